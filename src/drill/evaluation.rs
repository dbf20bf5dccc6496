//! Evaluators' observations and ratings, linked to objectives, tasks, and the entries that support them.
//!
//! P/S/M/U ratings are judgments of people. Automated checks pass or fail separately; the two are never averaged.

use super::{Corrective, Drill, Feedback, Order, Phase};
use crate::scenario::TaskRef;
use crate::sim::Refusal;
use crate::units::{InjectId, ObjectiveId, PersonId, SeatId, SimTime};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evaluate {
    Observe {
        what: Observation,
    },
    Rate {
        what: Rating,
    },
    /// Decision on an improvement plan action.
    Agree {
        what: Corrective,
    },
    /// A participant feedback form.
    Feedback {
        what: Feedback,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ObservationKind {
    Strength,
    Improvement,
    Neutral,
    /// A request to another organization.
    Ask,
}

/// An evaluator's observation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    pub kind: ObservationKind,
    pub text: String,
    /// The seat observed.
    pub seat: Option<SeatId>,
    /// The inject that led to it.
    pub inject: Option<InjectId>,
    pub of: Option<Rated>,
    /// Numbers of the supporting entries.
    pub evidence: Vec<u64>,
}

/// What can be rated: a critical task, an objective, or a capability (all objectives that name it).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rated {
    Task(TaskRef),
    Objective(ObjectiveId),
    Capability(String),
}

/// The four rating levels of HSEEP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// P: done without harm to other activities.
    Performed,
    /// S: done, but could have been more effective or efficient.
    SomeChallenges,
    /// M: done, with harm to other activities, added risk, or against plan or law.
    MajorChallenges,
    /// U: not done.
    Unable,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    pub of: Rated,
    pub level: Level,
    /// Required except for P.
    pub why: String,
    pub evidence: Vec<u64>,
}

/// A recorded item. All are kept; for one author and one subject the last rating counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature<T> {
    /// Number of its entry.
    pub number: u64,
    pub at: SimTime,
    /// `None`: the facilitator.
    pub by: Option<PersonId>,
    pub what: T,
}

/// Maximum of each kind per drill.
const MOST: usize = 5000;

impl Drill {
    /// Evaluators, and the facilitator's seat, during play and in the hot wash.
    pub(super) fn check_evaluate(&self, seat: Option<SeatId>, what: &Evaluate) -> Result<(), Refusal> {
        if seat.is_some_and(|s| s != self.scenario.facilitator()) {
            return Err(Refusal::NotForThisSeat);
        }
        if !self.begun() && self.exercise.phase != Phase::HotWash {
            return Err(Refusal::NotNow);
        }
        let x = &self.exercise;
        let written = [x.observations.len(), x.ratings.len(), x.agreed.len(), x.feedback.len()];
        if written.iter().any(|n| *n >= MOST) {
            return Err(Refusal::TooMany { wanted: MOST as u32 + 1, limit: MOST as u32 });
        }
        let (of, evidence): (_, &[u64]) = match what {
            Evaluate::Observe { what } => {
                self.check_observation(what)?;
                (what.of.as_ref(), &what.evidence)
            }
            Evaluate::Rate { what } => {
                if what.level != Level::Performed && what.why.trim().is_empty() {
                    return Err(Refusal::EmptyText);
                }
                (Some(&what.of), &what.evidence)
            }
            Evaluate::Agree { what } => {
                self.check_corrective(what)?;
                (None, &what.evidence)
            }
            Evaluate::Feedback { what } => {
                self.check_feedback(what)?;
                (None, &[])
            }
        };
        let shown = evidence.iter().all(|n| (1..self.next_number()).contains(n));
        if shown && of.is_none_or(|of| self.can_be_rated(of)) { Ok(()) } else { Err(Refusal::NoSuchThing) }
    }

    fn check_observation(&self, what: &Observation) -> Result<(), Refusal> {
        let seat = what.seat.is_none_or(|s| s.index() < self.scenario.seats.len());
        if !seat || what.inject.is_some_and(|i| self.inject(i).is_none()) {
            return Err(Refusal::NoSuchThing);
        }
        if what.text.trim().is_empty() { Err(Refusal::EmptyText) } else { Ok(()) }
    }

    fn can_be_rated(&self, of: &Rated) -> bool {
        let objectives = &self.scenario.objectives;
        match of {
            Rated::Objective(o) => o.index() < objectives.len(),
            Rated::Task(t) => objectives.get(t.objective).is_some_and(|o| usize::from(t.task) < o.tasks.len()),
            Rated::Capability(name) => objectives.iter().any(|o| o.capability == *name),
        }
    }

    pub(super) fn evaluate(&mut self, by: Option<PersonId>, what: Evaluate, number: u64) {
        let at = self.now();
        match what {
            Evaluate::Observe { what } => self.exercise.observations.push(Signature { number, at, by, what }),
            Evaluate::Rate { what } => self.exercise.ratings.push(Signature { number, at, by, what }),
            Evaluate::Agree { what } => self.exercise.agreed.push(Signature { number, at, by, what }),
            Evaluate::Feedback { what } => self.exercise.feedback.push(Signature { number, at, by, what }),
        }
    }

    /// The ratings that count: the last of each author for each subject, by subject.
    pub fn ratings(&self) -> Vec<&Signature<Rating>> {
        let all = &self.exercise.ratings;
        let replaced = |i: usize, r: &Signature<Rating>| {
            all[i + 1..].iter().any(|later| later.by == r.by && later.what.of == r.what.of)
        };
        let mut last: Vec<_> = all.iter().enumerate().filter(|(i, r)| !replaced(*i, r)).map(|(_, r)| r).collect();
        last.sort_by(|a, b| a.what.of.cmp(&b.what.of).then(a.number.cmp(&b.number)));
        last
    }
}

impl Order {
    /// Evaluators' entries, which no player may read.
    pub fn is_evaluation(&self) -> bool {
        matches!(self, Order::Evaluate(_))
    }
}
