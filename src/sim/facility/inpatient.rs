//! After the emergency department: operating room, intensive care, wards, other hospitals, home.

use crate::scenario::{BedKind, DecisionKind, Severity};
use crate::sim::{Coalition, Due, Fact, Outcome, Patient, Surge, Whereabouts};
use crate::units::{PatientId, PlaceId, Span, Subject};

impl Coalition {
    pub(in crate::sim) fn take_bed(&mut self, at: PlaceId, kind: BedKind, incident: bool) {
        let facility = self.facility_mut(at);
        if let Some(ward) = facility.ward_mut(kind) {
            if incident { ward.occupied += 1 } else { ward.background_patients += 1 }
        }
        facility.note_peaks();
    }

    /// A patient of the incident has left a bed (or stopped waiting in one).
    pub(in crate::sim) fn left_bed(&mut self, at: PlaceId, kind: BedKind, id: PatientId) {
        let facility = self.facility_mut(at);
        facility.boarders.retain(|(p, ..)| *p != id);
        if let Some(ward) = facility.ward_mut(kind) {
            ward.occupied -= 1;
        }
        self.bed_came_free(at, kind);
    }

    pub(in crate::sim) fn bed_came_free(&mut self, at: PlaceId, kind: BedKind) {
        if kind.is_emergency() {
            return self.serve_emergency(at);
        }
        self.serve_boarders(at, kind);
        // Those who overflow here, too.
        for other in BedKind::ALL {
            if other.department().overflow == Some(kind) && !self.live.facilities[at].boarders.is_empty() {
                self.serve_boarders(at, other);
            }
        }
    }

    /// The stay in the present bed is over: on to the next step, or out.
    pub(in crate::sim) fn stay_over(&mut self, id: PatientId, plan: u32) {
        let patient = self.patient(id);
        if patient.plan != plan || patient.has_outcome() {
            return;
        }
        let (Whereabouts::InBed(at, _) | Whereabouts::FastTrack(at)) = *patient.whereabouts() else { return };
        let next = self.steps_of(id).nth(patient.steps_begun());
        match next.and_then(|s| self.live.facilities[at].instead_of(s.bed)) {
            Some(kind) => self.wants_bed(id, at, kind),
            // No such beds here at all: skip the step. An operation that cannot be done costs the patient dearly [A].
            None if next.is_some() => {
                self.definitive_care(id, at, 1.5);
                self.patient_mut(id).skip_step();
                self.stay_over(id, plan);
            }
            None => self.goes_home(id, at),
        }
    }

    /// Moves at once if a bed is free, else boards in the present bed.
    fn wants_bed(&mut self, id: PatientId, at: PlaceId, kind: BedKind) {
        if let Whereabouts::InBed(_, from) = *self.patient(id).whereabouts() {
            self.patient_mut(id).move_to(Whereabouts::Boarding(at, from));
            let now = self.live.now;
            self.facility_mut(at).boarders.push((id, kind, now));
            self.serve_boarders(at, kind);
        } else {
            // From a chair: only a treatment place leads to a bed.
            self.goes_home(id, at);
        }
    }

    pub(in crate::sim) fn serve_boarders(&mut self, at: PlaceId, kind: BedKind) {
        while let Some(bed) = self.bed_or_overflow(at, kind) {
            let boarders = self.live.facilities[at].boarders.iter().filter(|(_, k, _)| *k == kind);
            // Critical patients first; among equals the first to be ready.
            let critical = |p: &PatientId| self.patient(*p).severity == Severity::Immediate;
            let Some(id) = boarders.map(|(p, ..)| *p).min_by_key(|p| !critical(p)) else { break };
            self.facility_mut(at).boarders.retain(|(p, ..)| *p != id);
            self.take_bed(at, bed, true);
            let was = self.patient_mut(id).move_to(Whereabouts::InBed(at, bed));
            self.begin_stay(id, at, bed);
            if let Whereabouts::Boarding(_, from) = was {
                self.left_bed(at, from, id);
            }
        }
        if kind == BedKind::Or {
            self.next_elective(at);
        }
    }

    /// A free bed of the kind; with surge open, else one where its patients may overflow to.
    fn bed_or_overflow(&self, at: PlaceId, kind: BedKind) -> Option<BedKind> {
        let facility = &self.live.facilities[at];
        let overflow = kind.department().overflow.filter(|_| facility.surge >= Surge::Contingency);
        std::iter::once(kind).chain(overflow).find(|k| facility.free(*k) > 0)
    }

