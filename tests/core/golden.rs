//! Old journals are read in every known format, or refused by number.

use crate::exercise::Room;
use sandtable::drill::journal::{DrillFolder, Journal, OpenError, ReadOnly, Storage};
use sandtable::drill::{Control, Drill, Entry, FORMAT, Header, Order, RequestStep, Say, What, replay};
use sandtable::host::Packs;
use sandtable::map::CoalitionMap;
use sandtable::scenario::{Scenario, check_source};
use sandtable::words;
use serde_json::{Value, json};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const GOLDEN: &str = "tests/golden";

fn folders(format: u32) -> Vec<PathBuf> {
    let Ok(read) = fs::read_dir(format!("{GOLDEN}/format-{format}")) else { return Vec::new() };
    let mut all: Vec<PathBuf> = read.map(|e| e.expect("readable").path()).filter(|p| p.is_dir()).collect();
    all.sort();
    all
}

fn scenario() -> Arc<Scenario> {
    let text = fs::read_to_string(format!("{GOLDEN}/scenario.ron")).expect("it is kept with the journals");
    let loaded = check_source("scenario.ron", &text, &Packs::installed());
    loaded.scenario.clone().unwrap_or_else(|| panic!("{}", loaded.render()))
}

fn read(dir: &Path) -> ReadOnly<Header, Entry> {
    DrillFolder::read_only(dir).unwrap_or_else(|why| panic!("{}: {why}", dir.display()))
}

