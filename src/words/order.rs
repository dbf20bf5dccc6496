//! Orders in words, for the journal.

use super::{decision, evaluation, request, seat, story_time, text as text_of};
use crate::drill::{AdHoc, Control, Drill, Order, Outgoing, Say};
use crate::tr;
use crate::units::{InjectId, PersonId, SeatId};

/// One sentence. `open`: committed answers may be shown.
pub fn order(drill: &Drill, order: &Order, open: bool) -> String {
    match order {
        Order::Decide(d) => decision(&drill.scenario, d),
        Order::Say(said) => say(drill, said, open),
        Order::Control(c) => control(drill, c),
        Order::Request(step) => request::step(drill, step),
        Order::Evaluate(what) => evaluation::evaluate(drill, what),
    }
}

fn title(drill: &Drill, inject: InjectId) -> &str {
    drill.inject(inject).map_or_else(|| tr!("some-inject"), |i| text_of(&i.title))
}

fn say(drill: &Drill, say: &Say, open: bool) -> String {
    match say {
        Say::Acknowledge { inject } => tr!("order-read", title = title(drill, *inject)),
        Say::Answer { inject, choice, text } if open => {
            let answer = answer(drill, *inject, *choice, text);
            tr!("order-answered-with", title = title(drill, *inject), answer = answer)
        }
        Say::Answer { inject, .. } => tr!("order-answered", title = title(drill, *inject)),
        Say::Message { to, text } => tr!("order-message", to = seats(drill, to), text = text),
        Say::General { to, form, text } => {
            let (to, subject) = (seats(drill, to), form.subject.trim());
            match form.approved_by.trim() {
                "" => tr!("order-general", to = to, subject = subject, text = text),
                by => tr!("order-general-approved", to = to, subject = subject, text = text, by = by),
            }
        }
        Say::Sitrep { to, form } => tr!("order-sitrep", to = seats(drill, to), text = form.situation.trim()),
        Say::ReportEei { eei, value } => {
            let eei = drill.scenario.eei.get(usize::from(*eei));
            let question = eei.map_or_else(|| tr!("some-eei"), |e| text_of(&e.text));
            tr!("order-eei", question = question, value = value)
        }
        Say::HandLead { to } => tr!("order-hand-lead", seat = seat(&drill.scenario, *to)),
        Say::Note { text } => tr!("order-note", text = text),
    }
}

/// The choice, the words, or both.
pub fn answer(drill: &Drill, inject: InjectId, choice: Option<u16>, text: &str) -> String {
    let options = drill.inject(inject).map_or(&[][..], |i| &i.options);
    match choice.and_then(|n| options.get(usize::from(n))) {
        Some(option) if text.trim().is_empty() => text_of(option).to_owned(),
        Some(option) => format!("{} ({})", text_of(option), text.trim()),
        None => text.trim().to_owned(),
    }
}

/// Names of seats; if empty: all seats.
fn seats(drill: &Drill, to: &[SeatId]) -> String {
    if to.is_empty() {
        return tr!("to-all").to_owned();
    }
    to.iter().map(|s| seat(&drill.scenario, *s)).collect::<Vec<_>>().join(", ")
}

/// Items sent by the facilitator.
pub fn outgoing(drill: &Drill, what: &Outgoing) -> String {
    match what {
        Outgoing::Inject { inject } => format!("“{}”", title(drill, *inject)),
        Outgoing::Message { to, text } => tr!("order-message", to = seats(drill, to), text = text),
        Outgoing::AdHoc { what } => ad_hoc(drill, what),
    }
}

fn ad_hoc(drill: &Drill, what: &AdHoc) -> String {
    let to = seats(drill, &what.to);
    match what.effects.len() {
        0 => tr!("order-ad-hoc", to = to, text = what.text),
        n => tr!("order-ad-hoc-effects", to = to, text = what.text, n = n),
    }
}

/// The content of the sent item.
fn sent_by(drill: &Drill, number: u64) -> String {
    let entry = drill.entries().get((number as usize).wrapping_sub(1));
    match entry.and_then(|e| e.what.order()) {
        Some(Order::Control(Control::Send { what })) => outgoing(drill, what),
        _ => tr!("order-sent-entry", n = number),
    }
}

fn control(drill: &Drill, control: &Control) -> String {
    let title = |inject: &InjectId| title(drill, *inject);
    let seat = |s: &SeatId| seat(&drill.scenario, *s);
    match control {
        Control::Begin => tr!("control-begin").into(),
        Control::Pause { why } if why.is_empty() => tr!("control-pause").into(),
        Control::Pause { why } => tr!("control-pause-why", why = why),
        Control::Resume => tr!("control-resume").into(),
        Control::SetPace { pace } => tr!("control-pace", pace = *pace),
        Control::Discuss => tr!("control-discuss").into(),
        Control::Fire { inject } => tr!("control-fire", title = title(inject)),
        Control::Hold { inject } => tr!("control-hold", title = title(inject)),
        Control::Release { inject } => tr!("control-release", title = title(inject)),
        Control::Skip { inject, reason } => tr!("control-skip", title = title(inject), why = reason),
        Control::Reschedule { inject, at } => {
            tr!("control-reschedule", title = title(inject), time = story_time(&drill.scenario, *at))
        }
        Control::Send { what } => tr!("control-send", what = outgoing(drill, what)),
        Control::Recall { sent } => tr!("control-recall", what = sent_by(drill, *sent)),
        Control::Deliver { sent } => sent_by(drill, *sent),
        Control::AdHoc { what } => ad_hoc(drill, what),
        Control::Checkpoint { name } => tr!("control-checkpoint", name = name),
        Control::Reveal { inject } => tr!("control-reveal", title = title(inject)),
        Control::Bot { seat: s, on: true } => tr!("control-bot-on", seat = seat(s)),
        Control::Bot { seat: s, on: false } => tr!("control-bot-off", seat = seat(s)),
        Control::Hint { inject } => tr!("control-hint", title = title(inject)),
        Control::Close { inject } => tr!("control-close", title = title(inject)),
        Control::NextMove => tr!("control-next-module").into(),
        Control::Pressure { tempo, weight } => tr!("control-pressure", tempo = *tempo, weight = *weight),
        Control::Jump => tr!("control-jump").into(),
        Control::ByHand { on: true } => tr!("control-manual-on").into(),
        Control::ByHand { on: false } => tr!("control-manual-off").into(),
        Control::RealEmergency => tr!("control-emergency").into(),
        Control::EmergencyOver { why } => tr!("control-emergency-over", why = why),
        Control::Join { .. } | Control::Sit { .. } | Control::Leave { .. } => people(drill, control),
        Control::End => tr!("control-end").into(),
    }
}

/// Sign-ins, changes of seat, and departures.
fn people(drill: &Drill, control: &Control) -> String {
    match control {
        Control::Join { who } if who.seats.is_empty() => {
            tr!("control-join-duty", name = who.name, duty = evaluation::duty(who.duty))
        }
        Control::Join { who } => tr!("control-join", name = who.name, seats = seats(drill, &who.seats)),
        Control::Sit { person, seats: at } if at.is_empty() => tr!("control-no-seat", name = name(drill, *person)),
        Control::Sit { person, seats: at } => {
            tr!("control-sit", name = name(drill, *person), seats = seats(drill, at))
        }
        Control::Leave { person } => tr!("control-leave", name = name(drill, *person)),
        _ => String::new(),
    }
}

fn name(drill: &Drill, person: PersonId) -> &str {
    drill.person(person).map_or_else(|| tr!("some-person"), |p| p.name.as_str())
}
