//! Time standards: a pack of indicators, checked automatically where a decision or fact shows them, otherwise left to
//! observers.

use crate::drill::{Drill, Order, Say, What};
use crate::scenario::{DecisionKind, Role};
use crate::sim::Fact;
use crate::units::{SimTime, Span};
use serde::{Deserialize, Serialize};

const PACK: &str = include_str!("../../assets/indicators/time-standards.ron");

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    id: String,
    title: String,
    indicators: Vec<Indicator>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Indicator {
    text: String,
    /// Since the first call.
    minutes: Option<u32>,
    check: Option<Check>,
}

/// Evidence of completion. The first time counts.
#[derive(Clone, Debug, Deserialize)]
enum Check {
    /// Any of these decisions, by any seat.
    Decided(Vec<DecisionKind>),
    Happened(Milestone),
    /// A message by a seat of the role.
    Said(Role),
}

#[derive(Clone, Copy, Debug, Deserialize)]
enum Milestone {
    /// The first unit on scene: its crew does the size-up.
    FirstUnit,
    TriageFinished,
    FirstDeparture,
}

/// One indicator with its result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndicatorLine {
    pub set: String,
    pub title: String,
    pub text: String,
    pub limit_min: Option<u32>,
    /// Minutes from the first call to completion, rounded up; automated check.
    pub taken_min: Option<i64>,
    /// 2 on time, 1 late, 0 not done; `None`: for the observers.
    pub points: Option<u8>,
}

/// Every indicator of the pack. Empty without a first call, because there is no start to measure from.
pub fn indicators(drill: &Drill) -> Vec<IndicatorLine> {
    let called = drill.entries().iter().find(|e| matches!(e.what, What::Happened(Fact::CallReceived { .. })));
    let Some(alert) = called.map(|e| e.at) else { return Vec::new() };
    let mut lines = Vec::new();
    for set in pack() {
        for i in &set.indicators {
            // Actions before the first call count as done at once.
            let at = i.check.as_ref().map(|check| first(drill, check).map(|at| at.max(alert)));
            let taken_min = at.flatten().map(|at| ((at - alert).0 + 59_999) / 60_000);
            let in_time = |at: SimTime| i.minutes.is_none_or(|m| at - alert <= Span::mins(i64::from(m)));
            let points = at.map(|at| match at {
                Some(at) if in_time(at) => 2,
                Some(_) => 1,
                None => 0,
            });
            let (title, text) = (set.title.clone(), i.text.clone());
            lines.push(IndicatorLine { set: set.id.clone(), title, text, limit_min: i.minutes, taken_min, points });
        }
    }
    lines
}

/// The pack is part of the program; a test reads it.
fn pack() -> Vec<Set> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(PACK).unwrap_or_default()
}

fn first(drill: &Drill, check: &Check) -> Option<SimTime> {
    let decided = |kinds: &[DecisionKind]| {
        let all = drill.exercise().decided.iter();
        all.filter(|(_, _, kind)| kinds.contains(kind)).map(|(at, ..)| *at).min()
    };
    let entry = |fits: &dyn Fn(&What) -> bool| drill.entries().iter().find(|e| fits(&e.what)).map(|e| e.at);
    match check {
        Check::Decided(kinds) => decided(kinds),
        Check::Said(role) => {
            let said = |e: &&crate::drill::Entry| {
                let message = matches!(e.what.order(), Some(Order::Say(Say::Message { .. })));
                message && e.by.is_some_and(|s| drill.scenario.seat(s).role == *role)
            };
            drill.entries().iter().find(said).map(|e| e.at)
        }
        Check::Happened(Milestone::FirstUnit) => entry(&|w| matches!(w, What::Happened(Fact::UnitArrived { .. }))),
        Check::Happened(Milestone::TriageFinished) => {
            entry(&|w| matches!(w, What::Happened(Fact::TriageFinished { .. })))
        }
        Check::Happened(Milestone::FirstDeparture) => {
            entry(&|w| matches!(w, What::Happened(Fact::PatientLeftScene { .. })))
        }
    }
}
