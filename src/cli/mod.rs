//! The commands, thin. Names, exit codes and JSON keys are a contract (`README.md`, “The command line”).

/// A line on standard output.
macro_rules! say {
    ($($words:tt)*) => { $crate::cli::output::line(format_args!($($words)*)) };
}

/// As the standard macro, but a failed write to standard error stops nothing.
macro_rules! eprintln {
    ($($words:tt)*) => { $crate::cli::output::complaint(format_args!($($words)*), "\n") };
}
macro_rules! eprint {
    ($($words:tt)*) => { $crate::cli::output::complaint(format_args!($($words)*), "") };
}

mod branch;
mod check;
mod ensemble;
mod forecast;
mod new;
mod open;
pub mod orders;
mod output;
mod random_orders;
pub mod region;
mod replay;
mod report;
mod run;
pub mod selftest;
pub mod validation;

pub use random_orders::random_decision;

use crate::host::{Found, find_scenario};
use crate::scenario::Scenario;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::sync::Arc;

/// Exit codes.
pub const GOOD: u8 = 0;
/// The examined file or exercise has a problem.
pub const NOT_GOOD: u8 = 1;
/// Usage or environment error.
pub const USAGE: u8 = 2;
/// An internal fault.
pub const FAULT: u8 = 3;

#[derive(Parser)]
#[command(name = "sandtable", version, about = "Tabletop exercises for health care coalitions", long_about = None)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Verb>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// How a result is printed.
#[derive(clap::Args, Clone, Copy)]
pub struct Output {
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Print only the result.
    #[arg(long)]
    quiet: bool,
}

#[derive(Subcommand)]
enum Verb {
    /// Open the desktop on a scenario, or resume an exercise.
    Open(open::OpenArgs),
    /// Validate scenario files and region packs.
    Check(check::CheckArgs),
    /// Create a scenario folder from a template.
    New(new::NewArgs),
    /// Run a scenario unattended, with bots in every seat.
    Run(run::RunArgs),
    /// Run many seeds on all cores and print the distribution of outcomes (docs/scale/README.md).
    Ensemble(ensemble::EnsembleArgs),
    /// Replay an exercise log and compare digests.
    Replay(replay::ReplayArgs),
    /// Start a new exercise from another one at an entry.
    Branch(branch::BranchArgs),
    /// Print two exercises side by side.
    Compare(branch::CompareArgs),
    /// Run projections from a moment: how often each outcome occurs, and when.
    Forecast(forecast::ForecastArgs),
    /// Compare an exercise with and without one decision, in matched pairs.
    WhatIf(forecast::WhatIfArgs),
    /// Write the after-action report (AAR/IP) of an exercise.
    Report(report::ReportArgs),
    /// Check the engine against closed-form results and published tables.
    Selftest {
        /// Run the validation table: backcasts and patterns, misses included (docs/VALIDATION.md).
        #[arg(long)]
        validation: bool,
        /// Runs per row of the validation table.
        #[arg(long, default_value_t = validation::RUNS, requires = "validation", value_parser = clap::value_parser!(u32).range(2..))]
        runs: u32,
        /// Write the validation page to this file.
        #[arg(long, value_name = "FILE", requires = "validation")]
        out: Option<PathBuf>,
        #[command(flatten)]
        output: Output,
    },
    /// Write the reference pages (scenario format, authority) from the code.
    Docs {
        /// Output folder.
        #[arg(long, default_value = "docs")]
        out: PathBuf,
    },
    /// Region packs.
    #[command(subcommand)]
    Region(RegionVerb),
}

#[derive(Subcommand)]
enum RegionVerb {
    /// Build a region pack from source tables (docs/REGIONS.md).
    Build {
        /// Folder with the source tables.
        #[arg(long)]
        from: PathBuf,
        /// Parent folder of the packs.
        #[arg(long, default_value = "assets/regions")]
        out: PathBuf,
        #[arg(long)]
        region: String,
    },
}

/// Runs the command and returns the exit code.
pub fn run(args: Args) -> u8 {
    output::verdict(command(args))
}

/// Help and version go to standard output, usage errors to standard error.
pub fn usage(e: &clap::Error) -> u8 {
    if e.use_stderr() {
        let _unread = e.print();
        return USAGE;
    }
    say!("{}", e.render().to_string().trim_end());
    output::verdict(GOOD)
}

/// An internal fault stopped the command.
pub fn fault() -> u8 {
    eprintln!(
        "sandtable: an internal fault stopped this command. Drills are kept up to the last acknowledged order. \
         SANDTABLE_VERBOSE=1 shows details for a report."
    );
    FAULT
}

fn command(args: Args) -> u8 {
    match args.command {
        None => open::start(),
        Some(Verb::Open(args)) => open::open(&args),
        Some(Verb::Check(args)) => check::check(&args),
        Some(Verb::New(args)) => new::new(&args),
        Some(Verb::Run(args)) => run::run(&args),
        Some(Verb::Ensemble(args)) => ensemble::ensemble(&args),
        Some(Verb::Replay(args)) => replay::replay(&args),
        Some(Verb::Branch(args)) => branch::branch(&args),
        Some(Verb::Compare(args)) => branch::compare_drills(&args),
        Some(Verb::Forecast(args)) => forecast::forecast(&args),
        Some(Verb::WhatIf(args)) => forecast::what_if_entry(&args),
        Some(Verb::Report(args)) => report::report(&args),
        Some(Verb::Selftest { validation: true, runs, out, output }) => {
            validation::validation(runs, out.as_ref(), output)
        }
        Some(Verb::Selftest { output, .. }) => selftest::selftest(output),
        Some(Verb::Docs { out }) => docs(&out),
        Some(Verb::Region(RegionVerb::Build { from, out, region })) => match region::build(&from, &out, &region) {
            Ok(report) => {
                say!("{report}");
                GOOD
            }
            Err(why) => fail(&why),
        },
    }
}

fn docs(out: &std::path::Path) -> u8 {
    let pages = [
        ("SCENARIO_FORMAT.md", crate::scenario::docs::scenario_format(crate::words::said)),
        ("AUTHORITY.md", crate::words::authority_page()),
    ];
    for (name, text) in pages {
        let path = out.join(name);
        if let Err(e) = crate::drill::journal::write_file_atomically(&path, text) {
            return fail(&format!("{}: {e}", path.display()));
        }
        say!("{}", path.display());
    }
    GOOD
}

/// The scenario, or its findings printed and an exit code.
fn scenario_or_findings(name: &str) -> Result<(Arc<Scenario>, Found), u8> {
    let found = find_scenario(name).map_err(|why| fail(&why))?;
    match &found.loaded.scenario {
        Some(scenario) => Ok((scenario.clone(), found)),
        None => {
            eprint!("{}", crate::words::findings(&found.loaded));
            Err(NOT_GOOD)
        }
    }
}

/// Reports a usage or environment error.
fn fail(why: &str) -> u8 {
    eprintln!("sandtable: {why}");
    USAGE
}

/// A value as one JSON document on standard output, and nothing else there.
fn print_json<T: serde::Serialize>(value: &T) {
    match serde_json::to_string_pretty(value) {
        Ok(text) => say!("{text}"),
        Err(e) => eprintln!("sandtable: {e}"),
    }
}
