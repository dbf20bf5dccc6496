//! The hot wash: what happened, in sentences first, then by objective and by facility.

use super::widgets::{attention, bold, card, heading, primary_button, secondary, tokens};
use crate::app::desk::{Ask, Desk};
use crate::view::{ObjectiveLine, Summary};
use bevy_egui::egui::{self, Align, Color32, Frame, Grid, Label, Layout, Margin, RichText, Ui, vec2};

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    let t = tokens(root);
    let frame = Frame::new().fill(t.ground.into()).inner_margin(Margin::symmetric(32, 20));
    egui::CentralPanel::default().frame(frame).show(root, |ui| {
        ui.horizontal(|ui| {
            ui.label(bold("Hot wash").size(30.0));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if primary_button(ui, "Back to start", "Enter").clicked() {
                    desk.asks.push(Ask::BackToStart);
                }
            });
        });
        let Some(summary) = desk.view.summary.clone() else {
            secondary(ui, "The summary appears here when the drill has ended.");
            return;
        };
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width().min(1280.0));
            content(ui, &summary);
        });
    });
}

fn content(ui: &mut Ui, s: &Summary) {
    for line in &s.headline {
        ui.add(Label::new(RichText::new(line).size(20.0)).wrap());
    }
    ui.add_space(8.0);
    secondary(
        ui,
        format!(
            "{} of {} injects were sent · {} decisions accepted, {} refused",
            s.injects_fired, s.injects_planned, s.decisions_accepted, s.decisions_refused
        ),
    );
    ui.add_space(8.0);
    heading(ui, "OBJECTIVES", "");
    if s.objectives.is_empty() {
        secondary(ui, "This scenario names no objectives with targets.");
    }
    card(ui, false, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let mut last = "";
        for o in &s.objectives {
            if o.objective != last {
                last = &o.objective;
                ui.add_space(4.0);
                ui.add(Label::new(bold(&o.objective).size(15.0)).wrap());
            }
            objective(ui, o);
        }
    });
    ui.add_space(12.0);
    heading(ui, "FACILITIES", "");
    card(ui, false, |ui| facilities(ui, s));
}

fn objective(ui: &mut Ui, o: &ObjectiveLine) {
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        let cell = |ui: &mut Ui, share: f32, add: &mut dyn FnMut(&mut Ui)| {
            ui.allocate_ui_with_layout(vec2(width * share - 8.0, 24.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width * share - 8.0);
                add(ui);
            });
        };
        cell(ui, 0.16, &mut |ui| match o.met {
            Some(true) => {
                ui.label(bold("✔ reached").size(14.0));
            }
            Some(false) => {
                attention(ui, "not reached");
            }
            None => {
                secondary(ui, "not measured");
            }
        });
        cell(ui, 0.44, &mut |ui| {
            ui.add(Label::new(RichText::new(&o.task).size(14.0)).wrap());
        });
        cell(ui, 0.40, &mut |ui| {
            secondary(ui, &o.result);
        });
    });
}

fn facilities(ui: &mut Ui, s: &Summary) {
    let t = tokens(ui);
    Grid::new("facilities").num_columns(s.facility_columns.len()).striped(true).spacing(vec2(20.0, 6.0)).show(
        ui,
        |ui| {
            for (k, head) in s.facility_columns.iter().enumerate() {
                let text = bold(head).size(13.0).color(Color32::from(t.text2));
                cell(ui, k, text);
            }
            ui.end_row();
            for row in &s.facilities {
                for (k, value) in row.iter().enumerate() {
                    cell(ui, k, RichText::new(value).size(14.0));
                }
                ui.end_row();
            }
        },
    );
}

/// Names to the left, numbers to the right in columns of one width.
fn cell(ui: &mut Ui, column: usize, text: RichText) {
    if column == 0 {
        ui.label(text);
    } else {
        ui.allocate_ui_with_layout(vec2(92.0, 20.0), Layout::right_to_left(Align::Center), |ui| ui.label(text));
    }
}
