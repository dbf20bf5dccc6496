//! Roads: changes in force, routes, travel times, and trips.
//!
//! Doors: `change_road`, `change_all_roads`, `road_ends`, `clear_road`, `close_road_near` (changes in force);
//! `road_change_active`, `road_change_clears_itself` (one change); `check_clear`, `check_close` (decisions); `routes_to`, `drive_time`, `drive_between`,
//! `emergency_departments_by_time`, `hospitals_by_time` (travel times); `plan_drive`, `crossing`, `next_junction`,
//! `detour` (trips).

mod trip;

pub use trip::Trip;

use crate::map::Traffic;
use crate::scenario::RoadState;
use crate::sim::check::{Answer, unless};
use crate::sim::{Coalition, Due, Fact, Refusal};
use crate::units::{LatLon, RoadId, SimTime, SiteId, Span, Subject};
use serde::{Deserialize, Serialize};

/// A change that is or was in force, in the order it happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActiveRoadChange {
    pub name: String,
    pub at: LatLon,
    pub state: RoadState,
    pub roads: Vec<RoadId>,
    pub since: SimTime,
    pub ended: Option<SimTime>,
    pub crew_sent: bool,
}

impl Coalition {
    pub(in crate::sim) fn road_starts(&mut self, n: u16) {
        let scenario = self.scenario.clone();
        let change = &scenario.road_changes[usize::from(n)];
        let until = change.until;
        let index = self.change_road(&change.name, change.at, change.radius_m, change.state);
        if let Some(until) = until {
            self.live.agenda.put(until, Due::RoadEnds(index));
        }
    }

    /// Puts a change into force and returns its number.
    pub(in crate::sim) fn change_road(&mut self, name: &str, at: LatLon, radius_m: u32, state: RoadState) -> u16 {
        let roads = self.map.roads_near(at, radius_m);
        let index = self.live.road_changes.len() as u16;
        let since = self.live.now;
        let name = name.to_owned();
        let change = ActiveRoadChange { name, at, state, roads, since, ended: None, crew_sent: false };
        self.live.road_changes.push(change);
        self.tell(Fact::RoadChanged { change: index });
        self.traffic_changed();
        index
    }

    /// Every road at once.
    pub(in crate::sim) fn change_all_roads(&mut self, name: &str, state: RoadState) -> u16 {
        let roads = (0..self.map.road_count()).map(RoadId::at).collect();
        let at = self.scenario.region.centre;
        let (name, since) = (name.to_owned(), self.live.now);
        let index = self.live.road_changes.len() as u16;
        let change = ActiveRoadChange { name, at, state, roads, since, ended: None, crew_sent: true };
        self.live.road_changes.push(change);
        self.traffic_changed();
        index
    }

    pub(in crate::sim) fn road_ends(&mut self, n: u16) {
        let now = self.live.now;
        let change = &mut self.live.road_changes[usize::from(n)];
        if change.ended.is_none() {
            change.ended = Some(now);
            self.tell(Fact::RoadRestored { change: n });
            self.traffic_changed();
        }
    }

    fn traffic_changed(&mut self) {
        let active = self.live.road_changes.iter().filter(|c| c.ended.is_none());
        self.live.traffic = Traffic::of(&self.map, active.flat_map(|c| c.roads.iter().map(|r| (*r, c.state))));
        self.live.traffic_version += 1;
        self.reroute_everybody();
    }

    /// A crew clears the road in about 25 minutes [A].
    pub(in crate::sim) fn clear_road(&mut self, n: u16) {
        self.live.road_changes[usize::from(n)].crew_sent = true;
        let minutes = self.live.dice.stream(Subject::Utility, 1 << 32 | u64::from(n), 0).lognormal(25.0, 0.3);
        self.live.agenda.put(self.live.now + Span::from_mins(minutes), Due::RoadEnds(n));
        self.tell(Fact::CrewSentToRoad { change: n });
    }

    pub(in crate::sim) fn road_change_active(&self, n: u16) -> bool {
        self.live.road_changes.get(usize::from(n)).is_some_and(|c| c.ended.is_none())
    }

    /// No crew is wanted for this change: it ends with its cause.
    pub(in crate::sim) fn road_change_clears_itself(&mut self, n: u16) {
        self.live.road_changes[usize::from(n)].crew_sent = true;
    }

    pub(in crate::sim) fn close_road_near(&mut self, site: SiteId) {
        let scenario = self.scenario.clone();
        let site = &scenario.sites[site];
        self.change_road(&site.name, site.at, 150, RoadState::Closed);
    }

    pub(in crate::sim) fn check_clear(&self, change: u16) -> Answer {
        let change = self.live.road_changes.get(usize::from(change)).ok_or(Refusal::NoSuchThing)?;
        unless(change.ended.is_some() || change.crew_sent)
    }

    pub(in crate::sim) fn check_close(&self, near: SiteId) -> Answer {
        let site = self.scenario.sites.get(near).ok_or(Refusal::NoSuchThing)?;
        unless(self.closed_around(site.at))
    }

    fn closed_around(&self, at: LatLon) -> bool {
        let closed = |c: &ActiveRoadChange| c.ended.is_none() && c.state == RoadState::Closed && c.at == at;
        self.live.road_changes.iter().any(closed)
    }
}
