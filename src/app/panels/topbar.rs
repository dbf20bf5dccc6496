//! The top bar: EXERCISE, the title, the phase, the clock, and the pace.

use super::tip::Tip;
use super::widgets::{bold, bold_font, button, chip, elapsed, primary_button, tokens};
use crate::app::ask::{Ask, Asks};
use crate::app::registry::{Act, BINDINGS, Group, closed};
use crate::app::surfaces::Surface;
use crate::drill::{Control, Phase};
use crate::tr;
use crate::units::SeatId;
use crate::view::{ClockView, SeatView};
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

#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// Since when (egui's clock, seconds) the End button is held.
    pub end_held: Option<f64>,
}

/// What the top bar shows.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub facilitator: &'a SeatView,
    pub surface: Surface,
    pub projector_open: bool,
}

/// What Space does in a phase.
pub fn pause_or_resume(phase: Phase) -> Option<Control> {
    match phase {
        Phase::Running => Some(Control::Pause { why: tr!("pause-by-facilitator").into() }),
        Phase::Paused | Phase::Discussion => Some(Control::Resume),
        Phase::Ready | Phase::HotWash => None,
    }
}

pub fn ui(ui: &mut Ui, view: &View, memory: &mut Memory, asks: &mut Asks) {
    let t = tokens(ui);
    ui.horizontal_centered(|ui| {
        ui.add_space(4.0);
        exercise(ui);
        let narrow = view.surface == Surface::Console && ui.available_width() < 1500.0;
        let title = if view.facilitator.title.is_empty() { "Sandtable" } else { view.facilitator.title.as_str() };
        // On a narrow window only the window's own title has the name.
        if !narrow {
            let room = (ui.available_width() * 0.2).clamp(80.0, 340.0);
            ui.allocate_ui_with_layout(vec2(room, 32.0), Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(bold(title).size(15.0)).truncate());
            });
        }
        if view.surface == Surface::Console {
            let phase = view.facilitator.clock.phase;
            let (fill, ink) = match phase {
                Phase::Running => (Color32::from(t.raised), Color32::from(t.text)),
                Phase::Ready | Phase::Paused | Phase::Discussion | Phase::HotWash => {
                    (Color32::from(t.text), Color32::from(t.background))
                }
            };
            chip(ui, phase_word(phase), fill, ink);
            // With very large text the keys and the menu replace the buttons.
            let tight = ui.ctx().viewport_rect().width() < 1000.0;
            clock(ui, &view.facilitator.clock, tight);
            pace(ui, view.facilitator, tight, asks);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(4.0);
            menu(ui, view.surface, asks);
            if view.surface == Surface::Console {
                end_button(ui, view.facilitator.seat, memory, asks);
                tools(ui, view, asks);
            }
        });
    });
}

/// All actions of the registry, by group.
fn menu(ui: &mut Ui, surface: Surface, asks: &mut Asks) {
    ui.menu_button(RichText::new(tr!("menu-button")), |ui| {
        for group in Group::ALL {
            ui.menu_button(group.word(), |ui| {
                ui.set_min_width(360.0);
                for b in BINDINGS.iter().filter(|b| b.group == group) {
                    let Some(does) = b.does else { continue };
                    let closed = closed(b.act, surface);
                    let button = egui::Button::new(does()).shortcut_text(b.printed());
                    let r = ui.add_enabled(closed.is_none(), button);
                    if let Some(why) = closed {
                        r.tip(why);
                    } else if r.clicked() {
                        asks.push(Ask::perform(b.act));
                        ui.close();
                    }
                }
            });
        }
    });
}

/// Buttons of tools that fit; the keys work in any window.
fn tools(ui: &mut Ui, view: &View, asks: &mut Asks) {
    let word = if view.projector_open { tr!("projector-on") } else { tr!("projector-off") };
    let open = view.facilitator.requests.iter().filter(|r| r.due.is_none() && r.reason.is_empty()).count();
    let requests = if open > 0 { tr!("requests-n", open = open) } else { tr!("requests-button").into() };
    let tools =
        [(word.to_string(), Act::Projector), (requests, Act::Requests), (tr!("inject-button").into(), Act::Compose)];
    for (words, act) in tools {
        let size = ui.painter().layout_no_wrap(words.clone(), egui::FontId::proportional(15.0), Color32::WHITE).size();
        if ui.available_width() > size.x + 40.0 && button(ui, words).clicked() {
            asks.push(Ask::perform(act));
        }
    }
}

pub fn exercise(ui: &mut Ui) {
    let t = tokens(ui);
    chip(ui, tr!("exercise"), t.text.into(), t.background.into());
}

fn clock(ui: &mut Ui, c: &ClockView, tight: bool) {
    let t = tokens(ui);
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

fn pace(ui: &mut Ui, view: &SeatView, tight: bool, asks: &mut Asks) {
    let (c, seat) = (&view.clock, view.seat);
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.x = 4.0;
    ui.spacing_mut().button_padding.x = 8.0;
    let paused = matches!(c.phase, Phase::Paused | Phase::Discussion);
    let hit = if paused {
        primary_button(ui, tr!("resume"), tr!("key-space")).clicked()
    } else {
        button(ui, tr!("pause-button")).clicked()
    };
    if hit && let Some(control) = pause_or_resume(c.phase) {
        asks.push(Ask::control(seat, control));
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
            asks.push(Ask::control(seat, Control::SetPace { pace: p }));
        }
    }
    if button(ui, tr!("next-inject-button")).clicked() {
        asks.push(Ask::NextInject);
    }
}

/// EndEx takes one second of holding, so that a click by mistake ends nothing.
fn end_button(ui: &mut Ui, seat: SeatId, memory: &mut Memory, asks: &mut Asks) {
    let t = tokens(ui);
    let size = vec2(112.0, 32.0);
    let (rect, r) = ui.allocate_exact_size(size, Sense::click_and_drag());
    r.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, tr!("end-name")));
    let holding = r.is_pointer_button_down_on() || (r.has_focus() && ui.input(|i| i.key_down(egui::Key::Enter)));
    let now = ui.input(|i| i.time);
    if holding {
        memory.end_held.get_or_insert(now);
        ui.ctx().request_repaint();
    } else {
        memory.end_held = None;
    }
    let held = memory.end_held.map_or(0.0, |since| (now - since) as f32);
    if held >= 1.0 {
        memory.end_held = Some(f64::MAX); // once per press
        asks.push(Ask::control(seat, Control::End));
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
