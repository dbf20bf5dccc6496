//! Scenario files: shipped ones load cleanly; broken ones report the position and the fix.

use sandtable::scenario::{
    InjectKind, Level, Loaded, MAX_BYTES, Region, Regions, Role, Sentence, TaskRef, Trigger, Value, builtin, builtins,
    check_source, docs, load, pack,
};
use sandtable::units::{InjectId, ObjectiveId, PlaceId, SeatId, SimTime, Span};
use sandtable::words::{Language, in_language, said};
use std::sync::Arc;

/// The embedded region packs.
pub struct Packs;

impl Regions for Packs {
    fn find(&self, id: &str) -> Option<Arc<Region>> {
        pack::embedded(id)
    }

    fn ids(&self) -> Vec<String> {
        pack::embedded_ids().map(str::to_string).collect()
    }
}

pub fn shipped(id: &str) -> Loaded {
    check_source(id, builtin(id).unwrap(), &Packs)
}

#[test]
fn every_shipped_scenario_loads_without_findings() {
    for id in builtins() {
        let loaded = shipped(id);
        assert!(loaded.findings.is_empty(), "{}", loaded.render());
        assert_eq!(loaded.scenario.unwrap().id, id);
    }
}

fn broken_files() -> Vec<(String, String)> {
    let mut files: Vec<_> = std::fs::read_dir("tests/broken").unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .map(|p| (p.file_name().unwrap().to_string_lossy().into(), std::fs::read_to_string(p).unwrap()))
        .collect()
}

/// `// expect: LINE[:COLUMN] CODE`
fn expected(text: &str) -> (u32, Option<u32>, &str) {
    let (place, code) = text
        .lines()
        .next()
        .unwrap()
        .trim_start_matches('\u{feff}')
        .strip_prefix("// expect: ")
        .unwrap()
        .split_once(' ')
        .unwrap();
    let (line, column) = place.split_once(':').map_or((place, None), |(l, c)| (l, Some(c.parse().unwrap())));
    (line.parse().unwrap(), column, code)
}

/// A sentence without words, or without one of its values, is said as its key.
fn is_said(sentence: &Sentence) -> bool {
    let inside = |value: &Value| !matches!(value, Value::Sentence(inner) if !is_said(inner));
    said(sentence) != sentence.key && sentence.values.iter().all(|(_, value)| inside(value))
}

#[test]
fn every_broken_file_reports_position_and_fix() {
    let files = broken_files();
    assert!(files.len() >= 40, "{} files", files.len());
    let mut misses = Vec::new();
    for (name, text) in &files {
        let loaded = check_source(name, text, &Packs);
        assert!(loaded.scenario.is_none(), "{name} was accepted");
        for f in &loaded.findings {
            let worded = Language::ALL.iter().all(|l| in_language(*l, || is_said(&f.message) && is_said(&f.hint)));
            assert!(f.line > 0 && f.column > 0 && worded, "{name}: {f:?}");
        }
        let (line, column, code) = expected(text);
        let first = loaded.findings.iter().find(|f| f.severity == Level::Error);
        let hit = first.is_some_and(|f| f.line == line && f.code == code && column.is_none_or(|c| c == f.column));
        if !hit || loaded.errors() > 2 {
            misses.push(format!("{name}: expected {line}:{column:?} {code}\n{}", loaded.render()));
        }
    }
    assert!(misses.is_empty(), "{} of {} files miss:\n{}", misses.len(), files.len(), misses.join("\n"));
}

#[test]
fn faults_of_several_kinds_are_reported_together() {
    let text = "Scenario(\n    format: 1,\n    id: \"many\",\n    titel: \"Many\",\n    lenght: \"2 h\",\n    pace: 4.5,\n    \
                region: \"king-county-wa\",\n    sites: [ (id: \"a\", at: (47.6, -122.3)) ]\n    casualties: [ (site: \"b\", \
                immediate: 5) ],\n    seats: [ (role: Emz) ],\n    injects: [\n        (id: \"x\", at: \"+9:00\", text: \"late\"),\n        \
                (id: \"y\", at: 12 min, text: \"unit\"),\n        (id: \"z\", at: \"+0:10\"),\n    ],\n)\n";
    let loaded = check_source("many.ron", text, &Packs);
    let found: Vec<(u32, &str)> = loaded.findings.iter().map(|f| (f.line, f.code.as_str())).collect();
    let wanted = [
        (4, "E-FLD-01"),
        (5, "E-FLD-01"),
        (6, "E-TYP-01"),
        (8, "E-SYN-05"),
        (9, "E-REF-01"),
        (10, "E-WRD-01"),
        (12, "E-TIM-03"),
        (13, "E-SYN-31"),
        (14, "E-FLD-02"),
    ];
    assert_eq!(found, wanted, "{}", loaded.render());
}

