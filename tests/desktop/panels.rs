//! What the panels show and ask for.

use crate::stand::Stand;
use bevy_egui::egui::{self, Key, Modifiers, accesskit};
use sandtable::app::ask::Ask;
use sandtable::app::panels::decide::Answer;
use sandtable::app::surfaces::{Surface, Tab};
use sandtable::drill::{Control, Order, Say};
use sandtable::units::SimTime;

#[test]
fn the_start_screen_opens_the_recommended_drill_with_one_click_or_with_enter() {
    let mut stand = Stand::start();
    let id = stand.desk.views.start.cards[stand.desk.memory.start.card].id.clone();
    assert_eq!(stand.click("Set up exercise"), vec![Ask::Open(id.clone())]);
    assert_eq!(stand.key(Key::Enter, Modifiers::NONE), vec![Ask::Open(id)]);
}

#[test]
fn every_scenario_has_a_card_and_a_broken_one_says_why_and_opens_nothing() {
    let mut stand = Stand::start();
    let mut broken = stand.desk.views.start.cards[0].clone();
    broken.title = "Flood".into();
    broken.broken = Some("flood.ron:12: there is no place named mercy".into());
    stand.desk.views.start.cards.push(broken);
    let names: Vec<String> = stand.frames(2).into_iter().map(|f| f.name).collect();
    for card in &stand.desk.views.start.cards {
        assert!(names.iter().any(|n| n.starts_with(&card.title)), "no card for {}", card.title);
    }
    assert!(names.iter().any(|n| n.contains("does not open, flood.ron:12")));
    assert!(stand.click("Flood").is_empty());
}

#[test]
fn the_ready_sheet_begins_with_one_click_and_escape_goes_back() {
    let mut stand = Stand::start();
    let id = stand.desk.views.start.cards[0].id.clone();
    stand.room.open(&id).expect("opens");
    stand.desk.memory.window.surface = Surface::Ready;
    stand.read();
    assert_eq!(stand.click("StartEx"), vec![Ask::Begin]);
    assert_eq!(stand.key(Key::Escape, Modifiers::NONE), vec![Ask::BackToStart]);
}

#[test]
fn ready_sheet_counts_every_seat_of_a_player() {
    let mut stand = Stand::start();
    let id = stand.desk.views.start.cards[0].id.clone();
    stand.room.open(&id).expect("opens");
    stand.desk.memory.window.surface = Surface::Ready;
    stand.read();
    let seats = stand.desk.views.facilitator.seats.iter().filter(|s| !s.bot).count();
    let wanted = sandtable::tr!("ready-people", people = seats);
    let names: Vec<String> = stand.frames(2).into_iter().map(|f| f.name).collect();
    assert!(seats > 1 && names.contains(&wanted), "no {wanted:?} in {names:?}");
}

#[test]
fn said_it_acknowledges_the_top_inject_and_enter_does_the_same() {
    let mut stand = Stand::console(4);
    let inject = stand.desk.views.facilitator.script.say.first().expect("something to say").inject;
    let wanted = vec![Ask::Submit(stand.facilitator(), Order::Say(Say::Acknowledge { inject }))];
    assert_eq!(stand.click("Delivered"), wanted);
    assert_eq!(stand.key(Key::Enter, Modifiers::NONE), wanted);
}

#[test]
fn space_pauses_and_numbers_set_the_pace() {
    let mut stand = Stand::console(4);
    let seat = stand.facilitator();
    let asks = stand.key(Key::Space, Modifiers::NONE);
    assert!(matches!(&asks[..], [Ask::Submit(s, Order::Control(Control::Pause { .. }))] if *s == seat));
    let pace = Ask::control(seat, Control::SetPace { pace: 15 });
    assert_eq!(stand.key(Key::Num3, Modifiers::NONE), vec![pace.clone()]);
    assert_eq!(stand.click("15×"), vec![pace]);
}

#[test]
fn letters_typed_into_a_field_do_nothing_else_and_control_space_still_pauses() {
    let mut stand = Stand::console(4);
    let field = stand.frames(2).into_iter().find(|f| f.role == accesskit::Role::TextInput).expect("a text field");
    stand.click_at(field.rect.center());
    assert!(stand.key(Key::N, Modifiers::NONE).is_empty());
    assert!(stand.key(Key::Num4, Modifiers::NONE).is_empty());
    assert_eq!(stand.desk.memory.window.tab, Tab::Inspector);
    assert_eq!(stand.key(Key::Space, Modifiers::COMMAND).len(), 1);
}

