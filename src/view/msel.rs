//! The master scenario events list as a table: every inject, as planned and as executed. For the facilitator only.

use super::knowledge::Knowledge;
use super::{InjectCard, MarkState, script};
use crate::scenario::{Expect, Shown};
use crate::units::SimTime;
use crate::words;

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct MselLine {
    /// As in the plan, from 1.
    pub number: usize,
    pub card: InjectCard,
    pub state: MarkState,
    /// Time of release.
    pub fired: Option<SimTime>,
    pub fired_story: String,
    /// The expected action of the players.
    pub expected: String,
    /// Why it was skipped.
    pub skipped: String,
}

pub(super) fn msel(knows: &Knowledge) -> Vec<MselLine> {
    if !knows.everything() {
        return Vec::new();
    }
    let now = knows.drill.now();
    let rows = knows.drill.injects().enumerate();
    rows.map(|(i, (id, inject, row))| {
        let card = script::card(knows, id, inject, row);
        let state = match (row.fired, &row.skipped, card.at) {
            (Some(_), ..) if row.expectation.is_some_and(|e| e.missed) => MarkState::Late,
            (Some(_), ..) => MarkState::Done,
            (None, Some(_), _) => MarkState::Skipped,
            (None, None, Some(at)) if at < now && !row.held => MarkState::Late,
            (None, None, Some(_)) => MarkState::Planned,
            (None, None, None) => MarkState::Conditional,
        };
        MselLine {
            number: i + 1,
            card,
            state,
            fired: row.fired,
            fired_story: row.fired.map_or(String::new(), |at| words::story_time(knows.scenario(), at)),
            expected: inject.expect.as_ref().map_or(String::new(), expected),
            skipped: row.skipped.clone().unwrap_or_default(),
        }
    })
    .collect()
}

fn expected(e: &Expect) -> String {
    match &e.what {
        Shown::Decided(kinds) => kinds.iter().map(|k| words::decision_label(*k)).collect::<Vec<_>>().join(", "),
        Shown::Holds(_) => words::text(&e.text).to_owned(),
    }
}
