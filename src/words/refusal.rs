//! Reasons for a refusal, with the numbers.

use super::{decision_label, place};
use crate::scenario::Scenario;
use crate::sim::Refusal;
use crate::tr;

/// One sentence: the limit, then what works.
pub fn refusal(scenario: &Scenario, why: &Refusal) -> String {
    match why {
        Refusal::NotYours { kind } => tr!("refusal-not-yours", decision = decision_label(*kind).to_lowercase()),
        Refusal::NotYourPlace { at } => tr!("refusal-not-your-place", place = place(scenario, *at)),
        Refusal::WrongPlace { at } => tr!("refusal-wrong-place", place = place(scenario, *at)),
        Refusal::AlreadyDone => tr!("refusal-already").into(),
        Refusal::First { kind } => tr!("refusal-first", decision = decision_label(*kind).to_lowercase()),
        Refusal::NotEnough { wanted, there } => tr!("refusal-not-enough", there = *there, wanted = *wanted),
        Refusal::TooMany { wanted, limit } => tr!("refusal-too-many", limit = *limit, wanted = *wanted),
        Refusal::NothingToDo => tr!("refusal-nothing").into(),
        Refusal::NoSuchThing => tr!("refusal-unknown").into(),
        Refusal::StandingOrder => tr!("refusal-standing-order").into(),
        Refusal::Grounded => tr!("refusal-grounded").into(),
        Refusal::FacilitatorOnly => tr!("refusal-facilitator").into(),
        Refusal::RealEmergency => tr!("refusal-emergency").into(),
        Refusal::NotNow => tr!("refusal-not-now").into(),
        Refusal::EmptyText => tr!("refusal-empty").into(),
        Refusal::NotForThisSeat => tr!("refusal-other-seat").into(),
        Refusal::NotAsked => tr!("refusal-not-asked").into(),
        Refusal::TooLate => tr!("refusal-too-late").into(),
        Refusal::DeniesExercise => tr!("refusal-denies-exercise").into(),
        Refusal::JournalBroken { reason } => tr!("refusal-log-broken", reason = reason),
    }
}
