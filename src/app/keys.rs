//! The registry of actions: one list drives the shortcuts and the help page.

use super::desk::{Ask, Desk, Surface, Tab, Thing, TopItem, needs_attention, on_the_map};
use super::drafts::InjectDraft;
use crate::drill::{Control, Order, Phase};
use crate::units::PlaceId;

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
    Pan(i8, i8),
    Neighbour(i8, i8),
    Trouble(i8),
    Decide,
    Compose,
    Requests,
    Recall,
    Projector,
    Journal,
    Legend,
    Panel(usize),
    FullScreen,
    Theme,
    TextLarger,
    TextSmaller,
    TextUsual,
    Help,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modifiers {
    pub ctrl: bool,
    pub shift: bool,
}

/// One row of the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    pub act: Act,
    /// egui's name of the key.
    pub key: &'static str,
    pub with: Modifiers,
    pub reach: Reach,
    /// As printed in the help and on buttons.
    pub shown: &'static str,
    /// What it does; empty: an alias that the help leaves out.
    pub does: &'static str,
    pub group: &'static str,
}

const NONE: Modifiers = Modifiers { ctrl: false, shift: false };
const CTRL: Modifiers = Modifiers { ctrl: true, shift: false };
const SHIFT: Modifiers = Modifiers { ctrl: false, shift: true };
const BOTH: Modifiers = Modifiers { ctrl: true, shift: true };

const fn quiet(act: Act, key: &'static str, shown: &'static str, does: &'static str, group: &'static str) -> Binding {
    Binding { act, key, with: NONE, reach: Reach::Quiet, shown, does, group }
}

const fn always(
    act: Act,
    with: Modifiers,
    key: &'static str,
    shown: &'static str,
    does: &'static str,
    group: &'static str,
) -> Binding {
    Binding { act, key, with, reach: Reach::Always, shown, does, group }
}

const fn alias(act: Act, with: Modifiers, key: &'static str) -> Binding {
    Binding { act, key, with, reach: Reach::Quiet, shown: "", does: "", group: "" }
}

const TIME: &str = "Time";
const WORK: &str = "Work";
const MAP: &str = "Map";
const WINDOW: &str = "Window";

