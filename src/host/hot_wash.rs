//! What the hot wash writes down: who said what, the improvement plan with the drafts that the drill suggests, and how many
//! forms were filled in.

use crate::drill::{Corrective, Drill, Element, ObservationKind, Phase, QUESTIONS};
use crate::report::{Words, actions};
use crate::words;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wash {
    pub said: Vec<(ObservationKind, String)>,
    pub plan: Vec<PlanLine>,
    pub forms: usize,
    /// The statements of a participant's form.
    pub statements: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PlanLine {
    pub what: Corrective,
    /// The table took it up; else the drill suggests it.
    pub agreed: bool,
}

/// In the language of the screen. The drill suggests nothing before it has ended.
pub fn wash(drill: &Drill) -> Wash {
    let report = Words::new(words::language());
    let x = drill.exercise();
    let said = x.observations.iter().map(|o| (o.what.kind, o.what.text.trim().to_owned())).collect();
    let agreed: Vec<Corrective> = drill.improvement_plan().iter().map(|one| one.what.clone()).collect();
    let mut plan: Vec<PlanLine> = agreed.iter().map(|what| PlanLine { what: what.clone(), agreed: true }).collect();
    if x.phase == Phase::HotWash {
        let open = actions(drill, &report, &[]).into_iter().skip(agreed.len());
        plan.extend(open.map(|a| PlanLine {
            what: Corrective {
                element: element(&a.element),
                issue: a.issue,
                action: a.action,
                owner: String::new(),
                due: String::new(),
                measure: a.measure.unwrap_or_default(),
                evidence: a.entries,
            },
            agreed: false,
        }));
    }
    let statements = QUESTIONS.iter().map(|q| report.say(&format!("feedback-{q}"))).collect();
    Wash { said, plan, forms: x.feedback.len(), statements }
}

/// From the key of the report's words.
fn element(key: &str) -> Element {
    match key.trim_start_matches("@poetc-") {
        "organization" => Element::Organization,
        "equipment" => Element::Equipment,
        "training" => Element::Training,
        "exercise" => Element::Exercise,
        _ => Element::Planning,
    }
}
