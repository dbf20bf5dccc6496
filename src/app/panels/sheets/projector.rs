//! The picture on the projector.

use crate::app::ask::{Ask, Asks};
use crate::app::panels::projector;
use crate::app::panels::widgets::{button, cells, heading, option, primary_button, secondary, sheet_head, small};
use crate::app::registry::Act;
use crate::app::surfaces::Picture;
use crate::tr;
use bevy_egui::egui::Ui;

fn words(picture: Picture) -> (&'static str, &'static str) {
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

pub fn ui(root: &mut Ui, memory: &mut projector::Memory, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "wall", 720.0, |ui| {
        sheet_head(ui, tr!("wall-title"), asks);
        if memory.open {
            if button(ui, tr!("projector-on")).clicked() {
                asks.push(Ask::perform(Act::Projector));
            }
        } else {
            secondary(ui, tr!("wall-closed"));
            if primary_button(ui, tr!("projector-off"), "").clicked() {
                asks.push(Ask::perform(Act::Projector));
            }
        }
        heading(ui, tr!("wall-pick"), "");
        for picture in Picture::ALL {
            let (name, note) = words(picture);
            cells(ui, &[0.3, 0.7], false, |ui, k| match k {
                0 if option(ui, memory.picture == picture, name) => {
                    memory.picture = picture;
                    memory.replay_from = None;
                }
                0 => {}
                _ => {
                    small(ui, note);
                }
            });
        }
    });
}
