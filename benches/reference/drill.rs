//! User-visible waits: a run of the starter, the replay of a long drill, a forecast during one.

use crate::shared::median;
use sandtable::cli::random_decision;
use sandtable::drill::journal::DrillFolder;
use sandtable::drill::{Bots, Control, Deciders, Drill, Entry, FORMAT, Header, Order, Say, replay};
use sandtable::forecast::begin;
use sandtable::host::Packs;
use sandtable::map::CoalitionMap;
use sandtable::scenario::{Scenario, builtin, check_source};
use sandtable::units::{Dice, SeatId, SimTime, Span, Subject};
use std::sync::Arc;
use std::time::{Duration, Instant};

const FUTURES: u32 = 200;
const ORDERS: i64 = 2000;

pub fn rows() -> Vec<String> {
    vec![starter(), long_replay(), rewind(), outlook()]
}

fn loaded(id: &str, change: (&str, &str)) -> (Arc<Scenario>, Arc<CoalitionMap>) {
    let text = builtin(id).expect("it ships").replace(change.0, change.1);
    let found = check_source(id, &text, &Packs::installed());
    let scenario = found.scenario.clone().unwrap_or_else(|| panic!("{}", found.render()));
    let map = Arc::new(CoalitionMap::new(&scenario));
    (scenario, map)
}

fn begun((scenario, map): &(Arc<Scenario>, Arc<CoalitionMap>), bots: Bots) -> Drill {
    let header = Header {
        format: FORMAT,
        engine_version: "bench".into(),
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        title: scenario.title.en.clone(),
        seed: 8,
        bots,
        created_ms: 0,
        parent: None,
        carried: Default::default(),
    };
    let mut drill = Drill::new(scenario.clone(), map.clone(), header);
    drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 0).expect("a drill can begin");
    drill
}

/// Five runs; each includes loading the scenario and the map.
fn starter() -> String {
    let times = (0..5).map(|_| {
        let started = Instant::now();
        let mut drill = begun(&loaded("buses-on-the-bridge", ("", "")), Bots::Everywhere);
        drill.advance_unattended(drill.scenario.ends());
        started.elapsed().as_secs_f64()
    });
    let minutes = loaded("buses-on-the-bridge", ("", "")).0.length.0 / 60_000;
    format!("| run of the starter | {minutes} min of story | {:.2} s |", median(times.collect()))
}

fn long_replay() -> String {
    let ground = loaded("ground-shakes", ("length: \"120 min\"", "length: \"480 min\""));
    let mut drill = begun(&ground, Bots::Nowhere);
    let length = ground.0.length.0;
    for n in 0..ORDERS {
        drill.advance_unattended(SimTime(n * length / ORDERS));
        let mut draw = Dice(n as u64).stream(Subject::Test, 9, 0);
        let seats = drill.scenario.seats.len() as u32 - 1;
        let accepted = (0..6).any(|_| {
            let seat = SeatId::at(draw.below(seats) as usize);
            random_decision(&drill, seat, &mut draw).is_some_and(|(seat, order)| drill.submit(seat, order, n).is_ok())
        });
        if !accepted {
            let note = Order::Say(Say::Note { text: format!("note {n}") });
            drill.submit(SeatId(0), note, n).expect("anybody may make a note");
        }
    }
    drill.advance_unattended(ground.0.ends());
    let text: Vec<Vec<u8>> = drill.entries().iter().map(|e| serde_json::to_vec(e).expect("plain data")).collect();
    let times = (0..5).map(|_| {
        let started = Instant::now();
        let entries: Vec<_> = text.iter().map(|e| serde_json::from_slice(e).expect("written above")).collect();
        let (again, replayed) = replay(ground.0.clone(), ground.1.clone(), drill.header().clone(), &entries);
        let took = started.elapsed().as_secs_f64();
        assert!(replayed.mismatches == 0 && again.digest() == drill.digest(), "the replay differs");
        took
    });
    let times = times.collect();
    format!("| replay of 8 h | {ORDERS} orders, {} entries | {:.2} s |", text.len(), median(times))
}

/// Four hours with two thousand casualties and bots in all seats; rewound to the last bookmark, the longest replay, and
/// into a journal of its own, as the console does it.
fn rewind() -> String {
    let scenario = crate::county::scenario(2_000, 4);
    let map = Arc::new(CoalitionMap::new(&scenario));
    let mut drill = begun(&(scenario, map), Bots::Everywhere);
    drill.advance_unattended(drill.scenario.ends() - Span::mins(1));
    let mark = Order::Control(Control::Checkpoint { name: "here".into() });
    let entry = drill.submit(drill.scenario.facilitator(), mark, 0).expect("it is running");
    let folder = std::env::temp_dir().join(format!("sandtable-rewind-{}", std::process::id()));
    let times = (0..5).map(|n| {
        let started = Instant::now();
        let mut branch = drill.branch_at(entry).expect("the mark is there");
        let kept = DrillFolder::create::<Header, Entry>(&folder.join(n.to_string()), branch.header(), &[]);
        branch.keep_in(kept.expect("a fresh folder"));
        let took = started.elapsed().as_secs_f64();
        assert!(branch.now() == drill.now() && branch.broken().is_none(), "the branch stands elsewhere");
        took
    });
    let times = times.collect();
    std::fs::remove_dir_all(&folder).expect("made above");
    let entries = drill.entries().len();
    format!("| rewind in 4 h with 2,000 hurt | to the last of {entries} entries | {:.2} s |", median(times))
}

fn outlook() -> String {
    let ground = loaded("buses-on-the-bridge", ("", ""));
    let mut drill = begun(&ground, Bots::Everywhere);
    drill.advance_unattended(SimTime::START + Span::mins(40));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let times = (0..5).map(|_| {
        let started = Instant::now();
        let job = begin(drill.standing(), FUTURES, ground.0.ends(), Deciders::Bots, threads);
        while !job.is_over() {
            std::thread::sleep(Duration::from_millis(5));
        }
        started.elapsed().as_secs_f64()
    });
    format!("| forecast to the end | {FUTURES} projections, {threads} threads | {:.2} s |", median(times.collect()))
}
