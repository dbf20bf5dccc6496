//! Physiology of one patient: true condition, and survival after a time without care.

use super::{Patient, physiology};
use crate::scenario::{Physiology, Profile, Severity};
use crate::units::{Span, Stream};
use serde::{Deserialize, Serialize};

/// Drawn at injury, beyond the RPM score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Body {
    Plain,
    Burned {
        /// Percent of the skin.
        area: u8,
        inhaled: bool,
    },
    /// Whether the crush syndrome comes is settled at release, by how long they were pinned: everybody has a place between
    /// the most (0) and the least (999) prone to it.
    Pinned {
        place: u16,
        syndrome: bool,
    },
    /// Centigray.
    Irradiated {
        dose: u16,
    },
}

/// Points of the revised Baux score for smoke in the lungs [Osler10].
const INHALATION: f64 = 17.0;

/// The revised Baux score: age, percent burned, inhalation [Osler10].
pub fn revised_baux(age: f64, area_pct: f64, inhaled: bool) -> f64 {
    age + area_pct + if inhaled { INHALATION } else { 0.0 }
}

/// Probability of death by the revised Baux score. The form is of Osler10, the coefficients are from memory.
pub fn baux_death(score: f64) -> f64 {
    1.0 / (1.0 + libm::exp(8.8163 - 0.0775 * score))
}

/// Death by dose in centigray when half survive at `half` [logistic in the logarithm of the dose: A].
pub fn dose_death(dose: f64, half: f64, steepness: f64) -> f64 {
    if dose <= 0.0 { 0.0 } else { 1.0 / (1.0 + libm::pow(half / dose, steepness)) }
}

/// `odds` times the odds of a probability.
pub fn with_odds(probability: f64, odds: f64) -> f64 {
    probability * odds / (1.0 - probability + probability * odds)
}

pub(super) fn draw_body(profile: &Profile, severity: Severity, s: &mut Stream) -> Body {
    let k = severity as usize;
    let between = |s: &mut Stream, (low, high): (u16, u16)| low + s.below(u32::from(high - low) + 1) as u16;
    match &profile.physiology {
        Physiology::Burns { area, inhalation_pct, .. } => Body::Burned {
            area: between(s, (u16::from(area[k].0), u16::from(area[k].1))) as u8,
            inhaled: s.unit() * 100.0 < f64::from(*inhalation_pct),
        },
        Physiology::Crush { .. } => Body::Pinned { place: s.below(1000) as u16, syndrome: false },
        Physiology::Radiation { dose, .. } => Body::Irradiated { dose: between(s, dose[k]) },
        Physiology::Stable | Physiology::Rpm | Physiology::LogLogistic(_) | Physiology::Infection { .. } => Body::Plain,
    }
}

/// Share of those with the crush syndrome after this long under the rubble.
pub fn crush_share(most_pct: u8, scale: Span, pinned: Span) -> f64 {
    f64::from(most_pct) / 100.0 * (1.0 - libm::exp(-pinned.as_mins() / scale.as_mins()))
}

/// Time without treatment since the injury, and the part of it since release from the rubble.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Untreated {
    pub since_injury: Span,
    pub since_release: Span,
}

impl Untreated {
    pub fn of(since_injury: Span, trapped: Span) -> Untreated {
        Untreated { since_injury, since_release: Span((since_injury.0 - trapped.0).max(0)) }
    }
}

/// Chance to survive if definitive care begins now, in a hospital that works as on an ordinary day.
pub fn survival(profile: &Profile, patient: &Patient, untreated: Untreated) -> f64 {
    let w = untreated.since_injury;
    let walks = patient.severity == Severity::Minimal;
    let by_score = falls_by_score(profile, patient);
    // RPM 0 at the scene keeps its 0.052; reached by getting worse it is death.
    let zero = by_score && w >= physiology::time_to_zero(patient.rpm) && w > Span::ZERO;
    let alive = match (&profile.physiology, patient.body) {
        (Physiology::Stable, _) => 1.0,
        (Physiology::Rpm | Physiology::Crush { .. } | Physiology::Infection { .. }, _) if walks => 1.0,
        (Physiology::Rpm | Physiology::Crush { .. }, _) if zero => 0.0,
        (Physiology::Crush { syndrome, .. }, _) => {
            let crush = if patient.crushed() { syndrome.survival(untreated.since_release) } else { 1.0 };
            crush * if by_score { score_survival(patient, w) } else { 1.0 }
        }
        (Physiology::LogLogistic(curves), _) => curves[patient.severity as usize].map_or(1.0, |c| c.survival(w)),
        (Physiology::Burns { fluids, points, .. }, Body::Burned { area, inhaled }) => {
            // Small burns need no fluids: 20 % of the skin is the usual limit [M].
            let late = if area >= 20 { ((w - *fluids).as_mins() / 60.0).max(0.0) } else { 0.0 };
            1.0 - baux_death(revised_baux(f64::from(patient.years), f64::from(area), inhaled) + points * late)
        }
        (Physiology::Radiation { half, steepness, window, .. }, Body::Irradiated { dose }) => {
            // What care is worth shrinks evenly over the window [A].
            let lost = (w.as_mins() / window.as_mins()).clamp(0.0, 1.0);
            1.0 - dose_death(f64::from(dose), half.1 + (half.0 - half.1) * lost, *steepness)
        }
        (Physiology::Infection { fatality, odds, doubles }, _) => {
            let late = libm::exp2((w.as_mins() / doubles.as_mins()).min(20.0));
            1.0 - with_odds(fatality[patient.age as usize], odds[patient.severity as usize] * late)
        }
        (Physiology::Rpm | Physiology::Burns { .. } | Physiology::Radiation { .. }, _) => score_survival(patient, w),
    };
    let odds = profile.age_odds[patient.age as usize];
    if odds == 1.0 { alive } else { 1.0 - with_odds(1.0 - alive, odds) }
}

