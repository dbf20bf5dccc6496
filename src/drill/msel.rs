//! State of the exercise: phase, pace, the MSEL as executed, expectations.

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
    /// Ad hoc injects.
    pub ad_hoc: Vec<Inject>,
    /// Seats with bots.
    pub bots: IdVec<SeatId, bool>,
    pub decided: Vec<(SimTime, SeatId, DecisionKind)>,
    /// Moments at which conditions must be evaluated without an event in the world.
    pub wakes: BTreeSet<SimTime>,
    /// Start of each `HeldFor` of the conditions.
    pub held: Held,
    /// Flags set by effects.
    pub flags: BTreeSet<String>,
    /// Start of each module of the scenario.
    pub moves: IdVec<MoveId, Option<SimTime>>,
    /// No running clock: the facilitator releases inject after inject.
    pub by_hand: bool,
    /// Pace of planned injects and casualties in effects, percent of the written values.
    pub tempo_pct: u16,
    pub weight_pct: u16,
    /// Number of releases so far.
    pub sent_out: u32,
    pub next_minute: SimTime,
    /// Sent by the facilitator and not yet released, oldest first.
    pub pending: Vec<Pending>,
    /// Messages between seats, in the order of their entries.
    pub mail: Vec<Mail>,
    /// Resource requests, in order of submission.
    pub requests: Vec<Request>,
    /// EEI reports, oldest first.
    pub eei: Vec<EeiReport>,
    /// The coalition lead after handover.
    pub lead: Option<SeatId>,
    /// Bookmarks of the facilitator, oldest first.
    pub checkpoints: Vec<Checkpoint>,
    /// People, in order of sign-in.
    pub people: IdVec<PersonId, Person>,
    /// Evaluators' records, oldest first.
    pub observations: Vec<Signature<Observation>>,
    pub ratings: Vec<Signature<Rating>>,
    /// All corrective actions ever agreed.
    pub agreed: Vec<Signature<Corrective>>,
    pub feedback: Vec<Signature<Feedback>>,
}

/// One row of the MSEL as executed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Planned release time, at the current tempo.
    pub planned: Option<SimTime>,
    /// The last release.
    pub fired: Option<SimTime>,
    /// Number of releases.
    pub times: u8,
    /// When it may be released again, and whether that moment has passed.
    pub again_at: Option<SimTime>,
    pub again: bool,
    pub held: bool,
    /// Released by hand, within its five-second recall.
    pub pending: bool,
    pub skipped: Option<String>,
    /// Its window closed before its release.
    pub missed: Option<SimTime>,
    /// Closed by the facilitator.
    pub closed: Option<SimTime>,
    /// Number of hints released.
    pub hints_out: u8,
    /// Since when the condition has been true.
    pub true_since: Option<SimTime>,
    /// Seats that have read it, and the time of first reading.
    pub acknowledged: BTreeMap<SeatId, SimTime>,
    pub expectation: Option<Expectation>,
    /// Committed answer of each seat, for a question.
    pub answers: BTreeMap<SeatId, Answer>,
    /// When the answers were revealed.
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
    /// Releases itself at its time or condition.
    pub fn runs(&self) -> bool {
        self.open() && !self.held && !self.pending && self.missed.is_none()
    }

    /// May still be released.
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
