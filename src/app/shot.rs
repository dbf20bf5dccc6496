//! Pictures of the screens without waiting: the drill starts by itself and runs to the asked-for exercise time. A tour
//! takes every surface in every size, theme and language, in one go.

use super::ask::Ask;
use super::desk::Desk;
use super::drive::{Room, Step, Table, carry_out, read};
use super::failure::fail;
use super::keys::{Act, perform};
use super::options::{AppError, Opening, Picture, Screen};
use super::panels::decide::Form;
use super::projector::Projector;
use super::session::Session;
use super::surfaces::{Picture as Wall, ProjectorTheme, Sheet, Surface, Tab};
use super::theme::Theme;
use crate::drill::{Control, Deciders, Order, Phase};
use crate::host::what_if::Shift;
use crate::scenario::Role;
use crate::sim::Decision;
use crate::units::{SeatId, SimTime, Span};
use crate::view::Number;
use crate::words::Language;
use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured, save_to_disk};
use bevy::window::{PrimaryWindow, WindowResized};
use std::path::PathBuf;
use std::time::Duration;

pub struct ShotPlugin {
    pub picture: Picture,
    /// What the program was started on.
    pub opening: Opening,
}

/// One picture to take.
struct Still {
    file: PathBuf,
    screen: Screen,
    /// Size, theme and language; `None`: as they are.
    look: Option<((u32, u32), Theme, Language)>,
}

#[derive(Resource)]
struct Shot {
    opening: Opening,
    after: Span,
    stills: Vec<Still>,
    at: usize,
    frame: u32,
    taken: bool,
}

/// Frames until everything has found its place: fonts, panel sizes, meshes, textures.
const SETTLED: u32 = 30;
/// The same, once the program runs and only the surface changes.
const TURNED: u32 = 8;
/// A picture that is not there by then never comes.
const GIVE_UP: u32 = 600;

impl Plugin for ShotPlugin {
    fn build(&self, app: &mut App) {
        let picture = &self.picture;
        let folder = if picture.tour { Some(picture.file.as_path()) } else { picture.file.parent() };
        if let Some(Err(why)) = folder.map(std::fs::create_dir_all) {
            // The first picture that does not come says so too.
            warn!("the folder of the pictures cannot be made: {why}");
        }
        let stills = if picture.tour {
            tour(picture)
        } else {
            vec![Still { file: picture.file.clone(), screen: picture.screen, look: None }]
        };
        app.insert_resource(Shot {
            opening: self.opening.clone(),
            after: picture.after,
            stills,
            at: 0,
            frame: 0,
            taken: false,
        });
        app.add_systems(Update, shoot.in_set(Step::Sync));
    }
}

/// Surfaces in the order in which a drill passes through them.
fn tour(picture: &Picture) -> Vec<Still> {
    let mut stills = Vec::new();
    for part in [0, 1, 2, 3] {
        for size in [(1280, 720), (1440, 900), (1920, 1080)] {
            for theme in Theme::ALL {
                for language in Language::ALL {
                    let of_part = Screen::ALL.iter().filter(|s| stage_of(s.1) == part);
                    // High contrast is looked at in one size.
                    let of_part = of_part.filter(|_| theme != Theme::HighContrast || size.0 == 1440);
                    stills.extend(of_part.map(|(name, screen)| {
                        let file = format!("{name}-{}x{}-{theme:?}-{}.png", size.0, size.1, language.code());
                        let look = Some((size, theme, language));
                        Still { file: picture.file.join(file.to_lowercase()), screen: *screen, look }
                    }));
                }
            }
        }
    }
    stills
}

fn ends_the_drill(sheet: Sheet) -> bool {
    matches!(sheet, Sheet::Feedback | Sheet::WhatIf | Sheet::Plan)
}

fn stage_of(screen: Screen) -> u8 {
    match screen {
        Screen::Start => 0,
        Screen::Ready => 1,
        // These end the drill.
        Screen::Summary => 3,
        Screen::Sheet(sheet) if ends_the_drill(sheet) => 3,
        Screen::Console | Screen::Legend | Screen::Decide | Screen::Journal | Screen::Composer => 2,
        Screen::Requests | Screen::Projector | Screen::Sheet(_) | Screen::Curtain | Screen::Role | Screen::Wall(_) => 2,
    }
}

