//! The registry of actions: one list drives the shortcuts, the palette, the help page and the tests.

use super::map_question::Topic;
use super::surfaces::{Sheet, Surface};
use crate::tr;

/// Every action.
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
    Neighbor(i8, i8),
    Trouble(i8),
    Decide,
    Compose,
    Requests,
    Recall,
    Projector,
    /// Opens or closes a sheet.
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

/// Why an action has no effect now; `None`: it has one.
pub fn closed(act: Act, surface: Surface) -> Option<&'static str> {
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
            | Act::Show(Sheet::Palette | Sheet::Help | Sheet::Settings | Sheet::RoomCheck)
    );
    let hot_wash = matches!(act, Act::Show(_) | Act::Projector | Act::Blank | Act::Journal);
    match surface {
        _ if everywhere => None,
        Surface::Start if act == Act::OpenFile => None,
        Surface::Console | Surface::Summary if act == Act::OpenFile => Some(tr!("closed-open-file")),
        Surface::Console => None,
        Surface::Summary if hot_wash => None,
        Surface::Start | Surface::Ready | Surface::Summary => Some(tr!("closed-no-drill")),
    }
}

/// When a shortcut is live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Only while no control has the focus.
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
    /// The keys in English; `printed` translates them.
    pub shown: &'static str,
    /// What it does; `None`: an alias that help and palette leave out.
    pub does: Option<fn() -> &'static str>,
    pub group: Group,
}

impl Binding {
    /// The keys in the language of the screen, for the help and for buttons.
    pub fn printed(&self) -> &'static str {
        match self.shown {
            "Space" => tr!("key-space"),
            "Enter" => tr!("key-enter"),
            "Ctrl+Space" => tr!("key-control-space"),
            "Ctrl+Shift+F12" => tr!("key-emergency"),
            "Shift+0" => tr!("key-shift-0"),
            "Shift+↑ ↓ ← →" => tr!("key-shift-arrows"),
            other => other,
        }
    }
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

/// Without a shortcut; in the palette.
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
    quiet(Act::Show(Sheet::Projector), "O", "O", || tr!("act-wall"), Look),
    quiet(Act::Blank, "Period", ".", || tr!("act-blank"), Look),
    quiet(Act::Journal, "J", "J", || tr!("act-journal"), Look),
    quiet(Act::Show(Sheet::Why), "W", "W", || tr!("act-why"), Look),
    quiet(Act::Show(Sheet::Charts), "G", "G", || tr!("act-charts"), Look),
    quiet(Act::Show(Sheet::LookAhead), "A", "A", || tr!("act-ahead"), Look),
    quiet(Act::Show(Sheet::Eei), "E", "E", || tr!("act-eei"), Look),
    quiet(Act::Show(Sheet::Evaluator), "X", "X", || tr!("act-pad"), Work),
    quiet(Act::Show(Sheet::Plan), "H", "H", || tr!("act-plan"), Work),
    quiet(Act::Show(Sheet::WhatIf), "Q", "Q", || tr!("act-instead"), Look),
    keyless(Act::Show(Sheet::Feedback), || tr!("act-form"), Work),
    quiet(Act::Show(Sheet::Info), "V", "V", || tr!("act-info"), Look),
    keyless(Act::Show(Sheet::Sources), || tr!("sources-title"), Look),
    quiet(Act::Neighbor(0, 1), "ArrowUp", "↑ ↓ ← →", || tr!("act-neighbor"), Map),
    alias(Act::Neighbor(0, -1), NONE, "ArrowDown", Quiet),
    alias(Act::Neighbor(-1, 0), NONE, "ArrowLeft", Quiet),
    alias(Act::Neighbor(1, 0), NONE, "ArrowRight", Quiet),
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
    always(Act::Show(Sheet::RoomCheck), NONE, "F8", "F8", || tr!("act-room"), Window),
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
