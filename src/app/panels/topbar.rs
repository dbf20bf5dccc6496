//! The top bar: EXERCISE, what runs, in which phase, which time, how fast.

use super::tip::Tip;
use super::widgets::{bold, bold_font, button, chip, primary_button, tokens};
use crate::app::desk::{Ask, Desk, Surface, elapsed};
use crate::app::keys::{self, Act, BINDINGS, Group};
use crate::drill::{Control, Phase};
use crate::tr;
use bevy_egui::egui::{self, Align, Color32, Label, Layout, RichText, Sense, StrokeKind, Ui, vec2};

pub fn phase_word(phase: Phase) -> &'static str {
    match phase {
        Phase::Ready => tr!("phase-ready"),
        Phase::Running => tr!("phase-running"),
        Phase::Paused => tr!("phase-paused"),
        Phase::Discussion => tr!("phase-discussion"),
        Phase::HotWash => tr!("hot-wash"),
    }
}

pub fn ui(ui: &mut Ui, desk: &mut Desk) {
    let t = tokens(ui);
    ui.horizontal_centered(|ui| {
        ui.add_space(4.0);
        exercise(ui);
        let narrow = desk.memory.surface == Surface::Console && ui.available_width() < 1500.0;
        let title = if desk.view.title.is_empty() { "Sandtable" } else { desk.view.title.as_str() };
        // On a narrow window the drill's name stands in the window's own title only.
        if !narrow {
            let room = (ui.available_width() * 0.2).clamp(80.0, 340.0);
            ui.allocate_ui_with_layout(vec2(room, 32.0), Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(bold(title).size(15.0)).truncate());
            });
        }
        if desk.memory.surface == Surface::Console {
            let phase = desk.view.clock.phase;
            let (fill, ink) = match phase {
                Phase::Running => (Color32::from(t.raised), Color32::from(t.text)),
                _ => (Color32::from(t.text), Color32::from(t.ground)),
            };
            chip(ui, phase_word(phase), fill, ink);
            // With very large letters the keys and the menu do the rest.
            let tight = ui.ctx().viewport_rect().width() < 1000.0;
            clock(ui, desk, tight);
            pace(ui, desk, tight);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(4.0);
            menu(ui, desk);
            if desk.memory.surface == Surface::Console {
                end_button(ui, desk);
                tools(ui, desk);
            }
        });
    });
}

/// Everything the registry can do, by group.
fn menu(ui: &mut Ui, desk: &mut Desk) {
    let mut chosen = None;
    ui.menu_button(RichText::new(tr!("menu-button")), |ui| {
        for group in Group::ALL {
            ui.menu_button(group.word(), |ui| {
                ui.set_min_width(360.0);
                for b in BINDINGS.iter().filter(|b| b.group == group) {
                    let Some(does) = b.does else { continue };
                    let closed = keys::closed(b.act, desk);
                    let button = egui::Button::new(does()).shortcut_text(b.printed());
                    let r = ui.add_enabled(closed.is_none(), button);
                    if let Some(why) = closed {
                        r.tip(why);
                    } else if r.clicked() {
                        chosen = Some(b.act);
                        ui.close();
                    }
                }
            });
        }
    });
    if let Some(act) = chosen {
        keys::perform(act, desk);
    }
}

/// What opens beside the console. On a narrow window the keys still do it.
fn tools(ui: &mut Ui, desk: &mut Desk) {
    let word = if desk.memory.projector { tr!("projector-on") } else { tr!("projector-off") };
    let open = desk.view.requests.iter().filter(|r| r.due.is_none() && r.reason.is_empty()).count();
    let requests = if open > 0 { tr!("requests-n", open = open) } else { tr!("requests-button").into() };
    let tools =
        [(word.to_string(), Act::Projector), (requests, Act::Requests), (tr!("inject-button").into(), Act::Compose)];
    for (words, act) in tools {
        let size = ui.painter().layout_no_wrap(words.clone(), egui::FontId::proportional(15.0), Color32::WHITE).size();
        if ui.available_width() > size.x + 40.0 && button(ui, words).clicked() {
            keys::perform(act, desk);
        }
    }
}

