//! Color tokens, triage marks, and type sizes. Knows no widgets.

mod style;
mod tokens;
mod triage;

pub use style::{BOLD, CLOCK, TABLE, TITLE, apply, install_fonts, warm_up};
pub use tokens::{CONTRAST, DARK, LIGHT, Rgb, Tokens};
pub use triage::{TRIAGE, TriageStyle};

use crate::tr;
use bevy_egui::egui::{Context, Id};
use serde::{Deserialize, Serialize};

/// Which set of tokens a window uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    #[default]
    Dark,
    Light,
    HighContrast,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::Dark, Theme::Light, Theme::HighContrast];

    pub const fn tokens(self) -> &'static Tokens {
        match self {
            Theme::Dark => &DARK,
            Theme::Light => &LIGHT,
            Theme::HighContrast => &CONTRAST,
        }
    }

    /// The next theme, for the key that cycles through them.
    pub const fn next(self) -> Theme {
        match self {
            Theme::Dark => Theme::Light,
            Theme::Light => Theme::HighContrast,
            Theme::HighContrast => Theme::Dark,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Theme::Dark => tr!("theme-dark"),
            Theme::Light => tr!("theme-light"),
            Theme::HighContrast => tr!("theme-contrast"),
        }
    }

    /// The theme of a context, set with [`apply`].
    pub fn of(ctx: &Context) -> Theme {
        ctx.data(|d| d.get_temp(Id::new("theme"))).unwrap_or_default()
    }
}
