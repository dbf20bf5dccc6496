//! Help: every key, from the registry.

use crate::app::ask::Asks;
use crate::app::panels::focus::scroll;
use crate::app::panels::widgets::{bold, cells, halves, sheet_head, small};
use crate::app::registry::{BINDINGS, Group};
use crate::tr;
use bevy_egui::egui::{self, RichText, Ui};

pub fn ui(root: &mut Ui, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "help", 1040.0, |ui| {
        sheet_head(ui, tr!("help-title"), asks);
        small(ui, tr!("help-note"));
        small(ui, tr!("help-palette"));
        scroll(ui, "sheet", |ui| {
            halves(ui, |columns| {
                for group in Group::ALL {
                    let right = matches!(group, Group::Look | Group::Window);
                    keys_of(&mut columns[usize::from(right)], group);
                }
            });
        });
    });
}

fn keys_of(ui: &mut Ui, group: Group) {
    ui.add_space(8.0);
    ui.label(bold(group.word()).size(16.0));
    for b in BINDINGS.iter().filter(|b| b.group == group && !b.key.is_empty()) {
        let Some(does) = b.does else { continue };
        cells(ui, &[0.3, 0.7], false, |ui, k| {
            let text = if k == 0 { bold(b.printed()).size(14.0) } else { RichText::new(does()).size(14.0) };
            ui.add(egui::Label::new(text).wrap());
        });
    }
}
