//! The shared laptop: a curtain between two people, and the screen of one seat. Neither draws anything of the
//! facilitator's.

use super::alert::{Alert, Rank};
use super::decide::{self, View};
use super::messages;
use super::widgets::{attention, bold, button, card, heading, primary_button, secondary, small, tokens};
use crate::app::ask::{Asks, Change};
use crate::tr;
use crate::units::SeatId;
use crate::view::SeatView;
use bevy_egui::egui::{self, Align, Frame, Key, Label, Layout, Margin, Modifiers, RichText, Ui, vec2};

pub fn curtain(root: &mut Ui, view: &SeatView, seat: SeatId, asks: &mut Asks) {
    let t = tokens(root);
    let name = view.seats.iter().find(|s| s.seat == seat).map_or(String::new(), |s| s.name.clone());
    let (go, skip) =
        root.input_mut(|i| (i.consume_key(Modifiers::NONE, Key::Enter), i.consume_key(Modifiers::NONE, Key::S)));
    egui::CentralPanel::default().frame(Frame::new().fill(t.background.into())).show(root, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.28);
            super::topbar::exercise(ui);
            ui.add_space(16.0);
            ui.label(bold(tr!("curtain-next", seat = name)).size(40.0));
            ui.label(RichText::new(tr!("curtain-pass")).size(22.0));
            ui.add_space(24.0);
            if primary_button(ui, tr!("curtain-here", seat = name), tr!("key-enter")).clicked() || go {
                asks.push(Change::TakeLaptop.into());
            }
            ui.add_space(8.0);
            if button(ui, tr!("curtain-skip")).clicked() || skip {
                asks.push(Change::SkipSeat(seat).into());
            }
            ui.add_space(8.0);
            if button(ui, tr!("curtain-end")).clicked() {
                asks.push(Change::EndRound.into());
            }
        });
    });
}

pub fn screen(
    root: &mut Ui,
    view: &View,
    memory: &mut decide::Memory,
    messages: &mut messages::Memory,
    asks: &mut Asks,
) {
    let Some(seat) = view.acting else { return };
    let t = tokens(root);
    let frame = Frame::new().fill(t.panel.into()).inner_margin(Margin::symmetric(16, 4));
    egui::Panel::top("role bar").exact_size(52.0).resizable(false).frame(frame).show(root, |ui| {
        ui.horizontal_centered(|ui| {
            super::topbar::exercise(ui);
            // With very large text the name of the seat is shortened.
            let tight = ui.available_width() < 900.0;
            let room = ui.available_width() - if tight { 330.0 } else { 400.0 };
            let size = if tight { 16.0 } else { 22.0 };
            let name = Label::new(bold(tr!("role-you-are", seat = seat.seat_name)).size(size)).truncate();
            ui.allocate_ui_with_layout(vec2(room, 32.0), Layout::left_to_right(Align::Center), |ui| ui.add(name));
            ui.label(bold(&seat.clock.story).size(size));
            if primary_button(ui, tr!("role-pass-on"), "Y").clicked() {
                asks.push(Change::PassLaptop.into());
            }
        });
    });
    let frame = Frame::new().fill(t.background.into());
    egui::CentralPanel::default().frame(frame).show(root, |ui| {
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            super::column(left, "what you know", |ui| known(ui, seat));
            decide::seat_column(right, view, memory, messages, asks);
        });
    });
}

/// What this seat received, newest first, and the facilities it knows of.
fn known(ui: &mut Ui, view: &SeatView) {
    heading(ui, tr!("role-know"), "");
    if view.script.say.is_empty() && view.script.inbox.is_empty() && view.journal.is_empty() {
        secondary(ui, tr!("role-know-nothing"));
    }
    for item in &view.script.say {
        card(ui, true, |ui| {
            ui.add(Label::new(bold(&item.title).size(16.0)).wrap());
            small(ui, format!("{}, {}", item.from, item.mode));
            ui.add(Label::new(RichText::new(&item.text).size(16.0)).wrap());
        });
    }
    for m in view.script.inbox.iter().take(8) {
        small(ui, format!("{} · {}", m.story, m.from));
        ui.add(Label::new(RichText::new(&m.text).size(15.0)).wrap());
    }
    heading(ui, tr!("role-places"), tr!("places-note"));
    for p in view.map.places.iter().filter(|p| p.number.is_some()).take(24) {
        let age = p.age_min.filter(|a| *a >= 15).map_or(String::new(), |a| format!(" · {}", tr!("row-age", a = a)));
        let number = p.number.unwrap_or_default();
        super::widgets::row(ui, |ui| {
            ui.label(bold(number.to_string()).size(15.0));
            ui.add(Label::new(RichText::new(format!("{}{age}", p.name)).size(15.0)).wrap());
        });
        if !p.trouble.is_empty() {
            attention(ui, Alert::new(Rank::Place, (p.place, &p.trouble)), &p.trouble);
        }
    }
    heading(ui, tr!("role-log"), "");
    for l in view.journal.iter().rev().take(12) {
        small(ui, format!("{} · {}", l.story, l.who));
        ui.add(Label::new(RichText::new(&l.text).size(14.0)).wrap());
    }
}
