//! Bevy's frame without a window: what a key asks for is done before its frame ends.

use crate::stand::Stand;
use bevy::prelude::*;
use bevy_egui::egui::{Key, Modifiers};
use sandtable::app::ask::Ask;
use sandtable::app::desk::Desk;
use sandtable::app::session::Session;
use sandtable::app::surfaces::Sheet;
use sandtable::app::{DrivePlugin, Room, Table};
use sandtable::drill::{Control, Order, Phase};
use sandtable::units::SimTime;

/// Stands for the panels, which run after `Update`: on its turn it asks for what a key asks for.
#[derive(Resource, Default)]
struct Pressed(Option<Ask>);

fn press(mut pressed: ResMut<Pressed>, mut table: ResMut<Table>) {
    table.0.asks.extend(pressed.0.take());
}

fn now(app: &App) -> (Phase, SimTime) {
    let room = &app.world().resource::<Room>().0;
    let clock = room.view(room.facilitator()).clock;
    (clock.phase, clock.now)
}

#[test]
fn a_pause_takes_effect_in_the_frame_of_its_key_and_no_time_passes_after_it() {
    let mut room = Session::running(None);
    let id = room.cards()[0].id.clone();
    room.open(&id).expect("it opens");
    let seat = room.facilitator();
    for control in [Control::Begin, Control::SetPace { pace: 60 }] {
        room.submit(seat, Order::Control(control)).expect("accepted");
    }
    let mut app = App::new();
    app.insert_resource(Room(room))
        .insert_resource(Table(Desk::default()))
        .init_resource::<Pressed>()
        .add_plugins(DrivePlugin)
        .add_systems(PostUpdate, press);
    let pass = |app: &mut App| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        app.update();
    };
    (0..3).for_each(|_| pass(&mut app));
    let (phase, before) = now(&app);
    assert!(phase == Phase::Running && before > SimTime::START, "time runs");
    app.world_mut().resource_mut::<Pressed>().0 = Some(Ask::control(seat, Control::Pause { why: "a question".into() }));
    pass(&mut app);
    let (phase, then) = now(&app);
    assert_eq!(phase, Phase::Paused, "the frame of the key has paused the drill");
    let of_the_frame = (then - before).0;
    assert!(of_the_frame <= 60 * 1_000, "only this frame's own time has passed: {of_the_frame} ms");
    (0..3).for_each(|_| pass(&mut app));
    assert_eq!(now(&app), (Phase::Paused, then), "no time passes after the pause");
}

#[test]
fn control_space_pauses_from_every_sheet_tool_and_screen() {
    let mut stand = Stand::console(5);
    let wanted = |stand: &mut Stand, what: &str| {
        stand.frames(3);
        let asks = stand.key(Key::Space, Modifiers::COMMAND);
        let paused = matches!(&asks[..], [Ask::Submit(_, Order::Control(Control::Pause { .. }))]);
        assert!(paused, "{what}: {asks:?}");
    };
    wanted(&mut stand, "the console");
    for sheet in Sheet::ALL {
        stand.desk.memory.window.sheet = Some(sheet);
        wanted(&mut stand, &format!("{sheet:?}"));
    }
    stand.desk.memory.window.sheet = None;
    stand.key(Key::I, Modifiers::NONE);
    wanted(&mut stand, "the composer");
    stand.key(Key::Escape, Modifiers::NONE);
    stand.key(Key::R, Modifiers::NONE);
    wanted(&mut stand, "the requests");
    stand.key(Key::Escape, Modifiers::NONE);
    stand.key(Key::Y, Modifiers::NONE);
    wanted(&mut stand, "the curtain");
    stand.key(Key::Enter, Modifiers::NONE);
    stand.read();
    wanted(&mut stand, "a seat's own screen");
}
