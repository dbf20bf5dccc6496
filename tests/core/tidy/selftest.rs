//! Each rule is tested on code that breaks it and on similar code that does not.

use super::english::{over_allowance, part, phrases};
use super::rules::{House, RULES};
use super::source::Source;

fn house() -> House {
    let house = House::from_lib("//! units → scenario → map → sim → drill → words → view → app → cli → main\n");
    let enums =
        "pub enum Fact { Begun, Said(Word), Moved { by: u8 } } enum Word { Yes, No }\nchoice! { Written \"x\" { A } }";
    house.expect("a ladder").with_enums([&Source::new("src/sim/fact.rs", enums)])
}

/// The lines with findings of a rule.
fn lines(rule: &str, path: &str, text: &str) -> Vec<usize> {
    let (_, rule) = RULES.iter().find(|(name, _)| name.contains(rule)).expect("the rule exists");
    let mut lines: Vec<usize> = rule(&house(), &Source::new(path, text)).into_iter().map(|(line, _)| line).collect();
    lines.dedup();
    lines
}

/// Every line of `wrong` alone must be found, and no line of `right`.
fn shown(rule: &str, path: &str, wrong: &[&str], right: &[&str]) {
    for text in wrong {
        assert_eq!(lines(rule, path, text), [1], "{rule}: {path}: did not see {text:?}");
    }
    for text in right {
        assert!(lines(rule, path, text).is_empty(), "{rule}: {path}: complained about {text:?}");
    }
}

#[test]
fn ladder_is_one_way() {
    let wrong = [
        "use crate::drill::Order;",
        "use crate::{units::SimTime, view::{Board, Row}};",
        "fn f() -> crate::words::Sentence { g() }",
        "pub(in crate::app) fn f() {}",
        "use super::super::cli::run;",
    ];
    let right = [
        "use crate::units::SimTime;",
        "use crate::{map::Route, scenario::Scenario};",
        "// crate::drill comes later",
        "const T: &str = \"crate::drill\";",
        "use super::drill_of;",
    ];
    shown("ladder", "src/sim/step.rs", &wrong, &right);
    shown("ladder", "src/view/board.rs", &["use crate::cli::X;"], &["use crate::drill::Order;"]);
    shown("ladder", "src/main.rs", &[], &["fn main() { sandtable::cli::main() }"]);
}

#[test]
fn bevy_and_egui_stay_in_their_layers() {
    let bevy = ["use bevy::prelude::*;", "use bevy_egui::EguiContexts;", "fn f(x: bevy::ecs::X) {}"];
    shown("bevy stays", "src/sim/step.rs", &bevy, &["// bevy::prelude", "use bevy_egui::egui::Ui;"]);
    shown("bevy stays", "src/app/panels/clock.rs", &bevy, &["use bevy_egui::egui::{Ui, Vec2};"]);
    shown("bevy stays", "src/app/stage/roads.rs", &[], &bevy);
    let egui = ["use bevy_egui::egui::Ui;", "use egui::Ui;", "fn f(ui: &mut egui::Ui) {}"];
    for path in ["src/app/stage/roads.rs", "src/view/board.rs", "src/cli/mod.rs"] {
        shown("egui stays", path, &egui, &["// egui::Ui", "let egui = 1;"]);
    }
    for path in ["src/app/panels/clock.rs", "src/app/theme/style.rs", "src/app/drive.rs"] {
        shown("egui stays", path, &[], &egui);
    }
}

#[test]
fn core_has_no_clock_hash_order_or_io() {
    let clock = [
        "use std::time::Duration;",
        "use std::{fmt, time};",
        "let t = Instant::now();",
        "x(SystemTime::UNIX_EPOCH);",
        "let t = jiff::Zoned::now();",
        "let t = Zoned::now();",
    ];
    shown("no clock", "src/sim/step.rs", &clock, &["use crate::units::SimTime;", "use jiff::civil::DateTime;"]);
    shown("no clock", "src/app/drive.rs", &[], &clock);
    let hash = ["use std::collections::{BTreeMap, HashMap};", "let s: HashSet<u32> = x;"];
    shown("hash order", "src/map/roads.rs", &hash, &["use std::collections::BTreeMap;", "// HashMap"]);
    let outside = ["std::thread::spawn(f);", "use std::net::TcpStream;", "use rayon::prelude::*;", "std::env::var(x);"];
    shown("no threads", "src/drill/run.rs", &outside, &["use std::sync::Arc;"]);
    shown("no threads", "src/cli/ensemble.rs", &[], &outside);
    let files = ["use std::fs;", "use std::{fs::File, io};", "let t = fs::read(p);", "File::open(p);"];
    for path in ["src/scenario/checked.rs", "src/drill/run.rs"] {
        shown("few places", path, &files, &["use std::io::Read;", "use std::path::Path;"]);
    }
    for path in ["src/scenario/load.rs", "src/scenario/pack.rs", "src/drill/journal/folder.rs", "src/cli/run.rs"] {
        shown("few places", path, &[], &files);
    }
}

