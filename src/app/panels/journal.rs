//! The exercise log: decisions and events, newest first. Refused orders have a word.

use super::alert::{Alert, Rank};
use super::widgets::{attention, secondary, small};
use crate::tr;
use crate::view::SeatView;
use bevy_egui::egui::{Label, RichText, Ui};

/// Lines drawn; older ones are counted.
const SHOWN: usize = 300;

pub fn ui(ui: &mut Ui, view: &SeatView) {
    super::column(ui, "journal", |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        if view.journal.is_empty() {
            secondary(ui, tr!("journal-empty"));
        }
        for line in view.journal.iter().rev().take(SHOWN) {
            let who = if line.who.is_empty() { String::new() } else { format!(" · {}", line.who) };
            small(ui, format!("{}{who}", line.story));
            if line.refused {
                attention(ui, Alert::new(Rank::Listed, ("journal", line.number)), tr!("refused"));
            }
            ui.add(Label::new(RichText::new(&line.text).size(14.0)).wrap());
            ui.separator();
        }
        if view.journal.len() > SHOWN {
            small(ui, tr!("journal-more", n = view.journal.len() - SHOWN));
        }
    });
}
