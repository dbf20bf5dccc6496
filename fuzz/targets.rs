//! What the fuzz targets do with an input. The targets, `soak`, and the ordinary tests (`tests/core/fuzz_corpus.rs`)
//! include this file, so that each of them does the same.
#![allow(dead_code)]

use sandtable::cli::orders;
use sandtable::drill::journal::{migrate, scan};
use sandtable::drill::{Bots, Control, Drill, Entry, FORMAT, Header, Order, replay};
use sandtable::host::Packs;
use sandtable::map::CoalitionMap;
use sandtable::report::sheet;
use sandtable::scenario::{Region, Regions, Scenario, check_source, pack};
use sandtable::units::{SimTime, Span};
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// Every target by name, which is also the name of its folder under `corpus`.
pub const TARGETS: [(&str, fn(&[u8])); 5] =
    [("scenario", scenario), ("journal", journal), ("pack", pack), ("tables", tables), ("orders", orders)];

/// A larger input is refused by its size wherever it is read.
const MOST_BYTES: usize = 1 << 20;
/// Exercise time that a world without errors is played.
const PLAYED: Span = Span::mins(20);

fn text(data: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(&data[..data.len().min(MOST_BYTES)])
}

/// Reads a scenario file; one without errors, unless it is large, is played for a while.
pub fn scenario(data: &[u8]) {
    let loaded = check_source("fuzz.ron", &text(data), &Packs::installed());
    assert_eq!(loaded.scenario.is_some(), loaded.errors() == 0);
    sandtable::words::findings(&loaded);
    if let Some(scenario) = loaded.scenario {
        play(&scenario);
    }
}

fn play(scenario: &Arc<Scenario>) {
    let casualties: u64 = scenario.waves.iter().flat_map(|w| w.counts).map(u64::from).sum();
    let vehicles: u32 = scenario.places.iter().map(|p| p.fleet.total()).sum();
    if casualties > 500 || vehicles > 500 || scenario.places.len() > 200 || scenario.injects.len() > 200 {
        return;
    }
    let mut drill = begun(scenario, Arc::new(CoalitionMap::new(scenario)), Bots::Everywhere);
    drill.advance_unattended(scenario.ends().min(SimTime::START + PLAYED));
    let broken = drill.coalition().broken_rules();
    assert!(broken.is_empty(), "{broken:?}");
}

fn header(scenario: &Scenario, bots: Bots) -> Header {
    Header {
        format: FORMAT,
        engine_version: "fuzz".into(),
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        title: scenario.title.en.clone(),
        seed: 7,
        bots,
        created_ms: 0,
        parent: None,
        carried: Default::default(),
    }
}

fn begun(scenario: &Arc<Scenario>, map: Arc<CoalitionMap>, bots: Bots) -> Drill {
    let mut drill = Drill::new(scenario.clone(), map, header(scenario, bots)).unwatched();
    let begun = drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 0);
    assert!(begun.is_ok(), "{begun:?}");
    drill
}

/// A small county to which orders are given and in which journals are replayed.
fn county() -> (Arc<Scenario>, Arc<CoalitionMap>) {
    static COUNTY: OnceLock<(Arc<Scenario>, Arc<CoalitionMap>)> = OnceLock::new();
    let made = || {
        let loaded = check_source("small.ron", include_str!("../tests/core/small.ron"), &Packs::installed());
        let Some(scenario) = loaded.scenario.clone() else { panic!("{}", loaded.render()) };
        let map = Arc::new(CoalitionMap::new(&scenario));
        (scenario, map)
    };
    COUNTY.get_or_init(made).clone()
}

/// Reads a journal as the folder does. Then every line that holds a record counts, whatever its checksum says, and the
/// records are replayed.
pub fn journal(data: &[u8]) {
    let data = &data[..data.len().min(MOST_BYTES)];
    let found = scan(data);
    assert!(found.end.byte <= data.len());
    let entries: Vec<Entry> = data.split(|b| *b == b'\n').filter_map(entry).take(200).collect();
    let (scenario, map) = county();
    let (drill, _compared) = replay(scenario.clone(), map, header(&scenario, Bots::Nowhere), &entries);
    assert!(drill.coalition().broken_rules().is_empty());
}

/// The record of a line: from its first brace on.
fn entry(line: &[u8]) -> Option<Entry> {
    let json = &line[line.iter().position(|b| *b == b'{')?..];
    let value: serde_json::Value = serde_json::from_slice(json).ok()?;
    let entry: Entry = serde_json::from_value(migrate::entry(value, 0)).ok()?;
    // Each minute of a replay is played.
    (entry.at <= SimTime::START + Span::hours(2)).then_some(entry)
}

/// Reads a region pack whose files follow each other, each behind a line `== name`; one without errors becomes a map.
pub fn pack(data: &[u8]) {
    let text = text(data);
    let file = |name: &str| {
        let (_, rest) = text.split_once(&format!("== {name}\n"))?;
        Some(Cow::Borrowed(rest.split_once("== ").map_or(rest, |(file, _)| file)))
    };
    let Ok(region) = pack::parse(&file) else { return };
    let id = region.id.clone();
    let plan = format!("Scenario(format: 1, id: \"fuzz\", title: \"Fuzz\", region: \"{id}\")");
    let loaded = check_source("fuzz.ron", &plan, &OnePack(Arc::new(region)));
    if let Some(scenario) = loaded.scenario {
        play(&scenario);
    }
}

struct OnePack(Arc<Region>);

impl Regions for OnePack {
    fn find(&self, id: &str) -> Option<Arc<Region>> {
        (self.0.id == id).then(|| self.0.clone())
    }

    fn ids(&self) -> Vec<String> {
        vec![self.0.id.clone()]
    }
}

/// Reads a table of comma-separated values.
pub fn tables(data: &[u8]) {
    if let Ok(rows) = sheet::rows(&text(data)) {
        let columns = rows.first().map_or(0, |r| r.len());
        assert!(rows.iter().all(|r| r.len() == columns));
    }
}

/// Reads a script of orders and gives them.
pub fn orders(data: &[u8]) {
    let (scenario, map) = county();
    let Ok(script) = orders::parse(&text(data), &scenario) else { return };
    let mut drill = begun(&scenario, map, Bots::Nowhere);
    for scripted in script.into_iter().take(200) {
        drill.advance_unattended(scripted.at.min(SimTime::START + Span::hours(1)));
        let _either = drill.submit(scripted.seat, scripted.order, 0);
    }
    drill.advance_unattended(drill.now() + Span::mins(10));
    let broken = drill.coalition().broken_rules();
    assert!(broken.is_empty(), "{broken:?}");
}
