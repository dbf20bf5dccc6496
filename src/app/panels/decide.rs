//! Decide: the decisions of a seat as forms, and the answer to the last one, in words.

use super::alert::{Alert, Rank};
use super::messages::{self, EeiDrafts};
use super::questions::{self, AnswerDrafts};
use super::widgets::{attention, bold, button_or_reason, card, heading, primary_button, secondary, small, tokens};
use crate::app::ask::{Ask, Asks, Change};
use crate::drill::Order;
use crate::scenario::DecisionKind;
use crate::tr;
use crate::units::SeatId;
use crate::view::{Choice, Field, SeatView, Value};
use bevy_egui::egui::{Color32, ComboBox, DragValue, Label, RichText, TextEdit, TextStyle, Ui, vec2};

#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The seat that acts.
    pub seat: Option<SeatId>,
    pub form: Option<Form>,
    pub answer: Option<Answer>,
    /// The label of the decision sent last, for its answer.
    pub sent: String,
    pub answers: AnswerDrafts,
    pub eei: EeiDrafts,
}

/// The answer to the last decision of a seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub seat: SeatId,
    pub what: String,
    pub accepted: bool,
    pub words: String,
}

/// The form that is being filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    pub kind: DecisionKind,
    /// Tells two choices of one kind apart.
    pub label: String,
    pub values: Vec<Value>,
}

/// What the facilitator sees, and what the acting seat sees.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub facilitator: &'a SeatView,
    pub acting: Option<&'a SeatView>,
}

pub fn ui(ui: &mut Ui, view: &View, memory: &mut Memory, messages: &mut messages::Memory, asks: &mut Asks) {
    super::column(ui, "decide", |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        seat_picker(ui, view.facilitator, memory.seat, asks);
        body(ui, view, memory, messages, asks);
    });
}

/// The same for the one seat that has the laptop.
pub fn seat_column(ui: &mut Ui, view: &View, memory: &mut Memory, messages: &mut messages::Memory, asks: &mut Asks) {
    super::column(ui, "role decides", |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        body(ui, view, memory, messages, asks);
    });
}

fn body(ui: &mut Ui, view: &View, memory: &mut Memory, messages: &mut messages::Memory, asks: &mut Asks) {
    if let Some(answer) = &memory.answer {
        reply(ui, answer);
    }
    let Some(acting) = view.acting else {
        secondary(ui, tr!("decide-empty"));
        messages::message(ui, view.facilitator, None, messages, asks);
        return;
    };
    questions::answer(ui, acting, &mut memory.answers, asks);
    choices(ui, acting, memory, asks);
    messages::eei(ui, acting, &mut memory.eei, asks);
    messages::message(ui, view.facilitator, Some(acting.seat), messages, asks);
    messages::inbox(ui, acting);
}

fn seat_picker(ui: &mut Ui, view: &SeatView, now: Option<SeatId>, asks: &mut Asks) {
    let name = |id: SeatId| view.seats.iter().find(|s| s.seat == id).map(|s| s.name.clone());
    let shown = now.and_then(name).unwrap_or_else(|| tr!("pick-seat").into());
    let text = ui.label(tr!("decide-as"));
    let pick = ComboBox::from_id_salt("decide as").selected_text(shown).width(ui.available_width()).truncate();
    let shown = pick.show_ui(ui, |ui| {
        for s in &view.seats {
            let bot = if s.bot { tr!("seat-bot") } else { "" };
            let waits = if s.waiting > 0 { tr!("seat-unread", n = s.waiting) } else { String::new() };
            if ui.selectable_label(now == Some(s.seat), format!("{}{bot}{waits}", s.name)).clicked() {
                asks.push(Change::ActAs(s.seat).into());
            }
        }
    });
    shown.response.labelled_by(text.id);
}

fn reply(ui: &mut Ui, answer: &Answer) {
    card(ui, false, |ui| {
        if answer.accepted {
            ui.add(Label::new(bold(tr!("answer-done", what = answer.what))).wrap());
            if !answer.words.is_empty() {
                secondary(ui, &answer.words);
            }
        } else {
            attention(ui, Alert::new(Rank::Program, &answer.words), tr!("answer-refused", what = answer.what));
            ui.add(Label::new(RichText::new(&answer.words).size(15.0)).wrap());
        }
    });
}

