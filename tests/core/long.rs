//! A long drill: eight hours and two thousand accepted orders. `cargo bench` measures its replay.

use crate::random::random_order;
use sandtable::drill::{Bots, Control, Drill, FORMAT, Header, Order, Say, replay};
use sandtable::host::Packs;
use sandtable::map::CoalitionMap;
use sandtable::scenario::{builtin, check_source};
use sandtable::units::{Dice, SeatId, SimTime, Subject};
use std::sync::Arc;

#[test]
fn eight_hours_with_two_thousand_orders_replay() {
    let text = builtin("ground-shakes").expect("it ships").replace("length: \"120 min\"", "length: \"480 min\"");
    let loaded = check_source("ground-shakes.ron", &text, &Packs::installed());
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
        carried: Default::default(),
    };
    let mut drill = Drill::new(scenario.clone(), map.clone(), header);
    drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 0).expect("a drill can begin");
    let (length, mut changed) = (scenario.length.0, 0);
    for n in 0..2000 {
        drill.advance_unattended(SimTime(n * length / 2000));
        changed += u32::from(lawful(&mut drill, n));
    }
    drill.advance_unattended(scenario.ends());
    assert_eq!(drill.now(), scenario.ends());
    assert!(changed > 1000, "only {changed} of 2000 orders were more than a note");
    let (again, replayed) = replay(scenario, map, drill.header().clone(), drill.entries());
    assert_eq!((replayed.mismatches, again.digest()), (0, drill.digest()));
    assert!(replayed.digests_compared >= 480);
}

/// Gives one accepted order: a random one with an effect, otherwise a note.
fn lawful(drill: &mut Drill, n: i64) -> bool {
    let mut draw = Dice(n as u64).stream(Subject::Test, 9, 0);
    for _ in 0..6 {
        let Some((seat, order)) = random_order(drill, u64::from(draw.below(u32::MAX))) else { continue };
        if drill.submit(seat, order, n).is_ok() {
            return true;
        }
    }
    let note = Order::Say(Say::Note { text: format!("note {n}") });
    drill.submit(SeatId(0), note, n).expect("anybody may make a note");
    false
}
