//! The format reference `docs/SCENARIO_FORMAT.md`, written from the definitions.

use super::decode::Book;
use super::written::Scenario;

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
    format!("{INTRODUCTION}{}", book().markdown())
}

/// What the format says about a field or word: one line for each place where it may stand.
pub fn explain(field: &str) -> Vec<String> {
    book().explain(field)
}

fn book() -> Book {
    Book::of::<Scenario>()
}
