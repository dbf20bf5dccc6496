//! Events with the names used in files in place of numbers, and their comparison with a story.

use sandtable::drill::Drill;
use sandtable::scenario::text::{Group, Kind, Node};
use serde::Serialize;
use serde_json::{Map, Value};

/// A fact, an entry or a refusal as JSON, with ids for numbers.
pub fn named(drill: &Drill, value: &impl Serialize) -> Value {
    let value = serde_json::to_value(value).expect("plain data has a JSON form");
    // `Happened(fact)`, `Decide(decision)`: stories refer to the inner value.
    let value = match value {
        Value::Object(mut map) if map.len() == 1 && WRAPPERS.iter().any(|w| map.contains_key(*w)) => {
            map.iter_mut().next().map(|(_, v)| v.take()).unwrap_or_default()
        }
        other => other,
    };
    match value {
        Value::Object(map) => {
            let rename = |(kind, inner): (String, Value)| {
                let inner = with_names(drill, &kind, inner);
                (kind, inner)
            };
            Value::Object(map.into_iter().map(rename).collect())
        }
        other => other,
    }
}

const WRAPPERS: [&str; 6] = ["Happened", "Decide", "Control", "Say", "Request", "Evaluate"];

fn with_names(drill: &Drill, kind: &str, inner: Value) -> Value {
    let Value::Object(fields) = inner else { return inner };
    let name = |(key, value): (String, Value)| {
        let value = match value.as_i64() {
            Some(n) => name_of(drill, kind, &key, n).map_or(value, Value::String),
            None => value,
        };
        (key, value)
    };
    Value::Object(fields.into_iter().map(name).collect::<Map<_, _>>())
}

/// The id or the name behind a number in a field of this name.
fn name_of(drill: &Drill, kind: &str, key: &str, n: i64) -> Option<String> {
    let s = &drill.scenario;
    let i = usize::try_from(n).ok()?;
    match key {
        "from" if matches!(kind, "AidRequested" | "AidArrived" | "RequestMutualAid") => {
            s.mutual_aid.get(i).map(|a| a.id.clone())
        }
        "at" | "to" | "from" => s.places.iter().as_slice().get(i).map(|p| p.id.clone()),
        "site" | "near" => s.sites.iter().as_slice().get(i).map(|p| p.id.clone()),
        "cache" => s.community.caches.get(i).map(|c| c.id.clone()),
        "zone" => s.zones.iter().as_slice().get(i).map(|z| z.id.clone()),
        "inject" => s.injects.iter().as_slice().get(i).map(|x| x.id.clone()),
        "seat" => s.seats.iter().as_slice().get(i).map(|x| x.id.clone()),
        "unit" => drill.coalition().truth().units.iter().as_slice().get(i).map(|u| u.name.clone()),
        "extra" | "fuel" | "until_more" => Some(format!("{} min", n / 60_000)),
        _ => None,
    }
}

/// Whether the id is one of this scenario's. True for fields that are not ids.
pub fn known(drill: &Drill, kind: &str, key: &str, id: &str) -> bool {
    let all = (0..2000).map_while(|n| name_of(drill, kind, key, n));
    let spans = matches!(key, "extra" | "fuel" | "until_more" | "unit");
    spans || name_of(drill, kind, key, 0).is_none() || all.into_iter().any(|known| known == id)
}

/// Whether the value has all fields of the story's.
pub fn fits(wanted: &Node, value: &Value) -> bool {
    match &wanted.kind {
        Kind::Word(word) => match value {
            Value::String(s) => s == word,
            Value::Bool(b) => b.to_string() == *word,
            Value::Object(map) => map.len() == 1 && map.contains_key(word),
            Value::Null => word == "None",
            _ => false,
        },
        Kind::Text(text) => value.as_str() == Some(text),
        Kind::Number(n) => value.as_i64().is_some_and(|v| n.replace('_', "").parse() == Ok(v)),
        Kind::List(items) => value
            .as_array()
            .is_some_and(|v| v.len() == items.len() && items.iter().zip(v).all(|(wanted, value)| fits(wanted, value))),
        Kind::Group(group) => {
            let inner = match &group.name {
                Some(name) => value.as_object().filter(|map| map.len() == 1).and_then(|map| map.get(name)),
                None => Some(value),
            };
            inner
                .is_some_and(|inner| group.fields.iter().all(|f| inner.get(&f.name).is_some_and(|v| fits(&f.value, v))))
        }
        Kind::Bad => false,
    }
}

/// The node as RON text again.
pub fn ron(node: &Node) -> String {
    let list = |items: &[Node]| items.iter().map(ron).collect::<Vec<_>>().join(", ");
    match &node.kind {
        Kind::Number(n) | Kind::Word(n) => n.clone(),
        Kind::Text(t) => format!("{t:?}"),
        Kind::List(items) => format!("[{}]", list(items)),
        Kind::Group(Group { name, fields, items, .. }) => {
            let fields: Vec<String> = fields.iter().map(|f| format!("{}: {}", f.name, ron(&f.value))).collect();
            let inside = if fields.is_empty() { list(items) } else { fields.join(", ") };
            format!("{}({inside})", name.as_deref().unwrap_or_default())
        }
        Kind::Bad => String::new(),
    }
}
