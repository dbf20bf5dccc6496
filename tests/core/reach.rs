//! Injects that can or can never be released: the check proves it from the conditions, for all actions of the players.

use crate::scenarios::Packs;
use sandtable::scenario::check_source;

const GROUND: &str = "Scenario(format: 1, id: \"x\", title: \"X\", length: \"60 min\",
    sites: [ (id: \"mill\", at: (10.0, 10.0)) ], casualties: [ (immediate: 2) ],
    places: [ (id: \"north\", name: \"North\", kind: Hospital, at: (10.0, 10.1), beds: [ (kind: Ed, staffed: 4) ]),
              (id: \"base\", name: \"Base\", kind: EmsBase, at: (10.0, 10.05), als: 2) ],
    eei: [ (id: \"beds\", text: \"Beds?\", of: Ems) ],";

fn findings(body: &str) -> Vec<String> {
    let loaded = check_source("x.ron", &format!("{GROUND}\n{body},\n)"), &Packs);
    loaded.findings.iter().map(|f| f.code.clone()).collect()
}

#[test]
fn unreleasable_injects_are_found() {
    let cases = [
        ("W-INJ-01", r#"injects: [ (id: "a", text: "A", when: Flag("dark")) ]"#),
        ("W-INJ-01", r#"injects: [ (id: "a", text: "A", when: After("+0:40"), not_after: "+0:30") ]"#),
        (
            "W-INJ-01",
            r#"injects: [ (id: "a", text: "A", when: All([ HeldFor("20 min", After("+0:10")), Not(After("+0:25")) ])) ]"#,
        ),
        ("W-INJ-02", r#"injects: [ (id: "a", text: "A", at: "+0:10", stage: Draft) ]"#),
        ("W-MOV-01", r#"moves: [ (id: "one"), (id: "two", when: Flag("f")) ]"#),
        (
            "W-INJ-01",
            r#"injects: [ (id: "a", text: "A", at: "+0:05", to: Ems), (id: "b", text: "B", when: Told(who: PublicHealth, inject: "a")) ]"#,
        ),
        ("W-INJ-01", r#"injects: [ (id: "a", text: "A", when: Reported(eei: "beds", by: PublicHealth)) ]"#),
        ("W-INJ-01", r#"injects: [ (id: "a", text: "A", when: Metric(Died, AtLeast, 50)) ]"#),
        ("W-INJ-01", r#"injects: [ (id: "a", text: "A", when: NOf(2, [ Flag("x"), Flag("y"), After("+0:01") ])) ]"#),
        (
            "W-INJ-01",
            r#"injects: [ (id: "a", text: "A", when: All([ After("+0:20"), Not(Any([ After("+0:20"), Flag("x") ])) ])) ]"#,
        ),
        ("W-INJ-01", r#"injects: [ (id: "a", text: "A", when: After("+0:50"), held_for: "20 min") ]"#),
        (
            "W-INJ-01",
            r#"injects: [ (id: "a", text: "A", at: "+0:30"), (id: "b", text: "B", when: Fired(inject: "a", for_at_least: "10 min"), not_after: "+0:35") ]"#,
        ),
        (
            "W-INJ-01",
            r#"moves: [ (id: "one"), (id: "two", at: "+0:40") ], injects: [ (id: "a", text: "A", when: After("+0:01"), in_move: "two", not_after: "+0:30") ]"#,
        ),
    ];
    for (code, body) in cases {
        assert_eq!(findings(body), [code], "{body}");
    }
}

#[test]
fn releasable_injects_have_no_finding() {
    let cases = [
        r#"injects: [ (id: "a", text: "A", when: Flag("f")), (id: "b", text: "B", at: "+0:10", effects: [ Flag(name: "f") ]) ]"#,
        r#"injects: [ (id: "a", text: "A", when: Flag("f"), not_after: "+0:30", otherwise: "c"), (id: "b", text: "B", at: "+0:10", effects: [ Flag(name: "f") ]), (id: "c", text: "C") ]"#,
        r#"injects: [ (id: "a", text: "A", when: Any([ Flag("none"), After("+0:10") ])) ]"#,
        r#"injects: [ (id: "a", text: "A", when: HeldFor("20 min", Not(After("+0:30")))) ]"#,
        r#"injects: [ (id: "a", text: "A", when: NOf(2, [ Reported(eei: "beds", within: "10 min"), Knows(who: Ems, beds_of: "north"), Bot(Ems) ])) ]"#,
        r#"injects: [ (id: "a", text: "A", when: All([ After("+0:10"), Not(After("+0:20")) ]), repeat: (most: 3, every: "3 min")) ]"#,
        r#"injects: [ (id: "q", kind: Question, at: "+0:05", text: "Q", options: ["Yes", "No"]), (id: "a", text: "A", when: Answered(inject: "q", choice: "No", by: Ems)) ]"#,
        r#"injects: [ (id: "a", text: "A", at: "+0:05", to: Ems, cc: PublicHealth), (id: "b", text: "B", when: All([ Told(who: [Ems, PublicHealth], inject: "a"), Acknowledged(inject: "a", by: Ems) ])) ]"#,
        r#"moves: [ (id: "one"), (id: "two", when: Decided(kind: ActivateEoc)) ], injects: [ (id: "a", text: "A", when: InMove("two")) ]"#,
        r#"injects: [ (id: "a", text: "A", when: Any([ After("+0:05"), Fired(inject: "b", for_at_least: "5 min") ])), (id: "b", text: "B", when: Fired(inject: "a", for_at_least: "5 min")) ]"#,
    ];
    for body in cases {
        assert_eq!(findings(body), Vec::<String>::new(), "{body}");
    }
}

/// A renamed test must not leave a false reference.
#[test]
fn reliability_page_names_existing_tests() {
    let page = std::fs::read_to_string("docs/RELIABILITY.md").expect("it is there");
    let named = page.split('`').filter(|w| w.contains("::") && !w.contains(' ') && w.matches("::").count() == 1);
    let named: Vec<(&str, &str)> = named.filter_map(|w| w.split_once("::")).filter(|(m, _)| *m != "module").collect();
    assert!(named.len() > 30, "only {}", named.len());
    for (module, test) in named {
        let file = std::fs::read_to_string(format!("tests/core/{module}.rs")).unwrap_or_default();
        assert!(file.contains(&format!("fn {test}(")), "{module}::{test} is not there");
    }
}
