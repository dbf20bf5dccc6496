//! Outcomes by population group: age, language, and home zone.

use super::patients::{items, waits};
use super::{Family, Formula, Log, Measure};
use crate::sim::{Age, Patient};

pub(super) fn measures(log: &Log) -> Vec<Measure> {
    let mut all = Vec::new();
    for (id, name, of) in groups(log) {
        let everybody = items(log, |p, c| of(p).then(|| (1, c.hurt.iter().map(|m| m.entry).collect())));
        if everybody.is_empty() {
            continue;
        }
        let died = items(log, |p, c| c.died.filter(|_| of(p)).map(|m| (1, vec![m.entry])));
        let waits = waits(log, &of);
        let m = |key, formula, num, den| Measure::new(Family::Equity, key, formula, num, den).about(&id, &name);
        all.push(m("group-died", Formula::Share, died, everybody.clone()));
        all.push(m("group-wait", Formula::Median, waits, everybody));
    }
    all
}

type Of<'a> = Box<dyn Fn(&Patient) -> bool + 'a>;

/// (id, name, members). Names of the fixed groups are keys of the report's words; a zone has its own name.
pub(super) fn groups<'a>(log: &Log<'a>) -> Vec<(String, String, Of<'a>)> {
    let age = |wanted: Age| Box::new(move |p: &Patient| p.age == wanted) as Of<'a>;
    let mut all: Vec<(String, String, Of<'a>)> = vec![
        ("children".into(), "@children".into(), age(Age::Child)),
        ("adults".into(), "@adults".into(), age(Age::Adult)),
        ("older-adults".into(), "@older-adults".into(), age(Age::Older)),
        ("limited-english".into(), "@limited-english".into(), Box::new(|p| p.limited_english)),
        ("english".into(), "@english".into(), Box::new(|p| !p.limited_english)),
    ];
    for (i, zone) in log.drill.scenario.zones.iter().enumerate() {
        let of = Box::new(move |p: &Patient| p.zone.is_some_and(|z| z.index() == i));
        all.push((format!("zone-{}", zone.id), zone.name.clone(), of));
    }
    all
}
