//! Built-in conditions against their source numbers: burns, bombings, radiation, crush, epidemic beds.

use super::Check;
use crate::scenario::{BedKind, Physiology, Profile, Severity, library};
use crate::sim::{baux_death, crush_share, dose_death};
use crate::units::{Dice, Span, Subject};

/// Probability of death by the revised Baux score [computed from the formula, table A9].
const BAUX: [(f64, f64); 5] = [(80.0, 0.07), (100.0, 0.26), (114.0, 0.50), (120.0, 0.62), (140.0, 0.88)];

/// Percent dead at once, and percent admitted of those who arrive: medians of 44 events [Arnold03, table B4].
const BOMBINGS: [(&str, f64, f64); 7] = [
    ("blast", 3.0, 34.0),
    ("blast-vehicle", 4.0, 19.0),
    ("blast-suicide", 19.0, 58.0),
    ("blast-confined", 4.0, 52.0),
    ("blast-open-air", 1.0, 13.0),
    ("blast-collapse", 18.0, 41.0),
    ("structural-fire", 17.0, 34.0),
];

fn profile(id: &str) -> Option<&'static Profile> {
    library().iter().find(|p| p.id == id)
}

/// Share of a severity that needs a bed beyond the ED and the operating room.
fn admitted(p: &Profile, severity: Severity) -> f64 {
    let beds = p.steps(severity).iter().filter(|s| !matches!(s.bed, BedKind::Ed | BedKind::Or));
    1.0 - beds.map(|s| 1.0 - f64::from(s.share_pct) / 100.0).product::<f64>()
}

fn bombings() -> Vec<Check> {
    let mut checks = Vec::new();
    for (id, dead, wanted) in BOMBINGS {
        let Some(p) = profile(id) else { continue };
        let of_all: f64 = Severity::ALL.iter().map(|s| f64::from(p.mix[*s as usize]) * admitted(p, *s)).sum();
        let arrive = 100.0 - f64::from(p.mix[Severity::Dead as usize]);
        checks.push(Check::new(format!("B4 {id} dead, %"), "Arnold03", dead, f64::from(p.mix[4]), 0.0));
        checks.push(Check::new(format!("B4 {id} admitted, %"), "Arnold03", wanted, of_all / arrive * 100.0, 2.0));
    }
    checks
}

/// Share of those admitted after 11.7 h (SD 14.3) under the rubble, lognormal, with crush syndrome.
fn crush() -> Vec<Check> {
    let Some(Physiology::Crush { most_pct, scale, .. }) = profile("crush").map(|p| &p.physiology) else {
        return Vec::new();
    };
    let mut s = Dice(6).stream(Subject::Test, 6, 0);
    const PEOPLE: u32 = 100_000;
    let sum: f64 = (0..PEOPLE)
        .map(|_| crush_share(*most_pct, *scale, Span::from_mins(60.0 * s.lognormal(11.7, 14.3 / 11.7))))
        .sum();
    vec![Check::new("B6 crush syndrome of the admitted", "SeverKI", 0.12, sum / f64::from(PEOPLE), 0.01)]
}

/// Steady-state beds at 100 admissions a day, by Little's law from the profile's own shares and stays.
fn epidemic() -> Vec<Check> {
    let Some(p) = profile("pandemic-flu") else { return Vec::new() };
    let (mut all, mut beds) = (0.0, [0.0; 3]);
    for severity in Severity::ALL {
        let share = f64::from(p.mix[severity as usize]);
        all += share * admitted(p, severity);
        for step in p.steps(severity).iter().filter(|s| s.bed != BedKind::Ed) {
            let days = share * f64::from(step.share_pct) / 100.0 * step.mean.as_mins() / 1440.0;
            let icu = step.bed == BedKind::AdultIcu;
            beds[usize::from(icu)] += days;
            beds[2] += days * f64::from(step.ventilated_pct) / 100.0;
        }
    }
    let wanted = [("ward", 425.0), ("ICU", 150.0), ("ventilators", 75.0)];
    wanted
        .into_iter()
        .zip(beds)
        .map(|((name, expected), days)| {
            let id = format!("S10c influenza, {name} census");
            Check::new(id, "EID09, Little's law", expected, 100.0 * days / all, 0.02 * expected)
        })
        .collect()
}

pub fn checks() -> Vec<Check> {
    let mut checks: Vec<Check> = BAUX
        .into_iter()
        .map(|(score, death)| {
            let id = format!("A9 revised Baux score {score}");
            Check::new(id, "Osler10 (coefficients unverified)", death, baux_death(score), 0.006)
        })
        .collect();
    if let Some(Physiology::Radiation { half, steepness, .. }) = profile("radiation").map(|p| &p.physiology) {
        for (name, dose) in [("without care", half.0), ("with care", half.1)] {
            let id = format!("A9 radiation, half survive {:.1} Gy {name}", dose / 100.0);
            checks.push(Check::new(id, "LD50/60 (unverified)", 0.5, dose_death(dose, dose, *steepness), 1e-9));
        }
    }
    checks.extend(bombings());
    checks.extend(crush());
    checks.extend(epidemic());
    checks
}
