//! Why not, with the numbers.

use super::{decision_label, place};
use crate::retold as format;
use crate::scenario::Scenario;
use crate::sim::Refusal;

pub fn refusal(scenario: &Scenario, why: &Refusal) -> String {
    match why {
        Refusal::NotYours { kind } => {
            format!(
                "This seat may not “{}”. Ask the seat that may, or send a message.",
                decision_label(*kind).to_lowercase()
            )
        }
        Refusal::NotYourPlace { at } => format!("{} is under another seat's command.", place(scenario, *at)),
        Refusal::WrongPlace { at } => format!("That cannot be done at {}.", place(scenario, *at)),
        Refusal::AlreadyDone => "It is so already.".into(),
        Refusal::First { kind } => format!("First: {}.", decision_label(*kind).to_lowercase()),
        Refusal::NotEnough { wanted, there } => format!("{wanted} wanted, {there} there."),
        Refusal::TooMany { wanted, limit } => format!("{wanted} is too many; the limit is {limit}."),
        Refusal::NothingToDo => "There is nothing this would change now.".into(),
        Refusal::NoSuchThing => "There is no such thing in this scenario.".into(),
        Refusal::StandingOrder => "Standing orders settle that; nobody changes them during the exercise.".into(),
        Refusal::Grounded => "No helicopter flies in this weather.".into(),
        Refusal::FacilitatorOnly => "Only the facilitator controls the exercise.".into(),
        Refusal::RealEmergency => "A real-world event has stopped the drill. Nothing is taken until it is over.".into(),
        Refusal::NotNow => "Not now: the exercise is not in that phase.".into(),
        Refusal::EmptyText => "A few words are needed.".into(),
        Refusal::NotForThisSeat => "That is for another seat to do.".into(),
        Refusal::NotAsked => "This question was not put to this seat.".into(),
        Refusal::TooLate => "Too late: that is out and cannot be changed any more.".into(),
        Refusal::DeniesExercise => {
            "No message may say that this is not an exercise. Leave that out, and send it again.".into()
        }
        Refusal::JournalBroken { reason } => {
            format!("The journal cannot be written ({reason}). Nothing more is recorded: save this drill elsewhere.")
        }
    }
}
