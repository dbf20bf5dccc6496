//! Now and next: the script. This panel alone is enough to run an exercise.

use super::alert::{self, Alert, Rank};
use super::widgets::{
    attention, bold, bold_font, button, card, field, font, heading, primary_button, private, secondary, small, tokens,
};
use crate::app::ask::{Ask, Asks};
use crate::app::registry::Act;
use crate::drill::{Control, Order, Outgoing, Say};
use crate::tr;
use crate::units::{InjectId, SeatId};
use crate::view::{ExpectLine, InjectCard, SeatView};
use bevy_egui::egui::{Align2, Color32, Label, RichText, Sense, Ui, WidgetInfo, WidgetType, vec2};

#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The note that is being written.
    pub note: String,
    /// The upcoming inject whose text is shown.
    pub open: Option<InjectId>,
}

/// What Enter does on the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopItem {
    Acknowledge(InjectId),
    Send(InjectId),
    Release(InjectId),
}

impl TopItem {
    /// An inject to read aloud, else the first that is due.
    pub fn of(view: &SeatView) -> Option<TopItem> {
        if let Some(card) = view.script.say.first() {
            return Some(TopItem::Acknowledge(card.inject));
        }
        let first = view.script.due.iter().find(|c| !by_hand(c));
        first.map(|c| if c.held { TopItem::Release(c.inject) } else { TopItem::Send(c.inject) })
    }

    pub fn order(self) -> Order {
        match self {
            TopItem::Acknowledge(inject) => Order::Say(Say::Acknowledge { inject }),
            TopItem::Send(inject) => send(inject),
            TopItem::Release(inject) => Order::Control(Control::Release { inject }),
        }
    }
}

/// Sends an inject, which can be recalled for five seconds.
pub fn send(inject: InjectId) -> Order {
    Order::Control(Control::Send { what: Outgoing::Inject { inject } })
}

/// A contingency inject that only the facilitator releases; Enter never sends it.
pub fn by_hand(card: &InjectCard) -> bool {
    card.at.is_none() && !card.held
}

pub fn ui(ui: &mut Ui, view: &SeatView, memory: &mut Memory, asks: &mut Asks) {
    super::column(ui, "now and next", |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal(|ui| {
            ui.label(bold(tr!("now-and-next")).size(20.0));
            ui.with_layout(bevy_egui::egui::Layout::right_to_left(bevy_egui::egui::Align::Center), |ui| {
                small(ui, "F2")
            });
        });
        let others = alert::others(ui.ctx());
        // In a scope of its own, so that the controls below keep their ids, and the focus, when the line appears.
        ui.scope(|ui| {
            if others > 0 {
                small(ui, tr!("alerts-more", n = others));
            }
        });
        let top = TopItem::of(view);
        say(ui, view, top, asks);
        super::questions::asked(ui, view, asks);
        due(ui, view, top, asks);
        next(ui, view, &mut memory.open, asks);
        hand(ui, view, &mut memory.open, asks);
        expected(ui, view);
        inbox(ui, view);
        requests(ui, view, asks);
        note(ui, view.seat, &mut memory.note, asks);
    });
}

fn say(ui: &mut Ui, view: &SeatView, top: Option<TopItem>, asks: &mut Asks) {
    if view.script.say.is_empty() {
        return;
    }
    heading(ui, tr!("heading-say"), "");
    const SHORT: usize = 3;
    for (i, item) in view.script.say.iter().enumerate().take(1 + SHORT) {
        let act = TopItem::Acknowledge(item.inject);
        let first = i == 0 && top == Some(act);
        card(ui, first, |ui| {
            ui.add(Label::new(bold(&item.title).size(15.0)).wrap());
            let to = if first { item.to.clone() } else { short(&item.to) };
            small(ui, tr!("card-from-to", to = to, who = item.from, how = item.mode));
            if first {
                ui.add(Label::new(RichText::new(format!("“{}”", item.text)).size(16.0)).wrap());
                hidden_part(ui, item);
            }
            let clicked = if first {
                primary_button(ui, tr!("said-it"), tr!("key-enter")).clicked()
            } else {
                button(ui, tr!("said-it")).clicked()
            };
            if clicked {
                asks.push(Ask::Submit(view.seat, act.order()));
            }
        });
    }
    let more = view.script.say.len().saturating_sub(1 + SHORT);
    if more > 0 {
        secondary(ui, tr!("say-more", more = more));
    }
}

