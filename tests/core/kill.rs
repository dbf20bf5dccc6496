//! A killed drill, and a drill with a failing disk: every acknowledged order exists exactly once, none is invented, and
//! nothing unsafe is acknowledged.

use crate::journal::dice;
use crate::stories::Grounds;
use sandtable::drill::journal::{DrillFolder, Journal, MemoryStorage, Storage, Tail, scan};
use sandtable::drill::{Bots, Control, Drill, Entry, FORMAT, Header, Order, Phase, Say, What, replay};
use sandtable::host::{create_drill, find_scenario, open_drill};
use sandtable::map::CoalitionMap;
use sandtable::scenario::Scenario;
use sandtable::sim::{Decision, Refusal};
use sandtable::units::{SeatId, SimTime, Span};
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

const CHILD: &str = "SANDTABLE_TEST_KILLED_DRILL";

/// The `n`th order of the script: messages and decisions, all different, all accepted.
pub fn order(scenario: &Scenario, n: u64) -> (SeatId, Order) {
    let seat = SeatId::at((n % (scenario.seats.len() as u64 - 1)) as usize);
    let order = match n % 3 {
        0 => Order::Say(Say::Note { text: format!("note {n}") }),
        1 => Order::Say(Say::Message { to: vec![SeatId(0)], text: format!("message {n}") }),
        _ => Order::Decide(Decision::RecordDecision { text: format!("decision {n}"), reason: "killed".into() }),
    };
    (seat, order)
}

fn number_in(text: &str) -> Option<u64> {
    text.rsplit(' ').next()?.parse().ok()
}

/// The number of a script's order, read from the journal.
pub fn script_number(what: &What) -> Option<u64> {
    match what.order()? {
        Order::Say(Say::Note { text } | Say::Message { text, .. }) => number_in(text),
        Order::Decide(Decision::RecordDecision { text, .. }) => number_in(text),
        _ => None,
    }
}

/// Resumes the drill, and prints each acknowledgment, until it is killed.
fn play_until_killed(dir: &Path) {
    let say = |line: String| {
        println!("{line}");
        io::stdout().flush().expect("the parent reads");
    };
    let mut drill = if DrillFolder::is_drill(dir) {
        open_drill(dir).expect("the drill opens after every kill").0
    } else {
        let found = find_scenario("buses-on-the-bridge").expect("the starter is embedded");
        create_drill(dir, &found, Some(7), Bots::Everywhere).expect("an empty folder")
    };
    let scenario = drill.scenario.clone();
    say("open".into());
    if drill.phase() == Phase::Ready {
        let begun = drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 1);
        say(format!("acknowledged {} begin", begun.expect("a drill can begin")));
    }
    let next = drill.entries().iter().filter_map(|e| script_number(&e.what)).max().map_or(0, |n| n + 1);
    // Without its parent the child ends on its own: the drill is over after 100 minutes.
    for n in next.. {
        let until = drill.now() + Span::secs(4);
        drill.advance(until);
        if drill.phase() != Phase::Running {
            break;
        }
        let (seat, order) = order(&scenario, n);
        let number = drill.submit(seat, order, n as i64).expect("the order is lawful and the disk works");
        say(format!("acknowledged {number} {n}"));
    }
    // All orders given: wait for the end.
    std::thread::sleep(Duration::from_secs(60));
}

/// Expected content of a drill folder: the entry number of every acknowledged order, by its number in the script.
#[derive(Default)]
struct Acknowledged {
    begun: Option<u64>,
    orders: BTreeMap<u64, u64>,
    opened: bool,
}

impl Acknowledged {
    fn hear(&mut self, line: &str) {
        // The test harness writes to the same stream, without a newline before ours.
        let Some((_, rest)) = line.split_once("acknowledged ") else {
            self.opened |= line.ends_with("open");
            return;
        };
        let mut words = rest.split(' ');
        let number = words.next().and_then(|w| w.parse().ok()).expect("a whole line");
        match words.next() {
            Some("begin") => self.begun = Some(number),
            n => {
                let n = n.and_then(|w| w.parse().ok()).expect("a whole line");
                assert_eq!(self.orders.insert(n, number), None, "order {n} was acknowledged twice");
            }
        }
    }

