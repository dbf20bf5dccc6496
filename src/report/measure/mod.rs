//! Measures from scenario and journal alone. Each keeps numerator, denominator, and the supporting entries: a
//! percentage alone is never kept.

mod actions;
mod equity;
mod hospitals;
mod log;
mod patients;
mod surge_test;

pub use log::{Course, Log, Mark};
pub use surge_test::{Evacuee, SurgeTest};

use crate::drill::Drill;
use serde::Serialize;

/// Heading of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    Patients,
    Hospitals,
    Information,
    Actions,
    Resources,
    /// Coalition Surge Test, performance measures 14 to 21.
    SurgeTest,
    /// After the Medical Response and Surge Exercise; its official wording is not verified.
    MrseStyle,
    Equity,
}

impl Family {
    pub const ALL: [Family; 8] = [
        Family::Patients,
        Family::Hospitals,
        Family::Information,
        Family::Actions,
        Family::Resources,
        Family::SurgeTest,
        Family::MrseStyle,
        Family::Equity,
    ];

    /// As in the report's words.
    pub fn key(self) -> &'static str {
        match self {
            Family::Patients => "patients",
            Family::Hospitals => "hospitals",
            Family::Information => "information",
            Family::Actions => "actions",
            Family::Resources => "resources",
            Family::SurgeTest => "surge-test",
            Family::MrseStyle => "mrse-style",
            Family::Equity => "equity",
        }
    }
}

/// How the value follows from the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Formula {
    /// The sum of the numerator over the sum of the denominator.
    Share,
    /// The sum of the numerator.
    Count,
    /// Nearest rank over the numerator's amounts, in seconds: values that occurred, never an average of two.
    Median,
    P90,
    /// The sum of the numerator over the sum of the denominator, as a count.
    Mean,
    /// The greatest amount of the numerator, in seconds, if it includes all of the denominator and is not later than
    /// the cap; otherwise not complete.
    Latest {
        cap_s: Option<i64>,
    },
}

/// A counted item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    pub what: String,
    /// 1 for an item; people; seconds.
    pub amount: i64,
    /// Numbers of the supporting entries.
    pub entries: Vec<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    Share {
        of: i64,
        all: i64,
    },
    Count(i64),
    Seconds(i64),
    Mean {
        sum: i64,
        n: i64,
    },
    NotComplete {
        done: i64,
        all: i64,
    },
    /// Nothing to measure, or not recorded.
    NotMeasured,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Measure {
    /// Unique in a report: `wait-immediate-median`, `arrived--harborview`.
    pub id: String,
    pub family: Family,
    /// The name's key in the report's words.
    pub key: &'static str,
    /// The subject's name, where the same measure exists for several subjects.
    pub about: String,
    pub formula: Formula,
    pub value: Value,
    pub numerator: Vec<Item>,
    pub denominator: Vec<Item>,
}

impl Item {
    pub fn one(what: impl Into<String>, entries: Vec<u64>) -> Item {
        Item { what: what.into(), amount: 1, entries }
    }

    pub fn of(what: impl Into<String>, amount: i64, entries: Vec<u64>) -> Item {
        Item { what: what.into(), amount, entries }
    }
}

impl Measure {
    pub fn new(
        family: Family,
        key: &'static str,
        formula: Formula,
        numerator: Vec<Item>,
        denominator: Vec<Item>,
    ) -> Measure {
        let value = formula.of(&numerator, &denominator);
        Measure { id: key.to_owned(), family, key, about: String::new(), formula, value, numerator, denominator }
    }

    /// The same measure for one of several subjects.
    pub fn about(mut self, id: &str, name: &str) -> Measure {
        self.id = format!("{}--{id}", self.key);
        self.about = name.to_owned();
        self
    }

    /// Every entry cited by either list, once, ascending.
    pub fn entries(&self) -> Vec<u64> {
        let all = self.numerator.iter().chain(&self.denominator);
        let cited: std::collections::BTreeSet<u64> = all.flat_map(|i| i.entries.iter().copied()).collect();
        cited.into_iter().collect()
    }
}

