//! Bots: any seat may be empty. Each role follows a short doctrine once a minute, through the same door as people. It is
//! what a trained but unhurried duty officer would do, with the delay that takes, from what the seat has been told.

use super::{Drill, Order, Request, RequestState, RequestStep, Say};
use crate::scenario::{BedKind, DecisionKind, PlaceKind, Role, Status};
use crate::sim::{Decision, Destination, Diversion, Languages, Live, Power, Surge};
use crate::units::{PlaceId, SeatId, SimTime, SiteId, Span};

/// What the bots order now. Only what would be accepted; at most two orders a seat and minute.
pub(super) fn orders(drill: &Drill) -> Vec<(SeatId, Order)> {
    let mut all = Vec::new();
    let bots: Vec<SeatId> =
        (0..drill.exercise.bots.len()).filter(|i| drill.exercise.bots[*i]).map(SeatId::at).collect();
    for seat in bots {
        let doctrine = Doctrine { drill, seat, since: since_alarm(drill) };
        let mut wanted = match drill.scenario.seat(seat).role {
            Role::HospitalCommand => doctrine.hospital(),
            Role::Ems => doctrine.ems(),
            Role::CoalitionCoordinator => doctrine.coordinator(),
            Role::EmergencyManagement => doctrine.emergency_management(),
            Role::PublicHealth => doctrine.public_health(),
            Role::FireRescue => doctrine.fire(),
            Role::LongTermCare => doctrine.long_term_care(),
            Role::CommunityHealth => doctrine.community_health(),
            Role::CommunityAdvisor => doctrine.advisor(),
            Role::PublicInformation => doctrine.public_information(),
            Role::Facilitator => Vec::new(),
        };
        if drill.leads(seat) && drill.scenario.seat(seat).role != Role::CoalitionCoordinator {
            wanted.extend(doctrine.coordinator());
        }
        let lawful = |o: &Order| drill.check(seat, o).is_ok();
        all.extend(wanted.into_iter().map(Order::Decide).filter(lawful).take(2).map(|o| (seat, o)));
        let paper = doctrine.requests().into_iter().chain(doctrine.elements());
        all.extend(paper.filter(lawful).take(2).map(|o| (seat, o)));
    }
    all
}

/// Time since the first 911 call, which everybody hears of within a minute.
fn since_alarm(drill: &Drill) -> Option<Span> {
    let called = drill.coalition.truth().sites.iter().filter_map(|s| s.called).min()?;
    Some(drill.now() - called)
}

struct Doctrine<'a> {
    drill: &'a Drill,
    seat: SeatId,
    since: Option<Span>,
}

