//! Resource-aware: of immediate and delayed, the class whose survival falls faster now [medicine A2; greedy, our reading of
//! Mills13]. The others in strict order.

use super::{Belief, Group, start};
use crate::scenario::Severity;

pub(super) fn next(groups: &[Group], belief: Belief) -> Option<usize> {
    let first_of = |tag| (0..groups.len()).find(|i| groups[*i].tag == tag);
    match (first_of(Severity::Immediate), first_of(Severity::Delayed)) {
        (Some(red), Some(yellow)) => {
            let loss = |i: usize| belief.loss(groups[i].tag, groups[i].minutes);
            Some(if loss(red) >= loss(yellow) { red } else { yellow })
        }
        _ => start::next(groups),
    }
}
