//! S5: the noise of field triage.

use super::Check;
use crate::scenario::Severity;
use crate::sim::{Accuracy, TriageSystem, tag};
use crate::units::{Dice, Subject};

const CASUALTIES: u32 = 10_000;
const REPLICATIONS: u64 = 20;

/// 20 % red, 30 % yellow, 45 % green, 5 % black.
const MIX: [(Severity, u32); 4] =
    [(Severity::Immediate, 20), (Severity::Delayed, 30), (Severity::Minimal, 45), (Severity::Dead, 5)];

/// Shares (correct, over, under) among all casualties.
fn shares(accuracy: Accuracy, replication: u64) -> [f64; 3] {
    let mut s = Dice(5).stream(Subject::Test, 5, replication);
    let mut counts = [0u32; 3];
    for (truth, share) in MIX {
        for _ in 0..CASUALTIES * share / 100 {
            let given = tag(truth, accuracy, &mut s);
            // The order of the severities is the order of urgency.
            counts[if given == truth { 0 } else { 1 + usize::from(given > truth) }] += 1;
        }
    }
    counts.map(|n| f64::from(n) / f64::from(CASUALTIES))
}

pub fn checks() -> Vec<Check> {
    let start = shares(Accuracy::of(TriageSystem::Start), 0);
    let names = ["correct", "over-triage", "under-triage"];
    let mut checks: Vec<Check> = names
        .into_iter()
        .zip([0.753, 0.144, 0.103])
        .zip(start)
        .map(|((name, expected), measured)| {
            Check::new(format!("S5 START {name}"), "METASTART", expected, measured, 0.015)
        })
        .collect();
    let salt = shares(Accuracy::of(TriageSystem::Salt), 0);
    checks.push(Check::new("S5 SALT under-triage", "Silvestri17", 0.09, salt[2], 0.015));
    // START as the same study found it under-triages 20 %.
    let paper = Accuracy::of_all(0.144, 0.20);
    let lower = |r| shares(Accuracy::of(TriageSystem::Salt), r)[2] < shares(paper, r)[2];
    let always = (0..REPLICATIONS).all(lower);
    checks.push(Check::new(
        "S5 SALT below START in every replication",
        "Silvestri17",
        1.0,
        f64::from(u8::from(always)),
        0.0,
    ));
    checks
}
