//! What is being typed and is not sent yet: injects, messages, answers, requests; what is looked for in a sheet.

use super::hot_wash::WashDraft;
use crate::drill::{AdHoc, Asked, Control, ObservationKind, Order, Outgoing, RequestState, RequestStep, Supply};
use crate::scenario::{Effect, Mode, Status, Utility};
use crate::tr;
use crate::units::{InjectId, PersonId, PlaceId, SeatId, SimTime, Span};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, Default)]
pub struct Drafts {
    /// The open composer.
    pub inject: Option<InjectDraft>,
    pub message: MessageDraft,
    pub answers: BTreeMap<(SeatId, InjectId), AnswerDraft>,
    pub eei: BTreeMap<(SeatId, u16), String>,
    pub request: RequestDraft,
    pub mark: String,
    pub wash: WashDraft,
}

/// The palette's line and the row that Enter takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaletteMemory {
    pub query: String,
    pub at: usize,
}

/// The evaluator's pad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PadMemory {
    pub person: Option<PersonId>,
    pub name: String,
    pub kind: ObservationKind,
    pub text: String,
}

impl Default for PadMemory {
    fn default() -> PadMemory {
        PadMemory { person: None, name: String::new(), kind: ObservationKind::Strength, text: String::new() }
    }
}

/// How the table of injects is sorted and filtered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MselMemory {
    pub search: String,
    pub open_only: bool,
    pub by: MselOrder,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MselOrder {
    #[default]
    Time,
    Title,
    To,
    State,
}

/// What an inject from the composer does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// Words only.
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

    /// What the players are told if nobody writes anything else.
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
    /// Nobody: all players.
    pub to: BTreeSet<SeatId>,
    pub from: String,
    pub text: String,
    /// What is typed to find the effect and the place.
    pub what_typed: String,
    pub place_typed: String,
    pub step: Step,
    /// The step whose field was given the keyboard: once, so that Tab still leads away.
    pub given: Option<Step>,
}

/// Which part of the composer has the keyboard: Enter goes from one to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    #[default]
    What,
    Place,
    Send,
    /// The person goes their own way.
    Free,
}

impl InjectDraft {
    /// Takes an effect, with words to send unless others were written.
    pub fn choose(&mut self, what: What) {
        if self.text.is_empty() || What::ALL.iter().any(|w| w.usual_words() == self.text) {
            self.text = what.usual_words().into();
        }
        self.what = what;
        self.what_typed = what.words().into();
        self.step = if what == What::Message { Step::Free } else { Step::Place };
    }

    /// Why it cannot go out yet.
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

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessageDraft {
    /// `None`: everybody.
    pub to: Option<SeatId>,
    pub text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerDraft {
    pub choice: Option<u16>,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestDraft {
    pub open: bool,
    pub supply: Supply,
    pub quantity: u32,
    pub at: Option<PlaceId>,
    pub within_min: u32,
    pub text: String,
    /// Reason of a denial, or whose it is.
    pub words: String,
    pub takes_min: u32,
}

impl Default for RequestDraft {
    fn default() -> RequestDraft {
        RequestDraft {
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

impl RequestDraft {
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