    fn holds_in(&self, entries: &[Entry], kill: u32, lives: u32) {
        assert!(entries.iter().enumerate().all(|(i, e)| e.number == i as u64 + 1), "kill {kill}: a gap");
        let there: BTreeMap<u64, u64> =
            entries.iter().filter_map(|e| Some((script_number(&e.what)?, e.number))).collect();
        // In the order of the script without a gap: each exactly once, and no others.
        let orders = entries.iter().filter_map(|e| script_number(&e.what));
        assert!(orders.eq(0..there.len() as u64), "kill {kill}: {there:?}");
        // Each process may end between the moment an order is safe and the moment its number is read.
        let unheard = there.len().saturating_sub(self.orders.len());
        assert!(unheard <= lives as usize, "kill {kill}: {unheard} orders were invented");
        for (n, number) in &self.orders {
            assert_eq!(there.get(n), Some(number), "kill {kill}: order {n} was acknowledged");
        }
        if let Some(number) = self.begun {
            let begun = &entries[number as usize - 1].what;
            assert_eq!(begun.order(), Some(&Order::Control(Control::Begin)), "kill {kill}");
        }
    }
}

struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _left_behind_at_worst = std::fs::remove_dir_all(&self.0);
    }
}

/// Starts a child on the drill, kills it after `delay` (counted from its first line, or from its start), and collects
/// its output.
fn killed(dir: &Path, delay: Duration, from_start: bool, said: &mut Acknowledged) {
    let mut child = Command::new(std::env::current_exe().expect("a test has a program"))
        .args(["--exact", "kill::killed_drill_keeps_each_acknowledged_order_exactly_once", "--nocapture"])
        .env(CHILD, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a test can start itself");
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines().map_while(Result::ok);
    if !from_start {
        // A child that never opens the drill prints nothing: the end of the output ends the wait.
        for line in lines.by_ref() {
            said.hear(&line);
            if line.ends_with("open") {
                break;
            }
        }
    }
    std::thread::sleep(delay);
    child.kill().expect("a child can be killed");
    let rest: Vec<String> = lines.collect();
    child.wait().expect("a killed child ends");
    // A line without a newline may be truncated; the pipe keeps writes whole, and a line is one write.
    rest.iter().for_each(|line| said.hear(line));
}

/// Forty kills in a row (or `SANDTABLE_KILLS`): during orders, creation, opening, and replay, and twice without an
/// order in between. Every resumed drill continues and is killed again.
#[test]
fn killed_drill_keeps_each_acknowledged_order_exactly_once() {
    if let Some(dir) = std::env::var_os(CHILD) {
        return play_until_killed(Path::new(&dir));
    }
    let kills: u32 = std::env::var("SANDTABLE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(40);
    let scratch = Scratch(Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("kill-{}", std::process::id())));
    let started = Instant::now();
    let (mut draw, mut all_orders, mut idle) = (dice(41, 0), 0, 0);
    let ground =
        find_scenario("buses-on-the-bridge").expect("the starter is embedded").loaded.scenario.expect("no errors");
    let map = Arc::new(CoalitionMap::new(&ground));
    let (mut drills, mut said, mut life) = (0, Acknowledged::default(), 0);
    for kill in 0..kills {
        let dir = scratch.0.join(format!("drill-{drills}"));
        let before = said.orders.len();
        // Two of five, in sequence, end while they create or open their drill; the others during their orders.
        let from_start = matches!(kill % 5, 1 | 2);
        let most = if from_start { 150 } else { 60 };
        killed(&dir, Duration::from_millis(u64::from(draw.below(most))), from_start, &mut said);
        idle += u32::from(said.orders.len() == before);
        if !DrillFolder::is_drill(&dir) {
            assert!(said.orders.is_empty() && said.begun.is_none(), "kill {kill}: the drill is gone");
            continue;
        }
        let read = DrillFolder::read_only::<Header, Entry>(&dir).expect("a kill is no damage");
        life += 1;
        said.holds_in(&read.entries, kill, life);
        // A long journal takes long to replay: after some processes the drill is opened, compared as a whole, and
        // replaced by a new one.
        if life == 8 || kill + 1 == kills {
            let (drill, replayed) = open_drill(&dir).expect("a kill is no damage");
            assert_eq!(replayed.mismatches, 0, "kill {kill}: first at {:?}", replayed.first_mismatch);
            let last = read.entries.last().map_or(SimTime::START, |e| e.at);
            assert!(drill.now() >= last, "kill {kill}: the drill resumes before its last entry");
            said.holds_in(drill.entries(), kill, life);
            let (_, again) = replay(ground.clone(), map.clone(), read.header, &read.entries);
            assert_eq!(again.mismatches, 0, "kill {kill}");
            all_orders += said.orders.len();
            (drills, said, life) = (drills + 1, Acknowledged::default(), 0);
        }
    }
    println!(
        "{kills} kills, {all_orders} orders, {drills} drills, {idle} lives without an order, {:?}",
        started.elapsed()
    );
    assert!(all_orders as u32 > kills, "only {all_orders} orders: the kills came too early to tell");
    assert!(idle >= kills / 8, "only {idle} lives without an order");
}

/// Memory that fails at one call, and then works again, as a broken disk may.
#[derive(Clone)]
pub struct Failing {
    pub memory: MemoryStorage,
    pub calls: u32,
    pub fails_at: u32,
    pub sync_only: bool,
}

impl Failing {
    fn call(&mut self) -> io::Result<()> {
        self.calls += 1;
        if self.calls == self.fails_at { Err(io::Error::other("no space left")) } else { Ok(()) }
    }
}

impl Storage for Failing {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        if !self.sync_only && self.call().is_err() {
            // Half of it is written.
            self.memory.append(&bytes[..bytes.len() / 2])?;
            return Err(io::Error::other("no space left"));
        }
        self.memory.append(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.call()
    }
}

pub fn header(scenario: &Scenario) -> Header {
    Header {
        format: FORMAT,
        engine_version: "test".into(),
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        title: scenario.title.en.clone(),
        seed: 1,
        bots: Bots::Everywhere,
        created_ms: 0,
        parent: None,
        carried: Default::default(),
    }
}

#[test]
fn failing_disk_never_gets_an_acknowledgment() {
    let (scenario, map) = Grounds::default().of("harbor-county");
    let mut broken = 0;
    for (fails_at, sync_only) in (1..=60).flat_map(|k| [(k, false), (k, true)]) {
        let memory = MemoryStorage::default();
        let storage = Failing { memory: memory.clone(), calls: 0, fails_at, sync_only };
        let mut drill = Drill::new(scenario.clone(), map.clone(), header(&scenario));
        match Journal::create(storage, drill.header()) {
            Ok(journal) => drill.keep_in(journal),
            Err(_) => {
                broken += 1;
                continue;
            }
        }
        let mut acknowledged = Vec::new();
        let mut in_force_at_failure = None;
        for n in 0..60u64 {
            let failed_before = drill.broken().is_some();
            let (seat, order) = match n {
                0 => (scenario.facilitator(), Order::Control(Control::Begin)),
                n => order(&scenario, n),
            };
            let answer = drill.submit(seat, order, n as i64);
            match (answer, drill.broken()) {
                (Ok(number), None) => acknowledged.push(number),
                (Err(Refusal::JournalBroken { reason }), Some(said)) => {
                    assert!(reason == said && said.contains("no space left"), "call {fails_at}: {reason}");
                }
                other => panic!("call {fails_at}, order {n}, broken before: {failed_before}: {other:?}"),
            }
            assert!(!failed_before || drill.broken().is_some(), "call {fails_at}: the drill forgot");
            if drill.broken().is_some() && in_force_at_failure.is_none() {
                in_force_at_failure = Some(drill.entries().len());
            }
            // Time still passes in real time.
            drill.advance(SimTime::START + Span::secs(30 * n as i64));
        }
        broken += u32::from(drill.broken().is_some());
        let bytes = memory.bytes();
        let found = scan(&bytes);
        assert!(!matches!(found.tail, Tail::Damaged(_)), "call {fails_at}: {:?}", found.tail);
        let kept: Vec<Entry> =
            found.records.iter().skip(1).map(|r| serde_json::from_slice(r).expect("a whole entry")).collect();
        assert!(
            acknowledged.iter().all(|n| kept.get(*n as usize - 1).is_some_and(|e| e.number == *n)),
            "call {fails_at}"
        );
        // An order with a failed sync may be on disk: it was neither acknowledged nor put in force.
        let in_force = in_force_at_failure.unwrap_or(drill.entries().len());
        assert!(kept.len() <= in_force + 1, "call {fails_at}: invented entries");
        let same = kept.iter().zip(&drill.entries()[..in_force]).all(|(a, b)| a == b);
        assert!(same, "call {fails_at}: other entries were kept");
    }
    assert_eq!(broken, 120, "every call was reached");
}
