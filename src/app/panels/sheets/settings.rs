//! Settings of this window and of the projector: language, theme, text size; and the keyboard.

use crate::app::ask::{Ask, Asks};
use crate::app::panels::focus::scroll;
use crate::app::panels::projector;
use crate::app::panels::tip::Tip;
use crate::app::panels::widgets::{button, heading, option, sheet_head, small};
use crate::app::preferences::Preferences;
use crate::app::registry::Act;
use crate::app::surfaces::ProjectorTheme;
use crate::app::theme::Theme;
use crate::tr;
use crate::words::Language;
use bevy_egui::egui::Ui;

pub fn ui(root: &mut Ui, preferences: &mut Preferences, projector: &mut projector::Memory, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "settings", 640.0, |ui| {
        sheet_head(ui, tr!("settings-title"), asks);
        scroll(ui, "sheet", |ui| {
            this_window(ui, preferences, asks);
            projector_window(ui, projector, asks);
            keyboard(ui, preferences);
            small(ui, tr!("settings-kept"));
        });
    });
}

fn this_window(ui: &mut Ui, m: &mut Preferences, asks: &mut Asks) {
    heading(ui, tr!("settings-window"), "");
    languages(ui, m.language, |chosen| {
        m.language = chosen;
        asks.push(Ask::Read);
    });
    ui.horizontal_wrapped(|ui| {
        for theme in Theme::ALL {
            if option(ui, m.theme == theme, theme.word()) {
                m.theme = theme;
            }
        }
    });
    ui.horizontal(|ui| {
        if button(ui, "A−").tip(tr!("text-smaller-tip")).clicked() {
            asks.push(Ask::perform(Act::TextSmaller));
        }
        ui.label(tr!("text-size", pct = m.text_pct));
        if button(ui, "A+").tip(tr!("text-larger-tip")).clicked() {
            asks.push(Ask::perform(Act::TextLarger));
        }
        if button(ui, tr!("act-text-usual")).clicked() {
            asks.push(Ask::perform(Act::TextUsual));
        }
    });
}

fn projector_window(ui: &mut Ui, m: &mut projector::Memory, asks: &mut Asks) {
    heading(ui, tr!("settings-projector"), "");
    languages(ui, m.language, |chosen| {
        m.language = chosen;
        asks.push(Ask::Read);
    });
    projector_themes(ui, m);
}

/// Shared with the room check.
pub fn projector_themes(ui: &mut Ui, m: &mut projector::Memory) {
    ui.horizontal_wrapped(|ui| {
        for theme in ProjectorTheme::ALL {
            // Words that differ from those of this window, for screen readers.
            if option(ui, m.theme == theme, tr!("wall-theme", theme = theme.theme().word())) {
                m.theme = theme;
            }
        }
    });
    ui.checkbox(&mut m.large, tr!("wall-large"));
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

fn keyboard(ui: &mut Ui, m: &mut Preferences) {
    heading(ui, tr!("settings-keyboard"), "");
    ui.checkbox(&mut m.letters, tr!("settings-letters"));
    small(ui, tr!("settings-letters-note"));
    ui.checkbox(&mut m.calm, tr!("settings-calm"));
}
