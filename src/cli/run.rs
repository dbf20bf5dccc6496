//! `sandtable run SCENARIO`: unattended, to the end.

use super::{Format, GOOD, Output, orders, print_json, random_orders, scenario_or_findings};
use crate::drill::{Bots, Control, Drill, Order};
use crate::host::{create_drill, loose_drill, now_ms};
use crate::report::{RunSummary, patients_csv, summarise};
use crate::scenario::decode::read_span;
use crate::units::{SimTime, Span};
use crate::{view, words};
use std::path::PathBuf;
use std::time::Instant;

#[derive(clap::Args)]
pub struct RunArgs {
    /// Path or name of a built-in scenario.
    scenario: String,
    /// Seed. Default: the scenario's.
    #[arg(long)]
    seed: Option<u64>,
    /// Exercise time of the end, such as `6h` or `90 min`. Default: the scenario's length.
    #[arg(long, value_parser = span_arg)]
    until: Option<Span>,
    /// Orders file: RON, (at: "+0:12", seat: "ems", order: …).
    #[arg(long, value_name = "FILE")]
    orders: Option<PathBuf>,
    /// Also submit this many random orders, drawn from the seed; some are refused.
    #[arg(long, value_name = "N", default_value_t = 0)]
    shake: u32,
    /// No bots: no decisions.
    #[arg(long)]
    no_bots: bool,
    /// Save the exercise in this folder.
    #[arg(long, value_name = "DIR")]
    journal: Option<PathBuf>,
    /// Write one line per patient to this file.
    #[arg(long, value_name = "FILE.csv")]
    patients: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
}

pub fn run(args: &RunArgs) -> u8 {
    let (scenario, found) = match scenario_or_findings(&args.scenario) {
        Ok(found) => found,
        Err(code) => return code,
    };
    let until = args.until.map_or(scenario.ends(), |span| SimTime::START + span);
    let script = match args.orders.as_ref().map(|p| orders::read(p, &scenario)) {
        None => Vec::new(),
        Some(Ok(script)) => script,
        Some(Err(why)) => {
            eprintln!("sandtable: {why}");
            return super::NOT_GOOD;
        }
    };
    let seed = args.seed.unwrap_or(scenario.seed);
    let bots = if args.no_bots { Bots::Nowhere } else { Bots::Everywhere };
    let started = Instant::now();
    let mut drill = match &args.journal {
        None => loose_drill(&scenario, seed, bots),
        Some(dir) => match create_drill(dir, &found, Some(seed), bots) {
            Ok(drill) => drill,
            Err(why) => return super::fail(&why.to_string()),
        },
    };
    let timeline = args.output.format == Format::Text && !args.output.quiet;
    let shaken = random_orders::moments(seed, args.shake, until);
    play(&mut drill, until, &script, &shaken, timeline);
    let mut summary = summarise(&drill);
    summary.wall_s = started.elapsed().as_secs_f64();
    if let Some(path) = &args.patients
        && let Err(e) = crate::drill::journal::write_file_atomically(path, patients_csv(&drill))
    {
        return super::fail(&format!("{}: {e}", path.display()));
    }
    if let Some(reason) = drill.broken() {
        return super::fail(&format!("the journal could not be written: {reason}"));
    }
    match args.output.format {
        Format::Json => print_json(&summary),
        Format::Text => print_summary(&drill, &summary),
    }
    GOOD
}

