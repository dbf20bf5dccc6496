//! The shortest drive; ties by number.

use super::Ready;
use crate::units::UnitId;

pub(super) fn pick(ready: &[Ready]) -> Option<UnitId> {
    ready.iter().min_by_key(|r| (r.drive, r.unit)).map(|r| r.unit)
}
