//! Credits of the map's data in full, as the licenses require.

use crate::app::ask::Asks;
use crate::app::panels::focus::scroll;
use crate::app::panels::widgets::{bold, secondary, sheet_head, small};
use crate::scenario::Credit;
use crate::tr;
use bevy_egui::egui::{Label, RichText, Ui};

pub fn ui(root: &mut Ui, credits: &[Credit], asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "sources", 760.0, |ui| {
        sheet_head(ui, tr!("sources-title"), asks);
        small(ui, tr!("sources-note"));
        scroll(ui, "sheet", |ui| {
            if credits.is_empty() {
                secondary(ui, tr!("sources-empty"));
            }
            for c in credits {
                ui.add_space(8.0);
                ui.label(bold(first_upper(&c.what)).size(15.0));
                for words in [&c.line, &c.licence, &c.url].into_iter().filter(|w| !w.is_empty()) {
                    ui.add(Label::new(RichText::new(words).size(14.0)).wrap());
                }
            }
        });
    });
}

fn first_upper(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
