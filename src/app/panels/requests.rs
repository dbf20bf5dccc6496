//! The board of resource requests, by column. Every card moves with buttons: nothing needs dragging.

use super::alert::{Alert, Rank};
use super::focus::scroll;
use super::widgets::{
    attention, bold, button, field, heading, named, primary_button, secondary, sheet_title, small, tokens,
};
use crate::app::desk::{Ask, Desk};
use crate::drill::{Order, RequestState, RequestStep, Supply};
use crate::tr;
use crate::units::SeatId;
use crate::view::{RequestLine, SeatView};
use bevy_egui::egui::{
    Align, Color32, ComboBox, DragValue, Label, Layout, Rect, RichText, TextEdit, Ui, UiBuilder, pos2, vec2,
};

/// The last two share a column.
fn columns() -> [(&'static str, &'static [RequestState]); 6] {
    [
        (tr!("request-asked"), &[RequestState::Asked]),
        (tr!("request-approved"), &[RequestState::Approved]),
        (tr!("request-sourced"), &[RequestState::Sourced]),
        (tr!("request-on-its-way"), &[RequestState::InTransit]),
        (tr!("request-arrived"), &[RequestState::Arrived]),
        (tr!("request-denied"), &[RequestState::Denied, RequestState::Withdrawn]),
    ]
}

pub fn ui(root: &mut Ui, desk: &mut Desk) {
    super::sheet_over_all(root, "requests", 1640.0, |ui| {
        ui.set_min_height(440.0_f32.min(ui.available_height()));
        ui.horizontal(|ui| {
            sheet_title(ui, tr!("requests-title"));
            secondary(ui, count(&desk.view.requests));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if button(ui, tr!("close-esc")).clicked() {
                    desk.memory.drafts.request.open = false;
                }
            });
        });
        let acting = desk.seat_view.take();
        if ui.available_width() < NARROWEST * columns().len() as f32 {
            scroll(ui, "requests", |ui| {
                fields(ui, desk, acting.as_ref());
                stacked(ui, desk, acting.as_ref());
            });
        } else {
            fields(ui, desk, acting.as_ref());
            lanes(ui, desk, acting.as_ref());
        }
        desk.seat_view = acting;
    });
}

fn fields(ui: &mut Ui, desk: &mut Desk, acting: Option<&SeatView>) {
    as_seat(ui, desk);
    if let Some(view) = acting {
        ask(ui, desk, view);
    }
    if desk.view.requests.is_empty() {
        secondary(ui, tr!("requests-empty"));
    }
}

fn count(all: &[RequestLine]) -> String {
    let open =
        |r: &&RequestLine| !matches!(r.column, RequestState::Arrived | RequestState::Denied | RequestState::Withdrawn);
    let late = all.iter().filter(open).filter(|r| r.late).count();
    let open = all.iter().filter(open).count();
    if late > 0 { tr!("requests-late", open = open, late = late) } else { tr!("requests-open", open = open) }
}

/// The seat that asks and moves.
fn as_seat(ui: &mut Ui, desk: &mut Desk) {
    ui.horizontal_wrapped(|ui| {
        let text = ui.label(tr!("act-as"));
        let now = desk.memory.decide_seat;
        let name = |id: SeatId| desk.view.seats.iter().find(|s| s.seat == id).map(|s| s.name.clone());
        let shown = now.and_then(name).unwrap_or_else(|| tr!("pick-seat").into());
        let pick = ComboBox::from_id_salt("act as").selected_text(shown).width(300.0).truncate();
        let response = pick.show_ui(ui, |ui| {
            for s in &desk.view.seats {
                ui.selectable_value(&mut desk.memory.decide_seat, Some(s.seat), &s.name);
            }
        });
        response.response.labelled_by(text.id);
        let draft = &mut desk.memory.drafts.request;
        let text = ui.label(tr!("request-reason"));
        ui.add(
            TextEdit::singleline(&mut draft.words)
                .vertical_align(bevy_egui::egui::Align::Center)
                .desired_width(220.0)
                .min_size(vec2(0.0, 32.0)),
        )
        .labelled_by(text.id);
        let text = ui.label(tr!("request-takes"));
        ui.add(DragValue::new(&mut draft.takes_min).range(0..=2880).suffix(tr!("suffix-min"))).labelled_by(text.id);
    });
}

fn supply_word(supply: Supply) -> &'static str {
    match supply {
        Supply::RedCells => tr!("supply-red"),
        Supply::Buses => tr!("supply-buses"),
        Supply::Staff => tr!("supply-staff"),
        Supply::Ventilators => tr!("supply-ventilators"),
        Supply::Other => tr!("supply-other"),
    }
}

const SUPPLIES: [Supply; 5] = [Supply::Other, Supply::RedCells, Supply::Buses, Supply::Staff, Supply::Ventilators];

