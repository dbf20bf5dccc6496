//! Limits: every number, text, and list from an author, an order, or a region pack has one that is enforced.

use crate::scenarios::Packs;
use sandtable::cli::orders;
use sandtable::drill::{AdHoc, Control, Order, Say};
use sandtable::scenario::bounds::{self, Unit};
use sandtable::scenario::decode::Book;
use sandtable::scenario::{Loaded, Mode, check_source, pack, written};
use sandtable::sim::Refusal;
use sandtable::units::{SeatId, SimTime, Span};
use sandtable::words;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A small scenario with these additional fields.
fn plan(more: &str) -> Loaded {
    let text = format!(
        "Scenario(format: 1, id: \"x\", title: \"X\", sites: [ (id: \"mill\", at: (10.0, 10.0)) ], casualties: [ (immediate: 2) ],\n{more})"
    );
    check_source("x.ron", &text, &Packs)
}

fn codes(loaded: &Loaded) -> Vec<&str> {
    loaded.findings.iter().map(|f| f.code.as_str()).collect()
}

/// A row for a field that no longer exists would bound nothing.
#[test]
fn every_field_of_the_table_exists() {
    let book = Book::of::<written::Scenario>();
    for field in bounds::named_fields() {
        let exists = book
            .sections
            .iter()
            .any(|s| s.lines.iter().any(|l| l.name == field || format!("{}.{}", s.name, l.name) == field));
        assert!(exists, "{field}");
    }
}

#[test]
fn own_row_overrides_the_units_row() {
    assert_eq!(bounds::of("BedRow", "staffed", Unit::Count).most, 5_000);
    assert_eq!(bounds::of("MoreCasualties", "immediate", Unit::Count).most, 20_000);
    assert_eq!(bounds::of("Casualties", "immediate", Unit::Count).most, 100_000);
    assert_eq!(bounds::of("Nothing", "nothing", Unit::Count).most, 60_000);
    for b in bounds::TABLE {
        assert!(b.least < b.most, "{}", b.what);
    }
}

#[test]
fn last_value_is_accepted_and_the_next_refused() {
    let beds = |n: u32| {
        format!(
            "places: [ (id: \"a\", name: \"A\", kind: Hospital, at: (10.0, 10.1), beds: [ (kind: MedSurg, staffed: {n}) ]) ]"
        )
    };
    assert!(plan(&beds(5_000)).scenario.is_some());
    let refused = plan(&beds(5_001));
    assert_eq!(codes(&refused), ["E-VAL-01"], "{}", refused.render());
    assert!(words::said(&refused.findings[0].hint).contains("0 to 5,000"), "{}", refused.render());
    assert!(plan("length: \"60 d\"").scenario.is_some());
    let refused = plan("length: \"1441 h\"");
    assert_eq!(codes(&refused), ["E-VAL-01"], "{}", refused.render());
    assert!(words::said(&refused.findings[0].hint).contains("1 min to 60 d"), "{}", refused.render());
}

#[test]
fn long_texts_and_lists_are_refused() {
    let inject = |text: &str, more: &str| format!("injects: [ (id: \"a\", at: \"+0:05\", text: \"{text}\"{more}) ]");
    assert!(plan(&inject(&"x".repeat(10_000), "")).scenario.is_some());
    assert_eq!(codes(&plan(&inject(&"é".repeat(10_001), ""))), ["E-VAL-09"]);
    assert_eq!(codes(&plan(&inject("x", &format!(", title: \"{}\"", "x".repeat(301))))), ["E-VAL-09"]);
    assert_eq!(codes(&plan(&inject("x", &format!(", hints: [{}]", "\"h\",".repeat(201))))), ["E-VAL-08"]);
    let many: String = (0..5_001).map(|i| format!("(id: \"i{i}\", at: \"+0:05\", text: \"x\"),")).collect();
    assert_eq!(codes(&plan(&format!("injects: [{many}]"))), ["E-VAL-08"]);
}

#[test]
fn excessive_total_is_refused() {
    let place = |i: usize| {
        format!(
            "(id: \"h{i}\", name: \"H\", kind: Hospital, at: (10.0, 10.1), als: 2000, beds: [ (kind: MedSurg, staffed: 2500, crisis: 5000) ]),"
        )
    };
    let many: String = (0..39).map(place).collect();
    let loaded = plan(&format!("places: [{many}]"));
    assert_eq!(codes(&loaded), ["E-VAL-08", "E-VAL-08"], "beds and vehicles: {}", loaded.render());
    let nested = format!("All([{}])", "Any([ Flag(\"f\"), Flag(\"f\") ]),".repeat(200));
    let many: String = (0..40).map(|i| format!("(id: \"i{i}\", when: {nested}, text: \"x\"),")).collect();
    assert_eq!(codes(&plan(&format!("injects: [{many}]"))), ["E-VAL-08"]);
}

