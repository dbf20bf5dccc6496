//! Properties of the reader of scenario files: it agrees with `ron`, and no input can break it.

use crate::scenarios::Packs;
use proptest::prelude::*;
use sandtable::scenario::text::{Kind, Node, parse};
use sandtable::scenario::{builtin, check_source};

/// A value in any layout, with spaces, comments, and trailing commas anywhere.
fn value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        any::<i32>().prop_map(|n| n.to_string()),
        (-1000i32..1000, 0u32..1_000_000).prop_map(|(a, b)| format!("{a}.{b}")),
        "\\PC{0,12}".prop_map(|s| format!("{s:?}")),
        "[ a-zé\n\"]{0,12}".prop_map(|s| format!("r##\"{s}\"##")),
        Just("true".to_string()),
        Just("false".to_string()),
        Just("None".to_string()),
        Just("()".to_string()),
        "[A-Z][a-z_]{0,6}".prop_map(|w| if w == "Some" { "Sum".into() } else { w }),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let gap = prop_oneof![Just(" "), Just("\n    "), Just(" // note\n"), Just("/* a /* b */ */"), Just("")];
        let comma = prop_oneof![Just(""), Just(","), Just(" ,\n")];
        let list = prop::collection::vec(inner.clone(), 0..4);
        let name = prop_oneof![Just(""), Just("Name"), Just("Other ")];
        prop_oneof![
            (list.clone(), comma.clone(), gap.clone()).prop_map(|(v, c, g)| bracket("[", &v, c, g, "]")),
            (name.clone(), list, comma.clone(), gap.clone()).prop_map(|(n, v, c, g)| bracket(
                &format!("{n}("),
                &v,
                c,
                g,
                ")"
            )),
            (name, prop::collection::vec(inner.clone(), 1..4), comma, gap).prop_map(|(n, v, c, g)| {
                let fields: Vec<String> = v.iter().enumerate().map(|(i, v)| format!("field_{i}:{g}{v}")).collect();
                bracket(&format!("{n}("), &fields, c, g, ")")
            }),
            inner.prop_map(|v| format!("Some({v})")),
        ]
    })
}

fn bracket(open: &str, values: &[String], comma: &str, gap: &str, close: &str) -> String {
    let comma = if values.is_empty() { "" } else { comma };
    format!("{open}{gap}{}{comma}{gap}{close}", values.join(&format!(",{gap}")))
}

/// Pieces in any order: mostly nonsense, sometimes valid.
fn rubble() -> impl Strategy<Value = String> {
    let pieces = [
        "(", ")", "[", "]", ",", "a:", "b:", "Name(", "1", "-2.5", "\"x\"", "true", "None", "Word", "1,", "\"y\",",
        "=", ";",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..9).prop_map(|v| v.join(" "))
}

fn ours(text: &str) -> bool {
    parse(text, 0).issues.is_empty()
}

fn theirs(text: &str) -> bool {
    ron::from_str::<ron::Value>(text).is_ok()
}

fn spans_are_whole(node: &Node, text: &str) -> bool {
    let (start, end) = (node.pos.start as usize, node.pos.end as usize);
    let inside = start <= end && text.get(start..end).is_some();
    inside
        && match &node.kind {
            Kind::List(items) => items.iter().all(|n| spans_are_whole(n, text)),
            Kind::Group(g) => {
                g.items.iter().all(|n| spans_are_whole(n, text))
                    && g.fields.iter().all(|f| spans_are_whole(&f.value, text))
            }
            _ => true,
        }
}

/// Reads anything, and every finding is inside the file.
fn survives(text: &str) -> Result<(), TestCaseError> {
    let parsed = parse(text, 0);
    for issue in &parsed.issues {
        let range = issue.pos.start as usize..issue.pos.end as usize;
        prop_assert!(text.get(range.clone()).is_some(), "{range:?} of {issue:?}");
        prop_assert!(!sandtable::words::said(&issue.hint).is_empty());
    }
    prop_assert!(parsed.root.iter().all(|n| spans_are_whole(n, text)));
    let lines = text.matches('\n').count() as u32 + 1;
    let loaded = check_source("plan.ron", text, &Packs);
    prop_assert!(loaded.scenario.is_some() == (loaded.errors() == 0));
    prop_assert!(
        loaded.findings.iter().all(|f| f.line >= 1 && f.line <= lines && f.column >= 1 && !f.hint.key.is_empty())
    );
    sandtable::words::findings(&loaded);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_value_that_ron_reads_we_read(text in value()) {
        prop_assert!(theirs(&text), "ron refuses {text}");
        prop_assert!(ours(&text), "we refuse {text}: {:?}", parse(&text, 0).issues);
        survives(&text)?;
    }

    #[test]
    fn what_ron_refuses_we_refuse(text in rubble()) {
        prop_assert_eq!(ours(&text), theirs(&text), "{}", text);
    }

    #[test]
    fn any_text_at_all_is_survived(text in "\\PC{0,80}") {
        survives(&text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_with_random_damage_is_survived(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, "[(){}\\[\\]\",:=;“é\\\\ \na-z0-9%+/*-]{0,6}"), 1..6),
        end in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut text: Vec<char> = builtin("starter").unwrap().chars().collect();
        for (at, len, put) in cuts {
            let start = at.index(text.len());
            let stop = (start + len).min(text.len());
            text.splice(start..stop, put.chars());
        }
        if let Some(end) = end {
            text.truncate(end.index(text.len()));
        }
        survives(&text.into_iter().collect::<String>())?;
    }
}

#[test]
fn deep_nesting_ends_in_a_finding() {
    for open in ["(", "[", "Some(", "(a: ", "{"] {
        let deep = open.repeat(200_000);
        assert!(!parse(&deep, 0).issues.is_empty());
    }
    let fair = format!("{}{}", "[".repeat(60), "]".repeat(60));
    assert!(parse(&fair, 0).issues.is_empty());
}

/// A mebibyte of anything must not take minutes: each of these once caused a quadratic step.
#[test]
fn long_garbage_is_read_in_one_pass() {
    let long = |piece: &str| piece.repeat((1 << 18) / piece.len());
    let plans = [
        long("a "),
        long("r#\"\n"),
        long("\"a\n"),
        long("a: ("),
        long("[,"),
        format!("Scenario({})", long("x: 1,")),
        format!("Scenario({}: 1)", long("x")),
        format!("Scenario(format: 1, id: \"a\", title: \"A\", injects: [{}])", long("(id: \"a\", at: 1),\n")),
        format!("Scenario(format: 1, id: \"a\", title: \"A\", roads: [{}])", long("(near: (1.0, 1.0)), ")),
        format!(
            "Scenario(format: 1, id: \"a\", title: \"A\", injects: [(id: \"b\", to: [{}], text: \"\")])",
            long("Emz, ")
        ),
    ];
    for text in plans {
        let loaded = check_source("long.ron", &text, &Packs);
        assert!(loaded.scenario.is_none() && loaded.errors() <= 20 && !loaded.render().is_empty());
    }
}
