//! The chronic side of a disaster as checked: people with needs in each zone, shelters' equipment, caches, hazard fields.

use crate::units::{IdVec, LatLon, PlaceId, SimTime, Span, ZoneId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Complete: every zone has its row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Community {
    /// In the order of the zones.
    pub people: IdVec<ZoneId, People>,
    pub shelters: BTreeMap<PlaceId, Roof>,
    pub caches: Vec<Cache>,
    pub hazards: Vec<Hazard>,
    /// Utility crews that can work at the same time.
    pub crews: u16,
    /// Teams of community health workers.
    pub teams: u16,
}

/// Who lives in a zone and needs something that a disaster takes away.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct People {
    pub limited_english: u32,
    pub dialysis: u32,
    /// Oxygen, ventilator or another device that needs current.
    pub on_power: u32,
    /// Insulin, opioid treatment and the like: a few days without is dangerous.
    pub on_medication: u32,
    /// Percent who believe what officials say.
    pub trust_pct: u8,
    pub barriers: Vec<Barrier>,
}

/// Equipment of a shelter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roof {
    /// For people with medical needs.
    pub medical: bool,
    /// Outlets on standby power for devices.
    pub outlets: u32,
    /// Oxygen in patient-hours.
    pub oxygen_h: u32,
    /// Medication in patient-days.
    pub medication_d: u32,
    pub pets: bool,
    /// A room for people who are infectious.
    pub isolation: bool,
}

/// What keeps people from help that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Barrier {
    /// They fear to be asked for papers.
    Papers,
    Language,
    /// Animals are not let in.
    Pets,
    /// No way to get there.
    Rides,
    Cost,
}

impl Barrier {
    pub const ALL: [Barrier; 5] = [Barrier::Papers, Barrier::Language, Barrier::Pets, Barrier::Rides, Barrier::Cost];
}

/// Whose cache it is: shapes delay and approval.
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

/// A stock that somebody must ask for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cache {
    pub id: String,
    pub name: String,
    pub holder: Holder,
    pub good: Good,
    pub units: u32,
    /// From the order to the door.
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

/// Something that reaches over an area for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hazard {
    pub kind: HazardKind,
    pub name: String,
    pub at: LatLon,
    pub radius_m: u32,
    /// Strength in the middle, percent.
    pub strength_pct: u8,
    pub from: SimTime,
    pub until: Option<SimTime>,
}
