//! Projections of a drill: copies of its current state with other random numbers from here on. None is saved.

use super::people::Hand;
use super::{Drill, Entry, Order, Phase};
use crate::map::Router;
use crate::sim::Refusal;
use crate::units::{SeatId, SimTime};

/// Who decides in a projection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deciders {
    /// Bots in every seat.
    Bots,
    /// No further decisions; current activities continue.
    Nobody,
}

/// The current state of a drill without its journal: plain data that threads may share.
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

    /// Submits scripted orders in a projection without other decisions. A refusal is part of that projection.
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

    /// One projection. It runs whatever the phase: a paused drill has projections too.
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