#[test]
fn at_most_twenty_errors_are_shown_and_the_rest_are_counted() {
    let text = format!("Scenario(\n{})", "    nonsense: 1,\n".repeat(50));
    let loaded = check_source("long.ron", &text, &Packs);
    assert_eq!(loaded.errors(), 20);
    assert!(loaded.findings.last().unwrap().message.key == "more-errors", "{}", loaded.render());
}

#[test]
fn plan_without_region_uses_its_own_places_and_roads() {
    let text = "Scenario(format: 1, id: \"own\", title: \"Own map\", sites: [ (id: \"mill\", at: (10.0, 10.0)) ], \
                casualties: [ (immediate: 2, minimal: 5) ], places: [ \
                (id: \"general\", name: \"General Hospital\", kind: Hospital, at: (10.02, 10.01), \
                 beds: [ (kind: Ed, staffed: 10), (kind: AdultIcu, staffed: 5, occupied: 3) ]), \
                (id: \"base\", name: \"Base\", kind: EmsBase, at: (10.01, 10.0), als: 1, bls: 2) ])";
    let loaded = check_source("own.ron", text, &Packs);
    assert!(loaded.findings.is_empty(), "{}", loaded.render());
    let s = loaded.scenario.unwrap();
    assert_eq!((s.places.len(), s.links.len(), s.seats.len()), (2, 3, 6));
    let (general, icu) = (&s.places[PlaceId(0)], s.places[PlaceId(0)].beds[1]);
    assert!(general.has_ed && general.generator == Some(Span::hours(72)));
    assert_eq!((icu.staffed, icu.occupied, icu.surge_contingency, icu.surge_crisis), (5, 3, 1, 5));
    assert_eq!(s.seats[SeatId(0)].at, [PlaceId(0)]);
    assert_eq!(s.seat(s.facilitator()).role, Role::Facilitator);
}

#[test]
fn starter_gives_players_what_they_need() {
    let s = shipped("buses-on-the-bridge").scenario.unwrap();
    let total: u32 = s.waves.iter().flat_map(|w| w.counts).sum();
    assert_eq!(total, 128);
    assert_eq!((s.length, s.pace), (Span::mins(100), 4));
    assert_eq!(s.objectives.len(), 5);
    let late = s.injects.iter().find(|i| i.id == "examiner").unwrap();
    assert_eq!(late.trigger, Trigger::At(SimTime(95 * 60_000)));
    let first = s.injects[InjectId(0)].expect.as_ref().unwrap();
    assert_eq!(first.tasks, [TaskRef { objective: ObjectiveId(0), task: 0 }]);
    assert_eq!(s.seat(first.who[0]).role, Role::CoalitionCoordinator);
    let has = |kind| s.injects.iter().any(|i| i.kind == kind);
    assert!(has(InjectKind::Contingency) && has(InjectKind::Question));
    assert!(s.injects.iter().any(|i| matches!(i.trigger, Trigger::When { .. })));
}

#[test]
fn clock_time_equals_its_offset() {
    let plan = |at: &str| {
        format!(
            "Scenario(format: 1, id: \"t\", title: \"T\", starts: \"2026-11-12 23:50\", injects: [ (id: \"a\", at: \"{at}\", text: \"x\") ])"
        )
    };
    let trigger =
        |at: &str| check_source("t.ron", &plan(at), &Packs).scenario.unwrap().injects[InjectId(0)].trigger.clone();
    assert_eq!(trigger("+0:25"), trigger("00:15"));
    assert_ne!(
        check_source("t", &plan("+0:25"), &Packs).scenario.unwrap().hash,
        check_source("t", &plan("00:15"), &Packs).scenario.unwrap().hash
    );
}

