//! `sandtable replay DRILL`: runs a journal again and compares every digest.

use super::{Format, GOOD, NOT_GOOD, Output, print_json};
use crate::host::{DrillError, read_drill};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::time::Instant;

#[derive(clap::Args)]
pub struct ReplayArgs {
    /// Exercise folder.
    drill: PathBuf,
    #[command(flatten)]
    output: Output,
}

#[derive(Serialize)]
struct ReplaySummary {
    entries: u64,
    digests_compared: u64,
    mismatches: u64,
    first_mismatch: Option<u64>,
    /// Of an unfinished last write.
    torn_bytes: u64,
    wall_s: f64,
    sim_s: i64,
}

pub fn replay(args: &ReplayArgs) -> u8 {
    match run(&args.drill) {
        Err(why) if args.drill.exists() => {
            eprintln!("sandtable: {why}");
            NOT_GOOD
        }
        Err(why) => super::fail(&why.to_string()),
        Ok(summary) => {
            let good = summary.mismatches == 0;
            match args.output.format {
                Format::Json => print_json(&summary),
                Format::Text => {
                    say!(
                        "{} entries, {} fingerprints compared, {} mismatches ({:.2} s)",
                        summary.entries,
                        summary.digests_compared,
                        summary.mismatches,
                        summary.wall_s
                    );
                    if let Some(n) = summary.first_mismatch {
                        say!("the first entry that replayed differently is number {n}");
                    }
                    if summary.torn_bytes > 0 {
                        say!(
                            "the journal ends in an unfinished write of {} bytes, which was not read",
                            summary.torn_bytes
                        );
                    }
                }
            }
            if good { GOOD } else { NOT_GOOD }
        }
    }
}

fn run(dir: &Path) -> Result<ReplaySummary, DrillError> {
    let started = Instant::now();
    let (drill, r) = read_drill(dir)?;
    Ok(ReplaySummary {
        entries: r.entries,
        digests_compared: r.digests_compared,
        mismatches: r.mismatches,
        first_mismatch: r.first_mismatch,
        torn_bytes: r.torn_bytes,
        wall_s: started.elapsed().as_secs_f64(),
        sim_s: drill.now().secs(),
    })
}
