//! Essential elements of information: who was asked what, how often, and when the answers came.

use super::Drill;
use crate::sim::Refusal;
use crate::units::{SeatId, SimTime};
use serde::{Deserialize, Serialize};

/// One answer. All are kept: timeliness is a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EeiReport {
    /// Position in the scenario's list.
    pub eei: u16,
    pub seat: SeatId,
    pub at: SimTime,
    pub value: String,
}

impl Drill {
    pub(super) fn check_eei(&self, seat: SeatId, eei: u16, value: &str) -> Result<(), Refusal> {
        let written = self.scenario.eei.get(usize::from(eei)).ok_or(Refusal::NoSuchThing)?;
        if !self.begun() {
            return Err(Refusal::NotNow);
        }
        if !written.of.contains(&seat) {
            return Err(Refusal::NotAsked);
        }
        if value.trim().is_empty() { Err(Refusal::EmptyText) } else { Ok(()) }
    }

    pub(super) fn report_eei(&mut self, seat: SeatId, eei: u16, value: String) {
        let at = self.now();
        self.exercise.eei.push(EeiReport { eei, seat, at, value });
    }

    /// The seat's last answer.
    pub fn last_eei(&self, eei: u16, seat: SeatId) -> Option<&EeiReport> {
        self.exercise.eei.iter().rev().find(|r| r.eei == eei && r.seat == seat)
    }

    /// When the seat owes its next answer: a period after the last one, at first after StartEx.
    pub fn eei_due(&self, eei: u16, seat: SeatId) -> Option<SimTime> {
        let written = self.scenario.eei.get(usize::from(eei)).filter(|e| e.of.contains(&seat))?;
        let last = self.last_eei(eei, seat).map_or(SimTime::START, |r| r.at);
        Some(last + written.every)
    }

    /// Of all answers that have fallen due on the fixed grid since StartEx: how many came in their period, and how many
    /// were asked for.
    pub fn eei_in_time(&self) -> (u32, u32) {
        let (mut good, mut asked) = (0, 0);
        for (n, written) in self.scenario.eei.iter().enumerate() {
            for seat in &written.of {
                let mine = || self.exercise.eei.iter().filter(|r| usize::from(r.eei) == n && r.seat == *seat);
                let mut from = SimTime::START;
                while from + written.every <= self.now() {
                    let until = from + written.every;
                    asked += 1;
                    good += u32::from(mine().any(|r| r.at >= from && r.at <= until));
                    from = until;
                }
            }
        }
        (good, asked)
    }
}
