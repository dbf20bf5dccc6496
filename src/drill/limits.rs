//! Limits on the content of any order: no text and no list is longer than an author's.

use super::{Control, Order, Outgoing, Say};
use crate::scenario::bounds::{self, Bound};
use crate::scenario::denies_exercise;
use crate::sim::{Decision, Refusal};
use serde_json::Value;

/// Maximum entries of any list in an order: every seat, every piece of evidence.
const ENTRIES: Bound = bounds::EVIDENCE;

pub(super) fn check(order: &Order) -> Result<(), Refusal> {
    // All other decisions are a few numbers.
    if matches!(order, Order::Decide(d) if !matches!(d, Decision::RecordDecision { .. })) {
        return Ok(());
    }
    // Plain data always has a JSON form.
    serde_json::to_value(order).map_or(Ok(()), |value| small(&value))?;
    if told(order).into_iter().flatten().any(|text| denies_exercise(text)) {
        return Err(Refusal::DeniesExercise);
    }
    Ok(())
}

fn small(value: &Value) -> Result<(), Refusal> {
    match value {
        Value::String(text) if text.len() > 100 => within(text.chars().count(), &bounds::TEXT),
        Value::Array(items) => {
            within(items.len(), &ENTRIES)?;
            items.iter().try_for_each(small)
        }
        Value::Object(fields) => fields.values().try_for_each(small),
        _ => Ok(()),
    }
}

fn within(n: usize, bound: &Bound) -> Result<(), Refusal> {
    let limit = u32::try_from(bound.most).unwrap_or(u32::MAX);
    let wanted = u32::try_from(n).unwrap_or(u32::MAX);
    if wanted > limit { Err(Refusal::TooMany { wanted, limit }) } else { Ok(()) }
}

/// Texts that other seats receive at once.
fn told(order: &Order) -> [Option<&String>; 2] {
    match order {
        Order::Control(control) => told_by_control(control),
        Order::Say(Say::Message { text, .. }) => [Some(text), None],
        Order::Say(Say::General { text, form, .. }) => [Some(text), Some(&form.subject)],
        Order::Say(Say::Sitrep { form, .. }) => [Some(&form.situation), Some(&form.threats)],
        Order::Say(Say::Acknowledge { .. } | Say::Answer { .. } | Say::ReportEei { .. }) => [None, None],
        Order::Say(Say::HandLead { .. } | Say::Note { .. }) => [None, None],
        Order::Decide(_) | Order::Request(_) | Order::Evaluate(_) => [None, None],
    }
}

fn told_by_control(control: &Control) -> [Option<&String>; 2] {
    use Control as C;
    match control {
        C::AdHoc { what } => [Some(&what.text), Some(&what.from)],
        C::Send { what: Outgoing::Message { text, .. } } => [Some(text), None],
        C::Send { what: Outgoing::Inject { .. } | Outgoing::AdHoc { .. } } => [None, None],
        C::Begin | C::Pause { .. } | C::Resume | C::SetPace { .. } | C::Discuss | C::Jump => [None, None],
        C::Fire { .. } | C::Hold { .. } | C::Release { .. } | C::Skip { .. } | C::Reschedule { .. } => [None, None],
        C::Recall { .. } | C::Deliver { .. } | C::Checkpoint { .. } | C::Reveal { .. } | C::Hint { .. } => [None, None],
        C::Close { .. } | C::NextMove | C::Pressure { .. } | C::ByHand { .. } | C::RealEmergency => [None, None],
        C::EmergencyOver { .. } | C::Bot { .. } | C::Join { .. } | C::Sit { .. } | C::Leave { .. } => [None, None],
        C::End => [None, None],
    }
}
