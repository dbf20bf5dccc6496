//! What if: a decision is picked, left out or moved, and two hundred pairs of runs say what it did.

use crate::app::desk::{Ask, Desk};
use crate::app::panels::widgets::{bold, cells, halves, heading, option, primary_button, secondary, sheet_head, small};
use crate::app::what_if::{Answered, Shift};
use crate::tr;
use bevy_egui::egui::{Align, Button, Label, Layout, RichText, ScrollArea, Ui, vec2};

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    crate::app::panels::sheet_over_all(root, "instead", 1240.0, |ui| {
        if sheet_head(ui, tr!("instead-title")) {
            desk.memory.sheet = None;
        }
        if desk.taken.is_empty() {
            secondary(ui, tr!("instead-empty"));
            return;
        }
        halves(ui, |columns| {
            let [left, right] = columns else { return };
            ScrollArea::vertical().id_salt("taken").auto_shrink([false, true]).show(left, |ui| taken(ui, desk));
            right.with_layout(Layout::top_down(Align::Min), |ui| {
                question(ui, desk);
                let Some(answer) = desk.answered.clone() else {
                    secondary(ui, tr!("instead-how"));
                    return;
                };
                ScrollArea::vertical()
                    .id_salt("answer")
                    .auto_shrink([false, true])
                    .show(ui, |ui| answered(ui, &answer));
            });
        });
    });
}

fn taken(ui: &mut Ui, desk: &mut Desk) {
    heading(ui, tr!("instead-taken"), desk.taken.len().to_string());
    for t in &desk.taken {
        let on = desk.memory.instead.0 == Some(t.entry);
        let text = format!("{} · {}: {}", t.story, t.who, t.what);
        let text = if on { bold(text) } else { RichText::new(text) };
        let button = Button::selectable(on, text).wrap().min_size(vec2(ui.available_width(), 32.0));
        if ui.add(button).clicked() {
            desk.memory.instead.0 = Some(t.entry);
        }
    }
}

fn question(ui: &mut Ui, desk: &mut Desk) {
    heading(ui, tr!("instead-ask"), "");
    let (picked, shift) = &mut desk.memory.instead;
    ui.horizontal_wrapped(|ui| {
        for one in Shift::ALL {
            let words = match one {
                Shift::Never => tr!("instead-never").to_string(),
                Shift::Later(m) if m < 0 => tr!("instead-sooner", n = -m),
                Shift::Later(m) => tr!("instead-later", n = m),
            };
            if option(ui, *shift == one, words) {
                *shift = one;
            }
        }
    });
    let ready = picked.is_some();
    let hit = ui.add_enabled_ui(ready, |ui| primary_button(ui, tr!("instead-run"), "")).inner.clicked();
    if let Some(entry) = picked.filter(|_| hit) {
        desk.asks.push(Ask::Instead { entry, shift: *shift });
    }
}

/// What differs, with its range; what does not is counted.
fn answered(ui: &mut Ui, answer: &Answered) {
    ui.add(Label::new(bold(&answer.question).size(15.0)).wrap());
    if !answer.over {
        secondary(ui, tr!("instead-working", made = answer.made, wanted = answer.wanted));
    }
    for [name, happened, was, changed, gap, pairs] in &answer.lines {
        cells(ui, &[0.42, 0.58], true, |ui, k| {
            if k == 0 {
                ui.add(Label::new(bold(name).size(14.0)).wrap());
                small(ui, tr!("instead-happened", n = happened));
            } else {
                ui.add(Label::new(RichText::new(format!("{was} → {changed}: {gap}")).size(14.0)).wrap());
                small(ui, pairs);
            }
        });
    }
    if answer.lines.is_empty() && answer.same > 0 {
        secondary(ui, tr!("instead-none", n = answer.same));
    } else if answer.same > 0 {
        secondary(ui, tr!("instead-same", n = answer.same));
    }
    if answer.over {
        small(ui, tr!("instead-reported"));
    }
}