impl Doctrine<'_> {
    fn live(&self) -> &Live {
        self.drill.coalition.truth()
    }

    /// Has the alarm been out for so many minutes?
    fn after(&self, minutes: i64) -> bool {
        self.since.is_some_and(|s| s >= Span::mins(minutes))
    }

    fn last_by_me(&self, kind: DecisionKind) -> Option<SimTime> {
        let mine = self.drill.exercise.decided.iter().rev();
        mine.into_iter().find(|(_, s, k)| *s == self.seat && *k == kind).map(|(at, ..)| *at)
    }

    fn my_hospitals(&self) -> Vec<PlaceId> {
        let seat = self.drill.scenario.seat(self.seat);
        if seat.at.is_empty() {
            // One seat for all: those to which patients were brought or came.
            let live = self.live();
            return (0..live.facilities.len())
                .map(PlaceId::at)
                .filter(|p| !live.facilities[p.index()].tally.arrivals.is_empty())
                .collect();
        }
        seat.at.clone()
    }

    fn hospital(&self) -> Vec<Decision> {
        let mut wanted = Vec::new();
        for at in self.my_hospitals() {
            let f = &self.live().facilities[at.index()];
            let strained = f.ed_waiting() >= 4 || f.free(BedKind::Ed) <= 0;
            let trauma = self.drill.scenario.place(at).trauma.is_some();
            if self.after(4) {
                wanted.push(Decision::ActivateCommandCenter { at });
            }
            if self.after(8) && (strained || trauma) {
                if f.surge_ordered == Surge::Conventional {
                    wanted.push(Decision::OpenSurge { at, level: Surge::Contingency });
                }
                wanted.push(Decision::CancelElectives { at });
                wanted.push(Decision::RecallStaff { at });
            }
            if self.after(20) && (strained || trauma) {
                wanted.push(Decision::ReverseTriage { at });
            }
            if self.after(15) && self.speaks_other_languages(at) {
                wanted.push(Decision::AssignInterpreters { at });
            }
            if self.after(50) && strained {
                wanted.push(Decision::LockDown { at });
            }
            if matches!(f.power, Power::Generator { .. }) {
                wanted.push(Decision::ConserveFuel { at });
            }
            if self.after(25) && f.ed_waiting() >= 12 && f.surge == Surge::Contingency {
                wanted.push(Decision::OpenSurge { at, level: Surge::Crisis });
            }
            if f.ed_waiting() >= 15 && f.status == Status::Open {
                wanted.push(Decision::SetDiversion { at, divert: Diversion::Divert });
            }
            if self.after(5) && f.ed_waiting() <= 3 && f.status == Status::Divert {
                wanted.push(Decision::SetDiversion { at, divert: Diversion::Accept });
            }
            let stale =
                self.last_by_me(DecisionKind::ReportStatus).is_none_or(|t| self.drill.now() - t > Span::mins(30));
            if self.after(6) && f.command_center && stale {
                wanted.push(Decision::ReportStatus { at });
            }
        }
        wanted
    }

    /// Somebody at the hospital needs an interpreter.
    fn speaks_other_languages(&self, at: PlaceId) -> bool {
        let here = |p: &crate::sim::Patient| p.limited_english && p.first_facility == Some(at);
        self.live().patients.iter().any(here)
    }

    fn fire(&self) -> Vec<Decision> {
        let sites = self.live().sites.iter().enumerate();
        let trapped = sites.filter(|(_, s)| s.first_unit.is_some() && s.trapped >= 4);
        trapped.map(|(i, _)| Decision::SendRescueTeams { site: SiteId::at(i) }).collect()
    }

    /// Saves fuel; moves people only when the fuel runs out before help can come: moving harms.
    fn long_term_care(&self) -> Vec<Decision> {
        let (scenario, live) = (&self.drill.scenario, self.live());
        let seat = scenario.seat(self.seat);
        let mine = |p: &PlaceId| seat.at.is_empty() || seat.at.contains(p);
        let homes: Vec<PlaceId> = scenario.places_of(PlaceKind::LongTermCare).map(|(id, _)| id).filter(mine).collect();
        let mut wanted = Vec::new();
        for at in &homes {
            let f = &live.facilities[at.index()];
            let short = match f.power {
                Power::Mains => false,
                Power::Generator { until } => until - self.drill.now() < Span::mins(40),
                Power::Out => true,
            };
            if f.power != Power::Mains {
                wanted.push(Decision::ConserveFuel { at: *at });
            }
            if short && !f.crew_for_power {
                let room = |p: &PlaceId| live.shelters.get(p).is_some_and(|s| s.open && s.room() >= f.residents);
                let open = live.shelters.keys().copied().find(|p| room(p));
                wanted.extend(open.map(|to| Decision::EvacuateResidents { from: *at, to }));
            }
        }
        if self.after(30) {
            let free = homes.into_iter().find(|p| live.facilities[p.index()].power == Power::Mains);
            wanted.extend(free.filter(|_| live.step_down.len() < 2).map(|at| Decision::AcceptStepDown { at }));
        }
        wanted
    }

    fn community_health(&self) -> Vec<Decision> {
        let live = self.live();
        let mut zones: Vec<_> = live.evacuations.iter().map(|d| d.zone).collect();
        zones.sort_unstable();
        zones.dedup();
        let mut wanted: Vec<Decision> = zones.into_iter().map(|zone| Decision::Outreach { zone }).collect();
        let open = live.shelters.iter().filter(|(_, s)| s.open && s.people > 0);
        wanted.extend(open.map(|(at, _)| Decision::CloseReferrals { at: *at }));
        wanted
    }

    fn advisor(&self) -> Vec<Decision> {
        if self.after(20) { vec![Decision::EndorseMessage] } else { Vec::new() }
    }

    fn public_information(&self) -> Vec<Decision> {
        let mut wanted = vec![Decision::ControlRumour];
        if self.after(12) {
            wanted.push(Decision::WarnPublic { languages: Languages::TopFour });
        }
        wanted
    }

    fn ems(&self) -> Vec<Decision> {
        let live = self.live();
        let mut wanted = Vec::new();
        // A second card for the same crash is noticed when units call in at the wrong end.
        if !live.misdirected.is_empty() && self.after(6) {
            wanted.push(Decision::MergeIncidents);
        }
        let lying: usize = live.sites.iter().map(|s| s.waiting_total() + s.trapped as usize).sum();
        let sized_up = live.sites.iter().any(|s| s.first_unit.is_some());
        if sized_up && lying >= 30 {
            for from in 0..live.aid_requested.len() as u16 {
                wanted.push(Decision::RequestMutualAid { from });
            }
        }
        let reported = live.board.iter().flatten().filter(|r| r.made > SimTime::START).count();
        if reported >= 2 && live.distribution.is_none() {
            wanted.push(Decision::SetDestinationPolicy { policy: Destination::NearestWithRoom });
        }
        if lying >= 60 && self.after(10) {
            wanted.push(Decision::SetReserve { pct: 10 });
        }
        let lying_at = |s: &crate::sim::Site| s.waiting_total() - s.waiting(crate::scenario::Severity::Minimal).len();
        for (i, s) in live.sites.iter().enumerate() {
            let site = SiteId::at(i);
            let once = self.last_by_me(DecisionKind::Retriage).is_none();
            if once && self.after(25) && s.waiting_total() >= 10 {
                wanted.push(Decision::Retriage { site });
            }
            // Nobody lying, nothing to ride in: the walking are treated where they are.
            let walking = s.waiting(crate::scenario::Severity::Minimal).len();
            if self.after(45) && lying_at(s) == 0 && walking >= 10 && live.bus_orders.is_empty() {
                wanted.push(Decision::TreatAndRelease { site });
            }
        }
        if let Some((site, to)) = self.walking_to() {
            wanted.push(Decision::SendBuses { site, buses: 1, to });
        }
        wanted
    }

    /// A bus for the walking, to the reachable hospital that last reported most room in its emergency department.
    fn walking_to(&self) -> Option<(SiteId, PlaceId)> {
        let live = self.live();
        let green = crate::scenario::Severity::Minimal;
        let site = live.sites.iter().position(|s| s.waiting(green).len() >= 8).map(SiteId::at)?;
        let sent = |p: &PlaceId| live.ems.sent.get(p).map_or(0, |s| s.len() as i64);
        let bound = |p: &PlaceId| live.bus_orders.values().filter(|to| *to == p).count() as i64 * 30;
        let room = |p: &PlaceId| live.board[p.index()].as_ref().map_or(0, |r| r.free(BedKind::Ed)) - sent(p) - bound(p);
        let hospitals = self.drill.scenario.places_of(PlaceKind::Hospital).filter(|(_, p)| p.has_ed).map(|(id, _)| id);
        let to = hospitals.max_by_key(|p| (room(p), std::cmp::Reverse(*p)))?;
        Some((site, to))
    }

    fn coordinator(&self) -> Vec<Decision> {
        let mut wanted = Vec::new();
        if self.after(2) {
            wanted.push(Decision::ActivateCoalition);
        }
        let asked = self.last_by_me(DecisionKind::RequestStatus);
        if self.after(3) && asked.is_none_or(|t| self.drill.now() - t > Span::mins(30)) {
            wanted.push(Decision::RequestStatus);
        }
        if self.after(14) {
            wanted.push(Decision::AnnounceDistribution { rule: Destination::Specialty });
        }
        wanted
    }

    fn emergency_management(&self) -> Vec<Decision> {
        let live = self.live();
        let mut wanted = Vec::new();
        if self.after(6) {
            wanted.push(Decision::ActivateEoc);
        }
        if self.after(12) {
            wanted.push(Decision::WarnPublic { languages: Languages::TopFour });
        }
        let homeless: u32 = live.evacuations.iter().filter(|d| d.arrived.is_none()).map(|d| d.people).sum();
        let room: u32 = live.shelters.values().filter(|s| s.open).map(|s| s.room()).sum();
        if homeless > room
            && let Some(at) = self.roomiest_closed_shelter()
        {
            wanted.push(Decision::OpenShelter { at });
        }
        for (i, change) in live.road_changes.iter().enumerate() {
            let age = self.drill.now() - change.since;
            let at_site = self.drill.scenario.sites.iter().any(|s| s.at.distance_m(change.at) < 400.0);
            if change.ended.is_none() && age >= Span::mins(4) && !at_site {
                wanted.push(Decision::ClearRoad { change: i as u16 });
            }
        }
        for (i, f) in live.facilities.iter().enumerate() {
            if f.power != Power::Mains {
                wanted.push(Decision::RestorePower { at: PlaceId::at(i) });
            }
        }
        wanted
    }

    /// The desk of the lead: every request is approved after 3 min, found in the region's stock, and comes in 40 min [A].
    fn requests(&self) -> Vec<Order> {
        if !self.drill.leads(self.seat) {
            return Vec::new();
        }
        let open = self.drill.exercise.requests.iter().enumerate();
        let step = |(n, r): (usize, &Request)| {
            let (request, since) = (n as u16, r.path.last()?.1);
            let rested = self.drill.now() - since >= Span::mins(3);
            let step = match r.state {
                RequestState::Asked => RequestStep::Approve { request },
                RequestState::Approved => RequestStep::Source {
                    request,
                    from: "the region's stock".into(),
                    at: None,
                    order: Default::default(),
                },
                RequestState::Sourced => RequestStep::Ship { request, takes: Span::mins(40) },
                _ => return None,
            };
            rested.then_some(Order::Request(step))
        };
        open.filter_map(step).collect()
    }

    /// Answers what it is asked, when it falls due.
    fn elements(&self) -> Vec<Order> {
        let due = |n: &u16| {
            let at = self.drill.eei_due(*n, self.seat);
            at.is_some_and(|at| at <= self.drill.now() + Span::mins(1))
        };
        let all = 0..self.drill.scenario.eei.len() as u16;
        all.filter(due).map(|eei| Order::Say(Say::ReportEei { eei, value: self.situation() })).collect()
    }

    /// What the seat sees for itself, in one line.
    fn situation(&self) -> String {
        let live = self.live();
        match self.drill.scenario.seat(self.seat).role {
            Role::HospitalCommand => {
                let free = |kind| {
                    let hospitals = self.my_hospitals().into_iter();
                    hospitals.map(|p| live.facilities[p.index()].free(kind).max(0)).sum::<i64>()
                };
                format!("{} ED and {} ICU places free", free(BedKind::Ed), free(BedKind::AdultIcu))
            }
            Role::Ems => {
                let lying: usize = live.sites.iter().map(|s| s.waiting_total() + s.trapped as usize).sum();
                format!("{lying} patients at the scenes, {} units ready", self.drill.coalition.units_ready())
            }
            Role::EmergencyManagement => {
                let open = live.shelters.values().filter(|s| s.open);
                format!(
                    "{} shelters open, {} people in them",
                    open.clone().count(),
                    open.map(|s| s.people).sum::<u32>()
                )
            }
            _ => "Nothing new to report".into(),
        }
    }

    fn roomiest_closed_shelter(&self) -> Option<PlaceId> {
        let live = self.live();
        let first = live.evacuations.iter().find(|d| d.arrived.is_none())?;
        let zone = self.drill.scenario.zones[first.zone.index()].at;
        let closed = live.shelters.iter().filter(|(_, s)| !s.open && s.capacity >= 50).map(|(p, _)| *p);
        let metres = |p: &PlaceId| self.drill.scenario.place(*p).at.distance_m(zone) as i64;
        closed.min_by_key(|p| (metres(p), *p))
    }

    fn public_health(&self) -> Vec<Decision> {
        let live = self.live();
        let mut wanted = Vec::new();
        let swamped = live.facilities.iter().any(|f| f.ed_waiting() >= 12);
        if self.after(20) && swamped {
            wanted.push(Decision::DeclareCrisisStandards);
        }
        if self.after(18) {
            wanted.push(Decision::OpenNurseLine);
        }
        if self.after(10) {
            wanted.push(Decision::IssueHealthAlert { languages: Languages::TopFour });
        }
        if self.after(35)
            && let Some(at) = live.shelters.iter().find(|(_, s)| s.open).map(|(p, _)| *p).or(self.operations_place())
        {
            wanted.push(Decision::OpenFamilyCenter { at });
        }
        for (at, shelter) in &live.shelters {
            if shelter.open && shelter.people > 0 {
                wanted.push(Decision::StaffShelter { at: *at });
            }
        }
        wanted.extend(self.blood());
        wanted
    }

    fn operations_place(&self) -> Option<PlaceId> {
        self.drill.scenario.places_of(PlaceKind::Operations).next().map(|(id, _)| id)
    }

    /// Red cells go from the fullest shelf to one that is nearly empty.
    fn blood(&self) -> Option<Decision> {
        let live = self.live();
        let hospitals: Vec<PlaceId> =
            self.drill.scenario.places_of(PlaceKind::Hospital).filter(|(_, p)| p.has_ed).map(|(id, _)| id).collect();
        let stock = |p: &PlaceId| live.facilities[p.index()].blood;
        let operates = |p: &PlaceId| live.facilities[p.index()].tally.operated > 0;
        let to = hospitals.iter().filter(|p| operates(p)).min_by_key(|p| (stock(p), **p)).copied()?;
        let from = hospitals.iter().max_by_key(|p| (stock(p), std::cmp::Reverse(**p))).copied()?;
        let recent =
            self.last_by_me(DecisionKind::AllocateBlood).is_some_and(|t| self.drill.now() - t < Span::mins(35));
        let need = stock(&to) < 12 && stock(&from) >= 40 && !recent;
        need.then_some(Decision::AllocateBlood { from, to, units: 20 })
    }
}
