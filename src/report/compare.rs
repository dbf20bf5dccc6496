//! Two runs side by side: the effect of a branch.

use super::chapters::{measure_name, measure_value};
use super::hotwash::Action;
use super::measure::{Measure, Value};
use super::{RunSummary, Words};
use crate::units::Span;
use serde::Serialize;

/// One measure of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CompareLine {
    pub measure: String,
    pub a: String,
    pub b: String,
    pub differs: bool,
}

/// The measures of two runs of one scenario, in the order of the summary; hospitals with arrivals in either.
pub fn compare(a: &RunSummary, b: &RunSummary) -> Vec<CompareLine> {
    let mut lines = Vec::new();
    let mut line = |measure: String, a: String, b: String| {
        let differs = a != b;
        lines.push(CompareLine { measure, a, b, differs });
    };
    let time = |s: Option<i64>| s.map_or("–".to_owned(), |s| Span::secs(s).to_string());
    line("Time played".into(), time(Some(a.sim_end_s)), time(Some(b.sim_end_s)));
    let numbers: [(&str, fn(&RunSummary) -> i64); 9] = [
        ("Casualties", |s| i64::from(s.patients.total)),
        ("Brought by EMS", |s| i64::from(s.patients.ems_transported)),
        ("Came on their own", |s| i64::from(s.patients.self_presented)),
        ("Still without hospital care", |s| i64::from(s.patients.waiting)),
        ("Died", |s| i64::from(s.patients.died())),
        ("Died who could have lived", |s| i64::from(s.patients.preventable_deaths)),
        ("Decisions taken", |s| i64::from(s.decisions.accepted)),
        ("Decisions refused", |s| i64::from(s.decisions.refused)),
        ("Injects fired", |s| i64::from(s.injects.fired)),
    ];
    for (measure, of) in numbers {
        line(measure.into(), of(a).to_string(), of(b).to_string());
    }
    line("Median wait, immediate".into(), time(a.waits_s.immediate.median), time(b.waits_s.immediate.median));
    line("Median wait, delayed".into(), time(a.waits_s.delayed.median), time(b.waits_s.delayed.median));
    for f in &a.facilities {
        let Some(other) = b.facilities.iter().find(|o| o.id == f.id) else { continue };
        if f.arrivals > 0 || other.arrivals > 0 {
            line(format!("Arrivals at {}", f.name), f.arrivals.to_string(), other.arrivals.to_string());
        }
    }
    lines
}

/// Every further measure of both, by name.
pub fn compare_measures(a: &[Measure], b: &[Measure], words: &Words) -> Vec<CompareLine> {
    let both = a.iter().filter_map(|m| Some((m, b.iter().find(|o| o.id == m.id)?)));
    let measured = both.filter(|(m, o)| m.value != Value::NotMeasured || o.value != Value::NotMeasured);
    measured.map(|(m, o)| line(measure_name(words, m), m, o, words)).collect()
}

/// The first drill's areas for improvement, tested again in the second, by name: with the measure that shows the
/// result, or as a question to participants.
pub fn tested_again(plan: &[Action], a: &[Measure], b: &[Measure], words: &Words) -> Vec<CompareLine> {
    let of = |all: &'_ [Measure], id: &str| all.iter().position(|m| m.id == id);
    let again = plan.iter().map(|action| {
        let item = words.with("tested-again", &[("item", &action.issue)]);
        let places = action.measure.as_deref().and_then(|id| Some((of(a, id)?, of(b, id)?)));
        match places {
            Some((one, other)) => line(item, &a[one], &b[other], words),
            None => {
                let owner = action.owner.clone().unwrap_or_else(|| words.say("missing"));
                CompareLine { measure: item, a: owner, b: words.say("tested-by-people"), differs: false }
            }
        }
    });
    again.collect()
}

fn line(measure: String, a: &Measure, b: &Measure, words: &Words) -> CompareLine {
    CompareLine { measure, a: measure_value(words, a), b: measure_value(words, b), differs: a.value != b.value }
}
