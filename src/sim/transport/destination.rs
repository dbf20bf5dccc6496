//! Where an ambulance goes. The rule sees only what EMS has been told: the bed board and its own list of what it sent.

use crate::scenario::{BedKind, Severity, Status, TraumaLevel};
use crate::sim::{Age, BedReport, Coalition, Destination, Patient};
use crate::units::{NodeId, PatientId, PlaceId, SimTime, SiteId, Span};

/// A hospital as EMS command sees it.
struct Candidate {
    at: PlaceId,
    drive: Span,
    /// Treatment places believed free, less what was sent since the report.
    room: i64,
    sent: i64,
}

impl Coalition {
    pub(in crate::sim) fn choose_hospital(&mut self, site: SiteId, id: PatientId) -> Option<PlaceId> {
        let from = self.map.node_of_site(site);
        let patient = self.live.patients[id.index()].clone();
        let tag = patient.seen_as();
        let near = self.emergency_departments_by_time(from, true);
        let mut options: Vec<Candidate> = near
            .into_iter()
            .filter(|(_, at)| self.accepts(*at) && self.under_quota(*at, tag))
            .map(|(drive, at)| self.option(at, drive, tag))
            .collect();
        if options.is_empty() {
            return self.lesser_evil(from);
        }
        // A house for children takes an adult only if there is no other.
        if patient.age != Age::Child && options.iter().any(|o| self.for_adults(o.at)) {
            options.retain(|o| self.for_adults(o.at));
        }
        let rule = self.live.ems.destination;
        if matches!(rule, Destination::Specialty) {
            let fit: Vec<usize> = (0..options.len()).filter(|i| self.fits(options[*i].at, &patient)).collect();
            if !fit.is_empty() && tag == Severity::Immediate {
                // A level I center is worth ten minutes more on the road than a level III [A].
                let cost = |i: &usize| options[*i].drive + self.detour_worth(options[*i].at);
                let best = fit.iter().min_by_key(|i| (options[**i].room <= 0, cost(i), **i))?;
                return Some(options[*best].at);
            }
        }
        match rule {
            Destination::Nearest => {}
            Destination::NearestWithRoom => options.sort_by_key(|o| (o.room <= 0, o.drive, o.at)),
            Destination::LoadBalanced | Destination::Specialty => {
                // Spread by believed room, but nobody rides past 20 minutes more than the nearest.
                let limit = options[0].drive + Span::mins(20);
                options.retain(|o| o.drive <= limit);
                options.sort_by_key(|o| ((o.sent + 1) * 1000 / (o.room + o.sent).max(1), o.drive, o.at));
            }
        }
        options.first().map(|o| o.at)
    }

    /// Minutes of driving by which a lesser trauma center is the worse choice.
    fn detour_worth(&self, at: PlaceId) -> Span {
        match self.scenario.place(at).trauma {
            Some(TraumaLevel::I) | None => Span::ZERO,
            Some(TraumaLevel::II) => Span::mins(3),
            Some(_) => Span::mins(10),
        }
    }

    /// Everybody diverts, is capped or closed: the nearest that is open whatever its cap, then the nearest that diverts. A
    /// closed one only if there is no other.
    pub(in crate::sim) fn lesser_evil(&mut self, from: NodeId) -> Option<PlaceId> {
        let near = self.emergency_departments_by_time(from, true);
        let rank = |at: &PlaceId| match self.live.facilities[at.index()].status {
            Status::Open => 0,
            Status::Divert => 1,
            Status::Closed => 2,
        };
        near.iter().enumerate().min_by_key(|(i, (_, at))| (rank(at), *i)).map(|(_, (_, at))| *at)
    }

    /// Another emergency department for those who stand at a closed door.
    pub(in crate::sim) fn elsewhere(&mut self, closed: PlaceId) -> Option<PlaceId> {
        let receives = |live: &crate::sim::Live, at: PlaceId| live.facilities[at.index()].status != Status::Closed;
        if receives(&self.live, closed) {
            return None;
        }
        let to = self.lesser_evil(self.map.node_of_place(closed))?;
        receives(&self.live, to).then_some(to)
    }

    /// Open to ambulances, as EMS knows it: diversion is announced to dispatch at once.
    fn accepts(&self, at: PlaceId) -> bool {
        self.live.facilities[at.index()].status == Status::Open
    }

    fn under_quota(&self, at: PlaceId, tag: Severity) -> bool {
        let Some(caps) = self.live.ems.quota.get(&at) else { return true };
        let cap = match tag {
            Severity::Immediate => caps[0],
            Severity::Delayed => caps[1],
            Severity::Minimal => caps[2],
            Severity::Expectant | Severity::Dead => return true,
        };
        let sent = self.live.ems.sent.get(&at).map_or(0, |s| s.iter().filter(|(_, t)| *t == tag).count());
        sent < usize::from(cap)
    }

    fn option(&self, at: PlaceId, drive: Span, tag: Severity) -> Candidate {
        let report = self.live.board[at.index()].as_ref();
        let made = report.map_or(SimTime(i64::MIN), |r| r.made);
        let sent = self.live.ems.sent.get(&at).map_or(&[][..], Vec::as_slice);
        let since = sent.iter().filter(|(t, _)| *t > made).count() as i64;
        let room = report.map_or(0, |r| believed_room(r, tag)) - since;
        Candidate { at, drive, room, sent: since }
    }

    fn for_adults(&self, at: PlaceId) -> bool {
        let has = |kind| self.scenario.place(at).beds_of(kind).is_some_and(|b| b.staffed > 0);
        has(BedKind::MedSurg) || !(has(BedKind::Pediatric) || has(BedKind::PediatricIcu))
    }

    /// Immediate adults want a trauma centre (level I to III), children a place with paediatric beds.
    fn fits(&self, at: PlaceId, patient: &Patient) -> bool {
        let place = self.scenario.place(at);
        let trauma = place.trauma.is_some_and(|t| t <= TraumaLevel::III);
        let paediatric = place.beds_of(BedKind::PediatricIcu).is_some_and(|b| b.staffed > 0);
        match patient.age {
            Age::Child => paediatric,
            Age::Adult | Age::Older => trauma && place.beds_of(BedKind::MedSurg).is_some_and(|b| b.staffed > 0),
        }
    }
}

fn believed_room(report: &BedReport, tag: Severity) -> i64 {
    let free = |kind| report.free(kind);
    match tag {
        Severity::Immediate => free(BedKind::Ed).min(free(BedKind::Or) + free(BedKind::AdultIcu)),
        _ => free(BedKind::Ed),
    }
}
