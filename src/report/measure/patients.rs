//! Waits, deaths and transport.

use super::{Family, Formula, Item, Log, Mark, Measure};
use crate::scenario::Severity;
use crate::sim::Fact;

pub(super) fn measures(log: &Log) -> Vec<Measure> {
    let m = |key, formula, num, den| Measure::new(Family::Patients, key, formula, num, den);
    let waves = log
        .waves
        .iter()
        .map(|(mark, site, n)| Item::of(&log.drill.scenario.sites[site].name, i64::from(*n), vec![mark.entry]));
    let hurt: Vec<Item> = waves.collect();
    let arrived = some(log, |c| c.arrived);
    let by_ems = items(log, |_, c| c.arrived.filter(|_| c.by_ems).map(|m| (1, vec![m.entry])));
    let died = some(log, |c| c.died);
    let preventable = some(log, |c| c.died.filter(|_| c.preventable));
    let ride = items(log, |_, c| {
        let (left, there) = (c.left_scene?, c.arrived.filter(|_| c.by_ems)?);
        Some((there.secs() - left.secs(), vec![left.entry, there.entry]))
    });
    let mut all = vec![
        m("hurt", Formula::Count, hurt.clone(), Vec::new()),
        m("arrived", Formula::Share, arrived.clone(), hurt.clone()),
        m("arrived-by-ems", Formula::Share, by_ems, arrived),
        m("died", Formula::Share, died.clone(), hurt),
        m("died-preventable", Formula::Share, preventable, died),
        m("ride-median", Formula::Median, ride.clone(), ride),
    ];
    for (severity, treated, median, p90) in [
        (Severity::Immediate, "treated-immediate", "wait-immediate-median", "wait-immediate-p90"),
        (Severity::Delayed, "treated-delayed", "wait-delayed-median", "wait-delayed-p90"),
        (Severity::Minimal, "treated-minimal", "wait-minimal-median", "wait-minimal-p90"),
    ] {
        let of = |p: &crate::sim::Patient| p.severity == severity;
        let everybody = items(log, |p, c| of(p).then(|| (1, c.hurt.iter().map(|m| m.entry).collect())));
        let waits = waits(log, of);
        let begun = waits.iter().map(|i| Item { amount: 1, ..i.clone() }).collect();
        all.push(m(treated, Formula::Share, begun, everybody.clone()));
        all.push(m(median, Formula::Median, waits.clone(), everybody.clone()));
        all.push(m(p90, Formula::P90, waits, everybody));
    }
    all.extend(sites(log));
    all
}

/// Since the first call: first unit on scene, triage finished, last patient departed.
fn sites(log: &Log) -> Vec<Measure> {
    let called = log.facts(|f| if let Fact::CallReceived { site } = f { Some(*site) } else { None });
    let mut all = Vec::new();
    for (call, site) in called {
        let place = &log.drill.scenario.sites[site];
        let one = vec![Item::one(&place.name, vec![call.entry])];
        let first = |wanted: &dyn Fn(&Fact) -> bool| log.facts(|f| wanted(f).then_some(())).first().map(|(m, ())| *m);
        let since = |mark: Option<Mark>| -> Vec<Item> {
            let of = |m: Mark| Item::of(&place.name, m.secs() - call.secs(), vec![call.entry, m.entry]);
            mark.map(of).into_iter().collect()
        };
        let unit = first(&|f| matches!(f, Fact::UnitArrived { site: s, .. } if *s == site));
        let triage = first(&|f| matches!(f, Fact::TriageFinished { site: s } if *s == site));
        let cleared = first(&|f| matches!(f, Fact::SceneCleared { site: s } if *s == site));
        for (key, mark) in [("first-unit", unit), ("triage-finished", triage), ("scene-cleared", cleared)] {
            let formula = Formula::Latest { cap_s: None };
            let measure = Measure::new(Family::Patients, key, formula, since(mark), one.clone());
            all.push(measure.about(&place.id, &place.name));
        }
    }
    all
}

/// Seconds from injury to definitive care.
pub(super) fn waits(log: &Log, of: impl Fn(&crate::sim::Patient) -> bool) -> Vec<Item> {
    items(log, |p, c| {
        let began = c.definitive.filter(|_| of(p))?;
        let hurt = c.hurt?;
        Some((began.secs() - hurt.secs(), vec![hurt.entry, began.entry]))
    })
}

fn some(log: &Log, mark: impl Fn(&super::Course) -> Option<Mark>) -> Vec<Item> {
    items(log, |_, c| mark(c).map(|m| (1, vec![m.entry])))
}

/// One item for each patient with an amount from `make`.
pub(super) fn items(
    log: &Log,
    make: impl Fn(&crate::sim::Patient, &super::Course) -> Option<(i64, Vec<u64>)>,
) -> Vec<Item> {
    let item = |(n, p, c): (usize, &crate::sim::Patient, &super::Course)| {
        make(p, c).map(|(amount, entries)| Item::of(format!("#{n}"), amount, entries))
    };
    log.people().filter_map(item).collect()
}
