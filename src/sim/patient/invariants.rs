//! Invariants of patients: the running sums.

use super::Counted;
use crate::sim::Coalition;

impl Coalition {
    /// The per-minute sample visits only touched patients: none may change without being touched.
    pub(in crate::sim) fn counts_match_patients(&self, broken: &mut Vec<String>) {
        let patients = &self.live.patients;
        let stale = patients.iter().position(|p| !p.touched && p.counted != Counted::of(p));
        broken.extend(stale.map(|i| format!("patient {i} changed and was not touched")));
        let counted = |as_what| patients.iter().filter(|p| p.counted == as_what).count() as u32;
        if (self.live.died, self.live.without_care) != (counted(Counted::Dead), counted(Counted::WithoutCare)) {
            broken.push(format!("{} dead and {} without care were counted", self.live.died, self.live.without_care));
        }
    }
}
