//! Nelson's treatment center (2013, exercise 13; numbers as in treat-sim 3.0.0): a walk-in center, open 06:00 to 01:00, on
//! the product's agenda, priority queues, and random streams.

use crate::shared::{Measured, median};
use sandtable::sim::{Agenda, PriorityQueue};
use sandtable::units::{Dice, SimTime, Span, Stream, Subject};
use std::time::Instant;

/// Arrivals an hour from 06:00.
const RATES: [f64; 18] = [
    2.366_667, 2.8, 8.833_333, 10.433_333, 14.8, 26.266_667, 31.4, 18.066_667, 16.466_667, 12.033_333, 11.6,
    28.866_667, 18.033_333, 11.5, 5.3, 4.066_667, 2.2, 2.1,
];
const BUSIEST: f64 = 31.4;
const CLOSES: SimTime = SimTime(19 * 3_600_000);
const TRAUMA: f64 = 0.12;
const TREATED: f64 = 0.6;
/// Capacity of triage, registration, examination, trauma rooms, cubicles, cubicles for trauma.
const PLACES: [u32; 6] = [1, 1, 3, 2, 1, 1];
const DAYS: u64 = 2_000;

enum Due {
    Arrives,
    Done { patient: u32 },
}

struct Patient {
    arrived: SimTime,
    asked: SimTime,
    steps: [(u8, Span); 4],
    len: u8,
    at: u8,
    trauma: bool,
}

impl Patient {
    fn new(arrived: SimTime, s: &mut Stream) -> Patient {
        let mut p =
            Patient { arrived, asked: arrived, steps: [(0, Span::ZERO); 4], len: 0, at: 0, trauma: s.chance(TRAUMA) };
        p.step(0, s.exponential(3.0));
        if p.trauma {
            p.step(3, s.exponential(90.0));
            p.step(5, s.lognormal(30.0, 2.0 / 30.0));
        } else {
            p.step(1, s.lognormal(5.0, 2f64.sqrt() / 5.0));
            p.step(2, (16.0 + 3f64.sqrt() * s.normal()).max(0.5));
            if s.chance(TREATED) {
                p.step(4, s.lognormal(13.3, 2f64.sqrt() / 13.3));
            }
        }
        p
    }

    fn step(&mut self, place: u8, minutes: f64) {
        self.steps[usize::from(self.len)] = (place, Span::from_mins(minutes));
        self.len += 1;
    }
}

/// Sums over patients: arrivals, completed, and waits in minutes with the number of waiting patients, by place.
#[derive(Default)]
struct Day {
    events: u64,
    patients: Vec<Patient>,
    through: u32,
    waits: [(f64, u32); 6],
    total: [(f64, u32); 2],
}

struct Centre {
    dice: Dice,
    agenda: Agenda<Due>,
    free: [u32; 6],
    lines: [PriorityQueue<u32>; 6],
    day: Day,
}

impl Centre {
    fn new(day: u64) -> Centre {
        Centre {
            dice: Dice(day),
            agenda: Agenda::default(),
            free: PLACES,
            lines: Default::default(),
            day: Day::default(),
        }
    }

    fn run(mut self) -> Day {
        self.next_arrival(SimTime::START);
        while let Some((now, due)) = self.agenda.take_due(CLOSES) {
            self.day.events += 1;
            match due {
                Due::Arrives => {
                    let n = self.day.patients.len() as u32;
                    let mut s = self.dice.stream(Subject::Injury, u64::from(n), 0);
                    self.day.patients.push(Patient::new(now, &mut s));
                    self.ask(now, n);
                    self.next_arrival(now);
                }
                Due::Done { patient } => self.moves_on(now, patient),
            }
        }
        self.day
    }

    /// By thinning, at the rate of the last arrival's hour.
    fn next_arrival(&mut self, now: SimTime) {
        let rate = RATES[(now.0 / 3_600_000) as usize % RATES.len()];
        let mut s = self.dice.stream(Subject::Travel, self.day.patients.len() as u64, 0);
        let mut gap = s.exponential(60.0 / BUSIEST);
        while s.unit() >= rate / BUSIEST {
            gap += s.exponential(60.0 / BUSIEST);
        }
        self.agenda.put(now + Span::from_mins(gap), Due::Arrives);
    }

    fn ask(&mut self, now: SimTime, patient: u32) {
        let p = &mut self.day.patients[patient as usize];
        p.asked = now;
        let place = p.steps[usize::from(p.at)].0;
        self.lines[usize::from(place)].push(0, patient);
        self.admit(now, usize::from(place));
    }

    fn admit(&mut self, now: SimTime, place: usize) {
        if self.free[place] > 0
            && let Some(patient) = self.lines[place].pop()
        {
            self.free[place] -= 1;
            let p = &self.day.patients[patient as usize];
            self.day.waits[place].0 += (now - p.asked).as_mins();
            self.day.waits[place].1 += 1;
            self.agenda.put(now + p.steps[usize::from(p.at)].1, Due::Done { patient });
        }
    }

    fn moves_on(&mut self, now: SimTime, patient: u32) {
        let p = &mut self.day.patients[patient as usize];
        let place = usize::from(p.steps[usize::from(p.at)].0);
        p.at += 1;
        let more = p.at < p.len;
        if !more {
            self.day.through += 1;
            let total = &mut self.day.total[usize::from(p.trauma)];
            *total = (total.0 + (now - p.arrived).as_mins(), total.1 + 1);
        }
        self.free[place] += 1;
        self.admit(now, place);
        if more {
            self.ask(now, patient);
        }
    }
}

/// treat-sim's own means over 600 days of its own random numbers, standard errors 0.3 to 3%: arrivals, completed, waits
/// by place in minutes, total time of the others and of trauma.
const THEIRS: [f64; 10] = [226.62, 163.92, 30.79, 102.80, 24.68, 150.95, 132.71, 17.81, 226.92, 289.54];

/// Means of each day, averaged over days, as theirs are.
fn means(days: &[Day]) -> [f64; 10] {
    let mean = |of: &dyn Fn(&Day) -> Option<f64>| {
        let found: Vec<f64> = days.iter().filter_map(of).collect();
        found.iter().sum::<f64>() / found.len().max(1) as f64
    };
    let ratio = |(sum, n): (f64, u32)| (n > 0).then(|| sum / f64::from(n));
    std::array::from_fn(|i| match i {
        0 => mean(&|d| Some(d.patients.len() as f64)),
        1 => mean(&|d| Some(f64::from(d.through))),
        2..8 => mean(&|d| ratio(d.waits[i - 2])),
        _ => mean(&|d| ratio(d.total[i - 8])),
    })
}

pub fn measure() -> Measured {
    let runs = (0..7).map(|_| {
        let start = Instant::now();
        let through: u64 = (0..DAYS).map(|day| u64::from(Centre::new(day).run().through)).sum();
        assert!(through > 0);
        start.elapsed().as_secs_f64()
    });
    let seconds = median(runs.collect());
    let days: Vec<Day> = (0..DAYS).map(|day| Centre::new(day).run()).collect();
    let ours = means(&days);
    let off = ours.iter().zip(THEIRS).map(|(a, b)| (a / b - 1.0).abs()).fold(0.0, f64::max);
    assert!(off < 0.1, "treat-sim: {ours:.2?} against {THEIRS:?}");
    let events = days.iter().map(|d| d.events).sum();
    let check = format!("{:.0} days a second; means within {:.0} % of theirs", DAYS as f64 / seconds, off * 100.0);
    Measured { workload: "treat-sim", n: DAYS as usize, events, seconds, check }
}
