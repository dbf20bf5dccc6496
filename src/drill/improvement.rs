//! Records of the hot wash: corrective actions of the improvement plan, and participant feedback forms.

use super::{Drill, Signature};
use crate::sim::Refusal;
use serde::{Deserialize, Serialize};

/// What a corrective action changes (HSEEP: planning, organization, equipment, training, exercises).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Element {
    #[default]
    Planning,
    Organization,
    Equipment,
    Training,
    Exercise,
}

impl Element {
    pub const ALL: [Element; 5] =
        [Element::Planning, Element::Organization, Element::Equipment, Element::Training, Element::Exercise];
}

/// A corrective action; a draft until it has an owner and a due date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Corrective {
    /// The area for improvement. For one issue the last action counts.
    pub issue: String,
    pub action: String,
    pub element: Element,
    pub owner: String,
    /// A date, or text such as “before the next exercise”.
    pub due: String,
    /// The measure that shows success in the next exercise; empty: none.
    pub measure: String,
    pub evidence: Vec<u64>,
}

/// Statements of the feedback form, in order; their text is in the report's words. The last two take a level from 1 to
/// 4, the others agreement from 1 to 5.
pub const QUESTIONS: [&str; 10] = [
    "structure",
    "realism",
    "facilitator",
    "documents",
    "fit",
    "people",
    "practice",
    "prepared",
    "knew-before",
    "knew-after",
];

/// The highest valid answer to a statement.
pub fn highest(question: usize) -> u8 {
    if question < 8 { 5 } else { 4 }
}

/// One participant feedback form, anonymous.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Feedback {
    /// One for each statement; 0: no answer.
    pub answers: Vec<u8>,
    pub strengths: String,
    pub needs: String,
}

impl Feedback {
    pub fn is_empty(&self) -> bool {
        self.answers.iter().all(|a| *a == 0) && self.strengths.trim().is_empty() && self.needs.trim().is_empty()
    }
}

impl Drill {
    pub(super) fn check_corrective(&self, what: &Corrective) -> Result<(), Refusal> {
        let said = [&what.issue, &what.action].iter().all(|t| !t.trim().is_empty());
        if said { Ok(()) } else { Err(Refusal::EmptyText) }
    }

    pub(super) fn check_feedback(&self, what: &Feedback) -> Result<(), Refusal> {
        if what.is_empty() {
            return Err(Refusal::EmptyText);
        }
        let known = what.answers.len() <= QUESTIONS.len();
        let in_range = what.answers.iter().enumerate().all(|(n, a)| *a <= highest(n));
        if known && in_range { Ok(()) } else { Err(Refusal::NoSuchThing) }
    }

    /// The plan as agreed: for each issue the last action, in the order in which the issues were first raised.
    pub fn improvement_plan(&self) -> Vec<&Signature<Corrective>> {
        let all = &self.exercise.agreed;
        let mut plan: Vec<&Signature<Corrective>> = Vec::new();
        for one in all {
            match plan.iter_mut().find(|p| p.what.issue.trim() == one.what.issue.trim()) {
                Some(place) => *place = one,
                None => plan.push(one),
            }
        }
        plan
    }
}
