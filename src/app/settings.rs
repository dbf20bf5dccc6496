//! Settings kept between exercises: language, theme, text size, projector, keyboard.

use super::desk::Memory;
use super::drive::Table;
use super::preferences::Preferences;
use super::surfaces::ProjectorTheme;
use super::theme::Theme;
use crate::words::Language;
use bevy::prelude::*;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub language: String,
    pub theme: Theme,
    pub text_pct: u32,
    pub letters: bool,
    pub calm: bool,
    pub wall_language: String,
    pub wall_theme: ProjectorTheme,
    pub wall_large: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings::of(&Memory::default())
    }
}

impl Settings {
    pub fn of(m: &Memory) -> Settings {
        let p = &m.preferences;
        Settings {
            language: p.language.code().into(),
            theme: p.theme,
            text_pct: p.text_pct,
            letters: p.letters,
            calm: p.calm,
            wall_language: m.projector.language.code().into(),
            wall_theme: m.projector.theme,
            wall_large: m.projector.large,
        }
    }

    pub fn set(&self, m: &mut Memory) {
        m.preferences = Preferences {
            language: Language::from_code(&self.language).unwrap_or_default(),
            theme: self.theme,
            text_pct: self.text_pct.clamp(75, 250),
            letters: self.letters,
            calm: self.calm,
        };
        m.projector.language = Language::from_code(&self.wall_language).unwrap_or_default();
        m.projector.theme = self.wall_theme;
        m.projector.large = self.wall_large;
    }

    /// Settings of the first start, with the language of the computer.
    fn first() -> Settings {
        let set = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
        let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG")).unwrap_or_default();
        let language = if locale.starts_with("es") { Language::Spanish } else { Language::English }.code();
        Settings { language: language.into(), wall_language: language.into(), ..Settings::default() }
    }

    /// An unreadable file counts as none: it must not prevent an exercise.
    pub fn load(file: &Path) -> Settings {
        let text = std::fs::read_to_string(file).ok();
        text.and_then(|t| ron::from_str(&t).ok()).unwrap_or_else(Settings::first)
    }

    /// Writes a second file and renames it, so that a power loss leaves the old or the new file.
    pub fn save(&self, file: &Path) -> std::io::Result<()> {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default();
        let fresh = file.with_extension("new");
        std::fs::write(&fresh, text)?;
        std::fs::rename(fresh, file)
    }
}

/// Keeps the settings in a file whenever they change.
pub struct SettingsPlugin {
    pub file: PathBuf,
}

#[derive(Resource)]
struct Kept {
    file: PathBuf,
    settings: Settings,
}

impl Plugin for SettingsPlugin {
    fn build(&self, app: &mut App) {
        app.insert_resource(Kept { file: self.file.clone(), settings: Settings::load(&self.file) });
        app.add_systems(Update, keep);
    }
}

fn keep(table: Res<Table>, mut kept: ResMut<Kept>) {
    let now = Settings::of(&table.0.memory);
    if now != kept.settings {
        if let Err(why) = now.save(&kept.file) {
            warn!("the settings could not be kept: {why}");
        }
        kept.settings = now;
    }
}