/// Plays a drill from its Ready sheet to `until`, with the script's orders and random ones at their times.
pub fn play(drill: &mut Drill, until: SimTime, script: &[orders::Scripted], shaken: &[(SimTime, u64)], timeline: bool) {
    let facilitator = drill.scenario.facilitator();
    let mut shown = 0;
    // A refusal of `Begin` would mean that the drill has begun.
    let _begun = drill.submit(facilitator, Order::Control(Control::Begin), now_ms());
    let mut script = script.iter().peekable();
    let mut shaken = shaken.iter().peekable();
    loop {
        let scripted_next = match (script.peek(), shaken.peek()) {
            (Some(s), Some(r)) => s.at <= r.0,
            (s, _) => s.is_some(),
        };
        let given = if scripted_next {
            let Some(s) = script.next() else { break };
            advance(drill, s.at.min(until), timeline, &mut shown);
            Some((s.seat, s.order.clone()))
        } else {
            let Some((at, dice)) = shaken.next() else { break };
            advance(drill, *at, timeline, &mut shown);
            random_orders::random_order(drill, *dice)
        };
        if let Some((seat, order)) = given
            && let Err(why) = drill.submit(seat, order, now_ms())
            && timeline
        {
            say!("       refused: {}", words::refusal(&drill.scenario, &why));
        }
    }
    advance(drill, until, timeline, &mut shown);
}

/// Minute by minute, so that the timeline is printed live.
fn advance(drill: &mut Drill, until: SimTime, timeline: bool, shown: &mut u64) {
    if !timeline {
        return drill.advance_unattended(until);
    }
    while drill.now() < until && drill.phase() == crate::drill::Phase::Running {
        drill.advance_unattended((drill.now() + Span::mins(1)).min(until));
        for line in view::journal_since(drill, drill.scenario.facilitator(), *shown) {
            let who = if line.who.is_empty() { String::new() } else { format!("{}: ", line.who) };
            say!("{}  {}  {who}{}", line.at, line.story, line.text);
            *shown = line.number;
        }
    }
}

pub fn print_summary(drill: &Drill, s: &RunSummary) {
    say!("\n{} (seed {})", s.title, s.seed);
    for line in view::end_lines(drill) {
        say!("  {line}");
    }
    say!("\n  {:<38} {:>8} {:>7} {:>9} {:>5}", "hospital", "arrivals", "by EMS", "admitted", "died");
    for f in s.facilities.iter().filter(|f| f.arrivals > 0) {
        say!("  {:<38} {:>8} {:>7} {:>9} {:>5}", f.name, f.arrivals, f.arrivals_by_ems, f.admitted, f.died);
    }
    say!(
        "\n  {} of {} injects fired, {} decisions taken, {} refused",
        s.injects.fired,
        s.injects.planned,
        s.decisions.accepted,
        s.decisions.refused
    );
    if !s.never_fired.is_empty() {
        say!("  never released: {}", s.never_fired.join(", "));
    }
    say!("  {} events in {:.2} s; digest {}", s.events, s.wall_s, s.digest);
}

/// For clap.
pub(super) fn span_arg(text: &str) -> Result<Span, String> {
    parse_span(text).ok_or_else(|| "write a time like `6h`, `1.5h`, `90 min` or `90s`, at most a year".to_owned())
}

/// As in a scenario file; a bare number is minutes, and so is `m`, which cannot be a distance here.
fn parse_span(text: &str) -> Option<Span> {
    let text = text.trim().to_ascii_lowercase();
    if text.chars().all(|c| c.is_ascii_digit()) {
        return read_span(&format!("{text} min"));
    }
    let short = text.replace("minutes", "m").replace("minute", "m").replace("min", "m");
    read_span(&short.replace('m', " min "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_as_people_write_them() {
        assert_eq!(parse_span("6h"), Some(Span::hours(6)));
        assert_eq!(parse_span("90 min"), Some(Span::mins(90)));
        assert_eq!(parse_span("1h30m"), Some(Span::mins(90)));
        assert_eq!(parse_span("90s"), Some(Span::secs(90)));
        assert_eq!(parse_span("90"), Some(Span::mins(90)));
        assert_eq!(parse_span("1.5h"), Some(Span::mins(90)));
        assert_eq!(parse_span("1 Hour 30 Minutes 5s"), Some(Span::secs(5_405)));
        assert_eq!(parse_span("99999999999999999h"), None);
        assert_eq!(parse_span("soon"), None);
        assert_eq!(parse_span(""), None);
    }
}
