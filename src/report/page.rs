//! The after-action page: one self-contained HTML file that prints. Made of the journal; dates come from it too.

use crate::drill::Drill;
use crate::view::{self, Summary};
use std::fmt::Write;

const STYLE: &str = "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#121A22}\
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #6B7884;padding:.3rem .5rem;text-align:left;vertical-align:top}\
th{background:#F4F6F8}.mark{font-weight:bold;letter-spacing:.1em;border:2px solid #121A22;padding:.2rem .6rem;display:inline-block}\
.refused{font-style:italic}@media print{.mark{position:running(mark)}thead{display:table-header-group}}";

pub fn after_action_html(drill: &Drill) -> String {
    let scenario = &drill.scenario;
    let summary = view::end_summary(drill);
    let mut page = String::new();
    let title = escaped(&scenario.title.en);
    // Writing to a string cannot fail; the results say so for every call below.
    let _infallible = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>After-action report: {title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<p class=\"mark\">EXERCISE</p>\n<h1>After-action report: {title}</h1>\n\
         <p>{}</p>\n<p>Seed {}; engine {}; fingerprint {}.</p>\n",
        escaped(&scenario.summary.en),
        drill.header().seed,
        escaped(&drill.header().engine_version),
        drill.digest()
    );
    overview(&mut page, &summary);
    objectives(&mut page, &summary);
    table(&mut page, "Hospitals", &summary.facility_columns, &summary.facilities);
    time_standards(&mut page, drill);
    executed(&mut page, drill);
    journal(&mut page, drill);
    credits(&mut page, drill);
    page.push_str("<p class=\"mark\">EXERCISE</p>\n</body>\n</html>\n");
    page
}

fn overview(page: &mut String, summary: &Summary) {
    page.push_str("<h2>Overview</h2>\n<ul>\n");
    for line in &summary.headline {
        let _infallible = writeln!(page, "<li>{}</li>", escaped(line));
    }
    let _infallible = writeln!(
        page,
        "<li>{} of {} injects went out; {} decisions were taken and {} refused.</li>\n</ul>",
        summary.injects_fired, summary.injects_planned, summary.decisions_accepted, summary.decisions_refused
    );
}

fn objectives(page: &mut String, summary: &Summary) {
    let columns = ["Objective", "Critical task", "By the machine"].map(str::to_owned);
    let rows: Vec<Vec<String>> = summary
        .objectives
        .iter()
        .map(|o| {
            let mark = match o.met {
                Some(true) => "met: ",
                Some(false) => "not met: ",
                None => "",
            };
            vec![o.objective.clone(), o.task.clone(), format!("{mark}{}", o.result)]
        })
        .collect();
    table(page, "Objectives", &columns, &rows);
}

/// Points of the machine and of people are never added up: what is for the observers stays blank.
fn time_standards(page: &mut String, drill: &Drill) {
    let columns = ["Command", "Standard", "Within", "Taken", "Points by the machine"].map(str::to_owned);
    let minutes = |m: i64| format!("{m} min");
    let rows: Vec<Vec<String>> = super::indicators(drill)
        .into_iter()
        .map(|i| {
            let taken = match (i.points, i.taken_min) {
                (None, _) => "for the observers".into(),
                (_, Some(m)) => minutes(m),
                (_, None) => "not done".to_owned(),
            };
            let within = i.limit_min.map_or(String::new(), |m| minutes(i64::from(m)));
            vec![i.title, i.text, within, taken, i.points.map_or(String::new(), |p| p.to_string())]
        })
        .collect();
    table(page, "Time standards, from the first call", &columns, &rows);
}

/// The MSEL as executed.
fn executed(page: &mut String, drill: &Drill) {
    let columns = ["No.", "Inject", "From", "Went out", "Expected action"].map(str::to_owned);
    let rows: Vec<Vec<String>> = drill
        .injects()
        .map(|(id, inject, row)| {
            let out = match (row.fired, &row.skipped) {
                (Some(at), _) => crate::words::story_time(&drill.scenario, at),
                (None, Some(reason)) => format!("skipped: {reason}"),
                (None, None) => "did not go out".into(),
            };
            let expected = match (row.expectation, &inject.expect) {
                (Some(e), Some(_)) if e.met.is_some() => "done in time".to_owned(),
                (Some(e), Some(_)) if e.missed => "not done in time".to_owned(),
                (_, Some(_)) => "open".to_owned(),
                _ => String::new(),
            };
            let title = if id.index() < drill.scenario.injects.len() { "" } else { " (unscripted)" };
            vec![
                (id.index() + 1).to_string(),
                format!("{}{title}", inject.title.en),
                inject.from.en.clone(),
                out,
                expected,
            ]
        })
        .collect();
    table(page, "MSEL as executed", &columns, &rows);
}

fn journal(page: &mut String, drill: &Drill) {
    page.push_str("<h2>Journal</h2>\n<table>\n<thead><tr><th>No.</th><th>Time</th><th>Who</th><th>What</th></tr></thead>\n<tbody>\n");
    for line in view::journal_since(drill, drill.scenario.facilitator(), 0) {
        let class = if line.refused { " class=\"refused\"" } else { "" };
        let _infallible = writeln!(
            page,
            "<tr{class} id=\"e{}\"><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            line.number,
            line.number,
            line.story,
            escaped(&line.who),
            escaped(&line.text)
        );
    }
    page.push_str("</tbody>\n</table>\n");
}

fn credits(page: &mut String, drill: &Drill) {
    page.push_str("<h2>Sources of the map and the places</h2>\n<ul>\n");
    for c in &drill.scenario.region.credits {
        let _infallible =
            writeln!(page, "<li>{}: {} ({})</li>", escaped(&c.what), escaped(&c.line), escaped(&c.licence));
    }
    page.push_str("</ul>\n");
}

fn table(page: &mut String, title: &str, columns: &[String], rows: &[Vec<String>]) {
    if rows.is_empty() {
        return;
    }
    let cells =
        |row: &[String], tag: &str| row.iter().map(|c| format!("<{tag}>{}</{tag}>", escaped(c))).collect::<String>();
    let _infallible = writeln!(
        page,
        "<h2>{}</h2>\n<table>\n<thead><tr>{}</tr></thead>\n<tbody>",
        escaped(title),
        cells(columns, "th")
    );
    for row in rows {
        let _infallible = writeln!(page, "<tr>{}</tr>", cells(row, "td"));
    }
    page.push_str("</tbody>\n</table>\n");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
