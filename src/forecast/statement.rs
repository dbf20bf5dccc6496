//! Forecasts and what-ifs in words, and as a section of the report.

use super::{Chance, Change, Difference, Outlook, Quantity, Threshold, WhatIf};
use crate::drill::{Drill, Order};
use crate::report::Words;
use crate::report::document::{Cell, Section, Table};
use crate::scenario::Scenario;
use crate::words as names;

/// Assumption of the projections, always shown with them.
pub fn assumption(words: &Words, outlook: &Outlook) -> String {
    words.say(if outlook.bots_decide { "forecast-bots" } else { "forecast-nobody" })
}

/// “All ICU beds are full before 16:00 in 14 of 20 projections.”
pub fn chance(words: &Words, scenario: &Scenario, chance: &Chance) -> String {
    let (key, n) = match chance.what {
        Threshold::IcuFull => ("chance-icu-full", 0),
        Threshold::EdQueue(n) => ("chance-ed-queue", n),
        Threshold::NoAmbulanceReady => ("chance-no-ambulance", 0),
        Threshold::EverybodyInCare => ("chance-everybody-in-care", 0),
        Threshold::AnotherDeath => ("chance-another-death", 0),
    };
    let what = words.with(key, &[("n", &n)]);
    if chance.already {
        return words.with("chance-already", &[("what", &what)]);
    }
    let (k, of) = (chance.futures, chance.of);
    if chance.futures == 0 {
        return words.with("chance-never", &[("what", &what), ("of", &of)]);
    }
    let time = names::story_time(scenario, chance.before);
    words.with("chance", &[("what", &what), ("time", &time), ("k", &k), ("of", &of)])
}

pub fn quantity(words: &Words, quantity: Quantity) -> String {
    words.say(match quantity {
        Quantity::IcuFree => "series-icu",
        Quantity::EdWaiting => "series-ed",
        Quantity::WithoutCare => "series-waiting",
        Quantity::UnitsReady => "series-units",
        Quantity::Died => "series-died",
    })
}

/// The decision, its change, and the assumption.
pub fn what_if(words: &Words, drill: &Drill, change: &Change, found: &WhatIf) -> String {
    let entry = drill.entries().get((found.entry as usize).wrapping_sub(1));
    let (what, at) = match entry.map(|e| (e.what.order(), e.at)) {
        Some((Some(order), at)) => (names::order(drill, order, false), at),
        _ => (String::new(), found.from),
    };
    let time = names::story_time(&drill.scenario, at);
    let instead = match change {
        Change::Remove => words.say("what-if-removed"),
        Change::Move(to) => words.with("what-if-moved", &[("time", &names::story_time(&drill.scenario, *to))]),
        Change::Replace { at, order } => {
            let (time, order) = (names::story_time(&drill.scenario, *at), replaced(drill, order));
            words.with("what-if-replaced", &[("time", &time), ("what", &order)])
        }
    };
    words.with("what-if", &[("what", &what), ("time", &time), ("instead", &instead), ("n", &found.runs)])
}

fn replaced(drill: &Drill, order: &Order) -> String {
    names::order(drill, order, false)
}

/// A section with one table for each question; the difference always with its uncertainty, beside the actual result.
pub fn section(words: &Words, drill: &Drill, all: &[(Change, WhatIf)]) -> Section {
    let mut section = Section::new("what-if", words.say("section-what-if"));
    section.text(words.say("what-if-how"));
    for (n, (change, found)) in all.iter().enumerate() {
        section.text(Cell::of(what_if(words, drill, change, found), &[found.entry]));
        // One decision can have two questions.
        let again = all[..n].iter().filter(|(_, f)| f.entry == found.entry).count();
        let id = if again == 0 { String::new() } else { format!("-{}", again + 1) };
        let id = format!("what-if-{}{id}", found.entry);
        let mut table = Table::new(&id, words.say("section-what-if"), columns(words).to_vec());
        for d in &found.differences {
            table.row(line(words, d).map(Cell::from).to_vec());
        }
        section.table(table);
    }
    section
}

/// Headers of [`line`].
pub fn columns(words: &Words) -> [String; 6] {
    let keys = ["col-outcome", "col-happened", "col-as-it-was", "col-changed", "col-difference", "col-pairs"];
    keys.map(|k| words.say(k))
}

/// Outcome, actual result, mean of the original and of the change, their difference with its interval, and the counts
/// of pairs.
pub fn line(words: &Words, d: &Difference) -> [String; 6] {
    let seconds = d.outcome.ends_with("_s");
    let number = |v: f64| if seconds { format!("{:.1} min", v / 60.0) } else { format!("{v:.2}") };
    let happened = match d.happened {
        Some(v) if seconds => number(v as f64),
        Some(v) => v.to_string(),
        None => words.say("value-none"),
    };
    let key = format!("outcome-{}", d.outcome.replace('_', "-"));
    // A new count of the simulation shows its own name until it has a text.
    let name = if words.has(&key) { words.say(&key) } else { d.outcome.replace('_', " ") };
    let (mean, low, high) = (number(d.mean), number(d.low), number(d.high));
    let gap = if d.variance_paired == 0.0 && d.mean == 0.0 {
        words.say("what-if-none")
    } else {
        words.with("what-if-difference", &[("mean", &mean), ("low", &low), ("high", &high)])
    };
    [
        name,
        happened,
        number(d.mean_as_it_was),
        number(d.mean_changed),
        gap,
        words.with("what-if-pairs", &[("less", &d.less), ("equal", &d.equal), ("more", &d.more)]),
    ]
}
