//! What the journal holds: a header, then numbered entries.

use super::{Key, Order, Parent};
use crate::scenario::Scenario;
use crate::sim::{Decision, Fact, Refusal};
use crate::units::{InjectId, MoveId, PersonId, SeatId, SimTime};
use serde::{Deserialize, Serialize};
use std::num::NonZeroU64;

/// The format of the journal. Older ones are migrated or refused by name, never guessed (`journal/migrate.rs`).
pub const FORMAT: u32 = super::journal::migrate::NEWEST;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    pub format: u32,
    /// Version of the program that wrote it: replay promises equal digests within one version.
    pub engine_version: String,
    pub scenario: String,
    pub scenario_hash: String,
    pub title: String,
    pub seed: u64,
    pub bots: Bots,
    /// Milliseconds since 1970 when the drill was created.
    pub created_ms: i64,
    /// The drill from which this one branched off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Parent>,
    /// What the drill folder carries. Nothing else in it is read.
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    pub carried: Carried,
}

/// The scenario's files in a drill folder, and the region pack that they were checked with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// Below `scenario/`, with `/` between names. Empty in a journal older than this list.
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<CarriedRegion>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedRegion {
    pub id: String,
    /// Of the pack's files.
    pub hash: String,
}

impl Carried {
    fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.region.is_none()
    }
}

impl Header {
    /// Of a new drill, kept nowhere yet.
    pub fn new(scenario: &Scenario, seed: u64, bots: Bots, created_ms: i64) -> Header {
        Header {
            format: FORMAT,
            engine_version: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: scenario.id.clone(),
            scenario_hash: scenario.hash.clone(),
            title: scenario.title.en.clone(),
            seed,
            bots,
            created_ms,
            parent: None,
            carried: Carried::default(),
        }
    }
}

/// Who plays the seats at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bots {
    /// The seats the scenario marks, or the facilitator switches.
    AsWritten,
    Everywhere,
    Nowhere,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub number: u64,
    pub at: SimTime,
    /// Milliseconds since 1970. Data only: nothing depends on it.
    pub wall_ms: i64,
    pub by: Option<SeatId>,
    /// Who of those at the seat, if people have signed in. An evaluator has no seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The entry that caused this one.
    pub cause: Option<NonZeroU64>,
    /// The key under which the order was sent, if it had one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Key>,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    Ordered {
        order: Box<Order>,
        bot: bool,
    },
    Refused {
        order: Box<Order>,
        why: Refusal,
        bot: bool,
    },
    Happened(Fact),
    InjectFired {
        inject: InjectId,
    },
    /// Its window closed before it went out.
    InjectMissed {
        inject: InjectId,
    },
    MoveBegan {
        which: MoveId,
    },
    ExpectationMet {
        inject: InjectId,
    },
    ExpectationMissed {
        inject: InjectId,
    },
    /// A message that was late is there. The number is the entry's that sent it.
    MessageArrived {
        message: u64,
    },
    /// An answer to an element of information that was late is there: its position in the list of answers.
    ReportArrived {
        report: u32,
    },
    /// What was asked for has come. The number is its position in the list of requests.
    RequestArrived {
        request: u16,
    },
    /// The fingerprint of everything at this moment, once a minute of exercise time.
    Checked {
        digest: String,
    },
    /// The scenario's length is over.
    TimeUp,
}

/// Orders are large and rare among what happens: they stand elsewhere, so that a long drill's entries stay small.
impl What {
    pub fn ordered(order: Order, bot: bool) -> What {
        What::Ordered { order: Box::new(order), bot }
    }

    /// The order that was carried out.
    pub fn order(&self) -> Option<&Order> {
        if let What::Ordered { order, .. } = self { Some(order) } else { None }
    }

    /// The order that was carried out, or refused and why.
    pub fn given(&self) -> Option<(&Order, Option<&Refusal>)> {
        match self {
            What::Ordered { order, .. } => Some((order, None)),
            What::Refused { order, why, .. } => Some((order, Some(why))),
            What::Happened(_)
            | What::InjectFired { .. }
            | What::InjectMissed { .. }
            | What::MoveBegan { .. }
            | What::ExpectationMet { .. }
            | What::ExpectationMissed { .. }
            | What::MessageArrived { .. }
            | What::ReportArrived { .. }
            | What::RequestArrived { .. }
            | What::Checked { .. }
            | What::TimeUp => None,
        }
    }

    /// The inject that it is about.
    pub fn inject(&self) -> Option<InjectId> {
        match self {
            What::InjectFired { inject }
            | What::InjectMissed { inject }
            | What::ExpectationMet { inject }
            | What::ExpectationMissed { inject } => Some(*inject),
            What::Ordered { .. }
            | What::Refused { .. }
            | What::Happened(_)
            | What::MoveBegan { .. }
            | What::MessageArrived { .. }
            | What::ReportArrived { .. }
            | What::RequestArrived { .. }
            | What::Checked { .. }
            | What::TimeUp => None,
        }
    }

    /// The decision that was taken.
    pub fn decision(&self) -> Option<&Decision> {
        if let Order::Decide(decision) = self.order()? { Some(decision) } else { None }
    }

    /// The decision that was refused, and why.
    pub fn refused_decision(&self) -> Option<(&Decision, &Refusal)> {
        let What::Refused { order, why, .. } = self else { return None };
        if let Order::Decide(decision) = &**order { Some((decision, why)) } else { None }
    }
}

impl Entry {
    /// Equal but for the wall clock.
    pub fn same_but_for_wall_time(&self, other: &Entry) -> bool {
        (self.number, self.at, self.by, self.person, self.cause, &self.key, &self.what)
            == (other.number, other.at, other.by, other.person, other.cause, &other.key, &other.what)
    }
}
