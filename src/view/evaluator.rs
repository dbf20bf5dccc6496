//! An evaluator's view: all events, the guide with its tasks, and the evaluator's own records. No orders.

use super::knowledge::Knowledge;
use super::{ClockView, ExpectLine, JournalLine, Log, clock, script, summary, timeline};
use crate::drill::{Drill, Level, ObservationKind, Rated, Rating, Signature};
use crate::scenario::TaskRef;
use crate::units::{ObjectiveId, PersonId, SimTime};
use crate::words;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EvaluatorView {
    pub person: PersonId,
    pub name: String,
    pub clock: ClockView,
    /// All objectives, each followed by its tasks.
    pub guide: Vec<GuideLine>,
    /// Expected actions: running, met, and missed.
    pub expected: Vec<ExpectLine>,
    /// Own observations, newest last.
    pub observations: Vec<ObservationLine>,
    pub journal: Vec<JournalLine>,
}

/// A row of the exercise evaluation guide.
#[derive(Clone, Debug, PartialEq)]
pub struct GuideLine {
    /// For a rating or an observation.
    pub of: Rated,
    pub capability: String,
    pub text: String,
    /// Automated check of expected actions; never mixed with ratings.
    pub machine: Option<bool>,
    pub machine_words: String,
    /// This evaluator's own rating.
    pub mine: Option<Level>,
    pub why: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ObservationLine {
    pub number: u64,
    pub at: SimTime,
    pub story: String,
    pub kind: ObservationKind,
    pub text: String,
}

/// `None`: no person has this number.
pub fn evaluator(drill: &Drill, person: PersonId) -> Option<EvaluatorView> {
    let who = drill.person(person)?;
    let knows = Knowledge::new(drill, drill.scenario.facilitator());
    let mine = drill.exercise().observations.iter().filter(|o| o.by == Some(person));
    let observations = mine.map(|o| ObservationLine {
        number: o.number,
        at: o.at,
        story: words::story_time(&drill.scenario, o.at),
        kind: o.what.kind,
        text: o.what.text.clone(),
    });
    let observations = observations.collect();
    // Other evaluators' records appear only in the report.
    let others = |n: u64| {
        let entry = &drill.entries()[n as usize - 1];
        entry.person != Some(person) && entry.what.order().is_some_and(crate::drill::Order::is_evaluation)
    };
    let mut journal = timeline::journal(&knows, Log::default().seen(&knows));
    journal.retain(|line| !others(line.number));
    Some(EvaluatorView {
        person,
        name: who.name.clone(),
        clock: clock(&knows),
        guide: guide(drill, person),
        expected: script::script(&knows).expected,
        observations,
        journal,
    })
}

fn guide(drill: &Drill, person: PersonId) -> Vec<GuideLine> {
    let ratings = drill.ratings();
    let line = |of: Rated, capability: &str, text: &str, machine: (Option<bool>, String)| {
        let mine: Option<&&Signature<Rating>> = ratings.iter().find(|r| r.by == Some(person) && r.what.of == of);
        GuideLine {
            capability: capability.to_owned(),
            text: text.to_owned(),
            machine: machine.0,
            machine_words: machine.1,
            mine: mine.map(|r| r.what.level),
            why: mine.map_or(String::new(), |r| r.what.why.clone()),
            of,
        }
    };
    let mut lines = Vec::new();
    for (o, objective) in drill.scenario.objectives.iter().enumerate() {
        let id = ObjectiveId::at(o);
        lines.push(line(
            Rated::Objective(id),
            &objective.capability,
            words::text(&objective.text),
            (None, String::new()),
        ));
        for (t, task) in objective.tasks.iter().enumerate() {
            let of = Rated::Task(TaskRef { objective: id, task: t as u16 });
            lines.push(line(of, &objective.capability, words::text(&task.text), summary::judged(drill, id, t)));
        }
    }
    lines
}
