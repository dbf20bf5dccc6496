//! Decisions for people with needs, utilities, supplies and trust: can it be done?

use super::super::{Coalition, Decision, Power, Refusal};
use crate::scenario::{Barrier, DecisionKind, Holder, PlaceKind};
use crate::units::{PlaceId, SimTime, ZoneId};

type Answer = Result<(), Refusal>;

/// Fuel trucks in the county [A].
pub(super) const TRUCKS: u16 = 4;
/// Zones that paratransit can serve at a time [A].
const RIDES: usize = 3;
/// What a state or federal task force brings, each [A].
pub(super) const CREWS_FROM_OUTSIDE: u16 = 6;
pub(super) const TEAMS_FROM_OUTSIDE: u16 = 4;

impl Coalition {
    pub(in crate::sim) fn check_relief(&self, decision: &Decision) -> Answer {
        use Decision as D;
        let kind = decision.kind();
        match decision {
            D::OpenPod { at } => {
                self.of_kind(*at, &[PlaceKind::Clinic, PlaceKind::Shelter]).and_then(|()| self.team_for(None))
            }
            D::OpenFatalityCenter { at } => self.of_kind(*at, &[PlaceKind::Operations]),
            D::OrderEarlyDialysis if self.scenario.places_of(PlaceKind::Dialysis).next().is_none() => {
                Err(Refusal::NothingToDo)
            }
            D::RequestOutsideHelp { level } => return self.check_help(*level),
            D::ProvideTransport { zone } => self.check_rides(*zone),
            D::RestoreZone { zone } => return self.check_restore_zone(*zone),
            D::DeliverFuel { at } => return self.check_fuel_truck(*at),
            D::AssessDamage => self.crew_free(),
            D::DrawCache { cache, to } => return self.check_cache(*cache, *to),
            D::ShelterInPlace { at } => self.of_kind(*at, &[PlaceKind::LongTermCare]),
            D::RunEarlySessions { at } => self.of_kind(*at, &[PlaceKind::Dialysis]),
            D::ExtendHours { at } => self.of_kind(*at, &[PlaceKind::Dialysis, PlaceKind::Clinic]),
            D::SetPowerPlan { at } => self.check_power_plan(*at),
            D::ProvideLanguages { at } => self.of_kind(*at, &[PlaceKind::Shelter]).and_then(|()| self.team_for(None)),
            D::CheckOnPeople { zone } | D::RegisterNeeds { zone } => {
                self.zone_exists(*zone).and_then(|()| self.team_for(Some(*zone)))
            }
            D::OpenCommunityCenter { zone, offer } => {
                self.zone_exists(*zone)?;
                let there = self.live.zones[zone].centers.contains(offer);
                return if there { Err(Refusal::AlreadyDone) } else { self.team_for(Some(*zone)) };
            }
            D::SetPriorities { zone } | D::PublishMessage { zone } => self.zone_exists(*zone),
            D::RaiseBarrier { zone, barrier } => return self.check_barrier(*zone, *barrier, false),
            D::AnswerBarrier { zone, barrier } => {
                return self.check_barrier(*zone, *barrier, true).and_then(|()| self.team_for(Some(*zone)));
            }
            D::ContestAllocation => return self.check_contest(),
            D::SharePicture => self.coalition_first(),
            D::AnnounceAllocation { rule } => {
                self.coalition_first()?;
                return if self.live.relief.rule == Some(*rule) { Err(Refusal::AlreadyDone) } else { Ok(()) };
            }
            D::CallMeeting => return self.check_meeting(),
            D::TaskMember { at } => return self.check_task(*at),
            D::BrokerTransfer { from, to, count } => {
                self.coalition_first()?;
                return self.check(&D::TransferPatients { from: *from, to: *to, count: *count });
            }
            _ => Ok(()),
        }?;
        let (at, zone) = about(decision);
        if self.live.relief.ordered.contains(&(kind, at, zone)) { Err(Refusal::AlreadyDone) } else { Ok(()) }
    }

