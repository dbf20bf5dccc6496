//! The limits of every number, text and list that an author, an order or a region pack can give. One table: the reader,
//! the checks, the orders and the pack reader look here, and `docs/SCENARIO_FORMAT.md` prints it.

use super::checked::BedKind;
use super::finding::Sentence;
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

/// One row of the table. `what` and `why` are keys of `assets/words/*/findings.ftl`. `fields`: `field`, or `Record.field`
/// where the record matters, which wins.
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
    "limit-casualties",
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
    "reason-memory",
);
/// Casualties that one inject adds.
pub const ADDED_CASUALTIES: Bound = bound(
    "limit-casualties-added",
    &[
        "MoreCasualties.immediate",
        "MoreCasualties.delayed",
        "MoreCasualties.minimal",
        "MoreCasualties.expectant",
        "MoreCasualties.dead",
    ],
    Unit::Count,
    (0, 20_000),
    "reason-memory",
);
pub const RESIDENTS: Bound = bound(
    "limit-zone-residents",
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
    "reason-county-residents",
);
pub const BEDS: Bound = bound(
    "limit-beds",
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
    "reason-hospital-beds",
);
pub const CHANGED_BEDS: Bound =
    bound("limit-beds-changed", &["BedEffect.change"], Unit::Change, (-5_000, 5_000), "reason-hospital-beds");
pub const BLOOD: Bound = bound("limit-blood", &["blood"], Unit::Count, (0, 100_000), "reason-blood-center");
pub const CHANGED_BLOOD: Bound =
    bound("limit-blood-changed", &["BloodEffect.units"], Unit::Change, (-100_000, 100_000), "reason-blood-center");
pub const VEHICLES: Bound = bound(
    "limit-vehicles",
    &["als", "bls", "critical_care", "vans", "buses"],
    Unit::Count,
    (0, 2_000),
    "reason-city-ambulances",
);
pub const HELICOPTERS: Bound = bound("limit-helicopters", &["helicopters"], Unit::Count, (0, 100), "reason-state");
pub const MISDIRECTED: Bound = bound("limit-misdirected", &["Units.units"], Unit::Count, (0, 500), "reason-county");
pub const ADDED_BUSES: Bound = bound("limit-buses-added", &["Count.count"], Unit::Count, (0, 500), "reason-county");
pub const DEMAND: Bound = bound("limit-demand", &["DemandEffect.calls"], Unit::Count, (10, 500), "reason-usual");
pub const CLOSURE: Bound =
    bound("limit-closure", &["RoadChange.radius", "RoadEffect.radius"], Unit::Meters, (1, 20_000), "reason-hazard");
pub const HAZARD_RADIUS: Bound = bound(
    "limit-hazard-radius",
    &["Field.radius", "FieldEffect.radius"],
    Unit::Meters,
    (1, 200_000),
    "reason-hurricane",
);
pub const LENGTH: Bound = bound("limit-length", &["length"], Unit::Minutes, (1, 60 * DAY), "reason-long-exercise");
pub const DELAY: Bound = bound("limit-delay", &["ChannelEffect.delay"], Unit::Minutes, (0, DAY), "reason-late-report");
pub const TEXT: Bound = bound("limit-text", &["*"], Unit::Characters, (0, 10_000), "reason-handout");
pub const NAME: Bound = bound(
    "limit-name",
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
    "reason-screen",
);
pub const PERCENT: Bound = bound("limit-percent", &[], Unit::Count, (0, 100), "reason-share");
/// A department may be fuller than it has beds, for a while.
pub const OCCUPANCY: Bound = bound("limit-occupancy", &[], Unit::Count, (0, 200), "reason-department");
pub const SPEED: Bound = bound("limit-speed", &[], Unit::Count, (5, 200), "reason-road-speed");
/// All beds of a scenario together.
pub const ALL_BEDS: Bound = bound("limit-all-beds", &[], Unit::Count, (0, 200_000), "reason-large-state");
pub const ALL_VEHICLES: Bound = bound("limit-all-vehicles", &[], Unit::Count, (0, 20_000), "reason-simulated");
pub const ALL_RESIDENTS: Bound =
    bound("limit-all-residents", &[], Unit::Count, (0, 100_000_000), "reason-largest-state");
