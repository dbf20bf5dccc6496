//! EMS: units, scenes and the plan they work to. One file for each part of the cycle.

mod aid;
mod destination;
mod dispatch;
mod handover;
mod rescue;
mod scene;
mod trip;

pub(super) use rescue::CREWS;

use super::{Destination, TriageSystem, Trip};
use crate::scenario::Severity;
use crate::units::{NodeId, PatientId, PlaceId, SimTime, SiteId, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum UnitKind {
    Als,
    Bls,
    Bus,
}

impl UnitKind {
    /// Walking patients who can ride. One urban bus takes 20–40 [table B11, A].
    pub fn seats(self) -> usize {
        match self {
            UnitKind::Als => 2,
            UnitKind::Bls => 3,
            UnitKind::Bus => 30,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    pub name: String,
    pub kind: UnitKind,
    /// Where it goes when it has nothing to do.
    pub home: NodeId,
    pub task: Task,
    pub aboard: Vec<PatientId>,
    /// Trips so far: each has its own luck on the road.
    pub trips: u32,
    pub plan: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Task {
    Ready {
        at: NodeId,
    },
    /// Getting out of the door.
    Turnout {
        at: NodeId,
        site: SiteId,
    },
    ToSite {
        trip: Trip,
        site: SiteId,
    },
    Triaging {
        site: SiteId,
        patient: PatientId,
    },
    /// At the scene with nobody to take yet.
    Staged {
        site: SiteId,
    },
    Loading {
        site: SiteId,
    },
    ToHospital {
        trip: Trip,
        at: PlaceId,
    },
    /// At the door with patients nobody has taken over.
    Wall {
        at: PlaceId,
        since: SimTime,
    },
    Handover {
        at: PlaceId,
    },
    Cleaning {
        at: PlaceId,
    },
    Home {
        trip: Trip,
    },
    /// An ordinary 911 call, or a call that is not there.
    Busy {
        at: NodeId,
    },
}

/// What EMS command has decided, and what it has sent where.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EmsPlan {
    pub triage: TriageSystem,
    pub destination: Destination,
    /// Percent of the fleet kept for 911.
    pub reserve_pct: u8,
    /// Caps for immediate, delayed and minimal by hospital.
    pub quota: BTreeMap<PlaceId, [u16; 3]>,
    /// Sent by EMS so far, by tag in the order of `Severity::ALL`, with the moments of sending.
    pub sent: BTreeMap<PlaceId, Vec<(SimTime, Severity)>>,
    pub calls_911: u32,
}

/// An incident site: who is still there and who works there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// Freed and not yet triaged, in the order they came free.
    pub untagged: Vec<PatientId>,
    /// Waiting for transport, by tag in the order of `Severity::ALL`, in the order of tagging.
    pub tagged: [Vec<PatientId>; 5],
    /// Alive and not yet freed.
    pub trapped: u32,
    pub dead: u32,
    pub called: Option<SimTime>,
    pub first_unit: Option<SimTime>,
    pub triage_done: bool,
    pub rescue_teams: bool,
    /// Times the whole scene was triaged again.
    pub retriaged: u32,
    pub treats_here: bool,
    pub cleared: Option<SimTime>,
    /// Injury to the first crew, and to a hospital, with an idle system: the yardstick for preventable deaths.
    pub best_reach: Span,
    pub best_care: Span,
}

impl Site {
    pub fn forget(&mut self, patient: PatientId) {
        self.untagged.retain(|p| *p != patient);
        for queue in &mut self.tagged {
            queue.retain(|p| *p != patient);
        }
    }

    pub fn waiting(&self, tag: Severity) -> &Vec<PatientId> {
        &self.tagged[tag as usize]
    }

    pub fn waiting_total(&self) -> usize {
        self.untagged.len() + self.tagged.iter().map(Vec::len).sum::<usize>()
    }
}

impl Unit {
    pub fn ready_at(&self) -> Option<NodeId> {
        match &self.task {
            Task::Ready { at } => Some(*at),
            Task::Home { trip } => Some(trip.to),
            _ => None,
        }
    }

    pub fn site(&self) -> Option<SiteId> {
        match &self.task {
            Task::Turnout { site, .. }
            | Task::ToSite { site, .. }
            | Task::Triaging { site, .. }
            | Task::Staged { site }
            | Task::Loading { site } => Some(*site),
            _ => None,
        }
    }
}
