//! Verified by hand: one small surge test with known numbers.

use super::*;
use crate::report::measure::Value;

fn evacuee(people: i64, home: Option<i64>, bed: Option<i64>, fits: bool, ride: Option<i64>) -> Evacuee {
    let proof = |s: Option<i64>| s.map(|minutes| (minutes * 60, 7));
    let from = "Pines".to_owned();
    Evacuee { from, people, home: proof(home), bed: proof(bed), bed_fits: fits, transport: proof(ride) }
}

/// A hundred patients leave: 20 go home; 50 get a fitting bed after 40 minutes and a ride after 80; 15 a fitting bed
/// after 95 minutes and no ride; 10 a bed that does not fit after 30 minutes and a ride after 100; 5 nothing.
fn test() -> SurgeTest {
    SurgeTest {
        evacuees: vec![
            evacuee(20, Some(15), None, false, None),
            evacuee(50, None, Some(40), true, Some(80)),
            evacuee(15, None, Some(95), true, None),
            evacuee(10, None, Some(30), false, Some(100)),
            evacuee(5, None, None, false, None),
        ],
        counts: vec![("Pines".into(), Some((12 * 60, 1))), ("Oaks".into(), Some((38 * 60, 2)))],
        beds: vec![("General".into(), Some((25 * 60, 3))), ("Mercy".into(), None)],
        members: vec![
            Member { name: "A".into(), role: Role::HospitalCommand, acted: Some(4) },
            Member { name: "B".into(), role: Role::HospitalCommand, acted: None },
            Member { name: "C".into(), role: Role::Ems, acted: Some(5) },
            Member { name: "D".into(), role: Role::PublicHealth, acted: Some(6) },
        ],
        asked: vec![("General".into(), Some(3)), ("Mercy".into(), None)],
        eei: None,
        requests: vec![
            ("staff".into(), true, true, vec![8]),
            ("staff".into(), true, false, vec![9]),
            ("blood".into(), false, true, vec![10]),
        ],
        inpatients: vec![("#1".into(), 11, true), ("#2".into(), 12, true), ("#3".into(), 13, false)],
        staffed: vec![("General".into(), 101), ("Mercy".into(), 50)],
    }
}

fn value(measures: &[Measure], id: &str) -> Value {
    measures.iter().find(|m| m.id == id).unwrap_or_else(|| panic!("no measure {id}")).value
}

#[test]
fn every_performance_measure_has_its_hand_worked_value() {
    let measures = test().measures();
    let share = |of, all| Value::Share { of, all };
    for (id, expected) in [
        // 3 of 4 members acted; 1 of 2 hospitals.
        ("cst-14", share(3, 4)),
        ("cst-14--acute-hospital", share(1, 2)),
        ("cst-14--emergency-management", Value::NotMeasured),
        // Executives are not recorded.
        ("cst-15", Value::NotMeasured),
        ("cst-16a", share(20, 100)),
        // 50 + 15 + 10 of 100.
        ("cst-16b", share(75, 100)),
        // The later of 12 and 38 minutes.
        ("cst-17", Value::Seconds(38 * 60)),
        // 50 in 90 minutes, of the 80 who do not go home; 65 at the end.
        ("cst-18", share(50, 80)),
        ("cst-18-3", Value::Count(65)),
        // Mercy never reported.
        ("cst-19", Value::NotComplete { done: 1, all: 2 }),
        // 50 of the 75 accepted had a ride in time; 60 at the end.
        ("cst-20", share(50, 75)),
        ("cst-20-3", Value::Count(60)),
        // One ride after 100 minutes, one group without.
        ("cst-21", Value::NotComplete { done: 1, all: 3 }),
    ] {
        assert_eq!(value(&measures, id), expected, "{id}");
    }
}

#[test]
fn measure_17_is_not_complete_after_ninety_minutes() {
    let mut late = test();
    late.counts[1].1 = Some((90 * 60, 2));
    assert_eq!(value(&late.measures(), "cst-17"), Value::Seconds(90 * 60));
    late.counts[1].1 = Some((90 * 60 + 1, 2));
    assert_eq!(value(&late.measures(), "cst-17"), Value::NotComplete { done: 1, all: 2 });
    late.counts[1].1 = None;
    assert_eq!(value(&late.measures(), "cst-17"), Value::NotComplete { done: 1, all: 2 });
    late.counts.clear();
    assert_eq!(value(&late.measures(), "cst-17"), Value::NotMeasured);
}

#[test]
fn measures_in_the_style_of_mrse_have_their_hand_worked_values() {
    let measures = test().in_the_style_of_mrse();
    let share = |of, all| Value::Share { of, all };
    for (id, expected) in [
        // 20 % of 151 is 30.2.
        ("mrse-target", Value::Count(31)),
        ("mrse-ack", share(1, 2)),
        ("mrse-personnel", share(1, 2)),
        ("mrse-resources", share(1, 1)),
        ("mrse-placed", share(2, 3)),
        ("mrse-core", share(3, 4)),
        ("mrse-exec", Value::NotMeasured),
    ] {
        assert_eq!(value(&measures, id), expected, "{id}");
    }
}