    fn begin_stay(&mut self, id: PatientId, at: PlaceId, kind: BedKind) {
        let now = self.live.now;
        let begun = self.patient(id).steps_begun();
        // A patient whose pathway is over repeats its last step.
        let Some((step, care)) = self.steps_of(id).enumerate().take(begun + 1).last() else { return };
        if kind == BedKind::Or {
            let needed = self.red_cells_for(id, at);
            let facility = self.facility_mut(at);
            let short = facility.blood < needed;
            facility.blood = (facility.blood - needed).max(0);
            facility.tally.operated += 1;
            self.definitive_care(id, at, if short { 1.5 } else { 1.0 });
        }
        let patient = self.patient_mut(id);
        let plan = patient.begins_step(step);
        let stays = kind != BedKind::Or && !kind.is_emergency();
        let first_admission = !patient.admitted && stays;
        patient.operated |= kind == BedKind::Or;
        let icu = kind.is_intensive();
        let first_icu = icu && !patient.icu;
        patient.icu |= icu;
        patient.admitted |= stays;
        let facility = self.facility_mut(at);
        facility.tally.admitted += u32::from(first_admission);
        facility.tally.icu += u32::from(first_icu);
        self.live.agenda.put(now + care.length(), Due::StayOver { patient: id, plan });
        self.tell(Fact::PatientMoved { patient: id, at, bed: kind });
    }

    /// The dead lie in the hospital's cold room while it has places, told once when it has none; with a fatality center
    /// open they go there.
    pub(in crate::sim) fn takes_the_dead(&mut self, at: PlaceId) {
        self.facility_mut(at).tally.died += 1;
        if self.in_force_at_some_place(DecisionKind::OpenFatalityCenter) {
            return;
        }
        if let Some(ward) = self.facility_mut(at).ward_mut(BedKind::Morgue) {
            ward.background_patients += 1;
            if ward.background_patients as i32 == ward.staffed + 1 {
                self.tell(Fact::MorgueFull { at });
            }
        }
    }

    fn goes_home(&mut self, id: PatientId, at: PlaceId) {
        let now = self.live.now;
        let patient = self.patient_mut(id);
        let outcome = if patient.admitted { Outcome::Discharged } else { Outcome::Released };
        let was = patient.released(outcome, now);
        self.facility_mut(at).tally.released += 1;
        self.tell(Fact::PatientReleased { patient: id, at });
        match was {
            Whereabouts::InBed(at, kind) | Whereabouts::Boarding(at, kind) => self.left_bed(at, kind, id),
            Whereabouts::FastTrack(at) => self.left_fast_track(at),
            Whereabouts::Trapped(_)
            | Whereabouts::AtScene(_)
            | Whereabouts::OnTheRoad(..)
            | Whereabouts::Aboard(_)
            | Whereabouts::Waiting(_)
            | Whereabouts::Home
            | Whereabouts::Dead => {}
        }
    }

    /// Who could move to another hospital: boarders first, then those who wait for the ED and can travel, then those who
    /// lie in a ward or an ICU.
    pub(in crate::sim) fn transferable(&self, from: PlaceId) -> Vec<PatientId> {
        let facility = &self.live.facilities[from];
        let boarding = facility.boarders.iter().map(|(p, ..)| *p);
        let waiting = facility.queue.iter().copied().filter(|p| !self.on_the_wall(*p));
        let in_wards = self.lying_in(from);
        boarding.chain(waiting).chain(in_wards).filter(|p| !self.patient(*p).was_transferred()).collect()
    }

    /// Inpatients of the incident, those in a ward before those in an ICU. Patients in an operating room or the ED stay.
    fn lying_in(&self, at: PlaceId) -> Vec<PatientId> {
        let admitted = |(id, p): (PatientId, &Patient)| {
            let Whereabouts::InBed(place, kind) = *p.whereabouts() else { return None };
            let intensive = matches!(kind, BedKind::AdultIcu | BedKind::PediatricIcu | BedKind::Burn);
            (place == at && !matches!(kind, BedKind::Ed | BedKind::Or)).then_some((intensive, id))
        };
        let mut lying: Vec<(bool, PatientId)> = self.patients().filter_map(admitted).collect();
        lying.sort_unstable();
        lying.into_iter().map(|(_, id)| id).collect()
    }