#[test]
fn core_computes_with_libm_only() {
    let wrong = ["let y = x.ln();", "let y = (a + b).powf(2.0);", "map(f64::sqrt).map(f64::exp);", "p.sin_cos();"];
    let right =
        ["let y = libm::log(x);", "let y = x.sqrt().abs();", "// x.ln()", "self.exponential(m);", "x.explain();"];
    shown("mathematics", "src/units/dice.rs", &wrong, &right);
    shown("mathematics", "src/app/stage/camera.rs", &[], &wrong);
}

#[test]
fn core_leaves_bevy_its_names() {
    let wrong = ["pub struct World {", "enum Event { A }", "pub(crate) trait System {}", "type Message = u32;"];
    shown("names", "src/sim/coalition.rs", &wrong, &["struct EventLog;", "enum Order { Command }", "// struct World"]);
}

#[test]
fn long_files_and_wide_lines_are_found() {
    let body = |n: usize| format!("//! What lives here.\nfn f(a: u8) -> u8 {{\n{}}}\n", "    g();\n".repeat(n));
    assert!(lines("70 lines", "src/sim/step.rs", &body(68)).is_empty());
    assert_eq!(lines("70 lines", "src/sim/step.rs", &body(69)), [2]);
    assert!(lines("500 lines", "tests/core/x.rs", &"\n".repeat(500)).is_empty());
    assert_eq!(lines("500 lines", "tests/core/x.rs", &"\n".repeat(501)), [501]);
    let wide = [
        "fn f(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) {}",
        "fn f<T: Fn(u8) -> u8>(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8,) -> T;",
    ];
    let narrow = [
        "fn f(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8) {}",
        "fn f(a: BTreeMap<u8, u8>, b: (u8, u8), c: impl Fn(u8, u8) -> u8, d: [u8; 2], e: u8, f: u8, g: u8,) {}",
    ];
    shown("7 parameters", "src/sim/step.rs", &wide, &narrow);
}

#[test]
fn lists_indexed_by_position_are_found() {
    let wrong = ["live.units[unit.index()].task", "&mut rows[inject.index()]"];
    shown("typed ids", "src/sim/step.rs", &wrong, &["live.units[unit]", "rows.get(inject.index())"]);
    shown("typed ids", "src/units/id_vec.rs", &[], &wrong);
}

#[test]
fn panels_keep_to_their_view_and_memory() {
    let wide = [
        "fn f(ui: &mut Ui, a: &A, b: &B, c: &mut C, d: D, e: E) {}",
        "fn f(painter: &Painter, at: Pos2, a: &A, b: Option<B>, c: [u8; 2], d: (D, D), e: E) {}",
    ];
    let narrow = [
        "fn f(ui: &mut Ui, painter: &Painter, a: &A, b: &B, c: &mut C, d: D) {}",
        "fn f(&self, ui: &mut Ui, a: &A, b: &B, c: &mut C, d: D) {}",
        "fn f(ctx: &Context, rect: Rect, at: Pos2, a: BTreeMap<A, B>, b: (B, B), c: impl Fn(C, D)) {}",
    ];
    shown("parameters of ours", "src/app/panels/decide.rs", &wide, &narrow);
    shown("parameters of ours", "src/app/screens.rs", &[], &wide);
    let desk = ["use crate::app::desk::Memory;", "fn f(ui: &mut Ui, desk: &mut Desk) {}"];
    shown("not the desk", "src/app/panels/decide.rs", &desk, &["use crate::app::ask::Asks;", "// the desk"]);
    shown("not the desk", "src/app/screens.rs", &[], &desk);
}

#[test]
fn stubs_ignored_tests_and_machine_paths_are_found() {
    shown("what lives there", "src/sim/step.rs", &["use x;", "//!\n", "// no"], &["//! How the world moves on.\n"]);
    let stubs =
        [concat!("to", "do!()"), concat!("unimple", "mented!()"), concat!("// FIX", "ME later"), concat!("// XX", "X")];
    shown("unfinished", "src/sim/step.rs", &stubs, &["let done = 1;", "// to do: nothing"]);
    shown(
        "switched off",
        "tests/core/x.rs",
        &[concat!("#[", "ignore] fn f() {}")],
        &["// ignore this", "#[test] fn f() {}"],
    );
    let paths = [concat!("see /wo", "rk/main"), concat!("\"/ho", "me/ann/x\""), concat!("cd /tm", "p/x")];
    shown(
        "developer's machine",
        "docs/x.md",
        &paths,
        &["https://example.org/home/page", "$HOME/.cache/x", "target/scratch"],
    );
}

