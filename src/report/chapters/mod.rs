//! The report's contents by chapter, in the order of an after-action report and improvement plan (HSEEP).

mod capabilities;
mod charts;
mod events;
mod forms;
mod front;
mod improvement;
mod map;
mod measures;
mod moments;
mod record;

pub use measures::{name as measure_name, value as measure_value};

use super::document::{Cell, Document, Labels, Reader, Section};
use super::hotwash::{Moment, moments};
use super::measure::{Measure, measures};
use super::sheet::Filled;
use super::words::Words;
use crate::drill::{Drill, Replayed};
use crate::units::SeatId;
use crate::words::{self as names, Said};

/// Input of the chapters.
pub struct Source<'a> {
    pub drill: &'a Drill,
    pub words: &'a Words,
    pub reader: Reader,
    pub measures: Vec<Measure>,
    pub moments: Vec<Moment>,
    /// Further sections, such as a requested what-if.
    pub more: Vec<Section>,
    pub filled: Filled,
    /// What reading the journal back found wrong with it.
    pub read_back: Replayed,
}

impl<'a> Source<'a> {
    pub fn new(drill: &'a Drill, words: &'a Words, reader: Reader) -> Source<'a> {
        let (mut measures, mut moments) = (measures(drill), moments(drill, words));
        if reader == Reader::Players {
            // Players never see unreleased injects.
            let cue = |title: &str| drill.injects().any(|(_, i, _)| i.to.is_empty() && i.title.en == title);
            measures.retain(|m| m.key != "action" || !cue(&m.about));
            for m in &mut measures {
                m.numerator.retain(|i| !cue(&i.what));
                m.denominator.retain(|i| !cue(&i.what));
                m.value = m.formula.of(&m.numerator, &m.denominator);
            }
            let titles = || drill.injects().filter(|(_, i, _)| i.to.is_empty()).map(|(_, i, _)| words.text(&i.title));
            moments.retain(|m| titles().all(|t| !m.what.contains(t)));
        }
        Source {
            drill,
            words,
            reader,
            measures,
            moments,
            more: Vec::new(),
            filled: Filled::default(),
            read_back: Replayed::default(),
        }
    }

    fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    fn with(&self, key: &str, values: &[(&str, &dyn Said)]) -> String {
        self.words.with(key, values)
    }

    /// Column headers by their keys.
    fn columns(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|k| self.say(k)).collect()
    }

    fn section(&self, id: &str) -> Section {
        Section::new(id, self.say(&format!("section-{id}")))
    }

    fn seat(&self, seat: SeatId) -> &'a str {
        self.drill.scenario.seats.get(seat).map_or("", |s| self.words.text(&s.name))
    }

    fn time(&self, at: crate::units::SimTime) -> String {
        names::story_time(&self.drill.scenario, at)
    }

    fn all_for_facilitator(&self) -> bool {
        self.reader == Reader::Facilitator
    }
}

/// The whole report.
pub fn document(source: &Source) -> Document {
    let scenario = &source.drill.scenario;
    let mut sections = vec![
        front::summary(source),
        front::overview(source),
        capabilities::table(source),
        capabilities::analysis(source),
        moments::section(source),
        charts::section(source),
    ];
    sections.extend(source.more.iter().cloned());
    sections.extend([
        improvement::plan(source),
        improvement::participants(source),
        improvement::feedback(source),
        measures::section(source),
        measures::standards(source),
        events::msel(source),
        forms::tracking(source),
        forms::requests(source),
        forms::activity(source),
        map::section(source),
        record::log(source),
        record::credits(source),
    ]);
    sections.retain(|s| !s.blocks.is_empty());
    record::add_missing_anchors(source, &mut sections);
    let header = source.drill.header();
    let seed = header.seed.to_string();
    Document {
        language: source.words.language.code(),
        reader: source.reader,
        title: source.say("title"),
        subtitle: source.words.text(&scenario.title).to_owned(),
        mark: source.say("mark"),
        foot: source
            .with("foot", &[("drill", &header.journal_id()), ("seed", &seed), ("digest", &source.drill.digest())]),
        date: front::date(source),
        sections,
        labels: Labels {
            contents: source.say("contents"),
            entries: source.say("entries"),
            data: source.say("data"),
            page: source.say("page"),
            skip: source.say("skip-to-report"),
        },
    }
}

/// A cell with the entries of a measure.
fn cited(text: impl Into<String>, measure: &Measure) -> Cell {
    Cell::of(text, &measure.entries())
}
