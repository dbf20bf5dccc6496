//! S2 and S3: survival tables and curves as evaluated by the model.

use super::Check;
use crate::sim::physiology::{MILLS, slope_crossing, survival_after};
use crate::units::Span;

/// Sum of survival over one patient of each RPM 0..12, by minutes without care [computed from Sacco05's tables].
const ONE_OF_EACH: [f64; 13] =
    [7.371, 6.235, 5.607, 5.129, 4.621, 4.174, 3.703, 3.326, 3.055, 2.758, 2.577, 2.340, 2.200];

/// Ten each of RPM 4, 6, 8 and 10.
const TEN_EACH: [(i64, f64); 8] =
    [(0, 27.6), (30, 22.8), (60, 19.69), (90, 17.32), (120, 14.71), (180, 10.84), (240, 8.23), (360, 5.06)];

/// Minutes of the tabulated points.
const AT: [f64; 6] = [0.0, 30.0, 60.0, 90.0, 120.0, 180.0];

/// (Immediate, Delayed) at those minutes, by scenario [computed from Mills13's formula, table B2].
const CURVES: [([f64; 6], [f64; 6]); 5] = [
    ([0.090, 0.032, 0.020, 0.014, 0.011, 0.008], [0.570, 0.461, 0.290, 0.178, 0.115, 0.057]),
    ([0.150, 0.071, 0.039, 0.025, 0.018, 0.011], [0.650, 0.586, 0.443, 0.309, 0.215, 0.113]),
    ([0.240, 0.154, 0.101, 0.072, 0.055, 0.036], [0.760, 0.733, 0.653, 0.545, 0.437, 0.273]),
    ([0.400, 0.292, 0.198, 0.140, 0.104, 0.065], [0.770, 0.748, 0.673, 0.565, 0.452, 0.277]),
    ([0.560, 0.477, 0.369, 0.282, 0.220, 0.142], [0.810, 0.796, 0.740, 0.648, 0.540, 0.348]),
];

const CROSSINGS: [f64; 5] = [8.5, 18.5, 35.0, 51.5, 71.5];

pub fn checks() -> Vec<Check> {
    let mut checks = Vec::new();
    for (i, expected) in ONE_OF_EACH.into_iter().enumerate() {
        let minutes = 30 * i as i64;
        let sum = (0..=12).map(|rpm| survival_after(rpm, Span::mins(minutes))).sum();
        checks.push(Check::new(format!("S2 one of each RPM, {minutes} min"), "Sacco05", expected, sum, 0.005));
    }
    for (minutes, expected) in TEN_EACH {
        let sum = [4, 6, 8, 10].iter().map(|rpm| 10.0 * survival_after(*rpm, Span::mins(minutes))).sum();
        checks.push(Check::new(format!("S2 ten of RPM 4 6 8 10, {minutes} min"), "Sacco05", expected, sum, 0.005));
    }
    for (n, ((immediate, delayed), (i_expected, d_expected))) in MILLS.into_iter().zip(CURVES).enumerate() {
        for (k, at) in AT.into_iter().enumerate() {
            let id = |class| format!("S3 scenario {} {class}, {at} min", n + 1);
            checks.push(Check::new(id("immediate"), "Mills13", i_expected[k], immediate.survival(at), 0.001));
            checks.push(Check::new(id("delayed"), "Mills13", d_expected[k], delayed.survival(at), 0.001));
        }
        let crossing = slope_crossing(immediate, delayed);
        checks.push(Check::new(
            format!("S3 scenario {} slope crossing", n + 1),
            "Mills13",
            CROSSINGS[n],
            crossing,
            1.0,
        ));
    }
    checks
}
