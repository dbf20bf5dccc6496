//! Moments to go back to. Going back makes a new drill that begins like this one; this one is kept.

use crate::app::desk::{Ask, Desk};
use crate::app::panels::focus::scroll;
use crate::app::panels::widgets::{bold, button, cells, field, heading, primary_button, secondary, sheet_head, small};
use crate::drill::Control;
use crate::tr;
use bevy_egui::egui::{Label, RichText, Ui};

/// The newest lines of the log that are offered.
const LINES: usize = 30;

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    crate::app::panels::sheet_over_all(root, "branches", 820.0, |ui| {
        if sheet_head(ui, tr!("branches-title")) {
            desk.memory.sheet = None;
        }
        secondary(ui, tr!("branches-note"));
        if !desk.about.parent.is_empty() {
            ui.add(Label::new(bold(tr!("branches-from", parent = desk.about.parent))).wrap());
        }
        mark(ui, desk);
        scroll(ui, "sheet", |ui| {
            heading(ui, tr!("heading-checkpoints"), "");
            if desk.view.checkpoints.is_empty() {
                secondary(ui, tr!("checkpoints-empty"));
            }
            for c in desk.view.checkpoints.clone().iter().rev() {
                moment(ui, desk, &c.story, &c.name, c.entry);
            }
            heading(ui, tr!("heading-log"), "");
            let lines: Vec<_> = desk.view.journal.iter().rev().take(LINES).cloned().collect();
            for l in lines {
                let words = if l.who.is_empty() { l.text.clone() } else { format!("{}: {}", l.who, l.text) };
                moment(ui, desk, &l.story, &words, l.number.saturating_sub(1));
            }
        });
    });
}

fn mark(ui: &mut Ui, desk: &mut Desk) {
    ui.horizontal(|ui| {
        field(ui, &mut desk.memory.drafts.mark, tr!("checkpoint-hint"), 360.0);
        let name = desk.memory.drafts.mark.trim().to_string();
        let hit = ui.add_enabled_ui(!name.is_empty(), |ui| primary_button(ui, tr!("checkpoint-mark"), "")).inner;
        if hit.clicked() && !name.is_empty() {
            desk.memory.drafts.mark.clear();
            desk.asks.push(Ask::control(desk.view.seat, Control::Checkpoint { name }));
        }
    });
}

fn moment(ui: &mut Ui, desk: &mut Desk, story: &str, words: &str, entry: u64) {
    cells(ui, &[0.1, 0.62, 0.28], false, |ui, k| match k {
        0 => {
            small(ui, story);
        }
        1 => {
            ui.add(Label::new(RichText::new(words).size(14.0)).wrap());
        }
        _ => {
            if button(ui, tr!("branch-here")).clicked() {
                desk.asks.push(Ask::Branch(entry));
                desk.memory.sheet = None;
            }
        }
    });
}
