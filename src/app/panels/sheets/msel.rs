//! The MSEL as a table, sorted and filtered, with the actions of each row.

use crate::app::ask::{Ask, Asks};
use crate::app::palette::fold;
use crate::app::panels::alert::{Alert, Rank};
use crate::app::panels::focus::scroll;
use crate::app::panels::script::send;
use crate::app::panels::timeline::state_word;
use crate::app::panels::widgets::{attention, bold, button, card, cells, field, option, secondary, sheet_head, small};
use crate::drill::Control;
use crate::tr;
use crate::units::{SeatId, SimTime, Span};
use crate::view::{MarkState, MselLine, SeatView};
use bevy_egui::egui::{Label, RichText, Ui};

/// Narrowest width for the columns, points.
const NARROWEST: f32 = 800.0;

const SHARES: [f32; 7] = [0.05, 0.1, 0.25, 0.17, 0.16, 0.1, 0.2];

/// How the table of injects is sorted and filtered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    pub search: String,
    pub open_only: bool,
    pub by: SortBy,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    #[default]
    Time,
    Title,
    To,
    State,
}

pub fn ui(root: &mut Ui, view: &SeatView, memory: &mut Memory, asks: &mut Asks) {
    crate::app::panels::sheet_over_all(root, "msel", 1320.0, |ui| {
        sheet_head(ui, tr!("msel-title"), asks);
        tools(ui, memory);
        let rows = rows(&view.msel, memory);
        let frame = (view.seat, view.clock.now, view.clock.length);
        if rows.is_empty() {
            secondary(ui, tr!("msel-empty"));
        }
        if ui.available_width() < NARROWEST {
            scroll(ui, "sheet", |ui| rows.iter().for_each(|row| stacked(ui, row, frame, asks)));
            return;
        }
        ui.scope(|ui| {
            // As wide as the rows beside their scroll bar.
            ui.set_max_width(ui.available_width() - 12.0);
            cells(ui, &SHARES, false, |ui, k| {
                let heads = [
                    tr!("msel-number"),
                    tr!("msel-time"),
                    tr!("msel-inject"),
                    tr!("msel-to"),
                    tr!("msel-expected"),
                    tr!("msel-state"),
                    tr!("msel-actions"),
                ];
                ui.label(bold(heads[k]).size(14.0));
            });
        });
        scroll(ui, "sheet", |ui| {
            for (i, row) in rows.iter().enumerate() {
                line(ui, row, i % 2 == 0, frame, asks);
            }
        });
    });
}

fn tools(ui: &mut Ui, m: &mut Memory) {
    ui.horizontal_wrapped(|ui| {
        field(ui, &mut m.search, tr!("msel-find"), 240.0);
        ui.checkbox(&mut m.open_only, tr!("msel-open-only"));
        ui.label(tr!("msel-sort"));
        for (by, word) in [
            (SortBy::Time, tr!("msel-time")),
            (SortBy::Title, tr!("msel-inject")),
            (SortBy::To, tr!("msel-to")),
            (SortBy::State, tr!("msel-state")),
        ] {
            if option(ui, m.by == by, word) {
                m.by = by;
            }
        }
    });
}

fn rows<'a>(msel: &'a [MselLine], m: &Memory) -> Vec<&'a MselLine> {
    let wanted = fold(m.search.trim());
    let found = |l: &&MselLine| {
        let all = [&l.card.title, &l.card.text, &l.card.to, &l.card.from, &l.expected];
        wanted.is_empty() || all.iter().any(|t| fold(t).contains(&wanted))
    };
    let open = |l: &&MselLine| !m.open_only || l.fired.is_none() && l.state != MarkState::Skipped;
    let mut rows: Vec<&MselLine> = msel.iter().filter(open).filter(found).collect();
    let when = |l: &MselLine| l.fired.or(l.card.at);
    match m.by {
        SortBy::Time => rows.sort_by_key(|l| (when(l).is_none(), when(l), l.number)),
        SortBy::Title => rows.sort_by_key(|l| fold(&l.card.title)),
        SortBy::To => rows.sort_by_key(|l| (fold(&l.card.to), l.number)),
        SortBy::State => rows.sort_by_key(|l| (state_word(l.state), l.number)),
    }
    rows
}

