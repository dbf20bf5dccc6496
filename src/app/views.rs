//! What the screens read: views of the exercise, and data of the region. Panels read parts of it and never write it.

use super::base_map::BaseMap;
use super::session::{About, PastDrill, ScenarioCard};
use crate::host::hot_wash::Wash;
use crate::host::look_ahead::Ahead;
use crate::host::what_if::{Answered, Taken};
use crate::report::Moment;
use crate::scenario::Credit;
use crate::units::LatLon;
use crate::view::{EvaluatorView, PublicView, SeatView, Why};
use crate::words::Language;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Clone, Debug, Default)]
pub struct Views {
    pub start: StartView,
    /// Empty while no exercise is open.
    pub facilitator: SeatView,
    /// The view of the seat that acts.
    pub seat: Option<SeatView>,
    pub evaluator: Option<EvaluatorView>,
    pub why: Option<Why>,
    pub about: About,
    pub look_ahead: Option<Ahead>,
    pub hot_wash: HotWashView,
    pub region: RegionView,
    pub projector: ProjectorView,
    /// Milliseconds since 1970, for the seconds in which an inject can be recalled.
    pub wall_ms: i64,
}

/// Scenarios and unfinished exercises.
#[derive(Clone, Debug, Default)]
pub struct StartView {
    pub cards: Vec<ScenarioCard>,
    pub past: Vec<PastDrill>,
}

/// What the hot wash works with.
#[derive(Clone, Debug, Default)]
pub struct HotWashView {
    /// Proposed topics, once the exercise has ended.
    pub moments: Vec<Moment>,
    /// Notes, plan, and forms, while one of their sheets is open.
    pub written: Option<Wash>,
    /// Decisions that What if can change, while its sheet is open.
    pub decisions: Vec<Taken>,
    pub what_if: Option<Answered>,
}

/// The region of the open exercise.
#[derive(Clone, Debug, Default)]
pub struct RegionView {
    pub id: String,
    /// The point that the flat map is drawn around.
    pub center: LatLon,
    /// Credits of the map's data, roads first.
    pub credits: Vec<Credit>,
    /// Base maps by region id, for the map and the thumbnails.
    pub base_maps: BTreeMap<String, Arc<BaseMap>>,
}

/// What the projector shows.
#[derive(Clone, Debug, Default)]
pub struct ProjectorView {
    /// Read while the projector's window is open.
    pub public: Option<PublicView>,
    /// One public view per scenario minute, in each language.
    pub history: Vec<[PublicView; Language::ALL.len()]>,
}
