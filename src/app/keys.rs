//! The registry of actions: one list drives the shortcuts, the palette, the help page and the tests.

use super::desk::{Ask, Desk, Picture, Sheet, Surface, Tab, Thing, TopItem, needs_attention, on_the_map};
use super::drafts::InjectDraft;
use super::look::{Question, Topic};
use crate::drill::{Control, Order, Phase, Say};
use crate::tr;
use crate::units::PlaceId;
use crate::view::Number;
use crate::words::Language;

/// Everything a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    PauseResume,
    PauseAnywhere,
    Pace(u32),
    UsualPace,
    NextInject,
    Discuss,
    TopItem,
    Close,
    ZoomIn,
    ZoomOut,
    Fit,
    FlyTo,
    Ask(Topic),
    Pan(i8, i8),
    Neighbour(i8, i8),
    Trouble(i8),
    Decide,
    Compose,
    Requests,
    Recall,
    Projector,
    /// One of the sheets, over everything.
    Show(Sheet),
    Bookmark,
    Curtain,
    Blank,
    FindPlace,
    Language,
    OpenFile,
    Journal,
    Legend,
    Panel(usize),
    FullScreen,
    Theme,
    TextLarger,
    TextSmaller,
    TextUsual,
    RealEmergency,
}

/// When a shortcut is live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Only while no control holds the keyboard.
    Quiet,
    /// Always, text fields included.
    Always,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifiers {
    pub ctrl: bool,
    pub shift: bool,
}

/// One row of the registry.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    pub act: Act,
    /// egui's name of the key; empty: in the palette only.
    pub key: &'static str,
    pub with: Modifiers,
    pub reach: Reach,
    /// As printed in the help and on buttons.
    pub shown: &'static str,
    /// What it does; `None`: an alias that help and palette leave out.
    pub does: Option<fn() -> &'static str>,
    pub group: Group,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Time,
    Work,
    Look,
    Map,
    Window,
}

impl Group {
    pub const ALL: [Group; 5] = [Group::Time, Group::Work, Group::Look, Group::Map, Group::Window];

    pub fn word(self) -> &'static str {
        match self {
            Group::Time => tr!("group-time"),
            Group::Work => tr!("group-work"),
            Group::Look => tr!("group-look"),
            Group::Map => tr!("group-map"),
            Group::Window => tr!("group-window"),
        }
    }
}

const NONE: Modifiers = Modifiers { ctrl: false, shift: false };
const CTRL: Modifiers = Modifiers { ctrl: true, shift: false };
const SHIFT: Modifiers = Modifiers { ctrl: false, shift: true };
const BOTH: Modifiers = Modifiers { ctrl: true, shift: true };

type Does = fn() -> &'static str;

const fn quiet(act: Act, key: &'static str, shown: &'static str, does: Does, group: Group) -> Binding {
    Binding { act, key, with: NONE, reach: Reach::Quiet, shown, does: Some(does), group }
}

const fn always(
    act: Act,
    with: Modifiers,
    key: &'static str,
    shown: &'static str,
    does: Does,
    group: Group,
) -> Binding {
    Binding { act, key, with, reach: Reach::Always, shown, does: Some(does), group }
}

const fn alias(act: Act, with: Modifiers, key: &'static str, reach: Reach) -> Binding {
    Binding { act, key, with, reach, shown: "", does: None, group: Group::Window }
}

/// Reached through the palette.
const fn keyless(act: Act, does: Does, group: Group) -> Binding {
    Binding { act, key: "", with: NONE, reach: Reach::Always, shown: "", does: Some(does), group }
}

use Group::{Look, Map, Time, Window, Work};
use Reach::{Always, Quiet};

