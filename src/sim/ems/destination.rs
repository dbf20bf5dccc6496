//! Choice of destination. Policies see only what EMS knows: the bed board and its own list of patients sent.

use super::policy::Candidate;
use super::{Sent, UnitKind};
use crate::scenario::{BedKind, Physiology, Severity, Status, TraumaLevel};
use crate::sim::{BedReport, Coalition, Destination, Fact, Patient};
use crate::units::{NodeId, PatientId, PlaceId, SimTime, SiteId, Span};

impl Coalition {
    pub(in crate::sim) fn choose_hospital(&mut self, kind: UnitKind, site: SiteId, id: PatientId) -> Option<PlaceId> {
        let from = self.map.node_of_site(site);
        let air = kind == UnitKind::Helicopter;
        let near = if air { self.helipads_by_time(from) } else { self.emergency_departments_by_time(from, true) };
        let tag = self.patient(id).seen_as();
        let mut options: Vec<Candidate> = near
            .into_iter()
            .filter(|(_, at)| self.accepts(*at) && self.under_quota(*at, tag))
            .map(|(drive, at)| self.option(at, drive, id))
            .collect();
        if options.is_empty() {
            return if air { None } else { self.lesser_evil(from) };
        }
        // A house for children takes an adult only if there is no other.
        if !self.patient(id).is_child() && options.iter().any(|o| self.for_adults(o.at)) {
            options.retain(|o| self.for_adults(o.at));
        }
        self.live.ems.destination.pick(&options, tag)
    }

    /// Minutes of driving by which a lesser trauma center is the worse choice.
    fn detour_worth(&self, at: PlaceId) -> Span {
        match self.scenario.place(at).trauma {
            Some(TraumaLevel::I) | None => Span::ZERO,
            Some(TraumaLevel::II) => Span::mins(3),
            Some(TraumaLevel::III | TraumaLevel::IV | TraumaLevel::V) => Span::mins(10),
        }
    }

    /// Everybody diverts, is capped or closed: the nearest that is open whatever its cap, then the nearest that diverts. A
    /// closed one only if there is no other.
    pub(in crate::sim) fn lesser_evil(&mut self, from: NodeId) -> Option<PlaceId> {
        let near = self.emergency_departments_by_time(from, true);
        let rank = |at: &PlaceId| match self.facility(*at).status {
            Status::Open => 0,
            Status::Divert => 1,
            Status::Closed => 2,
        };
        near.iter().enumerate().min_by_key(|(i, (_, at))| (rank(at), *i)).map(|(_, (_, at))| *at)
    }

    /// Another emergency department for those who stand at a closed door.
    pub(in crate::sim) fn elsewhere(&mut self, closed: PlaceId) -> Option<PlaceId> {
        let is_closed = |sim: &Coalition, at: PlaceId| sim.facility(at).status == Status::Closed;
        if !is_closed(self, closed) {
            return None;
        }
        let to = self.lesser_evil(self.map.node_of_place(closed))?;
        (!is_closed(self, to)).then_some(to)
    }

    /// Open to ambulances, as EMS knows it: diversion is announced to dispatch at once.
    fn accepts(&self, at: PlaceId) -> bool {
        self.facility(at).status == Status::Open
    }

    fn under_quota(&self, at: PlaceId, tag: Severity) -> bool {
        let Some(caps) = self.live.ems.quota.get(&at) else { return true };
        let cap = match tag {
            Severity::Immediate => caps[0],
            Severity::Delayed => caps[1],
            Severity::Minimal => caps[2],
            Severity::Expectant | Severity::Dead => return true,
        };
        self.live.ems.sent.get(&at).map_or(0, |s| s.by_tag[tag as usize]) < u32::from(cap)
    }

    fn option(&self, at: PlaceId, drive: Span, id: PatientId) -> Candidate {
        let patient = self.patient(id);
        let report = self.board_report(at);
        let made = report.map_or(SimTime(i64::MIN), BedReport::counted_at);
        let sent = self.live.ems.sent.get(&at).map_or(0, |s: &Sent| s.since(made)) as i64;
        let room = report.map_or(0, |r| believed_room(r, patient.seen_as())) - sent;
        Candidate { at, drive, room, sent, fits: self.fits(at, patient), detour: self.detour_worth(at) }
    }

    fn for_adults(&self, at: PlaceId) -> bool {
        let has = |kind| self.has_beds(at, kind);
        has(BedKind::MedSurg) || !(has(BedKind::Pediatric) || has(BedKind::PediatricIcu))
    }

    fn has_beds(&self, at: PlaceId, kind: BedKind) -> bool {
        self.scenario.place(at).beds_of(kind).is_some_and(|b| b.staffed > 0)
    }

    /// Immediate adults want a trauma center (level I to III), the burned a burn unit, children a place with intensive care
    /// for children.
    fn fits(&self, at: PlaceId, patient: &Patient) -> bool {
        let trauma = self.scenario.place(at).trauma.is_some_and(|t| t <= TraumaLevel::III);
        let burned = matches!(self.scenario.condition(patient.condition).physiology, Physiology::Burns { .. });
        if burned {
            self.has_beds(at, BedKind::Burn)
        } else if patient.is_child() {
            self.has_beds(at, BedKind::PediatricIcu)
        } else {
            trauma && self.has_beds(at, BedKind::MedSurg)
        }
    }

    pub(in crate::sim) fn set_quota(&mut self, at: PlaceId, quota: [u16; 3]) {
        self.live.ems.quota.insert(at, quota);
        let [immediate, delayed, minimal] = quota;
        self.tell(Fact::QuotaSet { at, immediate, delayed, minimal });
    }

    pub(in crate::sim) fn announce_distribution(&mut self, rule: Destination) {
        self.live.distribution = Some(rule);
        self.live.ems.destination = rule;
        self.tell(Fact::DistributionAnnounced { rule });
    }
}

fn believed_room(report: &BedReport, tag: Severity) -> i64 {
    let free = |kind| report.free(kind);
    let ed = free(BedKind::Ed);
    if tag == Severity::Immediate { ed.min(free(BedKind::Or) + free(BedKind::AdultIcu)) } else { ed }
}
