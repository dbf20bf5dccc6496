//! Spanish for sentences whose English stands in the code: of decisions, facts and refusals, close to what they tell.
//!
//! A file that says `use crate::retold as format;` writes `format!("A crew is on its way to {}", place)` as always. When
//! the reader's language is not English, the same sentence is looked up in `assets/words/es/sentences.ftl` under a key
//! made of its English words (`s-a-crew-is-on-its-way-to-v`, see [`key_of`]), with the values in their order as `$a`,
//! `$b`, `$c`... A sentence without values goes through [`retold`]. What is not in the catalog is said in English;
//! `tests/core/languages.rs` names it, with the line to add.

use super::language::{Language, known, language, lengthened, sentence_by};

/// The key of a template: its first words, with `v` for each value.
pub fn key_of(template: &str) -> String {
    let mut key = String::from("s");
    let mut inside = false;
    let mut gap = true;
    for c in template.chars() {
        match c {
            '{' => {
                inside = true;
                key.push_str("-v");
                gap = true;
            }
            '}' => inside = false,
            _ if inside => {}
            c if c.is_ascii_alphanumeric() => {
                if gap {
                    key.push('-');
                }
                gap = false;
                key.push(c.to_ascii_lowercase());
            }
            _ => gap = true,
        }
    }
    key.truncate(90);
    key
}

/// A whole sentence without values, in the language spoken now.
pub fn retold(english: &str) -> String {
    match language() {
        Language::English => english.to_owned(),
        // A sentence of sentences is made longer once.
        Language::Long if english.starts_with('‹') => english.to_owned(),
        Language::Long => lengthened(english),
        Language::Spanish => sentence_by(&key_of(english), &[]).unwrap_or_else(|| english.to_owned()),
    }
}

/// The same for a phrase that lives as long as the program.
pub fn retold_phrase(english: &'static str) -> &'static str {
    known(&key_of(english), english)
}

/// The macro's other half: the template and the finished English sentence.
pub fn retell(template: &str, english: String) -> String {
    let worded = template.split('{').map(|p| p.split_once('}').map_or(p, |(_, after)| after));
    if !worded.into_iter().any(|p| p.contains(char::is_alphabetic)) {
        return english; // numbers and names beside each other
    }
    match language() {
        Language::English => english,
        Language::Long => lengthened(&english),
        Language::Spanish => {
            let said = values(template, &english).and_then(|values| {
                // A value can be a phrase of its own: “contingency surge”.
                let values: Vec<String> = values.into_iter().map(retold).collect();
                let values: Vec<&str> = values.iter().map(String::as_str).collect();
                sentence_by(&key_of(template), &values)
            });
            said.unwrap_or(english)
        }
    }
}

/// The values of a finished sentence, in order: what stands between the fixed pieces of its template.
fn values<'a>(template: &str, english: &'a str) -> Option<Vec<&'a str>> {
    let pieces: Vec<&str> = template.split('{').map(|p| p.split_once('}').map_or(p, |(_, after)| after)).collect();
    let mut rest = english.strip_prefix(pieces[0])?;
    let mut found = Vec::new();
    for (i, piece) in pieces.iter().enumerate().skip(1) {
        let last = i + 1 == pieces.len();
        let end = if last { rest.len().checked_sub(piece.len())? } else { rest.find(piece)? };
        if !rest.get(end..)?.starts_with(piece) {
            return None;
        }
        found.push(&rest[..end]);
        rest = &rest[end + piece.len()..];
    }
    Some(found)
}

/// `format!` that speaks the reader's language.
#[macro_export]
macro_rules! retold {
    ($template:literal $($values:tt)*) => {
        $crate::words::retell($template, ::std::format!($template $($values)*))
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_are_found_again_in_their_order() {
        let template = "Transfer {count} from {} to {}";
        assert_eq!(values(template, "Transfer 3 from Mercy to St. Jo"), Some(vec!["3", "Mercy", "St. Jo"]));
        assert_eq!(values("{} is {}", "Mercy is open"), Some(vec!["Mercy", "open"]));
        assert_eq!(values("Note: {text}", "Note: "), Some(vec![""]));
        assert_eq!(key_of(template), "s-transfer-v-from-v-to-v");
        assert_eq!(key_of("{wanted} wanted, {there} there."), "s-v-wanted-v-there");
    }
}
