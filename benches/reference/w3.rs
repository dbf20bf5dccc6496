//! W3, routing: a synthetic city of 100,000 junctions and 400,000 arcs on the product's map and router, and the three
//! real region packs.

use crate::shared::{Measured, SplitMix64, median};
use sandtable::map::{CoalitionMap, Router, Traffic};
use sandtable::scenario::pack;
use sandtable::units::{LatLon, NodeId, PlaceId};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

const WIDE: usize = 400;
const HIGH: usize = 250;
const DIAGONALS: usize = 650;
/// Sum of the first 200 distances, in milliseconds; the same for every exact method.
const ANSWER: u64 = 261_565_854;
const QUERIES: usize = 200;

struct City {
    at: Vec<(f64, f64)>,
    arcs: Vec<(u32, u32, u32)>,
    draws: SplitMix64,
}

impl City {
    fn new() -> City {
        let mut draws = SplitMix64(42);
        let mut jitter = |n: usize| (n as f64 + 0.6 * (draws.uniform() - 0.5)) * 100.0;
        let at = (0..WIDE * HIGH).map(|i| (jitter(i % WIDE), jitter(i / WIDE))).collect();
        let mut city = City { at, arcs: Vec::new(), draws };
        for u in 0..WIDE * HIGH {
            let (row, column) = (u / WIDE, u % WIDE);
            if column + 1 < WIDE {
                city.street(u, u + 1, kmh(row));
            }
            if row + 1 < HIGH {
                city.street(u, u + WIDE, kmh(column));
            }
        }
        let mut taken = BTreeSet::new();
        while taken.len() < DIAGONALS {
            let row = (city.draws.next() % (HIGH as u64 - 1)) as usize;
            let column = (city.draws.next() % (WIDE as u64 - 1)) as usize;
            if taken.insert((row, column)) {
                city.street(row * WIDE + column, (row + 1) * WIDE + column + 1, 50.0);
            }
        }
        city
    }

    /// Both directions, each between 100% and 160% of the free-flow time.
    fn street(&mut self, u: usize, v: usize, kmh: f64) {
        let ((ax, ay), (bx, by)) = (self.at[u], self.at[v]);
        let metres = ((ax - bx).powi(2) + (ay - by).powi(2)).sqrt();
        for (from, to) in [(u, v), (v, u)] {
            let slow = 1.0 + 0.6 * self.draws.uniform();
            self.arcs.push((from as u32, to as u32, (metres / kmh * 3600.0 * slow) as u32 + 1));
        }
    }
}

fn kmh(line: usize) -> f64 {
    match line {
        l if l % 50 == 0 => 100.0,
        l if l % 10 == 0 => 50.0,
        _ => 25.0,
    }
}

/// The queries, each to a destination of its own: an event is one query.
struct Cold {
    map: CoalitionMap,
    router: Router,
    queries: Vec<(NodeId, NodeId)>,
    seconds: f64,
}

fn cold() -> Cold {
    let mut city = City::new();
    let map = CoalitionMap::from_arcs(&vec![LatLon::default(); WIDE * HIGH], &city.arcs);
    let traffic = Traffic::default();
    let node = |draws: &mut SplitMix64| NodeId((draws.next() % (WIDE * HIGH) as u64) as u32);
    let queries: Vec<(NodeId, NodeId)> = (0..QUERIES).map(|_| (node(&mut city.draws), node(&mut city.draws))).collect();
    let mut router = Router::new();
    let (mut sum, start) = (0, Instant::now());
    for (from, to) in &queries {
        let time = router.tree_to(&map, &traffic, 0, *to, false).time(*from);
        sum += time.map_or(0, |t| t.0 as u64);
    }
    let seconds = start.elapsed().as_secs_f64();
    assert_eq!(sum, ANSWER, "W3");
    Cold { map, router, queries, seconds }
}

pub fn measure() -> Measured {
    let check = format!("{QUERIES} distances sum to {ANSWER}");
    Measured { workload: "W3", n: WIDE * HIGH, events: QUERIES as u64, seconds: cold().seconds, check }
}

pub fn rows() -> Vec<String> {
    let mut rows = Vec::new();
    let Cold { map, mut router, queries, seconds } = cold();
    let (cold, sum, traffic) = (seconds / QUERIES as f64, ANSWER, Traffic::default());
    let city = "W3, 100,000 junctions";
    rows.push(format!(
        "| {city} | whole tree to a new destination; {QUERIES} queries sum to {sum} | {:.2} ms |",
        cold * 1e3
    ));
    let start = Instant::now();
    const LOOKUPS: u32 = 2_000_000;
    let (mut total, to) = (0u64, queries[0].1);
    for i in 0..LOOKUPS {
        let time = router.tree_to(&map, &traffic, 0, to, false).time(NodeId(i % (WIDE * HIGH) as u32));
        total = total.wrapping_add(time.map_or(0, |t| t.0 as u64));
    }
    let each = start.elapsed().as_secs_f64() * 1e9 / f64::from(LOOKUPS);
    assert!(total > 0);
    rows.push(format!("| {city} | a query to a known destination | {each:.1} ns |"));
    rows.extend(pack::embedded_ids().map(region));
    rows.extend(std::env::var_os("SANDTABLE_CITY").map(|dir| tables(Path::new(&dir))).unwrap_or_default());
    rows
}

