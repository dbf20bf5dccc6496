//! Messages and reports of the seat that is decided for; without a seat, exercise control speaks.

use super::alert::{Alert, Rank};
use super::widgets::{attention, bold, button, card, field, heading, named, small};
use crate::app::desk::{Ask, Desk};
use crate::drill::{Control, Order, Outgoing, Say};
use crate::tr;
use crate::units::SeatId;
use crate::view::{EeiLine, SeatView};
use bevy_egui::egui::{ComboBox, Label, RichText, TextEdit, Ui, vec2};

/// The message composer.
pub fn message(ui: &mut Ui, desk: &mut Desk, seat: Option<SeatId>) {
    heading(ui, tr!("heading-message"), if seat.is_none() { tr!("from-control") } else { "" });
    let mut draft = std::mem::take(&mut desk.memory.drafts.message);
    let name = |id: SeatId| desk.view.seats.iter().find(|s| s.seat == id).map(|s| s.name.clone());
    let shown = draft.to.and_then(name).unwrap_or_else(|| tr!("everybody").into());
    let text = ui.label(tr!("message-to"));
    let pick = ComboBox::from_id_salt("message to").selected_text(shown).width(ui.available_width()).truncate();
    let response = pick.show_ui(ui, |ui| {
        ui.selectable_value(&mut draft.to, None, tr!("everybody"));
        for s in desk.view.seats.iter().filter(|s| Some(s.seat) != seat) {
            ui.selectable_value(&mut draft.to, Some(s.seat), &s.name);
        }
    });
    response.response.labelled_by(text.id);
    let edit = TextEdit::multiline(&mut draft.text).hint_text(tr!("message-hint")).desired_rows(2);
    named(ui.add(edit.desired_width(f32::INFINITY).min_size(vec2(0.0, 32.0))), tr!("message-hint"));
    let words = draft.text.trim().to_string();
    let hit = ui.add_enabled_ui(!words.is_empty(), |ui| button(ui, tr!("message-send"))).inner.clicked();
    if hit && !words.is_empty() {
        let others = desk.view.seats.iter().map(|s| s.seat).filter(|s| Some(*s) != seat);
        let to: Vec<SeatId> = draft.to.map_or_else(|| others.collect(), |s| vec![s]);
        let ask = match seat {
            Some(seat) => Ask::Submit(seat, Order::Say(Say::Message { to, text: words })),
            None => Ask::control(desk.view.seat, Control::Send { what: Outgoing::Message { to, text: words } }),
        };
        desk.asks.push(ask);
        draft.text.clear();
    }
    desk.memory.drafts.message = draft;
}

/// What the seat received.
pub fn inbox(ui: &mut Ui, view: &SeatView) {
    if view.script.inbox.is_empty() {
        return;
    }
    heading(ui, tr!("heading-inbox"), view.script.inbox.len().to_string());
    for m in view.script.inbox.iter().rev().take(5) {
        small(ui, format!("{} · {}", m.story, m.from));
        ui.add(Label::new(RichText::new(&m.text).size(14.0)).wrap());
    }
}

/// Essential elements of information that are asked of the seat.
pub fn eei(ui: &mut Ui, desk: &mut Desk, view: &SeatView) {
    let mine: Vec<&EeiLine> = view.eei.iter().filter(|e| e.mine).collect();
    if mine.is_empty() {
        return;
    }
    heading(ui, tr!("heading-eei"), "");
    for e in mine {
        card(ui, false, |ui| {
            ui.add(Label::new(bold(&e.question).size(14.0)).wrap());
            if let Some(last) = e.answers.iter().find(|a| a.seat == view.seat_name) {
                small(ui, tr!("eei-last", value = last.value, n = last.age_min));
            }
            match (e.overdue, e.due) {
                (true, _) => {
                    attention(ui, Alert::new(Rank::Request, ("eei", e.eei)), tr!("overdue"));
                }
                (false, Some(due)) => {
                    let left = (due.secs() - view.clock.now.secs()) / 60;
                    small(ui, tr!("eei-due", left = left));
                }
                _ => {}
            }
            let value = desk.memory.drafts.eei.entry((view.seat, e.eei)).or_default();
            field(ui, value, tr!("eei-hint"), f32::INFINITY);
            let words = value.trim().to_string();
            let hit = ui.add_enabled_ui(!words.is_empty(), |ui| button(ui, tr!("report"))).inner.clicked();
            if hit && !words.is_empty() {
                value.clear();
                let say = Say::ReportEei { eei: e.eei, value: words };
                desk.asks.push(Ask::Submit(view.seat, Order::Say(say)));
            }
        });
    }
}
