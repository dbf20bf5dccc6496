//! Crowding: strain on staff and its odds of death, NEDOCS, and causes of longer stays.

use super::{Facility, Visitors};
use crate::scenario::{BedKind, Severity};
use crate::sim::{Coalition, Whereabouts};
use crate::units::{PatientId, PlaceId, SimTime, Span, Subject};

/// What NEDOCS is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Crowding {
    pub patients: u32,
    pub places: u32,
    pub boarders: u32,
    pub hospital_beds: u32,
    pub ventilated: u32,
    pub longest_boarding: Span,
    pub door_to_bed: Span,
}

impl Crowding {
    /// National ED overcrowding scale, 0–200 [medicine A5: coefficients V2].
    pub fn nedocs(&self) -> u32 {
        let per = |n: u32, of: u32| f64::from(n) / f64::from(of.max(1));
        let hours = |s: Span| s.as_mins() / 60.0;
        let score = -20.0
            + 85.8 * per(self.patients, self.places)
            + 600.0 * per(self.boarders, self.hospital_beds)
            + 13.4 * f64::from(self.ventilated)
            + 0.93 * hours(self.longest_boarding)
            + 5.64 * hours(self.door_to_bed);
        score.clamp(0.0, 200.0) as u32
    }
}

/// Bands of the scale: up to 20, 60, 100, 140, 180, and more.
pub fn nedocs_band(score: u32) -> NedocsBand {
    match score {
        0..=20 => NedocsBand::NotBusy,
        21..=60 => NedocsBand::Busy,
        61..=100 => NedocsBand::ExtremelyBusy,
        101..=140 => NedocsBand::Overcrowded,
        141..=180 => NedocsBand::SeverelyOvercrowded,
        _ => NedocsBand::DangerouslyOvercrowded,
    }
}

/// The published bands of the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NedocsBand {
    NotBusy,
    Busy,
    ExtremelyBusy,
    Overcrowded,
    SeverelyOvercrowded,
    DangerouslyOvercrowded,
}

impl Facility {
    /// Odds of death in care against conventional care, by how far the patients of the department exceed what the staff
    /// on duty look after at conventional ratios: up to a fifth more as the 50–75th percentile of surge, up to twice as the
    /// 90–95th, beyond as above the 99th [Kadri21, table B9; from COVID, so an assumption for trauma].
    pub fn strain_odds(&self, kind: BedKind) -> f64 {
        let usual = self.ward(kind).map_or(0, |w| i64::from(w.staffed)) * i64::from(self.staff_share()) / 100;
        let load = i64::from(self.in_use(kind));
        if load <= usual {
            1.0
        } else if load * 5 <= usual * 6 {
            1.11
        } else if load <= usual * 2 {
            1.42
        } else {
            2.0
        }
    }
}

/// Blood and images are ordered on paper [A]; without forms at hand it is worse [A].
const ON_PAPER: f64 = 1.15;
const WITHOUT_RECORD: f64 = 1.4;
const WITHOUT_MEDICINES: f64 = 1.2;
/// A scan takes a quarter of an hour, ten minutes after the patient has come in [table B7b, A].
const SCAN: Span = Span::mins(15);
const BEFORE_SCAN: Span = Span::mins(10);

impl Coalition {
    /// What makes a stay in the ED longer than it need be [A]: families who look for their own crowd it until somebody
    /// gives them another place or locks the doors; without an interpreter everything is asked twice; paper is slow.
    pub(in crate::sim) fn slowness(&self, id: PatientId, at: PlaceId) -> f64 {
        let facility = &self.live.facilities[at];
        let late = self.live.now > SimTime::START + Span::mins(45);
        let elsewhere = self.family_center_open() || facility.locked_down || facility.doors.information_center;
        let crowd = match facility.doors.visitors {
            Visitors::Everybody if late && !elsewhere => 1.1,
            Visitors::Limited if late && !elsewhere => 1.05,
            Visitors::Everybody | Visitors::Limited | Visitors::Nobody => 1.0,
        };
        let unheard = self.patient(id).limited_english && !facility.interpreters;
        crowd * facility.paperwork() * if unheard { 1.25 } else { 1.0 }
    }

