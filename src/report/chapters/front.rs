//! Cover, summary and exercise overview.

use super::{Source, cited, measures};
use crate::report::document::{Cell, Section, Table};
use crate::words as names;

/// The real date of StartEx, otherwise the scenario date; from the journal only.
pub(super) fn date(source: &Source) -> String {
    let created = source.drill.header().created_ms;
    let days =
        if created > 0 { created.div_euclid(86_400_000) } else { source.drill.scenario.starts_min.div_euclid(1440) };
    iso_day(days)
}

/// Days since 1970 to `2026-10-15`. Counts in 400-year eras that begin on March 1.
fn iso_day(days: i64) -> String {
    let z = days + 719_468;
    let (era, day_of_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let year = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    let mp = (5 * day_of_year + 2) / 153;
    let (day, month) = (day_of_year - (153 * mp + 2) / 5 + 1, if mp < 10 { mp + 3 } else { mp - 9 });
    format!("{:04}-{month:02}-{day:02}", year + era * 400 + i64::from(month <= 2))
}

/// Summary in a few lines, each from a measure.
pub(super) fn summary(source: &Source) -> Section {
    let mut section = source.section("summary");
    section.text(source.say("handling"));
    let found = &source.read_back;
    if let Some(first) = found.first_mismatch {
        let (n, all) = (found.mismatches.to_string(), found.entries.to_string());
        let text = source.with("journal-differs", &[("n", &n), ("all", &all), ("first", &first.to_string())]);
        section.text(Cell::of(text, &[first]));
    }
    if found.torn_bytes > 0 {
        section.text(source.with("journal-torn", &[("bytes", &found.torn_bytes.to_string())]));
    }
    const LINES: [&str; 12] = [
        "hurt",
        "arrived",
        "arrived-by-ems",
        "died",
        "died-preventable",
        "treated-immediate",
        "wait-immediate-median",
        "actions-in-time",
        "eei-in-time",
        "requests-unmet",
        "decisions-taken",
        "decisions-refused",
    ];
    let line = |id: &str| {
        let m = source.measures.iter().find(|m| m.id == id)?;
        let text = format!("{}: {}", measures::name(source.words, m), measures::value(source.words, m));
        Some(cited(text, m))
    };
    section.list(LINES.iter().filter_map(|id| line(id)).collect());
    section
}

pub(super) fn overview(source: &Source) -> Section {
    let (drill, words) = (source.drill, source.words);
    let scenario = &drill.scenario;
    let mut section = source.section("overview");
    let mut table = Table::new("overview", source.say("section-overview"), source.columns(&["col-item", "col-text"]));
    let mut capabilities: Vec<&str> = scenario.objectives.iter().map(|o| o.capability.as_str()).collect();
    capabilities.dedup();
    let played: Vec<&str> = scenario.seats.iter().take(scenario.seats.len() - 1).map(|s| words.text(&s.name)).collect();
    let story = format!(
        "{} {}",
        names::story_date(scenario, crate::units::SimTime::START),
        names::story_time(scenario, crate::units::SimTime::START)
    );
    let objectives: Vec<&str> = scenario.objectives.iter().map(|o| words.text(&o.text)).collect();
    let rows: [(&str, String); 12] = [
        ("item-name", words.text(&scenario.title).to_owned()),
        ("item-date", date(source)),
        ("item-story", story),
        (
            "item-scope",
            source.with("scope", &[("length", &scenario.length.to_string()), ("region", &scenario.region.name)]),
        ),
        ("item-played", (drill.now() - crate::units::SimTime::START).to_string()),
        ("item-mission", source.say("mission")),
        ("item-capabilities", capabilities.join("; ")),
        ("item-objectives", objectives.join(" ")),
        ("item-hazard", format!("{} ({})", words.text(&scenario.hazard), scenario.hva)),
        ("item-scenario", words.text(&scenario.summary).to_owned()),
        ("item-participants", played.join("; ")),
        ("item-contact", source.say("to-fill-in")),
    ];
    for (key, text) in rows {
        table.row(vec![Cell::from(source.say(key)), Cell::from(text)]);
    }
    section.table(table);
    section
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_have_their_dates() {
        assert_eq!(super::iso_day(0), "1970-01-01");
        assert_eq!(super::iso_day(20_769), "2026-11-12");
        assert_eq!(super::iso_day(11_016), "2000-02-29");
    }
}
