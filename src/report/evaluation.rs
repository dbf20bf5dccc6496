//! Evaluation: guides as data, automated checks, and ratings. The two are shown side by side and never averaged.

use crate::drill::{Drill, ObservationKind, What};
use crate::scenario::DecisionKind;
use crate::units::{ObjectiveId, SimTime, Span};
use crate::view;
use serde::Deserialize;

const GUIDES: &str = include_str!("../../assets/evaluation/guides.ron");

/// One exercise evaluation guide of the pack.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    pub capability: String,
    pub target: String,
    pub tasks: Vec<GuideTask>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideTask {
    pub text: String,
    /// Since the first call.
    pub minutes: Option<u32>,
    /// Any of these decisions completes the task.
    #[serde(default)]
    pub check: Vec<DecisionKind>,
}

/// Automated check of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Pass,
    Fail,
    /// Not checked automatically.
    ForPeople,
}

/// One critical task in the report.
#[derive(Clone, Debug)]
pub struct TaskLine {
    pub text: String,
    pub standard: Option<Span>,
    pub verdict: Verdict,
    /// In words: “done at 11:52”.
    pub result: String,
    pub entries: Vec<u64>,
    /// Ratings by people: letter, reason, and the entry.
    pub ratings: Vec<(&'static str, String, u64)>,
}

/// An evaluator's observation.
#[derive(Clone, Debug)]
pub struct Seen {
    pub kind: ObservationKind,
    pub text: String,
    pub by: String,
    pub entry: u64,
    pub evidence: Vec<u64>,
    pub objective: Option<ObjectiveId>,
}

/// One objective with its tasks, ratings, and observations.
#[derive(Clone, Debug)]
pub struct ObjectiveLines {
    pub capability: String,
    pub text: String,
    pub target: Option<String>,
    pub tasks: Vec<TaskLine>,
    pub ratings: Vec<(&'static str, String, u64)>,
    pub seen: Vec<Seen>,
}

/// The pack; a test reads it.
pub fn guides() -> Vec<Guide> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(GUIDES).unwrap_or_default()
}

/// By objective: the scenario's own tasks first, then those of the guide for its capability.
pub fn evaluation(drill: &Drill, words: &super::words::Words) -> Vec<ObjectiveLines> {
    let guides = guides();
    let machine = view::end_summary(drill).objectives;
    let mut machine = machine.into_iter();
    let seen = judged::observations(drill);
    let mut lines = Vec::new();
    for (o, objective) in drill.scenario.objectives.iter().enumerate() {
        let id = ObjectiveId::at(o);
        let mut tasks = Vec::new();
        for (t, task) in objective.tasks.iter().enumerate() {
            let Some(line) = machine.next() else { break };
            let verdict = match line.met {
                Some(true) => Verdict::Pass,
                Some(false) => Verdict::Fail,
                None => Verdict::ForPeople,
            };
            tasks.push(TaskLine {
                text: words.text(&task.text).to_owned(),
                standard: task.target,
                verdict,
                result: if verdict == Verdict::ForPeople { words.say("for-observers") } else { line.result },
                entries: expectations(drill, id, t),
                ratings: judged::of_task(drill, id, t),
            });
        }
        let named = objective.capability.to_lowercase();
        let guide = guides.iter().find(|g| named.contains(&g.capability.to_lowercase()));
        tasks.extend(guide.into_iter().flat_map(|g| &g.tasks).map(|t| of_guide(drill, words, t)));
        lines.push(ObjectiveLines {
            capability: objective.capability.clone(),
            text: words.text(&objective.text).to_owned(),
            target: guide.map(|g| g.target.clone()),
            tasks,
            ratings: judged::of_objective(drill, id, &objective.capability),
            seen: seen.iter().filter(|s| s.objective == Some(id)).cloned().collect(),
        });
    }
    lines
}

/// Observations under no objective: those without one, neutral ones, and requests to others.
pub fn further_observations(drill: &Drill) -> Vec<Seen> {
    let judges = |s: &Seen| matches!(s.kind, ObservationKind::Strength | ObservationKind::Improvement);
    judged::observations(drill).into_iter().filter(|s| s.objective.is_none() || !judges(s)).collect()
}

/// Entries behind the automated check of the task.
fn expectations(drill: &Drill, objective: ObjectiveId, task: usize) -> Vec<u64> {
    let about = |inject: &crate::units::InjectId| {
        let expect = drill.inject(*inject).and_then(|i| i.expect.as_ref());
        expect.is_some_and(|e| e.tasks.iter().any(|t| t.objective == objective && usize::from(t.task) == task))
    };
    let judged = drill.entries().iter().filter(|e| {
        let is_verdict = matches!(e.what, What::ExpectationMet { .. } | What::ExpectationMissed { .. });
        is_verdict && e.what.inject().is_some_and(|inject| about(&inject))
    });
    judged.map(|e| e.number).collect()
}

fn of_guide(drill: &Drill, words: &super::words::Words, task: &GuideTask) -> TaskLine {
    let decided = drill.entries().iter().find(|e| e.what.decision().is_some_and(|d| task.check.contains(&d.kind())));
    let called =
        drill.entries().iter().find(|e| matches!(e.what, What::Happened(crate::sim::Fact::CallReceived { .. })));
    let alarm = called.map_or(SimTime::START, |e| e.at);
    let standard = task.minutes.map(|m| Span::mins(i64::from(m)));
    let (verdict, result) = match decided {
        _ if task.check.is_empty() => (Verdict::ForPeople, words.say("for-observers")),
        None => (Verdict::Fail, words.say("not-done")),
        Some(e) => {
            let late = standard.is_some_and(|s| e.at - alarm > s);
            let time = crate::words::story_time(&drill.scenario, e.at);
            let key = if late { "done-late" } else { "done-at" };
            (if late { Verdict::Fail } else { Verdict::Pass }, words.with(key, &[("time", &time)]))
        }
    };
    let entries = decided.map(|e| e.number).into_iter().collect();
    TaskLine { text: task.text.clone(), standard, verdict, result, entries, ratings: Vec::new() }
}

/// Records of people.
mod judged {
    use super::Seen;
    use crate::drill::{Drill, Level, Rated};
    use crate::units::{ObjectiveId, PersonId};

