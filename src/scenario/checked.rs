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
    /// ED beds.
    Ed,
    /// Staffed operating rooms.
    Or,
    AdultIcu,
    MedSurg,
    Pediatric,
    PediatricIcu,
    Burn,
    Psychiatric,
    /// Negative pressure.
    Isolation,
    StepDown,
    Nicu,
    Labor,
    /// Chairs for inpatients and emergencies.
    Dialysis,
    /// CT scanners.
    Imaging,
    /// Decontamination lanes.
    Decontamination,
    Morgue,
    /// Resuscitation bays of the ED; if none is listed, ED beds serve.
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
    /// Scenario date and time at StartEx: minutes since 1970-01-01 00:00 local time.
    pub starts_min: i64,
    pub length: Span,
    /// Scenario minutes per real minute.
    pub pace: u32,
    pub players: (u32, u32),
    /// Name of the hazard and its line in the hazard vulnerability analysis.
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
    /// Access and functional needs, shelter equipment, caches, hazard areas.
    pub community: super::Community,
    pub seats: IdVec<SeatId, Seat>,
    pub objectives: IdVec<ObjectiveId, Objective>,
    /// Essential elements of information.
    pub eei: Vec<Eei>,
    pub moves: IdVec<MoveId, Move>,
    pub pressure: Pressure,
    /// Mode without a clock: the facilitator moves from inject to inject.
    pub by_hand: bool,
    /// In file order.
    pub injects: IdVec<InjectId, Inject>,
}

/// A facility and its initial state.
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
    /// Nursing home: residents. Dialysis: stations. Shelter: spaces.
    pub people: u32,
    pub fleet: Fleet,
    pub status: Status,
    /// Shelter open at StartEx.
    pub open: bool,
    /// Generator runtime; `None` without a generator.
    pub generator: Option<Span>,
    /// Staff on duty, percent of usual (100: all beds of `Beds::staffed` are usable).
    pub staff_pct: u8,
    /// Red cell units in stock.
    pub blood_units: u32,
    pub house: House,
    /// Trauma teams in house, in tenths, and on-call teams.
    pub team_tenths: u32,
    pub on_call_teams: u32,
    /// Names of estimated fields.
    pub estimated: Vec<String>,
}

/// Beds of one category at StartEx.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beds {
    pub kind: BedKind,
    /// Staffed beds.
    pub staffed: u32,
    /// Occupied at StartEx by background patients.
    pub occupied: u32,
    /// Additional beds at contingency and at crisis surge (both in addition to `staffed`).
    pub surge_contingency: u32,
    pub surge_crisis: u32,
    /// Licensed beds, staffed or not.
    pub licensed: u32,
    /// Unusable beds.
    pub blocked: u32,
    /// 0: street level.
    pub floor: u8,
}

/// Building and supplies of a facility from the scenario. `None`: default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct House {
    pub stairwells: Option<u32>,
    pub elevators: Option<u32>,
    /// Carriers for an evacuation.
    pub carriers: Option<u32>,
    /// Vehicles that can load at the same time.
    pub loading_bays: Option<u32>,
    pub ventilators: Option<u32>,
    /// Supplies, as time at usual use.
    pub oxygen: Option<Span>,
    pub protection: Option<Span>,
    pub medicines: Option<Span>,
}

/// Vehicles outside the 911 fleet, for transfers and evacuations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientTransport {
    /// The county's own batch, then later batches; never empty.
    pub batches: Vec<TransportBatch>,
}

/// A batch of vehicles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransportBatch {
    pub als: u32,
    pub bls: u32,
    pub vans: u32,
    pub buses: u32,
    /// Time from the first request to arrival.
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

/// A road added by the scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub from: LatLon,
    pub to: LatLon,
    pub speed_kmh: u16,
}

/// A site with casualties.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Site {
    pub id: String,
    pub name: String,
    pub at: LatLon,
    /// Scene hazards at StartEx.
    pub hazards: Vec<Danger>,
}

/// Actual severity of a casualty at injury.
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
    /// They need decontamination before hospital entry.
    pub contaminated: bool,
    /// Onset period, in hourly batches (zero: all at once).
    pub over: Span,
    /// Percent of living casualties who self-present.
    pub self_present_pct: u8,
    /// Mean delay before departure.
    pub self_present_delay: Span,
    /// Time until the last trapped casualty is free (zero: no one is trapped).
    pub extrication: Span,
    /// Percent of trapped casualties that only a sector search finds.
    pub hidden_pct: u8,
    /// Home zone, for outcomes by group.
    pub zone: Option<ZoneId>,
}

/// Field triage error rates from the author, percent of the eligible casualties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TriageErrors {
    pub over_pct: Option<u8>,
    pub under_pct: Option<u8>,
}

/// Change of the roads within `radius_m` of a point.
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
    /// Piped oxygen; after its loss, cylinders only.
    Oxygen,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UtilityChange {
    pub utility: Utility,
    pub place: PlaceId,
    pub from: SimTime,
    pub until: Option<SimTime>,
}

/// Mutual aid units with a delay after the request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MutualAid {
    pub id: String,
    pub name: String,
    pub fleet: Fleet,
    /// Time from request to arrival.
    pub comes: ArrivalWindow,
    /// Entry point.
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

/// Displaced residents of a zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evacuation {
    pub zone: ZoneId,
    pub at: SimTime,
    /// Number of evacuees.
    pub people: u32,
    /// Percent who go to a public shelter (the rest find other housing).
    pub to_shelter_pct: u8,
    /// Mean time until a household leaves.
    pub over: Span,
}

/// Roles.
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
    /// Runs the exercise; sees the actual state. Every drill has exactly one.
    Facilitator,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seat {
    /// Kebab-case, unique: `hospital-harborview`.
    pub id: String,
    pub name: Text,
    pub role: Role,
    /// Facilities of the seat. Empty: none, or all for roles without facilities.
    pub at: Vec<PlaceId>,
    /// Played by a bot from StartEx.
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

/// An essential element of information: its text, the seats that owe it, and its interval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Eei {
    pub id: String,
    pub text: Text,
    /// Seats that owe it.
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

/// Reference to a task of an objective.
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

    /// The facilitator's seat; checking adds it as the last one.
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
