//! Observations and ratings in words.

use super::{seat, text};
use crate::drill::{Drill, Duty, Element, Evaluate, Level, Observation, ObservationKind, Rated};
use crate::retold as format;

pub fn duty(duty: Duty) -> &'static str {
    match duty {
        Duty::Player => "player",
        Duty::CoFacilitator => "co-facilitator",
        Duty::Evaluator => "evaluator",
        Duty::Observer => "observer",
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
        Level::Performed => "performed without challenges",
        Level::SomeChallenges => "performed with some challenges",
        Level::MajorChallenges => "performed with major challenges",
        Level::Unable => "unable to be performed",
    }
}

pub fn observation_kind(kind: ObservationKind) -> &'static str {
    match kind {
        ObservationKind::Strength => "strength",
        ObservationKind::Improvement => "to improve",
        ObservationKind::Neutral => "observation",
        ObservationKind::Ask => "request to others",
    }
}

pub fn element(element: Element) -> &'static str {
    match element {
        Element::Planning => "planning",
        Element::Organization => "organization",
        Element::Equipment => "equipment",
        Element::Training => "training",
        Element::Exercise => "exercise",
    }
}

/// The task's, objective's or capability's own words.
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
    let whom = what.seat.map_or(String::new(), |s| format!(" of {}", seat(&drill.scenario, s)));
    let of = what.of.as_ref().map_or(String::new(), |of| format!(" ({})", rated(drill, of)));
    format!("Observation, {}{whom}{of}: {}", observation_kind(what.kind), what.text.trim())
}

pub(super) fn evaluate(drill: &Drill, what: &Evaluate) -> String {
    match what {
        Evaluate::Observe { what } => observation(drill, what),
        Evaluate::Rate { what } => {
            let why = if what.why.trim().is_empty() { String::new() } else { format!(": {}", what.why.trim()) };
            format!("Rated {} “{}”{why}", level_letter(what.level), rated(drill, &what.of))
        }
        Evaluate::Agree { what } => format!("Improvement plan: {}: {}", what.issue.trim(), what.action.trim()),
        Evaluate::Feedback { .. } => format!("A participant's form"),
    }
}
