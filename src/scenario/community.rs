//! Access and functional needs by zone, shelter equipment, caches, and hazard areas, as checked.

use crate::units::{IdVec, LatLon, PlaceId, SimTime, Span, ZoneId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Complete: one row per zone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Community {
    /// In zone order.
    pub people: IdVec<ZoneId, People>,
    pub shelters: BTreeMap<PlaceId, Roof>,
    pub caches: Vec<Cache>,
    pub hazards: Vec<Hazard>,
    /// Number of utility crews.
    pub crews: u16,
    /// Number of community health worker teams.
    pub teams: u16,
}

/// Residents of a zone with needs that a disaster can interrupt.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct People {
    pub limited_english: u32,
    pub dialysis: u32,
    /// Home oxygen, ventilator, or another powered device.
    pub on_power: u32,
    /// Insulin, opioid treatment, and similar: dangerous after a few days without.
    pub on_medication: u32,
    /// Percent who trust officials.
    pub trust_pct: u8,
    pub barriers: Vec<Barrier>,
}

/// Equipment of a shelter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roof {
    /// Medical shelter.
    pub medical: bool,
    /// Outlets on generator power, for devices.
    pub outlets: u32,
    /// Oxygen in patient-hours.
    pub oxygen_h: u32,
    /// Medication in patient-days.
    pub medication_d: u32,
    pub pets: bool,
    /// Isolation room.
    pub isolation: bool,
}

/// Access barrier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Barrier {
    /// Fear of being asked for papers.
    Papers,
    Language,
    /// No pets allowed.
    Pets,
    /// No transportation.
    Rides,
    Cost,
}

impl Barrier {
    pub const ALL: [Barrier; 5] = [Barrier::Papers, Barrier::Language, Barrier::Pets, Barrier::Rides, Barrier::Cost];
}

/// Holder of a cache; determines delay and approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Holder {
    Local,
    Regional,
    State,
    Federal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Good {
    /// Patient-hours.
    Oxygen,
    /// Patient-days.
    Medication,
    Cots,
    /// Outlets on portable generators.
    Outlets,
}

/// A cache that players can request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cache {
    pub id: String,
    pub name: String,
    pub holder: Holder,
    pub good: Good,
    pub units: u32,
    /// Time from order to delivery.
    pub after: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum HazardKind {
    Shaking,
    Flood,
    Heat,
    Smoke,
    Plume,
    Wind,
    Blackout,
}

/// A hazard area with a duration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hazard {
    pub kind: HazardKind,
    pub name: String,
    pub at: LatLon,
    pub radius_m: u32,
    /// Strength at the center, percent.
    pub strength_pct: u8,
    pub from: SimTime,
    pub until: Option<SimTime>,
}
