//! Crews: shifts, meals, fuel, and fatigue.

use super::{Task, Unit};
use crate::sim::{Coalition, Due, Fact};
use crate::units::{NodeId, SimTime, Span, UnitId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// When this crew came on.
    pub since: SimTime,
    /// When it last had a meal or half an hour of rest.
    pub rested: SimTime,
    pub idle_since: SimTime,
    /// Time on the road since the tank was full.
    pub driven: Span,
    /// Fresh crews take over as soon as the unit is free.
    pub relief: bool,
}

/// Hours on duty after which a crew may be relieved early, and after which it works more slowly [A].
pub const RELIEVABLE: Span = Span::hours(6);
const TIRED_AFTER: Span = Span::hours(10);
const TIRED: f64 = 1.15;

/// Change of crews away from the base; a meal after so many hours without a break; a tank lasts so long, and filling it
/// takes so long [A].
const CHANGE: Span = Span::mins(20);
const HUNGRY_AFTER: Span = Span::hours(6);
const MEAL: Span = Span::mins(30);
const TANK: Span = Span::hours(4);
pub(super) const FILLING: Span = Span::mins(8);

/// Crew members who breathed a chemical are out for the day's work [A].
pub(super) const EXPOSED_FOR: Span = Span::hours(8);

impl Duty {
    /// A crew of the shift that is on at `now`.
    pub fn at(began: SimTime) -> Duty {
        Duty { since: began, rested: began.max(SimTime::START), idle_since: began, ..Duty::default() }
    }

    fn hungry(&self, now: SimTime) -> bool {
        now - self.rested > HUNGRY_AFTER
    }

    pub(super) fn drives(&mut self, span: Span) {
        self.driven += span;
    }

    /// The tank has to be filled: it is, and this is how long it takes.
    pub(super) fn fuel_stop(&mut self) -> Span {
        if self.driven < TANK {
            return Span::ZERO;
        }
        self.driven = Span::ZERO;
        FILLING
    }

    /// Half an hour at the base counts as a break.
    pub(super) fn leaves_base(&mut self, now: SimTime) {
        if now - self.idle_since >= MEAL {
            self.rested = now;
        }
    }
}

impl Coalition {
    /// When the shift that is on at `now` began.
    pub(in crate::sim) fn shift_began(&self, now: SimTime) -> SimTime {
        let rules = &self.scenario.ems;
        let into_day = self.scenario.starts_min * 60_000 + now.0 - i64::from(rules.shift_starts_min) * 60_000;
        now - Span(into_day.rem_euclid(rules.shift.0.max(1)))
    }

    pub(in crate::sim) fn schedule_shift(&mut self) {
        let next = self.shift_began(self.live.now) + self.scenario.ems.shift;
        self.live.agenda.put(next, Due::ShiftEnds);
    }

    /// At the bases the new crews are there and take over at once; the others are relieved when they come free.
    pub(in crate::sim) fn shift_ends(&mut self) {
        let now = self.live.now;
        for u in &mut self.live.units {
            if matches!(u.task, Task::Ready { at } if at == u.home) {
                u.duty = Duty { driven: u.duty.driven, ..Duty::at(now) };
            } else {
                u.duty.relief = true;
            }
        }
        self.schedule_shift();
    }

    /// Fresh crews are driven out to every unit that has been on for six hours or more: each is out for twenty minutes when
    /// it is next free, at once if it is free now.
    pub(in crate::sim) fn relieve_crews(&mut self) {
        let now = self.live.now;
        let mut units = 0;
        for id in self.live.units.ids() {
            let u = &mut self.live.units[id];
            if now - u.duty.since < RELIEVABLE || u.task == Task::Gone {
                continue;
            }
            units += 1;
            u.duty.relief = true;
            if let Task::Ready { at } = u.task {
                self.goes_off(id, at);
            }
        }
        self.tell(Fact::CrewsRelieved { units });
    }

    /// Units whose crews could be relieved.
    pub(in crate::sim) fn relievable(&self) -> u32 {
        let long = |u: &&Unit| self.live.now - u.duty.since >= RELIEVABLE && !u.duty.relief && u.task != Task::Gone;
        self.live.units.iter().filter(long).count() as u32
    }

    /// Out of service if relief, treatment or a meal is due. A meal is taken only at the base.
    pub(in crate::sim) fn goes_off(&mut self, unit: UnitId, at: NodeId) -> bool {
        let now = self.live.now;
        let u = &mut self.live.units[unit];
        let span = if std::mem::take(&mut u.exposed) {
            EXPOSED_FOR
        } else if u.duty.relief {
            u.duty = Duty { driven: u.duty.driven, ..Duty::at(now) };
            CHANGE
        } else if at == u.home && u.duty.hungry(now) {
            u.duty.rested = now;
            MEAL
        } else {
            return false;
        };
        self.busy_for(unit, Task::Off { at }, span);
        true
    }

    /// How much longer everything takes a tired crew.
    pub(in crate::sim) fn slowed(&self, unit: UnitId) -> f64 {
        let duty = &self.live.units[unit].duty;
        if self.live.now - duty.since > TIRED_AFTER { TIRED } else { 1.0 }
    }
}
