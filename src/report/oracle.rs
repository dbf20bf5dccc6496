//! Best achievable result: the same casualties and fleet, with every transport given to the patient with the largest gain, as
//! an allocation with known scores would [Sacco05]. A reference on charts, not attainable: scores are unknown in practice.
//!
//! The fleet works in rounds. The first round reaches care after each patient's best wait; each later round follows after the
//! site's best transport time plus 20 min for handover and cleaning [A]. Hospitals have capacity without waiting [A].

use crate::drill::Drill;
use crate::scenario::Severity;
use crate::sim::UnitKind;
use crate::units::{PatientId, SimTime, Span};

/// The best allocation's effect on one casualty.
#[derive(Clone, Debug, PartialEq)]
struct Given {
    hurt: SimTime,
    /// `None`: never.
    care: Option<SimTime>,
    /// Survival with that care; without care, by the wait so far.
    lives: f64,
    /// Survival to the end of the drill without any care.
    alone: f64,
}

pub struct Best {
    given: Vec<Given>,
    dead_at_once: Vec<SimTime>,
}

/// Mean delay until a death in care is recorded [A].
const DYING_MIN: f64 = 150.0;
const TURNAROUND: Span = Span::mins(20);

pub fn best_achievable(drill: &Drill) -> Best {
    let world = drill.coalition();
    let live = world.truth();
    let by = |severity: Severity| live.patients.iter().enumerate().filter(move |(_, p)| p.severity == severity);
    let dead_at_once = by(Severity::Dead).map(|(_, p)| p.injured).collect();
    let waits = [Severity::Immediate, Severity::Delayed, Severity::Expectant];
    let ids: Vec<PatientId> = waits.into_iter().flat_map(|s| by(s).map(|(i, _)| PatientId::at(i))).collect();
    let fleet = live.units.iter().filter(|u| u.kind != UnitKind::Bus).count().max(1) as u64;
    let rounds = (ids.len().max(1) as u64).div_ceil(fleet) as i64;
    // Arrival time of the round's units at the hospital.
    let care = |id: PatientId, round: i64| {
        let p = &live.patients[id];
        p.injured + world.best_wait(id) + (live.sites[p.site].best_care + TURNAROUND) * round
    };
    let lives = |id: PatientId, at: SimTime| world.survival_after(id, at - live.patients[id].injured);
    let value = |k: usize, round: i64| (lives(ids[k], care(ids[k], round)) * 1e6) as i64;
    let shared = share_out(&vec![1; ids.len()], fleet as i64, rounds, &value);
    let given = ids.iter().zip(shared).map(|(id, by_round)| {
        let care = by_round.iter().position(|n| *n > 0).map(|round| care(*id, round as i64));
        let hurt = live.patients[id].injured;
        let alone = lives(*id, drill.now().max(hurt));
        Given { hurt, care, lives: care.map_or(alone, |at| lives(*id, at)), alone }
    });
    Best { given: given.collect(), dead_at_once }
}

impl Best {
    /// Expected deaths up to each minute, from StartEx.
    pub fn deaths_by_minute(&self, length: i64) -> Vec<f64> {
        (0..=length).map(|m| self.deaths_until(SimTime::START + Span::mins(m), length)).collect()
    }

    /// Expected deaths at the end.
    pub fn deaths(&self) -> f64 {
        self.dead_at_once.len() as f64 + self.given.iter().map(|g| 1.0 - g.lives).sum::<f64>()
    }

    /// Deaths in care are recorded some time after care begins; without care, evenly until the end.
    fn deaths_until(&self, at: SimTime, length: i64) -> f64 {
        let of = |g: &Given| match g.care {
            Some(care) if care <= at => (1.0 - g.lives) * (1.0 - libm::exp(-(at - care).as_mins() / DYING_MIN)),
            Some(_) => 0.0,
            None => {
                let whole = (SimTime::START + Span::mins(length) - g.hurt).as_mins().max(1.0);
                (1.0 - g.alone) * ((at - g.hurt).as_mins() / whole).clamp(0.0, 1.0)
            }
        };
        let at_once = self.dead_at_once.iter().filter(|d| **d <= at).count() as f64;
        at_once + self.given.iter().map(of).sum::<f64>()
    }
}

/// Number of each kind in each round that maximizes the sum of values: a transportation problem, solved exactly by
/// successive best paths. Transports without gain are omitted.
fn share_out(kinds: &[i64], per_round: i64, rounds: i64, value: &dyn Fn(usize, i64) -> i64) -> Vec<Vec<i64>> {
    let rounds = rounds.max(0) as usize;
    let values: Vec<Vec<i64>> = (0..kinds.len()).map(|k| (0..rounds).map(|r| value(k, r as i64)).collect()).collect();
    let mut sent = vec![vec![0i64; rounds]; kinds.len()];
    let (mut left, mut room) = (kinds.to_vec(), vec![per_round; rounds]);
    while let Some(path) = best_path(&values, &sent, &left, &room) {
        let back = path.windows(2).skip(1).step_by(2).map(|w| sent[w[1]][w[0]]);
        let amount = back.chain([left[path[0]], room[path[path.len() - 1]]]).min().unwrap_or(0);
        for (i, w) in path.windows(2).enumerate() {
            if i % 2 == 0 { sent[w[0]][w[1]] += amount } else { sent[w[1]][w[0]] -= amount }
        }
        left[path[0]] -= amount;
        room[path[path.len() - 1]] -= amount;
    }
    sent
}

