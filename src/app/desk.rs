//! What the screens remember and what they ask for. Plain data: no Bevy, no egui.

use super::base_map::Ground;
use super::drafts::Drafts;
pub use super::drafts::{MselMemory, MselOrder, PadMemory, PaletteMemory};
use super::hot_wash::Wash;
use super::look_ahead::Ahead;
use super::map_camera::MapCam;
use super::map_question::{Drawn, Question};
use super::session::{PastDrill, ScenarioCard};
use super::theme::Theme;
use super::what_if::{Answered, Shift, Taken};
use crate::drill::{Control, Order, Outgoing, Say};
use crate::report::Moment;
use crate::scenario::{Credit, DecisionKind, PlaceKind, Status};
use crate::units::{InjectId, LatLon, PersonId, PlaceId, SeatId, SimTime, SiteId, UnitId};
use crate::view::{EvaluatorView, InjectCard, Number, PlaceMark, PublicView, SeatView, Value, Why};
use crate::words::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Which surface fills the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Surface {
    #[default]
    Start,
    Ready,
    Console,
    Summary,
}

/// Tabs of the right column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    Inspector,
    Decide,
    Journal,
}

/// What lies over everything, one at a time. It stops nothing: the drill goes on below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    Palette,
    Help,
    Settings,
    /// Check this room.
    Room,
    /// Every inject as a table.
    Msel,
    Inbox,
    /// Moments to go back to, and branches.
    Branches,
    /// What hangs on the projector.
    Wall,
    /// Why this number?
    Why,
    Charts,
    /// Many futures.
    Ahead,
    /// Essential elements of information.
    Eei,
    /// An evaluator's observations and ratings.
    Pad,
    /// What the hot wash writes down.
    Plan,
    /// A participant's form.
    Form,
    /// One decision changed.
    Instead,
    /// The scenario and the model.
    Info,
    /// Whose data the map shows.
    Sources,
}

/// What the facilitator puts on the projector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Picture {
    #[default]
    Map,
    Question,
    Numbers,
    Requests,
    /// What many futures say.
    Forecast,
    /// The public picture of the drill so far, in twenty seconds.
    Replay,
    /// Lines to read from the last row.
    RoomCheck,
    /// For when people should talk.
    Blank,
}

impl Picture {
    pub const ALL: [Picture; 8] = [
        Picture::Map,
        Picture::Question,
        Picture::Numbers,
        Picture::Requests,
        Picture::Forecast,
        Picture::Replay,
        Picture::RoomCheck,
        Picture::Blank,
    ];
}

/// The projector, as its facilitator set it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WallMemory {
    pub picture: Picture,
    pub theme: WallTheme,
    pub language: Language,
    /// A quarter larger, for long rooms.
    pub large: bool,
    /// Since when (egui's clock, seconds) the replay runs.
    pub replay_from: Option<f64>,
}

/// Light unless somebody asks: rooms are lit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum WallTheme {
    #[default]
    Light,
    Dark,
    HighContrast,
}

impl WallTheme {
    pub fn theme(self) -> Theme {
        match self {
            WallTheme::Light => Theme::Light,
            WallTheme::Dark => Theme::Dark,
            WallTheme::HighContrast => Theme::HighContrast,
        }
    }
}

/// What is typed and picked on the start screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StartMemory {
    pub search: String,
    /// At most so many minutes in the room.
    pub minutes: Option<u32>,
    pub hazard: Option<String>,
    pub spanish: bool,
    /// The field for a path is open.
    pub opening: bool,
    pub path: String,
}

/// What is selected, on the map and in the lists alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    Place(PlaceId),
    Site(SiteId),
    Unit(UnitId),
}

/// What a screen asks for. `drive` alone carries it out.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    Submit(SeatId, Order),
    /// Somebody who has signed in, from no seat.
    SubmitBy(PersonId, Order),
    Open(String),
    Resume(PathBuf),
    BackToStart,
    /// From the Ready sheet into the drill.
    Begin,
    NextInject,
    FullScreen,
    /// What is shown must be read again: another language, another seat.
    Read,
    /// A new drill like this one up to an entry; this one is kept as it is.
    Branch(u64),
    /// Many futures from now, with bots in every seat or nobody.
    /// What if this decision had been taken otherwise?
    Instead {
        entry: u64,
        shift: Shift,
    },
    LookAhead {
        bots: bool,
    },
    /// Writes the after-action report.
    Report,
}

impl Ask {
    pub fn control(seat: SeatId, control: Control) -> Ask {
        Ask::Submit(seat, Order::Control(control))
    }
}

