//! What the desktop is started with, and why it could not start.

use super::theme::Theme;
use crate::units::Span;
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

/// A surface to photograph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    Start,
    Ready,
    #[default]
    Console,
    Decide,
    Journal,
    Summary,
    Help,
    Composer,
    Requests,
    Projector,
}

impl Screen {
    /// The name on the command line.
    pub fn named(name: &str) -> Option<Screen> {
        Some(match name {
            "start" => Screen::Start,
            "ready" => Screen::Ready,
            "console" => Screen::Console,
            "decide" => Screen::Decide,
            "journal" => Screen::Journal,
            "summary" => Screen::Summary,
            "help" => Screen::Help,
            "composer" => Screen::Composer,
            "requests" => Screen::Requests,
            "projector" => Screen::Projector,
            _ => return None,
        })
    }
}

/// `--screenshot FILE --after 90s --screen console`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    pub file: PathBuf,
    /// Exercise time at which the picture is taken. The wall does not wait for it.
    pub after: Span,
    pub screen: Screen,
}

#[derive(Clone, Debug)]
pub struct AppOptions {
    pub opening: Opening,
    pub picture: Option<Picture>,
    /// Points.
    pub size: (u32, u32),
    pub theme: Theme,
    /// Text size, percent.
    pub text_pct: u32,
}

impl Default for AppOptions {
    fn default() -> AppOptions {
        AppOptions { opening: Opening::Start, picture: None, size: (1440, 900), theme: Theme::Dark, text_pct: 100 }
    }
}

/// Why there is no window. The words are advice, ready to print.
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

/// Libraries that are loaded by name when the window opens, so that the linker never misses them.
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
    /// What a panic while the window is being made means.
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
