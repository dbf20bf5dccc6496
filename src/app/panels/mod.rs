//! The panels: read a view, draw, and put what was asked for into `desk.asks`. No timers, no files, no Bevy.

pub mod alert;
mod chart;
mod composer;
mod decide;
mod focus;
mod inspector;
mod journal;
pub mod map;
mod places;
pub mod projector;
mod questions;
mod ready;
pub mod recall;
mod requests;
mod role;
mod script;
mod sheets;
mod start;
mod summary;
mod talk;
mod thumb;
pub mod timeline;
mod tip;
mod topbar;
pub mod widgets;

use super::desk::{Ask, Desk, Surface, Tab};
use super::keys::{self, Act, BINDINGS, Reach};
use crate::drill::Control;
use crate::tr;
use crate::words::in_language;
use alert::{Alert, Rank};
use bevy_egui::egui::{
    self, Align2, Color32, Context, Frame, Id, Key, LayerId, Margin, Modifiers, Order, Stroke, StrokeKind, Ui,
    UiBuilder, pos2, vec2,
};
use std::panic::{AssertUnwindSafe, catch_unwind};
use widgets::{quiet_line, tokens};

/// Draws the whole window, in the language of this window.
pub fn draw(ctx: &Context, desk: &mut Desk) {
    in_language(desk.memory.language, || speak(ctx, desk));
}

fn speak(ctx: &Context, desk: &mut Desk) {
    alert::begin(ctx, desk.view.clock.now);
    tip::hush(ctx);
    focus::walk(ctx);
    shortcuts(ctx, desk);
    let mut root = Ui::new(
        ctx.clone(),
        Id::new("desk"),
        UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.viewport_rect()),
    );
    if desk.view.clock.real_emergency && !matches!(desk.memory.surface, Surface::Start | Surface::Summary) {
        emergency(&mut root, desk);
        return;
    }
    if !role::ui(&mut root, desk) {
        surfaces(&mut root, desk);
    }
    sheets::ui(&mut root, desk);
    focus::ring(&root);
    alert::end(ctx);
}

fn surfaces(root: &mut Ui, desk: &mut Desk) {
    match desk.memory.surface {
        Surface::Start => guarded("start screen", root, desk, start::ui),
        Surface::Ready => {
            over_top(root, desk);
            centre(root, desk);
            guarded("ready sheet", root, desk, ready::ui);
        }
        Surface::Console => console(root, desk),
        Surface::Summary => {
            over_top(root, desk);
            guarded("summary", root, desk, summary::ui);
        }
    }
    let console = desk.memory.surface == Surface::Console;
    if console && desk.memory.drafts.request.open {
        guarded("requests", root, desk, requests::ui);
    }
    if console && desk.memory.drafts.inject.is_some() {
        guarded("composer", root, desk, composer::ui);
    }
}

fn console(root: &mut Ui, desk: &mut Desk) {
    over_top(root, desk);
    let pending = desk.view.script.pending.len();
    if pending > 0 {
        side(egui::Panel::top("recall").exact_size(recall::height(pending)), root, 4, |ui| {
            guarded("recall bar", ui, desk, recall::ui);
        });
    }
    let [no_left, no_right, no_bottom] = desk.memory.hidden;
    if !no_bottom {
        side(egui::Panel::bottom("timeline").exact_size(132.0), root, 8, |ui| {
            guarded("timeline", ui, desk, timeline::ui);
        });
    }
    if !no_left {
        side(egui::Panel::left("now and next").exact_size(280.0), root, 0, |ui| {
            guarded("now and next", ui, desk, script::ui);
        });
    }
    if !no_right {
        side(egui::Panel::right("inspector").exact_size(320.0), root, 0, |ui| {
            guarded("right column", ui, desk, right_column);
        });
    }
    centre(root, desk);
}

fn over_top(root: &mut Ui, desk: &mut Desk) {
    side(egui::Panel::top("top bar").exact_size(44.0), root, 4, |ui| guarded("top bar", ui, desk, topbar::ui));
    if let Some(trouble) = desk.memory.trouble.clone() {
        side(egui::Panel::top("trouble").exact_size(40.0), root, 4, |ui| {
            ui.horizontal_centered(|ui| {
                ui.add_space(8.0);
                widgets::attention(ui, Alert::new(Rank::Program, &trouble), &trouble);
                if ui.button(tr!("close")).clicked() {
                    desk.memory.trouble = None;
                }
            });
        });
    }
}

fn side(panel: egui::Panel, root: &mut Ui, margin: i8, add: impl FnOnce(&mut Ui)) {
    let t = tokens(root);
    let frame = Frame::new().fill(t.panel.into()).inner_margin(Margin::same(margin));
    let shown = panel.resizable(false).show_separator_line(false).frame(frame).show(root, add);
    let line = Stroke::new(1.0, quiet_line(t));
    root.painter().rect_stroke(shown.response.rect, 0.0, line, StrokeKind::Inside);
}

fn centre(root: &mut Ui, desk: &mut Desk) {
    egui::CentralPanel::no_frame().show(root, |ui| guarded("map", ui, desk, map::ui));
}

