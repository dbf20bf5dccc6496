//! From the scene to a hospital's door by one's own means, and death on the way.

use super::{Outcome, TravelMode, Whereabouts, luck};
use crate::sim::{Coalition, Due, Fact};
use crate::units::{PatientId, PlaceId, SimTime, Subject};

impl Coalition {
    /// Out of the wreck: in the open, waiting for a triage crew.
    pub(in crate::sim) fn freed(&mut self, id: PatientId) {
        let patient = self.patient(id);
        if let Whereabouts::Trapped(site) = patient.whereabouts
            && patient.alive()
        {
            patient.whereabouts = Whereabouts::AtScene(site);
            let scene = &mut self.live.sites[site.index()];
            scene.trapped -= 1;
            scene.untagged.push(id);
            self.wake_site(site);
        }
    }

    /// Somebody who does not wait for EMS takes a car or walks. Four of five go to the nearest hospital they know
    /// [medicine A4: assumption], the others to the second nearest.
    pub(in crate::sim) fn sets_off(&mut self, id: PatientId) {
        let patient = &self.live.patients[id.index()];
        let Whereabouts::AtScene(site) = patient.whereabouts else { return };
        let from = self.map.node_of_site(site);
        let mut near = self.emergency_departments_by_time(from, false);
        near.retain(|(_, at)| self.live.facilities[at.index()].takes_walk_ins());
        let mut s = self.live.dice.stream(Subject::SelfPresent, u64::from(id.0), 1);
        let second = !s.chance(0.8);
        let Some(&(_, to)) = near.get(usize::from(second && near.len() > 1)) else { return };
        let noise = s.lognormal(1.0, 0.4);
        let Some(trip) = self.plan_trip(from, self.map.node_of_place(to), false, noise) else { return };
        self.live.sites[site.index()].forget(id);
        let due = trip.due;
        let patient = self.patient(id);
        patient.mode = TravelMode::Own;
        patient.plan += 1;
        let plan = patient.plan;
        patient.whereabouts = Whereabouts::OnTheRoad(Box::new(trip), to);
        self.live.agenda.put(due, Due::Arrives { patient: id, plan });
        self.tell(Fact::PatientSetOff { patient: id, to });
        self.scene_may_be_clear(site);
    }

    pub(in crate::sim) fn arrives_alone(&mut self, id: PatientId, plan: u32) {
        let patient = &self.live.patients[id.index()];
        if patient.plan != plan {
            return;
        }
        if let Whereabouts::OnTheRoad(_, to) = patient.whereabouts {
            if let Some(next) = self.elsewhere(to)
                && self.goes_on(id, to, next)
            {
                return;
            }
            let patient = &self.live.patients[id.index()];
            if patient.transferred { self.arrive_by_transfer(id, to) } else { self.arrive(id, to, false) }
        }
    }

    /// The door is closed: on to the next hospital.
    pub(in crate::sim) fn goes_on(&mut self, id: PatientId, from: PlaceId, to: PlaceId) -> bool {
        let noise = self.live.dice.stream(Subject::SelfPresent, u64::from(id.0), 2).lognormal(1.0, 0.4);
        let (a, b) = (self.map.node_of_place(from), self.map.node_of_place(to));
        let Some(trip) = self.plan_trip(a, b, false, noise) else { return false };
        let due = trip.due;
        let patient = self.patient(id);
        patient.plan += 1;
        let plan = patient.plan;
        patient.whereabouts = Whereabouts::OnTheRoad(Box::new(trip), to);
        self.live.agenda.put(due, Due::Arrives { patient: id, plan });
        true
    }

    /// Without any care, the score has reached zero.
    pub(in crate::sim) fn fades(&mut self, id: PatientId) {
        let patient = &self.live.patients[id.index()];
        if patient.alive() && patient.care_began.is_none() && patient.outcome.is_none() {
            self.die(id, Outcome::DiedBeforeCare);
        }
    }

    /// Death, wherever it finds them: frees what they held.
    pub(in crate::sim) fn die(&mut self, id: PatientId, outcome: Outcome) {
        let preventable = self.was_preventable(id);
        let now: SimTime = self.live.now;
        let patient = self.patient(id);
        let was = std::mem::replace(&mut patient.whereabouts, Whereabouts::Dead);
        patient.outcome = Some(outcome);
        patient.outcome_at = Some(now);
        patient.preventable = preventable;
        patient.plan += 1;
        let at: Option<PlaceId> = match was {
            Whereabouts::Waiting(at)
            | Whereabouts::FastTrack(at)
            | Whereabouts::InBed(at, _)
            | Whereabouts::Boarding(at, _) => Some(at),
            _ => None,
        };
        self.tell(Fact::PatientDied { patient: id, at, preventable });
        match was {
            Whereabouts::AtScene(site) => {
                self.live.sites[site.index()].forget(id);
                self.scene_may_be_clear(site);
            }
            Whereabouts::Trapped(site) => {
                self.live.sites[site.index()].trapped -= 1;
                self.scene_may_be_clear(site);
            }
            Whereabouts::Aboard(unit) => self.died_aboard(unit, id),
            Whereabouts::Waiting(at) => self.left_waiting(at, id),
            Whereabouts::FastTrack(at) => self.left_fast_track(at),
            Whereabouts::InBed(at, kind) | Whereabouts::Boarding(at, kind) => self.left_bed(at, kind, id),
            Whereabouts::OnTheRoad(..) | Whereabouts::Home | Whereabouts::Dead => {}
        }
        if let Some(at) = at {
            self.facility(at).tally.died += 1;
            self.to_the_morgue(at);
        }
    }

    /// Against the best achievable care: the first crew's drive, loading and the drive to the nearest hospital, with
    /// conventional care and no queue.
    fn was_preventable(&self, id: PatientId) -> bool {
        let patient = &self.live.patients[id.index()];
        let best = self.live.sites[patient.site.index()].best_care;
        luck(self.live.dice, id) < patient.survival(best)
    }
}
