//! Essential elements of information: who has answered what, how old it is, what is overdue.

use crate::app::desk::Desk;
use crate::app::panels::alert::{Alert, Rank};
use crate::app::panels::focus::scroll;
use crate::app::panels::widgets::{attention, bold, card, secondary, sheet_head, small};
use crate::tr;
use bevy_egui::egui::{Label, RichText, Ui};

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    crate::app::panels::sheet_over_all(root, "eei", 820.0, |ui| {
        if sheet_head(ui, tr!("eei-title")) {
            desk.memory.sheet = None;
        }
        if desk.view.eei.is_empty() {
            secondary(ui, tr!("eei-none"));
        }
        scroll(ui, "sheet", |ui| {
            for e in &desk.view.eei {
                card(ui, false, |ui| {
                    ui.add(Label::new(bold(&e.question).size(15.0)).wrap());
                    if e.overdue {
                        attention(ui, Alert::new(Rank::Request, ("eei", e.eei)), tr!("overdue"));
                    }
                    if e.answers.is_empty() {
                        secondary(ui, tr!("eei-unanswered"));
                    }
                    for a in &e.answers {
                        ui.add(Label::new(RichText::new(format!("{}: {}", a.seat, a.value)).size(14.0)).wrap());
                        small(ui, tr!("eei-age", n = a.age_min));
                    }
                });
            }
        });
    });
}