/// A journal of any JSON, in the form of a drill's.
fn write(dir: &Path, header: &Value, entries: &[Value]) {
    struct Plain(fs::File);
    impl Storage for Plain {
        fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
            self.0.write_all(bytes)
        }
        fn sync(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    fs::create_dir_all(dir).expect("writable");
    let file = fs::File::create(dir.join("journal.sandtable")).expect("writable");
    let mut journal: Journal<Value, Value> = Journal::create(Plain(file), header).expect("the disk works");
    for entry in entries {
        journal.push(entry).expect("JSON");
    }
    journal.commit().expect("the disk works");
}

/// Format 0 as it might have been: no bots in the header, no causes, real time in seconds.
fn downgraded(dir: &Path) -> (Value, Vec<Value>) {
    let read: ReadOnly<Value, Value> = DrillFolder::read_only(dir).expect("readable");
    let mut header = read.header;
    header.as_object_mut().expect("a record").remove("bots");
    header["format"] = json!(0);
    let entries = read.entries.into_iter().map(|mut e| {
        let fields = e.as_object_mut().expect("a record");
        let ms = fields.remove("wall_ms").and_then(|ms| ms.as_i64()).expect("it has a wall clock");
        fields.insert("wall".into(), json!(ms / 1000));
        fields.remove("cause");
        e
    });
    (header, entries.collect())
}

/// Every kind of form, on the small map of `exercise`: nothing in it depends on patients.
fn of_today() -> Drill {
    let mut room = Room::begun(
        "eei: [ (id: \"beds\", text: \"Beds?\") ], moves: [ (id: \"one\"), (id: \"two\", at: \"+0:04\") ],
         injects: [ (id: \"a\", at: \"+0:02\", text: \"A\", hints: [\"H\"], effects: [ Flag(name: \"f\") ]),
                    (id: \"b\", when: HeldFor(\"2 min\", Flag(\"f\")), text: \"B\", expect: (what: ActivateEoc, within: \"1 min\")) ]",
    );
    room.minute(3);
    room.control(Control::Hint { inject: sandtable::units::InjectId(0) }).unwrap();
    room.say("ems", Say::Message { to: vec![], text: "Who has capacity?".into() }).unwrap();
    room.say("ems", Say::ReportEei { eei: 0, value: "12".into() }).unwrap();
    let _refused = room.say("ems", Say::Note { text: " ".into() });
    room.minute(7);
    room.0
}

fn update() {
    for dir in folders(1).into_iter().take(3) {
        let to = Path::new(GOLDEN).join("format-0").join(dir.file_name().expect("a name"));
        let (header, entries) = downgraded(&dir);
        write(&to, &header, &entries);
    }
    if folders(FORMAT).is_empty() {
        let drill = of_today();
        let value = |v: Result<Value, serde_json::Error>| v.expect("JSON");
        let entries: Vec<Value> = drill.entries().iter().map(|e| value(serde_json::to_value(e))).collect();
        let dir = Path::new(GOLDEN).join(format!("format-{FORMAT}/01"));
        write(&dir, &value(serde_json::to_value(drill.header())), &entries);
    }
}

#[test]
fn every_golden_journal_of_every_format_is_read() {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        update();
    }
    let mut journals = 0;
    for format in 0..=FORMAT {
        let all = folders(format);
        assert!(!all.is_empty(), "there is no golden journal of format {format}");
        for dir in all {
            let read = read(&dir);
            assert_eq!(read.header.format, format, "{}", dir.display());
            assert!(read.entries.len() > 5, "{}", dir.display());
            assert!(read.entries.iter().enumerate().all(|(i, e)| e.number == i as u64 + 1));
            journals += 1;
        }
    }
    assert!(journals >= 20, "only {journals}");
}

#[test]
fn older_engine_drill_is_read_only() {
    let scenario = scenario();
    let mut said = 0;
    for dir in folders(0).into_iter().chain(folders(1)) {
        let read = read(&dir);
        let (what, theirs, ours) = read.header.same_making(&scenario).expect_err("another engine");
        assert_eq!((what, theirs.as_str(), ours.as_str()), ("engine", "0.1.0", env!("CARGO_PKG_VERSION")));
        // Recorded orders still have sentences.
        let map = Arc::new(CoalitionMap::new(&scenario));
        let drill = Drill::new(scenario.clone(), map, read.header);
        for entry in &read.entries {
            if let What::Ordered { order, .. } | What::Refused { order, .. } = &entry.what {
                assert!(!words::order(&drill, order, true).is_empty());
                said += 1;
            }
        }
    }
    assert!(said > 60, "only {said}");
}

#[test]
fn each_migration_step_has_its_result() {
    let (old, new) = (&folders(0)[0], &folders(1)[0]);
    let (old, new) = (read(old), read(new));
    for (a, b) in old.entries.iter().zip(&new.entries) {
        assert_eq!((a.number, a.at, a.by, &a.what), (b.number, b.at, b.by, &b.what));
        assert_eq!((a.wall_ms, a.cause), (b.wall_ms / 1000 * 1000, None));
    }
    let asked = |e: &&Entry| matches!(e.what.order(), Some(Order::Request(RequestStep::Ask { .. })));
    let all: Vec<Entry> = folders(1).iter().flat_map(|d| read(d).entries).collect();
    let request = all.iter().find(asked).expect("somebody asked for blood");
    let Some(Order::Request(RequestStep::Ask { asked })) = request.what.order() else { unreachable!() };
    assert_eq!((asked.text.as_str(), &asked.details), ("O negative", &Default::default()));
}

/// Facts and digests belong to the current engine; the rest belongs to the drill, and replays.
fn of_the_drill(entries: &[Entry]) -> Vec<String> {
    let its = entries.iter().filter(|e| !matches!(e.what, What::Happened(_) | What::Checked { .. }));
    its.map(|e| format!("{} {:?} {:?} {:?}", e.at.0, e.by, e.person, e.what)).collect()
}

#[test]
fn journals_of_this_format_replay_entry_for_entry() {
    for dir in folders(FORMAT) {
        let read = read(&dir);
        let fresh = of_today();
        let scenario = fresh.scenario.clone();
        let map = Arc::new(CoalitionMap::new(&scenario));
        let (again, _) = replay(scenario, map, read.header, &read.entries);
        assert_eq!(of_the_drill(again.entries()), of_the_drill(&read.entries), "{}", dir.display());
    }
}

#[test]
fn unknown_journal_format_is_refused_by_number() {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("golden-{}", std::process::id()));
    let (header, entries) = downgraded(&folders(1)[0]);
    for (format, known) in
        [(json!(FORMAT + 1), false), (json!(u64::MAX), false), (json!("two"), false), (json!(0), true)]
    {
        let header = {
            let mut h = header.clone();
            h["format"] = format.clone();
            h
        };
        write(&scratch, &header, &entries);
        match DrillFolder::read_only::<Header, Entry>(&scratch) {
            Ok(_) => assert!(known, "format {format}"),
            Err(OpenError::Format { found, newest, .. }) => assert!(!known && found > u64::from(newest)),
            Err(OpenError::Foreign { record: 0, .. }) => assert_eq!(format, json!("two")),
            Err(other) => panic!("format {format}: {other}"),
        }
    }
    fs::remove_dir_all(&scratch).expect("removable");
}
