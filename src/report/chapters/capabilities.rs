//! Analysis of capabilities: the table of objectives, then strengths and areas for improvement of each.

use super::Source;
use crate::drill::ObservationKind;
use crate::report::document::{Cell, Section, Table};
use crate::report::evaluation::{ObjectiveLines, Seen, TaskLine, Verdict, evaluation, further_observations};

/// Objectives, capabilities, automated checks, and ratings, side by side.
pub(super) fn table(source: &Source) -> Section {
    let mut section = source.section("capabilities");
    section.text(source.say("capabilities-how"));
    let keys = ["col-objective", "col-capability", "col-rating", "col-machine"];
    let mut table = Table::new("capabilities", source.say("section-capabilities"), source.columns(&keys));
    for line in evaluation(source.drill, source.words) {
        let judged = || line.tasks.iter().filter(|t| t.verdict != Verdict::ForPeople);
        let (met, all) = (judged().filter(|t| t.verdict == Verdict::Pass).count(), judged().count());
        let entries: Vec<u64> = line.tasks.iter().flat_map(|t| t.entries.iter().copied()).collect();
        let machine = source.with("passed-of", &[("n", &met), ("all", &all)]);
        table.row(vec![
            line.text.clone().into(),
            line.capability.clone().into(),
            ratings(source, &line.ratings),
            Cell::of(machine, &entries),
        ]);
    }
    section.table(table);
    section
}

/// The guide of each objective, its strengths and its areas for improvement.
pub(super) fn analysis(source: &Source) -> Section {
    let mut section = source.section("analysis");
    for (n, line) in evaluation(source.drill, source.words).into_iter().enumerate() {
        section.heading(format!("{}. {}", n + 1, line.text));
        if let Some(target) = &line.target {
            section.text(source.with("capability-target", &[("capability", &line.capability), ("target", &target)]));
        }
        let keys = ["col-task", "col-standard", "col-machine", "col-rating"];
        let title = source.with("guide-of", &[("objective", &line.text)]);
        let mut table = Table::new(&format!("guide-{}", n + 1), title, source.columns(&keys));
        for task in &line.tasks {
            table.row(task_row(source, task));
        }
        section.table(table);
        let list = |section: &mut Section, key: &str, items: Vec<Cell>| {
            if !items.is_empty() {
                section.text(source.say(key));
                section.list(items);
            }
        };
        list(&mut section, "strengths", found(source, &line, true));
        list(&mut section, "improvements", found(source, &line, false));
    }
    if source.all_for_facilitator() {
        further(source, &mut section);
    }
    section
}

/// Observations under no objective, by kind.
fn further(source: &Source, section: &mut Section) {
    let all = further_observations(source.drill);
    if all.is_empty() {
        return;
    }
    section.heading(source.say("further-observations"));
    let kinds = [
        (ObservationKind::Strength, "strengths"),
        (ObservationKind::Improvement, "improvements"),
        (ObservationKind::Ask, "asks"),
        (ObservationKind::Neutral, "seen-besides"),
    ];
    for (kind, key) in kinds {
        let these: Vec<Cell> = all.iter().filter(|s| s.kind == kind).map(seen).collect();
        if !these.is_empty() {
            section.text(source.say(key));
            section.list(these);
        }
    }
}

fn task_row(source: &Source, task: &TaskLine) -> Vec<Cell> {
    let key = match task.verdict {
        Verdict::Pass => "pass",
        Verdict::Fail => "fail",
        Verdict::ForPeople => "",
    };
    let verdict = if key.is_empty() { String::new() } else { format!("{}: ", source.say(key)) };
    vec![
        task.text.clone().into(),
        task.standard.map_or(String::new(), |s| s.to_string()).into(),
        Cell::of(format!("{verdict}{}", task.result), &task.entries),
        ratings(source, &task.ratings),
    ]
}

/// Rating letters, each with its reason; nothing is averaged.
fn ratings(source: &Source, ratings: &[(&'static str, String, u64)]) -> Cell {
    if ratings.is_empty() {
        return source.say("not-rated").into();
    }
    // Reasons are the evaluators' own words: not for players.
    let reason = |why: &String| {
        if why.is_empty() || !source.all_for_facilitator() { String::new() } else { format!(" ({why})") }
    };
    let text: Vec<String> = ratings.iter().map(|(letter, why, _)| format!("{letter}{}", reason(why))).collect();
    let entries: Vec<u64> = ratings.iter().map(|(.., n)| *n).collect();
    Cell::of(text.join("; "), &entries)
}

/// Tasks with an automated check or an observation.
fn found(source: &Source, line: &ObjectiveLines, good: bool) -> Vec<Cell> {
    let wanted = if good { Verdict::Pass } else { Verdict::Fail };
    let by_machine = line.tasks.iter().filter(|t| t.verdict == wanted);
    let mut all: Vec<Cell> = by_machine.map(|t| Cell::of(format!("{}: {}", t.text, t.result), &t.entries)).collect();
    if source.all_for_facilitator() {
        let kind = if good { ObservationKind::Strength } else { ObservationKind::Improvement };
        all.extend(line.seen.iter().filter(|s| s.kind == kind).map(seen));
    }
    all
}

fn seen(s: &Seen) -> Cell {
    let entries: Vec<u64> = s.evidence.iter().copied().chain([s.entry]).collect();
    Cell::of(format!("{} ({})", s.text, s.by), &entries)
}
