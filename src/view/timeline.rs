//! The timeline along the bottom, and the log.

use super::knowledge::Knowledge;
use super::log::{Log, Seen};
use super::{BeliefSeries, JournalLine, MarkState, Timeline, TimelineMark};
use crate::drill::{Entry, GapSample, Order, Say, What};
use crate::scenario::Shown;
use crate::sim::Fact;
use crate::tr;
use crate::units::InjectId;
use crate::words;
use std::collections::BTreeMap;

/// Lines kept in a view; the journal file has all.
const MOST_LINES: usize = 400;

pub(super) fn timeline(knows: &Knowledge, seen: &Seen) -> Timeline {
    let mut t = Timeline { injects: injects(knows), ..Timeline::default() };
    for entry in seen.marks.iter().map(|at| &knows.drill.entries()[*at]) {
        let taken = entry.what.decision().map(|d| (d, MarkState::Done));
        let refused = || entry.what.refused_decision().map(|(d, _)| (d, MarkState::Refused));
        if let Some((d, state)) = taken.or_else(refused) {
            t.decisions.push(TimelineMark { at: entry.at, label: words::decision(knows.scenario(), d), state });
        }
        if let Some(Order::Say(Say::Note { text })) = entry.what.order() {
            t.notes.push(TimelineMark { at: entry.at, label: text.clone(), state: MarkState::Done });
        }
    }
    if knows.everything() {
        let series = &knows.live().series;
        t.icu_free = series.iter().map(|s| (s.at, i64::from(s.icu_free))).collect();
        t.belief = belief(knows);
        t.waiting = series.iter().map(|s| (s.at, i64::from(s.without_care))).collect();
    }
    t
}

/// Seats that had a bed board at any time.
fn belief(knows: &Knowledge) -> Vec<BeliefSeries> {
    let samples = knows.drill.gaps();
    let series = knows.scenario().seats.iter().enumerate().map(|(i, seat)| {
        let point = |s: &GapSample| {
            let gap = s.seats.get(i).copied().flatten()?;
            Some((s.at, i64::from(gap.ed), i64::from(gap.icu)))
        };
        BeliefSeries { seat: words::text(&seat.name).to_owned(), points: samples.iter().filter_map(point).collect() }
    });
    series.filter(|s| !s.points.is_empty()).collect()
}

fn injects(knows: &Knowledge) -> Vec<TimelineMark> {
    let mut marks = Vec::new();
    for (id, inject, row) in knows.drill.injects() {
        if !knows.may_see_inject(id) {
            continue;
        }
        let planned = row.planned;
        let state = match (row.fired, &row.skipped, row.held) {
            (Some(_), ..) if row.expectation.is_some_and(|e| e.missed) => MarkState::Late,
            (Some(_), ..) => MarkState::Done,
            (None, Some(_), _) => MarkState::Skipped,
            _ if row.missed.is_some() => MarkState::Skipped,
            _ if planned.is_none() => MarkState::Conditional,
            _ => MarkState::Planned,
        };
        if let Some(at) = row.fired.or(planned) {
            marks.push(TimelineMark { at, label: words::text(&inject.title).to_owned(), state });
        }
    }
    marks
}

/// Newest last.
pub(super) fn journal(knows: &Knowledge, seen: &Seen) -> Vec<JournalLine> {
    let first = seen.lines.len().saturating_sub(MOST_LINES);
    numbered(knows, seen, first).filter_map(|(number, entry)| line(knows, number, entry)).collect()
}

/// The lines after number `after` of the seat's log.
pub(super) fn since(knows: &Knowledge, after: u64) -> Vec<JournalLine> {
    let mut log = Log::default();
    let seen = log.seen(knows);
    let newer = numbered(knows, seen, 0).skip_while(|(number, _)| *number <= after);
    newer.filter_map(|(number, entry)| line(knows, number, entry)).collect()
}

/// The entries that are lines of the seat's log, from position `first` of the log on, with their numbers there. The
/// facilitator's numbers are the entries' own, for evidence; a player's are counted, so that no gap betrays what others
/// did or were told.
fn numbered<'a>(knows: &Knowledge<'a>, seen: &Seen, first: usize) -> impl Iterator<Item = (u64, &'a Entry)> {
    let entries = knows.drill.entries();
    let own_number = knows.everything();
    seen.lines.iter().enumerate().skip(first).map(move |(i, at)| {
        let entry = &entries[*at];
        (if own_number { entry.number } else { i as u64 + 1 }, entry)
    })
}

/// By the number of the sending entry, the line of the seat's log about a message.
pub(super) fn message_lines(knows: &Knowledge) -> BTreeMap<u64, u64> {
    let message = |(number, entry): (u64, &Entry)| match &entry.what {
        What::MessageArrived { message } => Some((*message, number)),
        What::Ordered { .. } => Some((entry.number, number)),
        What::Refused { .. }
        | What::Happened(_)
        | What::InjectFired { .. }
        | What::InjectMissed { .. }
        | What::MoveBegan { .. }
        | What::ExpectationMet { .. }
        | What::ExpectationMissed { .. }
        | What::ReportArrived { .. }
        | What::RequestArrived { .. }
        | What::Checked { .. }
        | What::TimeUp => None,
    };
    let mut log = Log::default();
    numbered(knows, log.seen(knows), 0).filter_map(message).collect()
}

