//! Patients: one person hurt in the incident, their condition, their place, and their outcome.
//!
//! Doors: `patient` reads one, `patient_mut` changes one and marks it for the next sample; [`Patient`] has a method for
//! each change. `strike`, `strike_extra`, `onset` (casualties); `freed`, `sets_off`, `arrives_alone`, `goes_on`
//! (journey); `watch`, `fades`, `give_antidote`, `definitive_care`, `dies_in_care`, `die`, `severity_now`, `steps_of`
//! (course); `field_accuracy` (triage); `count_touched`, `deaths` (sums).

mod body;
mod count;
mod fate;
mod invariants;
mod journey;
mod pathway;
pub mod physiology;
mod triage;
mod wave;

pub use body::{Body, baux_death, crush_share, dose_death, past_saving, revised_baux, with_odds};
pub use count::{Counts, Wait};
pub use fate::DueTo;
pub use pathway::{Step, pathway};
pub use triage::{Accuracy, tag};

use crate::scenario::{BedKind, Severity};
use crate::sim::{Coalition, Trip};
use crate::units::{ConditionId, Dice, PatientId, PlaceId, SimTime, SiteId, Span, Subject, UnitId, ZoneId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Patient {
    pub site: SiteId,
    pub condition: ConditionId,
    /// True severity when hurt.
    pub severity: Severity,
    /// RPM score when hurt, 0–12. Those with a physiology of their own do not follow the table.
    pub rpm: u8,
    pub body: Body,
    pub age: Age,
    /// In full years.
    pub years: u8,
    pub limited_english: bool,
    pub zone: Option<ZoneId>,
    pub injured: SimTime,
    /// Entrapment without rescue teams.
    pub trapped: Span,
    /// When rescuers will have them out, as things stand.
    pub free_at: SimTime,
    /// Given in the field or at the hospital's door.
    pub tag: Option<Severity>,
    /// What the first crew that looked believed, and what was true then; `tag` is overwritten by every later look.
    pub field_tag: Option<(Severity, Severity)>,
    pub antidote_at: Option<SimTime>,
    /// When an ambulance crew took on somebody who lies: from then on someone breathes for them and stops the bleeding.
    pub with_crew: Option<SimTime>,
    /// How they left the scene.
    pub mode: TravelMode,
    pub whereabouts: Whereabouts,
    pub left_scene: Option<SimTime>,
    pub first_facility: Option<PlaceId>,
    pub arrived: Option<SimTime>,
    /// When hospital staff first took them on.
    pub care_began: Option<SimTime>,
    /// When definitive care began: the operation for those who need one, else the ED.
    pub definitive: Option<SimTime>,
    /// Position in the pathway: steps already begun.
    pub step: u8,
    /// Times admitted to a bed of each sort, for the summary.
    pub operated: bool,
    pub icu: bool,
    pub admitted: bool,
    pub transferred: bool,
    /// Contaminated until decontaminated.
    pub contaminated: bool,
    /// Trapped and unknown to rescuers.
    pub hidden: bool,
    /// The share of a trauma team there was when they were taken on, percent.
    pub care_level_pct: u8,
    /// Will die in care (decided when definitive care begins).
    pub doomed: bool,
    /// Will live, with a lasting or costly complication.
    pub complicated: bool,
    pub outcome: Option<Outcome>,
    pub outcome_at: Option<SimTime>,
    pub preventable: bool,
    pub due_to: Option<DueTo>,
    /// How the last sample counted them, and whether they stand in `Live::touched` since.
    pub counted: Counted,
    pub touched: bool,
    /// Counts changes of plan, so that due items of an older plan are recognised.
    pub plan: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Age {
    Child,
    Adult,
    Older,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TravelMode {
    NotYet,
    Own,
    Ems,
    Bus,
}

/// Exactly one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Whereabouts {
    Trapped(SiteId),
    AtScene(SiteId),
    /// On their own way from the scene, or between hospitals.
    OnTheRoad(Box<Trip>, PlaceId),
    Aboard(UnitId),
    /// At the hospital's door or in its waiting room.
    Waiting(PlaceId),
    /// In a fast-track chair.
    FastTrack(PlaceId),
    InBed(PlaceId, BedKind),
    /// Done at this bed and waiting for one of another kind; holds the bed.
    Boarding(PlaceId, BedKind),
    Home,
    Dead,
}

/// What the line of every minute says of a patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Counted {
    /// In care, or gone home.
    Neither,
    WithoutCare,
    Dead,
}

impl Counted {
    pub fn of(patient: &Patient) -> Counted {
        use Whereabouts as W;
        match (patient.outcome, &patient.whereabouts) {
            (Some(outcome), _) if outcome.died() => Counted::Dead,
            (Some(_), _) => Counted::Neither,
            (None, W::Trapped(_) | W::AtScene(_) | W::OnTheRoad(..) | W::Aboard(_) | W::Waiting(_)) => {
                Counted::WithoutCare
            }
            (None, W::FastTrack(_) | W::InBed(..) | W::Boarding(..) | W::Home | W::Dead) => Counted::Neither,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    Released,
    /// Recovered enough to leave an inpatient bed.
    Discharged,
    DiedAtScene,
    /// On the way, or at the scene by getting worse.
    DiedBeforeCare,
    DiedInCare,
}

impl Outcome {
    pub fn died(self) -> bool {
        matches!(self, Outcome::DiedAtScene | Outcome::DiedBeforeCare | Outcome::DiedInCare)
    }
}

impl Patient {
    pub fn whereabouts(&self) -> &Whereabouts {
        &self.whereabouts
    }

    pub fn is_at_scene(&self, site: SiteId) -> bool {
        self.whereabouts == Whereabouts::AtScene(site)
    }

    pub fn is_trapped(&self, site: SiteId) -> bool {
        self.whereabouts == Whereabouts::Trapped(site)
    }

    /// The bed they occupy, also while they board in it.
    pub fn bed(&self) -> Option<(PlaceId, BedKind)> {
        match self.whereabouts {
            Whereabouts::InBed(at, kind) | Whereabouts::Boarding(at, kind) => Some((at, kind)),
            Whereabouts::Trapped(_)
            | Whereabouts::AtScene(_)
            | Whereabouts::OnTheRoad(..)
            | Whereabouts::Aboard(_)
            | Whereabouts::Waiting(_)
            | Whereabouts::FastTrack(_)
            | Whereabouts::Home
            | Whereabouts::Dead => None,
        }
    }

    /// RPM score when hurt.
    pub fn score(&self) -> u8 {
        self.rpm
    }

    pub fn hurt_for(&self, now: SimTime) -> Span {
        now - self.injured
    }

    pub fn is_child(&self) -> bool {
        self.age == Age::Child
    }

    pub fn has_outcome(&self) -> bool {
        self.outcome.is_some()
    }

    pub fn in_hospital_care(&self) -> bool {
        self.care_began.is_some()
    }

    pub fn was_transferred(&self) -> bool {
        self.transferred
    }

    /// Steps of the pathway already begun.
    pub fn steps_begun(&self) -> usize {
        usize::from(self.step)
    }

    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// When rescuers will have them out.
    pub fn freed_at(&self) -> SimTime {
        self.free_at
    }

    /// Returns the place that they leave.
    pub(in crate::sim) fn move_to(&mut self, to: Whereabouts) -> Whereabouts {
        std::mem::replace(&mut self.whereabouts, to)
    }

    pub(in crate::sim) fn will_be_freed(&mut self, at: SimTime) {
        self.free_at = at;
    }

    /// A search finds them; `false` if rescuers knew of them.
    pub(in crate::sim) fn found(&mut self) -> bool {
        std::mem::take(&mut self.hidden)
    }

    /// The first crew's belief and the truth then: kept for the accuracy of field triage.
    pub(in crate::sim) fn first_field_tag(&mut self, given: Severity, truth: Severity) {
        self.field_tag = self.field_tag.or(Some((given, truth)));
    }

    pub(in crate::sim) fn boards_unit(&mut self, unit: UnitId) {
        self.whereabouts = Whereabouts::Aboard(unit);
    }

    pub(in crate::sim) fn in_crews_hands(&mut self, now: SimTime) {
        self.with_crew = Some(now);
    }

    pub(in crate::sim) fn leaves_scene(&mut self, mode: TravelMode, now: SimTime) {
        (self.mode, self.left_scene) = (mode, Some(now));
    }

    /// At a door; the first one is kept.
    pub(in crate::sim) fn waits_at(&mut self, at: PlaceId, now: SimTime) {
        self.whereabouts = Whereabouts::Waiting(at);
        if self.first_facility.is_none() {
            self.first_facility = Some(at);
            self.arrived = Some(now);
        }
    }

    /// Hospital staff take them on. One received from another hospital continues the pathway there. Returns the new plan.
    pub(in crate::sim) fn taken_on(&mut self, place: Whereabouts, now: SimTime) -> u32 {
        self.whereabouts = place;
        self.care_began = self.care_began.or(Some(now));
        self.step = self.step.max(1);
        self.plan += 1;
        self.plan
    }

    pub(in crate::sim) fn skip_step(&mut self) {
        self.step += 1;
    }

    /// The stay in this bed begins anew in another hospital.
    pub(in crate::sim) fn repeat_step(&mut self) {
        self.step = self.step.saturating_sub(1);
    }

    /// Returns the new plan.
    pub(in crate::sim) fn begins_step(&mut self, step: usize) -> u32 {
        self.step = step as u8 + 1;
        self.plan += 1;
        self.plan
    }

    /// On the road to a place: returns the place left and the new plan.
    pub(in crate::sim) fn departs(&mut self, trip: Trip, to: PlaceId) -> (Whereabouts, u32) {
        self.plan += 1;
        (self.move_to(Whereabouts::OnTheRoad(Box::new(trip), to)), self.plan)
    }

    pub(in crate::sim) fn set_transferred(&mut self, on: bool) {
        self.transferred = on;
    }

    pub(in crate::sim) fn team_share(&mut self, pct: u8) {
        self.care_level_pct = pct;
    }

    /// Sends the patient home; returns the place left.
    pub(in crate::sim) fn released(&mut self, outcome: Outcome, now: SimTime) -> Whereabouts {
        self.outcome = Some(outcome);
        self.outcome_at = Some(now);
        self.plan += 1;
        self.move_to(Whereabouts::Home)
    }

    /// Treated and released at the scene.
    pub(in crate::sim) fn treated_at_scene(&mut self, now: SimTime) {
        self.care_began = Some(now);
        self.definitive = Some(now);
        self.released(Outcome::Released, now);
    }

    /// Priority in every queue: the tag, or the true severity before any tag.
    pub fn seen_as(&self) -> Severity {
        self.tag.unwrap_or(self.severity)
    }

    pub fn alive(&self) -> bool {
        !self.outcome.is_some_and(Outcome::died)
    }

    /// Released from the rubble with the crush syndrome.
    pub fn crushed(&self) -> bool {
        matches!(self.body, Body::Pinned { syndrome: true, .. })
    }
}

impl Coalition {
    pub(in crate::sim) fn patient(&self, id: PatientId) -> &Patient {
        &self.live.patients[id]
    }

    /// The only way to change a patient: the next sample visits those that were asked for here.
    pub(in crate::sim) fn patient_mut(&mut self, id: PatientId) -> &mut Patient {
        let patient = &mut self.live.patients[id];
        if !patient.touched {
            patient.touched = true;
            self.live.touched.push(id);
        }
        patient
    }

    pub(in crate::sim) fn patients(&self) -> impl Iterator<Item = (PatientId, &Patient)> + Clone {
        self.live.patients.iter_ids()
    }
}

/// The luck this patient was born with: survives if it is below the chance of survival. The same in every branch.
pub fn survival_draw(dice: Dice, patient: PatientId) -> f64 {
    dice.stream(Subject::Physiology, u64::from(patient.0), 0).unit()
}
