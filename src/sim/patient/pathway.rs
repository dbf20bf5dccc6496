//! The pathway through a hospital: which beds, how long, with what. Drawn from the patient's own streams, one per step,
//! so that it is the same in every branch whatever is decided elsewhere.

use super::{Age, Patient};
use crate::scenario::{BedKind, Physiology, Profile, Severity};
use crate::units::{Dice, PatientId, Span, Stream, Subject};

/// One stay in a bed of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    pub bed: BedKind,
    pub stay: Span,
    pub ventilated: bool,
    pub dialysis: bool,
}

impl Step {
    pub fn length(self) -> Span {
        self.stay
    }
}

/// The steps of the patient's condition and severity that this patient turns out to need. Each is drawn when it is
/// asked for; nothing is kept.
pub fn pathway<'a>(
    dice: Dice,
    id: PatientId,
    patient: &'a Patient,
    profile: &'a Profile,
) -> impl Iterator<Item = Step> + use<'a> {
    let burned = matches!(profile.physiology, Physiology::Burns { .. });
    // The dead are brought to an emergency department too, now and then, and are examined there.
    let severity = if profile.steps(patient.severity).is_empty() { Severity::Minimal } else { patient.severity };
    profile.steps(severity).iter().enumerate().filter_map(move |(n, care)| {
        let mut s = dice.stream(Subject::Pathway, u64::from(id.0), n as u64);
        let draw = |s: &mut Stream, pct: u8| s.unit() * 100.0 < f64::from(pct);
        let needed = draw(&mut s, care.share_pct);
        let ventilated = draw(&mut s, care.ventilated_pct);
        let dialysis =
            draw(&mut s, care.dialysis_pct) || (patient.crushed() && care.bed != BedKind::Ed && s.chance(0.75));
        needed.then(|| {
            let stay = Span::from_mins(s.lognormal(care.mean.as_mins(), care.cv));
            Step { bed: specialise(care.bed, patient, burned, profile.contagious), stay, ventilated, dialysis }
        })
    })
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
