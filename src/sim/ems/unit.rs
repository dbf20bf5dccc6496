//! Units: kind, capacity, task, and the lists of idle and assigned units.

use super::Duty;
use crate::scenario::{Fleet, Severity};
use crate::sim::{Coalition, Trip};
use crate::units::{NodeId, PatientId, PlaceId, SimTime, SiteId, UnitId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum UnitKind {
    Als,
    Bls,
    Bus,
    /// Between hospitals.
    CriticalCare,
    WheelchairVan,
    Helicopter,
}

impl UnitKind {
    /// Walking patients who can ride. One urban bus takes 20–40, a helicopter one or two who lie [table B11, A].
    pub fn seats(self) -> usize {
        match self {
            UnitKind::Als => 2,
            UnitKind::Bls => 3,
            UnitKind::WheelchairVan => 4,
            UnitKind::Bus => 30,
            UnitKind::CriticalCare | UnitKind::Helicopter => 0,
        }
    }

    /// Whether such a unit may take a patient with this tag from a scene. In a mass-casualty incident a basic crew takes whichever is
    /// next; a helicopter is too dear for anybody who is not in danger [A].
    pub fn may_carry(self, tag: Severity) -> bool {
        match self {
            UnitKind::Als | UnitKind::Bls => tag != Severity::Dead,
            UnitKind::Bus | UnitKind::WheelchairVan => tag == Severity::Minimal,
            UnitKind::Helicopter => matches!(tag, Severity::Immediate | Severity::Delayed),
            UnitKind::CriticalCare => false,
        }
    }

    /// Answers 911 calls.
    pub fn is_ambulance(self) -> bool {
        matches!(self, UnitKind::Als | UnitKind::Bls)
    }

    pub fn has_siren(self) -> bool {
        matches!(self, UnitKind::Als | UnitKind::Bls | UnitKind::CriticalCare)
    }

    fn word(self) -> &'static str {
        match self {
            UnitKind::Als => "Medic",
            UnitKind::Bls => "Aid",
            UnitKind::Bus => "Bus",
            UnitKind::CriticalCare => "Critical Care",
            UnitKind::WheelchairVan => "Van",
            UnitKind::Helicopter => "Air",
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
    /// Ways to a scene so far: each has its own luck.
    pub trips: u32,
    pub plan: u32,
    pub duty: Duty,
    /// The mutual aid it came with.
    pub aid: Option<u16>,
    /// Carried a contaminated patient; the crew was exposed.
    pub soiled: bool,
    pub exposed: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Task {
    Ready {
        at: NodeId,
    },
    /// Turnout.
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
    /// At the scene, without a patient to take yet.
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
    /// Held at the hospital with patients aboard.
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
    /// An ordinary 911 call, a call that is not there, or other work.
    Busy {
        at: NodeId,
    },
    /// Out of service: change of crews, a meal, a crew that is hurt.
    Off {
        at: NodeId,
    },
    /// Mutual aid that has gone home.
    Gone,
}

impl Task {
    pub fn trip(&self) -> Option<&Trip> {
        match self {
            Task::ToSite { trip, .. } | Task::ToHospital { trip, .. } | Task::Home { trip } => Some(trip),
            Task::Ready { .. }
            | Task::Turnout { .. }
            | Task::Triaging { .. }
            | Task::Staged { .. }
            | Task::Loading { .. }
            | Task::Wall { .. }
            | Task::Handover { .. }
            | Task::Cleaning { .. }
            | Task::Busy { .. }
            | Task::Off { .. }
            | Task::Gone => None,
        }
    }

    /// The same task on another route.
    pub(super) fn rerouted(&self, trip: Trip) -> Option<Task> {
        match *self {
            Task::ToSite { site, .. } => Some(Task::ToSite { trip, site }),
            Task::ToHospital { at, .. } => Some(Task::ToHospital { trip, at }),
            Task::Home { .. } => Some(Task::Home { trip }),
            Task::Ready { .. }
            | Task::Turnout { .. }
            | Task::Triaging { .. }
            | Task::Staged { .. }
            | Task::Loading { .. }
            | Task::Wall { .. }
            | Task::Handover { .. }
            | Task::Cleaning { .. }
            | Task::Busy { .. }
            | Task::Off { .. }
            | Task::Gone => None,
        }
    }
}

impl Unit {
    pub fn ready(name: String, kind: UnitKind, at: NodeId, duty: Duty) -> Unit {
        let task = Task::Ready { at };
        let (aboard, aid) = (Vec::new(), None);
        Unit { name, kind, home: at, task, aboard, trips: 0, plan: 0, duty, aid, soiled: false, exposed: false }
    }

    pub fn ready_at(&self) -> Option<NodeId> {
        match &self.task {
            Task::Ready { at } => Some(*at),
            Task::Home { trip } => Some(trip.to),
            Task::Turnout { .. }
            | Task::ToSite { .. }
            | Task::Triaging { .. }
            | Task::Staged { .. }
            | Task::Loading { .. }
            | Task::ToHospital { .. }
            | Task::Wall { .. }
            | Task::Handover { .. }
            | Task::Cleaning { .. }
            | Task::Busy { .. }
            | Task::Off { .. }
            | Task::Gone => None,
        }
    }

    pub fn site(&self) -> Option<SiteId> {
        match &self.task {
            Task::Turnout { site, .. }
            | Task::ToSite { site, .. }
            | Task::Triaging { site, .. }
            | Task::Staged { site }
            | Task::Loading { site } => Some(*site),
            Task::Ready { .. }
            | Task::ToHospital { .. }
            | Task::Wall { .. }
            | Task::Handover { .. }
            | Task::Cleaning { .. }
            | Task::Home { .. }
            | Task::Busy { .. }
            | Task::Off { .. }
            | Task::Gone => None,
        }
    }
}

/// (kind, how many, what they are called) of everything in a fleet.
pub(in crate::sim) fn kinds_of(fleet: &Fleet) -> [(UnitKind, u16, &'static str); 6] {
    [
        (UnitKind::Als, fleet.als),
        (UnitKind::Bls, fleet.bls),
        (UnitKind::CriticalCare, fleet.critical_care),
        (UnitKind::WheelchairVan, fleet.vans),
        (UnitKind::Bus, fleet.buses),
        (UnitKind::Helicopter, fleet.helicopters),
    ]
    .map(|(kind, count)| (kind, count, kind.word()))
}

impl Coalition {
    /// Adds a ready unit to the fleet.
    pub(in crate::sim) fn enlist(&mut self, unit: Unit) -> UnitId {
        let id = self.live.units.push(unit);
        self.list(id);
        id
    }

    pub(in crate::sim) fn set_task(&mut self, unit: UnitId, task: Task) {
        self.strike_off(unit);
        let now = self.live.now;
        let u = &mut self.live.units[unit];
        if matches!(task, Task::Ready { .. }) && !matches!(u.task, Task::Ready { .. }) {
            u.duty.idle_since = now;
        }
        u.task = task;
        u.plan += 1;
        self.list(unit);
    }

    /// Lists of idle units and of units by site, so that no step scans the fleet.
    fn list(&mut self, unit: UnitId) {
        let u = &self.live.units[unit];
        if u.ready_at().is_some() {
            self.live.ems.idle.insert(unit);
        }
        if let Some(site) = u.site() {
            let (triages, stands) = (matches!(u.task, Task::Triaging { .. }), matches!(u.task, Task::Staged { .. }));
            let site = &mut self.live.sites[site];
            site.crews.insert(unit);
            site.triaging += u32::from(triages);
            if stands {
                site.staged.insert(unit);
            }
        }
    }

    fn strike_off(&mut self, unit: UnitId) {
        self.live.ems.idle.remove(&unit);
        self.live.ems.on_calls.remove(&unit);
        let u = &self.live.units[unit];
        if let Some(site) = u.site() {
            let triages = matches!(u.task, Task::Triaging { .. });
            let site = &mut self.live.sites[site];
            site.crews.remove(&unit);
            site.staged.remove(&unit);
            site.triaging -= u32::from(triages);
        }
    }

    /// Where a unit is that turns back on its way to a site.
    pub(super) fn turns_at(&self, unit: UnitId, site: SiteId) -> NodeId {
        match &self.live.units[unit].task {
            Task::Turnout { at, .. } | Task::Ready { at } => *at,
            Task::ToSite { trip, .. } => self.next_junction(trip),
            Task::Triaging { .. }
            | Task::Staged { .. }
            | Task::Loading { .. }
            | Task::ToHospital { .. }
            | Task::Wall { .. }
            | Task::Handover { .. }
            | Task::Cleaning { .. }
            | Task::Home { .. }
            | Task::Busy { .. }
            | Task::Off { .. }
            | Task::Gone => self.map.node_of_site(site),
        }
    }

    /// Idle units of a kind.
    pub fn idle_of(&self, kind: UnitKind) -> impl Iterator<Item = UnitId> {
        self.live.ems.idle.iter().copied().filter(move |u| self.live.units[u].kind == kind)
    }

    pub fn units_ready(&self) -> usize {
        self.live.units.iter().filter(|u| u.ready_at().is_some()).count()
    }
}
