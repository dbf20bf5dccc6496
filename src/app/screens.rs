//! The layout of the window: which panels a surface has, what each of them reads, and which keys are live.

use super::ask::Ask;
use super::changes::settle;
use super::desk::Desk;
use super::keys::{self, Act, BINDINGS, Reach};
use super::panels::alert::{self, Alert, Rank};
use super::panels::widgets::{self, quiet_line, tokens};
use super::panels::{
    composer, decide, focus, guarded, inspector, journal, map, ready, recall, requests, role, script, sheets, start,
    summary, timeline, tip, topbar,
};
use super::surfaces::{Surface, Tab};
use crate::drill::Control;
use crate::tr;
use crate::words::in_language;
use bevy_egui::egui::{
    self, Color32, Context, Frame, Id, Key, LayerId, Margin, Modifiers, Popup, Stroke, StrokeKind, Ui, UiBuilder, pos2,
};

/// Draws the whole window in its language, and carries out what its panels change on the screens.
pub fn draw(ctx: &Context, desk: &mut Desk) {
    in_language(desk.memory.preferences.language, || {
        window(ctx, desk);
        if settle(desk) {
            ctx.request_repaint();
        }
    });
}

fn window(ctx: &Context, desk: &mut Desk) {
    alert::begin(ctx, desk.views.facilitator.clock.now);
    tip::hush(ctx);
    focus::walk(ctx);
    shortcuts(ctx, desk);
    let mut root = Ui::new(
        ctx.clone(),
        Id::new("desk"),
        UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.viewport_rect()),
    );
    let surface = desk.memory.window.surface;
    if desk.views.facilitator.clock.real_emergency && !matches!(surface, Surface::Start | Surface::Summary) {
        emergency(&mut root, desk);
        return;
    }
    if !shared_laptop(&mut root, desk) {
        surfaces(&mut root, desk);
    }
    sheet(&mut root, desk);
    focus::ring(&root);
    alert::end(ctx);
}

fn surfaces(root: &mut Ui, desk: &mut Desk) {
    match desk.memory.window.surface {
        Surface::Start => start_screen(root, desk),
        Surface::Ready => {
            over_top(root, desk);
            center(root, desk);
            let Desk { memory, views, asks } = desk;
            guarded("ready sheet", root, &mut memory.window.broken, |ui| ready::ui(ui, &views.facilitator, asks));
        }
        Surface::Console => {
            console(root, desk);
            tools(root, desk);
        }
        Surface::Summary => {
            over_top(root, desk);
            let Desk { memory, views, asks } = desk;
            guarded("summary", root, &mut memory.window.broken, |ui| {
                summary::ui(ui, &views.facilitator, &views.hot_wash.moments, asks);
            });
        }
    }
}

fn start_screen(root: &mut Ui, desk: &mut Desk) {
    let Desk { memory, views, asks } = desk;
    let view = start::View {
        start: &views.start,
        base_maps: &views.region.base_maps,
        preferences: &memory.preferences,
        trouble: memory.window.trouble.as_deref(),
    };
    guarded("start screen", root, &mut memory.window.broken, |ui| start::ui(ui, &view, &mut memory.start, asks));
}

/// The curtain or the screen of one seat, while the shared laptop goes round. True: it filled the window.
fn shared_laptop(root: &mut Ui, desk: &mut Desk) -> bool {
    let Desk { memory, views, asks } = desk;
    if memory.window.surface != Surface::Console {
        return false;
    }
    if let Some(seat) = memory.window.curtain {
        guarded("curtain", root, &mut memory.window.broken, |ui| role::curtain(ui, &views.facilitator, seat, asks));
    } else if let Some(seat) = memory.window.role {
        let acting = views.seat.as_ref().filter(|v| v.seat == seat);
        let view = decide::View { facilitator: &views.facilitator, acting };
        guarded("role screen", root, &mut memory.window.broken, |ui| {
            role::screen(ui, &view, &mut memory.decide, &mut memory.messages, asks);
        });
    } else {
        return false;
    }
    true
}

fn console(root: &mut Ui, desk: &mut Desk) {
    over_top(root, desk);
    let Desk { memory, views, asks } = &mut *desk;
    let pending = views.facilitator.script.pending.len();
    let [no_left, no_right, no_bottom] = memory.window.hidden;
    let broken = &mut memory.window.broken;
    if pending > 0 {
        side(egui::Panel::top("recall").exact_size(recall::height(pending)), root, 4, |ui| {
            guarded("recall bar", ui, broken, |ui| recall::ui(ui, &views.facilitator, views.wall_ms, asks));
        });
    }
    if !no_bottom {
        side(egui::Panel::bottom("timeline").exact_size(132.0), root, 8, |ui| {
            guarded("timeline", ui, broken, |ui| timeline::ui(ui, &views.facilitator));
        });
    }
    if !no_left {
        side(egui::Panel::left("now and next").exact_size(280.0), root, 0, |ui| {
            guarded("now and next", ui, broken, |ui| script::ui(ui, &views.facilitator, &mut memory.script, asks));
        });
    }
    if !no_right {
        side(egui::Panel::right("inspector").exact_size(320.0), root, 0, |ui| right_column(ui, desk));
    }
    center(root, desk);
}

/// What lies over the console: the requests and the composer.
fn tools(root: &mut Ui, desk: &mut Desk) {
    let Desk { memory, views, asks } = desk;
    let broken = &mut memory.window.broken;
    if memory.requests.open {
        let view = decide::View { facilitator: &views.facilitator, acting: views.seat.as_ref() };
        let seat = memory.decide.seat;
        guarded("requests", root, broken, |ui| requests::ui(ui, &view, seat, &mut memory.requests, asks));
    }
    if memory.composer.draft.is_some() {
        guarded("composer", root, broken, |ui| composer::ui(ui, &views.facilitator, &mut memory.composer, asks));
    }
}

