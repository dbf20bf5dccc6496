//! Every sentence exists in both languages, and every sentence is said.

use sandtable::scenario::DecisionKind;
use sandtable::words::{
    FILES, Language, SENTENCES, decision_hint, decision_label, in_language, key_of, keys, phrase, sentence, source_of,
};
use std::collections::BTreeSet;
use std::path::Path;

/// All Rust of the program, in one string.
fn program(dir: &Path, into: &mut String) {
    let mut entries: Vec<_> = std::fs::read_dir(dir).expect("readable").flatten().map(|e| e.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            program(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("words/language.rs") {
            into.push_str(&std::fs::read_to_string(&path).expect("readable"));
        }
    }
}

/// The Rust under these folders.
fn text(folders: &[&str]) -> String {
    let mut text = String::new();
    folders.iter().for_each(|folder| program(Path::new(folder), &mut text));
    text
}

/// The keys said with `tr!`, and in the report with `say` and `with`.
fn said() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for call in ["tr!(", ".say(", ".with("] {
        let text = text(if call == "tr!(" { &["src"] } else { &["src/report", "src/forecast"] });
        let mut before = ' ';
        for part in text.split(call) {
            let word = before.is_alphanumeric() || before == '_';
            before = if call == "tr!(" { part.chars().last().unwrap_or(' ') } else { ' ' };
            let part = if word { "" } else { part.trim_start() };
            let key = part.strip_prefix('"').and_then(|p| p.split('"').next());
            found.extend(key.filter(|k| k.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')).map(str::to_owned));
        }
    }
    found
}

/// Everything in quotes that may be a key, also `@key`; and the beginnings of keys made at run time: `"moment-{` and
/// `phrase_of("role"`.
fn quoted() -> (BTreeSet<String>, BTreeSet<String>) {
    let text = text(&["src"]);
    let key = |t: &str| !t.is_empty() && t.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let mut begun: BTreeSet<String> = BTreeSet::new();
    for call in ["phrase_of(\"", "key_for(\""] {
        let subjects = text.split(call).skip(1).filter_map(|p| p.split('"').next());
        begun.extend(subjects.map(|s| format!("{s}-")));
    }
    let parts = || text.split('"').map(|p| p.trim_start_matches('@'));
    let made = parts().filter_map(|p| p.split_once('{')).map(|(start, _)| start);
    begun.extend(made.filter(|s| key(s) && s.ends_with('-') && s.len() > 1).map(str::to_owned));
    (parts().filter(|p| key(p)).map(str::to_owned).collect(), begun)
}

#[test]
fn every_sentence_that_is_said_exists_in_both_languages() {
    for key in said() {
        for language in Language::ALL {
            assert!(source_of(language, &key), "{} has no sentence named {key}", language.name());
        }
    }
}

#[test]
fn the_two_languages_have_the_same_keys_in_the_same_files_and_no_key_twice() {
    let mut all = BTreeSet::new();
    for (file, english, spanish) in FILES {
        let (en, es): (Vec<_>, Vec<_>) = (keys(english).collect(), keys(spanish).collect());
        let (a, b): (BTreeSet<_>, BTreeSet<_>) = (en.iter().collect(), es.iter().collect());
        let only: Vec<_> = a.symmetric_difference(&b).collect();
        assert!(only.is_empty(), "{file}.ftl: only in one language: {only:?}");
        for key in &en {
            assert!(all.insert(*key), "{key} stands twice in the catalog");
        }
        assert_eq!(en.len(), es.len(), "{file}.ftl: a key stands twice in Spanish");
    }
}

#[test]
fn every_sentence_of_the_catalog_is_said_somewhere_and_takes_the_same_values_in_both_languages() {
    let (said, quoted) = (said(), quoted());
    for (file, english, spanish) in FILES {
        for key in keys(english) {
            let made = quoted.1.iter().any(|s| key.starts_with(s.as_str()));
            let report = *file == "report" && quoted.0.contains(key);
            assert!(made || report || said.contains(key), "nothing says {key} of {file}.ftl");
            assert_eq!(values(english, key), values(spanish, key), "the values of {key} differ");
        }
    }
}

/// The `$names` of one message.
fn values(source: &str, key: &str) -> BTreeSet<String> {
    let mut inside = false;
    let mut found = BTreeSet::new();
    for line in source.lines() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            inside = line.split('=').next().is_some_and(|k| k.trim() == key);
        }
        for part in line.split('$').skip(1).filter(|_| inside) {
            found.insert(part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect());
        }
    }
    found
}

#[test]
fn the_language_is_spoken_inside_and_not_outside_and_a_panic_does_not_change_that() {
    assert_eq!(phrase("exercise"), "EXERCISE");
    let inner = in_language(Language::Spanish, || {
        let deeper = in_language(Language::English, || phrase("exercise"));
        (phrase("exercise"), deeper)
    });
    assert_eq!(inner, ("EJERCICIO", "EXERCISE"));
    let _caught = std::panic::catch_unwind(|| in_language(Language::Spanish, || panic!("on purpose")));
    assert_eq!(phrase("exercise"), "EXERCISE");
    assert_eq!(sentence("no-such-key", &[]), "no-such-key");
}

/// Files whose sentences stand in English in the code and are retold.
fn retold_files() -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for dir in ["src/words", "src/view", "src/report"] {
        for entry in std::fs::read_dir(dir).expect("readable").flatten() {
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            if text.contains("use crate::retold as format;") {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    files
}

/// The templates of a file: what stands in `format!("...")`.
fn templates(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]").next().unwrap_or(code);
    let after = |part: &str| {
        let part = part.trim_start().strip_prefix('"')?;
        Some(part.split_once('"')?.0.to_owned())
    };
    code.split("format!(").skip(1).filter_map(after).collect()
}

#[test]
fn every_sentence_whose_english_stands_in_the_code_has_its_spanish() {
    let spanish: BTreeSet<&str> = keys(SENTENCES).collect();
    let mut missing = BTreeSet::new();
    for file in retold_files() {
        for template in templates(&std::fs::read_to_string(&file).expect("readable")) {
            let outside: String = template.split('{').map(|p| p.split_once('}').map_or(p, |(_, a)| a)).collect();
            let key = key_of(&template);
            if outside.contains(char::is_alphabetic) && !spanish.contains(key.as_str()) {
                missing.insert(format!("{key} = (Spanish of “{template}”, values $a, $b, ... in their order)"));
            }
        }
    }
    assert!(missing.is_empty(), "assets/words/es/sentences.ftl lacks:\n{}", Vec::from_iter(missing).join("\n"));
}

#[test]
fn every_decision_has_spanish_words_in_the_catalog() {
    in_language(Language::Spanish, || {
        for kind in DecisionKind::ALL {
            for (what, words) in [("label", decision_label(*kind)), ("hint", decision_hint(*kind))] {
                let key = in_language(Language::English, || {
                    key_of(if what == "label" { decision_label(*kind) } else { decision_hint(*kind) })
                });
                assert!(
                    keys(SENTENCES).any(|k| k == key),
                    "the {what} of {kind:?} has no Spanish: {key} = ... ({words})"
                );
            }
        }
    });
}
