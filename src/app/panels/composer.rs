//! The inject composer: what happens, who hears of it, in which words. Three fields are enough.

use super::widgets::{bold, button, primary_button, secondary, small, tokens};
use crate::app::desk::{Ask, Desk};
use crate::app::drafts::{InjectDraft, What};
use crate::scenario::PlaceKind;
use crate::tr;
use crate::units::PlaceId;
use bevy_egui::egui::{Align, Color32, ComboBox, Layout, RichText, TextEdit, Ui, vec2};

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    super::sheet_over_all(root, "composer", 640.0, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let Some(mut draft) = desk.memory.drafts.inject.take() else { return };
        let mut keep = true;
        ui.horizontal(|ui| {
            ui.label(bold(tr!("inject-new")).size(24.0));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                keep &= !button(ui, tr!("close-esc")).clicked();
            });
        });
        fields(ui, desk, &mut draft);
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let order = draft.order();
            let hit =
                ui.add_enabled_ui(order.is_some(), |ui| primary_button(ui, tr!("compose-send"), "")).inner.clicked();
            if let (true, Some(order)) = (hit, order) {
                desk.asks.push(Ask::Submit(desk.view.seat, order));
                keep = false;
            }
            match draft.missing() {
                Some(why) => secondary(ui, why),
                None => small(ui, tr!("compose-recallable")),
            };
        });
        if keep {
            desk.memory.drafts.inject = Some(draft);
        }
    });
}

fn fields(ui: &mut Ui, desk: &Desk, draft: &mut InjectDraft) {
    let wide = ui.available_width();
    let label = label(ui, tr!("compose-what"));
    let pick = ComboBox::from_id_salt("what happens").selected_text(draft.what.words()).width(wide);
    let shown = pick.show_ui(ui, |ui| {
        for what in What::ALL {
            ui.selectable_value(&mut draft.what, what, what.words());
        }
    });
    shown.response.labelled_by(label);
    if draft.what != What::Message {
        place(ui, desk, &mut draft.place);
    }
    self::label(ui, tr!("compose-who"));
    ui.horizontal_wrapped(|ui| {
        let mut all = draft.to.is_empty();
        if ui.checkbox(&mut all, tr!("everybody-upper")).clicked() && all {
            draft.to.clear();
        }
        for s in &desk.view.seats {
            let mut on = draft.to.contains(&s.seat);
            if ui.checkbox(&mut on, &s.name).clicked() {
                if on {
                    draft.to.insert(s.seat)
                } else {
                    draft.to.remove(&s.seat)
                };
            }
        }
    });
    let label = self::label(ui, tr!("compose-told"));
    let edit = TextEdit::multiline(&mut draft.text).desired_rows(3).desired_width(f32::INFINITY);
    ui.add(edit.hint_text(tr!("compose-hint"))).labelled_by(label);
    let label = self::label(ui, tr!("compose-from"));
    let edit = TextEdit::singleline(&mut draft.from)
        .vertical_align(bevy_egui::egui::Align::Center)
        .desired_width(f32::INFINITY)
        .min_size(vec2(0.0, 32.0));
    ui.add(edit).labelled_by(label);
}

fn place(ui: &mut Ui, desk: &Desk, place: &mut Option<PlaceId>) {
    let hospitals: Vec<_> = desk.view.map.places.iter().filter(|p| p.kind == PlaceKind::Hospital).collect();
    let label = label(ui, tr!("compose-where"));
    let now = place.and_then(|id| hospitals.iter().find(|p| p.place == id)).map_or(tr!("pick-hospital"), |p| &p.name);
    let pick = ComboBox::from_id_salt("where").selected_text(now).width(ui.available_width());
    let shown = pick.show_ui(ui, |ui| {
        for p in &hospitals {
            ui.selectable_value(place, Some(p.place), &p.name);
        }
    });
    shown.response.labelled_by(label);
}

fn label(ui: &mut Ui, words: &str) -> bevy_egui::egui::Id {
    let t = tokens(ui);
    ui.label(RichText::new(words).size(14.0).color(Color32::from(t.text2))).id
}
