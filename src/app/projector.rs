//! The projector: a second window with its own camera, egui context, and theme. Closing or unplugging it has no effect on
//! the exercise.

use super::desk::Desk;
use super::drive::{Step, Table};
use super::panels;
use super::theme::{Theme, apply, install_fonts};
use crate::tr;
use crate::words::in_language;
use bevy::camera::RenderTarget;
use bevy::camera::visibility::RenderLayers;
use bevy::ecs::schedule::ScheduleLabel;
use bevy::prelude::*;
use bevy::window::{PresentMode, WindowRef, WindowResolution};
use bevy_egui::{EguiContext, EguiSchedule};
use std::time::{Duration, Instant};

pub struct ProjectorPlugin {
    /// Points.
    pub size: (u32, u32),
}

#[derive(ScheduleLabel, Clone, Debug, PartialEq, Eq, Hash)]
struct ProjectorPass;

/// The window, and its camera.
#[derive(Resource)]
pub struct Projector {
    size: (u32, u32),
    pub open: Option<(Entity, Entity)>,
    lost: Option<Instant>,
}

#[derive(Component)]
struct ProjectorCamera;

impl Plugin for ProjectorPlugin {
    fn build(&self, app: &mut App) {
        app.insert_resource(Projector { size: self.size, open: None, lost: None })
            .add_systems(Update, follow.in_set(Step::Present))
            .add_systems(ProjectorPass, picture);
    }
}

/// Opens and closes the window as the desk asks, and notes on the desk when it was closed by hand.
fn follow(
    mut commands: Commands,
    mut projector: ResMut<Projector>,
    mut table: ResMut<Table>,
    windows: Query<&mut Window>,
) {
    let wanted = table.0.memory.projector.open;
    match projector.open {
        Some((window, camera)) if !windows.contains(window) => {
            commands.entity(camera).despawn();
            projector.open = None;
            table.0.memory.projector.open = false;
        }
        Some((window, camera)) if !wanted => {
            commands.entity(camera).despawn();
            commands.entity(window).despawn();
            projector.open = None;
        }
        None if wanted => projector.open = Some(open(&mut commands, projector.size)),
        _ => {}
    }
}

/// Drawing failed. Closes the projector if it is open or was lost a moment ago: its window may have disappeared. True: the
/// console continues.
pub fn lost(world: &mut World) -> bool {
    const MOMENT: Duration = Duration::from_secs(2);
    let Some(mut projector) = world.get_resource_mut::<Projector>() else { return false };
    let Some((window, camera)) = projector.open.take() else {
        return projector.lost.is_some_and(|at| at.elapsed() < MOMENT);
    };
    projector.lost = Some(Instant::now());
    for entity in [camera, window] {
        if let Ok(entity) = world.get_entity_mut(entity) {
            entity.despawn();
        }
    }
    if let Some(mut table) = world.get_resource_mut::<Table>() {
        table.0.memory.projector.open = false;
        let words = in_language(table.0.memory.preferences.language, || tr!("projector-lost"));
        table.0.memory.window.trouble = Some(words.into());
    }
    true
}

fn open(commands: &mut Commands, (width, height): (u32, u32)) -> (Entity, Entity) {
    let window = commands
        .spawn(Window {
            title: tr!("projector-title").into(),
            name: Some("sandtable".into()),
            resolution: WindowResolution::new(width, height),
            present_mode: PresentMode::AutoVsync,
            ..default()
        })
        .id();
    let camera = commands
        .spawn((
            ProjectorCamera,
            Camera2d,
            RenderLayers::none(),
            Msaa::Off,
            Camera { clear_color: ClearColorConfig::Custom(Color::WHITE), ..default() },
            RenderTarget::Window(WindowRef::Entity(window)),
            EguiSchedule::new(ProjectorPass),
        ))
        .id();
    (window, camera)
}

fn picture(
    mut contexts: Query<(Entity, &mut EguiContext), With<ProjectorCamera>>,
    mut table: ResMut<Table>,
    mut dressed: Local<Option<(Entity, Theme)>>,
) {
    let Ok((entity, mut context)) = contexts.single_mut() else { return };
    let ctx = context.get_mut();
    let theme = table.0.memory.projector.theme.theme();
    if dressed.is_none_or(|d| d.0 != entity) {
        *dressed = Some((entity, theme));
        install_fonts(ctx);
        apply(ctx, theme);
        ctx.options_mut(|o| o.zoom_with_keyboard = false);
        ctx.request_discard("fonts");
        return;
    }
    if dressed.is_some_and(|d| d.1 != theme) {
        *dressed = Some((entity, theme));
        apply(ctx, theme);
    }
    // Drawing changes only the start of a replay, which no other system reads.
    let desk = &mut table.bypass_change_detection().0;
    let Desk { memory, views, .. } = desk;
    let view = panels::projector::View {
        projector: &views.projector,
        region: &views.region,
        look_ahead: views.look_ahead.as_ref(),
        calm: memory.preferences.calm,
    };
    panels::projector::ui(ctx, &view, &mut memory.projector);
}