pub fn exercise(ui: &mut Ui) {
    let t = tokens(ui);
    chip(ui, tr!("exercise"), t.text.into(), t.ground.into());
}

fn clock(ui: &mut Ui, desk: &Desk, tight: bool) {
    let t = tokens(ui);
    let c = &desk.view.clock;
    ui.add_space(4.0);
    if !tight {
        ui.label(RichText::new(elapsed(c.now)).size(15.0).color(Color32::from(t.text2)));
    }
    ui.add(Label::new(RichText::new(&c.story).font(bold_font(28.0))));
    let left = (c.length.secs() - c.now.secs()).max(0);
    let real = left / 60 / i64::from(c.pace.max(1));
    let words = tr!("about-left", real = real);
    if ui.available_width() > 760.0 {
        ui.label(RichText::new(words).size(13.0).color(Color32::from(t.text2)));
    }
}

fn pace(ui: &mut Ui, desk: &mut Desk, tight: bool) {
    let c = desk.view.clock.clone();
    let seat = desk.view.seat;
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.x = 4.0;
    ui.spacing_mut().button_padding.x = 8.0;
    let paused = matches!(c.phase, Phase::Paused | Phase::Discussion);
    let hit = if paused {
        primary_button(ui, tr!("resume"), tr!("key-space")).clicked()
    } else {
        button(ui, tr!("pause-button")).clicked()
    };
    if hit && let Some(control) = keys::pause_or_resume(desk) {
        desk.asks.push(Ask::control(seat, control));
    }
    if tight {
        return;
    }
    let mut paces = vec![1, 5, 15, 60];
    if !paces.contains(&c.usual_pace) && c.usual_pace > 0 {
        paces.push(c.usual_pace);
        paces.sort_unstable();
    }
    for p in paces {
        let on = c.pace == p;
        let text = if on { bold(format!("{p}×")) } else { RichText::new(format!("{p}×")) };
        let r = ui.add(egui::Button::selectable(on, text).min_size(vec2(32.0, 32.0)));
        let usual = if p == c.usual_pace { tr!("pace-own") } else { "" };
        let r = r.tip(tr!("pace-tip", p = p, usual = usual));
        if r.clicked() {
            desk.asks.push(Ask::control(seat, Control::SetPace { pace: p }));
        }
    }
    if button(ui, tr!("next-inject-button")).clicked() {
        desk.asks.push(Ask::NextInject);
    }
}

/// Ending takes one second of holding; a slip of the hand ends nothing.
fn end_button(ui: &mut Ui, desk: &mut Desk) {
    let t = tokens(ui);
    let size = vec2(112.0, 32.0);
    let (rect, r) = ui.allocate_exact_size(size, Sense::click_and_drag());
    r.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, tr!("end-name")));
    let holding = r.is_pointer_button_down_on() || (r.has_focus() && ui.input(|i| i.key_down(egui::Key::Enter)));
    let now = ui.input(|i| i.time);
    if holding {
        desk.memory.end_held.get_or_insert(now);
        ui.ctx().request_repaint();
    } else {
        desk.memory.end_held = None;
    }
    let held = desk.memory.end_held.map_or(0.0, |since| (now - since) as f32);
    if held >= 1.0 {
        desk.memory.end_held = Some(f64::MAX); // once per press
        desk.asks.push(Ask::control(desk.view.seat, Control::End));
    }
    let visuals = ui.style().interact(&r);
    ui.painter().rect(rect, 4.0, visuals.weak_bg_fill, visuals.bg_stroke, StrokeKind::Inside);
    let filled = egui::Rect::from_min_size(rect.min, vec2(rect.width() * held.clamp(0.0, 1.0), rect.height()));
    ui.painter().rect_filled(filled, 4.0, Color32::from(t.accent.over(t.raised, 120)));
    let word = if holding { tr!("end-holding") } else { tr!("end-button") };
    let font = egui::FontId::proportional(15.0);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, word, font, Color32::from(t.text));
    r.tip(tr!("end-tip"));
}
