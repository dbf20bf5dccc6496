//! The shortest drive, but a unit that is not its base's last goes if it is at most three minutes farther [A].

use super::Ready;
use crate::units::{Span, UnitId};

const WORTH: Span = Span::mins(3);

pub(super) fn pick(ready: &[Ready]) -> Option<UnitId> {
    let nearest = ready.iter().map(|r| r.drive).min()?;
    let close = ready.iter().filter(|r| r.drive <= nearest + WORTH);
    close.min_by_key(|r| (r.base_keeps == 0, r.drive, r.unit)).map(|r| r.unit)
}