#[test]
fn conditions_that_can_never_hold_are_warned_about() {
    let plan = |when: &str| {
        let text = format!(
            "Scenario(format: 1, id: \"w\", title: \"W\", sites: [ (id: \"s\", at: (1.0, 1.0)) ], casualties: [ (immediate: 3) ], \
             injects: [ (id: \"a\", when: {when}, text: \"x\"), (id: \"b\", when: Fired(inject: \"a\", for_at_least: \"5 min\"), text: \"y\") ])"
        );
        let loaded = check_source("w.ron", &text, &Packs);
        assert_eq!(loaded.errors(), 0, "{}", loaded.render());
        loaded.findings.len()
    };
    assert_eq!(plan("Metric(AtScene(site: \"s\"), AtLeast, 3)"), 0);
    assert_eq!(plan("Metric(AtScene(site: \"s\"), AtLeast, 4)"), 2, "the second waits for the first");
    assert_eq!(plan("Not(After(\"+0:00\"))"), 2);
    assert_eq!(plan("Any([ Metric(Died, AtLeast, 9), Decided(kind: ActivateEoc) ])"), 0);
    assert_eq!(plan("Fired(inject: \"b\", for_at_least: \"1 min\")"), 2, "a circle with a delay never starts");
}

#[test]
fn binary_files_are_refused_in_plain_words() {
    let folder = std::env::temp_dir().join(format!("sandtable-load-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let code = |bytes: &[u8]| {
        let file = folder.join("plan.ron");
        std::fs::write(&file, bytes).unwrap();
        load(&file, &Packs).findings.into_iter().map(|f| (f.line, f.code)).collect::<Vec<_>>()
    };
    assert_eq!(code(b"\xff\xfeS\0c\0"), [(1, "E-FIL-03".to_string())]);
    assert_eq!(code(b"Scenario(\n    title: \"Caf\xe9\",\n)"), [(2, "E-FIL-03".to_string())]);
    assert_eq!(code(&vec![b' '; MAX_BYTES + 1]), [(1, "E-FIL-02".to_string())]);
    assert_eq!(code(b""), [(1, "E-SYN-20".to_string())]);
    assert_eq!(code(&b"(".repeat(100_000)).len(), 1);
    assert_eq!(load(&folder.join("absent.ron"), &Packs).findings[0].code, "E-FIL-01");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn folder_is_read_as_one_scenario() {
    let folder = std::env::temp_dir().join(format!("sandtable-folder-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("scenario.ron"), builtin("minimal").unwrap()).unwrap();
    std::fs::write(
        folder.join("injects.ron"),
        "[ (id: \"a\", at: \"+0:05\", text: \"One\"), (id: \"a\", at: \"+0:06\", text: \"Two\") ]",
    )
    .unwrap();
    std::fs::write(
        folder.join("places.ron"),
        "[ (id: \"tent\", name: \"Tent\", kind: Shelter, at: (47.6, -122.33), people: 40, open: true) ]",
    )
    .unwrap();
    let loaded = load(&folder, &Packs);
    assert_eq!(loaded.findings.len(), 1, "{}", loaded.render());
    assert!(loaded.findings[0].code == "E-DUP-01" && loaded.findings[0].file.ends_with("injects.ron"));
    std::fs::write(folder.join("injects.ron"), "[ (id: \"a\", at: \"+0:05\", text: \"One\") ]").unwrap();
    let s = load(&folder, &Packs).scenario.unwrap();
    assert!(s.injects.len() == 1 && s.places.iter().any(|p| p.id == "tent" && p.open));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn finding_json_has_exactly_the_promised_keys() {
    let loaded = check_source("a.ron", "Scenario(", &Packs);
    let json = serde_json::to_value(sandtable::words::CheckReport::new(&loaded.findings)).unwrap();
    let keys = |v: &serde_json::Value| v.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&json), ["errors", "findings", "warnings"]);
    assert_eq!(keys(&json["findings"][0]), ["code", "column", "file", "hint", "line", "message", "severity"]);
    assert_eq!(json["findings"][0]["severity"], "error");
}

/// `UPDATE_DOCS=1 cargo test` writes it again.
#[test]
fn format_reference_matches_the_code() {
    let path = "docs/SCENARIO_FORMAT.md";
    let wanted = docs::scenario_format(sandtable::words::said);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &wanted).unwrap();
    }
    assert!(
        std::fs::read_to_string(path).unwrap_or_default() == wanted,
        "run UPDATE_DOCS=1 cargo test, then look at the change"
    );
    assert_eq!(docs::explain("self_present").len(), 1);
}
