//! Closing the window while others take part in the drill: it asks first.

use super::drive::Room;
use crate::tr;
use bevy::prelude::*;
use bevy::window::{ClosingWindow, PrimaryWindow};
use bevy_egui::egui;

pub struct ClosingPlugin;

impl Plugin for ClosingPlugin {
    fn build(&self, app: &mut App) {
        app.init_resource::<Closing>().add_systems(PostUpdate, hold);
    }
}

/// Whether the window is about to close.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Closing {
    #[default]
    No,
    Asked,
    Sure,
}

/// Takes back a request to close the window, and asks, while other clients are connected.
pub fn hold(
    room: Res<Room>,
    mut closing: ResMut<Closing>,
    window: Query<(Entity, Has<ClosingWindow>), With<PrimaryWindow>>,
    mut commands: Commands,
) {
    let Ok((window, requested)) = window.single() else { return };
    match *closing {
        Closing::Sure => {
            commands.entity(window).try_insert(ClosingWindow);
        }
        Closing::No | Closing::Asked if requested && room.0.client().connected() > 1 => {
            *closing = Closing::Asked;
            commands.entity(window).try_remove::<ClosingWindow>();
        }
        Closing::No | Closing::Asked => {}
    }
}

impl Closing {
    /// The question, if it is to be asked. `connected`: this window included.
    pub fn ask(&mut self, ctx: &egui::Context, connected: usize) {
        if *self != Closing::Asked {
            return;
        }
        egui::Modal::new("closing".into()).show(ctx, |ui| {
            ui.set_max_width(360.0);
            ui.heading(tr!("close-heading"));
            ui.label(tr!("close-others", n = connected.saturating_sub(1)));
            ui.horizontal(|ui| {
                let stay = ui.button(tr!("close-stay"));
                if stay.clicked() || ui.input(|i| i.key_pressed(egui::Key::Escape)) {
                    *self = Closing::No;
                }
                if ui.button(tr!("close-anyway")).clicked() {
                    *self = Closing::Sure;
                }
            });
        });
    }
}
