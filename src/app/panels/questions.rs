//! Questions: the facilitator sees which seats have answered and reveals the answers; a seat commits to its answer before
//! any is shown.

use super::tip::Tip;
use super::widgets::{bold, button, card, heading, named, primary_button, secondary, small};
use crate::app::ask::{Ask, Asks};
use crate::drill::{Control, Order, Say};
use crate::tr;
use crate::units::{InjectId, SeatId};
use crate::view::{InjectCard, SeatView};
use bevy_egui::egui::{Label, RichText, TextEdit, Ui, vec2};
use std::collections::BTreeMap;

/// Answers that seats are writing.
pub type AnswerDrafts = BTreeMap<(SeatId, InjectId), AnswerDraft>;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerDraft {
    pub choice: Option<u16>,
    pub text: String,
}

/// Revealed questions that remain.
const KEPT: usize = 1;

/// In Now and next.
pub fn asked(ui: &mut Ui, view: &SeatView, asks: &mut Asks) {
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

/// In Decide, for the acting seat.
pub fn answer(ui: &mut Ui, view: &SeatView, drafts: &mut AnswerDrafts, asks: &mut Asks) {
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
                form(ui, view.seat, q, drafts, asks);
            }
        });
    }
}

fn form(ui: &mut Ui, seat: SeatId, q: &InjectCard, drafts: &mut AnswerDrafts, asks: &mut Asks) {
    let draft = drafts.entry((seat, q.inject)).or_default();
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
        drafts.remove(&(seat, q.inject));
        asks.push(Ask::Submit(seat, Order::Say(say)));
    }
}
