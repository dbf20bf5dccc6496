//! Casualties, roads, utilities, facilities, and zones.

use crate::scenario::checked::{BedKind, Status, Utility};
use crate::scenario::decode::{At, Cause, Distance, Moment, Name, Percent, Plain, Ref, Speed, Spot, choice, record};
use crate::scenario::ems::Danger;
use crate::scenario::region::{PlaceKind, TraumaLevel};
use crate::units::{LatLon, Span};

record! {
    /// A site with casualties.
    Site "site" {
        /// Id; unique among sites and places.
        id: At<Name>,
        /// Display name.
        name: Option<At<Plain>> = "the id",
        /// Position: latitude, longitude, in degrees.
        at: At<LatLon>,
        /// Scene hazards at StartEx.
        hazards: Vec<At<Danger>> = "none",
    }
}

record! {
    /// A batch of casualties, with their actual severity at injury.
    Casualties "casualties" {
        /// Site.
        site: Option<At<Ref>> = "the only site",
        /// Time of injury.
        at: Option<At<Moment>> = "`\"+0:00\"`",
        /// Onset period for spreading illness: few at first, most in the middle.
        over: Option<At<Span>> = "all at once",
        /// Condition.
        condition: Option<At<Cause>> = "`BluntTrauma`",
        /// Total, divided by the severity mix of the condition. Replaces the five counts below.
        people: Option<At<u32>> = "the sum of the five",
        /// Count, immediate (red).
        immediate: Option<At<u32>> = "0",
        /// Count, delayed (yellow).
        delayed: Option<At<u32>> = "0",
        /// Count, minimal (green).
        minimal: Option<At<u32>> = "0",
        /// Count, expectant.
        expectant: Option<At<u32>> = "0",
        /// Count, dead on scene.
        dead: Option<At<u32>> = "0",
        /// Count of children among them.
        children: Option<At<u32>> = "0",
        /// Count of people with limited English among them.
        limited_english: Option<At<u32>> = "0",
        /// Contaminated: they need decontamination before hospital entry.
        contaminated: Option<At<bool>> = "false",
        /// Self-presenting casualties.
        self_present: Option<SelfPresent> = "`(share: \"0 %\")`",
        /// Time until the last trapped casualty is free.
        extrication: Option<At<Span>> = "no one is trapped",
        /// Share of trapped casualties that only a sector search finds; they are free three hours later.
        hidden: Option<At<Percent>> = "`\"0 %\"`",
        /// Home zone, for outcomes by group.
        zone: Option<At<Ref>> = "unknown",
    }
}

record! {
    /// Field triage error rates; overrides the published rates of the triage system.
    TriageErrors "triage" {
        /// Share of minimal and delayed casualties tagged one class too high.
        over: Option<At<Percent>> = "published rates of the triage system",
        /// Share of immediate and delayed casualties tagged one class too low.
        under: Option<At<Percent>> = "published rates of the triage system",
    }
}

record! {
    /// Casualties who do not wait for an ambulance.
    SelfPresent "self_present" {
        /// Share of living casualties, regardless of severity.
        share: At<Percent>,
        /// Mean time until departure.
        delay: Option<At<Span>> = "`\"12 min\"`",
    }
}

record! {
    /// A road change around a point.
    RoadChange "road change" {
        /// Id; unique among road changes.
        id: Option<At<Name>> = "derived from the place",
        /// Display name.
        name: Option<At<Plain>> = "name of the site or place",
        /// Center.
        near: At<Spot>,
        /// Radius of the affected roads.
        radius: Option<At<Distance>> = "`\"250 m\"`",
        /// New state.
        is: Option<RoadIs> = "`Closed`",
        /// Start.
        from: Option<At<Moment>> = "`\"+0:00\"`",
        /// End.
        until: Option<At<Moment>> = "EndEx, unless cleared",
    }
}

choice! {
    /// State of a road.
    RoadIs "state of a road" {
        /// No traffic.
        Closed,
        /// Traffic at this share of the usual speed, 5–95 %.
        Slow(speed: At<Percent>),
    }
}

record! {
    /// A straight road.
    Link "link" {
        /// First end.
        from: At<Spot>,
        /// Second end.
        to: At<Spot>,
        /// Speed of ordinary traffic.
        speed: Option<At<Speed>> = "`\"40 km/h\"`",
    }
}

