//! Whose data the map shows: every credit in full, as the licences ask.

use super::widgets::{bold, button, secondary, small};
use crate::app::desk::Desk;
use bevy_egui::egui::{self, Align, Label, Layout, RichText, Ui};

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    super::sheet_over_all(root, "sources", 760.0, |ui| {
        ui.horizontal(|ui| {
            ui.label(bold("Sources of the map").size(24.0));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if button(ui, "Close  Esc").clicked() {
                    desk.memory.sources = false;
                }
            });
        });
        small(ui, "Copied here so that it can be read without a network. The addresses are for later.");
        egui::ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
            if desk.credits.is_empty() {
                secondary(ui, "This region names no sources.");
            }
            for c in &desk.credits {
                ui.add_space(8.0);
                ui.label(bold(first_upper(&c.what)).size(15.0));
                for words in [&c.line, &c.licence, &c.url].into_iter().filter(|w| !w.is_empty()) {
                    ui.add(Label::new(RichText::new(words).size(14.0)).wrap());
                }
            }
        });
    });
}

fn first_upper(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
