//! Rebuilding a drill from its journal: state is a pure function of scenario, seed and orders.

use super::people::Hand;
use super::{Drill, Entry, FORMAT, Header, What};
use crate::map::CoalitionMap;
use crate::scenario::Scenario;
use std::sync::Arc;

/// What a replay found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    pub entries: u64,
    pub digests_compared: u64,
    /// Entries that differ or are missing.
    pub mismatches: u64,
    /// Number of the first such entry.
    pub first_mismatch: Option<u64>,
    /// Bytes of an unfinished last write, which were not read.
    pub torn_bytes: u64,
}

impl Header {
    /// A replay promises equal digests only with the engine and the scenario that wrote the journal. The error names
    /// the difference: (what, theirs, ours).
    pub fn same_making(&self, scenario: &Scenario) -> Result<(), (&'static str, String, String)> {
        let engine = env!("CARGO_PKG_VERSION");
        // A newer format belongs to another program; an older one is read through its migrations, and the engine
        // decides.
        if self.format > FORMAT {
            return Err(("journal format", self.format.to_string(), FORMAT.to_string()));
        }
        if self.engine_version != engine {
            return Err(("engine", self.engine_version.clone(), engine.to_owned()));
        }
        if self.scenario_hash != scenario.hash {
            return Err(("scenario", self.scenario_hash.clone(), scenario.hash.clone()));
        }
        Ok(())
    }
}

/// Runs the orders of a journal again and compares every entry, digests included.
pub fn replay(
    scenario: Arc<Scenario>,
    map: Arc<CoalitionMap>,
    header: Header,
    recorded: &[Entry],
) -> (Drill, Replayed) {
    let mut drill = Drill::new(scenario, map, header);
    drill.replaying = true;
    drill.cut = recorded.last().map(|e| e.at);
    for entry in recorded {
        drill.repeat(entry);
    }
    let replayed = compare(recorded, &drill.entries);
    drill.replaying = false;
    drill.waits.clear();
    (drill, replayed)
}

impl Drill {
    /// A journal may end between two bots of one minute: the remaining ones act now.
    pub(super) fn finish_the_minute(&mut self) {
        for (seat, order) in std::mem::take(&mut self.bots_due) {
            // A bot's refused order is recorded in the journal like any other; no reader waits for it.
            let _journalled = self.submit_as(Hand::bot(seat), order, None, self.wall_ms);
        }
    }

    /// Replays the drill from its entries and shows its state after each of `stops`, which are ascending entry numbers.
    pub fn revisit(&self, stops: &[u64], mut see: impl FnMut(&Drill)) {
        let header = self.header.clone();
        let mut then = Drill::new(self.scenario.clone(), self.coalition.map.clone(), header).unwatched();
        then.replaying = true;
        let mut stops = stops.iter().copied().peekable();
        for entry in &self.entries {
            then.repeat(entry);
            while stops.next_if(|stop| *stop <= entry.number).is_some() {
                see(&then);
            }
        }
        stops.for_each(|_| see(&then));
    }

    /// Repeats one entry of a journal: submits its order, or lets time pass until it.
    pub(super) fn repeat(&mut self, entry: &Entry) {
        let (What::Ordered { order, bot } | What::Refused { order, bot, .. }) = &entry.what else {
            return self.advance(entry.at);
        };
        self.wall_ms = entry.wall_ms;
        self.advance(entry.at);
        if *bot && Some(entry.at) == self.cut {
            let given = self.bots_due.iter().position(|(seat, o)| Some(*seat) == entry.by && *o == **order);
            given.map(|i| self.bots_due.remove(i));
        }
        let hand = Hand { seat: entry.by, person: entry.person, bot: *bot };
        // Accepted or refused, as then: the comparison detects a difference.
        let _as_then = self.submit_as(hand, (**order).clone(), entry.key.clone(), entry.wall_ms);
    }
}

fn compare(recorded: &[Entry], fresh: &[Entry]) -> Replayed {
    let mut out = Replayed { entries: recorded.len() as u64, ..Replayed::default() };
    for (i, entry) in recorded.iter().enumerate() {
        out.digests_compared += u64::from(matches!(entry.what, What::Checked { .. }));
        if !fresh.get(i).is_some_and(|f| f.same_but_for_wall_time(entry)) {
            out.mismatches += 1;
            out.first_mismatch = out.first_mismatch.or(Some(entry.number));
        }
    }
    out
}

/// A drill in its state at the end of its journal, ready to resume (after `keep_in`). Entries missing from the last
/// commit are made again; they follow from the recorded ones.
pub fn resume(
    scenario: Arc<Scenario>,
    map: Arc<CoalitionMap>,
    header: Header,
    recorded: Vec<Entry>,
) -> (Drill, Replayed) {
    let (mut drill, replayed) = replay(scenario, map, header, &recorded);
    for (fresh, old) in drill.entries.iter_mut().zip(&recorded) {
        fresh.wall_ms = old.wall_ms;
    }
    drill.written = recorded.len().min(drill.entries.len());
    drill.finish_the_minute();
    (drill, replayed)
}
