//! Long-term care.

use super::Doctrine;
use crate::scenario::PlaceKind;
use crate::sim::{Decision, Power};
use crate::units::{PlaceId, Span};

impl Doctrine<'_> {
    /// Saves fuel; evacuates only if fuel runs out before resupply: moving residents harms them.
    pub(super) fn long_term_care(&self) -> Vec<Decision> {
        let (scenario, live) = (&self.drill.scenario, self.live());
        let seat = scenario.seat(self.seat);
        let mine = |p: &PlaceId| seat.at.is_empty() || seat.at.contains(p);
        let homes: Vec<PlaceId> = scenario.places_of(PlaceKind::LongTermCare).map(|(id, _)| id).filter(mine).collect();
        let mut wanted = Vec::new();
        for at in &homes {
            let f = &live.facilities[at];
            let short = match f.power {
                Power::Mains => false,
                Power::Generator { until } => until - self.drill.now() < Span::mins(40),
                Power::Out => true,
            };
            if f.power != Power::Mains {
                wanted.push(Decision::ConserveFuel { at: *at });
            }
            if short && !f.crew_for_power && self.time_to_leave(*at) {
                let room = |p: &PlaceId| live.shelters.get(p).is_some_and(|s| s.open && s.room() >= f.residents);
                let open = live.shelters.keys().copied().find(|p| room(p));
                wanted.extend(open.map(|to| Decision::EvacuateResidents { from: *at, to }));
            }
        }
        wanted.extend(self.long_term_care_relief(&homes));
        if self.after(30) {
            let free = homes.into_iter().find(|p| live.facilities[p].power == Power::Mains);
            wanted.extend(free.filter(|_| live.step_down.len() < 2).map(|at| Decision::AcceptStepDown { at }));
        }
        wanted
    }
}
