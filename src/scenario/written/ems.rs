//! EMS and fire: vehicles, rules, dangers of a scene.

use crate::scenario::decode::{At, Name, Percent, Plain, Ref, Spot, record};
use crate::scenario::ems::{Danger, Destination, Dispatch, PatientPriority, TriageSystem};
use crate::units::Span;

record! {
    /// Vehicles at an EMS base of the region pack.
    EmsBase "EMS base" {
        /// The base.
        base: At<Ref>,
        /// Advanced life support units.
        als: Option<At<u16>> = "as in the region pack",
        /// Basic life support units.
        bls: Option<At<u16>> = "as in the region pack",
        /// Critical-care transports: they move patients between hospitals.
        critical_care: Option<At<u16>> = "0",
        /// Wheelchair vans: four who can sit.
        vans: Option<At<u16>> = "0",
        /// Buses with drivers.
        buses: Option<At<u16>> = "0",
        /// Helicopters. They fly when they are asked for and the weather lets them.
        helicopters: Option<At<u16>> = "0",
    }
}

record! {
    /// Units from outside.
    MutualAid "mutual aid" {
        /// Unique among mutual aid.
        id: At<Name>,
        /// For people.
        name: Option<At<Plain>> = "the id",
        /// Advanced life support units.
        als: Option<At<u16>> = "0",
        /// Basic life support units.
        bls: Option<At<u16>> = "0",
        /// Strike teams of five ambulances: two advanced, three basic.
        strike_teams: Option<At<u16>> = "0",
        /// Critical-care transports.
        critical_care: Option<At<u16>> = "0",
        /// Wheelchair vans.
        vans: Option<At<u16>> = "0",
        /// Buses for people who can sit.
        buses: Option<At<u16>> = "0",
        /// Helicopters.
        helicopters: Option<At<u16>> = "0",
        /// Time from the request until they are here.
        after: Option<At<Span>> = "`\"45 min\"`",
        /// They may take this long: any moment between the two is as likely.
        at_latest: Option<At<Span>> = "the same as `after`",
        /// Where they come in.
        enters_at: Option<At<Spot>> = "the EMS base farthest from the first site",
    }
}

record! {
    /// What EMS and fire start with.
    EmsRules "EMS rules" {
        /// Triage at the scene.
        triage: Option<At<TriageSystem>> = "`Start`",
        /// Which unit answers.
        dispatch: Option<At<Dispatch>> = "`Nearest`",
        /// How a hospital is chosen.
        destination: Option<At<Destination>> = "`Nearest`",
        /// Who is loaded next.
        priority: Option<At<PatientPriority>> = "`Start`",
        /// Share of the ambulances kept for ordinary 911 calls.
        reserve: Option<At<Percent>> = "`\"20 %\"`",
        /// Survival curves that the resource-aware rule believes: 1 (very pessimistic) to 5 (very optimistic).
        curves: Option<At<u16>> = "those that the patients follow",
        /// Length of a shift.
        shift: Option<At<Span>> = "`\"12 h\"`",
        /// Hour of the day at which the day shift begins.
        shift_starts: Option<At<u16>> = "7",
        /// Fire companies that can be given tasks at scenes.
        fire_companies: Option<At<u16>> = "8",
        /// Crews work by standing orders: nobody can change the destination rule, or have people treated at the scene and
        /// sent home.
        standing_orders: Option<At<bool>> = "false",
    }
}

record! {
    /// A scene becomes dangerous.
    DangerEffect "danger" {
        /// Where.
        site: At<Ref>,
        /// What.
        is: At<Danger>,
    }
}
