//! S13(b) and (c): whether overtriage kills critical patients, with scarce and with ample resources.

use super::judge::{Bar, Claim};
use super::{Bench, Row, Values};
use crate::drill::Bots;
use crate::forecast::Runner;
use crate::scenario::{Scenario, Severity};
use crate::sim::Patient;
use std::sync::Arc;

/// Percent of the 160 delayed tagged immediate beside the 40 immediates; and the noncritical share of those transported
/// as critical.
const SWEEP: [(u8, f64); 5] = [(0, 0.0), (6, 0.20), (17, 0.40), (38, 0.60), (100, 0.80)];

/// “About zero”, fixed before the first run: five deaths in a hundred critical over the whole range of overtriage.
const FLAT: f64 = 0.05;

pub fn row() -> Row {
    Row {
        id: "S13bc",
        name: "Overtriage against critical mortality, two regimes",
        kind: "pattern",
        source: "Frykberg88; the counter-example of London 2005, Aylwin06",
        scenarios: &["s13b-one-hospital", "s13c-rich-city"],
        model: "one hospital, or a city with six level I centers; the same 40 critical and 160 other casualties; \
                overtriage at 0, 20, 40, 60, and 80 % with common random numbers; bots in every seat",
        claims: vec![
            Claim::new("one hospital: critical mortality rises with overtriage", "", Bar::Pattern),
            Claim::new("rich city: slope (mortality over overtriage)", "", Bar::Band { low: -FLAT, high: FLAT }),
            Claim::new("smaller slope in the rich city", "", Bar::Pattern),
        ],
        note: "Overtriage acts through loading order, resuscitation bays, and shared trauma teams. Doubled odds of \
               death (Kadri21, from COVID) bound the cost of a missing part of a team.",
        play: sweep,
        fold: None,
    }
}

fn sweep(bench: &Bench, seed: u64) -> Values {
    let [poor, rich] = [0, 1].map(|which| slope(bench, which, seed));
    let truth = |b: bool| Some(f64::from(u8::from(b)));
    vec![truth(poor > 0.0), Some(rich), truth(rich < poor)]
}

/// Least squares of critical mortality on the overtriaged share.
fn slope(bench: &Bench, which: usize, seed: u64) -> f64 {
    let points: Vec<(f64, f64)> = SWEEP
        .into_iter()
        .map(|(pct, overtriage)| {
            let mut scenario = Scenario::clone(&bench.scenarios[which]);
            scenario.triage_errors.over_pct = Some(pct);
            let mut runner = Runner::new(Arc::new(scenario), bench.maps[which].clone(), Bots::Everywhere);
            (overtriage, runner.play(seed, |drill| critical_mortality(&drill.coalition().truth().patients)))
        })
        .collect();
    let n = points.len() as f64;
    let (mx, my) = (points.iter().map(|p| p.0).sum::<f64>() / n, points.iter().map(|p| p.1).sum::<f64>() / n);
    let covered: f64 = points.iter().map(|(x, y)| (x - mx) * (y - my)).sum();
    covered / points.iter().map(|(x, _)| (x - mx) * (x - mx)).sum::<f64>()
}

fn critical_mortality(patients: &[Patient]) -> f64 {
    let critical = patients.iter().filter(|p| p.severity == Severity::Immediate);
    let (dead, all) = critical.fold((0, 0), |(d, n), p| (d + u32::from(p.doomed || !p.alive()), n + 1));
    f64::from(dead) / f64::from(all.max(1))
}
