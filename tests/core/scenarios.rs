//! Scenario files: what is shipped loads cleanly, what is broken says where and what to do.

use sandtable::scenario::{Level, Loaded, Region, Regions, builtin, builtins, check_source, pack};
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

fn shipped(id: &str) -> Loaded {
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

#[test]
fn every_broken_file_says_where_and_what_to_do() {
    let files = broken_files();
    assert!(files.len() >= 40, "{} files", files.len());
    let mut misses = Vec::new();
    for (name, text) in &files {
        let loaded = check_source(name, text, &Packs);
        assert!(loaded.scenario.is_none(), "{name} was accepted");
        for f in &loaded.findings {
            assert!(f.line > 0 && f.column > 0 && !f.hint.is_empty() && !f.message.is_empty(), "{name}: {f:?}");
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
