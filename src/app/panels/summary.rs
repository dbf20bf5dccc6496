//! The hot wash: a summary in sentences, by objective, and by facility; then topics for discussion.

use super::alert::{Alert, Rank};
use super::widgets::{attention, bold, button, card, elapsed, heading, primary_button, secondary, tokens};
use crate::app::ask::{Ask, Asks};
use crate::app::registry::Act;
use crate::app::surfaces::Sheet;
use crate::report::Moment;
use crate::tr;
use crate::view::{MarkState, MselLine, ObjectiveLine, SeatView, Summary, Timeline, TimelineMark};
use bevy_egui::egui::{
    self, Align, Color32, Frame, Label, Layout, Margin, Rect, RichText, Shape, Ui, UiBuilder, pos2, vec2,
};

pub fn ui(root: &mut Ui, view: &SeatView, topics: &[Moment], asks: &mut Asks) {
    let t = tokens(root);
    let frame = Frame::new().fill(t.background.into()).inner_margin(Margin::symmetric(32, 20));
    egui::CentralPanel::default().frame(frame).show(root, |ui| {
        ui.horizontal(|ui| {
            ui.label(bold(tr!("hot-wash")).size(30.0));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if primary_button(ui, tr!("back-to-start"), tr!("key-enter")).clicked() {
                    asks.push(Ask::BackToStart);
                }
            });
        });
        ui.horizontal_wrapped(|ui| tools(ui, asks));
        let Some(summary) = &view.summary else {
            secondary(ui, tr!("summary-later"));
            return;
        };
        super::focus::scrolled(ui, egui::ScrollArea::vertical().auto_shrink(false), |ui| {
            ui.set_width(ui.available_width());
            content(ui, summary, &unreleased(&view.msel));
            ui.add_space(12.0);
            proposed(ui, topics);
            ui.add_space(12.0);
            moments(ui, &view.timeline);
        });
    });
}

/// The sheets of the hot wash, and the report.
fn tools(ui: &mut Ui, asks: &mut Asks) {
    let sheets =
        [(Sheet::Plan, tr!("act-plan")), (Sheet::WhatIf, tr!("instead-title")), (Sheet::Feedback, tr!("act-form"))];
    for (sheet, words) in sheets {
        if button(ui, words).clicked() {
            asks.push(Ask::perform(Act::Show(sheet)));
        }
    }
    if button(ui, tr!("report-write")).clicked() {
        asks.push(Ask::Report);
    }
}

/// Titles of the injects that were not released, in the order of the MSEL.
fn unreleased(msel: &[MselLine]) -> Vec<&str> {
    msel.iter().filter(|l| l.fired.is_none()).map(|l| l.card.title.as_str()).collect()
}

