//! The format reference, gathered from the definitions themselves.

use super::Decode;
use std::fmt::Write;

/// All pages of the reference, in the order in which they are first needed.
#[derive(Clone, Debug, Default)]
pub struct Book {
    pub sections: Vec<Section>,
}

#[derive(Clone, Debug)]
pub struct Section {
    /// "Scenario", "Casualties"…
    pub name: &'static str,
    pub doc: String,
    /// Words to choose from, or fields to fill in.
    pub is_choice: bool,
    pub lines: Vec<Line>,
}

/// A field, or a word that can be written.
#[derive(Clone, Debug)]
pub struct Line {
    pub name: String,
    pub words: String,
    /// What holds if it is not written; `None`: it must be written.
    pub default: Option<String>,
    pub doc: String,
}

impl Book {
    pub fn of<T: Decode>() -> Book {
        let mut book = Book::default();
        T::describe(&mut book);
        book
    }

    /// Starts a page; false if it is already there.
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

    /// Everything the reference knows about a field or word of this name: one line each.
    pub fn explain(&self, name: &str) -> Vec<String> {
        let mut out = Vec::new();
        for s in &self.sections {
            for l in s.lines.iter().filter(|l| l.name == name || format!("{}.{}", s.name, l.name) == name) {
                let default =
                    l.default.as_ref().map_or("must be written".to_string(), |d| format!("if not written: {d}"));
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
                let _ = writeln!(out, "| word | takes | means |\n| --- | --- | --- |");
            } else {
                let _ = writeln!(out, "| field | value | if not written | means |\n| --- | --- | --- | --- |");
            }
            for l in &s.lines {
                if s.is_choice {
                    let _ = writeln!(out, "| `{}` | {} | {} |", l.name, l.words, l.doc);
                } else {
                    let default = l.default.as_deref().unwrap_or("**must be written**");
                    let _ = writeln!(out, "| `{}` | {} | {default} | {} |", l.name, l.words, l.doc);
                }
            }
            out.push('\n');
        }
        out
    }
}

/// A link to a page, as the type of a field.
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