impl Formula {
    pub fn of(self, numerator: &[Item], denominator: &[Item]) -> Value {
        let sum = |items: &[Item]| items.iter().map(|i| i.amount).sum::<i64>();
        match self {
            Formula::Count => Value::Count(sum(numerator)),
            Formula::Share if sum(denominator) > 0 => Value::Share { of: sum(numerator), all: sum(denominator) },
            Formula::Mean if sum(denominator) > 0 => Value::Mean { sum: sum(numerator), n: sum(denominator) },
            Formula::Share | Formula::Mean => Value::NotMeasured,
            Formula::Median => rank(numerator, 50),
            Formula::P90 => rank(numerator, 90),
            Formula::Latest { cap_s } => {
                let in_time: Vec<i64> =
                    numerator.iter().map(|i| i.amount).filter(|s| cap_s.is_none_or(|cap| *s <= cap)).collect();
                match in_time.iter().max() {
                    _ if denominator.is_empty() => Value::NotMeasured,
                    Some(last) if in_time.len() >= denominator.len() => Value::Seconds(*last),
                    _ => Value::NotComplete { done: in_time.len() as i64, all: denominator.len() as i64 },
                }
            }
        }
    }
}

fn rank(items: &[Item], pct: usize) -> Value {
    let mut amounts: Vec<i64> = items.iter().map(|i| i.amount).collect();
    amounts.sort_unstable();
    let at = (amounts.len() * pct).div_ceil(100).max(1) - 1;
    amounts.get(at).map_or(Value::NotMeasured, |s| Value::Seconds(*s))
}

/// Every measure of the drill, family by family.
pub fn measures(drill: &Drill) -> Vec<Measure> {
    let log = Log::read(drill);
    let mut all = patients::measures(&log);
    all.extend(hospitals::measures(&log));
    all.extend(actions::measures(&log));
    let test = SurgeTest::of(&log);
    all.extend(test.measures());
    all.extend(test.in_the_style_of_mrse());
    all.extend(equity::measures(&log));
    all.sort_by_key(|m| m.family);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(amounts: &[i64]) -> Vec<Item> {
        amounts.iter().map(|n| Item::of("x", *n, vec![1])).collect()
    }

    /// Each verified by hand.
    #[test]
    fn formulas_have_their_hand_worked_values() {
        // 3 of 4 patients; 30 + 20 people of 80.
        assert_eq!(Formula::Share.of(&items(&[1, 1, 1]), &items(&[1, 1, 1, 1])), Value::Share { of: 3, all: 4 });
        assert_eq!(Formula::Share.of(&items(&[30, 20]), &items(&[80])), Value::Share { of: 50, all: 80 });
        assert_eq!(Formula::Share.of(&[], &[]), Value::NotMeasured);
        assert_eq!(Formula::Count.of(&items(&[2, 5]), &[]), Value::Count(7));
        assert_eq!(Formula::Count.of(&[], &[]), Value::Count(0));
        // Sorted 60, 120, 300, 600: the second of four is the median, the fourth the 90th percentile.
        let waits = items(&[600, 60, 300, 120]);
        assert_eq!(Formula::Median.of(&waits, &[]), Value::Seconds(120));
        assert_eq!(Formula::P90.of(&waits, &[]), Value::Seconds(600));
        assert_eq!(Formula::Median.of(&[], &items(&[1])), Value::NotMeasured);
        // 7 + 5 beds wrong over 4 samples.
        assert_eq!(Formula::Mean.of(&items(&[7, 5]), &items(&[4])), Value::Mean { sum: 12, n: 4 });
    }

    #[test]
    fn the_last_of_all_counts_and_a_cap_makes_it_incomplete() {
        let all = items(&[1, 1, 1]);
        let capped = Formula::Latest { cap_s: Some(90 * 60) };
        assert_eq!(capped.of(&items(&[600, 5400, 1200]), &all), Value::Seconds(5400));
        assert_eq!(capped.of(&items(&[600, 5401, 1200]), &all), Value::NotComplete { done: 2, all: 3 });
        assert_eq!(capped.of(&items(&[600]), &all), Value::NotComplete { done: 1, all: 3 });
        assert_eq!(Formula::Latest { cap_s: None }.of(&items(&[600, 9000, 1200]), &all), Value::Seconds(9000));
        assert_eq!(capped.of(&[], &[]), Value::NotMeasured);
    }
}
