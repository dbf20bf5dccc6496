//! Single values: counts, texts, ids, words.

use super::{Book, Decode, Out};
use crate::scenario::bounds::Unit;
use crate::scenario::checked::Text;
use crate::scenario::finding::{Pos, did_you_mean};
use crate::scenario::text::{Group, Kind, Node};

pub use super::book::link;

/// A single value.
pub trait Leaf: Sized {
    fn read(node: &Node, out: &mut Out) -> Option<Self>;
    fn words() -> String;
    fn describe(_book: &mut Book) {}
}

/// A value and its location, for later findings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct At<T> {
    pub value: T,
    pub pos: Pos,
}

impl<T: Leaf> Decode for At<T> {
    fn decode(node: &Node, out: &mut Out) -> Option<Self> {
        T::read(node, out).map(|value| At { value, pos: node.pos })
    }

    fn words() -> String {
        T::words()
    }

    fn describe(book: &mut Book) {
        T::describe(book);
    }
}

/// The word of a node, checked against the valid words.
pub fn word_of<'a>(node: &Node, what: &str, words: &[&'a str], out: &mut Out) -> Option<&'a str> {
    let (given, quoted) = match &node.kind {
        Kind::Word(w) => (w.as_str(), false),
        Kind::Group(Group { name: Some(w), .. }) => (w.as_str(), false),
        Kind::Text(t) => (t.as_str(), true),
        _ => {
            out.wrong(node, &format!("a word ({what})"), format!("One of: {}.", words.join(", ")));
            return None;
        }
    };
    if let (Some(word), false) = (words.iter().find(|w| **w == given), quoted) {
        return Some(word);
    }
    let like = did_you_mean(given, words.iter().copied());
    let hint = match like {
        Some(like) if quoted => format!("Write {like} without quotes."),
        Some(like) => format!("Did you mean {like}?"),
        None => format!("One of: {}.", words.join(", ")),
    };
    let message = if quoted {
        format!("A word without quotes is needed here ({what}); found \"{}\".", shown(given))
    } else {
        format!("{} is not a valid value ({what}).", shown(given))
    };
    out.error(node.pos, "E-WRD-01", message, hint);
    None
}

/// The values in the brackets of `Name(a, b)`; as many as there are names for them.
pub fn values<'a, const N: usize>(
    node: &'a Node,
    word: &str,
    args: &[&str; N],
    out: &mut Out,
) -> Option<[&'a Node; N]> {
    let items = match &node.kind {
        Kind::Group(g) if g.fields.is_empty() => g.items.as_slice(),
        _ => &[],
    };
    let found: Option<[&Node; N]> = items.iter().collect::<Vec<_>>().try_into().ok();
    if found.is_none() {
        let n = if N == 1 { "one value".to_string() } else { format!("{N} values") };
        let hint = format!("Write {word}({})", args.join(", "));
        out.error(node.pos, "E-WRD-02", format!("{word} needs {n} in round brackets, without names."), hint);
    }
    found
}

/// `Name(a: 1)` as the record `(a: 1)`.
pub fn inner(node: &Node, word: &str, out: &mut Out) -> Option<Node> {
    match &node.kind {
        Kind::Group(g) => Some(Node { pos: node.pos, kind: Kind::Group(Group { name: None, ..g.clone() }) }),
        _ => {
            out.error(
                node.pos,
                "E-WRD-02",
                format!("{word} needs its details in round brackets."),
                format!("Write {word}(…)"),
            );
            None
        }
    }
}

/// A text as a finding quotes it: not all of a long one.
pub(crate) fn shown(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_string();
    }
    text.chars().take(58).chain("…".chars()).collect()
}

pub(super) fn digits(text: &str) -> String {
    text.replace('_', "")
}

/// A whole number within the limits of its field and of its type.
fn whole(node: &Node, unit: Unit, type_max: i64, out: &mut Out) -> Option<i64> {
    const NEED: &str = "a whole number, like 26,";
    let bound = out.bound(unit);
    let range = (bound.least, bound.most.min(type_max));
    match &node.kind {
        Kind::Number(n) => match digits(n).parse::<i64>() {
            Ok(v) if (range.0..=range.1).contains(&v) => return Some(v),
            Ok(v) if v < 0 && range.0 >= 0 => {
                out.error(node.pos, "E-VAL-01", format!("{n} is below zero."), "A count is 0 or more.");
            }
            Ok(_) => out.beyond(node.pos, n, bound),
            Err(_) if n.contains('.') => out.wrong(node, NEED, "People, beds and vehicles are whole."),
            Err(_) if is_whole(n) => out.beyond(node.pos, n, bound),
            Err(_) => out.wrong(node, NEED, format!("Write {}.", bound.range())),
        },
        Kind::Text(t) if t.trim().parse::<i64>().is_ok() => {
            out.wrong(node, NEED, format!("Leave out the quotes: {}", t.trim()));
        }
        _ => out.wrong(node, NEED, "Write the number without quotes and without unit."),
    }
    None
}

/// A whole number, however long.
fn is_whole(n: &str) -> bool {
    n.strip_prefix(['+', '-']).unwrap_or(n).bytes().all(|b| b.is_ascii_digit() || b == b'_')
}

