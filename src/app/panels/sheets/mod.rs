//! What lies over the console: one sheet at a time, closed with Esc. None of them stops the drill.

mod branches;
mod charts;
mod eei;
mod form;
mod help;
mod inbox;
mod info;
mod look_ahead;
mod msel;
mod pad;
mod palette;
mod plan;
mod room;
mod settings;
mod sources;
mod wall;
mod what_if;
mod why;

use super::guarded;
use crate::app::desk::{Desk, Sheet};
use bevy_egui::egui::Ui;

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    match desk.memory.sheet {
        None => {}
        Some(Sheet::Palette) => guarded("palette", root, desk, palette::ui),
        Some(Sheet::Help) => guarded("help", root, desk, help::ui),
        Some(Sheet::Settings) => guarded("settings", root, desk, settings::ui),
        Some(Sheet::Room) => guarded("room check", root, desk, room::ui),
        Some(Sheet::Msel) => guarded("table of injects", root, desk, msel::ui),
        Some(Sheet::Inbox) => guarded("inbox", root, desk, inbox::ui),
        Some(Sheet::Branches) => guarded("branches", root, desk, branches::ui),
        Some(Sheet::Wall) => guarded("projector pictures", root, desk, wall::ui),
        Some(Sheet::Why) => guarded("why", root, desk, why::ui),
        Some(Sheet::Ahead) => guarded("look ahead", root, desk, look_ahead::ui),
        Some(Sheet::Charts) => guarded("charts", root, desk, charts::ui),
        Some(Sheet::Eei) => guarded("essential information", root, desk, eei::ui),
        Some(Sheet::Pad) => guarded("evaluator's pad", root, desk, pad::ui),
        Some(Sheet::Plan) => guarded("improvement plan", root, desk, plan::ui),
        Some(Sheet::Instead) => guarded("what if", root, desk, what_if::ui),
        Some(Sheet::Form) => guarded("participant's form", root, desk, form::ui),
        Some(Sheet::Info) => guarded("information", root, desk, info::ui),
        Some(Sheet::Sources) => guarded("sources", root, desk, sources::ui),
    }
}
