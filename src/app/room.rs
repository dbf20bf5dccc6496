//! The drill in this computer: built-in scenarios and scenario files, and drills kept in folders.

use super::hot_wash::{Wash, wash};
use super::look_ahead::{Ahead, Looking, proposed};
use super::session::About;
use super::session::{PastDrill, ScenarioCard, Session};
use super::what_if::{Answered, Questions, Shift, Taken, taken, write_report};
use crate::drill::journal::{DrillFolder, Source, space};
use crate::drill::{Bots, Control, Deciders, Drill, Entry, FORMAT, Header, Order, Phase, What, resume};
use crate::map::CoalitionMap;
use crate::report::Moment;
use crate::scenario::{self, Loaded, PlaceKind, Region, Regions, Scenario, pack};
use crate::tr;
use crate::units::{PersonId, SeatId, SimTime, Span};
use crate::view::{self, EvaluatorView, Number, PublicView, SeatView, Why};
use crate::words;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// The packs built into the program.
struct BuiltIn;

impl Regions for BuiltIn {
    fn find(&self, id: &str) -> Option<Arc<Region>> {
        pack::embedded(id)
    }

    fn ids(&self) -> Vec<String> {
        pack::embedded_ids().map(str::to_string).collect()
    }
}

/// What is open.
struct Live {
    drill: Drill,
    looking: Option<Looking>,
    questions: Questions,
    sources: Vec<(String, String)>,
    kept: bool,
    /// The folder of its journal.
    at: Option<PathBuf>,
}

impl Live {
    fn of(drill: Drill, sources: Vec<(String, String)>, at: Option<PathBuf>) -> Live {
        Live { drill, looking: None, questions: Questions::default(), sources, kept: at.is_some(), at }
    }
}

/// Drills of this computer.
pub struct LocalRoom {
    /// Where drills are kept; `None`: nowhere (pictures, tests).
    folder: Option<PathBuf>,
    live: Option<Live>,
    notice: Option<String>,
}

/// The newest drills that the start screen looks at.
const LOOKED_AT: usize = 5;

impl LocalRoom {
    pub fn new(folder: Option<PathBuf>) -> LocalRoom {
        LocalRoom { folder, live: None, notice: None }
    }

