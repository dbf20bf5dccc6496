//! S10: evacuation by trips, and the steady census of a long epidemic.

use super::Check;
use crate::sim::Agenda;
use crate::units::{Dice, SimTime, Span, Subject};
use std::collections::BTreeMap;

/// (a) Minutes from the start of the first patient's loading to the end of the last: every vehicle takes one patient a
/// trip [AHRQevac: the clock's definition]. Run on the agenda, not computed.
fn evacuation(patients: usize, vehicles: usize) -> f64 {
    const LOAD: Span = Span::mins(20);
    const AWAY: Span = Span::mins(20 + 15 + 20);
    let mut agenda = Agenda::default();
    (0..vehicles).for_each(|v| agenda.put(SimTime::START, v));
    let mut last = SimTime::START;
    for _ in 0..patients {
        let Some((at, vehicle)) = agenda.take_due(SimTime(i64::MAX)) else { break };
        last = last.max(at + LOAD);
        agenda.put(at + LOAD + AWAY, vehicle);
    }
    (last - SimTime::START).as_mins()
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    Admission,
    Leaves { icu: bool, ventilated: bool },
}

/// (c) Mean census (ward, ICU, ventilators) over the second hundred days of 100 admissions a day: 15 % to the ICU for
/// 10 days, half of those ventilated, the others 5 days on the ward [EID09 ratios; Little's law gives the answer].
fn epidemic() -> [f64; 3] {
    const DAY: Span = Span::hours(24);
    let mut s = Dice(10).stream(Subject::Test, 10, 0);
    let mut agenda: Agenda<Due> = Agenda::default();
    agenda.put(SimTime::START, Due::Admission);
    let (from, until) = (SimTime::START + DAY * 100, SimTime::START + DAY * 1100);
    let mut census = [0i64; 3];
    let mut area: BTreeMap<usize, f64> = BTreeMap::new();
    let mut now = SimTime::START;
    while let Some((at, due)) = agenda.take_due(until) {
        if now >= from {
            for (k, n) in census.iter().enumerate() {
                *area.entry(k).or_default() += *n as f64 * (at - now).as_mins();
            }
        }
        now = at;
        let change = |census: &mut [i64; 3], icu: bool, ventilated: bool, by: i64| {
            census[usize::from(icu)] += by;
            census[2] += if ventilated { by } else { 0 };
        };
        match due {
            Due::Admission => {
                let (icu, ventilated) = (s.chance(0.15), s.chance(0.5));
                let ventilated = icu && ventilated;
                change(&mut census, icu, ventilated, 1);
                let stay = s.lognormal(if icu { 10.0 } else { 5.0 }, 0.5);
                agenda.put(now + DAY.scaled(stay), Due::Leaves { icu, ventilated });
                agenda.put(now + DAY.scaled(s.exponential(0.01)), Due::Admission);
            }
            Due::Leaves { icu, ventilated } => change(&mut census, icu, ventilated, -1),
        }
    }
    let minutes = (now - from).as_mins();
    [0, 1, 2].map(|k| area.get(&k).copied().unwrap_or(0.0) / minutes)
}

pub fn checks() -> Vec<Check> {
    let mut checks = Vec::new();
    for (vehicles, minutes) in [(20, 470.0), (40, 245.0)] {
        let id = format!("S10a 128 patients, {vehicles} vehicles, minutes");
        checks.push(Check::new(id, "AHRQevac", minutes, evacuation(128, vehicles), 1.0));
    }
    for ((name, expected), measured) in
        [("ward", 425.0), ("ICU", 150.0), ("ventilators", 75.0)].into_iter().zip(epidemic())
    {
        checks.push(Check::new(
            format!("S10c {name} census"),
            "EID09, Little's law",
            expected,
            measured,
            0.02 * expected,
        ));
    }
    checks
}
