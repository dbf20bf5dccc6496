//! Sleeping between frames: a paused console must not warm the room.

use super::drive::{Room, Step, Table};
use super::surfaces::Surface;
use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, UpdateMode, WinitSettings, WinitUserEvent};
use std::time::Duration;

/// True for pictures: without a window manager the window has no focus, and would get one frame a minute.
pub struct IdlePlugin {
    pub never_sleep: bool,
}

impl Plugin for IdlePlugin {
    fn build(&self, app: &mut App) {
        if self.never_sleep {
            app.insert_resource(WinitSettings::continuous());
        } else {
            app.insert_resource(WinitSettings::desktop_app());
            app.add_systems(Startup, wake).add_systems(Update, pace.in_set(Step::Present));
        }
    }
}

/// How long a frame may wait for something to happen.
fn wait(table: &Table) -> Duration {
    let view = &table.0.views.facilitator;
    // A key, the pointer or a bulletin of the host wakes it at once.
    const ASLEEP: Duration = Duration::from_secs(5);
    // The seconds left to recall an inject count down by themselves.
    let counting = table.0.memory.window.surface == Surface::Console && !view.script.pending.is_empty();
    if counting { Duration::from_millis(200) } else { ASLEEP }
}

/// Wakes the window when the host has news. It ends with the window's event loop.
fn wake(room: Res<Room>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    let Some(proxy) = proxy.map(|p| (**p).clone()) else { return };
    room.0.client().on_news(move || proxy.send_event(WinitUserEvent::WakeUp).is_ok());
}

fn pace(table: Res<Table>, mut settings: ResMut<WinitSettings>) {
    let wait = wait(&table);
    let mode = UpdateMode::Reactive {
        wait,
        react_to_device_events: false,
        react_to_user_events: true,
        react_to_window_events: true,
    };
    if settings.focused_mode != mode {
        // The facilitator may look at another window: the clock goes on at the same rate.
        settings.focused_mode = mode;
        settings.unfocused_mode = mode;
    }
}
