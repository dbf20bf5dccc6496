//! The Ready sheet: the defaults in sentences, and one button.

use super::widgets::{bold, button, heading, primary_button, secondary, tokens};
use crate::app::desk::{Ask, Desk};
use bevy_egui::egui::{self, Align2, Color32, Frame, Label, Margin, RichText, Stroke, Ui, vec2};

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    let t = tokens(root);
    let frame = Frame::new()
        .fill(t.panel.into())
        .stroke(Stroke::new(1.0, Color32::from(t.line)))
        .corner_radius(4)
        .inner_margin(Margin::same(28));
    let width = 560.0_f32.min(root.available_width().max(320.0));
    egui::Area::new(egui::Id::new("ready sheet"))
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 16.0))
        .order(egui::Order::Middle)
        .show(root.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width);
                sheet(ui, desk);
            });
        });
}

fn sheet(ui: &mut Ui, desk: &mut Desk) {
    let view = &desk.view;
    ui.add(Label::new(bold(&view.title).size(24.0)).wrap());
    let minutes = view.clock.length.secs() / 60;
    let pace = view.clock.usual_pace.max(1);
    secondary(ui, format!("{} {} · the story lasts {}", view.clock.date, view.clock.story, span(minutes)));
    ui.add_space(8.0);
    heading(ui, "READY", "");
    let room = (minutes as f64 / f64::from(pace)).ceil() as i64;
    let speed = if pace == 1 {
        "Time runs as on the clock".to_string()
    } else {
        format!("{pace} story minutes pass in one minute of the room")
    };
    line(ui, &format!("{speed}: about {room} minutes. Space stops it at any time."));
    let bots = view.seats.iter().filter(|s| s.bot).count();
    let people = view.seats.len().saturating_sub(1 + bots);
    let seats = match bots {
        0 => format!("Everybody at the table uses this computer: {people} seats, all played by people."),
        _ => format!(
            "Everybody at the table uses this computer: {people} seats for people, {bots} played by the program."
        ),
    };
    line(ui, &seats);
    line(ui, "Phones: off. Nothing goes to the network. This screen only (F11 fills it).");
    ui.add_space(8.0);
    secondary(ui, "When you begin, the clock waits until you have read the first text aloud and pressed Space.");
    ui.add_space(12.0);
    let mut asked = None;
    ui.horizontal(|ui| {
        if primary_button(ui, "Begin", "Enter").clicked() {
            asked = Some(Ask::Begin);
        }
        if button(ui, "Back  Esc").clicked() {
            asked = Some(Ask::BackToStart);
        }
    });
    desk.asks.extend(asked);
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
        (0, m) => format!("{m} min"),
        (h, 0) => format!("{h} h"),
        (h, m) => format!("{h} h {m} min"),
    }
}
