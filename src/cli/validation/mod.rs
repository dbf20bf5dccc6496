//! `sandtable selftest --validation`: every row of the validation table, misses included. The exact rows are the
//! self-test's; backcasts and patterns play the scenarios in `scenarios/validation/` with recorded seeds. A row states
//! its inputs, the part of the model tested, and its acceptance rule; the rules were written before the runs.

mod dialysis;
mod evacuation;
mod judge;
mod mci;
mod overtriage;
mod page;
mod surge;

pub use judge::{Bar, Claim, Finding};
pub use page::page;

use super::selftest::{Check, all_checks};
use super::{FAULT, Format, GOOD, NOT_GOOD, Output, print_json};
use crate::drill::Bots;
use crate::forecast::{Runner, seed_of};
use crate::host::Packs;
use crate::map::CoalitionMap;
use crate::scenario::{Scenario, check_source};
use rayon::prelude::*;
use serde::Serialize;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;

/// Run `k` has the seed `seed_of(BASE_SEED, k)`.
pub const BASE_SEED: u64 = 2026;
/// The targets require 200 or more.
pub const RUNS: u32 = 200;
/// Rows that must be within their bands.
const BAR: usize = 11;

/// Values of one run for each claim of its row.
pub type Values = Vec<Option<f64>>;

/// One backcast or pattern.
pub struct Row {
    pub id: &'static str,
    pub name: &'static str,
    pub kind: &'static str,
    pub source: &'static str,
    /// Files of `scenarios/validation/`, without extension.
    pub scenarios: &'static [&'static str],
    /// The part of the model tested.
    pub model: &'static str,
    pub claims: Vec<Claim>,
    /// Why it misses, or what its pass does not prove.
    pub note: &'static str,
    pub play: fn(&Bench, u64) -> Values,
    /// Combines runs into replications, where one run is not one.
    pub fold: Option<fn(&[Values]) -> Vec<Values>>,
}

/// Scenarios and maps of a row, ready to play.
pub struct Bench {
    pub scenarios: Vec<Arc<Scenario>>,
    pub maps: Vec<Arc<CoalitionMap>>,
}

/// A row with its results.
#[derive(Serialize)]
pub struct Judged {
    pub id: String,
    pub pass: bool,
    pub findings: Vec<Finding>,
    /// Of all runs, and of the first two alone.
    pub fingerprint: String,
    pub first_two: String,
}

macro_rules! texts {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../scenarios/validation/", $name, ".ron")))),*]
    };
}

const TEXTS: [(&str, &str); 10] = texts![
    "s06-trauma-surge",
    "s07-open-air-blast",
    "s08-orlando-2016",
    "s09-las-vegas-2017",
    "s10b-nyu-langone-2012",
    "s11-madrid-2004",
    "s12-dialysis-2012",
    "s13a-pooled-bombings",
    "s13b-one-hospital",
    "s13c-rich-city",
];

/// Backcasts and patterns in the order of their numbers.
pub fn rows() -> Vec<Row> {
    let mut rows = mci::rows();
    rows.push(dialysis::row());
    rows.push(evacuation::row());
    rows.push(surge::row());
    rows.push(overtriage::row());
    rows.sort_by_key(|r| {
        let digits = r.id.trim_start_matches('S').trim_end_matches(char::is_alphabetic);
        (digits.parse::<u32>().unwrap_or(u32::MAX), r.id)
    });
    rows
}

impl Bench {
    /// A test checks the embedded scenarios.
    pub fn of(row: &Row) -> Bench {
        let scenario = |name: &&str| {
            let text = TEXTS.iter().find(|(n, _)| n == name).map_or("", |(_, text)| text);
            check_source(&format!("{name}.ron"), text, &Packs::installed())
                .scenario
                .expect("the embedded scenario has no errors")
        };
        let scenarios: Vec<Arc<Scenario>> = row.scenarios.iter().map(scenario).collect();
        let maps = scenarios.iter().map(|s| Arc::new(CoalitionMap::new(s))).collect();
        Bench { scenarios, maps }
    }

