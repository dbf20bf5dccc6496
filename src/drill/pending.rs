//! Recall: items sent by the facilitator wait five seconds of real time and can be recalled until then. The waiting
//! item is in the journal, and so is its release: a crash in between loses nothing, and a replay needs no clock.

use super::{AdHoc, Control, Drill, Form, Order, Phase};
use crate::scenario::Trigger;
use crate::sim::Refusal;
use crate::units::{InjectId, SeatId, Span};
use serde::{Deserialize, Serialize};

/// Real time during which it can be recalled.
pub const RECALL_WITHIN: Span = Span::secs(5);

/// An item sent by the facilitator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outgoing {
    Inject { inject: InjectId },
    Message { to: Vec<SeatId>, text: String },
    AdHoc { what: Box<AdHoc> },
}

/// Sent, and not yet released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// Number of its entry.
    pub number: u64,
    pub what: Outgoing,
}

impl Drill {
    pub(super) fn check_send(&self, what: &Outgoing) -> Result<(), Refusal> {
        if !self.begun() || self.exercise.real_emergency {
            return Err(Refusal::NotNow);
        }
        match what {
            Outgoing::Inject { inject } => match self.exercise.rows.get(*inject) {
                None => Err(Refusal::NoSuchThing),
                Some(row) if row.open() && !row.pending => Ok(()),
                Some(_) => Err(Refusal::AlreadyDone),
            },
            Outgoing::Message { to, text } => self.check_message(to, text),
            Outgoing::AdHoc { what } => self.check_ad_hoc(what),
        }
    }

    pub(super) fn check_recall(&self, sent: u64) -> Result<(), Refusal> {
        match self.exercise.pending.iter().any(|p| p.number == sent) {
            true => Ok(()),
            false if sent > 0 && sent < self.next_number() => Err(Refusal::TooLate),
            false => Err(Refusal::NoSuchThing),
        }
    }

    pub(super) fn check_deliver(&self, sent: u64) -> Result<(), Refusal> {
        self.check_recall(sent)?;
        if self.begun() && !self.exercise.real_emergency { Ok(()) } else { Err(Refusal::NotNow) }
    }

    pub(super) fn send(&mut self, number: u64, what: Outgoing) {
        if let Outgoing::Inject { inject } = &what {
            self.exercise.rows[inject].pending = true;
        }
        self.exercise.pending.push(Pending { number, what });
        self.waits.insert(number, self.wall_ms);
    }

    /// An inject that fell due while it waited is held: its recall must not release it.
    pub(super) fn recall(&mut self, sent: u64) {
        let Some(Outgoing::Inject { inject }) = self.take_pending(sent) else { return };
        let now = self.now();
        let row = &mut self.exercise.rows[inject];
        row.pending = false;
        row.held |= match self.scenario.injects[inject].trigger {
            Trigger::At(_) => row.planned.is_some_and(|at| at <= now),
            Trigger::When { .. } => row.true_since.is_some(),
            Trigger::Manual => false,
        };
    }

    pub(super) fn deliver(&mut self, sent: u64, number: u64) {
        match self.take_pending(sent) {
            Some(Outgoing::Inject { inject }) => {
                self.exercise.rows[inject].pending = false;
                self.fire(inject, Some(number));
            }
            Some(Outgoing::Message { to, text }) => {
                self.post(self.scenario.facilitator(), number, &to, (Form::Plain, text));
            }
            Some(Outgoing::AdHoc { what }) => self.improvise(*what, number),
            None => {}
        }
    }

    fn take_pending(&mut self, sent: u64) -> Option<Outgoing> {
        self.waits.remove(&sent);
        let at = self.exercise.pending.iter().position(|p| p.number == sent)?;
        Some(self.exercise.pending.remove(at).what)
    }

    /// Real time (milliseconds since 1970) at which the five seconds began. A reopened drill counts anew from its first
    /// tick: the facilitator must have a chance to recall.
    pub fn waiting_since(&self, sent: u64) -> Option<i64> {
        self.waits.get(&sent).copied()
    }

    /// Delivers items after their wait. [`Drill::tick`] calls it, whether time runs or not.
    pub fn deliver_due(&mut self, wall_ms: i64) {
        let sent: Vec<u64> = self.exercise.pending.iter().map(|p| p.number).collect();
        for sent in sent {
            let since = self.waits.entry(sent).or_insert(wall_ms);
            // A clock that was set back must not delay anything for hours.
            *since = wall_ms.min(*since);
            let waited = Span(wall_ms - *since);
            if waited >= RECALL_WITHIN && self.check_deliver(sent).is_ok() && self.broken().is_none() {
                let order = Order::Control(Control::Deliver { sent });
                // Checked just now; if the journal breaks, its banner tells every seat.
                let _told_by_the_journal = self.submit(self.scenario.facilitator(), order, wall_ms);
            }
        }
    }

    pub(super) fn begun(&self) -> bool {
        matches!(self.exercise.phase, Phase::Running | Phase::Paused | Phase::Discussion)
    }
}
