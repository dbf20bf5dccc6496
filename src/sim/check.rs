//! Questions that the checks of several decisions ask. They read and never change.

use super::{Coalition, Refusal};
use crate::scenario::{DecisionKind, PlaceKind};
use crate::units::PlaceId;

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

    pub(super) fn hospital(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        if self.scenario.place(at).kind == PlaceKind::Hospital { Ok(()) } else { Err(Refusal::WrongPlace { at }) }
    }

    pub(super) fn emergency_department(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        if self.scenario.place(at).has_ed { Ok(()) } else { Err(Refusal::WrongPlace { at }) }
    }
}
