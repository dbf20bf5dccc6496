//! Emergency department: arrival, waiting room, and ED beds.

use crate::scenario::{BedKind, Severity};
use crate::sim::{Coalition, Due, Fact, Step, Whereabouts};
use crate::units::{PatientId, PlaceId, Span};

/// Priority for an ED bed; ambulatory patients last.
pub(super) fn ed_rank(seen_as: Severity) -> usize {
    match seen_as {
        Severity::Immediate => 0,
        Severity::Delayed => 1,
        Severity::Expectant | Severity::Dead => 2,
        Severity::Minimal => WALKING,
    }
}
const WALKING: usize = 3;

impl Coalition {
    /// Arrival at a facility, by ambulance or on foot.
    pub(in crate::sim) fn arrive(&mut self, id: PatientId, at: PlaceId, by_ems: bool) {
        let now = self.live.now;
        let has_ed = self.scenario.place(at).has_ed;
        let severity = self.severity_now(id);
        let patient = self.patient_mut(id);
        patient.waits_at(at, now);
        // The triage nurse sees every patient again and is assumed right. Only a patient whom a crew brings as critical
        // goes straight into resuscitation, where the team finds out.
        if !(by_ems && patient.tag == Some(Severity::Immediate)) {
            patient.tag = Some(severity);
        }
        let rank = ed_rank(patient.seen_as());
        self.tell(Fact::PatientArrived { patient: id, at, by_ems });
        let facility = self.facility_mut(at);
        facility.tally.arrivals.push(now);
        facility.tally.arrivals_by_ems += u32::from(by_ems);
        if has_ed && self.joins_the_line(id, at) {
            return;
        }
        self.facility_mut(at).queue.push(rank, id);
        if !has_ed && self.sent_on(id, at) {
            return;
        }
        if !has_ed {
            // A place without an ED (a clinic, a family centre) looks after the walking in its own rooms.
            self.facility_mut(at).fast_track_used += 1;
            self.begin_care(id, at, Whereabouts::FastTrack(at));
            return;
        }
        self.serve_emergency(at);
        self.facility_mut(at).note_peaks();
    }

    /// A patient who needs an ED and arrived at a place without one is seen at the door and sent on.
    fn sent_on(&mut self, id: PatientId, at: PlaceId) -> bool {
        if self.patient(id).severity == Severity::Minimal {
            return false;
        }
        let Some(to) = self.lesser_evil(self.map.node_of_place(at)) else { return false };
        self.transfer_one(id, at, to);
        true
    }

    /// Fills free ED beds: immediate, delayed, expectant, then background patients; ambulatory patients use chairs.
    pub(in crate::sim) fn serve_emergency(&mut self, at: PlaceId) {
        loop {
            let facility = &self.live.facilities[at];
            let chair = facility.fast_track_used < facility.fast_track();
            let walking = facility.queue.first_of(WALKING).copied();
            if let (true, Some(id)) = (chair, walking) {
                self.facility_mut(at).fast_track_used += 1;
                self.begin_care(id, at, Whereabouts::FastTrack(at));
                continue;
            }
            let first = facility.queue.first().map(|(rank, id)| (rank, *id));
            if let Some((0, id)) = first
                && facility.free(BedKind::Resus) > 0
            {
                self.take_bed(at, BedKind::Resus, true);
                self.begin_care(id, at, Whereabouts::InBed(at, BedKind::Resus));
                continue;
            }
            if facility.free(BedKind::Ed) <= 0 {
                return;
            }
            match first {
                Some((rank, id)) if rank < WALKING || facility.background_waiting == 0 => {
                    self.take_bed(at, BedKind::Ed, true);
                    self.begin_care(id, at, Whereabouts::InBed(at, BedKind::Ed));
                }
                _ if facility.background_waiting > 0 => {
                    self.facility_mut(at).background_waiting -= 1;
                    self.occupy_bed(at, BedKind::Ed);
                }
                _ => return,
            }
        }
    }

    /// Care begins in a bed or a chair that the caller has reserved.
    fn begin_care(&mut self, id: PatientId, at: PlaceId, place: Whereabouts) {
        let now = self.live.now;
        self.facility_mut(at).queue.remove(&id);
        if let Some(arrived) = self.patient(id).arrived {
            self.facility_mut(at).door_to_bed = now - arrived;
        }
        let in_bed = matches!(place, Whereabouts::InBed(..));
        let patient = self.patient_mut(id);
        let plan = patient.taken_on(place, now);
        let next = patient.steps_begun();
        let usual = self.steps_of(id).next().map_or(Span::ZERO, Step::length);
        let stay = usual.scaled(self.slowness(id, at)) + self.wait_for_scan(id, at);
        self.live.agenda.put(now + stay, Due::StayOver { patient: id, plan });
        if in_bed {
            self.team_turns_to(id, at, stay);
        }
        // The operation of those who are not critical can wait: the ED's care is what stops them getting worse.
        let critical = self.patient(id).severity == Severity::Immediate;
        let operation_next = critical && self.steps_of(id).nth(next).is_some_and(|s| s.bed == BedKind::Or);
        if operation_next {
            self.watch(id);
        } else {
            self.definitive_care(id, at, 1.0);
        }
        self.taken_over(id);
    }

    /// Left the waiting room: dead, or transferred.
    pub(in crate::sim) fn left_waiting(&mut self, at: PlaceId, id: PatientId) {
        self.leaves_the_queue(at, id);
        self.taken_over(id);
    }

    pub(in crate::sim) fn left_fast_track(&mut self, at: PlaceId) {
        let facility = self.facility_mut(at);
        facility.fast_track_used = facility.fast_track_used.saturating_sub(1);
        if self.scenario.place(at).has_ed {
            self.serve_emergency(at);
        }
    }
}
