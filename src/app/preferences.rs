//! What a person sets for this window; `settings` keeps it between exercises.

use super::theme::Theme;
use crate::words::Language;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preferences {
    pub language: Language,
    pub theme: Theme,
    /// Text size, percent.
    pub text_pct: u32,
    /// Single letters are shortcuts.
    pub letters: bool,
    /// Reduced motion.
    pub calm: bool,
}

impl Default for Preferences {
    fn default() -> Preferences {
        Preferences { language: Language::English, theme: Theme::Dark, text_pct: 100, letters: true, calm: false }
    }
}
