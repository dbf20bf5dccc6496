//! Reads `match` expressions: their arms, patterns, and catch-all arms over the package's enums.

use super::source::{Source, closing, name_at, starts_name};
use std::collections::{BTreeMap, BTreeSet};

/// Tokens and nodes of a text: any unexpected token is the same error.
const GRAMMAR: &str = "src/scenario/text/";

/// Crates whose types may have the name of one of ours.
const FOREIGN: [&str; 9] = ["std", "core", "serde_json", "ron", "clap", "bevy", "bevy_egui", "egui", "pdf_writer"];

/// Enums declared below `src`, with their variants.
#[derive(Default)]
pub struct Enums(BTreeMap<String, BTreeSet<String>>);

/// Kinds of pattern, for catch-all arms.
enum Pattern {
    /// `_` or a name that matches everything.
    Open,
    /// A variant of one of the package's enums, or another constructor; with its argument if it has exactly one.
    Variant { ours: bool, name: String, inner: Option<Vec<Pattern>> },
    /// A literal, a tuple, a slice, a constant.
    Else,
}

struct Arm {
    at: usize,
    guarded: bool,
    patterns: Vec<Pattern>,
}

impl Pattern {
    /// Its own, or that of its argument, as in `Some(Fact::Begun)`.
    fn variant_of_ours(&self) -> Option<&str> {
        match self {
            Pattern::Variant { ours: true, name, .. } => Some(name),
            Pattern::Variant { inner, .. } => inner.iter().flatten().find_map(|p| p.variant_of_ours()),
            Pattern::Open | Pattern::Else => None,
        }
    }
}

/// A file's names for the enums and their variants.
struct Names<'a> {
    enums: &'a Enums,
    aliases: BTreeSet<String>,
    variants: BTreeSet<String>,
    foreign: BTreeSet<String>,
}

impl Enums {
    pub fn gather<'a>(sources: impl Iterator<Item = &'a Source>) -> Enums {
        let mut all = Enums::default();
        for source in sources.filter(|s| s.is_rust() && s.path.starts_with("src/") && !s.path.starts_with(GRAMMAR)) {
            all.read(&source.code);
        }
        all
    }

    fn read(&mut self, code: &str) {
        for (keyword, macro_made) in [("enum ", false), ("choice! {", true)] {
            for (at, _) in code.match_indices(keyword) {
                let word = keyword.starts_with('e');
                if word && !starts_name(code.as_bytes(), at) {
                    continue;
                }
                let from = at + keyword.len();
                let name_from = from + code[from..].len() - code[from..].trim_start().len();
                let name = name_at(code, name_from);
                if !name.is_empty() {
                    let body = code[name_from..].find('{').map(|open| name_from + open);
                    let variants = body.filter(|_| !macro_made).map_or(BTreeSet::new(), |open| variants(code, open));
                    self.0.entry(name.to_owned()).or_default().extend(variants);
                }
            }
        }
    }
}

