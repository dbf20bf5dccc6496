//! Questions that the checks of hospital decisions ask. They read and never change.

use super::evacuation::EvacuationScope;
use crate::scenario::{BedKind, DecisionKind, Status};
use crate::sim::check::{Answer, first, unless};
use crate::sim::{Coalition, Refusal};
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
}

pub(super) fn enough(wanted: u32, there: u32) -> Answer {
    if wanted > there { Err(Refusal::NotEnough { wanted, there }) } else { Ok(()) }
}
