//! Conditions in words, for the facilitator's list.

use super::knowledge::Knowledge;
use crate::scenario::{Compare, Known, Metric, When};
use crate::tr;
use crate::units::{InjectId, SeatId, Span};
use crate::words;

pub(super) fn condition_words(knows: &Knowledge, when: &When) -> String {
    let scenario = knows.scenario();
    let list = |parts: &[When], word: &str| {
        parts.iter().map(|p| condition_words(knows, p)).collect::<Vec<_>>().join(&format!(" {word} "))
    };
    match when {
        When::All(parts) => list(parts, tr!("cond-and")),
        When::Any(parts) => list(parts, tr!("cond-or")),
        When::NOf(n, parts) => tr!("cond-n-of", n = *n, list = list(parts, tr!("cond-or"))),
        When::Not(part) => tr!("cond-not", part = condition_words(knows, part)),
        When::HeldFor(span, part) => tr!("cond-held", span = *span, part = condition_words(knows, part)),
        When::After(at) => tr!("cond-after", time = words::story_time(scenario, *at)),
        When::Fired(inject, span) if *span == Span::ZERO => tr!("cond-released", title = title(knows, *inject)),
        When::Fired(inject, span) => tr!("cond-released-ago", span = *span, title = title(knows, *inject)),
        When::Metric(metric, compare, value) => {
            let sign = match compare {
                Compare::AtLeast => "≥",
                Compare::AtMost => "≤",
            };
            format!("{} {sign} {value}", metric_words(knows, *metric))
        }
        When::InMove(which) => {
            let which = scenario.moves.get(*which);
            tr!("cond-module", title = which.map_or_else(|| tr!("some-module"), |m| words::text(&m.title)))
        }
        When::Flag(name) => tr!("cond-mark", name = name),
        When::Bot(seats) => tr!("cond-bots", seats = who(knows, seats, tr!("no-seat"))),
        When::Acknowledged(..) | When::Answered(..) | When::Decided(..) | When::Reported(..) | When::Knows(..) => {
            seats_did(knows, when)
        }
    }
}

/// Actions, messages, and knowledge of seats.
fn seats_did(knows: &Knowledge, when: &When) -> String {
    let scenario = knows.scenario();
    match when {
        When::Acknowledged(inject, by) => {
            tr!("cond-read", who = who(knows, by, tr!("to-all")), title = title(knows, *inject))
        }
        When::Answered(inject, choice, by) => {
            let option = choice.and_then(|n| scenario.injects.get(*inject)?.options.get(usize::from(n)));
            let (who, title) = (who(knows, by, tr!("any-seat")), title(knows, *inject));
            match option {
                Some(o) => tr!("cond-answered", who = who, title = title, choice = words::text(o)),
                None => tr!("cond-answered-any", who = who, title = title),
            }
        }
        When::Decided(kind, by) => {
            let decision = words::decision_label(*kind).to_lowercase();
            tr!("cond-decided", who = who(knows, by, tr!("any-seat")), decision = decision)
        }
        When::Reported(eei, by, within) => {
            let eei = scenario.eei.get(usize::from(*eei));
            let question = eei.map_or_else(|| tr!("some-eei"), |e| words::text(&e.text));
            let who = who(knows, by, tr!("any-seat"));
            match within {
                Some(span) => tr!("cond-reported-within", who = who, question = question, span = *span),
                None => tr!("cond-reported", who = who, question = question),
            }
        }
        When::Knows(seats, Known::Beds(at, within)) => {
            let (who, place) = (who(knows, seats, tr!("to-all")), words::place(scenario, *at));
            match within {
                Some(span) => tr!("cond-beds-within", who = who, place = place, span = *span),
                None => tr!("cond-beds", who = who, place = place),
            }
        }
        When::Knows(seats, Known::Told(inject)) => {
            tr!("cond-told", who = who(knows, seats, tr!("to-all")), title = title(knows, *inject))
        }
        When::All(_) | When::Any(_) | When::NOf(..) | When::Not(_) | When::HeldFor(..) => String::new(),
        When::After(_) | When::Fired(..) | When::Metric(..) | When::InMove(_) => String::new(),
        When::Flag(_) | When::Bot(_) => String::new(),
    }
}

fn metric_words(knows: &Knowledge, metric: Metric) -> String {
    let scenario = knows.scenario();
    match metric {
        Metric::EdWaiting(at) => tr!("metric-ed-waiting", place = words::place(scenario, at)),
        Metric::BedsFree(at, kind) => {
            tr!("metric-beds-free", bed = words::bed_kind(kind), place = words::place(scenario, at))
        }
        Metric::AtScene(site) => tr!("metric-at-scene", site = words::site(scenario, site)),
        Metric::UnitsAvailable => tr!("metric-units").into(),
        Metric::ShelterPeople(at) => tr!("metric-shelter", place = words::place(scenario, at)),
        Metric::Died => tr!("metric-deaths").into(),
    }
}

fn title<'a>(knows: &'a Knowledge, inject: InjectId) -> &'a str {
    knows.scenario().injects.get(inject).map_or_else(|| tr!("some-inject"), |i| words::text(&i.title))
}

fn who(knows: &Knowledge, seats: &[SeatId], nobody: &str) -> String {
    if seats.is_empty() {
        return nobody.to_owned();
    }
    seats.iter().map(|s| words::seat(knows.scenario(), *s)).collect::<Vec<_>>().join(", ")
}
