//! EEIs: the answers of each seat, their age, and what is overdue.

use crate::app::ask::Asks;
use crate::app::panels::alert::{Alert, Rank};
use crate::app::panels::focus::scroll;
use crate::app::panels::widgets::{attention, bold, card, secondary, sheet_head, small};
use crate::tr;
use crate::view::SeatView;
use bevy_egui::egui::{Label, RichText, Ui};

pub fn ui(root: &mut Ui, view: &SeatView, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "eei", 820.0, |ui| {
        sheet_head(ui, tr!("eei-title"), asks);
        if view.eei.is_empty() {
            secondary(ui, tr!("eei-none"));
        }
        scroll(ui, "sheet", |ui| {
            for e in &view.eei {
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
