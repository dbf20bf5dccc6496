//! The way through a hospital: which beds, for how long, with what. Drawn from the patient's own streams, one for each step,
//! so that it is the same in every branch whatever is decided elsewhere.

use super::{Age, Patient};
use crate::scenario::{BedKind, Profile};
use crate::units::{Dice, PatientId, Span, Subject};

/// One stay in a bed of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    pub bed: BedKind,
    pub stay: Span,
    pub ventilated: bool,
    pub dialysis: bool,
}

/// The whole pathway: the steps of the patient's condition and severity that this patient turns out to need.
pub fn pathway(dice: Dice, id: PatientId, patient: &Patient, profile: &Profile) -> Vec<Step> {
    let burned = matches!(profile.physiology, crate::scenario::Physiology::Burns { .. });
    let mut steps = Vec::with_capacity(4);
    // The dead are brought to an emergency department too, now and then; somebody looks.
    let severity =
        if profile.steps(patient.severity).is_empty() { crate::scenario::Severity::Minimal } else { patient.severity };
    for (n, care) in profile.steps(severity).iter().enumerate() {
        let mut s = dice.stream(Subject::Pathway, u64::from(id.0), n as u64);
        let draw = |s: &mut crate::units::Stream, pct: u8| s.unit() * 100.0 < f64::from(pct);
        let needed = draw(&mut s, care.share_pct);
        let ventilated = draw(&mut s, care.ventilated_pct);
        let dialysis =
            draw(&mut s, care.dialysis_pct) || (patient.crushed() && care.bed != BedKind::Ed && s.chance(0.75));
        if needed {
            let stay = Span::from_mins(s.lognormal(care.mean.as_mins(), care.cv));
            steps.push(Step {
                bed: specialise(care.bed, patient, burned, profile.contagious),
                stay,
                ventilated,
                dialysis,
            });
        }
    }
    steps
}

/// Children, burns and the contagious are wanted elsewhere where such beds exist; a hospital without them uses the general
/// ones.
fn specialise(bed: BedKind, patient: &Patient, burned: bool, contagious: bool) -> BedKind {
    match (bed, patient.age) {
        (BedKind::AdultIcu, _) if burned => BedKind::Burn,
        (BedKind::AdultIcu, Age::Child) => BedKind::PediatricIcu,
        (BedKind::MedSurg, _) if contagious => BedKind::Isolation,
        (BedKind::MedSurg, Age::Child) => BedKind::Pediatric,
        (other, ..) => other,
    }
}