pub const ALL_CONDITIONS: Bound = bound("limit-all-conditions", &[], Unit::Count, (0, 20_000), "reason-tested");
/// A file of more tokens would take more memory than a laptop should give to a text.
pub const TOKENS: Bound = bound("limit-tokens", &[], Unit::Entries, (0, 250_000), "reason-longest-scenario");
/// Effects of one inject, as written or ad hoc.
pub const EFFECTS: Bound = bound("limit-effects", &["effects"], Unit::Entries, (0, 20), "reason-two-injects");
pub const ALL_EFFECTS: Bound = bound("limit-all-effects", &[], Unit::Count, (0, 20_000), "reason-kept");
/// Entries of one list in an order: seats, evidence.
pub const EVIDENCE: Bound = bound("limit-evidence", &[], Unit::Entries, (0, 1_000), "reason-form");
/// Orders of one script.
pub const ORDERS: Bound = bound("limit-orders", &[], Unit::Entries, (0, 20_000), "reason-room");

/// Of a region pack.
pub const PACK_PLACES: Bound = bound("limit-pack-places", &[], Unit::Entries, (0, 5_000), "reason-large-state");
pub const PACK_ZONES: Bound = bound("limit-pack-zones", &[], Unit::Entries, (0, 5_000), "reason-large-state");
pub const PACK_POINTS: Bound = bound("limit-pack-points", &[], Unit::Entries, (0, 2_000_000), "reason-county-roads");
pub const PACK_SPEED: Bound = bound("limit-pack-speed", &[], Unit::Count, (1, 300), "reason-drives");
pub const PACK_ROAD: Bound = bound("limit-pack-road", &[], Unit::Meters, (1, 1_000_000), "reason-junction");

