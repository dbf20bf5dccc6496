//! W2, "coalition surge": three sites, twelve hospitals, sixty ambulances, prescribed to the last random number. The
//! model is data (capacities, nearest hospitals, needs); agenda, queues, map, and routes are the product's.

use crate::shared::{Measured, SplitMix64, median};
use sandtable::map::{CoalitionMap, Router, Traffic};
use sandtable::sim::{Agenda, PriorityQueue};
use sandtable::units::{LatLon, NodeId, SimTime, Span};
use std::collections::VecDeque;
use std::time::Instant;

const SIDE: u32 = 30;
pub const HOSPITALS: usize = 12;
const SITES: [(u32, u32); 3] = [(6, 8), (14, 16), (23, 22)];
const HOSPITALS_AT: [(u32, u32); HOSPITALS] =
    [(3, 4), (3, 14), (3, 25), (11, 3), (10, 11), (11, 19), (10, 27), (19, 6), (18, 15), (19, 24), (26, 10), (26, 20)];
const AMBULANCES: usize = 60;
const LOADING_MIN: f64 = 10.0;
const HANDOVER_MIN: f64 = 15.0;
/// The product's clock ticks in milliseconds; the workload uses binary fractions of a minute, so that rounding
/// sometimes swaps two patients and changes what follows. A run with fine ticks shows no other difference.
const MILLISECONDS: i64 = 60_000;
const FINE: i64 = 60_000_000_000;
/// ED, OR, ward: capacity of each hospital.
pub const PLACES: [u32; 3] = [20, 4, 200];
const ED: usize = 0;
const WARD: usize = 2;

/// Minutes in ticks.
fn ticks(minutes: f64, a_minute: i64) -> Span {
    Span((minutes * a_minute as f64).round() as i64)
}

pub struct Patient {
    pub release: SimTime,
    /// Departments of a patient and the stay in each; OR for 30%.
    pub steps: Vec<(usize, Span)>,
}

/// Patients, and values for the timing of a run.
pub struct Workload {
    pub patients: Vec<Patient>,
    pub ambulances: usize,
    pub loading: Span,
    pub handover: Span,
}

impl Workload {
    pub fn new(n: usize, a_minute: i64) -> Workload {
        Workload {
            patients: patients(n, a_minute),
            ambulances: AMBULANCES,
            loading: ticks(LOADING_MIN, a_minute),
            handover: ticks(HANDOVER_MIN, a_minute),
        }
    }
}

#[derive(Clone, Copy)]
enum Due {
    Release(u32),
    AtSite { patient: u32, unit: u8 },
    Loaded { patient: u32, unit: u8 },
    AtHospital { patient: u32, unit: u8, at: u8 },
    HandedOver { patient: u32, unit: u8, at: u8 },
    StayOver { patient: u32, at: u8, step: u8 },
}

#[derive(Default)]
struct Department {
    free: u32,
    line: PriorityQueue<(u32, u8)>,
}

/// Travel times in milliseconds, and the three nearest hospitals of each site.
pub struct Roads {
    pub drive: Vec<[Span; 3]>,
    pub near: [[usize; 3]; 3],
}

impl Roads {
    /// From the product's map and routes over the prescribed grid.
    fn new(a_minute: i64) -> Roads {
        let node = |(row, column): (u32, u32)| NodeId(row * SIDE + column);
        let mut arcs = Vec::new();
        let mut both = |a: u32, b: u32| {
            let minutes = 1.0 + f64::from((a * 7919 + b * 104_729) % 1000) / 1000.0;
            let ms = (minutes * 60_000.0).round() as u32;
            arcs.extend([(a, b, ms), (b, a, ms)]);
        };
        for n in 0..SIDE * SIDE {
            if n % SIDE + 1 < SIDE {
                both(n, n + 1);
            }
            if n + SIDE < SIDE * SIDE {
                both(n, n + SIDE);
            }
        }
        let map = CoalitionMap::from_arcs(&vec![LatLon::default(); (SIDE * SIDE) as usize], &arcs);
        let (mut router, traffic) = (Router::new(), Traffic::default());
        let mut drive = vec![[Span::ZERO; 3]; HOSPITALS];
        for (s, site) in SITES.iter().enumerate() {
            let tree = router.tree_to(&map, &traffic, 0, node(*site), false);
            for (h, hospital) in HOSPITALS_AT.iter().enumerate() {
                let time = tree.time(node(*hospital)).expect("the grid is whole");
                drive[h][s] = time * (a_minute / MILLISECONDS);
            }
        }
        let near = std::array::from_fn(|s| {
            let mut all: Vec<usize> = (0..HOSPITALS).collect();
            all.sort_by_key(|h| (drive[*h][s], *h));
            [all[0], all[1], all[2]]
        });
        Roads { drive, near }
    }
}

