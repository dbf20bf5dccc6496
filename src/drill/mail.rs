//! Messages between seats: content, recipients, and time of arrival.

use super::{Drill, Form, Sitrep, What};
use crate::scenario::Channel;
use crate::sim::Refusal;
use crate::units::{SeatId, SimTime, Span};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// Number of its entry.
    pub number: u64,
    pub from: SeatId,
    pub to: Vec<SeatId>,
    pub text: String,
    pub form: Form,
    pub sent: SimTime,
    /// `None`: lost.
    pub arrives: Option<SimTime>,
    /// It was delayed, and its arrival has been recorded.
    pub told: bool,
}

impl Mail {
    /// It arrived at once.
    pub fn is_prompt(&self) -> bool {
        self.arrives == Some(self.sent)
    }

    pub fn has_reached(&self, seat: SeatId, now: SimTime) -> bool {
        self.to.contains(&seat) && self.arrives.is_some_and(|at| at <= now)
    }
}

impl Drill {
    /// The message of this entry.
    pub fn mail(&self, number: u64) -> Option<&Mail> {
        let at = self.exercise.mail.binary_search_by_key(&number, |m| m.number).ok()?;
        self.exercise.mail.get(at)
    }

    pub(super) fn check_message(&self, to: &[SeatId], text: &str) -> Result<(), Refusal> {
        if text.trim().is_empty() {
            return Err(Refusal::EmptyText);
        }
        let known = to.iter().all(|s| s.index() < self.scenario.seats.len());
        if known { Ok(()) } else { Err(Refusal::NoSuchThing) }
    }

    /// Sends a message. Without recipients: to all seats.
    pub(super) fn post(&mut self, from: SeatId, number: u64, to: &[SeatId], (form, text): (Form, String)) {
        let everybody = (0..self.scenario.seats.len()).map(SeatId::at).filter(|s| *s != from);
        let to = if to.is_empty() { everybody.collect() } else { to.to_vec() };
        let sent = self.now();
        // The facilitator is outside the scenario: no loss or delay.
        let outside = from == self.scenario.facilitator();
        let carried =
            if outside { Some(Span::ZERO) } else { self.coalition.carry(Channel::Messages, u64::from(from.0)) };
        let arrives = carried.map(|more| sent + more);
        self.exercise.wakes.extend(arrives);
        self.exercise.mail.push(Mail { number, from, to, text, form, sent, arrives, told: false });
    }

    /// Numbers a seat's reports consecutively, whether they arrive or not.
    pub(super) fn post_sitrep(&mut self, from: SeatId, number: u64, to: &[SeatId], mut form: Box<Sitrep>) {
        let mine = |m: &&Mail| m.from == from && matches!(m.form, Form::Sitrep(_));
        form.version = self.exercise.mail.iter().filter(mine).count() as u16 + 1;
        let text = form.lines().join("\n");
        self.post(from, number, to, (Form::Sitrep(form), text));
    }

    /// Delayed messages that have now arrived.
    pub(super) fn mail_arrives(&mut self) {
        let now = self.now();
        for n in 0..self.exercise.mail.len() {
            let mail = &mut self.exercise.mail[n];
            if !mail.told && mail.arrives.is_some_and(|at| at > mail.sent && at <= now) {
                mail.told = true;
                let message = mail.number;
                self.write(None, Some(message), What::MessageArrived { message });
            }
        }
    }
}
