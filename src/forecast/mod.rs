//! Many seeded runs of one scenario. All results are pure functions of scenario and numbers: they do not depend on the
//! machine or thread of a run, its order, or retries.
//!
//! Run `k` of an ensemble has the seed `seed_of(base, k)`; `sandtable run SCENARIO --seed …` with that seed is the same
//! run. Ensembles of two versions of a plan with one base seed form matched pairs, run by run.

mod background;
mod fold;
mod outlook;
mod part;
pub mod statement;
mod what_if;

pub use background::Job;
pub use fold::{Metric, Metrics, fold};
pub use outlook::{Chance, Fan, Future, Outlook, Quantity, Threshold, at_end, base_of, begin, future};
pub use part::{FORMAT, Making, Part, PartError, Shard, Summary, merge};
pub use what_if::{Asking, Change, Difference, WhatIf, WhatIfError, ask, what_if};

use crate::drill::{Bots, Control, Drill, Header, Order};
use crate::map::{CoalitionMap, Router};
use crate::scenario::{Scenario, Severity};
use crate::sim::Wait;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Outcome of one run: integers only, so that no sum depends on its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub seed: u64,
    /// Digest of the final state.
    pub digest: String,
    /// By name; `None` without a value, such as the median wait of no patients.
    pub values: BTreeMap<String, Option<i64>>,
}

/// The seed of a run: the first 53 bits of BLAKE3 over the label, the base seed and the run's number (from 1), both as
/// eight bytes, low byte first. 53 bits, so that every tool that reads JSON numbers as doubles keeps them whole.
pub fn seed_of(base: u64, run: u32) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"sandtable ensemble run");
    hasher.update(&base.to_le_bytes());
    hasher.update(&u64::from(run).to_le_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    u64::from_le_bytes(first) >> 11
}

/// One run, from StartEx to the scenario's end.
pub fn one_run(scenario: &Arc<Scenario>, map: &Arc<CoalitionMap>, seed: u64, bots: Bots) -> Outcome {
    Runner::new(scenario.clone(), map.clone(), bots).run(seed)
}

/// Runs one after another with a shared route cache: much faster than separate runs, with the same outcomes.
pub struct Runner {
    scenario: Arc<Scenario>,
    map: Arc<CoalitionMap>,
    bots: Bots,
    ways: Router,
}

impl Runner {
    pub fn new(scenario: Arc<Scenario>, map: Arc<CoalitionMap>, bots: Bots) -> Runner {
        Runner { scenario, map, bots, ways: Router::new() }
    }

    pub fn run(&mut self, seed: u64) -> Outcome {
        self.play(seed, |drill| Outcome { seed, digest: drill.digest(), values: values(drill) })
    }

    /// Plays one run to the scenario's end and returns the result of `look`.
    pub fn play<T>(&mut self, seed: u64, look: impl FnOnce(&Drill) -> T) -> T {
        let ways = std::mem::take(&mut self.ways);
        let mut drill = Drill::with_ways(self.scenario.clone(), self.map.clone(), self.header(seed), ways).unwatched();
        // Only a drill that has already begun refuses `Begin`.
        let _begun = drill.submit(self.scenario.facilitator(), Order::Control(Control::Begin), 0);
        drill.advance_unattended(self.scenario.ends());
        let seen = look(&drill);
        self.ways = drill.into_ways();
        seen
    }

    fn header(&self, seed: u64) -> Header {
        Header::new(&self.scenario, seed, self.bots, 0)
    }
}

/// Every count of the run summary's `patients` by name, total deaths, waits in seconds, and decision counts.
fn values(drill: &Drill) -> BTreeMap<String, Option<i64>> {
    let world = drill.coalition();
    let counts = world.counts_of_patients();
    let mut values = whole_numbers(&counts);
    values.insert("died".into(), Some(i64::from(counts.died())));
    let waits = [
        ("immediate", world.waits(Severity::Immediate)),
        ("delayed", world.waits(Severity::Delayed)),
        ("minimal", world.waits(Severity::Minimal)),
        ("911", world.responses_911()),
    ];
    for (name, Wait { median, p90 }) in waits {
        values.insert(format!("wait_{name}_median_s"), median);
        values.insert(format!("wait_{name}_p90_s"), p90);
    }
    values.insert("decisions_accepted".into(), Some(drill.exercise().decided.len() as i64));
    values.insert(
        "injects_fired".into(),
        Some(drill.exercise().rows.iter().filter(|r| r.fired.is_some()).count() as i64),
    );
    values.insert("events".into(), Some(world.steps() as i64));
    values
}

/// The fields of a flat record of integers; new counts are included automatically.
fn whole_numbers(record: &impl Serialize) -> BTreeMap<String, Option<i64>> {
    let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(record) else { return BTreeMap::new() };
    fields.into_iter().filter_map(|(name, value)| Some((name, Some(value.as_i64()?)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// These numbers must never change within a version of the part files.
    #[test]
    fn seeds_are_pinned_differ_and_fit_a_double() {
        assert_eq!([seed_of(2015, 1), seed_of(2015, 2), seed_of(7, 1)], PINNED);
        let seeds: std::collections::BTreeSet<u64> = (1..=10_000).map(|run| seed_of(2015, run)).collect();
        assert_eq!(seeds.len(), 10_000);
        assert!(seeds.iter().all(|s| *s < 1 << 53));
    }
    /// The same three from another implementation of BLAKE3.
    const PINNED: [u64; 3] = [329_961_507_289_548, 8_720_913_115_319_394, 8_940_781_717_154_816];

    #[test]
    fn every_count_of_the_summary_is_a_value() {
        let values = whole_numbers(&crate::sim::Counts::default());
        let promised = "total self_presented ems_transported treated released admitted icu operated ventilated transferred \
                        in_care waiting died_scene died_prehospital died_in_care preventable_deaths";
        for name in promised.split_whitespace() {
            assert_eq!(values.get(name), Some(&Some(0)), "{name}");
        }
    }
}
