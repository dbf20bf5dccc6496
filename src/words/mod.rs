//! Every sentence a person reads, so that no prose lives in the core.

mod authority;
mod clock;
mod community;
mod decision;
mod ems;
mod evaluation;
mod facility;
mod fact;
mod language;
mod name;
mod order;
mod refusal;
mod request;
mod retold;
mod spoken;

pub use authority::authority_page;
pub use clock::{story_date, story_time};
pub use ems::{dispatch, fleet, hazard, priority};
pub use evaluation::{level_letter, observation, rated};
pub use facility::{item, move_by, scope, visitors};
pub use language::{
    FILES, Language, SENTENCES, Said, in_language, key_for, keys, language, phrase, phrase_at, phrase_of, sentence,
    source_of, text,
};
pub use name::{
    allocation, barrier, bed_code, cache, cause, good, holder, inject_status, offer, place, seat, site, unit, zone,
};
pub use order::answer;
pub use request::{asked, urgency};
pub use retold::{key_of, retell, retold, retold_phrase};
pub use spoken::*;
