//! Time passes: the world first, then timed injects, then conditions, then (on whole minutes) the fingerprint and the bots.

use super::people::Hand;
use super::{Drill, Expectation, Phase, What, bot, msel};
use crate::scenario::Trigger;
use crate::units::{InjectId, SimTime, Span};

impl Drill {
    /// Lets exercise time pass until `until` (never past the scenario's length). Nothing happens unless the drill runs.
    pub fn advance(&mut self, until: SimTime) {
        let until = until.min(self.scenario.ends());
        while self.exercise.phase == Phase::Running {
            let Some(at) = self.next_moment().filter(|t| *t <= until) else { break };
            self.coalition.advance_instant(at);
            self.coalition.advance(at);
            self.record_facts(None);
            self.settle(None);
            if self.exercise.next_minute <= at {
                self.minute(at);
            }
        }
        if self.exercise.phase == Phase::Running {
            self.coalition.advance(until);
            if until >= self.scenario.ends() {
                self.write(None, None, What::TimeUp);
                self.exercise.phase = Phase::HotWash;
                self.commit();
            }
        }
    }

    /// Wall time passes in the room.
    pub fn tick(&mut self, wall: Span, wall_ms: i64) {
        self.wall_ms = wall_ms;
        self.deliver_due(wall_ms);
        if self.exercise.phase == Phase::Running {
            self.advance(self.now() + wall * i64::from(self.exercise.pace));
        }
    }

    /// When the next planned inject goes out, for "jump to the next inject".
    pub fn next_inject_at(&self) -> Option<SimTime> {
        let rows = self.exercise.rows.iter().zip(&self.scenario.injects);
        rows.filter(|(row, _)| row.runs())
            .filter_map(|(_, inject)| match inject.trigger {
                Trigger::At(at) => Some(at),
                _ => None,
            })
            .min()
    }

    fn next_moment(&self) -> Option<SimTime> {
        let held = self.scenario.injects.iter().zip(&self.exercise.rows).filter_map(|(inject, row)| {
            match (&inject.trigger, row.true_since) {
                (Trigger::When { held_for, .. }, Some(since)) if row.runs() => Some(since + *held_for),
                _ => None,
            }
        });
        let overdue = self
            .exercise
            .rows
            .iter()
            .filter_map(|r| r.expectation.filter(|e| e.met.is_none() && !e.missed).map(|e| e.due));
        let wake = self.exercise.wakes.iter().next().copied();
        [self.coalition.next_due(), self.next_inject_at(), wake, Some(self.exercise.next_minute)]
            .into_iter()
            .flatten()
            .chain(held)
            .chain(overdue)
            .min()
            .map(|t| t.max(self.now()))
    }

    /// Fires whatever is due now, until nothing more follows from it.
    pub(super) fn settle(&mut self, cause: Option<u64>) {
        let now = self.now();
        while self.exercise.wakes.first().is_some_and(|t| *t <= now) {
            self.exercise.wakes.pop_first();
        }
        if self.exercise.phase != Phase::Running {
            self.judge_expectations();
            return;
        }
        self.mail_arrives();
        self.requests_arrive();
        // Each round fires at least one inject, and no inject fires twice.
        while let Some(inject) = self.due_inject() {
            self.fire(inject, cause);
        }
        self.judge_expectations();
    }

    fn due_inject(&mut self) -> Option<InjectId> {
        let now = self.now();
        let scenario = self.scenario.clone();
        for (i, inject) in scenario.injects.iter().enumerate() {
            let row = &self.exercise.rows[i];
            if !row.runs() {
                continue;
            }
            let due = match &inject.trigger {
                Trigger::At(at) => *at <= now,
                Trigger::Manual => false,
                Trigger::When { condition, held_for } => {
                    let holds = self.holds(condition);
                    let row = &mut self.exercise.rows[i];
                    row.true_since = if holds { row.true_since.or(Some(now)) } else { None };
                    row.true_since.is_some_and(|since| now - since >= *held_for)
                }
            };
            if due {
                return Some(InjectId::at(i));
            }
        }
        None
    }

    pub(super) fn fire(&mut self, inject: InjectId, cause: Option<u64>) {
        let now = self.now();
        let number = self.next_number();
        let scenario = self.scenario.clone();
        let Some(written) = self.inject(inject).cloned() else { return };
        self.exercise.rows[inject.index()].fired = Some(now);
        if let Some(expect) = &written.expect {
            let due = now + expect.within;
            self.exercise.rows[inject.index()].expectation = Some(Expectation { due, met: None, missed: false });
        }
        for span in msel::delays_after(&scenario, inject) {
            self.exercise.wakes.insert(now + span);
        }
        self.write(None, cause, What::InjectFired { inject });
        for effect in &written.effects {
            self.coalition.take_effect(effect);
        }
        self.record_facts(Some(number));
        self.commit();
    }

    /// An expectation is met by the first fitting decision since the inject went out, or missed when its time is up.
    fn judge_expectations(&mut self) {
        let now = self.now();
        for i in 0..self.exercise.rows.len() {
            let Some(e) = self.exercise.rows[i].expectation else { continue };
            if e.met.is_some() || e.missed {
                continue;
            }
            let inject = InjectId::at(i);
            let Some(expect) = self.inject(inject).and_then(|i| i.expect.clone()) else { continue };
            let Some(fired) = self.exercise.rows[i].fired else { continue };
            // What was done in the five minutes before counts: good teams are ahead of the inject.
            let since = fired - Span::mins(5);
            let met = self.exercise.decided.iter().find(|(at, seat, kind)| {
                *at >= since && *kind == expect.what && (expect.who.is_empty() || expect.who.contains(seat))
            });
            let met = met.map(|(at, ..)| (*at).max(fired));
            let row = &mut self.exercise.rows[i];
            if let Some(at) = met {
                row.expectation = Some(Expectation { met: Some(at), ..e });
                self.write(None, None, What::ExpectationMet { inject });
            } else if now > e.due || (now == e.due && self.exercise.phase == Phase::Running) {
                row.expectation = Some(Expectation { missed: true, ..e });
                self.write(None, None, What::ExpectationMissed { inject });
            }
        }
    }

    fn minute(&mut self, at: SimTime) {
        self.exercise.next_minute = at + Span::mins(1);
        self.sample_gaps();
        if self.fingerprints {
            let digest = self.digest();
            self.write(None, None, What::Checked { digest });
            self.commit();
        }
        // At the last moment nobody orders any more: the scenario's time is over.
        if !self.replaying && at < self.scenario.ends() {
            for (seat, order) in bot::orders(self) {
                // A bot's refused order is journalled like anybody's; there is nobody to tell.
                let _journalled = self.submit_as(Hand::bot(seat), order, self.wall_ms);
            }
        }
    }
}
