//! Looking ahead, and back: many futures from the present in the background, and what to talk about at the end.

use crate::drill::{Deciders, Drill};
use crate::forecast::{Fan, Future, Job, Outlook, Quantity, begin, said};
use crate::report::{Moment, Words, moments};
use crate::scenario::Scenario;
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
}

impl Looking {
    /// One core stays with the drill.
    pub fn begin(drill: &Drill, deciders: Deciders) -> Looking {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).saturating_sub(1).max(1);
        let until = drill.scenario.ends();
        let job = begin(drill.standing(), FUTURES, until, deciders, threads);
        let seen = Ahead { wanted: FUTURES, from: drill.now(), ..Ahead::default() };
        Looking { job, scenario: drill.scenario.clone(), until, deciders, since: Instant::now(), seen }
    }

    pub fn seen(&self) -> &Ahead {
        &self.seen
    }

    /// Takes in what has come since.
    pub fn poll(&mut self) {
        if self.seen.over {
            return;
        }
        if self.since.elapsed() > BUDGET {
            self.job.stop();
        }
        let (over, (made, _)) = (self.job.is_over(), self.job.progress());
        if !over && made < self.seen.made + STEP {
            return;
        }
        let outlook = Outlook::of(self.seen.from, self.until, self.deciders, &self.job.so_far());
        let tell = |language| (language, told(&outlook, &self.scenario, language));
        self.seen.told = Language::ALL.into_iter().map(tell).collect();
        (self.seen.made, self.seen.over) = (made, over);
        self.seen.fans = outlook.fans;
    }
}

fn told(outlook: &Outlook, scenario: &Scenario, language: Language) -> Told {
    let words = Words::new(language);
    words::in_language(language, || Told {
        from: words::story_time(scenario, outlook.from),
        assumption: said::assumption(&words, outlook),
        chances: outlook
            .chances
            .iter()
            .map(|c| {
                let filled = (c.futures as usize * DOTS + c.of as usize / 2) / (c.of as usize).max(1);
                (said::chance(&words, scenario, c), filled)
            })
            .collect(),
        fans: outlook.fans.iter().map(|(q, _)| said::quantity(&words, *q)).collect(),
    })
}

/// What to talk about, in the language of the screen.
pub fn proposed(drill: &Drill) -> Vec<Moment> {
    moments(drill, &Words::new(words::language()))
}
