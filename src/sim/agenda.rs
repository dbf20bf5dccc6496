//! The future: due items ordered by (time, number). The number is given when an item is put in, so equal times keep the
//! order of scheduling and no result can depend on anything else.

use crate::units::SimTime;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda<T> {
    items: BTreeMap<(SimTime, u64), T>,
    next: u64,
}

impl<T> Default for Agenda<T> {
    fn default() -> Self {
        Agenda { items: BTreeMap::new(), next: 0 }
    }
}

impl<T> Agenda<T> {
    pub fn put(&mut self, at: SimTime, item: T) {
        self.items.insert((at, self.next), item);
        self.next += 1;
    }

    pub fn next_time(&self) -> Option<SimTime> {
        self.items.first_key_value().map(|(k, _)| k.0)
    }

    /// The earliest item, if it is due by `until`.
    pub fn take_due(&mut self, until: SimTime) -> Option<(SimTime, T)> {
        let entry = self.items.first_entry()?;
        if entry.key().0 > until {
            return None;
        }
        let ((at, _), item) = entry.remove_entry();
        Some((at, item))
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// How many items were ever put in.
    pub fn numbered(&self) -> u64 {
        self.next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_times_come_out_in_the_order_of_scheduling() {
        let mut agenda = Agenda::default();
        for (at, name) in [(5, 'c'), (3, 'a'), (5, 'd'), (3, 'b')] {
            agenda.put(SimTime(at), name);
        }
        let order: String = std::iter::from_fn(|| agenda.take_due(SimTime(9))).map(|(_, c)| c).collect();
        assert_eq!(order, "abcd");
    }

    #[test]
    fn nothing_comes_out_before_it_is_due() {
        let mut agenda = Agenda::default();
        agenda.put(SimTime(10), ());
        assert_eq!(agenda.take_due(SimTime(9)), None);
        assert_eq!(agenda.next_time(), Some(SimTime(10)));
    }
}
