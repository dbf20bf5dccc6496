//! The participant's form: the laptop goes round, one form after the other. Nobody is named, nobody sees another's.

use crate::app::desk::{Ask, Desk};
use crate::app::panels::widgets::{cells, field, option, primary_button, secondary, sheet_head};
use crate::drill::{Evaluate, highest};
use crate::tr;
use bevy_egui::egui::{Label, RichText, ScrollArea, Ui};

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    crate::app::panels::sheet_over_all(root, "form", 1080.0, |ui| {
        if sheet_head(ui, tr!("form-title")) {
            desk.memory.sheet = None;
        }
        let Some(wash) = desk.wash.clone() else {
            secondary(ui, tr!("no-drill-open"));
            return;
        };
        secondary(ui, tr!("form-how", n = wash.forms));
        ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
            for (n, statement) in wash.statements.iter().enumerate() {
                answer(ui, desk, n, statement);
            }
            let form = &mut desk.memory.drafts.wash.form;
            field(ui, &mut form.strengths, tr!("form-strengths"), f32::INFINITY);
            field(ui, &mut form.needs, tr!("form-needs"), f32::INFINITY);
            let ready = !form.is_empty();
            let keep = ui.add_enabled_ui(ready, |ui| primary_button(ui, tr!("form-keep"), "")).inner;
            if keep.clicked() && ready {
                let what = std::mem::take(form);
                desk.asks.push(Ask::Submit(desk.view.seat, Evaluate::Feedback { what }.into()));
            }
        });
    });
}

/// A statement and the numbers to choose from; a second press takes the answer back.
fn answer(ui: &mut Ui, desk: &mut Desk, n: usize, statement: &str) {
    let answers = &mut desk.memory.drafts.wash.form.answers;
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
