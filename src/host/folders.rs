//! Drill folders: where they are, how one begins, is read, resumed, branched and listed.

use super::library::{Found, Packs, carried_name};
use crate::drill::journal::{DrillFolder, OpenError, ReadOnly, Source, Tail, space};
use crate::drill::{
    Bots, Carried, CarriedRegion, Control, Drill, Entry, Header, Order, Replayed, What, replay, resume,
};
use crate::map::CoalitionMap;
use crate::scenario::{Loaded, Region, Regions, Scenario, WHOLE, check_parts, pack};
use crate::tr;
use crate::units::SimTime;
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
        "this drill was made with {what} {theirs}; this program has {ours}. The program that made it can open it. Its \
         journal is untouched"
    )]
    OtherVersion { what: &'static str, theirs: String, ours: String },
    #[error("there is no entry {at}: the last one is {last}")]
    NoSuchEntry { at: u64, last: usize },
    #[error(
        "{} of {} entries of this journal replayed differently (the first is {}): the journal was changed, or another \
         program wrote it. It cannot be resumed; the journal is untouched",
        .0.mismatches, .0.entries, .0.first_mismatch.unwrap_or_default()
    )]
    Differs(Replayed),
    #[error("{path}: {error}")]
    Io { path: String, error: std::io::Error },
}

/// Real time, milliseconds since 1970. Only stored, never computed with.
pub fn now_ms() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis() as i64)
}

/// This user's folder for settings, packs and drills, as the operating system's convention names it.
pub fn data_folder() -> Option<PathBuf> {
    let var = |name| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        var("LOCALAPPDATA").or_else(|| var("APPDATA"))
    } else if cfg!(target_os = "macos") {
        var("HOME").map(|h| h.join("Library/Application Support"))
    } else {
        var("XDG_DATA_HOME").or_else(|| var("HOME").map(|h| h.join(".local/share")))
    };
    base.map(|b| b.join("sandtable"))
}

/// Location of drills: the user's data folder, else the working folder.
pub fn drills_folder() -> PathBuf {
    data_folder().map_or_else(|| PathBuf::from("sandtable-drills"), |b| b.join("drills"))
}

/// A new folder's name below `base`, which begins with the local date and time.
pub fn fresh_folder(base: &Path, scenario: &str, at_ms: i64) -> PathBuf {
    let name = format!("{}-{scenario}", local(at_ms, "%Y-%m-%d-%H%M%S"));
    // Two within one second: a branch of a branch.
    let mut names = std::iter::once(name.clone()).chain((2..).map(|n| format!("{name}-{n}")));
    names.by_ref().map(|n| base.join(n)).find(|d| !d.exists()).unwrap_or_else(|| base.join(&name))
}

