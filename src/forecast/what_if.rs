//! What-if comparison of one decision: runs of the drill from that moment, with and without it. The runs of a matched pair
//! share all other random numbers, so their difference is the effect of the decision.
//!
//! All other seats, bots included, keep their decisions; an order that is no longer possible is refused.

use super::background::Job;
use super::{seed_of, values};
use crate::drill::{Control, Deciders, Drill, Order, Outgoing, Say, Standing};
use crate::map::Router;
use crate::units::{SeatId, SimTime};
use serde::Serialize;
use std::collections::BTreeMap;

/// Change to the decision.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    Remove,
    /// Moved to another time.
    Move(SimTime),
    /// Replaced by another order, at its own time.
    Replace {
        at: SimTime,
        order: Order,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhatIfError {
    #[error("entry {0} is not a decision that was taken")]
    NotADecision(u64),
    #[error("{0} of the runs met an internal fault")]
    Fault(u32),
    #[error("at least two runs are needed to tell a difference from luck")]
    TooFew,
}

/// One outcome with the original and the changed decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    pub outcome: String,
    /// Value in the drill itself.
    pub happened: Option<i64>,
    /// Pairs with a value in both runs.
    pub n: u32,
    pub mean_as_it_was: f64,
    pub mean_changed: f64,
    /// Changed minus original: mean and its 95 % interval.
    pub mean: f64,
    pub low: f64,
    pub high: f64,
    /// Pairs with a lower, equal, or higher value after the change.
    pub less: u32,
    pub equal: u32,
    pub more: u32,
    /// Variance of the difference within a pair, and between unpaired runs.
    pub variance_paired: f64,
    pub variance_unpaired: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WhatIf {
    pub entry: u64,
    pub runs: u32,
    pub from: SimTime,
    pub until: SimTime,
    pub differences: Vec<Difference>,
}

type Values = BTreeMap<String, Option<i64>>;

/// A recorded order, to submit again.
#[derive(Clone, Debug)]
struct Given {
    at: SimTime,
    seat: SeatId,
    order: Order,
}

/// Inputs of the runs.
struct Plan {
    standing: Standing,
    as_it_was: Vec<Given>,
    changed: Vec<Given>,
    until: SimTime,
    base: u64,
}

/// A comparison in progress.
pub struct Asking {
    pub entry: u64,
    pub change: Change,
    job: Job<(Values, Values)>,
    happened: Values,
    from: SimTime,
    until: SimTime,
}

/// Starts `runs` pairs in the background.
pub fn ask(drill: &Drill, entry: u64, change: Change, runs: u32, threads: usize) -> Result<Asking, WhatIfError> {
    if runs < 2 {
        return Err(WhatIfError::TooFew);
    }
    let plan = Plan::of(drill, entry, &change)?;
    let (from, until) = (plan.standing.now(), plan.until);
    let job = Job::start(runs, threads, move |n, ways| plan.pair(n, ways));
    Ok(Asking { entry, change, job, happened: values(drill), from, until })
}

impl Asking {
    /// (completed pairs, wanted pairs).
    pub fn progress(&self) -> (u32, u32) {
        self.job.progress()
    }

    pub fn is_over(&self) -> bool {
        self.job.is_over()
    }

    /// Result of the pairs so far.
    pub fn so_far(&self) -> WhatIf {
        self.told(&self.job.so_far())
    }

    fn told(&self, pairs: &[(Values, Values)]) -> WhatIf {
        let counted = |name: &&String| !matches!(name.as_str(), "events" | "decisions_accepted");
        let outcomes = self.happened.keys().filter(counted);
        let differences = outcomes.filter_map(|name| difference(name, self.happened[name], pairs)).collect();
        WhatIf { entry: self.entry, runs: pairs.len() as u32, from: self.from, until: self.until, differences }
    }
}

/// `runs` pairs, all of them.
pub fn what_if(drill: &Drill, entry: u64, change: &Change, runs: u32, threads: usize) -> Result<WhatIf, WhatIfError> {
    let asking = ask(drill, entry, change.clone(), runs, threads)?;
    match asking.job.finish() {
        0 => Ok(asking.so_far()),
        faults => Err(WhatIfError::Fault(faults)),
    }
}

impl Plan {
    fn of(drill: &Drill, number: u64, change: &Change) -> Result<Plan, WhatIfError> {
        let no = WhatIfError::NotADecision(number);
        let position = (number as usize).wrapping_sub(1);
        let entry = drill.entries().get(position).ok_or(no.clone())?;
        let (Some(decision), Some(seat)) = (entry.what.decision(), entry.by) else { return Err(no) };
        let was = Order::Decide(decision.clone());
        let new_at = match change {
            Change::Remove => entry.at,
            Change::Move(at) | Change::Replace { at, .. } => *at,
        };
        // The copy starts before the decision, or before its new time if that is earlier.
        let first = drill.entries().iter().position(|e| e.at >= new_at).unwrap_or(position).min(position);
        let begun = drill.entries().iter().position(|e| e.what.order() == Some(&Order::Control(Control::Begin)));
        let first = first.max(begun.map_or(0, |b| b + 1));
        let branch = drill.branch_at(first as u64).ok_or(no.clone())?;
        let rest = || drill.entries()[first..].iter().filter_map(|e| given(drill, e).map(|g| (e.number, g)));
        let as_it_was: Vec<Given> = rest().map(|(_, g)| g).collect();
        let mut changed: Vec<Given> = rest().filter(|(n, _)| *n != number).map(|(_, g)| g).collect();
        let instead = match change {
            Change::Remove => None,
            Change::Move(at) => Some(Given { at: *at, seat, order: was }),
            Change::Replace { at, order } => Some(Given { at: *at, seat, order: order.clone() }),
        };
        if let Some(new) = instead {
            let place = changed.iter().position(|g| g.at > new.at).unwrap_or(changed.len());
            changed.insert(place, new);
        }
        let base = drill.header().seed ^ number.rotate_left(32);
        Ok(Plan { standing: branch.standing(), as_it_was, changed, until: drill.now(), base })
    }

    fn pair(&self, n: u32, ways: Router) -> ((Values, Values), Router) {
        let seed = seed_of(self.base, n + 1);
        let (a, ways) = self.run(&self.as_it_was, seed, ways);
        let (b, ways) = self.run(&self.changed, seed, ways);
        ((a, b), ways)
    }

    fn run(&self, orders: &[Given], seed: u64, ways: Router) -> (Values, Router) {
        let mut drill = self.standing.future(seed, Deciders::Nobody, ways);
        for g in orders {
            // An order that is no longer possible is refused; that is part of the result.
            let _part_of_it = drill.give(g.at, g.seat, g.order.clone());
        }
        drill.advance_unattended(self.until);
        (values(&drill), drill.into_ways())
    }
}

/// An order with an effect, in a form that can be submitted again. An inject with the five-second recall is submitted at its
/// release; pauses and paces belong to real time, not to the scenario.
fn given(drill: &Drill, entry: &crate::drill::Entry) -> Option<Given> {
    let order = match entry.what.order()? {
        Order::Control(control) => steered(drill, control)?,
        Order::Evaluate(_) => return None,
        order @ (Order::Decide(_) | Order::Say(_) | Order::Request(_)) => order.clone(),
    };
    Some(Given { at: entry.at, seat: entry.by?, order })
}

fn steered(drill: &Drill, control: &Control) -> Option<Order> {
    use Control as C;
    match control {
        C::Deliver { sent } => {
            let position = (*sent as usize).wrapping_sub(1);
            let Order::Control(C::Send { what }) = drill.entries().get(position)?.what.order()? else { return None };
            Some(match what.clone() {
                Outgoing::Inject { inject } => Order::Control(C::Fire { inject }),
                Outgoing::AdHoc { what } => Order::Control(C::AdHoc { what }),
                Outgoing::Message { to, text } => Order::Say(Say::Message { to, text }),
            })
        }
        C::Fire { .. }
        | C::Hold { .. }
        | C::Release { .. }
        | C::Skip { .. }
        | C::Reschedule { .. }
        | C::AdHoc { .. } => Some(Order::Control(control.clone())),
        C::Begin | C::Pause { .. } | C::Resume | C::SetPace { .. } | C::Discuss | C::Jump | C::ByHand { .. } => None,
        C::Send { .. } | C::Recall { .. } | C::Checkpoint { .. } | C::Reveal { .. } | C::Hint { .. } => None,
        C::Close { .. } | C::NextMove | C::Pressure { .. } | C::RealEmergency | C::EmergencyOver { .. } => None,
        C::Bot { .. } | C::Join { .. } | C::Sit { .. } | C::Leave { .. } | C::End => None,
    }
}

/// `None` if no pair has both values.
fn difference(name: &str, happened: Option<i64>, pairs: &[(Values, Values)]) -> Option<Difference> {
    let value = |v: &Values| v.get(name).copied().flatten();
    let both: Vec<(f64, f64)> = pairs.iter().filter_map(|(a, b)| Some((value(a)? as f64, value(b)? as f64))).collect();
    if both.is_empty() {
        return None;
    }
    let n = both.len() as f64;
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| both.iter().map(of).sum::<f64>() / n;
    let variance = |of: &dyn Fn(&(f64, f64)) -> f64| {
        let m = mean(of);
        mean(&|p| (of(p) - m) * (of(p) - m)) * n / (n - 1.0).max(1.0)
    };
    let gap = |p: &(f64, f64)| p.1 - p.0;
    let paired = variance(&gap);
    // With hundreds of pairs the mean is approximately normal.
    let half = 1.96 * (paired / n).sqrt();
    let m = mean(&gap);
    let count = |is: &dyn Fn(f64) -> bool| both.iter().filter(|p| is(gap(p))).count() as u32;
    Some(Difference {
        outcome: name.to_owned(),
        happened,
        n: both.len() as u32,
        mean_as_it_was: mean(&|p| p.0),
        mean_changed: mean(&|p| p.1),
        mean: m,
        low: m - half,
        high: m + half,
        less: count(&|d| d < 0.0),
        equal: count(&|d| d == 0.0),
        more: count(&|d| d > 0.0),
        variance_paired: paired,
        variance_unpaired: variance(&|p| p.0) + variance(&|p| p.1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: differences 1, 1, 4 have mean 2, variance 3, and a half interval of 1.96 · √(3/3).
    #[test]
    fn a_difference_has_its_hand_worked_interval() {
        let values = |v: i64| Values::from([("died".to_owned(), Some(v))]);
        let pairs = [(values(1), values(2)), (values(2), values(3)), (values(3), values(7))];
        let d = difference("died", Some(2), &pairs).expect("three pairs");
        assert_eq!((d.n, d.mean, d.variance_paired, d.less, d.equal, d.more), (3, 2.0, 3.0, 0, 0, 3));
        assert!((d.low - 0.04).abs() < 1e-9 && (d.high - 3.96).abs() < 1e-9);
        // Variances of 1, 2, 3 and of 2, 3, 7 are 1 and 7.
        assert_eq!(d.variance_unpaired, 8.0);
        assert_eq!(difference("no such", None, &pairs), None);
    }
}
