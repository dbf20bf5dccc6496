//! EMS: units, scenes, and the EMS plan. One file for each part of the cycle; `policy` holds the rules.
//!
//! Doors: `incident_call`, `dispatch`, `wake_site`, `scene_may_be_clear` (scenes); `waits_for_tag`, `held_back`,
//! `leaves_scene_queues`, `one_freed`, `add_to_scene`, `reopen_scene`, `people_at_scene`, `best_response` (patients at a
//! scene); `taken_over`, `died_aboard`, `on_the_wall`, `drives_on`, `units_at_door`, `elsewhere`, `lesser_evil`,
//! `critical_care_transport` (hospitals); `reroute_everybody`, `ground_helicopters` (roads and weather);
//! `triage_system`, `units_ready` (readings); `check_buses`, `set_quota`, `announce_distribution`, `merge_incidents`
//! (decisions).

mod aid;
mod air;
mod calls;
mod check;
mod crew;
mod decisions;
mod destination;
mod dispatch;
mod handover;
mod hazard;
mod invariants;
pub mod policy;
mod rescue;
mod scene;
mod site;
mod trip;
mod unit;
mod wait_list;

pub(super) use air::LANDING_CREW;
pub use crew::Duty;
pub(super) use hazard::FOUND_LATE;
pub use hazard::FireWork;
pub(super) use rescue::{CREWS, ONE_CREW};
pub use site::Site;
pub(super) use unit::kinds_of;
pub use unit::{Task, Unit, UnitKind};
pub use wait_list::WaitList;

use crate::scenario::{Destination, Dispatch, EmsRules, PatientPriority, Severity, TriageSystem};
use crate::units::{NodeId, PatientId, PlaceId, SimTime, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What EMS command has decided, and what it has sent where.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EmsPlan {
    pub triage: TriageSystem,
    pub dispatch: Dispatch,
    pub destination: Destination,
    pub priority: PatientPriority,
    /// Percent of the fleet kept for 911.
    pub reserve_pct: u8,
    /// Caps for immediate, delayed and minimal by hospital.
    pub quota: BTreeMap<PlaceId, [u16; 3]>,
    /// Sent by EMS so far.
    pub sent: BTreeMap<PlaceId, Sent>,
    pub calls_911: u32,
    /// Ordinary calls that no unit has taken yet, oldest first.
    pub calls_waiting: VecDeque<Call911>,
    /// Units on ordinary calls.
    pub on_calls: BTreeSet<UnitId>,
    /// Seconds from each ordinary call until a unit was there, in the order of sending.
    pub responses_s: Vec<u32>,
    /// Units that could be sent now: kept with every change of task.
    pub idle: BTreeSet<UnitId>,
    /// Who lies on which unit's stretcher at a hospital's door.
    pub on_wall: BTreeMap<PatientId, UnitId>,
    /// Counts false call cards, so that the end of an older one is recognised.
    pub splits: u32,
    /// Road changes that are weather no helicopter flies in.
    pub grounding: Vec<u16>,
    /// Fire companies at work.
    pub companies_busy: u16,
}

/// An ordinary emergency.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Call911 {
    pub number: u32,
    pub since: SimTime,
    pub at: NodeId,
    /// How long it keeps a unit, from dispatch to clear.
    pub minutes: f64,
}

/// What EMS has sent to one hospital.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// In the order of `Severity::ALL`.
    pub by_tag: [u32; 5],
    pub times: Vec<SimTime>,
}

impl Sent {
    fn add(&mut self, at: SimTime, tag: Severity) {
        self.by_tag[tag as usize] += 1;
        self.times.push(at);
    }

    pub fn total(&self) -> u32 {
        self.by_tag.iter().sum()
    }

    fn since(&self, moment: SimTime) -> usize {
        self.times.len() - self.times.partition_point(|t| *t <= moment)
    }
}

impl EmsPlan {
    pub fn at_startex(rules: &EmsRules) -> EmsPlan {
        EmsPlan {
            triage: rules.triage,
            dispatch: rules.dispatch,
            destination: rules.destination,
            priority: rules.priority,
            reserve_pct: rules.reserve_pct,
            ..EmsPlan::default()
        }
    }
}
