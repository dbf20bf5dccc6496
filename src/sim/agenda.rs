//! The future: due items ordered by (time, number). The number is given when an item is put in, so equal times keep the
//! order of scheduling and no result can depend on anything else.
//!
//! Inside it is a calendar: what comes next lies sorted, the hours after it lie unsorted in buckets of a quarter of a
//! minute that are sorted when their turn comes, and whatever is further off waits in a tree. Putting in and taking out
//! cost the same however much is pending. Outside nobody can tell: what is written and compared is the sorted list.

use crate::units::SimTime;
use serde::de::Deserializer;
use serde::ser::{SerializeTuple, Serializer};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A bucket holds 2^14 ms = 16.4 s; the ring of them reaches 18.6 h ahead.
const WIDTH_BITS: u32 = 14;
const RING: usize = 4096;
const WORDS: usize = RING / 64;

#[derive(Clone, Debug)]
pub struct Agenda<T> {
    /// Everything of this bucket and of earlier ones: latest first, so that the next item is the last. May be empty
    /// while others hold something.
    near: Vec<Entry<T>>,
    bucket: i64,
    /// The `RING` buckets after it, each at its number modulo `RING`. Empty until something is put in.
    ring: Vec<Vec<Entry<T>>>,
    /// One bit for each bucket of the ring that holds something.
    filled: [u64; WORDS],
    far: BTreeMap<(SimTime, u64), T>,
    len: usize,
    next: u64,
}

#[derive(Clone, Debug, PartialEq)]
struct Entry<T> {
    at: SimTime,
    number: u64,
    item: T,
}

impl<T> Entry<T> {
    fn key(&self) -> (SimTime, u64) {
        (self.at, self.number)
    }
}

fn bucket_of(at: SimTime) -> i64 {
    at.0 >> WIDTH_BITS
}

fn slot_of(bucket: i64) -> usize {
    bucket.rem_euclid(RING as i64) as usize
}

impl<T> Default for Agenda<T> {
    fn default() -> Self {
        Agenda {
            near: Vec::new(),
            bucket: 0,
            ring: Vec::new(),
            filled: [0; WORDS],
            far: BTreeMap::new(),
            len: 0,
            next: 0,
        }
    }
}

impl<T> Agenda<T> {
    pub fn put(&mut self, at: SimTime, item: T) {
        let number = self.next;
        self.next += 1;
        self.len += 1;
        self.sort_in(Entry { at, number, item });
    }

    fn sort_in(&mut self, entry: Entry<T>) {
        let bucket = bucket_of(entry.at);
        if bucket <= self.bucket {
            let later = self.near.partition_point(|e| e.key() > entry.key());
            self.near.insert(later, entry);
        } else if bucket - self.bucket <= RING as i64 {
            if self.ring.is_empty() {
                self.ring.resize_with(RING, Vec::new);
            }
            let slot = slot_of(bucket);
            self.filled[slot / 64] |= 1 << (slot % 64);
            self.ring[slot].push(entry);
        } else {
            self.far.insert((entry.at, entry.number), entry.item);
        }
    }

    pub fn next_time(&self) -> Option<SimTime> {
        if let Some(entry) = self.near.last() {
            return Some(entry.at);
        }
        let in_ring = self.next_filled().and_then(|b| self.ring[slot_of(b)].iter().map(|e| e.at).min());
        let in_tree = self.far.first_key_value().map(|(k, _)| k.0);
        in_ring.into_iter().chain(in_tree).min()
    }

    /// The earliest item, if it is due by `until`.
    pub fn take_due(&mut self, until: SimTime) -> Option<(SimTime, T)> {
        if self.next_time()? > until {
            return None;
        }
        // Not before it is needed: what is put in meanwhile for an earlier time belongs into the ring.
        if self.near.is_empty() {
            self.turn_page();
        }
        let entry = self.near.pop()?;
        self.len -= 1;
        Some((entry.at, entry.item))
    }

    /// The next bucket that holds something becomes the near one.
    fn turn_page(&mut self) {
        let in_ring = self.next_filled();
        let in_tree = self.far.first_key_value().map(|(k, _)| bucket_of(k.0));
        let Some(next) = in_ring.into_iter().chain(in_tree).min() else { return };
        self.bucket = next;
        if in_ring == Some(next) {
            let slot = slot_of(next);
            self.filled[slot / 64] &= !(1 << (slot % 64));
            // The two lists change places, so that neither has to be made anew.
            std::mem::swap(&mut self.near, &mut self.ring[slot]);
            self.near.sort_unstable_by_key(|e| std::cmp::Reverse(e.key()));
        }
        while let Some(first) = self.far.first_entry() {
            let (at, number) = *first.key();
            if bucket_of(at) - self.bucket > RING as i64 {
                break;
            }
            let item = first.remove();
            self.sort_in(Entry { at, number, item });
        }
    }

