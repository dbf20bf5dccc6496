//! EMS and fire as the scenario sets them up: the vehicles of a base, the rules that hold at StartEx, what makes a scene
//! dangerous.

use crate::units::Span;
use serde::{Deserialize, Serialize};

/// Vehicles of a base, or of help from outside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fleet {
    pub als: u16,
    pub bls: u16,
    /// Critical-care transports: between hospitals.
    pub critical_care: u16,
    /// Wheelchair vans: people who can sit.
    pub vans: u16,
    pub buses: u16,
    pub helicopters: u16,
}

/// Ambulances of one strike team: five alike with a leader [table B11]; two of them ALS [A].
pub const STRIKE_TEAM: (u16, u16) = (2, 3);

impl Fleet {
    pub fn total(&self) -> u32 {
        [self.als, self.bls, self.critical_care, self.vans, self.buses, self.helicopters].map(u32::from).iter().sum()
    }
}

/// What EMS and fire start with. Everything can be changed by a decision later, except the last five.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmsRules {
    pub triage: TriageSystem,
    pub dispatch: Dispatch,
    pub destination: Destination,
    pub priority: PatientPriority,
    /// Percent of the fleet kept for ordinary 911 calls.
    pub reserve_pct: u8,
    /// Which of the five published pairs of survival curves the resource-aware rule believes (1 very pessimistic to 5 very
    /// optimistic). `None`: the survival table that the patients themselves follow.
    pub curves: Option<u8>,
    pub shift: Span,
    /// Minutes after midnight at which a shift begins.
    pub shift_starts_min: u16,
    /// Fire companies that can be given tasks at scenes.
    pub fire_companies: u16,
    /// Nobody changes the destination rule, and everybody who is hurt is brought to a hospital.
    pub standing_orders: bool,
}

impl Default for EmsRules {
    fn default() -> Self {
        EmsRules {
            triage: TriageSystem::Start,
            dispatch: Dispatch::Nearest,
            destination: Destination::Nearest,
            priority: PatientPriority::Start,
            // A fifth of the fleet [A].
            reserve_pct: 20,
            curves: None,
            // Twelve hours from seven o'clock [A].
            shift: Span::hours(12),
            shift_starts_min: 7 * 60,
            // [A]
            fire_companies: 8,
            standing_orders: false,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TriageSystem {
    #[default]
    Start,
    Salt,
}

/// Which unit answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dispatch {
    #[default]
    Nearest,
    /// Nearest, but sparing a base's last unit, and idle units move up to bases that are empty.
    NearestWithCover,
}

/// How EMS picks a hospital.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Destination {
    #[default]
    Nearest,
    /// Immediate patients to the nearest trauma, burn or children's center, others to the nearest hospital: what crews do
    /// who know the map and not the beds [the order of the national field triage guideline].
    ClosestAppropriate,
    /// Nearest that last reported room.
    NearestWithRoom,
    /// Spread in proportion to reported room.
    LoadBalanced,
    /// Immediate patients to trauma centers, burn and children's units with reported room, others load-balanced.
    Specialty,
}

/// Who of those waiting at a scene is loaded next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PatientPriority {
    /// Strictly by tag.
    #[default]
    Start,
    /// The class whose survival falls faster now.
    ResourceAware,
    /// The patient who loses most by waiting half an hour more.
    Sacco,
}

/// What makes a scene dangerous until somebody has dealt with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Danger {
    Fire,
    /// What is left standing may come down.
    Unstable,
    /// A chemical on people and ground.
    Contamination,
}
