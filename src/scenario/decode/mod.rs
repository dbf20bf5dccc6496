//! From the syntax tree to the written scenario. One definition per record gives its type, a reader that reports every
//! error at once, and its section in the format reference.

mod book;
mod leaf;
mod macros;
mod measure;
mod number;

pub use book::{Book, Line, Section};
pub use leaf::*;
pub(crate) use macros::{choice, record, word};
pub use measure::*;
pub use number::*;

use super::bounds::{self, Bound, Unit};
use super::finding::{Issue, Pos, Sentence, did_you_mean, msg};
use super::text::{Group, Kind, Node};
use std::collections::BTreeSet;

/// A type that can be read from a tree.
pub trait Decode: Sized {
    /// `None` if unreadable; the error has been reported.
    fn decode(node: &Node, out: &mut Out) -> Option<Self>;

    /// Default of a missing field; `None` if required.
    fn absent() -> Option<Self> {
        None
    }

    /// Description of the type, for the format reference.
    fn words() -> String;

    /// Adds the sections of the type.
    fn describe(_book: &mut Book) {}
}

/// Unreadable values, so that their absence is not reported again.
#[derive(Debug, Default)]
pub struct Lost {
    /// Ids of records.
    ids: BTreeSet<String>,
    /// Kinds of record of which at least one is lost.
    records: BTreeSet<&'static str>,
    /// Optional fields, by the place of their record.
    fields: BTreeSet<(Pos, &'static str)>,
}

impl Lost {
    pub fn id(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    pub fn record(&self, what: &str) -> bool {
        self.records.contains(what)
    }

    pub fn field(&self, record: Pos, name: &'static str) -> bool {
        self.fields.contains(&(record, name))
    }

    pub fn any_field(&self, record: Pos) -> bool {
        self.fields.iter().any(|(pos, _)| *pos == record)
    }
}

/// Results of decoding.
#[derive(Debug, Default)]
pub struct Out {
    pub issues: Vec<Issue>,
    pub lost: Lost,
    /// Where the syntax was damaged: fields may be missing there only because a quote or comma is.
    pub damage: Vec<Pos>,
    /// Record and field that are being read: their limits hold.
    field: (&'static str, &'static str),
}

/// More errors than this are noise, and would make a file of rubbish slow.
const MAX_ISSUES: usize = 2_000;

impl Out {
    /// For a tree whose text was damaged at these places.
    pub fn damaged(damage: Vec<Pos>) -> Out {
        Out { damage, ..Out::default() }
    }

    pub fn error(&mut self, pos: Pos, code: &'static str, message: impl Into<Sentence>, hint: impl Into<Sentence>) {
        if self.issues.len() < MAX_ISSUES {
            self.issues.push(Issue::error(pos, code, message, hint));
        }
    }

    /// The scenario's list of this name, from a file of its own.
    pub fn list_of<T: Decode>(&mut self, field: &'static str, root: &Node) -> Vec<T> {
        self.field = ("Scenario", field);
        Vec::decode(root, self).unwrap_or_default()
    }

    /// The limits of the field that is being read.
    fn bound(&self, unit: Unit) -> &'static Bound {
        bounds::of(self.field.0, self.field.1, unit)
    }

    /// Reports a value outside its limits.
    fn beyond(&mut self, pos: Pos, value: &str, bound: &Bound) {
        let message = msg!("beyond", value = shown(value), what = bound.what());
        self.error(
            pos,
            "E-VAL-01",
            message,
            msg!("write-range-why", low = bound.show(bound.least), high = bound.show(bound.most), why = bound.why()),
        );
    }

    /// Whether a text is short enough; if not, that is reported.
    fn fits(&mut self, node: &Node, text: &str) -> bool {
        let bound = self.bound(Unit::Characters);
        let fits = text.len() <= 100 || bound.holds_len(text.chars().count());
        if !fits {
            let message = msg!("text-length", n = bounds::grouped(text.chars().count() as i64));
            let hint = msg!("at-most-why", most = bounds::grouped(bound.most), why = bound.why());
            self.error(node.pos, "E-VAL-09", message, hint);
        }
        fits
    }

    /// Whether a list is short enough; if not, that is reported and it is not read.
    fn fits_list(&mut self, node: &Node, items: &[Node]) -> bool {
        let bound = self.bound(Unit::Entries);
        let fits = bound.holds_len(items.len());
        if !fits {
            let message = msg!("entries-over", n = bounds::grouped(items.len() as i64));
            let hint = msg!("at-most-why", most = bounds::grouped(bound.most), why = bound.why());
            self.error(node.pos.opening(), "E-VAL-08", message, hint);
        }
        fits
    }

    /// Whether the syntax was damaged in a record itself, outside the brackets in it.
    pub fn hurt(&self, pos: Pos, group: &Group) -> bool {
        let within = |outer: Pos, p: Pos| outer.file == p.file && outer.start <= p.start && p.start < outer.end;
        let nested = |p: Pos| {
            let mut values = group.fields.iter().map(|f| &f.value);
            values.any(|v| matches!(v.kind, Kind::Group(_) | Kind::List(_)) && within(v.pos, p))
        };
        self.damage.iter().any(|p| within(pos, *p) && !nested(*p))
    }

    /// "Expected a whole number, like 26; found 20.5."
    pub fn wrong(&mut self, node: &Node, need: impl Into<Sentence>, hint: impl Into<Sentence>) {
        if node.kind != Kind::Bad {
            let need: Sentence = need.into();
            let message = msg!("wrong", need = need, found = node.describe());
            self.error(node.pos, "E-TYP-01", message, hint);
        }
    }
}

pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// The fields of a record while they are being read.
pub struct Fields<'a> {
    group: &'a Group,
    pos: Pos,
    names: &'static [&'static str],
    /// The record's own syntax was damaged, not only that of something inside.
    hurt: bool,
    /// Misspelt fields that were taken for another one.
    aliases: Vec<(&'static str, &'a Node)>,
    what: &'static str,
    /// Name of the record in the format reference.
    name: &'static str,
}