#[test]
fn a_decision_is_filled_in_and_sent_as_the_seat_that_takes_it() {
    let mut stand = Stand::console(4);
    let seat = stand.desk.views.facilitator.seats[0].seat;
    stand.desk.memory.window.tab = Tab::Decide;
    stand.desk.memory.decide.seat = Some(seat);
    stand.read();
    let choices = stand.desk.views.seat.as_ref().expect("a view of the seat").choices.clone();
    let open = choices.iter().find(|c| c.closed.is_none() && c.decision(&c.start()).is_some()).expect("an open choice");
    assert!(stand.click(&open.label).is_empty(), "choosing only unfolds the form");
    let decision = open.decision(&open.start()).expect("the form's first values are a decision");
    let button = stand.frames(2).into_iter().find(|f| f.clickable && f.name == "Decide").expect("the button");
    assert_eq!(stand.click_at(button.rect.center()), vec![Ask::Submit(seat, Order::Decide(decision))]);
}

#[test]
fn a_closed_choice_is_disabled_and_its_reason_is_on_the_screen() {
    let mut stand = Stand::console(4);
    stand.desk.memory.window.tab = Tab::Decide;
    stand.desk.memory.decide.seat = Some(stand.desk.views.facilitator.seats[0].seat);
    stand.read();
    let view = stand.desk.views.seat.as_mut().expect("a view of the seat");
    view.choices[0].closed = Some("all surge beds are open already".into());
    let label = view.choices[0].label.clone();
    let found = stand.frames(2);
    assert!(found.iter().any(|f| f.name == label && f.disabled));
    assert!(found.iter().any(|f| f.name == "all surge beds are open already"));
}

#[test]
fn a_refused_decision_says_so_with_its_reason() {
    let mut stand = Stand::console(4);
    stand.desk.memory.window.tab = Tab::Decide;
    stand.desk.memory.decide.answer = Some(Answer {
        seat: stand.desk.views.facilitator.seats[0].seat,
        what: "Send buses".into(),
        accepted: false,
        words: "2 buses asked for, 1 is free.".into(),
    });
    let names: Vec<String> = stand.frames(2).into_iter().map(|f| f.name).collect();
    assert!(names.iter().any(|n| n == "Refused: Send buses"));
    assert!(names.iter().any(|n| n == "2 buses asked for, 1 is free."));
}

#[test]
fn every_control_of_every_surface_has_a_name_and_room_for_a_finger() {
    let mut stand = Stand::console(30);
    let mut ended = Stand::console(30);
    let seat = ended.facilitator();
    ended.room.submit(seat, Order::Control(Control::End)).expect("it ends");
    ended.desk.memory.window.surface = Surface::Summary;
    ended.read();
    let mut found = Stand::start().frames(2);
    found.extend(ended.frames(2));
    for tab in [Tab::Inspector, Tab::Decide, Tab::Journal] {
        stand.desk.memory.window.tab = tab;
        stand.desk.memory.decide.seat = Some(stand.desk.views.facilitator.seats[0].seat);
        stand.read();
        found.extend(stand.frames(2));
    }
    let buttons: Vec<_> = found.iter().filter(|f| f.role == accesskit::Role::Button && f.clickable).collect();
    assert!(buttons.len() > 40);
    for b in buttons {
        assert!(!b.name.is_empty(), "a button at {:?} has no name", b.rect);
        assert!(b.rect.width() >= 24.0 && b.rect.height() >= 24.0, "{} is too small: {:?}", b.name, b.rect);
    }
}

#[test]
fn no_control_of_the_console_leaves_the_window() {
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1440.0, 900.0));
    let mut stand = Stand::console(30);
    for f in stand.frames(2).iter().filter(|f| f.clickable) {
        assert!(f.rect.left() >= screen.left() - 0.5 && f.rect.right() <= screen.right() + 0.5, "{}", f.name);
    }
}

