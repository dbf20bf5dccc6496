//! Building and running the window.

use super::closing::{Closing, ClosingPlugin};
use super::drive::{DrivePlugin, Room, Table};
use super::failure::{self, fail};
use super::idle::IdlePlugin;
use super::input::InputPlugin;
use super::measure::MeasurePlugin;
use super::options::{AppError, AppOptions, Opening};
use super::projector::{self, ProjectorPlugin};
use super::session::Session;
use super::settings::{Settings, SettingsPlugin};
use super::shot::ShotPlugin;
use super::stage::{Sharpness, StagePlugin};
use super::theme::{Theme, apply, install_fonts, warm_up};
use super::{ask::Ask, drive, screens};
use crate::words::in_language;
use bevy::a11y::ActionRequest;
use bevy::camera::CameraOutputMode;
use bevy::camera::visibility::RenderLayers;
use bevy::ecs::schedule::SingleThreadedExecutor;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::RenderApp;
use bevy::render::error_handler::{RenderError, RenderErrorHandler, RenderErrorPolicy};
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::render_resource::BlendState;
use bevy::render::renderer::RenderAdapterInfo;
use bevy::window::{ExitCondition, PresentMode, WindowResolution};
use bevy_egui::egui;
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{EguiContexts, EguiGlobalSettings, EguiPlugin, EguiPrimaryContextPass, PrimaryEguiContext};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Opens the window and stays until it is closed.
pub fn run(options: AppOptions, session: Session) -> Result<(), AppError> {
    if no_display() {
        return Err(AppError::NoDisplay);
    }
    let mut session = session;
    let table = first_table(&options, &mut session)?;
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {})); // while the window is made, a panic is advice to print and not a trace
    let built = catch_unwind(AssertUnwindSafe(|| build(&options, session, table)));
    std::panic::set_hook(hook);
    let mut app = built.map_err(|p| AppError::from_panic(&words(&*p)))?;
    let ended = catch_unwind(AssertUnwindSafe(|| app.run()));
    if let Some(error) = failure::take() {
        return Err(error);
    }
    match ended {
        Ok(AppExit::Success) => Ok(()),
        Ok(AppExit::Error(_)) => Err(AppError::Stopped("see the log above".into())),
        Err(panic) => Err(AppError::from_panic(&words(&*panic))),
    }
}

/// A lost or failing adapter ends the window and not the drill: it is in its folder up to this moment.
fn adapter_lost(error: &RenderError, main: &mut World, _: &mut World) -> RenderErrorPolicy {
    if projector::lost(main) {
        return RenderErrorPolicy::Ignore;
    }
    fail(AppError::Graphics(error.description.lines().next().unwrap_or("no details").to_string()));
    main.write_message(AppExit::error());
    RenderErrorPolicy::StopRendering
}

/// A processor that plays the adapter has no time to smooth the map's lines four times over.
fn spare_the_processor(
    info: Option<Res<RenderAdapterInfo>>,
    cameras: Query<Entity, With<Camera>>,
    mut commands: Commands,
    mut done: Local<bool>,
) {
    let Some(info) = info.filter(|_| !*done) else { return };
    *done = true;
    if format!("{:?}", info.device_type) == "Cpu" {
        for camera in &cameras {
            commands.entity(camera).insert(Msaa::Off);
        }
    }
}

fn words(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|s| s.to_string());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
}

#[cfg(all(unix, not(target_os = "macos")))]
fn no_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    !set("WAYLAND_DISPLAY") && !set("WAYLAND_SOCKET") && !set("DISPLAY")
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn no_display() -> bool {
    false
}

/// The desk before the first frame: on the asked-for scenario or drill.
fn first_table(options: &AppOptions, session: &mut Session) -> Result<Table, AppError> {
    let mut table = Table::default();
    let memory = &mut table.0.memory;
    if let Some(file) = &options.settings {
        Settings::load(file).set(memory);
    }
    memory.preferences.theme = options.theme.unwrap_or(memory.preferences.theme);
    memory.preferences.text_pct = options.text_pct.unwrap_or(memory.preferences.text_pct).clamp(75, 250);
    if let Some(language) = options.language {
        (memory.preferences.language, memory.projector.language) = (language, language);
    }
    let ask = match &options.opening {
        Opening::Start => None,
        Opening::Ready(id) => Some(Ask::Open(id.clone())),
        Opening::Resume(path) => Some(Ask::Resume(path.clone())),
    };
    if let Some(ask) = ask {
        drive::carry_out(session, &mut table.0, ask);
        if let Some(why) = table.0.memory.window.trouble.take() {
            return Err(AppError::Drill(why));
        }
    }
    Ok(table)
}