/// The path of largest gain from a kind with casualties left to a round with capacity: kind, round, kind, round…
/// (Bellman and Ford).
fn best_path(values: &[Vec<i64>], sent: &[Vec<i64>], left: &[i64], room: &[i64]) -> Option<Vec<usize>> {
    let (kinds, rounds) = (left.len(), room.len());
    let mut to_kind: Vec<Option<i64>> = left.iter().map(|n| (*n > 0).then_some(0)).collect();
    let mut to_round: Vec<Option<(i64, usize)>> = vec![None; rounds];
    let mut from_round: Vec<Option<usize>> = vec![None; kinds];
    for _ in 0..kinds + rounds {
        let mut better = false;
        for k in 0..kinds {
            let Some(gain) = to_kind[k] else { continue };
            for r in 0..rounds {
                let new = gain + values[k][r];
                if to_round[r].is_none_or(|(old, _)| new > old) {
                    to_round[r] = Some((new, k));
                    better = true;
                }
            }
        }
        for r in 0..rounds {
            let Some((gain, _)) = to_round[r] else { continue };
            for k in 0..kinds {
                let new = gain - values[k][r];
                if sent[k][r] > 0 && left[k] == 0 && to_kind[k].is_none_or(|old| new > old) {
                    to_kind[k] = Some(new);
                    from_round[k] = Some(r);
                    better = true;
                }
            }
        }
        if !better {
            break;
        }
    }
    let ends = (0..rounds).filter(|r| room[*r] > 0).filter_map(|r| to_round[r].map(|(gain, _)| (gain, r)));
    let (_, mut r) = ends.filter(|(gain, _)| *gain > 0).max_by_key(|(gain, r)| (*gain, std::cmp::Reverse(*r)))?;
    let mut path = Vec::new();
    loop {
        let k = to_round[r]?.1;
        path.extend([r, k]);
        match from_round[k].filter(|_| left[k] == 0) {
            Some(before) => r = before,
            None => break,
        }
    }
    path.reverse();
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worth(values: &[Vec<i64>], sent: &[Vec<i64>]) -> i64 {
        let pairs = values.iter().flatten().zip(sent.iter().flatten());
        pairs.map(|(v, n)| v * n).sum()
    }

    /// The best of all assignments, by trying each casualty in each round.
    fn by_trying(values: &[Vec<i64>], people: &[usize], room: &mut Vec<i64>) -> i64 {
        let Some((first, rest)) = people.split_first() else { return 0 };
        let mut best = by_trying(values, rest, room);
        for r in 0..room.len() {
            if room[r] > 0 {
                room[r] -= 1;
                best = best.max(values[*first][r] + by_trying(values, rest, room));
                room[r] += 1;
            }
        }
        best
    }

    /// Two can go at once, one later. Strict priority by urgency would send the dying casualty (20 → 5) before the one
    /// with the largest loss from waiting (80 → 30).
    #[test]
    fn the_place_goes_to_whom_it_saves_most() {
        let values = [[20, 5], [80, 30], [90, 88]];
        let sent = share_out(&[1, 1, 1], 1, 2, &|k, r| values[k][r as usize]);
        assert_eq!(sent, vec![vec![0, 0], vec![1, 0], vec![0, 1]]);
    }

    #[test]
    fn the_allocation_is_the_best_there_is() {
        let mut n = 12_345u64;
        let mut next = move |below: u64| {
            n = n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (n >> 33) % below
        };
        for _ in 0..200 {
            let (kinds, rounds, per_round) = (1 + next(3) as usize, 1 + next(3) as usize, 1 + next(2) as i64);
            let values: Vec<Vec<i64>> = (0..kinds).map(|_| (0..rounds).map(|_| next(100) as i64).collect()).collect();
            let people: Vec<i64> = (0..kinds).map(|_| next(3) as i64).collect();
            let sent = share_out(&people, per_round, rounds as i64, &|k, r| values[k][r as usize]);
            let one_by_one: Vec<usize> = people.iter().enumerate().flat_map(|(k, n)| vec![k; *n as usize]).collect();
            let best = by_trying(&values, &one_by_one, &mut vec![per_round; rounds]);
            assert_eq!(worth(&values, &sent), best, "{values:?} {people:?} {per_round}");
            for r in 0..rounds {
                assert!(sent.iter().map(|k| k[r]).sum::<i64>() <= per_round);
            }
            for (k, n) in people.iter().enumerate() {
                assert!(sent[k].iter().sum::<i64>() <= *n);
            }
        }
    }
}
