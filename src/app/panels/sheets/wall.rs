//! What hangs on the projector: the facilitator picks one picture.

use crate::app::desk::{Desk, Picture};
use crate::app::keys::{Act, perform};
use crate::app::panels::widgets::{button, cells, heading, option, primary_button, secondary, sheet_head, small};
use crate::tr;
use bevy_egui::egui::Ui;

fn word(picture: Picture) -> (&'static str, &'static str) {
    match picture {
        Picture::Map => (tr!("wall-map"), tr!("wall-map-note")),
        Picture::Question => (tr!("wall-question-picture"), tr!("wall-question-note")),
        Picture::Numbers => (tr!("wall-numbers"), tr!("wall-numbers-note")),
        Picture::Requests => (tr!("wall-requests"), tr!("wall-requests-note")),
        Picture::Forecast => (tr!("wall-forecast"), tr!("wall-forecast-note")),
        Picture::Replay => (tr!("wall-replay"), tr!("wall-replay-note")),
        Picture::RoomCheck => (tr!("wall-room"), tr!("wall-room-note")),
        Picture::Blank => (tr!("wall-blank"), tr!("wall-blank-note")),
    }
}

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    crate::app::panels::sheet_over_all(root, "wall", 720.0, |ui| {
        if sheet_head(ui, tr!("wall-title")) {
            desk.memory.sheet = None;
        }
        if desk.memory.projector {
            if button(ui, tr!("projector-on")).clicked() {
                perform(Act::Projector, desk);
            }
        } else {
            secondary(ui, tr!("wall-closed"));
            if primary_button(ui, tr!("projector-off"), "").clicked() {
                perform(Act::Projector, desk);
            }
        }
        heading(ui, tr!("wall-pick"), "");
        for picture in Picture::ALL {
            let (name, note) = word(picture);
            cells(ui, &[0.3, 0.7], false, |ui, k| match k {
                0 if option(ui, desk.memory.wall.picture == picture, name) => {
                    desk.memory.wall.picture = picture;
                    desk.memory.wall.replay_from = None;
                }
                0 => {}
                _ => {
                    small(ui, note);
                }
            });
        }
    });
}
