//! Now & next: a script for an occasional facilitator, and the inbox of a player.

use super::condition::condition_words;
use super::knowledge::Knowledge;
use super::{ExpectLine, InjectCard, MessageLine, PendingLine, Script, timeline};
use crate::drill::{Form, Row};
use crate::scenario::{Inject, InjectKind, Shown, Trigger};
use crate::tr;
use crate::units::{InjectId, SeatId, Span};
use crate::words;
use std::collections::BTreeMap;

/// Planned injects further ahead than this are omitted.
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
            Some(_) if !row.acknowledged.contains_key(&knows.seat) && row.closed.is_none() && is_told(inject) => {
                script.say.push(card());
            }
            None if knows.everything() && row.open() && !row.pending => {
                if row.held || row.missed.is_some() || matches!(inject.trigger, Trigger::Manual) {
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

/// Some only change the world, or wait for an action.
fn is_told(inject: &Inject) -> bool {
    !matches!(inject.kind, InjectKind::StateChange | InjectKind::ExpectedAction)
}

pub(super) fn card(knows: &Knowledge, id: InjectId, inject: &Inject, row: &Row) -> InjectCard {
    let scenario = knows.scenario();
    let private = knows.everything();
    let sheet = &inject.sheet;
    let hints_out = usize::from(row.hints_out).min(inject.hints.len());
    let hints = if private { &inject.hints[..] } else { &inject.hints[..hints_out] };
    let heard = row.acknowledged.iter().filter(|_| private);
    let mut card = InjectCard {
        inject: id,
        number: id.0 + 1,
        id: inject.id.clone(),
        kind: words::inject_kind(inject.kind).into(),
        title: words::text(&inject.title).to_owned(),
        from: words::text(&inject.from).to_owned(),
        to: seats(knows, &inject.to),
        cc: if inject.cc.is_empty() { String::new() } else { seats(knows, &inject.cc) },
        mode: words::mode(inject.mode).into(),
        text: words::text(&inject.text).to_owned(),
        say: if private { words::text(&sheet.say).to_owned() } else { String::new() },
        handouts: sheet.handouts.clone(),
        notes: if private { words::text(&inject.notes).to_owned() } else { String::new() },
        controller: if private { sheet.controller.clone() } else { String::new() },
        hints: hints.iter().map(|h| words::text(h).to_owned()).collect(),
        hints_out: hints_out as u32,
        at: row.planned,
        when: match (&inject.trigger, row.planned) {
            (Trigger::At(at), planned) => words::story_time(scenario, planned.unwrap_or(*at)),
            (Trigger::Manual, _) => tr!("when-by-hand").into(),
            (Trigger::When { condition, .. }, _) if private => {
                tr!("when-condition", condition = condition_words(knows, condition))
            }
            (Trigger::When { .. }, _) => String::new(),
        },
        fired: row.fired,
        held: row.held,
        skipped: row.skipped.is_some(),
        closed: row.closed,
        status: words::inject_status(inject, row).into(),
        heard: heard.map(|(s, at)| (words::seat(scenario, *s).to_owned(), *at)).collect(),
        objectives: if private { objectives(knows, inject) } else { Vec::new() },
        question: inject.kind == InjectKind::Question,
        ..InjectCard::default()
    };
    if card.question {
        super::question::fill(knows, row, &mut card, inject);
    }
    card
}

fn objectives(knows: &Knowledge, inject: &Inject) -> Vec<String> {
    let all = &knows.scenario().objectives;
    inject.objectives().iter().filter_map(|o| all.get(*o)).map(|o| words::text(&o.text).to_owned()).collect()
}

fn seats(knows: &Knowledge, to: &[SeatId]) -> String {
    if to.is_empty() {
        return tr!("to-facilitator").into();
    }
    let players = knows.scenario().seats.len() - 1;
    if to.len() >= players {
        return tr!("to-all").into();
    }
    let names: Vec<&str> = to.iter().map(|s| words::seat(knows.scenario(), *s)).collect();
    names.join(", ")
}

fn expected(knows: &Knowledge, inject: &Inject, row: &Row) -> Option<ExpectLine> {
    let (e, written) = (row.expectation?, inject.expect.as_ref()?);
    let text = match &written.what {
        _ if !written.text.en.is_empty() => words::text(&written.text).to_owned(),
        Shown::Decided(kinds) => {
            kinds.iter().map(|k| words::decision_label(*k)).collect::<Vec<_>>().join(&format!(" {} ", tr!("cond-or")))
        }
        Shown::Holds(when) => condition_words(knows, when),
    };
    Some(ExpectLine { text, who: seats(knows, &written.who), due: e.due, met: e.met, missed: e.missed })
}

/// Messages from other seats, newest first. The facilitator reads all, lost ones too.
fn inbox(knows: &Knowledge) -> Vec<MessageLine> {
    let (scenario, now) = (knows.scenario(), knows.drill.now());
    let mail = knows.drill.exercise().mail.iter().rev().filter(|m| m.from != knows.seat);
    // A player's numbers are lines of its own log.
    let own = if knows.everything() { BTreeMap::new() } else { timeline::message_lines(knows) };
    let number = |entry: u64| if knows.everything() { Some(entry) } else { own.get(&entry).copied() };
    let mut lines: Vec<MessageLine> = mail
        .filter(|m| knows.everything() || m.has_reached(knows.seat, now))
        .map(|m| {
            let at = if knows.everything() { m.sent } else { m.arrives.unwrap_or(m.sent) };
            let from = words::seat(scenario, m.from).to_owned();
            let fate = match m.arrives {
                _ if !knows.everything() || m.is_prompt() => String::new(),
                None => tr!("fate-lost").into(),
                Some(at) if at > now => tr!("fate-arrives", time = words::story_time(scenario, at)),
                Some(at) => tr!("fate-arrived", time = words::story_time(scenario, at)),
            };
            let story = words::story_time(scenario, at);
            let mut form = m.form.clone();
            if let Form::General(general) = &mut form {
                general.reply_to = general.reply_to.and_then(number);
            }
            MessageLine {
                number: number(m.number).unwrap_or_default(),
                form,
                at,
                story,
                from,
                text: m.text.clone(),
                fate,
            }
        })
        .collect();
    // A stable sort: of equal times the later message is first.
    lines.sort_by_key(|l| std::cmp::Reverse(l.at));
    lines.truncate(30);
    lines
}

/// Items that the facilitator may still recall.
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
