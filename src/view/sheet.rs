//! The inspector's sheet for each facility, in a fixed order.

use super::knowledge::{Knowledge, Source};
use super::marks::{trouble, waiting};
use super::{BedRow, PlaceSheet, minutes};
use crate::scenario::{BedKind, PlaceKind};
use crate::sim::{BedReport, Power, Surge, Task, nedocs_band};
use crate::tr;
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
        Source::OwnEyes(r) => (Some(r), tr!("sheet-counted").to_owned()),
        Source::Reported(r) => {
            let time = words::story_time(scenario, r.made);
            (Some(*r), tr!("sheet-reported", time = time, n = minutes(r.made, now)))
        }
        Source::Nothing => (None, tr!("sheet-no-report").to_owned()),
    };
    let status = match report {
        Some(r) if !place.beds.is_empty() => words::status(r.status).to_owned(),
        _ if place.kind == PlaceKind::Shelter => shelter_status(knows, id),
        _ => tr!("sheet-not-reporting").into(),
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
    if open { tr!("facility-open").into() } else { tr!("sheet-not-open").into() }
}

/// What players know, for the facilitator to compare with the actual state.
fn reported_line(knows: &Knowledge, id: PlaceId) -> String {
    let now = knows.drill.now();
    match knows.live().board.get(id) {
        Some(Some(r)) => {
            tr!("sheet-board", time = words::story_time(knows.scenario(), r.made), n = minutes(r.made, now))
        }
        _ => tr!("sheet-never").into(),
    }
}

/// The actual status, if the board differs.
fn differs(knows: &Knowledge, id: PlaceId) -> Option<String> {
    let truth = &knows.live().facilities[id];
    let board = knows.live().board.get(id)?.as_ref()?;
    let said: i64 = board.beds.iter().map(|b| board.free(b.kind).max(0)).sum();
    let real: i64 = BedKind::ALL.iter().map(|k| truth.free(*k).max(0)).sum();
    if board.status == truth.status && said == real {
        return None;
    }
    let (status, on_board) = (words::status(truth.status), words::status(board.status));
    Some(tr!("sheet-differs", status = status, n = real, said = on_board, reported = said))
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

/// The facility's details besides beds.
fn needs(report: &BedReport) -> Vec<(String, String)> {
    if report.beds.iter().all(|b| b.kind != BedKind::Ed) {
        return Vec::new();
    }
    let crowding = tr!("nedocs", score = report.nedocs, band = words::crowding(nedocs_band(report.nedocs)));
    let mut lines = vec![("NEDOCS".to_owned(), crowding)];
    if !report.short_of.is_empty() {
        let short: Vec<&str> = report.short_of.iter().map(|i| words::item(*i)).collect();
        lines.push((tr!("sheet-short-of").to_owned(), short.join(", ")));
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
        say(tr!("sheet-trauma"), tr!("sheet-trauma-level", level = format!("{level:?}")));
    }
    if let Some(shelter) = knows.live().shelters.get(&id) {
        say(tr!("sheet-capacity"), shelter.capacity.to_string());
        if knows.sees_shelters() {
            say(tr!("sheet-people"), shelter.people.to_string());
            say(tr!("sheet-encounters"), shelter.encounters.to_string());
            say(
                tr!("sheet-health-team"),
                if shelter.staffed { tr!("sheet-on-site") } else { tr!("sheet-none") }.into(),
            );
        }
    }
    match place.kind {
        PlaceKind::LongTermCare => say(tr!("sheet-residents"), place.people.to_string()),
        PlaceKind::Dialysis => say(tr!("sheet-stations"), place.people.to_string()),
        PlaceKind::EmsBase => say(tr!("sheet-fleet"), words::fleet(&place.fleet)),
        PlaceKind::Hospital | PlaceKind::Clinic | PlaceKind::Shelter | PlaceKind::Operations => {}
    }
    if own && (place.kind == PlaceKind::Hospital || truth.power != Power::Mains) {
        match truth.power {
            Power::Mains if trouble(truth.power, truth.water).is_empty() => {}
            Power::Generator { until } => say(tr!("sheet-generator"), tr!("sheet-fuel", span = until - now)),
            Power::Mains | Power::Out => say(tr!("sheet-utilities"), trouble(truth.power, truth.water)),
        }
    }
    if own && place.kind == PlaceKind::Hospital {
        say(tr!("sheet-red-cells"), tr!("sheet-red-cell-units", n = truth.blood));
        say(tr!("sheet-staff"), format!("{}%", truth.staff_share()));
        say(tr!("sheet-boarding"), truth.boarders.len().to_string());
        say(
            tr!("sheet-command-center"),
            if truth.command_center { tr!("sheet-active") } else { tr!("sheet-not-active") }.into(),
        );
        say(tr!("sheet-arrivals"), truth.tally.arrivals.len().to_string());
    }
    facts
}
