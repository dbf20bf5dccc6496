//! From tokens to the tree, with recovery at commas, line ends and closing brackets, so that one slip hides no other.

use super::lex::{Lexed, Lexer, Token};
use super::{Field, Group, Kind, MAX_DEPTH, Node, Parsed};
use crate::scenario::bounds;
use crate::scenario::finding::{Issue, Lines, Pos, Sentence, msg};
use std::collections::BTreeMap;

/// More than this many are noise, and would make a file of rubbish slow.
const MAX_ISSUES: usize = 200;

pub fn parse(source: &str, file: u16) -> Parsed {
    let lexer = Lexer::run(source, file);
    if !bounds::TOKENS.holds_len(lexer.tokens.len()) {
        let pos = Pos { file, start: 0, end: 0 };
        let message = msg!("too-many-words", most = bounds::grouped(bounds::TOKENS.most));
        let hint = msg!("right-file");
        return Parsed { root: None, issues: vec![Issue::error(pos, "E-FIL-02", message, hint)], torn: true };
    }
    let mut parser = Parser {
        source,
        lines: Lines::new(source),
        file,
        tokens: lexer.tokens,
        at: 0,
        issues: lexer.issues,
        open: Vec::new(),
        suspect: None,
        strays: BTreeMap::new(),
        torn: false,
        reported_end: false,
    };
    parser.count_brackets();
    let root = parser.file();
    let torn = parser.torn;
    Parsed { root, issues: one_per_line(&parser.lines, parser.issues), torn }
}

/// One slip often trips the reader twice; the first complaint of a line is the useful one, a lost quote before all others.
fn one_per_line(lines: &Lines, mut issues: Vec<Issue>) -> Vec<Issue> {
    let is_quote = |i: &Issue| matches!(i.code, "E-SYN-01" | "E-SYN-02" | "E-SYN-03");
    let line = |i: &Issue| lines.line(i.pos.start as usize);
    issues.sort_by_key(|i| (line(i), !is_quote(i), i.pos.start));
    issues.dedup_by_key(|i| line(i));
    issues.truncate(MAX_ISSUES);
    issues
}

pub(super) struct Parser<'a> {
    pub(super) source: &'a str,
    pub(super) lines: Lines<'a>,
    file: u16,
    tokens: Vec<Lexed>,
    at: usize,
    issues: Vec<Issue>,
    /// Brackets that are open here, and where.
    pub(super) open: Vec<(char, Pos)>,
    /// The first bracket whose closing partner stands further left than the line that opens it: when a bracket turns
    /// out to be missing, this is the place where a person would look.
    pub(super) suspect: Option<Pos>,
    /// How many more brackets of a kind are closed than opened.
    pub(super) strays: BTreeMap<char, i64>,
    pub(super) torn: bool,
    reported_end: bool,
}

