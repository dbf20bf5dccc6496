//! `docs/VALIDATION.md`.

use super::{BASE_SEED, Check, Judged, Row, verdicts};
use std::fmt::Write;

const HEAD: &str = "# Validation

This page is written by `sandtable selftest --validation --out docs/VALIDATION.md`. Do not edit it.

Every row is judged by a rule that was fixed before it was run, but for two lines whose rule was mended afterwards (the shape in
S6, the medians in S7: decision 11, below). *Exact*: within the stated tolerance of a closed form or a
published table. *Backcast*: built from published inputs alone; the observed value lies inside the simulated 90 % interval and
the simulated median is within the stated share of it, or the median lies in the published range. *Pattern*: holds in at
least 95 % of the runs, or for the mean over all of them where the target is about a mean. A row is within its bands only if every line of it is. Nothing is tuned to a row after it has missed:
a general model may change, and then all rows are run again: `docs/decisions/0011-model-changes-after-misses.md` says what did,
why, and what each row was before. Numbers marked as assumptions in the scenario files are ours.

Historic rows (S7, S8, S9, S11, S13a) are played under the doctrine of their time: crews know the map and not the beds, take the
gravely hurt to the closest center and the others to the closest hospital, and bring everybody.

A pass is no proof. Most events give one observation, inputs are press figures, and several published values are planning
figures or one panel's opinion. The model has not been compared with patient-level data.
";

fn mark(pass: bool) -> &'static str {
    if pass { "within" } else { "**miss**" }
}

pub fn page(exact: &[Check], rows: &[Row], judged: &[Judged], runs: u32) -> String {
    let mut text = String::from(HEAD);
    let verdicts = verdicts(exact, judged);
    let within = verdicts.iter().filter(|(_, pass)| *pass).count();
    let line = |text: &mut String, words: std::fmt::Arguments| {
        // Writing to a string cannot fail.
        let _infallible = text.write_fmt(words);
    };
    line(&mut text, format_args!("\n**{within} of {} rows are within their bands.** ", verdicts.len()));
    line(&mut text, format_args!("{runs} runs a row; run *k* has the seed `seed_of({BASE_SEED}, k)`.\n\n"));
    text.push_str("| row | what | kind | verdict |\n| --- | --- | --- | --- |\n");
    for (id, pass) in &verdicts {
        let (what, kind) = about(id, exact, rows);
        line(&mut text, format_args!("| {id} | {what} | {kind} | {} |\n", mark(*pass)));
    }
    for (row, judged) in rows.iter().zip(judged) {
        text.push_str(&section(row, judged));
    }
    text.push_str(
        "\n## Exact rows\n\nRun by `sandtable selftest`.\n\n| row | checks | passed | largest use of the tolerance |\n",
    );
    text.push_str("| --- | --- | --- | --- |\n");
    for n in 1..=13 {
        let mine: Vec<&Check> = exact.iter().filter(|c| of_row(&c.id, n)).collect();
        let used = mine.iter().filter(|c| c.tolerance > 0.0);
        let most = used.map(|c| (c.measured - c.expected).abs() / c.tolerance).fold(0.0, f64::max);
        if !mine.is_empty() {
            let passed = mine.iter().filter(|c| c.pass).count();
            line(&mut text, format_args!("| S{n} | {} | {passed} | {:.0} % |\n", mine.len(), most * 100.0));
        }
    }
    text
}

fn of_row(id: &str, n: u32) -> bool {
    let digits: String = id.trim_start_matches('S').chars().take_while(char::is_ascii_digit).collect();
    digits == n.to_string()
}

fn about(id: &str, exact: &[Check], rows: &[Row]) -> (String, String) {
    let n: u32 = id.trim_start_matches('S').parse().unwrap_or(0);
    let mine: Vec<&Row> = rows.iter().filter(|r| of_row(r.id, n)).collect();
    let mut names: Vec<&str> = mine.iter().map(|r| r.name).collect();
    let mut kinds: Vec<&str> = mine.iter().map(|r| r.kind).collect();
    if exact.iter().any(|c| of_row(&c.id, n)) {
        names.insert(0, EXACT.iter().find(|(row, _)| *row == n).map_or("", |(_, name)| name));
        kinds.insert(0, "exact");
    }
    kinds.dedup();
    if names.is_empty() {
        return ("not run".into(), String::new());
    }
    (names.join("; "), kinds.join(", "))
}

const EXACT: [(u32, &str); 6] = [
    (1, "Queues with known answers"),
    (2, "Sacco's survival and deterioration tables"),
    (3, "Log-logistic curves and their crossing"),
    (4, "START against a resource-aware rule"),
    (5, "Noise of field triage"),
    (10, "Evacuation by trips, census of an epidemic"),
];

fn section(row: &Row, judged: &Judged) -> String {
    let files: Vec<String> = row.scenarios.iter().map(|s| format!("`scenarios/validation/{s}.ron`")).collect();
    let mut text = format!(
        "\n## {}: {}\n\n{}. Inputs: {}. Source of the target: {}. Model: {}.\n\n",
        row.id,
        row.name,
        capital(row.kind),
        if files.is_empty() { "below".to_owned() } else { files.join(", ") },
        row.source,
        row.model
    );
    text.push_str("| | expected | simulated: median (5 % to 95 %) | |\n| --- | --- | --- | --- |\n");
    for f in &judged.findings {
        let _infallible = writeln!(text, "| {} | {} | {} | {} |", f.what, f.expected, f.simulated, mark(f.pass));
    }
    if !row.note.is_empty() {
        let _infallible = writeln!(text, "\n{}", row.note);
    }
    let _infallible =
        writeln!(text, "\nFingerprint of all runs `{}`, of the first two `{}`.", judged.fingerprint, judged.first_two);
    text
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}
