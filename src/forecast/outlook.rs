//! Forecast of a running drill: many projections from the current state, summarized as frequencies, never one number.

use super::background::Job;
use super::{Metric, seed_of};
use crate::drill::{Deciders, Standing};
use crate::sim::Sample;
use crate::units::{SimTime, Span};
use serde::Serialize;

/// One projection, minute by minute from now.
#[derive(Clone, Debug, PartialEq)]
pub struct Future {
    pub seed: u64,
    /// The last minute before it, the same for all projections of one moment.
    pub now: Option<Sample>,
    pub samples: Vec<Sample>,
}

/// Quantities of a projection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quantity {
    IcuFree,
    EdWaiting,
    WithoutCare,
    UnitsReady,
    Died,
}

impl Quantity {
    pub const ALL: [Quantity; 5] =
        [Quantity::IcuFree, Quantity::EdWaiting, Quantity::WithoutCare, Quantity::UnitsReady, Quantity::Died];

    pub fn of(self, s: &Sample) -> i64 {
        match self {
            Quantity::IcuFree => i64::from(s.icu_free.max(0)),
            Quantity::EdWaiting => i64::from(s.ed_waiting),
            Quantity::WithoutCare => i64::from(s.without_care),
            Quantity::UnitsReady => i64::from(s.units_ready),
            Quantity::Died => i64::from(s.died),
        }
    }
}

/// One minute of a fan chart: the median and the 50 % and 80 % intervals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Fan {
    pub at: SimTime,
    pub p10: i64,
    pub p25: i64,
    pub p50: i64,
    pub p75: i64,
    pub p90: i64,
}

/// A possible outcome: the number of projections with it, by time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chance {
    pub what: Threshold,
    /// Already true: nothing to wait for.
    pub already: bool,
    pub before: SimTime,
    pub futures: u32,
    pub of: u32,
    /// One dot per projection: the time of occurrence, if any.
    pub dots: Vec<Option<SimTime>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Threshold {
    IcuFull,
    /// This many patients are awaiting ED beds.
    EdQueue(u32),
    NoAmbulanceReady,
    /// All casualties are in care.
    EverybodyInCare,
    /// One more death than now.
    AnotherDeath,
}

/// Summary of many projections.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outlook {
    pub from: SimTime,
    pub until: SimTime,
    pub futures: u32,
    /// Assumption: bots decide in every seat, or there are no further decisions.
    pub bots_decide: bool,
    pub fans: Vec<(Quantity, Vec<Fan>)>,
    pub chances: Vec<Chance>,
}

/// Projection number `n` from here.
pub fn future(
    standing: &Standing,
    n: u32,
    base: u64,
    until: SimTime,
    deciders: Deciders,
    ways: crate::map::Router,
) -> (Future, crate::map::Router) {
    let seed = seed_of(base, n + 1);
    let from = standing.now();
    let mut drill = standing.future(seed, deciders, ways);
    drill.advance_unattended(until);
    let series = &drill.coalition().truth().series;
    let now = series.iter().rfind(|s| s.at <= from).copied();
    let samples = series.iter().filter(|s| s.at > from).copied().collect();
    (Future { seed, now, samples }, drill.into_ways())
}

/// Starts a forecast in the background; the caller polls it, shows partial results, and stops it at its time limit.
pub fn begin(standing: Standing, futures: u32, until: SimTime, deciders: Deciders, threads: usize) -> Job<Future> {
    let base = base_of(&standing);
    Job::start(futures, threads, move |n, ways| future(&standing, n, base, until, deciders, ways))
}

/// Projections use other random numbers than the drill and than projections from another moment.
pub fn base_of(standing: &Standing) -> u64 {
    standing.now().0 as u64 ^ 0xF0_4E_CA_57
}

impl Outlook {
    /// A function of the projections alone. Empty projections are omitted.
    pub fn of(from: SimTime, until: SimTime, deciders: Deciders, futures: &[Future]) -> Outlook {
        let whole: Vec<&Future> = futures.iter().filter(|f| !f.samples.is_empty()).collect();
        let fans = Quantity::ALL.map(|q| (q, fan(q, &whole))).to_vec();
        let bots_decide = deciders == Deciders::Bots;
        let mut outlook = Outlook { from, until, futures: whole.len() as u32, bots_decide, fans, chances: Vec::new() };
        let died = whole.first().and_then(|f| f.samples.first()).map_or(0, |s| s.died);
        for what in [
            Threshold::IcuFull,
            Threshold::EdQueue(10),
            Threshold::NoAmbulanceReady,
            Threshold::EverybodyInCare,
            Threshold::AnotherDeath,
        ] {
            outlook.chances.push(chance(what, died, until, &whole));
        }
        outlook
    }
}