fn right_column(ui: &mut Ui, desk: &mut Desk) {
    let t = tokens(ui);
    Frame::new().inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 0 }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (tab, name) in [
                (Tab::Inspector, tr!("tab-inspector")),
                (Tab::Decide, tr!("tab-decide")),
                (Tab::Journal, tr!("tab-journal")),
            ] {
                let on = desk.memory.tab == tab;
                let text = if on { widgets::bold(name) } else { egui::RichText::new(name) };
                ui.spacing_mut().button_padding.x = 8.0;
                let button = egui::Button::selectable(on, text.size(14.0)).min_size(egui::vec2(84.0, 32.0));
                let r = ui.add(button);
                if on {
                    let y = r.rect.bottom();
                    let line = Stroke::new(2.0, Color32::from(t.accent));
                    ui.painter().line_segment([pos2(r.rect.left(), y), pos2(r.rect.right(), y)], line);
                }
                if r.clicked() {
                    desk.memory.tab = tab;
                }
            }
        });
    });
    match desk.memory.tab {
        Tab::Inspector => inspector::ui(ui, desk),
        Tab::Decide => decide::ui(ui, desk),
        Tab::Journal => journal::ui(ui, desk),
    }
}

/// A sheet over everything, in the middle of the window. It stops nothing: the drill goes on below.
pub(crate) fn sheet_over_all(root: &mut Ui, name: &str, width: f32, add: impl FnOnce(&mut Ui)) {
    let t = tokens(root);
    let frame = Frame::new()
        .fill(t.panel.into())
        .stroke(Stroke::new(2.0, Color32::from(t.line)))
        .corner_radius(4)
        .inner_margin(Margin::same(24));
    let screen = root.ctx().viewport_rect();
    let area = egui::Area::new(Id::new(("sheet", name)))
        // The clock stays in sight.
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
            // A column of a pair would justify its lines.
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), add);
        });
    });
}

/// A fault in one panel must not end the drill: its words stand in its place, and the drill goes on.
pub(crate) fn guarded(name: &'static str, ui: &mut Ui, desk: &mut Desk, draw: fn(&mut Ui, &mut Desk)) {
    if let Some(words) = desk.memory.broken.get(name).cloned() {
        ui.label(words);
        if ui.button(tr!("try-again")).clicked() {
            desk.memory.broken.remove(name);
        }
        return;
    }
    if catch_unwind(AssertUnwindSafe(|| draw(ui, desk))).is_err() {
        let words = tr!("panel-broken", name = name);
        desk.memory.broken.insert(name, words);
    }
}

/// Real-world event: one neutral card on every surface.
fn emergency(root: &mut Ui, desk: &mut Desk) {
    let t = tokens(root);
    egui::CentralPanel::default().frame(Frame::new().fill(t.ground.into())).show(root, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.3);
            ui.label(widgets::bold("Exercise stopped – real-world event").size(44.0));
            ui.add_space(12.0);
            ui.label(widgets::bold("Ejercicio detenido – emergencia real").size(28.0));
            ui.add_space(24.0);
            ui.label(tr!("real-note"));
            ui.add_space(24.0);
            // Talking about what was reached is still possible; going on is not.
            if widgets::button(ui, tr!("real-end")).clicked() {
                desk.asks.push(Ask::control(desk.view.seat, Control::End));
            }
            ui.add_space(8.0);
            if widgets::button(ui, tr!("back-to-start")).clicked() {
                desk.asks.push(Ask::BackToStart);
            }
        });
    });
}

/// Keys of the registry. Single letters, Space, Enter and arrows are live only while no control holds the keyboard.
fn shortcuts(ctx: &Context, desk: &mut Desk) {
    if ctx.input(|i| i.pointer.any_pressed()) && !ctx.text_edit_focused() {
        // A click gives the keyboard back to the map.
        if let Some(id) = ctx.memory(|m| m.focused()) {
            ctx.memory_mut(|m| m.surrender_focus(id));
        }
    }
    let busy = ctx.memory(|m| m.focused()).is_some() || ctx.any_popup_open();
    let typing = ctx.text_edit_focused();
    // While somebody else has the laptop, only what stops everything is live.
    let away = desk.memory.curtain.is_some() || desk.memory.role.is_some();
    for b in BINDINGS.iter().filter(|b| !b.key.is_empty()) {
        if away && !matches!(b.act, Act::PauseAnywhere | Act::RealEmergency | Act::FullScreen | Act::Curtain) {
            continue;
        }
        let letter = b.reach == Reach::Quiet && b.key.len() == 1 && b.with == keys::Modifiers::default();
        if letter && !desk.memory.letters {
            continue;
        }
        let live = b.reach == Reach::Always || !busy || (b.act == Act::Close && !typing && !ctx.any_popup_open());
        if live && pressed(ctx, b) {
            keys::perform(b.act, desk);
        }
    }
}

fn pressed(ctx: &Context, b: &keys::Binding) -> bool {
    let Some(key) = Key::from_name(b.key) else { return false };
    let wanted = Modifiers { shift: b.with.shift, ctrl: b.with.ctrl, command: b.with.ctrl, ..Modifiers::NONE };
    ctx.input_mut(|i| {
        let mut hit = false;
        i.events.retain(|e| {
            let egui::Event::Key { key: k, pressed: true, modifiers: m, .. } = e else { return true };
            let same = *k == key && m.shift == wanted.shift && m.command == wanted.command && !m.alt;
            hit |= same;
            !same
        });
        hit
    })
}
