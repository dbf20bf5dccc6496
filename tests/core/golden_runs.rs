//! Golden runs: each shipped scenario, ten seeds, with and without bots, against `tests/golden/runs.jsonl`.
//!
//! A line holds a CRC-32 of each key of the run's JSON summary, except the digest and the wall time. A change of the
//! model is written with `SANDTABLE_GOLDEN=write cargo test --no-default-features --test core golden_runs` and named in
//! the changelog. Each test run plays the first seed of each scenario; `SANDTABLE_CASES=2000` plays all ten.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::process::Command;

const FILE: &str = "tests/golden/runs.jsonl";
/// Not compared: the digest of the state, and real time.
const LEFT_OUT: [&str; 2] = ["digest", "wall_s"];

#[derive(Clone, Serialize, Deserialize)]
struct Golden {
    scenario: String,
    seed: u64,
    bots: bool,
    /// Readable, for a comparison of two versions of the file.
    died: u64,
    keys: BTreeMap<String, String>,
}

fn summary(run: &Golden) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sandtable"));
    command.args(["run", &run.scenario, "--seed", &run.seed.to_string(), "--format", "json", "--quiet"]);
    if !run.bots {
        command.arg("--no-bots");
    }
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{}: {}", run.scenario, String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the summary is JSON")
}

/// One CRC-32 a key, over the value's JSON with sorted keys.
fn checksums(summary: &Value) -> BTreeMap<String, String> {
    let keys = summary.as_object().expect("the summary is an object");
    let kept = keys.iter().filter(|(key, _)| !LEFT_OUT.contains(&key.as_str()));
    kept.map(|(key, value)| (key.clone(), format!("{:08x}", crc32fast::hash(value.to_string().as_bytes())))).collect()
}

fn deaths(summary: &Value) -> u64 {
    let keys = ["died_scene", "died_prehospital", "died_in_care"];
    keys.iter().map(|key| summary["patients"][key].as_u64().expect("a count of deaths")).sum()
}

fn read() -> Vec<Golden> {
    let text = std::fs::read_to_string(FILE).expect("the golden file is readable");
    text.lines().map(|line| serde_json::from_str(line).expect("a golden line is JSON")).collect()
}

#[test]
fn shipped_scenarios_give_their_golden_results() {
    let mut golden = read();
    assert!(golden.len() >= 140, "seven scenarios, ten seeds, with and without bots");
    if std::env::var_os("SANDTABLE_GOLDEN").is_some_and(|v| v == "write") {
        return write(&mut golden);
    }
    let cases: u64 = std::env::var("SANDTABLE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(20);
    let seeds = (cases / 20).clamp(1, 10);
    let mut differences = Vec::new();
    for run in golden.iter().filter(|run| run.seed <= seeds) {
        let found = checksums(&summary(run));
        for (key, expected) in &run.keys {
            if found.get(key) != Some(expected) {
                differences.push(format!("{} seed {} bots {}: {key}", run.scenario, run.seed, run.bots));
            }
        }
    }
    assert!(differences.is_empty(), "{} keys differ:\n{}", differences.len(), differences.join("\n"));
}

fn write(golden: &mut [Golden]) {
    let mut text = String::new();
    for run in golden {
        let found = summary(run);
        (run.died, run.keys) = (deaths(&found), checksums(&found));
        text += &serde_json::to_string(run).expect("a golden line is plain data");
        text.push('\n');
    }
    std::fs::write(FILE, text).expect("the golden file is writable");
}
