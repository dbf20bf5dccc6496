//! All files of a report in memory: page, PDF, Word file, tables, pictures.

use super::document::{Document, Reader, Section};
use super::measure::Measure;
use super::sheet::Filled;
use super::words::Words;
use super::{PageError, RunSummary, Source, Template, document, docx, patients_csv, pdf, summarise};
use crate::drill::{Drill, Replayed};
use crate::words::{Language, in_language};

#[derive(Clone, Debug, Default)]
pub struct Options {
    pub language: Language,
    pub reader: Reader,
    pub template: Template,
    /// Tables filled in after the drill.
    pub filled: Filled,
    /// Further sections, such as a requested what-if.
    pub more: Vec<Section>,
    /// What reading the journal back found wrong with it.
    pub read_back: Replayed,
}

/// A file of the set: its path in the folder, and its bytes.
pub struct File {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Every file of the report, the page first. The same bytes for the same journal.
pub fn report_set(drill: &Drill, options: &Options) -> Result<Vec<File>, PageError> {
    in_language(options.language, || made(drill, options))
}

fn made(drill: &Drill, options: &Options) -> Result<Vec<File>, PageError> {
    let words = Words::new(options.language).over(&options.template.words);
    let mut source = Source::new(drill, &words, options.reader);
    source.more.clone_from(&options.more);
    source.filled = options.filled.clone();
    source.read_back = options.read_back.clone();
    let report = document(&source);
    let mut files = Vec::new();
    let mut file = |path: &str, bytes: Vec<u8>| files.push(File { path: path.to_owned(), bytes });
    file("after-action.html", options.template.page(&report)?.into_bytes());
    file("after-action.pdf", pdf::write(&report));
    file("after-action.docx", docx::write(&report));
    for table in report.tables() {
        file(&format!("tables/{}.csv", table.id), table.csv(&words.say("mark")).into_bytes());
    }
    for figure in report.figures() {
        file(&format!("pictures/{}.svg", figure.id), figure.marked(&words.say("mark")).into_bytes());
    }
    file("report.json", json(&report));
    file("measures.json", json(&source.measures));
    file("measures.csv", lists(&source.measures, &words).into_bytes());
    file("summary.json", json(&Marked { mark: &report.mark, summary: summarise(drill) }));
    file("patients.csv", with_mark(&patients_csv(drill), &report.mark).into_bytes());
    Ok(files)
}

/// The summary's own keys, and the exercise mark.
#[derive(serde::Serialize)]
struct Marked<'a> {
    mark: &'a str,
    #[serde(flatten)]
    summary: RunSummary,
}

/// One more column, at the end.
fn with_mark(csv: &str, mark: &str) -> String {
    csv.lines().enumerate().map(|(n, line)| format!("{line},{}\n", if n == 0 { "mark" } else { mark })).collect()
}

/// The page alone, in English.
pub fn after_action_html(drill: &Drill) -> String {
    let words = Words::new(Language::English);
    let report = document(&Source::new(drill, &words, Reader::Facilitator));
    Template::default().page(&report).unwrap_or_else(|e| e.to_string())
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> Vec<u8> {
    // Plain data always has a JSON form.
    serde_json::to_vec_pretty(value).unwrap_or_default()
}

/// One line for each item of each list: no bare percentages.
fn lists(measures: &[Measure], words: &Words) -> String {
    let keys = ["col-measure", "col-list", "col-what", "col-amount", "col-entries"];
    let columns = keys.iter().map(|k| words.say(k)).collect();
    let mut table = super::document::Table::new("measures", String::new(), columns);
    for m in measures {
        for (list, items) in [("numerator", &m.numerator), ("denominator", &m.denominator)] {
            for item in items {
                let entries = item.entries.iter().map(u64::to_string).collect::<Vec<_>>().join(" ");
                let cells = [m.id.clone(), list.to_owned(), words.name(&item.what), item.amount.to_string(), entries];
                table.row(cells.map(Into::into).to_vec());
            }
        }
    }
    table.csv(&words.say("mark"))
}

impl Document {
    /// All text of the document, for tests and searches.
    pub fn all_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
