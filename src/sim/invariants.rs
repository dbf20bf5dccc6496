//! What must hold at every moment: every patient in exactly one place, every bed and unit accounted for. Each subject
//! checks its own state.

use super::Coalition;

impl Coalition {
    /// Every broken rule, in words for us. Empty: all is well.
    pub fn broken_rules(&self) -> Vec<String> {
        let mut broken = Vec::new();
        self.beds_match_patients(&mut broken);
        self.units_match_patients(&mut broken);
        self.scenes_match_patients(&mut broken);
        self.houses_are_in_order(&mut broken);
        self.counts_match_patients(&mut broken);
        broken
    }
}
