//! Journeys without EMS: release from entrapment and self-presentation at a hospital.

use super::{Body, TravelMode, Whereabouts, crush_share};
use crate::scenario::Physiology;
use crate::sim::{Coalition, Due, Fact};
use crate::units::{PatientId, PlaceId, Subject};

impl Coalition {
    /// Out of the wreck: in the open, waiting for a triage crew.
    pub(in crate::sim) fn freed(&mut self, id: PatientId) {
        let (condition, now) = (self.live.patients[id].condition, self.live.now);
        let mut share = 0.0;
        if let Physiology::Crush { most_pct, scale, .. } = self.scenario.condition(condition).physiology {
            share = crush_share(most_pct, scale, now - self.live.patients[id].injured);
        }
        let patient = self.patient_mut(id);
        // An item of a slower or faster pace than the present one is stale.
        if let Whereabouts::Trapped(site) = patient.whereabouts
            && patient.alive()
            && patient.free_at <= now
        {
            patient.whereabouts = Whereabouts::AtScene(site);
            patient.hidden = false;
            if let Body::Pinned { place, syndrome } = &mut patient.body {
                *syndrome = f64::from(*place) < share * 1000.0;
            }
            let crushed = patient.crushed();
            self.one_freed(site);
            self.waits_for_tag(id, site);
            if crushed {
                self.watch(id);
            }
            self.wake_site(site);
        }
    }

    /// A casualty who does not wait for EMS drives or walks. Four of five go to the nearest hospital they know
    /// [medicine A4: assumption], the others to the second nearest.
    pub(in crate::sim) fn sets_off(&mut self, id: PatientId) {
        let patient = &self.live.patients[id];
        let Whereabouts::AtScene(site) = patient.whereabouts else { return };
        if self.held_back(id, site) {
            return;
        }
        let from = self.map.node_of_site(site);
        let mut near = self.emergency_departments_by_time(from, false);
        near.retain(|(_, at)| self.facility(*at).takes_walk_ins());
        let mut s = self.live.dice.stream(Subject::SelfPresent, u64::from(id.0), 1);
        let second = !s.chance(0.8);
        let Some(&(_, to)) = near.get(usize::from(second && near.len() > 1)) else { return };
        let noise = s.lognormal(1.0, 0.4);
        let (a, b) = (self.map.attachment_of_site(site), self.map.attachment_of_place(to));
        let Some(trip) = self.plan_drive(false, a, b, noise) else { return };
        self.leaves_scene_queues(site, id);
        let (due, now) = (trip.arrival(), self.live.now);
        let patient = self.patient_mut(id);
        patient.mode = TravelMode::Own;
        patient.left_scene = Some(now);
        patient.plan += 1;
        let plan = patient.plan;
        patient.whereabouts = Whereabouts::OnTheRoad(Box::new(trip), to);
        self.live.agenda.put(due, Due::Arrives { patient: id, plan });
        self.tell(Fact::PatientSetOff { patient: id, to });
        self.scene_may_be_clear(site);
    }

    pub(in crate::sim) fn arrives_alone(&mut self, id: PatientId, plan: u32) {
        let patient = &self.live.patients[id];
        if patient.plan != plan {
            return;
        }
        if let Whereabouts::OnTheRoad(_, to) = patient.whereabouts {
            if let Some(next) = self.elsewhere(to)
                && self.goes_on(id, to, next)
            {
                return;
            }
            let patient = &self.live.patients[id];
            if patient.transferred { self.arrive_by_transfer(id, to) } else { self.arrive(id, to, false) }
        }
    }

    /// The door is closed: on to the next hospital.
    pub(in crate::sim) fn goes_on(&mut self, id: PatientId, from: PlaceId, to: PlaceId) -> bool {
        let noise = self.live.dice.stream(Subject::SelfPresent, u64::from(id.0), 2).lognormal(1.0, 0.4);
        let (a, b) = (self.map.attachment_of_place(from), self.map.attachment_of_place(to));
        let Some(trip) = self.plan_drive(false, a, b, noise) else { return false };
        let due = trip.arrival();
        let patient = self.patient_mut(id);
        patient.plan += 1;
        let plan = patient.plan;
        patient.whereabouts = Whereabouts::OnTheRoad(Box::new(trip), to);
        self.live.agenda.put(due, Due::Arrives { patient: id, plan });
        true
    }
}
