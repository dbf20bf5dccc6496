//! Settings: language, theme and size of this window and of the projector, and the keyboard. They are kept.

use crate::app::desk::{Ask, Desk, WallTheme};
use crate::app::keys::{Act, perform};
use crate::app::panels::focus::scroll;
use crate::app::panels::tip::Tip;
use crate::app::panels::widgets::{button, heading, option, sheet_head, small};
use crate::app::theme::Theme;
use crate::tr;
use crate::words::Language;
use bevy_egui::egui::Ui;

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    crate::app::panels::sheet_over_all(root, "settings", 640.0, |ui| {
        if sheet_head(ui, tr!("settings-title")) {
            desk.memory.sheet = None;
        }
        scroll(ui, "sheet", |ui| {
            this_window(ui, desk);
            projector(ui, desk);
            keyboard(ui, desk);
            small(ui, tr!("settings-kept"));
        });
    });
}

fn this_window(ui: &mut Ui, desk: &mut Desk) {
    heading(ui, tr!("settings-window"), "");
    languages(ui, desk.memory.language, |chosen| {
        desk.memory.language = chosen;
        desk.asks.push(Ask::Read);
    });
    ui.horizontal_wrapped(|ui| {
        for theme in Theme::ALL {
            if option(ui, desk.memory.theme == theme, theme.word()) {
                desk.memory.theme = theme;
            }
        }
    });
    ui.horizontal(|ui| {
        if button(ui, "A−").tip(tr!("text-smaller-tip")).clicked() {
            perform(Act::TextSmaller, desk);
        }
        ui.label(tr!("text-size", pct = desk.memory.text_pct));
        if button(ui, "A+").tip(tr!("text-larger-tip")).clicked() {
            perform(Act::TextLarger, desk);
        }
        if button(ui, tr!("act-text-usual")).clicked() {
            perform(Act::TextUsual, desk);
        }
    });
}

fn projector(ui: &mut Ui, desk: &mut Desk) {
    heading(ui, tr!("settings-projector"), "");
    languages(ui, desk.memory.wall.language, |chosen| {
        desk.memory.wall.language = chosen;
        desk.asks.push(Ask::Read);
    });
    wall_themes(ui, desk);
}

/// Shared with the room check.
pub fn wall_themes(ui: &mut Ui, desk: &mut Desk) {
    let wall = &mut desk.memory.wall;
    ui.horizontal_wrapped(|ui| {
        for theme in [WallTheme::Light, WallTheme::Dark, WallTheme::HighContrast] {
            // The same words as for this window, and a name of their own for screen readers.
            if option(ui, wall.theme == theme, tr!("wall-theme", theme = theme.theme().word())) {
                wall.theme = theme;
            }
        }
    });
    ui.checkbox(&mut wall.large, tr!("wall-large"));
}

fn languages(ui: &mut Ui, now: Language, mut choose: impl FnMut(Language)) {
    ui.horizontal_wrapped(|ui| {
        for language in Language::ALL {
            if option(ui, now == language, language.name()) {
                choose(language);
            }
        }
    });
}

fn keyboard(ui: &mut Ui, desk: &mut Desk) {
    heading(ui, tr!("settings-keyboard"), "");
    ui.checkbox(&mut desk.memory.letters, tr!("settings-letters"));
    small(ui, tr!("settings-letters-note"));
    ui.checkbox(&mut desk.memory.calm, tr!("settings-calm"));
}