/// A city from tables that are not in the repository: `roads_nodes.csv`, `roads_edges.csv`, and `hospitals.csv` as for
/// a region.
fn tables(dir: &Path) -> Vec<String> {
    let read =
        |name: &str| std::fs::read_to_string(dir.join(name)).unwrap_or_else(|e| panic!("SANDTABLE_CITY: {name}: {e}"));
    let number = |cell: &str| cell.parse::<f64>().unwrap_or_else(|e| panic!("SANDTABLE_CITY: `{cell}`: {e}"));
    let nodes = read("roads_nodes.csv");
    let nodes: Vec<Vec<&str>> = nodes.lines().skip(1).map(|l| l.split(',').collect()).collect();
    let index: BTreeMap<&str, u32> = nodes.iter().zip(0..).map(|(n, i)| (n[0], i)).collect();
    let at: Vec<LatLon> = nodes.iter().map(|n| LatLon::degrees(number(n[1]), number(n[2]))).collect();
    let mut arcs = Vec::new();
    for line in read("roads_edges.csv").lines().skip(1) {
        let e: Vec<&str> = line.split(',').collect();
        let (a, b, ms) = (index[e[0]], index[e[1]], (number(e[2]) * 3600.0 / number(e[3])).round() as u32);
        arcs.push((a, b, ms));
        if e[5] != "1" {
            arcs.push((b, a, ms));
        }
    }
    let map = CoalitionMap::from_arcs(&at, &arcs);
    // `id, name, lat, lon`; names with quoted commas do not occur in these tables.
    let hospitals: Vec<NodeId> = read("hospitals.csv")
        .lines()
        .skip(1)
        .map(|l| l.split(',').collect::<Vec<_>>())
        .map(|h| map.nearest_node(LatLon::degrees(number(h[2]), number(h[3]))))
        .collect();
    let name = dir.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let name = format!("{name}, {} junctions", at.len());
    let traffic = Traffic::default();
    let rebuilt = (0..31).map(|_| {
        let (mut router, start) = (Router::new(), Instant::now());
        for to in &hospitals {
            router.tree_to(&map, &traffic, 0, *to, true);
        }
        start.elapsed().as_secs_f64()
    });
    let rebuilt = median(rebuilt.collect()) * 1e3;
    let mut draws = SplitMix64(7);
    let mut any = || NodeId((draws.next() % at.len() as u64) as u32);
    let (mut router, start) = (Router::new(), Instant::now());
    let far = (0..1_000).filter_map(|_| router.tree_to(&map, &traffic, 0, any(), false).time(any())).max();
    let each = start.elapsed().as_secs_f64();
    assert!(far.is_some());
    let (start, mut total) = (Instant::now(), 0u64);
    for i in 0..5_000_000u32 {
        let time = router.tree_to(&map, &traffic, 0, hospitals[0], false).time(NodeId(i % at.len() as u32));
        total = total.wrapping_add(time.map_or(0, |t| t.0 as u64));
    }
    assert!(total > 0);
    let known = start.elapsed().as_secs_f64() * 200.0;
    vec![
        format!("| {name} | trees to all {} hospitals after a closure | {rebuilt:.2} ms |", hospitals.len()),
        format!("| {name} | a way between any two junctions, the tree made for it | {each:.2} ms |"),
        format!("| {name} | a query to a known destination | {known:.1} ns |"),
    ]
}

/// Trees to every hospital, all computed again, as after a closure.
fn region(id: &str) -> String {
    let scenario = crate::county::bare(id);
    let map = CoalitionMap::new(&scenario);
    let places = scenario.places.iter().enumerate().filter(|(_, p)| p.has_ed);
    let hospitals: Vec<NodeId> = places.map(|(i, _)| map.node_of_place(PlaceId::at(i))).collect();
    let runs = (0..9).map(|_| {
        let (mut router, start) = (Router::new(), Instant::now());
        for to in &hospitals {
            router.tree_to(&map, &Traffic::default(), 0, *to, true);
        }
        start.elapsed().as_secs_f64()
    });
    let ms = median(runs.collect()) * 1e3;
    format!(
        "| {id}, {} junctions | trees to all {} hospitals after a closure | {ms:.2} ms |",
        map.node_count(),
        hospitals.len()
    )
}