    type Ratings = Vec<(&'static str, String, u64)>;

    fn name(drill: &Drill, by: Option<PersonId>) -> String {
        let person = by.and_then(|id| drill.exercise().people.get(id));
        person.map_or_else(|| crate::words::role(crate::scenario::Role::Facilitator).to_owned(), |p| p.name.clone())
    }

    pub fn observations(drill: &Drill) -> Vec<Seen> {
        let all = drill.exercise().observations.iter();
        all.map(|o| Seen {
            kind: o.what.kind,
            text: o.what.text.trim().to_owned(),
            by: name(drill, o.by),
            entry: o.number,
            evidence: o.what.evidence.clone(),
            objective: match &o.what.of {
                Some(Rated::Task(t)) => Some(t.objective),
                Some(Rated::Objective(id)) => Some(*id),
                Some(Rated::Capability(named)) => {
                    drill.scenario.objectives.iter().position(|o| o.capability == *named).map(ObjectiveId::at)
                }
                None => None,
            },
        })
        .collect()
    }

    fn ratings(drill: &Drill, is: impl Fn(&Rated) -> bool) -> Ratings {
        let mine = drill.ratings().into_iter().filter(|r| is(&r.what.of));
        mine.map(|r| (letter(r.what.level), r.what.why.trim().to_owned(), r.number)).collect()
    }

    fn letter(level: Level) -> &'static str {
        match level {
            Level::Performed => "P",
            Level::SomeChallenges => "S",
            Level::MajorChallenges => "M",
            Level::Unable => "U",
        }
    }

    pub fn of_task(drill: &Drill, objective: ObjectiveId, task: usize) -> Ratings {
        ratings(drill, |of| matches!(of, Rated::Task(t) if t.objective == objective && usize::from(t.task) == task))
    }

    pub fn of_objective(drill: &Drill, objective: ObjectiveId, capability: &str) -> Ratings {
        ratings(drill, |of| match of {
            Rated::Objective(id) => *id == objective,
            Rated::Capability(named) => named == capability,
            Rated::Task(_) => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guides_can_be_read() {
        let guides = guides();
        assert!(guides.len() >= 6 && guides.iter().all(|g| !g.tasks.is_empty() && !g.target.is_empty()));
    }
}
