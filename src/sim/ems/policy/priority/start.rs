//! Strict START order: immediate, delayed, and of those who lie the expectant last [medicine A2].

use super::Group;
use crate::scenario::Severity;

pub(super) fn next(groups: &[Group]) -> Option<usize> {
    (0..groups.len()).min_by_key(|i| (rank(groups[*i].tag), *i))
}

pub(super) fn rank(tag: Severity) -> u8 {
    match tag {
        Severity::Immediate => 0,
        Severity::Delayed => 1,
        Severity::Expectant => 2,
        Severity::Minimal => 3,
        Severity::Dead => 4,
    }
}
