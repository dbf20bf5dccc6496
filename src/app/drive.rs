//! The one place that touches the drill. Every frame: take what the screens ask for, let time pass, read the views,
//! show them.

use super::ask::Ask;
use super::base_map::BaseMap;
use super::changes;
use super::desk::Desk;
use super::panels::decide::Answer;
use super::session::Session;
use super::surfaces::{Sheet, Surface, Tab};
use crate::drill::{Control, Deciders, Order, Phase};
use crate::tr;
use crate::units::SeatId;
use crate::words::{Language, in_language};
use bevy::prelude::*;
use bevy::window::{MonitorSelection, PrimaryWindow, RequestRedraw, WindowMode};
use std::sync::Arc;

/// The four steps of a frame, in order. The host's clock is none of them.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    Intake,
    Advance,
    Sync,
    Present,
}

/// The client of the drill's owner.
#[derive(Resource)]
pub struct Room(pub Session);

/// The screens' desk.
#[derive(Resource, Default)]
pub struct Table(pub Desk);

/// Whether what is shown is older than the drill.
#[derive(Resource)]
pub struct Freshness {
    pub stale: bool,
    /// The bulletin that is shown.
    pub revision: u64,
}

impl Default for Freshness {
    fn default() -> Freshness {
        Freshness { stale: true, revision: 0 }
    }
}

pub struct DrivePlugin;

impl Plugin for DrivePlugin {
    fn build(&self, app: &mut App) {
        app.init_resource::<Table>()
            .init_resource::<Freshness>()
            .configure_sets(Update, (Step::Intake, Step::Advance, Step::Sync, Step::Present).chain())
            .add_systems(Startup, lobby)
            .add_systems(Update, intake.in_set(Step::Intake))
            .add_systems(Update, advance.in_set(Step::Advance))
            .add_systems(Update, sync.in_set(Step::Sync))
            .add_systems(Update, title.in_set(Step::Present))
            .add_message::<RequestRedraw>()
            .add_systems(Last, at_once);
    }
}

/// Fills the start screen.
pub fn lobby(room: Res<Room>, mut table: ResMut<Table>) {
    let desk = &mut table.0;
    in_language(desk.memory.preferences.language, || fill_lobby(&room.0, desk));
}

fn fill_lobby(session: &Session, desk: &mut Desk) {
    desk.views.start.cards = session.cards();
    desk.views.start.past = session.past();
    desk.memory.start.card =
        desk.views.start.cards.iter().position(|c| c.recommended && c.broken.is_none()).unwrap_or(0);
    for region in desk.views.start.cards.iter().filter_map(|c| c.region.clone()) {
        desk.views.region.base_maps.entry(region.id.clone()).or_insert_with(|| Arc::new(BaseMap::of(&region)));
    }
}

fn intake(
    mut room: ResMut<Room>,
    mut table: ResMut<Table>,
    mut fresh: ResMut<Freshness>,
    mut window: Query<&mut Window, With<PrimaryWindow>>,
) {
    let asks = std::mem::take(&mut table.0.asks);
    for ask in asks {
        fresh.stale = true;
        if ask == Ask::FullScreen {
            full_screen(&mut window);
        } else {
            carry_out(&mut room.0, &mut table.0, ask);
        }
    }
}

/// What this frame's keys and clicks ask for is done before the frame ends: a pause takes effect in the frame of its key.
/// The next frame, which shows it, comes at once.
fn at_once(
    room: ResMut<Room>,
    table: ResMut<Table>,
    fresh: ResMut<Freshness>,
    window: Query<&mut Window, With<PrimaryWindow>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if table.0.asks.is_empty() {
        return;
    }
    redraw.write(RequestRedraw);
    intake(room, table, fresh, window);
}

fn full_screen(window: &mut Query<&mut Window, With<PrimaryWindow>>) {
    if let Ok(mut w) = window.single_mut() {
        w.mode = match w.mode {
            WindowMode::Windowed => WindowMode::BorderlessFullscreen(MonitorSelection::Current),
            _ => WindowMode::Windowed,
        };
    }
}

