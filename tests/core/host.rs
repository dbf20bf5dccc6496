//! The host: one keeper of the running drill for every client.

use crate::kill::order;
use proptest::prelude::*;
use sandtable::drill::{Bots, Control, Key, Order, Phase, Say};
use sandtable::host::{
    Client, Host, HostRefusal, ManualClock, Reading, Receipt, Submission, Watch, find_scenario, loose_drill, start,
};
use sandtable::sim::Refusal;
use sandtable::units::{Dice, SeatId, SimTime, Subject};
use sandtable::view::{self, Log};
use sandtable::words::{Language, in_language};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const STARTER: &str = "buses-on-the-bridge";

/// A folder of its own, gone at the end.
pub struct Scratch(pub PathBuf);

impl Scratch {
    pub fn new(name: &str) -> Scratch {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("host-{name}-{}", std::process::id()));
        let _left_over = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("the target folder can be written");
        Scratch(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _left_behind_at_worst = std::fs::remove_dir_all(&self.0);
    }
}

fn control(host: &mut Host, control: Control) -> Result<Receipt, HostRefusal> {
    let seat = host.facilitator();
    host.submit(Submission::new(seat, Order::Control(control)))
}

fn begun(folder: Option<PathBuf>) -> Host {
    let mut host = Host::new(folder);
    host.open(STARTER).expect("it is embedded");
    control(&mut host, Control::Begin).expect("a drill can begin");
    host
}

fn keyed(host: &Host, n: u64) -> Submission {
    let (seat, order) = order(&host.scenario().expect("a drill is open"), n);
    Submission { author: seat.into(), order, key: Key::new(&format!("key-{n}")) }
}

fn folder_of(host: &Host) -> PathBuf {
    PathBuf::from(host.about().folder)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Law 10. Orders are sent in any order and any number of times, the program is restarted in between, and each key
    /// has one entry and one receipt.
    #[test]
    fn an_order_sent_again_under_its_key_is_one_entry(sent in prop::collection::vec(0u64..8, 1..30), restart in 0usize..30) {
        let scratch = Scratch::new("once");
        let mut host = begun(Some(scratch.0.clone()));
        let mut receipts = std::collections::BTreeMap::new();
        for (i, n) in sent.iter().enumerate() {
            if i == restart {
                let folder = folder_of(&host);
                host.close();
                host.resume(&folder).expect("a whole drill");
                control(&mut host, Control::Resume).expect("it was paused");
            }
            let submission = keyed(&host, *n);
            let receipt = host.submit(submission).expect("lawful");
            prop_assert_eq!(*receipts.entry(*n).or_insert(receipt), receipt);
        }
        let drill = host.drill().expect("a drill is open");
        for (n, receipt) in &receipts {
            let key = Key::new(&format!("key-{n}"));
            let with: Vec<u64> = drill.entries().iter().filter(|e| e.key == key).map(|e| e.number).collect();
            prop_assert_eq!(with, vec![receipt.entry]);
        }
    }
}

#[test]
fn a_refused_order_sent_again_gets_its_first_refusal() {
    let mut host = begun(None);
    let seat = SeatId(0);
    let order = Order::Say(Say::Note { text: " ".into() });
    let submission = || Submission { author: seat.into(), order: order.clone(), key: Key::new("empty") };
    let refused = |answer| matches!(answer, Err(HostRefusal::Refused(Refusal::EmptyText)));
    assert!(refused(host.submit(submission())));
    let entries = host.drill().map(|d| d.entries().len());
    assert!(refused(host.submit(submission())));
    assert_eq!(host.drill().map(|d| d.entries().len()), entries);
}

#[test]
fn a_key_belongs_to_one_author_and_one_order() {
    let mut host = begun(None);
    let first = keyed(&host, 1);
    let entry = host.submit(first.clone()).expect("lawful").entry;
    let other = Submission { order: Order::Say(Say::Note { text: "another".into() }), ..first.clone() };
    let stolen = Submission { author: SeatId(2).into(), ..first };
    for again in [other, stolen] {
        assert!(matches!(host.submit(again), Err(HostRefusal::KeyReused { entry: e }) if e == entry));
    }
    assert!(Key::new("").is_none() && Key::new("two words").is_none() && Key::new(&"x".repeat(65)).is_none());
}

fn running() -> Client {
    let client = start(Host::new(None));
    let begun = client.call(|host| {
        host.open(STARTER)?;
        control(host, Control::Begin)
    });
    begun.expect("the host runs").expect("a drill can begin");
    client
}

/// Reads bulletins until one shows the entry `until`: the numbers of the log's lines, and when each was seen.
fn listen(client: &Client, seat: SeatId, until: &AtomicU64) -> Vec<(u64, Instant)> {
    let (mut revision, mut last, mut seen) = (0, 0, Vec::new());
    let patience = Instant::now() + Duration::from_secs(60);
    while last < until.load(Ordering::Relaxed) && Instant::now() < patience {
        let Some(bulletin) = client.wait(revision, Duration::from_millis(20)) else { continue };
        revision = bulletin.revision;
        let Some(view) = bulletin.seats.get(&(seat, Language::English)) else { continue };
        seen.extend(view.journal.iter().filter(|l| l.number > last).map(|l| (l.number, Instant::now())));
        last = seen.last().map_or(0, |(number, _)| *number);
    }
    seen
}