impl Leaf for u32 {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        whole(node, Unit::Count, i64::from(u32::MAX), out).and_then(|v| v.try_into().ok())
    }
    fn words() -> String {
        "whole number".into()
    }
}

impl Leaf for u16 {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        whole(node, Unit::Count, i64::from(u16::MAX), out).and_then(|v| v.try_into().ok())
    }
    fn words() -> String {
        "whole number".into()
    }
}

/// A seed: nothing is computed with it, so any will do.
impl Leaf for u64 {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        match &node.kind {
            Kind::Number(n) if is_whole(n) => {
                let seed = digits(n).parse::<i64>().ok().and_then(|v| v.try_into().ok());
                if seed.is_none() {
                    let hint = format!("Write a whole number from 0 to {}.", i64::MAX);
                    out.error(node.pos, "E-VAL-01", format!("{} is out of range.", shown(n)), hint);
                }
                seed
            }
            _ => {
                out.wrong(node, "a whole number, like 26,", "Write the number without quotes and without unit.");
                None
            }
        }
    }
    fn words() -> String {
        "whole number".into()
    }
}

impl Leaf for i64 {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        whole(node, Unit::Change, i64::MAX, out)
    }
    fn words() -> String {
        "whole number, `-` allowed".into()
    }
}

impl Leaf for bool {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        match &node.kind {
            Kind::Word(w) if w == "true" => Some(true),
            Kind::Word(w) if w == "false" => Some(false),
            _ => {
                out.wrong(node, "true or false", "Write true or false, in small letters and without quotes.");
                None
            }
        }
    }
    fn words() -> String {
        "`true` or `false`".into()
    }
}

/// One line or paragraph in English, or in both languages.
impl Leaf for Text {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        let hint = "Write \"text\" or (en: \"text\", es: \"texto\").";
        match &node.kind {
            Kind::Text(t) => out.fits(node, t).then(|| Text { en: t.clone(), es: None }),
            Kind::Group(g) if !g.fields.is_empty() && g.name.is_none() => {
                let (mut en, mut es) = (None, None);
                for f in &g.fields {
                    match (f.name.as_str(), &f.value.kind) {
                        ("en", Kind::Text(t)) => en = out.fits(&f.value, t).then(|| t.clone()),
                        ("es", Kind::Text(t)) => es = out.fits(&f.value, t).then(|| t.clone()),
                        ("en" | "es", _) => out.wrong(&f.value, "text in quotes", hint),
                        (other, _) => out.error(f.pos, "E-FLD-01", format!("There is no language {other} here."), hint),
                    }
                }
                let written = g.fields.iter().any(|f| f.name == "en");
                if en.is_none() && !written && !out.hurt(node.pos, g) {
                    out.error(g.open, "E-FLD-02", "The English text is missing.", hint);
                }
                en.map(|en| Text { en, es })
            }
            _ => {
                out.wrong(node, "text in quotes", hint);
                None
            }
        }
    }
    fn words() -> String {
        "text: `\"…\"` or `(en: \"…\", es: \"…\")`".into()
    }
}

pub(super) fn text<'a>(node: &'a Node, need: &str, hint: &str, out: &mut Out) -> Option<&'a str> {
    match &node.kind {
        Kind::Text(t) => Some(t.trim()),
        _ => {
            out.wrong(node, need, hint);
            None
        }
    }
}

/// A plain line of text in quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain(pub String);

impl Leaf for Plain {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        let t = text(node, "text in quotes", "Write \"…\".", out)?;
        out.fits(node, t).then(|| Plain(t.to_string()))
    }
    fn words() -> String {
        "text in quotes".into()
    }
}

/// A kebab-case id that this record gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(pub String);

pub fn is_kebab(id: &str) -> bool {
    let inside = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    inside && !id.is_empty() && id.len() <= 60 && !id.starts_with('-') && !id.ends_with('-') && !id.contains("--")
}

/// The nearest id to what was written.
pub fn kebab(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => {
                out.push(c.to_ascii_lowercase());
            }
            _ if !out.ends_with('-') && !out.is_empty() => out.push('-'),
            _ => {}
        }
    }
    out.truncate(60);
    out.trim_end_matches('-').to_string()
}

impl Leaf for Name {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        let hint = "An id is written like \"first-call\".";
        let id = text(node, "an id in quotes", hint, out)?;
        if is_kebab(id) {
            return Some(Name(id.to_string()));
        }
        let like = kebab(id);
        let hint = if like.is_empty() { hint.to_string() } else { format!("Write \"{like}\".") };
        out.error(
            node.pos,
            "E-VAL-02",
            format!("\"{}\" cannot be an id: small letters a–z, digits and hyphens only.", shown(id)),
            hint,
        );
        None
    }
    fn words() -> String {
        "id like `\"first-call\"`".into()
    }
}

/// The id of something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ref(pub String);

impl Leaf for Ref {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        if let Kind::Word(w) = &node.kind {
            out.wrong(node, "an id in quotes", format!("Write \"{w}\"."));
            return None;
        }
        text(node, "an id in quotes", "Write the id of the place, site, inject… in quotes.", out)
            .map(|t| Ref(t.to_string()))
    }
    fn words() -> String {
        "id of something else, in quotes".into()
    }
}

/// Adds the page of a word to the reference.
pub fn book_of_word<T: Leaf>(book: &mut Book) {
    T::describe(book);
}