/// The answer to the last decision of a seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub seat: SeatId,
    pub what: String,
    pub accepted: bool,
    pub words: String,
}

/// The form that is being filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    pub kind: DecisionKind,
    /// Two choices of one kind can stand side by side; the label tells them apart.
    pub label: String,
    pub values: Vec<Value>,
}

/// What the screens remember between frames.
#[derive(Clone, Debug)]
pub struct Memory {
    pub surface: Surface,
    pub theme: Theme,
    /// Hidden panels: left, right, bottom.
    pub hidden: [bool; 3],
    pub tab: Tab,
    pub selected: Option<Thing>,
    pub cam: MapCam,
    /// The camera fits the places when the next view arrives.
    pub fit_wanted: bool,
    /// That fit is the first one: close to the sites.
    pub fit_close: bool,
    pub legend: bool,
    pub sheet: Option<Sheet>,
    pub palette: PaletteMemory,
    pub msel: MselMemory,
    pub pad: PadMemory,
    /// In the futures nobody decides any more.
    pub ahead_alone: bool,
    pub start: StartMemory,
    /// The field that finds a place wants the keyboard.
    pub find: bool,
    pub language: Language,
    /// Single letters are shortcuts.
    pub letters: bool,
    /// Nothing moves that is not data.
    pub calm: bool,
    /// The laptop goes from hand to hand: whose turn it is, hidden until they have it.
    pub curtain: Option<SeatId>,
    /// Whose screen the window shows, instead of the facilitator's.
    pub role: Option<SeatId>,
    pub wall: WallMemory,
    /// The number that Why explains.
    pub why: Option<Number>,
    /// The scenario card that Enter starts.
    pub card: usize,
    pub decide_seat: Option<SeatId>,
    pub form: Option<Form>,
    /// What is being typed and is not sent.
    pub drafts: Drafts,
    /// “What if”: which decision, and how it is changed.
    pub instead: (Option<u64>, Shift),
    /// The projector's window is wanted.
    pub projector: bool,
    pub answer: Option<Answer>,
    /// The label of the decision sent last, for its answer.
    pub last_label: String,
    /// Why the last thing asked for could not be done, until something else is asked for.
    pub trouble: Option<String>,
    pub filter: String,
    pub note: String,
    /// The coming inject that is folded out.
    pub open_next: Option<InjectId>,
    /// Since when (egui's clock, seconds) the End button is held.
    pub end_held: Option<f64>,
    /// Text larger or smaller, percent.
    pub text_pct: u32,
    pub drawn: Drawn,
    /// What the map answers, beside what it always shows.
    pub question: Option<Question>,
    /// Panels that failed, with the words shown in their place.
    pub broken: BTreeMap<&'static str, String>,
}

impl Default for Memory {
    fn default() -> Memory {
        Memory {
            surface: Surface::Start,
            theme: Theme::Dark,
            hidden: [false; 3],
            tab: Tab::Inspector,
            selected: None,
            cam: MapCam::default(),
            fit_wanted: false,
            fit_close: false,
            legend: false,
            sheet: None,
            palette: PaletteMemory::default(),
            msel: MselMemory::default(),
            pad: PadMemory::default(),
            ahead_alone: false,
            start: StartMemory::default(),
            find: false,
            language: Language::English,
            letters: true,
            calm: false,
            curtain: None,
            role: None,
            wall: WallMemory::default(),
            why: None,
            card: 0,
            decide_seat: None,
            form: None,
            drafts: Drafts::default(),
            instead: Default::default(),
            projector: false,
            answer: None,
            last_label: String::new(),
            trouble: None,
            filter: String::new(),
            note: String::new(),
            open_next: None,
            end_held: None,
            text_pct: 100,
            drawn: Drawn::default(),
            question: None,
            broken: BTreeMap::new(),
        }
    }
}

impl Memory {
    /// Shows a sheet, or puts it away if it is the one that is shown.
    pub fn show(&mut self, sheet: Sheet) {
        self.palette = PaletteMemory::default();
        self.sheet = if self.sheet == Some(sheet) { None } else { Some(sheet) };
    }

    /// The next seat of the round, hidden until its owner has the laptop. After the last one the facilitator has it.
    pub fn draw_curtain(&mut self, view: &SeatView) {
        let people: Vec<SeatId> = view.seats.iter().filter(|s| !s.bot).map(|s| s.seat).collect();
        let now = self.role.or(self.curtain).and_then(|seat| people.iter().position(|p| *p == seat));
        self.curtain = people.get(now.map_or(0, |i| i + 1)).copied();
        self.role = None;
        self.decide_seat = None;
        self.form = None;
        self.answer = None;
        self.sheet = None;
    }