/// The entry of a line; for a delayed message, the entry that sent it.
pub(super) fn entry_of(knows: &Knowledge, number: u64) -> Option<u64> {
    let mut log = Log::default();
    let (_, entry) = numbered(knows, log.seen(knows), 0).find(|(own, _)| *own == number)?;
    Some(if let What::MessageArrived { message } = entry.what { message } else { entry.number })
}

fn line(knows: &Knowledge, number: u64, entry: &Entry) -> Option<JournalLine> {
    let scenario = knows.scenario();
    let who = |bot: bool| {
        let name = entry.by.map_or_else(|| tr!("log-evaluator"), |s| words::seat(scenario, s));
        match entry.person.and_then(|p| knows.drill.person(p)) {
            _ if bot => tr!("log-bot", name = name),
            Some(person) => format!("{name}, {}", person.name),
            None => name.to_owned(),
        }
    };
    let (who, text, refused) = match &entry.what {
        What::Ordered { order, bot } => (who(*bot), order_words(knows, entry, order), false),
        What::Refused { order, why, bot } => {
            let reason = words::refusal(scenario, why);
            (who(*bot), tr!("log-refused", what = order_words(knows, entry, order), why = reason), true)
        }
        What::Happened(fact) => (String::new(), words::fact(scenario, knows.live(), fact), false),
        What::InjectFired { inject } => {
            let inject = knows.drill.inject(*inject)?;
            (
                tr!("log-inject").to_owned(),
                format!("{}: {}", words::text(&inject.from), words::text(&inject.title)),
                false,
            )
        }
        What::InjectMissed { inject } => {
            let inject = knows.drill.inject(*inject)?;
            (tr!("log-inject").to_owned(), tr!("log-missed", title = words::text(&inject.title)), false)
        }
        What::MoveBegan { which } => {
            let title = scenario.moves.get(*which).map_or("", |m| words::text(&m.title));
            (String::new(), tr!("log-module", title = title), false)
        }
        What::ReportArrived { report } => {
            let report = knows.drill.exercise().eei.get(*report as usize)?;
            let question = scenario.eei.get(usize::from(report.eei)).map_or("", |e| words::text(&e.text));
            let sent = words::story_time(scenario, report.at);
            let who = words::seat(scenario, report.seat).to_owned();
            (who, tr!("log-eei", time = sent, question = question, value = report.value), false)
        }
        What::ExpectationMet { inject } => (tr!("log-expected").to_owned(), expectation(knows, *inject, true), false),
        What::ExpectationMissed { inject } => {
            (tr!("log-expected").to_owned(), expectation(knows, *inject, false), false)
        }
        What::MessageArrived { message } => {
            let mail = knows.drill.mail(*message)?;
            let sent = words::story_time(scenario, mail.sent);
            (words::seat(scenario, mail.from).to_owned(), tr!("log-sent", time = sent, text = mail.text), false)
        }
        What::RequestArrived { request } => {
            let request = knows.drill.exercise().requests.get(usize::from(*request))?;
            (String::new(), tr!("log-delivered", what = words::asked(knows.drill, &request.asked)), false)
        }
        What::TimeUp => (String::new(), tr!("log-time-up").to_owned(), false),
        What::Checked { .. } => return None,
    };
    let story = words::story_time(scenario, entry.at);
    Some(JournalLine { number, at: entry.at, story, who, text, refused })
}

/// Minor facts are only in the file; the list shows what a scribe would record, and the effects of this seat's own
/// orders.
pub(super) fn is_small(knows: &Knowledge, entry: &Entry) -> bool {
    let What::Happened(fact) = &entry.what else { return false };
    let crowd = matches!(
        fact,
        Fact::PatientTagged { .. }
            | Fact::ReportMade { .. }
            | Fact::DefinitiveCareBegan { .. }
            | Fact::UnitDispatched { .. }
            | Fact::ShelterEncounter { referred: false, .. }
    );
    crowd && (knows.everything() || !knows.caused(entry, fact))
}

fn expectation(knows: &Knowledge, inject: InjectId, met: bool) -> String {
    let Some(inject) = knows.drill.inject(inject) else { return String::new() };
    let what = inject.expect.as_ref().map_or(String::new(), |e| match &e.what {
        Shown::Decided(kinds) => {
            kinds.iter().map(|k| words::decision_label(*k)).collect::<Vec<_>>().join(&format!(" {} ", tr!("cond-or")))
        }
        Shown::Holds(_) => words::text(&e.text).to_owned(),
    });
    let title = words::text(&inject.title);
    match met {
        true => tr!("log-expectation-met", what = what, title = title),
        false => tr!("log-expectation-missed", what = what, title = title),
    }
}

/// An answer appears in other logs only after the reveal.
fn order_words(knows: &Knowledge, entry: &Entry, order: &Order) -> String {
    words::order(knows.drill, order, knows.may_read(entry.by, order))
}
