//! Field triage as a noisy reading of the truth [medicine A3, table B3].

use crate::scenario::Severity;
use crate::sim::{Coalition, TriageSystem};
use crate::units::Stream;

/// Chances of a wrong tag, of those who can get one: only minimal and delayed casualties can be over-triaged, only
/// immediate and delayed ones under-triaged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accuracy {
    pub over: f64,
    pub under: f64,
}

impl Accuracy {
    /// Under START, children of one to eight years are triaged by JumpSTART. No accuracy of its own was found: taken as
    /// START's [A].
    /// START: 32 studies pooled, 0.73 correct / 0.14 over / 0.10 under, normalised to sum to one [METASTART; the three
    /// numbers are from memory]. SALT: under-triage 9 % [Silvestri17]; over-triage taken equal to START's ("not
    /// different").
    pub fn of(system: TriageSystem) -> Accuracy {
        match system {
            TriageSystem::Start => Accuracy::of_all(0.144, 0.103),
            TriageSystem::Salt => Accuracy::of_all(0.144, 0.09),
        }
    }

    /// A second look under-triages half as often [A].
    pub fn second_look(self) -> Accuracy {
        Accuracy { under: self.under / 2.0, ..self }
    }

    /// From shares of all casualties, as studies print them, at the reference mix of 20 % immediate, 30 % delayed, 45 %
    /// minimal and 5 % dead.
    pub fn of_all(over: f64, under: f64) -> Accuracy {
        Accuracy { over: over / 0.75, under: under / 0.50 }
    }
}

impl Coalition {
    /// Of the triage system in force, unless the scenario says how often its crews err.
    pub(in crate::sim) fn field_accuracy(&self) -> Accuracy {
        let usual = Accuracy::of(self.triage_system());
        let (set, pct) = (self.scenario.triage_errors, |p: u8| f64::from(p) / 100.0);
        Accuracy { over: set.over_pct.map_or(usual.over, pct), under: set.under_pct.map_or(usual.under, pct) }
    }
}

/// The tag that a crew puts on a casualty of this true severity. Nobody tags a walking person dead, so the ends of the
/// scale err inwards only, and the dead are recognised.
pub fn tag(truth: Severity, accuracy: Accuracy, stream: &mut Stream) -> Severity {
    use Severity::{Dead, Delayed, Expectant, Immediate, Minimal};
    let roll = stream.unit();
    let (over, under) = (roll < accuracy.over, roll >= 1.0 - accuracy.under);
    match truth {
        Minimal if over => Delayed,
        Delayed if over => Immediate,
        Delayed if under => Minimal,
        Immediate if under => Delayed,
        Expectant if over => Immediate,
        Dead => Dead,
        Minimal | Delayed | Immediate | Expectant => truth,
    }
}