/// One wish. What cannot be done is told in words; nothing is lost.
pub fn carry_out(session: &mut Session, desk: &mut Desk, ask: Ask) {
    in_language(desk.memory.preferences.language, || do_it(session, desk, ask));
}

fn do_it(session: &mut Session, desk: &mut Desk, ask: Ask) {
    desk.memory.window.trouble = None;
    let done = match ask {
        Ask::Submit(seat, order) => submit(session, desk, seat, order),
        Ask::SubmitBy(person, order) => session.submit_by(person, order),
        Ask::Open(id) => session.open(&id).map(|()| enter(session, desk, Surface::Ready)),
        Ask::Resume(path) => session.resume(&path).map(|()| enter(session, desk, Surface::Console)),
        Ask::Begin => begin(session, desk),
        Ask::BackToStart => {
            session.close();
            desk.memory.leave_exercise();
            desk.views.facilitator = Default::default();
            desk.views.seat = None;
            desk.views.projector.public = None;
            desk.views.why = None;
            desk.views.projector.history.clear();
            desk.views.about = Default::default();
            fill_lobby(session, desk);
            Ok(())
        }
        Ask::NextInject => {
            session.run_to_next_inject();
            Ok(())
        }
        Ask::FullScreen => Ok(()),
        Ask::Read => {
            if session.is_open() {
                desk.views.about = session.about();
            } else {
                fill_lobby(session, desk);
            }
            Ok(())
        }
        Ask::WhatIf { entry, shift } => session.ask_instead(entry, shift),
        Ask::LookAhead { bots } => session.look_ahead(if bots { Deciders::Bots } else { Deciders::Nobody }),
        Ask::Change(change) => {
            changes::apply(desk, change);
            Ok(())
        }
        Ask::Report => session.report().map(|_| ()),
        Ask::Branch(entry) => session.branch(entry).map(|()| enter(session, desk, Surface::Console)),
    };
    desk.memory.window.trouble = done.err().or_else(|| session.notice());
}

/// The clock stands until the first text was read aloud.
fn begin(session: &mut Session, desk: &mut Desk) -> Result<(), String> {
    let seat = session.facilitator();
    session.submit(seat, Order::Control(Control::Begin))?;
    let why = tr!("pause-brief").to_string();
    session.submit(seat, Order::Control(Control::Pause { why }))?;
    enter(session, desk, Surface::Console);
    Ok(())
}

pub fn enter(session: &mut Session, desk: &mut Desk, surface: Surface) {
    desk.memory.window.surface = surface;
    desk.memory.map.fit_wanted = true;
    desk.memory.map.fit_close = true;
    desk.memory.window.tab = Tab::Inspector;
    desk.memory.map.selected = None;
    desk.views.projector.history.clear();
    desk.views.about = session.about();
    if let Some(region) = session.region() {
        desk.views.region.center = region.centre;
        desk.views.region.credits = region.credits.clone();
        // Roads fill the map, and their licence asks to be named on it.
        desk.views.region.credits.sort_by_key(|c| c.what != "roads");
        desk.views.region.id = region.id.clone();
        desk.views.region.base_maps.entry(region.id.clone()).or_insert_with(|| Arc::new(BaseMap::of(&region)));
    }
}

fn submit(session: &mut Session, desk: &mut Desk, seat: SeatId, order: Order) -> Result<(), String> {
    let decision = matches!(order, Order::Decide(_));
    let answer = session.submit(seat, order);
    if !decision {
        return answer;
    }
    // The answer to a decision stands beside its form and nowhere else.
    let what = std::mem::take(&mut desk.memory.decide.sent);
    let (accepted, words) = match answer {
        Ok(()) => (true, String::new()),
        Err(words) => (false, words),
    };
    desk.memory.decide.answer = Some(Answer { seat, what, accepted, words });
    Ok(())
}

