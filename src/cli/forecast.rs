//! `sandtable forecast`: projections from a moment of a drill. `sandtable what-if`: one changed decision, in matched pairs.

use super::{Format, GOOD, NOT_GOOD, Output, orders, print_json, scenario_or_findings};
use crate::drill::journal::DrillFolder;
use crate::drill::{Bots, Control, Deciders, Drill, Order};
use crate::forecast::{Change, Outlook, WhatIf, begin, statement, what_if};
use crate::host::{loose_drill, now_ms, read_drill};
use crate::report::Words;
use crate::report::document::Section;
use crate::units::{SimTime, Span};
use crate::words::{self, Language, in_language};
use clap::ValueEnum;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct ForecastArgs {
    /// Exercise folder, or a scenario that bots play until then.
    drill: String,
    /// Exercise time of the forecast, such as `20 min`. Default: the end of the log.
    #[arg(long, value_parser = super::run::span_arg)]
    at: Option<Span>,
    #[arg(long, default_value_t = 200)]
    runs: u32,
    /// Seconds after which no further projection starts.
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    budget: u64,
    /// Decisions in the projections.
    #[arg(long, value_enum, default_value = "bots")]
    assume: Assume,
    #[arg(long)]
    threads: Option<NonZeroUsize>,
    #[command(flatten)]
    output: Output,
}

#[derive(Clone, Copy, ValueEnum)]
enum Assume {
    Bots,
    Nobody,
}

#[derive(clap::Args)]
pub struct WhatIfArgs {
    /// Exercise folder.
    drill: PathBuf,
    /// Entry number of the decision, as in the report.
    #[arg(long)]
    entry: u64,
    /// Make it at another exercise time, such as `12 min`. Without this and `--instead`: never.
    #[arg(long, value_parser = super::run::span_arg, conflicts_with = "instead")]
    at: Option<Span>,
    /// File with one replacement order, as for `run --orders`.
    #[arg(long, value_name = "FILE")]
    instead: Option<PathBuf>,
    #[arg(long, default_value_t = 200)]
    runs: u32,
    #[arg(long)]
    threads: Option<NonZeroUsize>,
    #[command(flatten)]
    output: Output,
}

/// Matched pairs of runs for a section of a report.
const REPORTED: u32 = 200;

fn cores(threads: Option<NonZeroUsize>) -> usize {
    threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, usize::from)
}