record! {
    /// Loss of power, water, elevators, oxygen, or the electronic health record at a facility.
    UtilityChange "utility loss" {
        /// Utility.
        lost: At<Utility>,
        /// Facility, from `places` of this scenario.
        at: At<Ref>,
        /// Start.
        from: Option<At<Moment>> = "`\"+0:00\"`",
        /// End.
        until: Option<At<Moment>> = "EndEx, unless restored",
    }
}

record! {
    /// Changes to one facility of the region pack.
    Facility "facility" {
        /// Id of the facility in the region pack.
        id: At<Ref>,
        /// Status at StartEx.
        status: Option<At<Status>> = "`Open`",
        /// Occupancy of every kind of bed.
        occupancy: Option<At<Percent>> = "as in the region pack",
        /// Staffed ED beds.
        ed_staffed: Option<At<u32>> = "as in the region pack",
        /// Staffed operating rooms.
        or_staffed: Option<At<u32>> = "as in the region pack",
        /// Staffed adult ICU beds.
        icu_staffed: Option<At<u32>> = "as in the region pack",
        /// Staffed med-surg beds.
        ward_staffed: Option<At<u32>> = "as in the region pack",
        /// Bed details by kind.
        beds: Vec<BedRow> = "as in the region pack",
        /// Generator runtime. `"0 s"`: no generator.
        generator: Option<At<Span>> = "hospital 72 h, nursing home 24 h, others none",
        /// Staff on duty, share of usual.
        staff: Option<At<Percent>> = "`\"100 %\"`",
        /// Red cell units in stock.
        blood: Option<At<u32>> = "by trauma level: 140, 100, 60, otherwise 40",
        /// Trauma teams in house: critical patients that can be fully resuscitated at the same time.
        trauma_teams: Option<At<u32>> = "by trauma level: 4, 3, 2, otherwise 1",
        /// On-call trauma teams, which respond to a staff recall.
        on_call_teams: Option<At<u32>> = "0",
        /// Shelter: open at StartEx.
        open: Option<At<bool>> = "false",
        /// Residents, dialysis stations, or shelter spaces.
        people: Option<At<u32>> = "as in the region pack",
        /// Building and supplies.
        house: Option<House> = "defaults of each field",
    }
}

record! {
    /// Beds of one kind.
    BedRow "beds" {
        /// Kind of bed.
        kind: At<BedKind>,
        /// Staffed beds.
        staffed: At<u32>,
        /// Occupied beds at StartEx.
        occupied: Option<At<u32>> = "usual occupancy of the kind",
        /// Additional beds at contingency surge.
        contingency: Option<At<u32>> = "by kind: ICU +20 %, ED +25 %, med-surg +10 %",
        /// Additional beds at crisis surge, contingency included.
        crisis: Option<At<u32>> = "by kind: ICU +100 %, ED +50 %, med-surg +20 %",
        /// Licensed beds, staffed or not.
        licensed: Option<At<u32>> = "equal to `staffed`",
        /// Unusable beds.
        blocked: Option<At<u32>> = "0",
        /// Floor; 0 is street level.
        floor: Option<At<u32>> = "by kind: ED 0, operating rooms 2, ICU 3, med-surg 5",
    }
}

record! {
    /// Building and supplies of a facility.
    House "building and supplies" {
        /// Stairwells usable for carrying patients.
        stairwells: Option<At<u32>> = "2",
        /// Elevators with room for a stretcher.
        elevators: Option<At<u32>> = "one per 60 beds, at least 2",
        /// Carriers for an evacuation.
        carriers: Option<At<u32>> = "one per nurse on duty",
        /// Vehicles that can load at the same time.
        loading_bays: Option<At<u32>> = "no limit",
        /// Number of ventilators.
        ventilators: Option<At<u32>> = "three per four ICU beds, at least 2",
        /// Oxygen supply at usual use.
        oxygen: Option<At<Span>> = "`\"96 h\"`",
        /// Protective equipment supply at usual use.
        protection: Option<At<Span>> = "`\"72 h\"`",
        /// Medication supply at usual use.
        medicines: Option<At<Span>> = "`\"72 h\"`",
    }
}

record! {
    /// Vehicles outside the 911 fleet, for interfacility transfers and evacuations.
    PatientTransport "patient transport" {
        /// ALS and critical care ambulances, one patient each.
        als: Option<At<u32>> = "6",
        /// BLS ambulances, one patient each.
        bls: Option<At<u32>> = "6",
        /// Wheelchair vans, four seated patients each.
        vans: Option<At<u32>> = "4",
        /// Buses, twenty seated patients each.
        buses: Option<At<u32>> = "2",
        /// Time from the first request to arrival.
        after: Option<At<Span>> = "`\"45 min\"`",
        /// Latest arrival; the arrival time is uniform between `after` and this.
        at_latest: Option<At<Span>> = "the same as `after`",
        /// Later batches from farther away.
        later: Vec<LaterTransport> = "none",
    }
}

