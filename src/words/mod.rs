//! Every sentence for a reader, so that no prose is in the core.

mod authority;
mod clock;
mod decision;
mod evaluation;
mod fact;
mod finding;
mod language;
mod name;
mod order;
mod refusal;
mod request;

pub use authority::authority_page;
pub use clock::{story_date, story_time};
pub use decision::{
    decision, decision_hint, decision_key, decision_label, diversion, doors, field_label, group, languages,
};
pub use evaluation::{duty, element, level, level_letter, observation, observation_kind, rated};
pub use fact::fact;
pub use finding::{CheckReport, findings, said};
pub use language::{
    FILES, Language, OwnWords, Said, in_language, key_for, keys, language, phrase, phrase_at, phrase_of, sentence,
    source_of, text,
};
pub use name::*;
pub use order::{answer, order, outgoing};
pub use refusal::refusal;
pub use request::{asked, request_state, supply, urgency};
