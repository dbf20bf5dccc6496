//! The exercise's own state: phase, pace, the MSEL as executed, expectations.

use super::{
    Answer, Bots, Checkpoint, EeiReport, GapSample, Mail, Observation, Pending, Person, Phase, Rating, Request,
    Signature,
};
use crate::scenario::{DecisionKind, Inject, Role, Scenario, Trigger, When};
use crate::units::{InjectId, SeatId, SimTime, Span};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exercise {
    pub phase: Phase,
    pub pace: u32,
    pub pause_reason: String,
    pub real_emergency: bool,
    /// One for every inject of the scenario, then one for every ad hoc one.
    pub rows: Vec<Row>,
    /// Injects from the composer.
    pub ad_hoc: Vec<Inject>,
    /// Seats that are played by their bots.
    pub bots: Vec<bool>,
    pub decided: Vec<(SimTime, SeatId, DecisionKind)>,
    /// Moments at which conditions must be looked at although nothing happens in the world.
    pub wakes: BTreeSet<SimTime>,
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
    /// How wrong each seat's bed board was, minute by minute.
    pub gaps: Vec<GapSample>,
    /// Moments that the facilitator marked, oldest first.
    pub checkpoints: Vec<Checkpoint>,
    /// Who has signed in, in that order.
    pub people: Vec<Person>,
    /// What evaluators wrote, oldest first.
    pub observations: Vec<Signature<Observation>>,
    pub ratings: Vec<Signature<Rating>>,
}

/// One row of the MSEL as executed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub fired: Option<SimTime>,
    pub held: bool,
    /// Sent by hand, and waiting for its five seconds.
    pub pending: bool,
    pub skipped: Option<String>,
    /// Since when the condition has been true.
    pub true_since: Option<SimTime>,
    pub acknowledged: Vec<SeatId>,
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
        let mut wakes = BTreeSet::new();
        for inject in &scenario.injects {
            if let Trigger::When { condition, .. } = &inject.trigger {
                condition.moments(&mut wakes);
            }
        }
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
            rows: scenario.injects.iter().map(|_| Row::default()).collect(),
            ad_hoc: Vec::new(),
            bots: scenario.seats.iter().map(played_by_bot).collect(),
            decided: Vec::new(),
            wakes,
            next_minute: SimTime::START,
            pending: Vec::new(),
            mail: Vec::new(),
            requests: Vec::new(),
            eei: Vec::new(),
            lead: None,
            gaps: Vec::new(),
            checkpoints: Vec::new(),
            people: Vec::new(),
            observations: Vec::new(),
            ratings: Vec::new(),
        }
    }

    pub fn row(&self, inject: InjectId) -> &Row {
        &self.rows[inject.index()]
    }
}

impl Row {
    pub fn acknowledged_by(&mut self, seat: SeatId) {
        if !self.acknowledged.contains(&seat) {
            self.acknowledged.push(seat);
        }
    }

    /// Goes out by itself when its moment comes.
    pub fn runs(&self) -> bool {
        self.open() && !self.held && !self.pending
    }

    /// Could still go out.
    pub fn open(&self) -> bool {
        self.fired.is_none() && self.skipped.is_none()
    }
}

impl When {
    /// Fixed moments that the condition mentions.
    fn moments(&self, into: &mut BTreeSet<SimTime>) {
        match self {
            When::All(parts) | When::Any(parts) => parts.iter().for_each(|p| p.moments(into)),
            When::Not(part) => part.moments(into),
            When::After(at) => {
                into.insert(*at);
            }
            When::Fired(..) | When::Decided(..) | When::Metric(..) => {}
        }
    }
}

/// Spans after which a condition wants to be looked at again once `inject` has fired.
pub(super) fn delays_after(scenario: &Scenario, inject: InjectId) -> Vec<Span> {
    fn collect(when: &When, inject: InjectId, into: &mut Vec<Span>) {
        match when {
            When::All(parts) | When::Any(parts) => parts.iter().for_each(|p| collect(p, inject, into)),
            When::Not(part) => collect(part, inject, into),
            When::Fired(i, span) if *i == inject => into.push(*span),
            _ => {}
        }
    }
    let mut spans = Vec::new();
    for other in &scenario.injects {
        if let Trigger::When { condition, .. } = &other.trigger {
            collect(condition, inject, &mut spans);
        }
    }
    spans
}