fn hidden_part(ui: &mut Ui, item: &InjectCard) {
    if !item.notes.is_empty() {
        private(ui, &item.notes);
    }
    for hint in &item.hints {
        private(ui, tr!("hint", hint = hint));
    }
}

fn due(ui: &mut Ui, view: &SeatView, top: Option<TopItem>, asks: &mut Asks) {
    let due: Vec<&InjectCard> = view.script.due.iter().filter(|c| !by_hand(c)).collect();
    if due.is_empty() {
        return;
    }
    heading(ui, tr!("heading-due"), due.len().to_string());
    for item in due {
        let act = if item.held { TopItem::Release(item.inject) } else { TopItem::Send(item.inject) };
        let first = top == Some(act);
        card(ui, first, |ui| {
            ui.add(Label::new(bold(&item.title).size(15.0)).wrap());
            let word = if item.held { tr!("held") } else { item.when.as_str() };
            small(ui, tr!("due-line", word = word, who = item.from, to = item.to));
            if let Some(at) = item.at.filter(|at| *at < view.clock.now && !item.held) {
                let late = (view.clock.now.secs() - at.secs()) / 60;
                if late >= 1 {
                    attention(ui, Alert::new(Rank::Due, item.inject), tr!("minutes-late", late = late));
                }
            }
            hidden_part(ui, item);
            ui.horizontal_wrapped(|ui| {
                let word = if item.held { tr!("release") } else { tr!("send") };
                let clicked = if first {
                    primary_button(ui, word, tr!("key-enter")).clicked()
                } else {
                    button(ui, word).clicked()
                };
                if clicked {
                    asks.push(Ask::Submit(view.seat, act.order()));
                }
                if !item.held && button(ui, tr!("hold")).clicked() {
                    asks.push(Ask::control(view.seat, Control::Hold { inject: item.inject }));
                }
                if button(ui, tr!("skip")).clicked() {
                    let reason = tr!("skip-reason").to_string();
                    asks.push(Ask::control(view.seat, Control::Skip { inject: item.inject, reason }));
                }
            });
        });
    }
}

fn next(ui: &mut Ui, view: &SeatView, open: &mut Option<InjectId>, asks: &mut Asks) {
    heading(ui, tr!("heading-next"), "");
    if view.script.next.is_empty() {
        secondary(ui, tr!("next-empty"));
    }
    coming(ui, view, view.script.next.iter().take(8), open, asks);
}

/// Contingency injects; Enter never sends them.
fn hand(ui: &mut Ui, view: &SeatView, open: &mut Option<InjectId>, asks: &mut Asks) {
    let mut cards = view.script.due.iter().filter(|c| by_hand(c)).peekable();
    if cards.peek().is_some() {
        heading(ui, tr!("heading-by-hand"), tr!("by-hand-note"));
        coming(ui, view, cards, open, asks);
    }
}

fn coming<'a>(
    ui: &mut Ui,
    view: &SeatView,
    cards: impl Iterator<Item = &'a InjectCard>,
    open: &mut Option<InjectId>,
    asks: &mut Asks,
) {
    for item in cards {
        let shown = *open == Some(item.inject);
        if next_row(ui, item) {
            *open = if shown { None } else { Some(item.inject) };
        }
        if shown {
            card(ui, false, |ui| {
                small(ui, tr!("card-line", who = item.from, how = item.mode, to = item.to));
                ui.add(Label::new(RichText::new(format!("“{}”", item.text)).size(15.0)).wrap());
                hidden_part(ui, item);
                ui.horizontal_wrapped(|ui| {
                    let inject = item.inject;
                    if button(ui, tr!("send-now")).clicked() {
                        asks.push(Ask::Submit(view.seat, send(inject)));
                    }
                    if button(ui, tr!("hold")).clicked() {
                        asks.push(Ask::control(view.seat, Control::Hold { inject }));
                    }
                });
            });
        }
    }
}

/// A long list of seats, shortened: `EMS, Public health and 5 more`.
fn short(to: &str) -> String {
    let parts: Vec<&str> = to.split(", ").collect();
    match parts.as_slice() {
        [a, b, rest @ ..] if rest.len() > 1 => tr!("and-more", a = a, b = b, n = rest.len()),
        _ => to.to_string(),
    }
}

