//! Look ahead: how often each outcome occurs, and the spread of the projections. For the facilitator; the projector shows
//! the sentences on request.

use crate::app::ask::{Ask, Asks, Change};
use crate::app::panels::alert::{Alert, Rank};
use crate::app::panels::chart::fan;
use crate::app::panels::focus::scroll;
use crate::app::panels::widgets::{
    attention, bold, button, halves, heading, option, primary_button, secondary, sheet_head, small, tokens,
};
use crate::app::surfaces::Picture;
use crate::host::look_ahead::{Ahead, DOTS};
use crate::tr;
use crate::words::language;
use bevy_egui::egui::{Align, Color32, Label, Layout, Sense, Stroke, Ui, pos2, vec2};

#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// Without bots: no more decisions.
    pub alone: bool,
}

pub fn ui(root: &mut Ui, ahead: Option<&Ahead>, shown: bool, memory: &mut Memory, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "ahead", 1240.0, |ui| {
        sheet_head(ui, tr!("ahead-title"), asks);
        ui.horizontal_wrapped(|ui| {
            if primary_button(ui, tr!("ahead-look"), "").clicked() {
                asks.push(Ask::LookAhead { bots: !memory.alone });
            }
            for (alone, words) in [(false, tr!("ahead-bots")), (true, tr!("ahead-nobody"))] {
                if option(ui, memory.alone == alone, words) {
                    memory.alone = alone;
                }
            }
            if button(ui, if shown { tr!("ahead-wall-off") } else { tr!("ahead-wall-on") }).clicked() {
                asks.push(Change::Project(if shown { Picture::Map } else { Picture::Forecast }).into());
            }
        });
        let Some(ahead) = ahead else {
            secondary(ui, tr!("ahead-empty"));
            return;
        };
        scroll(ui, "sheet", |ui| {
            if ui.available_width() < 760.0 {
                sentences(ui, ahead);
                fans(ui, ahead);
                return;
            }
            halves(ui, |columns| {
                let [left, right] = columns else { return };
                left.with_layout(Layout::top_down(Align::Min), |ui| sentences(ui, ahead));
                right.with_layout(Layout::top_down(Align::Min), |ui| fans(ui, ahead));
            });
        });
    });
}

fn sentences(ui: &mut Ui, ahead: &Ahead) {
    let Some(told) = ahead.told_in(language()) else {
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

/// Twenty dots, without a name for screen readers: the sentence above has the same content.
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

fn fans(ui: &mut Ui, ahead: &Ahead) {
    let Some(told) = ahead.told_in(language()) else { return };
    for ((name, limit), (_, points)) in told.fans.iter().zip(&told.limits).zip(&ahead.fans) {
        fan(ui, name, points, limit);
    }
    if !told.fans.is_empty() {
        small(ui, tr!("ahead-bands"));
    }
}