#[test]
fn a_real_emergency_replaces_the_whole_console() {
    let mut stand = Stand::console(10);
    let asks = stand.key(Key::F12, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(asks, vec![Ask::control(stand.facilitator(), Control::RealEmergency)]);
    let seat = stand.facilitator();
    stand.room.submit(seat, Order::Control(Control::RealEmergency)).expect("always possible");
    stand.read();
    let names: Vec<String> = stand.frames(2).into_iter().map(|f| f.name).collect();
    assert!(names.iter().any(|n| n.starts_with("Exercise stopped – real-world event")));
    assert!(!names.iter().any(|n| n.starts_with("Pause")));
}

#[test]
fn a_broken_view_breaks_no_panel() {
    // Times out of order, no places, an empty summary: nothing a panel may stumble over.
    let mut stand = Stand::console(10);
    stand.desk.views.facilitator.clock.length = SimTime(-5);
    stand.desk.views.facilitator.clock.story = "soon".into();
    stand.desk.views.facilitator.map = Default::default();
    stand.desk.views.facilitator.timeline.icu_free.clear();
    let names: Vec<String> = stand.frames(3).into_iter().map(|f| f.name).collect();
    assert!(stand.desk.memory.window.broken.is_empty(), "{:?}", stand.desk.memory.window.broken);
    assert!(names.iter().any(|n| n == "EXERCISE"));
}

#[test]
fn the_help_page_lists_every_key_of_the_registry() {
    let mut stand = Stand::console(1);
    stand.key(Key::F1, Modifiers::NONE);
    let names: Vec<String> = stand.frames(2).into_iter().map(|f| f.name).collect();
    for b in sandtable::app::keys::BINDINGS.iter().filter(|b| !b.key.is_empty()) {
        let does = b.does.map_or("", |does| does());
        assert!(does.is_empty() || names.iter().any(|n| n == does), "the help does not say: {does}");
        assert!(egui::Key::from_name(b.key).is_some(), "egui knows no key {}", b.key);
    }
}

#[test]
fn the_end_button_ends_after_a_second_of_holding_and_not_before() {
    let mut stand = Stand::console(4);
    let button = stand.find("EndEx").expect("the button");
    assert!(stand.click_at(button.rect.center()).is_empty(), "a click ends nothing");
    let asks = stand.hold(button.rect.center(), 0.8);
    assert!(asks.is_empty());
    let asks = stand.hold(button.rect.center(), 1.3);
    assert_eq!(asks, vec![Ask::control(stand.facilitator(), Control::End)]);
}

#[test]
fn the_sources_of_the_map_are_a_click_away_complete_and_roads_come_first() {
    let mut stand = Stand::console(1);
    let region = stand.room.region().expect("a region");
    sandtable::app::enter(&mut stand.room, &mut stand.desk, Surface::Console);
    assert_eq!(stand.desk.views.region.credits[0].what, "roads");
    stand.click("Sources");
    let names: Vec<String> = stand.frames(2).into_iter().map(|f| f.name).collect();
    for c in &region.credits {
        assert!(names.contains(&c.line), "{} is not credited", c.what);
        assert!(names.contains(&c.licence), "{} has no licence on the screen", c.what);
    }
    stand.key(Key::Escape, Modifiers::NONE);
    assert_eq!(stand.desk.memory.window.sheet, None);
}

#[test]
fn a_hospital_is_decided_for_by_the_seat_that_speaks_for_it_whatever_its_name() {
    let mut stand = Stand::console(1);
    let seats = stand.desk.views.facilitator.seats.clone();
    let seat = seats.iter().find(|s| !s.at.is_empty() && s.role == sandtable::scenario::Role::HospitalCommand);
    let seat = seat.expect("a hospital seat").clone();
    for s in &mut stand.desk.views.facilitator.seats {
        s.name = "Seat".into();
    }
    for sheet in &mut stand.desk.views.facilitator.sheets {
        sheet.rows.clear(); // so that the action stands on the screen
        sheet.facts.clear();
    }
    stand.desk.memory.select(sandtable::app::surfaces::Thing::Place(seat.at[0]));
    stand.click("Decide as this hospital");
    assert_eq!(stand.desk.memory.decide.seat, Some(seat.seat));
}

#[test]
fn the_heads_of_the_facility_table_stand_over_their_numbers_and_use_the_window() {
    let mut stand = Stand::console(30);
    let seat = stand.facilitator();
    stand.room.submit(seat, Order::Control(Control::End)).expect("it ends");
    stand.desk.memory.window.surface = Surface::Summary;
    stand.read();
    let summary = stand.desk.views.facilitator.summary.clone().expect("a summary");
    let found = stand.frames(3);
    let rect = |name: &str| found.iter().find(|f| f.name == name).unwrap_or_else(|| panic!("no {name}")).rect;
    let heads: Vec<egui::Rect> = summary.facility_columns.iter().map(|h| rect(h)).collect();
    for pair in heads.windows(2) {
        assert!(pair[0].right() <= pair[1].left(), "two heads overlap: {pair:?}");
    }
    assert!(heads.last().expect("columns").right() > 1340.0, "the table leaves the window unused");
    let names = rect(&summary.facilities[0][0]);
    assert!((names.left() - heads[0].left()).abs() < 1.0);
}

#[test]
fn after_a_real_emergency_the_drill_can_be_ended_and_talked_about() {
    let mut stand = Stand::console(10);
    let seat = stand.facilitator();
    stand.room.submit(seat, Order::Control(Control::RealEmergency)).expect("always possible");
    stand.read();
    assert_eq!(stand.click("Call EndEx and open the hot wash"), vec![Ask::control(seat, Control::End)]);
    stand.room.submit(seat, Order::Control(Control::End)).expect("it ends");
    stand.read();
    stand.desk.memory.window.surface = Surface::Summary;
    let names: Vec<String> = stand.frames(2).into_iter().map(|f| f.name).collect();
    assert!(names.iter().any(|n| n == "Hot wash"));
}
