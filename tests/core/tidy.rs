//! The rules of the sources: the ladder of layers, forbidden features by layer, and size limits.
//!
//! Every rule is tested on a snippet that breaks it (`selftest`), so that a rule without effect is detected.

mod english;
mod matches;
mod rules;
mod selftest;
mod source;
mod subjects;

use rules::{House, RULES};
use source::Source;
use std::fs;
use std::path::Path;

/// (rule, file, why). Empty if possible; an unused exception is an error.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        "the core has no threads, network or environment",
        "src/forecast/background.rs",
        "shares futures out to threads; each is a pure function of its number",
    ),
    ("bevy stays in app, out of its panels", "tests/desktop/phases.rs", "runs Bevy's frame without a window"),
];

/// Folders of written text. Region packs are data and have their own checks.
const PLACES: [&str; 10] = ["src", "tests", "benches", "examples", "fuzz", "scenarios", "docs", "assets", ".ci", "."];
const WRITTEN: [&str; 7] = [".rs", ".md", ".toml", ".sh", ".ron", ".ftl", "/run"];

fn tree() -> (House, Vec<Source>) {
    let root = Path::new(".");
    let mut sources = Vec::new();
    for place in PLACES {
        collect(root, place, place != ".", &mut sources);
    }
    let lib = sources.iter().find(|s| s.path == "src/lib.rs").expect("the library has a root");
    (House::from_lib(&lib.text).expect("src/lib.rs draws the ladder").with_enums(&sources), sources)
}

fn collect(root: &Path, place: &str, deep: bool, sources: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(root.join(place)) else { return };
    let mut names: Vec<_> = entries.filter_map(|e| e.ok()).collect();
    names.sort_by_key(|e| e.file_name());
    for entry in names {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if place == "." { name } else { format!("{place}/{name}") };
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && deep && !path.ends_with("/target") {
            collect(root, &path, deep, sources);
        } else if !is_folder && WRITTEN.iter().any(|end| path.ends_with(end)) {
            let text = fs::read_to_string(root.join(&path)).unwrap_or_else(|e| panic!("{path}: {e}"));
            sources.push(Source::new(&path, &text));
        }
    }
}

/// Path and text of every file below a folder.
pub fn sources_under(folder: &str) -> Vec<(String, String)> {
    let all = tree().1;
    all.into_iter().filter(|s| s.path.starts_with(folder)).map(|s| (s.path, s.text)).collect()
}

#[test]
fn sources_are_tidy() {
    let (house, sources) = tree();
    assert!(sources.iter().filter(|s| s.path.starts_with("src/")).count() > 20, "the sources were not found");
    let (mut findings, mut used) = (Vec::new(), vec![false; EXCEPTIONS.len()]);
    for (name, rule) in RULES {
        for source in &sources {
            for (line, what) in rule(&house, source) {
                match EXCEPTIONS.iter().position(|(r, file, _)| r == name && *file == source.path) {
                    Some(i) => used[i] = true,
                    None => findings.push(format!("{}:{line}: {name}: {what}", source.path)),
                }
            }
        }
    }
    for (used, (rule, file, _)) in used.iter().zip(EXCEPTIONS) {
        if !used {
            findings.push(format!("{file}: the exception from `{rule}` is no longer needed"));
        }
    }
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}

#[test]
fn texts_and_comments_are_plain_english() {
    let findings = english::over_allowance(&tree().1);
    assert!(findings.is_empty(), "see docs/GLOSSARY.md:\n{}", findings.join("\n"));
}

#[test]
fn every_layer_is_declared() {
    let (house, sources) = tree();
    let lib = sources.iter().find(|s| s.path == "src/lib.rs").expect("the library has a root");
    let declared: Vec<&str> =
        lib.code.lines().filter_map(|l| l.trim().strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    for floor in &declared {
        assert!(house.rung(floor).is_some(), "{floor} is not on the ladder");
    }
    for floor in house.floors().filter(|f| *f != "main") {
        assert!(declared.contains(&floor), "{floor} is on the ladder but not declared");
    }
}