    fn of_kind(&self, at: PlaceId, kinds: &[PlaceKind]) -> Answer {
        match self.scenario.places.get(at) {
            None => Err(Refusal::NoSuchThing),
            Some(p) if kinds.contains(&p.kind) => Ok(()),
            Some(_) => Err(Refusal::WrongPlace { at }),
        }
    }

    fn zone_exists(&self, zone: ZoneId) -> Answer {
        if self.live.zones.contains_id(zone) { Ok(()) } else { Err(Refusal::NoSuchThing) }
    }

    fn coalition_first(&self) -> Answer {
        let kind = DecisionKind::ActivateCoalition;
        if self.live.coalition_active { Ok(()) } else { Err(Refusal::First { kind }) }
    }

    fn eoc_first(&self) -> Answer {
        if self.live.eoc_active { Ok(()) } else { Err(Refusal::First { kind: DecisionKind::ActivateEoc }) }
    }

    /// A team of community health workers that is free; where the community has set priorities one always is.
    fn team_for(&self, zone: Option<ZoneId>) -> Answer {
        let first = zone.is_some_and(|z| self.has(z, DecisionKind::SetPriorities));
        let busy = self.live.relief.teams_busy.iter().filter(|until| **until > self.live.now).count() as u32;
        let limit = self.teams();
        if first || busy < limit { Ok(()) } else { Err(Refusal::TooMany { wanted: busy + 1, limit }) }
    }

    fn teams(&self) -> u32 {
        let outside = self.live.relief.here.len() as u32 * u32::from(TEAMS_FROM_OUTSIDE);
        u32::from(self.scenario.community.teams) + outside
    }

    /// Crews at work: at places, for zones, on the survey.
    pub(in crate::sim) fn crew_free(&self) -> Answer {
        let places = self.live.facilities.iter().filter(|f| f.crew_for_power && f.power != Power::Mains).count();
        let zones = self.live.zones.iter().filter(|z| z.crew).count();
        let kind = DecisionKind::AssessDamage;
        let r = &self.live.relief;
        let survey = usize::from(r.ordered.contains(&(kind, None, None)) && !r.everywhere.contains(&kind));
        let busy = (places + zones + survey) as u32;
        let limit = u32::from(self.scenario.community.crews) + r.here.len() as u32 * u32::from(CREWS_FROM_OUTSIDE);
        if busy < limit { Ok(()) } else { Err(Refusal::TooMany { wanted: busy + 1, limit }) }
    }

    fn check_help(&self, level: Holder) -> Answer {
        let kind = DecisionKind::DeclareEmergency;
        if !matches!(level, Holder::State | Holder::Federal) {
            return Err(Refusal::NoSuchThing);
        }
        if !self.live.relief.everywhere.contains(&kind) {
            return Err(Refusal::First { kind });
        }
        if self.live.relief.asked.contains(&level) { Err(Refusal::AlreadyDone) } else { Ok(()) }
    }

    fn check_rides(&self, zone: ZoneId) -> Answer {
        self.zone_exists(zone)?;
        let served = self.live.zones.iter().filter(|z| z.measures.contains(&DecisionKind::ProvideTransport)).count();
        let limit = RIDES as u32;
        if served < RIDES { Ok(()) } else { Err(Refusal::TooMany { wanted: served as u32 + 1, limit }) }
    }

    fn check_restore_zone(&self, zone: ZoneId) -> Answer {
        self.zone_exists(zone)?;
        let z = &self.live.zones[zone];
        match z.dark_since {
            None => Err(Refusal::NothingToDo),
            Some(_) if z.crew => Err(Refusal::AlreadyDone),
            Some(_) => self.crew_free(),
        }
    }

    fn check_fuel_truck(&self, at: PlaceId) -> Answer {
        let Some(f) = self.live.facilities.get(at) else { return Err(Refusal::NoSuchThing) };
        if f.fuel.is_none() || f.power == Power::Mains {
            return Err(Refusal::NothingToDo);
        }
        let (wanted, limit) = (u32::from(self.live.relief.trucks_out) + 1, u32::from(TRUCKS));
        if wanted <= limit { Ok(()) } else { Err(Refusal::TooMany { wanted, limit }) }
    }

