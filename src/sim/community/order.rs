//! Decisions for people with needs, utilities, supplies and trust: what is ordered, when it is in force, what it does then.

use super::super::{Coalition, Decision, Due, Fact, Offer};
use super::measure::about;
use crate::scenario::{Barrier, DecisionKind, Good, PlaceKind, Status};
use crate::units::{PlaceId, Span, Subject, ZoneId};
use serde::{Deserialize, Serialize};

/// What a decision is about, beyond the place or the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    Nothing,
    Center(Offer),
    Barrier(Barrier),
}

/// A team is with the people it was sent to for a working day [A].
const TEAM_DAY: Span = Span::hours(10);

/// From the order to its effect. All [A], in the size that plans name.
fn takes(kind: DecisionKind) -> Span {
    use DecisionKind as K;
    match kind {
        K::DeclareEmergency | K::SetPriorities | K::PublishMessage | K::SharePicture | K::RaiseBarrier => Span::ZERO,
        K::TaskMember => Span::mins(15),
        K::CallMeeting => Span::mins(30),
        K::IssueIsolationGuidance | K::IssueWaterOrder | K::ShelterInPlace => Span::hours(1),
        K::ProvideTransport | K::ProvideLanguages | K::AnswerBarrier | K::DeliverFuel => Span::hours(2),
        K::CheckOnPeople | K::OpenCommunityCenter | K::ExtendHours => Span::hours(3),
        K::StartSurveillance | K::OpenPod | K::AssessDamage | K::RegisterNeeds => Span::hours(4),
        _ => Span::hours(6),
    }
}

impl Coalition {
    /// The caller has checked.
    pub(in crate::sim) fn relieve(&mut self, decision: &Decision) {
        use Decision as D;
        let (kind, (at, zone)) = (decision.kind(), about(decision));
        let mut after = takes(kind);
        let detail = match decision {
            D::OpenCommunityCenter { offer, .. } => Detail::Center(*offer),
            D::AnswerBarrier { barrier, .. } | D::RaiseBarrier { barrier, .. } => Detail::Barrier(*barrier),
            _ => Detail::Nothing,
        };
        match decision {
            D::RequestOutsideHelp { level } => return self.request_outside_help(*level),
            D::DrawCache { cache, to } => return self.draw_cache(*cache, *to),
            D::BrokerTransfer { from, to, count } => {
                self.tell(Fact::ReliefOrdered { kind, at, zone });
                return self.transfer(*from, *to, *count);
            }
            D::AnnounceAllocation { rule } => {
                self.live.relief.rule = Some(*rule);
                self.tell(Fact::ReliefOrdered { kind, at, zone });
                return self.follow_the_rule();
            }
            D::ContestAllocation => self.live.relief.contested = true,
            D::RestoreZone { zone } => {
                self.live.zones[zone].crew = true;
                after = self.crew_needs(*zone);
            }
            D::DeliverFuel { .. } => self.live.relief.trucks_out += 1,
            D::RaiseBarrier { zone, barrier } => {
                self.live.zones[zone].raised.insert(*barrier, self.live.now);
            }
            D::OpenPod { .. }
            | D::ProvideLanguages { .. }
            | D::CheckOnPeople { .. }
            | D::RegisterNeeds { .. }
            | D::OpenCommunityCenter { .. }
            | D::AnswerBarrier { .. } => self.team_goes(self.live.now + TEAM_DAY),
            _ => {}
        }
        if !matches!(
            decision,
            D::RestoreZone { .. }
                | D::DeliverFuel { .. }
                | D::OpenCommunityCenter { .. }
                | D::RaiseBarrier { .. }
                | D::ContestAllocation
        ) {
            self.live.relief.ordered.insert((kind, at, zone));
        }
        self.tell(Fact::ReliefOrdered { kind, at, zone });
        self.live.agenda.put(self.live.now + after, Due::ReliefBegins { kind, at, zone, detail });
    }

    pub(in crate::sim) fn relief_begins(
        &mut self,
        kind: DecisionKind,
        (at, zone): (Option<PlaceId>, Option<ZoneId>),
        detail: Detail,
    ) {
        use DecisionKind as K;
        match (at, zone) {
            (Some(at), _) => drop(self.live.relief.at.entry(at).or_default().insert(kind)),
            (_, Some(zone)) => drop(self.live.zones[zone].measures.insert(kind)),
            _ => drop(self.live.relief.everywhere.insert(kind)),
        }
        self.tell(Fact::ReliefBegan { kind, at, zone });
        match (kind, at, zone, detail) {
            (K::OrderEarlyDialysis, ..) => self.treat_early(None),
            (K::RunEarlySessions, Some(at), ..) => self.treat_early(Some(at)),
            (K::RestoreZone, _, Some(zone), _) => self.zone_restored(zone),
            (K::DeliverFuel, Some(at), ..) => self.fuel_arrives(at),
            (K::SetPowerPlan, Some(at), ..) => self.more_fuel(at),
            (K::ProvideTransport, _, Some(zone), _) => self.drive_people(zone),
            (K::OpenCommunityCenter, _, Some(zone), Detail::Center(offer)) => {
                self.live.zones[zone].centers.insert(offer);
            }
            (K::AnswerBarrier, _, Some(zone), Detail::Barrier(barrier)) => {
                self.live.relief.ordered.remove(&(kind, None, Some(zone)));
                self.barrier_falls(zone, barrier);
            }
            (K::PublishMessage, _, Some(zone), _) => self.trust_changes(Some(zone), 3),
            (K::CallMeeting, ..) => self.meeting_ends(),
            (K::TaskMember, Some(at), ..) => self.member_acts(at),
            (K::IssueIsolationGuidance, ..) => self.set_apart(),
            _ => {}
        }
    }

