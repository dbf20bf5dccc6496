//! The words of one report: ours (`assets/words/<language>/report.ftl`, through the one catalog), overridden by a
//! coalition's own file of the same form, given with the template.

use crate::words::{Language, OwnWords, Said, in_language, phrase_at, sentence};
use std::sync::Arc;

/// The key of the exercise mark, which cannot be replaced.
const MARK: &str = "mark";

/// Whether a coalition's own words would replace the exercise mark.
pub fn replaces_mark(own: &str) -> bool {
    OwnWords::new(Language::English, own).sentence(MARK, &[]).is_some()
}

#[derive(Clone, Default)]
pub struct Words {
    pub language: Language,
    own: Option<Arc<OwnWords>>,
}

impl Words {
    pub fn new(language: Language) -> Words {
        Words { language, own: None }
    }

    /// A coalition's own words override ours, except for the exercise mark.
    pub fn over(mut self, own: &str) -> Words {
        self.own = (!own.trim().is_empty()).then(|| Arc::new(OwnWords::new(self.language, own)));
        self
    }

    /// The sentence without values. An unknown key is shown as it is: a test finds it.
    pub fn say(&self, key: &str) -> String {
        let ours = || in_language(self.language, || phrase_at(key).unwrap_or(key).to_owned());
        self.own(key, &[]).unwrap_or_else(ours)
    }

    pub fn with(&self, key: &str, values: &[(&str, &dyn Said)]) -> String {
        let ours = || {
            let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.said())).collect();
            in_language(self.language, || sentence(key, &values))
        };
        self.own(key, values).unwrap_or_else(ours)
    }

    fn own(&self, key: &str, values: &[(&str, &dyn Said)]) -> Option<String> {
        self.own.as_ref().filter(|_| key != MARK)?.sentence(key, values)
    }

    /// Whether the key has words, ours or the coalition's.
    pub fn has(&self, key: &str) -> bool {
        self.own(key, &[]).is_some() || in_language(self.language, || phrase_at(key).is_some())
    }

    /// A name that is a key if it begins with `@`.
    pub fn name(&self, name: &str) -> String {
        name.strip_prefix('@').map_or_else(|| name.to_owned(), |key| self.say(key))
    }

    /// An author's text in this language, else in English.
    pub fn text<'a>(&self, text: &'a crate::scenario::Text) -> &'a str {
        in_language(self.language, || crate::words::text(text))
    }

    pub fn yes_no(&self, yes: bool) -> String {
        self.say(if yes { "yes" } else { "no" })
    }
}
