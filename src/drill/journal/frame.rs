//! One record as one line of text: `<number> <length> <crc32> <chain> <json>\n`.
//!
//! The length and the chain decide where a record ends and whether it belongs; the text inside never does. JSON escapes
//! its newlines, so no text typed by a player can begin a line.

use std::fmt;
use thiserror::Error;

/// The first eight bytes of BLAKE3(previous link ‖ JSON). It links a record to everything before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chain(u64);

impl Chain {
    fn next(self, json: &[u8]) -> Chain {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.0.to_be_bytes());
        hasher.update(json);
        let mut first = [0; 8];
        first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
        Chain(u64::from_be_bytes(first))
    }
}

impl fmt::Display for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// A position between two records: bytes and records before it, and the last link of the chain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    pub byte: usize,
    /// The number of the next record. The header is record 0.
    pub record: u64,
    pub chain: Chain,
}

/// The fault in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Flaw {
    #[error("the line does not begin like a record")]
    Shape,
    #[error("the file ends inside the record")]
    Cut,
    #[error("the record does not end with its line")]
    LineEnd,
    #[error("the checksum of the record does not match")]
    Checksum,
    #[error("the record carries number {found}")]
    Number { found: u64 },
    #[error("the record does not follow the one before it (hash chain)")]
    Chain,
}

/// Appends the record at `position` to `out` and returns the position after it.
pub fn write(out: &mut Vec<u8>, position: Position, json: &[u8]) -> Position {
    let (before, chain) = (out.len(), position.chain.next(json));
    let head = format!("{} {} {:08x} {chain} ", position.record, json.len(), crc32fast::hash(json));
    out.extend_from_slice(head.as_bytes());
    out.extend_from_slice(json);
    out.push(b'\n');
    Position { byte: position.byte + out.len() - before, record: position.record + 1, chain }
}

/// The record that begins at `position`, and the position after it.
pub fn read(bytes: &[u8], position: Position) -> Result<(&[u8], Position), Flaw> {
    let rest = bytes.get(position.byte..).unwrap_or_default();
    let head = Head::parse(rest).ok_or(if rest.contains(&b'\n') { Flaw::Shape } else { Flaw::Cut })?;
    let room = rest.len() - head.size;
    if head.length >= room as u64 {
        return Err(Flaw::Cut);
    }
    let end = head.size + head.length as usize;
    let json = &rest[head.size..end];
    if rest[end] != b'\n' {
        return Err(Flaw::LineEnd);
    }
    if crc32fast::hash(json) != head.crc {
        return Err(Flaw::Checksum);
    }
    if head.number != position.record {
        return Err(Flaw::Number { found: head.number });
    }
    let chain = position.chain.next(json);
    if chain != head.chain {
        return Err(Flaw::Chain);
    }
    Ok((json, Position { byte: position.byte + end + 1, record: position.record + 1, chain }))
}

/// The number of the record in `line` (without its newline), if it is complete. Only the chain decides whether it
/// belongs at this position.
pub fn whole_line(line: &[u8]) -> Option<u64> {
    let head = Head::parse(line)?;
    let json = &line[head.size..];
    (json.len() as u64 == head.length && crc32fast::hash(json) == head.crc).then_some(head.number)
}

/// Where the record at the start of `bytes` ends by its own length field, newline included.
pub fn claimed_end(bytes: &[u8]) -> Option<usize> {
    let head = Head::parse(bytes)?;
    let end = usize::try_from(head.length).ok()?.checked_add(head.size)?.checked_add(1)?;
    (end < bytes.len()).then_some(end)
}

struct Head {
    number: u64,
    length: u64,
    crc: u32,
    chain: Chain,
    /// Bytes up to the JSON.
    size: usize,
}

