//! What asks for attention is counted, over every scenario that ships.

use crate::accessible_names::fills;
use crate::pictures::played;
use crate::stand::Stand;
use bevy_egui::egui::Color32;
use sandtable::app::panels::alert;
use sandtable::app::surfaces::Surface;
use sandtable::app::theme::Theme;
use sandtable::scenario::builtins;
use sandtable::units::{SimTime, Span};
use sandtable::view::{MarkState, TimelineMark};
use std::collections::BTreeSet;

/// Marks painted in the attention color.
fn loud_marks(stand: &Stand) -> usize {
    let attention = Color32::from(Theme::of(&stand.ctx).tokens().attention);
    let mut n = 0;
    for clipped in &stand.shapes {
        fills(&clipped.shape, &mut |color, rect| {
            n += usize::from(color == attention && clipped.clip_rect.intersects(rect));
        });
    }
    n
}

/// A console on which nothing asks for attention.
fn quiet() -> Stand {
    let mut stand = Stand::console(30);
    let view = &mut stand.desk.views.facilitator;
    (view.script.expected, view.script.due) = Default::default();
    view.timeline.injects.clear();
    view.map.places.iter_mut().for_each(|p| p.trouble.clear());
    stand.frames(3);
    // What was loud before is forgotten.
    stand.desk.views.facilitator.clock.now += Span::mins(11);
    stand.frames(3);
    stand
}

#[test]
fn of_eight_late_marks_three_are_loud_and_the_rest_are_counted() {
    let mut stand = quiet();
    assert_eq!(loud_marks(&stand), 0);
    let late = |m: i64| TimelineMark { at: SimTime(m * 60_000), label: "late".into(), state: MarkState::Late };
    stand.desk.views.facilitator.timeline.injects = (1..=8).map(late).collect();
    stand.frames(2);
    assert_eq!(loud_marks(&stand), 3);
    assert!(stand.found.iter().any(|f| f.name == "5 more overdue"));
    assert!(stand.found.iter().any(|f| f.name == "5 more alerts"));
}

#[test]
fn no_more_than_ten_marks_become_loud_in_ten_minutes_and_then_others_do() {
    let mut stand = quiet();
    let mut became = Vec::new();
    let mut before: BTreeSet<u64> = BTreeSet::new();
    let now = stand.desk.views.facilitator.clock.now;
    for step in 0..48 {
        stand.desk.views.facilitator.clock.now = now + Span::mins(step / 2);
        let at = SimTime(step * 60_000);
        let mark = TimelineMark { at, label: format!("late {step}"), state: MarkState::Late };
        stand.desk.views.facilitator.timeline.injects = vec![mark];
        stand.frames(3);
        let loud: BTreeSet<u64> = alert::loud(&stand.ctx).into_iter().collect();
        became.extend(loud.difference(&before).map(|_| step / 2));
        before = loud;
    }
    for from in 0..24 {
        let n = became.iter().filter(|m| (from..from + 10).contains(*m)).count();
        assert!(n <= 10, "{n} in ten minutes: {became:?}");
    }
    assert!(became.len() >= 7, "a flood once must not silence everything for good: {became:?}");
}

#[test]
fn in_every_shipped_scenario_at_most_three_marks_are_loud_and_ten_are_new_in_ten_minutes() {
    for id in builtins() {
        let (room, _, length) = played(id);
        let mut stand = Stand::start();
        stand.room = room;
        sandtable::app::enter(&mut stand.room, &mut stand.desk, Surface::Console);
        let (mut at, mut most, mut others) = (SimTime::START, 0, 0);
        let mut came: Vec<SimTime> = Vec::new();
        let (mut loud, mut cards) = (BTreeSet::new(), BTreeSet::new());
        loop {
            // Each minute of the first two hours, and of a longer story one in forty.
            at += if at < SimTime(7_200_000) { Span::mins(1) } else { Span::mins(40) };
            if at >= length {
                break;
            }
            stand.room.run_to(at);
            stand.read();
            stand.frames(2);
            let marks = loud_marks(&stand);
            assert!(marks <= alert::LOUD, "{id} at {at}: {marks} marks are loud");
            most = most.max(marks);
            others = others.max(alert::others(&stand.ctx));
            let now: BTreeSet<u64> = alert::loud(&stand.ctx).into_iter().collect();
            came.extend(now.difference(&loud).map(|_| at));
            loud = now;
            // Injects to read aloud and questions also trigger an alert.
            let script = &stand.desk.views.facilitator.script;
            let new: BTreeSet<_> = script.say.iter().chain(&script.questions).map(|c| c.inject).collect();
            came.extend(new.difference(&cards).map(|_| at));
            cards.extend(new);
        }
        let flood = |from: &SimTime| came.iter().filter(|c| **c >= *from && **c < *from + Span::mins(10)).count();
        let rate = came.iter().map(flood).max().unwrap_or(0);
        println!("{id}: at most {most} loud, {others} others, {rate} new in ten minutes, {} in all", came.len());
        assert!(rate <= 10, "{id}: {rate} new alerts in ten minutes");
    }
}
