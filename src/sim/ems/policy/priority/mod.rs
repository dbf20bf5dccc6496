//! Priority of loading.

mod sacco;
mod slope;
mod start;

use crate::scenario::{PatientPriority, Severity};
use crate::sim::physiology::{LogLogistic, MILLS, survival_after};
use crate::units::Span;

/// Patients who are alike to a rule: the first of them stands for all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    pub tag: Severity,
    /// RPM score when hurt.
    pub score: u8,
    /// Minutes since the injury.
    pub minutes: f64,
}

/// How EMS believes that survival falls.
#[derive(Clone, Copy, Debug)]
pub enum Belief {
    /// Scores typical of the two classes, by the table that patients follow [Sacco05].
    Table,
    /// Log-logistic curves for Immediate and Delayed [Mills13].
    Curves(LogLogistic, LogLogistic),
}

impl Belief {
    /// The published pair of that number (1 to 5), or the table.
    pub fn of(curves: Option<u8>) -> Belief {
        match curves.and_then(|n| MILLS.get(usize::from(n).wrapping_sub(1))) {
            Some((immediate, delayed)) => Belief::Curves(*immediate, *delayed),
            None => Belief::Table,
        }
    }

    /// Survival that a patient of the class loses per minute of waiting.
    fn loss(self, tag: Severity, minutes: f64) -> f64 {
        // Middle of what triage puts into each class [A].
        let (typical, immediate) = if tag == Severity::Immediate { (8, true) } else { (11, false) };
        match self {
            Belief::Table => half_hour_loss(typical, minutes) / 30.0,
            Belief::Curves(first, second) => if immediate { first } else { second }.loss(minutes),
        }
    }
}

/// Survival lost by waiting from `minutes` after the injury until half an hour later.
fn half_hour_loss(score: u8, minutes: f64) -> f64 {
    let at = |m: f64| survival_after(score, Span::from_mins(m));
    at(minutes) - at(minutes + 30.0)
}

impl PatientPriority {
    /// The position of the group whose first patient goes next.
    pub fn next(self, groups: &[Group], belief: Belief) -> Option<usize> {
        match self {
            PatientPriority::Start => start::next(groups),
            PatientPriority::ResourceAware => slope::next(groups, belief),
            PatientPriority::Sacco => sacco::next(groups),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(tag: Severity, score: u8, minutes: f64) -> Group {
        Group { tag, score, minutes }
    }

    #[test]
    fn strict_order_takes_the_red_and_the_slope_rule_changes_sides() {
        let both = |m| [group(Severity::Delayed, 11, m), group(Severity::Immediate, 8, m)];
        let balanced = Belief::of(Some(3));
        for minutes in [5.0, 34.0, 36.0, 200.0] {
            assert_eq!(PatientPriority::Start.next(&both(minutes), balanced), Some(1));
        }
        // The curves of the balanced pair cross at 35 min [medicine A2].
        assert_eq!(PatientPriority::ResourceAware.next(&both(34.0), balanced), Some(1));
        assert_eq!(PatientPriority::ResourceAware.next(&both(36.0), balanced), Some(0));
        assert_eq!(PatientPriority::ResourceAware.next(&[], balanced), None);
    }

    #[test]
    fn sacco_takes_the_greatest_loss_and_not_the_lowest_score() {
        // A score of 6 loses 0.28 in the first half hour, one of 2 loses 0.10, one of 12 nothing.
        let groups =
            [group(Severity::Expectant, 2, 0.0), group(Severity::Immediate, 6, 0.0), group(Severity::Delayed, 12, 0.0)];
        assert_eq!(PatientPriority::Sacco.next(&groups, Belief::Table), Some(1));
        // Nobody loses anything: strict order.
        let calm = [group(Severity::Delayed, 12, 0.0), group(Severity::Immediate, 9, 0.0)];
        assert_eq!(PatientPriority::Sacco.next(&calm, Belief::Table), Some(1));
    }
}
