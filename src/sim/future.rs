//! The same world with other luck from here on: what forecasts and what-ifs are made of.

use super::Coalition;
use crate::map::Router;
use crate::units::{Dice, PatientId};

impl Coalition {
    /// A copy whose further chance is that of `seed`. What has been drawn for patients who are in care stays drawn: they
    /// are on their way through the hospital already.
    pub fn with_luck(&self, seed: u64, ways: Router) -> Coalition {
        let mut live = self.live.clone();
        for (id, patient) in self.live.patients.iter_ids() {
            if patient.care_began.is_some() || patient.outcome.is_some() {
                live.drawn_before.entry(id).or_insert(self.live.dice);
            }
        }
        live.dice = Dice(seed);
        let (scenario, map) = (self.scenario.clone(), self.map.clone());
        Coalition { scenario, map, router: ways.for_another_run(), live, told: self.told.clone() }
    }

    /// The dice of a patient's fate and way through a hospital.
    pub(in crate::sim) fn dice_of(&self, id: PatientId) -> Dice {
        self.live.drawn_before.get(&id).copied().unwrap_or(self.live.dice)
    }
}