fn ask(ui: &mut Ui, desk: &mut Desk, view: &SeatView) {
    let places: Vec<_> = desk.view.map.places.iter().map(|p| (p.place, p.name.clone())).collect();
    let now = desk.view.clock.now;
    let draft = &mut desk.memory.drafts.request;
    ui.horizontal_wrapped(|ui| {
        let text = ui.label(tr!("request-ask-for"));
        ui.add(DragValue::new(&mut draft.quantity).range(1..=100_000)).labelled_by(text.id);
        let pick = ComboBox::from_id_salt("supply").selected_text(supply_word(draft.supply)).width(170.0);
        let shown = pick.show_ui(ui, |ui| {
            for supply in SUPPLIES {
                ui.selectable_value(&mut draft.supply, supply, supply_word(supply));
            }
        });
        shown.response.labelled_by(text.id);
        let shown = places.iter().find(|p| Some(p.0) == draft.at).map_or(tr!("request-no-place"), |p| p.1.as_str());
        let pick = ComboBox::from_id_salt("for place").selected_text(shown).width(200.0).truncate();
        let picked = pick.show_ui(ui, |ui| {
            ui.selectable_value(&mut draft.at, None, tr!("request-no-place"));
            for (id, name) in &places {
                ui.selectable_value(&mut draft.at, Some(*id), name);
            }
        });
        named(picked.response, tr!("request-place"));
        let text = ui.label(tr!("request-within"));
        ui.add(DragValue::new(&mut draft.within_min).range(0..=2880).suffix(tr!("suffix-min"))).labelled_by(text.id);
        field(ui, &mut draft.text, tr!("request-what"), 200.0);
        let ready = draft.supply != Supply::Other || !draft.text.trim().is_empty();
        let hit = ui.add_enabled_ui(ready, |ui| primary_button(ui, tr!("verb-ask"), "")).inner.clicked();
        if hit && ready {
            desk.asks.push(Ask::Submit(view.seat, Order::Request(draft.ask(now))));
            draft.text.clear();
        }
    });
}

/// Narrower than this a column is not read any more: then they stand below each other.
const NARROWEST: f32 = 190.0;

fn of<'a>(all: &'a [RequestLine], states: &[RequestState]) -> Vec<&'a RequestLine> {
    all.iter().filter(|r| states.contains(&r.column)).collect()
}

fn stacked(ui: &mut Ui, desk: &mut Desk, acting: Option<&SeatView>) {
    let all = desk.view.requests.clone();
    for (name, states) in columns() {
        let mine = of(&all, states);
        heading(ui, name, mine.len().to_string());
        for line in mine {
            card(ui, desk, line, acting);
        }
    }
}

fn lanes(ui: &mut Ui, desk: &mut Desk, acting: Option<&SeatView>) {
    let all = desk.view.requests.clone();
    let top = ui.cursor().min;
    let width = ui.available_width() / columns().len() as f32;
    let height = ui.available_height().max(240.0);
    let mut low = top.y;
    for (k, (name, states)) in columns().into_iter().enumerate() {
        let mine = of(&all, states);
        let left = top + vec2(width * k as f32, 0.0);
        let room = Rect::from_min_size(left, vec2(width - 20.0, height));
        let mut column = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::top_down(Align::Min)));
        heading(&mut column, name, mine.len().to_string());
        scroll(&mut column, name, |ui| {
            for line in mine {
                card(ui, desk, line, acting);
            }
        });
        low = low.max(column.min_rect().bottom());
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(top, pos2(top.x + width * columns().len() as f32, low)));
}

fn card(ui: &mut Ui, desk: &mut Desk, line: &RequestLine, acting: Option<&SeatView>) {
    let t = tokens(ui);
    super::widgets::card(ui, false, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.add(Label::new(bold(format!("#{}  {}", line.request + 1, line.what)).size(14.0)).wrap());
        small(ui, tr!("request-needed", by = line.by, when = line.needed_by_story));
        if line.late {
            attention(ui, Alert::new(Rank::Request, ("request", line.request)), tr!("late"));
        }
        for words in [&line.text, &line.reason, &line.from].into_iter().filter(|w| !w.is_empty()) {
            ui.add(Label::new(RichText::new(words).size(13.0).color(Color32::from(t.text2))).wrap());
        }
        if let Some(due) = line.due.filter(|_| line.column == RequestState::InTransit) {
            small(ui, tr!("request-eta", n = ((due.secs() - desk.view.clock.now.secs()) / 60).max(0)));
        }
        let Some(view) = acting else { return };
        let can = view.requests.iter().find(|r| r.request == line.request).map_or(&[][..], |r| &r.can[..]);
        ui.horizontal_wrapped(|ui| {
            for to in can {
                let Some(step) = desk.memory.drafts.request.step(line.request, *to) else { continue };
                if button(ui, RichText::new(verb(&step)).size(14.0)).clicked() {
                    desk.asks.push(Ask::Submit(view.seat, Order::Request(step)));
                }
            }
        });
    });
}

fn verb(step: &RequestStep) -> &'static str {
    match step {
        RequestStep::Ask { .. } => tr!("verb-ask"),
        RequestStep::Approve { .. } => tr!("verb-approve"),
        RequestStep::Deny { .. } => tr!("verb-deny"),
        RequestStep::Source { .. } => tr!("verb-source"),
        RequestStep::Ship { .. } => tr!("verb-ship"),
        RequestStep::Withdraw { .. } => tr!("verb-withdraw"),
        RequestStep::Comment { .. } => tr!("verb-comment"),
    }
}