pub(super) fn partner(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

impl Parser<'_> {
    fn count_brackets(&mut self) {
        for lexed in &self.tokens {
            match lexed.token {
                Token::Open(c) => *self.strays.entry(partner(c)).or_default() -= 1,
                Token::Close(c) => *self.strays.entry(c).or_default() += 1,
                _ => {}
            }
        }
    }

    pub(super) fn token(&self) -> &Token {
        &self.tokens[self.at].token
    }

    fn ahead(&self, n: usize) -> &Token {
        &self.tokens[(self.at + n).min(self.tokens.len() - 1)].token
    }

    pub(super) fn pos(&self) -> Pos {
        let t = &self.tokens[self.at];
        Pos { file: self.file, start: t.start as u32, end: t.end as u32 }
    }

    /// Where the token before this one ends.
    fn last_pos(&self) -> Pos {
        let t = &self.tokens[self.at.saturating_sub(1)];
        Pos { file: self.file, start: t.start as u32, end: t.end as u32 }
    }

    pub(super) fn bump(&mut self) {
        if self.at + 1 < self.tokens.len() {
            self.at += 1;
        }
    }

    pub(super) fn issue(
        &mut self,
        pos: Pos,
        code: &'static str,
        message: impl Into<Sentence>,
        hint: impl Into<Sentence>,
    ) {
        if self.issues.len() < MAX_ISSUES {
            self.issues.push(Issue::error(pos, code, message, hint));
        }
    }

    fn file(&mut self) -> Option<Node> {
        if *self.token() == Token::End {
            let pos = Pos { file: self.file, start: 0, end: 0 };
            self.issue(pos, "E-SYN-20", msg!("file-empty"), msg!("copy-minimal"));
            return None;
        }
        let root = self.value();
        let bare = !matches!(root.kind, Kind::Group(_) | Kind::List(_) | Kind::Bad);
        if bare && *self.token() != Token::End {
            self.torn = true;
            let hint = msg!("copy-minimal");
            self.issue(root.pos, "E-SYN-20", msg!("not-a-scenario"), hint);
        } else if *self.token() != Token::End {
            self.torn = true;
            let message = match self.token() {
                Token::Close(c) => msg!("closes-nothing", bracket = *c),
                _ => msg!("text-after-end"),
            };
            self.issue(self.pos(), "E-SYN-21", message, msg!("bracket-above"));
        }
        Some(root)
    }

    fn value(&mut self) -> Node {
        let pos = self.pos();
        match self.token().clone() {
            Token::Number(n) => self.leaf(Kind::Number(n)),
            Token::Text(t) => self.leaf(Kind::Text(t)),
            Token::Bad => self.leaf(Kind::Bad),
            Token::Word(name) => {
                self.bump();
                match self.token() {
                    Token::Open('(') if !matches!(name.as_str(), "true" | "false") => {
                        let mut node = self.bracket('(');
                        if let Kind::Group(group) = &mut node.kind {
                            group.name = Some(name);
                        }
                        Node { pos: Pos { start: pos.start, ..node.pos }, ..node }
                    }
                    Token::Open('{') => self.bracket('{'),
                    _ => Node { pos, kind: Kind::Word(name) },
                }
            }
            Token::Open(c) => self.bracket(c),
            _ => {
                let text = self.source[pos.start as usize..pos.end as usize].to_string();
                let message =
                    if text.is_empty() { msg!("value-missing") } else { msg!("value-missing-before", text = text) };
                self.issue(pos, "E-SYN-22", message, msg!("write-value"));
                if matches!(self.token(), Token::Other(_) | Token::Colon) {
                    self.junk();
                }
                Node { pos, kind: Kind::Bad }
            }
        }
    }

    fn leaf(&mut self, kind: Kind) -> Node {
        let pos = self.pos();
        self.bump();
        Node { pos, kind }
    }

    fn bracket(&mut self, open: char) -> Node {
        let pos = self.pos();
        if open == '{' {
            let hint = msg!("curly-hint");
            self.issue(pos, "E-SYN-23", msg!("curly-braces"), hint);
            return self.skip_balanced(pos);
        }
        if self.open.len() >= MAX_DEPTH {
            self.issue(pos, "E-SYN-24", msg!("too-deep", most = MAX_DEPTH), msg!("closed-late"));
            return self.skip_balanced(pos);
        }
        self.bump();
        self.open.push((open, pos));
        let kind = if open == '[' {
            Kind::List(self.items(open))
        } else {
            let mut group = Group { open: pos.opening(), ..Group::default() };
            if self.starts_field() {
                group.fields = self.fields();
            } else {
                group.items = self.items(open);
            }
            Kind::Group(group)
        };
        self.open.pop();
        Node { pos: Pos { end: self.last_pos().end, ..pos }, kind }
    }

    /// Passes over a bracket and everything in it without recursion.
    fn skip_balanced(&mut self, pos: Pos) -> Node {
        let mut depth = 0usize;
        loop {
            match self.token() {
                Token::Open(_) => depth += 1,
                Token::Close(_) => depth -= 1,
                Token::End => {
                    self.torn = true;
                    break;
                }
                _ => {}
            }
            self.bump();
            if depth == 0 {
                break;
            }
        }
        Node { pos: Pos { end: self.last_pos().end, ..pos }, kind: Kind::Bad }
    }

    /// `name:`, or what was clearly meant as that.
    fn starts_field(&self) -> bool {
        match (self.token(), self.ahead(1)) {
            (Token::Word(_) | Token::Text(_), Token::Colon | Token::Other('=')) => true,
            // `name "text"`: a colon forgotten.
            (Token::Word(w), Token::Text(_) | Token::Number(_) | Token::Open('[')) => {
                w.starts_with(|c: char| c.is_lowercase())
            }
            _ => false,
        }
    }

    fn items(&mut self, open: char) -> Vec<Node> {
        let mut items = Vec::new();
        loop {
            if self.ends(open) {
                return items;
            }
            if *self.token() == Token::Comma {
                self.extra_comma();
            } else if open == '[' && self.starts_field() && self.ahead(1) == &Token::Colon {
                self.field_in_list();
                items.push(Node { pos: self.last_pos(), kind: Kind::Bad });
            } else {
                items.push(self.value());
                self.after_value(false);
            }
        }
    }

    /// `[ id: "a" ]` or a list that was never closed before the next field.
    fn field_in_list(&mut self) {
        let pos = self.pos();
        let first_on_line = self.first_on_line(pos.start as usize).is_some();
        let unclosed = self.strays.get(&']').copied().unwrap_or(0) < 0;
        if first_on_line && unclosed {
            let (_, open) = self.open.last().copied().unwrap_or(('[', pos));
            self.never_closed('[', open);
        } else {
            self.issue(pos, "E-SYN-25", msg!("field-in-list"), msg!("entries-in-brackets"));
        }
        self.bump();
        self.bump();
        self.value();
        self.after_value(true);
    }

    fn fields(&mut self) -> Vec<Field> {
        let mut fields = Vec::new();
        loop {
            if self.ends('(') {
                return fields;
            }
            let pos = self.pos();
            match self.token().clone() {
                Token::Comma => self.extra_comma(),
                Token::Word(name) => {
                    self.bump();
                    if let Some(value) = self.field_value(&name, pos) {
                        fields.push(Field { name, pos, value });
                        self.after_value(true);
                    }
                }
                Token::Text(name) if *self.ahead(1) == Token::Colon => {
                    self.issue(pos, "E-SYN-26", msg!("quoted-field"), msg!("write-field", field = name));
                    self.bump();
                    if let Some(value) = self.field_value(&name, pos) {
                        fields.push(Field { name, pos, value });
                        self.after_value(true);
                    }
                }
                Token::Open(_) => self.record_in_record(),
                _ => {
                    let hint = msg!("name-values");
                    self.issue(pos, "E-SYN-27", msg!("field-name-missing"), hint);
                    self.junk();
                }
            }
        }
    }

    /// A record begins where a field should: the one around it was not closed.
    fn record_in_record(&mut self) {
        let pos = self.pos();
        let (c, open) = self.open.last().copied().unwrap_or(('(', pos));
        if self.strays.get(&')').copied().unwrap_or(0) < 0 {
            self.never_closed(c, open);
        } else {
            self.issue(pos, "E-SYN-27", msg!("field-name-missing"), msg!("write-name"));
        }
        self.value();
        self.after_value(true);
    }

    pub(super) fn never_closed(&mut self, c: char, open: Pos) {
        self.torn = true;
        if !self.reported_end {
            self.reported_end = true;
            self.issue(open.opening(), "E-SYN-04", msg!("bracket-open"), msg!("add-bracket", bracket = partner(c)));
        }
    }

    fn field_value(&mut self, name: &str, pos: Pos) -> Option<Node> {
        match self.token() {
            Token::Colon => self.bump(),
            Token::Other('=') => {
                self.issue(
                    self.pos(),
                    "E-SYN-28",
                    msg!("colon-not-equals", field = name),
                    msg!("write-field", field = name),
                );
                self.bump();
            }
            Token::Text(_) | Token::Number(_) | Token::Open(_) => {
                self.issue(
                    pos.after(),
                    "E-SYN-29",
                    msg!("colon-missing", field = name),
                    msg!("write-field", field = name),
                );
            }
            _ => {
                let hint = msg!("write-field-value", field = name);
                self.issue(pos, "E-SYN-29", msg!("colon-missing", field = name), hint);
                self.junk();
                return None;
            }
        }
        Some(self.value())
    }

    fn extra_comma(&mut self) {
        self.issue(self.pos(), "E-SYN-30", msg!("extra-comma"), msg!("delete-it"));
        self.bump();
    }

    /// After a value: a comma, the end, or a complaint.
    fn after_value(&mut self, in_record: bool) {
        match self.token() {
            Token::Comma => return self.bump(),
            Token::Close(_) | Token::End => return,
            _ => {}
        }
        let (before, here) = (self.last_pos(), self.pos());
        if self.tokens[self.at - 1].cut {
            // The rest of the line was swallowed by the open quote; its comma too.
            return;
        }
        let new_line = self.first_on_line(here.start as usize).is_some();
        let starts =
            if in_record { self.starts_field() } else { !matches!(self.token(), Token::Other(_) | Token::Colon) };
        let number_before = matches!(self.tokens[self.at - 1].token, Token::Number(_));
        let unit = number_before
            && !new_line
            && matches!(self.token(), Token::Word(_) | Token::Other(_) | Token::Colon | Token::Number(_));
        if unit && !(in_record && self.starts_field()) {
            let hint = msg!("quote-units");
            self.issue(before, "E-SYN-31", msg!("unit-unquoted"), hint);
            self.junk();
        } else if starts || new_line {
            self.issue(before.after(), "E-SYN-05", msg!("comma-missing"), msg!("add-comma"));
            if !starts && !matches!(self.token(), Token::Word(_) | Token::Open(_)) {
                self.junk();
            }
        } else {
            self.issue(before, "E-SYN-32", msg!("not-together"), msg!("quotes-and-commas"));
            self.junk();
        }
    }

    /// Skips to the next comma, closing bracket or field, the comma included.
    fn junk(&mut self) {
        loop {
            match self.token() {
                Token::Comma => return self.bump(),
                Token::Close(_) | Token::End => return,
                Token::Open(_) => {
                    let pos = self.pos();
                    self.skip_balanced(pos);
                }
                _ => {
                    self.bump();
                    let fresh = self.first_on_line(self.pos().start as usize).is_some();
                    if self.starts_field() && fresh {
                        return;
                    }
                }
            }
        }
    }
}