    /// The seat whose owner has the laptop now.
    pub fn lift_curtain(&mut self) {
        self.role = self.curtain.take();
        self.decide_seat = self.role;
    }

    pub fn toggle(&mut self, thing: Thing) {
        self.selected = if self.selected == Some(thing) { None } else { Some(thing) };
        self.tab = Tab::Inspector;
    }

    pub fn select(&mut self, thing: Thing) {
        self.selected = Some(thing);
        self.tab = Tab::Inspector;
    }
}

/// What the information sheet says about the open drill.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub title: String,
    pub summary: String,
    pub objectives: Vec<String>,
    pub region: String,
    pub seed: String,
    pub hash: String,
    pub program: String,
    /// Where the journal is kept.
    pub folder: String,
    /// The drill this one branched off.
    pub parent: String,
}

/// Everything a frame of the interface works with.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    pub memory: Memory,
    pub cards: Vec<ScenarioCard>,
    pub past: Vec<PastDrill>,
    /// The facilitator's view; empty when no drill is open.
    pub view: SeatView,
    /// The view of the seat that is being decided for.
    pub seat_view: Option<SeatView>,
    /// What hangs on the wall, while the projector's window is open.
    pub public: Option<PublicView>,
    pub asks: Vec<Ask>,
    /// Wall time, milliseconds since 1970: for the seconds in which something can be called back.
    pub wall_ms: i64,
    /// Id of the region on the map.
    pub region: String,
    /// The point that the flat map is drawn around.
    pub map_centre: LatLon,
    /// The region's ground, for the map and the thumbnails, by region id.
    pub grounds: BTreeMap<String, Arc<Ground>>,
    /// Whose data the map shows, roads first.
    pub credits: Vec<Credit>,
    /// The public picture, one a story minute since this program opened the drill, in each language of a wall.
    pub history: Vec<[PublicView; Language::ALL.len()]>,
    pub about: About,
    /// Why the number in question is what it is.
    pub why: Option<Why>,
    /// What the evaluator at the pad sees.
    pub evaluator: Option<EvaluatorView>,
    pub ahead: Option<Ahead>,
    /// What to talk about, once the drill has ended.
    pub moments: Vec<Moment>,
    /// What was written down, while it is looked at.
    pub wash: Option<Wash>,
    /// Decisions to ask “what if” about, while it is asked.
    pub taken: Vec<Taken>,
    pub answered: Option<Answered>,
}

/// The one thing that Enter does on the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopItem {
    Said(InjectId),
    Send(InjectId),
    Release(InjectId),
}

impl TopItem {
    /// *Say this* first, then *Due*.
    pub fn of(view: &SeatView) -> Option<TopItem> {
        if let Some(card) = view.script.say.first() {
            return Some(TopItem::Said(card.inject));
        }
        let first = view.script.due.iter().find(|c| !by_hand(c));
        first.map(|c| if c.held { TopItem::Release(c.inject) } else { TopItem::Send(c.inject) })
    }

    pub fn order(self) -> Order {
        match self {
            TopItem::Said(inject) => Order::Say(Say::Acknowledge { inject }),
            TopItem::Send(inject) => send(inject),
            TopItem::Release(inject) => Order::Control(Control::Release { inject }),
        }
    }
}

/// Sends an inject, to be called back within five seconds.
pub fn send(inject: InjectId) -> Order {
    Order::Control(Control::Send { what: Outgoing::Inject { inject } })
}

/// `T+00:42`, as on the top bar.
pub fn elapsed(t: SimTime) -> String {
    let minutes = t.secs().div_euclid(60);
    let (sign, minutes) = if minutes < 0 { ('-', -minutes) } else { ('+', minutes) };
    format!("T{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Waits for the facilitator's choice and for no time: Enter never sends it.
pub fn by_hand(card: &InjectCard) -> bool {
    card.at.is_none() && !card.held
}

/// Whether a place is on the map at this zoom without being selected.
pub fn on_the_map(p: &PlaceMark, cam: &MapCam) -> bool {
    let major = match p.kind {
        PlaceKind::Hospital | PlaceKind::Operations => true,
        PlaceKind::Shelter => p.in_use,
        _ => false,
    };
    major || !p.trouble.is_empty() || cam.m_per_pt < 30.0
}

/// Not open, in trouble, or with people at the door.
pub fn needs_attention(p: &PlaceMark) -> bool {
    let at_the_door: u32 = p.waiting.iter().sum();
    p.status != Status::Open && p.in_use || !p.trouble.is_empty() || at_the_door > 0
}
