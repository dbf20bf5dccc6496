//! Hot wash records appear in the report.

use crate::stand::Stand;
use bevy_egui::egui::{Key, Modifiers};
use sandtable::app::surfaces::{Sheet, Surface};
use sandtable::drill::{Control, Order};
use sandtable::units::{SeatId, SimTime, Span};

/// The starter, with one decision after ten minutes, ended after twenty.
fn ended() -> Stand {
    let mut stand = Stand::console(10);
    let seat = stand.facilitator();
    let order = Order::Decide(sandtable::sim::Decision::ActivateCoalition);
    let coordinator = (0..seat.index()).map(SeatId::at).find(|s| stand.room.submit(*s, order.clone()).is_ok());
    coordinator.expect("a seat may activate the coalition");
    stand.room.run_to(SimTime::START + Span::mins(20));
    stand.room.submit(seat, Order::Control(Control::End)).expect("the facilitator ends it");
    stand.read();
    assert_eq!(stand.desk.memory.window.surface, Surface::Summary);
    stand
}

fn names(stand: &mut Stand) -> Vec<String> {
    stand.frames(2).into_iter().map(|f| f.name).collect()
}

fn type_into(stand: &mut Stand, field: &str, text: &str) {
    stand.click(field);
    stand.write(text);
}

fn press(stand: &mut Stand, button: &str) {
    stand.desk.asks = stand.click(button);
    stand.carry_out();
}

#[test]
fn what_was_said_and_what_was_agreed_on_is_written_down_with_a_keyboard_and_a_pointer() {
    let mut stand = ended();
    stand.desk.asks = stand.key(Key::H, Modifiers::NONE);
    assert_eq!(stand.desk.memory.window.sheet, Some(Sheet::Plan));
    stand.carry_out();
    assert!(
        names(&mut stand)
            .iter()
            .any(|n| n == "The plan is empty. After EndEx, each late or missing action suggests an entry.")
            != names(&mut stand).iter().any(|n| n == "Suggested from the exercise log"),
        "either something was late or nothing"
    );
    press(&mut stand, "request to others");
    type_into(&mut stand, "In the speaker's words", "Lend us your radios");
    press(&mut stand, "Add comment");
    assert_eq!(stand.desk.views.hot_wash.written.as_ref().map(|w| w.said.len()), Some(1));
    assert!(names(&mut stand).contains(&"Lend us your radios".to_string()));

    type_into(&mut stand, "Area for improvement", "One channel");
    type_into(&mut stand, "Corrective action", "Buy radios");
    press(&mut stand, "equipment");
    press(&mut stand, "Save to plan");
    let lines = |stand: &Stand| stand.desk.views.hot_wash.written.clone().expect("the sheet is open").plan;
    assert!(lines(&stand)[0].agreed && names(&mut stand).contains(&"Draft: no owner or date".to_string()));
    // The owner is found a minute later: the same issue, and no second line.
    press(&mut stand, "Edit");
    type_into(&mut stand, "Responsible organization or person", "EMS");
    type_into(&mut stand, "Completion date", "2027-03-01");
    press(&mut stand, "Save to plan");
    let agreed: Vec<_> = lines(&stand).into_iter().filter(|l| l.agreed).collect();
    assert_eq!(agreed.len(), 1);
    assert!(names(&mut stand).contains(&"equipment · EMS · 2027-03-01".to_string()));
}

#[test]
fn hot_wash_names_every_inject_that_was_not_released() {
    let mut stand = ended();
    let msel = stand.desk.views.facilitator.msel.clone();
    let unreleased: Vec<&str> = msel.iter().filter(|l| l.fired.is_none()).map(|l| l.card.title.as_str()).collect();
    let summary = stand.desk.views.facilitator.summary.clone().expect("a summary");
    assert_eq!(
        summary.injects_fired + unreleased.len() as u32,
        summary.injects_planned,
        "the count and the list agree"
    );
    let names = names(&mut stand);
    for title in &unreleased {
        assert!(
            names.iter().any(|n| n.contains("not released") && n.contains(title)),
            "{title} is not named: {names:?}"
        );
    }
    assert!(!unreleased.is_empty(), "everything was released after 20 minutes");
}

#[test]
fn forms_go_round_one_after_the_other_and_nobody_sees_anothers() {
    let mut stand = ended();
    press(&mut stand, "Participant feedback form");
    assert_eq!(stand.desk.memory.window.sheet, Some(Sheet::Feedback));
    let disabled = |stand: &mut Stand| stand.frames(2).iter().any(|f| f.name == "Save, next participant" && f.disabled);
    assert!(disabled(&mut stand), "an empty form is none");
    press(&mut stand, "4");
    type_into(&mut stand, "Areas for improvement", "More radios");
    press(&mut stand, "Save, next participant");
    assert_eq!(stand.desk.views.hot_wash.written.as_ref().map(|w| w.forms), Some(1));
    assert!(disabled(&mut stand) && !names(&mut stand).iter().any(|n| n.contains("More radios")));
    let folder = stand.room.report().expect("the report is written");
    let table = std::fs::read_to_string(folder.join("tables/feedback.csv")).expect("it is in the set");
    assert!(table.lines().nth(1).is_some_and(|l| l.contains(",0,0,0,1,0,")), "{table}");
}

/// One decision is picked and left out; the answer comes while the screen goes on, and stands in the report.
#[test]
fn what_if_is_asked_about_a_decision_and_the_answer_stands_in_the_report() {
    let mut stand = ended();
    stand.desk.asks = stand.key(Key::Q, Modifiers::NONE);
    stand.carry_out();
    assert_eq!(stand.desk.memory.window.sheet, Some(Sheet::WhatIf));
    let first = stand.desk.views.hot_wash.decisions.first().expect("one was taken").clone();
    press(&mut stand, &format!("{} · {}", first.story, first.who));
    press(&mut stand, "10 min later");
    press(&mut stand, "Compare");
    for _ in 0..6000 {
        stand.room.advance_wall(0);
        stand.read();
        if stand.desk.views.hot_wash.what_if.as_ref().is_some_and(|a| a.over) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let answer = stand.desk.views.hot_wash.what_if.clone().expect("something was asked");
    assert!(answer.over && answer.made == 200 && answer.entry == first.entry, "{answer:?}");
    assert!(answer.lines.len() + answer.same > 20, "{answer:?}");
    assert!(names(&mut stand).contains(&"Included in the report.".to_string()));
    let folder = stand.room.report().expect("the report is written");
    let page = std::fs::read_to_string(folder.join("after-action.html")).expect("it is in the set");
    assert!(page.contains("What if") && page.contains(&answer.question), "{}", answer.question);
    assert!(folder.join(format!("tables/what-if-{}.csv", first.entry)).exists());
}
