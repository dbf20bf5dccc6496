//! The scenario, the limits of the model, and the licenses.

use crate::app::ask::Asks;
use crate::app::panels::focus::scroll;
use crate::app::panels::widgets::{bold, cells, heading, secondary, sheet_head};
use crate::app::session::About;
use crate::tr;
use bevy_egui::egui::{Label, RichText, Ui};

const LICENSES: &str = include_str!("../../../../docs/LICENSES.md");

pub fn ui(root: &mut Ui, a: &About, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "info", 900.0, |ui| {
        sheet_head(ui, tr!("info-title"), asks);
        scroll(ui, "sheet", |ui| {
            heading(ui, tr!("info-scenario"), "");
            ui.add(Label::new(bold(&a.title).size(18.0)).wrap());
            secondary(ui, &a.summary);
            for objective in &a.objectives {
                ui.add(Label::new(RichText::new(format!("·  {objective}")).size(14.0)).wrap());
            }
            let facts = [
                (tr!("info-region"), &a.region),
                (tr!("info-seed"), &a.seed),
                (tr!("info-hash"), &a.hash),
                (tr!("info-program"), &a.program),
                (tr!("info-folder"), &a.folder),
            ];
            for (name, value) in facts.into_iter().filter(|f| !f.1.is_empty()) {
                cells(ui, &[0.28, 0.72], false, |ui, k| {
                    let text = if k == 0 { bold(name).size(14.0) } else { RichText::new(value.as_str()).size(14.0) };
                    ui.add(Label::new(text).wrap());
                });
            }
            heading(ui, tr!("info-model"), "");
            for words in [tr!("model-what"), tr!("model-sources"), tr!("model-limits"), tr!("model-not")] {
                ui.add(Label::new(RichText::new(words).size(15.0)).wrap());
            }
            heading(ui, tr!("info-licences"), "");
            for line in LICENSES.lines() {
                ui.add(Label::new(RichText::new(line.trim_start_matches('#')).size(13.0)).wrap());
            }
        });
    });
}
