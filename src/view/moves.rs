//! Modules of the exercise (`moves` in files): subject and discussion topics of each.

use super::knowledge::Knowledge;
use crate::tr;
use crate::units::SimTime;
use crate::words;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MoveLine {
    pub title: String,
    /// To read at its beginning.
    pub text: String,
    pub questions: Vec<String>,
    pub began: Option<SimTime>,
    /// The current module.
    pub current: bool,
    /// Start in words (facilitator only).
    pub when: String,
}

/// Players see modules that have begun, the facilitator all.
pub(super) fn moves(knows: &Knowledge) -> Vec<MoveLine> {
    let current = knows.drill.current_move();
    let all = knows.scenario().moves.iter().zip(&knows.drill.exercise().moves).enumerate();
    all.filter(|(_, (_, began))| knows.everything() || began.is_some())
        .map(|(i, (written, began))| MoveLine {
            title: words::text(&written.title).to_owned(),
            text: words::text(&written.text).to_owned(),
            questions: written.questions.iter().map(|q| words::text(q).to_owned()).collect(),
            began: *began,
            current: current.is_some_and(|c| c.index() == i),
            when: match &written.enter {
                _ if !knows.everything() => String::new(),
                _ if i == 0 => tr!("when-startex").into(),
                crate::scenario::Trigger::At(at) => words::story_time(knows.scenario(), *at),
                crate::scenario::Trigger::Manual => tr!("when-by-hand").into(),
                crate::scenario::Trigger::When { condition, .. } => {
                    tr!("when-condition", condition = super::condition::condition_words(knows, condition))
                }
            },
        })
        .collect()
}
