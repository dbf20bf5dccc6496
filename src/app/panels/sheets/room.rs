//! Check this room: can the last row read the wall? Sets the projector's theme and size.

use crate::app::desk::{Desk, Picture};
use crate::app::panels::map::triage_row;
use crate::app::panels::widgets::{bold, button, secondary, sheet_head};
use crate::tr;
use bevy_egui::egui::{RichText, Ui};

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    crate::app::panels::sheet_over_all(root, "room check", 720.0, |ui| {
        if sheet_head(ui, tr!("room-title")) {
            desk.memory.sheet = None;
        }
        secondary(ui, tr!("room-how"));
        for (size, n) in [(40.0, 1), (30.0, 2), (20.0, 3)] {
            ui.label(bold(tr!("room-line", n = n)).size(size));
        }
        triage_row(ui, [12, 8, 20, 1, 2]);
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
