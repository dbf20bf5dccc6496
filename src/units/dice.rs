//! Named random streams. Each is derived from (seed, subject, entity, count), so a changed decision never changes the
//! draws of patients it does not touch, and the state holds no generator.
//!
//! The samplers are our own, on `libm`: library distributions may change between versions or with a feature of an
//! unrelated crate, and the platform's C math may differ between machines.

use rand::{Rng, SeedableRng};
use rand_pcg::Pcg64Mcg;
use serde::{Deserialize, Serialize};

/// The subject of a random stream. The numbers are part of the replay format: never reuse one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Subject {
    Injury = 1,
    Physiology = 2,
    Triage = 3,
    SelfPresent = 4,
    Travel = 5,
    Scene = 6,
    Pathway = 7,
    Stay = 8,
    Census = 9,
    Emergency911 = 10,
    Staff = 11,
    Evacuee = 12,
    Report = 13,
    Utility = 14,
    Zone = 16,
    Test = 99,
}

/// The seed of a run; cheap to copy, source of all streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dice(pub u64);

/// One random stream.
#[derive(Clone, Debug)]
pub struct Stream(Pcg64Mcg);

/// Steele, Lea, Flood: SplitMix64's finalizer. Used only to spread names over seeds.
fn mix(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Dice {
    /// The stream of `subject`, its entity, and the number of earlier streams of that entity.
    pub fn stream(self, subject: Subject, entity: u64, count: u64) -> Stream {
        let a = mix(self.0 ^ mix(subject as u64));
        let b = mix(a ^ mix(entity));
        let c = mix(b ^ mix(count.wrapping_add(0x5a4d)));
        let mut seed = [0; 16];
        seed[..8].copy_from_slice(&c.to_le_bytes());
        seed[8..].copy_from_slice(&mix(c ^ b).to_le_bytes());
        Stream(Pcg64Mcg::from_seed(seed))
    }
}

impl Stream {
    /// Uniform in [0, 1): 53 random bits.
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// Uniform in (0, 1].
    fn positive_unit(&mut self) -> f64 {
        1.0 - self.unit()
    }

    /// Uniform whole number in `0..n`. `n` must be positive. The bias is below 2^-32 for the list sizes we use.
    pub fn below(&mut self, n: u32) -> u32 {
        debug_assert!(n > 0);
        ((u64::from((self.0.next_u64() >> 32) as u32) * u64::from(n)) >> 32) as u32
    }

    pub fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }

    /// Exponential with the given mean.
    pub fn exponential(&mut self, mean: f64) -> f64 {
        -mean * libm::log(self.positive_unit())
    }

    /// Standard normal (Box–Muller, one of the pair).
    pub fn normal(&mut self) -> f64 {
        let r = libm::sqrt(-2.0 * libm::log(self.positive_unit()));
        r * libm::cos(std::f64::consts::TAU * self.unit())
    }

    /// Lognormal with the given mean and coefficient of variation (SD divided by mean).
    pub fn lognormal(&mut self, mean: f64, cv: f64) -> f64 {
        let s2 = libm::log(1.0 + cv * cv);
        libm::exp(libm::log(mean) - 0.5 * s2 + libm::sqrt(s2) * self.normal())
    }

    /// Triangular on [low, high] with the given mode.
    pub fn triangular(&mut self, low: f64, mode: f64, high: f64) -> f64 {
        let (u, cut) = (self.unit(), (mode - low) / (high - low));
        if u < cut {
            low + libm::sqrt(u * (high - low) * (mode - low))
        } else {
            high - libm::sqrt((1.0 - u) * (high - low) * (high - mode))
        }
    }

    /// The position of a weight, drawn in proportion. Weights must not all be zero.
    pub fn pick(&mut self, weights: &[f64]) -> usize {
        let total: f64 = weights.iter().sum();
        let mut left = self.unit() * total;
        for (i, w) in weights.iter().enumerate() {
            left -= w;
            if left < 0.0 {
                return i;
            }
        }
        weights.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean_of(n: u32, mut draw: impl FnMut(&mut Stream) -> f64) -> f64 {
        let mut s = Dice(7).stream(Subject::Test, 1, 0);
        (0..n).map(|_| draw(&mut s)).sum::<f64>() / f64::from(n)
    }

    /// These numbers must never change: every existing journal depends on them.
    #[test]
    fn streams_are_pinned() {
        let mut s = Dice(2015).stream(Subject::Test, 42, 3);
        let drawn: Vec<u32> = (0..4).map(|_| s.below(1_000_000)).collect();
        assert_eq!(drawn, PINNED);
    }
    /// An independent implementation of SplitMix64 and PCG64-MCG, in another language, gives the same four.
    const PINNED: [u32; 4] = [779_787, 563_033, 432_574, 554_250];

    #[test]
    fn names_make_different_streams() {
        let first = |d: u64, s: Subject, e: u64, c: u64| Dice(d).stream(s, e, c).0.next_u64();
        let all = [
            first(1, Subject::Travel, 0, 0),
            first(2, Subject::Travel, 0, 0),
            first(1, Subject::Stay, 0, 0),
            first(1, Subject::Travel, 1, 0),
            first(1, Subject::Travel, 0, 1),
        ];
        let distinct: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
    }

    #[test]
    fn samplers_have_the_means_they_promise() {
        assert!((mean_of(200_000, |s| s.exponential(3.0)) - 3.0).abs() < 0.03);
        assert!((mean_of(200_000, |s| s.lognormal(30.0, 0.4)) - 30.0).abs() < 0.15);
        assert!((mean_of(200_000, |s| s.triangular(1.0, 2.0, 6.0)) - 3.0).abs() < 0.02);
        assert!((mean_of(200_000, |s| s.pick(&[1.0, 3.0]) as f64) - 0.75).abs() < 0.01);
        assert!((mean_of(200_000, |s| f64::from(s.below(7))) - 3.0).abs() < 0.02);
    }
}
