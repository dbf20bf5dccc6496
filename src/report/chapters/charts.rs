//! Outcome charts, each with a table of its numbers and a text alternative.

use super::Source;
use crate::report::document::{Cell, Figure, Section, Table};
use crate::report::figure::{Chart, Series, bars};
use crate::report::measure::{Family, Value};
use crate::report::oracle;
use crate::units::SimTime;

pub(super) fn section(source: &Source) -> Section {
    let mut section = source.section("charts");
    section.figure(people(source));
    section.figure(icu(source));
    section.figure(houses(source));
    if let Some(figure) = belief(source) {
        section.figure(figure);
    }
    section.figure(groups(source));
    section
}

/// Scenario time at round steps.
pub(super) fn ticks(source: &Source, minutes: i64) -> Vec<(f64, String)> {
    let step = [5, 10, 15, 20, 30, 60, 120, 240, 480].into_iter().find(|s| minutes / s <= 8).unwrap_or(1440);
    let at = |m: i64| SimTime::START + crate::units::Span::mins(m);
    (0..=minutes / step).map(|i| (i * step, source.time(at(i * step)))).map(|(m, t)| (m as f64, t)).collect()
}

fn minutes(at: SimTime) -> f64 {
    (at - SimTime::START).as_mins()
}

/// At most thirty rows, evenly spaced, including the last.
fn sampled<T: Clone>(all: &[T]) -> Vec<T> {
    let step = all.len().div_ceil(30).max(1);
    let mut rows: Vec<T> = all.iter().step_by(step).cloned().collect();
    if !(all.len() + step - 1).is_multiple_of(step) || all.len() % step != 1 % step {
        rows.extend(all.last().cloned());
    }
    rows
}

/// Casualties without care, deaths, and deaths under the best allocation.
fn people(source: &Source) -> Figure {
    let series = &source.drill.coalition().truth().series;
    let best = oracle::best_achievable(source.drill);
    let line = |key: &str, of: &dyn Fn(&crate::sim::Sample) -> u32, dashed| Series {
        name: source.say(key),
        points: series.iter().map(|s| (minutes(s.at), f64::from(of(s)))).collect(),
        dashed,
    };
    let length = series.last().map_or(0, |s| (s.at.secs() / 60).max(1));
    let reference = best.deaths_by_minute(length);
    let chart = Chart {
        series: vec![
            line("series-waiting", &|s| s.without_care, false),
            line("series-died", &|s| s.died, false),
            Series {
                name: source.say("series-best"),
                points: reference.iter().enumerate().map(|(m, d)| (m as f64, *d)).collect(),
                dashed: true,
            },
        ],
        ticks: ticks(source, length),
        unit: source.say("unit-people"),
        ..Chart::default()
    };
    let (most, last) = (series.iter().map(|s| s.without_care).max().unwrap_or(0), series.last());
    let died = last.map_or(0, |s| s.died).to_string();
    let best_died = super::super::figure::short(reference.last().copied().unwrap_or(0.0));
    let alt = source.with("chart-people-alt", &[("most", &most), ("died", &died), ("best", &best_died)]);
    let mut figure = chart.draw("chart-people", source.say("chart-people"), alt);
    let keys = ["col-time", "series-waiting", "series-died", "series-best"];
    let mut table = Table::new("chart-people", source.say("chart-people"), source.columns(&keys));
    for s in sampled(series) {
        let best = reference.get((s.at.secs() / 60) as usize).copied().unwrap_or(0.0);
        let cells =
            [source.time(s.at), s.without_care.to_string(), s.died.to_string(), super::super::figure::short(best)];
        table.row(cells.map(Cell::from).to_vec());
    }
    figure.table = Some(table);
    figure
}

fn icu(source: &Source) -> Figure {
    let series = &source.drill.coalition().truth().series;
    let line = |key: &str, of: &dyn Fn(&crate::sim::Sample) -> f64| Series {
        name: source.say(key),
        points: series.iter().map(|s| (minutes(s.at), of(s))).collect(),
        dashed: false,
    };
    let length = series.last().map_or(1, |s| (s.at.secs() / 60).max(1));
    let chart = Chart {
        series: vec![
            line("series-icu", &|s| f64::from(s.icu_free.max(0))),
            line("series-ed", &|s| f64::from(s.ed_waiting)),
            line("series-units", &|s| f64::from(s.units_ready)),
        ],
        ticks: ticks(source, length),
        unit: source.say("unit-count"),
        ..Chart::default()
    };
    let least = series.iter().map(|s| s.icu_free.max(0)).min().unwrap_or(0).to_string();
    let queue = series.iter().map(|s| s.ed_waiting).max().unwrap_or(0).to_string();
    let alt = source.with("chart-beds-alt", &[("least", &least), ("queue", &queue)]);
    let mut figure = chart.draw("chart-beds", source.say("chart-beds"), alt);
    let keys = ["col-time", "series-icu", "series-ed", "series-units"];
    let mut table = Table::new("chart-beds", source.say("chart-beds"), source.columns(&keys));
    for s in sampled(series) {
        let cells = [source.time(s.at), s.icu_free.to_string(), s.ed_waiting.to_string(), s.units_ready.to_string()];
        table.row(cells.map(Cell::from).to_vec());
    }
    figure.table = Some(table);
    figure
}

