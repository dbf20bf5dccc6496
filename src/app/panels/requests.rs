//! The board of resource requests, by column. Buttons move a card; nothing is dragged.

use super::alert::{Alert, Rank};
use super::decide::View;
use super::focus::scroll;
use super::widgets::{
    attention, bold, button, field, heading, named, primary_button, secondary, sheet_title, small, tokens,
};
use crate::app::ask::{Ask, Asks, Change};
use crate::drill::{Asked, Order, RequestState, RequestStep, Supply};
use crate::tr;
use crate::units::{PlaceId, SeatId, SimTime, Span};
use crate::view::{RequestLine, SeatView};
use bevy_egui::egui::{
    Align, Color32, ComboBox, DragValue, Label, Layout, Rect, RichText, TextEdit, Ui, UiBuilder, pos2, vec2,
};

/// The request that is being written, and the words for the next step of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memory {
    pub open: bool,
    pub supply: Supply,
    pub quantity: u32,
    pub at: Option<PlaceId>,
    pub within_min: u32,
    pub text: String,
    /// The reason of a denial, or the source.
    pub words: String,
    pub takes_min: u32,
}

impl Default for Memory {
    fn default() -> Memory {
        Memory {
            open: false,
            supply: Supply::Other,
            quantity: 1,
            at: None,
            within_min: 60,
            text: String::new(),
            words: String::new(),
            takes_min: 45,
        }
    }
}

impl Memory {
    pub fn ask(&self, now: SimTime) -> RequestStep {
        let needed_by = now + Span::mins(i64::from(self.within_min));
        let text = self.text.trim().to_string();
        let (supply, quantity, at) = (self.supply, self.quantity, self.at);
        RequestStep::Ask { asked: Asked { supply, quantity, at, needed_by, text, details: Default::default() }.into() }
    }

    /// The step that brings a request to that column, with the words and minutes typed above the board.
    pub fn step(&self, request: u16, to: RequestState) -> Option<RequestStep> {
        let words = self.words.trim();
        let or = |usual: &str| if words.is_empty() { usual.to_string() } else { words.to_string() };
        Some(match to {
            RequestState::Approved => RequestStep::Approve { request },
            RequestState::Denied => RequestStep::Deny { request, reason: or(tr!("usual-deny")) },
            RequestState::Sourced => {
                RequestStep::Source { request, from: or(tr!("usual-source")), at: None, order: Default::default() }
            }
            RequestState::InTransit => RequestStep::Ship { request, takes: Span::mins(i64::from(self.takes_min)) },
            RequestState::Withdrawn => RequestStep::Withdraw { request, reason: or(tr!("usual-withdraw")) },
            RequestState::Asked | RequestState::Arrived => return None,
        })
    }
}

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

pub fn ui(root: &mut Ui, view: &View, seat: Option<SeatId>, memory: &mut Memory, asks: &mut Asks) {
    super::sheet_over_all(root, "requests", 1640.0, |ui| {
        ui.set_min_height(440.0_f32.min(ui.available_height()));
        ui.horizontal(|ui| {
            sheet_title(ui, tr!("requests-title"));
            secondary(ui, count(&view.facilitator.requests));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if button(ui, tr!("close-esc")).clicked() {
                    memory.open = false;
                }
            });
        });
        if ui.available_width() < NARROWEST * columns().len() as f32 {
            scroll(ui, "requests", |ui| {
                fields(ui, view, seat, memory, asks);
                stacked(ui, view, memory, asks);
            });
        } else {
            fields(ui, view, seat, memory, asks);
            lanes(ui, view, memory, asks);
        }
    });
}

