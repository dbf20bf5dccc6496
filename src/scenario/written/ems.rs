//! EMS and fire: vehicles, rules, scene hazards.

use crate::scenario::decode::{At, Name, Percent, Plain, Ref, Spot, record};
use crate::scenario::ems::{Danger, Destination, Dispatch, PatientPriority, TriageSystem};
use crate::units::Span;

record! {
    /// Vehicles at an EMS base of the region pack.
    EmsBase "EMS base" {
        /// Id of the base.
        base: At<Ref>,
        /// ALS units.
        als: Option<At<u16>> = "as in the region pack",
        /// BLS units.
        bls: Option<At<u16>> = "as in the region pack",
        /// Critical care transport units, for interfacility transfers.
        critical_care: Option<At<u16>> = "0",
        /// Wheelchair vans, four seated patients each.
        vans: Option<At<u16>> = "0",
        /// Buses with drivers.
        buses: Option<At<u16>> = "0",
        /// Helicopters, which fly on request in suitable weather.
        helicopters: Option<At<u16>> = "0",
    }
}

record! {
    /// Mutual aid units.
    MutualAid "mutual aid" {
        /// Id; unique among mutual aid.
        id: At<Name>,
        /// Display name.
        name: Option<At<Plain>> = "the id",
        /// ALS units.
        als: Option<At<u16>> = "0",
        /// BLS units.
        bls: Option<At<u16>> = "0",
        /// Strike teams of five ambulances: two ALS, three BLS.
        strike_teams: Option<At<u16>> = "0",
        /// Critical care transport units.
        critical_care: Option<At<u16>> = "0",
        /// Wheelchair vans.
        vans: Option<At<u16>> = "0",
        /// Buses for seated patients.
        buses: Option<At<u16>> = "0",
        /// Helicopters.
        helicopters: Option<At<u16>> = "0",
        /// Time from request to arrival.
        after: Option<At<Span>> = "`\"45 min\"`",
        /// Latest arrival; the arrival time is uniform between `after` and this.
        at_latest: Option<At<Span>> = "the same as `after`",
        /// Entry point.
        enters_at: Option<At<Spot>> = "the EMS base farthest from the first site",
    }
}

record! {
    /// Initial EMS and fire rules.
    EmsRules "EMS rules" {
        /// Triage system.
        triage: Option<At<TriageSystem>> = "`Start`",
        /// Dispatch rule.
        dispatch: Option<At<Dispatch>> = "`Nearest`",
        /// Destination rule.
        destination: Option<At<Destination>> = "`Nearest`",
        /// Loading priority.
        priority: Option<At<PatientPriority>> = "`Start`",
        /// Share of ambulances held for ordinary 911 calls.
        reserve: Option<At<Percent>> = "`\"20 %\"`",
        /// Survival curves assumed by the resource-aware rule: 1 (very pessimistic) to 5 (very optimistic).
        curves: Option<At<u16>> = "those of the patients",
        /// Length of a shift.
        shift: Option<At<Span>> = "`\"12 h\"`",
        /// Hour of day at which the day shift starts, 0 to 23.
        shift_starts: Option<At<u16>> = "7",
        /// Fire companies for scene tasks.
        fire_companies: Option<At<u16>> = "8",
        /// Standing orders: no seat can change the destination rule or order treat-and-release on scene.
        standing_orders: Option<At<bool>> = "false",
    }
}

record! {
    /// A new scene hazard.
    DangerEffect "danger" {
        /// Site.
        site: At<Ref>,
        /// Hazard.
        is: At<Danger>,
    }
}
