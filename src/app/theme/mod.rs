//! How things look: colour tokens, triage marks and type sizes. Knows no widgets.

mod style;
mod tokens;
mod triage;

pub use style::{BOLD, CLOCK, TABLE, TITLE, apply, install_fonts, warm_up};
pub use tokens::{DARK, LIGHT, Rgb, Tokens};
pub use triage::{TRIAGE, TriageLook};

/// Which set of tokens a window uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Dark,
    Light,
}

impl Theme {
    pub const fn tokens(self) -> &'static Tokens {
        match self {
            Theme::Dark => &DARK,
            Theme::Light => &LIGHT,
        }
    }

    pub const fn other(self) -> Theme {
        match self {
            Theme::Dark => Theme::Light,
            Theme::Light => Theme::Dark,
        }
    }
}