pub const BINDINGS: &[Binding] = &[
    quiet(Act::PauseResume, "Space", "Space", || tr!("act-pause"), Time),
    always(Act::PauseAnywhere, CTRL, "Space", "Ctrl+Space", || tr!("act-pause-anywhere"), Time),
    quiet(Act::Pace(1), "1", "1", || tr!("act-pace-1"), Time),
    quiet(Act::Pace(5), "2", "2", || tr!("act-pace-5"), Time),
    quiet(Act::Pace(15), "3", "3", || tr!("act-pace-15"), Time),
    quiet(Act::Pace(60), "4", "4", || tr!("act-pace-60"), Time),
    quiet(Act::UsualPace, "5", "5", || tr!("act-pace-usual"), Time),
    quiet(Act::NextInject, "N", "N", || tr!("act-next"), Time),
    quiet(Act::Discuss, "D", "D", || tr!("act-discuss"), Time),
    quiet(Act::TopItem, "Enter", "Enter", || tr!("act-top"), Work),
    quiet(Act::Close, "Escape", "Esc", || tr!("act-close"), Work),
    quiet(Act::Decide, "S", "S", || tr!("act-decide"), Work),
    quiet(Act::Compose, "I", "I", || tr!("inject-new"), Work),
    quiet(Act::Requests, "R", "R", || tr!("act-requests"), Work),
    quiet(Act::Show(Sheet::Msel), "M", "M", || tr!("act-msel"), Work),
    quiet(Act::Show(Sheet::Inbox), "U", "U", || tr!("act-inbox"), Work),
    always(Act::Recall, CTRL, "Z", "Ctrl+Z", || tr!("act-recall"), Work),
    quiet(Act::Bookmark, "B", "B", || tr!("act-bookmark"), Work),
    always(Act::Show(Sheet::Branches), CTRL, "B", "Ctrl+B", || tr!("act-branches"), Work),
    quiet(Act::Curtain, "Y", "Y", || tr!("act-curtain"), Work),
    quiet(Act::Trouble(1), "CloseBracket", "]", || tr!("act-trouble-next"), Work),
    quiet(Act::Trouble(-1), "OpenBracket", "[", || tr!("act-trouble-previous"), Work),
    quiet(Act::Projector, "P", "P", || tr!("act-projector"), Look),
    quiet(Act::Show(Sheet::Wall), "O", "O", || tr!("act-wall"), Look),
    quiet(Act::Blank, "Period", ".", || tr!("act-blank"), Look),
    quiet(Act::Journal, "J", "J", || tr!("act-journal"), Look),
    quiet(Act::Show(Sheet::Why), "W", "W", || tr!("act-why"), Look),
    quiet(Act::Show(Sheet::Charts), "G", "G", || tr!("act-charts"), Look),
    quiet(Act::Show(Sheet::Ahead), "A", "A", || tr!("act-ahead"), Look),
    quiet(Act::Show(Sheet::Eei), "E", "E", || tr!("act-eei"), Look),
    quiet(Act::Show(Sheet::Pad), "X", "X", || tr!("act-pad"), Work),
    quiet(Act::Show(Sheet::Plan), "H", "H", || tr!("act-plan"), Work),
    quiet(Act::Show(Sheet::Instead), "Q", "Q", || tr!("act-instead"), Look),
    keyless(Act::Show(Sheet::Form), || tr!("act-form"), Work),
    quiet(Act::Show(Sheet::Info), "V", "V", || tr!("act-info"), Look),
    keyless(Act::Show(Sheet::Sources), || tr!("sources-title"), Look),
    quiet(Act::Neighbour(0, 1), "ArrowUp", "↑ ↓ ← →", || tr!("act-neighbor"), Map),
    alias(Act::Neighbour(0, -1), NONE, "ArrowDown", Quiet),
    alias(Act::Neighbour(-1, 0), NONE, "ArrowLeft", Quiet),
    alias(Act::Neighbour(1, 0), NONE, "ArrowRight", Quiet),
    Binding {
        act: Act::Pan(0, 1),
        key: "ArrowUp",
        with: SHIFT,
        reach: Quiet,
        shown: "Shift+↑ ↓ ← →",
        does: Some(|| tr!("act-pan")),
        group: Map,
    },
    alias(Act::Pan(0, -1), SHIFT, "ArrowDown", Quiet),
    alias(Act::Pan(-1, 0), SHIFT, "ArrowLeft", Quiet),
    alias(Act::Pan(1, 0), SHIFT, "ArrowRight", Quiet),
    quiet(Act::ZoomIn, "Plus", "+", || tr!("act-zoom-in"), Map),
    alias(Act::ZoomIn, NONE, "Equals", Quiet),
    alias(Act::ZoomIn, SHIFT, "Plus", Quiet),
    alias(Act::ZoomIn, SHIFT, "Equals", Quiet),
    quiet(Act::ZoomOut, "Minus", "-", || tr!("act-zoom-out"), Map),
    quiet(Act::Fit, "0", "0", || tr!("act-fit"), Map),
    Binding {
        act: Act::FlyTo,
        key: "0",
        with: SHIFT,
        reach: Quiet,
        shown: "Shift+0",
        does: Some(|| tr!("act-fly")),
        group: Map,
    },
    quiet(Act::Ask(Topic::Beds), "6", "6", || tr!("act-ask-beds"), Map),
    quiet(Act::Ask(Topic::Vulnerability), "7", "7", || tr!("act-ask-vulnerability"), Map),
    quiet(Act::Ask(Topic::Power), "8", "8", || tr!("act-ask-power"), Map),
    quiet(Act::Ask(Topic::Roads), "9", "9", || tr!("act-ask-roads"), Map),
    quiet(Act::Legend, "L", "L", || tr!("act-legend"), Map),
    quiet(Act::FindPlace, "Slash", "/", || tr!("places-find"), Map),
    always(Act::Show(Sheet::Palette), CTRL, "K", "Ctrl+K", || tr!("act-palette"), Window),
    alias(Act::Show(Sheet::Palette), CTRL, "P", Always),
    always(Act::Show(Sheet::Help), NONE, "F1", "F1", || tr!("act-help"), Window),
    always(Act::Panel(0), NONE, "F2", "F2", || tr!("act-panel-left"), Window),
    always(Act::Panel(1), NONE, "F3", "F3", || tr!("act-panel-right"), Window),
    always(Act::Panel(2), NONE, "F4", "F4", || tr!("act-panel-bottom"), Window),
    always(Act::Show(Sheet::Room), NONE, "F8", "F8", || tr!("act-room"), Window),
    always(Act::Theme, NONE, "F9", "F9", || tr!("act-theme"), Window),
    always(Act::Language, NONE, "F10", "F10", || tr!("act-language"), Window),
    always(Act::FullScreen, NONE, "F11", "F11", || tr!("act-full-screen"), Window),
    always(Act::Show(Sheet::Settings), CTRL, "Comma", "Ctrl+,", || tr!("act-settings"), Window),
    always(Act::OpenFile, CTRL, "O", "Ctrl+O", || tr!("act-open-file"), Window),
    always(Act::TextLarger, CTRL, "Plus", "Ctrl +", || tr!("act-text-larger"), Window),
    alias(Act::TextLarger, CTRL, "Equals", Always),
    alias(Act::TextLarger, BOTH, "Equals", Always),
    alias(Act::TextLarger, BOTH, "Plus", Always),
    always(Act::TextSmaller, CTRL, "Minus", "Ctrl -", || tr!("act-text-smaller"), Window),
    always(Act::TextUsual, CTRL, "0", "Ctrl 0", || tr!("act-text-usual"), Window),
    always(Act::RealEmergency, BOTH, "F12", "Ctrl+Shift+F12", || tr!("act-real-emergency"), Window),
];

