//! The start screen: the recommended drill first, then what was begun, then everything there is.

use super::topbar::exercise;
use super::widgets::{bold, button, card, heading, primary_button, secondary, small, tokens};
use crate::app::desk::{Ask, Desk};
use crate::app::session::ScenarioCard;
use bevy_egui::egui::{
    self, Align, Color32, Frame, Label, Layout, Margin, RichText, Sense, Stroke, StrokeKind, Ui, vec2,
};

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    let t = tokens(root);
    let bar = Frame::new().fill(t.panel.into()).inner_margin(Margin::symmetric(16, 4));
    egui::Panel::top("start bar").exact_size(48.0).resizable(false).frame(bar).show(root, |ui| top(ui, desk));
    let frame = Frame::new().fill(t.ground.into());
    egui::CentralPanel::default().frame(frame).show(root, |ui| {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let width = ui.available_width().min(1360.0);
            let pad = ((ui.available_width() - width) * 0.5).max(24.0);
            ui.horizontal_top(|ui| {
                ui.add_space(pad);
                ui.vertical(|ui| {
                    ui.set_width(width - 2.0 * 24.0);
                    body(ui, desk);
                });
            });
        });
    });
}

fn top(ui: &mut Ui, desk: &mut Desk) {
    ui.horizontal_centered(|ui| {
        exercise(ui);
        ui.label(bold("Sandtable").size(20.0));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button(ui, "Help  F1").clicked() {
                desk.memory.help = true;
            }
            let other = if desk.memory.theme.tokens().dark { "Light theme  F9" } else { "Dark theme  F9" };
            if button(ui, other).clicked() {
                desk.memory.theme = desk.memory.theme.other();
            }
            if button(ui, "A+").on_hover_text("Larger text (Ctrl +)").clicked() {
                desk.memory.text_pct = (desk.memory.text_pct + 10).min(250);
            }
            ui.label(format!("Text {} %", desk.memory.text_pct));
            if button(ui, "A−").on_hover_text("Smaller text (Ctrl -)").clicked() {
                desk.memory.text_pct = desk.memory.text_pct.saturating_sub(10).max(75);
            }
        });
    });
}

fn body(ui: &mut Ui, desk: &mut Desk) {
    ui.add_space(12.0);
    if let Some(trouble) = desk.memory.trouble.clone() {
        super::widgets::attention(ui, &trouble);
    }
    let cards = desk.cards.clone();
    let first = cards.iter().position(|c| c.recommended && c.broken.is_none());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 32.0;
        let left = (ui.available_width() * 0.68).round();
        ui.vertical(|ui| {
            ui.set_width(left);
            ui.label(bold("Start now").size(24.0));
            ui.add_space(4.0);
            match first.and_then(|i| cards.get(i).map(|c| (i, c))) {
                Some((i, c)) => start_now(ui, desk, i, c),
                None => {
                    secondary(ui, "No scenario can be opened. The reasons stand on the cards below.");
                }
            }
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            past(ui, desk);
        });
    });
    ui.add_space(12.0);
    ui.label(bold("All scenarios").size(20.0));
    ui.add_space(8.0);
    gallery(ui, desk, &cards);
    ui.add_space(32.0);
}

/// `25 min · 4–8 people`.
fn facts(c: &ScenarioCard) -> String {
    format!("{} min · {}–{} people", c.minutes, c.players.0, c.players.1)
}

