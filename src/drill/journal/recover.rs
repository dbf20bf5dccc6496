//! Reading a journal after any damage to its file: the complete records, and the fault after them.
//!
//! The first bad record ends the log. If no complete record follows, it is a torn tail: a write interrupted by a power
//! cut. If one follows, the file was damaged after it was written, and a person has to know. Nothing is skipped.

use super::frame::{self, Flaw, Position};

/// The unfinished end of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TornTail {
    /// Its length in bytes.
    pub bytes: u64,
    /// The line of the file at which it begins, from 1.
    pub line: u64,
}

/// A bad record with complete ones after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The number of the bad record; the header is 0.
    pub record: u64,
    /// Where it begins in the file.
    pub byte: u64,
    pub reason: Flaw,
    /// The number of the next complete record.
    pub next_whole: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tail {
    Clean,
    Torn(TornTail, Flaw),
    Damaged(Damage),
}

/// The good part of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan<'a> {
    /// The JSON of each complete record, the header first.
    pub records: Vec<&'a [u8]>,
    /// After the last complete record.
    pub end: Position,
    pub tail: Tail,
}

/// Reads as long as the records are complete and consecutive.
pub fn scan(bytes: &[u8]) -> Scan<'_> {
    scan_from(bytes, Position::default())
}

/// The same from a position known to be good.
pub fn scan_from(bytes: &[u8], start: Position) -> Scan<'_> {
    let (mut records, mut end) = (Vec::new(), start);
    let tail = loop {
        if end.byte >= bytes.len() {
            break Tail::Clean;
        }
        match frame::read(bytes, end) {
            Ok((json, after)) => {
                records.push(json);
                end = after;
            }
            Err(flaw) => break judge(bytes, end, flaw),
        }
    };
    Scan { records, end, tail }
}

fn judge(bytes: &[u8], bad: Position, reason: Flaw) -> Tail {
    let rest = &bytes[bad.byte..];
    // The first line is checked too: a complete record that does not belong (another number, another chain) is damage.
    // If its newline is missing, the next record begins where the bad one's length field says it ends.
    let ended = frame::claimed_end(rest).map(|end| &rest[end..]).unwrap_or_default();
    match first_whole(rest).or_else(|| first_whole(ended)) {
        Some(next_whole) => Tail::Damaged(Damage { record: bad.record, byte: bad.byte as u64, reason, next_whole }),
        None => Tail::Torn(TornTail { bytes: rest.len() as u64, line: bad.record + 1 }, reason),
    }
}

fn first_whole(bytes: &[u8]) -> Option<u64> {
    bytes.split_inclusive(|&b| b == b'\n').filter_map(|line| line.strip_suffix(b"\n")).find_map(frame::whole_line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal(texts: &[&str]) -> (Vec<u8>, Vec<Position>) {
        let (mut bytes, mut at) = (Vec::new(), vec![Position::default()]);
        for text in texts {
            let next = frame::write(&mut bytes, at[at.len() - 1], text.as_bytes());
            at.push(next);
        }
        (bytes, at)
    }

    #[test]
    fn a_whole_file_is_clean() {
        let (bytes, at) = journal(&["1", "2", "3"]);
        let scan = scan(&bytes);
        assert_eq!(scan.records, [b"1", b"2", b"3"]);
        assert_eq!((scan.end, scan.tail), (at[3], Tail::Clean));
    }

    #[test]
    fn a_bad_last_record_is_a_torn_tail() {
        let (mut bytes, at) = journal(&["1", "2", "3"]);
        bytes.truncate(at[3].byte - 2);
        let scan = scan(&bytes);
        let bytes = (at[3].byte - 2 - at[2].byte) as u64;
        assert_eq!((scan.end, scan.tail), (at[2], Tail::Torn(TornTail { bytes, line: 3 }, Flaw::Cut)));
    }

    #[test]
    fn a_bad_record_before_a_whole_one_is_damage() {
        let (mut bytes, at) = journal(&["1", "2", "3"]);
        bytes[at[2].byte - 2] = b'9';
        let damage = Damage { record: 1, byte: at[1].byte as u64, reason: Flaw::Checksum, next_whole: 2 };
        assert_eq!(scan(&bytes).tail, Tail::Damaged(damage));
    }

    #[test]
    fn a_lost_newline_does_not_hide_the_record_behind_it() {
        let (mut bytes, at) = journal(&["1", "2"]);
        bytes[at[1].byte - 1] = b'x';
        let damage = Damage { record: 0, byte: 0, reason: Flaw::LineEnd, next_whole: 1 };
        assert_eq!(scan(&bytes).tail, Tail::Damaged(damage));
    }

    #[test]
    fn a_removed_a_repeated_and_a_foreign_record_are_damage() {
        let (bytes, at) = journal(&["1", "2", "3"]);
        let line = |i: usize| &bytes[at[i].byte..at[i + 1].byte];
        let (other, to) = journal(&["x", "y"]);
        for wrong in [
            [line(0), line(2)].concat(),
            [line(0), line(1), line(1)].concat(),
            [line(0), &other[to[1].byte..to[2].byte]].concat(),
        ] {
            assert!(matches!(scan(&wrong).tail, Tail::Damaged(_)));
        }
    }
}
