//! Checkpoints, and branches: a new exercise that repeats this one up to an entry. This one is kept.

use crate::app::ask::{Ask, Asks, Change};
use crate::app::panels::focus::scroll;
use crate::app::panels::widgets::{bold, button, cells, field, heading, primary_button, secondary, sheet_head, small};
use crate::drill::Control;
use crate::tr;
use crate::units::SeatId;
use crate::view::SeatView;
use bevy_egui::egui::{Label, RichText, Ui};

/// The newest lines of the log that are offered.
const LINES: usize = 30;

#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The name of the next checkpoint.
    pub name: String,
}

pub fn ui(root: &mut Ui, view: &SeatView, parent: &str, memory: &mut Memory, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "branches", 820.0, |ui| {
        sheet_head(ui, tr!("branches-title"), asks);
        secondary(ui, tr!("branches-note"));
        if !parent.is_empty() {
            ui.add(Label::new(bold(tr!("branches-from", parent = parent))).wrap());
        }
        mark(ui, view.seat, &mut memory.name, asks);
        scroll(ui, "sheet", |ui| {
            heading(ui, tr!("heading-checkpoints"), "");
            if view.checkpoints.is_empty() {
                secondary(ui, tr!("checkpoints-empty"));
            }
            for c in view.checkpoints.iter().rev() {
                moment(ui, &c.story, &c.name, c.entry, asks);
            }
            heading(ui, tr!("heading-log"), "");
            for l in view.journal.iter().rev().take(LINES) {
                let words = if l.who.is_empty() { l.text.clone() } else { format!("{}: {}", l.who, l.text) };
                moment(ui, &l.story, &words, l.number.saturating_sub(1), asks);
            }
        });
    });
}

fn mark(ui: &mut Ui, seat: SeatId, typed: &mut String, asks: &mut Asks) {
    ui.horizontal(|ui| {
        field(ui, typed, tr!("checkpoint-hint"), 360.0);
        let name = typed.trim().to_string();
        let hit = ui.add_enabled_ui(!name.is_empty(), |ui| primary_button(ui, tr!("checkpoint-mark"), "")).inner;
        if hit.clicked() && !name.is_empty() {
            typed.clear();
            asks.push(Ask::control(seat, Control::Checkpoint { name }));
        }
    });
}

fn moment(ui: &mut Ui, story: &str, words: &str, entry: u64, asks: &mut Asks) {
    cells(ui, &[0.1, 0.62, 0.28], false, |ui, k| match k {
        0 => {
            small(ui, story);
        }
        1 => {
            ui.add(Label::new(RichText::new(words).size(14.0)).wrap());
        }
        _ => {
            if button(ui, tr!("branch-here")).clicked() {
                asks.extend([Ask::Branch(entry), Change::CloseSheet.into()]);
            }
        }
    });
}