    /// The usual place for a person's data.
    pub fn usual_folder() -> Option<PathBuf> {
        let home = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
        let base = if cfg!(windows) {
            home("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            home("HOME").map(|h| h.join("Library/Application Support"))
        } else {
            home("XDG_DATA_HOME").or_else(|| home("HOME").map(|h| h.join(".local/share")))
        };
        base.map(|b| b.join("sandtable").join("drills"))
    }

    fn found(&mut self, loaded: Loaded) -> Result<(Arc<Scenario>, Vec<(String, String)>), String> {
        let why = first_finding(&loaded);
        let scenario = loaded.scenario.ok_or(why)?;
        Ok((scenario, loaded.sources))
    }

    /// Puts the drill in a folder of its own when it begins. A full disk must not stop the table.
    fn keep(&mut self) {
        let Some(folder) = self.folder.clone() else { return };
        let Some(live) = self.live.as_mut().filter(|l| !l.kept) else { return };
        let header = live.drill.header().clone();
        let sources: Vec<Source> = live
            .sources
            .iter()
            .enumerate()
            .map(|(i, (name, text))| Source { path: source_name(i, name), bytes: text.clone().into_bytes() })
            .collect();
        let now = if header.parent.is_some() { wall_ms() } else { header.created_ms };
        let name = format!("{}-{}", stamp(now), header.scenario);
        // Two within one second: a branch of a branch.
        let mut dirs =
            std::iter::once(name.clone()).chain((2..).map(|n| format!("{name}-{n}"))).map(|n| folder.join(n));
        let dir = dirs.find(|d| !d.exists()).unwrap_or_else(|| folder.join(&name));
        match DrillFolder::create::<Header, Entry>(&dir, &header, &sources) {
            Ok(journal) => {
                live.drill.keep_in(journal);
                (live.kept, live.at) = (true, Some(dir));
                self.look_at_the_disk();
            }
            Err(why) => self.notice = Some(tr!("not-kept", why = why.to_string())),
        }
    }

    /// Keeps some room free for the moment when the disk is full, and says when there is little.
    fn look_at_the_disk(&mut self) {
        let Some(folder) = &self.folder else { return };
        if let Some(left) = space::low(folder) {
            self.notice = Some(tr!("disk-low", left = left >> 20));
        } else if let Err(why) = space::reserve(folder) {
            self.notice = Some(tr!("not-kept", why = why.to_string()));
        }
    }

    /// A fault in the engine closes the drill, which is kept up to the last acknowledged order, and not the program.
    fn guarded<T>(&mut self, act: impl FnOnce(&mut Drill) -> T) -> Result<T, String> {
        let live = self.live.as_mut().ok_or(tr!("no-drill-open"))?;
        let done = catch_unwind(AssertUnwindSafe(|| act(&mut live.drill)));
        if done.is_err() {
            self.live = None;
            self.notice = Some(tr!("engine-fault").to_string());
        }
        self.mend();
        done.map_err(|_| tr!("engine-fault").to_string())
    }

    /// A drill whose journal can no longer be written goes on in a fresh folder, once.
    fn mend(&mut self) {
        let Some(live) = self.live.as_mut().filter(|l| l.kept) else { return };
        let (Some(why), Some(from)) = (live.drill.broken(), live.at.clone()) else { return };
        let others = [std::env::temp_dir().join("sandtable")];
        self.notice = Some(match live.drill.rescue_somewhere(&from, &others) {
            Ok(into) => {
                let folder = into.display().to_string();
                live.at = Some(into);
                tr!("journal-anew", why = why, folder = folder)
            }
            Err(_) => {
                live.kept = false;
                tr!("not-kept", why = why)
            }
        });
    }
}

impl LocalRoom {
    /// Stops the clock of a drill that was taken up in the middle.
    fn pause(&mut self, why: &str) -> Result<(), String> {
        let Some(live) = self.live.as_mut().filter(|l| l.drill.phase() == Phase::Running) else { return Ok(()) };
        let order = Order::Control(Control::Pause { why: why.to_string() });
        let answer = live.drill.submit(live.drill.scenario.facilitator(), order, wall_ms());
        answer.map(|_| ()).map_err(|e| words::refusal(&live.drill.scenario, &e))
    }
}

/// The first file is the scenario; the parts of a folder keep their names.
fn source_name(i: usize, name: &str) -> String {
    let last = Path::new(name).file_name().map(|n| n.to_string_lossy().into_owned());
    match last {
        Some(n) if i > 0 => n,
        _ => "scenario.ron".into(),
    }
}

fn load(id: &str) -> Loaded {
    match scenario::builtin(id) {
        Some(text) => scenario::check_source(&format!("{id}.ron"), text, &BuiltIn),
        None => scenario::load(Path::new(id), &BuiltIn),
    }
}

/// The scenario that a drill folder carries with it, read as it was when the drill began.
fn carried(dir: &Path) -> Result<Loaded, String> {
    let sources = DrillFolder::sources(dir).map_err(|e| e.to_string())?;
    Ok(match sources.as_slice() {
        [only] => scenario::check_source(&only.path, &String::from_utf8_lossy(&only.bytes), &BuiltIn),
        _ => scenario::load(&dir.join("scenario"), &BuiltIn),
    })
}

fn first_finding(loaded: &Loaded) -> String {
    let first = loaded.findings.iter().find(|f| f.severity == scenario::Level::Error);
    first.map_or(tr!("cannot-be-read").to_string(), |f| format!("{}:{}: {}", f.file, f.line, f.message))
}

fn card(id: &str) -> ScenarioCard {
    let loaded = load(id);
    let recommended = scenario::builtins().first() == Some(&id);
    match &loaded.scenario {
        Some(s) => ScenarioCard { recommended, ..facts(id, s) },
        None => {
            ScenarioCard { id: id.into(), title: id.into(), broken: Some(first_finding(&loaded)), ..Default::default() }
        }
    }
}

fn facts(id: &str, s: &Scenario) -> ScenarioCard {
    let minutes = s.length.as_mins() / f64::from(s.pace.max(1));
    let spanish = s.title.es.is_some() && s.injects.iter().all(|i| i.text.es.is_some());
    ScenarioCard {
        id: id.into(),
        title: words::text(&s.title).to_string(),
        summary: words::text(&s.summary).to_string(),
        minutes: minutes.ceil() as u32,
        players: s.players,
        practises: s.objectives.iter().map(|o| words::text(&o.text).to_string()).collect(),
        casualties: s.waves.iter().map(|w| w.counts.iter().sum::<u32>()).sum(),
        hospitals: s.places_of(PlaceKind::Hospital).count() as u32,
        languages: if spanish { tr!("card-languages-both").into() } else { tr!("card-languages-en").into() },
        spanish,
        hazard: words::text(&s.hazard).to_string(),
        region: Some(s.region.clone()),
        places: s.places.iter().map(|p| (p.kind, p.at)).collect(),
        sites: s.sites.iter().map(|site| site.at).collect(),
        recommended: false,
        broken: None,
    }
}

/// Milliseconds since 1970.
fn wall_ms() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis() as i64)
}

