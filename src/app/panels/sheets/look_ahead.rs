//! Looking ahead: in how many futures something comes, and how far they spread. For the facilitator; the projector shows the
//! sentences when it is told to.

use crate::app::desk::{Ask, Desk, Picture};
use crate::app::look_ahead::{Ahead, DOTS};
use crate::app::panels::alert::{Alert, Rank};
use crate::app::panels::chart::fan;
use crate::app::panels::focus::scroll;
use crate::app::panels::widgets::{
    attention, bold, button, halves, heading, option, primary_button, secondary, sheet_head, small, tokens,
};
use crate::tr;
use bevy_egui::egui::{Align, Color32, Label, Layout, Sense, Stroke, Ui, pos2, vec2};

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    crate::app::panels::sheet_over_all(root, "ahead", 1240.0, |ui| {
        if sheet_head(ui, tr!("ahead-title")) {
            desk.memory.sheet = None;
        }
        ui.horizontal_wrapped(|ui| {
            if primary_button(ui, tr!("ahead-look"), "").clicked() {
                desk.asks.push(Ask::LookAhead { bots: !desk.memory.ahead_alone });
            }
            for (alone, words) in [(false, tr!("ahead-bots")), (true, tr!("ahead-nobody"))] {
                if option(ui, desk.memory.ahead_alone == alone, words) {
                    desk.memory.ahead_alone = alone;
                }
            }
            let shown = desk.memory.projector && desk.memory.wall.picture == Picture::Forecast;
            if button(ui, if shown { tr!("ahead-wall-off") } else { tr!("ahead-wall-on") }).clicked() {
                desk.memory.projector = true;
                desk.memory.wall.picture = if shown { Picture::Map } else { Picture::Forecast };
            }
        });
        let Some(ahead) = &desk.ahead else {
            secondary(ui, tr!("ahead-empty"));
            return;
        };
        scroll(ui, "sheet", |ui| {
            if ui.available_width() < 760.0 {
                sentences(ui, desk, ahead);
                fans(ui, desk, ahead);
                return;
            }
            halves(ui, |columns| {
                let [left, right] = columns else { return };
                left.with_layout(Layout::top_down(Align::Min), |ui| sentences(ui, desk, ahead));
                right.with_layout(Layout::top_down(Align::Min), |ui| fans(ui, desk, ahead));
            });
        });
    });
}

fn sentences(ui: &mut Ui, desk: &Desk, ahead: &Ahead) {
    let Some(told) = ahead.told_in(desk.memory.language) else {
        secondary(ui, tr!("ahead-working", made = ahead.made, wanted = ahead.wanted));
        return;
    };
    let runs = tr!("ahead-runs", made = ahead.made, wanted = ahead.wanted);
    heading(ui, tr!("ahead-from", story = told.from), runs);
    if !told.stale.is_empty() {
        attention(ui, Alert::new(Rank::Listed, &told.stale), &told.stale);
    }
    for (words, filled) in &told.chances {
        ui.add(Label::new(bold(words).size(15.0)).wrap());
        dots(ui, *filled);
        ui.add_space(6.0);
    }
    secondary(ui, &told.assumption);
    small(ui, tr!("ahead-note"));
}

/// Twenty dots; the sentence above them says the same, so they have no name of their own.
fn dots(ui: &mut Ui, filled: usize) {
    let t = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width().min(DOTS as f32 * 18.0), 16.0), Sense::hover());
    let ink = Color32::from(t.text);
    for k in 0..DOTS {
        let at = pos2(rect.left() + 8.0 + 18.0 * k as f32, rect.center().y);
        if k < filled {
            ui.painter().circle_filled(at, 6.0, ink);
        } else {
            ui.painter().circle_stroke(at, 5.5, Stroke::new(1.0, ink));
        }
    }
}

fn fans(ui: &mut Ui, desk: &Desk, ahead: &Ahead) {
    let Some(told) = ahead.told_in(desk.memory.language) else { return };
    for ((name, limit), (_, points)) in told.fans.iter().zip(&told.limits).zip(&ahead.fans) {
        fan(ui, name, points, limit);
    }
    if !told.fans.is_empty() {
        small(ui, tr!("ahead-bands"));
    }
}
