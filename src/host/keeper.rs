//! The only owner of the running drill, of its clock and of its background work. It is stepped by hand, or by the thread
//! in `runtime.rs`.

use super::bulletin::{Bulletin, Receipt, Submission, Watch};
use super::clock::{Clock, Reading, SystemClock, passed};
use super::folders::{fresh_folder, keep, new_with_sources, open_with_sources};
use super::library::{find_scenario, first_error};
use super::look_ahead::Looking;
use super::refusal::{HostRefusal, Notice};
use super::what_if::{Questions, write_report};
use crate::drill::journal::{Source, space};
use crate::drill::{Bots, Control, Deciders, Drill, Order, Phase, Replayed};
use crate::tr;
use crate::units::{SimTime, Span};
use crate::view;
use crate::words::in_language;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The drill that is open, and what belongs to it.
pub(super) struct Live {
    pub drill: Drill,
    /// What the views have read of its journal.
    log: view::Log,
    pub looking: Option<Looking>,
    pub questions: Questions,
    sources: Vec<Source>,
    /// The folder of its journal; `None`: kept nowhere.
    pub at: Option<PathBuf>,
    read_back: Replayed,
}

impl Live {
    fn new(drill: Drill, sources: Vec<Source>, at: Option<PathBuf>, read_back: Replayed) -> Live {
        Live {
            drill,
            log: view::Log::default(),
            looking: None,
            questions: Questions::default(),
            sources,
            at,
            read_back,
        }
    }
}

pub struct Host {
    /// Where drills are kept; `None`: nowhere (pictures, tests).
    pub(super) folder: Option<PathBuf>,
    clock: Arc<dyn Clock>,
    last: Option<Reading>,
    pub(super) live: Option<Live>,
    notice: Option<Notice>,
    notices: u64,
    revision: u64,
    /// What each client looks at, by its number.
    watched: BTreeMap<u64, Watch>,
    published: Arc<Bulletin>,
}

impl Host {
    pub fn new(folder: Option<PathBuf>) -> Host {
        Host::with_clock(folder, Arc::new(SystemClock::default()))
    }

    pub fn with_clock(folder: Option<PathBuf>, clock: Arc<dyn Clock>) -> Host {
        Host {
            folder,
            clock,
            last: None,
            live: None,
            notice: None,
            notices: 0,
            revision: 1,
            watched: BTreeMap::new(),
            published: Arc::default(),
        }
    }

    /// Prepares a drill on its Ready sheet: the embedded scenario of that name, or a file.
    pub fn open(&mut self, id: &str) -> Result<(), HostRefusal> {
        let found = find_scenario(id).map_err(HostRefusal::Scenario)?;
        let Some(scenario) = &found.loaded.scenario else {
            return Err(HostRefusal::Scenario(first_error(&found.loaded)));
        };
        let (drill, sources) = new_with_sources(&found, scenario, scenario.seed, Bots::AsWritten);
        self.live = Some(Live::new(drill, sources, None, Replayed::default()));
        self.news();
        Ok(())
    }

    /// Resumes an earlier drill, paused.
    pub fn resume(&mut self, path: &Path) -> Result<(), HostRefusal> {
        let (drill, read_back, sources) = open_with_sources(path)?;
        let torn = read_back.torn_bytes;
        self.live = Some(Live::new(drill, sources, Some(path.to_path_buf()), read_back));
        self.look_at_the_disk();
        if torn > 0 {
            self.tell(Notice::Torn { bytes: torn });
        }
        self.news();
        self.pause(tr!("pause-resumed"))
    }

    /// Closes the drill. Its journal stays.
    pub fn close(&mut self) {
        self.live = None;
        self.news();
    }

    pub fn is_open(&self) -> bool {
        self.live.is_some()
    }

    pub fn drill(&self) -> Option<&Drill> {
        self.live.as_ref().map(|l| &l.drill)
    }

