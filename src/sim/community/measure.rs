//! Questions that the checks of community decisions ask, and the teams and crews that they count.

use super::super::check::{Answer, first, unless};
use super::super::{Coalition, Power, Refusal};
use super::order::{About, in_zone};
use crate::scenario::{Barrier, DecisionKind, Holder, PlaceKind};
use crate::units::{PlaceId, Span, ZoneId};

/// A team is with the people it was sent to for a working day [A].
const TEAM_DAY: Span = Span::hours(10);
/// Fuel trucks in the county [A].
pub(super) const TRUCKS: u16 = 4;
/// Zones that paratransit can serve at a time [A].
const RIDES: usize = 3;
/// What a state or federal task force brings, each [A].
pub(super) const CREWS_FROM_OUTSIDE: u16 = 6;
pub(super) const TEAMS_FROM_OUTSIDE: u16 = 4;

impl Coalition {
    /// Neither ordered nor in force there.
    pub(super) fn not_ordered(&self, kind: DecisionKind, (at, zone): About) -> Answer {
        unless(self.live.relief.ordered.contains(&(kind, at, zone)))
    }

    pub(super) fn of_kind(&self, at: PlaceId, kinds: &[PlaceKind]) -> Answer {
        match self.scenario.places.get(at) {
            None => Err(Refusal::NoSuchThing),
            Some(p) if kinds.contains(&p.kind) => Ok(()),
            Some(_) => Err(Refusal::WrongPlace { at }),
        }
    }

    pub(super) fn zone_exists(&self, zone: ZoneId) -> Answer {
        if self.live.zones.contains_id(zone) { Ok(()) } else { Err(Refusal::NoSuchThing) }
    }

    pub(super) fn coalition_first(&self) -> Answer {
        let kind = DecisionKind::ActivateCoalition;
        if self.live.coalition_active { Ok(()) } else { Err(Refusal::First { kind }) }
    }

    fn eoc_first(&self) -> Answer {
        if self.live.eoc_active { Ok(()) } else { Err(Refusal::First { kind: DecisionKind::ActivateEoc }) }
    }

    /// A team of community health workers that is free; where the community has set priorities one always is.
    pub(super) fn team_for(&self, zone: Option<ZoneId>) -> Answer {
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
        let places = self.places_with_a_crew();
        let zones = self.live.zones.iter().filter(|z| z.crew).count();
        let kind = DecisionKind::AssessDamage;
        let r = &self.live.relief;
        let survey = usize::from(r.ordered.contains(&(kind, None, None)) && !r.everywhere.contains(&kind));
        let busy = (places + zones + survey) as u32;
        let limit = u32::from(self.scenario.community.crews) + r.here.len() as u32 * u32::from(CREWS_FROM_OUTSIDE);
        if busy < limit { Ok(()) } else { Err(Refusal::TooMany { wanted: busy + 1, limit }) }
    }

    pub(super) fn check_help(&self, level: Holder) -> Answer {
        let kind = DecisionKind::DeclareEmergency;
        if !matches!(level, Holder::State | Holder::Federal) {
            return Err(Refusal::NoSuchThing);
        }
        if !self.live.relief.everywhere.contains(&kind) {
            return Err(Refusal::First { kind });
        }
        if self.live.relief.asked.contains(&level) { Err(Refusal::AlreadyDone) } else { Ok(()) }
    }

    pub(super) fn check_rides(&self, zone: ZoneId) -> Answer {
        self.zone_exists(zone)?;
        let served = self.live.zones.iter().filter(|z| z.measures.contains(&DecisionKind::ProvideTransport)).count();
        let limit = RIDES as u32;
        if served < RIDES { Ok(()) } else { Err(Refusal::TooMany { wanted: served as u32 + 1, limit }) }
    }

    pub(super) fn check_restore_zone(&self, zone: ZoneId) -> Answer {
        self.zone_exists(zone)?;
        let z = &self.live.zones[zone];
        match z.dark_since {
            None => Err(Refusal::NothingToDo),
            Some(_) if z.crew => Err(Refusal::AlreadyDone),
            Some(_) => self.crew_free(),
        }
    }

    pub(super) fn check_fuel_truck(&self, at: PlaceId) -> Answer {
        let Some(f) = self.live.facilities.get(at) else { return Err(Refusal::NoSuchThing) };
        if f.fuel.is_none() || f.power == Power::Mains {
            return Err(Refusal::NothingToDo);
        }
        let (wanted, limit) = (u32::from(self.live.relief.trucks_out) + 1, u32::from(TRUCKS));
        if wanted <= limit { Ok(()) } else { Err(Refusal::TooMany { wanted, limit }) }
    }

    pub(super) fn check_cache(&self, cache: u16, to: PlaceId) -> Answer {
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

    pub(super) fn check_raise(&self, zone: ZoneId, barrier: Barrier) -> Answer {
        self.barrier_exists(zone, barrier)?;
        unless(self.live.zones[zone].raised.contains_key(&barrier))
    }

    pub(super) fn check_answer(&self, zone: ZoneId, barrier: Barrier) -> Answer {
        self.barrier_exists(zone, barrier)?;
        first(DecisionKind::RaiseBarrier, self.live.zones[zone].raised.contains_key(&barrier))?;
        self.not_ordered(DecisionKind::AnswerBarrier, in_zone(zone))
    }

    fn barrier_exists(&self, zone: ZoneId, barrier: Barrier) -> Answer {
        self.zone_exists(zone)?;
        if self.live.zones[zone].barriers.contains(&barrier) { Ok(()) } else { Err(Refusal::NothingToDo) }
    }

    pub(super) fn check_contest(&self) -> Answer {
        let r = &self.live.relief;
        first(DecisionKind::AnnounceAllocation, r.rule.is_some() || self.live.distribution.is_some())?;
        unless(r.contested)
    }

    pub(super) fn check_task(&self, at: PlaceId) -> Answer {
        self.coalition_first()?;
        self.of_kind(at, &[PlaceKind::Hospital])?;
        let asked = self.live.relief.ordered.contains(&(DecisionKind::TaskMember, Some(at), None));
        let done = self.command_center_open(at);
        if asked || done { Err(Refusal::AlreadyDone) } else { Ok(()) }
    }

    /// A team is busy for a working day.
    pub(super) fn team_goes(&mut self) {
        let now = self.live.now;
        self.live.relief.teams_busy.retain(|t| *t > now);
        self.live.relief.teams_busy.push(now + TEAM_DAY);
    }
}
