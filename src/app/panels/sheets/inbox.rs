//! Everything that was said to exercise control, how the channels are, and a word back.

use crate::app::desk::Desk;
use crate::app::panels::alert::{Alert, Rank};
use crate::app::panels::focus::scroll;
use crate::app::panels::widgets::{attention, card, halves, heading, private, secondary, sheet_head, small};
use crate::tr;
use bevy_egui::egui::{Align, Label, Layout, RichText, Ui};

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    crate::app::panels::sheet_over_all(root, "inbox", 900.0, |ui| {
        if sheet_head(ui, tr!("inbox-title")) {
            desk.memory.sheet = None;
        }
        halves(ui, |columns| {
            let [left, right] = columns else { return };
            left.with_layout(Layout::top_down(Align::Min), |ui| messages(ui, desk));
            right.with_layout(Layout::top_down(Align::Min), |ui| {
                channels(ui, desk);
                crate::app::panels::talk::message(ui, desk, None);
            });
        });
    });
}

fn messages(ui: &mut Ui, desk: &Desk) {
    let list = &desk.view.script.inbox;
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

/// Channels that delay or lose what is said on them.
fn channels(ui: &mut Ui, desk: &Desk) {
    heading(ui, tr!("heading-channels"), "");
    if desk.view.channels.is_empty() {
        secondary(ui, tr!("channels-well"));
    }
    for c in &desk.view.channels {
        attention(ui, Alert::new(Rank::Listed, &c.name), &c.name);
        let until = c
            .until
            .map_or(tr!("channel-open-end").to_string(), |t| tr!("channel-until", when = crate::app::desk::elapsed(t)));
        small(ui, tr!("channel-state", delay = c.delay_min, lost = c.lost_pct, until = until));
    }
}