fn advance(mut room: ResMut<Room>, mut table: ResMut<Table>, mut fresh: ResMut<Freshness>) {
    if !room.0.is_open() {
        // A fault closed it; the start screen says so.
        if table.0.memory.window.surface != Surface::Start {
            table.0.asks.push(Ask::BackToStart);
        }
    } else if let Some(words) = room.0.notice() {
        table.0.memory.window.trouble = Some(words);
    }
    let desk = &mut table.bypass_change_detection().0;
    desk.views.wall_ms = room.0.wall_ms();
    fresh.stale |= room.0.revision() != fresh.revision;
}

fn sync(room: Res<Room>, mut table: ResMut<Table>, mut fresh: ResMut<Freshness>) {
    let desk = &mut table.0;
    if !room.0.is_open() {
        return;
    }
    let other = desk.views.seat.as_ref().map(|v| v.seat) != acting(desk)
        || desk.views.projector.public.is_some() != desk.memory.projector.open;
    if !fresh.stale && !other {
        return;
    }
    fresh.revision = room.0.revision();
    read(&room.0, desk);
    fresh.stale = false;
}

/// Takes the views that the screens show from the drill, each in the language of its readers.
pub fn read(session: &Session, desk: &mut Desk) {
    let projector = desk.memory.projector.open.then_some(desk.memory.projector.language);
    in_language(desk.memory.preferences.language, || {
        session.watch(std::iter::once(session.facilitator()).chain(acting(desk)), projector);
        desk.views.facilitator = session.view(session.facilitator());
        desk.views.seat = acting(desk).map(|seat| session.view(seat));
        let pad = desk.memory.sheets.evaluator.person.filter(|_| desk.memory.window.sheet == Some(Sheet::Evaluator));
        desk.views.evaluator = pad.and_then(|person| session.evaluator(person));
        desk.views.why = desk.memory.sheets.why.map(|number| session.why(number));
        desk.views.look_ahead = session.ahead();
        let written = matches!(desk.memory.window.sheet, Some(Sheet::Plan | Sheet::Feedback));
        desk.views.hot_wash.written = written.then(|| session.wash());
        let asking = desk.memory.window.sheet == Some(Sheet::WhatIf);
        desk.views.hot_wash.decisions = if asking { session.taken() } else { Vec::new() };
        desk.views.hot_wash.what_if = session.answered().filter(|_| asking);
    });
    remember(session, desk);
    desk.views.projector.public =
        desk.memory.projector.open.then(|| in_language(desk.memory.projector.language, || session.public()));
    let ended = desk.views.facilitator.clock.phase == Phase::HotWash;
    if ended && desk.memory.window.surface == Surface::Console {
        desk.memory.window.surface = Surface::Summary;
        desk.views.hot_wash.moments = in_language(desk.memory.preferences.language, || session.moments());
        desk.memory.window.sheet = None;
        desk.memory.window.curtain = None;
        desk.memory.window.role = None;
    }
}

/// Most story minutes that are kept for the replay.
const MOST_MINUTES: usize = 24 * 60;

/// Keeps the public picture, one a story minute.
fn remember(session: &Session, desk: &mut Desk) {
    let begun = !matches!(desk.views.facilitator.clock.phase, Phase::Ready);
    let new = desk.views.projector.history.last().is_none_or(|[p, ..]| p.story != desk.views.facilitator.clock.story);
    if begun && new && desk.views.projector.history.len() < MOST_MINUTES {
        desk.views.projector.history.push(Language::ALL.map(|l| in_language(l, || session.public())));
    }
}

/// The seat that somebody decides or asks for now.
fn acting(desk: &Desk) -> Option<SeatId> {
    let shown = desk.memory.window.tab == Tab::Decide || desk.memory.requests.open || desk.memory.window.role.is_some();
    desk.memory.decide.seat.filter(|_| shown)
}

fn title(table: Res<Table>, mut window: Query<&mut Window, With<PrimaryWindow>>) {
    let name = &table.0.views.facilitator.title;
    let language = table.0.memory.preferences.language;
    let wanted = if name.is_empty() {
        "Sandtable".to_string()
    } else {
        in_language(language, || tr!("window-title", name = name))
    };
    if let Ok(mut w) = window.single_mut()
        && w.title != wanted
    {
        w.title = wanted;
    }
}
