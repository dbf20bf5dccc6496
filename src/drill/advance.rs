//! Passage of time: the world, then timed injects, then conditions, then (on whole minutes) the digest and the bots.

use super::condition::Owner;
use super::people::Hand;
use super::{Control, Drill, Expectation, Order, Phase, Row, What, bot};
use crate::scenario::{DecisionKind, Effect, Inject, Shown, Trigger};
use crate::units::{InjectId, SeatId, SimTime, Span};

/// A dragged window or a busy laptop may not report for a few seconds.
pub const LONGEST_TICK: Span = Span::secs(15);

impl Drill {
    /// Advances exercise time to `until`, at most to the scenario's length. Does nothing unless the drill is running.
    pub fn advance(&mut self, until: SimTime) {
        self.run(until, |_| false);
    }

    /// The same, but stops after the first moment for which `enough` is true.
    pub(super) fn run(&mut self, until: SimTime, enough: impl Fn(&Drill) -> bool) {
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
            if enough(self) {
                return;
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

    /// Real time passes. After a long gap in its clock (sleep, or a clock change) the drill pauses until a person
    /// resumes it.
    pub fn tick(&mut self, wall: Span, wall_ms: i64) {
        self.wall_ms = wall_ms;
        self.deliver_due(wall_ms);
        if wall > LONGEST_TICK && self.exercise.phase == Phase::Running && !self.exercise.by_hand {
            let why = format!("the room's clock stood still for {wall}");
            // Checked just now; if the journal breaks, its banner tells every seat.
            let _told_by_the_journal =
                self.submit(self.scenario.facilitator(), Order::Control(Control::Pause { why }), wall_ms);
            return;
        }
        if self.exercise.phase == Phase::Running && !self.exercise.by_hand {
            self.advance(self.now() + wall * i64::from(self.exercise.pace));
        }
    }

    /// Release time of the next planned inject, for "jump to the next inject".
    pub fn next_inject_at(&self) -> Option<SimTime> {
        let rows = self.exercise.rows.iter().zip(&self.scenario.injects);
        rows.filter(|(row, inject)| row.runs() && self.lets_out(inject))
            .filter_map(|(row, inject)| Some(row.planned?.max(inject.window.not_before.unwrap_or(SimTime::START))))
            .min()
    }

    /// Whether its module has begun.
    fn lets_out(&self, inject: &Inject) -> bool {
        inject.in_move.is_none_or(|m| self.has_begun(m))
    }

    fn next_moment(&self) -> Option<SimTime> {
        let held = self.scenario.injects.iter().zip(&self.exercise.rows).filter_map(|(inject, row)| {
            match (&inject.trigger, row.true_since) {
                (Trigger::When { held_for, .. }, Some(since)) if row.runs() && self.lets_out(inject) => {
                    Some((since + *held_for).max(inject.window.not_before.unwrap_or(SimTime::START)))
                }
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

    /// Fires everything due now, until nothing more follows.
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
        self.elements_arrive();
        self.requests_arrive();
        for row in &mut self.exercise.rows {
            if row.again_at.is_some_and(|at| at <= now) {
                (row.again_at, row.again) = (None, true);
            }
        }
        // Each round releases an inject, begins a module, or closes a window, and none of these repeats at one moment.
        while self.exercise.phase == Phase::Running {
            if let Some(inject) = self.due_inject() {
                self.fire(inject, cause);
            } else if let Some(next) = self.due_move() {
                self.begin_move(next, cause);
            } else if !self.close_a_window() {
                break;
            }
        }
        self.judge_expectations();
    }

    fn due_inject(&mut self) -> Option<InjectId> {
        let now = self.now();
        let scenario = self.scenario.clone();
        for (id, inject) in scenario.injects.iter_ids() {
            let row = &self.exercise.rows[id];
            if !row.runs() {
                continue;
            }
            let due = match &inject.trigger {
                Trigger::At(_) => row.planned.is_some_and(|at| at <= now),
                Trigger::Manual => false,
                Trigger::When { condition, held_for } => {
                    let holds = self.holds(Owner::Inject(id), condition);
                    let row = &mut self.exercise.rows[id];
                    row.true_since = if holds { row.true_since.or(Some(now)) } else { None };
                    row.true_since.is_some_and(|since| now - since >= *held_for)
                }
            };
            let early = inject.window.not_before.is_some_and(|t| now < t);
            if due && !early && self.lets_out(inject) {
                return Some(id);
            }
        }
        None
    }

    /// An inject that missed its window: its `otherwise` inject may replace it.
    fn close_a_window(&mut self) -> bool {
        let now = self.now();
        let scenario = self.scenario.clone();
        let over = scenario.injects.iter().zip(&self.exercise.rows).position(|(inject, row)| {
            row.runs() && row.times == 0 && inject.window.not_after.is_some_and(|t| t <= now)
        });
        let Some(id) = over.map(InjectId::at) else { return false };
        self.exercise.rows[id].missed = Some(now);
        let number = self.next_number();
        self.write(None, None, What::InjectMissed { inject: id });
        if let Some(other) = scenario.injects[id].otherwise
            && self.exercise.rows[other].runs()
        {
            self.fire(other, Some(number));
        }
        true
    }

    pub(super) fn fire(&mut self, inject: InjectId, cause: Option<u64>) {
        let now = self.now();
        let number = self.next_number();
        let Some(written) = self.inject(inject).cloned() else { return };
        self.exercise.sent_out += 1;
        let row = &mut self.exercise.rows[inject];
        let times = row.times.saturating_add(1);
        *row = Row { planned: row.planned, fired: Some(now), times, ..Row::default() };
        if let Some(again) = written.repeat.filter(|r| times < r.most) {
            row.again_at = Some(now + again.every);
            self.exercise.wakes.insert(now + again.every);
        }
        if let Some(expect) = &written.expect {
            row.expectation = Some(Expectation { due: now + expect.within, met: None, missed: false });
        }
        self.write(None, cause, What::InjectFired { inject });
        for effect in &written.effects {
            if let Effect::Flag { name, on } = effect {
                match on {
                    true => self.exercise.flags.insert(name.clone()),
                    false => self.exercise.flags.remove(name),
                };
            }
            let effect = self.weighed(effect);
            self.coalition.take_effect(&effect);
        }
        self.record_facts(Some(number));
        self.commit();
    }

    /// The first matching decision after the release meets an expectation; it is missed at its time limit.
    fn judge_expectations(&mut self) {
        let now = self.now();
        for inject in self.exercise.rows.ids() {
            let Some(e) = self.exercise.rows[inject].expectation else { continue };
            if e.met.is_some() || e.missed {
                continue;
            }
            let Some(expect) = self.inject(inject).and_then(|i| i.expect.clone()) else { continue };
            let Some(fired) = self.exercise.rows[inject].fired else { continue };
            let met = match &expect.what {
                Shown::Decided(kinds) => self.decided_since(fired, kinds, &expect.who),
                Shown::Holds(when) => self.holds(Owner::Expectation(inject), when).then_some(now),
            };
            let row = &mut self.exercise.rows[inject];
            if let Some(at) = met {
                row.expectation = Some(Expectation { met: Some(at), ..e });
                self.write(None, None, What::ExpectationMet { inject });
            } else if now > e.due || (now == e.due && self.exercise.phase == Phase::Running) {
                row.expectation = Some(Expectation { missed: true, ..e });
                self.write(None, None, What::ExpectationMissed { inject });
            }
        }
    }

    fn decided_since(&self, fired: SimTime, kinds: &[DecisionKind], who: &[SeatId]) -> Option<SimTime> {
        // Decisions in the five minutes before the release count: good teams act early.
        let since = fired - Span::mins(5);
        let met =
            self.exercise.decided.iter().find(|(at, seat, kind)| {
                *at >= since && kinds.contains(kind) && (who.is_empty() || who.contains(seat))
            });
        met.map(|(at, ..)| (*at).max(fired))
    }

    fn minute(&mut self, at: SimTime) {
        self.exercise.next_minute = at + Span::mins(1);
        self.sample_gaps();
        // The entry is written in any case: other conditions count from it.
        let digest = if self.fingerprints { self.digest() } else { String::new() };
        self.write(None, None, What::Checked { digest });
        self.commit();
        // No bot acts at the last moment of the scenario.
        if at >= self.scenario.ends() {
            return;
        }
        if self.replaying {
            // Their orders are in the journal, unless it ends among them.
            if self.cut == Some(at) {
                self.bots_due = bot::orders(self);
            }
        } else {
            for (seat, order) in bot::orders(self) {
                // A bot's refused order is recorded in the journal like any other; no reader waits for it.
                let _journalled = self.submit_as(Hand::bot(seat), order, None, self.wall_ms);
            }
        }
    }
}
