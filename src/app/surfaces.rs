//! Names of the surfaces, tabs, sheets, and projector pictures, and of what can be selected. Plain data.

use super::theme::Theme;
use crate::units::{PlaceId, SiteId, UnitId};
use serde::{Deserialize, Serialize};

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

/// A sheet over the window, one at a time. The exercise continues below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    Palette,
    Help,
    Settings,
    /// Can the last row read the projector?
    RoomCheck,
    /// Every inject as a table.
    Msel,
    Inbox,
    /// Checkpoints and branches.
    Branches,
    /// The picture on the projector.
    Projector,
    /// The events behind a number.
    Why,
    Charts,
    LookAhead,
    Eei,
    /// An evaluator's observations and ratings.
    Evaluator,
    /// The improvement plan.
    Plan,
    /// The participant feedback form.
    Feedback,
    WhatIf,
    /// The scenario and the model.
    Info,
    /// Credits of the map's data.
    Sources,
}

impl Sheet {
    pub const ALL: [Sheet; 18] = [
        Sheet::Palette,
        Sheet::Help,
        Sheet::Settings,
        Sheet::RoomCheck,
        Sheet::Msel,
        Sheet::Inbox,
        Sheet::Branches,
        Sheet::Projector,
        Sheet::Why,
        Sheet::Charts,
        Sheet::LookAhead,
        Sheet::Eei,
        Sheet::Evaluator,
        Sheet::Plan,
        Sheet::Feedback,
        Sheet::WhatIf,
        Sheet::Info,
        Sheet::Sources,
    ];
}

/// The picture that the facilitator puts on the projector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Picture {
    #[default]
    Map,
    Question,
    Numbers,
    Requests,
    Forecast,
    /// The public map of the exercise so far, in 20 seconds.
    Replay,
    /// Lines that test whether the last row can read.
    RoomCheck,
    Blank,
}

impl Picture {
    pub const ALL: [Picture; 8] = [
        Picture::Map,
        Picture::Question,
        Picture::Numbers,
        Picture::Requests,
        Picture::Forecast,
        Picture::Replay,
        Picture::RoomCheck,
        Picture::Blank,
    ];
}

/// Light by default: rooms are lit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProjectorTheme {
    #[default]
    Light,
    Dark,
    HighContrast,
}

impl ProjectorTheme {
    pub const ALL: [ProjectorTheme; 3] = [ProjectorTheme::Light, ProjectorTheme::Dark, ProjectorTheme::HighContrast];

    pub fn theme(self) -> Theme {
        match self {
            ProjectorTheme::Light => Theme::Light,
            ProjectorTheme::Dark => Theme::Dark,
            ProjectorTheme::HighContrast => Theme::HighContrast,
        }
    }
}

/// The selection, on the map and in the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    Place(PlaceId),
    Site(SiteId),
    Unit(UnitId),
}

impl Thing {
    pub fn place(self) -> Option<PlaceId> {
        match self {
            Thing::Place(id) => Some(id),
            Thing::Site(_) | Thing::Unit(_) => None,
        }
    }
}
