//! The Ready sheet: the defaults in sentences, and one button.

use super::widgets::{bold, button, heading, name_sheet, primary_button, secondary, tokens};
use crate::app::ask::{Ask, Asks};
use crate::tr;
use crate::view::SeatView;
use bevy_egui::egui::{self, Align2, Color32, Frame, Label, Margin, RichText, Stroke, Ui, vec2};

pub fn ui(root: &mut Ui, view: &SeatView, asks: &mut Asks) {
    let t = tokens(root);
    let frame = Frame::new()
        .fill(t.panel.into())
        .stroke(Stroke::new(1.0, Color32::from(t.line)))
        .corner_radius(4)
        .inner_margin(Margin::same(28));
    let width = 560.0_f32.min(root.available_width().max(320.0));
    let area = egui::Area::new(egui::Id::new("ready sheet"))
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 16.0))
        .order(egui::Order::Middle)
        .show(root.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width);
                sheet(ui, view, asks);
            });
        });
    name_sheet(&area.response, &view.title);
}

fn sheet(ui: &mut Ui, view: &SeatView, asks: &mut Asks) {
    ui.add(Label::new(bold(&view.title).size(24.0)).wrap());
    let minutes = view.clock.length.secs() / 60;
    let pace = view.clock.usual_pace.max(1);
    secondary(ui, tr!("ready-facts", date = view.clock.date, time = view.clock.story, lasts = span(minutes)));
    ui.add_space(8.0);
    heading(ui, tr!("heading-ready"), "");
    let room = (minutes as f64 / f64::from(pace)).ceil() as i64;
    let speed = if pace == 1 { tr!("ready-real-time").to_string() } else { tr!("ready-pace", pace = pace) };
    line(ui, &tr!("ready-speed", speed = speed, room = room));
    let bots = view.seats.iter().filter(|s| s.bot).count();
    let people = view.seats.len() - bots;
    let seats = match bots {
        0 => tr!("ready-people", people = people),
        _ => tr!("ready-bots", people = people, bots = bots),
    };
    line(ui, &seats);
    line(ui, tr!("ready-phones"));
    ui.add_space(8.0);
    secondary(ui, tr!("ready-brief"));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        if primary_button(ui, tr!("begin"), tr!("key-enter")).clicked() {
            asks.push(Ask::Begin);
        }
        if button(ui, tr!("back-esc")).clicked() {
            asks.push(Ask::BackToStart);
        }
    });
}

fn line(ui: &mut Ui, text: &str) {
    ui.horizontal_top(|ui| {
        ui.label("✔");
        ui.add(Label::new(RichText::new(text).size(16.0)).wrap());
    });
}

/// `6 h`, `2 h 30 min`, `45 min`.
pub fn span(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, m) => tr!("minutes", m = m),
        (h, 0) => format!("{h} h"),
        (h, m) => tr!("hours-minutes", h = h, m = m),
    }
}
