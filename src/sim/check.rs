//! Questions that the checks of several decisions ask. They read and never change.

use super::{ActiveRoadChange, Coalition, Diversion, Facility, Power, Refusal};
use crate::scenario::{BedKind, DecisionKind, PlaceKind, RoadState, Status};
use crate::units::{LatLon, PlaceId, SiteId, ZoneId};

pub(super) type Answer = Result<(), Refusal>;

pub(super) fn unless(done: bool) -> Answer {
    if done { Err(Refusal::AlreadyDone) } else { Ok(()) }
}

pub(super) fn first(kind: DecisionKind, done: bool) -> Answer {
    if done { Ok(()) } else { Err(Refusal::First { kind }) }
}

impl Coalition {
    pub(super) fn no_standing_orders(&self) -> Answer {
        if self.scenario.ems.standing_orders { Err(Refusal::StandingOrder) } else { Ok(()) }
    }

    pub(super) fn exists(&self, at: PlaceId) -> Answer {
        if self.scenario.places.contains_id(at) { Ok(()) } else { Err(Refusal::NoSuchThing) }
    }

    /// A hospital that has not done it yet.
    pub(super) fn not_yet(&self, at: PlaceId, done: fn(&Facility) -> bool) -> Answer {
        self.hospital(at)?;
        unless(done(&self.live.facilities[at]))
    }

    pub(super) fn hospital(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        if self.scenario.place(at).kind == PlaceKind::Hospital { Ok(()) } else { Err(Refusal::WrongPlace { at }) }
    }

    pub(super) fn emergency_department(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        if self.scenario.place(at).has_ed { Ok(()) } else { Err(Refusal::WrongPlace { at }) }
    }

    /// A closed place takes nobody in.
    pub(super) fn receives(&self, at: PlaceId) -> Answer {
        let closed = self.live.facilities[at].status == Status::Closed;
        if closed { Err(Refusal::WrongPlace { at }) } else { Ok(()) }
    }

    pub(super) fn reports(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        let facility = &self.live.facilities[at];
        if facility.wards.is_empty() { Err(Refusal::WrongPlace { at }) } else { Ok(()) }
    }

    pub(super) fn check_surge(&self, at: PlaceId, level: super::Surge) -> Answer {
        self.hospital(at)?;
        let facility = &self.live.facilities[at];
        first(DecisionKind::ActivateCommandCenter, facility.command_center)?;
        let lawful = level != super::Surge::Crisis || self.live.community.crisis_standards;
        first(DecisionKind::DeclareCrisisStandards, lawful)?;
        unless(facility.surge_ordered == level)
    }

    pub(super) fn check_reverse_triage(&self, at: PlaceId) -> Answer {
        self.hospital(at)?;
        unless(self.live.facilities[at].discharging)?;
        if self.could_go_home(at) == 0 { Err(Refusal::NothingToDo) } else { Ok(()) }
    }

    pub(super) fn check_diversion(&self, at: PlaceId, divert: Diversion) -> Answer {
        self.emergency_department(at)?;
        let diverting = self.live.facilities[at].status != Status::Open;
        unless(diverting == (divert == Diversion::Divert))
    }

    pub(super) fn check_transfer(&self, from: PlaceId, to: PlaceId, count: u16) -> Answer {
        self.hospital(from)?;
        self.hospital(to)?;
        if from == to || count == 0 {
            return Err(Refusal::NothingToDo);
        }
        self.receives(to)?;
        let there = self.transferable(from).len() as u32;
        let room: i64 = [BedKind::Ed, BedKind::AdultIcu, BedKind::MedSurg]
            .iter()
            .map(|k| self.live.facilities[to].free(*k).max(0))
            .sum();
        let wanted = u32::from(count);
        if there < wanted {
            return Err(Refusal::NotEnough { wanted, there });
        }
        if room < i64::from(wanted) { Err(Refusal::TooMany { wanted, limit: room as u32 }) } else { Ok(()) }
    }

    pub(super) fn check_buses(&self, site: SiteId, buses: u16, to: PlaceId) -> Answer {
        self.exists(to)?;
        self.receives(to)?;
        if !self.live.sites.contains_id(site) {
            return Err(Refusal::NoSuchThing);
        }
        let (wanted, there) = (u32::from(buses), self.buses_ready().len() as u32);
        if wanted == 0 {
            return Err(Refusal::NothingToDo);
        }
        if there < wanted { Err(Refusal::NotEnough { wanted, there }) } else { Ok(()) }
    }

