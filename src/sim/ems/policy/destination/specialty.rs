//! Immediate patients to a place that has what they need; a level I center is worth ten minutes more on the road than a
//! level III [A]. The others are spread.

use super::{Candidate, balanced};
use crate::scenario::Severity;
use crate::units::PlaceId;

pub(super) fn pick(options: &[Candidate], tag: Severity) -> Option<PlaceId> {
    let fit = options.iter().filter(|o| o.fits && tag == Severity::Immediate);
    let best = fit.min_by_key(|o| (o.room <= 0, o.drive + o.detour, o.at));
    best.map(|o| o.at).or_else(|| balanced::pick(options))
}
