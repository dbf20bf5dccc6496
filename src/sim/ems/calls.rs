//! Ordinary 911 calls: demand, assignment, response times, and cover for empty bases.

use super::{Call911, Task};
use crate::scenario::PlaceKind;
use crate::sim::{Coalition, Due, Fact};
use crate::units::{NodeId, PlaceId, Span, Subject, UnitId, ZoneId};
use std::collections::BTreeMap;

/// Mean length of an ordinary call, from dispatch to clear [A].
const CALL_MIN: f64 = 60.0;
/// Usual unit-hour utilisation; above about 0.45 response suffers [table B5b]; the value is our assumption.
const UTILISATION: f64 = 0.3;

impl Coalition {
    /// Ordinary demand: a Poisson stream that keeps the usual share of the fleet busy.
    pub(in crate::sim) fn call_911(&mut self) {
        let number = self.live.ems.calls_911;
        self.live.ems.calls_911 += 1;
        let mut s = self.live.dice.stream(Subject::Emergency911, 0, u64::from(number));
        let fleet = self.own_ambulances().max(1);
        let usual = UTILISATION * f64::from(fleet) * f64::from(self.demand_pct()) / 100.0;
        let gap = s.exponential(60.0 / usual.max(0.01));
        self.live.agenda.put(self.live.now + Span::from_mins(gap), Due::Call911);
        let minutes = s.lognormal(CALL_MIN, 0.4);
        let zones = self.scenario.zones.len() as u32;
        if zones == 0 {
            return;
        }
        let at = self.map.nearest_node(self.scenario.zones[ZoneId::at(s.below(zones) as usize)].at);
        self.live.ems.calls_waiting.push_back(Call911 { number, since: self.live.now, at, minutes });
        self.answer_calls();
    }

    /// Calls that wait go before the incident as long as fewer units than the reserve are out on ordinary calls.
    pub(in crate::sim) fn answer_calls_first(&mut self) {
        if !self.live.ems.calls_waiting.is_empty() && self.live.ems.on_calls.len() < self.reserve() {
            self.answer_calls();
        }
    }

    pub(in crate::sim) fn answer_calls(&mut self) {
        while let Some(call) = self.live.ems.calls_waiting.front().copied() {
            let Some(unit) = self.pick_unit(call.at, false) else { return };
            self.live.ems.calls_waiting.pop_front();
            let Some(from) = self.live.units[unit].ready_at() else { return };
            let drive = self.drive_time(from, call.at, true).unwrap_or_default();
            let luck = self.live.dice.stream(Subject::Emergency911, 1, u64::from(call.number));
            let turnout = self.turnout(unit, luck);
            let response = (self.live.now - call.since) + turnout + drive;
            self.live.ems.responses_s.push(response.as_secs().clamp(0, i64::from(u32::MAX)) as u32);
            self.live.units[unit].duty.leaves_base(self.live.now);
            let span = (turnout + drive).max(Span::from_mins(call.minutes));
            self.busy_for(unit, Task::Busy { at: call.at }, span);
            self.live.ems.on_calls.insert(unit);
            if self.live.ems.dispatch.moves_up() {
                self.cover_an_empty_base();
            }
        }
    }

    /// Ambulance bases, by junction.
    fn ems_bases(&self) -> BTreeMap<NodeId, PlaceId> {
        let bases = self.scenario.places_of(PlaceKind::EmsBase).filter(|(_, p)| p.fleet.als + p.fleet.bls > 0);
        bases.map(|(id, _)| (self.map.node_of_place(id), id)).collect()
    }

    /// Idle ambulances by the base they stand at or return to.
    pub(super) fn idle_by_base(&self) -> BTreeMap<NodeId, usize> {
        let mut idle = BTreeMap::new();
        for unit in &self.live.ems.idle {
            let u = &self.live.units[unit];
            if u.kind.is_ambulance() {
                *idle.entry(u.home).or_default() += 1;
            }
        }
        idle
    }

    /// The nearest idle unit of a base that keeps another one.
    pub(in crate::sim) fn who_moves_up(&mut self, to: PlaceId) -> Option<UnitId> {
        let idle = self.idle_by_base();
        let node = self.map.node_of_place(to);
        let spare = |u: &&UnitId| {
            let u = &self.live.units[*u];
            u.kind.is_ambulance() && u.home != node && idle.get(&u.home).is_some_and(|n| *n > 1)
        };
        let spare: Vec<UnitId> = self.live.ems.idle.iter().filter(spare).copied().collect();
        let drives = spare.into_iter().filter_map(|u| {
            let from = self.live.units[u].ready_at()?;
            Some((self.drive_time(from, node, false)?, u))
        });
        drives.min().map(|(_, u)| u)
    }

    pub(in crate::sim) fn cover_an_empty_base(&mut self) {
        let idle = self.idle_by_base();
        let empty: Vec<PlaceId> =
            self.ems_bases().into_iter().filter(|(n, _)| !idle.contains_key(n)).map(|(_, p)| p).collect();
        for at in empty {
            if idle.values().all(|n| *n < 2) {
                return;
            }
            if self.move_up(at) {
                return;
            }
        }
    }

    /// The unit stands by there from now on.
    pub(in crate::sim) fn move_up(&mut self, to: PlaceId) -> bool {
        let Some(unit) = self.who_moves_up(to) else { return false };
        let Some(from) = self.live.units[unit].ready_at() else { return false };
        let home = self.map.node_of_place(to);
        self.live.units[unit].home = home;
        self.tell(Fact::MovedUp { unit, to });
        self.drives_home(unit, from);
        true
    }

    /// Units that could move up to this base.
    pub(in crate::sim) fn spare_for(&self, to: PlaceId) -> usize {
        let node = self.map.node_of_place(to);
        self.idle_by_base().into_iter().filter(|(n, _)| *n != node).map(|(_, idle)| idle.saturating_sub(1)).sum()
    }

    /// Ambulances of the county itself: demand does not grow because help comes.
    fn own_ambulances(&self) -> u32 {
        self.live.units.iter().filter(|u| u.kind.is_ambulance() && u.aid.is_none()).count() as u32
    }

    /// How long ordinary 911 callers waited for a unit, of those who have got one.
    pub fn responses_911(&self) -> crate::sim::Wait {
        crate::sim::Wait::of(self.live.ems.responses_s.iter().map(|s| i64::from(*s)).collect())
    }
}
