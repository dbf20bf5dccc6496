//! The inject composer: what happens, who hears of it, in which words. Three fields are enough, and Enter goes from one
//! to the next.

use super::widgets::{button, field, option, primary_button, secondary, sheet_title, small, tokens};
use crate::app::desk::{Ask, Desk};
use crate::app::drafts::{InjectDraft, Step, What};
use crate::app::palette::fold;
use crate::scenario::PlaceKind;
use crate::tr;
use crate::units::PlaceId;
use bevy_egui::egui::{Align, Color32, Id, Key, Layout, Response, RichText, TextEdit, Ui};

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    super::sheet_over_all(root, "composer", 680.0, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let Some(mut draft) = desk.memory.drafts.inject.take() else { return };
        let mut keep = true;
        ui.horizontal(|ui| {
            sheet_title(ui, tr!("inject-new"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                keep &= !button(ui, tr!("close-esc")).clicked();
            });
        });
        what(ui, &mut draft);
        if draft.what != What::Message {
            place(ui, desk, &mut draft);
        }
        who(ui, desk, &mut draft);
        words(ui, &mut draft);
        ui.add_space(8.0);
        keep &= !send(ui, desk, &mut draft);
        if keep {
            desk.memory.drafts.inject = Some(draft);
        }
    });
}

/// True: it is on its way.
fn send(ui: &mut Ui, desk: &mut Desk, draft: &mut InjectDraft) -> bool {
    let mut sent = false;
    ui.horizontal(|ui| {
        let order = draft.order();
        let r = ui.add_enabled_ui(order.is_some(), |ui| primary_button(ui, tr!("compose-send"), "")).inner;
        if draft.step == Step::Send {
            if r.has_focus() {
                draft.step = Step::Free;
            } else {
                r.request_focus();
            }
        }
        if let (true, Some(order)) = (r.clicked(), order) {
            desk.asks.push(Ask::Submit(desk.view.seat, order));
            sent = true;
        }
        match draft.missing() {
            Some(why) => secondary(ui, why),
            None => small(ui, tr!("compose-recallable")),
        };
    });
    sent
}

/// Gives the keyboard to the field of a step when the step begins.
fn give(r: &Response, draft: &mut InjectDraft, step: Step) {
    if draft.step == step && draft.given != Some(step) {
        if r.has_focus() {
            draft.given = Some(step);
        } else {
            r.request_focus();
        }
    }
}

/// Enter on a field that has the keyboard; the field then loses it.
fn entered(ui: &Ui, r: &Response) -> bool {
    r.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter))
}

fn what(ui: &mut Ui, draft: &mut InjectDraft) {
    let label = label(ui, tr!("compose-what"));
    let r = field(ui, &mut draft.what_typed, draft.what.words(), f32::INFINITY).labelled_by(label);
    give(&r, draft, Step::What);
    if draft.step == Step::What {
        let wanted = fold(draft.what_typed.trim());
        let fit = |w: &What| wanted.is_empty() || fold(w.words()).contains(&wanted);
        let list: Vec<What> = What::ALL.into_iter().filter(fit).collect();
        if entered(ui, &r) {
            // Unknown words are a message.
            match list.first() {
                Some(first) if !wanted.is_empty() => draft.choose(*first),
                _ => {
                    draft.text = draft.what_typed.trim().into();
                    draft.choose(What::Message);
                }
            }
        }
        ui.horizontal_wrapped(|ui| {
            for w in list {
                if option(ui, draft.what == w, w.words()) {
                    draft.choose(w);
                }
            }
        });
    } else if r.gained_focus() {
        draft.what_typed.clear();
        (draft.step, draft.given) = (Step::What, Some(Step::What));
    }
}

fn place(ui: &mut Ui, desk: &Desk, draft: &mut InjectDraft) {
    let hospitals: Vec<_> = desk.view.map.places.iter().filter(|p| p.kind == PlaceKind::Hospital).collect();
    let name = |id: Option<PlaceId>| hospitals.iter().find(|p| Some(p.place) == id).map_or("", |p| p.name.as_str());
    let label = label(ui, tr!("compose-where"));
    let hint = if draft.place.is_some() { name(draft.place) } else { tr!("pick-hospital") };
    let r = field(ui, &mut draft.place_typed, hint, f32::INFINITY).labelled_by(label);
    give(&r, draft, Step::Place);
    if draft.step == Step::Place {
        let wanted = fold(draft.place_typed.trim());
        let fit = |p: &&&crate::view::PlaceMark| fold(&p.name).contains(&wanted) || fold(&p.code) == wanted;
        let mut list: Vec<PlaceId> = hospitals.iter().filter(fit).map(|p| p.place).collect();
        if wanted.is_empty()
            && let Some(chosen) = draft.place
        {
            list = vec![chosen];
        }
        let mut chosen = entered(ui, &r).then(|| list.first().copied()).flatten();
        ui.horizontal_wrapped(|ui| {
            for id in list.iter().take(8) {
                if option(ui, draft.place == Some(*id), name(Some(*id))) {
                    chosen = Some(*id);
                }
            }
        });
        if let Some(id) = chosen {
            (draft.place, draft.place_typed, draft.step) = (Some(id), name(Some(id)).into(), Step::Send);
        }
    } else if r.gained_focus() {
        draft.place_typed.clear();
        (draft.step, draft.given) = (Step::Place, Some(Step::Place));
    }
}

fn who(ui: &mut Ui, desk: &Desk, draft: &mut InjectDraft) {
    label(ui, tr!("compose-who"));
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
}

fn words(ui: &mut Ui, draft: &mut InjectDraft) {
    let id = label(ui, tr!("compose-told"));
    let edit = TextEdit::multiline(&mut draft.text).desired_rows(3).desired_width(f32::INFINITY);
    ui.add(edit.hint_text(tr!("compose-hint"))).labelled_by(id);
    let id = label(ui, tr!("compose-from"));
    field(ui, &mut draft.from, "", f32::INFINITY).labelled_by(id);
}

fn label(ui: &mut Ui, words: &str) -> Id {
    let t = tokens(ui);
    ui.label(RichText::new(words).size(14.0).color(Color32::from(t.text2))).id
}
