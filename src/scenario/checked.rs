//! The scenario as checked: every reference resolved, every default filled in.

use super::{ArrivalWindow, Danger, EmsRules, Fleet, Inject, Move, PlaceKind, Pressure, Profile, Region, TraumaLevel};
use crate::units::{
    ConditionId, IdVec, InjectId, LatLon, MoveId, ObjectiveId, PlaceId, SeatId, SimTime, SiteId, Span, ZoneId,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Text in one language or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub en: String,
    pub es: Option<String>,
}

/// HAvBED bed categories, with the emergency department and operating rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum BedKind {
    /// Emergency department treatment places.
    Ed,
    /// Staffed operating rooms.
    Or,
    AdultIcu,
    MedSurg,
    Pediatric,
    PediatricIcu,
    Burn,
    Psychiatric,
    /// Negative airflow.
    Isolation,
    StepDown,
    Nicu,
    Labor,
    /// Chairs for inpatients and emergencies.
    Dialysis,
    /// CT scanners.
    Imaging,
    /// Places on the line.
    Decontamination,
    Morgue,
    /// Resuscitation places of the emergency department; with none listed, its ordinary places serve.
    Resus,
}

impl BedKind {
    pub const ALL: [BedKind; 17] = [
        BedKind::Ed,
        BedKind::Or,
        BedKind::AdultIcu,
        BedKind::MedSurg,
        BedKind::Pediatric,
        BedKind::PediatricIcu,
        BedKind::Burn,
        BedKind::Psychiatric,
        BedKind::Isolation,
        BedKind::StepDown,
        BedKind::Nicu,
        BedKind::Labor,
        BedKind::Dialysis,
        BedKind::Imaging,
        BedKind::Decontamination,
        BedKind::Morgue,
        BedKind::Resus,
    ];
}

/// A complete, consistent exercise. Immutable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    pub id: String,
    pub title: Text,
    pub summary: Text,
    pub region: Arc<Region>,
    /// Story date and time at StartEx: minutes since 1970-01-01 00:00 local time.
    pub starts_min: i64,
    pub length: Span,
    /// Story minutes per minute in the room.
    pub pace: u32,
    pub players: (u32, u32),
    /// The hazard's name and the line of the hazard vulnerability analysis it tests.
    pub hazard: Text,
    pub hva: String,
    pub seed: u64,
    /// blake3 of the source files and the pack, hex: two drills compare only if it is equal.
    pub hash: String,
    /// Region places first, then the scenario's own.
    pub places: IdVec<PlaceId, Place>,
    /// The scenario's own roads, as straight links between places or coordinates.
    pub links: Vec<Link>,
    /// Built-in conditions first, then the scenario's own.
    pub conditions: IdVec<ConditionId, Profile>,
    pub sites: IdVec<SiteId, Site>,
    pub waves: Vec<Wave>,
    pub triage_errors: TriageErrors,
    pub road_changes: Vec<RoadChange>,
    pub utility_changes: Vec<UtilityChange>,
    pub ems: EmsRules,
    pub mutual_aid: Vec<MutualAid>,
    pub patient_transport: PatientTransport,
    pub zones: IdVec<ZoneId, Zone>,
    pub evacuations: Vec<Evacuation>,
    /// People with needs, shelters' equipment, caches, hazard fields.
    pub community: super::Community,
    pub seats: IdVec<SeatId, Seat>,
    pub objectives: IdVec<ObjectiveId, Objective>,
    /// Essential elements of information.
    pub eei: Vec<Eei>,
    pub moves: IdVec<MoveId, Move>,
    pub pressure: Pressure,
    /// No clock runs: the facilitator goes from inject to inject.
    pub by_hand: bool,
    /// In the order they stand in the file.
    pub injects: IdVec<InjectId, Inject>,
}

