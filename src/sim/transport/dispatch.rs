//! Who goes: units to sites as the count becomes known, a reserve for ordinary 911 calls.

use super::{Task, UnitKind};
use crate::scenario::Severity;
use crate::sim::{Coalition, Due, Fact};
use crate::units::{NodeId, SiteId, Span, Subject, UnitId};

/// Turnout, minutes: fire-service standard 1.0–1.3 [table B5b].
const TURNOUT_MIN: f64 = 1.15;

/// A first alarm brings this many transport units; the rest follow the count [A].
const FIRST_ALARM: usize = 6;

/// The walking wait this long for a bus before ambulances take them [A].
const WALKING_WAIT: Span = Span::mins(60);

impl Coalition {
    pub(in crate::sim) fn incident_call(&mut self, site: SiteId) {
        if self.live.sites[site.index()].called.is_none() {
            self.live.sites[site.index()].called = Some(self.live.now);
            self.tell(Fact::CallReceived { site });
            // When the walking are due a ride, somebody must look.
            self.live.agenda.put(self.live.now + WALKING_WAIT, Due::IncidentCall(site));
        }
        self.dispatch();
    }

    /// Units wanted at a site beyond those assigned. Before the first crew's size-up only the first alarm rolls.
    fn wanted(&self, site: SiteId) -> usize {
        let s = &self.live.sites[site.index()];
        if s.called.is_none() || s.cleared.is_some() {
            return 0;
        }
        // A bus takes nobody who lies, and a crew that is loading has its patient.
        let can_take = |u: &&super::Unit| u.kind != UnitKind::Bus && u.aboard.is_empty() && u.site() == Some(site);
        let assigned = self.live.units.iter().filter(can_take).count();
        let untagged = s.untagged.len();
        let lying: usize =
            [Severity::Immediate, Severity::Delayed, Severity::Expectant].iter().map(|t| s.waiting(*t).len()).sum();
        let trapped = s.trapped as usize;
        let walking = if self.walking_ride(site) { s.waiting(Severity::Minimal).len().div_ceil(3) } else { 0 };
        let need = match s.first_unit {
            None => FIRST_ALARM,
            Some(_) => lying + walking + (untagged + trapped).div_ceil(2),
        };
        need.saturating_sub(assigned)
    }

    /// The walking wait for buses; after an hour, with none on its way here, ambulances take them too.
    pub(in crate::sim) fn walking_ride(&self, site: SiteId) -> bool {
        let called = self.live.sites[site.index()].called;
        let bus = self.live.units.iter().any(|u| u.kind == UnitKind::Bus && u.site() == Some(site));
        !bus && called.is_some_and(|at| self.live.now - at >= WALKING_WAIT)
    }

    /// Sends the nearest ready units to every site that wants some, keeping the reserve.
    pub(in crate::sim) fn dispatch(&mut self) {
        for i in 0..self.live.sites.len() {
            let site = SiteId::at(i);
            let mut wanted = self.wanted(site);
            while wanted > 0 {
                let Some(unit) = self.nearest_ready(self.map.node_of_site(site), true) else { return };
                self.send(unit, site);
                wanted -= 1;
            }
        }
    }

    /// The ready ambulance with the shortest drive; ties by number.
    fn nearest_ready(&mut self, to: NodeId, keep_reserve: bool) -> Option<UnitId> {
        let ambulances = self.live.units.iter().filter(|u| u.kind != UnitKind::Bus).count();
        let ready: Vec<(NodeId, UnitId)> = self
            .live
            .units
            .iter()
            .enumerate()
            .filter(|(_, u)| u.kind != UnitKind::Bus)
            .filter_map(|(i, u)| Some((u.ready_at()?, UnitId::at(i))))
            .collect();
        let reserve = (ambulances * usize::from(self.live.ems.reserve_pct)).div_ceil(100);
        if keep_reserve && ready.len() <= reserve {
            return None;
        }
        let live = &self.live;
        let tree = self.router.tree_to(&self.map, &live.traffic, live.traffic_version, to, true);
        ready.into_iter().filter_map(|(at, unit)| Some((tree.time(at)?, unit))).min().map(|(_, unit)| unit)
    }

