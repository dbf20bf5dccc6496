//! Deterioration and survival: tables and formulas, without state.

use crate::units::Span;

/// Survival if definitive care begins now, by RPM score 0–12 [Sacco05, table B1].
pub const SURVIVAL: [f64; 13] = [0.052, 0.089, 0.15, 0.23, 0.35, 0.49, 0.63, 0.75, 0.84, 0.90, 0.94, 0.97, 0.98];

/// RPM score without care after 0, 30, 60 … 360 minutes, by starting score 0–12 [Sacco05, table B1: Delphi panel].
/// A score of 0 at the scene is valued 0.052 (the registry had survivors); reached by deterioration it is death.
pub const DETERIORATION: [[u8; 13]; 13] = [
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [4, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [5, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [6, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0],
    [7, 6, 5, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0],
    [8, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0, 0],
    [9, 9, 8, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0],
    [10, 10, 9, 9, 8, 8, 7, 6, 6, 5, 5, 4, 4],
    [11, 11, 11, 10, 10, 9, 8, 8, 7, 7, 6, 6, 5],
    [12, 12, 12, 11, 11, 10, 10, 10, 10, 9, 9, 8, 8],
];

/// The RPM score after `untreated` time without care, interpolated linearly between the table's columns. The table ends
/// after six hours; from there on a point is lost every hour [A].
pub fn score_after(start: u8, untreated: Span) -> f64 {
    let row = &DETERIORATION[usize::from(start.min(12))];
    let columns = (untreated.as_mins() / 30.0).max(0.0);
    let left = columns as usize;
    if left >= 12 {
        return (f64::from(row[12]) - (columns - 12.0) * 0.5).max(0.0);
    }
    let (a, b) = (f64::from(row[left]), f64::from(row[left + 1]));
    a + (b - a) * (columns - left as f64)
}

/// Survival if definitive care begins at `score`, interpolated linearly between whole scores.
pub fn survival_at(score: f64) -> f64 {
    let low = (score.clamp(0.0, 12.0)) as usize;
    if low >= 12 {
        return SURVIVAL[12];
    }
    let part = score.clamp(0.0, 12.0) - low as f64;
    SURVIVAL[low] + (SURVIVAL[low + 1] - SURVIVAL[low]) * part
}

/// Survival of a patient who started at `start` and waited `untreated` for definitive care.
pub fn survival_after(start: u8, untreated: Span) -> f64 {
    survival_at(score_after(start, untreated))
}

/// When an untreated patient's score reaches zero.
pub fn time_to_zero(start: u8) -> Span {
    let row = &DETERIORATION[usize::from(start.min(12))];
    match row.iter().position(|&s| s == 0) {
        Some(column) => Span::mins(30 * column as i64),
        None => Span::mins(360 + 60 * i64::from(row[12])),
    }
}

/// Scaled log-logistic survival by class [Mills13]: `f(t) = b0 / ((t / b1)^b2 + 1)`, `t` in minutes from the incident.
/// The parameters are unverified against the paper (table B2), so no screen shows them as a literature fact.
#[derive(Clone, Copy, Debug)]
pub struct LogLogistic {
    pub b0: f64,
    pub b1: f64,
    pub b2: f64,
}

/// (Immediate, Delayed) for the five published scenarios, from very pessimistic to very optimistic.
pub const MILLS: [(LogLogistic, LogLogistic); 5] = [
    (LogLogistic { b0: 0.09, b1: 17.0, b2: 1.01 }, LogLogistic { b0: 0.57, b1: 61.0, b2: 2.03 }),
    (LogLogistic { b0: 0.15, b1: 28.0, b2: 1.38 }, LogLogistic { b0: 0.65, b1: 86.0, b2: 2.11 }),
    (LogLogistic { b0: 0.24, b1: 47.0, b2: 1.30 }, LogLogistic { b0: 0.76, b1: 138.0, b2: 2.17 }),
    (LogLogistic { b0: 0.40, b1: 59.0, b2: 1.47 }, LogLogistic { b0: 0.77, b1: 140.0, b2: 2.29 }),
    (LogLogistic { b0: 0.56, b1: 91.0, b2: 1.58 }, LogLogistic { b0: 0.81, b1: 160.0, b2: 2.41 }),
];

impl LogLogistic {
    pub fn survival(self, minutes: f64) -> f64 {
        self.b0 / (libm::pow(minutes / self.b1, self.b2) + 1.0)
    }

    /// How fast survival falls, per minute.
    pub fn loss(self, minutes: f64) -> f64 {
        let r = minutes / self.b1;
        let d = libm::pow(r, self.b2) + 1.0;
        self.b0 * self.b2 / self.b1 * libm::pow(r, self.b2 - 1.0) / (d * d)
    }
}

/// The first minute after which a Delayed patient loses survival faster than an Immediate one.
pub fn slope_crossing(immediate: LogLogistic, delayed: LogLogistic) -> f64 {
    (1..40_000).map(|i| f64::from(i) * 0.01).find(|&t| delayed.loss(t) > immediate.loss(t)).unwrap_or(400.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_never_helps() {
        for start in 0..=12 {
            let mut last = f64::INFINITY;
            for minute in 0..1000 {
                let p = survival_after(start, Span::mins(minute));
                assert!(p <= last && (0.0..=1.0).contains(&p), "score {start} at {minute} min");
                last = p;
            }
        }
    }

    #[test]
    fn the_strongest_outlast_the_table() {
        assert_eq!(time_to_zero(4), Span::mins(90));
        assert_eq!(time_to_zero(9), Span::mins(330));
        assert_eq!(time_to_zero(12), Span::hours(14));
    }
}
