//! The emergency department: the door, the waiting room, the treatment places.

use crate::scenario::{BedKind, Severity};
use crate::sim::{Coalition, Due, Fact, Outcome, Whereabouts, luck, pathway, physiology};
use crate::units::{PatientId, PlaceId, Span, Subject};

/// Who is taken into the ED first; the walking last.
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
    /// Through the door, by ambulance or on foot.
    pub(in crate::sim) fn arrive(&mut self, id: PatientId, at: PlaceId, by_ems: bool) {
        let now = self.live.now;
        let has_ed = self.scenario.place(at).has_ed;
        let patient = self.patient(id);
        patient.whereabouts = Whereabouts::Waiting(at);
        if patient.first_facility.is_none() {
            patient.first_facility = Some(at);
            patient.arrived = Some(now);
        }
        // The triage nurse at the door sees everybody again and is taken to be right. Only whom a crew brings as critical
        // goes straight into resuscitation, where the team finds out.
        if !(by_ems && patient.tag == Some(Severity::Immediate)) {
            patient.tag = Some(patient.severity);
        }
        let rank = ed_rank(patient.seen_as());
        self.tell(Fact::PatientArrived { patient: id, at, by_ems });
        let facility = self.facility(at);
        facility.tally.arrivals.push(now);
        facility.tally.arrivals_by_ems += u32::from(by_ems);
        if has_ed && self.joins_the_line(id, at) {
            return;
        }
        self.facility(at).queue.join(rank, id);
        if !has_ed {
            // A place without an ED (a clinic, a family centre) looks after the walking in its own rooms.
            self.facility(at).fast_track_used += 1;
            self.begin_care(id, at, Whereabouts::FastTrack(at));
            return;
        }
        self.serve_emergency(at);
        self.facility(at).note_peaks();
    }

    /// Fills free treatment places: immediate, delayed, expectant, then whoever else waits; the walking use chairs.
    pub(in crate::sim) fn serve_emergency(&mut self, at: PlaceId) {
        loop {
            let facility = &self.live.facilities[at.index()];
            let chair = facility.fast_track_used < facility.fast_track();
            let walking = facility.queue.first_of(WALKING).copied();
            if let (true, Some(id)) = (chair, walking) {
                self.facility(at).fast_track_used += 1;
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
                Some((rank, id)) if rank < WALKING || facility.guests_waiting == 0 => {
                    self.take_bed(at, BedKind::Ed, true);
                    self.begin_care(id, at, Whereabouts::InBed(at, BedKind::Ed));
                }
                _ if facility.guests_waiting > 0 => {
                    self.facility(at).guests_waiting -= 1;
                    self.guest_lies_down(at, BedKind::Ed);
                }
                _ => return,
            }
        }
    }

    /// Staff take a patient on, in a bed or a chair that the caller has set aside.
    fn begin_care(&mut self, id: PatientId, at: PlaceId, place: Whereabouts) {
        let now = self.live.now;
        self.facility(at).queue.leave(&id);
        if let Some(arrived) = self.live.patients[id.index()].arrived {
            self.facility(at).door_to_bed = now - arrived;
        }
        let steps = pathway(self.live.dice, id, &self.live.patients[id.index()]);
        let patient = self.patient(id);
        patient.whereabouts = place.clone();
        patient.care_began = patient.care_began.or(Some(now));
        // Somebody received from another hospital goes on from where they were.
        patient.step = patient.step.max(1);
        let next = usize::from(patient.step);
        patient.plan += 1;
        let plan = patient.plan;
        let stay = steps[0].stay.scaled(self.slowness(id, at)) + self.wait_for_scan(id, at);
        self.live.agenda.put(now + stay, Due::StayOver { patient: id, plan });
        if matches!(place, Whereabouts::InBed(..)) {
            self.team_turns_to(id, at, stay);
        }
        // The operation of those who are not critical can wait: the ED's care is what stops them getting worse.
        let critical = self.live.patients[id.index()].severity == Severity::Immediate;
        let operation_next = critical && steps.get(next).is_some_and(|s| s.bed == BedKind::Or);
        if operation_next {
            self.fades_before_operation(id);
        } else {
            self.definitive_care(id, at, 1.0);
        }
        self.taken_over(id);
    }

    /// Resuscitated and waiting for an operation, a patient gets worse at half the speed [A]; if no room comes free in
    /// time, that is death.
    fn fades_before_operation(&mut self, id: PatientId) {
        let now = self.live.now;
        let patient = &self.live.patients[id.index()];
        if let Some(zero) = physiology::time_to_zero(patient.rpm)
            && patient.deteriorates()
        {
            let left = zero - (now - patient.injured);
            self.live.agenda.put(now + Span(left.0.max(0) * 2), Due::FadesBeforeOperation(id));
        }
    }

    pub(in crate::sim) fn faded_before_operation(&mut self, id: PatientId) {
        let patient = &self.live.patients[id.index()];
        if patient.outcome.is_none() && patient.definitive.is_none() {
            self.die(id, Outcome::DiedInCare);
        }
    }

    /// Definitive care begins: from now on the patient's fate is settled by luck and the state of the hospital.
    pub(in crate::sim) fn definitive_care(&mut self, id: PatientId, at: PlaceId, odds: f64) {
        let now = self.live.now;
        let patient = &self.live.patients[id.index()];
        if patient.definitive.is_some() {
            return;
        }
        let began = patient.care_began.unwrap_or(now);
        // Resuscitated and waiting for an operation, a patient gets worse at half the speed [A].
        let untreated = (began - patient.injured) + Span((now - began).0 / 2);
        let survival = patient.survival(untreated);
        let bed = match patient.whereabouts {
            Whereabouts::InBed(_, kind) | Whereabouts::Boarding(_, kind) => kind,
            _ => BedKind::Ed,
        };
        let odds = odds * self.live.facilities[at.index()].odds_for(bed, patient.care_level_pct);
        let death = 1.0 - survival;
        let death = death * odds / (1.0 - death + death * odds);
        let doomed = patient.deteriorates() && luck(self.live.dice, id) >= 1.0 - death;
        let patient = self.patient(id);
        patient.definitive = Some(now);
        patient.doomed = doomed;
        let plan = patient.plan;
        self.tell(Fact::DefinitiveCareBegan { patient: id, at });
        if doomed {
            let hours = self.live.dice.stream(Subject::Stay, u64::from(id.0), 90).lognormal(150.0, 0.6);
            self.live.agenda.put(now + Span::from_mins(hours), Due::DiesInCare { patient: id, plan });
        }
    }

    pub(in crate::sim) fn dies_in_care(&mut self, id: PatientId, _plan: u32) {
        if self.live.patients[id.index()].outcome.is_none() {
            self.die(id, Outcome::DiedInCare);
        }
    }

    /// Left the waiting room for good: dead, or transferred.
    pub(in crate::sim) fn left_waiting(&mut self, at: PlaceId, id: PatientId) {
        self.leaves_the_queue(at, id);
        self.taken_over(id);
    }

    pub(in crate::sim) fn left_fast_track(&mut self, at: PlaceId) {
        let facility = self.facility(at);
        facility.fast_track_used = facility.fast_track_used.saturating_sub(1);
        if self.scenario.place(at).has_ed {
            self.serve_emergency(at);
        }
    }
}
