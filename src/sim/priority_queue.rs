//! Priority queue, FIFO within a priority.

use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// One lane per priority, 0 first. `push` and `pop` take constant time.
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
    pub fn push(&mut self, rank: usize, item: T) {
        if self.lanes.len() <= rank {
            self.lanes.resize_with(rank + 1, VecDeque::new);
        }
        self.lanes[rank].push_back(item);
    }

    /// The next item and its priority.
    pub fn first(&self) -> Option<(usize, &T)> {
        self.lanes.iter().enumerate().find_map(|(rank, lane)| Some((rank, lane.front()?)))
    }

    pub fn first_of(&self, rank: usize) -> Option<&T> {
        self.lanes.get(rank)?.front()
    }

    pub fn pop(&mut self) -> Option<T> {
        self.lanes.iter_mut().find_map(VecDeque::pop_front)
    }

    /// Removes an item from any position; `false` if it was not queued.
    pub fn remove(&mut self, item: &T) -> bool {
        for lane in &mut self.lanes {
            if let Some(i) = lane.iter().position(|one| one == item) {
                lane.remove(i);
                return true;
            }
        }
        false
    }

    /// Items in the order of service.
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
    fn items_leave_by_priority_then_by_order_of_arrival() {
        let mut queue = PriorityQueue::default();
        for (rank, item) in [(2, 'a'), (0, 'b'), (2, 'c'), (0, 'd'), (1, 'e')] {
            queue.push(rank, item);
        }
        assert_eq!(queue.iter().collect::<String>(), "bdeac");
        assert!(queue.remove(&'d') && !queue.remove(&'d'));
        assert_eq!((queue.first(), queue.first_of(2), queue.len()), (Some((0, &'b')), Some(&'a'), 4));
        let order: String = std::iter::from_fn(|| queue.pop()).collect();
        assert_eq!(order, "beac");
        assert!(queue.is_empty());
    }
}
