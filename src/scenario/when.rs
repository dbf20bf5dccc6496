//! Conditions: a small total language on the state of the drill, without loops.

use super::{Compare, DecisionKind, Metric};
use crate::units::{InjectId, MoveId, PlaceId, SeatId, SimTime, Span};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum When {
    All(Vec<When>),
    Any(Vec<When>),
    /// At least this number of them.
    NOf(u16, Vec<When>),
    Not(Box<When>),
    /// It has held without interruption for this time.
    HeldFor(Span, Box<When>),
    /// True from this moment on.
    After(SimTime),
    /// True once the span has passed since the release.
    Fired(InjectId, Span),
    /// True once each of the seats has acknowledged the inject; empty: all recipients.
    Acknowledged(InjectId, Vec<SeatId>),
    /// True once one of the seats (empty: any seat) has chosen the option; without an option: has answered.
    Answered(InjectId, Option<u16>, Vec<SeatId>),
    /// True once one of the seats has made a decision of the kind.
    Decided(DecisionKind, Vec<SeatId>),
    /// True while a report of the EEI by one of the seats is within the span (none: any age).
    Reported(u16, Vec<SeatId>, Option<Span>),
    /// True while each of the seats has the information.
    Knows(Vec<SeatId>, Known),
    Metric(Metric, Compare, i64),
    /// True from the start of the module.
    InMove(MoveId),
    /// Set and cleared by effects.
    Flag(String),
    /// True while bots play all of the seats.
    Bot(Vec<SeatId>),
}

/// Information a seat may have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Known {
    /// The beds of a facility: counted by its own staff, or reported within this time (none: any age).
    Beds(PlaceId, Option<Span>),
    /// The inject was released to the seat.
    Told(InjectId),
}
