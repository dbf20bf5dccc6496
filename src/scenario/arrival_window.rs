//! Arrival window of requested resources.

use crate::units::{Span, Stream};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Arrival time after the request: uniform between the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrivalWindow {
    pub after: Span,
    /// Latest arrival, not before `after`; equal to it for an exact time.
    pub at_latest: Span,
}

impl ArrivalWindow {
    pub const fn sure(after: Span) -> ArrivalWindow {
        ArrivalWindow { after, at_latest: after }
    }

    /// Width of the window.
    pub fn slack(self) -> Span {
        self.at_latest - self.after
    }

    /// Time until the next check while `slack` remains; `None` on arrival. The arrival is drawn step by step, so that a
    /// forecast during the trip does not know it.
    pub fn next_check(slack: Span, s: &mut Stream) -> Option<Span> {
        let step = slack.min(ArrivalWindow::STEP);
        let comes = slack <= Span::ZERO || s.chance(step.0 as f64 / slack.0 as f64);
        (!comes).then_some(step)
    }

    const STEP: Span = Span::mins(5);
}

impl fmt::Display for ArrivalWindow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.after == self.at_latest {
            write!(f, "{}", self.after)
        } else {
            write!(f, "{} – {}", self.after, self.at_latest)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ArrivalWindow;
    use crate::units::{Dice, Span, Subject};

    #[test]
    fn help_comes_within_its_window_and_spreads_over_it() {
        let window = ArrivalWindow { after: Span::hours(4), at_latest: Span::hours(12) };
        let draw = |seed| {
            let (mut s, mut came, mut slack) = (Dice(seed).stream(Subject::Test, 0, 0), window.after, window.slack());
            while let Some(step) = ArrivalWindow::next_check(slack, &mut s) {
                (came, slack) = (came + step, slack - step);
            }
            came
        };
        let drawn: Vec<Span> = (0..1_000).map(draw).collect();
        assert!(drawn.iter().all(|d| (window.after..=window.at_latest).contains(d)));
        let early = drawn.iter().filter(|d| **d < Span::hours(8)).count();
        assert!((440..560).contains(&early), "{early} of 1000 in the first half");
        let sure = ArrivalWindow::sure(Span::mins(35));
        assert_eq!(ArrivalWindow::next_check(sure.slack(), &mut Dice(1).stream(Subject::Test, 0, 0)), None);
        assert_eq!(
            (sure.to_string(), window.to_string()),
            ("35 min".to_owned(), "4 h 00 min – 12 h 00 min".to_owned())
        );
    }
}