fn shoot(
    mut shot: ResMut<Shot>,
    mut drill: (ResMut<Room>, ResMut<Table>),
    projector: Res<Projector>,
    (mut windows, mut resized): (Query<(Entity, &mut Window, Has<PrimaryWindow>)>, MessageWriter<WindowResized>),
    mut commands: Commands,
    mut exit: MessageWriter<AppExit>,
) {
    let (room, table) = (&mut drill.0, &mut drill.1);
    shot.frame += 1;
    if shot.taken {
        shot.at += 1;
        (shot.frame, shot.taken) = (1, false);
    }
    let first = shot.at == 0;
    let Some(still) = shot.stills.get(shot.at) else {
        exit.write(AppExit::Success);
        return;
    };
    if shot.frame == 2 {
        if let Err(why) = prepare(&mut room.0, &mut table.0, still, (&shot.opening, shot.after)) {
            fail(AppError::Picture(why));
            exit.write(AppExit::error());
        }
        if let Some(((wide, high), ..)) = still.look {
            for (entity, mut window, primary) in &mut windows {
                if primary != still.screen.public() {
                    let (width, height) = (wide as f32, high as f32);
                    window.resolution.set(width, height);
                    // The cameras must hear of it in the same frame, not from the window system in the next.
                    resized.write(WindowResized { window: entity, width, height });
                }
            }
        }
    }
    let fresh_wall = still.screen.public() && projector.open.is_none();
    if shot.frame == if first || fresh_wall { SETTLED } else { TURNED } {
        let window = projector.open.filter(|_| still.screen.public()).map(|(window, _)| window);
        let picture = window.map_or_else(Screenshot::primary_window, Screenshot::window);
        commands
            .spawn(picture)
            .observe(save_to_disk(still.file.clone()))
            .observe(|_: On<ScreenshotCaptured>, mut shot: ResMut<Shot>| shot.taken = true);
    }
    if shot.frame == GIVE_UP {
        fail(AppError::Picture("the graphics adapter gave no picture back".into()));
        exit.write(AppExit::error());
    }
}

/// Brings the drill and the desk to the moment and the surface of the picture.
fn prepare(
    session: &mut Session,
    desk: &mut Desk,
    still: &Still,
    (opening, after): (&Opening, Span),
) -> Result<(), String> {
    if let Some((_, theme, language)) = still.look {
        let m = &mut desk.memory;
        let turned = m.preferences.language != language;
        (m.preferences.theme, m.preferences.language, m.projector.language) = (theme, language, language);
        m.projector.theme = match theme {
            Theme::Dark => ProjectorTheme::Dark,
            Theme::Light => ProjectorTheme::Light,
            Theme::HighContrast => ProjectorTheme::HighContrast,
        };
        if turned {
            carry_out(session, desk, Ask::Read);
        }
    }
    if still.screen == Screen::Start {
        carry_out(session, desk, Ask::BackToStart);
        return Ok(());
    }
    if !session.is_open() {
        let ask = first_ask(opening, desk).ok_or("there is no scenario to open")?;
        carry_out(session, desk, ask);
        desk.memory.window.trouble.take().map_or(Ok(()), Err)?;
    }
    if still.screen != Screen::Ready {
        let seat = session.facilitator();
        if session.view(seat).clock.phase == Phase::Ready {
            carry_out(session, desk, Ask::Begin);
            session.submit(seat, Order::Control(Control::Resume)).ok();
            // Somebody decides something, so that there is something to see.
            for other in 0..seat.index() {
                session.submit(SeatId::at(other), Order::Decide(Decision::ActivateCoalition)).ok();
            }
            live_through(session, desk, after);
        }
        let hot_wash =
            matches!(still.screen, Screen::Summary | Screen::Sheet(Sheet::Plan | Sheet::Feedback | Sheet::WhatIf));
        if hot_wash && session.view(seat).clock.phase != Phase::HotWash {
            session.submit(seat, Order::Control(Control::End))?;
        } else if !hot_wash {
            desk.memory.window.surface = Surface::Console;
        }
    }
    if matches!(still.screen, Screen::Sheet(Sheet::LookAhead) | Screen::Wall(Wall::Forecast))
        && session.ahead().is_none()
    {
        session.look_ahead(Deciders::Bots)?;
        while session.ahead().is_some_and(|a| !a.over) {
            std::thread::sleep(Duration::from_millis(20));
            session.advance_wall(0);
        }
    }
    if still.screen == Screen::Sheet(Sheet::WhatIf)
        && let Some(first) = session.taken().first()
    {
        desk.memory.sheets.what_if.entry = Some(first.entry);
        session.ask_instead(first.entry, Shift::Never)?;
        while session.answered().is_some_and(|a| !a.over) {
            std::thread::sleep(Duration::from_millis(20));
            session.advance_wall(0);
        }
        session.advance_wall(0);
    }
    pose(session, desk, still.screen);
    Ok(())
}

