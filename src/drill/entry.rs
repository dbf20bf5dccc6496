//! What the journal holds: a header, then numbered entries.

use super::{Order, Parent};
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
        (self.number, self.at, self.by, self.person, self.cause, &self.what)
            == (other.number, other.at, other.by, other.person, other.cause, &other.what)
    }
}
