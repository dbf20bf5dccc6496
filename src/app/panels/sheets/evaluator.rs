//! The evaluator's observations, and a rating of each task (performed, some or major challenges, unable).

use crate::app::ask::{Ask, Asks};
use crate::app::panels::focus::scroll;
use crate::app::panels::tip::Tip;
use crate::app::panels::widgets::{
    bold, button, cells, field, halves, heading, option, primary_button, secondary, sheet_head, small,
};
use crate::drill::{Control, Duty, Evaluate, Level, Observation, ObservationKind, Rated, Rating, SignIn};
use crate::tr;
use crate::units::PersonId;
use crate::view::{EvaluatorView, GuideLine, SeatView};
use crate::words;
use bevy_egui::egui::{Align, Label, Layout, RichText, Ui};

const LEVELS: [Level; 4] = [Level::Performed, Level::SomeChallenges, Level::MajorChallenges, Level::Unable];
const KINDS: [ObservationKind; 3] = [ObservationKind::Strength, ObservationKind::Improvement, ObservationKind::Neutral];

/// The signed-in evaluator, and the observation that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memory {
    pub person: Option<PersonId>,
    pub name: String,
    pub kind: ObservationKind,
    pub text: String,
}

impl Default for Memory {
    fn default() -> Memory {
        Memory { person: None, name: String::new(), kind: ObservationKind::Strength, text: String::new() }
    }
}

pub fn ui(root: &mut Ui, view: &SeatView, pad: Option<&EvaluatorView>, memory: &mut Memory, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "pad", 1080.0, |ui| {
        sheet_head(ui, tr!("pad-title"), asks);
        sign_in(ui, view, memory, asks);
        let Some(pad) = pad else {
            secondary(ui, tr!("pad-nobody"));
            return;
        };
        halves(ui, |columns| {
            let [left, right] = columns else { return };
            left.with_layout(Layout::top_down(Align::Min), |ui| observe(ui, pad, memory, asks));
            scroll(right, "guide", |ui| {
                heading(ui, tr!("pad-guide"), "");
                small(ui, tr!("pad-reason"));
                for line in &pad.guide {
                    rate(ui, pad.person, line, memory, asks);
                }
            });
        });
    });
}

/// The evaluators who are signed in, and a field for a new name.
fn sign_in(ui: &mut Ui, view: &SeatView, memory: &mut Memory, asks: &mut Asks) {
    ui.horizontal_wrapped(|ui| {
        let evaluators = view.people.iter().filter(|p| p.duty == Duty::Evaluator && !p.left);
        for p in evaluators {
            if option(ui, memory.person == Some(p.person), &p.name) {
                memory.person = Some(p.person);
                asks.push(Ask::Read);
            }
        }
        field(ui, &mut memory.name, tr!("pad-name"), 220.0);
        let name = memory.name.trim().to_string();
        let hit = ui.add_enabled_ui(!name.is_empty(), |ui| button(ui, tr!("pad-sign-in"))).inner.clicked();
        if hit && !name.is_empty() {
            memory.name.clear();
            let who = SignIn { name, organization: String::new(), duty: Duty::Evaluator, seats: Vec::new() };
            asks.push(Ask::control(view.seat, Control::Join { who: who.into() }));
        }
    });
}

fn observe(ui: &mut Ui, view: &EvaluatorView, memory: &mut Memory, asks: &mut Asks) {
    heading(ui, tr!("pad-observe"), "");
    ui.horizontal_wrapped(|ui| {
        for kind in KINDS {
            if option(ui, memory.kind == kind, words::observation_kind(kind)) {
                memory.kind = kind;
            }
        }
    });
    field(ui, &mut memory.text, tr!("note-hint"), f32::INFINITY);
    let text = memory.text.trim().to_string();
    let hit = ui.add_enabled_ui(!text.is_empty(), |ui| primary_button(ui, tr!("pad-keep"), "")).inner.clicked();
    if hit && !text.is_empty() {
        memory.text.clear();
        let kind = memory.kind;
        let what = Observation { kind, text, seat: None, inject: None, of: None, evidence: Vec::new() };
        asks.push(Ask::SubmitBy(view.person, Evaluate::Observe { what }.into()));
    }
    scroll(ui, "observations", |ui| {
        for o in view.observations.iter().rev() {
            small(ui, format!("{} · {}", o.story, words::observation_kind(o.kind)));
            ui.add(Label::new(RichText::new(&o.text).size(14.0)).wrap());
        }
    });
}

fn rate(ui: &mut Ui, person: PersonId, line: &GuideLine, memory: &mut Memory, asks: &mut Asks) {
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
                    // The text at the left is the reason; every rating below P needs one.
                    let why = std::mem::take(&mut memory.text).trim().to_string();
                    let what = Rating { of: line.of.clone(), level, why, evidence: Vec::new() };
                    asks.push(Ask::SubmitBy(person, Evaluate::Rate { what }.into()));
                }
            }
        });
    });
}
