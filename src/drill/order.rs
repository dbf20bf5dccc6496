//! What a seat may ask of the drill: a decision, exercise control, or talk.

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
    /// What evaluators write.
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
    /// Story minutes per minute in the room: 1, 2, 5, 10, 30, 60, 300 or the scenario's own.
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
    /// A planned inject gets another time.
    Reschedule {
        inject: InjectId,
        at: SimTime,
    },
    /// Goes out after five seconds in the room, unless it is recalled before.
    Send {
        what: Outgoing,
    },
    /// Calls back what an entry has sent.
    Recall {
        sent: u64,
    },
    /// What an entry has sent goes out now.
    Deliver {
        sent: u64,
    },
    /// An inject that nobody planned goes out now.
    AdHoc {
        what: Box<AdHoc>,
    },
    /// Marks this moment, to rewind to it.
    Checkpoint {
        name: String,
    },
    /// The answers to a question are shown to everybody and can no longer be changed.
    Reveal {
        inject: InjectId,
    },
    /// A seat is played by its bot, or by people again.
    Bot {
        seat: SeatId,
        on: bool,
    },
    /// The next step of the inject's hints goes to those who got it.
    Hint {
        inject: InjectId,
    },
    /// The facilitator is done with an inject: complete.
    Close {
        inject: InjectId,
    },
    /// The next move begins.
    NextMove,
    /// Eases or hardens within the author's bounds, in percent: how fast planned injects follow, how many they hurt.
    Pressure {
        tempo: u16,
        weight: u16,
    },
    /// The simulation runs until the next inject goes out.
    Jump,
    /// No clock runs any more; the facilitator jumps from inject to inject. Or the clock runs again.
    ByHand {
        on: bool,
    },
    /// The real-world emergency is over: the drill may go on, paused.
    EmergencyOver {
        why: String,
    },
    /// Somebody comes into the room.
    Join {
        who: Box<SignIn>,
    },
    /// Somebody takes other seats: shares one, holds several, takes one over from its bot.
    Sit {
        person: PersonId,
        seats: Vec<SeatId>,
    },
    /// Somebody leaves the room. The seat stays without a bot until the facilitator says otherwise.
    Leave {
        person: PersonId,
    },
    /// Real-world emergency: everything stops and says so.
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
    /// An answer to an essential element of information; by its position in the scenario's list.
    ReportEei {
        eei: u16,
        value: String,
    },
    /// The lead of the coalition goes to another seat.
    HandLead {
        to: SeatId,
    },
    /// An observation for the debrief.
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
    /// While a real-world emergency lasts, nothing else is taken.
    pub fn is_about_the_emergency(&self) -> bool {
        matches!(self, Order::Control(Control::RealEmergency | Control::EmergencyOver { .. } | Control::End))
    }
}

/// An order, who gives it and when (filled in by the drill).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    pub seat: SeatId,
    pub at: SimTime,
    pub order: Order,
}
