//! The append-only journal of a drill: numbered lines, checksummed and chained, safe on disk before any acknowledgment.
//!
//! [`Journal`] writes, [`recover`] reads, [`DrillFolder`] is the folder that can be carried to another laptop. The
//! meaning of a record is not known here.

mod atomic_file;
mod folder;
mod frame;
pub mod migrate;
mod recover;
mod sources;
pub mod space;
mod store;

pub use atomic_file::{write_atomically, write_file_atomically};
pub use folder::{DrillFolder, OpenError, Opened, ReadOnly};
pub use frame::{Chain, Flaw, Position};
pub use recover::{Damage, Scan, Tail, TornTail, scan, scan_from};
pub use sources::Source;
pub use store::{FileStorage, MemoryStorage, Storage};

use serde::Serialize;
use std::fmt;
use std::io;
use std::marker::PhantomData;
use thiserror::Error;

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JournalError {
    /// The disk failed, or a record has no JSON form. Nothing after `safe` records is acknowledged, now or later.
    #[error("the journal can no longer be written ({reason}); the first {safe} records are safe")]
    Broken { reason: String, safe: u64 },
}

/// Writes a header `H` and then entries `T`.
pub struct Journal<H, T> {
    storage: Box<dyn Storage>,
    /// After the last pushed record.
    tip: Position,
    pending: Vec<u8>,
    safe: u64,
    broken: Option<String>,
    kind: PhantomData<fn(&H, &T)>,
}

impl<H: Serialize, T: Serialize> Journal<H, T> {
    /// Begins a journal on empty storage. The header is safe on return.
    pub fn create(storage: impl Storage + 'static, header: &H) -> io::Result<Self> {
        let mut journal = Self::resume(storage, Position::default());
        let json = serde_json::to_vec(header)?;
        journal.buffer(&json);
        journal.commit().map_err(io::Error::other)?;
        Ok(journal)
    }

    /// Continues after the good records found by a [`scan`]. The storage must hold exactly those, synced.
    pub fn resume(storage: impl Storage + 'static, end: Position) -> Self {
        Journal {
            storage: Box::new(storage),
            tip: end,
            pending: Vec::new(),
            safe: end.record,
            broken: None,
            kind: PhantomData,
        }
    }

    /// Queues an entry for the next [`commit`](Self::commit) and returns its number, without disk access. An entry that
    /// has no JSON form breaks the journal: a gap would change the replay.
    pub fn push(&mut self, entry: &T) -> Result<u64, JournalError> {
        self.intact()?;
        let number = self.tip.record;
        match serde_json::to_vec(entry) {
            Ok(json) => self.buffer(&json),
            Err(e) => return self.give_up(e.to_string()).map(|()| number),
        }
        Ok(number)
    }

    fn buffer(&mut self, json: &[u8]) {
        self.tip = frame::write(&mut self.pending, self.tip, json);
    }

    /// One write and one sync for everything pushed since the last call (group commit). Only after `Ok` may anything be
    /// acknowledged. After the first failure every call fails with the same reason: a repeated sync may report success
    /// although the data is lost.
    pub fn commit(&mut self) -> Result<(), JournalError> {
        self.intact()?;
        if self.pending.is_empty() {
            return Ok(());
        }
        if let Err(e) = self.storage.append(&self.pending).and_then(|()| self.storage.sync()) {
            return self.give_up(e.to_string());
        }
        self.pending.clear();
        self.safe = self.tip.record;
        Ok(())
    }

    fn give_up(&mut self, reason: String) -> Result<(), JournalError> {
        self.broken = Some(reason);
        self.pending = Vec::new();
        self.intact()
    }

    fn intact(&self) -> Result<(), JournalError> {
        match &self.broken {
            Some(reason) => Err(JournalError::Broken { reason: reason.clone(), safe: self.safe }),
            None => Ok(()),
        }
    }
}

impl<H, T> Journal<H, T> {
    /// Number of records, header included, that are safe on disk.
    pub fn safe(&self) -> u64 {
        self.safe
    }

    /// Why the journal can no longer be written, for the banner.
    pub fn broken(&self) -> Option<&str> {
        self.broken.as_deref()
    }
}

impl<H, T> fmt::Debug for Journal<H, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journal")
            .field("tip", &self.tip)
            .field("safe", &self.safe)
            .field("broken", &self.broken)
            .finish()
    }
}
