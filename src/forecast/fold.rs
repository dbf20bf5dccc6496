//! Quantiles and means over runs: nearest rank over the full sorted sample, and exact whole-number sums.

use super::Outcome;
use serde::Serialize;
use std::collections::BTreeMap;

/// By name, alphabetical.
pub type Metrics = BTreeMap<String, Metric>;

/// Distribution of one number over the runs. Quantiles are values that occurred, never averages of two.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Metric {
    /// Number of runs with a value.
    pub n: u64,
    /// The exact sum divided once.
    pub mean: Option<f64>,
    pub p05: Option<i64>,
    pub p25: Option<i64>,
    pub p50: Option<i64>,
    pub p75: Option<i64>,
    pub p95: Option<i64>,
}

impl Metric {
    pub fn of(values: impl IntoIterator<Item = Option<i64>>) -> Metric {
        let mut sample: Vec<i64> = values.into_iter().flatten().collect();
        sample.sort_unstable();
        let n = sample.len();
        let rank = |pct: usize| sample.get((n * pct).div_ceil(100).max(1) - 1).copied();
        let sum: i128 = sample.iter().map(|v| i128::from(*v)).sum();
        Metric {
            n: n as u64,
            mean: (n > 0).then(|| sum as f64 / n as f64),
            p05: rank(5),
            p25: rank(25),
            p50: rank(50),
            p75: rank(75),
            p95: rank(95),
        }
    }
}

/// The distribution of every value present in any run.
pub fn fold(outcomes: &[Outcome]) -> Metrics {
    let names: std::collections::BTreeSet<&String> = outcomes.iter().flat_map(|o| o.values.keys()).collect();
    let of = |name: &String| Metric::of(outcomes.iter().map(|o| o.values.get(name).copied().flatten()));
    names.into_iter().map(|name| (name.clone(), of(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_values_that_occurred() {
        let m = Metric::of((1..=20).rev().map(Some));
        assert_eq!((m.n, m.mean), (20, Some(10.5)));
        assert_eq!([m.p05, m.p25, m.p50, m.p75, m.p95], [1, 5, 10, 15, 19].map(Some));
        let m = Metric::of([Some(7), None, Some(-1)]);
        assert_eq!((m.n, m.mean, m.p05, m.p50, m.p95), (2, Some(3.0), Some(-1), Some(-1), Some(7)));
    }

    #[test]
    fn nothing_measured_is_no_number() {
        let m = Metric::of([None, None]);
        assert_eq!((m.n, m.mean, m.p50), (0, None, None));
    }

    /// A floating sum of these would lose the small one, or not, depending on the order.
    #[test]
    fn sums_are_exact() {
        let big = 1i64 << 62;
        assert_eq!(Metric::of([Some(big), Some(4), Some(-big), Some(0)]).mean, Some(1.0));
        assert_eq!(Metric::of([Some(4), Some(big), Some(0), Some(-big)]).mean, Some(1.0));
    }
}
