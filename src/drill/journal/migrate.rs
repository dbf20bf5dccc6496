//! Old journals: each step converts the JSON of a record from one format to the next. Files on disk never change; a
//! journal keeps its format and is read through these steps.

use super::OpenError;
use serde_json::{Map, Value, json};

/// Readable formats. Any other, older or newer, is refused by its number.
pub const OLDEST: u32 = 0;
pub const NEWEST: u32 = 2;

/// The format in a header.
pub(super) fn format_of(header: &Value) -> Result<u32, OpenError> {
    let found = header.get("format").and_then(Value::as_u64);
    let reason = || "the header names no format".to_owned();
    let found = found.ok_or_else(|| OpenError::Foreign { record: 0, reason: reason() })?;
    match u32::try_from(found) {
        Ok(format) if (OLDEST..=NEWEST).contains(&format) => Ok(format),
        _ => Err(OpenError::Format { found, oldest: OLDEST, newest: NEWEST }),
    }
}

/// The header keeps its values, so that the original program version stays visible; only its structure changes.
pub(super) fn header(mut value: Value, from: u32) -> Value {
    if from == 0
        && let Value::Object(fields) = &mut value
    {
        // Before bots could be switched, they played the seats marked in the scenario.
        fields.entry("bots").or_insert(json!("AsWritten"));
    }
    value
}

pub fn entry(mut value: Value, from: u32) -> Value {
    if from < 1 {
        zero_to_one(&mut value);
    }
    if from < 2 {
        one_to_two(&mut value);
    }
    value
}

/// Format 0 had no cause of an entry and stored real time as `wall`, in seconds.
fn zero_to_one(entry: &mut Value) {
    let Value::Object(fields) = entry else { return };
    if let Some(seconds) = fields.remove("wall").and_then(|s| s.as_i64()) {
        fields.insert("wall_ms".into(), json!(seconds.saturating_mul(1000)));
    }
    fields.entry("cause").or_insert(Value::Null);
}

/// Format 2 has the whole of ICS-213RR.
fn one_to_two(entry: &mut Value) {
    let Some(request) = request_in(entry) else { return };
    if let Some(asked) = request.get_mut("Ask").and_then(|a| a.get_mut("asked")).and_then(Value::as_object_mut) {
        asked.entry("details").or_insert_with(details);
    }
    if let Some(source) = request.get_mut("Source").and_then(Value::as_object_mut) {
        source.entry("order").or_insert_with(|| json!({ "order_number": "", "contact": "", "notes": "" }));
    }
}

fn details() -> Value {
    json!({ "urgency": "Routine", "kind": "", "substitutes": "", "deliver_to": "", "requester": "" })
}

/// The step of a resource request, accepted or refused.
fn request_in(entry: &mut Value) -> Option<&mut Map<String, Value>> {
    let what = entry.get_mut("what")?.as_object_mut()?;
    let (_, order) = what.iter_mut().find(|(name, _)| matches!(name.as_str(), "Ordered" | "Refused"))?;
    order.get_mut("order")?.get_mut("Request")?.as_object_mut()
}