fn sheet(root: &mut Ui, desk: &mut Desk) {
    let Desk { memory, views, asks } = desk;
    let Some(sheet) = memory.window.sheet else { return };
    let state = sheets::State {
        sheets: &mut memory.sheets,
        preferences: &mut memory.preferences,
        projector: &mut memory.projector,
        messages: &mut memory.messages,
    };
    let shown = sheets::Shown { sheet, surface: memory.window.surface, selected: memory.map.selected };
    guarded(sheets::name(sheet), root, &mut memory.window.broken, |ui| sheets::ui(ui, shown, views, state, asks));
}

fn over_top(root: &mut Ui, desk: &mut Desk) {
    let Desk { memory, views, asks } = desk;
    let view = topbar::View {
        facilitator: &views.facilitator,
        surface: memory.window.surface,
        projector_open: memory.projector.open,
    };
    side(egui::Panel::top("top bar").exact_size(44.0), root, 4, |ui| {
        guarded("top bar", ui, &mut memory.window.broken, |ui| topbar::ui(ui, &view, &mut memory.topbar, asks));
    });
    if let Some(words) = memory.window.trouble.clone() {
        side(egui::Panel::top("trouble").exact_size(40.0), root, 4, |ui| {
            ui.horizontal_centered(|ui| {
                ui.add_space(8.0);
                widgets::attention(ui, Alert::new(Rank::Program, &words), &words);
                if ui.button(tr!("close")).clicked() {
                    memory.window.trouble = None;
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

fn center(root: &mut Ui, desk: &mut Desk) {
    let Desk { memory, views, asks } = desk;
    egui::CentralPanel::no_frame().show(root, |ui| {
        guarded("map", ui, &mut memory.window.broken, |ui| {
            map::ui(ui, &views.facilitator, &views.region, &mut memory.map, asks);
        });
    });
}

fn right_column(ui: &mut Ui, desk: &mut Desk) {
    let Desk { memory, views, asks } = desk;
    tabs(ui, &mut memory.window.tab);
    let broken = &mut memory.window.broken;
    let view = &views.facilitator;
    match memory.window.tab {
        Tab::Inspector => guarded("inspector", ui, broken, |ui| {
            inspector::ui(ui, view, memory.map.selected, &mut memory.places, asks);
        }),
        Tab::Decide => guarded("decide", ui, broken, |ui| {
            let view = decide::View { facilitator: view, acting: views.seat.as_ref() };
            decide::ui(ui, &view, &mut memory.decide, &mut memory.messages, asks);
        }),
        Tab::Journal => guarded("journal", ui, broken, |ui| journal::ui(ui, view)),
    }
}

fn tabs(ui: &mut Ui, tab: &mut Tab) {
    let t = tokens(ui);
    Frame::new().inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 0 }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let all = [Tab::Inspector, Tab::Decide, Tab::Journal];
            let names = [tr!("tab-inspector"), tr!("tab-decide"), tr!("tab-journal")];
            for (one, name) in all.into_iter().zip(names) {
                let on = *tab == one;
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
                    *tab = one;
                }
            }
        });
    });
}

/// Real-world event: one neutral card on every surface.
fn emergency(root: &mut Ui, desk: &mut Desk) {
    let t = tokens(root);
    egui::CentralPanel::default().frame(Frame::new().fill(t.background.into())).show(root, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.3);
            ui.label(widgets::bold("Exercise stopped – real-world event").size(44.0));
            ui.add_space(12.0);
            ui.label(widgets::bold("Ejercicio detenido – emergencia real").size(28.0));
            ui.add_space(24.0);
            ui.label(tr!("real-note"));
            ui.add_space(24.0);
            // The hot wash is still possible; continuing is not.
            if widgets::button(ui, tr!("real-end")).clicked() {
                desk.asks.push(Ask::control(desk.views.facilitator.seat, Control::End));
            }
            ui.add_space(8.0);
            if widgets::button(ui, tr!("back-to-start")).clicked() {
                desk.asks.push(Ask::BackToStart);
            }
        });
    });
}

/// Keys of the registry. Single letters, Space, Enter, and arrows are live only while no control has the focus and no list
/// is open.
fn shortcuts(ctx: &Context, desk: &mut Desk) {
    if ctx.input(|i| i.pointer.any_pressed()) && !ctx.text_edit_focused() {
        // A click gives the keyboard back to the map.
        if let Some(id) = ctx.memory(|m| m.focused()) {
            ctx.memory_mut(|m| m.surrender_focus(id));
        }
    }
    let list = Popup::is_any_open(ctx);
    let busy = ctx.memory(|m| m.focused()).is_some() || list;
    let typing = ctx.text_edit_focused();
    // While a player has the laptop, only these keys are live.
    let away = desk.memory.window.curtain.is_some() || desk.memory.window.role.is_some();
    for b in BINDINGS.iter().filter(|b| !b.key.is_empty()) {
        if away && !matches!(b.act, Act::PauseAnywhere | Act::RealEmergency | Act::FullScreen | Act::Curtain) {
            continue;
        }
        let letter = b.reach == Reach::Quiet && b.key.len() == 1 && b.with == keys::Modifiers::default();
        if letter && !desk.memory.preferences.letters {
            continue;
        }
        let live = b.reach == Reach::Always || !busy || (b.act == Act::Close && !typing && !list);
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
