//! Choice of the receiving hospital.

mod appropriate;
mod balanced;
mod nearest;
mod room;
mod specialty;

use crate::scenario::{Destination, Severity};
use crate::units::{PlaceId, Span};

/// A hospital as EMS command sees it: what it last reported, and what was sent there since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub at: PlaceId,
    pub drive: Span,
    /// Treatment places believed free, less what was sent since the report.
    pub room: i64,
    /// Sent since the report.
    pub sent: i64,
    /// It has what this patient needs most: trauma, burn or children's care.
    pub fits: bool,
    /// Minutes of driving by which a lesser center is the worse choice.
    pub detour: Span,
}

impl Destination {
    /// One of the candidates, which stand nearest first.
    pub fn pick(self, options: &[Candidate], tag: Severity) -> Option<PlaceId> {
        match self {
            Destination::Nearest => nearest::pick(options),
            Destination::ClosestAppropriate => appropriate::pick(options, tag),
            Destination::NearestWithRoom => room::pick(options),
            Destination::LoadBalanced => balanced::pick(options),
            Destination::Specialty => specialty::pick(options, tag),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_takes_another_hospital() {
        let option = |n, drive, room, fits| Candidate {
            at: PlaceId(n),
            drive: Span::mins(drive),
            room,
            sent: 0,
            fits,
            detour: Span::ZERO,
        };
        let all = [option(0, 4, 0, false), option(1, 6, 2, false), option(2, 9, 12, false), option(3, 15, 1, true)];
        let pick = |rule: Destination, tag| rule.pick(&all, tag).map(|p| p.0);
        assert_eq!(pick(Destination::Nearest, Severity::Immediate), Some(0));
        assert_eq!(pick(Destination::NearestWithRoom, Severity::Immediate), Some(1));
        assert_eq!(pick(Destination::LoadBalanced, Severity::Immediate), Some(2));
        assert_eq!(pick(Destination::ClosestAppropriate, Severity::Immediate), Some(3));
        assert_eq!(pick(Destination::ClosestAppropriate, Severity::Delayed), Some(0));
        assert_eq!(pick(Destination::Specialty, Severity::Immediate), Some(3));
        assert_eq!(pick(Destination::Specialty, Severity::Delayed), Some(2));
    }
}
