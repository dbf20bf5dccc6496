//! What is wrong with a file, where, and what to do about it: one list, shown on a terminal, as JSON or in a window.

use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// At most this many errors are shown; the rest are counted.
pub const MAX_ERRORS: usize = 20;
/// And at most this many warnings and notes.
const MAX_OTHERS: usize = 100;

/// A range of bytes in one of the source files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pos {
    pub file: u16,
    pub start: u32,
    pub end: u32,
}

impl Pos {
    /// The first character only: where a bracket opens.
    pub fn opening(self) -> Pos {
        Pos { end: self.start.saturating_add(1).min(self.end), ..self }
    }

    /// The empty range just after.
    pub fn after(self) -> Pos {
        Pos { start: self.end, ..self }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Error,
    Warning,
    Note,
}

/// A finding before its place is turned into line and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    pub pos: Pos,
    pub level: Level,
    pub code: &'static str,
    pub message: String,
    pub hint: String,
}

impl Issue {
    pub fn error(pos: Pos, code: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Issue {
        Issue { pos, level: Level::Error, code, message: message.into(), hint: hint.into() }
    }

    pub fn warning(pos: Pos, code: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Issue {
        Issue { level: Level::Warning, ..Issue::error(pos, code, message, hint) }
    }

    pub fn note(pos: Pos, code: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Issue {
        Issue { level: Level::Note, ..Issue::error(pos, code, message, hint) }
    }
}

/// One finding. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub file: String,
    pub line: u32,
    pub column: u32,
    pub severity: Level,
    pub code: String,
    pub message: String,
    pub hint: String,
    /// How many characters to underline. Not part of the JSON contract.
    #[serde(skip)]
    pub width: u32,
}

/// What `sandtable check --format json` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckReport {
    pub findings: Vec<Finding>,
    pub errors: usize,
    pub warnings: usize,
}

impl CheckReport {
    pub fn new(findings: Vec<Finding>) -> CheckReport {
        let count = |level| findings.iter().filter(|f| f.severity == level).count();
        CheckReport { errors: count(Level::Error), warnings: count(Level::Warning), findings }
    }
}

/// The byte order mark that some editors put in front of a file. It has no column.
pub(crate) const BOM: char = '\u{feff}';

/// Where the lines of a text start, so that many places can be looked up quickly.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    source: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub fn new(source: &'a str) -> Lines<'a> {
        let starts = std::iter::once(0).chain(source.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Lines { source, starts }
    }

    /// Number of the line of a byte, from 1.
    pub fn line(&self, byte: usize) -> u32 {
        self.starts.partition_point(|&s| s <= byte) as u32
    }

    /// The byte at which the line of a byte starts.
    pub fn start(&self, byte: usize) -> usize {
        self.starts[self.line(byte) as usize - 1]
    }

    /// Line and column of a byte, from 1; columns in characters.
    pub fn place(&self, byte: usize) -> (u32, u32) {
        let byte = self.source.floor_char_boundary(byte);
        let column = self.source[self.start(byte)..byte].chars().filter(|&c| c != BOM).count();
        (self.line(byte), column as u32 + 1)
    }
}

/// Sorted by file, place and severity; places turned into lines; at most [`MAX_ERRORS`] errors.
pub fn findings(mut issues: Vec<Issue>, sources: &[(String, String)]) -> Vec<Finding> {
    issues.sort_by(|a, b| (a.pos.file, a.pos.start, a.level, a.code).cmp(&(b.pos.file, b.pos.start, b.level, b.code)));
    issues.dedup();
    let errors = issues.iter().filter(|i| i.level == Level::Error).count();
    let (mut shown, mut others) = (0, 0);
    let mut out = Vec::new();
    let lines: Vec<Lines> = sources.iter().map(|(_, text)| Lines::new(text)).collect();
    for issue in issues {
        let count = if issue.level == Level::Error { &mut shown } else { &mut others };
        *count += 1;
        if *count <= if issue.level == Level::Error { MAX_ERRORS } else { MAX_OTHERS } {
            out.push(finding(issue, sources, &lines));
        }
    }
    if let (true, Some(last)) = (errors > MAX_ERRORS, out.last().cloned()) {
        out.push(Finding {
            severity: Level::Note,
            code: "N-MORE".into(),
            message: format!("{} more errors are not shown.", errors - MAX_ERRORS),
            hint: "Correct these first, then check again.".into(),
            width: 1,
            ..last
        });
    }
    out
}

fn finding(issue: Issue, sources: &[(String, String)], lines: &[Lines]) -> Finding {
    let number = usize::from(issue.pos.file);
    let file = sources.get(number).map_or("", |(name, _)| name.as_str());
    let place = |byte: u32| lines.get(number).map_or((1, 1), |l| l.place(byte as usize));
    let (line, column) = place(issue.pos.start);
    let (end_line, end_column) = place(issue.pos.end);
    let width = if end_line == line { end_column.saturating_sub(column).max(1) } else { 1 };
    Finding {
        file: file.to_string(),
        line,
        column,
        severity: issue.level,
        code: issue.code.to_string(),
        message: issue.message,
        hint: issue.hint,
        width,
    }
}

/// The findings as a terminal shows them: place, words, the line itself with a caret, and the hint.
pub fn render(findings: &[Finding], sources: &[(String, String)]) -> String {
    let mut out = String::new();
    for f in findings {
        let level = match f.severity {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        };
        let _ = writeln!(out, "{}:{}:{}: {level} {}: {}", f.file, f.line, f.column, f.code, f.message);
        let source = sources.iter().find(|(name, _)| *name == f.file).map_or("", |(_, s)| s.as_str());
        if let Some(text) = source.lines().nth(f.line.saturating_sub(1) as usize) {
            show_line(&mut out, f, text.trim_start_matches(BOM));
        }
        let _ = writeln!(out, "      = {}", f.hint);
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

/// The candidate most like `word`, if it is close enough to be a slip of the keyboard.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A slip of the keyboard has the length of a word; comparing takes the product of the lengths.
    if word.len() > 80 {
        return None;
    }
    let plain = |s: &str| s.to_lowercase().replace(['-', '_', ' '], "");
    let wanted = plain(word);
    let allowed = (wanted.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|c| (strsim::damerau_levenshtein(&wanted, &plain(c)), c))
        .filter(|(d, c)| *d <= allowed || (wanted.len() >= 4 && plain(c).split(' ').any(|p| p.starts_with(&wanted))))
        .min_by_key(|(d, _)| *d)
        .map(|(_, c)| c)
}
