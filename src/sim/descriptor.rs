//! What belongs to a kind of decision: who may, where it is listed, what its form asks, its check, its effect.

use super::Coalition;
use super::check::Answer;
use super::community::Detail;
use super::form::Ask;
use crate::scenario::{DecisionKind, Role};
use crate::units::{PlaceId, ZoneId};

pub struct Descriptor {
    pub may: &'static [Role],
    /// Goes with the lead of the coalition when that is handed over.
    pub lead_only: bool,
    pub group: Group,
    pub form: &'static [Ask],
    /// What happens when a measure that was ordered comes into force, beyond being in force.
    pub(super) begins: Option<Begins>,
}

/// Heading under which a decision is listed, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Coordination,
    Command,
    Capacity,
    Scene,
    Destinations,
    Fleet,
    Public,
    Shelter,
    Utilities,
    Supplies,
    Other,
}

pub(super) enum Begins {
    Everywhere(fn(&mut Coalition)),
    At(fn(&mut Coalition, PlaceId)),
    In(fn(&mut Coalition, ZoneId, Detail)),
}

/// A decision with its fields filled in.
pub(super) trait Act {
    const KIND: DecisionKind;
    const DESCRIPTOR: Descriptor;

    fn check(&self, world: &Coalition) -> Answer;

    fn apply(self, world: &mut Coalition);
}

/// The descriptor of one decision:
///
/// ```text
/// describe! { Name: [Role, …]; Group; [fields of the form];
///     check |fields, world| …; apply |fields, world| …; begins Begins::…; }
/// ```
///
/// The roles end in `lead only` if the decision goes with the lead of the coalition; `begins` is left out where nothing
/// happens later.
macro_rules! describe {
    ($kind:ident: [$($role:ident),*] $(lead $only:ident)?; $group:ident; [$($ask:expr),*];
        check |$d:pat_param, $c:pat_param| $check:expr; apply |$e:pat_param, $m:pat_param| $apply:expr;
        $(begins $begins:expr;)?) => {
        impl Act for acts::$kind {
            const KIND: DecisionKind = DecisionKind::$kind;
            const DESCRIPTOR: Descriptor = Descriptor {
                may: &[$(Role::$role),*],
                lead_only: describe!(@is $($only)?),
                group: Group::$group,
                form: &[$($ask),*],
                begins: describe!(@option $($begins)?),
            };

            fn check(&self, $c: &Coalition) -> Answer {
                let $d = self;
                $check
            }

            fn apply(self, $m: &mut Coalition) {
                let $e = self;
                $apply
            }
        }
    };
    (@is) => { false };
    (@is only) => { true };
    (@option) => { None };
    (@option $begins:expr) => { Some($begins) };
}
pub(super) use describe;
