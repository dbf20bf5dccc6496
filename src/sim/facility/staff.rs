//! Staff: recalled, released, lent; shifts, and the rest that recalled staff are owed.

use crate::scenario::{Place, PlaceKind};
use crate::sim::{Coalition, Due, Fact};
use crate::units::{PlaceId, SimTime, Span, Subject};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// Nurses of a usual shift, by the conventional ratios.
    pub nurses: i32,
    /// Nurses of other hospitals who work here; negative: of ours who work elsewhere.
    pub borrowed: i32,
    /// Of `Facility::staff_pct`: recalled, out of their time off.
    pub called_in: i32,
    /// Points of the usual staff who sleep through this shift because they worked the last one.
    pub owed_rest: i32,
}

/// Staff who come in when recalled, percent of the usual, in so many groups [A].
const RECALLED_PCT: u8 = 20;
const GROUPS: u8 = 4;
/// More than this finds nothing to do [A].
const MOST_PCT: i32 = 130;
/// Of those who were recalled, the share that the next shift misses, percent [A].
const MISSED_PCT: i32 = 50;
/// Credentials for a nurse from another hospital; half as long once the coalition is active [A].
const CREDENTIALS: Span = Span::mins(60);
/// A shift; the day's begins at seven [A].
const SHIFT_MIN: i64 = 12 * 60;
const DAY_SHIFT_MIN: i64 = 7 * 60;

impl Staff {
    pub fn at_startex(place: &Place) -> Staff {
        let nurses = place.beds.iter().map(|b| b.staffed.div_ceil(b.kind.department().per_nurse)).sum::<u32>() as i32;
        Staff { nurses, ..Staff::default() }
    }
}

impl super::Facility {
    /// Staff at work, percent of a usual shift.
    pub fn staff_share(&self) -> i32 {
        (self.staff_pct + self.staff.borrowed * 100 / self.staff.nurses.max(1)).max(0)
    }

    /// Nurses at work.
    pub fn nurses_on_duty(&self) -> u32 {
        (self.staff.nurses * self.staff_share() / 100).max(0) as u32
    }
}

impl Coalition {
    pub(in crate::sim) fn recall_staff(&mut self, at: PlaceId) {
        self.facility_mut(at).recalled = true;
        if self.live.facilities[at].on_call_came.is_empty() {
            self.call_teams_in(at);
        }
        for group in 0..u64::from(GROUPS) {
            let minutes =
                self.live.dice.stream(Subject::Staff, u64::from(at.0), 10 + group).triangular(30.0, 50.0, 90.0);
            let due = Due::StaffArrives { at, points: RECALLED_PCT / GROUPS };
            self.live.agenda.put(self.live.now + Span::from_mins(minutes), due);
        }
        self.tell(Fact::StaffRecalled { at });
    }

    /// A group of those who were recalled. Who is released on the way turns back.
    pub(in crate::sim) fn recalled_arrive(&mut self, at: PlaceId, points: u8) {
        let before = self.live.facilities[at].staff_pct;
        if self.live.facilities[at].recalled {
            self.staff_comes(at, points);
            let facility = self.facility_mut(at);
            facility.staff.called_in += facility.staff_pct - before;
        }
    }

    /// Staff come, in percent of the usual staff. More than 130 % find nothing to do [A].
    pub fn staff_comes(&mut self, at: PlaceId, more: u8) {
        let facility = self.facility_mut(at);
        facility.staff_pct = (facility.staff_pct + i32::from(more)).min(MOST_PCT).max(facility.staff_pct);
        let pct = facility.staff_pct.clamp(0, 255) as u8;
        self.tell(Fact::StaffArrived { at, pct });
        self.serve_everything(at);
    }

    /// Home to sleep: they are there for the next shift.
    pub(in crate::sim) fn release_staff(&mut self, at: PlaceId) {
        let facility = self.facility_mut(at);
        facility.staff_pct -= std::mem::take(&mut facility.staff.called_in);
        facility.recalled = false;
        let pct = facility.staff_pct.clamp(0, 255) as u8;
        self.tell(Fact::StaffReleased { at, pct });
    }

    /// Between the end of the day's shift and the beginning of the next day's, by the story's clock.
    pub(in crate::sim) fn night_shift(&self) -> bool {
        let story = self.scenario.starts_min + self.live.now.0 / 60_000;
        (story - DAY_SHIFT_MIN).rem_euclid(2 * SHIFT_MIN) >= SHIFT_MIN
    }

    /// The next change of shift, by the story's clock.
    pub(in crate::sim) fn next_shift(&mut self) {
        let story = self.scenario.starts_min + self.live.now.0 / 60_000;
        let into = (story - DAY_SHIFT_MIN).rem_euclid(SHIFT_MIN);
        self.live.agenda.put(self.live.now + Span::mins(SHIFT_MIN - into), Due::ShiftChange);
    }

    /// Whoever was recalled goes home, and half of them are missing from the shift that begins: that is what recalling
    /// staff costs. Those who were missing are back.
    pub(in crate::sim) fn shift_changes(&mut self) {
        self.next_shift();
        for at in self.live.facilities.ids() {
            let facility = self.facility_mut(at);
            let (called_in, back) = (facility.staff.called_in, facility.staff.owed_rest);
            if facility.kind != PlaceKind::Hospital || (called_in == 0 && back == 0) {
                continue;
            }
            let missing = called_in * MISSED_PCT / 100;
            facility.staff_pct += back - called_in - missing;
            facility.staff.called_in = 0;
            facility.staff.owed_rest = missing;
            facility.recalled = false;
            let pct = facility.staff_pct.clamp(0, 255) as u8;
            self.tell(Fact::ShiftChanged { at, pct });
            self.serve_everything(at);
        }
    }

    pub(in crate::sim) fn lend_staff(&mut self, from: PlaceId, to: PlaceId, nurses: u16) {
        self.facility_mut(from).staff.borrowed -= i32::from(nurses);
        self.live.nurses_on_the_way += u32::from(nurses);
        let papers = if self.live.coalition_active { CREDENTIALS.scaled(0.5) } else { CREDENTIALS };
        let due: SimTime = self.live.now + papers + self.drive_between(from, to);
        self.live.agenda.put(due, Due::StaffLent { at: to, nurses });
        self.tell(Fact::StaffLent { from, to, nurses });
    }

    pub(in crate::sim) fn lent_staff_arrive(&mut self, at: PlaceId, nurses: u16) {
        self.live.nurses_on_the_way -= u32::from(nurses);
        self.facility_mut(at).staff.borrowed += i32::from(nurses);
        self.tell(Fact::StaffBorrowed { at, nurses });
        self.serve_everything(at);
    }
}
