//! The hot wash: reported and actual values at each moment.

use super::Source;
use crate::report::document::{Cell, Section, Table};

pub(super) fn section(source: &Source) -> Section {
    let mut section = source.section("moments");
    section.text(source.say("moments-how"));
    for (n, moment) in source.moments.iter().enumerate() {
        section.heading(format!("{}. {}, {}", n + 1, source.time(moment.at), moment.title));
        section.text(Cell::of(moment.what.clone(), &moment.entries));
        let keys = ["col-of", "col-known", "col-true"];
        let title = source.with("known-and-true", &[("time", &source.time(moment.at)), ("seat", &moment.seat)]);
        let mut table = Table::new(&format!("moment-{}", n + 1), title, source.columns(&keys));
        for (of, known, truth) in &moment.rows {
            table.row([of, known, truth].map(|t| Cell::from(t.clone())).to_vec());
        }
        section.table(table);
        section.text(source.with("ask", &[("question", &moment.ask)]));
    }
    section
}