#[test]
fn implausible_hospital_numbers_are_warned_about() {
    let hospital = "places: [ (id: \"a\", name: \"A\", kind: Hospital, at: (10.0, 10.1), beds: [ (kind: Ed, staffed: 5000), (kind: AdultIcu, staffed: 12) ]) ]";
    let loaded = plan(&format!(
        "{hospital},\ninjects: [ (id: \"a\", at: \"+0:05\", text: \"x\", effects: [ Beds(at: \"a\", kind: AdultIcu, change: -30) ]) ]"
    ));
    assert_eq!(codes(&loaded), ["W-PLC-04", "W-PLC-03"], "{}", loaded.render());
    assert!(loaded.scenario.is_some());
    let spanish = words::in_language(words::Language::Spanish, || words::said(&loaded.findings[0].message));
    let wanted = "5,000 camas de este tipo (Emergencias): ningún hospital de EE. UU. tiene más de 400.";
    assert_eq!(spanish, wanted);
}

/// Each of these once caused a quadratic comparison.
#[test]
fn mebibyte_of_references_is_checked_quickly() {
    let wrong: String = (0..5_000)
        .map(|i| format!("(id: \"inject-number-{i}\", when: Fired(inject: \"inject-numbre-{i}\"), text: \"x\", tasks: [\"a-task-{i}\"]),\n"))
        .collect();
    assert_eq!(plan(&format!("injects: [{wrong}]")).errors(), 20);
    let chain: String = (0..5_000)
        .map(|i| {
            format!(
                "(id: \"i{i}\", when: Fired(inject: \"i{}\", for_at_least: \"1 s\"), text: \"x\"),\n",
                (i * 3_001 + 1) % 5_000
            )
        })
        .collect();
    assert!(plan(&format!("injects: [{chain}]")).errors() == 0);
    let circle: String = (0..5_000)
        .map(|i| format!("(id: \"i{i}\", when: Fired(inject: \"i{}\"), text: \"x\"),\n", (i + 1) % 5_000))
        .collect();
    assert_eq!(plan(&format!("injects: [{circle}]")).errors(), 20);
}

#[test]
fn file_with_too_many_words_is_refused_unread() {
    let signs = |n: usize| format!("Scenario({})", "a:1,".repeat(n / 4));
    let accepted = check_source("long.ron", &signs(249_900), &Packs);
    assert!(accepted.findings.iter().any(|f| f.code == "E-FLD-01"));
    let refused = check_source("long.ron", &signs(250_100), &Packs);
    assert_eq!(codes(&refused), ["E-FIL-02"], "{}", refused.render());
}

fn script(order: &str) -> Result<Vec<orders::Scripted>, String> {
    let scenario = crate::scenarios::shipped("buses-on-the-bridge").scenario.expect("it ships");
    orders::parse(order, &scenario)
}

#[test]
fn times_of_orders_never_overflow() {
    let late = script("[(at: \"+9223372036854775807:00\", seat: \"ems\", order: MergeIncidents)]").expect("a time");
    assert_eq!(late[0].at, SimTime(i64::MAX));
    let moved = "[(at: \"+0:01\", seat: \"facilitator\", order: Reschedule(inject: \"examiner\", minute: 9223372036854775807))]";
    assert!(script(moved).is_ok());
    assert_eq!(Span::hours(i64::MAX) + Span::hours(1), Span(i64::MAX));
    let many = format!("[{}]", "(at: \"+0:01\", seat: \"ems\", order: MergeIncidents),".repeat(20_001));
    assert!(script(&many).is_err_and(|why| why.contains("too many")));
    let unknown = format!("[(at: \"+0:01\", seat: \"{}\", order: MergeIncidents)]", "x".repeat(1 << 20));
    assert!(script(&unknown).is_err_and(|why| why.len() < 200));
}