/// Gives orders while a second client listens on its own thread. Gives the median time from sending to seeing.
fn median_until_seen(first: &Client, from: u64) -> Duration {
    let seat = first.bulletin().facilitator.expect("a drill is open");
    let second = first.connect();
    second.watch(Watch::seat(seat, Language::English)).expect("the host runs");
    let until = Arc::new(AtomicU64::new(u64::MAX));
    let known = until.clone();
    let listener = std::thread::spawn(move || listen(&second, seat, &known));
    let scenario = first.call(|host| host.scenario()).expect("the host runs").expect("a drill is open");
    let mut given = Vec::new();
    for n in from..from + 40 {
        let (seat, order) = order(&scenario, n);
        let sent = Instant::now();
        let receipt = first.submit(Submission::new(seat, order)).expect("lawful");
        given.push((receipt.entry, sent));
        std::thread::sleep(Duration::from_millis(5));
    }
    let last = given.last().map_or(0, |(entry, _)| *entry);
    until.store(last, Ordering::Relaxed);
    let seen = listener.join().expect("it listens to the end");
    let numbers: Vec<u64> = seen.iter().map(|(number, _)| *number).filter(|n| *n <= last).collect();
    let journal = first.call(move |host| host.journal_since(seat, 0)).expect("the host runs");
    let all: Vec<u64> = journal.iter().map(|l| l.number).filter(|n| *n <= last).collect();
    assert_eq!(numbers, all, "each entry once and in order");
    let waited = |(entry, sent): &(u64, Instant)| {
        let at = seen.iter().find(|(number, _)| number == entry).expect("every order is a line").1;
        at.saturating_duration_since(*sent)
    };
    let mut waits: Vec<Duration> = given.iter().map(waited).collect();
    waits.sort();
    waits[waits.len() / 2]
}

/// Another client's thread sees every entry once and in order, half of them within 50 ms. One that never looks and whose
/// hook never returns holds up no one.
#[test]
fn a_second_client_sees_each_entry_and_a_stuck_one_changes_nothing() {
    let first = running();
    let seat = first.bulletin().facilitator.expect("a drill is open");
    let stuck = first.connect();
    stuck.watch(Watch::seat(seat, Language::Spanish)).expect("the host runs");
    stuck.on_news(|| {
        loop {
            std::thread::park();
        }
    });
    assert_eq!(first.connected(), 2);
    // A busy machine gets a second and a third chance to be quick, and none to be wrong.
    let mut medians = (0..3).map(|round| median_until_seen(&first, round * 40));
    assert!(medians.any(|median| median <= Duration::from_millis(50)));
}

#[test]
fn a_sleeping_computer_pauses_the_drill_and_no_time_passes() {
    let clock = Arc::new(ManualClock::default());
    let mut host = Host::with_clock(None, clock.clone());
    host.open(STARTER).expect("it is embedded");
    control(&mut host, Control::Begin).expect("a drill can begin");
    let tick = |host: &mut Host, steady_ms, wall_ms| {
        clock.set(Reading { steady_ms, wall_ms });
        host.tick();
        let drill = host.drill().expect("a drill is open");
        (drill.phase(), drill.now())
    };
    tick(&mut host, 1_000, 1_000);
    let (phase, awake) = tick(&mut host, 2_000, 2_000);
    assert!(phase == Phase::Running && awake > SimTime::START);
    assert_eq!(tick(&mut host, 2_050, 3_602_000), (Phase::Paused, awake), "an hour of sleep");
    assert_eq!(tick(&mut host, 9_000, 3_609_000), (Phase::Paused, awake), "it waits for the facilitator");
}

#[test]
fn a_running_host_needs_no_one_who_ticks_it() {
    let client = running();
    let revision = client.bulletin().revision;
    let later = client.wait(revision, Duration::from_secs(20)).expect("time passes by itself");
    assert!(later.revision > revision && later.is_open);
    assert!(later.seats.is_empty() && later.public.is_empty(), "no one looks: no view is made");
}

#[test]
fn a_panic_in_one_client_leaves_the_host_running() {
    let client = running();
    let broken = client.connect();
    assert!(matches!(broken.call(|_| panic!("a fault for the test")), Err::<(), _>(HostRefusal::Gone)));
    let seat = client.bulletin().facilitator.expect("a drill is open");
    client.submit(Submission::new(seat, Order::Control(Control::Pause { why: "lunch".into() }))).expect("it runs on");
}

/// The views that a warm log gives are those of a walk through the whole journal, for every seat in both languages.
#[test]
fn a_view_that_reads_new_entries_equals_a_full_walk() {
    for id in [STARTER, "broward-hurricane"] {
        let found = find_scenario(id).expect("it is embedded");
        let scenario = found.loaded.scenario.expect("no errors");
        let mut drill = loose_drill(&scenario, 7, Bots::Everywhere);
        let mut log = Log::default();
        let mut draw = Dice(7).stream(Subject::Test, 3, 0);
        drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 0).expect("a drill can begin");
        for step in 1..=12 {
            drill.advance_unattended(SimTime(scenario.length.0 * step / 12));
            for _ in 0..5 {
                let seat = SeatId::at(draw.below(scenario.seats.len() as u32 - 1) as usize);
                if let Some((seat, order)) = sandtable::cli::random_decision(&drill, seat, &mut draw) {
                    // A refusal is an entry too.
                    let _journalled = drill.submit(seat, order, 0);
                }
            }
            for seat in (0..scenario.seats.len()).map(SeatId::at) {
                for language in Language::ALL {
                    in_language(language, || {
                        let warm = view::build_with(&drill, seat, &mut log);
                        assert!(warm == view::build(&drill, seat), "{id}, step {step}, seat {}", seat.index());
                        assert!(view::public_with(&drill, &mut log) == view::public(&drill), "{id}, step {step}");
                    });
                }
            }
        }
        assert!(drill.entries().len() > 500, "{id} has a long journal");
    }
}
