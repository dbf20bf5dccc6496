//! The sheets over the window, one at a time, closed with Esc. The exercise continues below them.

mod branches;
mod charts;
mod eei;
pub mod evaluator;
mod feedback;
mod help;
mod inbox;
mod info;
mod look_ahead;
pub mod msel;
mod palette;
mod plan;
mod projector;
mod room_check;
mod settings;
mod sources;
mod what_if;
mod why;

use super::{messages, projector as projector_panel};
use crate::app::ask::Asks;
use crate::app::preferences::Preferences;
use crate::app::surfaces::{Picture, Sheet, Surface, Thing};
use crate::app::views::Views;
use crate::drill::Feedback;
use crate::view::Number;
use bevy_egui::egui::Ui;

/// What the sheets remember.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    pub palette: palette::Memory,
    pub msel: msel::Memory,
    pub evaluator: evaluator::Memory,
    pub branches: branches::Memory,
    pub look_ahead: look_ahead::Memory,
    pub what_if: what_if::Memory,
    pub plan: plan::Memory,
    /// The feedback form that is being filled in.
    pub feedback: Feedback,
    /// The number that Why explains.
    pub why: Option<Number>,
}

/// Which sheet is shown, over which surface and selection.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    pub sheet: Sheet,
    pub surface: Surface,
    pub selected: Option<Thing>,
}

/// What a sheet may change directly.
pub struct State<'a> {
    pub sheets: &'a mut Memory,
    pub preferences: &'a mut Preferences,
    pub projector: &'a mut projector_panel::Memory,
    pub messages: &'a mut messages::Memory,
}

/// The name of a sheet in the message that replaces it when it fails.
pub fn name(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Palette => "palette",
        Sheet::Help => "help",
        Sheet::Settings => "settings",
        Sheet::RoomCheck => "room check",
        Sheet::Msel => "MSEL",
        Sheet::Inbox => "inbox",
        Sheet::Branches => "branches",
        Sheet::Projector => "projector pictures",
        Sheet::Why => "why",
        Sheet::Charts => "charts",
        Sheet::LookAhead => "look ahead",
        Sheet::Eei => "EEIs",
        Sheet::Evaluator => "evaluator",
        Sheet::Plan => "improvement plan",
        Sheet::Feedback => "feedback form",
        Sheet::WhatIf => "what if",
        Sheet::Info => "information",
        Sheet::Sources => "sources",
    }
}

pub fn ui(root: &mut Ui, shown: Shown, views: &Views, state: State, asks: &mut Asks) {
    let State { sheets, preferences, projector, messages } = state;
    let view = &views.facilitator;
    match shown.sheet {
        Sheet::Palette => palette::ui(root, view, shown.surface, &mut sheets.palette, asks),
        Sheet::Help => help::ui(root, asks),
        Sheet::Settings => settings::ui(root, preferences, projector, asks),
        Sheet::RoomCheck => room_check::ui(root, projector, asks),
        Sheet::Msel => msel::ui(root, view, &mut sheets.msel, asks),
        Sheet::Inbox => inbox::ui(root, view, messages, asks),
        Sheet::Branches => branches::ui(root, view, &views.about.parent, &mut sheets.branches, asks),
        Sheet::Projector => self::projector::ui(root, projector, asks),
        Sheet::Why => {
            let numbers = why::numbers(&view.map, shown.selected);
            why::ui(root, views.why.as_ref(), &numbers, &mut sheets.why, asks);
        }
        Sheet::Charts => charts::ui(root, view, asks),
        Sheet::LookAhead => {
            let on_projector = projector.open && projector.picture == Picture::Forecast;
            look_ahead::ui(root, views.look_ahead.as_ref(), on_projector, &mut sheets.look_ahead, asks);
        }
        Sheet::Eei => eei::ui(root, view, asks),
        Sheet::Evaluator => evaluator::ui(root, view, views.evaluator.as_ref(), &mut sheets.evaluator, asks),
        Sheet::Plan => plan::ui(root, view.seat, views.hot_wash.written.as_ref(), &mut sheets.plan, asks),
        Sheet::Feedback => feedback::ui(root, view.seat, views.hot_wash.written.as_ref(), &mut sheets.feedback, asks),
        Sheet::WhatIf => what_if::ui(root, &views.hot_wash, &mut sheets.what_if, asks),
        Sheet::Info => info::ui(root, &views.about, asks),
        Sheet::Sources => sources::ui(root, &views.region.credits, asks),
    }
}