    /// One order. Under a key that the journal has, the earlier answer.
    pub fn submit(&mut self, submission: Submission) -> Result<Receipt, HostRefusal> {
        let Submission { author, order, key } = submission;
        let drill = self.drill().ok_or(HostRefusal::NoDrill)?;
        match key.as_ref().and_then(|key| drill.entry_of(key)) {
            Some(entry) if !entry.repeats(author, &order) => {
                return Err(HostRefusal::KeyReused { entry: entry.number });
            }
            Some(_) => {}
            None if matches!(order, Order::Control(Control::Begin)) => self.keep(),
            None => {}
        }
        let wall_ms = self.clock.read().wall_ms;
        let answer = self.guarded(|drill| {
            let entry = drill.submit_once(author, order, key, wall_ms)?;
            let at = drill.entries().get(entry as usize - 1).map_or(drill.now(), |e| e.at);
            Ok(Receipt { entry, at })
        })?;
        self.news();
        answer.map_err(HostRefusal::Refused)
    }

    /// Reads the clock, and lets as much real time pass. A long silence of the clock pauses the drill.
    pub fn tick(&mut self) {
        let now = self.clock.read();
        let before = self.last.replace(now).unwrap_or(now);
        self.pass(passed(before, now));
    }

    /// Lets real time pass, in milliseconds. The drill decides whether scenario time passes with it.
    pub fn pass(&mut self, ms: i64) {
        let wall_ms = self.clock.read().wall_ms;
        let seen = |host: &Host| host.drill().map(|d| (d.now(), d.entries().len()));
        let before = seen(self);
        // Without a drill nothing moves, and a fault is a notice.
        let _told_by_the_notice = self.guarded(|drill| drill.tick(Span(ms), wall_ms));
        let worked = self.live.as_mut().is_some_and(|live| {
            let found = live.looking.as_mut().is_some_and(Looking::poll);
            live.questions.poll() || found
        });
        if worked || seen(self) != before {
            self.news();
        }
    }

    /// How long the host may be left alone.
    pub fn patience(&self) -> Duration {
        let Some(live) = &self.live else { return Duration::from_secs(1) };
        let busy = live.looking.as_ref().is_some_and(|l| !l.is_over()) || live.questions.is_busy();
        let waits = !live.drill.exercise().pending.is_empty();
        let ms = match (live.drill.phase(), live.drill.pace()) {
            (Phase::Running, 10..) => 50,
            (Phase::Running, 3..) => 100,
            _ if busy || waits => 100,
            (Phase::Running, _) => 250,
            _ => 1_000,
        };
        Duration::from_millis(ms)
    }

    /// Runs to an exercise time without waiting.
    pub fn run_to(&mut self, until: SimTime) {
        let _told_by_the_notice = self.guarded(|drill| drill.advance(until));
        self.news();
    }

    /// Runs to the next inject and pauses there.
    pub fn run_to_next_inject(&mut self) {
        let wall_ms = self.clock.read().wall_ms;
        let _told_by_the_notice = self.guarded(|drill| {
            let seat = drill.scenario.facilitator();
            if matches!(drill.phase(), Phase::Paused | Phase::Discussion) {
                // Refused during a real emergency: then nothing moves, which is right.
                let _stays = drill.submit(seat, Order::Control(Control::Resume), wall_ms);
            }
            if let Some(at) = drill.next_inject_at() {
                drill.advance(at);
            }
            if drill.phase() == Phase::Running {
                let why = tr!("pause-next").to_string();
                let _stays = drill.submit(seat, Order::Control(Control::Pause { why }), wall_ms);
            }
        });
        self.news();
    }

    /// Goes on in a new drill that begins like this one up to an entry, paused. This one is kept as it is.
    pub fn branch(&mut self, entry: u64) -> Result<(), HostRefusal> {
        let live = self.live.as_mut().ok_or(HostRefusal::NoDrill)?;
        let branch = live.drill.branch_at(entry).ok_or(HostRefusal::NoSuchMoment)?;
        let sources = live.sources.clone();
        self.live = Some(Live::new(branch, sources, None, Replayed::default()));
        self.keep();
        self.news();
        self.pause(tr!("pause-branch"))
    }

