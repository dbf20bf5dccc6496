//! What happens, and to which places.

use crate::scenario::checked::{BedKind, Status, Utility};
use crate::scenario::decode::{At, Cause, Distance, Moment, Name, Percent, Plain, Ref, Speed, Spot, choice, record};
use crate::scenario::ems::Danger;
use crate::scenario::region::{PlaceKind, TraumaLevel};
use crate::units::{LatLon, Span};

record! {
    /// A place where people are hurt.
    Site "site" {
        /// Unique among sites and places.
        id: At<Name>,
        /// For people.
        name: Option<At<Plain>> = "the id",
        /// Where.
        at: At<LatLon>,
        /// What makes it dangerous from the beginning.
        hazards: Vec<At<Danger>> = "nothing",
    }
}

record! {
    /// A batch of casualties, with their true condition at the moment of injury.
    Casualties "casualties" {
        /// Where.
        site: Option<At<Ref>> = "the only site",
        /// When.
        at: Option<At<Moment>> = "`\"+0:00\"`",
        /// They fall ill over this long, few at first, most in the middle: for illness that spreads.
        over: Option<At<Span>> = "all at once",
        /// What hurt them.
        condition: Option<At<Cause>> = "`BluntTrauma`",
        /// Everybody, shared out over the severities by the mix of the condition. Instead of the five below.
        people: Option<At<u32>> = "the sum of the five",
        /// Red: life in danger now.
        immediate: Option<At<u32>> = "0",
        /// Yellow: serious, can wait a little.
        delayed: Option<At<u32>> = "0",
        /// Green: walking.
        minimal: Option<At<u32>> = "0",
        /// Too badly hurt to survive with what there is.
        expectant: Option<At<u32>> = "0",
        /// Dead at once.
        dead: Option<At<u32>> = "0",
        /// How many of them are children.
        children: Option<At<u32>> = "0",
        /// How many of them do not follow English well.
        limited_english: Option<At<u32>> = "0",
        /// They carry something that must be washed off before they come into a hospital.
        contaminated: Option<At<bool>> = "false",
        /// Those who make their own way to a hospital.
        self_present: Option<SelfPresent> = "`(share: \"0 %\")`",
        /// The last trapped person is free this long after.
        extrication: Option<At<Span>> = "nobody is trapped",
        /// Share of the trapped of whom nobody knows until their sector is searched; they come out three hours later.
        hidden: Option<At<Percent>> = "`\"0 %\"`",
        /// Zone where they live, for outcomes by group.
        zone: Option<At<Ref>> = "not known",
    }
}

record! {
    /// How often field triage errs, where that differs from what studies of the triage system found.
    TriageErrors "triage" {
        /// Of the minimal and delayed: share tagged one class too high.
        over: Option<At<Percent>> = "as studies of the triage system found",
        /// Of the immediate and delayed: share tagged one class too low.
        under: Option<At<Percent>> = "as studies of the triage system found",
    }
}

record! {
    /// People who do not wait for an ambulance.
    SelfPresent "self_present" {
        /// Share of those who are alive, however badly hurt: cars take whom they find.
        share: At<Percent>,
        /// Mean time until they set off.
        delay: Option<At<Span>> = "`\"12 min\"`",
    }
}

record! {
    /// A change to the roads around a point.
    RoadChange "road change" {
        /// Unique among road changes.
        id: Option<At<Name>> = "made from the place",
        /// For people.
        name: Option<At<Plain>> = "name of the site or place",
        /// The middle of it.
        near: At<Spot>,
        /// Roads this near are meant.
        radius: Option<At<Distance>> = "`\"250 m\"`",
        /// What they are now.
        is: Option<RoadIs> = "`Closed`",
        /// From when.
        from: Option<At<Moment>> = "`\"+0:00\"`",
        /// Until when.
        until: Option<At<Moment>> = "the end, unless somebody clears it",
    }
}

choice! {
    /// How a road is.
    RoadIs "state of a road" {
        /// Nobody passes.
        Closed,
        /// Traffic moves at this share of its usual speed, 5–95 %.
        Slow(speed: At<Percent>),
    }
}

record! {
    /// A straight road.
    Link "link" {
        /// One end.
        from: At<Spot>,
        /// The other end.
        to: At<Spot>,
        /// Ordinary traffic.
        speed: Option<At<Speed>> = "`\"40 km/h\"`",
    }
}

