//! Conditions: a small total language over the drill. It has no loops, so it always ends.

use super::{Compare, DecisionKind, Metric};
use crate::units::{InjectId, MoveId, PlaceId, SeatId, SimTime, Span};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum When {
    All(Vec<When>),
    Any(Vec<When>),
    /// At least so many of them.
    NOf(u16, Vec<When>),
    Not(Box<When>),
    /// It has held without a break for this long.
    HeldFor(Span, Box<When>),
    /// True from this moment on.
    After(SimTime),
    /// True once the inject has been out for the span.
    Fired(InjectId, Span),
    /// True once each of the seats has acknowledged the inject; no seats: once all have to whom it went.
    Acknowledged(InjectId, Vec<SeatId>),
    /// True once one of the seats (nobody named: anyone) has chosen the option; no option: has answered at all.
    Answered(InjectId, Option<u16>, Vec<SeatId>),
    /// True once somebody of the seats has taken a decision of the kind.
    Decided(DecisionKind, Vec<SeatId>),
    /// True while an answer of one of the seats to the element has come in within the span (none: ever).
    Reported(u16, Vec<SeatId>, Option<Span>),
    /// True while each of the seats knows it.
    Knows(Vec<SeatId>, Known),
    Metric(Metric, Compare, i64),
    /// True from the moment the move begins.
    InMove(MoveId),
    /// Set and cleared by effects.
    Flag(String),
    /// True while bots play all of the seats.
    Bot(Vec<SeatId>),
}

/// What a seat may know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Known {
    /// The beds of a place: counted by its own staff, or reported to it not longer ago than this (none: ever).
    Beds(PlaceId, Option<Span>),
    /// What the inject says: it went out to it.
    Told(InjectId),
}
