//! Drill folders that live through mail, file managers, links and other programs' files.

use crate::host::Scratch;
use sandtable::drill::journal::{DrillFolder, OpenError};
use sandtable::drill::{Bots, Control, Entry, Header, Order};
use sandtable::host::{
    DrillError, Found, Host, HostRefusal, Notice, Packs, branch_drill, create_drill, find_scenario, load_path,
    open_drill, read_drill,
};
use sandtable::scenario::pack;
use sandtable::units::{SimTime, Span};
use std::fs;
use std::path::Path;
use std::process::Command;

fn minimal() -> Found {
    find_scenario("minimal").expect("it is embedded")
}

/// A drill of some minutes in the folder, closed.
fn kept(dir: &Path, found: &Found) {
    let mut drill = create_drill(dir, found, Some(7), Bots::Everywhere).expect("a new folder");
    drill.submit(drill.scenario.facilitator(), Order::Control(Control::Begin), 1).expect("a drill can begin");
    drill.advance(SimTime::START + Span::mins(5));
    drill
        .submit(drill.scenario.facilitator(), Order::Control(Control::Pause { why: "lunch".into() }), 2)
        .expect("it runs");
}

#[test]
fn a_file_that_the_header_does_not_name_is_never_read() {
    let scratch = Scratch::new("stray");
    let dir = scratch.0.join("drill");
    kept(&dir, &minimal());
    for name in [".DS_Store", "Thumbs.db", "desktop.ini", "another.ron", "injects.ron"] {
        fs::write(dir.join("scenario").join(name), "not a scenario").expect("writable");
    }
    let (drill, replayed) = read_drill(&dir).expect("the stray files are not read");
    assert_eq!((replayed.mismatches, drill.header().carried.sources.as_slice()), (0, &["scenario.ron".to_owned()][..]));
    open_drill(&dir).expect("it can be resumed");
    let branch = scratch.0.join("branch");
    branch_drill(&dir, 1, &branch).expect("the entry is there");
    assert_eq!(fs::read_dir(branch.join("scenario")).expect("readable").count(), 1);
}

/// Folders of earlier versions name no files, and keep the author's name of the scenario.
#[test]
fn an_old_folder_with_stray_files_still_opens() {
    let scratch = Scratch::new("old");
    let dir = scratch.0.join("drill");
    let found = minimal();
    let scenario = found.loaded.scenario.clone().expect("no errors");
    let header = Header::new(&scenario, 7, Bots::Nowhere, 1);
    let source =
        |path: &str, bytes: &[u8]| sandtable::drill::journal::Source { path: path.into(), bytes: bytes.to_vec() };
    let own = source("minimal.ron", &found.sources()[0].bytes);
    let sources = [source("a-left-over.ron", b"Scenario()"), own];
    drop(DrillFolder::create::<Header, Entry>(&dir, &header, &sources).expect("a new folder"));
    for name in [".DS_Store", "._minimal.ron", "Thumbs.db", "desktop.ini", "minimal.ron~"] {
        fs::write(dir.join("scenario").join(name), [0, 1, 255]).expect("writable");
    }
    assert_eq!(read_drill(&dir).expect("it is whole").0.scenario.id, "minimal");
}

#[test]
fn a_drill_never_begins_among_other_files_and_never_overwrites_one() {
    let scratch = Scratch::new("foreign");
    for (i, name) in
        ["scenario/old.ron", "scenario/scenario.ron", "LOCK", "journal.new", "letter.txt"].iter().enumerate()
    {
        let dir = scratch.0.join(format!("drill-{i}"));
        let file = dir.join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("writable");
        fs::write(&file, "precious").expect("writable");
        let refused = create_drill(&dir, &minimal(), None, Bots::Nowhere).err();
        assert!(matches!(refused, Some(DrillError::Open(OpenError::NotEmpty { .. }))), "{name}: {refused:?}");
        assert_eq!(fs::read(&file).expect("readable"), b"precious", "{name}");
    }
}

