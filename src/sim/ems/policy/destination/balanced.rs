//! Spread by reported free beds, at most 20 minutes farther than the nearest [A].

use super::Candidate;
use crate::units::{PlaceId, Span};

pub(super) fn pick(options: &[Candidate]) -> Option<PlaceId> {
    let limit = options.first()?.drive + Span::mins(20);
    let near = options.iter().filter(|o| o.drive <= limit);
    near.min_by_key(|o| ((o.sent + 1) * 1000 / (o.room + o.sent).max(1), o.drive, o.at)).map(|o| o.at)
}
