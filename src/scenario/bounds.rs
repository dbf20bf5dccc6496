//! The limits of every number, text and list that an author, an order or a region pack can give. One table: the reader,
//! the checks, the orders and the pack reader look here, and `docs/SCENARIO_FORMAT.md` prints it.

use super::checked::BedKind;
use std::fmt::Write;

/// What a limit counts. A field without a row of its own has the row of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Count,
    /// A whole number that may be negative.
    Change,
    Minutes,
    Meters,
    Characters,
    /// Entries of a list.
    Entries,
}

/// One row of the table. `fields`: `field`, or `Record.field` where the record matters, which wins.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    pub what: &'static str,
    pub fields: &'static [&'static str],
    pub unit: Unit,
    pub least: i64,
    pub most: i64,
    pub why: &'static str,
}

const fn bound(
    what: &'static str,
    fields: &'static [&'static str],
    unit: Unit,
    range: (i64, i64),
    why: &'static str,
) -> Bound {
    Bound { what, fields, unit, least: range.0, most: range.1, why }
}

const DAY: i64 = 24 * 60;

/// Casualties of one batch, and of the whole scenario.
pub const CASUALTIES: Bound = bound(
    "casualties",
    &[
        "Casualties.people",
        "immediate",
        "delayed",
        "minimal",
        "expectant",
        "dead",
        "children",
        "Casualties.limited_english",
    ],
    Unit::Count,
    (0, 100_000),
    "a run keeps each casualty in memory",
);
/// Casualties that one inject adds.
pub const ADDED_CASUALTIES: Bound = bound(
    "casualties that one inject adds",
    &[
        "MoreCasualties.immediate",
        "MoreCasualties.delayed",
        "MoreCasualties.minimal",
        "MoreCasualties.expectant",
        "MoreCasualties.dead",
    ],
    Unit::Count,
    (0, 20_000),
    "a run keeps each casualty in memory",
);
pub const RESIDENTS: Bound = bound(
    "residents of one zone",
    &[
        "population",
        "age_65_plus",
        "households",
        "no_vehicle",
        "Evacuation.people",
        "EvacueeEffect.people",
        "ZonePeople.dialysis",
        "ZonePeople.on_power",
        "ZonePeople.on_medication",
    ],
    Unit::Count,
    (0, 10_000_000),
    "the largest US county has ten million residents",
);
pub const BEDS: Bound = bound(
    "beds of one kind at one facility",
    &[
        "staffed",
        "occupied",
        "contingency",
        "crisis",
        "licensed",
        "blocked",
        "ed_staffed",
        "or_staffed",
        "icu_staffed",
        "ward_staffed",
    ],
    Unit::Count,
    (0, 5_000),
    "the largest US hospitals have fewer than 3,000 beds",
);
pub const CHANGED_BEDS: Bound = bound(
    "beds that one inject adds or removes",
    &["BedEffect.change"],
    Unit::Change,
    (-5_000, 5_000),
    "the largest US hospitals have fewer than 3,000 beds",
);
pub const BLOOD: Bound =
    bound("red-cell units at one hospital", &["blood"], Unit::Count, (0, 100_000), "a large blood center holds fewer");
pub const CHANGED_BLOOD: Bound = bound(
    "red-cell units that one inject adds or removes",
    &["BloodEffect.units"],
    Unit::Change,
    (-100_000, 100_000),
    "a large blood center holds fewer",
);
pub const VEHICLES: Bound = bound(
    "vehicles of one kind at one base or in one convoy",
    &["als", "bls", "critical_care", "vans", "buses"],
    Unit::Count,
    (0, 2_000),
    "the largest US city runs fewer than 1,000 ambulances",
);
pub const HELICOPTERS: Bound =
    bound("helicopters at one base", &["helicopters"], Unit::Count, (0, 100), "a state has fewer");
pub const MISDIRECTED: Bound =
    bound("ambulances sent astray by one inject", &["Units.units"], Unit::Count, (0, 500), "a county has fewer");
pub const ADDED_BUSES: Bound =
    bound("buses that one inject adds", &["Count.count"], Unit::Count, (0, 500), "a county has fewer");
pub const DEMAND: Bound = bound(
    "911 calls, percent of the usual number",
    &["DemandEffect.calls"],
    Unit::Count,
    (10, 500),
    "100 is the usual number",
);
pub const CLOSURE: Bound = bound(
    "radius of a road change",
    &["RoadChange.radius", "RoadEffect.radius"],
    Unit::Meters,
    (1, 20_000),
    "a wider area is a hazard: write it under community, hazards",
);
pub const HAZARD_RADIUS: Bound = bound(
    "radius of a hazard",
    &["Field.radius", "FieldEffect.radius"],
    Unit::Meters,
    (1, 200_000),
    "a hurricane reaches this far",
);
pub const LENGTH: Bound =
    bound("length of the exercise", &["length"], Unit::Minutes, (1, 60 * DAY), "a longer exercise runs for hours");
