//! Nothing moves that is not data, and nothing flashes.

use crate::accessible_names::fills;
use crate::stand::Stand;
use crate::walk::{Dress, surfaces};
use bevy_egui::egui::{self, Shape};
use sandtable::app::desk::Desk;
use sandtable::app::panels::projector;
use sandtable::app::surfaces::Picture;
use sandtable::app::theme;
use sandtable::drill::{Control, Order, Phase};
use sandtable::words::Language;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn in_reduced_motion_two_frames_a_second_apart_are_the_same_while_the_clock_stands() {
    surfaces(Dress::usual(Language::English), |stand, name| {
        assert_ne!(stand.desk.views.facilitator.clock.phase, Phase::Running, "{name}: the clock runs");
        stand.desk.memory.preferences.calm = true;
        stand.frames(3);
        let first = stand.shapes.clone();
        stand.frame_after(1.0, Vec::new());
        assert!(first == stand.shapes, "{name} moves");
    });
}

#[test]
fn in_reduced_motion_no_picture_of_the_wall_moves_while_the_clock_stands() {
    let mut stand = Stand::console(1);
    for minute in 2..20 {
        stand.room.run_to(sandtable::units::SimTime(minute * 60_000));
        stand.read();
    }
    let seat = stand.facilitator();
    stand.room.submit(seat, Order::Control(Control::Pause { why: "lunch".into() })).expect("it pauses");
    stand.desk.memory.projector.open = true;
    stand.desk.memory.preferences.calm = true;
    stand.read();
    let ctx = egui::Context::default();
    theme::install_fonts(&ctx);
    theme::apply(&ctx, theme::Theme::Light);
    let frame = |stand: &mut Stand, time: f64| {
        let rect = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 720.0));
        let input = egui::RawInput { screen_rect: Some(rect), time: Some(time), ..Default::default() };
        let output = ctx.run_ui(input, |_| {
            let Desk { memory, views, .. } = &mut stand.desk;
            let view = projector::View {
                projector: &views.projector,
                region: &views.region,
                look_ahead: views.look_ahead.as_ref(),
                calm: memory.preferences.calm,
            };
            projector::ui(&ctx, &view, &mut memory.projector);
        });
        let shapes = output.shapes.clone();
        output.drop_without_applying_deltas();
        shapes
    };
    frame(&mut stand, 0.5);
    for picture in Picture::ALL {
        stand.desk.memory.projector.picture = picture;
        frame(&mut stand, 1.0);
        let (first, later) = (frame(&mut stand, 2.0), frame(&mut stand, 3.0));
        assert!(first == later, "{picture:?} moves");
    }
    // Without the setting the replay animates.
    stand.desk.memory.preferences.calm = false;
    stand.desk.memory.projector.picture = Picture::Replay;
    let (first, later) = (frame(&mut stand, 10.0), frame(&mut stand, 15.0));
    assert!(first != later, "the replay stands still");
}

/// WCAG 2.3.1: a flash is a pair of changes of one region; seven changes in a second would be more than three flashes.
#[test]
fn nothing_flashes_more_than_three_times_in_a_second_at_the_fastest_pace() {
    let mut stand = Stand::console(12);
    let seat = stand.facilitator();
    stand.room.submit(seat, Order::Control(Control::SetPace { pace: 60 })).expect("a pace");
    stand.frames(3);
    let mut changes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut before: BTreeSet<String> = BTreeSet::new();
    for frame in 0..100 {
        stand.room.advance_wall(50);
        stand.read();
        stand.frame(Vec::new());
        let mut now = BTreeSet::new();
        for clipped in &stand.shapes {
            regions(&clipped.shape, &mut now);
        }
        if frame > 0 {
            for region in now.symmetric_difference(&before) {
                changes.entry(region.clone()).or_default().push(frame);
            }
        }
        before = now;
    }
    assert!(!changes.is_empty(), "nothing moved at all");
    for (region, frames) in changes {
        // Twenty frames are a second.
        let most = frames.iter().map(|from| frames.iter().filter(|f| (*from..from + 20).contains(f)).count()).max();
        assert!(most.unwrap_or(0) < 7, "{region} flashes: {frames:?}");
    }
}

/// What is filled, where and how: to the point, so that a thing that moves is another thing.
fn regions(shape: &Shape, found: &mut BTreeSet<String>) {
    fills(shape, &mut |color, rect| {
        if color.a() > 0 {
            found.insert(format!(
                "{:?} at {:.0} {:.0} {:.0} {:.0}",
                color,
                rect.left(),
                rect.top(),
                rect.width(),
                rect.height()
            ));
        }
    });
}
