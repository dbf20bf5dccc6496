//! What is wrong with a file, where, and what to do about it: codes, keys and values. `words::finding` says them.

use super::checked::BedKind;
use crate::units::Span;
use serde::{Deserialize, Serialize};
use std::fmt;

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

/// A sentence by its key and its values: `words` says it in the language of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub key: &'static str,
    pub values: Vec<(&'static str, Value)>,
}

/// What is put into a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Number(i64),
    Bed(BedKind),
    Sentence(Sentence),
}

/// `msg!(KEY, n = 3)`: a [`Sentence`] of `assets/words/*/findings.ftl`.
macro_rules! msg {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::scenario::finding::Sentence {
            key: $key,
            values: vec![$((stringify!($name), $crate::scenario::finding::Put::put(&$value))),*],
        }
    };
}
pub(crate) use msg;

/// Text from outside, such as an error of the operating system.
impl From<String> for Sentence {
    fn from(text: String) -> Sentence {
        msg!("plain", text = text)
    }
}

/// For logs: the key and the values.
impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.key)?;
        self.values.iter().try_for_each(|(name, value)| write!(f, " {name}={value}"))
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Value::Text(text) => write!(f, "\"{text}\""),
            Value::Number(n) => write!(f, "{n}"),
            Value::Bed(kind) => write!(f, "{kind:?}"),
            Value::Sentence(sentence) => write!(f, "({sentence})"),
        }
    }
}

/// What can be put into a sentence.
pub trait Put {
    fn put(&self) -> Value;
}

impl<T: Put + ?Sized> Put for &T {
    fn put(&self) -> Value {
        (**self).put()
    }
}

impl Put for str {
    fn put(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl Put for BedKind {
    fn put(&self) -> Value {
        Value::Bed(*self)
    }
}

impl Put for Sentence {
    fn put(&self) -> Value {
        Value::Sentence(self.clone())
    }
}

macro_rules! put {
    ($make:expr => $($kind:ty)+) => { $(impl Put for $kind {
        fn put(&self) -> Value {
            $make(self)
        }
    })+ };
}
put!(|t: &dyn fmt::Display| Value::Text(t.to_string()) => String char Span f64);
put!(|n: &_| Value::Number(i64::from(*n)) => u8 u16 u32 i32);
put!(|n: &_| Value::Number(i64::try_from(*n).unwrap_or(i64::MAX)) => u64 usize);
put!(|n: &i64| Value::Number(*n) => i64);

/// A finding before its place is turned into line and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    pub pos: Pos,
    pub level: Level,
    pub code: &'static str,
    pub message: Sentence,
    pub hint: Sentence,
}

impl Issue {
    pub fn error(pos: Pos, code: &'static str, message: impl Into<Sentence>, hint: impl Into<Sentence>) -> Issue {
        Issue { pos, level: Level::Error, code, message: message.into(), hint: hint.into() }
    }

    pub fn warning(pos: Pos, code: &'static str, message: impl Into<Sentence>, hint: impl Into<Sentence>) -> Issue {
        Issue { level: Level::Warning, ..Issue::error(pos, code, message, hint) }
    }

    pub fn note(pos: Pos, code: &'static str, message: impl Into<Sentence>, hint: impl Into<Sentence>) -> Issue {
        Issue { level: Level::Note, ..Issue::error(pos, code, message, hint) }
    }
}

/// One finding. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub file: String,
    pub line: u32,
    pub column: u32,
    pub severity: Level,
    pub code: String,
    pub message: Sentence,
    pub hint: Sentence,
    /// How many characters to underline.
    pub width: u32,
}

/// The byte order mark that some editors put in front of a file. It has no column.
pub const BOM: char = '\u{feff}';

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
            message: msg!("more-errors", n = errors - MAX_ERRORS),
            hint: msg!("fix-first"),
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
