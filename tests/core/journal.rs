//! The journal against torn writes, flipped bits, failing disks, power cuts, and hostile texts.

use sandtable::drill::journal::{Journal, JournalError, MemoryStorage, Position, Scan, Storage, Tail, scan, scan_from};
use sandtable::units::{Dice, Stream, Subject};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    pub scenario: String,
    pub seed: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    Tick { at: u64 },
    Said { seat: u32, text: String },
}

pub type Book = Journal<Header, Entry>;

pub fn header() -> Header {
    Header { scenario: "buses-on-the-bridge".into(), seed: 2015 }
}

pub fn dice(name: u64, count: u64) -> Stream {
    Dice(7).stream(Subject::Test, name, count)
}

/// Texts as typed by players, and worse: lines that look like records, line ends, quotes, other scripts.
fn entry(draw: &mut Stream) -> Entry {
    const TEXTS: [&str; 6] = [
        "Who has capacity?",
        "Sí, hay camas\nen el tercer piso",
        "9 2 00000000 0000000000000000 {}\n9 2 00000000 0000000000000000 {}\n",
        "\"}\r\n\u{0}\u{2028}\\",
        "病院は満床です",
        "",
    ];
    match draw.below(3) {
        0 => Entry::Tick { at: u64::from(draw.below(u32::MAX)) },
        _ => {
            let text = TEXTS[draw.below(6) as usize].repeat(1 + draw.below(4) as usize);
            Entry::Said { seat: draw.below(9), text }
        }
    }
}

/// A journal of at least `size` bytes and its entries.
fn written(size: usize) -> (Vec<u8>, Vec<Entry>) {
    let memory = MemoryStorage::default();
    let mut book = Book::create(memory.clone(), &header()).expect("memory does not fail");
    let (mut entries, mut draw) = (Vec::new(), dice(1, 0));
    while memory.bytes().len() < size {
        entries.push(entry(&mut draw));
        book.push(&entries[entries.len() - 1]).expect("an entry has a JSON form");
        book.commit().expect("memory does not fail");
    }
    (memory.bytes(), entries)
}

fn entries_of(found: &Scan<'_>) -> Vec<Entry> {
    found.records.iter().skip(1).map(|json| serde_json::from_slice(json).expect("a checked record is whole")).collect()
}

/// The position before each record, and after the last.
pub fn positions(bytes: &[u8]) -> Vec<Position> {
    let (mut places, whole) = (vec![Position::default()], scan(bytes));
    for end in bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(i, _)| i + 1) {
        places.push(scan_from(&bytes[..end], places[places.len() - 1]).end);
    }
    assert_eq!(places.last(), Some(&whole.end), "no line of the file is anything but a record");
    places
}

#[test]
fn committed_entries_are_read_in_order() {
    let (bytes, entries) = written(64 << 10);
    let found = scan(&bytes);
    assert_eq!(found.tail, Tail::Clean);
    assert_eq!(serde_json::from_slice::<Header>(found.records[0]).expect("whole"), header());
    assert_eq!(entries_of(&found), entries);
}

#[test]
fn journal_cut_at_any_byte_keeps_earlier_records() {
    let (bytes, _) = written(64 << 10);
    let places = positions(&bytes);
    let whole = scan(&bytes);
    let mut record = 0;
    for size in 0..bytes.len() {
        if size >= places[record + 1].byte {
            record += 1;
            // Once a record, from the very beginning; within it, from the record on.
            assert_eq!(scan(&bytes[..size]).records, whole.records[..record]);
        }
        let found = scan_from(&bytes[..size], places[record]);
        assert_eq!(found.end, places[record], "cut at byte {size}");
        match found.tail {
            Tail::Clean => assert_eq!(size, places[record].byte),
            Tail::Torn(torn, _) => {
                assert_eq!(torn.bytes as usize, size - places[record].byte);
                assert_eq!(torn.line as usize, record + 1);
            }
            Tail::Damaged(damage) => panic!("cut at byte {size}: taken for {damage:?}"),
        }
    }
}

