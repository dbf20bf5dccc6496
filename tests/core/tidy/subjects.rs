//! The simulation's subjects have interfaces: a folder of `src/sim` owns the fields of its structs, and other code
//! calls its functions. Each use of such a field outside its folder is counted.
//!
//! Counted are fields whose name only one subject has: no other part of `sim`, and no type of `scenario`, `map`, or
//! `units`. So the count is a lower bound, and comparable from one change to the next.

use super::source::Source;
use super::tree;
use std::collections::{BTreeMap, BTreeSet};

const SUBJECTS: [&str; 5] = ["community", "ems", "facility", "patient", "road"];

/// Fields of `Live`, by the subject that owns them.
const STATE: [(&str, &[&str]); 5] = [
    (
        "community",
        &[
            "alerted",
            "community",
            "evacuations",
            "family_center",
            "ordered_out",
            "relief",
            "shelters",
            "warned",
            "zones",
        ],
    ),
    ("ems", &["aid_requested", "bus_orders", "distribution", "ems", "misdirected", "sites", "units"]),
    (
        "facility",
        &[
            "board",
            "census_draws",
            "facilities",
            "moves",
            "nurses_on_the_way",
            "offers",
            "residents_moved",
            "rides",
            "step_down",
        ],
    ),
    ("patient", &["patients", "touched"]),
    ("road", &["road_changes", "traffic", "traffic_version"]),
];

/// Uses round the doors. It may only shrink: lower it with every use that goes. It was 484 before there were doors.
const ROUND_THE_DOORS: usize = 12;

/// The subject of a source file; `None` for the files between the subjects.
fn subject(source: &Source) -> Option<&'static str> {
    let folder = source.path.strip_prefix("src/sim/")?.split('/').next()?;
    SUBJECTS.into_iter().find(|s| *s == folder)
}

/// The code without its unit tests.
fn body(source: &Source) -> &str {
    source.code.split("#[cfg(test)]").next().unwrap_or_default()
}

/// Names of the fields of all structs with named fields.
fn fields(code: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for block in code.split("struct ").skip(1) {
        let Some(open) = block.find(['{', ';', '(']).filter(|at| block.as_bytes()[*at] == b'{') else { continue };
        let inside = &block[open..block.find("\n}").unwrap_or(block.len())];
        for line in inside.lines().map(str::trim) {
            let shown = line.strip_prefix("pub").unwrap_or(line).trim();
            let line = shown.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(shown, |(_, l)| l.trim());
            let name = line.split(':').next().unwrap_or_default();
            if line.contains(':') && !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_') {
                found.insert(name);
            }
        }
    }
    found
}

/// Fields of only one subject.
fn owners(sources: &[Source]) -> BTreeMap<&str, &'static str> {
    let mut by_name: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for source in sources.iter().filter(|s| s.is_rust()) {
        let elsewhere = ["src/scenario/", "src/map/", "src/units/", "src/sim/"];
        if elsewhere.iter().any(|layer| source.path.starts_with(layer)) {
            let owner = subject(source).unwrap_or("none");
            for name in fields(body(source)) {
                by_name.entry(name).or_default().insert(owner);
            }
        }
    }
    let alone = |(name, owners): (_, BTreeSet<&str>)| {
        let [only] = owners.into_iter().collect::<Vec<_>>()[..] else { return None };
        Some((name, SUBJECTS.into_iter().find(|s| *s == only)?))
    };
    by_name.into_iter().filter_map(alone).collect()
}

/// (line, field) of each outside use in one file.
fn uses(source: &Source, owners: &BTreeMap<&str, &'static str>) -> Vec<(usize, String)> {
    let (code, mut found) = (body(source), Vec::new());
    for (dot, _) in code.match_indices('.') {
        let rest = &code[dot + 1..];
        let name = &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())];
        let called = rest[name.len()..].trim_start().starts_with('(');
        if name.is_empty() || called || code[..dot].ends_with('.') {
            continue;
        }
        let state = STATE.iter().find(|(_, fields)| fields.contains(&name)).map(|(owner, _)| *owner);
        let owner = if code[..dot].ends_with("live") { state } else { owners.get(name).copied() };
        if owner.is_some_and(|owner| subject(source) != Some(owner)) {
            found.push((source.line_at(dot), name.to_owned()));
        }
    }
    found
}

#[test]
fn subjects_call_functions_and_read_no_foreign_fields() {
    let (_, sources) = tree();
    let owners = owners(&sources);
    assert!(owners.len() > 100, "only {} fields were found", owners.len());
    let inside = sources.iter().filter(|s| s.is_rust() && s.path.starts_with("src/sim/"));
    let all: Vec<String> = inside
        .flat_map(|s| uses(s, &owners).into_iter().map(|(line, name)| format!("{}:{line}: {name}", s.path)))
        .collect();
    assert!(all.len() <= ROUND_THE_DOORS, "{} uses round the doors:\n{}", all.len(), all.join("\n"));
}

#[test]
fn use_of_a_foreign_field_is_found() {
    let crew = "pub struct Crew {\n    pub(in crate::sim) tired_since: u8,\n    kind: u8,\n}\n";
    let ward = "struct Ward {\n    kind: u8,\n}\nfn f() {\n    g(u.tired_since, live.units, u.kind);\n}\n";
    let calls = "fn f() {\n    g(u.tired_since(), live.facilities, ..tired_since, \"x.tired_since\");\n}\n";
    let sources = [("ems/crew.rs", crew), ("facility/ward.rs", ward), ("facility/calls.rs", calls)]
        .map(|(path, text)| Source::new(&format!("src/sim/{path}"), text));
    let owners = owners(&sources);
    assert_eq!(owners.keys().copied().collect::<Vec<_>>(), ["tired_since"]);
    let seen: Vec<usize> = sources.iter().map(|s| uses(s, &owners).len()).collect();
    assert_eq!(seen, [0, 2, 0]);
}
