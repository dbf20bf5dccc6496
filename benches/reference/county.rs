//! A county disaster of three days on the King County pack: the product's whole model, medical and roads included.

use sandtable::drill::Bots;
use sandtable::forecast::Runner;
use sandtable::host::Packs;
use sandtable::map::CoalitionMap;
use sandtable::scenario::{Scenario, check_source};
use std::fmt::Write;
use std::sync::Arc;
use std::time::Instant;

/// Twelve population centers, west to east.
const SITES: [(f64, f64); 12] = [
    (47.450, -122.460),
    (47.660, -122.380),
    (47.570, -122.385),
    (47.620, -122.320),
    (47.545, -122.320),
    (47.470, -122.340),
    (47.310, -122.320),
    (47.610, -122.200),
    (47.480, -122.210),
    (47.380, -122.235),
    (47.760, -122.205),
    (47.530, -122.035),
];

/// One wave for this many people, spread over the first two days.
const WAVE: usize = 40;

/// `hours` long; casualties occur in the first two thirds.
pub fn scenario(people: usize, hours: usize) -> Arc<Scenario> {
    let mut text = format!(
        "#![enable(implicit_some)]\nScenario(format: 1, id: \"county\", title: \"Three days\", region: \"king-county-wa\", length: \"{hours} h\", pace: 60,\n",
    );
    text.push_str("sites: [\n");
    for (i, (lat, lon)) in SITES.iter().enumerate() {
        let _infallible = writeln!(text, "(id: \"site-{i}\", at: ({lat}, {lon})),");
    }
    text.push_str("],\ncasualties: [\n");
    let waves = people.div_ceil(WAVE);
    for w in 0..waves {
        let minute = hours * 40 * w / waves;
        let _infallible = writeln!(
            text,
            "(site: \"site-{}\", at: \"+{}:{:02}\", immediate: 6, delayed: 12, minimal: 21, dead: 1, self_present: (share: \"60 %\", delay: \"20 min\")),",
            w % SITES.len(),
            minute / 60,
            minute % 60
        );
    }
    text.push_str(
        "],\nseats: [(role: Ems), (role: CoalitionCoordinator), (role: HospitalCommand, at: [\"harborview\"])],\n)\n",
    );
    let loaded = check_source("county.ron", &text, &Packs::installed());
    loaded.scenario.clone().unwrap_or_else(|| panic!("{}", loaded.render()))
}

/// The smallest scenario on a region pack.
pub fn bare(region: &str) -> Arc<Scenario> {
    let text = format!("Scenario(format: 1, id: \"bare\", title: \"Bare\", region: \"{region}\")");
    let loaded = check_source("bare.ron", &text, &Packs::installed());
    loaded.scenario.clone().unwrap_or_else(|| panic!("{}", loaded.render()))
}

/// One row per size, each in its own process for a separate memory figure. Run through the drill, as `sandtable run
/// --no-bots` does.
pub fn rows() -> Vec<String> {
    if let Some(people) = std::env::args().nth(2).and_then(|n| n.parse().ok()) {
        return vec![row(people)];
    }
    let for_the_run = |row: &String| row.split('|').nth(7).and_then(|cell| cell.trim().parse::<f64>().ok());
    let mut rows: Vec<String> = SIZES.iter().map(|people| alone(*people)).collect();
    if let (Some(small), Some(large)) = (for_the_run(&rows[2]), for_the_run(&rows[4])) {
        let each = (large - small) * 1024.0 * 1024.0 / (SIZES[4] - SIZES[2]) as f64;
        rows.push(format!("\nFrom {} to {} patients each costs {each:.0} bytes more.", SIZES[2], SIZES[4]));
    }
    rows
}

const SIZES: [usize; 5] = [1_000, 5_000, 20_000, 50_000, 100_000];

/// Without huge pages, which round a process's memory up to 2 MiB at times; freed memory is returned at once and not
/// after 10 ms, or the figure depends on the speed of the run.
fn alone(people: usize) -> String {
    let program = std::env::current_exe().expect("this program has a file");
    let mut child = std::process::Command::new(program);
    let ran = child
        .args(["county", &people.to_string()])
        .env("MIMALLOC_ALLOW_THP", "0")
        .env("MIMALLOC_PURGE_DELAY", "0")
        .output();
    let said = String::from_utf8(ran.expect("it can be started again").stdout).expect("rows are text");
    let row = said.lines().find(|l| l.starts_with(&format!("| {people} |")));
    row.unwrap_or_else(|| panic!("no row of {people} in {said:?}")).to_owned()
}

/// Memory of this process in MiB: `VmRSS` now, `VmHWM` the peak. `None` where the system does not report it.
fn held(which: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix(which)?.strip_prefix(':'))?;
    Some(line.trim().split(' ').next()?.parse::<f64>().ok()? / 1024.0)
}

fn row(people: usize) -> String {
    let scenario = scenario(people, 72);
    let map = Arc::new(CoalitionMap::new(&scenario));
    let before = held("VmRSS");
    let start = Instant::now();
    let (counts, events) = Runner::new(scenario, map, Bots::Nowhere).play(1, |drill| {
        let world = drill.coalition();
        (world.counts_of_patients(), world.steps())
    });
    let seconds = start.elapsed().as_secs_f64();
    let most = held("VmHWM");
    let mib = |held: Option<f64>| held.map_or("–".to_owned(), |mib| format!("{mib:.1}"));
    format!(
        "| {} | {seconds:.2} | {} | {:.0} | {} | {} | {} |",
        counts.total,
        events,
        seconds * 1e6 / f64::from(counts.total),
        counts.died(),
        mib(most),
        mib(most.zip(before).map(|(most, before)| most - before)),
    )
}
