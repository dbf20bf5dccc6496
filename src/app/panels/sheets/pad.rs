//! The evaluator's pad: what was seen, and a rating of every task (performed, some or major challenges, unable).

use crate::app::desk::{Ask, Desk};
use crate::app::panels::focus::scroll;
use crate::app::panels::tip::Tip;
use crate::app::panels::widgets::{
    bold, button, cells, field, halves, heading, option, primary_button, secondary, sheet_head, small,
};
use crate::drill::{Control, Duty, Evaluate, Level, Observation, ObservationKind, Rated, Rating, SignIn};
use crate::tr;
use crate::view::{EvaluatorView, GuideLine};
use crate::words;
use bevy_egui::egui::{Align, Label, Layout, RichText, Ui};

const LEVELS: [Level; 4] = [Level::Performed, Level::SomeChallenges, Level::MajorChallenges, Level::Unable];
const KINDS: [ObservationKind; 3] = [ObservationKind::Strength, ObservationKind::Improvement, ObservationKind::Neutral];

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    crate::app::panels::sheet_over_all(root, "pad", 1080.0, |ui| {
        if sheet_head(ui, tr!("pad-title")) {
            desk.memory.sheet = None;
        }
        who(ui, desk);
        let Some(view) = desk.evaluator.clone() else {
            secondary(ui, tr!("pad-nobody"));
            return;
        };
        halves(ui, |columns| {
            let [left, right] = columns else { return };
            left.with_layout(Layout::top_down(Align::Min), |ui| observe(ui, desk, &view));
            scroll(right, "guide", |ui| {
                heading(ui, tr!("pad-guide"), "");
                small(ui, tr!("pad-reason"));
                for line in &view.guide {
                    rate(ui, desk, &view, line);
                }
            });
        });
    });
}

/// Who writes: somebody signed in as an evaluator, or a new name.
fn who(ui: &mut Ui, desk: &mut Desk) {
    ui.horizontal_wrapped(|ui| {
        let evaluators = desk.view.people.iter().filter(|p| p.duty == Duty::Evaluator && !p.left);
        for p in evaluators.cloned().collect::<Vec<_>>() {
            if option(ui, desk.memory.pad.person == Some(p.person), &p.name) {
                desk.memory.pad.person = Some(p.person);
                desk.asks.push(Ask::Read);
            }
        }
        field(ui, &mut desk.memory.pad.name, tr!("pad-name"), 220.0);
        let name = desk.memory.pad.name.trim().to_string();
        let hit = ui.add_enabled_ui(!name.is_empty(), |ui| button(ui, tr!("pad-sign-in"))).inner.clicked();
        if hit && !name.is_empty() {
            desk.memory.pad.name.clear();
            let who = SignIn { name, organization: String::new(), duty: Duty::Evaluator, seats: Vec::new() };
            desk.asks.push(Ask::control(desk.view.seat, Control::Join { who: who.into() }));
        }
    });
}

fn observe(ui: &mut Ui, desk: &mut Desk, view: &EvaluatorView) {
    heading(ui, tr!("pad-observe"), "");
    ui.horizontal_wrapped(|ui| {
        for kind in KINDS {
            if option(ui, desk.memory.pad.kind == kind, words::observation_kind(kind)) {
                desk.memory.pad.kind = kind;
            }
        }
    });
    field(ui, &mut desk.memory.pad.text, tr!("note-hint"), f32::INFINITY);
    let text = desk.memory.pad.text.trim().to_string();
    let hit = ui.add_enabled_ui(!text.is_empty(), |ui| primary_button(ui, tr!("pad-keep"), "")).inner.clicked();
    if hit && !text.is_empty() {
        desk.memory.pad.text.clear();
        let kind = desk.memory.pad.kind;
        let what = Observation { kind, text, seat: None, inject: None, of: None, evidence: Vec::new() };
        desk.asks.push(Ask::SubmitBy(view.person, Evaluate::Observe { what }.into()));
    }
    scroll(ui, "observations", |ui| {
        for o in view.observations.iter().rev() {
            small(ui, format!("{} · {}", o.story, words::observation_kind(o.kind)));
            ui.add(Label::new(RichText::new(&o.text).size(14.0)).wrap());
        }
    });
}

fn rate(ui: &mut Ui, desk: &mut Desk, view: &EvaluatorView, line: &GuideLine) {
    let objective = matches!(line.of, Rated::Objective(_));
    cells(ui, &[0.62, 0.38], false, |ui, k| {
        if k == 0 {
            let text = if objective { bold(&line.text) } else { RichText::new(&line.text) };
            ui.add(Label::new(text.size(14.0)).wrap());
            if !line.machine_words.is_empty() {
                small(ui, &line.machine_words);
            }
            return;
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.spacing_mut().button_padding.x = 8.0;
            for level in LEVELS {
                let letter = words::level_letter(level).to_string();
                let on = line.mine == Some(level);
                let text = if on { bold(letter) } else { RichText::new(letter) };
                let r =
                    ui.add(bevy_egui::egui::Button::selectable(on, text).min_size(bevy_egui::egui::vec2(32.0, 32.0)));
                if r.tip(words::level(level)).clicked() {
                    // What is written at the left is the reason; anything but P needs one.
                    let why = std::mem::take(&mut desk.memory.pad.text).trim().to_string();
                    let what = Rating { of: line.of.clone(), level, why, evidence: Vec::new() };
                    desk.asks.push(Ask::SubmitBy(view.person, Evaluate::Rate { what }.into()));
                }
            }
        });
    });
}