fn patients(n: usize, a_minute: i64) -> Vec<Patient> {
    let mut draws = SplitMix64(20_260_101);
    let mut last = [0.0f64; 3];
    (0..n)
        .map(|i| {
            let release = &mut last[i % 3];
            *release += draws.exponential(360.0 / (n as f64 / 3.0));
            let ed = draws.exponential(45.0);
            let operated = draws.uniform() < 0.3;
            let (or, ward) = (draws.exponential(90.0), draws.exponential(2880.0));
            let mut steps = vec![(ED, ticks(ed, a_minute))];
            if operated {
                steps.push((1, ticks(or, a_minute)));
            }
            steps.push((WARD, ticks(ward, a_minute)));
            Patient { release: SimTime::START + ticks(*release, a_minute), steps }
        })
        .collect()
}

/// Results that must be equal in every engine.
#[derive(Default, Debug, PartialEq)]
pub struct Answers {
    pub events: u64,
    pub completed: u32,
    pub makespan: SimTime,
    pub in_system: i128,
    pub for_ambulance: i128,
    pub for_ward: i128,
}

struct Surge<'a> {
    roads: &'a Roads,
    patients: &'a [Patient],
    agenda: Agenda<Due>,
    idle: VecDeque<(u8, usize)>,
    calls: PriorityQueue<u32>,
    departments: Vec<[Department; 3]>,
    /// Assigned to it, and not yet through its ED.
    load: [u32; HOSPITALS],
    asked_ward: Vec<SimTime>,
    loading: Span,
    handover: Span,
    check: Answers,
    /// Every event with its time, if logging is on.
    log: Option<Vec<(SimTime, Logged)>>,
}

/// Facts, complete enough to reconstruct each patient's course. Written, as a log is.
#[derive(Clone, Copy)]
#[expect(dead_code, reason = "nobody reads the log of a benchmark")]
enum Logged {
    Happened(Due),
    Sent { patient: u32, unit: u8 },
    Admitted { patient: u32, at: u8, step: u8 },
}

impl Surge<'_> {
    fn run(mut self) -> Answers {
        for i in 0..self.patients.len().min(3) {
            self.agenda.put(self.patients[i].release, Due::Release(i as u32));
        }
        while let Some((now, due)) = self.agenda.take_due(SimTime(i64::MAX)) {
            self.check.events += 1;
            self.note(now, Logged::Happened(due));
            self.step(now, due);
        }
        if let Some(log) = &self.log {
            assert_eq!(log.len() as u64, self.check.events, "the log is whole");
        }
        self.check
    }

    fn note(&mut self, now: SimTime, what: Logged) {
        if let Some(log) = &mut self.log {
            log.push((now, what));
        }
    }

    fn step(&mut self, now: SimTime, due: Due) {
        match due {
            Due::Release(p) => {
                if let Some(next) = self.patients.get(p as usize + 3) {
                    self.agenda.put(next.release, Due::Release(p + 3));
                }
                self.calls.push(0, p);
                self.send(now);
            }
            Due::AtSite { patient, unit } => self.agenda.put(now + self.loading, Due::Loaded { patient, unit }),
            Due::Loaded { patient, unit } => {
                let site = patient as usize % 3;
                let near = self.roads.near[site];
                let at = near.into_iter().min_by_key(|h| self.load[*h]).expect("there are three");
                self.load[at] += 1;
                let there = now + self.roads.drive[at][site];
                self.agenda.put(there, Due::AtHospital { patient, unit, at: at as u8 });
            }
            Due::AtHospital { patient, unit, at } => {
                self.agenda.put(now + self.handover, Due::HandedOver { patient, unit, at });
            }
            Due::HandedOver { patient, unit, at } => {
                self.idle.push_back((unit, usize::from(at)));
                self.send(now);
                self.ask(now, patient, at, 0);
            }
            Due::StayOver { patient, at, step } => self.moves_on(now, patient, at, step),
        }
    }

    fn moves_on(&mut self, now: SimTime, patient: u32, at: u8, step: u8) {
        let steps = &self.patients[patient as usize].steps;
        let department = steps[usize::from(step)].0;
        let next = usize::from(step) + 1 < steps.len();
        if department == ED {
            self.load[usize::from(at)] -= 1;
        }
        self.departments[usize::from(at)][department].free += 1;
        self.admit(now, at, department);
        if next {
            self.ask(now, patient, at, step + 1);
        } else {
            self.check.completed += 1;
            self.check.makespan = now;
            self.check.in_system += i128::from((now - self.patients[patient as usize].release).0);
        }
    }

    /// The ambulance idle longest goes to the patient waiting longest.
    fn send(&mut self, now: SimTime) {
        while !self.calls.is_empty()
            && let Some((unit, from)) = self.idle.pop_front()
            && let Some(patient) = self.calls.pop()
        {
            self.check.events += 1;
            self.note(now, Logged::Sent { patient, unit });
            self.check.for_ambulance += i128::from((now - self.patients[patient as usize].release).0);
            let drive = self.roads.drive[from][patient as usize % 3];
            self.agenda.put(now + drive, Due::AtSite { patient, unit });
        }
    }

    fn ask(&mut self, now: SimTime, patient: u32, at: u8, step: u8) {
        let department = self.patients[patient as usize].steps[usize::from(step)].0;
        if department == WARD {
            self.asked_ward[patient as usize] = now;
        }
        self.departments[usize::from(at)][department].line.push(0, (patient, step));
        self.admit(now, at, department);
    }

    fn admit(&mut self, now: SimTime, at: u8, department: usize) {
        let d = &mut self.departments[usize::from(at)][department];
        if d.free > 0
            && let Some((patient, step)) = d.line.pop()
        {
            d.free -= 1;
            self.check.events += 1;
            self.note(now, Logged::Admitted { patient, at, step });
            if department == WARD {
                self.check.for_ward += i128::from((now - self.asked_ward[patient as usize]).0);
            }
            let stay = self.patients[patient as usize].steps[usize::from(step)].1;
            self.agenda.put(now + stay, Due::StayOver { patient, at, step });
        }
    }
}