pub const BINDINGS: &[Binding] = &[
    quiet(Act::PauseResume, "Space", "Space", "Pause or resume", TIME),
    always(Act::PauseAnywhere, CTRL, "Space", "Ctrl+Space", "Pause or resume, also while typing", TIME),
    quiet(Act::Pace(1), "1", "1", "1 story minute per minute", TIME),
    quiet(Act::Pace(5), "2", "2", "5 story minutes per minute", TIME),
    quiet(Act::Pace(15), "3", "3", "15 story minutes per minute", TIME),
    quiet(Act::Pace(60), "4", "4", "60 story minutes per minute", TIME),
    quiet(Act::UsualPace, "5", "5", "The scenario's own pace", TIME),
    quiet(Act::NextInject, "N", "N", "Run to the next inject, then pause", TIME),
    quiet(Act::Discuss, "D", "D", "Discussion: stop the clock and talk; again to go on", TIME),
    quiet(Act::TopItem, "Enter", "Enter", "Do the top item of Now and next", WORK),
    quiet(Act::Close, "Escape", "Esc", "Close the nearest layer, or clear the selection", WORK),
    quiet(Act::Decide, "S", "S", "Decide as a seat", WORK),
    quiet(Act::Journal, "J", "J", "Journal of the drill", WORK),
    quiet(Act::Compose, "I", "I", "New inject", WORK),
    quiet(Act::Requests, "R", "R", "Board of resource requests", WORK),
    always(Act::Recall, CTRL, "Z", "Ctrl+Z", "Call back what was just sent", WORK),
    quiet(Act::Projector, "P", "P", "Projector window: open or close", WORK),
    quiet(Act::Trouble(1), "CloseBracket", "]", "Next place that needs attention", WORK),
    quiet(Act::Trouble(-1), "OpenBracket", "[", "Previous place that needs attention", WORK),
    quiet(Act::Neighbour(0, 1), "ArrowUp", "Arrows", "Nearest place in that direction", MAP),
    alias(Act::Neighbour(0, -1), NONE, "ArrowDown"),
    alias(Act::Neighbour(-1, 0), NONE, "ArrowLeft"),
    alias(Act::Neighbour(1, 0), NONE, "ArrowRight"),
    Binding {
        act: Act::Pan(0, 1),
        key: "ArrowUp",
        with: SHIFT,
        reach: Reach::Quiet,
        shown: "Shift+Arrows",
        does: "Move the map (or drag it)",
        group: MAP,
    },
    alias(Act::Pan(0, -1), SHIFT, "ArrowDown"),
    alias(Act::Pan(-1, 0), SHIFT, "ArrowLeft"),
    alias(Act::Pan(1, 0), SHIFT, "ArrowRight"),
    quiet(Act::ZoomIn, "Plus", "+", "Closer (or turn the wheel)", MAP),
    alias(Act::ZoomIn, NONE, "Equals"),
    alias(Act::ZoomIn, SHIFT, "Plus"),
    alias(Act::ZoomIn, SHIFT, "Equals"),
    quiet(Act::ZoomOut, "Minus", "-", "Farther", MAP),
    quiet(Act::Fit, "0", "0", "Fit all", MAP),
    quiet(Act::Legend, "L", "L", "Legend", MAP),
    always(Act::Help, NONE, "F1", "F1", "This page", WINDOW),
    always(Act::Panel(0), NONE, "F2", "F2", "Show or hide Now and next", WINDOW),
    always(Act::Panel(1), NONE, "F3", "F3", "Show or hide the right column", WINDOW),
    always(Act::Panel(2), NONE, "F4", "F4", "Show or hide the timeline", WINDOW),
    always(Act::Theme, NONE, "F9", "F9", "Dark or light", WINDOW),
    always(Act::FullScreen, NONE, "F11", "F11", "Full screen", WINDOW),
    always(Act::TextLarger, CTRL, "Plus", "Ctrl +", "Larger text", WINDOW),
    always(Act::TextLarger, CTRL, "Equals", "", "", ""),
    always(Act::TextLarger, BOTH, "Equals", "", "", ""),
    always(Act::TextLarger, BOTH, "Plus", "", "", ""),
    always(Act::TextSmaller, CTRL, "Minus", "Ctrl -", "Smaller text", WINDOW),
    always(Act::TextUsual, CTRL, "0", "Ctrl 0", "Usual text size", WINDOW),
    always(
        Act::RealEmergency,
        BOTH,
        "F12",
        "Ctrl+Shift+F12",
        "Real-world emergency: stop the drill everywhere",
        WINDOW,
    ),
];

/// The key printed for an action.
pub fn shown(act: Act) -> &'static str {
    BINDINGS.iter().find(|b| b.act == act && !b.shown.is_empty()).map_or("", |b| b.shown)
}

/// Carries out an action on the desk. What concerns the drill becomes an [`Ask`].
pub fn perform(act: Act, desk: &mut Desk) {
    let console = desk.memory.surface == Surface::Console;
    match act {
        Act::Help => desk.memory.help = !desk.memory.help,
        Act::Close => close(desk),
        Act::FullScreen => desk.asks.push(Ask::FullScreen),
        Act::Theme => desk.memory.theme = desk.memory.theme.other(),
        Act::TextLarger => text_size(desk, 10),
        Act::TextSmaller => text_size(desk, -10),
        Act::TextUsual => desk.memory.text_pct = 100,
        Act::TopItem => enter(desk),
        _ if desk.memory.help => {}
        _ if console || desk.memory.surface == Surface::Summary => on_console(act, desk),
        _ => {}
    }
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
        Act::Legend => desk.memory.legend = !desk.memory.legend,
        Act::Decide => tab(desk, Tab::Decide),
        Act::Compose => compose(desk),
        Act::Requests => desk.memory.drafts.request.open = !desk.memory.drafts.request.open,
        Act::Recall => recall(desk),
        Act::Projector => desk.memory.projector = !desk.memory.projector,
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
        Phase::Running => Some(Control::Pause { why: "by the facilitator".into() }),
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
    if m.help {
        m.help = false;
    } else if m.sources {
        m.sources = false;
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
    if desk.memory.help {
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
            for b in &BINDINGS[i + 1..] {
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
