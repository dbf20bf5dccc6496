//! Conditions in words, for the facilitator's list.

use super::knowledge::Knowledge;
use crate::scenario::{Compare, Known, Metric, When};
use crate::units::{InjectId, SeatId, Span};
use crate::words;

pub(super) fn condition_words(knows: &Knowledge, when: &When) -> String {
    let scenario = knows.scenario();
    let list = |parts: &[When], word: &str| {
        parts.iter().map(|p| condition_words(knows, p)).collect::<Vec<_>>().join(&format!(" {word} "))
    };
    match when {
        When::All(parts) => list(parts, "and"),
        When::Any(parts) => list(parts, "or"),
        When::NOf(n, parts) => format!("{n} of ({})", list(parts, "or")),
        When::Not(part) => format!("not ({})", condition_words(knows, part)),
        When::HeldFor(span, part) => format!("for {span}: {}", condition_words(knows, part)),
        When::After(at) => format!("after {}", words::story_time(scenario, *at)),
        When::Fired(inject, span) if *span == Span::ZERO => format!("“{}” is out", title(knows, *inject)),
        When::Fired(inject, span) => format!("{span} after “{}”", title(knows, *inject)),
        When::Acknowledged(inject, by) => format!("“{}” is read by {}", title(knows, *inject), who(knows, by, "all")),
        When::Answered(inject, choice, by) => {
            let option = choice.and_then(|n| scenario.injects.get(*inject)?.options.get(usize::from(n)));
            let said = option.map_or("in any way".to_owned(), |o| format!("“{}”", words::text(o)));
            format!("{} answered “{}”: {said}", who(knows, by, "somebody"), title(knows, *inject))
        }
        When::Decided(kind, by) => {
            format!("{} did “{}”", who(knows, by, "somebody"), words::decision_label(*kind).to_lowercase())
        }
        When::Reported(eei, by, within) => {
            let question = scenario.eei.get(usize::from(*eei)).map_or("an element", |e| words::text(&e.text));
            let fresh = within.map_or(String::new(), |w| format!(" in the last {w}"));
            format!("{} reported “{question}”{fresh}", who(knows, by, "somebody"))
        }
        When::Knows(seats, Known::Beds(at, within)) => {
            let fresh = within.map_or(String::new(), |w| format!(" of the last {w}"));
            format!("{} has beds of {}{fresh}", who(knows, seats, "everybody"), words::place(scenario, *at))
        }
        When::Knows(seats, Known::Told(inject)) => {
            format!("{} was told “{}”", who(knows, seats, "everybody"), title(knows, *inject))
        }
        When::Metric(metric, compare, value) => {
            let sign = match compare {
                Compare::AtLeast => "≥",
                Compare::AtMost => "≤",
            };
            format!("{} {sign} {value}", metric_words(knows, *metric))
        }
        When::InMove(which) => {
            let title = scenario.moves.get(*which).map_or("a move", |m| words::text(&m.title));
            format!("“{title}” has begun")
        }
        When::Flag(name) => format!("mark “{name}”"),
        When::Bot(seats) => format!("bots play {}", who(knows, seats, "nobody")),
    }
}

fn metric_words(knows: &Knowledge, metric: Metric) -> String {
    let scenario = knows.scenario();
    match metric {
        Metric::EdWaiting(at) => format!("ED waiting at {}", words::place(scenario, at)),
        Metric::BedsFree(at, kind) => format!("{} free at {}", words::bed_kind(kind), words::place(scenario, at)),
        Metric::AtScene(site) => format!("people at {}", words::site(scenario, site)),
        Metric::UnitsAvailable => "units available".into(),
        Metric::ShelterPeople(at) => format!("people in {}", words::place(scenario, at)),
        Metric::Died => "deaths".into(),
    }
}

fn title<'a>(knows: &'a Knowledge, inject: InjectId) -> &'a str {
    knows.scenario().injects.get(inject).map_or("an inject", |i| words::text(&i.title))
}

fn who(knows: &Knowledge, seats: &[SeatId], nobody: &str) -> String {
    if seats.is_empty() {
        return nobody.to_owned();
    }
    seats.iter().map(|s| words::seat(knows.scenario(), *s)).collect::<Vec<_>>().join(", ")
}
