//! Every sentence exists in both languages, and every sentence is used.

use sandtable::scenario::{DecisionKind, bounds};
use sandtable::sim::{Ask, descriptor};
use sandtable::words::{
    FILES, Language, decision_hint, decision_key, decision_label, in_language, keys, phrase, sentence, source_of,
};
use std::collections::BTreeSet;
use std::path::Path;

/// All Rust sources of the program, in one string.
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

/// The keys of the limits, and those used with `tr!`, in findings with `msg!`, and in the report with `say` and `with`.
fn said() -> BTreeSet<String> {
    let limits = bounds::TABLE.iter().flat_map(|b| [b.what, b.why]);
    let mut found: BTreeSet<String> = limits.map(str::to_owned).collect();
    for call in ["tr!(", "msg!(", ".say(", ".with("] {
        let text = text(if call.ends_with("!(") { &["src"] } else { &["src/report", "src/forecast"] });
        let mut before = ' ';
        for part in text.split(call) {
            let word = before.is_alphanumeric() || before == '_';
            before = if call.ends_with("!(") { part.chars().last().unwrap_or(' ') } else { ' ' };
            let part = if word { "" } else { part.trim_start() };
            let key = part.strip_prefix('"').and_then(|p| p.split('"').next());
            found.extend(key.filter(|k| k.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')).map(str::to_owned));
        }
    }
    found
}

/// Every quoted text that may be a key, also `@key`; and the beginnings of keys made at run time: `"moment-{` and
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
fn every_used_sentence_exists_in_both_languages() {
    for key in said() {
        for language in Language::ALL {
            assert!(source_of(language, &key), "{} has no sentence named {key}", language.name());
        }
    }
}

#[test]
fn languages_have_the_same_unique_keys() {
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
fn every_sentence_is_used_with_equal_values_in_both_languages() {
    let (said, quoted, of_decisions) = (said(), quoted(), made_keys());
    for (file, english, spanish) in FILES {
        for key in keys(english) {
            let made = match *file {
                "decisions" => of_decisions.contains(key),
                _ => quoted.1.iter().any(|s| key.starts_with(s.as_str())),
            };
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
fn language_applies_inside_only_even_after_a_panic() {
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

/// Keys that the words of decisions make of names: of kinds, groups and fields.
fn made_keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for kind in DecisionKind::ALL {
        keys.extend(["", "-hint", "-order"].map(|part| decision_key(*kind) + part));
        let descriptor = descriptor(*kind);
        keys.insert(format!("group-{}", format!("{:?}", descriptor.group).to_lowercase()));
        let labels = descriptor.form.iter().map(|ask| match ask {
            Ask::Place { label, .. } | Ask::Number { label, .. } | Ask::Choice { label, .. } | Ask::Line { label } => {
                label
            }
            Ask::Site => "site",
            Ask::Zone => "zone",
            Ask::RoadChange => "road",
            Ask::MutualAid => "mutual-aid",
            Ask::Cache => "cache",
        });
        keys.extend(labels.map(|label| format!("field-{label}")));
    }
    keys
}

#[test]
fn every_decision_has_its_words_in_both_languages() {
    for key in made_keys() {
        for language in Language::ALL {
            assert!(source_of(language, &key), "{} has no sentence named {key}", language.name());
        }
    }
}

#[test]
fn a_decisions_order_names_only_its_fields() {
    for (_, english, _) in FILES.iter().filter(|f| f.0 == "decisions") {
        for kind in DecisionKind::ALL {
            let values = values(english, &(decision_key(*kind) + "-order"));
            assert_eq!(values.len(), descriptor(*kind).form.len(), "{kind:?} says {values:?}");
        }
    }
}

#[test]
fn labels_and_hints_of_decisions_are_short() {
    for kind in DecisionKind::ALL {
        let (label, hint) = (decision_label(*kind), decision_hint(*kind));
        assert!((1..=4).contains(&label.split_whitespace().count()), "{label}");
        assert!((1..=12).contains(&hint.split_whitespace().count()), "{hint}");
    }
}
