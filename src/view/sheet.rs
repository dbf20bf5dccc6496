//! The inspector's sheet for each place, in a fixed order.

use super::knowledge::{Knowledge, Source};
use super::marks::{trouble, waiting};
use super::{BedRow, PlaceSheet, minutes};
use crate::retold as format;
use crate::scenario::{BedKind, PlaceKind};
use crate::sim::{BedReport, Power, Surge, Task, nedocs_band};
use crate::units::PlaceId;
use crate::words;

pub(super) fn sheets(knows: &Knowledge) -> Vec<PlaceSheet> {
    (0..knows.scenario().places.len()).map(|i| sheet(knows, PlaceId::at(i))).collect()
}

fn sheet(knows: &Knowledge, id: PlaceId) -> PlaceSheet {
    let scenario = knows.scenario();
    let place = scenario.place(id);
    let truth = &knows.live().facilities[id];
    let own = knows.everything() || knows.commands(id);
    let source = knows.of_place(id);
    let now = knows.drill.now();
    let (report, said) = match &source {
        Source::OwnEyes(r) if knows.everything() => (Some(r), reported_line(knows, id)),
        Source::OwnEyes(r) => (Some(r), "counted now by your own staff".to_owned()),
        Source::Reported(r) => {
            (Some(*r), format!("reported {}, {} min ago", words::story_time(scenario, r.made), minutes(r.made, now)))
        }
        Source::Nothing => (None, "nothing reported to you".to_owned()),
    };
    let status = match report {
        Some(r) if !place.beds.is_empty() => words::status(r.status).to_owned(),
        _ if place.kind == PlaceKind::Shelter => shelter_status(knows, id),
        _ => "not reporting".into(),
    };
    PlaceSheet {
        place: id,
        name: place.name.clone(),
        code: place.code.clone(),
        kind: place.kind,
        status,
        source: if place.beds.is_empty() && place.kind != PlaceKind::Shelter { String::new() } else { said },
        truth: if knows.everything() { differs(knows, id) } else { None },
        rows: report.map_or(Vec::new(), rows),
        facts: facts(knows, id, own).into_iter().chain(report.map_or(Vec::new(), needs)).collect(),
        waiting: if own { waiting(knows, id) } else { [0; 5] },
        inbound: inbound(knows, id),
        estimated: place.estimated.clone(),
        surge: if own && truth.surge != Surge::Conventional { words::surge(truth.surge).into() } else { String::new() },
    }
}

fn shelter_status(knows: &Knowledge, id: PlaceId) -> String {
    let open = knows.live().shelters.get(&id).is_some_and(|s| s.open);
    if open { "open".into() } else { "not open".into() }
}

/// What the room believes, for the facilitator's eyes beside the truth.
fn reported_line(knows: &Knowledge, id: PlaceId) -> String {
    let now = knows.drill.now();
    match knows.live().board.get(id) {
        Some(Some(r)) => {
            format!("board: {}, {} min old", words::story_time(knows.scenario(), r.made), minutes(r.made, now))
        }
        _ => "never reported".into(),
    }
}

/// The true status, if the board says something else.
fn differs(knows: &Knowledge, id: PlaceId) -> Option<String> {
    let truth = &knows.live().facilities[id];
    let board = knows.live().board.get(id)?.as_ref()?;
    let said: i64 = board.beds.iter().map(|b| board.free(b.kind).max(0)).sum();
    let real: i64 = BedKind::ALL.iter().map(|k| truth.free(*k).max(0)).sum();
    if board.status == truth.status && said == real {
        return None;
    }
    Some(format!(
        "{}, {real} beds free; the board says {}, {said}",
        words::status(truth.status),
        words::status(board.status)
    ))
}

fn rows(report: &BedReport) -> Vec<BedRow> {
    report
        .beds
        .iter()
        .filter(|b| b.staffed + b.occupied + b.unstaffed > 0)
        .map(|b| BedRow {
            kind: b.kind,
            name: words::bed_kind(b.kind).into(),
            staffed: b.staffed,
            occupied: b.occupied,
            free: b.staffed.saturating_sub(b.occupied + b.reserved),
            licensed: b.licensed,
            blocked: b.blocked,
            reserved: b.reserved,
            unstaffed: b.unstaffed,
            can_open: b.unstaffed,
        })
        .collect()
}

/// What the place says about itself beside its beds.
fn needs(report: &BedReport) -> Vec<(String, String)> {
    if report.beds.iter().all(|b| b.kind != BedKind::Ed) {
        return Vec::new();
    }
    let crowding = format!("{} ({})", report.nedocs, nedocs_band(report.nedocs));
    let mut lines = vec![("NEDOCS".to_owned(), crowding)];
    if !report.short_of.is_empty() {
        let short: Vec<&str> = report.short_of.iter().map(|i| words::item(*i)).collect();
        lines.push(("Short of".to_owned(), short.join(", ")));
    }
    lines
}

fn inbound(knows: &Knowledge, id: PlaceId) -> u32 {
    let units = knows.live().units.iter().filter(|u| knows.sees_unit(u));
    let bound = units.filter(|u| matches!(&u.task, Task::ToHospital { at, .. } if *at == id));
    bound.map(|u| u.aboard.len() as u32).sum()
}

fn facts(knows: &Knowledge, id: PlaceId, own: bool) -> Vec<(String, String)> {
    let (scenario, now) = (knows.scenario(), knows.drill.now());
    let place = scenario.place(id);
    let truth = &knows.live().facilities[id];
    let mut facts: Vec<(String, String)> = Vec::new();
    let mut say = |label: &str, value: String| facts.push((label.to_owned(), value));
    if let Some(level) = place.trauma {
        say("Trauma center", format!("level {level:?}"));
    }
    if let Some(shelter) = knows.live().shelters.get(&id) {
        say("Places", shelter.capacity.to_string());
        if knows.sees_shelters() {
            say("People", shelter.people.to_string());
            say("Medical encounters", shelter.encounters.to_string());
            say("Health team", if shelter.staffed { "on site".into() } else { "none".into() });
        }
    }
    match place.kind {
        PlaceKind::LongTermCare => say("Residents", place.people.to_string()),
        PlaceKind::Dialysis => say("Stations", place.people.to_string()),
        PlaceKind::EmsBase => say("Units", words::fleet(&place.fleet)),
        _ => {}
    }
    if own && (place.kind == PlaceKind::Hospital || truth.power != Power::Mains) {
        match truth.power {
            Power::Mains if trouble(truth.power, truth.water).is_empty() => {}
            Power::Generator { until } => say("Generator", format!("fuel for {}", until - now)),
            _ => say("Utilities", trouble(truth.power, truth.water)),
        }
    }
    if own && place.kind == PlaceKind::Hospital {
        say("Red cells", format!("{} units", truth.blood));
        say("Staff", format!("{} %", truth.staff_share()));
        say("Boarding", truth.boarders.len().to_string());
        say("Command center", if truth.command_center { "active".into() } else { "not active".into() });
        say("Arrivals", truth.tally.arrivals.len().to_string());
    }
    facts
}
