//! The inject composer: the effect, the recipients, and the message. Enter goes from one field to the next.

use super::widgets::{button, field, option, primary_button, secondary, sheet_title, small, tokens};
use crate::app::ask::{Ask, Asks};
use crate::app::palette::fold;
use crate::drill::{AdHoc, Control, Order, Outgoing};
use crate::scenario::{Effect, Mode, PlaceKind, Status, Utility};
use crate::tr;
use crate::units::{PlaceId, SeatId};
use crate::view::{MapView, PlaceMark, SeatLine, SeatView};
use bevy_egui::egui::{Align, Color32, Id, Key, Layout, Response, RichText, TextEdit, Ui};
use std::collections::BTreeSet;

/// The inject that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// The composer is open.
    pub draft: Option<InjectDraft>,
}

/// The effect of an inject from the composer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// A message without an effect.
    #[default]
    Message,
    PowerFails,
    WaterFails,
    Diversion,
    Closed,
    StaffFifthLost,
}

impl What {
    pub const ALL: [What; 6] =
        [What::Message, What::PowerFails, What::WaterFails, What::Diversion, What::Closed, What::StaffFifthLost];

    pub fn words(self) -> &'static str {
        match self {
            What::Message => tr!("what-message"),
            What::PowerFails => tr!("what-power"),
            What::WaterFails => tr!("what-water"),
            What::Diversion => tr!("what-divert"),
            What::Closed => tr!("what-closed"),
            What::StaffFifthLost => tr!("what-staff"),
        }
    }

    /// The default message.
    pub fn usual_words(self) -> &'static str {
        match self {
            What::Message => "",
            What::PowerFails => tr!("told-power"),
            What::WaterFails => tr!("told-water"),
            What::Diversion => tr!("told-divert"),
            What::Closed => tr!("told-closed"),
            What::StaffFifthLost => tr!("told-staff"),
        }
    }

    fn effect(self, place: PlaceId) -> Option<Effect> {
        Some(match self {
            What::Message => return None,
            What::PowerFails => Effect::UtilityLoss { utility: Utility::Power, place, lasts: None },
            What::WaterFails => Effect::UtilityLoss { utility: Utility::Water, place, lasts: None },
            What::Diversion => Effect::FacilityStatus { place, status: Status::Divert },
            What::Closed => Effect::FacilityStatus { place, status: Status::Closed },
            What::StaffFifthLost => Effect::Staff { place, pct: 80 },
        })
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InjectDraft {
    pub what: What,
    pub place: Option<PlaceId>,
    /// Empty: all players.
    pub to: BTreeSet<SeatId>,
    pub from: String,
    pub text: String,
    /// What is typed to find the effect and the place.
    pub what_typed: String,
    pub place_typed: String,
    pub step: Step,
    /// The step whose field has received the focus: once, so that Tab can leave it.
    pub given: Option<Step>,
}

/// The part of the composer that has the focus; Enter goes to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    #[default]
    What,
    Place,
    Send,
    /// The person moves the focus.
    Free,
}

impl InjectDraft {
    /// Sets the effect, and its default message unless another text was written.
    pub fn choose(&mut self, what: What) {
        if self.text.is_empty() || What::ALL.iter().any(|w| w.usual_words() == self.text) {
            self.text = what.usual_words().into();
        }
        self.what = what;
        self.what_typed = what.words().into();
        self.step = if what == What::Message { Step::Free } else { Step::Place };
    }

    /// Why it cannot be sent yet.
    pub fn missing(&self) -> Option<&'static str> {
        if self.what != What::Message && self.place.is_none() {
            return Some(tr!("compose-no-place"));
        }
        self.text.trim().is_empty().then_some(tr!("compose-no-text"))
    }

    pub fn order(&self) -> Option<Order> {
        if self.missing().is_some() {
            return None;
        }
        let effects = self.place.and_then(|p| self.what.effect(p)).into_iter().collect();
        let (to, from) = (self.to.iter().copied().collect(), self.from.trim().to_string());
        let what = AdHoc { to, text: self.text.trim().to_string(), from, mode: Mode::Phone, effects };
        Some(Order::Control(Control::Send { what: Outgoing::AdHoc { what: what.into() } }))
    }
}

pub fn ui(root: &mut Ui, view: &SeatView, memory: &mut Memory, asks: &mut Asks) {
    super::sheet_over_all(root, "composer", 680.0, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let Some(mut draft) = memory.draft.take() else { return };
        let mut keep = true;
        ui.horizontal(|ui| {
            sheet_title(ui, tr!("inject-new"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                keep &= !button(ui, tr!("close-esc")).clicked();
            });
        });
        what(ui, &mut draft);
        if draft.what != What::Message {
            place(ui, &view.map, &mut draft);
        }
        recipients(ui, &view.seats, &mut draft);
        words(ui, &mut draft);
        ui.add_space(8.0);
        if let Some(order) = send(ui, &mut draft) {
            asks.push(Ask::Submit(view.seat, order));
            keep = false;
        }
        if keep {
            memory.draft = Some(draft);
        }
    });
}

/// The order, when it is sent.
fn send(ui: &mut Ui, draft: &mut InjectDraft) -> Option<Order> {
    let mut sent = None;
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
        sent = order.filter(|_| r.clicked());
        match draft.missing() {
            Some(why) => secondary(ui, why),
            None => small(ui, tr!("compose-recallable")),
        };
    });
    sent
}

/// Moves the focus to the field of a step when the step begins.
fn give(r: &Response, draft: &mut InjectDraft, step: Step) {
    if draft.step == step && draft.given != Some(step) {
        if r.has_focus() {
            draft.given = Some(step);
        } else {
            r.request_focus();
        }
    }
}

/// Enter on a field with the focus; the field then loses it.
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
            // Other words become a message.
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

fn place(ui: &mut Ui, map: &MapView, draft: &mut InjectDraft) {
    let hospitals: Vec<_> = map.places.iter().filter(|p| p.kind == PlaceKind::Hospital).collect();
    let name = |id: Option<PlaceId>| hospitals.iter().find(|p| Some(p.place) == id).map_or("", |p| p.name.as_str());
    let label = label(ui, tr!("compose-where"));
    let hint = if draft.place.is_some() { name(draft.place) } else { tr!("pick-hospital") };
    let r = field(ui, &mut draft.place_typed, hint, f32::INFINITY).labelled_by(label);
    give(&r, draft, Step::Place);
    if draft.step == Step::Place {
        let wanted = fold(draft.place_typed.trim());
        let fit = |p: &&&PlaceMark| fold(&p.name).contains(&wanted) || fold(&p.code) == wanted;
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

fn recipients(ui: &mut Ui, seats: &[SeatLine], draft: &mut InjectDraft) {
    label(ui, tr!("compose-who"));
    ui.horizontal_wrapped(|ui| {
        let mut all = draft.to.is_empty();
        if ui.checkbox(&mut all, tr!("everybody-upper")).clicked() && all {
            draft.to.clear();
        }
        for s in seats {
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