    /// A critical-care transport of the fleet, or one from outside about half an hour later [A].
    pub(in crate::sim) fn transfer(&mut self, from: PlaceId, to: PlaceId, count: u16) {
        for id in self.transferable(from).into_iter().take(usize::from(count)) {
            self.transfer_one(id, from, to);
        }
    }

    pub(in crate::sim) fn transfer_one(&mut self, id: PatientId, from: PlaceId, to: PlaceId) {
        let mut luck = self.live.dice.stream(Subject::Travel, 1 << 41 | u64::from(id.0), 0);
        let minutes = luck.triangular(20.0, 30.0, 50.0);
        let wait = self.critical_care_transport(from, to).unwrap_or(Span::from_mins(minutes));
        let patient = self.patient_mut(id);
        patient.set_transferred(true);
        let plan = patient.plan;
        self.live.agenda.put(self.live.now + wait, Due::TransferLeaves { patient: id, to, plan });
    }

    pub(in crate::sim) fn transfer_leaves(&mut self, id: PatientId, to: PlaceId, plan: u32) {
        let patient = self.patient(id);
        let from = match *patient.whereabouts() {
            Whereabouts::Boarding(at, _) | Whereabouts::Waiting(at) | Whereabouts::InBed(at, _) => Some(at),
            Whereabouts::Trapped(_)
            | Whereabouts::AtScene(_)
            | Whereabouts::OnTheRoad(..)
            | Whereabouts::Aboard(_)
            | Whereabouts::FastTrack(_)
            | Whereabouts::Home
            | Whereabouts::Dead => None,
        };
        // A patient who got a bed meanwhile, or is gone, sends the transport back.
        let Some(from) = from.filter(|_| patient.plan == plan) else {
            self.patient_mut(id).set_transferred(false);
            return;
        };
        let noise = self.live.dice.stream(Subject::Travel, 1 << 41 | u64::from(id.0), 1).lognormal(1.0, 0.4);
        let (a, b) = (self.map.attachment_of_place(from), self.map.attachment_of_place(to));
        let Some(trip) = self.plan_drive(true, a, b, noise) else {
            if self.scenario.place(from).has_ed {
                self.patient_mut(id).set_transferred(false);
            } else {
                // They cannot stay: the transport waits for the road.
                self.live.agenda.put(self.live.now + Span::mins(10), Due::TransferLeaves { patient: id, to, plan });
            }
            return;
        };
        let due = trip.arrival();
        let (was, plan) = self.patient_mut(id).departs(trip, to);
        self.live.agenda.put(due, Due::Arrives { patient: id, plan });
        self.tell(Fact::PatientTransferred { patient: id, from, to });
        self.facility_mut(from).tally.transferred_out += 1;
        match was {
            Whereabouts::Boarding(at, kind) => self.left_bed(at, kind, id),
            Whereabouts::InBed(at, kind) => {
                // The stay in this bed begins anew in the other house.
                self.patient_mut(id).repeat_step();
                self.left_bed(at, kind, id);
            }
            Whereabouts::Waiting(at) => self.left_waiting(at, id),
            Whereabouts::Trapped(_)
            | Whereabouts::AtScene(_)
            | Whereabouts::OnTheRoad(..)
            | Whereabouts::Aboard(_)
            | Whereabouts::FastTrack(_)
            | Whereabouts::Home
            | Whereabouts::Dead => {}
        }
    }

    /// Received from another hospital: into a bed if care has begun and there is one, else through the ED.
    pub(in crate::sim) fn arrive_by_transfer(&mut self, id: PatientId, to: PlaceId) {
        self.facility_mut(to).tally.transferred_in += 1;
        let patient = self.patient(id);
        let in_care = patient.in_hospital_care();
        let wanted = self.steps_of(id).nth(patient.steps_begun()).map(|s| s.bed);
        let kind = wanted.and_then(|k| self.live.facilities[to].instead_of(k));
        match kind {
            Some(kind) if in_care && self.live.facilities[to].free(kind) > 0 => {
                self.take_bed(to, kind, true);
                self.patient_mut(id).move_to(Whereabouts::InBed(to, kind));
                self.begin_stay(id, to, kind);
            }
            _ => self.arrive(id, to, true),
        }
    }
}
