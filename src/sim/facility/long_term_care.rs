//! Long-term care: relocation of residents, and beds for hospital discharges.

use crate::scenario::{BedKind, PlaceKind};
use crate::sim::{Coalition, Due, Fact};
use crate::units::{PlaceId, Span, Subject};

/// Wheelchair vans outside the 911 fleet take this many at once, one after the other at this gap [A].
const VAN_SEATS: u32 = 8;
const VAN_GAP: Span = Span::mins(12);
/// Packing, medication lists, the first van [A].
const NOTICE: Span = Span::mins(30);
/// At most this many step-down patients are taken at a time [A].
const STEP_DOWN: u32 = 8;

impl Coalition {
    /// People who live in a place of long-term care and could be moved.
    pub(in crate::sim) fn residents(&self, at: PlaceId) -> u32 {
        self.live.facilities[at].residents
    }

    pub(in crate::sim) fn evacuate_residents(&mut self, from: PlaceId, to: PlaceId) {
        let people = self.residents(from);
        let (a, b) = (self.map.node_of_place(from), self.map.node_of_place(to));
        let drive = self.drive_time(a, b, false).unwrap_or(Span::mins(30));
        let mut left = people;
        let mut at = self.live.now + NOTICE;
        while left > 0 {
            let group = left.min(VAN_SEATS);
            left -= group;
            self.live.agenda.put(at + drive, Due::ResidentsMove { from, to, people: group });
            at += VAN_GAP;
        }
        self.facility_mut(from).evacuating = true;
        self.tell(Fact::ResidentsEvacuating { from, to, people });
    }

    /// A van arrives. Into a shelter they count as people there.
    pub(in crate::sim) fn residents_move(&mut self, from: PlaceId, to: PlaceId, people: u32) {
        let people = people.min(self.residents(from));
        if people == 0 {
            return;
        }
        let home = self.facility_mut(from);
        home.residents -= people;
        // Who lived there lay in its beds too, where the scenario counts them.
        if let Some(ward) = home.ward_mut(BedKind::MedSurg) {
            ward.background_patients = ward.background_patients.saturating_sub(people);
        }
        if !self.shelter_takes_in(to, people) {
            self.facility_mut(to).residents += people;
        }
        let before = self.live.residents_moved;
        self.live.residents_moved += people;
        self.moved(from, to, before..before + people);
        self.tell(Fact::ResidentsMoved { from, to, people });
    }

    /// Free beds of a place of long-term care.
    pub(in crate::sim) fn step_down_room(&self, at: PlaceId) -> u32 {
        let free = self.live.facilities[at].free(BedKind::MedSurg).max(0) as u32;
        let place = self.scenario.place(at);
        // The pack knows residents and not wards: a tenth of their number is taken as room [A].
        if place.beds.is_empty() { place.people / 10 } else { free }
    }

    /// The hospital with the most arrivals sends ward patients who need no hospital any more.
    pub(in crate::sim) fn accept_step_down(&mut self, at: PlaceId) {
        let hospitals = self.scenario.places_of(PlaceKind::Hospital).map(|(id, _)| id);
        let live = &self.live;
        let inpatients = |p: &PlaceId| live.facilities[p].ward(BedKind::MedSurg).map_or(0, |w| w.background_patients);
        let busy = |p: &PlaceId| live.facilities[p].tally.arrivals.len();
        let best =
            hospitals.filter(|p| inpatients(p) > 0).max_by_key(|p| (busy(p), inpatients(p), std::cmp::Reverse(*p)));
        let Some(from) = best else { return };
        let people = self.step_down_room(at).min(STEP_DOWN);
        for i in 0..people {
            let s = &mut self.live.dice.stream(Subject::Stay, u64::from(at.0) << 32 | u64::from(from.0), u64::from(i));
            let minutes = s.triangular(60.0, 90.0, 180.0);
            self.live.agenda.put(self.live.now + Span::from_mins(minutes), Due::StepDown { from, to: at });
        }
        self.live.step_down.insert(at);
        self.tell(Fact::StepDownAccepted { at, from, people });
    }

    pub(in crate::sim) fn steps_down(&mut self, from: PlaceId, to: PlaceId) {
        let there = self.live.facilities[from].ward(BedKind::MedSurg).is_some_and(|w| w.background_patients > 0);
        if there {
            self.discharge_background(from, BedKind::MedSurg);
            if self.live.facilities[to].ward(BedKind::MedSurg).is_some() {
                self.occupy_bed(to, BedKind::MedSurg);
            } else {
                self.facility_mut(to).residents += 1;
            }
        }
    }
}
