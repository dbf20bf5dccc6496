//! W2 with only arrays and the standard heap: the cost of a minimal program. The product's engine is measured against
//! it in one process, so that a slow machine does not look like a slow engine.

use crate::w2::{Answers, HOSPITALS, PLACES, Roads, Workload};
use sandtable::units::SimTime;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// A patient's next step, in the upper bits; the patient, in the lower ones.
const RELEASE: u32 = 0;
const AT_SITE: u32 = 1;
const LOADED: u32 = 2;
const AT_HOSPITAL: u32 = 3;
const HANDED_OVER: u32 = 4;
const STAY_OVER: u32 = 5;
const BITS: u32 = 24;

struct Bare<'a> {
    w: &'a Workload,
    roads: &'a Roads,
    /// Time, order of scheduling, event, and subject.
    heap: BinaryHeap<Reverse<(i64, u32, u32)>>,
    order: u32,
    /// Available ambulances by hospital.
    idle: VecDeque<u8>,
    calls: VecDeque<u32>,
    /// The hospital and the step of each patient.
    at: Vec<u8>,
    step: Vec<u8>,
    asked: Vec<i64>,
    free: [[u32; 3]; HOSPITALS],
    lines: [[VecDeque<u32>; 3]; HOSPITALS],
    load: [u32; HOSPITALS],
    answers: Answers,
}

impl Bare<'_> {
    fn put(&mut self, time: i64, what: u32, who: u32) {
        self.order += 1;
        self.heap.push(Reverse((time, self.order, what << BITS | who)));
    }

    fn run(mut self) -> Answers {
        for who in 0..3.min(self.w.patients.len() as u32) {
            self.put(self.w.patients[who as usize].release.0, RELEASE, who);
        }
        while let Some(Reverse((now, _, event))) = self.heap.pop() {
            self.answers.events += 1;
            let (what, who) = (event >> BITS, event & ((1 << BITS) - 1));
            let p = who as usize;
            match what {
                RELEASE => {
                    if let Some(next) = self.w.patients.get(p + 3) {
                        self.put(next.release.0, RELEASE, who + 3);
                    }
                    self.calls.push_back(who);
                    self.send(now);
                }
                AT_SITE => self.put(now + self.w.loading.0, LOADED, who),
                LOADED => {
                    let site = p % 3;
                    let near = self.roads.near[site];
                    let at = near.into_iter().min_by_key(|h| self.load[*h]).unwrap_or(0);
                    self.load[at] += 1;
                    self.at[p] = at as u8;
                    self.put(now + self.roads.drive[at][site].0, AT_HOSPITAL, who);
                }
                AT_HOSPITAL => self.put(now + self.w.handover.0, HANDED_OVER, who),
                HANDED_OVER => {
                    self.idle.push_back(self.at[p]);
                    self.send(now);
                    self.ask(now, who);
                }
                _ => self.moves_on(now, who),
            }
        }
        self.answers
    }

    fn send(&mut self, now: i64) {
        while !self.calls.is_empty() && !self.idle.is_empty() {
            let (Some(from), Some(who)) = (self.idle.pop_front(), self.calls.pop_front()) else { return };
            self.answers.events += 1;
            self.answers.for_ambulance += i128::from(now - self.w.patients[who as usize].release.0);
            let drive = self.roads.drive[usize::from(from)][who as usize % 3].0;
            self.put(now + drive, AT_SITE, who);
        }
    }

    fn department(&self, who: u32) -> usize {
        self.w.patients[who as usize].steps[usize::from(self.step[who as usize])].0
    }

    fn ask(&mut self, now: i64, who: u32) {
        let (at, department) = (usize::from(self.at[who as usize]), self.department(who));
        self.asked[who as usize] = now;
        self.lines[at][department].push_back(who);
        self.admit(now, at, department);
    }

    fn admit(&mut self, now: i64, at: usize, department: usize) {
        if self.free[at][department] > 0
            && let Some(who) = self.lines[at][department].pop_front()
        {
            self.free[at][department] -= 1;
            self.answers.events += 1;
            if department == 2 {
                self.answers.for_ward += i128::from(now - self.asked[who as usize]);
            }
            let stay = self.w.patients[who as usize].steps[usize::from(self.step[who as usize])].1;
            self.put(now + stay.0, STAY_OVER, who);
        }
    }

    fn moves_on(&mut self, now: i64, who: u32) {
        let (p, at, department) = (who as usize, usize::from(self.at[who as usize]), self.department(who));
        self.load[at] -= u32::from(department == 0);
        self.free[at][department] += 1;
        self.admit(now, at, department);
        self.step[p] += 1;
        if usize::from(self.step[p]) < self.w.patients[p].steps.len() {
            return self.ask(now, who);
        }
        self.answers.completed += 1;
        self.answers.makespan = SimTime(now);
        self.answers.in_system += i128::from(now - self.w.patients[p].release.0);
    }
}

/// The timing covers the loop alone, as for the engine.
pub fn once(roads: &Roads, w: &Workload) -> (f64, Answers) {
    let n = w.patients.len();
    let bare = Bare {
        w,
        roads,
        heap: BinaryHeap::new(),
        order: 0,
        idle: (0..w.ambulances).map(|k| (k % HOSPITALS) as u8).collect(),
        calls: VecDeque::new(),
        at: vec![0; n],
        step: vec![0; n],
        asked: vec![0; n],
        free: [PLACES; HOSPITALS],
        lines: Default::default(),
        load: [0; HOSPITALS],
        answers: Answers::default(),
    };
    let start = std::time::Instant::now();
    let answers = bare.run();
    (start.elapsed().as_secs_f64(), answers)
}
