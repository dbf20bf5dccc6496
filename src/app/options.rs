//! Options of the desktop, and the reasons why it cannot start.

use super::surfaces::{Picture as Wall, Sheet};
use super::theme::Theme;
use crate::units::Span;
use crate::words::Language;
use std::path::PathBuf;

/// What the window opens on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    #[default]
    Start,
    /// The Ready sheet of a scenario: a built-in name or a path.
    Ready(String),
    /// A drill folder.
    Resume(PathBuf),
}

/// The surface of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    Start,
    Ready,
    #[default]
    Console,
    /// The console with the map's legend open.
    Legend,
    Decide,
    Journal,
    Summary,
    Composer,
    Requests,
    Projector,
    Sheet(Sheet),
    Curtain,
    Role,
    Wall(Wall),
}

impl Screen {
    /// Every surface, with its name on the command line and in the files of a tour.
    pub const ALL: [(&str, Screen); 36] = [
        ("start", Screen::Start),
        ("ready", Screen::Ready),
        ("console", Screen::Console),
        ("legend", Screen::Legend),
        ("decide", Screen::Decide),
        ("journal", Screen::Journal),
        ("composer", Screen::Composer),
        ("requests", Screen::Requests),
        ("palette", Screen::Sheet(Sheet::Palette)),
        ("help", Screen::Sheet(Sheet::Help)),
        ("settings", Screen::Sheet(Sheet::Settings)),
        ("room", Screen::Sheet(Sheet::RoomCheck)),
        ("msel", Screen::Sheet(Sheet::Msel)),
        ("inbox", Screen::Sheet(Sheet::Inbox)),
        ("branches", Screen::Sheet(Sheet::Branches)),
        ("pictures", Screen::Sheet(Sheet::Projector)),
        ("why", Screen::Sheet(Sheet::Why)),
        ("charts", Screen::Sheet(Sheet::Charts)),
        ("ahead", Screen::Sheet(Sheet::LookAhead)),
        ("eei", Screen::Sheet(Sheet::Eei)),
        ("pad", Screen::Sheet(Sheet::Evaluator)),
        ("info", Screen::Sheet(Sheet::Info)),
        ("sources", Screen::Sheet(Sheet::Sources)),
        ("curtain", Screen::Curtain),
        ("role", Screen::Role),
        ("projector", Screen::Projector),
        ("wall-question", Screen::Wall(Wall::Question)),
        ("wall-numbers", Screen::Wall(Wall::Numbers)),
        ("wall-requests", Screen::Wall(Wall::Requests)),
        ("wall-forecast", Screen::Wall(Wall::Forecast)),
        ("wall-replay", Screen::Wall(Wall::Replay)),
        ("wall-room", Screen::Wall(Wall::RoomCheck)),
        ("summary", Screen::Summary),
        ("form", Screen::Sheet(Sheet::Feedback)),
        ("instead", Screen::Sheet(Sheet::WhatIf)),
        ("plan", Screen::Sheet(Sheet::Plan)),
    ];

    /// The name on the command line.
    pub fn named(name: &str) -> Option<Screen> {
        Screen::ALL.iter().find(|s| s.0 == name).map(|s| s.1)
    }

    /// Shown on the projector.
    pub fn public(self) -> bool {
        matches!(self, Screen::Projector | Screen::Wall(_))
    }
}

/// `--screenshot FILE --after 90s --screen console`, or `--tour FOLDER --after 40min`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// A folder for a tour.
    pub file: PathBuf,
    /// Exercise time at which the picture is taken.
    pub after: Span,
    pub screen: Screen,
    /// Every surface in every size, theme, and language.
    pub tour: bool,
}

/// `--measure-frames 20 --after 40min`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Exercise time at which measuring begins.
    pub after: Span,
    /// Seconds of frames.
    pub seconds: u64,
}

