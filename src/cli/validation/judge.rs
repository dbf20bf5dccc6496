//! Acceptance rules for simulated numbers, from the validation targets, fixed before any run.

use serde::Serialize;

/// Rule for a number over all runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bar {
    /// Observed once: inside the simulated 90% interval, and the median is off by at most this share.
    Near { observed: f64, share: f64 },
    /// Observed once as a time or a time range: the interval reaches it, and the median is off by at most `minutes`.
    Moment { from: f64, until: f64, minutes: f64 },
    /// The published tolerance applies to the mean of a model: only the median counts.
    Median { observed: f64, share: f64 },
    /// A published range: it includes the median.
    Band { low: f64, high: f64 },
    /// A pattern: true (the value is 1) in at least 95% of the runs.
    Pattern,
    /// A pattern in the mean over all runs, evaluated once: true (the value is 1).
    OfTheMean,
}

/// One number of a row.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    pub what: &'static str,
    pub unit: &'static str,
    pub bar: Bar,
}

/// A claim with the results of the runs.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    pub what: String,
    pub expected: String,
    /// Runs with a value.
    pub n: usize,
    pub p05: f64,
    pub p50: f64,
    pub p95: f64,
    pub simulated: String,
    pub pass: bool,
}

/// Nearest rank, as everywhere in the program.
fn rank(sorted: &[f64], pct: usize) -> f64 {
    sorted.get((sorted.len() * pct).div_ceil(100).max(1) - 1).copied().unwrap_or(f64::NAN)
}

impl Bar {
    fn holds(self, p05: f64, p50: f64, p95: f64, mean: f64) -> bool {
        match self {
            Bar::Near { observed, share } => {
                p05 <= observed && observed <= p95 && (p50 - observed).abs() <= share * observed
            }
            Bar::Moment { from, until, minutes } => {
                p05 <= until && from <= p95 && p50 >= from - minutes && p50 <= until + minutes
            }
            Bar::Median { observed, share } => (p50 - observed).abs() <= share * observed,
            Bar::Band { low, high } => low <= p50 && p50 <= high,
            Bar::Pattern => mean >= 0.95,
            Bar::OfTheMean => mean == 1.0,
        }
    }

    fn words(self, unit: &str) -> String {
        match self {
            Bar::Near { observed, share } | Bar::Median { observed, share } => {
                format!("{observed}{unit} ± {:.0} %", share * 100.0)
            }
            Bar::Moment { from, until, minutes } if from == until => {
                format!("{from}{unit} ± {minutes}")
            }
            Bar::Moment { from, until, minutes } => {
                format!("{from}–{until}{unit} ± {minutes}")
            }
            Bar::Band { low, high } if high == f64::INFINITY => format!("at least {low}{unit}"),
            Bar::Band { low, high } => format!("{low}–{high}{unit}"),
            Bar::Pattern => "in ≥ 95 % of runs".to_owned(),
            Bar::OfTheMean => "the mean over all runs".to_owned(),
        }
    }
}

/// Significant digits by size of the number.
fn number(v: f64) -> String {
    match v.abs() {
        _ if v == v.trunc() => format!("{v:.0}"),
        100.0.. => format!("{v:.0}"),
        1.0.. => format!("{v:.1}"),
        _ => format!("{v:.3}"),
    }
}

impl Claim {
    pub const fn new(what: &'static str, unit: &'static str, bar: Bar) -> Claim {
        Claim { what, unit, bar }
    }

    pub fn judge(&self, values: impl Iterator<Item = Option<f64>>) -> Finding {
        let mut sample: Vec<f64> = values.flatten().collect();
        sample.sort_by(f64::total_cmp);
        let mean = sample.iter().sum::<f64>() / sample.len().max(1) as f64;
        let [p05, p50, p95] = [5, 50, 95].map(|pct| rank(&sample, pct));
        let simulated = match self.bar {
            Bar::Pattern => format!("{:.1} % of runs", mean * 100.0),
            Bar::OfTheMean => if mean == 1.0 { "yes" } else { "no" }.to_owned(),
            Bar::Near { .. } | Bar::Moment { .. } | Bar::Median { .. } | Bar::Band { .. } => {
                format!("{}{} ({} to {})", number(p50), self.unit, number(p05), number(p95))
            }
        };
        Finding {
            what: self.what.to_owned(),
            expected: self.bar.words(self.unit),
            n: sample.len(),
            p05,
            p50,
            p95,
            simulated,
            pass: !sample.is_empty() && self.bar.holds(p05, p50, p95, mean),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(bar: Bar, values: &[f64]) -> bool {
        Claim::new("", "", bar).judge(values.iter().map(|v| Some(*v))).pass
    }

    #[test]
    fn an_observation_outside_the_interval_fails_however_near_it_is() {
        let narrow: Vec<f64> = (0..100).map(|_| 11.0).collect();
        let wide: Vec<f64> = (0..100).map(f64::from).map(|v| v / 5.0).collect();
        let bar = Bar::Near { observed: 10.0, share: 0.2 };
        assert!(!judged(bar, &narrow) && judged(bar, &wide));
        assert!(judged(Bar::Median { observed: 10.0, share: 0.2 }, &narrow));
        assert!(!judged(Bar::Near { observed: 18.0, share: 0.2 }, &wide), "the median is too far away");
    }

    #[test]
    fn a_pattern_may_fail_in_one_run_of_twenty() {
        let with = |misses: usize| (0..100).map(|i| f64::from(u8::from(i >= misses))).collect::<Vec<_>>();
        assert!(judged(Bar::Pattern, &with(5)) && !judged(Bar::Pattern, &with(6)));
    }

    #[test]
    fn what_is_said_of_the_mean_holds_or_does_not() {
        assert!(judged(Bar::OfTheMean, &[1.0]) && !judged(Bar::OfTheMean, &[0.0]));
        assert!(!Claim::new("", "", Bar::OfTheMean).judge([None].into_iter()).pass);
    }

    #[test]
    fn nothing_measured_is_no_pass() {
        assert!(!Claim::new("", "", Bar::Pattern).judge([None, None].into_iter()).pass);
    }
}
