//! Dispatch to sites: units by the known count, less a reserve for ordinary 911 calls.

use super::policy::Ready;
use super::trip::TripOf;
use super::{Task, UnitKind};
use crate::scenario::{Danger, Severity};
use crate::sim::{Coalition, Due, Fact};
use crate::units::{NodeId, SiteId, Span, Stream, Subject, UnitId};

/// Turnout, minutes: fire-service standard 1.0–1.3 [table B5b]; a helicopter's crew looks at the weather first [A].
const TURNOUT_MIN: f64 = 1.15;
const TAKE_OFF_MIN: f64 = 8.0;

/// A first alarm brings this many transport units; the rest follow the count [A].
const FIRST_ALARM: usize = 6;

/// The walking wait this long for a bus before ambulances take them [A].
const WALKING_WAIT: Span = Span::mins(60);

impl Coalition {
    pub(in crate::sim) fn incident_call(&mut self, site: SiteId) {
        if self.live.sites[site].called.is_none() {
            self.live.sites[site].called = Some(self.live.now);
            self.tell(Fact::CallReceived { site });
            // Dispatch looks again when ambulatory patients are due a ride.
            self.live.agenda.put(self.live.now + WALKING_WAIT, Due::IncidentCall(site));
            if self.live.sites[site].threatened(Danger::Unstable) {
                self.schedule_collapse(site);
            }
        }
        self.dispatch();
    }

    /// Units wanted at a site beyond those assigned. Before the first crew's size-up only the first alarm rolls.
    fn wanted(&self, site: SiteId) -> usize {
        let s = &self.live.sites[site];
        if s.called.is_none() || s.cleared.is_some() {
            return 0;
        }
        let lying: usize =
            [Severity::Immediate, Severity::Delayed, Severity::Expectant].iter().map(|t| s.waiting(*t).len()).sum();
        let walking = if self.walking_ride(site) { s.waiting(Severity::Minimal).len().div_ceil(3) } else { 0 };
        let hidden = s.untagged.len() + s.washing.len() + s.trapped as usize;
        let need = match s.first_unit {
            None => FIRST_ALARM,
            Some(_) => lying + walking + hidden.div_ceil(2),
        };
        need.min(s.keep.map_or(usize::MAX, usize::from)).saturating_sub(self.assigned(site))
    }

    /// Ambulances en route or on scene that can still take a patient: a loading crew has its patient.
    pub(in crate::sim) fn assigned(&self, site: SiteId) -> usize {
        let can_take = |u: &&UnitId| {
            let u = &self.live.units[*u];
            u.kind.is_ambulance() && u.aboard.is_empty()
        };
        self.live.sites[site].crews.iter().filter(can_take).count()
    }

    /// The walking wait for buses; after an hour, with none on its way here, ambulances take them too.
    pub(in crate::sim) fn walking_ride(&self, site: SiteId) -> bool {
        let s = &self.live.sites[site];
        let waited = s.called.is_some_and(|at| self.live.now - at >= WALKING_WAIT);
        waited && !s.crews.iter().any(|u| self.live.units[u].kind == UnitKind::Bus)
    }

    /// Sends units to every site that wants some, keeping the reserve.
    pub(in crate::sim) fn dispatch(&mut self) {
        if self.live.ems.idle.is_empty() {
            return;
        }
        for site in self.live.sites.ids() {
            self.send_vans(site);
            let mut wanted = self.wanted(site);
            while wanted > 0 {
                let Some(unit) = self.pick_unit(self.map.node_of_site(site), true) else { return };
                self.send(unit, site);
                wanted -= 1;
                if self.live.ems.dispatch.moves_up() {
                    self.cover_an_empty_base();
                }
            }
        }
    }

    /// Wheelchair vans take ambulatory patients, four at a time; none is held in reserve.
    fn send_vans(&mut self, site: SiteId) {
        let s = &self.live.sites[site];
        if s.first_unit.is_none() || s.cleared.is_some() || s.waiting(Severity::Minimal).is_empty() {
            return;
        }
        let here = s.crews.iter().filter(|u| self.live.units[*u].kind == UnitKind::WheelchairVan).count();
        let wanted = s.waiting(Severity::Minimal).len().div_ceil(UnitKind::WheelchairVan.seats()).saturating_sub(here);
        let vans: Vec<UnitId> = self.idle_of(UnitKind::WheelchairVan).take(wanted).collect();
        vans.into_iter().for_each(|van| self.send(van, site));
    }

    /// The idle ambulance that the dispatch policy picks; `None` if there is none, or only the reserve.
    pub(in crate::sim) fn pick_unit(&mut self, to: NodeId, keep_reserve: bool) -> Option<UnitId> {
        let ready: Vec<(NodeId, NodeId, UnitId)> = (self.live.ems.idle.iter())
            .map(|unit| (*unit, &self.live.units[unit]))
            .filter(|(_, u)| u.kind.is_ambulance())
            .filter_map(|(unit, u)| Some((u.ready_at()?, u.home, unit)))
            .collect();
        if ready.is_empty() || (keep_reserve && ready.len() <= self.reserve()) {
            return None;
        }
        let policy = self.live.ems.dispatch;
        let keeps = if policy.moves_up() { self.idle_by_base() } else { Default::default() };
        let tree = self.routes_to(to, true);
        let seen = |(at, home, unit): (NodeId, NodeId, UnitId)| {
            let base_keeps = keeps.get(&home).map_or(0, |n| n - 1);
            Some(Ready { unit, drive: tree.time(at)?, base_keeps })
        };
        let ready: Vec<Ready> = ready.into_iter().filter_map(seen).collect();
        policy.pick(&ready)
    }

