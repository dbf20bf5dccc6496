//! After the exercise: hot wash records, and two drills side by side.

use crate::exercise::header;
use crate::report::{KING, played, set, text};
use sandtable::drill::{
    Bots, Control, Corrective, Drill, Element, Evaluate, Feedback, Observation, ObservationKind, Order, replay,
};
use sandtable::map::CoalitionMap;
use sandtable::report::measure::{Value, measures};
use sandtable::report::{Action, Options, Words, actions, compare_measures, measure_name, measure_value, tested_again};
use std::collections::BTreeSet;
use std::sync::Arc;

fn in_the_hot_wash(drill: &mut Drill, what: Evaluate) -> u64 {
    let facilitator = drill.scenario.facilitator();
    drill.submit(facilitator, what.into(), 0).expect("the facilitator may, also after the end")
}

/// Hot wash records are in the journal, and so in the report: requests beside strengths, the plan with the last action
/// on each issue, the counted forms. A replay has them too.
#[test]
fn hot_wash_records_are_in_the_report() {
    let mut drill = played("buses-on-the-bridge");
    let ask = Observation {
        kind: ObservationKind::Ask,
        text: "The county lends its radios".into(),
        seat: None,
        inject: None,
        of: None,
        evidence: vec![2],
    };
    in_the_hot_wash(&mut drill, Evaluate::Observe { what: ask });
    let mut plan =
        Corrective { issue: "No second channel".into(), action: "Buy radios".into(), ..Corrective::default() };
    in_the_hot_wash(&mut drill, Evaluate::Agree { what: plan.clone() });
    (plan.owner, plan.due, plan.element) = ("EMS".into(), "2027-03-01".into(), Element::Equipment);
    let last = in_the_hot_wash(&mut drill, Evaluate::Agree { what: plan.clone() });
    for answers in [vec![5, 4], vec![5, 0, 0, 0, 0, 0, 0, 0, 1, 4]] {
        let form = Feedback { answers, strengths: String::new(), needs: "More time".into() };
        in_the_hot_wash(&mut drill, Evaluate::Feedback { what: form });
    }
    let facilitator = drill.scenario.facilitator();
    let refused = [
        Evaluate::Agree { what: Corrective { action: " ".into(), ..plan } },
        Evaluate::Feedback { what: Feedback::default() },
        Evaluate::Feedback { what: Feedback { answers: vec![0, 0, 0, 0, 0, 0, 0, 0, 5], ..Feedback::default() } },
    ];
    for what in refused {
        drill.submit(facilitator, what.into(), 0).expect_err("half a form is no form");
    }
    let files = set(&drill, &Options::default());
    let table = text(&files, "tables/improvement-plan.csv");
    let row = format!("1,No second channel [{last}],Buy radios,Equipment,EMS,2027-03-01,agreed,");
    assert!(table.contains(&row), "{table}");
    assert_eq!(table.matches("No second channel").count(), 1, "the last word counts");
    let forms = text(&files, "tables/feedback.csv");
    assert!(forms.contains("structured and organized,0,0,0,0,2,"), "{forms}");
    assert!(forms.contains("1 little … 4 much),1,0,0,0,0,"), "{forms}");
    let page = text(&files, "after-action.html");
    let (asked, said) = (page.find("Requests to partners"), page.find("The county lends its radios"));
    assert!(asked.is_some() && asked < said && page.contains(&format!("href=\"#e{last}\"")), "{asked:?} {said:?}");
    let map = Arc::new(CoalitionMap::new(&drill.scenario));
    let (again, _) = replay(drill.scenario.clone(), map, drill.header().clone(), drill.entries());
    assert_eq!(set(&again, &Options::default())["after-action.html"], files["after-action.html"]);
}

/// Two drills of one scenario, the second without decisions: every shared measure appears once, with the value of each
/// drill's own report, and the first drill's areas for improvement are tested again by name.
#[test]
fn comparison_retests_areas_for_improvement() {
    let words = Words::default();
    let (a, b) = (&*KING, {
        let mut b = Drill::new(
            KING.scenario.clone(),
            Arc::new(CoalitionMap::new(&KING.scenario)),
            sandtable::drill::Header { bots: Bots::Nowhere, ..header(&KING.scenario) },
        );
        b.submit(b.scenario.facilitator(), Order::Control(Control::Begin), 0).expect("a drill can begin");
        b.advance_unattended(b.scenario.ends());
        b
    });
    let (of_a, of_b) = (measures(a), measures(&b));
    let lines = compare_measures(&of_a, &of_b, &words);
    let names: BTreeSet<&str> = lines.iter().map(|l| l.measure.as_str()).collect();
    assert_eq!(names.len(), lines.len(), "each once");
    for m in &of_a {
        let Some(other) = of_b.iter().find(|o| o.id == m.id) else { continue };
        let (one, two) = (measure_value(&words, m), measure_value(&words, other));
        let line = lines.iter().find(|l| l.measure == measure_name(&words, m));
        let unmeasured = m.value == Value::NotMeasured && other.value == Value::NotMeasured;
        assert_eq!(line.is_none(), unmeasured, "{}", m.id);
        assert!(line.is_none_or(|l| (&l.a, &l.b, l.differs) == (&one, &two, m.value != other.value)), "{}", m.id);
    }
    let plan = actions(&b, &words, &[]);
    assert!(plan.len() > 2, "with nobody deciding much is late");
    let mine = Action { issue: "Radios".into(), action: "Buy".into(), owner: Some("EMS".into()), ..plan[0].clone() };
    let plan = [plan, vec![Action { measure: None, ..mine }]].concat();
    let again = tested_again(&plan, &of_b, &of_a, &words);
    assert_eq!(again.len(), plan.len(), "no item is lost");
    for (item, line) in plan.iter().zip(&again) {
        assert!(line.measure.contains(&item.issue));
    }
    let late = plan.iter().zip(&again).find(|(p, _)| p.measure.as_deref().is_some_and(|m| m.starts_with("action--")));
    let (_, line) = late.expect("an expected action was missed");
    assert!(line.differs && line.a != line.b, "bots are in time with what nobody did: {line:?}");
    let by_people = again.last().expect("it is there");
    assert_eq!((by_people.a.as_str(), by_people.differs), ("EMS", false));
}
