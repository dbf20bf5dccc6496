//! Check this room: can the last row read the wall? Sets the projector's theme and size.

use crate::app::desk::{Desk, Picture};
use crate::app::panels::map::triage_row;
use crate::app::panels::widgets::{bold, button, secondary, sheet_head, tokens};
use crate::app::theme::TRIAGE;
use crate::tr;
use bevy_egui::egui::{RichText, Sense, Ui, WidgetInfo, WidgetType, vec2};

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    crate::app::panels::sheet_over_all(root, "room check", 720.0, |ui| {
        if sheet_head(ui, tr!("room-title")) {
            desk.memory.sheet = None;
        }
        secondary(ui, tr!("room-how"));
        for (size, n) in [(40.0, 1), (30.0, 2), (20.0, 3)] {
            ui.label(bold(tr!("room-line", n = n)).size(size));
        }
        marks(ui);
        ui.label(RichText::new(tr!("room-ask")).size(16.0));
        super::settings::wall_themes(ui, desk);
        ui.horizontal_wrapped(|ui| {
            let wall = &mut desk.memory.wall;
            if !desk.memory.projector && button(ui, tr!("room-open")).clicked() {
                desk.memory.projector = true;
                wall.picture = Picture::RoomCheck;
            } else if desk.memory.projector && wall.picture != Picture::RoomCheck {
                if button(ui, tr!("room-show")).clicked() {
                    wall.picture = Picture::RoomCheck;
                }
            } else if desk.memory.projector && button(ui, tr!("room-done")).clicked() {
                wall.picture = Picture::Map;
            }
        });
    });
}

/// The five triage marks with a number each.
fn marks(ui: &mut Ui) {
    let (rect, r) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    let words: Vec<String> = TRIAGE.iter().map(|l| format!("{} {}", l.letter, l.word())).collect();
    r.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, words.join(", ")));
    triage_row(ui.painter(), rect.left_center() + vec2(16.0, 0.0), &[12, 8, 20, 1, 2], 12.0, tokens(ui));
}
