//! Effects of decisions that belong to no one subject.

use super::{Coalition, Destination, Due, Fact, Live};
use crate::scenario::Evacuation;
use crate::units::{PlaceId, Span, ZoneId};

impl Coalition {
    /// A plain change, and that it was made.
    pub(super) fn set(&mut self, change: impl FnOnce(&mut Live), fact: Fact) {
        change(&mut self.live);
        self.tell(fact);
    }

    pub(super) fn set_quota(&mut self, at: PlaceId, quota: [u16; 3]) {
        self.live.ems.quota.insert(at, quota);
        let [immediate, delayed, minimal] = quota;
        self.tell(Fact::QuotaSet { at, immediate, delayed, minimal });
    }

    pub(super) fn merge_incidents(&mut self) {
        let units = self.live.misdirected.len() as u16;
        self.split_ends();
        self.tell(Fact::IncidentsMerged { units });
    }

    pub(super) fn activate_command_center(&mut self, at: PlaceId) {
        self.facility_mut(at).command_center = true;
        self.tell(Fact::CommandCenterActivated { at });
    }

    pub(super) fn cancel_electives(&mut self, at: PlaceId) {
        self.facility_mut(at).electives = false;
        self.tell(Fact::ElectivesCancelled { at });
    }

    pub(super) fn announce_distribution(&mut self, rule: Destination) {
        self.live.distribution = Some(rule);
        self.live.ems.destination = rule;
        self.tell(Fact::DistributionAnnounced { rule });
    }

    /// A seat sends its own numbers: they are on the board a minute later.
    pub(super) fn report_now(&mut self, at: PlaceId) {
        let report = self.own_count(at);
        self.tell(Fact::ReportMade { at });
        self.report_leaves(at, report);
    }

    pub(super) fn move_blood(&mut self, from: PlaceId, to: PlaceId, units: u16) {
        // Whoever orders it from elsewhere cannot count it: what is there goes.
        let units = units.min(self.live.facilities[from].blood.clamp(0, i32::from(u16::MAX)) as u16);
        self.facility_mut(from).blood -= i32::from(units);
        self.live.agenda.put(self.live.now + Span::mins(30), Due::BloodArrives { at: to, units });
        self.tell(Fact::BloodMoved { from, to, units });
    }

    /// An order reaches the part of the zone that can be reached at once: 2 % of its people, at most 600 [A]; of them
    /// 15 % look for a public shelter [Chatham, table B11].
    pub(super) fn order_evacuation(&mut self, zone: ZoneId) {
        let people = (self.scenario.zones[zone].population / 50).min(600);
        self.live.ordered_out.push(zone);
        self.tell(Fact::EvacuationOrdered { zone });
        let (at, over) = (self.live.now, Span::mins(45));
        self.people_leave(&Evacuation { zone, at, people, to_shelter_pct: 15, over });
    }
}