#[test]
fn a_begun_folder_of_the_same_drill_is_no_obstacle() {
    let scratch = Scratch::new("begun");
    let dir = scratch.0.join("drill");
    fs::create_dir_all(dir.join("scenario")).expect("writable");
    let text = &minimal().sources()[0].bytes;
    fs::write(dir.join("scenario/scenario.ron"), &text[..text.len() / 2]).expect("writable");
    fs::write(dir.join("LOCK"), "process 1 on nowhere\n").expect("writable");
    kept(&dir, &minimal());
    read_drill(&dir).expect("it is whole");
}

#[cfg(unix)]
#[test]
fn no_link_in_a_drill_folder_is_followed() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new("links");
    let precious = scratch.0.join("precious");
    fs::write(&precious, "precious").expect("writable");
    let whole = || fs::read(&precious).expect("readable") == b"precious";
    for name in ["LOCK", "journal.new", "scenario"] {
        let dir = scratch.0.join(format!("new-{name}"));
        fs::create_dir_all(&dir).expect("writable");
        symlink(&precious, dir.join(name)).expect("a link");
        assert!(create_drill(&dir, &minimal(), None, Bots::Nowhere).is_err() && whole(), "{name}");
    }
    let beside = scratch.0.join("reserve");
    fs::create_dir_all(&beside).expect("writable");
    symlink(&precious, beside.join("RESERVE")).expect("a link");
    kept(&beside.join("drill"), &minimal());
    assert!(whole(), "RESERVE");
    // A folder from elsewhere.
    let dir = beside.join("drill");
    fs::remove_file(dir.join("LOCK")).expect("removable");
    symlink(&precious, dir.join("LOCK")).expect("a link");
    assert!(open_drill(&dir).is_err() && whole(), "LOCK of a carried folder");
    fs::remove_file(dir.join("LOCK")).expect("removable");
    let journal = dir.join("journal.sandtable");
    let bytes = fs::read(&journal).expect("readable");
    let last = bytes[..bytes.len() - 1].iter().rposition(|b| *b == b'\n').expect("lines") + 1;
    fs::write(&journal, &bytes[..bytes.len() - 3]).expect("writable");
    symlink(&precious, dir.join(format!("torn-at-{last}.bytes"))).expect("a link");
    let (_, read_back) = open_drill(&dir).expect("a torn tail is no damage");
    assert!(read_back.torn_bytes > 0 && whole(), "torn-at");
    assert!(dir.join(format!("torn-at-{last}-2.bytes")).is_file());
    fs::remove_file(dir.join("scenario/scenario.ron")).expect("removable");
    symlink(&precious, dir.join("scenario/scenario.ron")).expect("a link");
    assert!(matches!(read_drill(&dir), Err(DrillError::Open(OpenError::Link { .. }))));
}

fn program(args: &[&str]) -> (Option<i32>, String) {
    let made = Command::new(env!("CARGO_BIN_EXE_sandtable")).args(args).output().expect("it can be started");
    let said = [made.stdout, made.stderr].concat();
    (made.status.code(), String::from_utf8_lossy(&said).into_owned())
}

/// The journal is cut in its last record, as a power cut does.
#[test]
fn a_torn_journal_is_reported_by_replay_report_and_host() {
    let scratch = Scratch::new("torn");
    let dir = scratch.0.join("drill");
    kept(&dir, &minimal());
    let journal = dir.join("journal.sandtable");
    let bytes = fs::read(&journal).expect("readable");
    fs::write(&journal, &bytes[..bytes.len() - 3]).expect("writable");
    let (path, out) = (dir.display().to_string(), scratch.0.join("out").display().to_string());
    let (code, said) = program(&["replay", &path]);
    assert!(code == Some(0) && said.contains("unfinished write"), "{said}");
    let (code, said) = program(&["report", &path, "--out", &out]);
    assert!(code == Some(0) && said.contains("unfinished write"), "{said}");
    let page = fs::read_to_string(scratch.0.join("out/after-action.html")).expect("written");
    assert!(page.contains("unfinished write"), "the report says it too");
    let mut host = Host::new(Some(scratch.0.join("drills")));
    fs::create_dir_all(scratch.0.join("drills")).expect("writable");
    host.resume(&dir).expect("a torn tail is no damage");
    assert!(matches!(host.notice(), Some(Notice::Torn { bytes }) if bytes > 0));
}

