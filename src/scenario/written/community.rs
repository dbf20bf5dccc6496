//! Access and functional needs, shelter equipment, caches, and hazard areas.

use crate::scenario::community::{Barrier, Good, HazardKind, Holder};
use crate::scenario::decode::{At, Distance, Moment, Name, Percent, Plain, Ref, Spot, record, word};
use crate::units::Span;

word!(Barrier as Barrier: "barrier" {
    Papers "fear of being asked for papers",
    Language "no staff who speak the language",
    Pets "no pets allowed",
    Rides "no transportation",
    Cost "expected cost",
});

word!(Holder as Holder: "holder of a cache" {
    Local "county",
    Regional "coalition region",
    State "state; requires a declared emergency",
    Federal "federal; requires a declared emergency",
});

word!(Good as Good: "good" {
    Oxygen "oxygen, patient-hours",
    Medication "medication, patient-days",
    Cots "cots",
    Outlets "outlets on portable generators",
});

word!(HazardKind as HazardKind: "kind of hazard" {
    Shaking "earthquake, weaker with distance: power loss, road damage, injuries",
    Flood "flooded roads; facilities near the center lose power and water; tap water is unsafe",
    Heat "heat illness, much more without power",
    Smoke "respiratory illness; slow roads",
    Plume "one exposure near the center; a cordon closes the roads",
    Wind "slow roads; crews, buses, and dialysis centers stop",
    Blackout "power loss of zones and facilities, each with probability `strength`",
});

record! {
    /// Access and functional needs, shelter equipment, caches, hazard areas.
    Community "community" {
        /// Share of residents with limited English, in zones not listed in `people`.
        limited_english: Option<At<Percent>> = "`\"0 %\"`",
        /// Dialysis patients per 100,000 residents.
        dialysis: Option<At<u32>> = "124",
        /// People who depend on powered equipment at home, per 100,000 residents.
        on_power: Option<At<u32>> = "218",
        /// People with essential medication, per 100,000 residents.
        on_medication: Option<At<u32>> = "2000",
        /// Share of residents who trust officials.
        trust: Option<At<Percent>> = "`\"60 %\"`",
        /// Number of utility crews.
        crews: Option<At<u16>> = "6",
        /// Number of community health worker teams.
        teams: Option<At<u16>> = "6",
        /// Zones with their own values.
        people: Vec<ZonePeople> = "none",
        /// Shelter equipment.
        shelters: Vec<Roof> = "none: general shelters without equipment",
        /// Caches that players can request.
        caches: Vec<Cache> = "none",
        /// Hazard areas: wind, heat, floods, blackouts.
        hazards: Vec<Field> = "none",
    }
}

record! {
    /// The people of a zone.
    ZonePeople "people" {
        /// Id of the zone.
        zone: At<Ref>,
        /// Share of residents with limited English.
        limited_english: Option<At<Percent>> = "the community value",
        /// Number of dialysis patients.
        dialysis: Option<At<u32>> = "the community rate",
        /// Number of people who depend on powered equipment.
        on_power: Option<At<u32>> = "the community rate",
        /// Number of people with essential medication.
        on_medication: Option<At<u32>> = "the community rate",
        /// Share of residents who trust officials.
        trust: Option<At<Percent>> = "the community value",
        /// Access barriers.
        barriers: Vec<At<Barrier>> = "none",
    }
}

record! {
    /// Equipment of a shelter.
    Roof "shelter" {
        /// Id of the shelter.
        at: At<Ref>,
        /// Medical shelter.
        medical: Option<At<bool>> = "false",
        /// Outlets on generator power.
        outlets: Option<At<u32>> = "0; medical shelters 40",
        /// Oxygen, patient-hours.
        oxygen: Option<At<u32>> = "0; medical shelters 480",
        /// Medication, patient-days.
        medication: Option<At<u32>> = "0; medical shelters 200",
        /// Pets allowed.
        pets: Option<At<bool>> = "false",
        /// Isolation room.
        isolation: Option<At<bool>> = "false",
    }
}

record! {
    /// A cache that players can request.
    Cache "cache" {
        /// Id; unique among caches.
        id: At<Name>,
        /// Display name.
        name: Option<At<Plain>> = "the id",
        /// Holder.
        holder: At<Holder>,
        /// Good.
        good: At<Good>,
        /// Units.
        units: At<u32>,
        /// Time from order to delivery.
        after: Option<At<Span>> = "local 1 h, regional 4 h, state 12 h, federal 36 h",
    }
}

record! {
    /// A hazard area with a duration.
    Field "hazard" {
        /// Kind.
        kind: At<HazardKind>,
        /// Display name.
        name: At<Plain>,
        /// Center.
        near: At<Spot>,
        /// Radius.
        radius: At<Distance>,
        /// Strength at the center.
        strength: Option<At<Percent>> = "`\"100 %\"`",
        /// Start.
        from: Option<At<Moment>> = "`\"+0:00\"`",
        /// End.
        until: Option<At<Moment>> = "EndEx",
    }
}

record! {
    /// A hazard area that starts on release.
    FieldEffect "hazard" {
        /// Kind.
        kind: At<HazardKind>,
        /// Display name.
        name: At<Plain>,
        /// Center.
        near: At<Spot>,
        /// Radius.
        radius: At<Distance>,
        /// Strength at the center.
        strength: Option<At<Percent>> = "`\"100 %\"`",
        /// Duration.
        lasts: Option<At<Span>> = "to EndEx",
    }
}

record! {
    /// Trust in what officials say.
    TrustEffect "trust" {
        /// Zone.
        zone: Option<At<Ref>> = "all zones",
        /// Percentage points (negative: less trust).
        points: At<i64>,
    }
}