/// Local date and time, `2026-11-12-1405`, for a folder's name.
fn stamp(ms: i64) -> String {
    local(ms, "%Y-%m-%d-%H%M%S")
}

fn local(ms: i64, format: &str) -> String {
    let at = jiff::Timestamp::from_millisecond(ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    at.to_zoned(jiff::tz::TimeZone::system()).strftime(format).to_string()
}

fn ended(entries: &[Entry]) -> bool {
    entries
        .iter()
        .rev()
        .take(50)
        .any(|e| e.what == What::TimeUp || e.what.order() == Some(&Order::Control(Control::End)))
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

impl Session for LocalRoom {
    fn cards(&self) -> Vec<ScenarioCard> {
        scenario::builtins().into_iter().map(card).collect()
    }

    fn past(&self) -> Vec<PastDrill> {
        let Some(folder) = &self.folder else { return Vec::new() };
        let Ok(list) = std::fs::read_dir(folder) else { return Vec::new() };
        let mut dirs: Vec<PathBuf> = list.flatten().map(|e| e.path()).filter(|p| DrillFolder::is_drill(p)).collect();
        // Names begin with the date.
        dirs.sort();
        dirs.iter().rev().take(LOOKED_AT).filter_map(|d| past_drill(d)).collect()
    }

    fn open(&mut self, id: &str) -> Result<(), String> {
        let (scenario, sources) = self.found(load(id))?;
        let map = Arc::new(CoalitionMap::new(&scenario));
        let header = Header {
            format: FORMAT,
            engine_version: env!("CARGO_PKG_VERSION").into(),
            scenario: scenario.id.clone(),
            scenario_hash: scenario.hash.clone(),
            title: scenario.title.en.clone(),
            seed: scenario.seed,
            bots: Bots::AsWritten,
            created_ms: wall_ms(),
            parent: None,
        };
        self.live = Some(Live::of(Drill::new(scenario, map, header), sources, None));
        Ok(())
    }

    fn resume(&mut self, path: &Path) -> Result<(), String> {
        let opened = DrillFolder::open::<Header, Entry>(path).map_err(|e| e.to_string())?;
        let (scenario, sources) = self.found(carried(path)?)?;
        opened.header.same_making(&scenario).map_err(|(what, theirs, ours)| {
            format!(
                "This drill was made with {what} {theirs}; this program has {ours}. It cannot be taken up again here; \
                 the program that made it can. Its journal is untouched."
            )
        })?;
        let map = Arc::new(CoalitionMap::new(&scenario));
        let (mut drill, replayed) = resume(scenario, map, opened.header, opened.entries);
        if replayed.mismatches > 0 {
            let first = replayed.first_mismatch.unwrap_or_default();
            return Err(format!(
                "{} of {} entries of this journal came out differently (the first is {first}): it was changed, or another \
                 version wrote it. It is not taken up again; the journal is untouched.",
                replayed.mismatches, replayed.entries
            ));
        }
        drill.keep_in(opened.journal);
        self.live = Some(Live::of(drill, sources, Some(path.to_path_buf())));
        self.look_at_the_disk();
        self.pause(tr!("pause-resumed"))
    }

    fn close(&mut self) {
        self.live = None;
    }

    fn is_open(&self) -> bool {
        self.live.is_some()
    }

    fn facilitator(&self) -> SeatId {
        self.live.as_ref().map_or(SeatId(0), |l| l.drill.scenario.facilitator())
    }

    fn region(&self) -> Option<Arc<Region>> {
        self.live.as_ref().map(|l| l.drill.scenario.region.clone())
    }

    fn about(&self) -> About {
        let Some(live) = &self.live else { return About::default() };
        let (s, header) = (&live.drill.scenario, live.drill.header());
        About {
            title: words::text(&s.title).to_string(),
            summary: words::text(&s.summary).to_string(),
            objectives: s.objectives.iter().map(|o| words::text(&o.text).to_string()).collect(),
            region: s.region.id.clone(),
            seed: header.seed.to_string(),
            hash: header.scenario_hash.chars().take(16).collect(),
            program: format!("Sandtable {}", header.engine_version),
            folder: live.at.as_ref().map_or(String::new(), |p| p.display().to_string()),
            parent: header.parent.as_ref().map_or(String::new(), |p| format!("{} · {}", p.journal, p.entry)),
        }
    }

    fn why(&self, number: Number) -> Why {
        let live = self.live.as_ref();
        live.map_or_else(Why::default, |l| view::why(&l.drill, l.drill.scenario.facilitator(), number))
    }

    fn branch(&mut self, entry: u64) -> Result<(), String> {
        let live = self.live.as_mut().ok_or(tr!("no-drill-open"))?;
        let branch = live.drill.branch_at(entry).ok_or(tr!("no-such-moment"))?;
        let sources = live.sources.clone();
        self.live = Some(Live::of(branch, sources, None));
        self.keep();
        self.pause(tr!("pause-branch"))
    }

    fn view(&self, seat: SeatId) -> SeatView {
        self.live.as_ref().map(|l| view::build(&l.drill, seat)).unwrap_or_default()
    }

    fn public(&self) -> PublicView {
        self.live.as_ref().map(|l| view::public(&l.drill)).unwrap_or_default()
    }

    fn wall_ms(&self) -> i64 {
        wall_ms()
    }

    fn submit(&mut self, seat: SeatId, order: Order) -> Result<(), String> {
        if matches!(order, Order::Control(Control::Begin)) {
            self.keep();
        }
        self.guarded(|drill| {
            let answer = drill.submit(seat, order, wall_ms());
            answer.map(|_| ()).map_err(|why| words::refusal(&drill.scenario, &why))
        })?
    }

    fn evaluator(&self, person: PersonId) -> Option<EvaluatorView> {
        self.live.as_ref().and_then(|l| view::evaluator(&l.drill, person))
    }

    fn submit_by(&mut self, person: PersonId, order: Order) -> Result<(), String> {
        self.guarded(|drill| {
            let answer = drill.submit_by(person, None, order, wall_ms());
            answer.map(|_| ()).map_err(|why| words::refusal(&drill.scenario, &why))
        })?
    }

    fn advance_wall(&mut self, ms: u64) {
        // Without a drill nothing moves, and a fault tells itself.
        let _told_by_the_notice = self.guarded(|drill| drill.tick(Span(ms as i64), wall_ms()));
        if let Some(live) = self.live.as_mut() {
            live.looking.iter_mut().for_each(Looking::poll);
            live.questions.poll();
        }
    }

    fn run_to(&mut self, until: SimTime) {
        if let Some(live) = self.live.as_mut() {
            live.drill.advance(until);
        }
    }

    fn run_to_next_inject(&mut self) {
        let Some(live) = self.live.as_mut() else { return };
        let seat = live.drill.scenario.facilitator();
        if matches!(live.drill.phase(), Phase::Paused | Phase::Discussion) {
            // Refused during a real emergency: then nothing moves, which is right.
            let _stays = live.drill.submit(seat, Order::Control(Control::Resume), wall_ms());
        }
        if let Some(at) = live.drill.next_inject_at() {
            live.drill.advance(at);
        }
        if live.drill.phase() == Phase::Running {
            let why = tr!("pause-next").to_string();
            let _stays = live.drill.submit(seat, Order::Control(Control::Pause { why }), wall_ms());
        }
    }

    fn look_ahead(&mut self, deciders: Deciders) -> Result<(), String> {
        let live = self.live.as_mut().ok_or(tr!("no-drill-open"))?;
        if live.drill.now() >= live.drill.scenario.ends() {
            return Err(tr!("ahead-over").into());
        }
        live.looking = Some(Looking::begin(&live.drill, deciders));
        Ok(())
    }

    fn ahead(&self) -> Option<Ahead> {
        let live = self.live.as_ref()?;
        live.looking.as_ref().map(|l| l.seen(&live.drill))
    }

    fn moments(&self) -> Vec<Moment> {
        self.live.as_ref().map_or_else(Vec::new, |l| proposed(&l.drill))
    }

    fn wash(&self) -> Wash {
        self.live.as_ref().map_or_else(Wash::default, |l| wash(&l.drill))
    }

    fn taken(&self) -> Vec<Taken> {
        self.live.as_ref().map_or_else(Vec::new, |l| taken(&l.drill))
    }

    fn ask_instead(&mut self, entry: u64, shift: Shift) -> Result<(), String> {
        let live = self.live.as_mut().ok_or(tr!("no-drill-open"))?;
        live.questions.ask(&live.drill, entry, shift)
    }

    fn answered(&self) -> Option<Answered> {
        self.live.as_ref().and_then(|l| l.questions.answered(&l.drill))
    }

    fn report(&mut self) -> Result<PathBuf, String> {
        let live = self.live.as_ref().ok_or(tr!("no-drill-open"))?;
        let folder = write_report(&live.drill, live.at.as_deref(), &live.questions)?;
        self.notice = Some(tr!("report-written", folder = folder.display().to_string()));
        Ok(folder)
    }

    fn notice(&mut self) -> Option<String> {
        self.notice.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The journal has what was acknowledged, and only that; the program stands.
    #[test]
    fn a_fault_in_the_engine_closes_the_drill_and_loses_nothing() {
        let home = std::env::temp_dir().join(format!("sandtable-fault-{}", std::process::id()));
        let mut room = LocalRoom::new(Some(home.clone()));
        room.open("buses-on-the-bridge").expect("it is built in");
        let seat = room.facilitator();
        room.submit(seat, Order::Control(Control::Begin)).expect("a drill can begin");
        let folder = room.live.as_ref().and_then(|l| l.at.clone()).expect("it is kept");
        let fault = room.guarded(|drill| {
            drill.advance(SimTime(60_000));
            panic!("a fault for the test")
        });
        let fault: Result<(), String> = fault;
        assert!(fault.is_err() && !room.is_open() && room.notice().is_some());
        room.resume(&folder).expect("it is whole");
        assert_eq!(room.live.as_ref().map(|l| l.drill.phase()), Some(Phase::Paused));
        std::fs::remove_dir_all(&home).expect("removable");
    }
}
