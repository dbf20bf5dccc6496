//! The shipped scenarios are playable: they run to their end, and expect only permitted actions.

use crate::scenarios::shipped;
use sandtable::drill::{Bots, Control, Drill, Header, Order, What, may};
use sandtable::host::find_scenario;
use sandtable::map::CoalitionMap;
use sandtable::scenario::{DecisionKind, Scenario, Shown, Trigger, builtins};
use sandtable::sim::Decision;
use sandtable::units::{InjectId, SeatId, SimTime};
use sandtable::view::{Choice, Field, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

pub fn begun(scenario: &Arc<Scenario>, bots: Bots) -> Drill {
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
        carried: Default::default(),
    };
    let mut drill = Drill::new(scenario.clone(), Arc::new(CoalitionMap::new(scenario)), header);
    drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 0).unwrap();
    drill
}

fn played(scenario: &Arc<Scenario>, bots: Bots) -> Drill {
    let mut drill = begun(scenario, bots);
    drill.advance_unattended(scenario.ends());
    drill
}

#[test]
fn expected_seats_may_decide() {
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

/// Every decision of the catalog has a use: some shipped inject expects it, or a bot takes it.
#[test]
fn every_decision_is_used_in_a_shipped_scenario() {
    let mut kinds: BTreeSet<DecisionKind> = BTreeSet::new();
    for id in builtins() {
        let s = shipped(id).scenario.unwrap();
        for expect in s.injects.iter().filter_map(|i| i.expect.as_ref()) {
            if let Shown::Decided(asked) = &expect.what {
                kinds.extend(asked);
            }
        }
        for entry in played(&s, Bots::Everywhere).entries() {
            if let What::Ordered { order, .. } = &entry.what
                && let Order::Decide(decision) = &**order
            {
                kinds.insert(decision.kind());
            }
        }
    }
    let nowhere: Vec<_> = DecisionKind::ALL.iter().filter(|k| !kinds.contains(k)).collect();
    assert!(nowhere.is_empty(), "{nowhere:?}");
}

#[test]
fn shipped_scenarios_end_with_all_timed_injects_released() {
    for id in builtins() {
        let s = shipped(id).scenario.unwrap();
        for bots in [Bots::Everywhere, Bots::Nowhere] {
            let mut drill = begun(&s, bots).unwatched();
            drill.advance_unattended(s.ends());
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

/// The starter must teach: without decisions the nearest hospital is overrun and casualties remain on the bridge.
#[test]
fn decisions_matter_in_the_starter() {
    let s = shipped("buses-on-the-bridge").scenario.unwrap();
    let (played, idle) = (played(&s, Bots::Everywhere), played(&s, Bots::Nowhere));
    let waiting = |d: &Drill| d.coalition().counts_of_patients().waiting;
    assert!(waiting(&played) * 2 < waiting(&idle), "{} and {}", waiting(&played), waiting(&idle));
    let fired = |d: &Drill, id: &str| {
        let n = s.injects.iter().position(|i| i.id == id).unwrap();
        d.exercise().rows[InjectId::at(n)].fired.is_some()
    };
    assert!(fired(&idle, "overload") && !fired(&played, "overload"));
    assert!(fired(&idle, "generator-low") && !fired(&played, "generator-low"));
    assert!(fired(&played, "deck-thins"));
}

/// The two-hour exercise is the broad one: nearly every decision, nearly every effect, and its journal replays.
#[test]
fn two_hour_drill_uses_most_decisions_and_effects() {
    use std::collections::BTreeSet;
    let s = shipped("ground-shakes").scenario.unwrap();
    let drill = played(&s, Bots::Everywhere);
    let mut kinds = BTreeSet::new();
    for entry in drill.entries() {
        if let Some(d) = entry.what.decision() {
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

/// The same form with first values, last values, and values outside every list.
fn wild(choice: &Choice) -> impl Iterator<Item = Decision> {
    let filled = |n: u32| {
        let values: Vec<Value> = choice
            .fields
            .iter()
            .map(|field| match field {
                Field::Pick { .. } => Value::Pick(n),
                Field::Number { .. } => Value::Number(i64::from(n)),
                Field::Line { .. } => Value::Line(String::new()),
            })
            .collect();
        choice.decision(&values)
    };
    [0, 1, 255, 65_535].into_iter().filter_map(filled)
}

#[test]
fn order_with_unknown_subject_is_refused_without_fault() {
    let mut files: Vec<String> = builtins().into_iter().map(String::from).collect();
    let folder = std::fs::read_dir("scenarios/validation").unwrap();
    files.extend(folder.map(|f| f.unwrap().path().display().to_string()).filter(|f| f.ends_with(".ron")));
    for id in files {
        let mut drill = begun(&find_scenario(&id).unwrap().loaded.scenario.unwrap(), Bots::Nowhere);
        let mut refused = 0;
        for n in 0..drill.scenario.seats.len() {
            let seat = SeatId::at(n);
            for choice in sandtable::view::build(&drill, seat).choices {
                for decision in wild(&choice) {
                    refused += u32::from(drill.submit(seat, Order::Decide(decision), 0).is_err());
                }
            }
        }
        assert!(refused > 20, "{id}: {refused}");
        drill.advance(SimTime(600));
    }
}

#[test]
fn summary_names_unreleased_injects() {
    let scenario = shipped("starter").scenario.unwrap();
    let mut drill = begun(&scenario, Bots::Nowhere);
    drill.advance(SimTime(60_000));
    let summary = sandtable::report::summarise(&drill);
    let open = scenario.injects.iter().zip(&drill.exercise().rows).filter(|(_, row)| row.fired.is_none());
    let ids: Vec<&str> = open.map(|(inject, _)| inject.id.as_str()).collect();
    assert!(ids.len() > 3, "after a minute most injects are ahead");
    assert_eq!(summary.never_fired, ids);
    assert_eq!(summary.injects.never_fired as usize, ids.len());
}
