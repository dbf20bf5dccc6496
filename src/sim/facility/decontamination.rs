//! Hospital decontamination: contaminated patients are decontaminated first, or they contaminate the ED.

use super::emergency::ed_rank;
use crate::scenario::{BedKind, Severity};
use crate::sim::{Coalition, Due, Fact};
use crate::units::{PatientId, PlaceId, Span, Subject};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decontamination {
    pub ordered: bool,
    pub open: bool,
    /// Waiting to be washed, in the order of arrival.
    pub line: Vec<PatientId>,
    pub washing: Vec<PatientId>,
    /// People who came in without being washed.
    pub carried_in: u32,
}

/// A fixed line is ready in a quarter of an hour, tents in half an hour [A]; with tents two can be washed at a time.
const FIXED_MIN: f64 = 15.0;
const TENTS_MIN: f64 = 30.0;
const TENT_PLACES: usize = 2;
/// Staff in suits, percent of the usual staff [A].
const IN_SUITS: i32 = 3;
/// Of four people who carry it in, one of a hundred staff falls ill, up to the 23 % of Tokyo 1995 [Okumura98, M; rate A].
const CARRIED_IN_FOR_ONE: u32 = 4;
const MOST_ILL_PCT: u32 = 23;

impl Coalition {
    pub(in crate::sim) fn order_decontamination(&mut self, at: PlaceId) {
        let fixed = self.live.facilities[at].ward(BedKind::Decontamination).is_some();
        let mean = if fixed { FIXED_MIN } else { TENTS_MIN };
        let minutes = self.live.dice.stream(Subject::Staff, u64::from(at.0), 80).lognormal(mean, 0.25);
        let facility = self.facility_mut(at);
        facility.decontamination.ordered = true;
        facility.staff_pct -= IN_SUITS;
        self.live.agenda.put(self.live.now + Span::from_mins(minutes), Due::DecontaminationOpens(at));
        self.tell(Fact::DecontaminationOrdered { at });
    }

    pub(in crate::sim) fn decontamination_opens(&mut self, at: PlaceId) {
        self.facility_mut(at).decontamination.open = true;
        self.tell(Fact::DecontaminationOpened { at });
    }

    /// Queues a contaminated patient for decontamination. `false`: the patient goes straight in.
    pub(in crate::sim) fn joins_the_line(&mut self, id: PatientId, at: PlaceId) -> bool {
        if !self.patient(id).contaminated {
            return false;
        }
        if self.live.facilities[at].decontamination.open {
            self.facility_mut(at).decontamination.line.push(id);
            self.wash_next(at);
            return true;
        }
        self.patient_mut(id).contaminated = false;
        let facility = self.facility_mut(at);
        facility.decontamination.carried_in += 1;
        let n = facility.decontamination.carried_in;
        if n.is_multiple_of(CARRIED_IN_FOR_ONE) && n / CARRIED_IN_FOR_ONE <= MOST_ILL_PCT {
            facility.staff_pct -= 1;
            self.tell(Fact::StaffExposed { at, carried_in: n });
        }
        false
    }

    /// The gravest first; walking 3–5 min, lying 8–15 min [table B6, A].
    fn wash_next(&mut self, at: PlaceId) {
        loop {
            let facility = &self.live.facilities[at];
            let line = &facility.decontamination;
            let fixed = facility.ward(BedKind::Decontamination).is_some();
            let mut places = if fixed { facility.capacity(BedKind::Decontamination) as usize } else { TENT_PLACES };
            if !facility.water {
                places = places.min(1);
            }
            let grave = |id: &PatientId| self.patient(*id).seen_as();
            let Some(&id) = line.line.iter().min_by_key(|p| grave(p)) else { return };
            if line.washing.len() >= places.max(1) {
                return;
            }
            let mut s = self.live.dice.stream(Subject::Stay, u64::from(id.0), 80);
            let walks = grave(&id) == Severity::Minimal;
            let minutes = if walks { s.triangular(3.0, 4.0, 5.0) } else { s.triangular(8.0, 11.0, 15.0) };
            let line = &mut self.facility_mut(at).decontamination;
            line.line.retain(|p| *p != id);
            line.washing.push(id);
            self.live.agenda.put(self.live.now + Span::from_mins(minutes), Due::WashedAtTheDoor { patient: id, at });
        }
    }

    pub(in crate::sim) fn washed_at_the_door(&mut self, id: PatientId, at: PlaceId) {
        let line = &mut self.facility_mut(at).decontamination;
        let here = line.washing.contains(&id);
        line.washing.retain(|p| *p != id);
        if here {
            self.patient_mut(id).contaminated = false;
            let rank = ed_rank(self.patient(id).seen_as());
            self.facility_mut(at).queue.push(rank, id);
            self.serve_emergency(at);
            self.facility_mut(at).note_peaks();
        }
        self.wash_next(at);
    }
}

impl Decontamination {
    /// Still outside, in the line or under the shower.
    pub fn outside(&self) -> u32 {
        (self.line.len() + self.washing.len()) as u32
    }

    pub fn forget(&mut self, id: PatientId) {
        self.line.retain(|p| *p != id);
        self.washing.retain(|p| *p != id);
    }
}
