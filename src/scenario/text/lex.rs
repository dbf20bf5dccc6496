//! From characters to tokens. Never fails: what cannot be read is reported and passed over.

use crate::scenario::bounds;
use crate::scenario::finding::{Issue, Pos, Sentence, msg};
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Word(String),
    Number(String),
    Text(String),
    /// `(`, `[` or `{`.
    Open(char),
    /// `)`, `]` or `}`.
    Close(char),
    Colon,
    Comma,
    /// Anything that has no business here: `=`, `;`, `%`…
    Other(char),
    /// A word or sign that was already reported; stands for a value.
    Bad,
    End,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Lexed {
    pub token: Token,
    pub start: usize,
    pub end: usize,
    /// A text whose closing quote is missing: what follows on the line is guesswork.
    pub cut: bool,
}

/// More are noise, and would fill the memory in a file of rubbish.
const MAX_ISSUES: usize = 2_000;

pub struct Lexer<'a> {
    source: &'a str,
    file: u16,
    at: usize,
    pub tokens: Vec<Lexed>,
    pub issues: Vec<Issue>,
    /// Numbers of `#` for which no raw text ends any more.
    endless: BTreeSet<usize>,
}

fn is_word_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// What `ron` takes for white space.
fn is_space(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '\u{b}' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}