    fn check_power_plan(&self, at: PlaceId) -> Answer {
        let kinds = [PlaceKind::Hospital, PlaceKind::LongTermCare, PlaceKind::Dialysis, PlaceKind::Clinic];
        self.of_kind(at, &kinds)
    }

    fn check_cache(&self, cache: u16, to: PlaceId) -> Answer {
        let Some(found) = self.scenario.community.caches.get(usize::from(cache)) else {
            return Err(Refusal::NoSuchThing);
        };
        self.of_kind(to, &[PlaceKind::Shelter])?;
        let kind = DecisionKind::DeclareEmergency;
        let far = matches!(found.holder, Holder::State | Holder::Federal);
        if far && !self.live.relief.everywhere.contains(&kind) {
            return Err(Refusal::First { kind });
        }
        self.eoc_first()?;
        if self.live.relief.drawn.contains(&cache) { Err(Refusal::AlreadyDone) } else { Ok(()) }
    }

    fn check_barrier(&self, zone: ZoneId, barrier: Barrier, raised: bool) -> Answer {
        self.zone_exists(zone)?;
        let z = &self.live.zones[zone];
        let kind = DecisionKind::RaiseBarrier;
        match (z.barriers.contains(&barrier), z.raised.contains_key(&barrier)) {
            (false, _) => Err(Refusal::NothingToDo),
            (true, false) if raised => Err(Refusal::First { kind }),
            (true, true) if !raised => Err(Refusal::AlreadyDone),
            _ => {
                let ordered = self.live.relief.ordered.contains(&(DecisionKind::AnswerBarrier, None, Some(zone)));
                if raised && ordered { Err(Refusal::AlreadyDone) } else { Ok(()) }
            }
        }
    }

    fn check_contest(&self) -> Answer {
        let kind = DecisionKind::AnnounceAllocation;
        match (self.live.relief.rule, self.live.relief.contested) {
            (None, _) if self.live.distribution.is_none() => Err(Refusal::First { kind }),
            (_, true) => Err(Refusal::AlreadyDone),
            _ => Ok(()),
        }
    }

    /// One at a time.
    fn check_meeting(&self) -> Answer {
        let sits = self.live.relief.ordered.contains(&(DecisionKind::CallMeeting, None, None));
        if sits { Err(Refusal::AlreadyDone) } else { Ok(()) }
    }

    fn check_task(&self, at: PlaceId) -> Answer {
        self.coalition_first()?;
        self.of_kind(at, &[PlaceKind::Hospital])?;
        let asked = self.live.relief.ordered.contains(&(DecisionKind::TaskMember, Some(at), None));
        let done = self.live.facilities[at].command_center;
        if asked || done { Err(Refusal::AlreadyDone) } else { Ok(()) }
    }

    pub(super) fn team_goes(&mut self, until: SimTime) {
        let now = self.live.now;
        self.live.relief.teams_busy.retain(|t| *t > now);
        self.live.relief.teams_busy.push(until);
    }
}

/// The place or the zone that a decision is about.
pub(super) fn about(decision: &Decision) -> (Option<PlaceId>, Option<ZoneId>) {
    use Decision as D;
    match decision {
        D::OpenPod { at }
        | D::OpenFatalityCenter { at }
        | D::DeliverFuel { at }
        | D::ShelterInPlace { at }
        | D::RunEarlySessions { at }
        | D::ExtendHours { at }
        | D::SetPowerPlan { at }
        | D::ProvideLanguages { at }
        | D::TaskMember { at }
        | D::DrawCache { to: at, .. }
        | D::BrokerTransfer { to: at, .. } => (Some(*at), None),
        D::ProvideTransport { zone }
        | D::RestoreZone { zone }
        | D::CheckOnPeople { zone }
        | D::RegisterNeeds { zone }
        | D::OpenCommunityCenter { zone, .. }
        | D::RaiseBarrier { zone, .. }
        | D::AnswerBarrier { zone, .. }
        | D::SetPriorities { zone }
        | D::PublishMessage { zone } => (None, Some(*zone)),
        _ => (None, None),
    }
}
