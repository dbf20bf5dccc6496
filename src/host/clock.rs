//! Real time from two clocks: a steady one that no one can set, and the wall clock. A difference means that the computer
//! slept or that its clock was set.

use super::folders::now_ms;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Milliseconds that only ever rise. On some systems they stop while the computer sleeps.
    pub steady_ms: u64,
    /// Milliseconds since 1970.
    pub wall_ms: i64,
}

pub trait Clock: Send + Sync {
    fn read(&self) -> Reading;
}

/// This computer's.
pub struct SystemClock(Instant);

impl Default for SystemClock {
    fn default() -> SystemClock {
        SystemClock(Instant::now())
    }
}

impl Clock for SystemClock {
    fn read(&self) -> Reading {
        Reading { steady_ms: self.0.elapsed().as_millis() as u64, wall_ms: now_ms() }
    }
}

/// Shows what it was last set to.
#[derive(Default)]
pub struct ManualClock(Mutex<Reading>);

impl ManualClock {
    pub fn set(&self, reading: Reading) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = reading;
    }
}

impl Clock for ManualClock {
    fn read(&self) -> Reading {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Longer than any tick of a running clock, and shorter than any sleep that a person means, milliseconds.
const SLEPT: i64 = crate::drill::LONGEST_TICK.0;

/// Real time in milliseconds from one reading to the next. A sleep counts in full, so that the drill pauses.
pub(super) fn passed(before: Reading, now: Reading) -> i64 {
    let steady = now.steady_ms.saturating_sub(before.steady_ms) as i64;
    let wall = now.wall_ms.saturating_sub(before.wall_ms);
    if wall > SLEPT { wall.max(steady) } else { steady }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_sleep_shows_on_the_wall_clock_alone() {
        let at = |steady_ms, wall_ms| Reading { steady_ms, wall_ms };
        let before = at(1_000, 50_000);
        assert_eq!(passed(before, at(1_050, 50_050)), 50);
        assert_eq!(passed(before, at(1_050, 53_050)), 50, "a clock set by seconds is no sleep");
        assert_eq!(passed(before, at(1_050, 10)), 50, "a clock set back is no sleep");
        assert_eq!(passed(before, at(1_050, 650_000)), 600_000, "ten minutes of sleep");
        assert_eq!(passed(before, at(61_000, 50_020)), 60_000, "a stopped program");
    }
}
