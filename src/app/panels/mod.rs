//! The panels: each reads a view and its own memory, draws, and appends what it asks for. No timers, no files, no Bevy,
//! no state of another panel.

pub mod alert;
mod chart;
pub mod composer;
pub mod decide;
pub mod focus;
pub mod inspector;
pub mod journal;
pub mod map;
pub mod messages;
pub mod places;
pub mod projector;
mod questions;
pub mod ready;
pub mod recall;
pub mod requests;
pub mod role;
pub mod script;
pub mod sheets;
pub mod start;
pub mod summary;
mod thumbnail;
pub mod timeline;
pub mod tip;
pub mod topbar;
pub mod widgets;

use crate::tr;
use bevy_egui::egui::{self, Align2, Color32, Frame, Id, Margin, Order, Stroke, Ui, vec2};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use widgets::tokens;

/// A sheet in the middle of the window. The exercise continues below it.
pub(crate) fn sheet_over_all(root: &mut Ui, name: &str, width: f32, add: impl FnOnce(&mut Ui)) {
    let t = tokens(root);
    let frame = Frame::new()
        .fill(t.panel.into())
        .stroke(Stroke::new(2.0, Color32::from(t.line)))
        .corner_radius(4)
        .inner_margin(Margin::same(24));
    let screen = root.ctx().viewport_rect();
    let area = egui::Area::new(Id::new(("sheet", name)))
        // The clock remains visible.
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 20.0))
        .order(Order::Foreground)
        .show(root.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_max_height(screen.height() - 170.0);
                ui.set_width(width.min(screen.width() - 100.0));
                add(ui);
            });
        });
    widgets::name_sheet(&area.response, name);
}

/// A scrolling column with the usual margins.
pub(crate) fn column(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    focus::scrolled(ui, egui::ScrollArea::vertical().id_salt(name).auto_shrink(false), |ui| {
        Frame::new().inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 16 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            // A column of a pair justifies its lines otherwise.
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), add);
        });
    });
}

/// Draws a panel. If it panics, its words in `broken` replace it, and the exercise continues.
pub(crate) fn guarded(
    name: &'static str,
    ui: &mut Ui,
    broken: &mut BTreeMap<&'static str, String>,
    draw: impl FnOnce(&mut Ui),
) {
    if let Some(words) = broken.get(name).cloned() {
        ui.label(words);
        if ui.button(tr!("try-again")).clicked() {
            broken.remove(name);
        }
        return;
    }
    if catch_unwind(AssertUnwindSafe(|| draw(ui))).is_err() {
        let words = tr!("panel-broken", name = name);
        broken.insert(name, words);
    }
}