record! {
    /// Power, water, elevators, oxygen or the electronic record fails at a place.
    UtilityChange "utility loss" {
        /// What fails.
        lost: At<Utility>,
        /// Where: a place of this scenario (`places`).
        at: At<Ref>,
        /// From when.
        from: Option<At<Moment>> = "`\"+0:00\"`",
        /// Until when.
        until: Option<At<Moment>> = "the end, unless somebody restores it",
    }
}

record! {
    /// What differs from the region pack at one place.
    Facility "facility" {
        /// Id of the place in the region pack.
        id: At<Ref>,
        /// Accepting ambulances or not.
        status: Option<At<Status>> = "`Open`",
        /// Occupied share of every kind of bed.
        occupancy: Option<At<Percent>> = "as in the region pack",
        /// Emergency department places that are staffed.
        ed_staffed: Option<At<u32>> = "as in the region pack",
        /// Operating rooms that are staffed.
        or_staffed: Option<At<u32>> = "as in the region pack",
        /// Adult intensive care beds that are staffed.
        icu_staffed: Option<At<u32>> = "as in the region pack",
        /// Ward beds that are staffed.
        ward_staffed: Option<At<u32>> = "as in the region pack",
        /// Single kinds of bed in full.
        beds: Vec<BedRow> = "as in the region pack",
        /// Standby power lasts this long. `"0 s"`: there is none.
        generator: Option<At<Span>> = "hospital 72 h, long-term care 24 h, others none",
        /// Share of the usual staff on duty.
        staff: Option<At<Percent>> = "`\"100 %\"`",
        /// Red-cell units on the shelf.
        blood: Option<At<u32>> = "by trauma level: 140, 100, 60, else 40",
        /// Trauma teams at hand: critical patients who can be resuscitated at the same time with nothing left out.
        trauma_teams: Option<At<u32>> = "by trauma level: 4, 3, 2, else 1",
        /// Further trauma teams that come from home when staff are recalled.
        on_call_teams: Option<At<u32>> = "0",
        /// A shelter that is open at StartEx.
        open: Option<At<bool>> = "false",
        /// Residents, stations or shelter places.
        people: Option<At<u32>> = "as in the region pack",
        /// Building and stock.
        house: Option<House> = "by default",
    }
}

record! {
    /// Beds of one kind.
    BedRow "beds" {
        /// Which.
        kind: At<BedKind>,
        /// Staffed and equipped.
        staffed: At<u32>,
        /// Occupied at StartEx.
        occupied: Option<At<u32>> = "by the usual occupancy of the kind",
        /// Further places at contingency level.
        contingency: Option<At<u32>> = "by kind: intensive care +20 %, ED +25 %, wards +10 %",
        /// Further places at crisis level, those of contingency included.
        crisis: Option<At<u32>> = "by kind: intensive care +100 %, ED +50 %, wards +20 %",
        /// All beds there are, staffed or not.
        licensed: Option<At<u32>> = "as many as are staffed",
        /// Rooms that cannot be used.
        blocked: Option<At<u32>> = "0",
        /// The floor they are on; 0 is the street.
        floor: Option<At<u32>> = "by kind: ED 0, operating rooms 2, intensive care 3, wards 5",
    }
}

record! {
    /// Building and stock of a facility.
    House "building and stock" {
        /// Stairwells by which patients can be carried.
        stairwells: Option<At<u32>> = "2",
        /// Elevators that take a stretcher.
        elevators: Option<At<u32>> = "one for 60 beds, at least 2",
        /// People who carry patients in an evacuation.
        carriers: Option<At<u32>> = "one for each nurse on duty",
        /// Vehicles that can be loaded at the same time.
        loading_bays: Option<At<u32>> = "as many as come",
        /// Ventilators.
        ventilators: Option<At<u32>> = "three for four intensive care beds, at least 2",
        /// Oxygen lasts this long in usual use.
        oxygen: Option<At<Span>> = "`\"96 h\"`",
        /// Protective equipment lasts this long in usual use.
        protection: Option<At<Span>> = "`\"72 h\"`",
        /// Medicines last this long in usual use.
        medicines: Option<At<Span>> = "`\"72 h\"`",
    }
}

record! {
    /// Vehicles outside the 911 fleet, for transfers between hospitals and evacuations.
    PatientTransport "patient transport" {
        /// Advanced life support and critical care ambulances: one patient each.
        als: Option<At<u32>> = "6",
        /// Basic life support ambulances: one patient each.
        bls: Option<At<u32>> = "6",
        /// Wheelchair vans: four patients who sit.
        vans: Option<At<u32>> = "4",
        /// Buses: twenty patients who sit.
        buses: Option<At<u32>> = "2",
        /// Time from the first call until they stand by.
        after: Option<At<Span>> = "`\"45 min\"`",
        /// They may take this long: any moment between the two is as likely.
        at_latest: Option<At<Span>> = "the same as `after`",
        /// What comes from farther away, and later.
        later: Vec<LaterTransport> = "none",
    }
}

