//! Every sentence a person reads, so that no prose lives in the core.

mod authority;
mod clock;
mod decision;
mod ems;
mod evaluation;
mod fact;
mod hospital;
mod language;
mod name;
mod order;
mod refusal;
mod relief;
mod request;

pub use authority::authority_page;
pub use clock::{story_date, story_time};
pub use decision::{decision, decision_hint, decision_label, group};
pub use ems::{dispatch, fleet, hazard, priority};
pub use evaluation::{duty, level, level_letter, observation, observation_kind, rated};
pub use fact::{channel_name, fact};
pub use hospital::{item, move_by, scope, visitors};
pub use language::{FILES, Language, Said, in_language, keys, language, phrase, sentence, source_of, text};
pub use name::*;
pub use order::{answer, order, outgoing};
pub use refusal::refusal;
pub use request::{asked, request_state, supply, urgency};
