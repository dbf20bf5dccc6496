//! Doctrine for access and functional needs: before a storm, during outages, and after. Every ten minutes, from what
//! the seat's role knows of zones, shelters, and nursing homes.

use super::Doctrine;
use crate::scenario::{BedKind, DecisionKind, Good, Holder, PlaceKind};
use crate::sim::{Allocation, Decision, Languages, Offer, Power, ZoneState};
use crate::units::{CacheId, PlaceId, SimTime, Span, ZoneId};

impl Doctrine<'_> {
    /// Whether a hazard is forecast or present, and has been announced.
    fn storm(&self) -> bool {
        let tenth = (self.drill.now().0 / 60_000) % 10 == 0;
        let known = !self.drill.scenario.community.hazards.is_empty() || !self.live().relief.hazards.is_empty();
        tenth && known && self.after(0)
    }

    /// Matching zones, largest count first.
    fn zones_by(&self, keep: impl Fn(&ZoneState) -> bool, most: impl Fn(ZoneId) -> u32) -> Vec<ZoneId> {
        let zones = self.live().zones.iter_ids();
        let mut found: Vec<ZoneId> = zones.filter(|(_, z)| keep(z)).map(|(id, _)| id).collect();
        found.sort_by_key(|z| (std::cmp::Reverse(most(*z)), *z));
        found.truncate(6);
        found
    }

    fn older(&self, zone: ZoneId) -> u32 {
        self.drill.scenario.zones[zone].age_65_plus
    }

    fn limited(&self, zone: ZoneId) -> u32 {
        self.drill.scenario.community.people[zone].limited_english
    }

    fn dark_for(&self, z: &ZoneState, hours: i64) -> bool {
        z.dark_since.is_some_and(|since| self.drill.now() - since >= Span::hours(hours))
    }

    fn answers(&self) -> impl Iterator<Item = Decision> + '_ {
        let zones = self.live().zones.iter().enumerate();
        zones.flat_map(|(i, z)| {
            z.raised.keys().map(move |b| Decision::AnswerBarrier { zone: ZoneId::at(i), barrier: *b })
        })
    }

    /// Each cache to the open shelter with the largest shortage of its item.
    fn caches(&self) -> Vec<Decision> {
        let live = self.live();
        let lack = |s: &crate::sim::Shelter, good| match good {
            Good::Oxygen | Good::Outlets => s.on_power.saturating_sub(s.roof.outlets),
            Good::Medication => (s.people / 4).saturating_sub(s.roof.medication_d),
            Good::Cots => s.people.saturating_sub(s.capacity * 9 / 10),
        };
        let to = |good| {
            let open = live.shelters.iter().filter(|(_, s)| s.open && lack(s, good) > 0);
            open.max_by_key(|(p, s)| (lack(s, good), std::cmp::Reverse(**p))).map(|(p, _)| *p)
        };
        let caches = self.drill.scenario.community.caches.iter().enumerate();
        let wanted = caches.filter_map(|(i, c)| Some(Decision::DrawCache { cache: CacheId::at(i), to: to(c.good)? }));
        wanted.collect()
    }

    /// Early dialysis before the storm, surveillance, boil-water advisories, and medication where supply is lost.
    pub(super) fn public_health_relief(&self) -> Vec<Decision> {
        if !self.storm() {
            return Vec::new();
        }
        let live = self.live();
        let mut wanted = vec![Decision::OrderEarlyDialysis];
        if self.after(60) {
            wanted.push(Decision::StartSurveillance);
        }
        if live.zones.iter().any(|z| z.water_unsafe) {
            wanted.push(Decision::IssueWaterOrder);
        }
        if live.shelters.values().any(|s| s.people >= 100) {
            wanted.push(Decision::IssueIsolationGuidance);
        }
        if live.zones.iter().any(|z| self.dark_for(z, 24)) {
            let clinic = self.drill.scenario.places_of(PlaceKind::Clinic).map(|(p, _)| p).next();
            let open = live.shelters.iter().find(|(_, s)| s.open).map(|(p, _)| *p);
            wanted.extend(clinic.or(open).map(|at| Decision::OpenPod { at }));
        }
        let dead: u32 = live.zones.iter().flat_map(|z| z.harm.values().flatten()).map(|h| h.died).sum();
        if dead >= 10 && self.last_by_me(DecisionKind::OpenFatalityCenter).is_none() {
            let place = self.drill.scenario.places_of(PlaceKind::Operations).next();
            wanted.extend(place.map(|(at, _)| Decision::OpenFatalityCenter { at }));
        }
        wanted.extend(self.answers());
        wanted.extend(self.caches());
        wanted
    }

    /// Medical shelter first, rides before the wind, then power for the zones that depend on it most.
    pub(super) fn emergency_management_relief(&self) -> Vec<Decision> {
        if !self.storm() {
            return Vec::new();
        }
        let live = self.live();
        let mut wanted: Vec<Decision> = Vec::new();
        if self.after(30) {
            let medical = live.shelters.iter().filter(|(_, s)| s.roof.medical && !s.open);
            wanted.extend(medical.map(|(at, _)| Decision::OpenShelter { at: *at }));
            let none = !live.shelters.values().any(|s| s.open && !s.roof.medical);
            let roomiest = live.shelters.iter().filter(|(_, s)| !s.roof.medical).max_by_key(|(_, s)| s.capacity);
            wanted.extend(roomiest.filter(|_| none).map(|(at, _)| Decision::OpenShelter { at: *at }));
        }
        if self.after(60) {
            wanted.push(Decision::DeclareEmergency);
        }
        if self.after(5 * 60) {
            let zones = self.zones_by(|z| z.on_power > 0, |z| live.zones[z].on_power);
            wanted.extend(zones.into_iter().map(|zone| Decision::ProvideTransport { zone }));
        }
        let dark = |z: &ZoneState| z.dark_since.is_some();
        if live.zones.iter().any(dark) {
            wanted.push(Decision::RequestOutsideHelp { level: Holder::State });
            wanted.push(Decision::RequestOutsideHelp { level: Holder::Federal });
            wanted.push(Decision::AssessDamage);
            let first = self.zones_by(|z| dark(z) && !z.crew, |z| live.zones[z].on_power * 20 + self.older(z));
            wanted.extend(first.into_iter().map(|zone| Decision::RestoreZone { zone }));
        }
        let soon = |until: SimTime| until - self.drill.now() < Span::hours(6);
        for (i, f) in live.facilities.iter().enumerate() {
            let low = matches!(f.power, Power::Generator { until } if soon(until)) || f.power == Power::Out;
            let asked = live.relief.trucks_out >= 4;
            if low && f.fuel.is_some() && !asked && f.kind != PlaceKind::Shelter {
                wanted.push(Decision::DeliverFuel { at: PlaceId::at(i) });
            }
        }
        wanted.extend(self.answers());
        wanted.extend(self.caches());
        wanted
    }

    /// Registration before the storm; wellness checks, cooling centers, and charging after it.
    pub(super) fn community_health_relief(&self) -> Vec<Decision> {
        if !self.storm() {
            return Vec::new();
        }
        let live = self.live();
        let mut wanted = Vec::new();
        for zone in self.zones_by(|_| true, |z| self.limited(z)) {
            wanted.push(Decision::Outreach { zone, languages: Languages::TopFour });
        }
        if live.zones.iter().all(|z| z.dark_since.is_none()) {
            let zones = self.zones_by(|z| z.on_power > 0, |z| live.zones[z].on_power);
            wanted.extend(zones.into_iter().take(3).map(|zone| Decision::RegisterNeeds { zone }));
        }
        let open = live.shelters.iter().filter(|(_, s)| s.open && s.people >= 100);
        wanted.extend(open.map(|(at, _)| Decision::ProvideLanguages { at: *at }));
        for zone in self.zones_by(|z| self.dark_for(z, 2), |z| self.older(z)).into_iter().take(3) {
            wanted.push(Decision::OpenCommunityCenter { zone, offer: Offer::Cooling });
            wanted.push(Decision::CheckOnPeople { zone });
            wanted.push(Decision::OpenCommunityCenter { zone, offer: Offer::Charging });
        }
        wanted
    }

    /// Reports access barriers, requests help for the highest need first, and reaches groups without information in
    /// their language.
    pub(super) fn advisor_relief(&self) -> Vec<Decision> {
        if !self.storm() {
            return Vec::new();
        }
        let live = self.live();
        let zones = live.zones.iter().enumerate();
        let barriers = zones.flat_map(|(i, z)| {
            z.barriers.iter().map(move |b| Decision::RaiseBarrier { zone: ZoneId::at(i), barrier: *b })
        });
        let mut wanted: Vec<Decision> = barriers.collect();
        let weakest =
            self.zones_by(|_| true, |z| u32::from(self.drill.scenario.zones[z].vulnerability_pct.unwrap_or(0)));
        wanted.extend(weakest.first().map(|zone| Decision::SetPriorities { zone: *zone }));
        let unheard = self.zones_by(|_| true, |z| self.limited(z));
        wanted.extend(unheard.into_iter().take(3).map(|zone| Decision::PublishMessage { zone }));
        if live.relief.rule == Some(Allocation::Equal) {
            wanted.push(Decision::ContestAllocation);
        }
        wanted
    }

    /// From the most crowded ED to the hospital with the most reported ward capacity; once an hour.
    fn broker(&self) -> Option<Decision> {
        let live = self.live();
        let recent = self.last_by_me(DecisionKind::BrokerTransfer);
        if recent.is_some_and(|t| self.drill.now() - t < Span::hours(1)) {
            return None;
        }
        let board = || live.board.iter().enumerate().filter_map(|(i, r)| Some((PlaceId::at(i), r.as_ref()?)));
        let (from, full) = board().max_by_key(|(p, r)| (r.ed_waiting, std::cmp::Reverse(*p)))?;
        let (to, empty) = board().max_by_key(|(p, r)| (r.free(BedKind::MedSurg), std::cmp::Reverse(*p)))?;
        let worth = full.ed_waiting >= 12 && empty.free(BedKind::MedSurg) >= 10 && from != to;
        worth.then_some(Decision::BrokerTransfer { from, to, count: 4 })
    }

    pub(super) fn coordinator_relief(&self) -> Vec<Decision> {
        let live = self.live();
        let mut wanted = Vec::new();
        if self.after(15) {
            wanted.push(Decision::SharePicture);
        }
        wanted.extend(self.broker());
        if live.relief.contested {
            wanted.push(Decision::CallMeeting);
        }
        if self.storm() && live.shelters.values().any(|s| s.people > 0) {
            wanted.push(Decision::AnnounceAllocation { rule: Allocation::ByNeed });
        }
        if self.after(30) {
            let busy = |(_, f): &(usize, &crate::sim::Facility)| f.ed_waiting() >= 8 && !f.command_center;
            let late = live.facilities.iter().enumerate().find(busy);
            wanted.extend(late.map(|(i, _)| Decision::TaskMember { at: PlaceId::at(i) }));
        }
        wanted
    }

    /// Prepares, treats early, stays cool; leaves an unpowered nursing home only after half a day.
    pub(super) fn long_term_care_relief(&self, homes: &[PlaceId]) -> Vec<Decision> {
        if !self.storm() {
            return Vec::new();
        }
        let live = self.live();
        let mut wanted: Vec<Decision> = Vec::new();
        let seat = self.drill.scenario.seat(self.seat);
        let mine = |kind| {
            let places = self.drill.scenario.places_of(kind).map(|(p, _)| p);
            places.filter(|p| seat.at.is_empty() || seat.at.contains(p)).take(10).collect::<Vec<_>>()
        };
        let dark = |p: &PlaceId| live.facilities[p].power == Power::Out;
        let calm = live.relief.hazards.is_empty();
        for at in mine(PlaceKind::Dialysis) {
            if calm {
                wanted.push(Decision::RunEarlySessions { at });
            } else {
                wanted.push(Decision::ExtendHours { at });
            }
        }
        wanted.extend(mine(PlaceKind::Clinic).into_iter().filter(|_| !calm).map(|at| Decision::ExtendHours { at }));
        for at in homes.iter().copied() {
            if calm {
                wanted.push(Decision::SetPowerPlan { at });
            } else if dark(&at) {
                wanted.push(Decision::ShelterInPlace { at });
            }
        }
        wanted
    }

    /// In a storm, an unpowered nursing home is evacuated after half a day; moving harms residents.
    pub(super) fn time_to_leave(&self, at: PlaceId) -> bool {
        let live = self.live();
        let since = live.relief.dark_homes.get(&at);
        live.relief.hazards.is_empty() || since.is_some_and(|t| self.drill.now() - *t >= Span::hours(12))
    }
}
