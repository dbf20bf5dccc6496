//! Drills kept in folders and taken up again.

use sandtable::app::LocalRoom;
use sandtable::app::session::Session;
use sandtable::drill::{Control, Order};
use sandtable::units::{SimTime, Span};
use std::path::PathBuf;

/// A drill of ten minutes in a folder of its own.
fn kept(name: &str) -> (PathBuf, PathBuf) {
    let folder = std::env::temp_dir().join(format!("sandtable-{name}-{}", std::process::id()));
    let _left_over = std::fs::remove_dir_all(&folder);
    let mut room = LocalRoom::new(Some(folder.clone()));
    let id = room.cards()[0].id.clone();
    room.open(&id).expect("opens");
    let seat = room.facilitator();
    room.submit(seat, Order::Control(Control::Begin)).expect("begins");
    room.run_to(SimTime::START + Span::mins(10));
    room.submit(seat, Order::Control(Control::Pause { why: "lunch".into() })).expect("pauses");
    assert_eq!(room.notice(), None);
    room.close();
    let drill = room.past().into_iter().next().expect("it was kept").path;
    (folder, drill)
}

#[test]
fn a_kept_drill_is_taken_up_where_it_stopped() {
    let (folder, drill) = kept("goes-on");
    let mut room = LocalRoom::new(Some(folder.clone()));
    room.resume(&drill).expect("the same program and scenario");
    assert_eq!(room.view(room.facilitator()).clock.now, SimTime::START + Span::mins(10));
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn a_journal_of_another_scenario_is_refused_in_words_and_left_alone() {
    let (folder, drill) = kept("differs");
    let scenario = drill.join("scenario").join("scenario.ron");
    let text = std::fs::read_to_string(&scenario).expect("its own copy");
    std::fs::write(&scenario, format!("{text}\n// a word more\n")).expect("written");
    let mut room = LocalRoom::new(Some(folder.clone()));
    let why = room.resume(&drill).expect_err("another scenario");
    assert!(why.contains("scenario") && why.contains("untouched"), "{why}");
    assert!(!room.is_open());
    std::fs::remove_dir_all(folder).expect("removed");
}
