//! Essential elements of information (EEIs): who reports what, how often, and when reports arrived.

use super::{Drill, What};
use crate::scenario::Channel;
use crate::sim::Refusal;
use crate::units::{SeatId, SimTime};
use serde::{Deserialize, Serialize};

/// One report. All are kept: timeliness is a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EeiReport {
    /// Number of its entry.
    pub number: u64,
    /// Position in the scenario's list.
    pub eei: u16,
    pub seat: SeatId,
    pub at: SimTime,
    /// `None`: lost.
    pub arrives: Option<SimTime>,
    /// It was delayed, and its arrival has been recorded.
    pub told: bool,
    pub value: String,
}

impl EeiReport {
    pub fn has_arrived(&self, now: SimTime) -> bool {
        self.arrives.is_some_and(|at| at <= now)
    }
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

    pub(super) fn report_eei(&mut self, seat: SeatId, eei: u16, value: String, number: u64) {
        let at = self.now();
        // Reports use the same channels as messages.
        let arrives = self.coalition.carry(Channel::Messages, u64::from(seat.0)).map(|more| at + more);
        self.exercise.wakes.extend(arrives.filter(|t| *t > at));
        self.exercise.eei.push(EeiReport { number, eei, seat, at, arrives, told: false, value });
    }

    /// Delayed reports that have now arrived.
    pub(super) fn elements_arrive(&mut self) {
        let now = self.now();
        for n in 0..self.exercise.eei.len() {
            let report = &mut self.exercise.eei[n];
            if !report.told && report.arrives.is_some_and(|at| at > report.at && at <= now) {
                report.told = true;
                self.write(None, None, What::ReportArrived { report: n as u32 });
            }
        }
    }

    /// The seat's last report to arrive: what other seats can read.
    pub fn last_eei_received(&self, eei: u16, seat: SeatId) -> Option<&EeiReport> {
        let now = self.now();
        self.exercise.eei.iter().rev().find(|r| r.eei == eei && r.seat == seat && r.has_arrived(now))
    }

    /// The seat's last report, arrived or not.
    pub fn last_eei(&self, eei: u16, seat: SeatId) -> Option<&EeiReport> {
        self.exercise.eei.iter().rev().find(|r| r.eei == eei && r.seat == seat)
    }

    /// When the seat's next report is due: one period after the last, at first after StartEx.
    pub fn eei_due(&self, eei: u16, seat: SeatId) -> Option<SimTime> {
        let written = self.scenario.eei.get(usize::from(eei)).filter(|e| e.of.contains(&seat))?;
        let last = self.last_eei(eei, seat).map_or(SimTime::START, |r| r.at);
        Some(last + written.every)
    }

    /// Reports due on the fixed grid since StartEx: number received within their period, and number due.
    pub fn eei_in_time(&self) -> (u32, u32) {
        let (mut good, mut asked) = (0, 0);
        for (n, written) in self.scenario.eei.iter().enumerate() {
            for seat in &written.of {
                let mine = || self.exercise.eei.iter().filter(|r| usize::from(r.eei) == n && r.seat == *seat);
                let mut from = SimTime::START;
                while from + written.every <= self.now() {
                    let until = from + written.every;
                    asked += 1;
                    // It counts from its arrival.
                    let came = |r: &EeiReport| r.arrives.is_some_and(|at| at >= from && at <= until);
                    good += u32::from(mine().any(came));
                    from = until;
                }
            }
        }
        (good, asked)
    }
}
