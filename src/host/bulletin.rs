//! What the host publishes: the newest state of the drill, as far as a client watches it.

use crate::drill::{Author, Key, Order};
use crate::units::{SeatId, SimTime};
use crate::view::{PublicView, SeatView};
use crate::words::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An order, its author, and the key under which it may be sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    pub author: Author,
    pub order: Order,
    pub key: Option<Key>,
}

impl Submission {
    /// Without a key: sent once.
    pub fn new(author: impl Into<Author>, order: Order) -> Submission {
        Submission { author: author.into(), order, key: None }
    }
}

/// The order is safe on the disk and in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub entry: u64,
    pub at: SimTime,
}

/// The views that a client looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watch {
    pub seats: BTreeSet<(SeatId, Language)>,
    pub public: BTreeSet<Language>,
}

impl Watch {
    pub fn seat(seat: SeatId, language: Language) -> Watch {
        Watch { seats: BTreeSet::from([(seat, language)]), public: BTreeSet::new() }
    }
}

/// The newest state. A higher revision replaces a lower one; none needs to be seen.
#[derive(Clone, Debug, Default)]
pub struct Bulletin {
    pub revision: u64,
    pub is_open: bool,
    /// The facilitator's seat in the open drill.
    pub facilitator: Option<SeatId>,
    /// Entries of the journal.
    pub entries: u64,
    /// Notices since the program began: a higher number means that there is one to fetch.
    pub notices: u64,
    pub public: BTreeMap<Language, Arc<PublicView>>,
    pub seats: BTreeMap<(SeatId, Language), Arc<SeatView>>,
}