    pub fn runner(&self, which: usize, bots: Bots) -> Runner {
        Runner::new(self.scenarios[which].clone(), self.maps[which].clone(), bots)
    }
}

/// Plays the first `runs` runs of a row on all cores.
pub fn play(row: &Row, runs: u32) -> Vec<Values> {
    let bench = Bench::of(row);
    (1..=runs).into_par_iter().map(|run| (row.play)(&bench, seed_of(BASE_SEED, run))).collect()
}

pub fn judge(row: &Row, runs: &[Values]) -> Judged {
    let replications = row.fold.map(|fold| fold(runs));
    let values = replications.as_deref().unwrap_or(runs);
    let judged = |(i, claim): (usize, &Claim)| claim.judge(values.iter().map(|v| v[i]));
    let findings: Vec<Finding> = row.claims.iter().enumerate().map(judged).collect();
    Judged {
        id: row.id.to_owned(),
        pass: findings.iter().all(|f| f.pass),
        findings,
        fingerprint: fingerprint(runs),
        first_two: fingerprint(&runs[..runs.len().min(2)]),
    }
}

/// Digest of every value of every run, to six decimals.
pub fn fingerprint(runs: &[Values]) -> String {
    let word = |v: &Option<f64>| v.map_or("-".to_owned(), |v| format!("{v:.6}"));
    let lines: Vec<String> = runs.iter().map(|run| run.iter().map(word).collect::<Vec<_>>().join(" ")).collect();
    blake3::hash(lines.join("\n").as_bytes()).to_hex()[..16].to_owned()
}

/// Rows S1 to S13 with their parts: exact checks and backcasts.
pub fn verdicts(exact: &[Check], judged: &[Judged]) -> Vec<(String, bool)> {
    let belongs = |id: &str, n: u32| {
        let digits: String = id.trim_start_matches('S').chars().take_while(char::is_ascii_digit).collect();
        digits == n.to_string()
    };
    (1..=13)
        .map(|n| {
            let checks: Vec<bool> = exact.iter().filter(|c| belongs(&c.id, n)).map(|c| c.pass).collect();
            let rows: Vec<bool> = judged.iter().filter(|j| belongs(&j.id, n)).map(|j| j.pass).collect();
            let there = !checks.is_empty() || !rows.is_empty();
            (format!("S{n}"), there && checks.into_iter().chain(rows).all(|pass| pass))
        })
        .collect()
}

#[derive(Serialize)]
struct Table<'a> {
    rows: &'a [Judged],
    within: usize,
    of: usize,
}

/// Runs everything, prints the table, and writes the page if requested.
pub fn validation(runs: u32, out: Option<&PathBuf>, output: Output) -> u8 {
    let watched = !output.quiet && std::io::stderr().is_terminal();
    let watch = |what: &str| {
        if watched {
            eprintln!("validating {what}…");
        }
    };
    let exact = all_checks(watch);
    let rows = rows();
    let judged: Vec<Judged> = rows
        .iter()
        .map(|row| {
            watch(row.name);
            judge(row, &play(row, runs))
        })
        .collect();
    let verdicts = verdicts(&exact, &judged);
    let within = verdicts.iter().filter(|(_, pass)| *pass).count();
    match output.format {
        Format::Json => print_json(&Table { rows: &judged, within, of: verdicts.len() }),
        Format::Text => {
            for j in &judged {
                say!("{} {}", if j.pass { "within" } else { "MISS  " }, j.id);
                for f in &j.findings {
                    say!(
                        "    {} {}: {} (expected {})",
                        if f.pass { "ok  " } else { "MISS" },
                        f.what,
                        f.simulated,
                        f.expected
                    );
                }
            }
            say!("{within} of {} rows within their bands", verdicts.len());
        }
    }
    if let Some(out) = out
        && let Err(e) = crate::drill::journal::write_file_atomically(out, page(&exact, &rows, &judged, runs))
    {
        eprintln!("sandtable: {}: {e}", out.display());
        return FAULT;
    }
    if within >= BAR { GOOD } else { NOT_GOOD }
}