/// A place and its starting state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub id: String,
    pub name: String,
    pub code: String,
    pub kind: PlaceKind,
    pub at: LatLon,
    pub trauma: Option<TraumaLevel>,
    pub has_ed: bool,
    pub helipad: bool,
    pub beds: Vec<Beds>,
    /// Long-term care: residents. Dialysis: stations. Shelter: places.
    pub people: u32,
    pub fleet: Fleet,
    pub status: Status,
    /// A shelter that is open at StartEx.
    pub open: bool,
    /// Standby power: `None` if the place has none.
    pub generator: Option<Span>,
    /// Share of the usual staff on duty, percent (100 = all beds of `Beds::staffed` can be used).
    pub staff_pct: u8,
    /// Red-cell units on the shelf.
    pub blood_units: u32,
    pub house: House,
    /// Trauma teams in the house, in tenths, and how many more can be called in.
    pub team_tenths: u32,
    pub on_call_teams: u32,
    /// Fields that are estimates, by name.
    pub estimated: Vec<String>,
}

/// Beds of one category at StartEx.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beds {
    pub kind: BedKind,
    /// Staffed and equipped.
    pub staffed: u32,
    /// Occupied at StartEx by people who have nothing to do with the incident.
    pub occupied: u32,
    /// Further places when surge is opened to contingency, and to crisis (both counts are extra, over `staffed`).
    pub surge_contingency: u32,
    pub surge_crisis: u32,
    /// Rooms there are, staffed or not.
    pub licensed: u32,
    /// Rooms that cannot be used.
    pub blocked: u32,
    /// 0: the street.
    pub floor: u8,
}

/// Building and stock of a facility, where the scenario says so. `None`: by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct House {
    pub stairwells: Option<u32>,
    pub elevators: Option<u32>,
    /// People who carry in an evacuation.
    pub carriers: Option<u32>,
    /// Vehicles that can be loaded at once.
    pub loading_bays: Option<u32>,
    pub ventilators: Option<u32>,
    /// Stock, as the time that it lasts in usual use.
    pub oxygen: Option<Span>,
    pub protection: Option<Span>,
    pub medicines: Option<Span>,
}

/// Vehicles outside the 911 fleet, for transfers and evacuations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientTransport {
    /// The county's own, then whatever comes from farther away; never none.
    pub batches: Vec<TransportBatch>,
}

/// Vehicles that come together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransportBatch {
    pub als: u32,
    pub bls: u32,
    pub vans: u32,
    pub buses: u32,
    /// From the first call until they stand by.
    pub comes: ArrivalWindow,
}

/// EMS acceptance and operating state of a facility (EDXL-HAVE words).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Status {
    #[default]
    Open,
    Divert,
    Closed,
}

/// A road that the scenario adds to the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub from: LatLon,
    pub to: LatLon,
    pub speed_kmh: u16,
}

/// Where people are hurt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Site {
    pub id: String,
    pub name: String,
    pub at: LatLon,
    /// From the beginning.
    pub hazards: Vec<Danger>,
}

/// True severity of a casualty at the moment of injury.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    Immediate,
    Delayed,
    Minimal,
    Expectant,
    Dead,
}

impl Severity {
    pub const ALL: [Severity; 5] =
        [Severity::Immediate, Severity::Delayed, Severity::Minimal, Severity::Expectant, Severity::Dead];
}

/// A batch of casualties.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wave {
    pub site: SiteId,
    pub at: SimTime,
    pub condition: ConditionId,
    /// Counts in the order of [`Severity::ALL`].
    pub counts: [u32; 5],
    pub children: u32,
    pub limited_english: u32,
    /// They must be washed before they come into a house.
    pub contaminated: bool,
    /// They fall ill over this long, an hour's worth at a time (zero: all at once).
    pub over: Span,
    /// Percent of those who can move who present themselves at a hospital.
    pub self_present_pct: u8,
    /// Mean delay before a self-presenter sets off.
    pub self_present_delay: Span,
    /// The last trapped casualty is free this long after the wave (zero: nobody is trapped).
    pub extrication: Span,
    /// Percent of the trapped of whom nobody knows until their sector is searched.
    pub hidden_pct: u8,
    /// Zone the people come from, for outcomes by group.
    pub zone: Option<ZoneId>,
}

