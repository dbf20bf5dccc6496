//! Reach, understanding, and trust of messages. All sizes are [A]; only the signs are known.

use super::super::{Coalition, Fact, Languages};
use crate::scenario::{Barrier, DecisionKind};
use crate::units::{SimTime, Span, ZoneId};

/// A reported barrier without an answer costs trust after this long [A].
const PATIENCE: Span = Span::hours(2);

impl Coalition {
    /// Percent who believe what officials say.
    pub fn trust(&self, zone: ZoneId) -> f64 {
        let (z, c) = (&self.live.zones[zone], &self.live.community);
        let base = i32::from(self.scenario.community.people[zone].trust_pct) + i32::from(z.trust);
        let endorsed = if c.endorsed { 10 } else { 0 };
        let contested = if self.live.relief.contested { -10 } else { 0 };
        let told = if self.has(zone, DecisionKind::SetPriorities) { 5 } else { 0 };
        f64::from((base + endorsed + contested + told).clamp(5, 95)) / 100.0
    }

    /// Share whom messages reach in words that they understand: `limited`, of those with limited English.
    fn reach(&self, zone: ZoneId, limited: bool) -> f64 {
        let says = |by: Option<Languages>, english: f64, others: f64| match (by, limited) {
            (None, _) => 0.0,
            (Some(_), false) => english,
            (Some(Languages::TopFour), true) => others,
            // Late and by neighbors.
            (Some(Languages::EnglishOnly), true) => others / 5.0,
        };
        let c = &self.live.community;
        let outreach = c.outreach.get(&zone).copied();
        let published = self.has(zone, DecisionKind::PublishMessage);
        let specific = self.live.relief.everywhere.contains(&DecisionKind::StartSurveillance);
        let base = if limited { 0.15 } else { 0.45 };
        let alert = if specific { 2.0 } else { 1.0 } * says(self.live.alerted, 0.08, 0.08);
        let own = if published { says(Some(Languages::TopFour), 0.05, 0.15) } else { 0.0 };
        let all = base + says(self.live.warned, 0.2, 0.2) + alert + says(outreach, 0.2, 0.35) + own;
        let rumour = if c.rumour.is_some() { 0.7 } else { 1.0 };
        all.min(0.95) * rumour
    }

    /// Share of a group that does what messages advise.
    pub fn heeds(&self, zone: ZoneId, limited: bool) -> f64 {
        let kept_away = 0.85f64;
        let mut share = self.reach(zone, limited) * self.trust(zone);
        for _ in 0..self.barriers(zone) {
            share *= kept_away;
        }
        share
    }

    /// How many things keep people of the zone from help; some are gone once there is what they lack.
    pub(in crate::sim) fn barriers(&self, zone: ZoneId) -> u32 {
        let stands = |b: &&Barrier| match b {
            Barrier::Pets => !self.live.shelters.values().any(|s| s.open && s.roof.pets),
            Barrier::Rides => !self.has(zone, DecisionKind::ProvideTransport),
            Barrier::Language => self.live.community.outreach.get(&zone) != Some(&Languages::TopFour),
            Barrier::Papers | Barrier::Cost => true,
        };
        self.live.zones[zone].barriers.iter().filter(stands).count() as u32
    }

    pub(in crate::sim) fn trust_changes(&mut self, zone: Option<ZoneId>, points: i8) {
        let change = |z: &mut super::ZoneState| z.trust = (z.trust + i16::from(points)).clamp(-100, 100);
        match zone {
            Some(zone) => change(&mut self.live.zones[zone]),
            None => self.live.zones.iter_mut().for_each(change),
        }
        self.tell(Fact::TrustChanged { zone, points });
    }

    pub(super) fn barriers_hour(&mut self) {
        let now = self.live.now;
        let waited = |since: &SimTime| now - *since >= PATIENCE && now - *since < PATIENCE + Span::hours(1);
        let cold: Vec<ZoneId> =
            self.live.zones.iter_ids().filter(|(_, z)| z.raised.values().any(waited)).map(|(id, _)| id).collect();
        for zone in cold {
            self.trust_changes(Some(zone), -5);
        }
    }

    pub(super) fn barrier_falls(&mut self, zone: ZoneId, barrier: Barrier) {
        let z = &mut self.live.zones[zone];
        z.barriers.remove(&barrier);
        z.raised.remove(&barrier);
    }
}
