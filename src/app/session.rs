//! What the desktop needs from whoever owns the drill. The only door to it.

use crate::app::hot_wash::Wash;
use crate::app::look_ahead::Ahead;
use crate::app::what_if::{Answered, Shift, Taken};
use crate::drill::{Deciders, Order};
use crate::report::Moment;
use crate::scenario::{PlaceKind, Region};
use crate::units::{LatLon, PersonId, SeatId, SimTime};
use crate::view::{EvaluatorView, Number, PublicView, SeatView, Why};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A scenario as the start screen shows it.
#[derive(Clone, Debug, Default)]
pub struct ScenarioCard {
    /// What `open` takes: a built-in name or a path.
    pub id: String,
    pub title: String,
    pub summary: String,
    /// Minutes in the room.
    pub minutes: u32,
    pub players: (u32, u32),
    pub practises: Vec<String>,
    pub casualties: u32,
    pub hospitals: u32,
    /// `English`, `English, Spanish`.
    pub languages: String,
    /// Every text of it has a Spanish version.
    pub spanish: bool,
    pub hazard: String,
    pub region: Option<Arc<Region>>,
    /// Marks of the thumbnail.
    pub places: Vec<(PlaceKind, LatLon)>,
    pub sites: Vec<LatLon>,
    /// The one that START NOW offers.
    pub recommended: bool,
    /// Why it cannot be opened, in one line.
    pub broken: Option<String>,
}

/// A drill of the past that can be taken up again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PastDrill {
    pub title: String,
    /// `stopped 14:32 on 12 Nov`, `ended`.
    pub when: String,
    pub path: PathBuf,
}

/// What the information sheet says about the open exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub title: String,
    pub summary: String,
    pub objectives: Vec<String>,
    pub region: String,
    pub seed: String,
    pub hash: String,
    pub program: String,
    /// The folder of the exercise log.
    pub folder: String,
    /// The exercise from which this one branched.
    pub parent: String,
}

/// Owns at most one drill. Called from one place only (`drive`).
pub trait Session: Send + Sync {
    fn cards(&self) -> Vec<ScenarioCard>;
    fn past(&self) -> Vec<PastDrill>;

    /// Prepares a drill: it then stands on the Ready sheet.
    fn open(&mut self, id: &str) -> Result<(), String>;
    /// Takes up a past drill, paused.
    fn resume(&mut self, path: &Path) -> Result<(), String>;
    /// Lets go of the drill. What happened stays in its journal.
    fn close(&mut self);
    fn is_open(&self) -> bool;

    fn facilitator(&self) -> SeatId;
    fn region(&self) -> Option<Arc<Region>>;
    fn about(&self) -> About;
    fn view(&self, seat: SeatId) -> SeatView;
    /// The events behind a number on the facilitator's screen.
    fn why(&self, number: Number) -> Why;
    /// What everybody in the room may see.
    fn public(&self) -> PublicView;
    /// Milliseconds since 1970, as this session stamps its orders.
    fn wall_ms(&self) -> i64;
    /// What an evaluator who has signed in sees.
    fn evaluator(&self, person: PersonId) -> Option<EvaluatorView>;
    /// An order of somebody who has signed in and has no seat.
    fn submit_by(&mut self, person: PersonId, order: Order) -> Result<(), String>;
    /// The refusal is in words, with its numbers.
    fn submit(&mut self, seat: SeatId, order: Order) -> Result<(), String>;

    /// Lets time in the room pass. Whether exercise time passes with it is the drill's own matter.
    fn advance_wall(&mut self, ms: u64);
    /// Runs to an exercise time without waiting.
    fn run_to(&mut self, until: SimTime);
    /// Runs to the next inject and pauses there.
    fn run_to_next_inject(&mut self);

    /// Goes on in a new drill that begins like this one up to an entry, paused. This one is kept as it is.
    fn branch(&mut self, entry: u64) -> Result<(), String>;

    /// Begins to look ahead, in the background.
    fn look_ahead(&mut self, deciders: Deciders) -> Result<(), String>;
    /// What the futures say so far.
    fn ahead(&self) -> Option<Ahead>;
    /// What to talk about in the hot wash.
    fn moments(&self) -> Vec<Moment>;
    /// What the hot wash has written down.
    fn wash(&self) -> Wash;
    /// Every decision that was taken.
    fn taken(&self) -> Vec<Taken>;
    /// Begins to ask what one decision did, in the background.
    fn ask_instead(&mut self, entry: u64, shift: Shift) -> Result<(), String>;
    fn answered(&self) -> Option<Answered>;
    /// Writes the after-action report in the language of the screen, and gives its folder.
    fn report(&mut self) -> Result<PathBuf, String>;

    /// Something the facilitator should know, told once.
    fn notice(&mut self) -> Option<String>;
}