    /// Wait for a CT scanner, for nonambulatory patients. Zero with no scanner listed.
    pub(in crate::sim) fn wait_for_scan(&mut self, id: PatientId, at: PlaceId) -> Span {
        let lies = self.patient(id).severity != Severity::Minimal;
        let wanted = self.live.now + BEFORE_SCAN;
        let usable = self.live.facilities[at].capacity(BedKind::Imaging) as usize;
        let scanners = &mut self.facility_mut(at).scanners;
        let usable = usable.min(scanners.len());
        let Some(first) = scanners[..usable].iter_mut().min().filter(|_| lies) else { return Span::ZERO };
        let begins = (*first).max(wanted);
        *first = begins + SCAN;
        begins - wanted
    }

    /// Red cells for an operation: 6 for an admission at a trauma center, 3 elsewhere [Ramsey20]; the 4.7 % with massive
    /// transfusion use half of all units [Soffer08], which makes theirs 20 times those of the others.
    pub(in crate::sim) fn red_cells_for(&self, id: PatientId, at: PlaceId) -> i32 {
        let trauma = self.scenario.place(at).trauma.is_some();
        let massive = self.live.dice.stream(Subject::Stay, u64::from(id.0), 91).chance(0.047);
        match (trauma, massive) {
            (true, false) => 3,
            (true, true) => 64,
            (false, false) => 2,
            (false, true) => 32,
        }
    }

    /// What the emergency department's crowding is made of now.
    pub fn crowding(&self, at: PlaceId) -> Crowding {
        let f = &self.live.facilities[at];
        let in_ed = |p: &PatientId| matches!(self.patient(*p).whereabouts(), Whereabouts::Boarding(_, kind) if kind.is_emergency());
        let boarders = || f.boarders.iter().filter(|(p, ..)| in_ed(p));
        let oldest = boarders().map(|(_, _, since)| *since).min();
        Crowding {
            patients: f.in_use(BedKind::Ed)
                + f.in_use(BedKind::Resus)
                + f.fast_track_used
                + f.ed_waiting()
                + f.background_waiting,
            places: f.wards.iter().filter(|w| w.kind.is_emergency()).map(|w| w.staffed.max(0) as u32).sum(),
            boarders: boarders().count() as u32,
            hospital_beds: f.wards.iter().filter(|w| w.kind.is_inpatient()).map(|w| w.licensed.max(0) as u32).sum(),
            // Patients awaiting intensive care count as ventilated [A].
            ventilated: boarders().filter(|(_, k, _)| k.is_intensive()).count() as u32,
            longest_boarding: oldest.map_or(Span::ZERO, |since| self.live.now - since),
            door_to_bed: f.door_to_bed,
        }
    }
}

impl Facility {
    /// How much longer everything takes without the electronic record, or without medicines.
    pub fn paperwork(&self) -> f64 {
        let paper = match (self.building.downtime, self.building.ehr) {
            (true, _) => ON_PAPER,
            (false, false) => WITHOUT_RECORD,
            (false, true) => 1.0,
        };
        paper * if self.stocks.short_of_medicines() { WITHOUT_MEDICINES } else { 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nedocs_follows_the_formula_and_stays_on_its_scale() {
        let quiet = Crowding { patients: 8, places: 20, hospital_beds: 200, ..Crowding::default() };
        // -20 + 85.8 × 0.4
        assert_eq!(quiet.nedocs(), 14);
        let busy = Crowding {
            patients: 26,
            boarders: 4,
            ventilated: 1,
            longest_boarding: Span::hours(6),
            door_to_bed: Span::hours(1),
            ..quiet
        };
        // -20 + 85.8 × 1.3 + 600 × 0.02 + 13.4 + 0.93 × 6 + 5.64 = 128.16
        assert_eq!((busy.nedocs(), nedocs_band(busy.nedocs())), (128, NedocsBand::Overcrowded));
        assert_eq!(Crowding { patients: 80, ..busy }.nedocs(), 200);
        assert_eq!(Crowding::default().nedocs(), 0);
    }
}
