//! One person hurt in the incident: what is true of them, where they are, and what becomes of them.

mod body;
mod fate;
mod journey;
mod pathway;
pub mod physiology;
mod triage;
mod wave;

pub use body::{Body, baux_death, crush_share, dose_death, past_saving, revised_baux, with_odds};
pub use fate::DueTo;
pub use pathway::{Step, pathway};
pub use triage::{Accuracy, tag};

use crate::map::Path;
use crate::scenario::{BedKind, Severity};
use crate::units::{ConditionId, Dice, NodeId, PatientId, PlaceId, SimTime, SiteId, Span, Subject, UnitId, ZoneId};
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
    /// How long they will be trapped if nobody sends rescue teams.
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
    /// Carries a chemical until somebody washes it off.
    pub contaminated: bool,
    /// Trapped, and nobody knows of them.
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
            (None, W::Trapped(_) | W::AtScene(_) | W::OnTheRoad(..) | W::Aboard(_) | W::Waiting(_)) => {
                Counted::WithoutCare
            }
            _ => Counted::Neither,
        }
    }
}

/// A way along the roads, from one moment to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trip {
    pub from: NodeId,
    pub to: NodeId,
    pub left: SimTime,
    pub due: SimTime,
    pub siren: bool,
    pub path: Path,
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
    /// Priority in every queue: what people believe, or what is true if nobody has looked.
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

/// The luck this patient was born with: survives if it is below the chance of survival. The same in every branch.
pub fn luck(dice: Dice, patient: PatientId) -> f64 {
    dice.stream(Subject::Physiology, u64::from(patient.0), 0).unit()
}
