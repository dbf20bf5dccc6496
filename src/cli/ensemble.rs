//! `sandtable ensemble SCENARIO --runs N`: many seeds on all cores; and `ensemble --merge FILE…`.

mod part_file;
mod shard;

use super::scenario_or_findings;
use super::{FAULT, Format, GOOD, NOT_GOOD, Output, USAGE, print_json};
use crate::drill::Bots;
use crate::forecast::{Making, Outcome, Part, Runner, Shard, merge, seed_of};
use crate::map::CoalitionMap;
use crate::scenario::Scenario;
use part_file::Place;
use rayon::prelude::*;
use std::io::{IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct EnsembleArgs {
    /// Path or name of a built-in scenario.
    #[arg(required_unless_present = "merge", conflicts_with = "merge")]
    scenario: Option<String>,
    /// Number of runs, over all shards.
    #[arg(long, value_name = "N", required_unless_present = "merge", conflicts_with = "merge",
          value_parser = clap::value_parser!(u32).range(1..))]
    runs: Option<u32>,
    /// Base seed, from which the seed of each run follows. Default: the scenario's.
    #[arg(long, conflicts_with = "merge")]
    seed: Option<u64>,
    /// No bots: no decisions.
    #[arg(long, conflicts_with = "merge")]
    no_bots: bool,
    /// Run only shard I of N (I from 1 to N). Default: from the environment of an array job, otherwise all.
    #[arg(long, value_name = "I/N", conflicts_with = "merge")]
    shard: Option<Shard>,
    /// Number of threads. Default: all cores.
    #[arg(long, value_name = "N", conflicts_with = "merge", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
    /// Save the runs in this part file, or in a file named for the shard in this folder. A complete file is not
    /// computed again.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Merge the part files of one ensemble.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    merge: Vec<PathBuf>,
    #[command(flatten)]
    output: Output,
}

/// An exit code and a reason.
type Stop = (u8, String);

pub fn ensemble(args: &EnsembleArgs) -> u8 {
    let done = if args.merge.is_empty() { make(args) } else { merged(args) };
    match done {
        Ok(part) => {
            print(&part, args.output);
            GOOD
        }
        Err((code, why)) => {
            if !why.is_empty() {
                eprintln!("sandtable: {why}");
            }
            code
        }
    }
}

fn merged(args: &EnsembleArgs) -> Result<Part, Stop> {
    let mut parts = Vec::new();
    for path in &args.merge {
        let file = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|e| match e.kind() {
            std::io::ErrorKind::InvalidData => (NOT_GOOD, format!("{file} is not a part of an ensemble: {e}")),
            _ => (USAGE, format!("{file}: {e}")),
        })?;
        let part = Part::read(&file, &text).map_err(|e| (NOT_GOOD, e.to_string()))?;
        parts.push((file, part));
    }
    let whole = merge(parts).map_err(|e| (NOT_GOOD, e.to_string()))?;
    if let Some(out) = &args.out {
        let place = Place::of(out, Shard::WHOLE);
        place.existing(&whole.making, whole.shard).map_err(|why| (USAGE, why))?;
        place.write(&whole).map_err(|why| (USAGE, why))?;
    }
    Ok(whole)
}

fn make(args: &EnsembleArgs) -> Result<Part, Stop> {
    let (Some(name), Some(runs)) = (&args.scenario, args.runs) else { return Err((USAGE, String::new())) };
    let (shard, whence) = shard::choose(args.shard, &|name| std::env::var(name).ok()).map_err(|why| (USAGE, why))?;
    let say = |what: &str| {
        if !args.output.quiet {
            eprintln!("sandtable: {what}");
        }
    };
    if let Some(whence) = whence {
        say(&format!("shard {shard} ({whence})"));
    }
    let (scenario, _) = scenario_or_findings(name).map_err(|code| (code, String::new()))?;
    let making = Making {
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        engine_version: env!("CARGO_PKG_VERSION").to_owned(),
        base_seed: args.seed.unwrap_or(scenario.seed),
        bots: if args.no_bots { Bots::Nowhere } else { Bots::Everywhere },
        runs,
    };
    let place = args.out.as_ref().map(|out| Place::of(out, shard));
    if let Some(place) = &place {
        if let Some(part) = place.existing(&making, shard).map_err(|why| (USAGE, why))? {
            say(&format!("{} is complete already", place.path().display()));
            return Ok(part);
        }
        // A full or read-only disk should be reported before the work, not after it.
        place.prepare().map_err(|why| (USAGE, why))?;
    }
    let started = Instant::now();
    let outcomes = run_all(args, &scenario, &making, shard)?;
    let mut part = Part::new(making, shard, &outcomes);
    part.wall_s = started.elapsed().as_secs_f64();
    if let Some(place) = &place {
        place.write(&part).map_err(|why| (USAGE, why))?;
    }
    Ok(part)
}