fn local(ms: i64, format: &str) -> String {
    let at = jiff::Timestamp::from_millisecond(ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    at.to_zoned(jiff::tz::TimeZone::system()).strftime(format).to_string()
}

/// A drill that is kept nowhere.
pub fn loose_drill(scenario: &Arc<Scenario>, seed: u64, bots: Bots) -> Drill {
    new_drill(scenario, Header::new(scenario, seed, bots, now_ms()))
}

fn new_drill(scenario: &Arc<Scenario>, header: Header) -> Drill {
    Drill::new(scenario.clone(), Arc::new(CoalitionMap::new(scenario)), header)
}

/// A new drill that names the files it will carry, and those files.
pub fn new_with_sources(found: &Found, scenario: &Arc<Scenario>, seed: u64, bots: Bots) -> (Drill, Vec<Source>) {
    let mut sources = found.sources();
    let mut region = None;
    if let Some((named, files)) = found.packs.carried(&scenario.region.id) {
        region = Some(named);
        sources.extend(files);
    }
    let carried = Carried { sources: sources.iter().map(|s| s.path.clone()).collect(), region };
    let header = Header { carried, ..Header::new(scenario, seed, bots, now_ms()) };
    (new_drill(scenario, header), sources)
}

/// Keeps a drill in `dir`, which must be new or empty.
pub fn keep(drill: &mut Drill, dir: &Path, sources: &[Source]) -> Result<(), DrillError> {
    let journal = DrillFolder::create::<Header, Entry>(dir, drill.header(), sources)?;
    drill.keep_in(journal);
    match drill.broken() {
        Some(reason) => Err(DrillError::Io { path: dir.display().to_string(), error: std::io::Error::other(reason) }),
        None => Ok(()),
    }
}

/// A drill saved in `dir`, which must be new or empty.
pub fn create_drill(dir: &Path, found: &Found, seed: Option<u64>, bots: Bots) -> Result<Drill, DrillError> {
    let scenario =
        found.loaded.scenario.clone().ok_or_else(|| DrillError::Scenario(crate::words::findings(&found.loaded)))?;
    let (mut drill, sources) = new_with_sources(found, &scenario, seed.unwrap_or(scenario.seed), bots);
    keep(&mut drill, dir, &sources)?;
    if let Some(above) = dir.parent() {
        // A drill works without a reserve.
        let _better_than_nothing = space::reserve(above);
    }
    Ok(drill)
}

/// The pack that a drill folder carries or names, and nothing else of its id.
struct CarriedPack {
    named: CarriedRegion,
    region: Arc<Region>,
    others: Packs,
}

impl Regions for CarriedPack {
    fn find(&self, id: &str) -> Option<Arc<Region>> {
        if id == self.named.id { Some(self.region.clone()) } else { self.others.find(id) }
    }

    fn ids(&self) -> Vec<String> {
        self.others.ids()
    }
}

fn carried_pack(dir: &Path, named: &CarriedRegion, sources: &[Source]) -> Result<CarriedPack, DrillError> {
    let text = |file: &&str| {
        let source = sources.iter().find(|s| s.path == carried_name(&named.id, file))?;
        String::from_utf8(source.bytes.clone()).ok()
    };
    let texts: Option<Vec<String>> = pack::FILES.iter().map(text).collect();
    let (hash, region) = match texts {
        Some(texts) => {
            let region = pack::from_texts(&texts).map_err(|e| DrillError::Scenario(crate::words::said(&e)))?;
            (pack::hash_of(texts.iter().map(String::as_str)), Some(Arc::new(region)))
        }
        None => (pack::embedded_hash(&named.id).unwrap_or("none").to_owned(), pack::embedded(&named.id)),
    };
    match region.filter(|_| hash == named.hash) {
        Some(region) => Ok(CarriedPack { named: named.clone(), region, others: Packs::beside(&dir.join("scenario")) }),
        None => Err(DrillError::OtherVersion { what: "region pack", theirs: named.hash.clone(), ours: hash }),
    }
}

/// The scenario that a drill folder carries, as it was when the drill began.
fn carried_scenario(dir: &Path, header: &Header) -> Result<(Arc<Scenario>, Vec<Source>), DrillError> {
    let sources = DrillFolder::sources(dir, &header.carried.sources)?;
    let packs = Packs::beside(&dir.join("scenario"));
    let check = |files: &[(&str, &[u8])]| match &header.carried.region {
        None => Ok(check_parts(files, &packs)),
        Some(named) => carried_pack(dir, named, &sources).map(|pack| check_parts(files, &pack)),
    };
    let files: Vec<(&str, &[u8])> = sources
        .iter()
        .filter(|s| s.path.ends_with(".ron") && !s.path.contains('/'))
        .map(|s| (s.path.as_str(), s.bytes.as_slice()))
        .collect();
    let loaded = if files.iter().any(|(name, _)| *name == WHOLE) {
        check(&files)?
    } else {
        // Before the header named the scenario's file, any other one beside it made it unreadable.
        let alone = files.iter().map(|file| check(std::slice::from_ref(file))).collect::<Result<Vec<_>, _>>()?;
        let same = |l: &Loaded| l.scenario.as_ref().is_some_and(|s| s.hash == header.scenario_hash);
        let at = alone.iter().position(same).unwrap_or(0);
        alone.into_iter().nth(at).unwrap_or_default()
    };
    let scenario = loaded.scenario.clone().ok_or_else(|| DrillError::Scenario(crate::words::findings(&loaded)))?;
    Ok((scenario, sources))
}

/// A replay promises equal fingerprints only with the scenario and the engine that wrote the journal.
fn same_making(header: &Header, scenario: &Scenario) -> Result<(), DrillError> {
    header.same_making(scenario).map_err(|(what, theirs, ours)| DrillError::OtherVersion { what, theirs, ours })
}

/// A journal read back with its scenario. Nothing in the folder was changed.
struct ReadBack {
    read: ReadOnly<Header, Entry>,
    scenario: Arc<Scenario>,
    sources: Vec<Source>,
}

fn read_back(dir: &Path) -> Result<ReadBack, DrillError> {
    let read = DrillFolder::read_only::<Header, Entry>(dir)?;
    let (scenario, sources) = carried_scenario(dir, &read.header)?;
    same_making(&read.header, &scenario)?;
    Ok(ReadBack { read, scenario, sources })
}

/// A drill as its journal tells it, to look at, and whether the journal is whole and replays equally. Its folder is not
/// changed.
pub fn read_drill(dir: &Path) -> Result<(Drill, Replayed), DrillError> {
    let ReadBack { read, scenario, .. } = read_back(dir)?;
    let map = Arc::new(CoalitionMap::new(&scenario));
    let (drill, mut replayed) = replay(scenario, map, read.header, &read.entries);
    if let Tail::Torn(torn, _) = read.tail {
        replayed.torn_bytes = torn.bytes;
    }
    Ok((drill, replayed))
}

/// Opens a drill to go on with it, as it was at the last acknowledged order. A journal that replays differently is
/// refused, and an unfinished last write is set aside.
pub fn open_drill(dir: &Path) -> Result<(Drill, Replayed), DrillError> {
    open_with_sources(dir).map(|(drill, replayed, _)| (drill, replayed))
}

pub(super) fn open_with_sources(dir: &Path) -> Result<(Drill, Replayed, Vec<Source>), DrillError> {
    let ReadBack { scenario, sources, .. } = read_back(dir)?;
    let opened = DrillFolder::open::<Header, Entry>(dir)?;
    let map = Arc::new(CoalitionMap::new(&scenario));
    let (mut drill, mut replayed) = resume(scenario, map, opened.header, opened.entries);
    if replayed.mismatches > 0 {
        return Err(DrillError::Differs(replayed));
    }
    replayed.torn_bytes = opened.torn.map_or(0, |torn| torn.bytes);
    drill.keep_in(opened.journal);
    Ok((drill, replayed, sources))
}

/// A new drill in `into` with the entries of the one in `parent` up to entry `at`. The parent is not changed.
pub fn branch_drill(parent: &Path, at: u64, into: &Path) -> Result<Drill, DrillError> {
    let (whole, _) = read_drill(parent)?;
    let last = whole.entries().len();
    let mut branch = whole.branch_at(at).ok_or(DrillError::NoSuchEntry { at, last })?;
    keep(&mut branch, into, &DrillFolder::sources(parent, &whole.header().carried.sources)?)?;
    Ok(branch)
}

/// An earlier drill that can be resumed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PastDrill {
    pub title: String,
    /// `stopped at +0:42 · 12 Nov 2026, 14:32`, in the language spoken now.
    pub when: String,
    pub path: PathBuf,
}

