//! Conditions: a small total language, evaluated after every instant of exercise time, never per frame.

use super::Drill;
use crate::scenario::{Compare, Known, When};
use crate::units::{InjectId, MoveId, PlaceId, SeatId, SimTime, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Owner of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Owner {
    Inject(InjectId),
    Expectation(InjectId),
    Move(MoveId),
}

/// Start of each `HeldFor`, by its owner and its position in the owner's condition.
pub type Held = BTreeMap<(Owner, u16), SimTime>;

impl Drill {
    /// Evaluates every part, even if the result is already clear: each `HeldFor` must be tracked.
    pub(super) fn holds(&mut self, owner: Owner, when: &When) -> bool {
        let mut held = std::mem::take(&mut self.exercise.held);
        let mut look = Look { drill: self, owner, held: &mut held, wakes: Vec::new(), node: 0 };
        let answer = look.at(when);
        let wakes = look.wakes;
        self.exercise.held = held;
        self.exercise.wakes.extend(wakes);
        answer
    }
}

struct Look<'a> {
    drill: &'a Drill,
    owner: Owner,
    held: &'a mut Held,
    /// Moments at which the value may change without an event.
    wakes: Vec<SimTime>,
    node: u16,
}

impl Look<'_> {
    fn at(&mut self, when: &When) -> bool {
        let e = &self.drill.exercise;
        match when {
            When::All(parts) => self.count(parts) == parts.len(),
            When::Any(parts) => self.count(parts) > 0,
            When::NOf(n, parts) => self.count(parts) >= usize::from(*n),
            When::Not(part) => !self.at(part),
            When::HeldFor(span, part) => self.held_for(*span, part),
            When::After(at) => self.reached(*at),
            When::Fired(inject, span) => {
                let fired = e.rows[inject].fired;
                fired.is_some_and(|at| self.reached(at + *span))
            }
            When::Acknowledged(inject, seats) => {
                let row = &e.rows[inject];
                let to = self.drill.inject(*inject).map_or(&[][..], |i| &i.to);
                let by = if seats.is_empty() { to } else { seats };
                row.fired.is_some() && by.iter().all(|s| row.acknowledged.contains_key(s))
            }
            When::Answered(inject, choice, seats) => {
                let answers = &e.rows[inject].answers;
                let fits = |(seat, answer): (&SeatId, &super::Answer)| {
                    among(*seat, seats) && (choice.is_none() || answer.choice == *choice)
                };
                answers.iter().any(fits)
            }
            When::Decided(kind, seats) => e.decided.iter().any(|(_, seat, k)| k == kind && among(*seat, seats)),
            When::Reported(eei, seats, within) => {
                let now = self.drill.now();
                let in_time = e.eei.iter().filter(|r| r.eei == *eei && among(r.seat, seats) && r.has_arrived(now));
                let last = in_time.filter_map(|r| r.arrives).max();
                last.is_some_and(|at| self.fresh(at, *within))
            }
            When::Knows(seats, what) => seats.iter().all(|s| self.knows(*s, what)),
            When::Metric(metric, compare, value) => {
                let now = self.drill.coalition.metric(*metric);
                match compare {
                    Compare::AtLeast => now >= *value,
                    Compare::AtMost => now <= *value,
                }
            }
            When::InMove(which) => e.moves[which].is_some(),
            When::Flag(name) => e.flags.contains(name),
            When::Bot(seats) => seats.iter().all(|s| e.bots[s]),
        }
    }

    fn count(&mut self, parts: &[When]) -> usize {
        parts.iter().map(|p| usize::from(self.at(p))).sum()
    }

    fn held_for(&mut self, span: Span, part: &When) -> bool {
        let key = (self.owner, self.node);
        self.node += 1;
        if !self.at(part) {
            self.held.remove(&key);
            return false;
        }
        let since = *self.held.entry(key).or_insert(self.drill.now());
        self.reached(since + span)
    }

    fn reached(&mut self, at: SimTime) -> bool {
        if self.drill.now() < at {
            self.wakes.push(at);
        }
        self.drill.now() >= at
    }

    /// No longer ago than this; evaluated again when it expires.
    fn fresh(&mut self, at: SimTime, within: Option<Span>) -> bool {
        within.is_none_or(|within| !self.reached(at + within + Span(1)))
    }

    fn knows(&mut self, seat: SeatId, what: &Known) -> bool {
        match what {
            Known::Told(inject) => {
                let fired = self.drill.exercise.rows[inject].fired.is_some();
                fired && self.drill.inject(*inject).is_some_and(|i| i.goes_to(seat))
            }
            Known::Beds(place, within) => self.drill.commands(seat, *place) || self.has_reported(seat, *place, *within),
        }
    }

    fn has_reported(&mut self, seat: SeatId, place: PlaceId, within: Option<Span>) -> bool {
        let report = self.drill.coalition.truth().board.get(place).and_then(Option::as_ref);
        self.drill.hears_the_board(seat) && report.is_some_and(|r| self.fresh(r.made, within))
    }
}

/// Empty: any seat.
fn among(seat: SeatId, seats: &[SeatId]) -> bool {
    seats.is_empty() || seats.contains(&seat)
}
