//! Can it be done? Reads and never changes (the dry-run law). Authority is the drill's business, not asked here.

use super::ems::FireWork;
use super::{ActiveRoadChange, Coalition, Decision, Destination, Diversion, Facility, Power, Refusal};
use crate::scenario::{BedKind, DecisionKind, PlaceKind, RoadState, Status};
use crate::units::{LatLon, PlaceId, SiteId, ZoneId};

pub(super) type Answer = Result<(), Refusal>;

pub(super) fn unless(done: bool) -> Answer {
    if done { Err(Refusal::AlreadyDone) } else { Ok(()) }
}

pub(super) fn first(kind: DecisionKind, done: bool) -> Answer {
    if done { Ok(()) } else { Err(Refusal::First { kind }) }
}

impl Coalition {
    pub fn check(&self, decision: &Decision) -> Answer {
        use Decision as D;
        let live = &self.live;
        match decision {
            D::ActivateCommandCenter { at } => self.not_yet(*at, |f| f.command_center),
            D::ReportStatus { at } => self.reports(*at),
            D::OpenSurge { at, level } => self.check_surge(*at, *level),
            D::CancelElectives { at } => self.not_yet(*at, |f| !f.electives),
            D::ReverseTriage { at } => self.check_reverse_triage(*at),
            D::SetDiversion { at, divert } => self.check_diversion(*at, *divert),
            D::RecallStaff { at } => self.not_yet(*at, |f| f.recalled),
            D::TransferPatients { from, to, count } => self.check_transfer(*from, *to, *count),
            D::SendBuses { site, buses, to } => self.check_buses(*site, *buses, *to),
            D::SetTriageSystem { .. }
            | D::SetDestinationPolicy { .. }
            | D::SetQuota { .. }
            | D::RequestMutualAid { .. }
            | D::MergeIncidents
            | D::SetReserve { .. }
            | D::SetDispatchPolicy { .. }
            | D::SetPriorityPolicy { .. }
            | D::RequestAir { .. }
            | D::OpenStaging { .. }
            | D::OpenCollectionPoint { .. }
            | D::StandDown { .. }
            | D::RelieveCrews
            | D::MoveUp { .. } => self.check_ems(decision),
            D::SetHazardZone { site } => self.check_fire_work(*site, FireWork::Zone),
            D::MassDecontamination { site } => self.check_fire_work(*site, FireWork::Decontamination),
            D::SearchSector { site } => self.check_fire_work(*site, FireWork::Search),
            D::WaterSupply { site } => self.check_fire_work(*site, FireWork::Water),
            D::AssessStructure { site } => self.check_fire_work(*site, FireWork::Assessment),
            D::IssueHealthAlert { languages } => unless(live.alerted == Some(*languages)),
            D::OpenFamilyCenter { at } => self.exists(*at).and_then(|()| unless(live.family_center.is_some())),
            D::AllocateBlood { from, to, units } => self.check_blood(*from, *to, *units),
            D::StaffShelter { at } => self.check_staff_shelter(*at),
            D::ActivateEoc => unless(live.eoc_active),
            D::OpenShelter { at } => {
                first(DecisionKind::ActivateEoc, live.eoc_active).and_then(|()| self.check_shelter(*at, true))
            }
            D::CloseShelter { at } => self.check_shelter(*at, false),
            D::OrderEvacuation { zone } => self.check_evacuation(*zone),
            D::ClearRoad { change } => self.check_clear(*change),
            D::CloseRoad { near } => self.check_close(*near),
            D::RestorePower { at } => self.check_power(*at),
            D::WarnPublic { languages } => unless(live.warned == Some(*languages)),
            D::ActivateCoalition => unless(live.coalition_active),
            D::AnnounceDistribution { rule } => self.check_distribution(*rule),
            D::SendRescueTeams { .. }
            | D::Retriage { .. }
            | D::TreatAndRelease { .. }
            | D::LockDown { .. }
            | D::AssignInterpreters { .. }
            | D::ConserveFuel { .. }
            | D::EvacuateResidents { .. }
            | D::AcceptStepDown { .. } => self.check_at_a_place(decision),
            D::OpenNurseLine
            | D::DeclareCrisisStandards
            | D::Outreach { .. }
            | D::CloseReferrals { .. }
            | D::EndorseMessage
            | D::ControlRumour => self.check_for_the_public(decision),
            D::RecordDecision { text, .. } if text.trim().is_empty() => Err(Refusal::EmptyText),
            D::RequestStatus | D::RecordDecision { .. } => Ok(()),
            _ => self.check_in_a_hospital(decision),
        }
    }

    fn check_distribution(&self, rule: Destination) -> Answer {
        if self.scenario.ems.standing_orders {
            return Err(Refusal::StandingOrder);
        }
        first(DecisionKind::ActivateCoalition, self.live.coalition_active)
            .and_then(|()| unless(self.live.distribution == Some(rule)))
    }

