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
    /// Entries that came out differently, or not at all.
    pub mismatches: u64,
    /// Number of the first such entry.
    pub first_mismatch: Option<u64>,
    /// Bytes of an unfinished last write, which were not read.
    pub torn_bytes: u64,
}

impl Header {
    /// A replay promises equal fingerprints only with the engine and the scenario that wrote the journal. The error
    /// names what differs: (what, theirs, ours).
    pub fn same_making(&self, scenario: &Scenario) -> Result<(), (&'static str, String, String)> {
        let engine = env!("CARGO_PKG_VERSION");
        // A newer format is another program's; an older one is read through its migrations, and the engine decides.
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

/// Runs the orders of a journal again and compares every entry, fingerprints included.
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
    /// A journal may end between two bots of one minute: those that have not spoken yet do so now.
    pub(super) fn finish_the_minute(&mut self) {
        for (seat, order) in std::mem::take(&mut self.bots_due) {
            // A bot's refused order is journalled like anybody's; there is nobody to tell.
            let _journalled = self.submit_as(Hand::bot(seat), order, None, self.wall_ms);
        }
    }

    /// Plays the drill again from its entries and shows it as it stood after each of `stops`, which are numbers of entries
    /// in rising order.
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

    /// What an entry of a journal says, done again: its order given, or time let pass until it.
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
        // Accepted or refused, as then: whoever compares tells.
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

/// A drill as it stood when its journal ended, ready to go on (after `keep_in`). Entries that the last commit did not
/// reach are made again; they follow from what is recorded.
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
