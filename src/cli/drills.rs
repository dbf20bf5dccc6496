//! Drill folders on the disk: where they live, how one begins, how one goes on.

use crate::drill::journal::{DrillFolder, OpenError, Source, space};
use crate::drill::{Bots, Drill, Entry, FORMAT, Header, Replayed, resume};
use crate::map::CoalitionMap;
use crate::scenario::{Loaded, Scenario, check_source, load};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

#[derive(Debug, thiserror::Error)]
pub enum DrillError {
    #[error("{0}")]
    Open(#[from] OpenError),
    #[error("the scenario in this drill folder no longer loads:\n{0}")]
    Scenario(String),
    #[error(
        "this drill was made with {what} {theirs}, this program has {ours}; it can be replayed with the program that made it"
    )]
    OtherVersion { what: &'static str, theirs: String, ours: String },
    #[error("{0} is no drill folder: a drill folder holds `journal.sandtable` and `scenario`")]
    NoDrill(String),
    #[error("there is no entry {at}: the last one is {last}")]
    NoSuchEntry { at: u64, last: usize },
    #[error("{path}: {error}")]
    Io { path: String, error: std::io::Error },
}

/// Wall time, milliseconds since 1970. Only ever stored, never computed with.
pub fn now_ms() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis() as i64)
}

/// Where drills are kept: the user's data folder, else the working folder.
pub fn drills_folder() -> PathBuf {
    let var = |name| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        var("APPDATA")
    } else if cfg!(target_os = "macos") {
        var("HOME").map(|h| h.join("Library/Application Support"))
    } else {
        var("XDG_DATA_HOME").or_else(|| var("HOME").map(|h| h.join(".local/share")))
    };
    base.map_or_else(|| PathBuf::from("sandtable-drills"), |b| b.join("sandtable/drills"))
}

pub fn header_for(scenario: &Scenario, seed: u64, bots: Bots) -> Header {
    Header {
        format: FORMAT,
        engine_version: env!("CARGO_PKG_VERSION").to_owned(),
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        title: scenario.title.en.clone(),
        seed,
        bots,
        created_ms: now_ms(),
        parent: None,
    }
}

/// A drill that nobody keeps.
pub fn loose_drill(scenario: &Arc<Scenario>, seed: u64, bots: Bots) -> Drill {
    let map = Arc::new(CoalitionMap::new(scenario));
    Drill::new(scenario.clone(), map, header_for(scenario, seed, bots))
}

/// A drill kept in `dir`, which must be new or empty.
pub fn create_drill(
    dir: &Path,
    loaded: &Loaded,
    scenario: &Arc<Scenario>,
    seed: u64,
    bots: Bots,
) -> Result<Drill, DrillError> {
    let mut drill = loose_drill(scenario, seed, bots);
    let sources: Vec<Source> = loaded
        .sources
        .iter()
        .map(|(name, text)| Source { path: file_name(name), bytes: text.clone().into_bytes() })
        .collect();
    let journal = DrillFolder::create::<Header, Entry>(dir, drill.header(), &sources)?;
    drill.keep_in(journal);
    if let Some(above) = dir.parent() {
        // A drill without a reserve is still a drill.
        let _better_than_nothing = space::reserve(above);
    }
    Ok(drill)
}

/// A drill folder's own copy keeps only the last part of a source's name.
fn file_name(name: &str) -> String {
    Path::new(name).file_name().map_or_else(|| "scenario.ron".to_owned(), |n| n.to_string_lossy().into_owned())
}

/// The scenario that a drill folder carries with it.
pub fn scenario_of(dir: &Path) -> Result<Arc<Scenario>, DrillError> {
    if !DrillFolder::is_drill(dir) {
        return Err(DrillError::NoDrill(dir.display().to_string()));
    }
    let sources = DrillFolder::sources(dir)?;
    let loaded = match sources.as_slice() {
        [only] => {
            let text = String::from_utf8_lossy(&only.bytes).into_owned();
            check_source(&only.path, &text, &super::Packs)
        }
        _ => load(&dir.join("scenario"), &super::Packs),
    };
    loaded.scenario.clone().ok_or_else(|| DrillError::Scenario(loaded.render()))
}

/// Replay promises equal fingerprints only with the scenario and the engine that wrote the journal.
pub fn same_making(header: &Header, scenario: &Scenario) -> Result<(), DrillError> {
    header.same_making(scenario).map_err(|(what, theirs, ours)| DrillError::OtherVersion { what, theirs, ours })
}

/// Opens a drill to go on with it, as it stood at the last acknowledged order.
pub fn open_drill(dir: &Path) -> Result<(Drill, Replayed), DrillError> {
    let scenario = scenario_of(dir)?;
    let opened = DrillFolder::open::<Header, Entry>(dir)?;
    same_making(&opened.header, &scenario)?;
    let map = Arc::new(CoalitionMap::new(&scenario));
    let (mut drill, replayed) = resume(scenario, map, opened.header, opened.entries);
    drill.keep_in(opened.journal);
    Ok((drill, replayed))
}

/// A drill as its journal tells it, to look at. Its folder is not changed.
pub fn read_drill(dir: &Path) -> Result<Drill, DrillError> {
    let scenario = scenario_of(dir)?;
    let read = DrillFolder::read_only::<Header, Entry>(dir)?;
    same_making(&read.header, &scenario)?;
    let map = Arc::new(CoalitionMap::new(&scenario));
    Ok(crate::drill::replay(scenario, map, read.header, &read.entries).0)
}

/// A new drill in `into` that begins like the one in `parent` up to entry `at`. The parent is not changed.
pub fn branch_drill(parent: &Path, at: u64, into: &Path) -> Result<Drill, DrillError> {
    let whole = read_drill(parent)?;
    let last = whole.entries().len();
    let mut branch = whole.branch_at(at).ok_or(DrillError::NoSuchEntry { at, last })?;
    let journal = DrillFolder::create::<Header, Entry>(into, branch.header(), &DrillFolder::sources(parent)?)?;
    branch.keep_in(journal);
    match branch.broken() {
        Some(reason) => Err(DrillError::Io { path: into.display().to_string(), error: std::io::Error::other(reason) }),
        None => Ok(branch),
    }
}

/// Drill folders, newest first: (title, folder).
pub fn list_drills(folder: &Path) -> Vec<(String, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<(i64, String, PathBuf)> = entries
        .flatten()
        .map(|e| e.path())
        .filter(|p| DrillFolder::is_drill(p))
        .filter_map(|p| {
            let read = DrillFolder::open_read_only_up_to::<Header, Entry>(&p).ok()?;
            Some((read.header.created_ms, read.header.title, p))
        })
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| b.2.cmp(&a.2)));
    found.into_iter().map(|(_, title, path)| (title, path)).collect()
}
