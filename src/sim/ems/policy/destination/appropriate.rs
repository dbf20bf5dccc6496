//! The nearest hospital with the capability that the patient needs, whatever its free beds.

use super::{Candidate, nearest};
use crate::scenario::Severity;
use crate::units::PlaceId;

pub(super) fn pick(options: &[Candidate], tag: Severity) -> Option<PlaceId> {
    let fit = options.iter().find(|o| o.fits && tag == Severity::Immediate);
    fit.map(|o| o.at).or_else(|| nearest::pick(options))
}
