//! Names of things: one word for the same thing everywhere.

use crate::drill::Row;
use crate::scenario::{
    Barrier, BedKind, Good, Holder, Inject, InjectKind, Mode, PlaceKind, Role, Scenario, Severity, Stage, Status,
};
use crate::sim::{Allocation, Cause, Destination, Offer, Surge, TriageSystem, Unit, UnitKind};
use crate::units::{IdVec, PlaceId, SeatId, SiteId, UnitId, ZoneId};

pub fn place(scenario: &Scenario, id: PlaceId) -> &str {
    scenario.places.get(id).map_or("a place", |p| &p.name)
}

pub fn site(scenario: &Scenario, id: SiteId) -> &str {
    scenario.sites.get(id).map_or("the site", |s| &s.name)
}

pub fn zone(scenario: &Scenario, id: ZoneId) -> &str {
    scenario.zones.get(id).map_or("a zone", |z| &z.name)
}

pub fn cache(scenario: &Scenario, n: u16) -> &str {
    scenario.community.caches.get(usize::from(n)).map_or("a cache", |c| &c.name)
}

pub fn holder(holder: Holder) -> &'static str {
    match holder {
        Holder::Local => "local",
        Holder::Regional => "regional",
        Holder::State => "state",
        Holder::Federal => "federal",
    }
}

pub fn offer(offer: Offer) -> &'static str {
    match offer {
        Offer::Cooling => "cooling",
        Offer::Charging => "charging",
        Offer::Kitchen => "community kitchen",
    }
}

pub fn barrier(barrier: Barrier) -> &'static str {
    match barrier {
        Barrier::Papers => "fear to be asked for papers",
        Barrier::Language => "nobody speaks their language",
        Barrier::Pets => "animals are not let in",
        Barrier::Rides => "no way to get there",
        Barrier::Cost => "they think that it costs money",
    }
}

pub fn allocation(rule: Allocation) -> &'static str {
    match rule {
        Allocation::ByNeed => "the greatest need first",
        Allocation::Equal => "the same for every open shelter",
    }
}

pub fn good(good: Good) -> &'static str {
    match good {
        Good::Oxygen => "patient-hours of oxygen",
        Good::Medication => "patient-days of medication",
        Good::Cots => "cots",
        Good::Outlets => "outlets",
    }
}

pub fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Dialysis => "missed dialysis",
        Cause::Power => "no power for their equipment",
        Cause::Heat => "heat",
        Cause::Monoxide => "carbon monoxide",
        Cause::Water => "unsafe water",
        Cause::Medication => "no medication",
        Cause::Air => "smoke or vapor",
        Cause::Injury => "injuries",
        Cause::Moved => "being moved",
        Cause::General => "the outage",
    }
}

pub fn seat(scenario: &Scenario, id: SeatId) -> &str {
    scenario.seats.get(id).map_or("a seat", |s| super::text(&s.name))
}

pub fn bed_kind(kind: BedKind) -> &'static str {
    kind.department().name
}

/// Two letters for the bed battery.
pub fn bed_code(kind: BedKind) -> &'static str {
    kind.department().code
}

pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Immediate => "immediate",
        Severity::Delayed => "delayed",
        Severity::Minimal => "minimal",
        Severity::Expectant => "expectant",
        Severity::Dead => "dead",
    }
}

pub fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Divert => "on diversion",
        Status::Closed => "closed",
    }
}

pub fn role(role: Role) -> &'static str {
    match role {
        Role::HospitalCommand => "Hospital command",
        Role::Ems => "EMS",
        Role::PublicHealth => "Public health",
        Role::EmergencyManagement => "Emergency management",
        Role::CoalitionCoordinator => "Coalition coordinator",
        Role::FireRescue => "Fire and rescue",
        Role::LongTermCare => "Long-term care",
        Role::CommunityHealth => "Community health workers",
        Role::CommunityAdvisor => "Community advisor",
        Role::PublicInformation => "Public information",
        Role::Facilitator => "Facilitator",
    }
}

pub fn place_kind(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Hospital => "Hospital",
        PlaceKind::LongTermCare => "Long-term care",
        PlaceKind::Dialysis => "Dialysis",
        PlaceKind::Clinic => "Clinic",
        PlaceKind::Shelter => "Shelter",
        PlaceKind::EmsBase => "EMS base",
        PlaceKind::Operations => "Operations",
    }
}

pub fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Phone => "by phone",
        Mode::Radio => "by radio",
        Mode::Email => "by email",
        Mode::Paper => "on paper",
        Mode::Ics213 => "general message (ICS-213)",
        Mode::News => "in the news",
        Mode::Tv => "on television",
        Mode::Post => "on social media",
        Mode::Sitrep => "situation report",
        Mode::LabReport => "laboratory report",
        Mode::UtilityFailure => "utility failure",
        Mode::StaffingChange => "staffing",
        Mode::RoadChange => "road report",
        Mode::Weather => "weather report",
        Mode::ResourceArrival => "something arrives",
        Mode::ResourceDenial => "something does not come",
        Mode::BedReport => "bed report",
        Mode::Dispatch => "from dispatch",
        Mode::WalkIn => "at the door",
        Mode::Visitor => "a visitor",
        Mode::InPerson => "in person",
        Mode::CommunityVoice => "community voice",
    }
}

pub fn inject_kind(kind: InjectKind) -> &'static str {
    match kind {
        InjectKind::Inject => "inject",
        InjectKind::Contingency => "contingency",
        InjectKind::Information => "information",
        InjectKind::StateChange => "state change",
        InjectKind::ExpectedAction => "expected action",
        InjectKind::Cue => "cue",
        InjectKind::Question => "question",
    }
}

/// Where an inject stands, in the words of the MSEL.
pub fn inject_status(inject: &Inject, row: &Row) -> &'static str {
    match inject.sheet.stage {
        _ if row.closed.is_some() => "complete",
        _ if row.fired.is_some() => "released",
        _ if row.skipped.is_some() => "skipped",
        _ if row.missed.is_some() => "missed",
        _ if row.pending => "being sent",
        _ if row.held => "deferred",
        Stage::Draft => "draft",
        Stage::Submitted => "submitted",
        Stage::Obsolete => "obsolete",
        Stage::Approved => "ready",
    }
}

pub fn surge(level: Surge) -> &'static str {
    match level {
        Surge::Conventional => "conventional care",
        Surge::Contingency => "contingency surge",
        Surge::Crisis => "crisis surge",
    }
}

pub fn destination(rule: Destination) -> &'static str {
    match rule {
        Destination::Nearest => "nearest hospital",
        Destination::ClosestAppropriate => "immediate to the nearest center, others to the nearest hospital",
        Destination::NearestWithRoom => "nearest with reported room",
        Destination::LoadBalanced => "spread by reported room",
        Destination::Specialty => "immediate to trauma centers, others spread",
    }
}

pub fn triage_system(system: TriageSystem) -> &'static str {
    match system {
        TriageSystem::Start => "START",
        TriageSystem::Salt => "SALT",
    }
}

pub fn unit_kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Als => "ALS ambulance",
        UnitKind::Bls => "BLS ambulance",
        UnitKind::Bus => "bus",
        UnitKind::CriticalCare => "critical-care transport",
        UnitKind::WheelchairVan => "wheelchair van",
        UnitKind::Helicopter => "helicopter",
    }
}

pub fn unit(units: &IdVec<UnitId, Unit>, id: UnitId) -> &str {
    units.get(id).map_or("a unit", |u| &u.name)
}
