//! W1: one queue for eight equal servers, a million customers, on the product's agenda and queue.

use crate::shared::{Measured, SplitMix64, median};
use sandtable::sim::{Agenda, PriorityQueue};
use sandtable::units::{SimTime, Span};
use std::time::Instant;

const SERVERS: u32 = 8;
const PER_MINUTE: f64 = 7.2;
const CUSTOMERS: usize = 1_000_000;

enum Due {
    Arrives(u32),
    Served,
}

/// Mean wait in minutes, with a mean service time of one minute.
fn run(gaps: &[Span], services: &[Span]) -> f64 {
    let mut agenda = Agenda::default();
    let mut line: PriorityQueue<u32> = PriorityQueue::default();
    let mut arrived = vec![SimTime::START; gaps.len()];
    let (mut free, mut waited) = (SERVERS, 0i64);
    agenda.put(SimTime::START + gaps[0], Due::Arrives(0));
    while let Some((now, due)) = agenda.take_due(SimTime(i64::MAX)) {
        match due {
            Due::Arrives(i) => {
                let next = i as usize + 1;
                arrived[i as usize] = now;
                if let Some(gap) = gaps.get(next) {
                    agenda.put(now + *gap, Due::Arrives(next as u32));
                }
                line.push(0, i);
            }
            Due::Served => free += 1,
        }
        if free > 0
            && let Some(i) = line.pop()
        {
            free -= 1;
            waited += (now - arrived[i as usize]).0;
            agenda.put(now + services[i as usize], Due::Served);
        }
    }
    waited as f64 / gaps.len() as f64 / 60_000.0
}

/// Erlang C: the mean wait of M/M/8 at this load.
fn expected() -> f64 {
    let mut blocked = 1.0;
    for k in 1..=SERVERS {
        blocked = PER_MINUTE * blocked / (f64::from(k) + PER_MINUTE * blocked);
    }
    let load = PER_MINUTE / f64::from(SERVERS);
    blocked / (1.0 - load * (1.0 - blocked)) / (f64::from(SERVERS) - PER_MINUTE)
}

/// Interarrival times, and service times.
fn inputs() -> (Vec<Span>, Vec<Span>) {
    let (mut a, mut b) = (SplitMix64(1), SplitMix64(2));
    let gaps = (0..CUSTOMERS).map(|_| Span::from_mins(a.exponential(1.0 / PER_MINUTE))).collect();
    let services = (0..CUSTOMERS).map(|_| Span::from_mins(b.exponential(1.0))).collect();
    (gaps, services)
}

/// One run per call: events a second.
pub fn turn() -> impl FnMut() -> f64 {
    let (gaps, services) = inputs();
    move || {
        let start = Instant::now();
        let wait = run(&gaps, &services);
        let seconds = start.elapsed().as_secs_f64();
        assert!(wait > 0.0, "W1 has a wait");
        3.0 * CUSTOMERS as f64 / seconds
    }
}

pub fn measure() -> Measured {
    let (gaps, services) = inputs();
    let mut wait = 0.0;
    let runs = (0..7).map(|_| {
        let start = Instant::now();
        wait = run(&gaps, &services);
        start.elapsed().as_secs_f64()
    });
    let seconds = median(runs.collect());
    let off = wait / expected() - 1.0;
    assert!(off.abs() < 0.05, "W1: mean wait {wait}, Erlang C {}", expected());
    let check = format!("mean wait {wait:.6}, {:+.2} % of Erlang C", off * 100.0);
    Measured { workload: "W1", n: CUSTOMERS, events: 3 * CUSTOMERS as u64, seconds, check }
}
