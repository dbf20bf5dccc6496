//! Ratios to other programs that ran the same workloads on this machine in the same hour: their result lines
//! (`{"peer", "workload", "n", "events_per_s", …}`, one a line) from the file that `SANDTABLE_PEERS` names.

use crate::shared::{Measured, median};
use serde_json::Value;
use std::collections::BTreeMap;

pub fn table(ours: &[Measured]) -> Vec<String> {
    let Some(path) = std::env::var_os("SANDTABLE_PEERS") else {
        return vec!["Not measured this time: `SANDTABLE_PEERS` names no file of results.".to_owned()];
    };
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("SANDTABLE_PEERS: {e}"));
    let mut theirs: BTreeMap<(String, u64, String), Vec<f64>> = BTreeMap::new();
    for line in text.lines().filter(|l| l.starts_with('{')) {
        let line: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("SANDTABLE_PEERS: {e}: {line}"));
        let text = |name: &str| line[name].as_str().unwrap_or("").to_owned();
        let (Some(n), Some(speed)) = (line["n"].as_u64(), line["events_per_s"].as_f64()) else { continue };
        let extra = line["version"].as_str().map(|v| format!(" {v}")).unwrap_or_default();
        theirs.entry((text("workload"), n, text("peer") + &extra)).or_default().push(speed);
    }
    let mut rows =
        vec!["| workload | peer | events/s | ours is faster by |".to_owned(), "| --- | --- | ---: | ---: |".to_owned()];
    for ((workload, n, peer), speeds) in theirs {
        // A slow peer ran a smaller size: what it does in a second is compared with what we do at full size.
        let same = |m: &&Measured| m.workload == workload && (m.n as u64 == n || (n < 1_000_000 && m.n < 1_000_000));
        let Some(we) = ours.iter().find(same).or_else(|| ours.iter().find(|m| m.workload == workload)) else {
            continue;
        };
        let speed = median(speeds);
        rows.push(format!("| {workload}, n {n} | {peer} | {:.3} M | {:.2} × |", speed / 1e6, we.per_second() / speed));
    }
    rows
}
