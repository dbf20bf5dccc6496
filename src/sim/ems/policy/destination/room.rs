//! The nearest with room, as believed.

use super::Candidate;
use crate::units::PlaceId;

pub(super) fn pick(options: &[Candidate]) -> Option<PlaceId> {
    options.iter().min_by_key(|o| (o.room <= 0, o.drive, o.at)).map(|o| o.at)
}