    /// At a scene, in a hospital, in long-term care.
    fn check_at_a_place(&self, decision: &Decision) -> Answer {
        use Decision as D;
        match decision {
            D::SendRescueTeams { .. } | D::Retriage { .. } | D::TreatAndRelease { .. } => {
                self.check_at_a_scene(decision)
            }
            D::LockDown { at } => self.not_yet(*at, |f| f.locked_down),
            D::AssignInterpreters { at } => self.not_yet(*at, |f| f.interpreters),
            D::ConserveFuel { at } => self.check_fuel(*at),
            D::EvacuateResidents { from, to } => self.check_residents(*from, *to),
            D::AcceptStepDown { at } => self.check_step_down(*at),
            _ => Err(Refusal::NoSuchThing),
        }
    }

    /// What people hear, and whom they can call.
    fn check_for_the_public(&self, decision: &Decision) -> Answer {
        use Decision as D;
        let live = &self.live;
        match decision {
            D::OpenNurseLine => unless(live.community.nurse_line),
            D::DeclareCrisisStandards => unless(live.community.crisis_standards),
            D::Outreach { zone, .. } if !self.scenario.zones.contains_id(*zone) => Err(Refusal::NoSuchThing),
            D::Outreach { zone, languages } => unless(live.community.outreach.get(zone) == Some(languages)),
            D::CloseReferrals { at } => self.check_referrals(*at),
            D::EndorseMessage => first(DecisionKind::WarnPublic, live.warned.is_some() || live.alerted.is_some())
                .and_then(|()| unless(live.community.endorsed)),
            D::ControlRumour if live.community.rumour.is_none() => Err(Refusal::NothingToDo),
            D::ControlRumour => Ok(()),
            _ => Err(Refusal::NoSuchThing),
        }
    }

    pub(super) fn exists(&self, at: PlaceId) -> Answer {
        if self.scenario.places.contains_id(at) { Ok(()) } else { Err(Refusal::NoSuchThing) }
    }

    /// A hospital that has not done it yet.
    fn not_yet(&self, at: PlaceId, done: fn(&Facility) -> bool) -> Answer {
        self.hospital(at)?;
        unless(done(&self.live.facilities[at]))
    }

    pub(super) fn hospital(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        if self.scenario.place(at).kind == PlaceKind::Hospital { Ok(()) } else { Err(Refusal::WrongPlace { at }) }
    }

    pub(super) fn emergency_department(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        if self.scenario.place(at).has_ed { Ok(()) } else { Err(Refusal::WrongPlace { at }) }
    }

    /// A closed place takes nobody in.
    pub(super) fn receives(&self, at: PlaceId) -> Answer {
        let closed = self.live.facilities[at].status == Status::Closed;
        if closed { Err(Refusal::WrongPlace { at }) } else { Ok(()) }
    }

    fn reports(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        let facility = &self.live.facilities[at];
        if facility.wards.is_empty() { Err(Refusal::WrongPlace { at }) } else { Ok(()) }
    }

    fn check_surge(&self, at: PlaceId, level: super::Surge) -> Answer {
        self.hospital(at)?;
        let facility = &self.live.facilities[at];
        first(DecisionKind::ActivateCommandCenter, facility.command_center)?;
        let lawful = level != super::Surge::Crisis || self.live.community.crisis_standards;
        first(DecisionKind::DeclareCrisisStandards, lawful)?;
        unless(facility.surge_ordered == level)
    }

    fn check_reverse_triage(&self, at: PlaceId) -> Answer {
        self.hospital(at)?;
        unless(self.live.facilities[at].discharging)?;
        if self.could_go_home(at) == 0 { Err(Refusal::NothingToDo) } else { Ok(()) }
    }

    fn check_diversion(&self, at: PlaceId, divert: Diversion) -> Answer {
        self.emergency_department(at)?;
        let diverting = self.live.facilities[at].status != Status::Open;
        unless(diverting == (divert == Diversion::Divert))
    }

    fn check_transfer(&self, from: PlaceId, to: PlaceId, count: u16) -> Answer {
        self.hospital(from)?;
        self.hospital(to)?;
        if from == to || count == 0 {
            return Err(Refusal::NothingToDo);
        }
        self.receives(to)?;
        let there = self.transferable(from).len() as u32;
        let room: i64 = [BedKind::Ed, BedKind::AdultIcu, BedKind::MedSurg]
            .iter()
            .map(|k| self.live.facilities[to].free(*k).max(0))
            .sum();
        let wanted = u32::from(count);
        if there < wanted {
            return Err(Refusal::NotEnough { wanted, there });
        }
        if room < i64::from(wanted) { Err(Refusal::TooMany { wanted, limit: room as u32 }) } else { Ok(()) }
    }

