//! Defaults for values in neither the scenario nor the region pack. Each value has its source or the mark [A]: our
//! assumption. Rounding is half up, in integers.

use super::ArrivalWindow;
use super::checked::{BedKind, Beds, Role, Text, TransportBatch};
use super::region::{PlaceKind, TraumaLevel};
use crate::units::Span;

/// Minutes since 1970-01-01 of 2026-11-12 09:00, a weekday morning [A].
/// Limits of the facilitator's difficulty controls, percent [A].
pub const TEMPO: (u16, u16) = (75, 150);
/// Numbers of people as written.
pub const WEIGHT: (u16, u16) = (100, 100);
pub const STARTS_MIN: i64 = 29_907_900;
/// The starter exercise: 25 real minutes at pace 4 [A].
pub const LENGTH: Span = Span::mins(100);
pub const PACE: u32 = 4;
pub const PLAYERS: (u32, u32) = (4, 8);
pub const SEED: u64 = 1;
/// [A]
pub const SELF_PRESENT_DELAY: Span = Span::mins(12);
/// Radius of a road change, meters [A].
pub const ROAD_RADIUS_M: u32 = 250;
/// City streets [A].
pub const LINK_SPEED_KMH: u16 = 40;
/// Local mutual aid arrives in 15–45 min [M/A]: the slow end.
pub const MUTUAL_AID: ArrivalWindow = ArrivalWindow::sure(Span::mins(45));
/// Share of evacuees who go to a public shelter: 15.5 % in a county plan [V2].
pub const TO_SHELTER_PCT: u8 = 15;
/// Mean time until a household leaves [A].
pub const LEAVE_OVER: Span = Span::mins(30);

/// `n` × `pct` %, rounded half up.
pub fn percent(n: u32, pct: u32) -> u32 {
    ((u64::from(n) * u64::from(pct) + 50) / 100) as u32
}

/// Beds of a kind with usual surge space.
pub fn beds(kind: BedKind, staffed: u32, occupancy_pct: u8) -> Beds {
    let (contingency, crisis) = kind.department().surge_pct;
    Beds {
        kind,
        staffed,
        occupied: percent(staffed, u32::from(occupancy_pct)),
        surge_contingency: percent(staffed, contingency),
        surge_crisis: percent(staffed, crisis),
        licensed: staffed,
        blocked: 0,
        floor: kind.department().floor,
    }
}

/// Vehicles outside the 911 fleet that a county's ambulance companies and transit agency can send in 45 min [A].
pub const PATIENT_TRANSPORT: TransportBatch =
    TransportBatch { als: 6, bls: 6, vans: 4, buses: 2, comes: ArrivalWindow::sure(Span::mins(45)) };

/// Generator runtime: hospitals 72 h, nursing homes 24 h [A]; others none.
pub fn generator(kind: PlaceKind) -> Option<Span> {
    match kind {
        PlaceKind::Hospital => Some(Span::hours(72)),
        PlaceKind::LongTermCare => Some(Span::hours(24)),
        PlaceKind::Dialysis | PlaceKind::Clinic | PlaceKind::Shelter => None,
        PlaceKind::EmsBase | PlaceKind::Operations => None,
    }
}

/// Red cell units in stock [A]. Need: 3 per admission, 6 at a trauma center (Ramsey 2020 [V]).
pub fn blood_units(kind: PlaceKind, trauma: Option<TraumaLevel>, has_ed: bool) -> u32 {
    match (kind, trauma) {
        (PlaceKind::Hospital, Some(TraumaLevel::I)) => 140,
        (PlaceKind::Hospital, Some(TraumaLevel::II)) => 100,
        (PlaceKind::Hospital, Some(TraumaLevel::III)) => 60,
        (PlaceKind::Hospital, _) if has_ed => 40,
        _ => 0,
    }
}

/// Trauma teams in house, in tenths. Level I: calibrated so that the level of care drops below 0.9 at 4.6 critical
/// patients per hour [Hirshberg05, the first of its four numbers: row S6 of the validation predicts the others]; other
/// levels [A].
pub fn team_tenths(trauma: Option<TraumaLevel>) -> u32 {
    match trauma {
        Some(TraumaLevel::I) => 42,
        Some(TraumaLevel::II) => 30,
        Some(TraumaLevel::III) => 20,
        Some(TraumaLevel::IV | TraumaLevel::V) | None => 10,
    }
}

/// Reporting interval of EEIs [A].
pub const EEI_EVERY: Span = Span::mins(60);

/// Roles of a scenario without seats.
pub const SEATS: [Role; 5] =
    [Role::HospitalCommand, Role::Ems, Role::PublicHealth, Role::EmergencyManagement, Role::CoalitionCoordinator];

/// Display name of a seat.
pub fn role_name(role: Role) -> Text {
    let (en, es) = match role {
        Role::HospitalCommand => ("Hospital command", "Mando hospitalario"),
        Role::Ems => ("EMS", "Emergencias médicas"),
        Role::PublicHealth => ("Public health", "Salud pública"),
        Role::EmergencyManagement => ("Emergency management", "Gestión de emergencias"),
        Role::CoalitionCoordinator => ("Coalition coordinator", "Coordinación de la coalición"),
        Role::FireRescue => ("Fire and rescue", "Bomberos y rescate"),
        Role::LongTermCare => ("Long-term care", "Cuidados de larga duración"),
        Role::CommunityHealth => ("Community health workers", "Promotores de salud"),
        Role::CommunityAdvisor => ("Community advisor", "Asesoría comunitaria"),
        Role::PublicInformation => ("Public information", "Información pública"),
        Role::Facilitator => ("Facilitator", "Facilitación"),
    };
    Text { en: en.into(), es: Some(es.into()) }
}

/// The role in an id: `hospital-command`.
pub fn role_id(role: Role) -> &'static str {
    match role {
        Role::HospitalCommand => "hospital-command",
        Role::Ems => "ems",
        Role::PublicHealth => "public-health",
        Role::EmergencyManagement => "emergency-management",
        Role::CoalitionCoordinator => "coalition-coordinator",
        Role::FireRescue => "fire-rescue",
        Role::LongTermCare => "long-term-care",
        Role::CommunityHealth => "community-health",
        Role::CommunityAdvisor => "community-advisor",
        Role::PublicInformation => "public-information",
        Role::Facilitator => "facilitator",
    }
}

/// A county of 1.94 M has about 2 400 people on dialysis: by its share of the state's 26 382 of 2015 [KidNews20, A].
pub const DIALYSIS_PER_100K: u32 = 124;
/// People with powered life support at home, one study [APPA]. The Medicare list is broader.
pub const ON_POWER_PER_100K: u32 = 218;
/// Insulin, opioid treatment, and other essential medication [A].
pub const ON_MEDICATION_PER_100K: u32 = 2_000;
/// Percent who trust officials [A].
pub const TRUST_PCT: u8 = 60;
/// Numbers of utility crews and community health worker teams [A].
pub const CREWS: u16 = 6;
pub const TEAMS: u16 = 6;
