//! Sleeping between frames: a paused console must not warm the room.

use super::drive::{Step, Table};
use super::surfaces::Surface;
use crate::drill::Phase;
use bevy::prelude::*;
use bevy::winit::{UpdateMode, WinitSettings};
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
            app.add_systems(Update, pace.in_set(Step::Present));
        }
    }
}

/// How long a frame may wait for something to happen.
fn wait(table: &Table) -> Duration {
    let view = &table.0.views.facilitator;
    // Nothing moves by itself; a key or the pointer wakes it at once.
    const ASLEEP: Duration = Duration::from_secs(5);
    if table.0.memory.window.surface != Surface::Console || view.clock.real_emergency {
        return ASLEEP;
    }
    if !view.script.pending.is_empty() || table.0.views.look_ahead.as_ref().is_some_and(|a| !a.over) {
        return Duration::from_millis(200);
    }
    match (view.clock.phase, view.clock.pace) {
        (Phase::Running, 0..=2) => Duration::from_millis(250),
        (Phase::Running, 3..=9) => Duration::from_millis(100),
        (Phase::Running, _) => Duration::from_millis(50),
        _ => ASLEEP,
    }
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
