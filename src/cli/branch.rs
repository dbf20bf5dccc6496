//! `sandtable branch`: a new drill with the entries of another up to one of them; `sandtable compare`: two drills side
//! by side.

use super::report::table;
use super::{Format, GOOD, NOT_GOOD, Output, print_json};
use crate::host::{branch_drill, read_drill};
use crate::report::measure::measures;
use crate::report::{Words, actions, compare, compare_measures, summarise, tested_again};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct BranchArgs {
    /// Exercise folder to branch from; unchanged.
    drill: PathBuf,
    /// Number of the last shared entry.
    #[arg(long)]
    at: u64,
    /// New folder for the branch.
    #[arg(long)]
    into: PathBuf,
}

#[derive(clap::Args)]
pub struct CompareArgs {
    /// Two exercise folders: of different years or teams, or an exercise and its branch.
    a: PathBuf,
    b: PathBuf,
    /// Improvement plan of the first exercise as a spreadsheet (CSV, docs/REPORT.md).
    #[arg(long, value_name = "FILE")]
    actions: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
}

pub fn branch(args: &BranchArgs) -> u8 {
    match branch_drill(&args.drill, args.at, &args.into) {
        Ok(drill) => {
            say!("{}: {} entries, {}", args.into.display(), drill.entries().len(), drill.now());
            GOOD
        }
        Err(why) => {
            eprintln!("sandtable: {why}");
            NOT_GOOD
        }
    }
}

pub fn compare_drills(args: &CompareArgs) -> u8 {
    let (a, b) = match (read_drill(&args.a), read_drill(&args.b)) {
        (Ok((a, _)), Ok((b, _))) => (a, b),
        (Err(why), _) | (_, Err(why)) => {
            eprintln!("sandtable: {why}");
            return NOT_GOOD;
        }
    };
    // Another year's drill seldom has the same scenario file.
    if a.scenario.hash != b.scenario.hash {
        eprintln!("sandtable: the scenarios differ ({} and {}): judge with care", a.scenario.id, b.scenario.id);
    }
    let plan = match table(args.actions.as_deref()) {
        Ok(plan) => plan,
        Err(why) => return super::fail(&why),
    };
    let mut lines = compare(&summarise(&a), &summarise(&b));
    let (words, of_a, of_b) = (Words::default(), measures(&a), measures(&b));
    lines.extend(compare_measures(&of_a, &of_b, &words));
    lines.extend(tested_again(&actions(&a, &words, &plan), &of_a, &of_b, &words));
    match args.output.format {
        Format::Json => print_json(&lines),
        Format::Text => {
            for line in &lines {
                let mark = if line.differs { "*" } else { " " };
                say!("{mark} {:<62} {:>22} {:>22}", line.measure, line.a, line.b);
            }
        }
    }
    GOOD
}
