//! Where brackets end, and which one to blame when they do not match.

use super::lex::Token;
use super::parse::{Parser, partner};
use crate::scenario::finding::msg;

impl Parser<'_> {
    /// True if the bracket ends here, the end of the file included.
    pub(super) fn ends(&mut self, open: char) -> bool {
        match *self.token() {
            Token::End => {
                let (c, pos) = self.open.last().copied().unwrap_or((open, self.pos()));
                match self.suspect {
                    Some(suspect) => {
                        self.never_closed(self.source[suspect.start as usize..].chars().next().unwrap_or(c), suspect);
                    }
                    None => self.never_closed(c, pos),
                }
                true
            }
            Token::Close(c) if c == partner(open) => {
                self.compare_indents();
                self.bump();
                true
            }
            Token::Close(c) => {
                let pos = self.pos();
                let stray = self.strays.get(&c).copied().unwrap_or(0) > 0;
                if !stray && self.open.iter().any(|(o, _)| partner(*o) == c) {
                    let (o, opened) = self.open.last().copied().unwrap_or((open, pos));
                    let suspect = self.suspect.filter(|s| s.start > opened.start);
                    self.never_closed(o, suspect.unwrap_or(opened));
                    return true;
                }
                let hint = msg!("delete-or", bracket = partner(open));
                self.torn = true;
                if let Some(n) = self.strays.get_mut(&c) {
                    *n -= 1;
                }
                self.issue(pos, "E-SYN-06", msg!("closes-nothing", bracket = c), hint);
                self.bump();
                false
            }
            _ => false,
        }
    }

    fn compare_indents(&mut self) {
        let Some(&(_, open)) = self.open.last() else { return };
        let Some(close_indent) = self.first_on_line(self.pos().start as usize) else { return };
        if close_indent < self.indent(open.start as usize) && self.suspect.is_none() {
            self.suspect = Some(open);
        }
    }

    /// The indent of the line of this byte.
    fn indent(&self, byte: usize) -> usize {
        let start = self.lines.start(byte);
        self.source[start..].bytes().take_while(|b| matches!(b, b' ' | b'\t')).count()
    }

    /// The indent of this byte, if nothing stands before it on its line.
    pub(super) fn first_on_line(&self, byte: usize) -> Option<usize> {
        let start = self.lines.start(byte);
        self.source[start..byte].trim().is_empty().then_some(byte - start)
    }
}
