//! The wall display: public information only.

use sandtable::drill::{AdHoc, Bots, Control, Drill, FORMAT, Header, Order, Say};
use sandtable::host::Packs;
use sandtable::map::CoalitionMap;
use sandtable::scenario::{Mode, Role, builtin, check_source};
use sandtable::sim::Decision;
use sandtable::units::{SeatId, SimTime, Span};
use sandtable::view;
use std::sync::Arc;

fn begun(bots: Bots) -> Drill {
    let text = builtin("starter").expect("the starter is embedded");
    let scenario = check_source("starter.ron", text, &Packs::installed()).scenario.expect("the starter has no errors");
    let map = Arc::new(CoalitionMap::new(&scenario));
    let header = Header {
        format: FORMAT,
        engine_version: "test".into(),
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        title: scenario.title.en.clone(),
        seed: 7,
        bots,
        created_ms: 0,
        parent: None,
        carried: Default::default(),
    };
    let mut drill = Drill::new(scenario, map, header);
    let facilitator = drill.scenario.facilitator();
    drill.submit(facilitator, Order::Control(Control::Begin), 0).expect("a drill can begin");
    drill
}

fn coordinator(drill: &Drill) -> SeatId {
    let at = drill.scenario.seats.iter().position(|s| s.role == Role::CoalitionCoordinator);
    SeatId::at(at.expect("the starter has a coordinator"))
}

#[test]
fn private_messages_do_not_change_the_wall() {
    let (mut plain, mut told) = (begun(Bots::Everywhere), begun(Bots::Everywhere));
    let at = SimTime::START + Span::mins(20);
    plain.advance(at);
    told.advance(at);
    let facilitator = told.scenario.facilitator();
    let to = vec![SeatId::at(0)];
    let secret = AdHoc {
        to: to.clone(),
        text: "Only you know that the tank is empty.".into(),
        from: String::new(),
        mode: Mode::Phone,
        effects: Vec::new(),
    };
    told.submit(facilitator, Order::Control(Control::AdHoc { what: secret.into() }), 0).expect("it fits");
    let letter = Say::Message { to, text: "The generator test was faked.".into() };
    told.submit(SeatId::at(1), Order::Say(letter), 0).expect("anybody may write");
    let note = Say::Note { text: "The lead hesitates.".into() };
    told.submit(facilitator, Order::Say(note), 0).expect("the facilitator takes notes");
    assert_eq!(view::public(&plain), view::public(&told));
}

#[test]
fn wall_has_no_hospital_numbers_before_activation() {
    let mut drill = begun(Bots::Nowhere);
    drill.advance(SimTime::START + Span::mins(15));
    let wall = view::public(&drill);
    assert!(!wall.places.is_empty());
    assert!(wall.places.iter().all(|p| p.number.is_none()));
    assert!(wall.figures.iter().all(|f| f.words.contains("shelters")));
    let lead = coordinator(&drill);
    drill.submit(lead, Order::Decide(Decision::ActivateCoalition), 0).expect("the coordinator may");
    let wall = view::public(&drill);
    assert!(wall.figures.iter().any(|f| f.words.contains("counted by crews")));
}

#[test]
fn wall_shows_the_coordinators_board_not_actual_numbers() {
    let mut drill = begun(Bots::Everywhere);
    for minute in (5..90).step_by(5) {
        drill.advance(SimTime::START + Span::mins(minute));
        let wall = view::public(&drill);
        let board = view::build(&drill, coordinator(&drill)).map;
        for p in wall.places.iter().filter(|p| p.number.is_some()) {
            let known = board.places.iter().find(|k| k.place == p.place).expect("the same places");
            assert_eq!((p.number, p.status), (known.number, known.status), "{} at minute {minute}", p.code);
        }
    }
}

#[test]
fn site_is_on_the_wall_after_a_911_call() {
    let drill = begun(Bots::Nowhere);
    let wall = view::public(&drill);
    let called = drill.coalition().truth().sites.iter().filter(|s| s.called.is_some()).count();
    assert_eq!(wall.sites.len(), called);
}