/// Arrivals by hospital, and the share by EMS.
fn houses(source: &Source) -> Figure {
    let mut rows: Vec<(String, f64, f64, Vec<u64>)> = Vec::new();
    for m in source.measures.iter().filter(|m| m.key == "house-arrivals") {
        let by_ems = m.numerator.iter().flat_map(|i| &i.entries).filter(|n| {
            let entry = source.drill.entries().get((**n as usize).wrapping_sub(1));
            entry.is_some_and(|e| {
                matches!(e.what, crate::drill::What::Happened(crate::sim::Fact::PatientArrived { by_ems: true, .. }))
            })
        });
        rows.push((m.about.clone(), by_ems.count() as f64, m.numerator.len() as f64, m.entries()));
    }
    rows.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    let plain: Vec<(String, f64, f64)> = rows.iter().map(|(n, a, b, _)| (n.clone(), *a, *b)).collect();
    let busiest = rows.first().map_or(String::new(), |(n, _, all, _)| format!("{n}, {all}"));
    let alt = source.with("chart-houses-alt", &[("n", &rows.len()), ("busiest", &busiest)]);
    let mut figure = bars("chart-houses", source.say("chart-houses"), alt, &plain);
    let keys = ["col-house", "col-arrivals", "col-by-ems"];
    let mut table = Table::new("chart-houses", source.say("chart-houses"), source.columns(&keys));
    for (name, ems, all, entries) in rows {
        table.row(vec![name.into(), Cell::of(format!("{all}"), &entries), format!("{ems}").into()]);
    }
    figure.table = Some(table);
    figure
}

fn belief(source: &Source) -> Option<Figure> {
    let drill = source.drill;
    let gaps = drill.gaps();
    let mut series = Vec::new();
    for (i, seat) in drill.scenario.seats.iter().enumerate() {
        let points: Vec<(f64, f64)> = gaps
            .iter()
            .filter_map(|s| s.seats.get(i).copied().flatten().map(|g| (minutes(s.at), f64::from(g.ed + g.icu))))
            .collect();
        if !points.is_empty() && series.len() < 5 {
            series.push(Series { name: source.words.text(&seat.name).to_owned(), points, dashed: false });
        }
    }
    let length = gaps.last().map_or(1, |g| (g.at.secs() / 60).max(1));
    let most = series.iter().flat_map(|s| &s.points).map(|(_, n)| *n).fold(0.0, f64::max);
    let worst = series.iter().find(|s| s.points.iter().any(|(_, n)| *n == most))?;
    let alt = source.with("chart-belief-alt", &[("seat", &worst.name), ("n", &most)]);
    let keys = source.columns(&["col-time"]);
    let columns = keys.into_iter().chain(series.iter().map(|s| s.name.clone())).collect();
    let mut table = Table::new("chart-belief", source.say("chart-belief-title"), columns);
    for g in sampled(gaps) {
        let at = minutes(g.at);
        let of = |s: &Series| s.points.iter().find(|(x, _)| *x == at).map_or(String::new(), |(_, n)| format!("{n}"));
        let cells = [source.time(g.at)].into_iter().chain(series.iter().map(of));
        table.row(cells.map(Cell::from).collect());
    }
    let chart = Chart { series, ticks: ticks(source, length), unit: source.say("unit-beds"), ..Chart::default() };
    let mut figure = chart.draw("chart-belief", source.say("chart-belief-title"), alt);
    figure.table = Some(table);
    Some(figure)
}

/// Median wait for definitive care by population group, in minutes.
fn groups(source: &Source) -> Figure {
    let of = |m: &&crate::report::measure::Measure| m.family == Family::Equity && m.key == "group-wait";
    let mut rows = Vec::new();
    let keys = ["col-group", "col-people", "col-died", "col-wait"];
    let mut table = Table::new("chart-groups", source.say("chart-groups"), source.columns(&keys));
    for m in source.measures.iter().filter(of) {
        let name = source.words.name(&m.about);
        let wait = if let Value::Seconds(s) = m.value { s as f64 / 60.0 } else { 0.0 };
        let died = source.measures.iter().find(|d| d.id == m.id.replace("group-wait", "group-died"));
        let count = died.map_or(0, |d| d.numerator.len()).to_string();
        table.row(vec![
            name.clone().into(),
            m.denominator.len().to_string().into(),
            Cell::of(count, &died.map_or(Vec::new(), |d| d.numerator.iter().flat_map(|i| i.entries.clone()).collect())),
            super::measures::value(source.words, m).into(),
        ]);
        rows.push((name, wait, wait));
    }
    let longest = rows.iter().max_by(|a, b| a.2.total_cmp(&b.2)).map_or(String::new(), |(n, ..)| n.clone());
    let alt = source.with("chart-groups-alt", &[("group", &longest)]);
    let mut figure = bars("chart-groups", source.say("chart-groups"), alt, &rows);
    figure.table = Some(table);
    figure
}
