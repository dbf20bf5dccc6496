//! The log that links refer to, and the sources of the map's data.

use super::Source;
use crate::drill::{Control, Entry, Order, What};
use crate::report::document::{Block, Cell, Section, Table};
use crate::view;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn log(source: &Source) -> Section {
    let mut section = source.section("log");
    section.text(source.say("log-note"));
    let columns = source.columns(&["col-entry", "col-time", "col-who", "col-what"]);
    let mut table = Table { long: true, anchors: true, ..Table::new("log", source.say("section-log"), columns) };
    for line in lines(source).into_values() {
        table.row(line);
    }
    section.table(table);
    section
}

/// Every entry that the reader may see, by number.
fn lines(source: &Source) -> BTreeMap<u64, Vec<Cell>> {
    let drill = source.drill;
    let lines = view::journal_since(drill, drill.scenario.facilitator(), 0);
    let shown = lines.into_iter().filter(|l| {
        let entry = drill.entries().get((l.number as usize).wrapping_sub(1));
        entry.is_some_and(|e| source.all_for_facilitator() || in_the_open(source, e))
    });
    shown
        .map(|l| {
            let text = if l.refused { format!("✗ {}", l.text) } else { l.text };
            (l.number, vec![l.number.to_string().into(), l.story.into(), l.who.into(), text.into()])
        })
        .collect()
}

/// Excludes the controllers' own actions and notes.
fn in_the_open(source: &Source, entry: &Entry) -> bool {
    match &entry.what {
        What::Ordered { order, .. } | What::Refused { order, .. } => match &**order {
            Order::Control(control) => {
                let done = matches!(entry.what, What::Ordered { .. });
                done && matches!(
                    control,
                    Control::Begin | Control::End | Control::Discuss | Control::Resume | Control::Reveal { .. }
                )
            }
            Order::Evaluate(_) => false,
            order @ (Order::Decide(_) | Order::Say(_) | Order::Request(_)) => {
                source.may_print(entry.by.unwrap_or(source.drill.scenario.facilitator()), order)
            }
        },
        // Players do not see unreleased injects.
        What::InjectMissed { .. } => false,
        What::InjectFired { inject } | What::ExpectationMet { inject } | What::ExpectationMissed { inject } => {
            source.drill.inject(*inject).is_some_and(|i| !i.to.is_empty())
        }
        What::Happened(_) | What::MoveBegan { .. } | What::MessageArrived { .. } | What::ReportArrived { .. } => true,
        What::RequestArrived { .. } | What::Checked { .. } | What::TimeUp => true,
    }
}

/// Every link needs a target: a cited entry that is missing from the log gets a line of its own, or, if this reader may
/// not see it, loses its citation.
pub(super) fn add_missing_anchors(source: &Source, sections: &mut [Section]) {
    let there: BTreeSet<u64> = lines(source).into_keys().collect();
    for section in &mut *sections {
        for block in &mut section.blocks {
            for cell in cells(block) {
                let before = cell.entries.len();
                cell.entries.retain(|n| there.contains(n));
                cell.more = if cell.entries.is_empty() { 0 } else { cell.more + before - cell.entries.len() };
            }
        }
    }
}

fn cells(block: &mut Block) -> Vec<&mut Cell> {
    match block {
        Block::Heading { .. } => Vec::new(),
        Block::Text { text } => vec![text],
        Block::List { items } => items.iter_mut().collect(),
        Block::Table(t) => t.rows.iter_mut().flatten().collect(),
        Block::Figure(f) => f.table.iter_mut().flat_map(|t| t.rows.iter_mut().flatten()).collect(),
    }
}

pub(super) fn credits(source: &Source) -> Section {
    let mut section = source.section("credits");
    let credits = source.drill.scenario.region.credits.iter();
    section.list(credits.map(|c| format!("{}: {} ({})", c.what, c.line, c.licence).into()).collect());
    section.text(source.say("not-for-emergencies"));
    let header = source.drill.header();
    section.text(source.with("made-by", &[("version", &header.engine_version), ("hash", &header.scenario_hash)]));
    section
}
