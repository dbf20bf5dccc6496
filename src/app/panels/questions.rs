//! Questions: the facilitator sees who has answered and reveals; a seat commits to its answer before any is shown.

use super::tip::Tip;
use super::widgets::{bold, button, card, heading, named, primary_button, secondary, small};
use crate::app::desk::{Ask, Desk};
use crate::drill::{Control, Order, Say};
use crate::tr;
use crate::view::{InjectCard, SeatView};
use bevy_egui::egui::{Label, RichText, TextEdit, Ui, vec2};

/// Revealed questions stay this many at a time.
const KEPT: usize = 1;

/// In Now and next.
pub fn asked(ui: &mut Ui, view: &SeatView, asks: &mut Vec<Ask>) {
    let open = view.script.questions.iter().filter(|q| !q.revealed);
    let shown = view.script.questions.iter().rev().filter(|q| q.revealed).take(KEPT);
    let list: Vec<&InjectCard> = open.chain(shown).collect();
    if list.is_empty() {
        return;
    }
    heading(ui, tr!("heading-questions"), "");
    for q in list {
        card(ui, false, |ui| {
            ui.add(Label::new(bold(&q.title).size(15.0)).wrap());
            ui.add(Label::new(RichText::new(&q.text).size(14.0)).wrap());
            if q.revealed {
                result(ui, q);
                return;
            }
            ui.label(bold(tr!("answered-of", n = q.answered, of = q.asked)).size(14.0));
            if !q.answered_by.is_empty() {
                small(ui, q.answered_by.join(", "));
            }
            if button(ui, tr!("reveal")).tip(tr!("reveal-hint")).clicked() {
                asks.push(Ask::control(view.seat, Control::Reveal { inject: q.inject }));
            }
        });
    }
}

fn result(ui: &mut Ui, q: &InjectCard) {
    if q.result.is_empty() {
        secondary(ui, tr!("answered-nobody"));
    }
    for line in &q.result {
        ui.add(Label::new(RichText::new(line).size(14.0)).wrap());
    }
}

/// In Decide, for the seat that is decided for.
pub fn answer(ui: &mut Ui, desk: &mut Desk, view: &SeatView) {
    if view.script.questions.is_empty() || view.is_facilitator {
        return;
    }
    heading(ui, tr!("heading-questions"), "");
    for q in &view.script.questions {
        card(ui, false, |ui| {
            ui.add(Label::new(bold(&q.text).size(15.0)).wrap());
            if q.revealed {
                result(ui, q);
            } else {
                if let Some(mine) = &q.my_answer {
                    small(ui, tr!("answer-committed", mine = mine));
                }
                form(ui, desk, view, q);
            }
        });
    }
}

fn form(ui: &mut Ui, desk: &mut Desk, view: &SeatView, q: &InjectCard) {
    let draft = desk.memory.drafts.answers.entry((view.seat, q.inject)).or_default();
    for (n, option) in q.options.iter().enumerate() {
        ui.radio_value(&mut draft.choice, Some(n as u16), option);
    }
    let hint = if q.options.is_empty() { tr!("answer-words") } else { tr!("answer-why") };
    let edit = TextEdit::multiline(&mut draft.text).hint_text(hint).desired_rows(2).desired_width(f32::INFINITY);
    named(ui.add(edit.min_size(vec2(0.0, 32.0))), hint);
    let ready = if q.options.is_empty() { !draft.text.trim().is_empty() } else { draft.choice.is_some() };
    let hit = ui.add_enabled_ui(ready, |ui| primary_button(ui, tr!("answer-commit"), "")).inner.clicked();
    if hit && ready {
        let say = Say::Answer { inject: q.inject, choice: draft.choice, text: draft.text.trim().to_string() };
        desk.memory.drafts.answers.remove(&(view.seat, q.inject));
        desk.asks.push(Ask::Submit(view.seat, Order::Say(say)));
    }
}
