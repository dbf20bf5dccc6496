//! Mutual aid, buses for ambulatory patients, and demobilization.

use super::unit::kinds_of;
use super::{Duty, Task, Unit, UnitKind};
use crate::scenario::ArrivalWindow;
use crate::sim::{Coalition, Due, Fact};
use crate::units::{NodeId, PlaceId, SiteId, Span, Subject, UnitId};

/// Keeps the luck of these batches apart from that of other trips.
const BATCHES: u64 = 1 << 46;

impl Coalition {
    pub(in crate::sim) fn request_aid(&mut self, n: u16) {
        let comes = self.scenario.mutual_aid[usize::from(n)].comes;
        self.live.aid_requested[usize::from(n)] = true;
        self.live.agenda.put(self.live.now + comes.after, Due::AidArrives { from: n, slack: comes.slack() });
        self.tell(Fact::AidRequested { from: n });
    }

    /// Mutual aid arrives as a batch, not as a rate [table B11].
    pub(in crate::sim) fn aid_arrives(&mut self, n: u16, slack: Span) {
        let mut luck = self.live.dice.stream(Subject::Travel, BATCHES | u64::from(n), self.live.now.0 as u64);
        if let Some(step) = ArrivalWindow::next_check(slack, &mut luck) {
            return self.live.agenda.put(self.live.now + step, Due::AidArrives { from: n, slack: slack - step });
        }
        let scenario = self.scenario.clone();
        let aid = &scenario.mutual_aid[usize::from(n)];
        let at = self.map.nearest_node(aid.at);
        let duty = Duty::at(self.live.now);
        for (kind, count, word) in kinds_of(&aid.fleet) {
            for i in 1..=count {
                let unit = Unit::ready(format!("{} {word} {i}", aid.name), kind, at, duty);
                self.enlist(Unit { aid: Some(n), ..unit });
            }
        }
        self.tell(Fact::AidArrived { from: n, units: aid.fleet.total() as u16 });
        self.dispatch();
        self.answer_calls();
    }

    pub(in crate::sim) fn buses_arrive(&mut self, count: u16) {
        let before = self.live.units.iter().filter(|u| u.kind == UnitKind::Bus).count();
        // A transit agency's buses stand by at the operations base nearest to the first site.
        let at = self.map.node_of_site(SiteId(0));
        let at = self.base_near(at);
        let duty = Duty::at(self.live.now);
        for i in 1..=usize::from(count) {
            self.enlist(Unit::ready(format!("Bus {}", before + i), UnitKind::Bus, at, duty));
        }
    }

    fn base_near(&mut self, to: NodeId) -> NodeId {
        let homes: std::collections::BTreeSet<NodeId> = self.live.units.iter().map(|u| u.home).collect();
        let tree = self.routes_to(to, false);
        homes.into_iter().filter_map(|h| Some((tree.time(h)?, h))).min().map_or(to, |(_, h)| h)
    }

    pub(in crate::sim) fn buses_ready(&self) -> Vec<UnitId> {
        self.idle_of(UnitKind::Bus).collect()
    }

    pub(in crate::sim) fn send_buses(&mut self, site: SiteId, buses: u16, to: PlaceId) {
        for unit in self.buses_ready().into_iter().take(usize::from(buses)) {
            let Some(at) = self.live.units[unit].ready_at() else { continue };
            self.live.bus_orders.insert(unit, to);
            self.rolls(unit, at, site);
            if matches!(self.live.units[unit].task, Task::ToSite { .. }) {
                self.tell(Fact::BusSent { unit, site });
            } else {
                // No route: the bus stays available.
                self.live.bus_orders.remove(&unit);
            }
        }
    }

    /// Ambulances that a stand-down to `keep` would release: the last in line first.
    pub(in crate::sim) fn surplus(&self, site: SiteId, keep: u16) -> Vec<UnitId> {
        let releasable = |u: &&UnitId| {
            let u = &self.live.units[*u];
            let under_way = matches!(u.task, Task::Turnout { .. } | Task::ToSite { .. } | Task::Staged { .. });
            u.kind.is_ambulance() && u.aboard.is_empty() && under_way
        };
        let many = self.assigned(site).saturating_sub(usize::from(keep));
        let mut units: Vec<UnitId> = self.live.sites[site].crews.iter().filter(releasable).copied().collect();
        // Crews on scene stay rather than crews en route.
        units.sort_by_key(|u| (matches!(self.live.units[u].task, Task::Staged { .. }), *u));
        units.truncate(many);
        units
    }

    /// Releases units to ordinary calls; mutual aid without another assignment is demobilized.
    pub(in crate::sim) fn stand_down(&mut self, site: SiteId, keep: u16) {
        let surplus = self.surplus(site, keep);
        self.live.sites[site].keep = Some(keep);
        self.tell(Fact::StoodDown { site, units: surplus.len() as u32 });
        for unit in surplus {
            self.free_unit(unit, self.turns_at(unit, site));
            let u = &self.live.units[unit];
            if u.aid.is_some() && u.ready_at().is_some() {
                self.set_task(unit, Task::Gone);
            }
        }
    }
}
