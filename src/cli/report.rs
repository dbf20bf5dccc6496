//! `sandtable report DRILL --out DIR`: the after-action report and the tables behind it.

use super::{GOOD, NOT_GOOD};
use crate::drill::journal::{DrillFolder, write_file_atomically};
use crate::drill::{Drill, Replayed};
use crate::host::read_drill;
use crate::report::document::Reader;
use crate::report::sheet::{Filled, Row, rows};
use crate::report::{Options, Template, Words, replaces_mark, report_set};
use crate::words::Language;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct ReportArgs {
    /// Exercise folder.
    drill: PathBuf,
    /// Output folder.
    #[arg(long)]
    out: PathBuf,
    /// Language of the report.
    #[arg(long, value_enum, default_value = "en")]
    lang: Lang,
    /// Audience: the facilitator's report is complete; the players' report can be distributed.
    #[arg(long = "for", value_enum, default_value = "facilitator")]
    reader: For,
    /// Folder with your own template: any of `report.html`, `style.css`, `words.ftl`.
    #[arg(long, value_name = "DIR")]
    template: Option<PathBuf>,
    /// Participant feedback (CSV, docs/REPORT.md).
    #[arg(long, value_name = "FILE.csv")]
    feedback: Option<PathBuf>,
    /// Corrective actions with owner and due date (CSV, docs/REPORT.md).
    #[arg(long, value_name = "FILE.csv")]
    actions: Option<PathBuf>,
    /// Entry number of a decision to compare with its absence; repeatable.
    #[arg(long, value_name = "ENTRY")]
    what_if: Vec<u64>,
    /// Write only the built-in template into this folder, for editing.
    #[arg(long, value_name = "DIR", hide = true)]
    write_template: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    En,
    Es,
}

#[derive(Clone, Copy, ValueEnum)]
enum For {
    Facilitator,
    Players,
}

pub fn report(args: &ReportArgs) -> u8 {
    if let Some(dir) = &args.write_template {
        return match write_template(dir) {
            Ok(()) => GOOD,
            Err(e) => super::fail(&format!("{}: {e}", dir.display())),
        };
    }
    if !DrillFolder::is_drill(&args.drill) {
        return super::fail(&format!("{} is not a drill folder", args.drill.display()));
    }
    let template = match args.template.as_deref().map_or(Ok(Template::default()), own_template) {
        Ok(template) => template,
        Err(why) => return super::fail(&why),
    };
    let language = match args.lang {
        Lang::En => Language::English,
        Lang::Es => Language::Spanish,
    };
    let reader = match args.reader {
        For::Facilitator => Reader::Facilitator,
        For::Players => Reader::Players,
    };
    let (drill, read_back) = match read_drill(&args.drill) {
        Ok(read) => read,
        Err(why) => {
            eprintln!("sandtable: {why}");
            return NOT_GOOD;
        }
    };
    let filled = match (table(args.feedback.as_deref()), table(args.actions.as_deref())) {
        (Ok(feedback), Ok(actions)) => Filled { feedback, actions },
        (Err(why), _) | (_, Err(why)) => return super::fail(&why),
    };
    let words = Words::new(language).over(&template.words);
    let more = match super::forecast::sections(&drill, &args.what_if, &words, language) {
        Ok(more) => more,
        Err(why) => {
            eprintln!("sandtable: {why}");
            return NOT_GOOD;
        }
    };
    warn(&read_back);
    match write_with(&drill, &args.out, &Options { language, reader, template, filled, more, read_back }) {
        Ok(page) => {
            say!("{}", page.display());
            GOOD
        }
        Err(e) => super::fail(&format!("{}: {e}", args.out.display())),
    }
}

/// What is wrong with the journal itself stands in the report too.
fn warn(read_back: &Replayed) {
    if let Some(first) = read_back.first_mismatch {
        eprintln!(
            "sandtable: {} of {} entries of this journal replayed differently (the first is {first}); the report says so",
            read_back.mismatches, read_back.entries
        );
    }
    if read_back.torn_bytes > 0 {
        eprintln!(
            "sandtable: the journal ends in an unfinished write of {} bytes, which was not read",
            read_back.torn_bytes
        );
    }
}

/// No file: no rows.
pub(super) fn table(path: Option<&Path>) -> Result<Vec<Row>, String> {
    let Some(path) = path else { return Ok(Vec::new()) };
    let text = std::fs::read_to_string(path).map_err(|e| e.to_string()).and_then(|text| rows(&text));
    text.map_err(|why| format!("{}: {why}", path.display()))
}

/// Ours where the folder has none.
fn own_template(dir: &Path) -> Result<Template, String> {
    let mut template = Template::default();
    let mut found = false;
    for (name, into) in
        [("report.html", &mut template.page), ("style.css", &mut template.style), ("words.ftl", &mut template.words)]
    {
        let path = dir.join(name);
        if path.exists() {
            *into = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            found = true;
        }
    }
    if replaces_mark(&template.words) {
        return Err(format!(
            "{}: `mark` cannot be replaced: every page says that this is an exercise. Delete that line.",
            dir.join("words.ftl").display()
        ));
    }
    if found { Ok(template) } else { Err(format!("{} has none of report.html, style.css, words.ftl", dir.display())) }
}

fn write_template(dir: &Path) -> std::io::Result<()> {
    let ours = Template::default();
    write_file_atomically(&dir.join("report.html"), ours.page)?;
    write_file_atomically(&dir.join("style.css"), ours.style)
}

/// Writes the set and returns the page's path.
pub fn write(drill: &Drill, out: &Path) -> std::io::Result<PathBuf> {
    write_with(drill, out, &Options::default())
}

pub fn write_with(drill: &Drill, out: &Path, options: &Options) -> std::io::Result<PathBuf> {
    let files = report_set(drill, options).map_err(std::io::Error::other)?;
    for file in files {
        write_file_atomically(&out.join(&file.path), file.bytes)?;
    }
    Ok(out.join("after-action.html"))
}
