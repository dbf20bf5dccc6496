//! The effect of decisions that change one plain value.

use super::{Coalition, Fact, Live};

impl Coalition {
    /// A plain change, and that it was made.
    pub(super) fn set(&mut self, change: impl FnOnce(&mut Live), fact: Fact) {
        change(&mut self.live);
        self.tell(fact);
    }
}