fn content(ui: &mut Ui, s: &Summary, unreleased: &[&str]) {
    for line in &s.headline {
        ui.add(Label::new(RichText::new(line).size(20.0)).wrap());
    }
    ui.add_space(8.0);
    secondary(
        ui,
        tr!(
            "summary-counts",
            sent = s.injects_fired,
            planned = s.injects_planned,
            accepted = s.decisions_accepted,
            refused = s.decisions_refused
        ),
    );
    if !unreleased.is_empty() {
        secondary(ui, tr!("summary-unreleased", n = unreleased.len(), titles = unreleased.join("; ")));
    }
    ui.add_space(8.0);
    heading(ui, tr!("heading-objectives"), "");
    if s.objectives.is_empty() {
        secondary(ui, tr!("objectives-empty"));
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
    heading(ui, tr!("heading-facilities"), "");
    card(ui, false, |ui| facilities(ui, s));
}

/// Five to seven topics chosen by rule: what was reported then, and what was actual.
fn proposed(ui: &mut Ui, moments: &[Moment]) {
    heading(ui, tr!("heading-proposed"), "");
    if moments.is_empty() {
        secondary(ui, tr!("proposed-empty"));
    }
    for m in moments {
        card(ui, false, |ui| {
            ui.add(Label::new(bold(format!("{} · {}", elapsed(m.at), m.title)).size(15.0)).wrap());
            ui.add(Label::new(RichText::new(&m.what).size(15.0)).wrap());
            let head = (
                tr!("proposed-of").to_string(),
                tr!("proposed-known", seat = m.seat),
                tr!("proposed-true").to_string(),
            );
            for (i, row) in std::iter::once(&head).chain(&m.rows).enumerate() {
                super::widgets::cells(ui, &[0.34, 0.33, 0.33], false, |ui, k| {
                    let words = [&row.0, &row.1, &row.2][k.min(2)];
                    let words = if i == 0 { bold(words) } else { RichText::new(words) };
                    ui.add(Label::new(words.size(14.0)).wrap());
                });
            }
            ui.add(Label::new(bold(&m.ask).size(15.0)).wrap());
        });
    }
}

/// Bookmarks, notes, and expected actions that were not done, in order of time.
fn moments(ui: &mut Ui, timeline: &Timeline) {
    heading(ui, tr!("heading-moments"), "");
    let late = timeline.injects.iter().filter(|m| m.state == MarkState::Late);
    let mut all: Vec<&TimelineMark> = timeline.notes.iter().chain(late).collect();
    all.sort_by_key(|m| m.at);
    card(ui, false, |ui| {
        if all.is_empty() {
            secondary(ui, tr!("moments-empty"));
        }
        for m in all {
            super::widgets::cells(ui, &[0.1, 0.2, 0.7], false, |ui, k| match k {
                0 => {
                    secondary(ui, elapsed(m.at));
                }
                1 if m.state == MarkState::Late => {
                    attention(ui, Alert::new(Rank::Listed, (m.at, &m.label)), tr!("moment-late"));
                }
                1 => {
                    secondary(ui, tr!("moment-note"));
                }
                _ => {
                    ui.add(Label::new(RichText::new(&m.label).size(15.0)).wrap());
                }
            });
        }
    });
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
                ui.label(bold(tr!("objective-reached")).size(14.0));
            }
            Some(false) => {
                attention(ui, Alert::new(Rank::Missed, (&o.objective, &o.task)), tr!("objective-missed"));
            }
            None => {
                secondary(ui, tr!("objective-unmeasured"));
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

/// A table over the whole width: names left, numbers right, each under its head.
fn facilities(ui: &mut Ui, s: &Summary) {
    let t = tokens(ui);
    let columns = s.facility_columns.len();
    let heads: Vec<RichText> =
        s.facility_columns.iter().map(|h| bold(h).size(13.0).color(Color32::from(t.text2))).collect();
    line(ui, columns, heads, None);
    for (i, values) in s.facilities.iter().enumerate() {
        let cells = values.iter().map(|v| RichText::new(v).size(14.0)).collect();
        line(ui, columns, cells, (i % 2 == 0).then(|| ui.visuals().faint_bg_color));
    }
}

/// One row; it grows with the tallest of its cells.
fn line(ui: &mut Ui, columns: usize, cells: Vec<RichText>, fill: Option<Color32>) {
    let full = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 0.0));
    let behind = ui.painter().add(Shape::Noop);
    let mut bottom = full.top() + 24.0;
    for (k, text) in cells.into_iter().enumerate() {
        let (left, width) = column(full.width(), columns, k);
        let room = Rect::from_min_size(full.min + vec2(left, 3.0), vec2(width - GAP, f32::INFINITY));
        let side = if k == 0 { Align::Min } else { Align::Max };
        let mut cell = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::top_down(side)));
        cell.add(Label::new(text).wrap());
        bottom = bottom.max(cell.min_rect().bottom() + 3.0);
    }
    let row = Rect::from_min_max(full.min, pos2(full.right(), bottom));
    if let Some(fill) = fill {
        ui.painter().set(behind, Shape::rect_filled(row, 2.0, fill));
    }
    ui.advance_cursor_after_rect(row);
}

/// Points between two columns.
const GAP: f32 = 12.0;

/// Left edge and width of a column; the column of names is wider.
fn column(width: f32, columns: usize, k: usize) -> (f32, f32) {
    const NAME: f32 = 0.28;
    let rest = width * (1.0 - NAME) / (columns.max(2) - 1) as f32;
    match k {
        0 => (0.0, width * NAME),
        _ => (width * NAME + rest * (k as f32 - 1.0), rest),
    }
}