pub const DELAY: Bound =
    bound("delay of a channel", &["ChannelEffect.delay"], Unit::Minutes, (0, DAY), "a later report is a lost one");
pub const TEXT: Bound =
    bound("text", &["*"], Unit::Characters, (0, 10_000), "three printed pages: put the rest in a handout");
pub const NAME: Bound = bound(
    "name",
    &[
        "name",
        "title",
        "from",
        "controller",
        "color",
        "author",
        "reviewer",
        "revision",
        "capability",
        "hva",
        "handouts",
        "tags",
        "options",
    ],
    Unit::Characters,
    (0, 300),
    "it must fit on a screen",
);
pub const PERCENT: Bound = bound("percentage", &[], Unit::Count, (0, 100), "a share is not more than all");
/// A department may be fuller than it has beds, for a while.
pub const OCCUPANCY: Bound =
    bound("usual occupancy of a region pack, percent", &[], Unit::Count, (0, 200), "a fuller department is closed");
pub const SPEED: Bound = bound("speed on a link, km/h", &[], Unit::Count, (5, 200), "no road is faster");
/// All beds of a scenario together.
pub const ALL_BEDS: Bound =
    bound("beds of all facilities together", &[], Unit::Count, (0, 200_000), "a large state has fewer");
pub const ALL_VEHICLES: Bound =
    bound("vehicles of all bases and mutual aid together", &[], Unit::Count, (0, 20_000), "each one is simulated");
pub const ALL_RESIDENTS: Bound =
    bound("residents of all zones together", &[], Unit::Count, (0, 100_000_000), "the largest US state has fewer");
pub const ALL_CONDITIONS: Bound = bound(
    "conditions of all injects and moves together",
    &[],
    Unit::Count,
    (0, 20_000),
    "each one is tested many times a minute",
);
/// A file of more tokens would take more memory than a laptop should give to a text.
pub const TOKENS: Bound = bound(
    "words, numbers, texts, and signs of one scenario file",
    &[],
    Unit::Entries,
    (0, 250_000),
    "the longest scenario has a tenth",
);
/// Effects of one inject, as written or ad hoc.
pub const EFFECTS: Bound =
    bound("effects of one inject", &["effects"], Unit::Entries, (0, 20), "a longer list is two injects");
pub const ALL_EFFECTS: Bound =
    bound("effects of all injects together, repeats included", &[], Unit::Count, (0, 20_000), "each one is kept");
/// Entries of one list in an order: seats, evidence.
pub const EVIDENCE: Bound =
    bound("entries of a list in an order", &[], Unit::Entries, (0, 1_000), "a form has no room for more");
/// Orders of one script.
pub const ORDERS: Bound = bound("orders of one file", &[], Unit::Entries, (0, 20_000), "a room gives a few hundred");

/// Of a region pack.
pub const PACK_PLACES: Bound =
    bound("places of a region pack", &[], Unit::Entries, (0, 5_000), "a large state has fewer");
pub const PACK_ZONES: Bound =
    bound("zones of a region pack", &[], Unit::Entries, (0, 5_000), "a large state has fewer");
pub const PACK_POINTS: Bound = bound(
    "junctions, roads, and points of lines of a region pack, each",
    &[],
    Unit::Entries,
    (0, 2_000_000),
    "a large county has 100,000",
);
pub const PACK_SPEED: Bound =
    bound("speed on a road of a region pack, km/h", &[], Unit::Count, (1, 300), "nothing drives faster");
pub const PACK_ROAD: Bound =
    bound("one road of a region pack", &[], Unit::Meters, (1, 1_000_000), "no road has more without a junction");

