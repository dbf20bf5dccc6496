//! Everything a person can change in the world: the closed list of `scenario/decision.rs`, as values. What belongs to one
//! decision (who may, check, effect, form) is its descriptor in the `decisions.rs` of its subject; a decision without one does
//! not compile.

use super::Coalition;
use super::check::Answer;
use super::descriptor::{Act, Descriptor};
use super::facility::{EvacuationScope, Item, MoveBy, Visitors};
use super::form::{Ask, Param, Value};
use crate::scenario::{Barrier, BedKind, DecisionKind, Holder, each_decision};
pub use crate::scenario::{Destination, Dispatch, PatientPriority, TriageSystem};
use crate::units::{AidId, CacheId, PlaceId, RoadChangeId, SiteId, ZoneId};
use serde::{Deserialize, Serialize};

macro_rules! decisions {
    ($($kind:ident $({ $($(#[$attr:meta])* $field:ident: $ty:ty),* })? $says:literal;)*) => {
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Decision {
            $($kind $({ $($field: $ty),* })?),*
        }

        /// The fields of each decision under its name, for its descriptor.
        pub(super) mod acts {
            use super::*;
            $(pub struct $kind { $($(pub $field: $ty),*)? })*
        }

        impl Decision {
            pub fn kind(&self) -> DecisionKind {
                match self { $(Decision::$kind { .. } => DecisionKind::$kind),* }
            }

            /// The decision that a filled-in form means; `None` if the values do not fit its fields.
            pub fn from_values(kind: DecisionKind, values: &[Value]) -> Option<Decision> {
                let mut values = values.iter();
                let decision = match kind {
                    $(DecisionKind::$kind => Decision::$kind $({ $($field: Param::from_value(values.next()?)?),* })?),*
                };
                Some(decision)
            }

            /// The facility in its first field, if it has one.
            fn first_place(&self) -> Option<PlaceId> {
                match self {
                    $(Decision::$kind $({ $($field),* })? => {
                        let places: &[Option<PlaceId>] = &[$($(Param::place($field)),*)?];
                        places.first().copied().flatten()
                    })*
                }
            }
        }

        impl Coalition {
            /// Can it be done? Reads and never changes (the dry-run law). Authority is the drill's business.
            pub fn check(&self, decision: &Decision) -> Answer {
                match decision.clone() {
                    $(Decision::$kind $({ $($field),* })? => acts::$kind { $($($field),*)? }.check(self)),*
                }
            }

            /// Applies a decision that [`Coalition::check`] allows.
            pub fn decide(&mut self, decision: &Decision) {
                match decision.clone() {
                    $(Decision::$kind $({ $($field),* })? => acts::$kind { $($($field),*)? }.apply(self)),*
                }
            }
        }

        /// What belongs to a kind of decision.
        pub fn descriptor(kind: DecisionKind) -> &'static Descriptor {
            match kind { $(DecisionKind::$kind => &<acts::$kind as Act>::DESCRIPTOR),* }
        }
    };
}
each_decision!(decisions);

impl Decision {
    /// The facility that must be under the seat's command: the first field's, if its form offers only the seat's own.
    pub fn commands(&self) -> Option<PlaceId> {
        let Some(Ask::Place { of, .. }) = descriptor(self.kind()).form.first() else { return None };
        self.first_place().filter(|_| of.own)
    }
}

/// Levels of care (conventional, contingency, crisis).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Surge {
    #[default]
    Conventional,
    Contingency,
    Crisis,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Diversion {
    Divert,
    Accept,
}

/// What a community center is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Offer {
    Cooling,
    Charging,
    Kitchen,
}

/// Who gets scarce goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Allocation {
    /// Where the need is greatest, first.
    ByNeed,
    /// The same for every open shelter.
    Equal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Languages {
    EnglishOnly,
    TopFour,
}
