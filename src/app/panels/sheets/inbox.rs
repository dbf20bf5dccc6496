//! Messages to the SimCell, the state of the channels, and a reply.

use crate::app::ask::Asks;
use crate::app::panels::alert::{Alert, Rank};
use crate::app::panels::focus::scroll;
use crate::app::panels::messages;
use crate::app::panels::widgets::{attention, card, elapsed, halves, heading, private, secondary, sheet_head, small};
use crate::tr;
use crate::view::SeatView;
use bevy_egui::egui::{Align, Label, Layout, RichText, Ui};

pub fn ui(root: &mut Ui, view: &SeatView, memory: &mut messages::Memory, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "inbox", 900.0, |ui| {
        sheet_head(ui, tr!("inbox-title"), asks);
        halves(ui, |columns| {
            let [left, right] = columns else { return };
            left.with_layout(Layout::top_down(Align::Min), |ui| received(ui, view));
            right.with_layout(Layout::top_down(Align::Min), |ui| {
                channels(ui, view);
                messages::message(ui, view, None, memory, asks);
            });
        });
    });
}

fn received(ui: &mut Ui, view: &SeatView) {
    let list = &view.script.inbox;
    heading(ui, tr!("heading-inbox"), list.len().to_string());
    if list.is_empty() {
        secondary(ui, tr!("inbox-empty"));
    }
    scroll(ui, "sheet", |ui| {
        for m in list {
            card(ui, false, |ui| {
                small(ui, format!("{} · {}", m.story, m.from));
                ui.add(Label::new(RichText::new(&m.text).size(15.0)).wrap());
                if !m.fate.is_empty() {
                    private(ui, &m.fate);
                }
            });
        }
    });
}

/// Channels that delay or lose messages.
fn channels(ui: &mut Ui, view: &SeatView) {
    heading(ui, tr!("heading-channels"), "");
    if view.channels.is_empty() {
        secondary(ui, tr!("channels-well"));
    }
    for c in &view.channels {
        attention(ui, Alert::new(Rank::Listed, &c.name), &c.name);
        let until = c.until.map_or(tr!("channel-open-end").to_string(), |t| tr!("channel-until", when = elapsed(t)));
        small(ui, tr!("channel-state", delay = c.delay_min, lost = c.lost_pct, until = until));
    }
}