/// `11:58  Second call`, with its condition and recipients. A click shows the text.
fn next_row(ui: &mut Ui, item: &InjectCard) -> bool {
    let t = tokens(ui);
    let width = ui.available_width();
    let when = match item.at {
        Some(_) => item.when.as_str(),
        None if item.when == tr!("when-by-hand") => "•",
        None => "if",
    };
    let wrap =
        |text: &str, size: f32, ink: Color32| ui.painter().layout(text.to_string(), font(size), ink, width - 56.0);
    let title = wrap(&item.title, 14.0, t.text.into());
    let under = if item.at.is_some() || item.when == tr!("when-by-hand") {
        tr!("to-whom", to = short(&item.to))
    } else {
        tr!("when-to", when = item.when, to = short(&item.to))
    };
    let under = wrap(&under, 12.5, t.text2.into());
    let height = (title.size().y + under.size().y + 8.0).max(32.0);
    let (rect, r) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    r.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, format!("{} {}", item.when, item.title)));
    if r.hovered() {
        ui.painter().rect_filled(rect, 4.0, Color32::from(t.raised));
    }
    let left = rect.min + vec2(4.0, 4.0);
    ui.painter().text(left, Align2::LEFT_TOP, when, bold_font(14.0), Color32::from(t.text2));
    let drop = title.size().y;
    ui.painter().galley(left + vec2(48.0, 0.0), title, t.text.into());
    ui.painter().galley(left + vec2(48.0, drop), under, t.text2.into());
    r.clicked()
}

fn expected(ui: &mut Ui, view: &SeatView) {
    if view.script.expected.is_empty() {
        return;
    }
    heading(ui, tr!("heading-expected"), tr!("fac"));
    for e in &view.script.expected {
        expectation(ui, view, e);
    }
}

fn expectation(ui: &mut Ui, view: &SeatView, e: &ExpectLine) {
    ui.add(Label::new(RichText::new(&e.text).size(14.0).italics()).wrap());
    let left = (e.due.secs() - view.clock.now.secs()) / 60;
    match (e.met, e.missed) {
        (Some(_), _) => {
            small(ui, tr!("expected-done", who = e.who));
        }
        (None, true) => {
            attention(ui, Alert::new(Rank::Missed, (&e.text, e.due)), tr!("expected-missed", who = e.who));
        }
        (None, false) => {
            small(ui, tr!("expected-left", left = left, who = e.who));
        }
    }
}

fn inbox(ui: &mut Ui, view: &SeatView) {
    let n = view.script.inbox.len();
    heading(ui, tr!("heading-inbox"), &if n > 0 { n.to_string() } else { String::new() });
    if n == 0 {
        secondary(ui, tr!("inbox-empty"));
    }
    for m in view.script.inbox.iter().rev().take(12) {
        small(ui, format!("{} · {}", m.story, m.from));
        ui.add(Label::new(RichText::new(&m.text).size(14.0)).wrap());
        if !m.fate.is_empty() {
            private(ui, &m.fate);
        }
    }
}

fn requests(ui: &mut Ui, view: &SeatView, asks: &mut Asks) {
    let open = |r: &&crate::view::RequestLine| !r.can.is_empty() || r.due.is_some();
    let n = view.requests.iter().filter(open).count();
    heading(ui, tr!("heading-requests"), &if n > 0 { n.to_string() } else { String::new() });
    if button(ui, tr!("requests-board")).clicked() {
        asks.push(Ask::perform(Act::Requests));
    }
}

/// An observation for the hot wash.
fn note(ui: &mut Ui, seat: SeatId, note: &mut String, asks: &mut Asks) {
    heading(ui, tr!("heading-note"), "");
    let r = field(ui, note, tr!("note-hint"), f32::INFINITY);
    let enter = r.lost_focus() && ui.input(|i| i.key_pressed(bevy_egui::egui::Key::Enter));
    let text = note.trim().to_string();
    let clicked = ui.add_enabled_ui(!text.is_empty(), |ui| button(ui, tr!("note-keep"))).inner.clicked();
    if (enter || clicked) && !text.is_empty() {
        asks.push(Ask::Submit(seat, Order::Say(Say::Note { text })));
        note.clear();
    }
}
