//! Helicopters: straight flights on request, weather permitting, to hospitals with a helipad.

use super::{Task, UnitKind};
use crate::map::Path;
use crate::sim::{Coalition, Fact, Trip};
use crate::units::{NodeId, PlaceId, SiteId, Span, UnitId};

/// Cruise of a medical helicopter [A].
const KMH: f64 = 220.0;
/// Start and landing [A].
const UP_AND_DOWN: Span = Span::mins(3);
/// One crew holds the landing zone [A].
pub(in crate::sim) const LANDING_CREW: u32 = 1;
const HOLDS: Span = Span::mins(20);

impl Coalition {
    pub(in crate::sim) fn grounded(&self) -> bool {
        self.live.ems.grounding.iter().any(|n| self.road_change_active(*n))
    }

    pub(in crate::sim) fn flight_time(&self, from: NodeId, to: NodeId) -> Span {
        let metres = self.map.position_of(from).distance_m(self.map.position_of(to));
        Span::from_mins(metres / 1000.0 / KMH * 60.0) + UP_AND_DOWN
    }

    pub(super) fn flight(&self, from: NodeId, to: NodeId, noise: f64) -> Trip {
        let left = self.live.now;
        let due = left + self.flight_time(from, to).scaled(noise);
        Trip { from, to, left, due, siren: false, path: Path { steps: Vec::new() } }
    }

    /// Emergency departments with a pad, nearest first.
    pub(super) fn helipads_by_time(&self, from: NodeId) -> Vec<(Span, PlaceId)> {
        let pads = self.scenario.places.iter_ids().filter(|(_, p)| p.has_ed && p.helipad);
        let mut found: Vec<(Span, PlaceId)> =
            pads.map(|(at, _)| (self.flight_time(from, self.map.node_of_place(at)), at)).collect();
        found.sort_unstable();
        found
    }

    pub(in crate::sim) fn has_a_helipad(&self) -> bool {
        self.scenario.places.iter().any(|p| p.has_ed && p.helipad)
    }

    /// The nearest helicopter comes; one crew on the ground keeps the landing zone free.
    pub(in crate::sim) fn request_air(&mut self, site: SiteId) {
        let node = self.map.node_of_site(site);
        let free: Vec<UnitId> = self.idle_of(UnitKind::Helicopter).collect();
        let nearest = free.into_iter().filter_map(|u| {
            let at = self.live.units[u].ready_at()?;
            Some((self.flight_time(at, node), u))
        });
        let Some((_, unit)) = nearest.min() else { return };
        self.set_crews_aside(site, LANDING_CREW, HOLDS);
        self.tell(Fact::AirRequested { site, unit });
        self.send(unit, site);
    }

    /// Weather has come up: who is still on the ground stays there.
    pub(in crate::sim) fn ground_helicopters(&mut self, change: u16) {
        self.live.ems.grounding.push(change);
        for unit in self.live.units.ids() {
            if self.live.units[unit].kind == UnitKind::Helicopter
                && let Task::Turnout { at, .. } = self.live.units[unit].task
            {
                self.set_task(unit, Task::Ready { at });
            }
        }
    }
}
