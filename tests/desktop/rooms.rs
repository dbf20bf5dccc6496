//! Drill folders, created and resumed.

use sandtable::app::ask::Ask;
use sandtable::app::session::Session;
use sandtable::app::{Opening, first_ask};
use sandtable::drill::{Control, Order};
use sandtable::units::{SimTime, Span};
use std::path::PathBuf;

/// A drill that has begun, in a folder of its own.
fn begun(name: &str) -> (PathBuf, Session) {
    let folder = std::env::temp_dir().join(format!("sandtable-{name}-{}", std::process::id()));
    let _left_over = std::fs::remove_dir_all(&folder);
    let mut room = Session::by_hand(Some(folder.clone()));
    let id = room.cards()[0].id.clone();
    room.open(&id).expect("opens");
    room.submit(room.facilitator(), Order::Control(Control::Begin)).expect("begins");
    (folder, room)
}

/// The same after ten minutes, closed.
fn kept(name: &str) -> (PathBuf, PathBuf) {
    let (folder, mut room) = begun(name);
    let seat = room.facilitator();
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
    let mut room = Session::by_hand(Some(folder.clone()));
    room.resume(&drill).expect("the same program and scenario");
    assert_eq!(room.view(room.facilitator()).clock.now, SimTime::START + Span::mins(10));
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn tour_opens_the_scenario_it_was_given() {
    let desk = crate::stand::Stand::start().desk;
    let recommended = desk.views.start.cards[desk.memory.start.card].id.clone();
    let given = "packing-house".to_string();
    assert_ne!(recommended, given);
    assert_eq!(first_ask(&Opening::Ready(given.clone()), &desk), Some(Ask::Open(given)));
    assert_eq!(first_ask(&Opening::Resume("drills/a".into()), &desk), Some(Ask::Resume("drills/a".into())));
    assert_eq!(first_ask(&Opening::Start, &desk), Some(Ask::Open(recommended)));
}

#[test]
fn a_journal_of_another_scenario_is_refused_in_words_and_left_alone() {
    let (folder, drill) = kept("differs");
    let scenario = drill.join("scenario").join("scenario.ron");
    let text = std::fs::read_to_string(&scenario).expect("its own copy");
    std::fs::write(&scenario, format!("{text}\n// a word more\n")).expect("written");
    let mut room = Session::by_hand(Some(folder.clone()));
    let why = room.resume(&drill).expect_err("another scenario");
    assert!(why.contains("scenario") && why.contains("untouched"), "{why}");
    assert!(!room.is_open());
    std::fs::remove_dir_all(folder).expect("removed");
}

/// Each rewind is a drill of its own beside the others; no journal loses a byte, and every decision stands in exactly one
/// of them as its own.
#[test]
fn after_three_rewinds_there_are_four_drills_and_every_decision_that_was_taken() {
    let (folder, mut room) = begun("rewinds");
    let seat = room.facilitator();
    let (mut entered, mut minute) = (0, 2);
    let mut old: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for rewind in 0..=3 {
        for _ in 0..2 {
            minute += 2;
            room.run_to(SimTime::START + Span::mins(minute));
            decide(&mut room);
            entered += 1;
        }
        if rewind == 3 {
            break;
        }
        let log = room.view(seat).journal;
        let back = log[log.len() * 2 / 3].number;
        room.branch(back).expect("there is such a moment");
        room.submit(seat, Order::Control(Control::Resume)).expect("it was paused");
        minute = room.view(seat).clock.now.secs() / 60;
        let journal = |d: &std::path::Path| std::fs::read(d.join("journal.sandtable")).expect("its journal");
        old = room.past().into_iter().map(|p| (p.path.clone(), journal(&p.path))).collect();
        assert_eq!(old.len(), rewind + 2);
        let newest = room.about().folder;
        old.retain(|(path, _)| path.display().to_string() != newest);
    }
    room.close();
    let past = room.past();
    assert_eq!(past.len(), 4, "three rewinds make four drills");
    for (path, bytes) in &old {
        let now = std::fs::read(path.join("journal.sandtable")).expect("still there");
        assert!(now == *bytes, "{} is another one", path.display());
    }
    let own: usize = past.iter().map(|p| own_decisions(&p.path)).sum();
    assert_eq!(own, entered, "a decision is lost, or stands twice");
    std::fs::remove_dir_all(folder).expect("removed");
}

/// The first thing that any seat of people may decide now.
fn decide(room: &mut Session) {
    let seats = room.view(room.facilitator()).seats;
    for s in seats.iter().filter(|s| !s.bot) {
        for choice in room.view(s.seat).choices.iter().filter(|c| c.closed.is_none()) {
            let decision = choice.decision(&choice.start());
            if decision.is_some_and(|d| room.submit(s.seat, Order::Decide(d)).is_ok()) {
                return;
            }
        }
    }
    panic!("nobody could decide anything");
}

/// Decisions that people took in this drill, and not in the one that it branched off.
fn own_decisions(folder: &std::path::Path) -> usize {
    use sandtable::drill::journal::DrillFolder;
    use sandtable::drill::{Entry, Header, What};
    let read = DrillFolder::read_only::<Header, Entry>(folder).expect("whole");
    let header: Header = read.header;
    let shared = header.parent.map_or(0, |p| p.entry);
    let own = read.entries.iter().filter(|e: &&Entry| e.number > shared);
    own.filter(|e| e.what.decision().is_some() && matches!(&e.what, What::Ordered { bot: false, .. })).count()
}

/// A drill of a whole county: the journal is longer than anybody reads. It is taken up, drawn, and goes on.
#[test]
fn a_journal_of_ten_thousand_lines_is_taken_up_and_goes_on() {
    let folder = std::env::temp_dir().join(format!("sandtable-long-{}", std::process::id()));
    let _left_over = std::fs::remove_dir_all(&folder);
    let mut stand = super::stand::Stand::start();
    stand.room = Session::by_hand(Some(folder.clone()));
    stand.room.open("benches/frames/ten-thousand.ron").expect("a file opens like a name");
    let seat = stand.facilitator();
    stand.room.submit(seat, Order::Control(Control::Begin)).expect("begins");
    stand.room.run_to(SimTime::START + Span::mins(50));
    stand.room.close();
    let path = stand.room.past().into_iter().next().expect("it was kept").path;
    stand.room.resume(&path).expect("the same program and scenario");
    sandtable::app::enter(&mut stand.room, &mut stand.desk, sandtable::app::surfaces::Surface::Console);
    stand.read();
    stand.desk.memory.window.tab = sandtable::app::surfaces::Tab::Journal;
    let last = stand.desk.views.facilitator.journal.last().expect("something happened").clone();
    assert!(last.number > 10_000, "only {}", last.number);
    assert!(stand.frames(2).iter().any(|f| f.name.contains(&last.text)), "its newest line is on the screen");
    decide(&mut stand.room);
    stand.read();
    assert!(stand.desk.views.facilitator.journal.last().expect("a decision").number > last.number);
    stand.room.close();
    std::fs::remove_dir_all(folder).expect("removed");
}