/// The key printed for an action.
pub fn shown(act: Act) -> &'static str {
    BINDINGS.iter().find(|b| b.act == act && !b.shown.is_empty()).map_or("", |b| b.shown)
}

/// Why an action can do nothing now; `None`: it can.
pub fn closed(act: Act, desk: &Desk) -> Option<&'static str> {
    let everywhere = matches!(
        act,
        Act::Close
            | Act::FullScreen
            | Act::Theme
            | Act::Language
            | Act::TextLarger
            | Act::TextSmaller
            | Act::TextUsual
            | Act::TopItem
            | Act::Show(Sheet::Palette | Sheet::Help | Sheet::Settings | Sheet::Room)
    );
    match desk.memory.surface {
        _ if everywhere => None,
        Surface::Start if act == Act::OpenFile => None,
        Surface::Console | Surface::Summary if act == Act::OpenFile => Some(tr!("closed-open-file")),
        Surface::Console => None,
        Surface::Summary if matches!(act, Act::Show(_) | Act::Projector | Act::Blank | Act::Journal) => None,
        _ => Some(tr!("closed-no-drill")),
    }
}

/// Carries out an action on the desk. What concerns the drill becomes an [`Ask`].
pub fn perform(act: Act, desk: &mut Desk) {
    if closed(act, desk).is_some() {
        return;
    }
    match act {
        Act::Show(sheet) => {
            if sheet == Sheet::Why {
                // Of what is selected, or of everybody.
                let place = match desk.memory.selected {
                    Some(Thing::Place(id)) => Some(Number::Free(id)),
                    _ => None,
                };
                desk.memory.why = place.or(Some(Number::Casualties));
            }
            if matches!(sheet, Sheet::Why | Sheet::Plan | Sheet::Form | Sheet::Instead) {
                desk.asks.push(Ask::Read);
            }
            desk.memory.show(sheet);
        }
        Act::Close => close(desk),
        Act::FullScreen => desk.asks.push(Ask::FullScreen),
        Act::Theme => desk.memory.theme = desk.memory.theme.next(),
        Act::Language => other_language(desk),
        Act::TextLarger => text_size(desk, 10),
        Act::TextSmaller => text_size(desk, -10),
        Act::TextUsual => desk.memory.text_pct = 100,
        Act::TopItem => enter(desk),
        Act::OpenFile => desk.memory.start.opening = true,
        _ => on_console(act, desk),
    }
}

