//! Orders in words, for the journal.

use super::{decision, evaluation, request, seat, story_time, text as text_of};
use crate::drill::{AdHoc, Control, Drill, Order, Outgoing, Say};
use crate::retold as format;
use crate::units::{InjectId, PersonId, SeatId};

/// One sentence. `open`: what was committed in secret may be said.
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
    drill.inject(inject).map_or("an inject", |i| text_of(&i.title))
}

fn say(drill: &Drill, say: &Say, open: bool) -> String {
    match say {
        Say::Acknowledge { inject } => format!("Read “{}”", title(drill, *inject)),
        Say::Answer { inject, choice, text } if open => {
            format!("Answered “{}”: {}", title(drill, *inject), answer(drill, *inject, *choice, text))
        }
        Say::Answer { inject, .. } => format!("Answered “{}”", title(drill, *inject)),
        Say::Message { to, text } => format!("To {}: {text}", seats(drill, to)),
        Say::General { to, form, text } => {
            let approved = form.approved_by.trim();
            let approved = if approved.is_empty() { String::new() } else { format!(" (approved: {approved})") };
            format!("To {}, “{}”: {text}{approved}", seats(drill, to), form.subject.trim())
        }
        Say::Sitrep { to, form } => format!("Situation report to {}: {}", seats(drill, to), form.situation.trim()),
        Say::ReportEei { eei, value } => {
            let question =
                drill.scenario.eei.get(usize::from(*eei)).map_or("an element of information", |e| text_of(&e.text));
            format!("Reported “{question}”: {value}")
        }
        Say::HandLead { to } => format!("The lead of the coalition goes to {}", seat(&drill.scenario, *to)),
        Say::Note { text } => format!("Note: {text}"),
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

/// Names of seats; nobody named: everybody.
fn seats(drill: &Drill, to: &[SeatId]) -> String {
    if to.is_empty() {
        return "everybody".to_owned();
    }
    to.iter().map(|s| seat(&drill.scenario, *s)).collect::<Vec<_>>().join(", ")
}

/// What the facilitator sends, or is about to.
pub fn outgoing(drill: &Drill, what: &Outgoing) -> String {
    match what {
        Outgoing::Inject { inject } => format!("“{}”", title(drill, *inject)),
        Outgoing::Message { to, text } => format!("To {}: {text}", seats(drill, to)),
        Outgoing::AdHoc { what } => ad_hoc(drill, what),
    }
}

fn ad_hoc(drill: &Drill, what: &AdHoc) -> String {
    let effects = match what.effects.len() {
        0 => String::new(),
        1 => " (with an effect)".to_owned(),
        n => format!(" (with {n} effects)"),
    };
    format!("Unscripted, to {}: {}{effects}", seats(drill, &what.to), what.text)
}

/// What the entry sent.
fn sent_by(drill: &Drill, number: u64) -> String {
    let entry = drill.entries().get((number as usize).wrapping_sub(1));
    match entry.and_then(|e| e.what.order()) {
        Some(Order::Control(Control::Send { what })) => outgoing(drill, what),
        _ => format!("what entry {number} sent"),
    }
}

fn control(drill: &Drill, control: &Control) -> String {
    let title = |inject: &InjectId| title(drill, *inject);
    let seat = |s: &SeatId| seat(&drill.scenario, *s);
    match control {
        Control::Begin => "The exercise begins".into(),
        Control::Pause { why } if why.is_empty() => "Paused".into(),
        Control::Pause { why } => format!("Paused: {why}"),
        Control::Resume => "Time runs".into(),
        Control::SetPace { pace } => format!("Pace {pace}×"),
        Control::Discuss => "Discussion: the clock stands still".into(),
        Control::Fire { inject } => format!("Fired “{}” by hand", title(inject)),
        Control::Hold { inject } => format!("Held “{}”", title(inject)),
        Control::Release { inject } => format!("Released “{}”", title(inject)),
        Control::Skip { inject, reason } => format!("Skipped “{}”: {reason}", title(inject)),
        Control::Reschedule { inject, at } => {
            format!("New time for “{}”: {}", title(inject), story_time(&drill.scenario, *at))
        }
        Control::Send { what } => format!("Goes out in 5 s: {}", outgoing(drill, what)),
        Control::Recall { sent } => format!("Recalled: {}", sent_by(drill, *sent)),
        Control::Deliver { sent } => sent_by(drill, *sent),
        Control::AdHoc { what } => ad_hoc(drill, what),
        Control::Checkpoint { name } => format!("Marked: {name}"),
        Control::Reveal { inject } => format!("The answers to “{}” are revealed", title(inject)),
        Control::Bot { seat: s, on: true } => format!("{} is played by its bot", seat(s)),
        Control::Bot { seat: s, on: false } => format!("{} is played by people", seat(s)),
        Control::Hint { inject } => format!("A hint for “{}”", title(inject)),
        Control::Close { inject } => format!("Done with “{}”", title(inject)),
        Control::NextMove => "The next move begins".into(),
        Control::Pressure { tempo, weight } => format!("Pressure: tempo {tempo} %, numbers {weight} %"),
        Control::Jump => "On to the next inject".into(),
        Control::ByHand { on: true } => "No clock: from inject to inject by hand".into(),
        Control::ByHand { on: false } => "The clock runs again".into(),
        Control::EmergencyOver { why } => format!("The real-world event is over: {why}"),
        Control::Join { who } if who.seats.is_empty() => {
            format!("{} signs in as {}", who.name, evaluation::duty(who.duty))
        }
        Control::Join { who } => format!("{} signs in: {}", who.name, seats(drill, &who.seats)),
        Control::Sit { person, seats: at } if at.is_empty() => format!("{} gives up all seats", name(drill, *person)),
        Control::Sit { person, seats: at } => format!("{} now sits at: {}", name(drill, *person), seats(drill, at)),
        Control::Leave { person } => format!("{} leaves", name(drill, *person)),
        Control::RealEmergency => "Real-world event: the drill is stopped".into(),
        Control::End => "The exercise ends".into(),
    }
}

fn name(drill: &Drill, person: PersonId) -> &str {
    drill.person(person).map_or("somebody", |p| &p.name)
}
