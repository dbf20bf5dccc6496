//! Ratios to other engines, measured in alternation: in each round the peer and this engine run the same workload one
//! after the other, so that a slow minute of the machine slows both. The table shows the median of the ratios.
//!
//! `SANDTABLE_PEERS` names a file with one command a line (`#` begins a comment). A command runs its workload and prints
//! `{"peer", "workload", "n", "events_per_s", …}` as its last JSON line. `SANDTABLE_ROUNDS` sets the rounds (default 9).

use crate::shared::median;
use crate::{w1, w2};
use serde_json::Value;
use std::process::Command;
use std::time::{Duration, Instant};

const ROUNDS: usize = 9;
/// One measurement is a load of one; a machine above this runs other work as well.
const QUIET_LOAD: f64 = 1.3;
const LONGEST_WAIT: Duration = Duration::from_secs(300);

pub fn table() -> Vec<String> {
    let Some(path) = std::env::var_os("SANDTABLE_PEERS") else {
        return vec!["Not measured this time: `SANDTABLE_PEERS` names no file of commands.".to_owned()];
    };
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("SANDTABLE_PEERS: {e}"));
    let rounds = std::env::var("SANDTABLE_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(ROUNDS);
    let mut rows = vec![
        "| workload | peer | this engine, events/s | peer, events/s | ratio, median | lowest to highest |".to_owned(),
        "| --- | --- | ---: | ---: | ---: | --- |".to_owned(),
    ];
    let commands = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.extend(
        commands.map(|command| compare(command, rounds).unwrap_or_else(|why| format!("| {command} | {why} |"))),
    );
    rows.push(format!("\n{}", load()));
    rows
}

/// One row: `rounds` turns of the peer and of this engine. The one that runs first alternates.
fn compare(command: &str, rounds: usize) -> Result<String, String> {
    wait_until_quiet();
    let first = peer(command)?;
    let mut engine = engine(&first.workload, first.n).ok_or_else(|| format!("no workload {}", first.workload))?;
    let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        let early = (round % 2 == 0).then(&mut *engine);
        let other = peer(command)?.speed;
        let own = early.unwrap_or_else(&mut *engine);
        ratios.push(own / other);
        ours.push(own);
        theirs.push(other);
    }
    ratios.sort_by(f64::total_cmp);
    let (low, high) = (ratios[0], ratios[ratios.len() - 1]);
    let [own, other] = [ours, theirs].map(|speeds| median(speeds) / 1e6);
    let Peer { workload, n, name, .. } = first;
    let ratio = median(ratios);
    Ok(format!(
        "| {workload}, n {n} | {name} | {own:.1} M | {other:.2} M | {ratio:.2} × | {low:.2} to {high:.2}, {rounds} rounds |"
    ))
}

struct Peer {
    name: String,
    workload: String,
    n: usize,
    speed: f64,
}

fn peer(command: &str) -> Result<Peer, String> {
    let mut words = command.split_whitespace();
    let program = words.next().ok_or("an empty command")?;
    let output = Command::new(program).args(words).output().map_err(|e| e.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text.lines().rfind(|l| l.starts_with('{')).ok_or("no line of results")?;
    let line: Value = serde_json::from_str(line).map_err(|e| format!("{e}: {line}"))?;
    let word = |key: &str| line[key].as_str().map(str::to_owned).ok_or(format!("no `{key}`"));
    let version = line["version"].as_str().map(|v| format!(" {v}")).unwrap_or_default();
    Ok(Peer {
        name: word("peer")? + &version,
        workload: word("workload")?,
        n: line["n"].as_u64().ok_or("no `n`")? as usize,
        speed: line["events_per_s"].as_f64().ok_or("no `events_per_s`")?,
    })
}

/// This engine on a workload: each call is one turn and returns events a second. A peer with a smaller size is compared
/// with this engine's full one.
fn engine(workload: &str, n: usize) -> Option<Box<dyn FnMut() -> f64>> {
    match workload {
        "W1" => Some(Box::new(w1::turn())),
        "W2" => Some(Box::new(w2::turn(if n < 1_000_000 { 20_000 } else { 1_000_000 }))),
        _ => None,
    }
}

fn load_average() -> Option<f64> {
    std::fs::read_to_string("/proc/loadavg").ok()?.split_whitespace().next()?.parse().ok()
}

/// Where the system reports its load: waits until it is nearly idle, at most five minutes a row.
fn wait_until_quiet() {
    let start = Instant::now();
    while start.elapsed() < LONGEST_WAIT && load_average().is_some_and(|load| load > QUIET_LOAD) {
        std::thread::sleep(Duration::from_secs(5));
    }
}

fn load() -> String {
    match load_average() {
        Some(load) if load <= QUIET_LOAD => format!("Load of the machine at the end: {load:.2} (quiet)."),
        Some(load) => format!("Load of the machine at the end: {load:.2}. **The machine was not quiet.**"),
        None => "The load of the machine is not known.".to_owned(),
    }
}