impl Head {
    fn parse(bytes: &[u8]) -> Option<Head> {
        let mut at = 0;
        let number = decimal(field(bytes, &mut at)?)?;
        let length = decimal(field(bytes, &mut at)?)?;
        let crc = hex(field(bytes, &mut at)?, 8)? as u32;
        let chain = Chain(hex(field(bytes, &mut at)?, 16)?);
        Some(Head { number, length, crc, chain, size: at })
    }
}

/// The bytes up to the next space; `at` moves past the space. No field is longer than the 20 digits of a `u64`.
fn field<'a>(bytes: &'a [u8], at: &mut usize) -> Option<&'a [u8]> {
    let rest = &bytes[*at..];
    let size = rest.iter().take(21).position(|&b| b == b' ')?;
    *at += size + 1;
    Some(&rest[..size])
}

/// Strict: one spelling of each number, so that no flipped bit can hide in a second one.
fn decimal(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() || (digits.len() > 1 && digits[0] == b'0') {
        return None;
    }
    digits.iter().try_fold(0u64, |n, &d| match d {
        b'0'..=b'9' => n.checked_mul(10)?.checked_add(u64::from(d - b'0')),
        _ => None,
    })
}

fn hex(digits: &[u8], size: usize) -> Option<u64> {
    if digits.len() != size {
        return None;
    }
    digits.iter().try_fold(0u64, |n, &d| match d {
        b'0'..=b'9' => Some(n << 4 | u64::from(d - b'0')),
        b'a'..=b'f' => Some(n << 4 | u64::from(d - b'a' + 10)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All existing drill folders have this format: a change here needs a new file name and a migration.
    #[test]
    fn the_line_format_is_pinned() {
        let mut out = Vec::new();
        let first = write(&mut out, Position::default(), b"{\"a\":1}");
        write(&mut out, first, b"\"dos\"");
        assert_eq!(String::from_utf8_lossy(&out), PINNED);
    }
    const PINNED: &str =
        concat!("0 7 561bacaf 7c4398ae65f94aad {\"a\":1}\n", "1 5 5b9e0ce1 ab3e023082a72394 \"dos\"\n",);

    #[test]
    fn what_is_written_is_read_back() {
        let (mut out, start) = (Vec::new(), Position::default());
        let after = write(&mut out, start, b"[1,2]");
        assert_eq!(read(&out, start), Ok((&b"[1,2]"[..], after)));
        assert_eq!(after.byte, out.len());
        assert_eq!(read(&out, after), Err(Flaw::Cut));
    }

    #[test]
    fn each_flaw_is_named() {
        let line = |position, json: &[u8]| {
            let mut out = Vec::new();
            write(&mut out, position, json);
            out
        };
        let start = Position::default();
        let good = line(start, b"[1,2]");
        let with = |at: usize, byte: u8| {
            let mut bytes = good.clone();
            bytes[at] = byte;
            read(&bytes, start).unwrap_err()
        };
        assert_eq!(with(1, b'x'), Flaw::Shape);
        assert_eq!(with(2, b'9'), Flaw::Cut);
        assert_eq!(with(2, b'4'), Flaw::LineEnd);
        assert_eq!(with(good.len() - 2, b'}'), Flaw::Checksum);
        assert_eq!(with(0, b'7'), Flaw::Number { found: 7 });
        let stranger = line(Position { chain: Chain(1), ..start }, b"[1,2]");
        assert_eq!(read(&stranger, start), Err(Flaw::Chain));
    }

    #[test]
    fn numbers_have_one_spelling() {
        assert_eq!(decimal(b"0"), Some(0));
        assert_eq!(decimal(b"18446744073709551615"), Some(u64::MAX));
        for wrong in [&b""[..], b"00", b"01", b"+1", b"1a", b"18446744073709551616"] {
            assert_eq!(decimal(wrong), None);
        }
        assert_eq!(hex(b"00ff", 4), Some(255));
        assert_eq!((hex(b"00FF", 4), hex(b"0ff", 4)), (None, None));
    }
}
