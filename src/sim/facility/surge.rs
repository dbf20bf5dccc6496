//! Surge: space, electives, early discharge, and diversion.

use super::Visitors;
use crate::scenario::{BedKind, Status};
use crate::sim::{Coalition, Diversion, Due, Fact, Surge};
use crate::units::{PlaceId, SimTime, Span, Subject};

/// Share of ward patients who can go home within hours. Reverse triage found 44 % without critical needs for four days
/// [Kelen09], but coalitions get far less in the first four hours (medicine e-12); 8 % is our assumption.
const EARLY_DISCHARGE_PCT: u32 = 8;

impl Coalition {
    pub(in crate::sim) fn open_surge(&mut self, at: PlaceId, level: Surge) {
        let minutes = match level {
            Surge::Conventional => 5.0,
            Surge::Contingency => 20.0,
            Surge::Crisis => 45.0,
        };
        let noise = self.live.dice.stream(Subject::Staff, u64::from(at.0), level as u64).lognormal(minutes, 0.25);
        self.facility_mut(at).surge_ordered = level;
        self.live.agenda.put(self.live.now + Span::from_mins(noise), Due::SurgeOpens { at, level });
        self.tell(Fact::SurgeOrdered { at, level });
    }

    pub(in crate::sim) fn surge_opens(&mut self, at: PlaceId, level: Surge) {
        if self.live.facilities[at].surge_ordered != level {
            return;
        }
        self.facility_mut(at).surge = level;
        self.tell(Fact::SurgeOpened { at, level });
        self.serve_everything(at);
    }

    /// Serves all queues again after capacity may have grown.
    pub(in crate::sim) fn serve_everything(&mut self, at: PlaceId) {
        for kind in BedKind::ALL {
            if self.live.facilities[at].ward(kind).is_some() {
                self.bed_came_free(at, kind);
            }
        }
    }

    /// How many ward patients an order to discharge early would send home.
    pub(in crate::sim) fn could_go_home(&self, at: PlaceId) -> u32 {
        let inpatients = self.live.facilities[at].ward(BedKind::MedSurg).map_or(0, |w| w.background_patients);
        inpatients * EARLY_DISCHARGE_PCT / 100
    }

    pub(in crate::sim) fn reverse_triage(&mut self, at: PlaceId) {
        let people = self.could_go_home(at);
        self.facility_mut(at).discharging = true;
        for i in 0..people {
            // Rounds, papers, transport: one to four hours.
            let s = &mut self.live.dice.stream(Subject::Staff, u64::from(at.0), 100 + u64::from(i));
            // Families who may not come in cannot fetch them: half as long again [A].
            let fetched = if self.live.facilities[at].doors.visitors == Visitors::Nobody { 1.5 } else { 1.0 };
            let minutes = s.triangular(45.0, 90.0, 240.0) * fetched;
            self.live.agenda.put(self.live.now + Span::from_mins(minutes), Due::EarlyDischarge { at });
        }
        self.tell(Fact::EarlyDischargeOrdered { at, people });
    }

    pub(in crate::sim) fn set_diversion(&mut self, at: PlaceId, divert: Diversion) {
        let status = match divert {
            Diversion::Divert => Status::Divert,
            Diversion::Accept => Status::Open,
        };
        self.force_status(at, status);
        self.tell(Fact::DiversionSet { at, divert });
    }

    /// Doors are watched: families wait elsewhere.
    pub(in crate::sim) fn lock_down(&mut self, at: PlaceId) {
        self.facility_mut(at).locked_down = true;
        self.tell(Fact::LockedDown { at });
    }

    /// Interpreters are staff too: one in a hundred does nothing else.
    pub(in crate::sim) fn assign_interpreters(&mut self, at: PlaceId) {
        let facility = self.facility_mut(at);
        facility.interpreters = true;
        facility.staff_pct -= 1;
        self.tell(Fact::InterpretersAssigned { at });
    }

    pub(in crate::sim) fn force_status(&mut self, at: PlaceId, status: Status) {
        let now = self.live.now;
        let facility = self.facility_mut(at);
        facility.tally.diversion = facility.diversion_until(now);
        facility.divert_since = (status == Status::Divert).then_some(now);
        facility.status = status;
    }
}

impl super::Facility {
    /// Time on diversion so far.
    pub fn diversion_until(&self, now: SimTime) -> Span {
        self.tally.diversion + self.divert_since.map_or(Span::ZERO, |since| now - since)
    }
}