    fn send(&mut self, unit: UnitId, site: SiteId) {
        let Some(at) = self.live.units[unit.index()].ready_at() else { return };
        let trips = u64::from(self.live.units[unit.index()].trips);
        let turnout =
            self.live.dice.stream(Subject::Scene, 1 << 40 | u64::from(unit.0), trips).lognormal(TURNOUT_MIN, 0.3);
        self.busy_for(unit, Task::Turnout { at, site }, Span::from_mins(turnout));
        self.tell(Fact::UnitDispatched { unit, site });
    }

    /// Out of the door: on the road to the site.
    pub(in crate::sim) fn rolls(&mut self, unit: UnitId, at: NodeId, site: SiteId) {
        let noise = self.trip_noise(unit);
        let siren = Self::siren(self.live.units[unit.index()].kind);
        match self.plan_trip(at, self.map.node_of_site(site), siren, noise) {
            Some(trip) => self.drive(unit, Task::ToSite { trip, site }),
            None => self.set_task(unit, Task::Ready { at }),
        }
    }

    /// Nothing more to do here: to another site that wants it, else home.
    pub(in crate::sim) fn free_unit(&mut self, unit: UnitId, at: NodeId) {
        self.live.bus_orders.remove(&unit);
        self.set_task(unit, Task::Ready { at });
        self.dispatch();
        let u = &self.live.units[unit.index()];
        if matches!(u.task, Task::Ready { .. }) && u.home != at {
            let home = u.home;
            let noise = self.trip_noise(unit);
            if let Some(trip) = self.plan_trip(at, home, false, noise) {
                self.drive(unit, Task::Home { trip });
            }
        }
    }

    /// Ordinary 911 demand: a Poisson stream that would keep 30 % of the fleet busy an hour at a time (unit-hour
    /// utilisation above about 0.45 hurts response [table B5b]; the value is our assumption).
    pub(in crate::sim) fn call_911(&mut self) {
        let calls = u64::from(self.live.ems.calls_911);
        self.live.ems.calls_911 += 1;
        let mut s = self.live.dice.stream(Subject::Emergency911, 0, calls);
        let fleet = self.live.units.iter().filter(|u| u.kind != UnitKind::Bus).count().max(1);
        let usual = 0.3 * fleet as f64 * f64::from(self.live.community.demand_pct) / 100.0;
        let gap = s.exponential(60.0 / usual.max(0.01));
        self.live.agenda.put(self.live.now + Span::from_mins(gap), Due::Call911);
        let minutes = s.lognormal(60.0, 0.4);
        let zones = self.scenario.zones.len() as u32;
        let near =
            if zones == 0 { return } else { self.map.nearest_node(self.scenario.zones[s.below(zones) as usize].at) };
        if let Some(unit) = self.nearest_ready(near, false) {
            self.busy_for(unit, Task::Busy { at: near }, Span::from_mins(minutes));
        }
    }

    /// Units answer a second call card for the same crash, until somebody merges the two incidents.
    pub(in crate::sim) fn split_response(&mut self, units: u16) {
        let site = SiteId(0);
        let mut going: Vec<UnitId> = (0..self.live.units.len())
            .map(UnitId::at)
            .filter(|u| self.live.units[u.index()].kind != UnitKind::Bus)
            .filter(|u| match &self.live.units[u.index()].task {
                Task::Turnout { site: s, .. } | Task::ToSite { site: s, .. } => *s == site,
                Task::Ready { .. } => true,
                _ => false,
            })
            .collect();
        // Those already rolling first: that is what a wrong address does.
        going.sort_by_key(|u| (matches!(self.live.units[u.index()].task, Task::Ready { .. }), *u));
        going.truncate(usize::from(units));
        for unit in &going {
            // They are no nearer to the crash than they were: on the way, or still at their base.
            let at = match &self.live.units[unit.index()].task {
                Task::Turnout { at, .. } | Task::Ready { at } => *at,
                Task::ToSite { trip, .. } => self.next_junction(trip),
                _ => self.map.node_of_site(site),
            };
            self.set_task(*unit, Task::Busy { at });
        }
        self.tell(Fact::UnitsMisdirected { units: going.len() as u16 });
        self.live.misdirected.extend(going);
        self.live.agenda.put(self.live.now + Span::mins(25), Due::SplitEnds);
    }

    pub(in crate::sim) fn split_ends(&mut self) {
        for unit in std::mem::take(&mut self.live.misdirected) {
            if let Task::Busy { at } = self.live.units[unit.index()].task {
                self.free_unit(unit, at);
            }
        }
    }
}
