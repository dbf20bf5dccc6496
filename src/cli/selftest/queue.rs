//! S1: queues with known solutions, run on the product's own agenda and random streams.

use super::Check;
use crate::sim::Agenda;
use crate::units::{Dice, SimTime, Stream, Subject};
use std::collections::VecDeque;

const WARM_UP: u64 = 10_000;
/// Ten times the requirement of the validation table, so that three standard errors are a sharp test.
const ARRIVALS: u64 = 2_000_000;
const BATCHES: usize = 20;
/// One mean service time, in milliseconds of exercise time: rounding errors stay below 1e-6 of it.
const UNIT_MS: f64 = 1_000_000.0;

/// Erlang B: blocking probability by (servers, offered load) [exact].
const LOSS: [(u32, f64, f64); 9] = [
    (1, 1.0, 0.500000),
    (2, 1.0, 0.200000),
    (5, 3.0, 0.110054),
    (10, 5.0, 0.018385),
    (10, 8.0, 0.121661),
    (20, 15.0, 0.045593),
    (20, 20.0, 0.158892),
    (50, 40.0, 0.018691),
    (100, 90.0, 0.026957),
];

/// Erlang C: (servers, load, P(wait), Wq, Lq), waits in mean service times [exact].
const DELAY: [(u32, f64, f64, f64, f64); 8] = [
    (1, 0.8, 0.800000, 4.000000, 3.20000),
    (2, 1.5, 0.642857, 1.285714, 1.92857),
    (3, 2.0, 0.444444, 0.444444, 0.88889),
    (5, 4.0, 0.554113, 0.554113, 2.21645),
    (10, 8.0, 0.409180, 0.204590, 1.63672),
    (20, 16.0, 0.256078, 0.064019, 1.02431),
    (30, 27.0, 0.471408, 0.157136, 4.24268),
    (50, 45.0, 0.363864, 0.072773, 3.27478),
];

enum Due {
    Arrives { class: usize },
    Leaves,
}

/// A queue with `servers`, Poisson arrivals by class (class 0 has highest priority, no preemption), and exponential
/// service.
struct Queue {
    agenda: Agenda<Due>,
    now: SimTime,
    arrivals: Stream,
    service: Stream,
    rates: Vec<f64>,
    servers: u32,
    busy: u32,
    loses: bool,
    waiting: Vec<VecDeque<SimTime>>,
    arrived: u64,
    /// Since the warm-up: queue length integrated over time, and the time.
    line_area: f64,
    line_since: SimTime,
    /// By class: (blocked or had to wait, waiting time) of each arrival after the warm-up.
    seen: Vec<Vec<(bool, f64)>>,
}

impl Queue {
    fn run(seed: u64, servers: u32, rates: &[f64], loses: bool, arrivals: u64) -> Queue {
        let dice = Dice(seed);
        let mut q = Queue {
            agenda: Agenda::default(),
            now: SimTime::START,
            arrivals: dice.stream(Subject::Test, 1, u64::from(servers)),
            service: dice.stream(Subject::Test, 2, u64::from(servers)),
            rates: rates.to_vec(),
            servers,
            busy: 0,
            loses,
            waiting: rates.iter().map(|_| VecDeque::new()).collect(),
            arrived: 0,
            line_area: 0.0,
            line_since: SimTime::START,
            seen: rates.iter().map(|_| Vec::new()).collect(),
        };
        for class in 0..rates.len() {
            q.schedule_arrival(class);
        }
        while q.arrived < arrivals + WARM_UP {
            let Some((at, due)) = q.agenda.take_due(SimTime(i64::MAX)) else { break };
            if q.arrived > WARM_UP {
                let line: usize = q.waiting.iter().map(VecDeque::len).sum();
                q.line_area += line as f64 * (at - q.now).0 as f64;
            } else {
                q.line_since = at;
            }
            q.now = at;
            match due {
                Due::Arrives { class } => q.arrives(class),
                Due::Leaves => q.leaves(),
            }
        }
        q
    }