    /// The first bucket after the near one that holds something.
    fn next_filled(&self) -> Option<i64> {
        let start = slot_of(self.bucket + 1);
        let (word, bit) = (start / 64, start % 64);
        // All words once, the first one twice: its upper part first and its lower part last.
        for i in 0..=WORDS {
            let w = (word + i) % WORDS;
            let mask = match i {
                0 => !0 << bit,
                WORDS => !(!0 << bit),
                _ => !0,
            };
            let found = self.filled[w] & mask;
            if found != 0 {
                let slot = w * 64 + found.trailing_zeros() as usize;
                let ahead = (slot + RING - start) % RING;
                return Some(self.bucket + 1 + ahead as i64);
            }
        }
        None
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many items were ever put in.
    pub fn numbered(&self) -> u64 {
        self.next
    }

    /// Everything pending, earliest first.
    fn sorted(&self) -> Vec<(SimTime, u64, &T)> {
        let close = self.near.iter().chain(self.ring.iter().flatten()).map(|e| (e.at, e.number, &e.item));
        let far = self.far.iter().map(|((at, number), item)| (*at, *number, item));
        let mut all: Vec<_> = close.chain(far).collect();
        all.sort_unstable_by_key(|(at, number, _)| (*at, *number));
        all
    }
}

impl<T: PartialEq> PartialEq for Agenda<T> {
    fn eq(&self, other: &Self) -> bool {
        self.next == other.next && self.len == other.len && self.sorted() == other.sorted()
    }
}

impl<T: Serialize> Serialize for Agenda<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut both = serializer.serialize_tuple(2)?;
        both.serialize_element(&self.next)?;
        both.serialize_element(&self.sorted())?;
        both.end()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Agenda<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (next, items) = <(u64, Vec<(SimTime, u64, T)>)>::deserialize(deserializer)?;
        let mut agenda = Agenda { next, ..Agenda::default() };
        for (at, number, item) in items {
            agenda.len += 1;
            agenda.sort_in(Entry { at, number, item });
        }
        Ok(agenda)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_times_come_out_in_the_order_of_scheduling() {
        let mut agenda = Agenda::default();
        for (at, name) in [(5, 'c'), (3, 'a'), (5, 'd'), (3, 'b')] {
            agenda.put(SimTime(at), name);
        }
        let order: String = std::iter::from_fn(|| agenda.take_due(SimTime(9))).map(|(_, c)| c).collect();
        assert_eq!(order, "abcd");
    }

    #[test]
    fn nothing_comes_out_before_it_is_due() {
        let mut agenda = Agenda::default();
        agenda.put(SimTime(10), ());
        assert_eq!(agenda.take_due(SimTime(9)), None);
        assert_eq!(agenda.next_time(), Some(SimTime(10)));
    }

    proptest::proptest! {
        /// Against the plainest thing that is right: a sorted tree. Gaps from a millisecond to ten days, and at times a
        /// copy through its written form in the middle.
        #[test]
        fn it_behaves_like_a_sorted_list(ops in proptest::collection::vec((0u8..5, 0u32..30, 0u64..1 << 20), 1..400)) {
            let mut agenda: Agenda<u64> = Agenda::default();
            let (mut plain, mut now) = (BTreeMap::new(), SimTime(-5_000));
            for (n, (what, size, raw)) in ops.into_iter().enumerate() {
                let n = n as u64;
                if what < 3 {
                    let at = SimTime(now.0 + ((raw << 10) >> (30 - size)) as i64);
                    plain.insert((at, agenda.numbered()), n);
                    agenda.put(at, n);
                } else if what == 3 {
                    let expected = plain.pop_first().map(|((at, _), item)| (at, item));
                    let taken = agenda.take_due(SimTime(i64::MAX));
                    proptest::prop_assert_eq!(taken, expected);
                    now = taken.map_or(now, |(at, _)| at);
                } else if raw % 8 == 0 {
                    let written = postcard::to_allocvec(&agenda).unwrap();
                    let read: Agenda<u64> = postcard::from_bytes(&written).unwrap();
                    proptest::prop_assert_eq!(&read, &agenda);
                    agenda = read;
                }
                proptest::prop_assert_eq!(agenda.len(), plain.len());
                proptest::prop_assert_eq!(agenda.next_time(), plain.first_key_value().map(|(k, _)| k.0));
            }
        }
    }
}
