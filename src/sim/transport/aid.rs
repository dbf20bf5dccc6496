//! Help from outside, and buses for the walking.

use super::{Task, Unit, UnitKind};
use crate::sim::{Coalition, Due, Fact};
use crate::units::{NodeId, PlaceId, SiteId, UnitId};

impl Coalition {
    pub(in crate::sim) fn request_aid(&mut self, n: u16) {
        let aid = &self.scenario.mutual_aid[usize::from(n)];
        let due_in = aid.after;
        self.live.aid_requested[usize::from(n)] = true;
        self.live.agenda.put(self.live.now + due_in, Due::AidArrives(n));
        self.tell(Fact::AidRequested { from: n, due_in });
    }

    /// Mutual aid arrives as a batch, not as a rate [table B11].
    pub(in crate::sim) fn aid_arrives(&mut self, n: u16) {
        let scenario = self.scenario.clone();
        let aid = &scenario.mutual_aid[usize::from(n)];
        let at = self.map.nearest_node(aid.at);
        for (kind, count) in [(UnitKind::Als, aid.als), (UnitKind::Bls, aid.bls), (UnitKind::Bus, aid.buses)] {
            for i in 1..=count {
                let name = match kind {
                    UnitKind::Als => format!("{} Medic {i}", aid.name),
                    UnitKind::Bls => format!("{} Aid {i}", aid.name),
                    UnitKind::Bus => format!("{} Bus {i}", aid.name),
                };
                self.live.units.push(Unit::ready(name, kind, at));
            }
        }
        self.tell(Fact::AidArrived { from: n, units: aid.als + aid.bls + aid.buses });
        self.dispatch();
    }

    pub(in crate::sim) fn buses_arrive(&mut self, count: u16) {
        let before = self.live.units.iter().filter(|u| u.kind == UnitKind::Bus).count();
        // A transit agency's buses stand by at the operations base nearest to the first site.
        let at = self.map.node_of_site(SiteId(0));
        let at = self.base_near(at);
        for i in 1..=usize::from(count) {
            self.live.units.push(Unit::ready(format!("Bus {}", before + i), UnitKind::Bus, at));
        }
    }

    fn base_near(&mut self, to: NodeId) -> NodeId {
        let homes: std::collections::BTreeSet<NodeId> = self.live.units.iter().map(|u| u.home).collect();
        let live = &self.live;
        let tree = self.router.tree_to(&self.map, &live.traffic, live.traffic_version, to, false);
        homes.into_iter().filter_map(|h| Some((tree.time(h)?, h))).min().map_or(to, |(_, h)| h)
    }

    pub(in crate::sim) fn buses_ready(&self) -> Vec<UnitId> {
        let ready = |u: &Unit| u.kind == UnitKind::Bus && u.ready_at().is_some();
        self.live.units.iter().enumerate().filter(|(_, u)| ready(u)).map(|(i, _)| UnitId::at(i)).collect()
    }

    pub(in crate::sim) fn send_buses(&mut self, site: SiteId, buses: u16, to: PlaceId) {
        for unit in self.buses_ready().into_iter().take(usize::from(buses)) {
            let Some(at) = self.live.units[unit.index()].ready_at() else { continue };
            self.live.bus_orders.insert(unit, to);
            self.rolls(unit, at, site);
            if matches!(self.live.units[unit.index()].task, Task::ToSite { .. }) {
                self.tell(Fact::BusSent { unit, site });
            } else {
                // No way there: the bus stays, and nobody waits for it.
                self.live.bus_orders.remove(&unit);
            }
        }
    }
}

impl Unit {
    pub fn ready(name: String, kind: UnitKind, at: NodeId) -> Unit {
        Unit { name, kind, home: at, task: Task::Ready { at }, aboard: Vec::new(), trips: 0, plan: 0 }
    }
}