pub fn forecast(args: &ForecastArgs) -> u8 {
    let drill = match standing(args) {
        Ok(drill) => drill,
        Err(code) => return code,
    };
    let deciders = match args.assume {
        Assume::Bots => Deciders::Bots,
        Assume::Nobody => Deciders::Nobody,
    };
    let until = drill.scenario.ends();
    if drill.now() >= until {
        return super::fail(
            "the exercise is over at that time: there is no future to look into; write an earlier --at",
        );
    }
    let started = Instant::now();
    let job = begin(drill.standing(), args.runs, until, deciders, cores(args.threads));
    while !job.is_over() {
        if started.elapsed() > Duration::from_secs(args.budget) {
            job.stop();
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let outlook = Outlook::of(drill.now(), until, deciders, &job.so_far());
    let wall_s = started.elapsed().as_secs_f64();
    match args.output.format {
        Format::Json => {
            print_json(&serde_json::json!({ "scenario": drill.scenario.id, "wall_s": wall_s, "outlook": outlook }))
        }
        Format::Text => print_outlook(&drill, &outlook, wall_s),
    }
    GOOD
}

/// The drill at the requested moment.
fn standing(args: &ForecastArgs) -> Result<Drill, u8> {
    let folder = PathBuf::from(&args.drill);
    if DrillFolder::is_drill(&folder) {
        let (whole, _) = read_drill(&folder).map_err(|why| {
            eprintln!("sandtable: {why}");
            NOT_GOOD
        })?;
        let Some(at) = args.at else { return Ok(whole) };
        let before = whole.entries().iter().take_while(|e| e.at <= SimTime::START + at).count();
        let mut then = whole.branch_at(before as u64).ok_or(NOT_GOOD)?;
        then.advance_unattended(SimTime::START + at);
        return Ok(then);
    }
    let (scenario, _) = scenario_or_findings(&args.drill)?;
    let mut drill = loose_drill(&scenario, scenario.seed, Bots::Everywhere);
    // A refusal of `Begin` would mean that it has begun.
    let _begun = drill.submit(scenario.facilitator(), Order::Control(Control::Begin), now_ms());
    drill.advance_unattended(SimTime::START + args.at.unwrap_or(Span::ZERO));
    Ok(drill)
}

fn print_outlook(drill: &Drill, outlook: &Outlook, wall_s: f64) {
    say!("{} from {}", drill.scenario.title.en, words::story_time(&drill.scenario, outlook.from));
    let own = Words::default();
    say!("{}", statement::assumption(&own, outlook));
    for chance in &outlook.chances {
        say!("  {}", statement::chance(&own, &drill.scenario, chance));
    }
    say!("\n  {:<14} {:>6} {:>6} {:>6} {:>6} {:>6}", "at the end", "p10", "p25", "p50", "p75", "p90");
    for (quantity, fan) in &outlook.fans {
        if let Some(last) = fan.last() {
            let name = statement::quantity(&own, *quantity);
            say!("  {name:<14} {:>6} {:>6} {:>6} {:>6} {:>6}", last.p10, last.p25, last.p50, last.p75, last.p90);
        }
    }
    say!("{} projections in {wall_s:.2} s", outlook.futures);
}

pub fn what_if_entry(args: &WhatIfArgs) -> u8 {
    if !DrillFolder::is_drill(&args.drill) {
        return super::fail(&format!("{} is not a drill folder", args.drill.display()));
    }
    let (drill, _) = match read_drill(&args.drill) {
        Ok(drill) => drill,
        Err(why) => {
            eprintln!("sandtable: {why}");
            return NOT_GOOD;
        }
    };
    let change = match change(args, &drill) {
        Ok(change) => change,
        Err(why) => {
            eprintln!("sandtable: {why}");
            return NOT_GOOD;
        }
    };
    match what_if(&drill, args.entry, &change, args.runs, cores(args.threads)) {
        Err(why) => {
            eprintln!("sandtable: {why}");
            NOT_GOOD
        }
        Ok(found) => {
            match args.output.format {
                Format::Json => print_json(&found),
                Format::Text => print_what_if(&drill, &change, &found),
            }
            GOOD
        }
    }
}

/// Sections of a report: each of these decisions compared with its absence.
pub fn sections(drill: &Drill, entries: &[u64], words: &Words, language: Language) -> Result<Vec<Section>, String> {
    let mut found = Vec::new();
    for entry in entries {
        let one = what_if(drill, *entry, &Change::Remove, REPORTED, cores(None)).map_err(|e| e.to_string())?;
        found.push((Change::Remove, one));
    }
    if found.is_empty() {
        Ok(Vec::new())
    } else {
        Ok(vec![in_language(language, || statement::section(words, drill, &found))])
    }
}

fn change(args: &WhatIfArgs, drill: &Drill) -> Result<Change, String> {
    match (&args.instead, args.at) {
        (None, None) => Ok(Change::Remove),
        (None, Some(at)) => Ok(Change::Move(SimTime::START + at)),
        (Some(path), _) => match orders::read(path, &drill.scenario)?.as_slice() {
            [one] => Ok(Change::Replace { at: one.at, order: one.order.clone() }),
            other => Err(format!("{} has {} orders; one is needed", path.display(), other.len())),
        },
    }
}

fn print_what_if(drill: &Drill, change: &Change, found: &WhatIf) {
    say!("{}", statement::what_if(&Words::default(), drill, change, found));
    say!(
        "\n  {:<24} {:>9} {:>9} {:>9} {:>9}  {:>17}  {:>5} {:>5} {:>5}",
        "",
        "happened",
        "as it was",
        "changed",
        "diff.",
        "95 %",
        "less",
        "equal",
        "more"
    );
    for d in &found.differences {
        let happened = d.happened.map_or_else(|| "–".to_owned(), |v| v.to_string());
        let range = format!("{:.2} to {:.2}", d.low, d.high);
        say!(
            "  {:<24} {happened:>9} {:>9.2} {:>9.2} {:>9.2}  {range:>17}  {:>5} {:>5} {:>5}",
            d.outcome,
            d.mean_as_it_was,
            d.mean_changed,
            d.mean,
            d.less,
            d.equal,
            d.more
        );
    }
}
