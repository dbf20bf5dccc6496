//! Sums over the patients for the samples, the end screen, and the run summary.

use super::Counted;
use super::{DueTo, Outcome, Patient, TravelMode, Whereabouts};
use crate::scenario::Severity;
use crate::sim::{Coalition, Live};
use serde::Serialize;

/// Whole numbers of people. Field names are part of the command line's contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub total: u32,
    pub self_presented: u32,
    pub ems_transported: u32,
    /// Definitive care has begun.
    pub treated: u32,
    pub released: u32,
    pub admitted: u32,
    pub icu: u32,
    pub operated: u32,
    pub ventilated: u32,
    pub transferred: u32,
    /// In a bed or a chair now.
    pub in_care: u32,
    /// Hurt, alive, and not yet taken on by a hospital.
    pub waiting: u32,
    pub died_scene: u32,
    pub died_prehospital: u32,
    pub died_in_care: u32,
    /// Deaths that the same patient would not have died with the best achievable care.
    pub preventable_deaths: u32,
    /// Survivors with a lasting or costly complication.
    pub complicated: u32,
    /// Deaths by the wait in which the patient passed the point where nothing helps; those at once are the injury's.
    pub died_of_injury: u32,
    pub died_of_rescue_wait: u32,
    pub died_of_scene_wait: u32,
    pub died_of_the_road: u32,
    pub died_of_door_wait: u32,
    pub died_of_operation_wait: u32,
    pub died_of_strain: u32,
    /// First tags in the field, and how many of them were above and below what was true then.
    pub field_tags: u32,
    pub field_over_triage: u32,
    pub field_under_triage: u32,
}

/// Seconds from injury to definitive care.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Wait {
    pub median: Option<i64>,
    pub p90: Option<i64>,
}

impl Counts {
    pub fn died(&self) -> u32 {
        self.died_scene + self.died_prehospital + self.died_in_care
    }

    fn count_cause(&mut self, p: &Patient) {
        let n = match p.due_to {
            None if p.alive() => return,
            None | Some(DueTo::Injury) => &mut self.died_of_injury,
            Some(DueTo::Rescue) => &mut self.died_of_rescue_wait,
            Some(DueTo::Scene) => &mut self.died_of_scene_wait,
            Some(DueTo::Road) => &mut self.died_of_the_road,
            Some(DueTo::Door) => &mut self.died_of_door_wait,
            Some(DueTo::Operation) => &mut self.died_of_operation_wait,
            Some(DueTo::Strain) => &mut self.died_of_strain,
        };
        *n += 1;
    }

    /// Urgency from the tag: an expectant one is passed over like a delayed one.
    fn count_tag(&mut self, p: &Patient) {
        let Some((tag, truth)) = p.field_tag else { return };
        let urgency = |s: Severity| match s {
            Severity::Immediate => 2,
            Severity::Delayed | Severity::Expectant => 1,
            Severity::Minimal | Severity::Dead => 0,
        };
        self.field_tags += 1;
        self.field_over_triage += u32::from(urgency(tag) > urgency(truth));
        self.field_under_triage += u32::from(urgency(tag) < urgency(truth));
    }
}

impl Coalition {
    pub fn counts_of_patients(&self) -> Counts {
        let mut c = Counts::default();
        for p in &self.live.patients {
            c.total += 1;
            c.self_presented += u32::from(p.mode == TravelMode::Own);
            c.ems_transported += u32::from(matches!(p.mode, TravelMode::Ems | TravelMode::Bus));
            c.treated += u32::from(p.definitive.is_some());
            c.admitted += u32::from(p.admitted);
            c.icu += u32::from(p.icu);
            c.operated += u32::from(p.operated);
            // Whoever is operated on or lies in an ICU with immediate injuries is taken to be ventilated there [A].
            c.ventilated += u32::from(p.icu && p.severity == Severity::Immediate);
            c.transferred += u32::from(p.transferred);
            c.preventable_deaths += u32::from(p.preventable);
            c.complicated += u32::from(p.complicated);
            c.count_cause(p);
            c.count_tag(p);
            match p.outcome {
                Some(Outcome::DiedAtScene) => c.died_scene += 1,
                Some(Outcome::DiedBeforeCare) => c.died_prehospital += 1,
                Some(Outcome::DiedInCare) => c.died_in_care += 1,
                Some(Outcome::Released | Outcome::Discharged) => c.released += 1,
                None => match p.whereabouts {
                    Whereabouts::InBed(..) | Whereabouts::Boarding(..) | Whereabouts::FastTrack(_) => c.in_care += 1,
                    Whereabouts::Trapped(_)
                    | Whereabouts::AtScene(_)
                    | Whereabouts::OnTheRoad(..)
                    | Whereabouts::Aboard(_)
                    | Whereabouts::Waiting(_)
                    | Whereabouts::Home
                    | Whereabouts::Dead => c.waiting += 1,
                },
            }
        }
        c
    }

    /// Alive and waiting to be taken on at a hospital.
    pub fn waiting_at_a_door(&self) -> u32 {
        self.live.patients.iter().filter(|p| matches!(p.whereabouts, Whereabouts::Waiting(_))).count() as u32
    }

    /// Sent home from the scene without seeing a hospital.
    pub fn treated_at_scene(&self) -> u32 {
        let there = |p: &&super::Patient| p.outcome == Some(Outcome::Released) && p.first_facility.is_none();
        self.live.patients.iter().filter(there).count() as u32
    }

    /// Aboard a unit that has left the scene.
    pub fn under_way(&self) -> u32 {
        let gone =
            |p: &&super::Patient| matches!(p.whereabouts, Whereabouts::Aboard(_)) && p.mode != TravelMode::NotYet;
        self.live.patients.iter().filter(gone).count() as u32
    }

    /// On the way to a first hospital by their own means.
    pub fn on_foot(&self) -> u32 {
        let gone = |p: &&super::Patient| matches!(p.whereabouts, Whereabouts::OnTheRoad(..)) && p.arrived.is_none();
        self.live.patients.iter().filter(gone).count() as u32
    }

    /// (definitive care has begun, all) of a true severity.
    pub fn with_definitive_care(&self, severity: Severity) -> (u32, u32) {
        let of = || self.live.patients.iter().filter(|p| p.severity == severity);
        (of().filter(|p| p.definitive.is_some()).count() as u32, of().count() as u32)
    }

    /// Waits of those whose definitive care has begun.
    pub fn waits(&self, severity: Severity) -> Wait {
        let patients = self.live.patients.iter().filter(|p| p.severity == severity);
        let waits: Vec<i64> = patients.filter_map(|p| Some((p.definitive? - p.injured).as_secs())).collect();
        Wait::of(waits)
    }

    /// Brings the running sums of the samples up to date.
    pub(in crate::sim) fn count_touched(&mut self) {
        let Live { patients, touched, died, without_care, .. } = &mut self.live;
        for id in touched.drain(..) {
            let patient = &mut patients[id];
            patient.touched = false;
            let (was, is) = (patient.counted, Counted::of(patient));
            patient.counted = is;
            *without_care -= u32::from(was == Counted::WithoutCare);
            *without_care += u32::from(is == Counted::WithoutCare);
            *died += u32::from(was != is && is == Counted::Dead);
        }
    }
}

impl Wait {
    /// Nearest-rank quantiles: a value that occurred, never an average.
    pub fn of(mut seconds: Vec<i64>) -> Wait {
        seconds.sort_unstable();
        let rank = |pct: usize| seconds.get((seconds.len() * pct).div_ceil(100).max(1) - 1).copied();
        Wait { median: rank(50), p90: rank(90) }
    }
}
