//! What injects, deliveries, and decisions change at a facility.

use crate::scenario::BedKind;
use crate::sim::{Coalition, Due, Fact};
use crate::units::{PlaceId, Span};

impl Coalition {
    pub(in crate::sim) fn beds_change(&mut self, at: PlaceId, kind: BedKind, change: i32) {
        if let Some(ward) = self.facility_mut(at).ward_mut(kind) {
            ward.staffed = (ward.staffed + change).max(0);
            ward.licensed = (ward.licensed + change).max(0);
            self.tell(Fact::BedsChanged { at, kind, change });
            self.bed_came_free(at, kind);
        }
    }

    pub(in crate::sim) fn staff_lost(&mut self, at: PlaceId, pct: u8) {
        self.facility_mut(at).staff_pct = i32::from(pct);
        self.tell(Fact::StaffLost { at, pct });
        self.serve_everything(at);
    }

    pub(in crate::sim) fn change_blood(&mut self, at: PlaceId, units: i32) {
        let f = self.facility_mut(at);
        f.blood = (f.blood + units).max(0);
        self.tell(Fact::BloodChanged { at, units });
    }

    pub(in crate::sim) fn receive_blood(&mut self, at: PlaceId, units: u16) {
        self.facility_mut(at).blood += i32::from(units);
    }

    pub(in crate::sim) fn slow_offload(&mut self, at: PlaceId, extra: Span) {
        self.facility_mut(at).offload_extra = extra;
        self.tell(Fact::OffloadSlowed { at, extra });
    }

    /// People from the community as counts: into an ED bed, or a ward bed if admitted; else they wait.
    pub(in crate::sim) fn background_walk_ins(&mut self, at: PlaceId, people: u32, admitted: u32) {
        for n in 0..people {
            let kind = if n < admitted { BedKind::MedSurg } else { BedKind::Ed };
            if self.live.facilities[at].free(kind) > 0 {
                self.occupy_bed(at, kind);
            } else {
                self.facility_mut(at).background_waiting += 1;
            }
        }
    }

    pub(in crate::sim) fn activate_command_center(&mut self, at: PlaceId) {
        self.facility_mut(at).command_center = true;
        self.tell(Fact::CommandCenterActivated { at });
    }

    pub(in crate::sim) fn cancel_electives(&mut self, at: PlaceId) {
        self.facility_mut(at).electives = false;
        self.tell(Fact::ElectivesCancelled { at });
    }

    /// A seat sends its own numbers: they are on the board a minute later.
    pub(in crate::sim) fn report_now(&mut self, at: PlaceId) {
        let report = self.own_count(at);
        self.tell(Fact::ReportMade { at });
        self.report_leaves(at, report);
    }

    pub(in crate::sim) fn move_blood(&mut self, from: PlaceId, to: PlaceId, units: u16) {
        // Whoever orders it from elsewhere cannot count it: what is there goes.
        let units = units.min(self.live.facilities[from].blood.clamp(0, i32::from(u16::MAX)) as u16);
        self.facility_mut(from).blood -= i32::from(units);
        self.live.agenda.put(self.live.now + Span::mins(30), Due::BloodArrives { at: to, units });
        self.tell(Fact::BloodMoved { from, to, units });
    }
}