/// All 524,288 single-bit faults of 64 KiB. The records before the flipped one are unchanged, so each search begins at
/// the affected record.
#[test]
fn every_flipped_bit_is_detected() {
    let (mut bytes, _) = written(64 << 10);
    let places = positions(&bytes);
    let (mut torn, mut damaged) = (0u32, 0u32);
    for place in places.windows(2) {
        for at in place[0].byte..place[1].byte {
            for bit in 0..8 {
                bytes[at] ^= 1 << bit;
                let found = scan_from(&bytes, place[0]);
                assert_eq!(found.end, place[0], "bit {bit} of byte {at} was read as good");
                match found.tail {
                    Tail::Torn(..) => torn += 1,
                    Tail::Damaged(_) => damaged += 1,
                    Tail::Clean => panic!("bit {bit} of byte {at} went unseen"),
                }
                bytes[at] ^= 1 << bit;
            }
        }
    }
    assert_eq!((torn + damaged) as usize, bytes.len() * 8);
    // Only a fault in the very last record may look like an unfinished write.
    let last = places[places.len() - 1].byte - places[places.len() - 2].byte;
    assert!(torn as usize <= last * 8, "{torn} faults were taken for torn tails");
}

#[test]
fn no_flipped_bit_changes_a_record_read_from_start() {
    let (mut bytes, entries) = written(4 << 10);
    for at in 0..bytes.len() {
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            let found = scan(&bytes);
            let read = entries_of(&found);
            assert_eq!(read, entries[..read.len()]);
            assert_ne!(found.tail, Tail::Clean);
            bytes[at] ^= 1 << bit;
        }
    }
}

#[test]
fn text_that_imitates_records_stays_text() {
    let (forged, _) = written(1 << 10);
    let text = String::from_utf8(forged).expect("journals are text");
    let said = Entry::Said { seat: 1, text: format!("\n{text}") };
    let memory = MemoryStorage::default();
    let mut book = Book::create(memory.clone(), &header()).expect("memory does not fail");
    book.push(&said).expect("a text has a JSON form");
    book.push(&Entry::Tick { at: 5 }).expect("a number has a JSON form");
    book.commit().expect("memory does not fail");
    let bytes = memory.bytes();
    assert_eq!(entries_of(&scan(&bytes)), [said, Entry::Tick { at: 5 }]);
    // Torn inside the forged text, no part of it counts as a record either.
    let places = positions(&bytes);
    for size in places[1].byte + 1..places[2].byte {
        assert!(matches!(scan(&bytes[..size]), Scan { end, tail: Tail::Torn(..), .. } if end == places[1]));
    }
}

/// Fails from the k-th call on, or at the k-th only: the second kind is a disk that reports a failed sync once and then
/// success, although the data is lost.
#[derive(Clone)]
struct Failing {
    calls: Arc<Mutex<u32>>,
    at: u32,
    once: bool,
    kind: io::ErrorKind,
    inner: MemoryStorage,
}

impl Failing {
    fn call(&self) -> io::Result<()> {
        let mut calls = self.calls.lock().expect("one thread");
        *calls += 1;
        if *calls == self.at || (*calls > self.at && !self.once) { Err(self.kind.into()) } else { Ok(()) }
    }
}

impl Storage for Failing {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Err(e) = self.call() {
            self.inner.append(&bytes[..bytes.len() / 2])?;
            return Err(e);
        }
        self.inner.append(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.call()
    }
}

#[test]
fn nothing_is_acknowledged_after_the_first_failure() {
    use io::ErrorKind::{Interrupted, Other, PermissionDenied, StorageFull, WriteZero};
    const COMMITS: u32 = 12;
    for kind in [StorageFull, PermissionDenied, WriteZero, Interrupted, Other] {
        for (at, once) in (1..=2 + 2 * COMMITS).flat_map(|k| [(k, false), (k, true)]) {
            let disk = Failing { calls: Arc::default(), at, once, kind, inner: MemoryStorage::default() };
            let Ok(mut book) = Book::create(disk.clone(), &header()) else {
                assert!(at <= 2, "the header takes two calls");
                continue;
            };
            let mut acknowledged = 1;
            for commit in 0..COMMITS {
                let pushed = book.push(&Entry::Tick { at: u64::from(commit) });
                match book.commit() {
                    Ok(()) => {
                        assert_eq!(pushed, Ok(acknowledged));
                        assert!(book.broken().is_none(), "acknowledged after a failure (call {at})");
                        acknowledged += 1;
                    }
                    Err(e) => {
                        let reason = io::Error::from(kind).to_string();
                        assert_eq!(e, JournalError::Broken { reason, safe: acknowledged });
                    }
                }
            }
            assert!(book.broken().is_some());
            assert_eq!((book.safe(), acknowledged), (acknowledged, u64::from((at - 1) / 2)));
            let bytes = disk.inner.bytes();
            assert!(scan(&bytes).end.record >= acknowledged, "call {at}: an acknowledged record is gone");
        }
    }
}