    fn check_buses(&self, site: SiteId, buses: u16, to: PlaceId) -> Answer {
        self.exists(to)?;
        self.receives(to)?;
        if !self.live.sites.contains_id(site) {
            return Err(Refusal::NoSuchThing);
        }
        let (wanted, there) = (u32::from(buses), self.buses_ready().len() as u32);
        if wanted == 0 {
            return Err(Refusal::NothingToDo);
        }
        if there < wanted { Err(Refusal::NotEnough { wanted, there }) } else { Ok(()) }
    }

    fn check_blood(&self, from: PlaceId, to: PlaceId, units: u16) -> Answer {
        self.hospital(from)?;
        self.hospital(to)?;
        if from == to || units == 0 {
            return Err(Refusal::NothingToDo);
        }
        let (wanted, there) = (u32::from(units), self.live.facilities[from].blood.max(0) as u32);
        if there < wanted { Err(Refusal::NotEnough { wanted, there }) } else { Ok(()) }
    }

    fn check_shelter(&self, at: PlaceId, to_open: bool) -> Answer {
        let shelter = self.live.shelters.get(&at).ok_or(Refusal::WrongPlace { at })?;
        unless(shelter.open == to_open)
    }

    fn check_evacuation(&self, zone: ZoneId) -> Answer {
        first(DecisionKind::ActivateEoc, self.live.eoc_active)?;
        if !self.scenario.zones.contains_id(zone) {
            return Err(Refusal::NoSuchThing);
        }
        unless(self.live.ordered_out.contains(&zone))
    }

    fn check_clear(&self, change: u16) -> Answer {
        let change = self.live.road_changes.get(usize::from(change)).ok_or(Refusal::NoSuchThing)?;
        unless(change.ended.is_some() || change.crew_sent)
    }

    fn check_close(&self, near: SiteId) -> Answer {
        let site = self.scenario.sites.get(near).ok_or(Refusal::NoSuchThing)?;
        unless(self.closed_around(site.at))
    }

    fn closed_around(&self, at: LatLon) -> bool {
        let closed = |c: &ActiveRoadChange| c.ended.is_none() && c.state == RoadState::Closed && c.at == at;
        self.live.road_changes.iter().any(closed)
    }

    fn check_staff_shelter(&self, at: PlaceId) -> Answer {
        let shelter = self.live.shelters.get(&at).ok_or(Refusal::WrongPlace { at })?;
        first(DecisionKind::OpenShelter, shelter.open)?;
        unless(shelter.staffed)
    }

    fn check_power(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        let facility = &self.live.facilities[at];
        if facility.power == Power::Mains {
            return Err(Refusal::NothingToDo);
        }
        unless(facility.crew_for_power)?;
        self.crew_free()
    }

    fn check_fuel(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        let facility = &self.live.facilities[at];
        match facility.power {
            Power::Generator { .. } => unless(facility.conserving),
            Power::Mains | Power::Out => Err(Refusal::NothingToDo),
        }
    }

    fn check_referrals(&self, at: PlaceId) -> Answer {
        let shelter = self.live.shelters.get(&at).ok_or(Refusal::WrongPlace { at })?;
        first(DecisionKind::OpenShelter, shelter.open).and_then(|()| unless(shelter.chased))
    }

    fn long_term_care(&self, at: PlaceId) -> Answer {
        self.exists(at)?;
        if self.scenario.place(at).kind == PlaceKind::LongTermCare { Ok(()) } else { Err(Refusal::WrongPlace { at }) }
    }

    fn check_residents(&self, from: PlaceId, to: PlaceId) -> Answer {
        self.long_term_care(from)?;
        self.exists(to)?;
        unless(self.live.facilities[from].evacuating)?;
        let wanted = self.residents(from);
        if from == to || wanted == 0 {
            return Err(Refusal::NothingToDo);
        }
        let limit = match (self.live.shelters.get(&to), self.scenario.place(to).kind) {
            (Some(shelter), _) if !shelter.open => return Err(Refusal::First { kind: DecisionKind::OpenShelter }),
            (Some(shelter), _) => shelter.room(),
            // A fifth over the usual number, for a few days [A].
            (None, PlaceKind::LongTermCare) => self.scenario.place(to).people / 5 + 20,
            _ => return Err(Refusal::WrongPlace { at: to }),
        };
        if wanted > limit { Err(Refusal::TooMany { wanted, limit }) } else { Ok(()) }
    }

    fn check_step_down(&self, at: PlaceId) -> Answer {
        self.long_term_care(at)?;
        unless(self.live.step_down.contains(&at))?;
        let stays = self.has_at(at, DecisionKind::ShelterInPlace);
        if stays {
            return Err(Refusal::NotEnough { wanted: 1, there: 0 });
        }
        if self.step_down_room(at) == 0 { Err(Refusal::NotEnough { wanted: 1, there: 0 }) } else { Ok(()) }
    }
}
