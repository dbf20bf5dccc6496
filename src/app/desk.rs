//! The state of the screens: what each surface remembers, the views they read, and what they ask for.

use super::ask::Asks;
use super::panels::{composer, decide, map, messages, places, projector, requests, script, sheets, start, topbar};
use super::preferences::Preferences;
use super::surfaces::{Sheet, Surface, Tab, Thing};
use super::views::Views;
use crate::units::SeatId;
use std::collections::BTreeMap;

/// Everything a frame of the screens works with.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    pub memory: Memory,
    pub views: Views,
    pub asks: Asks,
}

/// What the screens remember between frames, one part per surface.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    pub window: WindowMemory,
    pub preferences: Preferences,
    pub start: start::Memory,
    pub map: map::Memory,
    pub places: places::Memory,
    pub script: script::Memory,
    pub topbar: topbar::Memory,
    pub decide: decide::Memory,
    pub messages: messages::Memory,
    pub composer: composer::Memory,
    pub requests: requests::Memory,
    pub projector: projector::Memory,
    pub sheets: sheets::Memory,
}

/// What the window shows.
#[derive(Clone, Debug, Default)]
pub struct WindowMemory {
    pub surface: Surface,
    /// Hidden panels: left, right, bottom.
    pub hidden: [bool; 3],
    pub tab: Tab,
    pub sheet: Option<Sheet>,
    /// The shared laptop: the seat whose turn it is, hidden until its owner takes it.
    pub curtain: Option<SeatId>,
    /// The seat whose screen the window shows instead of the facilitator's.
    pub role: Option<SeatId>,
    /// Why the last request failed, until the next one.
    pub trouble: Option<String>,
    /// Panels that failed, with the words shown in their place.
    pub broken: BTreeMap<&'static str, String>,
}

impl Memory {
    /// Shows a sheet, or closes it if it is shown.
    pub fn show(&mut self, sheet: Sheet) {
        self.sheets.palette = Default::default();
        self.window.sheet = if self.window.sheet == Some(sheet) { None } else { Some(sheet) };
    }

    /// Back to the start screen: nothing of the exercise remains.
    pub fn leave_exercise(&mut self) {
        let WindowMemory { hidden, tab, .. } = self.window;
        self.window = WindowMemory { hidden, tab, ..WindowMemory::default() };
        self.map.selected = None;
        self.decide = Default::default();
        self.messages = Default::default();
        self.composer = Default::default();
        self.requests = Default::default();
        self.sheets = Default::default();
        self.script = Default::default();
        self.places = Default::default();
    }

    pub fn select(&mut self, thing: Thing) {
        self.map.selected = Some(thing);
        self.window.tab = Tab::Inspector;
    }

    /// Another seat acts: its form and its answer start empty.
    pub fn act_as(&mut self, seat: Option<SeatId>) {
        if self.decide.seat != seat {
            (self.decide.form, self.decide.answer) = (None, None);
        }
        self.decide.seat = seat;
    }

    /// Hides the screen until the owner of the next seat of `people` takes the laptop. After the last one the facilitator
    /// has it.
    pub fn pass_laptop(&mut self, people: &[SeatId]) {
        let now = self.window.role.or(self.window.curtain).and_then(|seat| people.iter().position(|p| *p == seat));
        self.window.curtain = people.get(now.map_or(0, |i| i + 1)).copied();
        self.window.role = None;
        self.window.sheet = None;
        self.decide.seat = None;
        (self.decide.form, self.decide.answer) = (None, None);
    }

    /// The owner of the seat has the laptop.
    pub fn take_laptop(&mut self) {
        self.window.role = self.window.curtain.take();
        self.decide.seat = self.window.role;
    }
}

impl Desk {
    /// The seats that people hold, in the order in which the laptop goes round.
    pub fn seats_of_people(&self) -> Vec<SeatId> {
        self.views.facilitator.seats.iter().filter(|s| !s.bot).map(|s| s.seat).collect()
    }

    /// Hands the laptop to the next seat.
    pub fn pass_laptop(&mut self) {
        let people = self.seats_of_people();
        self.memory.pass_laptop(&people);
    }
}