fn other_language(desk: &mut Desk) {
    desk.memory.language =
        if desk.memory.language == Language::Spanish { Language::English } else { Language::Spanish };
    desk.asks.push(Ask::Read);
}

fn text_size(desk: &mut Desk, by: i64) {
    let now = i64::from(desk.memory.text_pct.max(75));
    desk.memory.text_pct = (now + by).clamp(75, 250) as u32;
}

fn on_console(act: Act, desk: &mut Desk) {
    let cam = &mut desk.memory.cam;
    match act {
        Act::PauseResume | Act::PauseAnywhere => control(desk, pause_or_resume),
        Act::Pace(pace) => control(desk, |_| Some(Control::SetPace { pace })),
        Act::UsualPace => control(desk, |d| Some(Control::SetPace { pace: d.view.clock.usual_pace })),
        Act::NextInject => desk.asks.push(Ask::NextInject),
        Act::Discuss => control(desk, |d| {
            Some(if d.view.clock.phase == Phase::Discussion { Control::Resume } else { Control::Discuss })
        }),
        Act::RealEmergency => control(desk, |_| Some(Control::RealEmergency)),
        Act::ZoomIn => cam.zoom(1.35, cam.middle()),
        Act::ZoomOut => cam.zoom(1.0 / 1.35, cam.middle()),
        Act::Pan(x, y) => cam.pan(-80.0 * f32::from(x), 80.0 * f32::from(y)),
        Act::Fit => desk.memory.fit_wanted = true,
        Act::FlyTo => desk.fly_to_selection(),
        Act::Ask(topic) => desk.memory.question = Question::after(desk.memory.question, topic),
        Act::Legend => desk.memory.legend = !desk.memory.legend,
        Act::Decide => tab(desk, Tab::Decide),
        Act::Compose => compose(desk),
        Act::Requests => desk.memory.drafts.request.open = !desk.memory.drafts.request.open,
        Act::Recall => recall(desk),
        Act::Projector => desk.memory.projector = !desk.memory.projector,
        Act::Blank => {
            let wall = &mut desk.memory.wall;
            wall.picture = if wall.picture == Picture::Blank { Picture::Map } else { Picture::Blank };
        }
        Act::Bookmark => {
            let text = tr!("bookmark", story = desk.view.clock.story);
            desk.asks.push(Ask::Submit(desk.view.seat, Order::Say(Say::Note { text })));
        }
        Act::Curtain => desk.memory.draw_curtain(&desk.view),
        Act::FindPlace => {
            desk.memory.tab = Tab::Inspector;
            desk.memory.selected = None;
            desk.memory.hidden[1] = false;
            desk.memory.find = true;
        }
        Act::Journal => tab(desk, Tab::Journal),
        Act::Panel(n) => desk.memory.hidden[n] = !desk.memory.hidden[n],
        Act::Neighbour(x, y) => neighbour(desk, x, y),
        Act::Trouble(step) => trouble(desk, step),
        _ => {}
    }
}

fn control(desk: &mut Desk, make: impl Fn(&Desk) -> Option<Control>) {
    if let Some(control) = make(desk) {
        desk.asks.push(Ask::control(desk.view.seat, control));
    }
}

/// What Space does now.
pub fn pause_or_resume(desk: &Desk) -> Option<Control> {
    match desk.view.clock.phase {
        Phase::Running => Some(Control::Pause { why: tr!("pause-by-facilitator").into() }),
        Phase::Paused | Phase::Discussion => Some(Control::Resume),
        Phase::Ready | Phase::HotWash => None,
    }
}

/// The composer, at the selected place.
fn compose(desk: &mut Desk) {
    let place = match desk.memory.selected {
        Some(Thing::Place(id)) => Some(id),
        _ => None,
    };
    let draft = InjectDraft { place, ..InjectDraft::default() };
    desk.memory.drafts.inject.get_or_insert(draft);
}

/// The newest of what is not out yet.
fn recall(desk: &mut Desk) {
    let newest = desk.view.script.pending.iter().map(|p| p.sent).max();
    desk.asks.extend(newest.map(|sent| Ask::control(desk.view.seat, Control::Recall { sent })));
}

