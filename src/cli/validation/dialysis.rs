//! S12: a week without power for people on dialysis, with and without early sessions.
//!
//! A model of chances by person, not of chairs and roads: what is known are shares. Each replication draws its own survey,
//! because the shares come from one of 357 patients.

use super::judge::{Bar, Claim};
use super::{Bench, Row, Values};
use crate::units::{Dice, Stream, Subject};

/// People on dialysis where the storm struck, and the share who had an early session [Kelman15].
const PEOPLE: u32 = 13_264;
const EARLY: f64 = 0.59;
/// In a usual week, as in other states in the week of the storm [Kelman15]: at an emergency department; admitted.
const USUAL_ED: f64 = 0.026;
const USUAL_ADMITTED: f64 = 0.032;
/// Missed a session; of these, went to an emergency room for it [Murakami15; that the second share is of those who missed is
/// our reading]; people asked [M].
const MISSED: f64 = 0.26;
const TO_ED: f64 = 0.076;
const ASKED: u32 = 357;
/// Of those who come to an emergency department for want of dialysis: dialysed there [Kelman15]. The others are taken to be
/// admitted for it [A].
const DIALYSED_IN_ED: f64 = 0.23;
/// Odds with an early session [Lurie15].
const EARLY_ED: f64 = 0.80;
const EARLY_ADMITTED: f64 = 0.79;

pub fn row() -> Row {
    let near = |observed| Bar::Near { observed, share: 0.15 };
    Row {
        id: "S12",
        name: "Dialysis after a hurricane, and early sessions",
        kind: "backcast and pattern",
        source: "Kelman15, Lurie15",
        scenarios: &[],
        model: "chances by person: a usual week (Kelman15: other states), missed sessions and where they lead (Murakami15), odds \
                with an early session (Lurie15); 13,264 people, 59 % early",
        claims: vec![
            Claim::new("at an emergency department in the week", " %", near(4.1)),
            Claim::new("admitted in the week", " %", near(4.5)),
            Claim::new("without early sessions more come to emergency departments", "", Bar::Pattern),
            Claim::new(
                "odds of an emergency visit, nobody early against everybody early",
                "",
                Bar::Median { observed: 1.25, share: 0.02 },
            ),
        ],
        note: "The survey gives 26 % missed, 66 % elsewhere and 7.6 % in an emergency room without saying of whom. Read as 7.6 % \
               of those who missed a session it gives these numbers; read as 7.6 % of all patients it would give about 9 % and \
               miss. The ratio of odds is put in and only shows that nothing distorts it.",
        play: week,
        fold: None,
    }
}

/// Shares that a survey of `ASKED` people would have found.
struct Survey {
    missed: f64,
    to_ed: f64,
}

fn survey(s: &mut Stream) -> Survey {
    let mut count = |n: u32, p: f64| (0..n).filter(|_| s.chance(p)).count() as u32;
    let missed = count(ASKED, MISSED);
    let to_ed = count(missed, TO_ED);
    Survey { missed: f64::from(missed) / f64::from(ASKED), to_ed: f64::from(to_ed) / f64::from(missed.max(1)) }
}

fn with_odds(p: f64, odds: f64) -> f64 {
    p * odds / (1.0 - p + p * odds)
}

/// Chances of a visit and of an admission in the week.
fn chances(found: &Survey, early: bool) -> [f64; 2] {
    let for_dialysis = found.missed * found.to_ed;
    let ed = 1.0 - (1.0 - USUAL_ED) * (1.0 - for_dialysis);
    let admitted = 1.0 - (1.0 - USUAL_ADMITTED) * (1.0 - for_dialysis * (1.0 - DIALYSED_IN_ED));
    if early { [with_odds(ed, EARLY_ED), with_odds(admitted, EARLY_ADMITTED)] } else { [ed, admitted] }
}

/// The storm's week for everybody; `share` had an early session. Each person has the same luck whatever is planned.
fn percents(seed: u64, found: &Survey, share: f64) -> [f64; 2] {
    let mut s = Dice(seed).stream(Subject::Test, 12, 1);
    let mut counts = [0u32; 2];
    for _ in 0..PEOPLE {
        let (early, visit, bed) = (s.unit() < share, s.unit(), s.unit());
        let [ed, admitted] = chances(found, early);
        counts[0] += u32::from(visit < ed);
        counts[1] += u32::from(bed < admitted);
    }
    counts.map(|n| 100.0 * f64::from(n) / f64::from(PEOPLE))
}

fn week(_: &Bench, seed: u64) -> Values {
    let found = survey(&mut Dice(seed).stream(Subject::Test, 12, 0));
    let [ed, admitted] = percents(seed, &found, EARLY);
    let [nobody, _] = percents(seed, &found, 0.0);
    let [everybody, _] = percents(seed, &found, 1.0);
    let odds = |pct: f64| pct / (100.0 - pct);
    let ratio = (everybody > 0.0).then(|| odds(nobody) / odds(everybody));
    vec![Some(ed), Some(admitted), Some(f64::from(u8::from(nobody > ed))), ratio]
}
