//! “What if we had…”: one decision changed, in pairs of runs, in the background. What was asked stands in the report.

use crate::drill::journal::write_file_atomically;
use crate::drill::{Drill, Replayed};
use crate::forecast::{Asking, Change, WhatIf, ask, statement};
use crate::report::document::Section;
use crate::report::{Options, Words, report_set};
use crate::units::{SimTime, Span};
use crate::words;
use std::path::{Path, PathBuf};

/// Pairs for each question.
const PAIRS: u32 = 200;
/// Told again after so many more.
const STEP: u32 = 10;

/// A decision that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub entry: u64,
    pub story: String,
    pub who: String,
    pub what: String,
}

/// How the decision is changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shift {
    #[default]
    Never,
    /// Minutes later; negative: sooner.
    Later(i64),
}

impl Shift {
    pub const ALL: [Shift; 5] =
        [Shift::Never, Shift::Later(-30), Shift::Later(-10), Shift::Later(10), Shift::Later(30)];
}

/// A question and what the pairs so far answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    pub entry: u64,
    pub question: String,
    pub made: u32,
    pub wanted: u32,
    pub over: bool,
    pub heads: Vec<String>,
    /// Outcomes that differ in some pair.
    pub lines: Vec<[String; 6]>,
    /// Outcomes that differ in none.
    pub same: usize,
}

/// What was asked in this drill.
#[derive(Default)]
pub struct Questions {
    now: Option<Asking>,
    told: u32,
    seen: Option<WhatIf>,
    /// Every pair was run, and what came of them was taken in: only then does a screen say so.
    over: bool,
    /// Questions that were answered in full.
    pub done: Vec<(Change, WhatIf)>,
}

impl Questions {
    pub fn ask(&mut self, drill: &Drill, entry: u64, shift: Shift) -> Result<(), String> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).saturating_sub(1).max(1);
        let at = (entry as usize).checked_sub(1).and_then(|i| drill.entries().get(i)).map_or(SimTime::START, |e| e.at);
        let change = match shift {
            Shift::Never => Change::Remove,
            Shift::Later(minutes) => Change::Move((at + Span::mins(minutes)).max(SimTime::START).min(drill.now())),
        };
        self.now = Some(ask(drill, entry, change, PAIRS, threads).map_err(|e| e.to_string())?);
        (self.told, self.seen, self.over) = (0, None, false);
        Ok(())
    }

    /// Is a question being worked on?
    pub fn is_busy(&self) -> bool {
        self.now.is_some() && !self.over
    }

    /// Takes in what was made since; `false`: nothing new.
    pub fn poll(&mut self) -> bool {
        let Some(asking) = &self.now else { return false };
        // In this order: once it is over, nothing is added to what was made.
        let (over, (made, _)) = (asking.is_over(), asking.progress());
        if self.over || (!over && made < self.told + STEP) {
            return false;
        }
        let found = asking.so_far();
        // Where the engine failed in nearly every pair there is nothing to report.
        if over && found.runs > 1 {
            self.done.retain(|(change, was)| (change, was.entry) != (&asking.change, asking.entry));
            self.done.push((asking.change.clone(), found.clone()));
        }
        (self.told, self.seen, self.over) = (made, Some(found), over);
        true
    }

    /// In the language of the screen.
    pub fn answered(&self, drill: &Drill) -> Option<Answered> {
        let asking = self.now.as_ref()?;
        let report = Words::new(words::language());
        let (made, wanted) = asking.progress();
        let empty =
            WhatIf { entry: asking.entry, runs: wanted, from: drill.now(), until: drill.now(), differences: vec![] };
        let found = self.seen.as_ref().unwrap_or(&empty);
        let asked = WhatIf { runs: wanted, differences: Vec::new(), ..found.clone() };
        let differs = |d: &&crate::forecast::Difference| d.equal < d.n;
        let lines: Vec<_> = found.differences.iter().filter(differs).map(|d| statement::line(&report, d)).collect();
        Some(Answered {
            entry: asking.entry,
            question: statement::what_if(&report, drill, &asking.change, &asked),
            made,
            wanted,
            over: self.over,
            heads: statement::columns(&report).to_vec(),
            same: found.differences.len() - lines.len(),
            lines,
        })
    }

    /// For the report; `None`: nothing was asked to the end.
    pub fn section(&self, drill: &Drill) -> Option<Section> {
        let report = Words::new(words::language());
        (!self.done.is_empty()).then(|| statement::section(&report, drill, &self.done))
    }
}

/// Every decision of the drill, in its order.
pub fn taken(drill: &Drill) -> Vec<Taken> {
    let scenario = &drill.scenario;
    let decided = drill.entries().iter().filter(|e| e.what.decision().is_some());
    let taken = decided.filter_map(|e| {
        Some(Taken {
            entry: e.number,
            story: words::story_time(scenario, e.at),
            who: e.by.map_or(String::new(), |s| words::seat(scenario, s).to_owned()),
            what: words::order(drill, e.what.order()?, false),
        })
    });
    taken.collect()
}

/// The report in the language of the screen, with what was asked: the folder beside the journal, else among temporary files.
pub fn write_report(
    drill: &Drill,
    home: Option<&Path>,
    asked: &Questions,
    read_back: &Replayed,
) -> Result<PathBuf, String> {
    let folder = home.map_or_else(|| std::env::temp_dir().join("sandtable"), Path::to_path_buf).join("report");
    let more = asked.section(drill).into_iter().collect();
    let options = Options { language: words::language(), more, read_back: read_back.clone(), ..Options::default() };
    for file in report_set(drill, &options).map_err(|e| e.to_string())? {
        write_file_atomically(&folder.join(&file.path), file.bytes)
            .map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    Ok(folder)
}
