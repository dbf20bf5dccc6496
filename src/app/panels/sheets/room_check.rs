//! Room check: can the last row read the projector? Sets its theme and text size.

use crate::app::ask::Asks;
use crate::app::panels::map::triage_row;
use crate::app::panels::projector;
use crate::app::panels::widgets::{bold, button, secondary, sheet_head, tokens};
use crate::app::surfaces::Picture;
use crate::app::theme::TRIAGE;
use crate::tr;
use bevy_egui::egui::{RichText, Sense, Ui, WidgetInfo, WidgetType, vec2};

pub fn ui(root: &mut Ui, projector: &mut projector::Memory, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "room check", 720.0, |ui| {
        sheet_head(ui, tr!("room-title"), asks);
        secondary(ui, tr!("room-how"));
        for (size, n) in [(40.0, 1), (30.0, 2), (20.0, 3)] {
            ui.label(bold(tr!("room-line", n = n)).size(size));
        }
        marks(ui);
        ui.label(RichText::new(tr!("room-ask")).size(16.0));
        super::settings::projector_themes(ui, projector);
        ui.horizontal_wrapped(|ui| {
            if !projector.open && button(ui, tr!("room-open")).clicked() {
                projector.open = true;
                projector.picture = Picture::RoomCheck;
            } else if projector.open && projector.picture != Picture::RoomCheck {
                if button(ui, tr!("room-show")).clicked() {
                    projector.picture = Picture::RoomCheck;
                }
            } else if projector.open && button(ui, tr!("room-done")).clicked() {
                projector.picture = Picture::Map;
            }
        });
    });
}

/// The five triage marks with a number each.
fn marks(ui: &mut Ui) {
    let (rect, r) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    let words: Vec<String> = TRIAGE.iter().map(|l| format!("{} {}", l.letter, l.word())).collect();
    r.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, words.join(", ")));
    triage_row(ui.painter(), rect.left_center() + vec2(16.0, 0.0), &[12, 8, 20, 1, 2], 12.0, tokens(ui));
}
