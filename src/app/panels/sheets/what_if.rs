//! What if: one decision is left out or moved, and 200 matched pairs of runs show the difference.

use crate::app::ask::{Ask, Asks};
use crate::app::panels::widgets::{bold, cells, halves, heading, option, primary_button, secondary, sheet_head, small};
use crate::app::views::HotWashView;
use crate::host::what_if::{Answered, Shift, Taken};
use crate::tr;
use bevy_egui::egui::{Align, Button, Label, Layout, RichText, ScrollArea, Ui, vec2};

#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// The decision that is changed, and how.
    pub entry: Option<u64>,
    pub shift: Shift,
}

pub fn ui(root: &mut Ui, view: &HotWashView, memory: &mut Memory, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "instead", 1240.0, |ui| {
        sheet_head(ui, tr!("instead-title"), asks);
        if view.decisions.is_empty() {
            secondary(ui, tr!("instead-empty"));
            return;
        }
        halves(ui, |columns| {
            let [left, right] = columns else { return };
            ScrollArea::vertical()
                .id_salt("taken")
                .auto_shrink([false, true])
                .show(left, |ui| decisions(ui, &view.decisions, memory));
            right.with_layout(Layout::top_down(Align::Min), |ui| {
                question(ui, memory, asks);
                let Some(answer) = &view.what_if else {
                    secondary(ui, tr!("instead-how"));
                    return;
                };
                ScrollArea::vertical().id_salt("answer").auto_shrink([false, true]).show(ui, |ui| answered(ui, answer));
            });
        });
    });
}

fn decisions(ui: &mut Ui, taken: &[Taken], memory: &mut Memory) {
    heading(ui, tr!("instead-taken"), taken.len().to_string());
    for t in taken {
        let on = memory.entry == Some(t.entry);
        let text = format!("{} · {}: {}", t.story, t.who, t.what);
        let text = if on { bold(text) } else { RichText::new(text) };
        let button = Button::selectable(on, text).wrap().min_size(vec2(ui.available_width(), 32.0));
        if ui.add(button).clicked() {
            memory.entry = Some(t.entry);
        }
    }
}

fn question(ui: &mut Ui, memory: &mut Memory, asks: &mut Asks) {
    heading(ui, tr!("instead-ask"), "");
    ui.horizontal_wrapped(|ui| {
        for one in Shift::ALL {
            let words = match one {
                Shift::Never => tr!("instead-never").to_string(),
                Shift::Later(m) if m < 0 => tr!("instead-sooner", n = -m),
                Shift::Later(m) => tr!("instead-later", n = m),
            };
            if option(ui, memory.shift == one, words) {
                memory.shift = one;
            }
        }
    });
    let ready = memory.entry.is_some();
    let hit = ui.add_enabled_ui(ready, |ui| primary_button(ui, tr!("instead-run"), "")).inner.clicked();
    if let Some(entry) = memory.entry.filter(|_| hit) {
        asks.push(Ask::WhatIf { entry, shift: memory.shift });
    }
}

/// Measures that differ, with their range; the others are counted.
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