/// Opens what the program was started on, also after the pictures of the start screen; without that the scenario that
/// Enter opens.
pub fn first_ask(opening: &Opening, desk: &Desk) -> Option<Ask> {
    match opening {
        Opening::Ready(id) => Some(Ask::Open(id.clone())),
        Opening::Resume(path) => Some(Ask::Resume(path.clone())),
        Opening::Start => desk.views.start.cards.get(desk.memory.start.card).map(|card| Ask::Open(card.id.clone())),
    }
}

/// Minute by minute, so that there is something to replay.
fn live_through(session: &mut Session, desk: &mut Desk, after: Span) {
    let mut at = SimTime::START;
    while at < SimTime::START + after {
        at = (at + Span::mins(1)).min(SimTime::START + after);
        session.run_to(at);
        read(session, desk);
    }
}

/// Puts everything away and shows the one surface.
fn pose(session: &mut Session, desk: &mut Desk, screen: Screen) {
    let m = &mut desk.memory;
    (m.window.sheet, m.window.curtain, m.window.role, m.window.tab) = (None, None, None, Tab::Inspector);
    (m.decide.form, m.composer.draft) = (None, None);
    m.requests.open = false;
    m.projector.picture = Wall::Map;
    (m.sheets.why, m.window.trouble) = (None, None);
    m.map.legend = screen == Screen::Legend;
    read(session, desk);
    match screen {
        Screen::Decide => decide(session, desk),
        Screen::Journal => desk.memory.window.tab = Tab::Journal,
        Screen::Composer => perform(Act::Compose, desk),
        Screen::Requests => {
            desk.memory.requests.open = true;
            desk.memory.decide.seat = desk.views.facilitator.seats.last().map(|s| s.seat);
        }
        Screen::Sheet(sheet) => {
            desk.memory.show(sheet);
            if sheet == Sheet::Why {
                desk.memory.sheets.why = Some(Number::InHospital);
            }
        }
        Screen::Curtain => desk.pass_laptop(),
        Screen::Role => {
            desk.pass_laptop();
            desk.memory.take_laptop();
        }
        Screen::Projector => desk.memory.projector.open = true,
        Screen::Wall(picture) => {
            desk.memory.projector.open = true;
            desk.memory.projector.picture = picture;
        }
        Screen::Start | Screen::Ready | Screen::Console | Screen::Legend | Screen::Summary => {}
    }
    read(session, desk);
}

/// A seat with something to decide, and its first open form.
fn decide(session: &mut Session, desk: &mut Desk) {
    desk.memory.window.tab = Tab::Decide;
    let seats = desk.views.facilitator.seats.iter().filter(|s| s.role != Role::Facilitator);
    desk.memory.decide.seat = seats.map(|s| s.seat).next();
    read(session, desk);
    let open =
        desk.views.seat.iter().flat_map(|v| v.choices.iter()).find(|c| c.closed.is_none() && !c.fields.is_empty());
    desk.memory.decide.form = open.map(|c| Form { kind: c.kind, label: c.label.clone(), values: c.start() });
}
