//! Single values: counts, texts, ids, words.

use super::{Book, Decode, Out};
use crate::scenario::bounds::Unit;
use crate::scenario::checked::Text;
use crate::scenario::finding::{Pos, Sentence, did_you_mean, msg};
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
pub fn word_of<'a>(node: &Node, name: &str, words: &[&'a str], out: &mut Out) -> Option<&'a str> {
    let (given, quoted) = match &node.kind {
        Kind::Word(w) => (w.as_str(), false),
        Kind::Group(Group { name: Some(w), .. }) => (w.as_str(), false),
        Kind::Text(t) => (t.as_str(), true),
        _ => {
            out.wrong(node, msg!("need-word", name = name), msg!("one-of", words = words.join(", ")));
            return None;
        }
    };
    if let (Some(word), false) = (words.iter().find(|w| **w == given), quoted) {
        return Some(word);
    }
    let like = did_you_mean(given, words.iter().copied());
    let hint = match like {
        Some(like) if quoted => msg!("without-quotes", like = like),
        Some(like) => msg!("did-you-mean", like = like),
        None => msg!("one-of", words = words.join(", ")),
    };
    let message = if quoted {
        msg!("word-not-text", name = name, given = shown(given))
    } else {
        msg!("not-a-word", given = shown(given), name = name)
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
        let hint = msg!("write-word", word = word, args = args.join(", "));
        out.error(node.pos, "E-WRD-02", msg!("needs-values", word = word, n = N), hint);
    }
    found
}

/// `Name(a: 1)` as the record `(a: 1)`.
pub fn inner(node: &Node, word: &str, out: &mut Out) -> Option<Node> {
    match &node.kind {
        Kind::Group(g) => Some(Node { pos: node.pos, kind: Kind::Group(Group { name: None, ..g.clone() }) }),
        _ => {
            out.error(node.pos, "E-WRD-02", msg!("needs-details", word = word), msg!("write-details", word = word));
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
    let need = || msg!("need-whole");
    let bound = out.bound(unit);
    let range = (bound.least, bound.most.min(type_max));
    match &node.kind {
        Kind::Number(n) => match digits(n).parse::<i64>() {
            Ok(v) if (range.0..=range.1).contains(&v) => return Some(v),
            Ok(v) if v < 0 && range.0 >= 0 => {
                out.error(node.pos, "E-VAL-01", msg!("below-zero", n = n), msg!("count-zero-up"));
            }
            Ok(_) => out.beyond(node.pos, n, bound),
            Err(_) if n.contains('.') => out.wrong(node, need(), msg!("whole-things")),
            Err(_) if is_whole(n) => out.beyond(node.pos, n, bound),
            Err(_) => out.wrong(
                node,
                need(),
                msg!("write-range", low = bound.show(bound.least), high = bound.show(bound.most)),
            ),
        },
        Kind::Text(t) if t.trim().parse::<i64>().is_ok() => {
            out.wrong(node, need(), msg!("leave-quotes", text = t.trim()));
        }
        _ => out.wrong(node, need(), msg!("bare-number")),
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
                    let hint = msg!("write-range", low = 0_i64, high = i64::MAX);
                    out.error(node.pos, "E-VAL-01", msg!("out-of-range", value = shown(n)), hint);
                }
                seed
            }
            _ => {
                out.wrong(node, msg!("need-whole"), msg!("bare-number"));
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
                out.wrong(node, msg!("need-bool"), msg!("write-bool"));
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
        let hint = || msg!("write-text");
        match &node.kind {
            Kind::Text(t) => out.fits(node, t).then(|| Text { en: t.clone(), es: None }),
            Kind::Group(g) if !g.fields.is_empty() && g.name.is_none() => {
                let (mut en, mut es) = (None, None);
                for f in &g.fields {
                    match (f.name.as_str(), &f.value.kind) {
                        ("en", Kind::Text(t)) => en = out.fits(&f.value, t).then(|| t.clone()),
                        ("es", Kind::Text(t)) => es = out.fits(&f.value, t).then(|| t.clone()),
                        ("en" | "es", _) => out.wrong(&f.value, msg!("need-text"), hint()),
                        (other, _) => out.error(f.pos, "E-FLD-01", msg!("no-language", other = other), hint()),
                    }
                }
                let written = g.fields.iter().any(|f| f.name == "en");
                if en.is_none() && !written && !out.hurt(node.pos, g) {
                    out.error(g.open, "E-FLD-02", msg!("no-english"), hint());
                }
                en.map(|en| Text { en, es })
            }
            _ => {
                out.wrong(node, msg!("need-text"), hint());
                None
            }
        }
    }
    fn words() -> String {
        "text: `\"…\"` or `(en: \"…\", es: \"…\")`".into()
    }
}

pub(super) fn text<'a>(
    node: &'a Node,
    need: impl Into<Sentence>,
    hint: impl Into<Sentence>,
    out: &mut Out,
) -> Option<&'a str> {
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
        let t = text(node, msg!("need-text"), msg!("write-plain"), out)?;
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
        let hint = || msg!("write-id");
        let id = text(node, msg!("need-id"), hint(), out)?;
        if is_kebab(id) {
            return Some(Name(id.to_string()));
        }
        let like = kebab(id);
        let hint = if like.is_empty() { hint() } else { msg!("write-quoted", text = like) };
        out.error(node.pos, "E-VAL-02", msg!("bad-id", id = shown(id)), hint);
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
            out.wrong(node, msg!("need-id"), msg!("write-quoted", text = w));
            return None;
        }
        text(node, msg!("need-id"), msg!("write-ref"), out).map(|t| Ref(t.to_string()))
    }
    fn words() -> String {
        "id of something else, in quotes".into()
    }
}

/// Adds the page of a word to the reference.
pub fn book_of_word<T: Leaf>(book: &mut Book) {
    T::describe(book);
}
