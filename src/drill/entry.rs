//! Content of the journal: a header, then numbered entries.

use super::{Key, Order, Parent};
use crate::scenario::Scenario;
use crate::sim::{Decision, Fact, Refusal};
use crate::units::{InjectId, MoveId, PersonId, SeatId, SimTime};
use serde::{Deserialize, Serialize};
use std::num::NonZeroU64;

/// Version of the journal format. Older ones are migrated, or refused by number, never guessed (`journal/migrate.rs`).
pub const FORMAT: u32 = super::journal::migrate::NEWEST;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    pub format: u32,
    /// Program version: replay promises equal digests within one version.
    pub engine_version: String,
    pub scenario: String,
    pub scenario_hash: String,
    pub title: String,
    pub seed: u64,
    pub bots: Bots,
    /// Milliseconds since 1970 when the drill was created.
    pub created_ms: i64,
    /// The drill that this one branched from.
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

/// How seats are played at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bots {
    /// The seats marked in the scenario, or switched by the facilitator.
    AsWritten,
    Everywhere,
    Nowhere,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub number: u64,
    pub at: SimTime,
    /// Milliseconds since 1970. Data only: no behavior depends on it.
    pub wall_ms: i64,
    pub by: Option<SeatId>,
    /// The person at the seat, if people have signed in. An evaluator has no seat.
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
    /// Its window closed before its release.
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
    /// A delayed message has arrived. The number is that of its entry.
    MessageArrived {
        message: u64,
    },
    /// A delayed EEI report has arrived: its position in the list of reports.
    ReportArrived {
        report: u32,
    },
    /// A requested resource has arrived. The number is its position in the list of requests.
    RequestArrived {
        request: u16,
    },
    /// The digest of the whole state, once a minute of exercise time.
    Checked {
        digest: String,
    },
    /// The scenario has reached its length.
    TimeUp,
}

/// Orders are large and rare: boxed, so that other entries stay small.
impl What {
    pub fn ordered(order: Order, bot: bool) -> What {
        What::Ordered { order: Box::new(order), bot }
    }

    /// The accepted order.
    pub fn order(&self) -> Option<&Order> {
        if let What::Ordered { order, .. } = self { Some(order) } else { None }
    }

    /// The order, accepted or refused.
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

    /// The inject concerned.
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

    /// The accepted decision.
    pub fn decision(&self) -> Option<&Decision> {
        if let Order::Decide(decision) = self.order()? { Some(decision) } else { None }
    }

    /// The refused decision, with the reason.
    pub fn refused_decision(&self) -> Option<(&Decision, &Refusal)> {
        let What::Refused { order, why, .. } = self else { return None };
        if let Order::Decide(decision) = &**order { Some((decision, why)) } else { None }
    }
}

impl Entry {
    /// Equal except for real time.
    pub fn same_but_for_wall_time(&self, other: &Entry) -> bool {
        (self.number, self.at, self.by, self.person, self.cause, &self.key, &self.what)
            == (other.number, other.at, other.by, other.person, other.cause, &other.key, &other.what)
    }
}
