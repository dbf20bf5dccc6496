//! S6: the load at which a trauma center's level of care drops.

use super::judge::{Bar, Claim};
use super::{Bench, Row, Values};
use crate::scenario::{Scenario, Severity, Wave};
use crate::sim::{Coalition, Decision, Surge};
use crate::units::{Dice, PlaceId, SimTime, Span, Stream, Subject};
use std::sync::Arc;

/// Critical arrivals an hour.
const LOADS: usize = 15;
/// The disaster plan has opened by then; arrivals last three hours.
const FROM: Span = Span::mins(90);
const LASTS: Span = Span::hours(3);
/// Below this the level of care has left its plateau.
const KNEE: f64 = 0.9;
/// Runs averaged into one load curve: a run of three hours at one patient an hour has little information.
const BLOCK: usize = 20;
/// Allowed rise of the mean over all 200 runs from one load to the next: a third of a hundredth.
const NOISE: f64 = 0.0033;

/// Full activation or not; overtriaged patients for each critical one (50% and 75% of all who arrive as critical).
const CONDITIONS: [(bool, f64); 4] = [(false, 0.0), (true, 0.0), (false, 1.0), (false, 3.0)];

pub fn row() -> Row {
    let median = |observed| Bar::Median { observed, share: 0.15 };
    Row {
        id: "S6",
        name: "Trauma surge as a rate",
        kind: "backcast of a model",
        source: "Hirshberg05",
        scenarios: &["s06-trauma-surge"],
        model: "trauma teams shared by all patients in resuscitation (`sim/facility/trauma.rs`). The number of \
                teams of a level I center is calibrated on the first line alone; the other three are predictions: \
                surge adds half as many bays, and a team needs 10 min to identify a patient who is not critical",
        claims: vec![
            Claim::new("immediate assets (calibrated)", " /h", median(4.6)),
            Claim::new("full activation", " /h", median(7.1)),
            Claim::new("50 % overtriage", " /h", median(3.8)),
            Claim::new("75 % overtriage", " /h", median(2.7)),
            Claim::new("the four loads keep this order", "", Bar::Pattern),
            Claim::new("the curve declines throughout, steepest in the middle part", "", Bar::OfTheMean),
        ],
        note: "The 4.2 teams follow from the closed form of a stationary stream at 4.6 per hour; they were not \
               refitted to the simulated three hours. The 10 min for a patient who is not critical are our \
               assumption; with 5 min the last two lines rise by 10 to 20 %, with 15 min they drop by as much. The \
               target’s curve shows mean levels of care, so the rule applies to the mean over all runs (decision \
               11).",
        play: curves,
        fold: Some(knees),
    }
}

/// The mean level of care at each load, one condition after the other.
fn curves(bench: &Bench, seed: u64) -> Values {
    let each = |condition| (1..=LOADS).map(move |load| (condition, load));
    CONDITIONS.into_iter().flat_map(each).map(|(condition, load)| level_of_care(bench, seed, condition, load)).collect()
}

fn level_of_care(bench: &Bench, seed: u64, (activated, over): (bool, f64), load: usize) -> Option<f64> {
    let mut scenario = Scenario::clone(&bench.scenarios[0]);
    let usual = scenario.waves[0].clone();
    let luck = |which: u64| Dice(seed).stream(Subject::Test, 60 + which, load as u64);
    scenario.waves = stream(&usual, luck(0), load as f64, [1, 0, 0, 0, 0]);
    if over > 0.0 {
        scenario.waves.extend(stream(&usual, luck(1), over * load as f64, [0, 1, 0, 0, 0]));
    }
    let mut world = Coalition::at_startex(Arc::new(scenario), bench.maps[0].clone(), seed);
    if activated {
        let at = PlaceId::at(0);
        let plan = [
            Decision::DeclareCrisisStandards,
            Decision::ActivateCommandCenter { at },
            Decision::OpenSurge { at, level: Surge::Crisis },
        ];
        for order in plan {
            world.check(&order).expect("a plan can be activated");
            world.decide(&order);
        }
    }
    world.advance(SimTime::START + FROM + LASTS + Span::hours(2));
    let critical =
        world.truth().patients.iter().filter(|p| p.severity == Severity::Immediate && p.care_began.is_some());
    let levels: Vec<f64> = critical.map(|p| f64::from(p.care_level_pct) / 100.0).collect();
    (!levels.is_empty()).then(|| levels.iter().sum::<f64>() / levels.len() as f64)
}

/// Single patients like those of `usual`, injured at random moments at this rate an hour.
fn stream(usual: &Wave, mut s: Stream, rate: f64, counts: [u32; 5]) -> Vec<Wave> {
    let mut at = SimTime::START + FROM;
    let mut waves = Vec::new();
    loop {
        at += Span::from_mins(s.exponential(60.0 / rate));
        if at > SimTime::START + FROM + LASTS {
            return waves;
        }
        waves.push(Wave { at, counts, ..usual.clone() });
    }
}

/// Blocks of runs to the load at each condition's knee, and whether order and shape are right.
fn knees(runs: &[Values]) -> Vec<Values> {
    let whole = is_sigmoid(&mean_curve(runs, 0), NOISE);
    let once = |first: bool| first.then(|| f64::from(u8::from(whole)));
    runs.chunks(BLOCK)
        .enumerate()
        .map(|(n, block)| {
            let knees: Vec<Option<f64>> = (0..CONDITIONS.len()).map(|c| knee(&mean_curve(block, c))).collect();
            let [a, b, c, d] = [0, 1, 2, 3].map(|i| knees[i].unwrap_or(f64::INFINITY));
            let truth = |b: bool| Some(f64::from(u8::from(b)));
            let mut values = knees;
            values.push(truth(b > a && a > c && c > d));
            values.push(once(n == 0));
            values
        })
        .collect()
}

/// The mean level of care at each load of a condition.
fn mean_curve(runs: &[Values], condition: usize) -> Vec<f64> {
    let mean = |k: usize| {
        let seen: Vec<f64> = runs.iter().filter_map(|run| run[k]).collect();
        seen.iter().sum::<f64>() / seen.len().max(1) as f64
    };
    (0..LOADS).map(|l| mean(condition * LOADS + l)).collect()
}

/// The load at which the curve crosses the knee, interpolated linearly between two loads.
fn knee(curve: &[f64]) -> Option<f64> {
    let after = curve.iter().position(|v| *v < KNEE)?;
    let (low, high) = (if after == 0 { 1.0 } else { curve[after - 1] }, curve[after]);
    Some(after as f64 + (low - KNEE) / (low - high))
}

fn is_sigmoid(curve: &[f64], noise: f64) -> bool {
    let falls: Vec<f64> = curve.windows(2).map(|w| w[0] - w[1]).collect();
    let steepest = (0..falls.len()).max_by(|a, b| falls[*a].total_cmp(&falls[*b])).unwrap_or(0);
    falls.iter().all(|f| *f > -noise) && steepest > 0 && steepest + 1 < falls.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_curve_that_falls_slowly_then_fast_then_slowly_has_the_shape_of_an_s() {
        let s: Vec<f64> = (0..15).map(|l| 1.0 / (1.0 + libm::exp(f64::from(l) - 7.0))).collect();
        let straight: Vec<f64> = (0..15).map(|l| 1.0 - f64::from(l * l) / 400.0).collect();
        let mut bumpy = s.clone();
        bumpy[9] = bumpy[8] + 0.005;
        assert!(is_sigmoid(&s, NOISE));
        assert!(!is_sigmoid(&straight, NOISE), "steepest at its end");
        assert!(!is_sigmoid(&bumpy, NOISE), "rises");
    }
}
