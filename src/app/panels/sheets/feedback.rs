//! The participant feedback form: the laptop goes around, one anonymous form after the other.

use crate::app::ask::{Ask, Asks};
use crate::app::panels::widgets::{cells, field, option, primary_button, secondary, sheet_head};
use crate::drill::{Evaluate, Feedback, highest};
use crate::host::hot_wash::Wash;
use crate::tr;
use crate::units::SeatId;
use bevy_egui::egui::{Label, RichText, ScrollArea, Ui};

pub fn ui(root: &mut Ui, seat: SeatId, wash: Option<&Wash>, form: &mut Feedback, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "form", 1080.0, |ui| {
        sheet_head(ui, tr!("form-title"), asks);
        let Some(wash) = wash else {
            secondary(ui, tr!("no-drill-open"));
            return;
        };
        secondary(ui, tr!("form-how", n = wash.forms));
        ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
            for (n, statement) in wash.statements.iter().enumerate() {
                answer(ui, n, statement, &mut form.answers);
            }
            field(ui, &mut form.strengths, tr!("form-strengths"), f32::INFINITY);
            field(ui, &mut form.needs, tr!("form-needs"), f32::INFINITY);
            let ready = !form.is_empty();
            let keep = ui.add_enabled_ui(ready, |ui| primary_button(ui, tr!("form-keep"), "")).inner;
            if keep.clicked() && ready {
                let what = std::mem::take(form);
                asks.push(Ask::Submit(seat, Evaluate::Feedback { what }.into()));
            }
        });
    });
}

/// A statement and its ratings; a second click clears the answer.
fn answer(ui: &mut Ui, n: usize, statement: &str, answers: &mut Vec<u8>) {
    if answers.len() <= n {
        answers.resize(n + 1, 0);
    }
    cells(ui, &[0.66, 0.34], n.is_multiple_of(2), |ui, k| {
        if k == 0 {
            ui.add(Label::new(RichText::new(statement).size(15.0)).wrap());
            return;
        }
        ui.horizontal(|ui| {
            for value in 1..=highest(n) {
                if option(ui, answers[n] == value, value.to_string()) {
                    answers[n] = if answers[n] == value { 0 } else { value };
                }
            }
        });
    });
}
