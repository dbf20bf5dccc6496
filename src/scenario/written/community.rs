//! The chronic side of a disaster: people with needs, shelters' equipment, caches, hazard fields.

use crate::scenario::community::{Barrier, Good, HazardKind, Holder};
use crate::scenario::decode::{At, Distance, Moment, Name, Percent, Plain, Ref, Spot, record, word};
use crate::units::Span;

word!(Barrier as Barrier: "barrier" {
    Papers "people fear to be asked for papers",
    Language "nobody speaks their language",
    Pets "animals are not let in",
    Rides "no way to get there",
    Cost "people think that it costs money",
});

word!(Holder as Holder: "holder of a cache" {
    Local "the county's own",
    Regional "of the coalition's region",
    State "the state's; an emergency must be declared",
    Federal "federal; an emergency must be declared",
});

word!(Good as Good: "good" {
    Oxygen "oxygen, patient-hours",
    Medication "medication, patient-days",
    Cots "cots",
    Outlets "outlets on portable generators",
});

word!(HazardKind as HazardKind: "kind of hazard" {
    Shaking "earthquake: weaker with distance; power, roads, injuries",
    Flood "water over roads; places near the middle lose power and water; tap water is unsafe",
    Heat "heat illness, far more where the power is out",
    Smoke "breathing trouble; roads are slow",
    Plume "people near the middle are exposed once; a cordon closes the roads",
    Wind "roads are slow; crews, buses and dialysis centers stop",
    Blackout "zones and places lose power, each with the chance of the strength",
});

record! {
    /// People with needs, what shelters have, caches, hazard fields.
    Community "community" {
        /// Share of residents with limited English in zones without a row of their own.
        limited_english: Option<At<Percent>> = "`\"0 %\"`",
        /// People on dialysis for each 100 000 residents.
        dialysis: Option<At<u32>> = "124",
        /// People who depend on powered equipment at home for each 100 000 residents.
        on_power: Option<At<u32>> = "218",
        /// People with medication that cannot be missed for each 100 000 residents.
        on_medication: Option<At<u32>> = "2000",
        /// Share who believe what officials say.
        trust: Option<At<Percent>> = "`\"60 %\"`",
        /// Utility crews that can work at the same time.
        crews: Option<At<u16>> = "6",
        /// Teams of community health workers.
        teams: Option<At<u16>> = "6",
        /// Zones that differ.
        people: Vec<ZonePeople> = "none",
        /// What shelters have.
        shelters: Vec<Roof> = "none: general shelters without equipment",
        /// Stocks that somebody must ask for.
        caches: Vec<Cache> = "none",
        /// Wind, heat, floods, blackouts.
        hazards: Vec<Field> = "none",
    }
}

record! {
    /// The people of a zone.
    ZonePeople "people" {
        /// Which zone.
        zone: At<Ref>,
        /// Share of residents with limited English.
        limited_english: Option<At<Percent>> = "as in the community",
        /// People on dialysis.
        dialysis: Option<At<u32>> = "by the community's rate",
        /// People who depend on powered equipment.
        on_power: Option<At<u32>> = "by the community's rate",
        /// People with medication that cannot be missed.
        on_medication: Option<At<u32>> = "by the community's rate",
        /// Share who believe what officials say.
        trust: Option<At<Percent>> = "as in the community",
        /// What keeps them from help that is there.
        barriers: Vec<At<Barrier>> = "none",
    }
}

record! {
    /// Equipment of a shelter.
    Roof "shelter" {
        /// Which.
        at: At<Ref>,
        /// For people with medical needs.
        medical: Option<At<bool>> = "false",
        /// Outlets on standby power.
        outlets: Option<At<u32>> = "0; medical shelters 40",
        /// Oxygen, patient-hours.
        oxygen: Option<At<u32>> = "0; medical shelters 480",
        /// Medication, patient-days.
        medication: Option<At<u32>> = "0; medical shelters 200",
        /// Animals are let in.
        pets: Option<At<bool>> = "false",
        /// A room for people who are infectious.
        isolation: Option<At<bool>> = "false",
    }
}

record! {
    /// A stock that somebody must ask for.
    Cache "cache" {
        /// Unique among caches.
        id: At<Name>,
        /// For people.
        name: Option<At<Plain>> = "the id",
        /// Whose it is.
        holder: At<Holder>,
        /// What it holds.
        good: At<Good>,
        /// How much.
        units: At<u32>,
        /// From the order to the door.
        after: Option<At<Span>> = "local 1 h, regional 4 h, state 12 h, federal 36 h",
    }
}

record! {
    /// A hazard that reaches over an area for a time.
    Field "hazard" {
        /// What it is.
        kind: At<HazardKind>,
        /// For people.
        name: At<Plain>,
        /// The middle of it.
        near: At<Spot>,
        /// How far it reaches.
        radius: At<Distance>,
        /// In the middle.
        strength: Option<At<Percent>> = "`\"100 %\"`",
        /// From when.
        from: Option<At<Moment>> = "`\"+0:00\"`",
        /// Until when.
        until: Option<At<Moment>> = "the end",
    }
}

record! {
    /// A hazard that begins now.
    FieldEffect "hazard" {
        /// What it is.
        kind: At<HazardKind>,
        /// For people.
        name: At<Plain>,
        /// The middle of it.
        near: At<Spot>,
        /// How far it reaches.
        radius: At<Distance>,
        /// In the middle.
        strength: Option<At<Percent>> = "`\"100 %\"`",
        /// How long.
        lasts: Option<At<Span>> = "to the end",
    }
}

record! {
    /// Trust in what officials say.
    TrustEffect "trust" {
        /// Where.
        zone: Option<At<Ref>> = "everywhere",
        /// Points more, or fewer (`-`).
        points: At<i64>,
    }
}
