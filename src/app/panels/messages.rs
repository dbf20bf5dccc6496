//! Messages and reports of the acting seat; without a seat, the SimCell writes.

use super::alert::{Alert, Rank};
use super::widgets::{attention, bold, button, card, field, heading, named, small};
use crate::app::ask::{Ask, Asks};
use crate::drill::{Control, Order, Outgoing, Say};
use crate::tr;
use crate::units::SeatId;
use crate::view::{EeiLine, SeatView};
use bevy_egui::egui::{ComboBox, Label, RichText, TextEdit, Ui, vec2};
use std::collections::BTreeMap;

/// The message that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// `None`: all seats.
    pub to: Option<SeatId>,
    pub text: String,
}

/// What is typed as an answer to EEIs.
pub type EeiDrafts = BTreeMap<(SeatId, u16), String>;

/// The message form, as `seat` or as the SimCell.
pub fn message(ui: &mut Ui, view: &SeatView, seat: Option<SeatId>, memory: &mut Memory, asks: &mut Asks) {
    heading(ui, tr!("heading-message"), if seat.is_none() { tr!("from-control") } else { "" });
    let name = |id: SeatId| view.seats.iter().find(|s| s.seat == id).map(|s| s.name.clone());
    let shown = memory.to.and_then(name).unwrap_or_else(|| tr!("everybody").into());
    let text = ui.label(tr!("message-to"));
    let pick = ComboBox::from_id_salt("message to").selected_text(shown).width(ui.available_width()).truncate();
    let response = pick.show_ui(ui, |ui| {
        ui.selectable_value(&mut memory.to, None, tr!("everybody"));
        for s in view.seats.iter().filter(|s| Some(s.seat) != seat) {
            ui.selectable_value(&mut memory.to, Some(s.seat), &s.name);
        }
    });
    response.response.labelled_by(text.id);
    let edit = TextEdit::multiline(&mut memory.text).hint_text(tr!("message-hint")).desired_rows(2);
    named(ui.add(edit.desired_width(f32::INFINITY).min_size(vec2(0.0, 32.0))), tr!("message-hint"));
    let words = memory.text.trim().to_string();
    let hit = ui.add_enabled_ui(!words.is_empty(), |ui| button(ui, tr!("message-send"))).inner.clicked();
    if hit && !words.is_empty() {
        let others = view.seats.iter().map(|s| s.seat).filter(|s| Some(*s) != seat);
        let to: Vec<SeatId> = memory.to.map_or_else(|| others.collect(), |s| vec![s]);
        asks.push(match seat {
            Some(seat) => Ask::Submit(seat, Order::Say(Say::Message { to, text: words })),
            None => Ask::control(view.seat, Control::Send { what: Outgoing::Message { to, text: words } }),
        });
        memory.text.clear();
    }
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

/// EEIs due from the seat.
pub fn eei(ui: &mut Ui, view: &SeatView, drafts: &mut EeiDrafts, asks: &mut Asks) {
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
            let value = drafts.entry((view.seat, e.eei)).or_default();
            field(ui, value, tr!("eei-hint"), f32::INFINITY);
            let words = value.trim().to_string();
            let hit = ui.add_enabled_ui(!words.is_empty(), |ui| button(ui, tr!("report"))).inner.clicked();
            if hit && !words.is_empty() {
                value.clear();
                let say = Say::ReportEei { eei: e.eei, value: words };
                asks.push(Ask::Submit(view.seat, Order::Say(say)));
            }
        });
    }
}
