//! The way through a hospital: which beds, for how long. Drawn from the patient's own stream, so that it is the same in
//! every branch whatever is decided elsewhere.

use super::{Age, Patient};
use crate::scenario::{BedKind, Condition, Severity};
use crate::units::{Dice, PatientId, Span, Subject};

/// One stay in a bed of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    pub bed: BedKind,
    pub stay: Span,
}

/// The whole pathway. Service times are lognormal with cv 0.5 [table B7b, A]: immediate resuscitation 45 min, urgent
/// operation 120 min and 30 min turnover, delayed in the ED 150 min, minimal 50 min, ICU 4 d, ward 3 d. Shares that need an
/// operation or an ICU bed are our assumption [A], checked against Madrid 2004 (29 of 91 admitted critical, 32 operated).
pub fn pathway(dice: Dice, id: PatientId, patient: &Patient) -> Vec<Step> {
    let mut s = dice.stream(Subject::Pathway, u64::from(id.0), 0);
    let (needs_or, needs_icu, needs_bed) = (s.unit(), s.unit(), s.unit());
    let mut minutes = |mean: f64| Span::from_mins(s.lognormal(mean, 0.5));
    let (resus, ed, minor) = (minutes(45.0), minutes(150.0), minutes(50.0));
    let (operation, icu, ward) = (minutes(120.0) + Span::mins(30), minutes(4.0 * 1440.0), minutes(3.0 * 1440.0));
    let penetrating = patient.condition == Condition::PenetratingTrauma;
    let step = |bed, stay| Step { bed, stay };
    let mut steps = Vec::with_capacity(4);
    match patient.severity {
        Severity::Immediate => {
            steps.push(step(BedKind::Ed, resus));
            if needs_or < if penetrating { 0.75 } else { 0.45 } {
                steps.push(step(BedKind::Or, operation));
            }
            if needs_icu < 0.7 {
                steps.push(step(BedKind::AdultIcu, icu));
            }
            steps.push(step(BedKind::MedSurg, ward));
        }
        Severity::Delayed => {
            steps.push(step(BedKind::Ed, ed));
            if needs_or < 0.2 {
                steps.push(step(BedKind::Or, operation));
            }
            if needs_icu < 0.05 {
                steps.push(step(BedKind::AdultIcu, icu));
            }
            if needs_bed < 0.55 {
                steps.push(step(BedKind::MedSurg, ward));
            }
        }
        Severity::Minimal | Severity::Dead => steps.push(step(BedKind::Ed, minor)),
        Severity::Expectant => {
            steps.push(step(BedKind::Ed, resus));
            steps.push(step(BedKind::AdultIcu, icu));
            steps.push(step(BedKind::MedSurg, ward));
        }
    }
    for step in &mut steps {
        step.bed = specialise(step.bed, patient);
    }
    steps
}

/// Children and burns are wanted elsewhere where such beds exist; a hospital without them uses the general ones.
fn specialise(bed: BedKind, patient: &Patient) -> BedKind {
    match (bed, patient.age, patient.condition) {
        (BedKind::AdultIcu, _, Condition::Burn) => BedKind::Burn,
        (BedKind::AdultIcu, Age::Child, _) => BedKind::PediatricIcu,
        (BedKind::MedSurg, Age::Child, _) => BedKind::Pediatric,
        (other, ..) => other,
    }
}