    pub(super) fn check_blood(&self, from: PlaceId, to: PlaceId, units: u16) -> Answer {
        self.hospital(from)?;
        self.hospital(to)?;
        if from == to || units == 0 {
            return Err(Refusal::NothingToDo);
        }
        let (wanted, there) = (u32::from(units), self.live.facilities[from].blood.max(0) as u32);
        if there < wanted { Err(Refusal::NotEnough { wanted, there }) } else { Ok(()) }
    }

    pub(super) fn check_shelter(&self, at: PlaceId, to_open: bool) -> Answer {
        let shelter = self.live.shelters.get(&at).ok_or(Refusal::WrongPlace { at })?;
        unless(shelter.open == to_open)
    }

    pub(super) fn check_evacuation(&self, zone: ZoneId) -> Answer {
        first(DecisionKind::ActivateEoc, self.live.eoc_active)?;
        if !self.scenario.zones.contains_id(zone) {
            return Err(Refusal::NoSuchThing);
        }
        unless(self.live.ordered_out.contains(&zone))
    }

    pub(super) fn check_clear(&self, change: u16) -> Answer {
        let change = self.live.road_changes.get(usize::from(change)).ok_or(Refusal::NoSuchThing)?;
        unless(change.ended.is_some() || change.crew_sent)
    }

    pub(super) fn check_close(&self, near: SiteId) -> Answer {
        let site = self.scenario.sites.get(near).ok_or(Refusal::NoSuchThing)?;
        unless(self.closed_around(site.at))
    }

    fn closed_around(&self, at: LatLon) -> bool {
        let closed = |c: &ActiveRoadChange| c.ended.is_none() && c.state == RoadState::Closed && c.at == at;
        self.live.road_changes.iter().any(closed)
    }

    pub(super) fn check_staff_shelter(&self, at: PlaceId) -> Answer {
        let shelter = self.live.shelters.get(&at).ok_or(Refusal::WrongPlace { at })?;
        first(DecisionKind::OpenShelter, shelter.open)?;
        unless(shelter.staffed)
    }

    pub(super) fn check_power(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        let facility = &self.live.facilities[at];
        if facility.power == Power::Mains {
            return Err(Refusal::NothingToDo);
        }
        unless(facility.crew_for_power)?;
        self.crew_free()
    }

    pub(super) fn check_fuel(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        let facility = &self.live.facilities[at];
        match facility.power {
            Power::Generator { .. } => unless(facility.conserving),
            Power::Mains | Power::Out => Err(Refusal::NothingToDo),
        }
    }

    pub(super) fn check_referrals(&self, at: PlaceId) -> Answer {
        let shelter = self.live.shelters.get(&at).ok_or(Refusal::WrongPlace { at })?;
        first(DecisionKind::OpenShelter, shelter.open)?;
        unless(shelter.chased)
    }

    fn long_term_care(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        if self.scenario.place(at).kind == PlaceKind::LongTermCare { Ok(()) } else { Err(Refusal::WrongPlace { at }) }
    }

    pub(super) fn check_residents(&self, from: PlaceId, to: PlaceId) -> Answer {
        self.long_term_care(from)?;
        self.exists(to)?;
        unless(self.live.facilities[from].evacuating)?;
        let wanted = self.residents(from);
        if from == to || wanted == 0 {
            return Err(Refusal::NothingToDo);
        }
        let limit = match (self.live.shelters.get(&to), self.scenario.place(to).kind) {
            (Some(shelter), _) if !shelter.open => return Err(Refusal::First { kind: DecisionKind::OpenShelter }),
            (Some(shelter), _) => shelter.room(),
            // A fifth over the usual number, for a few days [A].
            (None, PlaceKind::LongTermCare) => self.scenario.place(to).people / 5 + 20,
            (None, PlaceKind::Hospital | PlaceKind::Dialysis | PlaceKind::Clinic | PlaceKind::Shelter)
            | (None, PlaceKind::EmsBase | PlaceKind::Operations) => return Err(Refusal::WrongPlace { at: to }),
        };
        if wanted > limit { Err(Refusal::TooMany { wanted, limit }) } else { Ok(()) }
    }

    pub(super) fn check_step_down(&self, at: PlaceId) -> Answer {
        self.long_term_care(at)?;
        unless(self.live.step_down.contains(&at))?;
        let stays = self.has_at(at, DecisionKind::ShelterInPlace);
        if stays {
            return Err(Refusal::NotEnough { wanted: 1, there: 0 });
        }
        if self.step_down_room(at) == 0 { Err(Refusal::NotEnough { wanted: 1, there: 0 }) } else { Ok(()) }
    }
}
