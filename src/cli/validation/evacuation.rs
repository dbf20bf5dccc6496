//! S10(b): a tower without elevators is emptied: down the stairs one after the other, then away by ambulances that come in
//! batches and return. The federal model's trips [A7] with the vertical stage that it leaves out, on the product's agenda.

use super::judge::{Bar, Claim};
use super::{Bench, Row, Values};
use crate::sim::Agenda;
use crate::units::{Dice, SimTime, Span, Subject};

const PATIENTS: u32 = 300;
/// Lowest and highest floor.
const FLOORS: (u32, u32) = (9, 17);
/// Stairwells; a floor with somebody carried; distance between two teams on the stairs [A].
const STAIRWELLS: usize = 2;
const FLOOR_MIN: f64 = 1.0;
const GAP: Span = Span::mins(2);
/// “Dozens” of ambulances are taken as three: one from here, one from the neighbors, one from the state, each coming within
/// these minutes of the request [table B11, M/A].
const DOZEN: usize = 12;
const BATCHES: [(f64, f64); 3] = [(15.0, 45.0), (60.0, 180.0), (240.0, 720.0)];
/// Loading; the way there, unloading, the way back [the example of S10 (a)]; one patient each, cv of the trip [MillsDiss].
const LOAD: Span = Span::mins(20);
const AWAY_MIN: f64 = 20.0 + 15.0 + 20.0;
const CV: f64 = 0.4;

pub fn row() -> Row {
    Row {
        id: "S10b",
        name: "New York 2012: a tower without elevators is emptied",
        kind: "backcast",
        source: "press on NYU Langone; AHRQevac",
        scenarios: &[],
        model: "300 inpatients carried down 9 to 17 floors by two stairwells, then one to an ambulance; three dozen ambulances in \
                batches (B11); nobody is discharged at night. A calculation of its own, not yet the hospital of a drill",
        // About 13 to 15 h were observed; 20 % of the middle.
        claims: vec![Claim::new(
            "from the decision to the last patient loaded",
            " h",
            Bar::Moment { from: 13.0, until: 15.0, minutes: 2.8 },
        )],
        note: "The result rests on what “dozens of ambulances” means and on when they came, which no source gives: two dozen \
               from the beginning would need about as long, four dozen from the beginning two thirds of it.",
        play: emptied,
        fold: None,
    }
}

fn emptied(_: &Bench, seed: u64) -> Values {
    let mut s = Dice(seed).stream(Subject::Test, 10, 1);
    let mut vehicles: Agenda<()> = Agenda::default();
    for (from, until) in BATCHES {
        for _ in 0..DOZEN {
            vehicles.put(SimTime::START + Span::from_mins(from + (until - from) * s.unit()), ());
        }
    }
    let mut down: Vec<SimTime> = (0..PATIENTS)
        .map(|i| {
            let floors = f64::from(FLOORS.0 + s.below(FLOORS.1 - FLOORS.0 + 1));
            let enters = SimTime::START + GAP * i64::from(i / STAIRWELLS as u32);
            enters + Span::from_mins(FLOOR_MIN * floors)
        })
        .collect();
    down.sort();
    let mut last = SimTime::START;
    for at_door in down {
        let Some((free, ())) = vehicles.take_due(SimTime(i64::MAX)) else { break };
        let loaded = free.max(at_door) + LOAD;
        last = last.max(loaded);
        vehicles.put(loaded + Span::from_mins(s.lognormal(AWAY_MIN, CV)), ());
    }
    vec![Some((last - SimTime::START).as_mins() / 60.0)]
}