fn start_now(ui: &mut Ui, desk: &mut Desk, i: usize, c: &ScenarioCard) {
    card(ui, desk.memory.card == i, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 20.0;
            let wide = (ui.available_width() * 0.52).clamp(280.0, 520.0);
            let (rect, _) = ui.allocate_exact_size(vec2(wide, wide * 0.8), Sense::hover());
            let ground = c.region.as_ref().and_then(|r| desk.grounds.get(&r.id));
            super::thumb::draw(ui, rect, c, ground.map(|g| &**g));
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 4.0;
                ui.add(Label::new(bold(&c.title).size(24.0)).wrap());
                ui.label(RichText::new(facts(c)).size(16.0));
                ui.label(RichText::new(format!("{} hurt · {} hospitals", c.casualties, c.hospitals)).size(16.0));
                secondary(ui, &c.summary);
                if !c.practises.is_empty() {
                    heading(ui, "PRACTISES", "");
                    for p in c.practises.iter().take(4) {
                        ui.add(Label::new(RichText::new(format!("·  {p}")).size(14.0)).wrap());
                    }
                }
                ui.add_space(12.0);
                if primary_button(ui, "Start drill", "Enter").clicked() {
                    desk.asks.push(Ask::Open(c.id.clone()));
                }
            });
        });
    });
}

fn past(ui: &mut Ui, desk: &mut Desk) {
    ui.label(bold("Continue").size(20.0));
    ui.add_space(4.0);
    if desk.past.is_empty() {
        secondary(ui, "No drill has been started on this computer yet. A drill that you leave waits here.");
    }
    for p in desk.past.clone().iter().take(5) {
        card(ui, false, |ui| {
            ui.add(Label::new(bold(&p.title)).wrap());
            small(ui, &p.when);
            if button(ui, "Resume").clicked() {
                desk.asks.push(Ask::Resume(p.path.clone()));
            }
        });
    }
}

const CARD: egui::Vec2 = vec2(236.0, 252.0);

fn gallery(ui: &mut Ui, desk: &mut Desk, cards: &[ScenarioCard]) {
    let per_row = ((ui.available_width() + 16.0) / (CARD.x + 16.0)).floor().max(1.0) as usize;
    for (row, line) in cards.chunks(per_row).enumerate() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            for (k, c) in line.iter().enumerate() {
                tile(ui, desk, row * per_row + k, c);
            }
        });
        ui.add_space(8.0);
    }
}

fn tile(ui: &mut Ui, desk: &mut Desk, i: usize, c: &ScenarioCard) {
    let t = tokens(ui);
    let (rect, r) = ui.allocate_exact_size(CARD, Sense::click());
    let words = match &c.broken {
        Some(why) => format!("{}: cannot be opened, {why}", c.title),
        None => format!("{}, {}", c.title, facts(c)),
    };
    r.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, c.broken.is_none(), &words));
    let line = if desk.memory.card == i {
        Stroke::new(2.0, Color32::from(t.accent))
    } else if r.hovered() {
        Stroke::new(2.0, Color32::from(t.text2))
    } else {
        Stroke::new(1.0, super::widgets::quiet_line(t))
    };
    ui.painter().rect(rect, 4.0, Color32::from(t.raised), line, StrokeKind::Inside);
    let picture = egui::Rect::from_min_size(rect.min + vec2(8.0, 8.0), vec2(CARD.x - 16.0, 132.0));
    let ground = c.region.as_ref().and_then(|g| desk.grounds.get(&g.id));
    super::thumb::draw(ui, picture, c, ground.map(|g| &**g));
    let below = egui::Rect::from_min_max(picture.left_bottom() + vec2(4.0, 6.0), rect.max - vec2(12.0, 8.0));
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(below).layout(Layout::top_down(Align::Min)));
    inner.set_clip_rect(below);
    inner.spacing_mut().item_spacing.y = 2.0;
    inner.add(Label::new(bold(&c.title).size(15.0)).wrap());
    match &c.broken {
        Some(why) => {
            super::widgets::attention(&mut inner, "cannot be opened");
            small(&mut inner, why);
        }
        None => {
            small(&mut inner, facts(c));
            if c.hazard != c.title && !c.hazard.is_empty() {
                small(&mut inner, &c.hazard);
            }
            small(&mut inner, format!("{} hurt · {} hospitals", c.casualties, c.hospitals));
            small(&mut inner, &c.languages);
        }
    }
    if r.clicked() && c.broken.is_none() {
        desk.asks.push(Ask::Open(c.id.clone()));
    }
}