/// Errors of field triage that the author sets, percent of those who can be mistaken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TriageErrors {
    pub over_pct: Option<u8>,
    pub under_pct: Option<u8>,
}

/// What happens to the roads within `radius_m` of a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoadChange {
    pub id: String,
    pub name: String,
    pub at: LatLon,
    pub radius_m: u32,
    pub state: RoadState,
    pub from: SimTime,
    pub until: Option<SimTime>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RoadState {
    Closed,
    /// Percent of the usual speed, 5–95.
    Slow(u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Utility {
    Power,
    Water,
    Elevators,
    /// The electronic health record.
    Ehr,
    /// Piped oxygen: only cylinders are left.
    Oxygen,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UtilityChange {
    pub utility: Utility,
    pub place: PlaceId,
    pub from: SimTime,
    pub until: Option<SimTime>,
}

/// Units from outside that come a while after they are asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MutualAid {
    pub id: String,
    pub name: String,
    pub fleet: Fleet,
    /// From the request until they are here.
    pub comes: ArrivalWindow,
    /// Where they come in.
    pub at: LatLon,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Zone {
    pub id: String,
    pub name: String,
    pub at: LatLon,
    pub population: u32,
    pub no_vehicle: u32,
    pub age_65_plus: u32,
    pub households: u32,
    pub vulnerability_pct: Option<u8>,
}

/// People of a zone who look for shelter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evacuation {
    pub zone: ZoneId,
    pub at: SimTime,
    /// People who leave home.
    pub people: u32,
    /// Percent of them who go to a public shelter (the rest find their own roof).
    pub to_shelter_pct: u8,
    /// Mean time until a household leaves.
    pub over: Span,
}

/// Roles at the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    HospitalCommand,
    Ems,
    PublicHealth,
    EmergencyManagement,
    CoalitionCoordinator,
    FireRescue,
    LongTermCare,
    CommunityHealth,
    CommunityAdvisor,
    PublicInformation,
    /// Controls time, injects and truth. Every drill has exactly one.
    Facilitator,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seat {
    /// Kebab-case, unique: `hospital-harborview`.
    pub id: String,
    pub name: Text,
    pub role: Role,
    /// The places it commands. Empty: none, or (for roles that are not tied to a place) all.
    pub at: Vec<PlaceId>,
    /// Played by its bot from the start.
    pub bot: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Objective {
    pub id: String,
    /// HSEEP capability.
    pub capability: String,
    pub text: Text,
    pub tasks: Vec<Task>,
}

/// An essential element of information: what must be known, who knows it, and how fresh it must be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Eei {
    pub id: String,
    pub text: Text,
    /// Asked of these.
    pub of: Vec<SeatId>,
    pub every: Span,
    pub stale_after: Span,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    pub id: String,
    pub text: Text,
    pub target: Option<Span>,
}

/// A task of an objective, as other parts of the scenario refer to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TaskRef {
    pub objective: ObjectiveId,
    pub task: u16,
}

impl Scenario {
    pub fn place(&self, id: PlaceId) -> &Place {
        &self.places[id]
    }

    pub fn condition(&self, id: ConditionId) -> &Profile {
        &self.conditions[id]
    }

    pub fn seat(&self, id: SeatId) -> &Seat {
        &self.seats[id]
    }

    /// The facilitator's seat: checking adds it as the last one.
    pub fn facilitator(&self) -> SeatId {
        SeatId::at(self.seats.len() - 1)
    }

    pub fn places_of(&self, kind: PlaceKind) -> impl Iterator<Item = (PlaceId, &Place)> {
        self.places.iter().enumerate().filter(move |(_, p)| p.kind == kind).map(|(i, p)| (PlaceId::at(i), p))
    }

    pub fn ends(&self) -> SimTime {
        SimTime::START + self.length
    }
}

impl Place {
    pub fn beds_of(&self, kind: BedKind) -> Option<&Beds> {
        self.beds.iter().find(|b| b.kind == kind)
    }
}