/// Whether the score decides survival: not for ambulatory patients; a trapped patient out of danger lasts for
/// days under the rubble, as those freed at Marmara after 12 h and more [SeverKI]: what threatens them is the release.
pub(super) fn falls_by_score(profile: &Profile, patient: &Patient) -> bool {
    match profile.physiology {
        Physiology::Rpm => patient.severity != Severity::Minimal,
        Physiology::Crush { .. } => matches!(patient.severity, Severity::Immediate | Severity::Expectant),
        Physiology::Stable
        | Physiology::LogLogistic(_)
        | Physiology::Burns { .. }
        | Physiology::Radiation { .. }
        | Physiology::Infection { .. } => false,
    }
}

/// The table's survival is that of a trauma registry; of casualties who are not critical nobody dies who is treated at once
/// (all 31 late deaths of 1,339 casualties were among the critical [Frykberg88]), so only what waiting takes away counts
/// for them.
fn score_survival(patient: &Patient, w: Span) -> f64 {
    let survival = physiology::survival_after(patient.rpm, w);
    let delayed = patient.severity == Severity::Delayed;
    if delayed { survival / physiology::survival_at(f64::from(patient.rpm)) } else { survival }
}

/// When a patient whom nobody treats is past saving, given their luck: the first minute at which survival is no more than
/// `luck`. `None`: not within two months.
pub fn past_saving(luck: f64, survival_at: impl Fn(Span) -> f64) -> Option<Span> {
    const HORIZON: i64 = 60 * 24 * 60;
    let lost = |minute: i64| survival_at(Span::mins(minute)) <= luck;
    if !lost(HORIZON) {
        return None;
    }
    let (mut saved, mut gone) = (-1, HORIZON);
    // Survival never rises with the wait: halve the interval.
    while gone - saved > 1 {
        let middle = (saved + gone) / 2;
        if lost(middle) { gone = middle } else { saved = middle }
    }
    Some(Span::mins(gone))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Check values of the page of references: 80 → 0.07, 100 → 0.26, 114 → 0.50, 120 → 0.62, 140 → 0.88.
    #[test]
    fn the_revised_baux_score_kills_as_published() {
        for (score, death) in [(80.0, 0.07), (100.0, 0.26), (114.0, 0.50), (120.0, 0.62), (140.0, 0.88)] {
            assert!((baux_death(score) - death).abs() < 0.006, "{score}: {}", baux_death(score));
        }
        assert_eq!(revised_baux(40.0, 30.0, true), 87.0);
    }

    #[test]
    fn half_survive_the_half_dose() {
        assert!((dose_death(400.0, 400.0, 8.0) - 0.5).abs() < 1e-12);
        assert!(dose_death(100.0, 400.0, 8.0) < 1e-4 && dose_death(1200.0, 400.0, 8.0) > 0.999);
    }

    #[test]
    fn the_moment_past_saving_is_where_the_curve_meets_the_luck() {
        let curve = crate::scenario::Curve { survives: 0.9, scale: Span::hours(8), shape: 2.0 };
        // Half of nine tenths are left at the scale: 0.45 of luck is met after eight hours.
        assert_eq!(past_saving(0.45, |w| curve.survival(w)), Some(Span::hours(8)));
        assert_eq!(past_saving(0.95, |w| curve.survival(w)), Some(Span::ZERO));
        assert_eq!(past_saving(0.5, |_| 0.6), None);
    }
}