record! {
    /// Vehicles that come together, later than the first: from the neighbors, from the state.
    LaterTransport "later transport" {
        /// Advanced life support and critical care ambulances.
        als: Option<At<u32>> = "0",
        /// Basic life support ambulances.
        bls: Option<At<u32>> = "0",
        /// Wheelchair vans.
        vans: Option<At<u32>> = "0",
        /// Buses.
        buses: Option<At<u32>> = "0",
        /// Time from the first call until they stand by.
        after: At<Span>,
        /// They may take this long: any moment between the two is as likely.
        at_latest: Option<At<Span>> = "the same as `after`",
    }
}

record! {
    /// A place that is not on the map: fictional, or your own.
    LocalPlace "place" {
        /// Unique among all places of the region and the scenario.
        id: At<Name>,
        /// For people.
        name: At<Plain>,
        /// Short code for the map, up to 4 letters.
        code: Option<At<Plain>> = "initials of the name",
        /// What it is.
        kind: At<PlaceKind>,
        /// Where.
        at: At<LatLon>,
        /// Trauma designation.
        trauma: Option<At<TraumaLevel>> = "none",
        /// It has a helipad.
        helipad: Option<At<bool>> = "false",
        /// Beds by kind. A place with `Ed` beds receives ambulances.
        beds: Vec<BedRow> = "none",
        /// Residents, dialysis stations, or shelter places.
        people: Option<At<u32>> = "0",
        /// EMS base: advanced life support units.
        als: Option<At<u16>> = "0",
        /// EMS base: basic life support units.
        bls: Option<At<u16>> = "0",
        /// EMS base: critical-care transports, between hospitals.
        critical_care: Option<At<u16>> = "0",
        /// EMS base: wheelchair vans.
        vans: Option<At<u16>> = "0",
        /// EMS base: buses with drivers.
        buses: Option<At<u16>> = "0",
        /// Helicopters stationed here.
        helicopters: Option<At<u16>> = "0",
        /// Accepting ambulances or not.
        status: Option<At<Status>> = "`Open`",
        /// A shelter that is open at StartEx.
        open: Option<At<bool>> = "false",
        /// Standby power lasts this long. `"0 s"`: there is none.
        generator: Option<At<Span>> = "hospital 72 h, long-term care 24 h, others none",
        /// Share of the usual staff on duty.
        staff: Option<At<Percent>> = "`\"100 %\"`",
        /// Red-cell units on the shelf.
        blood: Option<At<u32>> = "by trauma level: 140, 100, 60, else 40; none without ED",
        /// Building and stock.
        house: Option<House> = "by default",
        /// Trauma teams at hand: critical patients who can be resuscitated at the same time with nothing left out.
        trauma_teams: Option<At<u32>> = "by trauma level: 4, 3, 2, else 1",
        /// Further trauma teams that come from home when staff are recalled.
        on_call_teams: Option<At<u32>> = "0",
    }
}

record! {
    /// A zone of population that is not on the map.
    LocalZone "zone" {
        /// Unique among all zones of the region and the scenario.
        id: At<Name>,
        /// For people.
        name: At<Plain>,
        /// Its middle.
        at: At<LatLon>,
        /// Residents.
        population: At<u32>,
        /// Households without a vehicle.
        no_vehicle: Option<At<u32>> = "0",
        /// Residents aged 65 and over.
        age_65_plus: Option<At<u32>> = "0",
        /// Households.
        households: Option<At<u32>> = "one for 2.5 residents",
        /// Social vulnerability, percentile rank (100 % most vulnerable).
        vulnerability: Option<At<Percent>> = "not known",
    }
}

record! {
    /// People of a zone who look for a roof.
    Evacuation "evacuation" {
        /// Where they live.
        zone: At<Ref>,
        /// When it starts.
        at: At<Moment>,
        /// How many leave.
        people: At<u32>,
        /// Share who go to a public shelter.
        to_shelter: Option<At<Percent>> = "`\"15 %\"`",
        /// Mean time until a household leaves.
        over: Option<At<Span>> = "`\"30 min\"`",
    }
}