fn tab(desk: &mut Desk, tab: Tab) {
    desk.memory.tab = if desk.memory.tab == tab { Tab::Inspector } else { tab };
    desk.memory.hidden[1] = false;
}

fn close(desk: &mut Desk) {
    let m = &mut desk.memory;
    if m.sheet.take().is_some() {
    } else if m.start.opening {
        m.start.opening = false;
    } else if m.drafts.inject.take().is_some() {
    } else if m.drafts.request.open {
        m.drafts.request.open = false;
    } else if m.trouble.take().is_some() {
    } else if m.surface == Surface::Ready {
        desk.asks.push(Ask::BackToStart);
    } else if m.form.take().is_some() {
    } else if m.tab != Tab::Inspector {
        m.tab = Tab::Inspector;
    } else {
        m.selected = None;
    }
}

fn enter(desk: &mut Desk) {
    if desk.memory.sheet.is_some() {
        return;
    }
    match desk.memory.surface {
        Surface::Start => {
            let card = desk.cards.get(desk.memory.card).filter(|c| c.broken.is_none());
            desk.asks.extend(card.map(|c| Ask::Open(c.id.clone())));
        }
        Surface::Ready => desk.asks.push(Ask::Begin),
        Surface::Console => {
            let order: Option<Order> = TopItem::of(&desk.view).map(TopItem::order);
            desk.asks.extend(order.map(|o| Ask::Submit(desk.view.seat, o)));
        }
        Surface::Summary => desk.asks.push(Ask::BackToStart),
    }
}

/// Moves the selection to the nearest drawn place in a direction (a cone of 45 degrees to each side).
fn neighbour(desk: &mut Desk, x: i8, y: i8) {
    let cam = desk.memory.cam;
    let flat = super::flat::Flat::around(desk.map_centre);
    let spots: Vec<(PlaceId, [f32; 2])> = desk
        .view
        .map
        .places
        .iter()
        .filter(|p| on_the_map(p, &cam))
        .map(|p| (p.place, cam.to_screen(flat.metres(p.at))))
        .collect();
    let from = match desk.memory.selected {
        Some(Thing::Place(id)) => spots.iter().find(|s| s.0 == id).map(|s| s.1),
        _ => None,
    };
    let start = from.unwrap_or(cam.middle());
    let (ux, uy) = (f32::from(x), -f32::from(y));
    let mut best: Option<(f32, PlaceId)> = None;
    for (id, p) in spots {
        let (dx, dy) = (p[0] - start[0], p[1] - start[1]);
        let (along, across) = (dx * ux + dy * uy, (dx * uy - dy * ux).abs());
        let cost = along + 2.0 * across;
        if along > 1.0 && across <= along && best.is_none_or(|b| cost < b.0) {
            best = Some((cost, id));
        }
    }
    if let Some((_, id)) = best {
        desk.memory.select(Thing::Place(id));
    }
}

/// The next place that is not open, has trouble, or has people waiting for a place.
fn trouble(desk: &mut Desk, step: i8) {
    let needy: Vec<PlaceId> = desk.view.map.places.iter().filter(|p| needs_attention(p)).map(|p| p.place).collect();
    if needy.is_empty() {
        return;
    }
    let now = match desk.memory.selected {
        Some(Thing::Place(id)) => needy.iter().position(|p| *p == id),
        _ => None,
    };
    let n = needy.len() as i64;
    let next = now.map_or(0, |i| (i as i64 + i64::from(step)).rem_euclid(n));
    desk.memory.select(Thing::Place(needy[next as usize]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_share_a_key() {
        for (i, a) in BINDINGS.iter().enumerate() {
            for b in BINDINGS[i + 1..].iter().filter(|b| !b.key.is_empty()) {
                assert!(a.key != b.key || a.with != b.with, "{} is bound twice", a.key);
            }
        }
    }

    #[test]
    fn enter_on_the_start_screen_opens_the_focused_card_and_never_a_broken_one() {
        let mut desk = Desk::default();
        let card = |id: &str, broken: Option<&str>| super::super::session::ScenarioCard {
            id: id.into(),
            broken: broken.map(str::to_string),
            ..Default::default()
        };
        desk.cards = vec![card("good", None), card("bad", Some("no such place"))];
        perform(Act::TopItem, &mut desk);
        assert_eq!(desk.asks, vec![Ask::Open("good".into())]);
        desk.asks.clear();
        desk.memory.card = 1;
        perform(Act::TopItem, &mut desk);
        assert!(desk.asks.is_empty());
    }
}
