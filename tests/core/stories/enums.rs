//! The variants of an enum, read from the sources themselves: no list that needs maintenance.

use std::collections::BTreeMap;

/// The variants of `pub enum NAME` in a source file, each with the names of its fields.
pub fn variants(file: &str, name: &str) -> BTreeMap<String, Vec<String>> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{file}: {e}"));
    let start = text.find(&format!("pub enum {name} {{")).unwrap_or_else(|| panic!("{file} has no enum {name}"));
    let body = &text[start..];
    let body = &body[body.find('{').unwrap_or(0)..];
    let (mut found, mut depth, mut last) = (BTreeMap::new(), 0, String::new());
    for line in body.lines().map(str::trim).filter(|l| !l.starts_with("//") && !l.starts_with('#')) {
        for token in tokens(line) {
            match token {
                "{" | "(" | "<" => depth += 1,
                "}" | ")" | ">" => depth -= 1,
                word if depth == 1 && word.starts_with(char::is_uppercase) => {
                    last = word.to_owned();
                    found.insert(last.clone(), Vec::new());
                }
                field if depth == 2 && field.ends_with(':') => {
                    let fields: &mut Vec<String> = found.entry(last.clone()).or_default();
                    fields.push(field.trim_end_matches(':').to_owned());
                }
                _ => {}
            }
        }
        if depth == 0 {
            break;
        }
    }
    assert!(!found.is_empty(), "{file}: {name} has no variants");
    found
}

/// Words (a field's name with its colon), and brackets one by one.
fn tokens(line: &str) -> Vec<&str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let (mut out, mut from) = (Vec::new(), 0);
    for (i, c) in line.char_indices() {
        if !is_word(c) {
            out.extend([&line[from..i], &line[i..i + c.len_utf8()]]);
            from = i + c.len_utf8();
        }
    }
    out.push(&line[from..]);
    out.retain(|t| !t.trim().is_empty());
    out
}

/// The variant of a value, from its `Debug` form.
pub fn variant(value: &impl std::fmt::Debug) -> String {
    let text = format!("{value:?}");
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
}

#[test]
fn enum_reader_finds_variants_and_fields() {
    let refusals = variants("src/sim/fact.rs", "Refusal");
    assert_eq!(refusals["NotEnough"], ["wanted", "there"]);
    assert!(refusals["NotNow"].is_empty() && refusals.len() >= 13, "{refusals:?}");
    assert_eq!(variants("src/drill/order.rs", "Say")["Message"], ["to", "text"]);
    assert_eq!(variant(&sandtable::sim::Refusal::TooMany { wanted: 2, limit: 1 }), "TooMany");
}