impl<'a> Lexer<'a> {
    pub fn run(source: &'a str, file: u16) -> Lexer<'a> {
        let mut lexer = Lexer { source, file, at: 0, tokens: Vec::new(), issues: Vec::new(), endless: BTreeSet::new() };
        if source.starts_with(crate::scenario::finding::BOM) {
            lexer.at = crate::scenario::finding::BOM.len_utf8();
        }
        lexer.extensions();
        while let Some(c) = lexer.peek().filter(|_| bounds::TOKENS.holds_len(lexer.tokens.len())) {
            lexer.next(c);
        }
        let end = source.len();
        lexer.tokens.push(Lexed { token: Token::End, start: end, end, cut: false });
        lexer
    }

    fn rest(&self) -> &'a str {
        &self.source[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn pos(&self, start: usize, end: usize) -> Pos {
        Pos { file: self.file, start: start as u32, end: end as u32 }
    }

    fn issue(
        &mut self,
        start: usize,
        end: usize,
        code: &'static str,
        message: impl Into<Sentence>,
        hint: impl Into<Sentence>,
    ) {
        if self.issues.len() < MAX_ISSUES {
            self.issues.push(Issue::error(self.pos(start, end), code, message, hint));
        }
    }

    fn push(&mut self, token: Token, start: usize) {
        self.tokens.push(Lexed { token, start, end: self.at, cut: false });
    }

    fn take_while(&mut self, accept: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let len = rest.find(|c| !accept(c)).unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }

    /// Spaces and comments in front of anything. True while there is something to skip.
    fn skip(&mut self) {
        loop {
            self.take_while(is_space);
            if self.rest().starts_with("//") {
                self.take_while(|c| c != '\n');
            } else if self.rest().starts_with("/*") {
                self.block_comment();
            } else {
                return;
            }
        }
    }

    /// Block comments nest, as in `ron`.
    fn block_comment(&mut self) {
        let start = self.at;
        let mut depth = 0;
        loop {
            if self.rest().starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else if let Some(c) = self.peek() {
                self.at += c.len_utf8();
            } else {
                self.issue(start, start + 2, "E-SYN-10", msg!("comment-open"), msg!("comment-end"));
                return;
            }
        }
    }

    /// `#![enable(implicit_some)]` lines. `implicit_some` is always on here, with or without the line.
    fn extensions(&mut self) {
        self.skip();
        while self.rest().starts_with('#') {
            let start = self.at;
            let line = self.take_while(|c| c != '\n' && c != ']');
            let known = line.strip_prefix("#![").map(str::trim).and_then(|l| l.strip_prefix("enable"));
            let names = known.map(str::trim).and_then(|l| l.strip_prefix('(')).and_then(|l| l.strip_suffix(')'));
            let fits = |n: &str| {
                matches!(
                    n.trim(),
                    "" | "implicit_some" | "unwrap_newtypes" | "unwrap_variant_newtypes" | "explicit_struct_names"
                )
            };
            let good = self.rest().starts_with(']') && names.is_some_and(|n| n.split(',').all(fits));
            if self.rest().starts_with(']') {
                self.at += 1;
            }
            if !good {
                let end = self.at;
                self.issue(start, end, "E-SYN-11", msg!("first-line"), msg!("write-first-line"));
            }
            self.skip();
        }
    }

    fn next(&mut self, c: char) {
        let start = self.at;
        match c {
            c if is_space(c) => self.skip(),
            '/' if self.rest().starts_with("//") || self.rest().starts_with("/*") => self.skip(),
            '(' | '[' | '{' => self.sign(Token::Open(c), c),
            ')' | ']' | '}' => self.sign(Token::Close(c), c),
            ':' => self.sign(Token::Colon, c),
            ',' => self.sign(Token::Comma, c),
            '"' => self.text(),
            '“' | '”' | '„' | '«' | '»' => self.curly_text(c),
            '\'' | '‘' | '’' | '`' => self.single_quoted(c),
            'r' if self.rest()[1..].trim_start_matches('#').starts_with('"') => self.raw_text(),
            c if is_word_start(c) => {
                let word = self.take_while(is_word).to_string();
                self.push(Token::Word(word), start);
            }
            '0'..='9' | '+' | '-' | '.' => self.number(c),
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{200b}' | '\u{feff}' => {
                self.at += c.len_utf8();
                let end = self.at;
                self.issue(start, end, "E-SYN-12", msg!("special-space"), msg!("type-space"));
            }
            _ => self.sign(Token::Other(c), c),
        }
    }

    fn sign(&mut self, token: Token, c: char) {
        let start = self.at;
        self.at += c.len_utf8();
        self.push(token, start);
    }

    fn number(&mut self, first: char) {
        let start = self.at;
        self.at += 1;
        if matches!(first, '+' | '-') && !self.rest().starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            self.push(Token::Other(first), start);
            return;
        }
        self.take_while(|c| c.is_ascii_digit() || c == '_');
        if first != '.' && self.rest().starts_with('.') {
            self.at += 1;
            self.take_while(|c| c.is_ascii_digit() || c == '_');
        }
        let rest = self.rest().as_bytes();
        if matches!(rest.first(), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(rest.get(1), Some(b'+' | b'-')));
            if rest.get(1 + sign).is_some_and(u8::is_ascii_digit) {
                self.at += 1 + sign;
                self.take_while(|c| c.is_ascii_digit());
            }
        }
        let text = &self.source[start..self.at];
        if text.chars().any(|c| c.is_ascii_digit()) {
            self.push(Token::Number(text.to_string()), start);
        } else {
            self.push(Token::Other(first), start);
        }
    }

    /// An ordinary text. It must end on its line: a quote forgotten on line 12 must not eat the file up to line 40.
    fn text(&mut self) {
        let start = self.at;
        self.at += 1;
        let mut value = String::new();
        loop {
            match self.peek() {
                None | Some('\n') => return self.unclosed(start),
                Some('"') => {
                    self.at += 1;
                    return self.push(Token::Text(value), start);
                }
                Some('\\') => self.escape(&mut value),
                Some(c) => {
                    self.at += c.len_utf8();
                    value.push(c);
                }
            }
        }
    }

    /// Reports the opening quote and takes back the brackets and commas at the end of the line: they were hardly meant
    /// as text, and without them every bracket around would seem open.
    fn unclosed(&mut self, start: usize) {
        let line = &self.source[start + 1..self.at];
        let kept = line.trim_end_matches(|c: char| is_space(c) || matches!(c, ',' | ')' | ']'));
        self.at = start + 1 + kept.len();
        self.issue(start, start + 1, "E-SYN-01", msg!("quote-open"), msg!("end-quote"));
        self.tokens.push(Lexed { token: Token::Text(kept.to_string()), start, end: self.at, cut: true });
    }

    fn escape(&mut self, value: &mut String) {
        let start = self.at;
        self.at += 1;
        let Some(c) = self.peek() else { return };
        if c == '\n' {
            return;
        }
        self.at += c.len_utf8();
        let read = match c {
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            '0' => Some('\0'),
            '"' | '\\' | '\'' => Some(c),
            'x' => self.hex(2),
            'u' if self.rest().starts_with('{') => {
                self.at += 1;
                let len = self.rest().bytes().take_while(u8::is_ascii_hexdigit).count().min(6);
                let read = self.hex(len);
                if self.rest().starts_with('}') {
                    self.at += 1;
                    read
                } else {
                    None
                }
            }
            _ => None,
        };
        match read {
            Some(c) => value.push(c),
            None => {
                let end = self.at;
                self.issue(start, end, "E-SYN-13", msg!("bad-escape"), msg!("write-escape"));
            }
        }
    }

    fn hex(&mut self, len: usize) -> Option<char> {
        let digits = self.rest().get(..len).filter(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        self.at += len;
        u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
    }

    fn raw_text(&mut self) {
        let start = self.at;
        self.at += 1;
        let hashes = self.take_while(|c| c == '#').len();
        self.at += 1;
        let close = format!("\"{}", "#".repeat(hashes));
        // Once nothing closes such a quote, nothing later does: looking again would make a long file slow.
        let found = if self.endless.contains(&hashes) { None } else { self.rest().find(&close) };
        match found {
            Some(len) => {
                let value = self.rest()[..len].to_string();
                self.at += len + close.len();
                self.push(Token::Text(value), start);
            }
            None => {
                self.endless.insert(hashes);
                self.at = start + 2 + hashes;
                self.take_while(|c| c != '\n');
                let end = start + 2 + hashes;
                self.issue(start, end, "E-SYN-01", msg!("quote-open"), msg!("end-quote-with", close = close));
                self.tokens.push(Lexed { token: Token::Text(String::new()), start, end: self.at, cut: true });
            }
        }
    }

    /// “Text” as word processors write it.
    fn curly_text(&mut self, open: char) {
        let start = self.at;
        self.at += open.len_utf8();
        let from = self.at;
        self.take_while(|c| !matches!(c, '“' | '”' | '«' | '»' | '"' | '\n'));
        let value = self.source[from..self.at].to_string();
        let cut = match self.peek() {
            Some('\n') | None => true,
            Some(c) => {
                self.at += c.len_utf8();
                false
            }
        };
        self.issue(
            start,
            start + open.len_utf8(),
            "E-SYN-02",
            msg!("curly-quote", quote = open),
            msg!("straight-quote"),
        );
        self.tokens.push(Lexed { token: Token::Text(value), start, end: self.at, cut });
    }

    /// 'Text' in single quotes.
    fn single_quoted(&mut self, open: char) {
        let start = self.at;
        self.at += open.len_utf8();
        self.take_while(|c| !matches!(c, '\'' | '’' | '`' | '\n' | ',' | ')' | ']'));
        if let Some(c @ ('\'' | '’' | '`')) = self.peek() {
            self.at += c.len_utf8();
        }
        let end = self.at;
        self.issue(start, end, "E-SYN-03", msg!("single-quotes"), msg!("write-double"));
        self.push(Token::Bad, start);
    }
}
