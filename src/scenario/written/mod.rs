//! The scenario as written: values with their locations. The single definition of every record of the format.

mod community;
mod condition;
mod ems;
mod inject;
mod profile;
mod table;
mod words;
mod world;

pub use super::decode::Many;
pub use community::*;
pub use condition::*;
pub use ems::*;
pub use inject::*;
pub use profile::*;
pub use table::*;
pub use world::*;

use super::checked::Text;
use super::decode::{At, Date, Name, Plain, Ref, record};
use crate::units::Span;

record! {
    /// The complete exercise. The file starts with `Scenario(` and ends with `)`.
    Scenario "scenario" {
        /// Version of this format: 1.
        format: At<u32>,
        /// Scenario id; unique among your scenarios.
        id: At<Name>,
        /// Scenario title.
        title: At<Text>,
        /// Summary, two or three sentences.
        summary: Option<At<Text>> = "empty",
        /// Id of the region pack with real roads, hospitals, shelters, and zones.
        region: Option<At<Ref>> = "none: the scenario defines its own places",
        /// Scenario date and time at StartEx.
        starts: Option<At<Date>> = "`\"2026-11-12 09:00\"`",
        /// Length of the exercise, in scenario time.
        length: Option<At<Span>> = "`\"100 min\"`",
        /// Pace: scenario minutes per real minute, 1 to 600.
        pace: Option<At<u32>> = "4",
        /// Number of players.
        players: Option<Players> = "4 to 8",
        /// Threat or hazard.
        hazard: Option<Hazard> = "the title",
        /// Seed of all random numbers. The same seed and orders give the same exercise.
        seed: Option<At<u64>> = "1",
        /// Injuries and illnesses, in addition to the built-in conditions.
        conditions: Vec<Condition> = "none",
        /// Sites with casualties.
        sites: Vec<Site> = "none",
        /// Batches of casualties, with site and time.
        casualties: Vec<Casualties> = "none",
        /// Field triage error rates.
        triage: Option<TriageErrors> = "published rates of the triage system",
        /// Closed and slow roads.
        roads: Vec<RoadChange> = "none",
        /// Roads that are not in the region pack.
        links: Vec<Link> = "none; without a region, straight roads connect all places",
        /// Utility losses.
        utilities: Vec<UtilityChange> = "none",
        /// EMS vehicles at bases; overrides the region pack.
        ems: Vec<EmsBase> = "as in the region pack",
        /// Initial EMS and fire rules.
        ems_rules: Option<EmsRules> = "START, nearest unit, nearest hospital",
        /// Mutual aid that players can request.
        mutual_aid: Vec<MutualAid> = "none",
        /// Vehicles for interfacility transfers and evacuations.
        patient_transport: Option<PatientTransport> = "6 ALS, 6 BLS, 4 vans, 2 buses after 45 min",
        /// Facilities; overrides the region pack.
        facilities: Vec<Facility> = "as in the region pack",
        /// Facilities that are not in the region pack. A facility that fails must be one of these, never a real one.
        places: Vec<LocalPlace> = "none",
        /// Population zones that are not in the region pack.
        zones: Vec<LocalZone> = "none",
        /// Displaced residents.
        evacuations: Vec<Evacuation> = "none",
        /// Access and functional needs, shelter equipment, caches, hazard areas.
        community: Option<Community> = "default rates; no hazard",
        /// Seats. The facilitator's seat is always added.
        seats: Vec<Seat> = "hospital command for all hospitals, EMS, public health, emergency management, coalition coordinator",
        /// Exercise objectives.
        objectives: Vec<Objective> = "none",
        /// Essential elements of information (EEIs).
        eei: Vec<Eei> = "none",
        /// Modules of the exercise, in order.
        moves: Vec<Move> = "none",
        /// Limits of the facilitator's difficulty controls.
        pressure: Option<Pressure> = "the tempo of injects, 75 % to 150 %",
        /// Mode without a clock: the facilitator moves from inject to inject.
        by_hand: Option<At<bool>> = "false",
        /// Injects: the MSEL.
        injects: Vec<Inject> = "none",
    }
}

record! {
    /// Number of players.
    Players "players" {
        /// Minimum.
        min: At<u32>,
        /// Maximum.
        max: At<u32>,
    }
}

record! {
    /// The hazard.
    Hazard "hazard" {
        /// Display name.
        name: At<Text>,
        /// Line of your hazard vulnerability analysis (HVA).
        hva: Option<At<Plain>> = "empty",
    }
}