record! {
    /// A later batch of vehicles, from neighbors or the state.
    LaterTransport "later transport" {
        /// ALS and critical care ambulances.
        als: Option<At<u32>> = "0",
        /// BLS ambulances.
        bls: Option<At<u32>> = "0",
        /// Wheelchair vans.
        vans: Option<At<u32>> = "0",
        /// Buses.
        buses: Option<At<u32>> = "0",
        /// Time from the first request to arrival.
        after: At<Span>,
        /// Latest arrival; the arrival time is uniform between `after` and this.
        at_latest: Option<At<Span>> = "the same as `after`",
    }
}

record! {
    /// A facility that is not in the region pack: fictional, or your own.
    LocalPlace "place" {
        /// Id; unique among all places of the region and the scenario.
        id: At<Name>,
        /// Display name.
        name: At<Plain>,
        /// Map code, up to 4 letters.
        code: Option<At<Plain>> = "initials of the name",
        /// Kind.
        kind: At<PlaceKind>,
        /// Position: latitude, longitude, in degrees.
        at: At<LatLon>,
        /// Trauma designation.
        trauma: Option<At<TraumaLevel>> = "none",
        /// Helipad.
        helipad: Option<At<bool>> = "false",
        /// Beds by kind. A facility with `Ed` beds receives ambulances.
        beds: Vec<BedRow> = "none",
        /// Residents, dialysis stations, or shelter spaces.
        people: Option<At<u32>> = "0",
        /// EMS base: ALS units.
        als: Option<At<u16>> = "0",
        /// EMS base: BLS units.
        bls: Option<At<u16>> = "0",
        /// EMS base: critical care transport units, for interfacility transfers.
        critical_care: Option<At<u16>> = "0",
        /// EMS base: wheelchair vans.
        vans: Option<At<u16>> = "0",
        /// EMS base: buses with drivers.
        buses: Option<At<u16>> = "0",
        /// Helicopters based here.
        helicopters: Option<At<u16>> = "0",
        /// Status at StartEx.
        status: Option<At<Status>> = "`Open`",
        /// Shelter: open at StartEx.
        open: Option<At<bool>> = "false",
        /// Generator runtime. `"0 s"`: no generator.
        generator: Option<At<Span>> = "hospital 72 h, nursing home 24 h, others none",
        /// Staff on duty, share of usual.
        staff: Option<At<Percent>> = "`\"100 %\"`",
        /// Red cell units in stock.
        blood: Option<At<u32>> = "by trauma level: 140, 100, 60, otherwise 40; 0 without an ED",
        /// Building and supplies.
        house: Option<House> = "defaults of each field",
        /// Trauma teams in house: critical patients that can be fully resuscitated at the same time.
        trauma_teams: Option<At<u32>> = "by trauma level: 4, 3, 2, otherwise 1",
        /// On-call trauma teams, which respond to a staff recall.
        on_call_teams: Option<At<u32>> = "0",
    }
}

record! {
    /// A population zone that is not in the region pack.
    LocalZone "zone" {
        /// Id; unique among all zones of the region and the scenario.
        id: At<Name>,
        /// Display name.
        name: At<Plain>,
        /// Center: latitude, longitude, in degrees.
        at: At<LatLon>,
        /// Residents.
        population: At<u32>,
        /// Households without a vehicle.
        no_vehicle: Option<At<u32>> = "0",
        /// Residents aged 65 and over.
        age_65_plus: Option<At<u32>> = "0",
        /// Households.
        households: Option<At<u32>> = "one per 2.5 residents",
        /// Social vulnerability, percentile rank (100 % most vulnerable).
        vulnerability: Option<At<Percent>> = "unknown",
    }
}

record! {
    /// Displaced residents of a zone.
    Evacuation "evacuation" {
        /// Home zone.
        zone: At<Ref>,
        /// Start.
        at: At<Moment>,
        /// Number of evacuees.
        people: At<u32>,
        /// Share who go to a public shelter.
        to_shelter: Option<At<Percent>> = "`\"15 %\"`",
        /// Mean time until a household leaves.
        over: Option<At<Span>> = "`\"30 min\"`",
    }
}