#[test]
fn phrases_to_avoid_are_found_in_prose_only() {
    let seen = |path: &str, text: &str| phrases(&Source::new(path, text)).len();
    assert_eq!(seen("docs/x.md", "Some\u{62}ody waits for an ED pl\u{61}ce."), 2);
    assert_eq!(seen("docs/x.md", "`some\u{62}ody` and someb\u{6f}dys"), 0);
    assert_eq!(seen("assets/words/en/x.ftl", "a = Every\u{62}ody"), 1);
    assert_eq!(seen("assets/words/es/x.ftl", "a = El simul\u{61}cro sigue"), 1);
    assert_eq!(seen("scenarios/x.ron", "// In the cell\u{61}r."), 1);
    assert_eq!(seen("assets/regions/x/places.ron", "// In the cell\u{61}r."), 0);
    assert_eq!(seen("src/sim/x.rs", "/// Every\u{62}ody.\nlet every\u{62}ody = \"every\u{62}ody\";"), 1);
    let one = [Source::new("examples/x.rs", "// some\u{62}ody")];
    assert_eq!(over_allowance(&one).len(), 1, "a part without an allowance has none left");
    assert_eq!([part("src/sim/x.rs"), part("src/main.rs"), part("docs/a/b.md")], ["sim", "main", "docs"]);
    assert_eq!([part("README.md"), part("tests/stories/x.ron"), part("tests/core/x.rs")], ["root", "stories", "tests"]);
}

#[test]
fn empty_names_of_files_and_modules_are_found() {
    shown("names of files", "src/sim/wash.rs", &["//! Decontamination."], &[]);
    let right = ["mod hot_wash;", "// mod wash;", "fn look() {}"];
    shown("names of files", "src/sim/step.rs", &["mod wash;", "pub mod told;", "mod luck {"], &right);
}

#[test]
fn catch_all_arms_on_our_enums_are_found() {
    let wrong = [
        "match f { Fact::Begun => 1, _ => 2 }",
        "match f { Fact::Moved { .. } => { 1 } other => g(other) }",
        "match &f { sim::Fact::Begun | Fact::Said(_) => h(|x| x, [1, 2]), ref rest => 2 }",
        "match f() { Some(Fact::Begun) => 1, _ => 2 }",
        "match f() { Some(Fact::Begun) => 1, Some(_) | None => 2 }",
        "match f { Fact::Said(Word::Yes) => 1, Fact::Said(_) => 2, Fact::Begun | Fact::Moved { .. } => 3 }",
        "use Fact as F; let x = match f { F::Begun => 1, x @ _ => 2 };",
        "use Word::{No, Yes}; match w { Yes if a => 1, No => 2, _ => 3 }",
        "use Word::*; match w { Yes => 1, _ => 3 }",
        "impl Word { fn f(self) { match self { Self::Yes => 1, _ => 3 } } }",
        "match w { Written::A => match x { 1 => 2, _ => 3 }, _ => 3 }",
        "match *w { #[cfg(test)] Word::Yes => 1, (_) => 3 }",
    ];
    let right = [
        "match f { Fact::Begun => 1, Fact::Said(_) => 2, Fact::Moved { .. } => 3 }",
        "match f { Fact::Begun => match n { 1 => 2, _ => 3 }, Fact::Said(w) => 2, Fact::Moved { by } => by }",
        "match f { _ if late => 0, Fact::Begun | Fact::Said(..) => 1, f @ Fact::Moved { .. } => 3 }",
        "match n { 1 => Fact::Begun, n => Fact::Moved { by: n } }",
        "match (f, n) { (Fact::Begun, 1) => 1, _ => 2 }",
        "match n { Some(1) => 1, _ => 2 }",
        "match e { io::ErrorKind::NotFound => 1, _ => 2 }",
        "use serde_json::{Fact, Number}; match e { Fact::Begun => 1, _ => 2 }",
        "if let Fact::Begun = f { 1 } else { 2 }",
        "matches!(f, Fact::Begun | Fact::Said(_))",
        "match n { LIMIT => 1, _ => 2 }",
        "// match f { Fact::Begun => 1, _ => 2 }",
    ];
    shown("names every case", "src/view/board.rs", &wrong, &right);
    shown("names every case", "tests/core/x.rs", &[], &wrong);
}

#[test]
fn texts_comments_and_characters_are_not_code() {
    let cases = [
        ("a /* b /* c */ d */ e", "a                   e"),
        ("f(\"a\\\"b\") // c", "f(      )     "),
        ("r#\"x\"y\"# z", "         z"),
        ("br\"q\" z", "b     z"),
        ("let c = '\"'; let d = '\\''; 'a: loop {}", "let c =    ; let d =     ; 'a: loop {}"),
        ("x::<'static>('é', 'b')", "x::<'static>(    ,    )"),
    ];
    for (text, code) in cases {
        assert_eq!(Source::new("x.rs", text).code, code, "{text}");
    }
}

#[test]
fn every_rule_is_tested_on_wrong_code() {
    let tests = include_str!("selftest.rs").replace("\n        ", "");
    for (name, _) in RULES {
        let named =
            |call: &str| tests.split(call).skip(1).filter_map(|t| t.split('"').next()).any(|n| name.contains(n));
        assert!(named("shown(\"") || named("lines(\""), "the rule `{name}` has no self-test");
    }
}