/// In the order in which the reference prints them. The rows of whole units come last.
pub const TABLE: &[Bound] = &[
    CASUALTIES,
    ADDED_CASUALTIES,
    RESIDENTS,
    bound(
        "people for each 100,000 residents",
        &["Community.dialysis", "Community.on_power", "Community.on_medication"],
        Unit::Count,
        (0, 100_000),
        "there are no more",
    ),
    bound(
        "residents, stations, or shelter places of one place",
        &["LocalPlace.people", "Facility.people"],
        Unit::Count,
        (0, 100_000),
        "the largest shelters hold 30,000",
    ),
    BEDS,
    CHANGED_BEDS,
    bound("floor", &["BedRow.floor"], Unit::Count, (0, 200), "no hospital is higher"),
    bound(
        "stairwells, elevators, loading bays",
        &["stairwells", "elevators", "loading_bays"],
        Unit::Count,
        (0, 500),
        "no hospital has more",
    ),
    bound(
        "people who carry, ventilators",
        &["carriers", "ventilators"],
        Unit::Count,
        (0, 10_000),
        "no hospital has more",
    ),
    bound("trauma teams", &["trauma_teams", "on_call_teams"], Unit::Count, (0, 500), "no hospital has more"),
    BLOOD,
    CHANGED_BLOOD,
    VEHICLES,
    HELICOPTERS,
    bound("strike teams of one mutual aid entry", &["strike_teams"], Unit::Count, (0, 400), "each has five ambulances"),
    MISDIRECTED,
    ADDED_BUSES,
    DEMAND,
    bound(
        "fire companies, utility crews, field teams",
        &["fire_companies", "crews", "teams"],
        Unit::Count,
        (0, 1_000),
        "a county has fewer",
    ),
    bound("hour of the day", &["shift_starts"], Unit::Count, (0, 23), "hours of the 24-hour clock"),
    bound("pair of survival curves", &["curves"], Unit::Count, (1, 5), "1 is very pessimistic, 5 very optimistic"),
    bound(
        "supplies of a shelter or a cache",
        &["outlets", "oxygen", "medication", "Cache.units"],
        Unit::Count,
        (0, 1_000_000),
        "a state cache holds fewer",
    ),
    bound("players", &["Players.min", "Players.max"], Unit::Count, (0, 1_000), "a larger room is several exercises"),
    bound("scenario minutes per real minute", &["pace"], Unit::Count, (1, 600), "players cannot follow a faster clock"),
    bound("times that an inject repeats", &["Repeat.most"], Unit::Count, (2, 255), "1 is no repeat"),
    bound(
        "tempo and weight, percent of what is written",
        &["Bounds.least", "Bounds.most"],
        Unit::Count,
        (10, 1_000),
        "100 is as written",
    ),
    bound("RPM score", &["rpm"], Unit::Count, (0, 12), "the scale ends there"),
    bound("points of trust", &["TrustEffect.points"], Unit::Change, (-100, 100), "trust is a percentage"),
    CLOSURE,
    HAZARD_RADIUS,
    LENGTH,
    bound("length of a shift", &["shift"], Unit::Minutes, (4 * 60, 72 * 60), "crews need rest"),
    DELAY,
    NAME,
    bound("conditions", &["conditions"], Unit::Entries, (0, 200), LIST),
    bound("sites", &["sites"], Unit::Entries, (0, 500), LIST),
    bound("road changes", &["roads"], Unit::Entries, (0, 1_000), LIST),
    bound("batches of casualties", &["casualties"], Unit::Entries, (0, 5_000), LIST),
    bound(
        "links, utility losses, EMS bases, facilities, places, zones, evacuations, zones with people, shelters",
        &["links", "utilities", "ems", "facilities", "places", "zones", "evacuations", "Community.people", "shelters"],
        Unit::Entries,
        (0, 5_000),
        LIST,
    ),
    bound("mutual aid entries, objectives", &["mutual_aid", "objectives"], Unit::Entries, (0, 500), LIST),
    bound(
        "hazards, caches, essential elements of information",
        &["Community.hazards", "caches", "eei"],
        Unit::Entries,
        (0, 200),
        LIST,
    ),
    bound("seats, modules", &["seats", "moves"], Unit::Entries, (0, 100), LIST),
    bound("injects", &["injects"], Unit::Entries, (0, 5_000), LIST),
    EFFECTS,
    bound("answers to a question", &["options"], Unit::Entries, (0, 12), "they must fit on a phone"),
    bound("places of a seat", &["Seat.at"], Unit::Entries, (0, 5_000), LIST),
    bound(
        "steps of care of one severity",
        &["Care.immediate", "Care.delayed", "Care.minimal", "Care.expectant"],
        Unit::Entries,
        (0, 8),
        "no stay has more",
    ),
    PERCENT,
    SPEED,
    OCCUPANCY,
    ALL_BEDS,
    ALL_VEHICLES,
    ALL_RESIDENTS,
    ALL_CONDITIONS,
    ALL_EFFECTS,
    TOKENS,
    ORDERS,
    EVIDENCE,
    PACK_PLACES,
    PACK_ZONES,
    PACK_POINTS,
    PACK_ROAD,
    PACK_SPEED,
    bound("any other count", &["*"], Unit::Count, (0, 60_000), "nothing in an exercise is larger"),
    bound(
        "any other number that may be negative",
        &["*"],
        Unit::Change,
        (-1_000_000, 1_000_000),
        "nothing in an exercise is larger",
    ),
    bound("any other length of time", &["*"], Unit::Minutes, (0, 366 * DAY), "an exercise lasts 60 days at most"),
    bound("any other distance", &["*"], Unit::Meters, (1, 100_000), "a region is not wider"),
    TEXT,
    bound("entries of any other list", &["*"], Unit::Entries, (0, 200), LIST),
];