    /// Ambulances that are kept for ordinary calls.
    pub(super) fn reserve(&self) -> usize {
        let there = |u: &&super::Unit| u.kind.is_ambulance() && u.task != Task::Gone;
        let ambulances = self.live.units.iter().filter(there).count();
        (ambulances * usize::from(self.live.ems.reserve_pct)).div_ceil(100)
    }

    pub(in crate::sim) fn send(&mut self, unit: UnitId, site: SiteId) {
        let Some(at) = self.live.units[unit].ready_at() else { return };
        let trips = u64::from(self.live.units[unit].trips);
        let luck = self.live.dice.stream(Subject::Scene, 1 << 40 | u64::from(unit.0), trips);
        let turnout = self.turnout(unit, luck);
        self.live.units[unit].duty.leaves_base(self.live.now);
        self.busy_for(unit, Task::Turnout { at, site }, turnout);
        self.tell(Fact::UnitDispatched { unit, site });
    }

    pub(in crate::sim) fn turnout(&self, unit: UnitId, mut luck: Stream) -> Span {
        let air = self.live.units[unit].kind == UnitKind::Helicopter;
        let mean = if air { TAKE_OFF_MIN } else { TURNOUT_MIN };
        Span::from_mins(luck.lognormal(mean, 0.3)).scaled(self.slowed(unit))
    }

    /// Out of the door: on the road to the site.
    pub(in crate::sim) fn rolls(&mut self, unit: UnitId, at: NodeId, site: SiteId) {
        let u = &mut self.live.units[unit];
        u.trips += 1;
        let (kind, trips) = (u.kind, u.trips);
        let noise = self.trip_noise(TripOf::Scene(unit, trips));
        match self.plan_trip(kind, self.crossing(at), self.map.attachment_of_site(site), noise) {
            Some(trip) => self.drive(unit, Task::ToSite { trip, site }),
            None => self.set_task(unit, Task::Ready { at }),
        }
    }

    /// Nothing more to do here: relief if it is due, an ordinary call that waits, another site that wants it, else home.
    pub(in crate::sim) fn free_unit(&mut self, unit: UnitId, at: NodeId) {
        self.live.bus_orders.remove(&unit);
        if self.goes_off(unit, at) {
            return;
        }
        self.set_task(unit, Task::Ready { at });
        self.answer_calls_first();
        self.dispatch();
        self.answer_calls();
        if matches!(self.live.units[unit].task, Task::Ready { .. }) {
            self.drives_home(unit, at);
        }
    }

    pub(in crate::sim) fn drives_home(&mut self, unit: UnitId, at: NodeId) {
        let u = &self.live.units[unit];
        if u.home == at {
            return;
        }
        let (home, kind) = (u.home, u.kind);
        let noise = self.trip_noise(TripOf::Home(unit));
        if let Some(trip) = self.plan_trip(kind, self.crossing(at), self.crossing(home), noise) {
            self.drive(unit, Task::Home { trip });
        }
    }

    /// Units answer a duplicate incident until EMS merges the two.
    pub(in crate::sim) fn split_response(&mut self, units: u16) {
        let site = SiteId(0);
        let mut going: Vec<UnitId> = (self.live.units.ids())
            .filter(|u| self.live.units[*u].kind.is_ambulance())
            .filter(|u| {
                let task = &self.live.units[*u].task;
                let to = matches!(task, Task::Turnout { site: s, .. } | Task::ToSite { site: s, .. } if *s == site);
                to || matches!(task, Task::Ready { .. })
            })
            .collect();
        // Those already rolling first: that is what a wrong address does.
        going.sort_by_key(|u| (matches!(self.live.units[u].task, Task::Ready { .. }), *u));
        going.truncate(usize::from(units));
        for unit in &going {
            // They are no nearer to the crash than they were: on the way, or still at their base.
            let at = self.turns_at(*unit, site);
            self.set_task(*unit, Task::Busy { at });
        }
        self.tell(Fact::UnitsMisdirected { units: going.len() as u16 });
        self.live.misdirected.extend(going);
        self.live.ems.splits += 1;
        self.live.agenda.put(self.live.now + Span::mins(25), Due::SplitEnds(self.live.ems.splits));
    }

    /// Ends the duplicate incident, unless it was merged before or a later one began.
    pub(in crate::sim) fn split_ends_by_itself(&mut self, card: u32) {
        if card == self.live.ems.splits {
            self.split_ends();
        }
    }

    pub(in crate::sim) fn split_ends(&mut self) {
        for unit in std::mem::take(&mut self.live.misdirected) {
            if let Task::Busy { at } = self.live.units[unit].task {
                self.free_unit(unit, at);
            }
        }
    }

    /// The yardstick for preventable deaths: call, turnout, drive from the nearest base, loading, drive to the nearest
    /// emergency department, nothing in the way.
    pub(in crate::sim) fn measure_best_care(&mut self) {
        for site in self.live.sites.ids() {
            let node = self.map.node_of_site(site);
            let homes: Vec<_> = self.live.units.iter().map(|u| u.home).collect();
            let out = homes.into_iter().filter_map(|h| self.drive_time(h, node, true)).min();
            let back = self.emergency_departments_by_time(node, true).first().map(|(t, _)| *t);
            let reach = Span::mins(3) + out.unwrap_or(Span::mins(8));
            self.live.sites[site].best_reach = reach;
            self.live.sites[site].best_care = reach + Span::mins(8) + back.unwrap_or(Span::mins(10));
        }
    }

    pub(in crate::sim) fn merge_incidents(&mut self) {
        let units = self.live.misdirected.len() as u16;
        self.split_ends();
        self.tell(Fact::IncidentsMerged { units });
    }
}