/// The seat that orders, the present, and the end.
type Frame = (SeatId, SimTime, SimTime);

fn line(ui: &mut Ui, l: &MselLine, fill: bool, frame: Frame, asks: &mut Asks) {
    let text = |ui: &mut Ui, words: &str| {
        ui.add(Label::new(RichText::new(words).size(14.0)).wrap());
    };
    cells(ui, &SHARES, fill, |ui, k| match k {
        0 => text(ui, &l.number.to_string()),
        1 => {
            text(ui, if l.fired.is_some() { &l.fired_story } else { &l.card.when });
            if l.fired.is_some() && l.card.at.is_some() {
                small(ui, tr!("msel-planned", when = l.card.when));
            }
        }
        2 => {
            ui.add(Label::new(bold(&l.card.title).size(14.0)).wrap());
            small(ui, format!("{}, {}", l.card.from, l.card.mode));
        }
        3 => text(ui, &l.card.to),
        4 => text(ui, &l.expected),
        5 => {
            if l.state == MarkState::Late {
                attention(ui, Alert::new(Rank::Listed, ("msel", l.number)), state_word(l.state));
            } else {
                text(ui, if l.card.held { tr!("held") } else { state_word(l.state) });
            }
            if !l.skipped.is_empty() {
                small(ui, &l.skipped);
            }
        }
        _ => actions(ui, l, frame, asks),
    });
}

/// One inject as a card, where the columns would break words.
fn stacked(ui: &mut Ui, l: &MselLine, frame: Frame, asks: &mut Asks) {
    card(ui, false, |ui| {
        ui.add(Label::new(bold(format!("{}  {}", l.number, l.card.title)).size(14.0)).wrap());
        let when = if l.fired.is_some() { &l.fired_story } else { &l.card.when };
        let state = if l.card.held { tr!("held") } else { state_word(l.state) };
        if l.state == MarkState::Late {
            attention(ui, Alert::new(Rank::Listed, ("msel", l.number)), state_word(l.state));
            small(ui, when);
        } else {
            small(ui, format!("{when} · {state}"));
        }
        for words in [&l.card.to, &l.expected, &l.skipped].into_iter().filter(|w| !w.is_empty()) {
            ui.add(Label::new(RichText::new(words).size(14.0)).wrap());
        }
        actions(ui, l, frame, asks);
    });
}

/// A step by which an inject is moved.
const STEP: Span = Span::mins(5);

fn actions(ui: &mut Ui, l: &MselLine, (seat, now, end): Frame, asks: &mut Asks) {
    if l.fired.is_some() || l.state == MarkState::Skipped {
        return;
    }
    let inject = l.card.inject;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if l.card.held {
            if button(ui, tr!("release")).clicked() {
                asks.push(Ask::control(seat, Control::Release { inject }));
            }
        } else {
            if button(ui, tr!("send")).clicked() {
                asks.push(Ask::Submit(seat, send(inject)));
            }
            if button(ui, tr!("hold")).clicked() {
                asks.push(Ask::control(seat, Control::Hold { inject }));
            }
        }
        if button(ui, tr!("skip")).clicked() {
            asks.push(Ask::control(seat, Control::Skip { inject, reason: tr!("skip-reason").into() }));
        }
        let Some(planned) = l.card.at else { return };
        for (at, word) in [(planned - STEP, tr!("msel-earlier")), (planned + STEP, tr!("msel-later"))] {
            if at > now && at <= end && button(ui, word).clicked() {
                asks.push(Ask::control(seat, Control::Reschedule { inject, at }));
            }
        }
    });
}
