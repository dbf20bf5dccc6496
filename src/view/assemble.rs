//! From a filled-in form to a decision.

use super::Value;
use crate::scenario::DecisionKind;
use crate::sim::Decision;

pub fn assemble(_kind: DecisionKind, _values: &[Value]) -> Option<Decision> {
    None
}