    fn schedule_arrival(&mut self, class: usize) {
        let gap = self.arrivals.exponential(1.0 / self.rates[class]);
        self.agenda.put(SimTime(self.now.0 + (gap * UNIT_MS) as i64), Due::Arrives { class });
    }

    fn serve(&mut self) {
        self.busy += 1;
        let time = self.service.exponential(1.0);
        self.agenda.put(SimTime(self.now.0 + (time * UNIT_MS) as i64), Due::Leaves);
    }

    fn arrives(&mut self, class: usize) {
        self.arrived += 1;
        self.schedule_arrival(class);
        if self.busy < self.servers {
            self.note(class, false, 0.0);
            self.serve();
        } else if self.loses {
            self.note(class, true, 0.0);
        } else {
            self.waiting[class].push_back(self.now);
        }
    }

    fn leaves(&mut self) {
        self.busy -= 1;
        let next = (0..self.waiting.len()).find_map(|c| Some((c, self.waiting[c].pop_front()?)));
        if let Some((class, since)) = next {
            self.note(class, true, (self.now - since).0 as f64 / UNIT_MS);
            self.serve();
        }
    }

    fn note(&mut self, class: usize, delayed: bool, wait: f64) {
        if self.arrived > WARM_UP {
            self.seen[class].push((delayed, wait));
        }
    }

    fn mean_line(&self) -> f64 {
        self.line_area / (self.now - self.line_since).0 as f64
    }

    /// Mean and standard error (batch means) of a value over the arrivals of a class.
    fn mean(&self, class: usize, value: impl Fn(&(bool, f64)) -> f64) -> (f64, f64) {
        let seen = &self.seen[class];
        let size = (seen.len() / BATCHES).max(1);
        let means: Vec<f64> =
            seen.chunks_exact(size).map(|b| b.iter().map(&value).sum::<f64>() / size as f64).collect();
        let n = means.len() as f64;
        let mean = means.iter().sum::<f64>() / n;
        let variance = means.iter().map(|m| (m - mean) * (m - mean)).sum::<f64>() / (n - 1.0);
        (mean, (variance / n).sqrt())
    }
}

/// Both rules together: within three standard errors, and within `relative` of the exact value.
fn check(id: String, expected: f64, (measured, error): (f64, f64), relative: f64) -> Check {
    Check::new(id, "Erlang, Cobham: closed form", expected, measured, (3.0 * error).min(relative * expected))
}

/// 3 %; 8 % for many servers or rare events.
fn relative(servers: u32, probability: f64) -> f64 {
    if servers >= 30 || probability < 0.02 { 0.08 } else { 0.03 }
}

pub fn checks() -> Vec<Check> {
    let mut checks = Vec::new();
    for (servers, load, blocked) in LOSS {
        let q = Queue::run(1, servers, &[load], true, ARRIVALS);
        let measured = q.mean(0, |(b, _)| f64::from(u8::from(*b)));
        checks.push(check(format!("S1 loss c={servers} a={load}"), blocked, measured, relative(servers, blocked)));
    }
    for (servers, load, waits, wq, lq) in DELAY {
        let q = Queue::run(2, servers, &[load], false, ARRIVALS);
        let rel = relative(servers, waits);
        let id = |what| format!("S1 delay c={servers} a={load} {what}");
        checks.push(check(id("P(wait)"), waits, q.mean(0, |(w, _)| f64::from(u8::from(*w))), rel));
        let (w, e) = q.mean(0, |(_, t)| *t);
        checks.push(check(id("Wq"), wq, (w, e), rel));
        // Queue length is measured separately; its standard error is that of the waits, by Little's law.
        checks.push(check(id("Lq"), lq, (q.mean_line(), e * load), rel));
    }
    let q = Queue::run(3, 1, &[0.3, 0.5], false, ARRIVALS);
    for (class, expected) in [1.142857, 5.714286].into_iter().enumerate() {
        let id = format!("S1 priority class {} Wq", class + 1);
        checks.push(check(id, expected, q.mean(class, |(_, t)| *t), 0.03));
    }
    checks
}