    /// Begins to look ahead, in the background.
    pub fn look_ahead(&mut self, deciders: Deciders) -> Result<(), HostRefusal> {
        let live = self.live.as_mut().ok_or(HostRefusal::NoDrill)?;
        if live.drill.now() >= live.drill.scenario.ends() {
            return Err(HostRefusal::NoFuture);
        }
        live.looking = Some(Looking::begin(&live.drill, deciders));
        self.news();
        Ok(())
    }

    /// Begins to ask what one decision did, in the background.
    pub fn ask_instead(&mut self, entry: u64, shift: super::Shift) -> Result<(), HostRefusal> {
        let live = self.live.as_mut().ok_or(HostRefusal::NoDrill)?;
        live.questions.ask(&live.drill, entry, shift).map_err(HostRefusal::Question)?;
        self.news();
        Ok(())
    }

    /// Writes the after-action report in the language spoken now, and gives its folder.
    pub fn report(&mut self) -> Result<PathBuf, HostRefusal> {
        let live = self.live.as_ref().ok_or(HostRefusal::NoDrill)?;
        let folder = write_report(&live.drill, live.at.as_deref(), &live.questions, &live.read_back)
            .map_err(HostRefusal::Report)?;
        self.tell(Notice::ReportWritten(folder.display().to_string()));
        Ok(folder)
    }

    /// Takes the newest notice.
    pub fn notice(&mut self) -> Option<Notice> {
        self.notice.take()
    }

    pub fn wall_ms(&self) -> i64 {
        self.clock.read().wall_ms
    }
}

/// Publishing.
impl Host {
    /// Rises with everything that a client could see.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    fn news(&mut self) {
        self.revision += 1;
    }

    fn tell(&mut self, notice: Notice) {
        (self.notice, self.notices) = (Some(notice), self.notices + 1);
        self.news();
    }

    /// What a client looks at from now on; nothing: it has gone.
    pub fn watch(&mut self, client: u64, watch: Watch) {
        if self.watched.get(&client) != Some(&watch) {
            self.watched.insert(client, watch);
            self.news();
        }
    }

    pub fn forget(&mut self, client: u64) {
        self.watched.remove(&client);
    }

    /// The newest state, with the views that clients look at and no other.
    pub fn bulletin(&mut self) -> Arc<Bulletin> {
        if self.published.revision == self.revision {
            return self.published.clone();
        }
        let watched: Vec<Watch> = self.watched.values().cloned().collect();
        let mut made = Bulletin::default();
        // A fault closes the drill: then the bulletin says so.
        let mut log = self.live.as_mut().map(|l| std::mem::take(&mut l.log)).unwrap_or_default();
        let _told_by_the_notice = self.guarded(|drill| {
            for &(seat, language) in watched.iter().flat_map(|w| &w.seats) {
                let build = || Arc::new(in_language(language, || view::build_with(drill, seat, &mut log)));
                made.seats.entry((seat, language)).or_insert_with(build);
            }
            for &language in watched.iter().flat_map(|w| &w.public) {
                let build = || Arc::new(in_language(language, || view::public_with(drill, &mut log)));
                made.public.entry(language).or_insert_with(build);
            }
        });
        match &mut self.live {
            Some(live) => live.log = log,
            None => made = Bulletin::default(),
        }
        made.entries = self.drill().map_or(0, |d| d.entries().len() as u64);
        made.facilitator = self.drill().map(|d| d.scenario.facilitator());
        (made.revision, made.is_open, made.notices) = (self.revision, self.is_open(), self.notices);
        self.published = Arc::new(made);
        self.published.clone()
    }
}

