//! The scenario as written: the author's words and where each stands. Every record of the format is defined here, once.

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
    /// A whole exercise. The file starts with `Scenario(` and ends with `)`.
    Scenario "scenario" {
        /// Version of this format: 1.
        format: At<u32>,
        /// Name of the scenario for programs; unique among your scenarios.
        id: At<Name>,
        /// Name of the scenario for people.
        title: At<Text>,
        /// What happens, in two or three sentences.
        summary: Option<At<Text>> = "empty",
        /// The region pack with the real roads, hospitals, shelters and zones.
        region: Option<At<Ref>> = "none: the scenario brings its own places",
        /// Date and time in the story at StartEx.
        starts: Option<At<Date>> = "`\"2026-11-12 09:00\"`",
        /// Length of the exercise in story time.
        length: Option<At<Span>> = "`\"100 min\"`",
        /// Story minutes per minute in the room.
        pace: Option<At<u32>> = "4",
        /// How many people play.
        players: Option<Players> = "4 to 8",
        /// What the exercise is about.
        hazard: Option<Hazard> = "the title",
        /// Number from which all chance is drawn. The same number gives the same drill.
        seed: Option<At<u64>> = "1",
        /// What ails people, beyond the built-in conditions.
        conditions: Vec<Condition> = "none",
        /// Where people are hurt.
        sites: Vec<Site> = "none",
        /// Who is hurt, where and when.
        casualties: Vec<Casualties> = "none",
        /// How often field triage errs.
        triage: Option<TriageErrors> = "as studies of the triage system found",
        /// Roads that are closed or slow.
        roads: Vec<RoadChange> = "none",
        /// Roads that are not on the map.
        links: Vec<Link> = "none; without a region, every place is joined to every other",
        /// Power and water losses.
        utilities: Vec<UtilityChange> = "none",
        /// Ambulances at bases, where they differ from the region pack.
        ems: Vec<EmsBase> = "as in the region pack",
        /// What EMS and fire start with.
        ems_rules: Option<EmsRules> = "START, nearest unit, nearest hospital",
        /// Help that comes when it is asked for.
        mutual_aid: Vec<MutualAid> = "none",
        /// Vehicles for transfers between hospitals and evacuations.
        patient_transport: Option<PatientTransport> = "6 ALS, 6 BLS, 4 vans, 2 buses after 45 min",
        /// What differs from the region pack at its hospitals and other places.
        facilities: Vec<Facility> = "as in the region pack",
        /// Places that are not on the map. A facility that fails must be one of these, never a real one.
        places: Vec<LocalPlace> = "none",
        /// Zones of population that are not on the map.
        zones: Vec<LocalZone> = "none",
        /// People who leave their homes.
        evacuations: Vec<Evacuation> = "none",
        /// People with needs, what shelters have, caches, hazard fields.
        community: Option<Community> = "the usual rates; no hazard",
        /// Who plays. The facilitator's seat is always added.
        seats: Vec<Seat> = "hospital command for all hospitals, EMS, public health, emergency management, coalition coordinator",
        /// What the exercise tests.
        objectives: Vec<Objective> = "none",
        /// Essential elements of information: what must be known, by whom, how often.
        eei: Vec<Eei> = "none",
        /// Parts of the exercise, in order.
        moves: Vec<Move> = "none",
        /// How far the facilitator may ease or harden.
        pressure: Option<Pressure> = "the tempo of injects, 75 % to 150 %",
        /// No clock runs: the facilitator goes from inject to inject.
        by_hand: Option<At<bool>> = "false",
        /// What the players are told and asked.
        injects: Vec<Inject> = "none",
    }
}

record! {
    /// Size of the table.
    Players "players" {
        /// Fewest.
        min: At<u32>,
        /// Most.
        max: At<u32>,
    }
}

record! {
    /// The hazard.
    Hazard "hazard" {
        /// For people.
        name: At<Text>,
        /// Line of your hazard vulnerability analysis.
        hva: Option<At<Plain>> = "empty",
    }
}