const LIST: &str = "a longer list is a mistake";

/// The limits of a field: its own row, else that of its unit.
pub fn of(record: &str, field: &str, unit: Unit) -> &'static Bound {
    own(record, field, unit).or_else(|| row("*", unit)).unwrap_or(&TABLE[0])
}

fn own(record: &str, field: &str, unit: Unit) -> Option<&'static Bound> {
    let named = |f: &&str| f.split_once('.').is_some_and(|(r, n)| r == record && n == field);
    let exact = TABLE.iter().find(|b| b.unit == unit && b.fields.iter().any(|f| named(&f)));
    exact.or_else(|| row(field, unit))
}

fn row(field: &str, unit: Unit) -> Option<&'static Bound> {
    TABLE.iter().find(|b| b.unit == unit && b.fields.contains(&field))
}

impl Bound {
    pub fn holds(&self, n: i64) -> bool {
        (self.least..=self.most).contains(&n)
    }

    pub fn holds_len(&self, n: usize) -> bool {
        i64::try_from(n).is_ok_and(|n| self.holds(n))
    }

    /// `0 to 5,000`.
    pub fn range(&self) -> String {
        format!("{} to {}", self.show(self.least), self.show(self.most))
    }

    /// A number of this unit, as people write it.
    pub fn show(&self, n: i64) -> String {
        match self.unit {
            Unit::Minutes if n != 0 && n % DAY == 0 => format!("{} d", grouped(n / DAY)),
            Unit::Minutes if n != 0 && n % 60 == 0 => format!("{} h", grouped(n / 60)),
            Unit::Minutes => format!("{} min", grouped(n)),
            Unit::Meters if n != 0 && n % 1_000 == 0 => format!("{} km", grouped(n / 1_000)),
            Unit::Meters => format!("{} m", grouped(n)),
            Unit::Count | Unit::Change | Unit::Characters | Unit::Entries => grouped(n),
        }
    }
}

/// More staffed beds of a kind than this no US hospital has [A: the largest of each kind, with room]. Only warned about.
pub fn largest(kind: BedKind) -> u32 {
    match kind {
        BedKind::Ed => 400,
        BedKind::Resus | BedKind::Imaging => 100,
        BedKind::Or => 150,
        BedKind::AdultIcu | BedKind::PediatricIcu | BedKind::Nicu | BedKind::Burn => 600,
        BedKind::MedSurg | BedKind::StepDown => 2_500,
        BedKind::Pediatric
        | BedKind::Psychiatric
        | BedKind::Isolation
        | BedKind::Labor
        | BedKind::Dialysis
        | BedKind::Decontamination
        | BedKind::Morgue => 1_000,
    }
}

/// `1,500`.
pub fn grouped(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::from(if n < 0 { "-" } else { "" });
    for (i, d) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(d);
    }
    out
}

/// The fields that a row names.
pub fn named_fields() -> impl Iterator<Item = &'static str> {
    TABLE.iter().flat_map(|b| b.fields).copied().filter(|f| *f != "*")
}

/// The chapter of the format reference.
pub fn page() -> String {
    let mut out = String::from(
        "## Limits\n\nA value outside its limits is an error, in a scenario file, in an order, and in a region pack.\n\n\
         | what | fields | limits | reason |\n| --- | --- | --- | --- |\n",
    );
    for b in TABLE {
        let fields: Vec<String> = b.fields.iter().filter(|f| **f != "*").map(|f| format!("`{f}`")).collect();
        let unit = match b.unit {
            Unit::Characters => " characters",
            Unit::Entries => " entries",
            Unit::Count | Unit::Change | Unit::Minutes | Unit::Meters => "",
        };
        // Writing to a string cannot fail.
        let _infallible = writeln!(out, "| {} | {} | {}{unit} | {} |", b.what, fields.join(", "), b.range(), b.why);
    }
    out.push('\n');
    out
}
