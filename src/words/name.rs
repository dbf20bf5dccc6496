//! Names of things: one word for the same thing everywhere.

use crate::scenario::{BedKind, InjectKind, Mode, PlaceKind, Role, Scenario, Severity, Status};
use crate::sim::{Destination, Surge, TriageSystem, Unit, UnitKind};
use crate::units::{PlaceId, SeatId, SiteId, ZoneId};

pub fn place(scenario: &Scenario, id: PlaceId) -> &str {
    scenario.places.get(id.index()).map_or("a place", |p| &p.name)
}

pub fn site(scenario: &Scenario, id: SiteId) -> &str {
    scenario.sites.get(id.index()).map_or("the site", |s| &s.name)
}

pub fn zone(scenario: &Scenario, id: ZoneId) -> &str {
    scenario.zones.get(id.index()).map_or("a zone", |z| &z.name)
}

pub fn seat(scenario: &Scenario, id: SeatId) -> &str {
    scenario.seats.get(id.index()).map_or("a seat", |s| &s.name.en)
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
        Mode::News => "in the news",
        Mode::Post => "on social media",
        Mode::Sitrep => "situation report",
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
        InjectKind::Cue => "cue",
        InjectKind::Question => "question",
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
    }
}

pub fn unit(units: &[Unit], id: crate::units::UnitId) -> &str {
    units.get(id.index()).map_or("a unit", |u| &u.name)
}