    /// About six hours, a quarter less once the damage is known [A]; nobody climbs in the wind.
    fn crew_needs(&mut self, zone: ZoneId) -> Span {
        let survey = self.live.relief.everywhere.contains(&DecisionKind::AssessDamage);
        let mean = if survey { 270.0 } else { 360.0 };
        let s = &mut self.live.dice.stream(Subject::Zone, 6 << 40 | u64::from(zone.0), self.live.now.0 as u64);
        let minutes = s.lognormal(mean, 0.3);
        let gone = |h: &super::ActiveHazard| {
            let until = h.hazard.until.unwrap_or(self.live.now + Span::hours(6));
            (until - self.live.now).max(Span::ZERO)
        };
        let blows = |h: &&super::ActiveHazard| !h.ended && h.hazard.kind == crate::scenario::HazardKind::Wind;
        let wait = self.live.relief.hazards.iter().filter(blows).map(gone).max().unwrap_or(Span::ZERO);
        wait + Span::from_mins(minutes)
    }

    fn zone_restored(&mut self, zone: ZoneId) {
        self.live.zones[zone].measures.remove(&DecisionKind::RestoreZone);
        self.zone_lit(zone);
    }

    /// Everybody counts, and what was contested is talked over.
    fn meeting_ends(&mut self) {
        self.live.relief.ordered.remove(&(DecisionKind::CallMeeting, None, None));
        if std::mem::replace(&mut self.live.relief.contested, false) {
            self.trust_changes(None, 2);
        }
        self.ask_everybody();
    }

    fn member_acts(&mut self, at: PlaceId) {
        if self.live.facilities[at].status != Status::Closed {
            self.facility_mut(at).command_center = true;
            self.tell(Fact::CommandCenterActivated { at });
            self.ask_for_report(at);
        }
    }

    /// Rooms that are set apart are places less.
    fn set_apart(&mut self) {
        for shelter in self.live.shelters.values_mut().filter(|s| !s.roof.isolation) {
            shelter.capacity -= shelter.capacity / 10;
            shelter.roof.isolation = true;
        }
    }

    /// People with devices, and their families, to the nearest medical shelter that is open; more of them where their
    /// names are known [A: six of ten registered, two of ten others].
    fn drive_people(&mut self, zone: ZoneId) {
        let share = if self.has(zone, DecisionKind::RegisterNeeds) { 0.6 } else { 0.2 };
        let here = self.scenario.zones[zone].at;
        let far = |p: PlaceId| self.scenario.place(p).at.distance_m(here) as i64;
        let open = self.live.shelters.iter().filter(|(_, s)| s.open && s.roof.medical && s.room() > 0);
        let Some((to, room)) = open.map(|(p, s)| (*p, s.room())).min_by_key(|(p, _)| (far(*p), *p)) else { return };
        let z = &mut self.live.zones[zone];
        let people = ((f64::from(z.on_power) * share) as u32).min(room / 2);
        z.on_power -= people;
        if let Some(shelter) = self.live.shelters.get_mut(&to).filter(|_| people > 0) {
            let first = shelter.people == 0;
            // Each brings somebody who cares for them: 71 others for 100 patients [Patton-Levine].
            shelter.people += people + people * 71 / 100;
            shelter.peak = shelter.peak.max(shelter.people);
            shelter.on_power += people;
            self.tell(Fact::PeopleDriven { zone, to, people });
            if first {
                self.next_visit(to);
            }
        }
    }

    /// Every cache of the county and its region goes where the rule sends it.
    fn follow_the_rule(&mut self) {
        use super::super::Allocation;
        let near = |c: &crate::scenario::Cache| {
            matches!(c.holder, crate::scenario::Holder::Local | crate::scenario::Holder::Regional)
        };
        let caches = self.scenario.community.caches.iter().enumerate();
        let near: Vec<(u16, Good)> = caches.filter(|(_, c)| near(c)).map(|(i, c)| (i as u16, c.good)).collect();
        let open: Vec<PlaceId> = self.live.shelters.iter().filter(|(_, s)| s.open).map(|(p, _)| *p).collect();
        for (turn, (cache, good)) in near.into_iter().enumerate() {
            let to = match self.live.relief.rule {
                Some(Allocation::ByNeed) => {
                    open.iter().copied().max_by_key(|p| (self.lack(*p, good), std::cmp::Reverse(*p)))
                }
                Some(Allocation::Equal) | None => open.get(turn % open.len().max(1)).copied(),
            };
            if let Some(to) = to.filter(|to| self.check(&Decision::DrawCache { cache, to: *to }).is_ok()) {
                self.draw_cache(cache, to);
            }
        }
    }

    /// Clinics that stay open keep people from emergency departments: two of a hundred each, ten at most [A].
    pub(in crate::sim) fn seen_in_clinics(&self) -> f64 {
        let open = |p: &PlaceId| {
            self.scenario.place(*p).kind == PlaceKind::Clinic && self.has_at(*p, DecisionKind::ExtendHours)
        };
        let clinics = self.live.relief.at.keys().filter(|p| open(p)).count();
        (clinics as f64 * 0.02).min(0.1)
    }
}
