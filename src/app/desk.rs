//! What the screens remember and what they ask for. Plain data: no Bevy, no egui.

use super::drafts::Drafts;
use super::flat::MapCam;
use super::ground::Ground;
use super::session::{PastDrill, ScenarioCard};
use super::theme::Theme;
use crate::drill::{Control, Order, Outgoing, Say};
use crate::scenario::{Credit, DecisionKind, PlaceKind, Status};
use crate::units::{InjectId, LatLon, PlaceId, SeatId, SimTime, SiteId, UnitId};
use crate::view::{InjectCard, PlaceMark, PublicView, SeatView, Value};
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

/// What is selected, on the map and in the lists alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    Place(PlaceId),
    Site(SiteId),
    Unit(UnitId),
}

/// What a screen asks for. `drive` alone carries it out.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    Submit(SeatId, Order),
    Open(String),
    Resume(PathBuf),
    BackToStart,
    /// From the Ready sheet into the drill.
    Begin,
    NextInject,
    FullScreen,
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
    pub help: bool,
    pub legend: bool,
    /// The list of whose data the map shows.
    pub sources: bool,
    /// The scenario card that Enter starts.
    pub card: usize,
    pub decide_seat: Option<SeatId>,
    pub form: Option<Form>,
    /// What is being typed and is not sent.
    pub drafts: Drafts,
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
    /// Names that found no room on the map in the last frame.
    pub names_hidden: usize,
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
            help: false,
            legend: false,
            sources: false,
            card: 0,
            decide_seat: None,
            form: None,
            drafts: Drafts::default(),
            projector: false,
            answer: None,
            last_label: String::new(),
            trouble: None,
            filter: String::new(),
            note: String::new(),
            open_next: None,
            end_held: None,
            text_pct: 100,
            names_hidden: 0,
            broken: BTreeMap::new(),
        }
    }
}

impl Memory {
    pub fn toggle(&mut self, thing: Thing) {
        self.selected = if self.selected == Some(thing) { None } else { Some(thing) };
        self.tab = Tab::Inspector;
    }

    pub fn select(&mut self, thing: Thing) {
        self.selected = Some(thing);
        self.tab = Tab::Inspector;
    }
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
