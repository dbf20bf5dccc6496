//! Numbers with a decimal point, and the name of a condition.

use super::leaf::{Leaf, digits, is_kebab, kebab, shown};
use super::{Out, link};
use crate::scenario::finding::msg;
use crate::scenario::text::{Kind, Node};

/// A decimal number from 0 to 1 000 000.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decimal(pub f64);

impl Leaf for Decimal {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        let need = || msg!("need-number");
        let hint = || msg!("write-decimal");
        let Kind::Number(n) = &node.kind else {
            out.wrong(node, need(), hint());
            return None;
        };
        // `NaN` and `inf` are words, not numbers, and never come here.
        match digits(n).parse::<f64>() {
            Ok(v) if (0.0..=1e6).contains(&v) => Some(Decimal(v)),
            Ok(_) => {
                out.error(node.pos, "E-VAL-01", msg!("out-of-range", value = shown(n)), msg!("to-a-million"));
                None
            }
            Err(_) => {
                out.wrong(node, need(), hint());
                None
            }
        }
    }
    fn words() -> String {
        "number like `1.5`".into()
    }
}

/// A condition: a built-in one as a word (`BluntTrauma`), or any by its id (`"blunt-trauma"`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause(pub String);

impl Leaf for Cause {
    fn read(node: &Node, out: &mut Out) -> Option<Self> {
        let hint = || msg!("write-condition");
        match &node.kind {
            Kind::Word(w) => Some(Cause(hyphened(w))),
            Kind::Text(t) if is_kebab(t.trim()) => Some(Cause(t.trim().to_string())),
            Kind::Text(t) => {
                let like = kebab(t);
                let hint = if like.is_empty() { hint() } else { msg!("write-quoted", text = like) };
                out.error(node.pos, "E-VAL-02", msg!("bad-condition", text = shown(t)), hint);
                None
            }
            _ => {
                out.wrong(node, msg!("need-condition"), hint());
                None
            }
        }
    }
    fn words() -> String {
        format!(
            "condition: a [built-in one](#built-in-conditions) like `BluntTrauma`, or the id of a {}",
            link("Condition")
        )
    }
}

/// `BluntTrauma` → `blunt-trauma`.
pub fn hyphened(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// `blunt-trauma` → `BluntTrauma`.
pub fn camel(id: &str) -> String {
    id.split('-').map(super::capital).collect()
}
