//! Content of the format reference, collected from the definitions.

use super::Decode;
use std::fmt::Write;

/// Sections of the reference, in order of first use.
#[derive(Clone, Debug, Default)]
pub struct Book {
    pub sections: Vec<Section>,
}

#[derive(Clone, Debug)]
pub struct Section {
    /// "Scenario", "Casualties"…
    pub name: &'static str,
    pub doc: String,
    /// True: a list of words. False: fields of a record.
    pub is_choice: bool,
    pub lines: Vec<Line>,
}

/// A field or a word.
#[derive(Clone, Debug)]
pub struct Line {
    pub name: String,
    pub words: String,
    /// Default; `None` for a required field.
    pub default: Option<String>,
    pub doc: String,
}

impl Book {
    pub fn of<T: Decode>() -> Book {
        let mut book = Book::default();
        T::describe(&mut book);
        book
    }

    /// Adds a section; false if it exists.
    pub fn open(&mut self, name: &'static str, docs: &[&str], is_choice: bool) -> bool {
        let new = !self.sections.iter().any(|s| s.name == name);
        if new {
            self.sections.push(Section { name, doc: join(docs), is_choice, lines: Vec::new() });
        }
        new
    }

    pub fn line(&mut self, section: &str, name: &str, words: String, default: Option<String>, docs: &[&str]) {
        if let Some(s) = self.sections.iter_mut().find(|s| s.name == section) {
            s.lines.push(Line { name: name.to_string(), words, default, doc: join(docs) });
        }
    }

    /// One line per field or word with this name.
    pub fn explain(&self, name: &str) -> Vec<String> {
        let mut out = Vec::new();
        for s in &self.sections {
            for l in s.lines.iter().filter(|l| l.name == name || format!("{}.{}", s.name, l.name) == name) {
                let default = l.default.as_ref().map_or("required".to_string(), |d| format!("default: {d}"));
                out.push(format!("{}.{}: {}; {default}. {}", s.name, l.name, plain(&l.words), l.doc));
            }
        }
        out
    }

    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for s in &self.sections {
            let _ = write!(out, "## {}\n\n{}\n\n", s.name, s.doc);
            if s.is_choice {
                let _ = writeln!(out, "| Word | Value | Meaning |\n| --- | --- | --- |");
            } else {
                let _ = writeln!(out, "| Field | Value | Default | Meaning |\n| --- | --- | --- | --- |");
            }
            for l in &s.lines {
                if s.is_choice {
                    let _ = writeln!(out, "| `{}` | {} | {} |", l.name, l.words, l.doc);
                } else {
                    let default = l.default.as_deref().unwrap_or("**required**");
                    let _ = writeln!(out, "| `{}` | {} | {default} | {} |", l.name, l.words, l.doc);
                }
            }
            out.push('\n');
        }
        out
    }
}

/// Link to a section, used as the type of a field.
pub fn link(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

fn plain(words: &str) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some(i) = rest.find("](#") {
        out.push_str(&rest[..i]);
        rest = rest[i..].find(')').map_or("", |j| &rest[i + j + 1..]);
    }
    out.push_str(rest);
    out.replace('[', "")
}

fn join(docs: &[&str]) -> String {
    docs.iter().map(|d| d.trim()).collect::<Vec<_>>().join(" ")
}
