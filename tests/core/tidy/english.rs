//! Plain English: phrases to avoid in texts and comments, and names to avoid for files and modules.

use super::source::Source;

/// Lower case; a phrase matches whole words, in any case. `docs/GLOSSARY.md` has the terms to use.
const PHRASES: &[&str] = &[
    // People and roles have names.
    "somebody",
    "whoever",
    "everybody",
    "it is said",
    "who walks",
    "who lies",
    "hurt people",
    "people hurt",
    "people are hurt",
    "come by themselves",
    "comes by themselves",
    "people with needs",
    "what ails",
    // Time and injects.
    "in the room",
    "in the story",
    "story time",
    "story minutes",
    "goes out",
    "went out",
    "what they are told",
    "as it stands",
    "exercise control",
    "table of injects",
    "essential information",
    "evaluator's pad",
    "by the machine",
    "taken up again",
    "take up again",
    "takes it up",
    "take it up",
    // Resources and units.
    "asked back",
    "ask back",
    "asks back",
    "on the way",
    "free again",
    "for want of",
    "nothing is asked for",
    // Hospitals and utilities.
    "ed place",
    "ed places",
    "held at the door",
    "lies in the corridor",
    "lie in the corridor",
    "make room",
    "makes room",
    "closes its doors",
    "be washed",
    "are washed",
    "is washed",
    "washed first",
    "mains power",
    "the mains",
    "cellar",
    // Community.
    "knock on doors",
    "knocks on doors",
    "answer a rumor",
    "set the infectious apart",
    "order water boiled",
    "family center",
    // Results.
    "belief gap",
    "eight in ten",
    "eight of ten",
    "same luck",
    "many futures",
    "200 futures",
    "a fifth",
    "what has to become better",
    "seen besides",
    "died of the way",
    "leave no room",
    "by its words",
    "named like this",
    // American spelling.
    "colour",
    "colours",
    "centre",
    "centres",
    "neighbour",
    "neighbours",
    "rumour",
    "rumours",
    "cancelled",
    "licence",
    "licences",
    "behaviour",
    "judgement",
    "artefact",
    "recognised",
    "optimised",
    "dialysed",
    "kilometre",
    "kilometres",
    "metres",
];

/// In Spanish files: words of Spain, or of a field drill.
const SPANISH: &[&str] = &[
    "simulacro",
    "ordenador",
    "portátil",
    "hematíes",
    "sin dotar",
    "agentes de salud",
    "gestión de emergencias",
    "mando del hospital",
    "cortada",
];

/// Phrases still there, by part of the package. A number may only shrink; a part without a number has none left.
const ALLOWANCES: &[(&str, usize)] = &[("app", 18), ("sim", 137)];

/// Words that say nothing as the name of a file or module.
const NAMES: [&str; 16] = [
    "comes", "wash", "ahead", "instead", "flat", "ground", "look", "found", "said", "shake", "whole", "line", "told",
    "ways", "luck", "guests",
];

/// The part of the package whose allowance counts: a layer of `src`, or a folder.
pub fn part(path: &str) -> &str {
    let mut names = path.split('/');
    match (names.next(), names.next()) {
        (Some("src"), Some(layer)) => layer.trim_end_matches(".rs"),
        (Some("tests"), Some("stories")) => "stories",
        (Some(folder), Some(_)) => folder,
        _ => "root",
    }
}

/// What people read of a file: comments of Rust, the texts of everything else that the rule covers.
fn prose(source: &Source) -> Vec<(usize, String)> {
    let path = source.path.as_str();
    let texts = [".md", ".ftl"].iter().any(|end| path.ends_with(end))
        || path.ends_with(".ron") && ["scenarios/", "assets/", "tests/stories/"].iter().any(|at| path.starts_with(at));
    if source.is_rust() {
        source.comments()
    } else if texts && !path.starts_with("assets/regions/") {
        // A key of a catalog is a name.
        let text = |line: &str| {
            if path.ends_with(".ftl") { line.split_once(" = ").map_or("", |(_, t)| t) } else { line }.to_owned()
        };
        source.text.lines().enumerate().map(|(i, line)| (i + 1, text(line))).collect()
    } else {
        Vec::new()
    }
}

/// Every phrase to avoid, with its line. Code in backticks is no prose.
pub fn phrases(source: &Source) -> Vec<(usize, String)> {
    let list = if source.path.contains("/es/") || source.path.ends_with("/es.ftl") { SPANISH } else { PHRASES };
    let mut found = Vec::new();
    for (line, text) in prose(source) {
        let words: Vec<&str> = text.split('`').step_by(2).collect();
        let text = words.join(" ").to_lowercase();
        for phrase in list {
            let edges = |at: usize| {
                let before = text[..at].chars().next_back();
                let after = text[at + phrase.len()..].chars().next();
                let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
                // `Rumour(…)` is a word of the scenario format.
                !inside(before) && !inside(after) && after != Some('(')
            };
            found.extend(text.match_indices(phrase).filter(|(at, _)| edges(*at)).map(|_| (line, (*phrase).to_owned())));
        }
    }
    found
}

/// More phrases in a part than its allowance, or an allowance that nothing needs.
pub fn over_allowance(sources: &[Source]) -> Vec<String> {
    let mut parts = std::collections::BTreeMap::<&str, Vec<String>>::new();
    for source in sources {
        let seen = phrases(source).into_iter().map(|(line, phrase)| format!("{}:{line}: “{phrase}”", source.path));
        parts.entry(part(&source.path)).or_default().extend(seen);
    }
    let mut findings = Vec::new();
    for (part, seen) in &parts {
        let allowed = ALLOWANCES.iter().find(|(name, _)| name == part).map(|(_, n)| *n);
        match allowed {
            Some(n) if seen.len() > n => {
                findings.push(format!("{part}: {} phrases, {n} allowed:\n  {}", seen.len(), seen.join("\n  ")));
            }
            Some(_) if seen.is_empty() => findings.push(format!("{part}: delete its allowance, none is left")),
            None => findings.extend(seen.iter().cloned()),
            Some(_) => {}
        }
    }
    findings
}

/// A file or module whose name says nothing.
pub fn empty_names(source: &Source) -> Vec<(usize, String)> {
    if !source.is_rust() {
        return Vec::new();
    }
    let stem = source.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
    let file = NAMES.contains(&stem).then(|| (1, format!("a file named {stem}")));
    let module = |(i, line): (usize, &str)| {
        let name = line.trim().trim_start_matches("pub ").strip_prefix("mod ")?.trim_end_matches([';', '{', ' ']);
        NAMES.contains(&name).then(|| (i + 1, format!("a module named {name}")))
    };
    file.into_iter().chain(source.code.lines().enumerate().filter_map(module)).collect()
}