/// The names before each `,` at the top of an enum's body.
fn variants(code: &str, open: usize) -> BTreeSet<String> {
    let Some(end) = closing(code, open) else { return BTreeSet::new() };
    split(&code[open + 1..end], b',')
        .into_iter()
        .map(|(_, part)| name_at(part, start_of(part)).to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// After white space and attributes.
fn start_of(text: &str) -> usize {
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if !text[at..].starts_with("#[") {
            return at;
        }
        at = closing(text, at + 1).map_or(text.len(), |end| end + 1);
    }
}

/// Parts between separators outside brackets, with their positions.
fn split(text: &str, separator: u8) -> Vec<(usize, &str)> {
    let (mut depth, mut from, mut parts) = (0i32, 0, Vec::new());
    for (at, b) in text.bytes().enumerate() {
        match b {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            _ if b == separator && depth == 0 => {
                parts.push((from, &text[from..at]));
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push((from, &text[from..]));
    parts
}

/// Lines and patterns of catch-all arms over the package's enums.
pub fn catch_alls(enums: &Enums, source: &Source) -> Vec<(usize, String)> {
    let names = Names::of(enums, source);
    let mut found = Vec::new();
    for (at, _) in source.code.match_indices("match ") {
        if starts_name(source.code.as_bytes(), at)
            && let Some(arms) = arms(&names, &source.code, at + 6)
        {
            let all: Vec<_> =
                arms.iter().flat_map(|arm| arm.patterns.iter().map(|p| (p, arm.guarded, arm.at))).collect();
            judge(&all, &mut |at, name| found.push((source.line_at(at), format!("names {name}, then takes the rest"))));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Patterns of one position: whether a catch-all is beside a variant of ours, also inside each constructor.
fn judge(patterns: &[(&Pattern, bool, usize)], complain: &mut impl FnMut(usize, &str)) {
    if let Some(name) = patterns.iter().find_map(|(p, ..)| p.variant_of_ours()) {
        for (_, _, at) in patterns.iter().filter(|(p, guarded, _)| matches!(p, Pattern::Open) && !guarded) {
            complain(*at, name);
        }
    }
    let mut inside: BTreeMap<&str, Vec<(&Pattern, bool, usize)>> = BTreeMap::new();
    for (pattern, guarded, at) in patterns {
        if let Pattern::Variant { name, inner: Some(inner), .. } = pattern {
            let last = name.rsplit("::").next().unwrap_or(name);
            inside.entry(last).or_default().extend(inner.iter().map(|p| (p, *guarded, *at)));
        }
    }
    for patterns in inside.values() {
        judge(patterns, complain);
    }
}

/// The arms of the `match` whose subject begins at `at`.
fn arms(names: &Names, code: &str, at: usize) -> Option<Vec<Arm>> {
    let mut open = at;
    while code.as_bytes().get(open)? != &b'{' {
        open = if matches!(code.as_bytes()[open], b'(' | b'[') { closing(code, open)? + 1 } else { open + 1 };
    }
    let end = closing(code, open)?;
    let (mut at, mut arms) = (open + 1, Vec::new());
    loop {
        at += start_of(&code[at..end]);
        let Some(arrow) = outside(&code[at..end], "=>").map(|n| at + n) else { return Some(arms) };
        let written = &code[at..arrow];
        let guard = outside(written, " if ");
        let pattern = &written[..guard.unwrap_or(written.len())];
        arms.push(Arm { at, guarded: guard.is_some(), patterns: names.patterns(pattern) });
        at = arrow + 2;
        at += code[at..end].len() - code[at..end].trim_start().len();
        if code[at..].starts_with('{') {
            at = closing(code, at)? + 1;
            at += code[at..end].len() - code[at..end].trim_start_matches([' ', '\n', ',']).len();
        } else {
            at += split(&code[at..end], b',')[0].1.len() + 1;
            at = at.min(end);
        }
    }
}

/// Position of a text outside brackets.
fn outside(text: &str, what: &str) -> Option<usize> {
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with(what) {
            return Some(at);
        }
        let bracket = matches!(text.as_bytes()[at], b'(' | b'[' | b'{');
        at = if bracket { closing(text, at)? + 1 } else { at + text[at..].chars().next().map_or(1, char::len_utf8) };
    }
    None
}

impl<'a> Names<'a> {
    fn of(enums: &'a Enums, source: &Source) -> Names<'a> {
        let mut names = Names {
            enums,
            aliases: BTreeSet::from(["Self".to_owned()]),
            variants: BTreeSet::new(),
            foreign: BTreeSet::new(),
        };
        let code = &source.code;
        for (at, _) in code.match_indices(" as ") {
            let before = code[..at].rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
            if enums.0.contains_key(before) {
                names.aliases.insert(name_at(code, at + 4).to_owned());
            }
        }
        for (at, _) in code.match_indices("::*") {
            let before = code[..at].rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
            names.variants.extend(enums.0.get(before).into_iter().flatten().cloned());
        }
        for mention in source.mentions() {
            if let [root, .., last] = &mention.path[..]
                && FOREIGN.contains(&root.as_str())
            {
                names.foreign.insert(last.clone());
            }
            if let [.., last, variant] = &mention.path[..]
                && enums.0.get(last).is_some_and(|variants| variants.contains(variant))
            {
                // Harmless where the variant is not imported: a bare capitalized name is then nothing else.
                names.variants.insert(variant.clone());
            }
        }
        names
    }

    fn patterns(&self, text: &str) -> Vec<Pattern> {
        split(text, b'|')
            .into_iter()
            .map(|(_, part)| part.trim())
            .filter(|p| !p.is_empty())
            .map(|p| self.one(p))
            .collect()
    }

    fn one(&self, text: &str) -> Pattern {
        let text = outside(text, "@").map_or(text, |at| text[at + 1..].trim());
        let text = text.trim_start_matches(['&', ' ']);
        let text = text.strip_prefix("ref ").unwrap_or(text);
        let text = text.strip_prefix("mut ").unwrap_or(text);
        if let Some(inside) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'))
            && split(inside, b',').len() == 1
        {
            let mut inside = self.patterns(inside);
            return if inside.len() == 1 { inside.remove(0) } else { Pattern::Else };
        }
        if text == "_" {
            return Pattern::Open;
        }
        let size = text.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b':')).count();
        let (path, rest) = (&text[..size], text[size..].trim());
        let Some(last) = path.rsplit("::").next().filter(|n| !n.is_empty()) else { return Pattern::Else };
        let lower = last.starts_with(|c: char| c.is_lowercase() || c == '_');
        if lower && !path.contains("::") && rest.is_empty() && !matches!(last, "true" | "false") {
            return Pattern::Open;
        }
        let ours = self.is_ours(path, last);
        if !last.starts_with(char::is_uppercase) || (shouts(last) && !ours) {
            return Pattern::Else;
        }
        let inner = rest
            .strip_prefix('(')
            .and_then(|r| r.strip_suffix(')'))
            .filter(|r| split(r, b',').iter().filter(|(_, p)| !p.trim().is_empty()).count() == 1)
            .map(|r| self.patterns(r.trim_end_matches(',')));
        Pattern::Variant { ours, name: path.to_owned(), inner }
    }

    fn is_ours(&self, path: &str, last: &str) -> bool {
        match path.rsplit("::").nth(1) {
            Some(owner) if self.foreign.contains(owner) => false,
            Some(owner) => {
                let known = self.enums.0.get(owner);
                known.is_some_and(|v| !shouts(last) || v.contains(last))
                    || (self.aliases.contains(owner) && !shouts(last))
            }
            None => self.variants.contains(last),
        }
    }
}

/// Spelled like a constant.
fn shouts(name: &str) -> bool {
    name.len() > 1 && !name.chars().any(char::is_lowercase)
}