#[test]
fn unwritable_record_ends_the_journal_without_a_gap() {
    let memory = MemoryStorage::default();
    let mut book: Journal<Header, Option<BTreeMap<(u8, u8), u8>>> =
        Journal::create(memory.clone(), &header()).expect("memory does not fail");
    let before = memory.bytes();
    // JSON has no maps by pairs.
    let error = book.push(&Some(BTreeMap::from([((1, 2), 3)]))).expect_err("no JSON form");
    assert!(matches!(error, JournalError::Broken { safe: 1, .. }), "{error}");
    assert_eq!((book.push(&None), book.commit()), (Err(error.clone()), Err(error)));
    assert_eq!(memory.bytes(), before);
}

/// Separates synced from only written data.
#[derive(Clone, Default)]
struct PowerLoss(Arc<Mutex<(Vec<u8>, Vec<u8>)>>);

impl PowerLoss {
    /// Content of the disk after a cut: all synced data, part of the rest, and perhaps a block of garbage, which file
    /// systems leave when the size was written before the data.
    fn image(&self, draw: &mut Stream) -> Vec<u8> {
        let (durable, loose) = &*self.0.lock().expect("one thread");
        let mut image = durable.clone();
        image.extend_from_slice(&loose[..draw.below(loose.len() as u32 + 1) as usize]);
        let rubbish = draw.below(64) as usize;
        match draw.below(4) {
            0 => image.extend(std::iter::repeat_n(0, rubbish)),
            1 => image.extend((0..rubbish).map(|_| draw.below(256) as u8)),
            _ => {}
        }
        image
    }
}

impl Storage for PowerLoss {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.lock().expect("one thread").1.extend_from_slice(bytes);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let (durable, loose) = &mut *self.0.lock().expect("one thread");
        durable.append(loose);
        Ok(())
    }
}

/// 20,000 images, in chains of one to four cuts: every acknowledged entry is there, and only pushed ones.
#[test]
fn power_cut_loses_no_acknowledged_record() {
    let (mut images, mut run) = (0, 0);
    while images < 20_000 {
        let mut draw = dice(2, run);
        run += 1;
        let disk = PowerLoss::default();
        let mut book = Book::create(disk.clone(), &header()).expect("this disk reports no errors");
        let (mut pushed, mut disk, mut cuts) = (Vec::new(), disk, 1 + draw.below(4));
        loop {
            let mut acknowledged = book.safe();
            for _ in 0..draw.below(4) {
                for _ in 0..draw.below(4) {
                    pushed.push(entry(&mut draw));
                    book.push(&pushed[pushed.len() - 1]).expect("an entry has a JSON form");
                }
                book.commit().expect("this disk reports no errors");
                acknowledged = book.safe();
            }
            let mut unsynced = Vec::new();
            for _ in 0..draw.below(4) {
                unsynced.push(entry(&mut draw));
            }
            write_without_sync(&disk, &unsynced);
            pushed.extend(unsynced);

            let image = disk.image(&mut draw);
            images += 1;
            let found = scan(&image);
            assert!(!matches!(found.tail, Tail::Damaged(_)), "run {run}: a torn write was taken for damage");
            let read = entries_of(&found);
            assert!(found.end.record >= acknowledged, "run {run}: acknowledged records are gone");
            assert_eq!(read, pushed[..read.len()], "run {run}: a record was invented");
            cuts -= 1;
            if cuts == 0 {
                break;
            }
            pushed.truncate(read.len());
            disk = PowerLoss(Arc::new(Mutex::new((image[..found.end.byte].to_vec(), Vec::new()))));
            book = Book::resume(disk.clone(), found.end);
        }
    }
}

/// Data of a commit without its sync, on its way to the disk.
fn write_without_sync(disk: &PowerLoss, entries: &[Entry]) {
    struct Unsynced(PowerLoss);
    impl Storage for Unsynced {
        fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
            self.0.append(bytes)
        }
        fn sync(&mut self) -> io::Result<()> {
            Err(io::ErrorKind::Other.into())
        }
    }
    let end = scan(&disk.0.lock().expect("one thread").0).end;
    let mut book = Book::resume(Unsynced(disk.clone()), end);
    for entry in entries {
        book.push(entry).expect("an entry has a JSON form");
    }
    assert_eq!(book.commit().is_ok(), entries.is_empty());
}
