//! Appendix: every measure with its lists; the time standards.

use super::{Source, cited};
use crate::report::document::{Cell, Section, Table};
use crate::report::measure::{Family, Formula, Measure, Value};
use crate::report::words::Words;
use crate::units::Span;

pub(super) fn section(source: &Source) -> Section {
    let mut section = source.section("measures");
    section.text(source.say("measures-how"));
    for family in Family::ALL {
        let key = family.key();
        let columns = source.columns(&["col-measure", "col-value", "col-counted", "col-out-of", "col-entries"]);
        let mut table = Table::new(&format!("measures-{key}"), source.say(&format!("family-{key}")), columns);
        for m in source.measures.iter().filter(|m| m.family == family) {
            table.row(vec![
                name(source.words, m).into(),
                value(source.words, m).into(),
                m.numerator.len().to_string().into(),
                m.denominator.len().to_string().into(),
                cited("", m),
            ]);
        }
        section.table(table);
        let note = format!("family-{key}-note");
        let said = source.say(&note);
        if said != note {
            section.text(said);
        }
    }
    section
}

/// The measure's name in the report's language.
pub fn name(words: &Words, measure: &Measure) -> String {
    let about = words.name(&measure.about);
    words.with(&format!("m-{}", measure.key), &[("name", &about)])
}

/// The value as text.
pub fn value(words: &Words, measure: &Measure) -> String {
    let number = |n: i64| n.to_string();
    match measure.value {
        Value::Share { of, all } => {
            let (of, all) = if measure.key == "diversion" { (of / 60, all / 60) } else { (of, all) };
            let pct = if all > 0 { (of * 1000 / all + 5) / 10 } else { 0 };
            words.with("value-share", &[("of", &number(of)), ("all", &number(all)), ("pct", &number(pct))])
        }
        Value::Count(n) => number(n),
        Value::Seconds(s) => Span::secs(s).to_string(),
        Value::Mean { sum, n } => {
            // To one decimal, rounded half up.
            let tenths = (sum * 20 + n) / (2 * n);
            format!("{}.{}", tenths / 10, tenths % 10)
        }
        Value::NotComplete { done, all } if matches!(measure.formula, Formula::Latest { cap_s: Some(_) }) => {
            words.with("value-not-complete", &[("done", &number(done)), ("all", &number(all))])
        }
        Value::NotComplete { .. } => words.say("value-open"),
        Value::NotMeasured => words.say("value-none"),
    }
}

/// Automated and observers' points are never added: observers' cells stay blank.
pub(super) fn standards(source: &Source) -> Section {
    let mut section = source.section("standards");
    let columns = source.columns(&["col-command", "col-standard", "col-within", "col-taken", "col-points"]);
    let mut table = Table::new("time-standards", source.say("section-standards"), columns);
    for i in crate::report::indicators(source.drill) {
        let taken = match (i.points, i.taken_min) {
            (None, _) => source.say("for-observers"),
            (_, Some(m)) => Span::mins(m).to_string(),
            (_, None) => source.say("not-done"),
        };
        let within = i.limit_min.map_or(String::new(), |m| Span::mins(i64::from(m)).to_string());
        let points = i.points.map_or(String::new(), |p| p.to_string());
        table.row([i.title, i.text, within, taken, points].map(Cell::from).to_vec());
    }
    section.table(table);
    section
}
