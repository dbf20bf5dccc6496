//! The decisions open to a seat, as forms that any screen can draw without knowing their meaning.

use crate::scenario::DecisionKind;
use crate::sim::Decision;
pub use crate::sim::Value;

/// One decision that a seat could take now.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub kind: DecisionKind,
    /// Verb first: "Open surge beds".
    pub label: String,
    /// One line: effect and cost.
    pub hint: String,
    /// Group heading: "Hospital", "EMS"…
    pub group: String,
    pub fields: Vec<Field>,
    /// Why it is not possible now. Such a choice is disabled and shows this reason.
    pub closed: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    Pick { label: String, options: Vec<(String, u32)> },
    Number { label: String, min: i64, max: i64, start: i64 },
    Line { label: String },
}

impl Choice {
    /// Initial values of the form.
    pub fn start(&self) -> Vec<Value> {
        self.fields
            .iter()
            .map(|f| match f {
                Field::Pick { options, .. } => Value::Pick(options.first().map_or(0, |o| o.1)),
                Field::Number { start, .. } => Value::Number(*start),
                Field::Line { .. } => Value::Line(String::new()),
            })
            .collect()
    }

    /// The decision of a completed form; `None` if the values do not fit the fields.
    pub fn decision(&self, values: &[Value]) -> Option<Decision> {
        Decision::from_values(self.kind, values)
    }
}
