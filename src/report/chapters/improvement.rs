//! Appendix A: improvement plan. Appendix B: participants. Participant feedback.

use super::Source;
use crate::drill::{Feedback, QUESTIONS};
use crate::report::document::{Cell, Section, Table};
use crate::report::hotwash;
use crate::report::sheet::Row;

pub(super) fn plan(source: &Source) -> Section {
    let mut section = source.section("plan");
    let actions = hotwash::actions(source.drill, source.words, &source.filled.actions);
    if actions.iter().any(|a| a.is_draft()) {
        section.text(source.say("plan-drafts"));
    }
    let keys = ["col-number", "col-issue", "col-action", "col-element", "col-owner", "col-due", "col-status"];
    let mut table = Table::new("improvement-plan", source.say("section-plan"), source.columns(&keys));
    for (n, action) in actions.iter().enumerate() {
        let missing = || source.say("missing");
        let status = if action.is_draft() { source.say("draft") } else { source.say("agreed") };
        table.row(vec![
            (n + 1).to_string().into(),
            Cell::of(action.issue.clone(), &action.entries),
            action.action.clone().into(),
            source.words.name(&action.element).into(),
            action.owner.clone().unwrap_or_else(missing).into(),
            action.due.clone().unwrap_or_else(missing).into(),
            status.into(),
        ]);
    }
    section.table(table);
    section
}

pub(super) fn participants(source: &Source) -> Section {
    let mut section = source.section("participants");
    let keys = ["col-seat", "col-role", "col-played", "col-decisions"];
    let mut table = Table::new("participants", source.say("section-participants"), source.columns(&keys));
    let scenario = &source.drill.scenario;
    let exercise = source.drill.exercise();
    for (id, seat) in scenario.seats.iter_ids().take(scenario.seats.len() - 1) {
        let by_bot = exercise.bots.get(id).copied().unwrap_or(false);
        let decisions = exercise.decided.iter().filter(|(_, s, _)| *s == id).count();
        table.row(vec![
            source.words.text(&seat.name).into(),
            crate::words::role(seat.role).into(),
            source.say(if by_bot { "by-bot" } else { "by-people" }).into(),
            decisions.to_string().into(),
        ]);
    }
    section.table(table);
    if source.all_for_facilitator() {
        section.table(people(source));
    }
    section
}

/// People who signed in. Names are only in the facilitator's report.
fn people(source: &Source) -> Table {
    let keys = ["col-person", "col-organization", "col-role", "col-seat"];
    let mut table = Table::new("people", source.say("signed-in"), source.columns(&keys));
    for person in &source.drill.exercise().people {
        let seats: Vec<&str> = person.seats.iter().map(|s| source.seat(*s)).collect();
        table.row(vec![
            person.name.clone().into(),
            person.organization.clone().into(),
            crate::words::duty(person.duty).into(),
            seats.join("; ").into(),
        ]);
    }
    table
}

/// Counts of each answer to each statement, and comments: anonymous, not averaged.
pub(super) fn feedback(source: &Source) -> Section {
    let mut section = source.section("feedback");
    let forms = source.drill.exercise().feedback.iter().map(|f| form(&f.what));
    let rows: Vec<Row> = source.filled.feedback.iter().cloned().chain(forms).collect();
    if rows.is_empty() {
        section.text(source.say("feedback-none"));
        return section;
    }
    section.text(source.with("feedback-how", &[("n", &rows.len())]));
    let mut columns = vec![source.say("col-statement")];
    columns.extend((1..=5).map(|n| n.to_string()));
    let mut table = Table::new("feedback", source.say("section-feedback"), columns);
    for question in QUESTIONS {
        let said = |n: u32| rows.iter().filter(|r| r.get(question).is_some_and(|v| *v == n.to_string())).count();
        let mut row = vec![Cell::from(source.say(&format!("feedback-{question}")))];
        row.extend((1..=5).map(|n| Cell::from(said(n).to_string())));
        table.row(row);
    }
    section.table(table);
    for column in ["strengths", "needs"] {
        let written: Vec<Cell> =
            rows.iter().filter_map(|r| r.get(column)).filter(|t| !t.is_empty()).map(|t| t.as_str().into()).collect();
        if !written.is_empty() {
            section.text(source.say(&format!("feedback-{column}")));
            section.list(written);
        }
    }
    section
}

/// A form of the journal as a row of the spreadsheet.
fn form(what: &Feedback) -> Row {
    let answers = QUESTIONS.iter().zip(&what.answers).filter(|(_, a)| **a > 0);
    let mut row: Row = answers.map(|(q, a)| ((*q).to_owned(), a.to_string())).collect();
    for (column, text) in [("strengths", &what.strengths), ("needs", &what.needs)] {
        row.insert(column.to_owned(), text.trim().to_owned());
    }
    row
}
