//! What panels ask for: orders and requests to the host of the exercise, and changes that concern several surfaces.

use super::registry::Act;
use super::surfaces::{Picture, Tab, Thing};
use crate::drill::{Control, Order};
use crate::host::what_if::Shift;
use crate::units::{PersonId, SeatId};
use std::path::PathBuf;

/// A panel appends to it; nothing is carried out while panels draw.
pub type Asks = Vec<Ask>;

/// One request of a panel.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    Submit(SeatId, Order),
    /// An order of a signed-in person without a seat.
    SubmitBy(PersonId, Order),
    Open(String),
    Resume(PathBuf),
    BackToStart,
    /// From the Ready sheet to the console.
    Begin,
    NextInject,
    FullScreen,
    /// Reads the views again, for another language or seat.
    Read,
    /// A new exercise that repeats this one up to an entry.
    Branch(u64),
    /// What one changed decision would have done.
    WhatIf {
        entry: u64,
        shift: Shift,
    },
    /// Forecast runs from now, with bots in every seat or with none.
    LookAhead {
        bots: bool,
    },
    /// Writes the after-action report.
    Report,
    /// Carried out by the screens before the frame ends.
    Change(Change),
}

/// A change on the screens that concerns more than the panel that asks for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// An action of the registry.
    Perform(Act),
    Select(Option<Thing>),
    CloseSheet,
    OpenTab(Tab),
    /// The seat whose decisions are taken next.
    ActAs(SeatId),
    /// Opens the composer with this text.
    Compose(String),
    /// Opens the projector with this picture.
    Project(Picture),
    /// The shared laptop: the next seat, this seat skipped, the seat takes it, and the end of the round.
    PassLaptop,
    SkipSeat(SeatId),
    TakeLaptop,
    EndRound,
}

impl Ask {
    pub fn control(seat: SeatId, control: Control) -> Ask {
        Ask::Submit(seat, Order::Control(control))
    }

    pub fn perform(act: Act) -> Ask {
        Ask::Change(Change::Perform(act))
    }
}

impl From<Change> for Ask {
    fn from(change: Change) -> Ask {
        Ask::Change(change)
    }
}
