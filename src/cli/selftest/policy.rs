//! S4: strict START against the resource-aware rule, both as implemented in the product, at one scene with few
//! ambulances [set-up: MillsDiss; curves: table B2].

use super::Check;
use crate::scenario::{PatientPriority, Severity};
use crate::sim::Agenda;
use crate::sim::physiology::{LogLogistic, MILLS};
use crate::sim::policy::{Belief, Group};
use crate::units::{Dice, SimTime, Span, Subject};

const RUNS: u64 = 200;
const EACH: usize = 50;
const FLEETS: [usize; 3] = [5, 10, 20];

/// Mean critical mortality (START, slope rule, best single switch) by scenario and fleet [own check run, medicine S4].
const EXPECTED: [[[f64; 3]; 3]; 5] = [
    [[0.988, 0.938, 0.925], [0.973, 0.895, 0.883], [0.944, 0.864, 0.855]],
    [[0.978, 0.908, 0.886], [0.946, 0.849, 0.825], [0.892, 0.801, 0.784]],
    [[0.940, 0.837, 0.802], [0.863, 0.754, 0.715], [0.763, 0.688, 0.665]],
    [[0.915, 0.833, 0.794], [0.824, 0.742, 0.697], [0.711, 0.664, 0.635]],
    [[0.856, 0.790, 0.751], [0.728, 0.673, 0.632], [0.589, 0.572, 0.547]],
];

/// One trip: loaded and delivered, in minutes from the incident.
type Trip = (f64, f64);

/// Ambulances reach the scene as a Poisson stream (mean gap 3 min) and then cycle (lognormal, mean 30, SD 12 min). One
/// patient per trip, so the trips do not depend on the patient.
fn trips(run: u64, fleet: usize) -> Vec<Trip> {
    let mut s = Dice(4).stream(Subject::Test, run, fleet as u64);
    let mut agenda = Agenda::default();
    let mut arrives = 0.0;
    for unit in 0..fleet {
        arrives += s.exponential(3.0);
        agenda.put(SimTime::START + Span::from_mins(arrives), unit);
    }
    let mut trips = Vec::with_capacity(2 * EACH);
    while trips.len() < 2 * EACH {
        let Some((at, unit)) = agenda.take_due(SimTime(i64::MAX)) else { break };
        let round = s.lognormal(30.0, 0.4);
        let loaded = (at - SimTime::START).as_mins();
        trips.push((loaded, loaded + round / 2.0));
        agenda.put(at + Span::from_mins(round), unit);
    }
    trips
}

/// Share of the critical who die if trip `n` takes an Immediate where `immediate(n, left)` is true.
fn mortality(
    trips: &[Trip],
    curves: (LogLogistic, LogLogistic),
    mut immediate: impl FnMut(usize, [usize; 2]) -> bool,
) -> f64 {
    let mut left = [EACH, EACH];
    let mut saved = 0.0;
    for (n, (_, delivered)) in trips.iter().enumerate() {
        let red = left[1] == 0 || (left[0] > 0 && immediate(n, left));
        left[usize::from(!red)] -= 1;
        saved += if red { curves.0 } else { curves.1 }.survival(*delivered);
    }
    1.0 - saved / (2 * EACH) as f64
}

/// The same by a priority policy of the product.
fn by_policy(policy: PatientPriority, trips: &[Trip], curves: (LogLogistic, LogLogistic)) -> f64 {
    let belief = Belief::Curves(curves.0, curves.1);
    mortality(trips, curves, |n, _| {
        let group = |tag, score| Group { tag, score, minutes: trips[n].0 };
        policy.next(&[group(Severity::Immediate, 8), group(Severity::Delayed, 11)], belief) == Some(0)
    })
}

/// (START, slope rule, best single switch) of one run.
fn outcomes(run: u64, fleet: usize, curves: (LogLogistic, LogLogistic)) -> [f64; 3] {
    let trips = trips(run, fleet);
    let start = by_policy(PatientPriority::Start, &trips, curves);
    let slope = by_policy(PatientPriority::ResourceAware, &trips, curves);
    // Immediates until `m` of them have left, then all Delayed, then the rest; `m` chosen with hindsight.
    let switch = |m: usize| mortality(&trips, curves, |_, left| EACH - left[0] < m);
    let best = (0..=EACH).map(switch).fold(f64::INFINITY, f64::min);
    [start, slope, best]
}

pub fn checks() -> Vec<Check> {
    const NAMES: [&str; 3] = ["START", "slope rule", "best switch"];
    const SOURCE: &str = "Mills13, MillsDiss";
    let mut checks = Vec::new();
    let mut worse = 0;
    let mut gaps = [[0.0; 3]; 5];
    for (scenario, curves) in MILLS.into_iter().enumerate() {
        for (k, fleet) in FLEETS.into_iter().enumerate() {
            let runs: Vec<[f64; 3]> = (0..RUNS).map(|run| outcomes(run, fleet, curves)).collect();
            worse += runs.iter().filter(|r| r[1] > r[0] + 1e-12).count();
            let mean = |i: usize| runs.iter().map(|r| r[i]).sum::<f64>() / RUNS as f64;
            gaps[scenario][k] = mean(0) - mean(1);
            for (i, name) in NAMES.into_iter().enumerate() {
                let id = format!("S4 scenario {} k={fleet} {name}", scenario + 1);
                checks.push(Check::new(id, SOURCE, EXPECTED[scenario][k][i], mean(i), 0.015));
            }
        }
    }
    checks.push(Check::new("S4 runs in which the slope rule is worse", SOURCE, 0.0, worse as f64, 0.0));
    let shrinks =
        (3..5).all(|s| (0..3).all(|k| gaps[s][k] < gaps[s - 1][k])) && (2..5).all(|s| gaps[s][2] < gaps[s][1]);
    checks.push(Check::new(
        "S4 the gap shrinks with hope and ambulances",
        SOURCE,
        1.0,
        f64::from(u8::from(shrinks)),
        0.0,
    ));
    checks
}
