//! EMS: scene management, mutual aid, hospitals by reported capacity, buses for ambulatory patients, and coverage of
//! the rest of the county.

use super::Doctrine;
use crate::scenario::{BedKind, DecisionKind, PlaceKind, Severity};
use crate::sim::{Decision, Destination, Dispatch, Site};
use crate::units::{AidId, PlaceId, SimTime, SiteId};

impl Doctrine<'_> {
    pub(super) fn ems(&self) -> Vec<Decision> {
        let live = self.live();
        let mut wanted = Vec::new();
        // A duplicate call for one crash is noticed once units report the wrong location.
        if !live.misdirected.is_empty() && self.after(6) {
            wanted.push(Decision::MergeIncidents);
        }
        let lying: usize = live.sites.iter().map(|s| s.waiting_total() + s.trapped as usize).sum();
        let sized_up = live.sites.iter().any(|s| s.first_unit.is_some());
        if sized_up && lying >= 30 {
            for from in (0..live.aid_requested.len()).map(AidId::at) {
                wanted.push(Decision::RequestMutualAid { from });
            }
        }
        let reported = live.board.iter().flatten().filter(|r| r.made > SimTime::START).count();
        if reported >= 2 && live.distribution.is_none() {
            wanted.push(Decision::SetDestinationPolicy { policy: Destination::NearestWithRoom });
        }
        if lying >= 60 && self.after(10) {
            wanted.push(Decision::SetReserve { pct: 10 });
        }
        for (i, s) in live.sites.iter().enumerate() {
            wanted.extend(self.order_at(SiteId::at(i), s));
        }
        if let Some((site, to)) = self.walking_to() {
            wanted.push(Decision::SendBuses { site, buses: 1, to });
        }
        // Keeps coverage for the rest of the county and limits work hours.
        if lying >= 15 && self.after(12) {
            wanted.push(Decision::SetDispatchPolicy { policy: Dispatch::NearestWithCover });
        }
        if self.after(120) && lying >= 10 {
            wanted.push(Decision::RelieveCrews);
        }
        wanted
    }

    /// Orders for one scene.
    fn order_at(&self, site: SiteId, s: &Site) -> Vec<Decision> {
        let mut wanted = Vec::new();
        if s.first_unit.is_none() || s.cleared.is_some() {
            return wanted;
        }
        let lying = s.waiting_total() - s.waiting(Severity::Minimal).len();
        if s.crews.len() >= 10 {
            wanted.push(Decision::OpenStaging { site });
        }
        if lying >= 25 && self.after(10) {
            wanted.push(Decision::OpenCollectionPoint { site });
        }
        // More immediate casualties than crews: the air ambulance, one patient at a time.
        if s.waiting(Severity::Immediate).len() >= 3 && self.after(10) {
            wanted.push(Decision::RequestAir { site });
        }
        let once = self.last_by_me(DecisionKind::Retriage).is_none();
        if once && self.after(25) && s.waiting_total() >= 10 {
            wanted.push(Decision::Retriage { site });
        }
        // No nonambulatory patients and no vehicles: ambulatory patients are treated on scene.
        let walking = s.waiting(Severity::Minimal).len();
        if self.after(45) && lying == 0 && walking >= 10 && self.live().bus_orders.is_empty() {
            wanted.push(Decision::TreatAndRelease { site });
        }
        // With few left to extricate, two waiting crews are enough.
        if self.after(40) && lying == 0 && s.trapped <= 2 && s.staged.len() > 4 {
            wanted.push(Decision::StandDown { site, keep: 2 });
        }
        wanted
    }

    /// A bus for ambulatory patients, to the reachable hospital with the most reported ED capacity.
    fn walking_to(&self) -> Option<(SiteId, PlaceId)> {
        let live = self.live();
        let site = live.sites.iter().position(|s| s.waiting(Severity::Minimal).len() >= 8).map(SiteId::at)?;
        let sent = |p: &PlaceId| live.ems.sent.get(p).map_or(0, |s| i64::from(s.total()));
        let bound = |p: &PlaceId| live.bus_orders.values().filter(|to| *to == p).count() as i64 * 30;
        let room = |p: &PlaceId| live.board[p].as_ref().map_or(0, |r| r.free(BedKind::Ed)) - sent(p) - bound(p);
        let hospitals = self.drill.scenario.places_of(PlaceKind::Hospital).filter(|(_, p)| p.has_ed).map(|(id, _)| id);
        let to = hospitals.max_by_key(|p| (room(p), std::cmp::Reverse(*p)))?;
        Some((site, to))
    }
}
