//! Help: every key, from the registry.

use super::widgets::{bold, button, small};
use crate::app::desk::Desk;
use crate::app::keys::BINDINGS;
use bevy_egui::egui::{self, Grid, RichText, Ui, vec2};

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    super::sheet_over_all(root, "help", 920.0, |ui| sheet(ui, desk));
}

fn sheet(ui: &mut Ui, desk: &mut Desk) {
    ui.horizontal(|ui| {
        ui.label(bold("Keys").size(24.0));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if button(ui, "Close  Esc").clicked() {
                desk.memory.help = false;
            }
        });
    });
    small(
        ui,
        "Single letters, Space, Enter and arrows work while no control has the keyboard (ring). Click the map to give it back.",
    );
    egui::ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        ui.columns(2, |columns| {
            for (k, group) in ["Time", "Work", "Map", "Window"].into_iter().enumerate() {
                let ui = &mut columns[usize::from(k >= 2)];
                ui.add_space(8.0);
                ui.label(bold(group).size(16.0));
                Grid::new(group).num_columns(2).spacing(vec2(16.0, 2.0)).show(ui, |ui| {
                    for b in BINDINGS.iter().filter(|b| b.group == group && !b.does.is_empty()) {
                        ui.label(bold(b.shown).size(14.0));
                        ui.add(egui::Label::new(RichText::new(b.does).size(14.0)).wrap());
                        ui.end_row();
                    }
                });
            }
        });
    });
}
