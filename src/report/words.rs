//! Every sentence of the report, by key, in `assets/report/<language>.ftl`: `key = text with { $value }`, one line each. A
//! coalition's own file of the same form, given with the template, replaces any of them.

use crate::words::Language;
use std::collections::BTreeMap;

const EN: &str = include_str!("../../assets/report/en.ftl");
const ES: &str = include_str!("../../assets/report/es.ftl");

/// The key of the exercise mark, which nobody replaces.
const MARK: &str = "mark";

/// Whether words of a coalition's own would replace the exercise mark.
pub fn replaces_mark(own: &str) -> bool {
    lines(own).any(|(key, _)| key == MARK)
}

#[derive(Clone, Debug)]
pub struct Words {
    pub language: Language,
    lines: BTreeMap<String, String>,
}

impl Default for Words {
    fn default() -> Words {
        Words::new(Language::English)
    }
}

impl Words {
    pub fn new(language: Language) -> Words {
        let text = match language {
            Language::Spanish => ES,
            _ => EN,
        };
        Words { language, lines: lines(text).collect() }
    }

    /// A coalition's own words over ours, but for the exercise mark.
    pub fn over(mut self, own: &str) -> Words {
        self.lines.extend(lines(own).filter(|(key, _)| key != MARK));
        self
    }

    /// The sentence without values. A key that is nowhere is shown as it is: a test finds it.
    pub fn say(&self, key: &str) -> String {
        self.lines.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }

    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.say(key), |text, (name, value)| text.replace(&format!("{{ ${name} }}"), value))
    }

    /// A name that is a key if it begins with `@`.
    pub fn name(&self, name: &str) -> String {
        name.strip_prefix('@').map_or_else(|| name.to_owned(), |key| self.say(key))
    }

    /// An author's text in this language, else in English.
    pub fn text<'a>(&self, text: &'a crate::scenario::Text) -> &'a str {
        match (self.language, &text.es) {
            (Language::Spanish, Some(es)) => es,
            _ => &text.en,
        }
    }

    pub fn yes_no(&self, yes: bool) -> String {
        self.say(if yes { "yes" } else { "no" })
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.lines.keys().map(String::as_str)
    }
}

fn lines(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    text.lines().filter(|l| !l.starts_with('#')).filter_map(|l| {
        let (key, words) = l.split_once(" = ")?;
        Some((key.trim().to_owned(), words.trim().to_owned()))
    })
}
