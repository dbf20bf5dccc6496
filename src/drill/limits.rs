//! Limits of what an order carries, whatever it is: no text and no list is longer than an author's.

use super::{Control, Order, Outgoing, Say};
use crate::scenario::bounds::{self, Bound};
use crate::scenario::denies_exercise;
use crate::sim::{Decision, Refusal};
use serde_json::Value;

/// Most entries of any list in an order: every seat, every piece of evidence.
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

/// The texts that others are told at once.
fn told(order: &Order) -> [Option<&String>; 2] {
    match order {
        Order::Control(Control::AdHoc { what }) => [Some(&what.text), Some(&what.from)],
        Order::Control(Control::Send { what: Outgoing::Message { text, .. } }) => [Some(text), None],
        Order::Say(Say::Message { text, .. }) => [Some(text), None],
        Order::Say(Say::General { text, form, .. }) => [Some(text), Some(&form.subject)],
        Order::Say(Say::Sitrep { form, .. }) => [Some(&form.situation), Some(&form.threats)],
        _ => [None, None],
    }
}
