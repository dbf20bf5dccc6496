//! Corrections of the input of bevy_egui 0.42, between its reading of the input and the pass.

use bevy::input::keyboard::{Key as Pressed, KeyboardInput};
use bevy::prelude::*;
use bevy_egui::helpers::{bevy_to_egui_key, bevy_to_egui_physical_key};
use bevy_egui::{EguiContext, EguiInput, EguiPreUpdateSet, egui};

pub struct InputPlugin;

impl Plugin for InputPlugin {
    fn build(&self, app: &mut App) {
        let cures = (true_modifiers, forget_known_modifiers).chain();
        let between = cures.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass);
        app.add_systems(PreUpdate, between);
    }
}

/// bevy_egui reports the modifiers on every frame; egui then requests a repaint, and the loop never sleeps.
fn forget_known_modifiers(mut contexts: Query<(&mut EguiInput, &mut EguiContext)>) {
    for (mut input, mut context) in &mut contexts {
        let now = context.get_mut().input(|i| i.modifiers);
        input.0.events.retain(|e| !matches!(e, egui::Event::ModifiersChanged(m) if *m == now));
    }
}

/// bevy_egui gives every key the modifiers of the end of the frame, so a shortcut pressed and released during a slow frame
/// loses its Ctrl. This assigns the modifiers in the order of the keys.
fn true_modifiers(
    mut keys: MessageReader<KeyboardInput>,
    mut held: Local<egui::Modifiers>,
    mut inputs: Query<&mut EguiInput>,
) {
    let mut each = Vec::new();
    for key in keys.read() {
        let down = key.state.is_pressed();
        match key.logical_key {
            Pressed::Control => (held.ctrl, held.command) = (down, down && !cfg!(target_os = "macos")),
            Pressed::Shift => held.shift = down,
            Pressed::Alt => held.alt = down,
            Pressed::Super => (held.mac_cmd, held.command) = (down, down && cfg!(target_os = "macos")),
            _ => {}
        }
        let known = bevy_to_egui_key(&key.logical_key).or(bevy_to_egui_physical_key(&key.key_code));
        if let Some(known) = known {
            each.push((known, *held));
        }
    }
    for mut input in &mut inputs {
        let mut rest = each.iter();
        for event in &mut input.0.events {
            let egui::Event::Key { key, modifiers, .. } = event else { continue };
            match rest.next() {
                Some((same, then)) if same == key => *modifiers = *then,
                _ => break,
            }
        }
    }
}