fn fan(quantity: Quantity, futures: &[&Future]) -> Vec<Fan> {
    let minutes = futures.iter().map(|f| f.samples.len()).min().unwrap_or(0);
    let at_minute = |m: usize| {
        let mut values: Vec<i64> = futures.iter().map(|f| quantity.of(&f.samples[m])).collect();
        values.sort_unstable();
        let rank = |pct: usize| values[(values.len() * pct).div_ceil(100).max(1) - 1];
        let at = futures[0].samples[m].at;
        Fan { at, p10: rank(10), p25: rank(25), p50: rank(50), p75: rank(75), p90: rank(90) }
    };
    (0..minutes).map(at_minute).collect()
}

fn chance(what: Threshold, died: u32, until: SimTime, futures: &[&Future]) -> Chance {
    let happens = |s: &Sample| match what {
        Threshold::IcuFull => s.icu_free <= 0,
        Threshold::EdQueue(n) => s.ed_waiting >= n,
        Threshold::NoAmbulanceReady => s.units_ready == 0,
        Threshold::EverybodyInCare => s.without_care == 0,
        Threshold::AnotherDeath => s.died > died,
    };
    let already = futures.first().and_then(|f| f.now).is_some_and(|s| happens(&s));
    let dots: Vec<Option<SimTime>> =
        futures.iter().map(|f| f.samples.iter().find(|s| happens(s)).map(|s| s.at)).collect();
    // “Before 16:00”: the first full five minutes by which it has occurred in most of the projections with it.
    let mut times: Vec<SimTime> = dots.iter().flatten().copied().collect();
    times.sort_unstable();
    let most = times.get((times.len() * 9).div_ceil(10).max(1) - 1).copied();
    let five = Span::mins(5).0;
    let before = most.map_or(until, |t| SimTime((t.0 / five + 1) * five).min(until));
    let futures = times.iter().filter(|t| **t <= before).count() as u32;
    Chance { what, already, before, futures, of: dots.len() as u32, dots }
}

/// Final values of a quantity over the projections, for dots and calibration.
pub fn at_end(quantity: Quantity, futures: &[Future]) -> Metric {
    Metric::of(futures.iter().map(|f| f.samples.last().map(|s| quantity.of(s))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made_up(n: i64, icu: &[i32]) -> Future {
        let sample = |(m, free): (usize, &i32)| Sample {
            at: SimTime::START + Span::mins(m as i64 + 1),
            icu_free: *free,
            ed_waiting: 0,
            without_care: 1,
            units_ready: 1,
            sheltered: 0,
            died: 0,
        };
        Future { seed: n as u64, now: None, samples: icu.iter().enumerate().map(sample).collect() }
    }

    #[test]
    fn a_threshold_crossed_before_now_is_already_so() {
        let outlook = |now: &[i32]| {
            let now = made_up(0, now).samples.last().copied();
            let futures = [Future { now, ..made_up(1, &[0, 1]) }];
            Outlook::of(SimTime::START, SimTime::START + Span::mins(2), Deciders::Bots, &futures)
        };
        assert!(outlook(&[0]).chances[0].already, "no bed was free before");
        assert!(!outlook(&[1]).chances[0].already, "a bed was free before");
        assert!(!outlook(&[]).chances[0].already, "before the first minute nothing is known");
    }

    #[test]
    fn bands_and_frequencies_are_counted_over_the_futures() {
        // Ten projections; in three of them the last bed is occupied in the second minute.
        let futures: Vec<Future> =
            (0..10).map(|n| made_up(n, &if n < 3 { [2, 0, 0] } else { [2, 2, n as i32 % 5] })).collect();
        let outlook = Outlook::of(SimTime::START, SimTime::START + Span::mins(3), Deciders::Bots, &futures[..9]);
        let icu = &outlook.fans[0].1;
        assert_eq!((icu.len(), icu[1].p10, icu[1].p50, icu[1].p90), (3, 0, 2, 2));
        let full = &outlook.chances[0];
        // The sixth projection has no third minute: n = 5.
        assert_eq!((full.what, full.futures, full.of), (Threshold::IcuFull, 4, 9));
        assert_eq!(full.dots.iter().flatten().count(), 4);
    }
}
