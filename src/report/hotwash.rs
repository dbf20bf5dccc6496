//! The hot wash: five to seven moments proposed by rule, each with reported and actual values; and
//! corrective actions, drafts until they have an owner.

mod rules;

pub use rules::expected;

use super::sheet::Row;
use super::words::Words;
use crate::drill::{Corrective, Drill, Element, Signature};
use crate::scenario::{BedKind, PlaceKind};
use crate::units::{PlaceId, SeatId, SimTime};
use crate::view;

/// A moment to discuss.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub at: SimTime,
    /// The time to replay from.
    pub entry: u64,
    pub title: String,
    pub what: String,
    /// A discussion question.
    pub ask: String,
    /// Supporting entries.
    pub entries: Vec<u64>,
    /// The seat with the reported values.
    pub seat: String,
    /// (quantity, reported, actual).
    pub rows: Vec<(String, String, String)>,
}

/// Maximum moments of a 30-minute hot wash.
const MOST: usize = 7;

/// Five to seven, by time; fewer only if less happened.
pub fn moments(drill: &Drill, words: &Words) -> Vec<Moment> {
    let mut chosen: Vec<Moment> = Vec::new();
    for moment in rules::candidates(drill, words) {
        let near = chosen.iter().any(|m| m.entry == moment.entry);
        if chosen.len() < MOST && !near {
            chosen.push(moment);
        }
    }
    chosen.sort_by_key(|m| m.entry);
    let Some(seat) = who_knows(drill) else { return chosen };
    let name = words.text(&drill.scenario.seat(seat).name).to_owned();
    let stops: Vec<u64> = chosen.iter().map(|m| m.entry).collect();
    let mut seen = Vec::new();
    drill.revisit(&stops, |then| seen.push(known_and_true(then, seat, words)));
    for (moment, rows) in chosen.iter_mut().zip(seen) {
        moment.seat.clone_from(&name);
        moment.rows = rows;
    }
    chosen
}

/// The reference seat: the lead, else the first with a bed board.
fn who_knows(drill: &Drill) -> Option<SeatId> {
    let players = || (0..drill.scenario.seats.len().saturating_sub(1)).map(SeatId::at);
    let leads = players().find(|s| drill.leads(*s));
    leads.or_else(|| players().find(|s| drill.hears_the_board(*s))).or_else(|| players().next())
}

/// Rows of one moment: casualties, and the three hospitals with the seat's largest errors.
fn known_and_true(then: &Drill, seat: SeatId, words: &Words) -> Vec<(String, String, String)> {
    let (known, truth) = (view::build(then, seat).totals, view::build(then, then.scenario.facilitator()).totals);
    let row = |key: &str, a: u32, b: u32| (words.say(key), a.to_string(), b.to_string());
    let mut rows = vec![
        row("known-casualties", known.casualties, truth.casualties),
        row("known-at-scene", known.at_scene, truth.at_scene),
        row("known-waiting", known.waiting, truth.waiting),
    ];
    let mut houses: Vec<(i64, (String, String, String))> = Vec::new();
    for (at, place) in then.scenario.places_of(PlaceKind::Hospital).filter(|(_, p)| p.has_ed) {
        houses.push(house(then, seat, at, &place.name, words));
    }
    houses.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    rows.extend(houses.into_iter().take(3).map(|(_, row)| row));
    rows
}

/// The error, and the row of one hospital.
fn house(then: &Drill, seat: SeatId, at: PlaceId, name: &str, words: &Words) -> (i64, (String, String, String)) {
    let world = then.coalition();
    let truth = world.own_count(at);
    let beds = |r: &crate::sim::BedReport| {
        words.with("report-beds-free", &[("ed", &r.free(BedKind::Ed)), ("icu", &r.free(BedKind::AdultIcu))])
    };
    let reported = world.truth().board.get(at).and_then(Option::as_ref).filter(|_| then.hears_the_board(seat));
    let known = match reported {
        _ if then.commands(seat, at) => beds(&truth),
        Some(r) => {
            let age = (then.now() - r.made).as_secs() / 60;
            format!("{} ({})", beds(r), words.with("minutes-old", &[("n", &age)]))
        }
        None => words.say("never-heard"),
    };
    let off = reported.map_or(0, |r| {
        let kinds = [BedKind::Ed, BedKind::AdultIcu];
        kinds.iter().map(|k| (r.free(*k).max(0) - truth.free(*k).max(0)).abs()).sum()
    });
    (off, (name.to_owned(), known, beds(&truth)))
}

/// A corrective action of the improvement plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    pub issue: String,
    pub action: String,
    /// Planning, organization, equipment, training, exercise; with `@` a key of the words.
    pub element: String,
    pub owner: Option<String>,
    pub due: Option<String>,
    /// The measure that tests it in the next exercise.
    pub measure: Option<String>,
    pub entries: Vec<u64>,
}

impl Action {
    /// Not agreed until it has an owner and a date.
    pub fn is_draft(&self) -> bool {
        self.owner.is_none() || self.due.is_none()
    }
}

/// Agreed actions (from a spreadsheet, then from the hot wash), then the drill's own suggestions as drafts: one for
/// each expected action that was late or missed, for facilities that never reported, and for undelivered requests. A
/// suggestion already in the plan is not repeated.
pub fn actions(drill: &Drill, words: &Words, agreed: &[Row]) -> Vec<Action> {
    let mut all: Vec<Action> = agreed.iter().map(of_a_row).collect();
    all.extend(drill.improvement_plan().into_iter().map(of_the_table));
    let suggested = rules::suggestions(drill, words).into_iter();
    let open: Vec<Action> = suggested.filter(|s| !all.iter().any(|a| a.issue == s.issue)).collect();
    all.extend(open);
    all
}

fn of_a_row(row: &Row) -> Action {
    let get = |column: &str| row.get(column).filter(|t| !t.is_empty()).cloned();
    let entries = get("entries").unwrap_or_default();
    Action {
        issue: get("issue").unwrap_or_default(),
        action: get("action").unwrap_or_default(),
        element: get("element").unwrap_or_default(),
        owner: get("owner"),
        due: get("due"),
        measure: get("measure"),
        entries: entries.split_whitespace().filter_map(|n| n.parse().ok()).collect(),
    }
}

fn of_the_table(one: &Signature<Corrective>) -> Action {
    let some = |t: &str| (!t.trim().is_empty()).then(|| t.trim().to_owned());
    let what = &one.what;
    let element = match what.element {
        Element::Planning => "@poetc-planning",
        Element::Organization => "@poetc-organization",
        Element::Equipment => "@poetc-equipment",
        Element::Training => "@poetc-training",
        Element::Exercise => "@poetc-exercise",
    };
    Action {
        issue: what.issue.trim().to_owned(),
        action: what.action.trim().to_owned(),
        element: element.to_owned(),
        owner: some(&what.owner),
        due: some(&what.due),
        measure: some(&what.measure),
        entries: what.evidence.iter().copied().chain([one.number]).collect(),
    }
}
