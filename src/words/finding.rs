//! Findings of the scenario checker in the reader's language: for a terminal, a window, and as JSON.

use super::language::{phrase_at, sentence};
use super::name::bed_kind;
use crate::scenario::{BOM, Finding, Level, Loaded, Sentence, Value};
use crate::tr;
use fluent_bundle::FluentValue;
use serde::Serialize;
use std::fmt::Write;

/// A sentence of a finding.
pub fn said(what: &Sentence) -> String {
    let value = |value: &Value| match value {
        Value::Text(text) => FluentValue::from(text.clone()),
        Value::Number(n) => FluentValue::from(*n),
        Value::Bed(kind) => FluentValue::from(bed_kind(*kind)),
        Value::Sentence(inner) => FluentValue::from(said(inner)),
    };
    if what.values.is_empty() {
        return phrase_at(what.key).unwrap_or(what.key).to_owned();
    }
    sentence(what.key, &what.values.iter().map(|(name, v)| (*name, value(v))).collect::<Vec<_>>())
}

/// What `sandtable check --format json` prints.
#[derive(Serialize)]
pub struct CheckReport {
    findings: Vec<Line>,
    errors: usize,
    warnings: usize,
}

/// A finding as JSON.
#[derive(Serialize)]
struct Line {
    file: String,
    line: u32,
    column: u32,
    severity: Level,
    code: String,
    message: String,
    hint: String,
}

impl CheckReport {
    pub fn new(findings: &[Finding]) -> CheckReport {
        let count = |level| findings.iter().filter(|f| f.severity == level).count();
        let line = |f: &Finding| Line {
            file: f.file.clone(),
            line: f.line,
            column: f.column,
            severity: f.severity,
            code: f.code.clone(),
            message: said(&f.message),
            hint: said(&f.hint),
        };
        let (errors, warnings) = (count(Level::Error), count(Level::Warning));
        CheckReport { findings: findings.iter().map(line).collect(), errors, warnings }
    }
}

/// The findings as a terminal shows them: place, words, the line itself with a caret, and the hint.
pub fn findings(loaded: &Loaded) -> String {
    let mut out = String::new();
    for f in &loaded.findings {
        let level = match f.severity {
            Level::Error => tr!("severity-error"),
            Level::Warning => tr!("severity-warning"),
            Level::Note => tr!("severity-note"),
        };
        let _ = writeln!(out, "{}:{}:{}: {level} {}: {}", f.file, f.line, f.column, f.code, said(&f.message));
        if let Some(text) = loaded.line(&f.file, f.line) {
            show_line(&mut out, f, text.trim_start_matches(BOM));
        }
        let _ = writeln!(out, "      = {}", said(&f.hint));
    }
    out
}

/// Wide lines are cut around the column, so that the caret stays under the fault on an 80-column terminal.
fn show_line(out: &mut String, f: &Finding, text: &str) {
    const BEFORE: usize = 60;
    const WIDTH: usize = 100;
    let column = f.column.saturating_sub(1) as usize;
    let skip = column.saturating_sub(BEFORE);
    let shown: String = text.chars().skip(skip).take(WIDTH).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let room = WIDTH.saturating_sub(column - skip).max(1);
    let carets = "^".repeat((f.width.max(1) as usize).min(room));
    let _ = writeln!(out, "{:>5} | {shown}", f.line);
    let _ = writeln!(out, "      | {}{carets}", " ".repeat(column - skip));
}
