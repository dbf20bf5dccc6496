//! The MSEL as executed.

use super::Source;
use crate::drill::{Row, What};
use crate::report::document::{Cell, Section, Table};
use crate::scenario::Inject;
use crate::units::InjectId;
use crate::words as names;

pub(super) fn msel(source: &Source) -> Section {
    let mut section = source.section("msel");
    let columns = source.columns(&[
        "col-number",
        "col-inject",
        "col-from",
        "col-to",
        "col-mode",
        "col-out",
        "col-expected",
        "col-result",
        "col-took",
    ]);
    let mut table = Table::new("msel", source.say("section-msel"), columns);
    for (id, inject, row) in source.drill.injects() {
        // Unreleased injects and cues are for the facilitator only.
        if (row.fired.is_some() && !inject.to.is_empty()) || source.all_for_facilitator() {
            table.row(line(source, id, inject, row));
        }
    }
    section.table(table);
    section
}

fn line(source: &Source, id: InjectId, inject: &Inject, row: &Row) -> Vec<Cell> {
    let words = source.words;
    let entry = |is: &dyn Fn(&What) -> bool| -> Vec<u64> {
        source.drill.entries().iter().find(|e| is(&e.what)).map(|e| e.number).into_iter().collect()
    };
    let out = match (row.fired, &row.skipped) {
        (Some(at), _) => source.time(at),
        (None, Some(reason)) => source.with("skipped", &[("reason", reason)]),
        (None, None) => source.say("never-out"),
    };
    let unplanned = id.index() >= source.drill.scenario.injects.len();
    let title = words.text(&inject.title);
    let title = if unplanned { format!("{title} ({})", source.say("unplanned")) } else { title.to_owned() };
    let to: Vec<&str> = inject.to.iter().map(|s| source.seat(*s)).collect();
    let (mut expected, mut result, mut took) = (String::new(), String::new(), String::new());
    if let Some(expect) = &inject.expect {
        let who: Vec<&str> = expect.who.iter().map(|s| source.seat(*s)).collect();
        expected =
            format!("{} ({}): {}", crate::report::hotwash::expected(expect, words), expect.within, who.join(", "));
        (result, took) = match row.expectation.map(|e| (e.met, e.missed)) {
            Some((Some(at), _)) => {
                (source.say("met"), row.fired.map_or(String::new(), |fired| (at - fired).to_string()))
            }
            Some((None, true)) => (source.say("missed"), String::new()),
            _ => (source.say("open"), String::new()),
        };
    }
    let verdict = entry(&|w| *w == What::ExpectationMet { inject: id } || *w == What::ExpectationMissed { inject: id });
    vec![
        (id.index() + 1).to_string().into(),
        title.into(),
        words.text(&inject.from).into(),
        to.join(", ").into(),
        names::mode(inject.mode).into(),
        Cell::of(out, &entry(&|w| *w == What::InjectFired { inject: id })),
        expected.into(),
        Cell::of(result, &verdict),
        took.into(),
    ]
}
