//! Public functions of `words`, in the current language.

use super::decision as decisions;
use super::retold::{retold, retold_phrase};
use crate::scenario::{DecisionKind, Scenario};
use crate::sim::Decision;

macro_rules! spoken {
    ($($name:ident($kind:ty) from $room:ident;)+) => { $(
        pub fn $name(what: $kind) -> &'static str {
            retold_phrase($room::$name(what))
        }
    )+ };
}

spoken! {
    decision_label(DecisionKind) from decisions;
    decision_hint(DecisionKind) from decisions;
    group(DecisionKind) from decisions;
}

/// One sentence for the journal.
pub fn decision(scenario: &Scenario, what: &Decision) -> String {
    retold(&decisions::decision(scenario, what))
}