/// The newest drills of a folder.
pub fn past_drills(folder: &Path, most: usize) -> Vec<PastDrill> {
    let Ok(list) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut dirs: Vec<PathBuf> = list.flatten().map(|e| e.path()).filter(|p| DrillFolder::is_drill(p)).collect();
    // Names begin with the date.
    dirs.sort();
    dirs.iter().rev().take(most).filter_map(|d| past_drill(d)).collect()
}

fn past_drill(dir: &Path) -> Option<PastDrill> {
    let read = DrillFolder::read_only::<Header, Entry>(dir).ok()?;
    let header: Header = read.header;
    let last = read.entries.last().map_or(header.created_ms, |e: &Entry| e.wall_ms.max(header.created_ms));
    let at = local(last, "%-d %b %Y, %H:%M");
    let now = read.entries.last().map_or(SimTime::START, |e| e.at);
    let state = if ended(&read.entries) { tr!("past-ended").to_string() } else { tr!("past-stopped", now = now) };
    Some(PastDrill { title: header.title, when: format!("{state} · {at}"), path: dir.to_path_buf() })
}

fn ended(entries: &[Entry]) -> bool {
    let end = |e: &Entry| e.what == What::TimeUp || e.what.order() == Some(&Order::Control(Control::End));
    entries.iter().rev().take(50).any(end)
}
