//! A drill survives a failed disk: it continues in a fresh journal with all that is in force.

use crate::kill::{Failing, header, order, script_number};
use crate::stories::Grounds;
use sandtable::drill::journal::{DrillFolder, Journal, MemoryStorage, Tail, scan, space};
use sandtable::drill::{Bots, Control, Drill, Entry, Order, replay};
use sandtable::host::{create_drill, find_scenario, open_drill};
use sandtable::sim::Refusal;
use sandtable::units::{SimTime, Span};
use std::path::Path;

/// The k-th call fails, for every k: the unacknowledged order is given again in the fresh journal, and every order is
/// there exactly once.
#[test]
fn drill_continues_in_a_fresh_journal_after_any_failure() {
    let (scenario, map) = Grounds::default().of("harbor-county");
    let mut rescued = 0;
    for (fails_at, sync_only) in (3..=40).flat_map(|k| [(k, false), (k, true)]) {
        let storage = Failing { memory: MemoryStorage::default(), calls: 0, fails_at, sync_only };
        let mut drill = Drill::new(scenario.clone(), map.clone(), header(&scenario));
        drill.keep_in(Journal::create(storage, drill.header()).expect("the header is safe"));
        let fresh = MemoryStorage::default();
        for n in 0..25u64 {
            let (seat, order) = match n {
                0 => (scenario.facilitator(), Order::Control(Control::Begin)),
                n => order(&scenario, n),
            };
            let answer = drill.submit(seat, order.clone(), n as i64);
            if let Err(Refusal::JournalBroken { .. }) = answer {
                let in_force = drill.entries().iter().any(|e| match n {
                    0 => e.number == 1,
                    n => script_number(&e.what) == Some(n),
                });
                drill.keep_anew_in(Journal::create(fresh.clone(), drill.header()).expect("memory does not fail"));
                rescued += 1;
                // If it was safe before the disk failed, it is in force, and is not given twice.
                if !in_force {
                    drill.submit(seat, order, n as i64).expect("the fresh journal takes it");
                }
            }
            drill.advance(SimTime::START + Span::secs(30 * n as i64));
        }
        assert_eq!(drill.broken(), None, "call {fails_at}");
        let bytes = fresh.bytes();
        if bytes.is_empty() {
            continue;
        }
        // Entries of the last advance are committed with the next order.
        drill.submit(scenario.facilitator(), Order::Control(Control::End), 99).expect("it runs");
        let bytes = fresh.bytes();
        let found = scan(&bytes);
        assert_eq!(found.tail, Tail::Clean);
        let kept: Vec<Entry> =
            found.records.iter().skip(1).map(|r| serde_json::from_slice(r).expect("a whole entry")).collect();
        assert_eq!(kept, drill.entries(), "call {fails_at}");
        let numbers: Vec<u64> = kept.iter().filter_map(|e| script_number(&e.what)).collect();
        assert_eq!(numbers, (1..25).collect::<Vec<u64>>(), "call {fails_at}: lost or doubled");
        let (_, replayed) = replay(scenario.clone(), map.clone(), drill.header().clone(), &kept);
        assert_eq!(replayed.mismatches, 0, "call {fails_at}");
    }
    assert!(rescued > 40, "only {rescued} rescues");
}

/// The complete procedure: from a folder on disk to another one, which another laptop can open.
#[test]
fn rescued_drill_is_complete_in_its_new_folder() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("rescue-{}", std::process::id()));
    let (old, new) = (home.join("old"), home.join("old-2"));
    let found = find_scenario("buses-on-the-bridge").expect("the starter is embedded");
    let scenario = found.loaded.scenario.clone().expect("no errors");
    let mut drill = create_drill(&old, &found, Some(7), Bots::Everywhere).expect("an empty folder");
    assert!(home.join("RESERVE").metadata().is_ok_and(|m| m.len() == space::RESERVE), "room is kept free");
    drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 1).expect("a drill can begin");
    drill.advance(SimTime::START + Span::mins(9));
    assert_eq!(drill.rescue_somewhere(&old, &[]).expect("there is room"), new);
    assert!(!home.join("RESERVE").exists(), "what was kept free is free");
    drill.submit(scenario.facilitator(), Order::Control(Control::Pause { why: "moved".into() }), 2).expect("it runs");
    let (entries, digest) = (drill.entries().to_vec(), drill.digest());
    drop(drill);
    let sources = |dir: &Path| DrillFolder::sources(dir, &["scenario.ron".to_owned()]).expect("readable");
    assert_eq!(sources(&old), sources(&new));
    // Carried to another place, it continues in the same state.
    let carried = home.join("carried");
    std::fs::rename(&new, &carried).expect("a folder can be moved");
    let (back, replayed) = open_drill(&carried).expect("a whole drill");
    assert_eq!((replayed.mismatches, back.entries(), back.digest()), (0, &entries[..], digest));
    std::fs::remove_dir_all(&home).expect("removable");
}

#[test]
fn disk_space_is_measured_and_reserved() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("space-{}", std::process::id()));
    std::fs::create_dir_all(&home).expect("writable");
    let left = space::left(&home).expect("it can be asked");
    assert_eq!(space::low(&home).is_some(), left < space::LOW);
    assert!(space::left(&home.join("nowhere")).is_err());
    for _ in 0..2 {
        space::reserve(&home).expect("there is room");
    }
    assert_eq!(home.join("RESERVE").metadata().expect("it is there").len(), space::RESERVE);
    for _ in 0..2 {
        space::release(&home).expect("it may be gone already");
    }
    assert_eq!(std::fs::read_dir(&home).expect("readable").count(), 0);
    std::fs::remove_dir_all(&home).expect("removable");
}

#[test]
fn unsavable_drill_reports_the_reason() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("no-home-{}", std::process::id()));
    std::fs::write(&home, "a file, not a folder").expect("writable");
    let found = find_scenario("buses-on-the-bridge").expect("it is embedded");
    let scenario = found.loaded.scenario.clone().expect("no errors");
    let refused = create_drill(&home.join("drill"), &found, Some(1), Bots::Nowhere).err();
    let why = refused.map(|e| e.to_string()).unwrap_or_default();
    assert!(why.contains("no-home"), "{why}");
    // The drill itself needs no disk.
    let map = std::sync::Arc::new(sandtable::map::CoalitionMap::new(&scenario));
    let mut drill = Drill::new(scenario.clone(), map, header(&scenario));
    drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 0).expect("it runs in memory");
    std::fs::remove_file(&home).expect("removable");
}
