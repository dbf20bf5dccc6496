//! Exercise time: whole milliseconds since StartEx.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::{Add, AddAssign, Mul, Sub};

/// A moment of exercise time: milliseconds since StartEx (negative: before it).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SimTime(pub i64);

/// A length of exercise time in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Span(pub i64);

impl SimTime {
    pub const START: SimTime = SimTime(0);

    /// Whole seconds since StartEx, rounded down.
    pub const fn secs(self) -> i64 {
        self.0.div_euclid(1000)
    }
}

impl Span {
    pub const ZERO: Span = Span(0);

    // Times saturate: far out of range, a moment stays at the limit instead of wrapping.
    pub const fn secs(n: i64) -> Span {
        Span(n.saturating_mul(1000))
    }

    pub const fn mins(n: i64) -> Span {
        Span(n.saturating_mul(60_000))
    }

    pub const fn hours(n: i64) -> Span {
        Span(n.saturating_mul(3_600_000))
    }

    /// The nearest whole millisecond of `n` minutes. Never negative; at most about 30 years.
    pub fn from_mins(n: f64) -> Span {
        Span((n.clamp(0.0, 16_000_000.0) * 60_000.0 + 0.5) as i64)
    }

    pub fn as_mins(self) -> f64 {
        self.0 as f64 / 60_000.0
    }

    pub const fn as_secs(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// The span times a factor, to the nearest millisecond. Never negative.
    pub fn scaled(self, factor: f64) -> Span {
        Span::from_mins(self.as_mins() * factor)
    }
}

impl Add<Span> for SimTime {
    type Output = SimTime;
    fn add(self, rhs: Span) -> SimTime {
        SimTime(self.0.saturating_add(rhs.0))
    }
}

impl AddAssign<Span> for SimTime {
    fn add_assign(&mut self, rhs: Span) {
        *self = *self + rhs;
    }
}

impl Sub<Span> for SimTime {
    type Output = SimTime;
    fn sub(self, rhs: Span) -> SimTime {
        SimTime(self.0.saturating_sub(rhs.0))
    }
}

impl Sub for SimTime {
    type Output = Span;
    fn sub(self, rhs: SimTime) -> Span {
        Span(self.0.saturating_sub(rhs.0))
    }
}

impl Add for Span {
    type Output = Span;
    fn add(self, rhs: Span) -> Span {
        Span(self.0.saturating_add(rhs.0))
    }
}

impl AddAssign for Span {
    fn add_assign(&mut self, rhs: Span) {
        *self = *self + rhs;
    }
}

impl Sub for Span {
    type Output = Span;
    fn sub(self, rhs: Span) -> Span {
        Span(self.0.saturating_sub(rhs.0))
    }
}

impl Mul<i64> for Span {
    type Output = Span;
    fn mul(self, rhs: i64) -> Span {
        Span(self.0.saturating_mul(rhs))
    }
}

/// `T+01:05:30`, as read aloud from a log.
impl fmt::Display for SimTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = self.secs();
        let (sign, s) = if s < 0 { ('-', -s) } else { ('+', s) };
        write!(f, "T{sign}{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)
    }
}

/// `35 s`, `12 min`, `2 h 05 min`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = self.as_secs();
        match s {
            ..60 => write!(f, "{s} s"),
            60..10_800 => write!(f, "{} min", s / 60),
            _ => write!(f, "{} h {:02} min", s / 3600, s / 60 % 60),
        }
    }
}