#[test]
fn order_too_long_or_denying_the_exercise_is_refused() {
    let scenario = crate::scenarios::shipped("buses-on-the-bridge").scenario.expect("it ships");
    let mut drill = crate::shipped::begun(&scenario, sandtable::drill::Bots::Nowhere);
    let facilitator = scenario.facilitator();
    let message = |text: String| Order::Say(Say::Message { to: vec![SeatId(0)], text });
    assert!(drill.submit(SeatId(1), message("x".repeat(10_000)), 0).is_ok());
    let long = drill.submit(SeatId(1), message("x".repeat(10_001)), 0);
    assert_eq!(long, Err(Refusal::TooMany { wanted: 10_001, limit: 10_000 }));
    let to_many = Order::Say(Say::Message { to: vec![SeatId(0); 1_001], text: "x".into() });
    assert!(matches!(drill.submit(SeatId(1), to_many, 0), Err(Refusal::TooMany { wanted: 1_001, .. })));
    let ad_hoc = |text: &str, from: &str| {
        let (text, from) = (text.into(), from.into());
        let what = AdHoc { to: vec![SeatId(1)], text, from, mode: Mode::Phone, effects: Vec::new() };
        Order::Control(Control::AdHoc { what: what.into() })
    };
    let denials = [
        ad_hoc("This is NOT a drill. Leave.", ""),
        ad_hoc("Leave.", "Not an exercise"),
        message("no es un simulacro".into()),
    ];
    for order in denials {
        assert_eq!(drill.submit(facilitator, order, 0), Err(Refusal::DeniesExercise));
    }
    assert!(drill.submit(facilitator, ad_hoc("Leave by the north door.", "Hotel"), 0).is_ok());
}

/// A pack of one hospital and two junctions, with one file changed.
fn small_pack(name: &str, from: &str, to: &str) -> Result<(), String> {
    let mut files: BTreeMap<&str, String> = BTreeMap::from([
        ("region.ron", "(id: \"r\", name: \"R\", centre: (10.0, 10.0), credits: [], boundary: [], water: [])".to_string()),
        ("places.ron", "[(id: \"h\", name: \"H\", code: \"H\", kind: Hospital, at: (10.0, 10.0), beds: [(Ed, 20, 60)], als: 2)]".to_string()),
        ("zones.ron", "[(id: \"z\", name: \"Z\", at: (10.0, 10.0), population: 900, age_65_plus: 9, disabled: 9, households: 300, no_vehicle: 9, below_poverty: 9)]".to_string()),
        ("nodes.csv", "lat,lon\n10000000,10000000\n10001000,10001000\n".to_string()),
        ("roads.csv", "from,to,length_m,speed,siren,class,oneway,via\n0,1,150,50,60,L,0,500 500\n".to_string()),
    ]);
    let file = files.get_mut(name).expect("a file of the pack");
    assert!(file.contains(from), "{from}");
    *file = file.replace(from, to);
    pack::parse(&|name| files.get(name).map(|text| Cow::Borrowed(text.as_str())))
        .map(|_| ())
        .map_err(|why| words::said(&why))
}

#[test]
fn pack_with_a_number_out_of_range_is_refused() {
    assert_eq!(small_pack("region.ron", "R", "Region"), Ok(()));
    let changes = [
        ("region.ron", "\"r\"", "\"../r\""),
        ("places.ron", "20, 60", "4294967295, 60"),
        ("places.ron", "20, 60", "20, 255"),
        ("places.ron", "als: 2", "als: 65535"),
        ("places.ron", "beds: [(Ed, 20, 60)]", "people: 4000000000"),
        ("places.ron", "\"h\"", "\"H\""),
        ("zones.ron", "population: 900", "population: 4294967295"),
        ("zones.ron", "households: 300", "vulnerability_pct: 200, households: 300"),
        ("nodes.csv", "10001000,10001000", "2147483647,-2147483648"),
        ("roads.csv", ",150,", ",0,"),
        ("roads.csv", ",150,", ",1000001,"),
        ("roads.csv", ",50,60,", ",50,65535,"),
        ("roads.csv", "500 500", "2147483647 2147483647"),
        ("roads.csv", "0,1,", "0,9,"),
    ];
    for (file, from, to) in changes {
        let refused = small_pack(file, from, to);
        assert!(refused.as_ref().is_err_and(|why| why.starts_with(file)), "{file}, {to}: {refused:?}");
    }
    let hospital =
        "(id: \"h\", name: \"H\", code: \"H\", kind: Hospital, at: (10.0, 10.0), beds: [(Ed, 20, 60)], als: 2)";
    let many: String = (0..41)
        .map(|i| format!("(id: \"h{i}\", name: \"H\", code: \"{i}\", kind: Hospital, at: (10.0, 10.0), beds: [(MedSurg, 5000, 60)]),"))
        .collect();
    assert!(small_pack("places.ron", hospital, &many).is_err_and(|why| why.contains("all facilities together")));
}