fn choices(ui: &mut Ui, view: &SeatView, memory: &mut Memory, asks: &mut Asks) {
    if view.choices.is_empty() {
        secondary(ui, tr!("decide-none", seat = view.seat_name));
    }
    // Groups in the order in which they first occur.
    let mut groups: Vec<&str> = Vec::new();
    for choice in &view.choices {
        if !groups.contains(&choice.group.as_str()) {
            groups.push(&choice.group);
        }
    }
    for group in groups {
        heading(ui, group.to_uppercase(), "");
        let group: Vec<&Choice> = view.choices.iter().filter(|c| c.group == group).collect();
        for (i, c) in group.iter().enumerate() {
            self::choice(ui, view.seat, c, memory, asks);
            // A reason that several in a row share appears once, under the last of them.
            let next = group.get(i + 1).and_then(|next| next.closed.as_deref());
            if let Some(why) = c.closed.as_deref().filter(|why| next != Some(*why) && !is_open(memory, c)) {
                small(ui, why);
            }
        }
    }
}

fn choice(ui: &mut Ui, seat: SeatId, choice: &Choice, memory: &mut Memory, asks: &mut Asks) {
    if is_open(memory, choice) {
        form(ui, seat, choice, memory, asks);
    } else if button_or_reason(ui, &choice.label, choice.closed.as_deref(), &choice.hint).clicked() {
        memory.answer = None;
        memory.form = Some(Form { kind: choice.kind, label: choice.label.clone(), values: choice.start() });
    }
}

/// Whether its form is the one that is open.
fn is_open(memory: &Memory, choice: &Choice) -> bool {
    memory.form.as_ref().is_some_and(|f| f.kind == choice.kind && f.label == choice.label)
}

fn form(ui: &mut Ui, seat: SeatId, choice: &Choice, memory: &mut Memory, asks: &mut Asks) {
    let Some(mut form) = memory.form.take() else { return };
    let mut keep = true;
    card(ui, true, |ui| {
        ui.add(Label::new(bold(&choice.label)).wrap());
        secondary(ui, &choice.hint);
        for (i, (f, value)) in choice.fields.iter().zip(form.values.iter_mut()).enumerate() {
            field(ui, i, f, value);
        }
        if let Some(why) = &choice.closed {
            attention(ui, Alert::new(Rank::Listed, why), why);
        }
        let decision = choice.decision(&form.values);
        ui.horizontal(|ui| {
            let ready = decision.is_some() && choice.closed.is_none();
            let hit = ui.add_enabled_ui(ready, |ui| primary_button(ui, tr!("decide-button"), "")).inner.clicked();
            if let (true, Some(decision)) = (hit, decision) {
                memory.sent = choice.label.clone();
                asks.push(Ask::Submit(seat, Order::Decide(decision)));
                keep = false;
            }
            if super::widgets::button(ui, tr!("cancel")).clicked() {
                keep = false;
            }
        });
    });
    if keep {
        memory.form = Some(form);
    }
}

fn field(ui: &mut Ui, i: usize, field: &Field, value: &mut Value) {
    let t = tokens(ui);
    let label = match field {
        Field::Pick { label, .. } | Field::Number { label, .. } | Field::Line { label } => label,
    };
    let text = ui.label(RichText::new(label).size(14.0).color(Color32::from(t.text2)));
    match (field, value) {
        (Field::Pick { options, .. }, Value::Pick(v)) => {
            let shown = options.iter().find(|o| o.1 == *v).map_or(tr!("pick-one"), |o| o.0.as_str());
            let pick = ComboBox::from_id_salt(("field", i)).selected_text(shown).width(ui.available_width()).truncate();
            let response = pick.show_ui(ui, |ui| {
                for (name, number) in options {
                    ui.selectable_value(v, *number, name);
                }
            });
            // What does not fit in the list's own line appears under it in full.
            let wide = ui.painter().layout_no_wrap(shown.into(), TextStyle::Button.resolve(ui.style()), t.text2.into());
            if wide.size().x > ui.available_width() - 40.0 {
                small(ui, shown);
            }
            response.response.labelled_by(text.id);
        }
        (Field::Number { min, max, .. }, Value::Number(v)) => {
            ui.horizontal(|ui| {
                if super::widgets::button(ui, "−").clicked() {
                    *v = (*v - 1).max(*min);
                }
                ui.add_sized([72.0, 32.0], DragValue::new(v).range(*min..=*max)).labelled_by(text.id);
                if super::widgets::button(ui, "+").clicked() {
                    *v = (*v + 1).min(*max);
                }
                small(ui, tr!("range", min = min, max = max));
            });
        }
        (Field::Line { .. }, Value::Line(v)) => {
            let edit = TextEdit::multiline(v).desired_rows(2).desired_width(f32::INFINITY).min_size(vec2(0.0, 32.0));
            ui.add(edit).labelled_by(text.id);
        }
        _ => {}
    }
}
