//! S12: the week of a hurricane for dialysis patients, with and without early sessions. On the engine, with one order
//! and no other decisions.

use super::judge::{Bar, Claim};
use super::{Bench, Row, Values};
use crate::sim::{Cause, Coalition, Decision, Harm};
use crate::units::{Dice, SimTime, Span, Stream, Subject};

/// Sunday morning.
const ORDERED: Span = Span::mins(30);
/// In a usual week, as in other states in the week of the storm [Kelman15]: ED visits; admissions.
const USUAL: [f64; 2] = [0.026, 0.032];

pub fn row() -> Row {
    let near = |observed| Bar::Near { observed, share: 0.15 };
    Row {
        id: "S12",
        name: "Dialysis after a hurricane, and early sessions",
        kind: "backcast and pattern",
        source: "Kelman15, Lurie15",
        scenarios: &["s12-dialysis-2012"],
        model: "sessions by zone and center (A8): 60 % early, none in the wind, two of three elsewhere when the \
                own center has no power, 8 % to an ED (Murakami15); effect of a missed session from another storm \
                (Howard12, Anderson09); ordinary week from other states (Kelman15). One order: early dialysis",
        claims: vec![
            Claim::new("ED visit in the week", " %", near(4.1)),
            Claim::new("admitted in the week", " %", near(4.5)),
            Claim::new("more ED visits without early sessions", "", Bar::Pattern),
            Claim::new("odds of an ED visit, not early versus early", "", near(1.25)),
        ],
        note: "The effect of early sessions is not an input; it follows from the sessions. The levels miss. The \
               study does not give the number or duration of center closures; here a third of patients lose their \
               center for 4.5 days, as in Manhattan. Of those, 8 % visit an ED once, as surveyed in lower \
               Manhattan: 2.4 points of the first line, which would be 3.6 % without them. In the study, too, \
               visits that ended with dialysis were 0.9 points. Admissions are close; fuel and staff shortages are \
               not modeled. Earlier, the row was a separate calculation that read the survey’s 7.6 % in emergency \
               rooms as a share of those who missed a session, and was within its bands; the survey means 27 of \
               all 357.",
        play: week,
        fold: None,
    }
}

/// Dialysis patients; those with early sessions; those who visited an ED, and those admitted.
struct Counts {
    people: u32,
    early: u32,
    came: [u32; 2],
}

fn binomial(s: &mut Stream, n: u32, p: f64) -> u32 {
    (0..n).filter(|_| s.chance(p)).count() as u32
}

fn storm(bench: &Bench, seed: u64, early: bool) -> Counts {
    let scenario = bench.scenarios[0].clone();
    let people = scenario.community.people.iter().map(|p| p.dialysis).sum();
    let ends = scenario.ends();
    let mut world = Coalition::at_startex(scenario, bench.maps[0].clone(), seed);
    world.advance(SimTime::START + ORDERED);
    if early {
        world.check(&Decision::OrderEarlyDialysis).expect("there are centers");
        world.decide(&Decision::OrderEarlyDialysis);
    }
    world.advance(ends);
    let mut harmed = Harm::default();
    for harm in world.harm_by_cause().remove(&Cause::Dialysis).unwrap_or_default() {
        harmed.add(harm);
    }
    // The same usual week with and without.
    let mut usual = Dice(seed).stream(Subject::Test, 12, 0);
    let [visits, beds] = USUAL.map(|p| binomial(&mut usual, people, p));
    Counts { people, early: world.truth().relief.early_sessions, came: [harmed.ed + visits, harmed.admitted + beds] }
}

fn week(bench: &Bench, seed: u64) -> Values {
    let (with, without) = (storm(bench, seed, true), storm(bench, seed, false));
    let share = |n: f64| n / f64::from(with.people);
    let [ed, admitted] = with.came.map(|n| share(f64::from(n)));
    let nobody_early = share(f64::from(without.came[0]));
    // Patients without an early session have the visit rate of the run without early sessions; the remaining visits
    // belong to those with one.
    let early = share(f64::from(with.early));
    let if_early = (ed - (1.0 - early) * nobody_early) / early;
    let odds = |p: f64| p / (1.0 - p);
    let ratio = (if_early > 0.0).then(|| odds(nobody_early) / odds(if_early));
    vec![Some(100.0 * ed), Some(100.0 * admitted), Some(f64::from(u8::from(nobody_early > ed))), ratio]
}