/// Keeping the drill safe.
impl Host {
    /// Puts the drill in a folder of its own when it begins. A full disk must not stop the exercise.
    fn keep(&mut self) {
        let Some(folder) = self.folder.clone() else { return };
        let now = self.clock.read().wall_ms;
        let Some(live) = self.live.as_mut().filter(|l| l.at.is_none()) else { return };
        let header = live.drill.header();
        let begun = if header.parent.is_some() { now } else { header.created_ms };
        let dir = fresh_folder(&folder, &header.scenario, begun);
        match keep(&mut live.drill, &dir, &live.sources) {
            Ok(()) => {
                live.at = Some(dir);
                self.look_at_the_disk();
            }
            Err(why) => self.tell(Notice::NotKept(why.to_string())),
        }
    }

    /// Keeps some space free for the moment when the disk is full, and says when there is little.
    fn look_at_the_disk(&mut self) {
        let Some(folder) = &self.folder else { return };
        if let Some(left) = space::low(folder) {
            self.tell(Notice::DiskLow { left_mb: left >> 20 });
        } else if let Err(why) = space::reserve(folder) {
            self.tell(Notice::NotKept(why.to_string()));
        }
    }

    /// A fault in the engine closes the drill, which is kept up to the last acknowledged order, and not the program.
    pub(super) fn guarded<T>(&mut self, act: impl FnOnce(&mut Drill) -> T) -> Result<T, HostRefusal> {
        let live = self.live.as_mut().ok_or(HostRefusal::NoDrill)?;
        let done = catch_unwind(AssertUnwindSafe(|| act(&mut live.drill)));
        if done.is_err() {
            self.live = None;
            self.tell(Notice::EngineFault);
        }
        self.mend();
        done.map_err(|_| HostRefusal::Fault)
    }

    /// A drill whose journal can no longer be written goes on in a fresh folder, once.
    fn mend(&mut self) {
        let Some(live) = self.live.as_mut() else { return };
        let (Some(why), Some(from)) = (live.drill.broken(), live.at.clone()) else { return };
        let others = [std::env::temp_dir().join("sandtable")];
        let notice = match live.drill.rescue_somewhere(&from, &others) {
            Ok(into) => {
                let folder = into.display().to_string();
                live.at = Some(into);
                Notice::JournalAnew { why, folder }
            }
            Err(_) => {
                live.at = None;
                Notice::NotKept(why)
            }
        };
        self.tell(notice);
    }

    /// Stops the clock of a drill that was resumed in the middle.
    fn pause(&mut self, why: &str) -> Result<(), HostRefusal> {
        let Some(drill) = self.drill().filter(|d| d.phase() == Phase::Running) else { return Ok(()) };
        let order = Order::Control(Control::Pause { why: why.to_string() });
        self.submit(Submission::new(drill.scenario.facilitator(), order)).map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The journal has what was acknowledged, and only that; the program goes on.
    #[test]
    fn a_fault_in_the_engine_closes_the_drill_and_loses_nothing() {
        let home = std::env::temp_dir().join(format!("sandtable-fault-{}", std::process::id()));
        let mut host = Host::new(Some(home.clone()));
        host.open("buses-on-the-bridge").expect("it is built in");
        let begin = Submission::new(host.facilitator(), Order::Control(Control::Begin));
        host.submit(begin).expect("a drill can begin");
        let folder = host.live.as_ref().and_then(|l| l.at.clone()).expect("it is kept");
        let fault = host.guarded(|drill| {
            drill.advance(SimTime(60_000));
            panic!("a fault for the test")
        });
        assert!(matches!(fault, Err::<(), _>(HostRefusal::Fault)));
        assert!(!host.is_open() && host.notice() == Some(Notice::EngineFault));
        host.resume(&folder).expect("it is whole");
        assert_eq!(host.drill().map(Drill::phase), Some(Phase::Paused));
        std::fs::remove_dir_all(&home).expect("removable");
    }
}
