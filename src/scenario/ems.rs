//! EMS and fire setup: vehicles of a base, rules at StartEx, scene hazards.

use crate::units::Span;
use serde::{Deserialize, Serialize};

/// Vehicles of a base or of mutual aid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fleet {
    pub als: u16,
    pub bls: u16,
    /// Critical care transport units, for interfacility transfers.
    pub critical_care: u16,
    /// Wheelchair vans, for seated patients.
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

/// Initial EMS and fire rules. Decisions can change all except the last five.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmsRules {
    pub triage: TriageSystem,
    pub dispatch: Dispatch,
    pub destination: Destination,
    pub priority: PatientPriority,
    /// Percent of the fleet held for ordinary 911 calls.
    pub reserve_pct: u8,
    /// The published pair of survival curves that the resource-aware rule assumes (1 very pessimistic to 5 very
    /// optimistic). `None`: the survival table of the patients.
    pub curves: Option<u8>,
    pub shift: Span,
    /// Shift start, minutes after midnight.
    pub shift_starts_min: u16,
    /// Fire companies for scene tasks.
    pub fire_companies: u16,
    /// Standing orders: no change of the destination rule, and transport of every casualty to a hospital.
    pub standing_orders: bool,
}

impl Default for EmsRules {
    fn default() -> Self {
        EmsRules {
            triage: TriageSystem::Start,
            dispatch: Dispatch::Nearest,
            destination: Destination::Nearest,
            priority: PatientPriority::Start,
            // 20 % of the fleet [A].
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

/// Dispatch rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dispatch {
    #[default]
    Nearest,
    /// Nearest unit, except the last at a base; idle units move up to empty bases.
    NearestWithCover,
}

/// Destination rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Destination {
    #[default]
    Nearest,
    /// Immediate patients to the nearest trauma, burn, or pediatric center, others to the nearest hospital: the practice of
    /// crews without bed information [the order of the national field triage guideline].
    ClosestAppropriate,
    /// Nearest hospital with reported capacity.
    NearestWithRoom,
    /// In proportion to reported capacity.
    LoadBalanced,
    /// Immediate patients to trauma, burn, and pediatric centers with reported capacity, others load-balanced.
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

/// A scene hazard until crews resolve it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Danger {
    Fire,
    /// What is left standing may come down.
    Unstable,
    /// A chemical on people and ground.
    Contamination,
}
