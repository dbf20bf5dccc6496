//! Orders of a seat: a decision, a control, or a message.

use super::{AdHoc, Evaluate, General, Outgoing, RequestStep, SignIn, Sitrep};
use crate::sim::Decision;
use crate::units::{InjectId, PersonId, SeatId, SimTime};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    Decide(Decision),
    Control(Control),
    Say(Say),
    Request(RequestStep),
    /// Evaluators' records.
    Evaluate(Box<Evaluate>),
}

/// The facilitator's controls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Control {
    /// Brief → running.
    Begin,
    Pause {
        why: String,
    },
    Resume,
    /// Scenario minutes per real minute: 1, 2, 5, 10, 30, 60, 300, or the scenario's own.
    SetPace {
        pace: u32,
    },
    /// Discussion hold: the clock stops until `Resume`.
    Discuss,
    Fire {
        inject: InjectId,
    },
    Hold {
        inject: InjectId,
    },
    Release {
        inject: InjectId,
    },
    Skip {
        inject: InjectId,
        reason: String,
    },
    /// Changes the time of a planned inject.
    Reschedule {
        inject: InjectId,
        at: SimTime,
    },
    /// Released after five seconds of real time, unless recalled.
    Send {
        what: Outgoing,
    },
    /// Recalls a sent item.
    Recall {
        sent: u64,
    },
    /// Releases a sent item now.
    Deliver {
        sent: u64,
    },
    /// Releases an ad hoc inject now.
    AdHoc {
        what: Box<AdHoc>,
    },
    /// Bookmarks this moment, to rewind to it.
    Checkpoint {
        name: String,
    },
    /// Reveals the answers to a question; they can no longer change.
    Reveal {
        inject: InjectId,
    },
    /// Gives a seat to its bot, or back to players.
    Bot {
        seat: SeatId,
        on: bool,
    },
    /// Sends the inject's next hint to its recipients.
    Hint {
        inject: InjectId,
    },
    /// Marks an inject complete.
    Close {
        inject: InjectId,
    },
    /// Begins the next module.
    NextMove,
    /// Eases or hardens within the author's bounds, in percent: the pace of planned injects, and casualties.
    Pressure {
        tempo: u16,
        weight: u16,
    },
    /// Runs the simulation until the next release.
    Jump,
    /// Stops the clock, so that the facilitator jumps from inject to inject; or starts it again.
    ByHand {
        on: bool,
    },
    /// The real-world emergency is over: the drill may resume, paused.
    EmergencyOver {
        why: String,
    },
    /// A person signs in.
    Join {
        who: Box<SignIn>,
    },
    /// A person changes seats: shares one, holds several, takes one over from its bot.
    Sit {
        person: PersonId,
        seats: Vec<SeatId>,
    },
    /// A person leaves. The seat stays without a bot until the facilitator gives it one.
    Leave {
        person: PersonId,
    },
    /// Real-world emergency: stops everything and shows it.
    RealEmergency,
    End,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Say {
    /// The read-aloud text of the inject was read, or the seat has seen it.
    Acknowledge {
        inject: InjectId,
    },
    /// The seat's answer to a question. It may be changed until the answers are revealed.
    Answer {
        inject: InjectId,
        /// Position in the question's options; `None` for a question without.
        choice: Option<u16>,
        /// The answer in words, or the reason for the choice.
        text: String,
    },
    Message {
        to: Vec<SeatId>,
        text: String,
    },
    /// A message on ICS-213.
    General {
        to: Vec<SeatId>,
        form: Box<General>,
        text: String,
    },
    /// A situation report. The drill numbers it.
    Sitrep {
        to: Vec<SeatId>,
        form: Box<Sitrep>,
    },
    /// An EEI report; by its position in the scenario's list.
    ReportEei {
        eei: u16,
        value: String,
    },
    /// Hands the coalition lead to another seat.
    HandLead {
        to: SeatId,
    },
    /// An observation for the hot wash.
    Note {
        text: String,
    },
}

impl From<Evaluate> for Order {
    fn from(what: Evaluate) -> Order {
        Order::Evaluate(Box::new(what))
    }
}

impl Order {
    /// During a real-world emergency, every other order is refused.
    pub fn is_about_the_emergency(&self) -> bool {
        matches!(self, Order::Control(Control::RealEmergency | Control::EmergencyOver { .. } | Control::End))
    }
}

/// An order with its seat and time (added by the drill).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    pub seat: SeatId,
    pub at: SimTime,
    pub order: Order,
}
