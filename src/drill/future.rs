//! Futures of a drill: copies of it as it stands, with other luck from here on. Nobody keeps them.

use super::people::Hand;
use super::{Drill, Entry, Order, Phase};
use crate::map::Router;
use crate::sim::Refusal;
use crate::units::{SeatId, SimTime};

/// Who decides in a future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deciders {
    /// Bots in every seat.
    Bots,
    /// Nobody: what is under way goes on, and nothing is decided any more.
    Nobody,
}

/// A drill as it stands, without its journal: plain data that threads may share.
#[derive(Clone)]
pub struct Standing {
    coalition: crate::sim::Coalition,
    exercise: super::Exercise,
    scenario: std::sync::Arc<crate::scenario::Scenario>,
    header: super::Header,
    entries: Vec<Entry>,
}

impl Drill {
    pub fn standing(&self) -> Standing {
        Standing {
            coalition: self.coalition.clone(),
            exercise: self.exercise.clone(),
            scenario: self.scenario.clone(),
            header: self.header.clone(),
            entries: self.entries.clone(),
        }
    }

    /// Orders of a script, given in a future in which everybody else is silent. A refusal is part of that future.
    pub fn give(&mut self, at: SimTime, seat: SeatId, order: Order) -> Result<u64, Refusal> {
        self.advance_unattended(at);
        let wall_ms = self.wall_ms;
        self.submit_as(Hand::of(seat), order, None, wall_ms)
    }
}

impl Standing {
    pub fn now(&self) -> SimTime {
        self.coalition.now()
    }

    pub fn scenario(&self) -> &std::sync::Arc<crate::scenario::Scenario> {
        &self.scenario
    }

    /// One future. It runs, whatever the phase was: a drill that is paused has a future too.
    pub fn future(&self, seed: u64, deciders: Deciders, ways: Router) -> Drill {
        let mut exercise = self.exercise.clone();
        exercise.phase = Phase::Running;
        for (bot, seat) in exercise.bots.iter_mut().zip(&self.scenario.seats) {
            *bot = deciders == Deciders::Bots && seat.role != crate::scenario::Role::Facilitator;
        }
        Drill {
            scenario: self.scenario.clone(),
            coalition: self.coalition.with_seed(seed, ways),
            exercise,
            gaps: super::gap::Gaps::default(),
            header: self.header.clone(),
            entries: self.entries.clone(),
            journal: None,
            written: 0,
            keys: std::collections::BTreeMap::new(),
            wall_ms: 0,
            waits: std::collections::BTreeMap::new(),
            replaying: deciders == Deciders::Nobody,
            cut: None,
            bots_due: Vec::new(),
            fingerprints: false,
        }
    }
}
