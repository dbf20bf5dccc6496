//! Copies of the state with another seed from now on, for forecasts and what-if runs.

use super::Coalition;
use crate::map::Router;
use crate::units::{Dice, PatientId};

impl Coalition {
    /// A copy whose further chance is that of `seed`. What has been drawn for patients who are in care stays drawn: they
    /// are on their way through the hospital already.
    pub fn with_seed(&self, seed: u64, router: Router) -> Coalition {
        let mut live = self.live.clone();
        for (id, patient) in self.patients() {
            if patient.in_hospital_care() || patient.has_outcome() {
                live.drawn_before.entry(id).or_insert(self.live.dice);
            }
        }
        live.dice = Dice(seed);
        let (scenario, map) = (self.scenario.clone(), self.map.clone());
        Coalition { scenario, map, router: router.for_another_run(), live, pending_facts: self.pending_facts.clone() }
    }

    /// The dice of a patient's fate and way through a hospital.
    pub(in crate::sim) fn dice_of(&self, id: PatientId) -> Dice {
        self.live.drawn_before.get(&id).copied().unwrap_or(self.live.dice)
    }
}
