//! Sacco allocation, greedy by marginal value: the patient who loses most survival by waiting one more period of half an hour
//! [Sacco05, medicine A2]. Where nobody loses anything, strict order.

use super::{Group, half_hour_loss, start};

pub(super) fn next(groups: &[Group]) -> Option<usize> {
    let loss = |i: &usize| half_hour_loss(groups[*i].score, groups[*i].minutes);
    let by_loss = |a: &usize, b: &usize| {
        let order = loss(a).total_cmp(&loss(b));
        // Equal losses: the more urgent tag, then the one that stands first.
        order.then_with(|| (start::rank(groups[*b].tag), b).cmp(&(start::rank(groups[*a].tag), a)))
    };
    (0..groups.len()).max_by(by_loss)
}