/// The shard's runs on all cores; the outcomes are in run order.
fn run_all(args: &EnsembleArgs, scenario: &Arc<Scenario>, making: &Making, shard: Shard) -> Result<Vec<Outcome>, Stop> {
    let threads = args.threads.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(|e| (USAGE, e.to_string()))?;
    let map = Arc::new(CoalitionMap::new(scenario));
    let numbers: Vec<u32> = shard.runs(making.runs).collect();
    let progress = Progress::new(shard.size(making.runs), !args.output.quiet);
    // Idle runners; each keeps its route cache.
    let idle: Mutex<Vec<Runner>> = Mutex::new(Vec::new());
    let one = |number: u32| -> Result<Outcome, Stop> {
        let waiting = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut runner = waiting.unwrap_or_else(|| Runner::new(scenario.clone(), map.clone(), making.bots));
        let seed = seed_of(making.base_seed, number);
        let outcome = catch_unwind(AssertUnwindSafe(|| runner.run(seed)))
            .map_err(|_| (FAULT, format!("run {number} (seed {seed}) met an internal fault; nothing was written")))?;
        idle.lock().unwrap_or_else(PoisonError::into_inner).push(runner);
        progress.one_more();
        Ok(outcome)
    };
    let outcomes = pool.install(|| numbers.into_par_iter().with_max_len(4).map(one).collect());
    progress.finish();
    outcomes
}

/// A progress line on a terminal, once the work takes longer than a second.
struct Progress {
    shown: bool,
    of: u32,
    done: AtomicU32,
    started: Instant,
    /// Milliseconds after the start at which the line is next renewed.
    due_ms: AtomicU64,
}

impl Progress {
    const EVERY_MS: u64 = 200;

    fn new(of: u32, wanted: bool) -> Progress {
        let shown = wanted && std::io::stderr().is_terminal();
        Progress { shown, of, done: AtomicU32::new(0), started: Instant::now(), due_ms: AtomicU64::new(1000) }
    }

    fn one_more(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let (now, due) = (self.started.elapsed().as_millis() as u64, self.due_ms.load(Ordering::Relaxed));
        let mine = now >= due
            && self.due_ms.compare_exchange(due, now + Self::EVERY_MS, Ordering::Relaxed, Ordering::Relaxed).is_ok();
        if self.shown && mine {
            let left = Duration::from_millis(now * u64::from(self.of - done) / u64::from(done.max(1)));
            eprint!("\r{done} of {} runs, about {} s left   ", self.of, left.as_secs() + 1);
            // Only decoration: a terminal that cannot be flushed is no reason to stop.
            let _decoration = std::io::stderr().flush();
        }
    }

    fn finish(&self) {
        if self.shown && self.due_ms.load(Ordering::Relaxed) > 1000 {
            eprint!("\r{:60}\r", "");
        }
    }
}

/// A shard prints the part itself, so that its output can be saved and merged like a file.
fn print(part: &Part, output: Output) {
    let summary = part.summary();
    match output.format {
        Format::Json if part.shard == Shard::WHOLE => print_json(&summary),
        Format::Json => match part_file::text_of(part) {
            Ok(text) => say!("{}", text.trim_end()),
            Err(e) => eprintln!("sandtable: {e}"),
        },
        Format::Text => {
            let of = part.shard.size(part.making.runs);
            let making = &part.making;
            say!("{of} of {} runs of {}, base seed {}", making.runs, making.scenario, making.base_seed);
            let line = |name: &str, n: &str, cells: [String; 6]| {
                say!(
                    "{name:<26} {n:>6} {:>10}{}",
                    cells[0],
                    cells[1..].iter().map(|c| format!(" {c:>8}")).collect::<String>()
                );
            };
            line("", "n", ["mean", "p05", "p25", "p50", "p75", "p95"].map(str::to_owned));
            for (name, m) in &summary.metrics {
                let whole = |q: Option<i64>| q.map_or_else(|| "-".to_owned(), |q| q.to_string());
                let mean = m.mean.map_or_else(|| "-".to_owned(), |mean| format!("{mean:.2}"));
                let cells = [mean, whole(m.p05), whole(m.p25), whole(m.p50), whole(m.p75), whole(m.p95)];
                line(name, &m.n.to_string(), cells);
            }
            say!("{:.2} s; digest {}", summary.wall_s, summary.digest);
        }
    }
}