/// A journal of another seed has the same form and another story.
#[test]
fn a_journal_that_replays_differently_is_reported_and_not_resumed() {
    let scratch = Scratch::new("differs");
    let (one, other) = (scratch.0.join("one"), scratch.0.join("other"));
    kept(&one, &minimal());
    let read = DrillFolder::read_only::<Header, Entry>(&one).expect("whole");
    let header = Header { seed: 8, ..read.header };
    let sources = DrillFolder::sources(&one, &header.carried.sources).expect("readable");
    let mut journal = DrillFolder::create::<Header, Entry>(&other, &header, &sources).expect("a new folder");
    read.entries.iter().for_each(|e: &Entry| drop(journal.push(e)));
    journal.commit().expect("the disk works");
    drop(journal);
    let (path, out) = (other.display().to_string(), scratch.0.join("out").display().to_string());
    let (code, said) = program(&["replay", &path]);
    assert!(code == Some(1) && said.contains("replayed differently"), "{said}");
    let (_, said) = program(&["report", &path, "--out", &out]);
    assert!(said.contains("replayed differently"), "{said}");
    let page = fs::read_to_string(scratch.0.join("out/after-action.html")).expect("written");
    assert!(page.contains("replayed differently"), "the report says it too");
    let refused = Host::new(None).resume(&other);
    assert!(matches!(refused, Err(HostRefusal::Folder(why)) if matches!(*why, DrillError::Differs(_))));
}

/// A pack that other computers lack is carried in the folder, and a changed one is refused.
#[test]
fn a_region_pack_travels_with_its_drill() {
    let scratch = Scratch::new("pack");
    let home = scratch.0.join("home");
    let (regions, file) = (home.join("regions/my-county"), home.join("plan.ron"));
    fs::create_dir_all(&regions).expect("writable");
    for name in pack::FILES {
        let text = fs::read_to_string(Path::new("assets/regions/manhattan-ny").join(name)).expect("the pack is there");
        fs::write(regions.join(name), text.replace("manhattan-ny", "my-county")).expect("writable");
    }
    let text = fs::read_to_string("scenarios/manhattan-explosion.ron").expect("it is there");
    fs::write(&file, text.replace("manhattan-ny", "my-county")).expect("writable");
    let found = load_path(&file);
    assert!(found.loaded.scenario.is_some(), "{}", found.loaded.render());
    assert!(Packs::beside(&file).carried("my-county").is_some() && Packs::installed().carried("my-county").is_none());
    let dir = scratch.0.join("drill");
    kept(&dir, &found);
    // Another computer has the folder alone.
    fs::remove_dir_all(&home).expect("removable");
    assert_eq!(read_drill(&dir).expect("it carries its pack").1.mismatches, 0);
    let zones = dir.join("scenario/regions/my-county/zones.ron");
    let text = fs::read_to_string(&zones).expect("it is carried");
    fs::write(&zones, format!("{text}\n")).expect("writable");
    assert!(matches!(read_drill(&dir), Err(DrillError::OtherVersion { what: "region pack", .. })));
}

#[test]
fn a_quiet_check_prints_no_notes() {
    let (code, loud) = program(&["check", "scenarios"]);
    let (quiet_code, quiet) = program(&["check", "scenarios", "--quiet"]);
    assert_eq!((code, quiet_code), (Some(0), Some(0)));
    assert!(!loud.is_empty() && !quiet.contains("note "), "{quiet}");
}
