//! The exercise's own state: phase, pace, the MSEL as executed, expectations.

use super::condition::Held;
use super::{
    Answer, Bots, Checkpoint, Corrective, EeiReport, Feedback, Mail, Observation, Pending, Person, Phase, Rating,
    Request, Signature,
};
use crate::scenario::{DecisionKind, Inject, Role, Scenario, Trigger};
use crate::units::{IdVec, InjectId, MoveId, PersonId, SeatId, SimTime};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exercise {
    pub phase: Phase,
    pub pace: u32,
    pub pause_reason: String,
    pub real_emergency: bool,
    /// One for every inject of the scenario, then one for every ad hoc one.
    pub rows: IdVec<InjectId, Row>,
    /// Injects from the composer.
    pub ad_hoc: Vec<Inject>,
    /// Seats that are played by their bots.
    pub bots: IdVec<SeatId, bool>,
    pub decided: Vec<(SimTime, SeatId, DecisionKind)>,
    /// Moments at which conditions must be looked at although nothing happens in the world.
    pub wakes: BTreeSet<SimTime>,
    /// What conditions have watched for how long.
    pub held: Held,
    /// Marks that effects have set.
    pub flags: BTreeSet<String>,
    /// When each move of the scenario began.
    pub moves: IdVec<MoveId, Option<SimTime>>,
    /// No clock runs: the facilitator goes from inject to inject.
    pub by_hand: bool,
    /// Pace of planned injects and numbers of people in effects, percent of what is written.
    pub tempo_pct: u16,
    pub weight_pct: u16,
    /// So many injects have gone out.
    pub sent_out: u32,
    pub next_minute: SimTime,
    /// Sent by the facilitator and not yet out, oldest first.
    pub pending: Vec<Pending>,
    /// Messages between seats, in the order of their entries.
    pub mail: Vec<Mail>,
    /// Resource requests, in the order in which they were asked.
    pub requests: Vec<Request>,
    /// Answers to essential elements of information, oldest first.
    pub eei: Vec<EeiReport>,
    /// Who leads the coalition since it was handed over.
    pub lead: Option<SeatId>,
    /// Moments that the facilitator marked, oldest first.
    pub checkpoints: Vec<Checkpoint>,
    /// Who has signed in, in that order.
    pub people: IdVec<PersonId, Person>,
    /// What evaluators wrote, oldest first.
    pub observations: Vec<Signature<Observation>>,
    pub ratings: Vec<Signature<Rating>>,
    /// Corrective actions, all that were ever agreed on.
    pub agreed: Vec<Signature<Corrective>>,
    pub feedback: Vec<Signature<Feedback>>,
}

/// One row of the MSEL as executed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// When it is to go out by its own time, as the tempo stands now.
    pub planned: Option<SimTime>,
    /// The last time that it went out.
    pub fired: Option<SimTime>,
    /// How often it has gone out.
    pub times: u8,
    /// When it may go out again, and whether that moment has come.
    pub again_at: Option<SimTime>,
    pub again: bool,
    pub held: bool,
    /// Sent by hand, and waiting for its five seconds.
    pub pending: bool,
    pub skipped: Option<String>,
    /// Its window closed before it went out.
    pub missed: Option<SimTime>,
    /// The facilitator is done with it.
    pub closed: Option<SimTime>,
    /// So many steps of its hints are out.
    pub hints_out: u8,
    /// Since when the condition has been true.
    pub true_since: Option<SimTime>,
    /// Who has read it, and when first.
    pub acknowledged: BTreeMap<SeatId, SimTime>,
    pub expectation: Option<Expectation>,
    /// What each seat has committed to, if this is a question.
    pub answers: BTreeMap<SeatId, Answer>,
    /// Since when everybody sees the answers.
    pub revealed: Option<SimTime>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expectation {
    pub due: SimTime,
    pub met: Option<SimTime>,
    pub missed: bool,
}

impl Exercise {
    pub(super) fn new(scenario: &Scenario, bots: Bots) -> Exercise {
        let windows = scenario.injects.iter().flat_map(|i| [i.window.not_before, i.window.not_after]);
        let moves = scenario.moves.iter().map(|m| at(&m.enter));
        let wakes = windows.chain(moves).flatten().collect();
        let played_by_bot = |seat: &crate::scenario::Seat| match bots {
            _ if seat.role == Role::Facilitator => false,
            Bots::AsWritten => seat.bot,
            Bots::Everywhere => true,
            Bots::Nowhere => false,
        };
        Exercise {
            phase: Phase::Ready,
            pace: scenario.pace,
            pause_reason: String::new(),
            real_emergency: false,
            rows: scenario.injects.iter().map(|i| Row { planned: at(&i.trigger), ..Row::default() }).collect(),
            ad_hoc: Vec::new(),
            bots: scenario.seats.iter().map(played_by_bot).collect(),
            decided: Vec::new(),
            wakes,
            held: Held::new(),
            flags: BTreeSet::new(),
            moves: scenario.moves.iter().map(|_| None).collect(),
            by_hand: scenario.by_hand,
            tempo_pct: 100,
            weight_pct: 100,
            sent_out: 0,
            next_minute: SimTime::START,
            pending: Vec::new(),
            mail: Vec::new(),
            requests: Vec::new(),
            eei: Vec::new(),
            lead: None,
            checkpoints: Vec::new(),
            people: IdVec::new(),
            observations: Vec::new(),
            ratings: Vec::new(),
            agreed: Vec::new(),
            feedback: Vec::new(),
        }
    }

    pub fn row(&self, inject: InjectId) -> &Row {
        &self.rows[inject]
    }
}

impl Row {
    /// Goes out by itself when its moment comes.
    pub fn runs(&self) -> bool {
        self.open() && !self.held && !self.pending && self.missed.is_none()
    }

    /// Could still go out.
    pub fn open(&self) -> bool {
        (self.fired.is_none() || self.again) && self.skipped.is_none() && self.closed.is_none()
    }
}

fn at(trigger: &Trigger) -> Option<SimTime> {
    match trigger {
        Trigger::At(at) => Some(*at),
        Trigger::Manual | Trigger::When { .. } => None,
    }
}
