//! Condition profiles: injuries and illnesses, their untreated course, and their care. Built in as
//! `assets/conditions/*.ron`; a scenario may add or replace profiles.

use super::checked::{BedKind, Severity, Text};
use crate::units::Span;
use serde::{Deserialize, Serialize};

/// One condition, complete.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    pub id: String,
    pub name: Text,
    /// Where its numbers come from.
    pub source: String,
    pub physiology: Physiology,
    /// RPM score when hurt, with weights, by severity in the order of [`Severity::ALL`].
    pub scores: [Vec<(u8, f64)>; 5],
    /// Percent of the casualties by severity, for batches that give only a total.
    pub mix: [u8; 5],
    /// Odds of death against an adult: child, adult, older.
    pub age_odds: [f64; 3],
    /// From the moment nothing can save them any more to death: without care, and in care.
    pub dying: (Span, Span),
    /// Survivors with a lasting or costly complication per death under the same care.
    pub complications: f64,
    /// Steps of care by severity in the order of [`Severity::ALL`]; the dead have none.
    pub care: [Vec<CareStep>; 5],
    pub decontamination: Option<Decontamination>,
    /// Ambulance crews carry an antidote.
    pub antidote: bool,
    pub contagious: bool,
    /// Percent of adults who are 65 or older.
    pub older_pct: u8,
}

/// Untreated course.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Physiology {
    /// No deaths.
    Stable,
    /// RPM score with deterioration.
    Rpm,
    /// Scaled log-logistic survival by severity.
    LogLogistic([Option<Curve>; 5]),
    /// Revised Baux score: burned share of the skin in percent (least, most) by severity.
    Burns {
        area: [(u8, u8); 5],
        inhalation_pct: u8,
        /// Acceptable delay of fluids, before the score rises.
        fluids: Span,
        /// Points per hour after that.
        points: f64,
    },
    /// RPM, and the crush syndrome after release.
    Crush {
        /// Maximum share with the syndrome, percent.
        most_pct: u8,
        /// Entrapment time after which 63 % of it is reached.
        scale: Span,
        /// Survival of the syndrome from release to fluids.
        syndrome: Curve,
    },
    /// Dose in centigray (least, most) by severity.
    Radiation {
        dose: [(u16, u16); 5],
        /// Dose with 50 % survival, without and with supportive care, centigray.
        half: (f64, f64),
        steepness: f64,
        /// Latest start of effective care.
        window: Span,
    },
    /// Death in care by age (child, adult, older); the odds rise without care.
    Infection {
        fatality: [f64; 3],
        /// Odds ratio by severity.
        odds: [f64; 5],
        /// Untreated time that doubles the odds of death.
        doubles: Span,
    },
}

/// `f(t) = survives / ((t / scale)^shape + 1)`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    pub survives: f64,
    pub scale: Span,
    pub shape: f64,
}

/// One stay in one kind of bed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CareStep {
    pub bed: BedKind,
    /// Percent of the patients who need it.
    pub share_pct: u8,
    /// Lognormal.
    pub mean: Span,
    pub cv: f64,
    /// Percent of these patients on a ventilator, and on dialysis.
    pub ventilated_pct: u8,
    pub dialysis_pct: u8,
}

/// Time in a decontamination lane, before care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decontamination {
    pub walking: Span,
    pub lying: Span,
}

impl Profile {
    pub fn steps(&self, severity: Severity) -> &[CareStep] {
        &self.care[severity as usize]
    }

    /// Splits a total by the mix, to the last person: largest remainders first.
    pub fn split(&self, people: u32) -> [u32; 5] {
        let total: u64 = self.mix.iter().map(|p| u64::from(*p)).sum::<u64>().max(1);
        let share = |k: usize| u64::from(people) * u64::from(self.mix[k]);
        let mut counts: [u32; 5] = std::array::from_fn(|k| (share(k) / total) as u32);
        let mut order: Vec<usize> = (0..5).collect();
        order.sort_by_key(|k| (std::cmp::Reverse(share(*k) % total), *k));
        let left = people - counts.iter().sum::<u32>();
        for k in order.into_iter().take(left as usize) {
            counts[k] += 1;
        }
        counts
    }
}

impl Curve {
    pub fn survival(self, untreated: Span) -> f64 {
        self.survives / (libm::pow(untreated.as_mins().max(0.0) / self.scale.as_mins(), self.shape) + 1.0)
    }
}
