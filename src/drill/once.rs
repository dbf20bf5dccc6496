//! Once: an order that is sent again under its key is not given again.

use super::people::Hand;
use super::{Drill, Entry, Order, What};
use crate::sim::Refusal;
use crate::units::{PersonId, SeatId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The name that an asker gives to a submission before sending it. It is kept in the journal with its entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(Box<str>);

impl Key {
    /// Most letters of a key.
    pub const LONGEST: usize = 64;

    /// `None`: a key has 1 to 64 visible ASCII letters.
    pub fn new(text: &str) -> Option<Key> {
        let fits = !text.is_empty() && text.len() <= Key::LONGEST && text.bytes().all(|b| b.is_ascii_graphic());
        fits.then(|| Key(text.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who gives an order: a seat, a person at a seat, or an evaluator, who has no seat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Author {
    pub seat: Option<SeatId>,
    pub person: Option<PersonId>,
}

impl From<SeatId> for Author {
    fn from(seat: SeatId) -> Author {
        Author { seat: Some(seat), person: None }
    }
}

impl From<PersonId> for Author {
    fn from(person: PersonId) -> Author {
        Author { seat: None, person: Some(person) }
    }
}

impl Drill {
    /// As [`Drill::submit`], under a key. A key that the journal already has gives the earlier answer and changes nothing.
    pub fn submit_once(
        &mut self,
        author: Author,
        order: Order,
        key: Option<Key>,
        wall_ms: i64,
    ) -> Result<u64, Refusal> {
        let Author { seat, person } = author;
        self.submit_as(Hand { seat, person, bot: false }, order, key, wall_ms)
    }

    /// The entry of the order with this key.
    pub fn entry_of(&self, key: &Key) -> Option<&Entry> {
        let number = *self.keys.get(key)?;
        self.entries.get((number as usize).wrapping_sub(1))
    }

    /// The answer that the order with this key got.
    pub(super) fn answer_to(&self, key: Option<&Key>) -> Option<Result<u64, Refusal>> {
        let entry = self.entry_of(key?)?;
        let refused = if let What::Refused { why, .. } = &entry.what { Some(why.clone()) } else { None };
        Some(refused.map_or(Ok(entry.number), Err))
    }

    /// Takes back the newest entries, from this number on: they are neither safe nor in force.
    pub(super) fn take_back(&mut self, number: u64) {
        for entry in self.entries.drain(number as usize - 1..) {
            if let Some(key) = entry.key {
                self.keys.remove(&key);
            }
        }
    }
}

impl Entry {
    /// Is it the order of this author?
    pub fn repeats(&self, author: Author, order: &Order) -> bool {
        let (What::Ordered { order: given, bot } | What::Refused { order: given, bot, .. }) = &self.what else {
            return false;
        };
        !bot && (self.by, self.person) == (author.seat, author.person) && **given == *order
    }
}
