//! The words of a script for the roster and for evaluators.

use super::Names;
use super::written::Written;
use crate::drill::{Control, Duty, Evaluate, Level, Observation, ObservationKind, Order, Rated, Rating, SignIn};
use crate::scenario::TaskRef;
use crate::scenario::decode::shown;
use crate::scenario::finding::did_you_mean;
use crate::units::{ObjectiveId, PersonId};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenSignIn {
    name: String,
    #[serde(default)]
    organization: String,
    duty: Duty,
    #[serde(default)]
    seats: Vec<String>,
}

/// A task, an objective or a capability by its id.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenObservation {
    kind: ObservationKind,
    text: String,
    seat: Option<String>,
    inject: Option<String>,
    of: Option<String>,
    #[serde(default)]
    evidence: Vec<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenRating {
    of: String,
    level: Level,
    #[serde(default)]
    why: String,
    #[serde(default)]
    evidence: Vec<u64>,
}

impl Names<'_> {
    /// People are numbered from 1, in the order in which they signed in.
    pub(super) fn of_people(&self, written: Written) -> Result<Order, String> {
        use Written as W;
        let person = |n: u16| n.checked_sub(1).map(PersonId).ok_or("people are numbered from 1");
        Ok(match written {
            W::Join(w) => {
                let seats = self.seats(&w.seats)?;
                let who = SignIn { name: w.name, organization: w.organization, duty: w.duty, seats };
                Order::Control(Control::Join { who: who.into() })
            }
            W::Sit { person: n, seats } => {
                Order::Control(Control::Sit { person: person(n)?, seats: self.seats(&seats)? })
            }
            W::Leave { person: n } => Order::Control(Control::Leave { person: person(n)? }),
            W::Observe(w) => {
                let what = Observation {
                    kind: w.kind,
                    text: w.text,
                    seat: w.seat.map(|s| self.seat(&s)).transpose()?,
                    inject: w.inject.map(|i| self.inject(&i)).transpose()?,
                    of: w.of.map(|of| self.rated(&of)).transpose()?,
                    evidence: w.evidence,
                };
                Evaluate::Observe { what }.into()
            }
            W::Rate(w) => {
                let what = Rating { of: self.rated(&w.of)?, level: w.level, why: w.why, evidence: w.evidence };
                Evaluate::Rate { what }.into()
            }
            _ => return Err("this is not an order about people".into()),
        })
    }

    fn rated(&self, id: &str) -> Result<Rated, String> {
        let objectives = &self.scenario.objectives;
        if let Some(o) = objectives.iter().position(|o| o.id == id) {
            return Ok(Rated::Objective(ObjectiveId::at(o)));
        }
        if objectives.iter().any(|o| o.capability == id) {
            return Ok(Rated::Capability(id.to_owned()));
        }
        let tasks = objectives.iter().enumerate().flat_map(|(o, objective)| {
            objective.tasks.iter().enumerate().map(move |(t, task)| (o, t, task.id.as_str()))
        });
        let found = tasks.clone().find(|(.., task)| *task == id);
        let (o, t, _) = found.ok_or_else(|| {
            let near = did_you_mean(id, tasks.map(|(.., task)| task));
            let hint = near.map_or(String::new(), |n| format!("; did you mean `{n}`?"));
            format!("there is no objective, capability or task `{}`{hint}", shown(id))
        })?;
        Ok(Rated::Task(TaskRef { objective: ObjectiveId::at(o), task: t as u16 }))
    }
}
