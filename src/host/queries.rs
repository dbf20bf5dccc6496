//! What a client may ask of the open drill, in the language spoken now. Without a drill every answer is empty.

use super::hot_wash::{Wash, wash};
use super::keeper::{Host, Live};
use super::look_ahead::{Ahead, proposed};
use super::what_if::{Answered, Taken, taken};
use super::{PastDrill, past_drills};
use crate::drill::Drill;
use crate::report::Moment;
use crate::scenario::{Region, Scenario};
use crate::units::{PersonId, SeatId};
use crate::view::{self, EvaluatorView, JournalLine, Number, PublicView, SeatView, Why};
use crate::words;
use std::sync::Arc;

/// What the information sheet says about the open drill.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub title: String,
    pub summary: String,
    pub objectives: Vec<String>,
    pub region: String,
    pub seed: String,
    pub hash: String,
    pub program: String,
    /// Where the journal is kept.
    pub folder: String,
    /// The drill this one branched off.
    pub parent: String,
}

/// The newest drills that a list shows.
const LISTED: usize = 5;

impl Host {
    fn ask<T>(&self, answer: impl FnOnce(&Drill) -> T) -> Option<T> {
        self.drill().map(answer)
    }

    fn live(&self) -> Option<&Live> {
        self.live.as_ref()
    }

    /// Earlier drills that can be resumed, the newest first.
    pub fn past(&self) -> Vec<PastDrill> {
        self.folder.as_deref().map_or_else(Vec::new, |folder| past_drills(folder, LISTED))
    }

    pub fn facilitator(&self) -> SeatId {
        self.ask(|d| d.scenario.facilitator()).unwrap_or(SeatId(0))
    }

    pub fn scenario(&self) -> Option<Arc<Scenario>> {
        self.ask(|d| d.scenario.clone())
    }

    pub fn region(&self) -> Option<Arc<Region>> {
        self.ask(|d| d.scenario.region.clone())
    }

    pub fn view(&self, seat: SeatId) -> SeatView {
        self.ask(|d| view::build(d, seat)).unwrap_or_default()
    }

    /// Public information, for every seat and the wall.
    pub fn public(&self) -> PublicView {
        self.ask(view::public).unwrap_or_default()
    }

    /// Lines of a seat's log after an entry, oldest first.
    pub fn journal_since(&self, seat: SeatId, after: u64) -> Vec<JournalLine> {
        self.ask(|d| view::journal_since(d, seat, after)).unwrap_or_default()
    }

    /// What an evaluator who has signed in sees.
    pub fn evaluator(&self, person: PersonId) -> Option<EvaluatorView> {
        self.drill().and_then(|d| view::evaluator(d, person))
    }

    /// The events behind a number on the facilitator's screen.
    pub fn why(&self, number: Number) -> Why {
        self.ask(|d| view::why(d, d.scenario.facilitator(), number)).unwrap_or_default()
    }

    pub fn about(&self) -> About {
        let Some(live) = self.live() else { return About::default() };
        let (s, header) = (&live.drill.scenario, live.drill.header());
        About {
            title: words::text(&s.title).to_string(),
            summary: words::text(&s.summary).to_string(),
            objectives: s.objectives.iter().map(|o| words::text(&o.text).to_string()).collect(),
            region: s.region.id.clone(),
            seed: header.seed.to_string(),
            hash: header.scenario_hash.chars().take(16).collect(),
            program: format!("Sandtable {}", header.engine_version),
            folder: live.at.as_ref().map_or(String::new(), |p| p.display().to_string()),
            parent: header.parent.as_ref().map_or(String::new(), |p| format!("{} · {}", p.journal, p.entry)),
        }
    }

    /// What the futures say so far.
    pub fn ahead(&self) -> Option<Ahead> {
        let live = self.live()?;
        live.looking.as_ref().map(|l| l.seen(&live.drill))
    }

    /// What to talk about in the hot wash.
    pub fn moments(&self) -> Vec<Moment> {
        self.ask(proposed).unwrap_or_default()
    }

    pub fn wash(&self) -> Wash {
        self.ask(wash).unwrap_or_default()
    }

    /// Every decision that was taken.
    pub fn taken(&self) -> Vec<Taken> {
        self.ask(taken).unwrap_or_default()
    }

    pub fn answered(&self) -> Option<Answered> {
        let live = self.live()?;
        live.questions.answered(&live.drill)
    }
}