#[derive(Clone, Debug)]
pub struct AppOptions {
    pub opening: Opening,
    pub picture: Option<Picture>,
    pub measure: Option<Measure>,
    /// Points.
    pub size: (u32, u32),
    /// `None`: as the settings say.
    pub theme: Option<Theme>,
    pub language: Option<Language>,
    /// Text size, percent.
    pub text_pct: Option<u32>,
    /// Where the settings are kept; `None`: nowhere.
    pub settings: Option<PathBuf>,
}

impl Default for AppOptions {
    fn default() -> AppOptions {
        AppOptions {
            opening: Opening::Start,
            picture: None,
            measure: None,
            size: (1440, 900),
            theme: None,
            language: None,
            text_pct: None,
            settings: None,
        }
    }
}

/// Why there is no window, with advice to print.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppError {
    #[error(
        "no display: none of WAYLAND_DISPLAY, WAYLAND_SOCKET and DISPLAY is set. Start it from a desktop session, or with \
         `ssh -X`, or under `xvfb-run -a`. `run`, `check`, `replay` and `report` need no display."
    )]
    NoDisplay,
    #[error(
        "neither the X server at DISPLAY nor the Wayland socket answers. Start it from a desktop session, or with `ssh -X`, \
         or under `xvfb-run -a`."
    )]
    DeadDisplay,
    #[error(
        "no graphics adapter that speaks Vulkan was found. Install a driver; the software one is enough \
         (Debian, Ubuntu: mesa-vulkan-drivers; Fedora: mesa-vulkan-drivers; Arch: vulkan-swrast)."
    )]
    NoGraphics,
    #[error("the library {library} is missing (Debian, Ubuntu: apt install {package})")]
    MissingLibrary { library: &'static str, package: &'static str },
    #[error("the drill could not be opened: {0}")]
    Drill(String),
    #[error("the picture could not be taken: {0}")]
    Picture(String),
    #[error(
        "the graphics adapter was lost: {0}. The drill is kept up to this moment: start Sandtable again and press Resume."
    )]
    Graphics(String),
    #[error("the window stopped: {0}")]
    Stopped(String),
}

/// Libraries that are loaded by name when the window opens, which the linker does not check.
const LIBRARIES: [(&str, &str); 8] = [
    ("libxkbcommon-x11", "libxkbcommon-x11-0"),
    ("libxkbcommon", "libxkbcommon0"),
    ("libX11-xcb", "libx11-xcb1"),
    ("libX11", "libx11-6"),
    ("libXcursor", "libxcursor1"),
    ("libXi", "libxi6"),
    ("libwayland-client", "libwayland-client0"),
    ("libvulkan", "libvulkan1"),
];

impl AppError {
    /// The error behind a panic while the window is built.
    pub fn from_panic(words: &str) -> AppError {
        let library = || LIBRARIES.iter().find(|l| words.contains(l.0) || words.contains(&l.0.replace("lib", "")));
        if words.contains("Unable to find a GPU") || words.contains("Failed to create wgpu surface") {
            AppError::NoGraphics
        } else if words.contains("event loop") && words.contains("nor DISPLAY is set") {
            AppError::NoDisplay
        } else if let Some((library, package)) = library() {
            AppError::MissingLibrary { library, package }
        } else if words.contains("event loop") || words.contains("EventLoop") {
            AppError::DeadDisplay
        } else {
            AppError::Stopped(first_line(words))
        }
    }
}

fn first_line(words: &str) -> String {
    words.lines().next().unwrap_or("").chars().take(300).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panics_of_the_windowing_layer_become_advice() {
        let e = AppError::from_panic("Unable to find a GPU! Make sure you have installed required drivers!");
        assert_eq!(e, AppError::NoGraphics);
        let e = AppError::from_panic("Library libxkbcommon-x11.so could not be loaded.");
        assert!(e.to_string().contains("apt install libxkbcommon-x11-0"));
        let e = AppError::from_panic("Failed to build event loop: Os(OsError { … XOpenDisplayFailed })");
        assert!(matches!(e, AppError::DeadDisplay));
    }
}