/// One run; the timing covers the loop alone.
fn once(roads: &Roads, w: &Workload, logged: bool) -> (f64, Answers) {
    let patients = w.patients.as_slice();
    let department = |n: usize| Department { free: PLACES[n], line: PriorityQueue::default() };
    let surge = Surge {
        roads,
        patients,
        agenda: Agenda::default(),
        idle: (0..w.ambulances).map(|k| (k as u8, k % HOSPITALS)).collect(),
        calls: PriorityQueue::default(),
        departments: HOSPITALS_AT.iter().map(|_| std::array::from_fn(department)).collect(),
        load: [0; HOSPITALS],
        asked_ward: vec![SimTime::START; patients.len()],
        loading: w.loading,
        handover: w.handover,
        check: Answers::default(),
        log: logged.then(Vec::new),
    };
    let start = Instant::now();
    let check = surge.run();
    (start.elapsed().as_secs_f64(), check)
}

/// The published results: events; makespan, mean time in the system, mean wait for an ambulance and for the ward
/// (minutes).
const ANSWERS: [(usize, u64, [f64; 4]); 2] = [
    (20_000, 211_866, [61_498.698_931, 21_525.199_502, 8_978.207_857, 9_350.817_805]),
    (1_000_000, 10_599_682, [2_211_119.468_609, 1_030_500.177_807, 457_137.928_215, 562_083.920_021]),
];

/// Distance of a run from the published results, as the greatest ratio less one.
fn off(check: &Answers, a_minute: i64, n: usize, published: [f64; 4]) -> f64 {
    let minutes = |ticks: i64| ticks as f64 / a_minute as f64;
    let mean = |ticks: i128| ticks as f64 / a_minute as f64 / n as f64;
    let ours = [minutes(check.makespan.0), mean(check.in_system), mean(check.for_ambulance), mean(check.for_ward)];
    ours.iter().zip(published).map(|(a, b)| (a / b - 1.0).abs()).fold(0.0, f64::max)
}

pub fn measure() -> Vec<Measured> {
    let plain = ANSWERS.into_iter().map(|answer| one(answer, false));
    plain.chain([one(ANSWERS[0], true)]).collect()
}

fn one((n, events, published): (usize, u64, [f64; 4]), logged: bool) -> Measured {
    let (_, exact) = once(&Roads::new(FINE), &Workload::new(n, FINE), logged);
    let exact = off(&exact, FINE, n, published);
    assert!(exact < 1e-6, "W2, n {n}: {exact} from the published answer");
    let (roads, w) = (Roads::new(MILLISECONDS), Workload::new(n, MILLISECONDS));
    let runs = if n > 100_000 { 3 } else { 31 };
    let mut runs: Vec<(f64, Answers)> = (0..runs).map(|_| once(&roads, &w, logged)).collect();
    let check = runs.pop().expect("there are several").1;
    assert_eq!((check.events, check.completed), (events, n as u32), "W2");
    let seconds = median(runs.into_iter().map(|(s, _)| s).collect());
    let rounded = off(&check, MILLISECONDS, n, published);
    let check =
        format!("within {exact:.0e} of the published answers; {:.1} % with ticks of a millisecond", rounded * 100.0);
    let workload = if logged { "W2, every event logged" } else { "W2" };
    Measured { workload, n, events, seconds, check }
}

/// One turn per call: the median of a few runs, in events a second.
pub fn turn(n: usize) -> impl FnMut() -> f64 {
    let (roads, w) = (Roads::new(MILLISECONDS), Workload::new(n, MILLISECONDS));
    let runs = if n > 100_000 { 1 } else { 7 };
    move || {
        let mut events = 0;
        let seconds = (0..runs).map(|_| {
            let (seconds, answers) = once(&roads, &w, false);
            events = answers.events;
            seconds
        });
        let seconds = median(seconds.collect());
        events as f64 / seconds
    }
}

/// The engine's speed over that of bare arrays and a heap, alternating in this process, with equal results.
pub fn over_bare() -> f64 {
    let (roads, w) = (Roads::new(MILLISECONDS), Workload::new(20_000, MILLISECONDS));
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..31 {
        let ((a, answers), (b, bare)) = (once(&roads, &w, false), crate::bare::once(&roads, &w));
        assert_eq!(answers, bare, "the engine and the bare program answer differently");
        ours.push(a);
        theirs.push(b);
    }
    median(theirs) / median(ours)
}
