//! Bed reports: the count at the time of counting, and its arrival on the bed board.

use super::Item;
use crate::scenario::{BedKind, Channel, DecisionKind, Status};
use crate::sim::{Coalition, Due, Fact, Surge};
use crate::units::{PlaceId, SimTime, Span, Subject};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BedReport {
    /// When the beds were counted.
    pub made: SimTime,
    /// When the report got through.
    pub received: SimTime,
    pub status: Status,
    pub surge: Surge,
    pub beds: Vec<BedCount>,
    pub ed_waiting: u32,
    /// National ED overcrowding scale, 0–200.
    pub nedocs: u32,
    /// Share of the usual staff at work, percent.
    pub staff_pct: u32,
    /// Needs: what lasts less than four hours, or is down to a handful.
    pub short_of: Vec<Item>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BedCount {
    pub kind: BedKind,
    /// Usable: staffed and equipped.
    pub staffed: u32,
    pub occupied: u32,
    pub unstaffed: u32,
    pub licensed: u32,
    /// Rooms that cannot be used.
    pub blocked: u32,
    /// Held for patients en route.
    pub reserved: u32,
    /// Extra places at contingency and at crisis level.
    pub contingency: u32,
    pub crisis: u32,
}

impl BedReport {
    pub fn counted_at(&self) -> SimTime {
        self.made
    }

    pub fn free(&self, kind: BedKind) -> i64 {
        let count = self.beds.iter().find(|b| b.kind == kind);
        count.map_or(0, |b| i64::from(b.staffed) - i64::from(b.occupied) - i64::from(b.reserved))
    }
}

/// The bed board at StartEx is this morning's.
const MORNING: Span = Span::hours(3);

/// Places that have once been asked report again this often while their command centre is up [A].
const CADENCE: Span = Span::mins(15);
/// Who sees what others do with it counts more often [A].
const SHARED_CADENCE: Span = Span::mins(10);

impl Coalition {
    pub(in crate::sim) fn counts(&self, at: PlaceId, made: SimTime) -> BedReport {
        let f = &self.live.facilities[at];
        let beds = f
            .wards
            .iter()
            .map(|w| BedCount {
                kind: w.kind,
                staffed: f.capacity(w.kind),
                occupied: w.occupied + w.background_patients,
                unstaffed: f.unstaffed(w.kind),
                licensed: w.licensed.max(0) as u32,
                blocked: w.blocked.clamp(0, w.licensed.max(0)) as u32,
                reserved: w.reserved,
                contingency: w.surge_contingency.max(0) as u32,
                crisis: w.surge_crisis.max(0) as u32,
            })
            .collect();
        BedReport {
            made,
            received: self.live.now,
            status: f.status,
            surge: f.surge,
            beds,
            ed_waiting: f.ed_waiting(),
            nedocs: self.crowding(at).nedocs(),
            staff_pct: f.staff_share() as u32,
            short_of: f.short_of(),
        }
    }

    /// The bed board's line of a place, as the coordinator and EMS have it.
    pub(in crate::sim) fn board_report(&self, at: PlaceId) -> Option<&BedReport> {
        self.live.board[at].as_ref()
    }

    /// True counts of a place now: what its own staff see.
    pub fn own_count(&self, at: PlaceId) -> BedReport {
        self.counts(at, self.live.now)
    }

    pub(in crate::sim) fn morning_board(&mut self) {
        for at in self.live.facilities.ids() {
            if !self.live.facilities[at].wards.is_empty() {
                let mut report = self.counts(at, SimTime::START - MORNING);
                report.received = SimTime::START - MORNING;
                self.live.board[at] = Some(report);
            }
        }
    }

    /// A place sits down to count: 4 min with a command centre, 9 min without [A]; then the report travels for a minute.
    pub(in crate::sim) fn ask_for_report(&mut self, at: PlaceId) {
        let facility = &mut self.live.facilities[at];
        if facility.status_asked {
            return;
        }
        facility.status_asked = true;
        let mean = if facility.command_center { 4.0 } else { 9.0 } * facility.paperwork();
        // Named by the moment: what happens elsewhere in between leaves it as it was.
        let moment = self.live.now.0 as u64;
        let minutes = self.live.dice.stream(Subject::Report, u64::from(at.0), moment).lognormal(mean, 0.4);
        self.live.agenda.put(self.live.now + Span::from_mins(minutes), Due::ReportMade(at));
    }

    pub(in crate::sim) fn report_made(&mut self, at: PlaceId) {
        self.live.facilities[at].status_asked = false;
        let report = self.counts(at, self.live.now);
        self.tell(Fact::ReportMade { at });
        self.report_leaves(at, report);
        if self.live.coalition_active && self.live.facilities[at].command_center {
            self.live.facilities[at].status_asked = true;
            let cadence = if self.picture_is_shared() { SHARED_CADENCE } else { CADENCE };
            self.live.agenda.put(self.live.now + cadence, Due::ReportMade(at));
        }
    }

    /// It takes a minute, or what the channel makes of it. Before the coalition is active one desk telephones the next.
    pub(in crate::sim) fn report_leaves(&mut self, at: PlaceId, report: BedReport) {
        let Some(more) = self.carry(Channel::BedReports, u64::from(at.0)) else { return };
        let Some(relay) = self.passed_on(at) else { return };
        let due = self.live.now + Span::mins(1) + more + relay;
        self.live.agenda.put(due, Due::ReportIn(at, Box::new(report)));
    }

    /// From desk to desk: about 8 min, and one call in ten is never returned [A]. To all at once: no time.
    fn passed_on(&self, at: PlaceId) -> Option<Span> {
        if self.live.coalition_active {
            return Some(Span::ZERO);
        }
        let mut s = self.live.dice.stream(Subject::Zone, 9 << 40 | u64::from(at.0), self.live.now.0 as u64);
        if s.chance(0.1) { None } else { Some(Span::from_mins(s.lognormal(8.0, 0.5))) }
    }

    pub(in crate::sim) fn report_in(&mut self, at: PlaceId, mut report: BedReport) {
        report.received = self.live.now;
        // A report that was overtaken on its way does not turn the board back.
        if self.live.board[at].as_ref().is_some_and(|newer| newer.made > report.made) {
            return;
        }
        self.live.board[at] = Some(report);
        self.tell(Fact::ReportReceived { at });
    }

    fn picture_is_shared(&self) -> bool {
        self.in_force(DecisionKind::SharePicture)
    }

    pub(in crate::sim) fn ask_everybody(&mut self) {
        self.tell(Fact::StatusRequested);
        for at in self.live.facilities.ids() {
            let member = self.picture_is_shared() && !self.live.facilities[at].wards.is_empty();
            if self.scenario.place(at).has_ed || member {
                self.ask_for_report(at);
            }
        }
    }
}
