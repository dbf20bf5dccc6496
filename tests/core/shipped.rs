//! The scenarios that ship can be played: they run to their end, and nobody is expected to do what they may not.

use crate::scenarios::shipped;
use sandtable::drill::{Bots, Control, Drill, Header, Order, may};
use sandtable::map::CoalitionMap;
use sandtable::scenario::{Scenario, Shown, Trigger, builtins};
use sandtable::units::SimTime;
use std::sync::Arc;

fn played(scenario: &Arc<Scenario>, bots: Bots) -> Drill {
    let header = Header {
        format: 1,
        engine_version: "test".into(),
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        title: scenario.title.en.clone(),
        seed: scenario.seed,
        bots,
        created_ms: 0,
        parent: None,
    };
    let mut drill = Drill::new(scenario.clone(), Arc::new(CoalitionMap::new(scenario)), header);
    drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 0).unwrap();
    drill.advance(SimTime(scenario.length.0));
    drill
}

#[test]
fn whoever_is_expected_to_decide_may_decide() {
    for id in builtins() {
        let s = shipped(id).scenario.unwrap();
        for inject in &s.injects {
            let Some(e) = &inject.expect else { continue };
            let Shown::Decided(kinds) = &e.what else { continue };
            for seat in &e.who {
                let can = kinds.iter().any(|k| may(s.seat(*seat).role, *k));
                assert!(can, "{id}, {}: {kinds:?} by {}", inject.id, s.seat(*seat).id);
            }
        }
    }
}

#[test]
fn every_shipped_scenario_plays_to_its_end_and_all_its_timed_injects_go_out() {
    for id in builtins() {
        let s = shipped(id).scenario.unwrap();
        for bots in [Bots::Everywhere, Bots::Nowhere] {
            let drill = played(&s, bots);
            let counts = drill.coalition().counts_of_patients();
            let of_injects = s.injects.iter().zip(&drill.exercise().rows).filter(|(_, r)| r.fired.is_some());
            let added: u32 = of_injects
                .flat_map(|(i, _)| &i.effects)
                .map(|e| match e {
                    sandtable::scenario::Effect::Casualties { counts, .. } => counts.iter().sum(),
                    _ => 0,
                })
                .sum();
            let hurt: u32 = s.waves.iter().flat_map(|w| w.counts).sum::<u32>() + added;
            assert_eq!(counts.total, hurt, "{id}");
            assert!(counts.treated > 0 && counts.ems_transported > 0, "{id} {bots:?}: {counts:?}");
            for (inject, row) in s.injects.iter().zip(&drill.exercise().rows) {
                if let Trigger::At(at) = inject.trigger {
                    assert_eq!(row.fired, Some(at), "{id}: {}", inject.id);
                }
            }
        }
    }
}

/// The starter must teach: whoever decides nothing sees the nearest hospital overrun and people left on the bridge.
#[test]
fn in_the_starter_deciding_makes_a_difference() {
    let s = shipped("buses-on-the-bridge").scenario.unwrap();
    let (played, idle) = (played(&s, Bots::Everywhere), played(&s, Bots::Nowhere));
    let waiting = |d: &Drill| d.coalition().counts_of_patients().waiting;
    assert!(waiting(&played) * 2 < waiting(&idle), "{} and {}", waiting(&played), waiting(&idle));
    let fired = |d: &Drill, id: &str| {
        let n = s.injects.iter().position(|i| i.id == id).unwrap();
        d.exercise().rows[n].fired.is_some()
    };
    assert!(fired(&idle, "overload") && !fired(&played, "overload"));
    assert!(fired(&idle, "generator-low") && !fired(&played, "generator-low"));
    assert!(fired(&played, "deck-thins"));
}

/// The two-hour drill is the broad one: nearly every decision, nearly every effect, and its journal replays.
#[test]
fn the_two_hour_drill_uses_most_of_what_there_is() {
    use sandtable::drill::What;
    use std::collections::BTreeSet;
    let s = shipped("ground-shakes").scenario.unwrap();
    let drill = played(&s, Bots::Everywhere);
    let mut kinds = BTreeSet::new();
    for entry in drill.entries() {
        if let What::Ordered { order: Order::Decide(d), .. } = &entry.what {
            kinds.insert(d.kind());
        }
    }
    assert!(kinds.len() >= 25, "{} kinds of decision: {kinds:?}", kinds.len());
    let name =
        |e: &sandtable::scenario::Effect| format!("{e:?}").split([' ', '{']).next().unwrap_or_default().to_owned();
    let fired = s.injects.iter().zip(&drill.exercise().rows).filter(|(_, row)| row.times > 0);
    let effects: BTreeSet<String> = fired.flat_map(|(i, _)| &i.effects).map(name).collect();
    assert!(effects.len() >= 15, "{} kinds of effect: {effects:?}", effects.len());
    assert!(s.seats.len() >= 10, "nine bots and the facilitator");
    assert!(drill.exercise().moves.iter().all(Option::is_some), "three moves: {:?}", drill.exercise().moves);
    let map = Arc::new(CoalitionMap::new(&s));
    let (_, replayed) = sandtable::drill::replay(s, map, drill.header().clone(), drill.entries());
    assert_eq!(replayed.mismatches, 0);
}
