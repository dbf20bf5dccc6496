//! Observations and ratings in words.

use super::{seat, text};
use crate::drill::{Drill, Duty, Element, Evaluate, Level, Observation, ObservationKind, Rated};
use crate::tr;

pub fn duty(duty: Duty) -> &'static str {
    match duty {
        Duty::Player => tr!("duty-player"),
        Duty::CoFacilitator => tr!("duty-co-facilitator"),
        Duty::Evaluator => tr!("duty-evaluator"),
        Duty::Observer => tr!("duty-observer"),
    }
}

/// The letter of the level.
pub fn level_letter(level: Level) -> char {
    match level {
        Level::Performed => 'P',
        Level::SomeChallenges => 'S',
        Level::MajorChallenges => 'M',
        Level::Unable => 'U',
    }
}

pub fn level(level: Level) -> &'static str {
    match level {
        Level::Performed => tr!("level-performed"),
        Level::SomeChallenges => tr!("level-some"),
        Level::MajorChallenges => tr!("level-major"),
        Level::Unable => tr!("level-unable"),
    }
}

pub fn observation_kind(kind: ObservationKind) -> &'static str {
    match kind {
        ObservationKind::Strength => tr!("observation-strength"),
        ObservationKind::Improvement => tr!("observation-improvement"),
        ObservationKind::Neutral => tr!("observation-neutral"),
        ObservationKind::Ask => tr!("observation-ask"),
    }
}

pub fn element(element: Element) -> &'static str {
    match element {
        Element::Planning => tr!("element-planning"),
        Element::Organization => tr!("element-organization"),
        Element::Equipment => tr!("element-equipment"),
        Element::Training => tr!("element-training"),
        Element::Exercise => tr!("element-exercise"),
    }
}

/// The text of the task, objective, or capability.
pub fn rated(drill: &Drill, of: &Rated) -> String {
    let objectives = &drill.scenario.objectives;
    match of {
        Rated::Objective(o) => objectives.get(*o).map_or(String::new(), |o| text(&o.text).to_owned()),
        Rated::Task(t) => {
            let task = objectives.get(t.objective).and_then(|o| o.tasks.get(usize::from(t.task)));
            task.map_or(String::new(), |t| text(&t.text).to_owned())
        }
        Rated::Capability(name) => name.clone(),
    }
}

pub fn observation(drill: &Drill, what: &Observation) -> String {
    let (kind, text) = (observation_kind(what.kind), what.text.trim());
    let of = what.of.as_ref().map(|of| rated(drill, of));
    match (what.seat.map(|s| seat(&drill.scenario, s)), of) {
        (None, None) => tr!("observed", kind = kind, text = text),
        (Some(seat), None) => tr!("observed-seat", kind = kind, seat = seat, text = text),
        (None, Some(of)) => tr!("observed-of", kind = kind, of = of, text = text),
        (Some(seat), Some(of)) => tr!("observed-seat-of", kind = kind, seat = seat, of = of, text = text),
    }
}

pub(super) fn evaluate(drill: &Drill, what: &Evaluate) -> String {
    match what {
        Evaluate::Observe { what } => observation(drill, what),
        Evaluate::Rate { what } => {
            let (level, of) = (level_letter(what.level), rated(drill, &what.of));
            match what.why.trim() {
                "" => tr!("rated", level = level, of = of),
                why => tr!("rated-why", level = level, of = of, why = why),
            }
        }
        Evaluate::Agree { what } => tr!("order-agreed", issue = what.issue.trim(), action = what.action.trim()),
        Evaluate::Feedback { .. } => tr!("feedback-given").into(),
    }
}
