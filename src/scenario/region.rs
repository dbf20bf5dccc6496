//! A region pack as read from `assets/regions/<id>/`: the real geography that scenarios name and never copy.

use super::BedKind;
use crate::units::{IdVec, LatLon, PlaceId};
use serde::{Deserialize, Serialize};

/// A whole region pack. Plain data; `map` builds the road graph from it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// Kebab-case id, also the folder's name: `king-county-wa`.
    pub id: String,
    pub name: String,
    pub centre: LatLon,
    /// Closed rings, outer boundaries of the region.
    pub boundary: Vec<Vec<LatLon>>,
    /// Closed rings of sea and lakes. Rings inside rings are islands (even-odd rule).
    pub water: Vec<Vec<LatLon>>,
    pub nodes: Vec<LatLon>,
    pub roads: Vec<Road>,
    pub places: IdVec<PlaceId, RegionPlace>,
    pub zones: Vec<RegionZone>,
    /// Data credits with licenses, one line each, shown on the map and in reports.
    pub credits: Vec<Credit>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Credit {
    /// Kind of data: "roads", "hospitals"…
    pub what: String,
    /// Short line for the map's corner.
    pub line: String,
    pub licence: String,
    pub url: String,
}

/// Classes of road, fastest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RoadClass {
    Motorway,
    Trunk,
    Primary,
    Secondary,
    Local,
    Ramp,
    Ferry,
}

/// A road between two junctions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Road {
    pub from: u32,
    pub to: u32,
    /// Length of the road, meters.
    pub length_m: u32,
    /// Ordinary traffic, km/h.
    pub speed_kmh: u16,
    /// Lights and sirens, km/h.
    pub siren_kmh: u16,
    pub class: RoadClass,
    pub oneway: bool,
    /// The points between the two junctions, for drawing.
    pub via: Vec<LatLon>,
}

/// Kinds of facility, each with its letter and frame on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PlaceKind {
    Hospital,
    LongTermCare,
    Dialysis,
    Clinic,
    Shelter,
    EmsBase,
    Operations,
}

/// Trauma designation; `None` in the data means not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TraumaLevel {
    I,
    II,
    III,
    IV,
    V,
}

/// A facility of the pack; `estimated` lists its estimated values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionPlace {
    /// Kebab-case, unique in the pack: `harborview`.
    pub id: String,
    pub name: String,
    /// Short code for the map, at most 4 letters: `HMC`.
    pub code: String,
    pub kind: PlaceKind,
    pub at: LatLon,
    pub trauma: Option<TraumaLevel>,
    pub has_ed: bool,
    pub helipad: bool,
    /// Staffed beds by category; empty for places without beds.
    pub beds: Vec<BedLine>,
    /// Nursing home: residents. Dialysis: stations. Shelter: spaces. EMS base: 0.
    pub people: u32,
    /// EMS base: units.
    pub als: u16,
    pub bls: u16,
    /// Names of the fields above that are estimates by a documented rule (`docs/REGIONS.md`).
    pub estimated: Vec<String>,
}

/// Beds of one category at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BedLine {
    pub kind: BedKind,
    pub staffed: u32,
    /// Usual occupancy, percent of staffed beds.
    pub occupancy_pct: u8,
}

/// A population zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionZone {
    pub id: String,
    pub name: String,
    pub at: LatLon,
    pub population: u32,
    pub age_65_plus: u32,
    pub disabled: u32,
    pub households: u32,
    pub no_vehicle: u32,
    pub below_poverty: u32,
    /// Overall social vulnerability, percentile rank 0–100 (100 most vulnerable), if known.
    pub vulnerability_pct: Option<u8>,
    pub estimated: Vec<String>,
}
