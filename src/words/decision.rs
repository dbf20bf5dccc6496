//! Decisions in words. The keys of the catalog are made of the kind's name: `decision-open-surge` for the button,
//! `decision-open-surge-hint` for what it does and costs, `decision-open-surge-order` for the log, with the decision's fields as
//! values. A value that chooses a wording is a word: `divert`, `yes`, `english`.

use super::language::{key_for, phrase_at, phrase_of, sentence};
use super::name;
use crate::scenario::{Barrier, BedKind, DecisionKind, Holder, Scenario, each_decision};
use crate::sim::{
    Allocation, Decision, Destination, Dispatch, Diversion, EvacuationScope, Group, Item, Languages, MoveBy, Offer,
    PatientPriority, Surge, TriageSystem, Visitors,
};
use crate::tr;
use crate::units::{AidId, CacheId, PlaceId, RoadChangeId, SiteId, ZoneId};
use fluent_bundle::FluentValue;

/// `decision-open-surge` of `OpenSurge`.
pub fn decision_key(kind: DecisionKind) -> String {
    key_for("decision", kind)
}

/// Verb first, for a button.
pub fn decision_label(kind: DecisionKind) -> &'static str {
    phrase_of("decision", kind)
}

/// Effect, time and cost, in one line.
pub fn decision_hint(kind: DecisionKind) -> &'static str {
    phrase_at(&(decision_key(kind) + "-hint")).unwrap_or("?")
}

/// Heading under which a decision is listed.
pub fn group(group: Group) -> &'static str {
    phrase_of("group", group)
}

/// Name of a form's field.
pub fn field_label(label: &str) -> &'static str {
    phrase_at(&format!("field-{label}")).unwrap_or("?")
}

pub fn diversion(divert: Diversion) -> &'static str {
    match divert {
        Diversion::Divert => tr!("diversion-divert"),
        Diversion::Accept => tr!("diversion-accept"),
    }
}

pub fn languages(languages: Languages) -> &'static str {
    match languages {
        Languages::TopFour => tr!("languages-four"),
        Languages::EnglishOnly => tr!("languages-english"),
    }
}

/// Of a hospital that shelters in place, or does no longer.
pub fn doors(closed: bool) -> &'static str {
    if closed { tr!("doors-closed") } else { tr!("doors-open") }
}

macro_rules! orders {
    ($($kind:ident $({ $($(#[$attr:meta])* $field:ident: $ty:ty),* })? $says:literal;)*) => {
        /// One sentence for the log.
        pub fn decision(scenario: &Scenario, decision: &Decision) -> String {
            let key = decision_key(decision.kind()) + "-order";
            match decision {
                $(Decision::$kind $({ $($field),* })? => {
                    sentence(&key, &[$($((stringify!($field), $field.worded(scenario))),*)?])
                })*
            }
        }
    };
}
each_decision!(orders);

/// A field of a decision as a value of its sentence.
trait Worded {
    fn worded(&self, scenario: &Scenario) -> FluentValue<'static>;
}

macro_rules! worded {
    ($($ty:ty: |$value:ident, $scenario:pat_param| $words:expr;)+) => { $(impl Worded for $ty {
        fn worded(&self, $scenario: &Scenario) -> FluentValue<'static> {
            let $value = *self;
            FluentValue::from($words)
        }
    })+ };
}
worded! {
    PlaceId: |id, s| name::place(s, id).to_owned();
    SiteId: |id, s| name::site(s, id).to_owned();
    ZoneId: |id, s| name::zone(s, id).to_owned();
    AidId: |id, s| s.mutual_aid.get(id.index()).map_or_else(|| "?".to_owned(), |a| a.name.clone());
    CacheId: |id, s| name::cache(s, id.0).to_owned();
    RoadChangeId: |id, _| u32::from(id.0) + 1;
    u8: |n, _| n;
    u16: |n, _| n;
    bool: |on, _| if on { "yes" } else { "no" };
    Diversion: |d, _| match d {
        Diversion::Divert => "divert",
        Diversion::Accept => "accept",
    };
    Languages: |l, _| match l {
        Languages::EnglishOnly => "english",
        Languages::TopFour => "four",
    };
    Holder: |h, _| match h {
        Holder::Local => "local",
        Holder::Regional => "regional",
        Holder::State => "state",
        Holder::Federal => "federal",
    };
    Offer: |o, _| match o {
        Offer::Cooling => "cooling",
        Offer::Charging => "charging",
        Offer::Kitchen => "kitchen",
    };
    Surge: |level, _| super::surge(level);
    TriageSystem: |system, _| super::triage_system(system);
    Destination: |rule, _| super::destination(rule);
    Dispatch: |rule, _| super::dispatch(rule);
    PatientPriority: |rule, _| super::priority(rule);
    BedKind: |kind, _| super::bed_kind(kind);
    Item: |item, _| name::item(item);
    Visitors: |policy, _| name::visitors(policy);
    MoveBy: |by, _| name::move_by(by);
    EvacuationScope: |scope, _| name::scope(scope);
    Barrier: |barrier, _| name::barrier(barrier);
    Allocation: |rule, _| name::allocation(rule);
}

/// Text without a word in it is `none`.
impl Worded for String {
    fn worded(&self, _: &Scenario) -> FluentValue<'static> {
        let text = self.trim();
        FluentValue::from(if text.is_empty() { "none" } else { text }.to_owned())
    }
}
