//! The drill folder: carried away, torn, damaged, opened twice, killed during a write.

use crate::journal::{Book, Entry, Header, header, positions};
use sandtable::drill::journal::{Damage, DrillFolder, OpenError, Opened, ReadOnly, Source, Tail};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// A separate folder for each test, deleted at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("journal-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the target folder can be written");
        Scratch(path)
    }

    fn drill(&self) -> PathBuf {
        self.0.join("drill")
    }

    fn file(&self) -> PathBuf {
        self.drill().join("journal.sandtable")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn sources() -> Vec<Source> {
    let source = |path: &str, text: &str| Source { path: path.into(), bytes: text.into() };
    vec![source("parts/injects.ron", "[]"), source("scenario.ron", "Scenario()")]
}

fn names() -> Vec<String> {
    sources().into_iter().map(|s| s.path).collect()
}

/// Three entries in a drill folder, closed.
fn kept(scratch: &Scratch) -> Vec<Entry> {
    let entries: Vec<Entry> = (0..3).map(|at| Entry::Tick { at }).collect();
    let mut book: Book = DrillFolder::create(&scratch.drill(), &header(), &sources()).expect("an empty folder");
    for entry in &entries {
        book.push(entry).expect("a number has a JSON form");
    }
    book.commit().expect("the disk works");
    entries
}

fn open(dir: &Path) -> Result<Opened<Header, Entry>, OpenError> {
    DrillFolder::open(dir)
}

#[test]
fn moved_drill_folder_resumes() {
    let scratch = Scratch::new("carry");
    let mut entries = kept(&scratch);
    let elsewhere = scratch.0.join("usb");
    fs::rename(scratch.drill(), &elsewhere).expect("a folder can be moved");
    for at in 10..12 {
        let mut opened = open(&elsewhere).expect("a whole drill");
        assert_eq!((&opened.header, &opened.entries, opened.torn), (&header(), &entries, None));
        opened.journal.push(&Entry::Tick { at }).expect("a number has a JSON form");
        opened.journal.commit().expect("the disk works");
        entries.push(Entry::Tick { at });
    }
    assert_eq!(DrillFolder::sources(&elsewhere, &names()).expect("readable"), sources());
}

#[test]
fn torn_tail_is_truncated_reported_and_kept() {
    let scratch = Scratch::new("torn");
    let entries = kept(&scratch);
    let whole = fs::read(scratch.file()).expect("readable");
    let places = positions(&whole);
    for size in places[3].byte + 1..whole.len() {
        fs::write(scratch.file(), &whole[..size]).expect("writable");
        let read: ReadOnly<Header, Entry> = DrillFolder::read_only(&scratch.drill()).expect("a torn tail is no damage");
        assert!(matches!(read.tail, Tail::Torn(..)));
        assert_eq!(fs::read(scratch.file()).expect("readable").len(), size, "looking changed the file");

        let opened = open(&scratch.drill()).expect("a torn tail is no damage");
        let torn = opened.torn.expect("the tail was torn");
        assert_eq!((torn.bytes as usize, torn.line), (size - places[3].byte, 4));
        assert_eq!(opened.entries, entries[..2]);
        drop(opened);
        assert_eq!(fs::read(scratch.file()).expect("readable"), whole[..places[3].byte]);
        let beside = scratch.drill().join(format!("torn-at-{}.bytes", places[3].byte));
        assert_eq!(fs::read(beside).expect("readable"), whole[places[3].byte..size]);
    }
    // Twice in a row, and later entries are there as well.
    let mut again = open(&scratch.drill()).expect("a whole drill");
    assert_eq!(again.torn, None);
    again.journal.push(&Entry::Tick { at: 99 }).expect("a number has a JSON form");
    again.journal.commit().expect("the disk works");
    drop(again);
    assert_eq!(open(&scratch.drill()).expect("a whole drill").entries.last(), Some(&Entry::Tick { at: 99 }));
}

#[test]
fn damage_is_named_and_only_the_good_part_read() {
    let scratch = Scratch::new("damage");
    let entries = kept(&scratch);
    let mut bytes = fs::read(scratch.file()).expect("readable");
    let place = positions(&bytes)[2];
    bytes[place.byte + 40] ^= 1;
    fs::write(scratch.file(), &bytes).expect("writable");
    let error = open(&scratch.drill()).expect_err("damaged");
    assert!(matches!(error, OpenError::Damaged { record: 2, byte, .. } if byte == place.byte as u64), "{error}");
    assert!(DrillFolder::read_only::<Header, Entry>(&scratch.drill()).is_err());
    let good: ReadOnly<Header, Entry> =
        DrillFolder::open_read_only_up_to(&scratch.drill()).expect("the beginning is good");
    assert_eq!(good.entries, entries[..1]);
    assert!(matches!(good.tail, Tail::Damaged(Damage { record: 2, next_whole: 3, .. })));
    assert_eq!(fs::read(scratch.file()).expect("readable"), bytes, "a damaged journal was changed");

    // The drill resumes before the damage only on a person's order, and nothing is discarded.
    let opened = DrillFolder::open_before_damage::<Header, Entry>(&scratch.drill()).expect("the beginning is good");
    assert_eq!((opened.entries.as_slice(), opened.journal.safe()), (&entries[..1], 2));
    drop(opened);
    let beside = scratch.drill().join(format!("torn-at-{}.bytes", place.byte));
    assert_eq!(fs::read(beside).expect("readable"), bytes[place.byte..]);
    assert_eq!(open(&scratch.drill()).expect("whole again").entries, entries[..1]);
}

#[test]
fn damaged_header_and_other_version_are_refused() {
    let scratch = Scratch::new("foreign");
    kept(&scratch);
    let other = DrillFolder::open::<Header, u64>(&scratch.drill()).expect_err("entries are no numbers");
    assert!(matches!(other, OpenError::Foreign { record: 1, .. }), "{other}");
    fs::write(scratch.file(), b"\xEF\xBB\xBF0 2 not a journal\n").expect("writable");
    let error = open(&scratch.drill()).expect_err("no header");
    assert!(matches!(error, OpenError::Damaged { record: 0, byte: 0, .. }), "{error}");
    fs::remove_file(scratch.file()).expect("removable");
    assert!(matches!(open(&scratch.drill()), Err(OpenError::NotADrill { .. })));
}

#[test]
fn second_program_is_refused_with_the_holders_name() {
    let scratch = Scratch::new("twice");
    kept(&scratch);
    let first = open(&scratch.drill()).expect("nobody has it");
    for _ in 0..200 {
        match open(&scratch.drill()) {
            Err(OpenError::Held { holder }) => {
                assert!(holder.contains(&format!("process {}", std::process::id())), "{holder}");
            }
            other => panic!("the second open gave {other:?}"),
        }
    }
    let looked = DrillFolder::read_only::<Header, Entry>(&scratch.drill()).expect("looking needs no lock");
    assert_eq!(looked.entries, first.entries);
    drop(first);
    assert!(open(&scratch.drill()).is_ok());
}

#[test]
fn drill_needs_an_empty_folder() {
    let scratch = Scratch::new("strangers");
    fs::create_dir_all(scratch.drill()).expect("writable");
    fs::write(scratch.drill().join("letter.txt"), "Dear").expect("writable");
    let error = DrillFolder::create::<Header, Entry>(&scratch.drill(), &header(), &[]).expect_err("not empty");
    assert!(matches!(error, OpenError::NotEmpty { .. }), "{error}");
    assert_eq!(fs::read_dir(scratch.drill()).expect("readable").count(), 1);
}

#[test]
fn leftovers_of_a_crashed_start_do_no_harm() {
    let scratch = Scratch::new("unborn");
    fs::create_dir_all(scratch.drill().join("scenario")).expect("writable");
    fs::write(scratch.drill().join("journal.new"), "0 40 half a hea").expect("writable");
    fs::write(scratch.drill().join("LOCK"), "process 1 on nowhere\n").expect("writable");
    assert!(matches!(open(&scratch.drill()), Err(OpenError::NotADrill { .. })));
    kept(&scratch);
    assert_eq!(open(&scratch.drill()).expect("a whole drill").entries.len(), 3);
}

#[test]
fn source_never_leaves_the_scenario_folder() {
    let scratch = Scratch::new("names");
    for name in ["../up.ron", "/etc/passwd", "a/../../b", "", "C:\\x", "a\\b", "./a"] {
        let source = Source { path: name.into(), bytes: Vec::new() };
        let error = DrillFolder::create::<Header, Entry>(&scratch.drill(), &header(), &[source]).expect_err(name);
        assert!(matches!(error, OpenError::BadName { .. }), "{name}: {error}");
    }
}

/// Output folder of the child process below.
const CHILD: &str = "SANDTABLE_TEST_KILLED_CHILD";

/// Prints each entry number once it is safe, until it is killed.
fn write_until_killed(dir: &Path) {
    let mut opened = open(dir).expect("the drill opens after every kill");
    let mut at = opened.entries.len() as u64;
    // Without its parent the child ends on its own.
    while at < 1_000_000 {
        opened.journal.push(&Entry::Tick { at }).expect("a number has a JSON form");
        opened.journal.commit().expect("the disk works");
        println!("safe {at}");
        std::io::stdout().flush().expect("the parent reads");
        at += 1;
    }
}

/// A hundred kills in a row at random moments, many of them during recovery: every acknowledged entry exists exactly
/// once, and no other. (A kill alone does not test the sync: see the power cuts in `journal`.)
#[test]
fn killed_program_loses_no_acknowledged_entry() {
    if let Some(dir) = std::env::var_os(CHILD) {
        return write_until_killed(Path::new(&dir));
    }
    let scratch = Scratch::new("killed");
    drop(DrillFolder::create::<Header, Entry>(&scratch.drill(), &header(), &[]).expect("an empty folder"));
    let (mut kept, mut acknowledged, mut dice) = (0, 0, crate::journal::dice(3, 0));
    for kill in 0..100 {
        let mut child = Command::new(std::env::current_exe().expect("a test has a program"))
            .args(["--exact", "drill_folder::killed_program_loses_no_acknowledged_entry", "--nocapture"])
            .env(CHILD, scratch.drill())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a test can start itself");
        std::thread::sleep(Duration::from_millis(u64::from(dice.below(40))));
        child.kill().expect("a child can be killed");
        let said = BufReader::new(child.stdout.take().expect("piped")).lines().map_while(Result::ok);
        let last = said.filter_map(|line| line.strip_prefix("safe ")?.parse::<u64>().ok()).last();
        child.wait().expect("a killed child ends");
        acknowledged = last.map_or(acknowledged, |at| at + 1);
        let entries = open(&scratch.drill()).expect("a kill is no damage").entries;
        assert!(entries.iter().enumerate().all(|(i, e)| *e == Entry::Tick { at: i as u64 }), "kill {kill}");
        assert!(entries.len() as u64 >= acknowledged.max(kept), "kill {kill}: acknowledged entries are gone");
        kept = entries.len() as u64;
    }
    assert!(acknowledged > 100, "only {acknowledged} entries were written: the kills came too early to tell");
}