fn build(options: &AppOptions, session: Session, table: Table) -> App {
    let mut app = App::new();
    app.set_error_handler(bevy::ecs::error::error);
    let window = Window {
        title: "Sandtable".into(),
        name: Some("sandtable".into()),
        resolution: WindowResolution::new(options.size.0, options.size.1),
        present_mode: PresentMode::AutoVsync,
        ..default()
    };
    let unattended = options.picture.is_some() || options.measure.is_some();
    let log = LogPlugin { filter: "warn,wgpu=error,naga=error,wgpu_hal=error".into(), ..default() };
    let plugins = DefaultPlugins
        .set(WindowPlugin {
            primary_window: Some(window),
            // The projector's window alone keeps nothing alive, and ends nothing.
            exit_condition: ExitCondition::OnPrimaryClosed,
            ..default()
        })
        .set(log)
        .disable::<PipelinedRenderingPlugin>();
    app.add_plugins(plugins)
        .add_plugins(EguiPlugin::default())
        .insert_resource(Room(session))
        .insert_resource(table)
        .insert_resource(Sharpness(1.0))
        .add_plugins((DrivePlugin, StagePlugin, InputPlugin, IdlePlugin { never_sleep: unattended }, ClosingPlugin))
        .add_systems(PreStartup, glass)
        .add_systems(PreUpdate, pressed_by_screen_reader)
        .add_systems(EguiPrimaryContextPass, interface);
    let wall = if options.picture.is_some() { options.size } else { (1280, 720) };
    app.add_plugins(ProjectorPlugin { size: wall });
    app.world_mut().resource_mut::<EguiGlobalSettings>().auto_create_primary_context = false;
    app.insert_resource(RenderErrorHandler(adapter_lost));
    if let Some(file) = options.settings.clone().filter(|_| !unattended) {
        app.add_plugins(SettingsPlugin { file });
    }
    if let Some(picture) = &options.picture {
        app.add_plugins(ShotPlugin { picture: picture.clone(), opening: options.opening.clone() });
    } else {
        app.add_systems(Update, spare_the_processor);
    }
    if let Some(measure) = options.measure {
        app.add_plugins(MeasurePlugin(measure));
    }
    app.add_plugins(InOrder);
    app
}

/// Systems run one after the other on one thread, and drawing comes after them. Ours are short and few: handing them to
/// other threads costs more than they take, on a laptop's battery too.
struct InOrder;

impl Plugin for InOrder {
    fn build(&self, _: &mut App) {}

    fn finish(&self, app: &mut App) {
        let one_by_one = |world: &mut World| {
            for (_, schedule) in world.resource_mut::<Schedules>().iter_mut() {
                schedule.set_executor(SingleThreadedExecutor::new());
            }
        };
        one_by_one(app.world_mut());
        if let Some(render) = app.get_sub_app_mut(RenderApp) {
            one_by_one(render.world_mut());
        }
    }
}

/// The camera of the panels: a sheet of glass over the map.
fn glass(mut commands: Commands) {
    commands.spawn((
        PrimaryEguiContext,
        Camera2d,
        RenderLayers::none(),
        Camera {
            order: 1,
            output_mode: CameraOutputMode::Write {
                // egui's colors are premultiplied: blending them a second time would darken every soft edge.
                blend_state: Some(BlendState::PREMULTIPLIED_ALPHA_BLENDING),
                clear_color: ClearColorConfig::None,
            },
            clear_color: ClearColorConfig::Custom(Color::NONE),
            ..default()
        },
    ));
}

/// What the context was last told, so that fonts and style are set once and not on every frame.
#[derive(Default)]
struct Told {
    fonts: bool,
    theme: Option<Theme>,
}

fn interface(
    mut contexts: EguiContexts,
    (mut table, room, mut closing): (ResMut<Table>, Res<Room>, ResMut<Closing>),
    mut sharp: ResMut<Sharpness>,
    mut told: Local<Told>,
) {
    let Ok(ctx) = contexts.ctx_mut() else { return };
    if !told.fonts {
        told.fonts = true;
        install_fonts(ctx);
        ctx.options_mut(|o| o.zoom_with_keyboard = false);
        ctx.request_discard("fonts");
        return;
    }
    let theme = table.0.memory.preferences.theme;
    if told.theme != Some(theme) {
        if told.theme.is_none() {
            warm_up(ctx);
        }
        told.theme = Some(theme);
        apply(ctx, theme);
    }
    let zoom = table.0.memory.preferences.text_pct as f32 / 100.0;
    if (ctx.zoom_factor() - zoom).abs() > 1e-3 {
        ctx.set_zoom_factor(zoom);
    }
    sharp.0 = ctx.pixels_per_point();
    screens::draw(ctx, &mut table.0);
    let language = table.0.memory.preferences.language;
    in_language(language, || closing.ask(ctx, room.0.client().connected()));
}

/// bevy_egui sends the tree out and takes no requests in; this hands them over.
fn pressed_by_screen_reader(
    mut requests: MessageReader<ActionRequest>,
    mut inputs: MessageWriter<EguiInputEvent>,
    context: Query<Entity, With<PrimaryEguiContext>>,
) {
    let Ok(context) = context.single() else { return };
    for request in requests.read() {
        let event = egui::Event::AccessKitActionRequest(request.0.clone());
        inputs.write(EguiInputEvent { context, event });
    }
}
