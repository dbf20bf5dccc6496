//! Pictures of the screens without waiting: the drill starts by itself and runs to the asked-for exercise time.

use super::desk::{Ask, Desk, Form, Surface, Tab};
use super::drive::{Freshness, Room, Step, Table, carry_out, read};
use super::keys::{Act, perform};
use super::options::{AppError, Picture, Screen};
use super::projector::Projector;
use super::session::Session;
use super::window::fail;
use crate::drill::{Control, Order, Phase};
use crate::scenario::Role;
use crate::units::SimTime;
use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured, save_to_disk};

pub struct ShotPlugin(pub Picture);

#[derive(Resource)]
struct Shot {
    picture: Picture,
    frame: u32,
}

/// Frames until everything has found its place: fonts, panel sizes, meshes, textures.
const SETTLED: u32 = 30;
/// A picture that is not there by then never comes.
const GIVE_UP: u32 = 600;

impl Plugin for ShotPlugin {
    fn build(&self, app: &mut App) {
        app.insert_resource(Shot { picture: self.0.clone(), frame: 0 });
        app.add_systems(Update, shoot.in_set(Step::Sync));
    }
}

fn shoot(
    mut shot: ResMut<Shot>,
    mut room: ResMut<Room>,
    mut table: ResMut<Table>,
    mut fresh: ResMut<Freshness>,
    projector: Res<Projector>,
    mut commands: Commands,
    mut exit: MessageWriter<AppExit>,
) {
    shot.frame += 1;
    fresh.frozen = true;
    if shot.frame == 2
        && let Err(why) = prepare(&mut *room.0, &mut table.0, &shot.picture)
    {
        fail(AppError::Picture(why));
        exit.write(AppExit::error());
    }
    if shot.frame == SETTLED {
        let file = shot.picture.file.clone();
        let window = projector.open.filter(|_| shot.picture.screen == Screen::Projector).map(|(window, _)| window);
        let picture = window.map_or_else(Screenshot::primary_window, Screenshot::window);
        commands.spawn(picture).observe(save_to_disk(file)).observe(
            |_: On<ScreenshotCaptured>, mut exit: MessageWriter<AppExit>| {
                exit.write(AppExit::Success);
            },
        );
    }
    if shot.frame == GIVE_UP {
        fail(AppError::Picture("the graphics adapter gave no picture back".into()));
        exit.write(AppExit::error());
    }
}

/// Brings the drill and the desk to the moment and the surface of the picture.
fn prepare(session: &mut dyn Session, desk: &mut Desk, picture: &Picture) -> Result<(), String> {
    if matches!(picture.screen, Screen::Start) {
        return Ok(());
    }
    if !session.is_open() {
        let card = desk.cards.get(desk.memory.card).ok_or("there is no scenario to open")?;
        let id = card.id.clone();
        carry_out(session, desk, Ask::Open(id));
        desk.memory.trouble.take().map_or(Ok(()), Err)?;
    }
    if picture.screen != Screen::Ready {
        let seat = session.facilitator();
        if session.view(seat).clock.phase == Phase::Ready {
            carry_out(session, desk, Ask::Begin);
        }
        session.submit(seat, Order::Control(Control::Resume)).ok();
        session.run_to(SimTime::START + picture.after);
        desk.memory.surface = Surface::Console;
        if picture.screen == Screen::Summary && session.view(seat).clock.phase != Phase::HotWash {
            session.submit(seat, Order::Control(Control::End))?;
        }
    }
    read(session, desk);
    match picture.screen {
        Screen::Decide => decide(session, desk),
        Screen::Journal => desk.memory.tab = Tab::Journal,
        Screen::Help => desk.memory.help = true,
        Screen::Composer => perform(Act::Compose, desk),
        Screen::Requests => {
            desk.memory.drafts.request.open = true;
            desk.memory.decide_seat = desk.view.seats.last().map(|s| s.seat);
            read(session, desk);
        }
        Screen::Projector => {
            desk.memory.projector = true;
            read(session, desk);
        }
        _ => {}
    }
    Ok(())
}

/// A seat with something to decide, and its first open form.
fn decide(session: &mut dyn Session, desk: &mut Desk) {
    desk.memory.tab = Tab::Decide;
    let seats = desk.view.seats.iter().filter(|s| s.role != Role::Facilitator);
    desk.memory.decide_seat = seats.map(|s| s.seat).next();
    read(session, desk);
    let open =
        desk.seat_view.iter().flat_map(|v| v.choices.iter()).find(|c| c.closed.is_none() && !c.fields.is_empty());
    desk.memory.form = open.map(|c| Form { kind: c.kind, label: c.label.clone(), values: c.start() });
}
