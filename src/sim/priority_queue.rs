//! Who waits for one thing: served by rank, and within a rank in the order of coming.

use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Lanes by rank, 0 first. Joining and being served cost the same however many wait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriorityQueue<T> {
    lanes: Vec<VecDeque<T>>,
}

impl<T> Default for PriorityQueue<T> {
    fn default() -> Self {
        PriorityQueue { lanes: Vec::new() }
    }
}

impl<T: PartialEq> PriorityQueue<T> {
    pub fn join(&mut self, rank: usize, who: T) {
        if self.lanes.len() <= rank {
            self.lanes.resize_with(rank + 1, VecDeque::new);
        }
        self.lanes[rank].push_back(who);
    }

    /// Who is next, and their rank.
    pub fn first(&self) -> Option<(usize, &T)> {
        self.lanes.iter().enumerate().find_map(|(rank, lane)| Some((rank, lane.front()?)))
    }

    pub fn first_of(&self, rank: usize) -> Option<&T> {
        self.lanes.get(rank)?.front()
    }

    pub fn serve(&mut self) -> Option<T> {
        self.lanes.iter_mut().find_map(VecDeque::pop_front)
    }

    /// Out of the line, wherever they stand. False if they did not.
    pub fn leave(&mut self, who: &T) -> bool {
        for lane in &mut self.lanes {
            if let Some(i) = lane.iter().position(|one| one == who) {
                lane.remove(i);
                return true;
            }
        }
        false
    }

    /// In the order in which they would be served.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.lanes.iter().flatten()
    }

    pub fn len(&self) -> usize {
        self.lanes.iter().map(VecDeque::len).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.lanes.iter().all(VecDeque::is_empty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_rank_then_by_coming_and_leaving_early_disturbs_nobody() {
        let mut line = PriorityQueue::default();
        for (rank, who) in [(2, 'a'), (0, 'b'), (2, 'c'), (0, 'd'), (1, 'e')] {
            line.join(rank, who);
        }
        assert_eq!(line.iter().collect::<String>(), "bdeac");
        assert!(line.leave(&'d') && !line.leave(&'d'));
        assert_eq!((line.first(), line.first_of(2), line.len()), (Some((0, &'b')), Some(&'a'), 4));
        let order: String = std::iter::from_fn(|| line.serve()).collect();
        assert_eq!(order, "beac");
        assert!(line.is_empty());
    }
}
