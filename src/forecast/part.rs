//! Parts of an ensemble: the runs of a shard, its file, and merging.

use super::{Metrics, Outcome, fold, seed_of};
use crate::drill::Bots;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;
use thiserror::Error;

/// The format of part files.
pub const FORMAT: u32 = 1;

/// Values that parts of one ensemble share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Making {
    pub scenario: String,
    pub scenario_hash: String,
    pub engine_version: String,
    pub base_seed: u64,
    pub bots: Bots,
    /// Of the whole ensemble.
    pub runs: u32,
}

/// Part `index` of `of`, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    pub index: u32,
    pub of: u32,
}

/// Results of one shard. One JSON document; it includes the summary's keys, over the part's own runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// First in the file, so that a part file is recognized by its beginning.
    pub sandtable_ensemble: u32,
    #[serde(flatten)]
    pub making: Making,
    pub shard: Shard,
    pub wall_s: f64,
    #[serde(skip_deserializing)]
    pub metrics: Metrics,
    pub seeds: Vec<u64>,
    pub digests: Vec<String>,
    /// Values of every run, in run order, by name.
    pub outcomes: BTreeMap<String, Vec<Option<i64>>>,
    /// BLAKE3 over everything except `wall_s` and `metrics`: detects damage and edits.
    pub seal: String,
}

/// The result of an ensemble. Field names are a contract: other programs read them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    #[serde(flatten)]
    pub making: Making,
    pub wall_s: f64,
    /// BLAKE3 over the fingerprints of all runs, in order.
    pub digest: String,
    pub metrics: Metrics,
}

/// Why files cannot be merged. `file` is the caller's name for it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PartError {
    #[error("{file} is not a part of an ensemble, or was cut short: {why}")]
    Unreadable { file: String, why: String },
    #[error("{file} has part format {theirs}; this program reads {FORMAT}")]
    Format { file: String, theirs: u32 },
    #[error("{file} was changed or damaged after it was written: its seal does not fit")]
    Seal { file: String },
    #[error("{file} does not belong with {first}: {what} is {theirs}, not {ours}")]
    Apart { file: String, first: String, what: &'static str, theirs: String, ours: String },
    #[error("part {index} is there twice: {first} and {second}")]
    Twice { index: u32, first: String, second: String },
    #[error("{} of {of} parts missing: {}", missing.len(), numbers(missing))]
    Missing { of: u32, missing: Vec<u32> },
    #[error("there are no parts to merge")]
    Nothing,
}

impl Shard {
    pub const WHOLE: Shard = Shard { index: 1, of: 1 };
    /// More than any cluster allows; a typo must not produce a list of all missing parts.
    pub const MOST: u32 = 1_000_000;

    /// `None` unless `index` is one of `1..=of`.
    pub fn new(index: u32, of: u32) -> Option<Shard> {
        ((1..=of).contains(&index) && of <= Shard::MOST).then_some(Shard { index, of })
    }

    /// The numbers of its runs: a block, as even as can be. Empty if there are fewer runs than shards.
    pub fn runs(self, total: u32) -> RangeInclusive<u32> {
        let before = |index: u32| (u64::from(total) * u64::from(index) / u64::from(self.of.max(1))) as u32;
        before(self.index.saturating_sub(1)) + 1..=before(self.index)
    }

    /// Number of these runs.
    pub fn size(self, total: u32) -> u32 {
        let runs = self.runs(total);
        (u64::from(*runs.end()) + 1 - u64::from(*runs.start())) as u32
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Shard, String> {
        let (index, of) = text.split_once('/').ok_or("write the shard as I/N, like 3/7")?;
        let number = |t: &str| t.trim().parse::<u32>().map_err(|_| format!("`{t}` is not a number of a shard"));
        let (index, of) = (number(index)?, number(of)?);
        Shard::new(index, of).ok_or_else(|| format!("shards are counted from 1 to N; {index}/{of} is none"))
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.of)
    }
}

impl Part {
    /// `outcomes` are those of the shard's runs, in run order.
    pub fn new(making: Making, shard: Shard, outcomes: &[Outcome]) -> Part {
        let metrics = fold(outcomes);
        let column = |name: &String| outcomes.iter().map(|o| o.values.get(name).copied().flatten()).collect();
        let mut part = Part {
            sandtable_ensemble: FORMAT,
            making,
            shard,
            wall_s: 0.0,
            seeds: outcomes.iter().map(|o| o.seed).collect(),
            digests: outcomes.iter().map(|o| o.digest.clone()).collect(),
            outcomes: metrics.keys().map(|name| (name.clone(), column(name))).collect(),
            metrics,
            seal: String::new(),
        };
        part.seal = part.sealed();
        part
    }