/// In the order in which the reference prints them. The rows of whole units come last.
pub const TABLE: &[Bound] = &[
    CASUALTIES,
    ADDED_CASUALTIES,
    RESIDENTS,
    bound(
        "limit-per-100000",
        &["Community.dialysis", "Community.on_power", "Community.on_medication"],
        Unit::Count,
        (0, 100_000),
        "reason-no-more",
    ),
    bound(
        "limit-place-people",
        &["LocalPlace.people", "Facility.people"],
        Unit::Count,
        (0, 100_000),
        "reason-shelters",
    ),
    BEDS,
    CHANGED_BEDS,
    bound("limit-floor", &["BedRow.floor"], Unit::Count, (0, 200), "reason-higher"),
    bound("limit-building", &["stairwells", "elevators", "loading_bays"], Unit::Count, (0, 500), "reason-hospital"),
    bound("limit-carriers", &["carriers", "ventilators"], Unit::Count, (0, 10_000), "reason-hospital"),
    bound("limit-trauma-teams", &["trauma_teams", "on_call_teams"], Unit::Count, (0, 500), "reason-hospital"),
    BLOOD,
    CHANGED_BLOOD,
    VEHICLES,
    HELICOPTERS,
    bound("limit-strike-teams", &["strike_teams"], Unit::Count, (0, 400), "reason-five-ambulances"),
    MISDIRECTED,
    ADDED_BUSES,
    DEMAND,
    bound("limit-crews", &["fire_companies", "crews", "teams"], Unit::Count, (0, 1_000), "reason-county"),
    bound("limit-hour", &["shift_starts"], Unit::Count, (0, 23), "reason-clock"),
    bound("limit-curves", &["curves"], Unit::Count, (1, 5), "reason-curves"),
    bound(
        "limit-supplies",
        &["outlets", "oxygen", "medication", "Cache.units"],
        Unit::Count,
        (0, 1_000_000),
        "reason-cache",
    ),
    bound("limit-players", &["Players.min", "Players.max"], Unit::Count, (0, 1_000), "reason-larger-room"),
    bound("limit-pace", &["pace"], Unit::Count, (1, 600), "reason-pace"),
    bound("limit-repeats", &["Repeat.most"], Unit::Count, (2, 255), "reason-repeat"),
    bound("limit-tempo", &["Bounds.least", "Bounds.most"], Unit::Count, (10, 1_000), "reason-as-written"),
    bound("limit-rpm", &["rpm"], Unit::Count, (0, 12), "reason-scale"),
    bound("limit-trust", &["TrustEffect.points"], Unit::Change, (-100, 100), "reason-trust"),
    CLOSURE,
    HAZARD_RADIUS,
    LENGTH,
    bound("limit-shift", &["shift"], Unit::Minutes, (4 * 60, 72 * 60), "reason-rest"),
    DELAY,
    NAME,
    bound("limit-conditions", &["conditions"], Unit::Entries, (0, 200), LIST),
    bound("limit-sites", &["sites"], Unit::Entries, (0, 500), LIST),
    bound("limit-road-changes", &["roads"], Unit::Entries, (0, 1_000), LIST),
    bound("limit-batches", &["casualties"], Unit::Entries, (0, 5_000), LIST),
    bound(
        "limit-long-lists",
        &["links", "utilities", "ems", "facilities", "places", "zones", "evacuations", "Community.people", "shelters"],
        Unit::Entries,
        (0, 5_000),
        LIST,
    ),
    bound("limit-aid-objectives", &["mutual_aid", "objectives"], Unit::Entries, (0, 500), LIST),
    bound("limit-hazards", &["Community.hazards", "caches", "eei"], Unit::Entries, (0, 200), LIST),
    bound("limit-seats", &["seats", "moves"], Unit::Entries, (0, 100), LIST),
    bound("limit-injects", &["injects"], Unit::Entries, (0, 5_000), LIST),
    EFFECTS,
    bound("limit-answers", &["options"], Unit::Entries, (0, 12), "reason-phone"),
    bound("limit-seat-places", &["Seat.at"], Unit::Entries, (0, 5_000), LIST),
    bound(
        "limit-care-steps",
        &["Care.immediate", "Care.delayed", "Care.minimal", "Care.expectant"],
        Unit::Entries,
        (0, 8),
        "reason-stay",
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
    bound("limit-other-count", &["*"], Unit::Count, (0, 60_000), "reason-exercise"),
    bound("limit-other-change", &["*"], Unit::Change, (-1_000_000, 1_000_000), "reason-exercise"),
    bound("limit-other-time", &["*"], Unit::Minutes, (0, 366 * DAY), "reason-60-days"),
    bound("limit-other-distance", &["*"], Unit::Meters, (1, 100_000), "reason-region"),
    TEXT,
    bound("limit-other-list", &["*"], Unit::Entries, (0, 200), LIST),
];

const LIST: &str = "reason-list";

/// The limits of a field: its own row, else that of its unit.
pub fn of(record: &str, field: &str, unit: Unit) -> &'static Bound {
    own(record, field, unit).or_else(|| row("*", unit)).unwrap_or(&TABLE[0])
}

fn own(record: &str, field: &str, unit: Unit) -> Option<&'static Bound> {
    let named = |f: &&str| f.split_once('.').is_some_and(|(r, n)| r == record && n == field);
    let exact = TABLE.iter().find(|b| b.unit == unit && b.fields.iter().any(&named));
    exact.or_else(|| row(field, unit))
}

fn row(field: &str, unit: Unit) -> Option<&'static Bound> {
    TABLE.iter().find(|b| b.unit == unit && b.fields.contains(&field))
}

impl Bound {
    /// The values that it limits.
    pub fn what(&self) -> Sentence {
        Sentence { key: self.what, values: Vec::new() }
    }

    /// The reason for the limits.
    pub fn why(&self) -> Sentence {
        Sentence { key: self.why, values: Vec::new() }
    }

    pub fn holds(&self, n: i64) -> bool {
        (self.least..=self.most).contains(&n)
    }

    pub fn holds_len(&self, n: usize) -> bool {
        i64::try_from(n).is_ok_and(|n| self.holds(n))
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
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
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

/// The chapter of the format reference; `said` gives the words of a sentence.
pub fn page(said: fn(&Sentence) -> String) -> String {
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
        let (what, why, fields) = (said(&b.what()), said(&b.why()), fields.join(", "));
        let (low, high) = (b.show(b.least), b.show(b.most));
        // Writing to a string cannot fail.
        let _infallible = writeln!(out, "| {what} | {fields} | {low} to {high}{unit} | {why} |");
    }
    out.push('\n');
    out
}
