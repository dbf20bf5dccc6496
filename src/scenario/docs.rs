//! The format reference `docs/SCENARIO_FORMAT.md`, written from the definitions.

use super::decode::{Book, camel};
use super::library::library;
use super::profile::Physiology;
use super::written::Scenario;
use std::fmt::Write;

const INTRODUCTION: &str = "# The scenario file, format 1

This page is written by `sandtable docs` from the program itself. Do not edit it.

A scenario is one text file, `NAME.ron`, or a folder with `scenario.ron` and, if you like, `injects.ron` (a list of injects)
and `places.ron` (a list of places). Everything has a default; the shortest file that runs is `scenarios/minimal.ron`.

* A record stands in round brackets: `(id: \"bridge\", at: (47.6466, -122.3473))`. A list stands in square brackets.
* Text and ids stand in double quotes; words like `Phone` or `Divert` do not.
* Values carry their unit: `\"12 min\"`, `\"10 %\"`, `\"45 km/h\"`. Counts are whole numbers.
* Story times are `\"+0:12\"` (hours and minutes after StartEx) or `\"11:22\"` (the clock in the story).
* Ids are written in small letters, digits and hyphens, and are unique by kind.
* Text is `\"in English\"` or `(en: \"in English\", es: \"en español\")`.
* Comments start with `//`. The first line `#![enable(implicit_some)]` is optional.

Check a file with `sandtable check FILE`. Ask for one field with `sandtable check --explain FIELD`.

";

/// The whole reference in Markdown.
pub fn scenario_format() -> String {
    format!("{INTRODUCTION}{}{}{}", book().markdown(), super::bounds::page(), built_in_conditions())
}

/// The conditions that ship, from `assets/conditions`.
fn built_in_conditions() -> String {
    let mut out = String::from(
        "## Built-in conditions\n\nWhat a casualty may have without the scenario saying how it goes. The files in \
         `assets/conditions` are written in this format ([Condition](#condition)) and say where each number comes from; \
         [A] is our own assumption, [M] a number from memory.\n\n\
         | word | means | physiology | mix: red, yellow, green, expectant, dead | source |\n| --- | --- | --- | --- | --- |\n",
    );
    for p in library() {
        let mix = p.mix.map(|n| n.to_string()).join(", ");
        // Writing to a string cannot fail.
        let _infallible =
            writeln!(out, "| `{}` | {} | {} | {mix} % | {} |", camel(&p.id), p.name.en, kind(&p.physiology), p.source);
    }
    out
}

fn kind(physiology: &Physiology) -> &'static str {
    match physiology {
        Physiology::Stable => "Stable",
        Physiology::Rpm => "Rpm",
        Physiology::LogLogistic(_) => "LogLogistic",
        Physiology::Burns { .. } => "Burns",
        Physiology::Crush { .. } => "Crush",
        Physiology::Radiation { .. } => "Radiation",
        Physiology::Infection { .. } => "Infection",
    }
}

/// What the format says about a field or word: one line for each place where it may stand.
pub fn explain(field: &str) -> Vec<String> {
    book().explain(field)
}

fn book() -> Book {
    Book::of::<Scenario>()
}