impl<'a> Fields<'a> {
    /// Checks the shape and the names. `name` is the name a record may carry in front of its bracket.
    pub fn open(
        node: &'a Node,
        what: &'static str,
        name: &'static str,
        names: &'static [&'static str],
        out: &mut Out,
    ) -> Option<Self> {
        let example = msg!("write-record", field = names.first().copied().unwrap_or("id"));
        let Kind::Group(group) = &node.kind else {
            out.wrong(node, msg!("need-record", name = name), example);
            return None;
        };
        if !group.items.is_empty() {
            out.wrong(node, msg!("need-fields", name = name), example);
            return None;
        }
        if let Some(given) = group.name.as_deref().filter(|g| *g != name) {
            let hint = msg!("write-named", name = name);
            out.error(node.pos, "E-TYP-02", msg!("other-record", name = name, given = given), hint);
            return None;
        }
        let hurt = out.hurt(node.pos, group);
        let mut fields = Fields { group, pos: node.pos, names, hurt, aliases: Vec::new(), what, name };
        fields.check_names(out);
        Some(fields)
    }

    fn check_names(&mut self, out: &mut Out) {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for field in &self.group.fields {
            // Nothing more is reported, and each wrong name would be compared with every right one.
            if out.issues.len() >= MAX_ISSUES {
                return;
            }
            let name = field.name.as_str();
            if self.names.contains(&name) {
                if !seen.insert(name) {
                    let hint = msg!("keep-one-field");
                    out.error(field.pos, "E-FLD-03", msg!("field-twice", field = name), hint);
                }
                continue;
            }
            let like = did_you_mean(name, self.names.iter().copied());
            let hint = match like {
                Some(like) => msg!("did-you-mean", like = like),
                None => msg!("fields-are", name = self.name, fields = self.names.join(", ")),
            };
            out.error(field.pos, "E-FLD-01", msg!("no-field", name = self.name, field = shown(name)), hint);
            if let Some(like) = like.and_then(|l| self.names.iter().find(|n| **n == l)) {
                self.aliases.push((like, &field.value));
            }
        }
    }

    /// Reads one field. `None`: unreadable or missing, and reported.
    pub fn take<T: Decode>(&mut self, name: &'static str, out: &mut Out) -> Option<T> {
        let written = self.group.fields.iter().find(|f| f.name == name).map(|f| &f.value);
        let alias = self.aliases.iter().find(|(n, _)| *n == name).map(|(_, v)| *v);
        let around = std::mem::replace(&mut out.field, (self.name, name));
        let read = written.or(alias).map(|value| T::decode(value, out));
        out.field = around;
        match read {
            // An optional field that cannot be read leaves the record readable: more faults can be found in one go.
            Some(read) => read.or_else(|| {
                out.lost.fields.insert((self.pos, name));
                T::absent()
            }),
            None => T::absent().or_else(|| {
                if !self.hurt {
                    let hint = msg!("add-field", field = name);
                    out.error(self.group.open, "E-FLD-02", msg!("needs-field", name = self.name, field = name), hint);
                }
                None
            }),
        }
    }

    /// Remembers a record that could not be read.
    pub fn lose(&self, out: &mut Out) {
        out.lost.records.insert(self.what);
        let id = self.group.fields.iter().find(|f| f.name == "id");
        if let Some(Kind::Text(id)) = id.map(|f| &f.value.kind) {
            out.lost.ids.insert(id.clone());
        }
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(node: &Node, out: &mut Out) -> Option<Self> {
        match &node.kind {
            Kind::Word(w) if w == "None" => Some(None),
            Kind::Group(g) if g.name.as_deref() == Some("Some") && g.items.len() == 1 => {
                T::decode(&g.items[0], out).map(Some)
            }
            _ => T::decode(node, out).map(Some),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn words() -> String {
        T::words()
    }

    fn describe(book: &mut Book) {
        T::describe(book);
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node, out: &mut Out) -> Option<Self> {
        let Kind::List(items) = &node.kind else {
            out.wrong(node, msg!("need-list"), msg!("write-list", entry = short(node)));
            return None;
        };
        out.fits_list(node, items).then(|| items.iter().filter_map(|item| T::decode(item, out)).collect())
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    fn words() -> String {
        format!("list of {}", T::words())
    }

    fn describe(book: &mut Book) {
        T::describe(book);
    }
}

fn short(node: &Node) -> &'static str {
    if matches!(node.kind, Kind::Group(_)) { "(…)" } else { "…" }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(node: &Node, out: &mut Out) -> Option<Self> {
        T::decode(node, out).map(Box::new)
    }

    fn words() -> String {
        T::words()
    }

    fn describe(book: &mut Book) {
        T::describe(book);
    }
}

/// One value, or several in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Many<T>(pub Vec<T>);

impl<T: Decode> Decode for Many<T> {
    fn decode(node: &Node, out: &mut Out) -> Option<Self> {
        match &node.kind {
            Kind::List(items) => {
                out.fits_list(node, items).then(|| Many(items.iter().filter_map(|item| T::decode(item, out)).collect()))
            }
            _ => T::decode(node, out).map(|one| Many(vec![one])),
        }
    }

    fn words() -> String {
        format!("{}, or a list of them", T::words())
    }

    fn describe(book: &mut Book) {
        T::describe(book);
    }
}
