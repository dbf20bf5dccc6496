//! Questions that the checks of hospital decisions ask. They read and never change.

use super::evacuation::EvacuationScope;
use super::{Facility, Power};
use crate::scenario::{BedKind, DecisionKind, PlaceKind, Status};
use crate::sim::check::{Answer, first, unless};
use crate::sim::{Coalition, Diversion, Refusal, Surge};
use crate::units::PlaceId;

/// At most this share of the nurses on duty can be lent, percent [A].
const LENDABLE_PCT: u32 = 25;

impl Coalition {
    pub(super) fn check_lend_staff(&self, from: PlaceId, to: PlaceId, wanted: u32) -> Answer {
        self.hospital(from)?;
        self.between_hospitals(from, to, wanted)?;
        let limit = self.live.facilities[from].nurses_on_duty() * LENDABLE_PCT / 100;
        if wanted > limit { Err(Refusal::TooMany { wanted, limit }) } else { Ok(()) }
    }

    pub(super) fn between_hospitals(&self, from: PlaceId, to: PlaceId, count: u32) -> Answer {
        self.hospital(to)?;
        if from == to || count == 0 { Err(Refusal::NothingToDo) } else { Ok(()) }
    }

    pub(super) fn could_be_offered(&self, at: PlaceId, kind: BedKind) -> u32 {
        let f = &self.live.facilities[at];
        let lie = if kind.is_inpatient() { f.in_use(kind) } else { 0 };
        lie + f.boarders.iter().filter(|(_, k, _)| *k == kind).count() as u32
    }

    pub(super) fn check_accept(&self, at: PlaceId, from: PlaceId) -> Answer {
        let n = self.open_offer(from, at).ok_or(Refusal::NothingToDo)?;
        let offer = &self.live.offers[n];
        self.receives(at)?;
        let (wanted, limit) = (u32::from(offer.count), self.room_for(at, offer.kind));
        if wanted > limit { Err(Refusal::TooMany { wanted, limit }) } else { Ok(()) }
    }

    pub(super) fn check_leaving(&self, at: PlaceId, scope: EvacuationScope) -> Answer {
        let f = &self.live.facilities[at];
        first(DecisionKind::ActivateCommandCenter, f.command_center)?;
        let under_way = |m: &super::Evacuation| m.from == at && m.to.is_none() && m.over.is_none();
        unless(self.live.moves.iter().any(under_way))?;
        if scope.units(f).iter().all(|kind| f.in_use(*kind) == 0) {
            return Err(Refusal::NothingToDo);
        }
        let open = |(p, other): (usize, &super::Facility)| {
            p != at.index() && self.hospital(PlaceId::at(p)).is_ok() && other.status != Status::Closed
        };
        let anywhere = self.live.facilities.iter().enumerate().any(open);
        if anywhere { Ok(()) } else { Err(Refusal::NotEnough { wanted: 1, there: 0 }) }
    }

    /// A hospital that has not done it yet.
    pub(in crate::sim) fn not_yet(&self, at: PlaceId, done: fn(&Facility) -> bool) -> Answer {
        self.hospital(at)?;
        unless(done(&self.live.facilities[at]))
    }

    /// A closed place takes nobody in.
    pub(in crate::sim) fn receives(&self, at: PlaceId) -> Answer {
        let closed = self.live.facilities[at].status == Status::Closed;
        if closed { Err(Refusal::WrongPlace { at }) } else { Ok(()) }
    }

    pub(in crate::sim) fn reports(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        let facility = &self.live.facilities[at];
        if facility.wards.is_empty() { Err(Refusal::WrongPlace { at }) } else { Ok(()) }
    }

    pub(in crate::sim) fn check_surge(&self, at: PlaceId, level: Surge) -> Answer {
        self.hospital(at)?;
        let facility = &self.live.facilities[at];
        first(DecisionKind::ActivateCommandCenter, facility.command_center)?;
        let lawful = level != Surge::Crisis || self.crisis_standards();
        first(DecisionKind::DeclareCrisisStandards, lawful)?;
        unless(facility.surge_ordered == level)
    }

    pub(in crate::sim) fn check_reverse_triage(&self, at: PlaceId) -> Answer {
        self.hospital(at)?;
        unless(self.live.facilities[at].discharging)?;
        if self.could_go_home(at) == 0 { Err(Refusal::NothingToDo) } else { Ok(()) }
    }

    pub(in crate::sim) fn check_diversion(&self, at: PlaceId, divert: Diversion) -> Answer {
        self.emergency_department(at)?;
        let diverting = self.live.facilities[at].status != Status::Open;
        unless(diverting == (divert == Diversion::Divert))
    }

    pub(in crate::sim) fn check_transfer(&self, from: PlaceId, to: PlaceId, count: u16) -> Answer {
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

    pub(in crate::sim) fn check_blood(&self, from: PlaceId, to: PlaceId, units: u16) -> Answer {
        self.hospital(from)?;
        self.hospital(to)?;
        if from == to || units == 0 {
            return Err(Refusal::NothingToDo);
        }
        let (wanted, there) = (u32::from(units), self.live.facilities[from].blood.max(0) as u32);
        if there < wanted { Err(Refusal::NotEnough { wanted, there }) } else { Ok(()) }
    }

    pub(in crate::sim) fn check_power(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        let facility = &self.live.facilities[at];
        if facility.power == Power::Mains {
            return Err(Refusal::NothingToDo);
        }
        unless(facility.crew_for_power)?;
        self.crew_free()
    }

    pub(in crate::sim) fn check_fuel(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        let facility = &self.live.facilities[at];
        match facility.power {
            Power::Generator { .. } => unless(facility.conserving),
            Power::Mains | Power::Out => Err(Refusal::NothingToDo),
        }
    }

    fn long_term_care(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        if self.scenario.place(at).kind == PlaceKind::LongTermCare { Ok(()) } else { Err(Refusal::WrongPlace { at }) }
    }

    pub(in crate::sim) fn check_residents(&self, from: PlaceId, to: PlaceId) -> Answer {
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
            (
                None,
                PlaceKind::Hospital
                | PlaceKind::Dialysis
                | PlaceKind::Clinic
                | PlaceKind::Shelter
                | PlaceKind::EmsBase
                | PlaceKind::Operations,
            ) => return Err(Refusal::WrongPlace { at: to }),
        };
        if wanted > limit { Err(Refusal::TooMany { wanted, limit }) } else { Ok(()) }
    }

    pub(in crate::sim) fn check_step_down(&self, at: PlaceId) -> Answer {
        self.long_term_care(at)?;
        unless(self.live.step_down.contains(&at))?;
        let stays = self.has_at(at, DecisionKind::ShelterInPlace);
        if stays {
            return Err(Refusal::NotEnough { wanted: 1, there: 0 });
        }
        if self.step_down_room(at) == 0 { Err(Refusal::NotEnough { wanted: 1, there: 0 }) } else { Ok(()) }
    }

    pub(in crate::sim) fn command_center_open(&self, at: PlaceId) -> bool {
        self.live.facilities[at].command_center
    }

    /// Places where a utility crew works on the power.
    pub(in crate::sim) fn places_with_a_crew(&self) -> usize {
        self.live.facilities.iter().filter(|f| f.crew_for_power && f.power != Power::Mains).count()
    }
}

pub(super) fn enough(wanted: u32, there: u32) -> Answer {
    if wanted > there { Err(Refusal::NotEnough { wanted, there }) } else { Ok(()) }
}
