//! Choice of the unit that answers.

mod cover;
mod nearest;

use crate::scenario::Dispatch;
use crate::units::{Span, UnitId};

/// An idle unit as dispatch sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ready {
    pub unit: UnitId,
    pub drive: Span,
    /// Other idle units of its base.
    pub base_keeps: usize,
}

impl Dispatch {
    pub fn pick(self, ready: &[Ready]) -> Option<UnitId> {
        match self {
            Dispatch::Nearest => nearest::pick(ready),
            Dispatch::NearestWithCover => cover::pick(ready),
        }
    }

    /// Do idle units move up to bases that are empty?
    pub fn moves_up(self) -> bool {
        self == Dispatch::NearestWithCover
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bases_last_unit_is_spared_if_another_is_hardly_farther() {
        let unit = |n, minutes, base_keeps| Ready { unit: UnitId(n), drive: Span::mins(minutes), base_keeps };
        let near_last = [unit(0, 5, 0), unit(1, 7, 2), unit(2, 20, 3)];
        assert_eq!(Dispatch::Nearest.pick(&near_last), Some(UnitId(0)));
        assert_eq!(Dispatch::NearestWithCover.pick(&near_last), Some(UnitId(1)));
        let far = [unit(0, 5, 0), unit(2, 20, 3)];
        assert_eq!(Dispatch::NearestWithCover.pick(&far), Some(UnitId(0)));
        assert_eq!(Dispatch::NearestWithCover.pick(&[]), None);
    }
}
