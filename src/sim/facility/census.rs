//! Background census: patients admitted before the incident or for other causes.
//!
//! Each ward is a Poisson arrival stream in balance with its occupancy at StartEx, with exponential stays. Stays are
//! memoryless, so departures are drawn as one stream for the ward at its greatest rate and thinned to the true one.

use crate::scenario::{BedKind, Status};
use crate::sim::{Coalition, Due};
use crate::units::{PlaceId, Span, Stream, Subject};

/// Thinning looks at this many times the guests at StartEx, plus this many.
const MOST: (u32, u32) = (2, 4);

impl Coalition {
    /// The next draw of a census stream: each event has its own luck.
    fn census_stream(&mut self, at: PlaceId, kind: BedKind, going: bool) -> Stream {
        let name = u64::from(at.0) << 8 | (kind as u64) << 1 | u64::from(going);
        let count = self.live.census_draws.entry(name).or_insert(0);
        *count += 1;
        self.live.dice.stream(Subject::Census, name, *count)
    }

    pub(in crate::sim) fn start_census(&mut self) {
        for at in self.live.facilities.ids() {
            for w in 0..self.live.facilities[at].wards.len() {
                let ward = self.live.facilities[at].wards[w];
                if ward.background_at_startex > 0 {
                    // Operations follow a list, scans and showers their patients.
                    if ward.kind != BedKind::Or {
                        self.schedule_background(at, ward.kind, false);
                    }
                    self.schedule_background(at, ward.kind, true);
                }
            }
        }
    }

    fn schedule_background(&mut self, at: PlaceId, kind: BedKind, going: bool) {
        let Some(background_patients) = self.live.facilities[at].ward(kind).map(|w| w.background_at_startex) else {
            return;
        };
        let rate_of = if going { background_patients * MOST.0 + MOST.1 } else { background_patients };
        let mean = kind.department().stay_min / f64::from(rate_of.max(1));
        let gap = self.census_stream(at, kind, going).exponential(mean);
        let due = if going { Due::BackgroundDeparture { at, kind } } else { Due::BackgroundArrival { at, kind } };
        self.live.agenda.put(self.live.now + Span::from_mins(gap), due);
    }

    pub(in crate::sim) fn background_arrival(&mut self, at: PlaceId, kind: BedKind) {
        self.schedule_background(at, kind, false);
        let facility = &self.live.facilities[at];
        if facility.status == Status::Closed || facility.doors.sheltering {
            return;
        }
        if kind == BedKind::Ed {
            let (stay_home, worried) = self.public_mood();
            let mut s = self.census_stream(at, kind, false);
            if s.chance(stay_home) {
                return;
            }
            if s.chance(worried) {
                self.facility_mut(at).background_waiting += 1;
            }
        }
        let facility = &self.live.facilities[at];
        if facility.free(kind) > 0 {
            self.occupy_bed(at, kind);
        } else if kind == BedKind::Ed {
            self.facility_mut(at).background_waiting += 1;
        }
    }

    pub(in crate::sim) fn occupy_bed(&mut self, at: PlaceId, kind: BedKind) {
        self.take_bed(at, kind, false);
    }

    pub(in crate::sim) fn background_departure(&mut self, at: PlaceId, kind: BedKind) {
        self.schedule_background(at, kind, true);
        let Some(ward) = self.live.facilities[at].ward(kind).copied() else { return };
        let most = ward.background_at_startex * MOST.0 + MOST.1;
        let keep = f64::from(ward.background_patients) / f64::from(most);
        if self.live.facilities[at].doors.sheltering {
            return;
        }
        if self.census_stream(at, kind, true).chance(keep) {
            self.discharge_background(at, kind);
        }
    }

    pub(in crate::sim) fn discharge_background(&mut self, at: PlaceId, kind: BedKind) {
        if let Some(ward) = self.facility_mut(at).ward_mut(kind)
            && ward.background_patients > 0
        {
            ward.background_patients -= 1;
            self.bed_came_free(at, kind);
        }
    }

    /// The next operation on the list begins, unless electives are canceled or a patient of the incident needs the room.
    pub(in crate::sim) fn next_elective(&mut self, at: PlaceId) {
        let facility = &self.live.facilities[at];
        let Some(ward) = facility.ward(BedKind::Or).copied() else { return };
        let wanted = facility.boarders.iter().any(|(_, k, _)| *k == BedKind::Or);
        if facility.electives
            && !wanted
            && facility.free(BedKind::Or) > 0
            && ward.background_patients < ward.background_at_startex
        {
            self.occupy_bed(at, BedKind::Or);
        }
    }

    pub(in crate::sim) fn early_discharge(&mut self, at: PlaceId) {
        self.discharge_background(at, BedKind::MedSurg);
    }
}
