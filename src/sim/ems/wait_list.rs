//! Scene queue: by order of arrival or by rank, with removal by patient in logarithmic time.

use crate::units::PatientId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitList {
    /// By rank, and in it by the order of coming.
    by_rank: BTreeMap<(u8, u32), PatientId>,
    places: BTreeMap<PatientId, (u8, u32)>,
    came: u32,
}

impl WaitList {
    pub fn put(&mut self, patient: PatientId, rank: u8) {
        self.forget(patient);
        self.by_rank.insert((rank, self.came), patient);
        self.places.insert(patient, (rank, self.came));
        self.came += 1;
    }

    /// Leaves the line, if in it.
    pub fn forget(&mut self, patient: PatientId) -> bool {
        let place = self.places.remove(&patient);
        place.is_some_and(|key| self.by_rank.remove(&key).is_some())
    }

    pub fn contains(&self, patient: PatientId) -> bool {
        self.places.contains_key(&patient)
    }

    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The first of the lowest rank.
    pub fn lowest(&self) -> Option<PatientId> {
        self.by_rank.first_key_value().map(|(_, p)| *p)
    }

    /// The first of every rank, with the rank and the number under which it came.
    pub fn heads(&self) -> impl Iterator<Item = (u8, u32, PatientId)> {
        let head = |rank: u8| self.by_rank.range((rank, 0)..=(rank, u32::MAX)).next();
        // Ranks are few: scores of 0 to 12, or lying and walking.
        (0..=12).filter_map(head).map(|((rank, came), p)| (*rank, *came, *p))
    }

    /// Who came first, whatever the rank.
    pub fn oldest(&self) -> Option<PatientId> {
        self.heads().min_by_key(|(_, came, _)| *came).map(|(.., p)| p)
    }

    /// The first `n` who came, in that order.
    pub fn first(&self, n: usize) -> Vec<PatientId> {
        let of_rank = |rank: u8| self.by_rank.range((rank, 0)..=(rank, u32::MAX)).take(n);
        let mut first: Vec<(u32, PatientId)> = (0..=12).flat_map(of_rank).map(|((_, came), p)| (*came, *p)).collect();
        first.sort_unstable();
        first.into_iter().take(n).map(|(_, p)| p).collect()
    }

    /// All patients, in the order of arrival.
    pub fn in_order(&self) -> Vec<PatientId> {
        let mut all: Vec<(u32, PatientId)> = self.places.iter().map(|(p, (_, came))| (*came, *p)).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, p)| p).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_serves_by_rank_or_by_order_and_forgets_from_the_middle() {
        let mut line = WaitList::default();
        for (id, rank) in [(5, 8), (3, 10), (9, 8), (1, 2)] {
            line.put(PatientId(id), rank);
        }
        assert_eq!(line.oldest(), Some(PatientId(5)));
        assert_eq!(line.lowest(), Some(PatientId(1)));
        assert!(line.forget(PatientId(5)) && !line.forget(PatientId(5)));
        assert_eq!(line.in_order(), [PatientId(3), PatientId(9), PatientId(1)]);
        assert_eq!(line.first(2), [PatientId(3), PatientId(9)]);
        assert_eq!(line.heads().map(|(rank, ..)| rank).collect::<Vec<_>>(), [2, 8, 10]);
        assert_eq!(line.len(), 3);
    }
}
