//! A long drill: eight hours, two thousand orders, and its journal is replayed in the time that a person waits.

use crate::random::random_order;
use sandtable::cli::Packs;
use sandtable::drill::{Bots, Control, Drill, FORMAT, Header, Order, Say, replay};
use sandtable::map::CoalitionMap;
use sandtable::scenario::{builtin, check_source};
use sandtable::units::{Dice, SimTime, Subject};
use std::sync::Arc;
use std::time::{Duration, Instant};

#[test]
fn eight_hours_with_two_thousand_orders_replay_in_a_second() {
    let text = builtin("ground-shakes").expect("it ships").replace("length: \"120 min\"", "length: \"480 min\"");
    let loaded = check_source("ground-shakes.ron", &text, &Packs);
    let scenario = loaded.scenario.clone().unwrap_or_else(|| panic!("{}", loaded.render()));
    let map = Arc::new(CoalitionMap::new(&scenario));
    let header = Header {
        format: FORMAT,
        engine_version: "test".into(),
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        title: scenario.title.en.clone(),
        seed: 8,
        bots: Bots::Nowhere,
        created_ms: 0,
        parent: None,
    };
    let mut drill = Drill::new(scenario.clone(), map.clone(), header);
    drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 0).expect("a drill can begin");
    let (length, mut given) = (scenario.length.0, 0);
    for n in 0..2000 {
        drill.advance(SimTime(n * length / 2000));
        let mut draw = Dice(n as u64).stream(Subject::Test, 9, 0);
        // A random order changes the world; where there is none to give, somebody speaks.
        let said = || (sandtable::units::SeatId(0), Order::Say(Say::Note { text: format!("note {n}") }));
        let (seat, order) = random_order(&drill, u64::from(draw.below(u32::MAX))).unwrap_or_else(said);
        given += u32::from(drill.submit(seat, order, n).is_ok());
    }
    drill.advance(scenario.ends());
    assert!(given > 500, "only {given} of 2000 orders were lawful");
    let json: Vec<Vec<u8>> = drill.entries().iter().map(|e| serde_json::to_vec(e).expect("JSON")).collect();
    let started = Instant::now();
    let entries: Vec<_> = json.iter().map(|e| serde_json::from_slice(e).expect("JSON")).collect();
    let (again, replayed) = replay(scenario, map, drill.header().clone(), &entries);
    let took = started.elapsed();
    println!("{} entries, {given} orders in force, replayed in {took:?}", entries.len());
    assert_eq!((replayed.mismatches, again.digest()), (0, drill.digest()));
    assert!(replayed.digests_compared >= 480);
    // The bar is for the program as it is shipped; this one is built for finding faults, on a machine that may be busy.
    let bar = if cfg!(debug_assertions) { Duration::from_secs(20) } else { Duration::from_secs(1) };
    assert!(took < bar, "{took:?}");
}
