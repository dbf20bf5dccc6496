//! RON reader: a tree with the location of every value, and every syntax error of a file, not only the first.
//!
//! The subset: records with or without a name, enum words with or without a value, lists, tuples, text (raw too), numbers,
//! `true`, `false`, `Some`, `None`, comments, trailing commas. No maps, characters or byte strings: plans do not need them.

mod close;
mod lex;
mod parse;

use super::finding::{Issue, Pos, Sentence, msg};

/// A value and its location.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub pos: Pos,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// As written, underscores included.
    Number(String),
    Text(String),
    /// `Phone`, `true`, `None`.
    Word(String),
    List(Vec<Node>),
    Group(Group),
    /// Already reported.
    Bad,
}

/// Round brackets: `(a: 1)`, `(1, 2)`, `Name(a: 1)`, `Name(1)`, `()`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    pub name: Option<String>,
    pub fields: Vec<Field>,
    pub items: Vec<Node>,
    /// Location of the opening bracket.
    pub open: Pos,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub name: String,
    pub pos: Pos,
    pub value: Node,
}

/// A file as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    pub root: Option<Node>,
    pub issues: Vec<Issue>,
    /// Brackets do not match, so the shape of the tree means nothing.
    pub torn: bool,
}

/// Deepest nesting of brackets.
pub const MAX_DEPTH: usize = 64;

/// Reads the source of file number `file`.
pub fn parse(source: &str, file: u16) -> Parsed {
    parse::parse(source, file)
}

impl Node {
    /// In a few words, for "found …".
    pub fn describe(&self) -> Sentence {
        match &self.kind {
            Kind::Number(n) => msg!("found-number", text = n),
            Kind::Text(t) if t.chars().count() > 30 => {
                msg!("found-text", text = t.chars().take(28).chain("…".chars()).collect::<String>())
            }
            Kind::Text(t) => msg!("found-text", text = t),
            Kind::Word(w) => msg!("found-word", text = w),
            Kind::List(items) if items.is_empty() => msg!("found-empty-list"),
            Kind::List(_) => msg!("found-list"),
            Kind::Group(Group { name: Some(name), .. }) => msg!("found-named", text = name),
            Kind::Group(g) if g.fields.is_empty() && g.items.is_empty() => msg!("found-empty-brackets"),
            Kind::Group(g) if g.fields.is_empty() => msg!("found-brackets", n = g.items.len()),
            Kind::Group(_) => msg!("found-record"),
            Kind::Bad => msg!("found-unreadable"),
        }
    }
}