fn fields(ui: &mut Ui, view: &View, seat: Option<SeatId>, memory: &mut Memory, asks: &mut Asks) {
    act_as(ui, view.facilitator, seat, memory, asks);
    if let Some(acting) = view.acting {
        ask(ui, view.facilitator, acting.seat, memory, asks);
    }
    if view.facilitator.requests.is_empty() {
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

/// The seat that requests and processes, and the words for its next step.
fn act_as(ui: &mut Ui, view: &SeatView, seat: Option<SeatId>, memory: &mut Memory, asks: &mut Asks) {
    ui.horizontal_wrapped(|ui| {
        let text = ui.label(tr!("act-as"));
        let name = |id: SeatId| view.seats.iter().find(|s| s.seat == id).map(|s| s.name.clone());
        let shown = seat.and_then(name).unwrap_or_else(|| tr!("pick-seat").into());
        let pick = ComboBox::from_id_salt("act as").selected_text(shown).width(300.0).truncate();
        let response = pick.show_ui(ui, |ui| {
            for s in &view.seats {
                if ui.selectable_label(seat == Some(s.seat), &s.name).clicked() {
                    asks.push(Change::ActAs(s.seat).into());
                }
            }
        });
        response.response.labelled_by(text.id);
        let text = ui.label(tr!("request-reason"));
        ui.add(
            TextEdit::singleline(&mut memory.words)
                .vertical_align(bevy_egui::egui::Align::Center)
                .desired_width(220.0)
                .min_size(vec2(0.0, 32.0)),
        )
        .labelled_by(text.id);
        let text = ui.label(tr!("request-takes"));
        ui.add(DragValue::new(&mut memory.takes_min).range(0..=2880).suffix(tr!("suffix-min"))).labelled_by(text.id);
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

fn ask(ui: &mut Ui, view: &SeatView, seat: SeatId, draft: &mut Memory, asks: &mut Asks) {
    let places = &view.map.places;
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
        let shown =
            places.iter().find(|p| Some(p.place) == draft.at).map_or(tr!("request-no-place"), |p| p.name.as_str());
        let pick = ComboBox::from_id_salt("for place").selected_text(shown).width(200.0).truncate();
        let picked = pick.show_ui(ui, |ui| {
            ui.selectable_value(&mut draft.at, None, tr!("request-no-place"));
            for p in places {
                ui.selectable_value(&mut draft.at, Some(p.place), &p.name);
            }
        });
        named(picked.response, tr!("request-place"));
        let text = ui.label(tr!("request-within"));
        ui.add(DragValue::new(&mut draft.within_min).range(0..=2880).suffix(tr!("suffix-min"))).labelled_by(text.id);
        field(ui, &mut draft.text, tr!("request-what"), 300.0);
        let ready = draft.supply != Supply::Other || !draft.text.trim().is_empty();
        let hit = ui.add_enabled_ui(ready, |ui| primary_button(ui, tr!("verb-ask"), "")).inner.clicked();
        if hit && ready {
            asks.push(Ask::Submit(seat, Order::Request(draft.ask(view.clock.now))));
            draft.text.clear();
        }
    });
}

/// Narrowest readable column; below that the columns are stacked.
const NARROWEST: f32 = 190.0;

fn of<'a>(all: &'a [RequestLine], states: &[RequestState]) -> Vec<&'a RequestLine> {
    all.iter().filter(|r| states.contains(&r.column)).collect()
}

fn stacked(ui: &mut Ui, view: &View, memory: &Memory, asks: &mut Asks) {
    let all = &view.facilitator.requests;
    for (name, states) in columns() {
        let mine = of(all, states);
        heading(ui, name, mine.len().to_string());
        for line in mine {
            card(ui, view, line, memory, asks);
        }
    }
}

fn lanes(ui: &mut Ui, view: &View, memory: &Memory, asks: &mut Asks) {
    let all = &view.facilitator.requests;
    let top = ui.cursor().min;
    let width = ui.available_width() / columns().len() as f32;
    let height = ui.available_height().max(240.0);
    let mut low = top.y;
    for (k, (name, states)) in columns().into_iter().enumerate() {
        let mine = of(all, states);
        let left = top + vec2(width * k as f32, 0.0);
        let room = Rect::from_min_size(left, vec2(width - 20.0, height));
        let mut column = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::top_down(Align::Min)));
        heading(&mut column, name, mine.len().to_string());
        scroll(&mut column, name, |ui| {
            for line in mine {
                card(ui, view, line, memory, asks);
            }
        });
        low = low.max(column.min_rect().bottom());
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(top, pos2(top.x + width * columns().len() as f32, low)));
}

fn card(ui: &mut Ui, view: &View, line: &RequestLine, memory: &Memory, asks: &mut Asks) {
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
            small(ui, tr!("request-eta", n = ((due.secs() - view.facilitator.clock.now.secs()) / 60).max(0)));
        }
        let Some(acting) = view.acting else { return };
        let can = acting.requests.iter().find(|r| r.request == line.request).map_or(&[][..], |r| &r.can[..]);
        ui.horizontal_wrapped(|ui| {
            for to in can {
                let Some(step) = memory.step(line.request, *to) else { continue };
                if button(ui, RichText::new(verb(&step)).size(14.0)).clicked() {
                    asks.push(Ask::Submit(acting.seat, Order::Request(step)));
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
