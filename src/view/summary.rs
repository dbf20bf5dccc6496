//! Content of the end screen.

use super::{ObjectiveLine, Summary};
use crate::drill::{Drill, Phase, What};
use crate::scenario::{PlaceKind, Severity};
use crate::sim::Counts;
use crate::tr;
use crate::units::{ObjectiveId, SimTime, Span};
use crate::words;

pub(super) fn summary(drill: &Drill) -> Option<Summary> {
    (drill.phase() == Phase::HotWash).then(|| of(drill))
}

pub(super) fn of(drill: &Drill) -> Summary {
    let decided = |accepted: bool| {
        let decides = |w: &What| if accepted { w.decision().is_some() } else { w.refused_decision().is_some() };
        drill.entries().iter().filter(|e| decides(&e.what)).count() as u32
    };
    // Planned injects only: ad hoc ones are in the MSEL as executed.
    let planned = drill.scenario.injects.len();
    Summary {
        headline: headline(drill),
        objectives: objectives(drill),
        facilities: facilities(drill),
        facility_columns: columns().map(str::to_owned).to_vec(),
        decisions_accepted: decided(true),
        decisions_refused: decided(false),
        injects_fired: drill.exercise().rows.iter().take(planned).filter(|r| r.fired.is_some()).count() as u32,
        injects_planned: planned as u32,
    }
}

fn columns() -> [&'static str; 8] {
    [
        tr!("place-hospital"),
        tr!("end-col-arrivals"),
        tr!("end-col-ems"),
        tr!("end-col-admitted"),
        tr!("end-col-icu"),
        tr!("end-col-operated"),
        tr!("end-col-died"),
        tr!("end-col-first"),
    ]
}

pub(super) fn headline(drill: &Drill) -> Vec<String> {
    let world = drill.coalition();
    let c: Counts = world.counts_of_patients();
    let at_the_door = world.waiting_at_a_door();
    let not_yet = c.waiting - at_the_door;
    let treated_there = world.treated_at_scene();
    let mut lines = vec![tr!(
        "end-total",
        n = c.total,
        ems = c.ems_transported.saturating_sub(world.under_way()),
        own = c.self_presented.saturating_sub(world.on_foot())
    )];
    if treated_there > 0 {
        lines.push(tr!("end-treated", n = treated_there));
    }
    if c.waiting > 0 {
        lines.push(tr!("end-waiting", door = at_the_door, outside = not_yet));
    }
    lines.push(match c.died() {
        0 => tr!("end-no-deaths").to_owned(),
        n => tr!(
            "end-deaths",
            n = n,
            scene = c.died_scene,
            before = c.died_prehospital,
            care = c.died_in_care,
            preventable = c.preventable_deaths
        ),
    });
    let (begun, all) = world.with_definitive_care(Severity::Immediate);
    if let Some(seconds) = world.waits(Severity::Immediate).median {
        lines.push(tr!("end-care", n = begun, all = all, median = Span::secs(seconds)));
    }
    let sites = drill.scenario.sites.iter().zip(&world.truth().sites);
    for (site, truth) in sites.filter(|(_, s)| s.called.is_some()) {
        lines.push(match truth.cleared {
            Some(at) => tr!("end-cleared", site = site.name, time = words::story_time(&drill.scenario, at)),
            None => tr!("end-not-cleared", site = site.name),
        });
    }
    let (in_time, asked) = drill.eei_in_time();
    if asked > 0 {
        lines.push(tr!("end-eei", n = in_time, all = asked));
    }
    let sheltered = world.sheltered();
    if sheltered > 0 {
        lines.push(tr!("end-sheltered", n = sheltered));
    }
    lines
}

fn objectives(drill: &Drill) -> Vec<ObjectiveLine> {
    let scenario = &drill.scenario;
    let mut lines = Vec::new();
    for (o, objective) in scenario.objectives.iter().enumerate() {
        for (t, task) in objective.tasks.iter().enumerate() {
            let (met, result) = judged(drill, ObjectiveId::at(o), t);
            lines.push(ObjectiveLine {
                objective: words::text(&objective.text).to_owned(),
                task: match task.target {
                    Some(target) => tr!("end-task-target", task = words::text(&task.text), target = target),
                    None => words::text(&task.text).to_owned(),
                },
                result,
                met,
            });
        }
    }
    lines
}

/// Automated check: every expected action of the task. Tasks without one are left to the evaluators.
pub(super) fn judged(drill: &Drill, objective: ObjectiveId, task: usize) -> (Option<bool>, String) {
    let rows = drill.scenario.injects.iter().zip(&drill.exercise().rows);
    let about = rows.filter(|(inject, _)| {
        let named = inject.expect.iter().flat_map(|e| &e.tasks);
        named.into_iter().any(|t| t.objective == objective && usize::from(t.task) == task)
    });
    let mut outcomes: Vec<(bool, Option<SimTime>)> = Vec::new();
    for (_, row) in about {
        if let Some(e) = row.expectation
            && (e.met.is_some() || e.missed)
        {
            outcomes.push((e.met.is_some(), e.met));
        }
    }
    if outcomes.is_empty() {
        return (None, tr!("end-for-evaluators").into());
    }
    let met = outcomes.iter().filter(|(ok, _)| *ok).count();
    let when: Vec<String> =
        outcomes.iter().filter_map(|(_, at)| at.map(|at| words::story_time(&drill.scenario, at))).collect();
    let text = match (met, outcomes.len()) {
        (m, n) if m == n => tr!("end-met", times = when.join(", ")),
        (0, _) => tr!("end-not-done").to_owned(),
        (m, n) => tr!("end-some", n = m, all = n),
    };
    (Some(met == outcomes.len()), text)
}

/// Hospitals with arrivals, busiest first.
fn facilities(drill: &Drill) -> Vec<Vec<String>> {
    let live = drill.coalition().truth();
    let mut rows: Vec<(usize, Vec<String>)> = drill
        .scenario
        .places_of(PlaceKind::Hospital)
        .filter_map(|(id, place)| {
            let tally = &live.facilities[id].tally;
            let first = tally.arrivals.first()?;
            Some((
                tally.arrivals.len(),
                vec![
                    place.name.clone(),
                    tally.arrivals.len().to_string(),
                    tally.arrivals_by_ems.to_string(),
                    tally.admitted.to_string(),
                    tally.icu.to_string(),
                    tally.operated.to_string(),
                    tally.died.to_string(),
                    words::story_time(&drill.scenario, *first),
                ],
            ))
        })
        .collect();
    rows.sort_by_key(|(n, row)| (std::cmp::Reverse(*n), row[0].clone()));
    rows.into_iter().map(|(_, row)| row).collect()
}
