//! Now & next: the script for someone who runs three drills a year, and the inbox of a player.

use super::knowledge::Knowledge;
use super::{ExpectLine, InjectCard, MessageLine, PendingLine, Script};
use crate::drill::Row;
use crate::retold as format;
use crate::scenario::{Compare, Inject, InjectKind, Metric, Trigger, When};
use crate::units::{InjectId, SeatId, Span};
use crate::words;

/// Planned injects further ahead than this are not listed.
const AHEAD: Span = Span::mins(30);
const MOST_NEXT: usize = 6;

pub(super) fn script(knows: &Knowledge) -> Script {
    let mut script = Script { inbox: inbox(knows), pending: pending(knows), ..Script::default() };
    for (id, inject, row) in knows.drill.injects() {
        if !knows.may_see_inject(id) {
            continue;
        }
        let card = || card(knows, id, inject, row);
        match row.fired {
            Some(_) if !row.acknowledged.contains(&knows.seat) => script.say.push(card()),
            None if knows.everything() && row.open() && !row.pending => {
                if row.held || matches!(inject.trigger, Trigger::Manual) {
                    script.due.push(card());
                } else {
                    script.next.push(card());
                }
            }
            _ => {}
        }
        if row.fired.is_some() && inject.kind == InjectKind::Question {
            script.questions.push(card());
        }
        if knows.everything() {
            script.expected.extend(expected(knows, inject, row));
        }
    }
    script.questions.sort_by_key(|c| (c.fired, c.inject));
    script.say.sort_by_key(|c| (c.fired, c.inject));
    script.next.sort_by_key(|c| (c.at.is_none(), c.at, c.inject));
    let horizon = knows.drill.now() + AHEAD;
    let near = |c: &InjectCard| c.at.is_none_or(|at| at <= horizon);
    let soonest = script.next.first().cloned();
    script.next.retain(near);
    if script.next.is_empty() {
        script.next.extend(soonest);
    }
    script.next.truncate(MOST_NEXT);
    script.expected.sort_by_key(|e| (e.met.is_some(), e.missed, e.due));
    script
}

pub(super) fn card(knows: &Knowledge, id: InjectId, inject: &Inject, row: &Row) -> InjectCard {
    let scenario = knows.scenario();
    let private = knows.everything();
    let at = match inject.trigger {
        Trigger::At(at) => Some(at),
        _ => None,
    };
    let mut card = InjectCard {
        inject: id,
        id: inject.id.clone(),
        title: words::text(&inject.title).to_owned(),
        from: words::text(&inject.from).to_owned(),
        to: seats(knows, &inject.to),
        mode: words::mode(inject.mode).into(),
        text: words::text(&inject.text).to_owned(),
        notes: if private { words::text(&inject.notes).to_owned() } else { String::new() },
        hints: if private { inject.hints.iter().map(|h| words::text(&h).to_owned()).collect() } else { Vec::new() },
        at,
        when: match &inject.trigger {
            Trigger::At(at) => words::story_time(scenario, *at),
            Trigger::Manual => "by hand".into(),
            Trigger::When { condition, .. } => format!("when {}", condition_words(knows, condition)),
        },
        fired: row.fired,
        held: row.held,
        skipped: row.skipped.is_some(),
        question: inject.kind == InjectKind::Question,
        ..InjectCard::default()
    };
    if card.question {
        super::question::fill(knows, row, &mut card, inject);
    }
    card
}

fn seats(knows: &Knowledge, to: &[SeatId]) -> String {
    if to.is_empty() {
        return "facilitator only".into();
    }
    let players = knows.scenario().seats.len() - 1;
    if to.len() >= players {
        return "everybody".into();
    }
    let names: Vec<&str> = to.iter().map(|s| words::seat(knows.scenario(), *s)).collect();
    names.join(", ")
}

fn condition_words(knows: &Knowledge, when: &When) -> String {
    let scenario = knows.scenario();
    let list = |parts: &[When], word: &str| {
        parts.iter().map(|p| condition_words(knows, p)).collect::<Vec<_>>().join(&format!(" {word} "))
    };
    match when {
        When::All(parts) => list(parts, "and"),
        When::Any(parts) => list(parts, "or"),
        When::Not(part) => format!("not ({})", condition_words(knows, part)),
        When::After(at) => format!("after {}", words::story_time(scenario, *at)),
        When::Fired(inject, span) => {
            let title = scenario.injects.get(inject.index()).map_or("an inject", |i| words::text(&i.title));
            if *span == Span::ZERO { format!("“{title}” is out") } else { format!("{span} after “{title}”") }
        }
        When::Decided(kind, _) => format!("somebody did “{}”", words::decision_label(*kind).to_lowercase()),
        When::Metric(metric, compare, value) => {
            let what = match metric {
                Metric::EdWaiting(at) => format!("ED waiting at {}", words::place(scenario, *at)),
                Metric::BedsFree(at, kind) => {
                    format!("{} free at {}", words::bed_kind(*kind), words::place(scenario, *at))
                }
                Metric::AtScene(site) => format!("people at {}", words::site(scenario, *site)),
                Metric::UnitsAvailable => "units available".into(),
                Metric::ShelterPeople(at) => format!("people in {}", words::place(scenario, *at)),
                Metric::Died => "deaths".into(),
            };
            let sign = match compare {
                Compare::AtLeast => "≥",
                Compare::AtMost => "≤",
            };
            format!("{what} {sign} {value}")
        }
    }
}

fn expected(knows: &Knowledge, inject: &Inject, row: &Row) -> Option<ExpectLine> {
    let (e, written) = (row.expectation?, inject.expect.as_ref()?);
    let text = if written.text.en.is_empty() {
        words::decision_label(written.what).to_owned()
    } else {
        words::text(&written.text).to_owned()
    };
    Some(ExpectLine { text, who: seats(knows, &written.who), due: e.due, met: e.met, missed: e.missed })
}

/// Messages from other seats, newest first. The facilitator reads all, lost ones too.
fn inbox(knows: &Knowledge) -> Vec<MessageLine> {
    let (scenario, now) = (knows.scenario(), knows.drill.now());
    let mail = knows.drill.exercise().mail.iter().rev().filter(|m| m.from != knows.seat);
    let mut lines: Vec<MessageLine> = mail
        .filter(|m| knows.everything() || m.has_reached(knows.seat, now))
        .map(|m| {
            let at = if knows.everything() { m.sent } else { m.arrives.unwrap_or(m.sent) };
            let from = words::seat(scenario, m.from).to_owned();
            let fate = match m.arrives {
                _ if !knows.everything() || m.is_prompt() => String::new(),
                None => "lost on the way".into(),
                Some(at) if at > now => format!("arrives at {}", words::story_time(scenario, at)),
                Some(at) => format!("arrived at {}", words::story_time(scenario, at)),
            };
            MessageLine { at, story: words::story_time(scenario, at), from, text: m.text.clone(), fate }
        })
        .collect();
    // A stable sort: of equal times the later message stays first.
    lines.sort_by_key(|l| std::cmp::Reverse(l.at));
    lines.truncate(30);
    lines
}

/// What the facilitator has sent and may still recall.
fn pending(knows: &Knowledge) -> Vec<PendingLine> {
    let pending = knows.drill.exercise().pending.iter().filter(|_| knows.everything());
    pending
        .map(|p| PendingLine {
            sent: p.number,
            text: words::outgoing(knows.drill, &p.what),
            since_ms: knows.drill.waiting_since(p.number),
        })
        .collect()
}