    /// Reads a part named `file` and verifies it.
    pub fn read(file: &str, text: &str) -> Result<Part, PartError> {
        let unreadable = |why: String| PartError::Unreadable { file: file.to_owned(), why };
        let mut part: Part = serde_json::from_str(text).map_err(|e| unreadable(e.to_string()))?;
        if part.sandtable_ensemble != FORMAT {
            return Err(PartError::Format { file: file.to_owned(), theirs: part.sandtable_ensemble });
        }
        if part.seal != part.sealed() {
            return Err(PartError::Seal { file: file.to_owned() });
        }
        if Shard::new(part.shard.index, part.shard.of).is_none() {
            return Err(unreadable(format!("there is no shard {}", part.shard)));
        }
        let runs = part.shard.runs(part.making.runs);
        let n = part.shard.size(part.making.runs) as usize;
        let even = part.digests.len() == n && part.outcomes.values().all(|column| column.len() == n);
        if !even || !runs.map(|run| seed_of(part.making.base_seed, run)).eq(part.seeds.iter().copied()) {
            return Err(unreadable("its runs are not those of its shard".to_owned()));
        }
        part.metrics = fold(&part.runs());
        Ok(part)
    }

    /// The first difference in the inputs of this part: name, here, there.
    pub fn differs(&self, making: &Making, of: u32) -> Option<(&'static str, String, String)> {
        let (a, b) = (&self.making, making);
        let bots = |m: &Making| format!("{:?}", m.bots);
        [
            ("the scenario", a.scenario.clone(), b.scenario.clone()),
            ("the scenario's hash", a.scenario_hash.clone(), b.scenario_hash.clone()),
            ("the engine's version", a.engine_version.clone(), b.engine_version.clone()),
            ("the base seed", a.base_seed.to_string(), b.base_seed.to_string()),
            ("who plays", bots(a), bots(b)),
            ("the number of runs", a.runs.to_string(), b.runs.to_string()),
            ("the number of shards", self.shard.of.to_string(), of.to_string()),
        ]
        .into_iter()
        .find(|(_, mine, theirs)| mine != theirs)
    }

    /// Its runs, in run order.
    pub fn runs(&self) -> Vec<Outcome> {
        let runs = self.seeds.iter().zip(&self.digests).enumerate();
        runs.map(|(i, (seed, digest))| Outcome {
            seed: *seed,
            digest: digest.clone(),
            values: self
                .outcomes
                .iter()
                .map(|(name, column)| (name.clone(), column.get(i).copied().flatten()))
                .collect(),
        })
        .collect()
    }

    /// Printed summary.
    pub fn summary(&self) -> Summary {
        let mut hasher = blake3::Hasher::new();
        self.digests.iter().for_each(|d| {
            hasher.update(d.as_bytes());
        });
        let digest = hasher.finalize().to_hex()[..32].to_owned();
        Summary { making: self.making.clone(), wall_s: self.wall_s, digest, metrics: self.metrics.clone() }
    }

    fn sealed(&self) -> String {
        let all = (self.sandtable_ensemble, &self.making, self.shard, &self.seeds, &self.digests, &self.outcomes);
        let bytes = postcard::to_allocvec(&all).expect("a part is plain data");
        blake3::hash(&bytes).to_hex().to_string()
    }
}

/// Merges all parts of an ensemble, in any order. Equals the result of one unsharded call, except `wall_s`, the sum over
/// the parts.
pub fn merge(parts: Vec<(String, Part)>) -> Result<Part, PartError> {
    let Some((first, making, of)) = parts.first().map(|(f, p)| (f.clone(), p.making.clone(), p.shard.of)) else {
        return Err(PartError::Nothing);
    };
    let mut by_index: BTreeMap<u32, (String, Part)> = BTreeMap::new();
    for (file, part) in parts {
        if let Some((what, theirs, ours)) = part.differs(&making, of) {
            return Err(PartError::Apart { file, first, what, theirs, ours });
        }
        let index = part.shard.index;
        if let Some((earlier, _)) = by_index.get(&index) {
            return Err(PartError::Twice { index, first: earlier.clone(), second: file });
        }
        by_index.insert(index, (file, part));
    }
    let missing: Vec<u32> = (1..=of).filter(|i| !by_index.contains_key(i)).collect();
    if !missing.is_empty() {
        return Err(PartError::Missing { of, missing });
    }
    let outcomes: Vec<Outcome> = by_index.values().flat_map(|(_, part)| part.runs()).collect();
    let mut whole = Part::new(making, Shard::WHOLE, &outcomes);
    whole.wall_s = by_index.values().map(|(_, part)| part.wall_s).sum();
    Ok(whole)
}

/// The first twenty.
fn numbers(of: &[u32]) -> String {
    let shown: Vec<String> = of.iter().take(20).map(u32::to_string).collect();
    let more = if of.len() > 20 { ", …" } else { "" };
    shown.join(", ") + more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_share_out_every_run_once() {
        for (total, of) in [(1, 1), (1000, 7), (7, 7), (3, 7), (100_000, 64), (u32::MAX, 3)] {
            let mut next = 1u64;
            for index in 1..=of {
                let runs = Shard { index, of }.runs(total);
                assert_eq!(u64::from(*runs.start()), next, "{total} runs, shard {index}/{of}");
                next = u64::from(*runs.end()) + 1;
            }
            assert_eq!(next, u64::from(total) + 1);
        }
    }

    #[test]
    fn shards_are_written_as_people_count() {
        assert_eq!("3/7".parse(), Ok(Shard { index: 3, of: 7 }));
        for wrong in ["0/7", "8/7", "3", "a/7", "3/", "-1/7", "1/0"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
