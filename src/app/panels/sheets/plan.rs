//! Notes of the hot wash (strengths, areas for improvement, requests to others), and the improvement plan: actions with
//! an owner and a date.

use crate::app::ask::{Ask, Asks};
use crate::app::panels::alert::{Alert, Rank};
use crate::app::panels::widgets::{
    attention, bold, button, card, field, halves, heading, option, primary_button, secondary, sheet_head, small,
};
use crate::drill::{Corrective, Element, Evaluate, Observation, ObservationKind};
use crate::host::hot_wash::{PlanLine, Wash};
use crate::tr;
use crate::units::SeatId;
use crate::words;
use bevy_egui::egui::{Align, Label, Layout, RichText, ScrollArea, Ui};

const KINDS: [ObservationKind; 3] = [ObservationKind::Strength, ObservationKind::Improvement, ObservationKind::Ask];

/// The note and the action that are being written.
#[derive(Clone, Debug, PartialEq)]
pub struct Memory {
    pub kind: ObservationKind,
    pub note: String,
    pub action: Corrective,
}

impl Default for Memory {
    fn default() -> Memory {
        Memory { kind: ObservationKind::Strength, note: String::new(), action: Corrective::default() }
    }
}

pub fn ui(root: &mut Ui, seat: SeatId, wash: Option<&Wash>, memory: &mut Memory, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "plan", 1240.0, |ui| {
        sheet_head(ui, tr!("plan-title"), asks);
        let Some(wash) = wash else {
            secondary(ui, tr!("no-drill-open"));
            return;
        };
        halves(ui, |columns| {
            let [left, right] = columns else { return };
            ScrollArea::vertical()
                .id_salt("notes")
                .auto_shrink([false, true])
                .show(left, |ui| notes(ui, seat, wash, memory, asks));
            ScrollArea::vertical()
                .id_salt("plan")
                .auto_shrink([false, true])
                .show(right, |ui| plan(ui, seat, wash, &mut memory.action, asks));
        });
    });
}

fn notes(ui: &mut Ui, seat: SeatId, wash: &Wash, draft: &mut Memory, asks: &mut Asks) {
    heading(ui, tr!("plan-said"), "");
    ui.horizontal_wrapped(|ui| {
        for kind in KINDS {
            if option(ui, draft.kind == kind, words::observation_kind(kind)) {
                draft.kind = kind;
            }
        }
    });
    field(ui, &mut draft.note, tr!("plan-said-hint"), f32::INFINITY);
    let text = draft.note.trim().to_owned();
    if keep(ui, !text.is_empty(), tr!("plan-keep-said")) {
        let kind = draft.kind;
        draft.note.clear();
        let what = Observation { kind, text, seat: None, inject: None, of: None, evidence: Vec::new() };
        asks.push(Ask::Submit(seat, Evaluate::Observe { what }.into()));
    }
    if wash.said.is_empty() {
        secondary(ui, tr!("plan-said-empty"));
    }
    for kind in [&KINDS[..], &[ObservationKind::Neutral]].concat() {
        let these: Vec<&String> = wash.said.iter().filter(|(k, _)| *k == kind).map(|(_, text)| text).collect();
        if !these.is_empty() {
            small(ui, words::observation_kind(kind));
        }
        for text in these {
            ui.add(Label::new(RichText::new(text).size(15.0)).wrap());
        }
    }
}

fn plan(ui: &mut Ui, seat: SeatId, wash: &Wash, draft: &mut Corrective, asks: &mut Asks) {
    heading(ui, tr!("plan-plan"), "");
    write(ui, seat, draft, asks);
    if wash.plan.is_empty() {
        secondary(ui, tr!("plan-empty"));
    }
    for line in &wash.plan {
        card(ui, false, |ui| shown(ui, line, draft));
    }
}

/// The action being written. Issue and action are needed; without owner and day it stays a draft.
fn write(ui: &mut Ui, seat: SeatId, draft: &mut Corrective, asks: &mut Asks) {
    field(ui, &mut draft.issue, tr!("plan-issue"), f32::INFINITY);
    field(ui, &mut draft.action, tr!("plan-action"), f32::INFINITY);
    ui.horizontal_wrapped(|ui| {
        for element in Element::ALL {
            if option(ui, draft.element == element, word(element)) {
                draft.element = element;
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        field(ui, &mut draft.owner, tr!("plan-owner"), 240.0);
        field(ui, &mut draft.due, tr!("plan-due"), 200.0);
    });
    let ready = !draft.issue.trim().is_empty() && !draft.action.trim().is_empty();
    if keep(ui, ready, tr!("plan-agree")) {
        let what = std::mem::take(draft);
        asks.push(Ask::Submit(seat, Evaluate::Agree { what }.into()));
    }
}

/// As wide as its words.
fn keep(ui: &mut Ui, ready: bool, words: &str) -> bool {
    ui.horizontal(|ui| ui.add_enabled_ui(ready, |ui| primary_button(ui, words, "")).inner.clicked()).inner && ready
}

fn shown(ui: &mut Ui, line: &PlanLine, action: &mut Corrective) {
    let what = &line.what;
    ui.add(Label::new(bold(&what.issue).size(15.0)).wrap());
    ui.add(Label::new(RichText::new(&what.action).size(14.0)).wrap());
    let draft = what.owner.trim().is_empty() || what.due.trim().is_empty();
    if !draft {
        small(ui, format!("{} · {} · {}", word(what.element), what.owner, what.due));
    }
    ui.horizontal_wrapped(|ui| {
        if !line.agreed {
            secondary(ui, tr!("plan-suggested"));
        } else if draft {
            attention(ui, Alert::new(Rank::Listed, ("draft", &what.issue)), tr!("plan-draft"));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = if line.agreed { tr!("plan-change") } else { tr!("plan-take-up") };
            if button(ui, words).clicked() {
                *action = what.clone();
            }
        });
    });
}

fn word(element: Element) -> &'static str {
    match element {
        Element::Planning => tr!("element-planning"),
        Element::Organization => tr!("element-organization"),
        Element::Equipment => tr!("element-equipment"),
        Element::Training => tr!("element-training"),
        Element::Exercise => tr!("element-exercise"),
    }
}
