//! Forecasts and what-ifs in the background, and the discussion at the end.

use crate::drill::{Control, Deciders, Drill, Order, What};
use crate::forecast::{Fan, Future, Job, Outlook, Quantity, Threshold, begin, statement};
use crate::report::{Moment, Words, moments};
use crate::scenario::Scenario;
use crate::tr;
use crate::units::SimTime;
use crate::words::{self, Language};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Futures of one look ahead.
const FUTURES: u32 = 200;
/// After so long no further future is begun.
const BUDGET: Duration = Duration::from_secs(5);
/// What there is is read again after so many more.
const STEP: u32 = 20;
/// Dots that stand for the futures of one sentence.
pub const DOTS: usize = 20;

/// What the futures say, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ahead {
    pub made: u32,
    pub wanted: u32,
    pub over: bool,
    pub from: SimTime,
    pub fans: Vec<(Quantity, Vec<Fan>)>,
    /// One for each language.
    pub told: Vec<(Language, Told)>,
}

/// The same in words of one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    pub from: String,
    pub assumption: String,
    /// A sentence, and how many of [`DOTS`] dots are filled.
    pub chances: Vec<(String, usize)>,
    /// Names of the fans.
    pub fans: Vec<String>,
    /// For each fan the line that matters: how many, and in words.
    pub limits: Vec<(i64, String)>,
    /// What was decided since, or came unplanned; empty: the futures still begin where the drill stands.
    pub stale: String,
}

impl Ahead {
    pub fn told_in(&self, language: Language) -> Option<&Told> {
        self.told.iter().find(|(l, _)| *l == language).map(|(_, told)| told)
    }
}

/// A look ahead under way, or done.
pub struct Looking {
    job: Job<Future>,
    scenario: Arc<Scenario>,
    until: SimTime,
    deciders: Deciders,
    since: Instant,
    seen: Ahead,
    /// Entries of the journal that the futures know.
    known: usize,
}

impl Looking {
    /// One core stays with the drill.
    pub fn begin(drill: &Drill, deciders: Deciders) -> Looking {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).saturating_sub(1).max(1);
        let until = drill.scenario.ends();
        let job = begin(drill.standing(), FUTURES, until, deciders, threads);
        let seen = Ahead { wanted: FUTURES, from: drill.now(), ..Ahead::default() };
        let known = drill.entries().len();
        Looking { job, scenario: drill.scenario.clone(), until, deciders, since: Instant::now(), seen, known }
    }

    /// What the futures say, and whether the drill has left the way on which they began.
    pub fn seen(&self, drill: &Drill) -> Ahead {
        let mut seen = self.seen.clone();
        let newer = drill.entries().get(self.known..).unwrap_or_default();
        if let Some(entry) = newer.iter().find(|e| turns(&e.what)) {
            for (language, told) in &mut seen.told {
                let story = words::in_language(*language, || words::story_time(&self.scenario, entry.at));
                told.stale = words::in_language(*language, || tr!("ahead-stale", story = story));
            }
        }
        seen
    }

    pub fn is_over(&self) -> bool {
        self.seen.over
    }

    /// Takes in what was made since; `false`: nothing new.
    pub fn poll(&mut self) -> bool {
        if self.seen.over {
            return false;
        }
        if self.since.elapsed() > BUDGET {
            self.job.stop();
        }
        let (over, (made, _)) = (self.job.is_over(), self.job.progress());
        if !over && made < self.seen.made + STEP {
            return false;
        }
        let outlook = Outlook::of(self.seen.from, self.until, self.deciders, &self.job.so_far());
        let tell = |language| (language, told(&outlook, &self.scenario, language));
        self.seen.told = Language::ALL.into_iter().map(tell).collect();
        (self.seen.made, self.seen.over) = (made, over);
        self.seen.fans = outlook.fans;
        true
    }
}

/// Whether the drill goes another way than any future that began before this.
fn turns(what: &What) -> bool {
    let given = |order: &Order| {
        matches!(
            order,
            Order::Decide(_)
                | Order::Request(_)
                | Order::Control(
                    Control::Fire { .. }
                        | Control::Hold { .. }
                        | Control::Release { .. }
                        | Control::Skip { .. }
                        | Control::AdHoc { .. }
                        | Control::Pressure { .. }
                        | Control::NextMove
                        | Control::Bot { .. }
                )
        )
    };
    matches!(what, What::InjectFired { .. }) || what.order().is_some_and(given)
}

/// The line of a fan that its sentence is about.
fn limit(outlook: &Outlook, quantity: Quantity, fan: &[Fan]) -> (i64, String) {
    let queue = outlook.chances.iter().find_map(|c| {
        let Threshold::EdQueue(n) = c.what else { return None };
        Some(i64::from(n))
    });
    match quantity {
        Quantity::IcuFree => (0, tr!("limit-icu").into()),
        Quantity::EdWaiting => {
            let n = queue.unwrap_or_default();
            (n, tr!("limit-queue", n = n))
        }
        Quantity::WithoutCare => (0, tr!("limit-care").into()),
        Quantity::UnitsReady => (0, tr!("limit-units").into()),
        Quantity::Died => (fan.first().map_or(0, |f| f.p50), tr!("limit-died").into()),
    }
}

fn told(outlook: &Outlook, scenario: &Scenario, language: Language) -> Told {
    let words = Words::new(language);
    words::in_language(language, || Told {
        from: words::story_time(scenario, outlook.from),
        assumption: statement::assumption(&words, outlook),
        chances: outlook
            .chances
            .iter()
            .map(|c| {
                let filled = (c.futures as usize * DOTS + c.of as usize / 2) / (c.of as usize).max(1);
                (statement::chance(&words, scenario, c), filled)
            })
            .collect(),
        fans: outlook.fans.iter().map(|(q, _)| statement::quantity(&words, *q)).collect(),
        limits: outlook.fans.iter().map(|(q, fan)| limit(outlook, *q, fan)).collect(),
        stale: String::new(),
    })
}

/// What to talk about, in the language of the screen.
pub fn proposed(drill: &Drill) -> Vec<Moment> {
    moments(drill, &Words::new(words::language()))
}
