//! Injects that were sent and can still be recalled, with the seconds left.

use super::widgets::{bold, button, tokens};
use crate::app::ask::{Ask, Asks};
use crate::drill::{Control, RECALL_WITHIN};
use crate::tr;
use crate::view::{PendingLine, SeatView};
use bevy_egui::egui::{Color32, Label, RichText, Sense, Ui, vec2};

/// Height of the bar; at most three lines are shown.
pub fn height(pending: usize) -> f32 {
    40.0 * pending.min(SHOWN) as f32
}

const SHOWN: usize = 3;

pub fn ui(ui: &mut Ui, view: &SeatView, wall_ms: i64, asks: &mut Asks) {
    let pending = &view.script.pending;
    ui.spacing_mut().item_spacing.y = 4.0;
    for (k, line) in pending.iter().rev().take(SHOWN).enumerate() {
        ui.horizontal(|ui| {
            ui.add_space(8.0);
            let left = left_ms(line, wall_ms);
            gauge(ui, left as f32 / RECALL_WITHIN.0.max(1) as f32);
            let seconds = (left + 999) / 1000;
            ui.add(Label::new(bold(tr!("goes-out", seconds = seconds)).size(14.0)));
            let key = if k == 0 { tr!("recall-key") } else { tr!("recall") };
            if button(ui, key).clicked() {
                asks.push(Ask::control(view.seat, Control::Recall { sent: line.sent }));
            }
            if button(ui, tr!("send-at-once")).clicked() {
                asks.push(Ask::control(view.seat, Control::Deliver { sent: line.sent }));
            }
            ui.add(Label::new(RichText::new(&line.text).size(15.0)).truncate());
        });
    }
}

/// Milliseconds until the release.
pub fn left_ms(line: &PendingLine, wall_ms: i64) -> i64 {
    let since = line.since_ms.unwrap_or(wall_ms);
    (RECALL_WITHIN.0 - (wall_ms - since)).clamp(0, RECALL_WITHIN.0)
}

fn gauge(ui: &mut Ui, share: f32) {
    let t = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(96.0, 10.0), Sense::hover());
    ui.painter().rect_filled(rect, 3.0, Color32::from(t.raised));
    let mut full = rect;
    full.set_width(rect.width() * share.clamp(0.0, 1.0));
    ui.painter().rect_filled(full, 3.0, Color32::from(t.accent));
}
