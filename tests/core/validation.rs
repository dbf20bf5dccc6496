//! The validation table: its scenarios are sound, its rows play, and the committed page matches the program.

use sandtable::cli::validation::{Bench, fingerprint, play, rows};

fn page() -> String {
    std::fs::read_to_string("docs/VALIDATION.md").expect("docs/VALIDATION.md is committed")
}

/// The first two recorded runs of every row, or `SANDTABLE_CASES` runs: then their total digest must match too.
#[test]
fn committed_page_matches_its_runs() {
    let cases: Option<u32> = std::env::var("SANDTABLE_CASES").ok().and_then(|n| n.parse().ok());
    let page = page();
    let mut stale = Vec::new();
    for row in rows() {
        let runs = play(&row, 2);
        assert_eq!(runs[0].len(), runs[1].len(), "{}", row.id);
        let first_two = fingerprint(&runs);
        let section = page.split("\n## ").find(|s| s.starts_with(&format!("{}:", row.id))).unwrap_or("");
        let whole = cases.filter(|n| *n >= 200).map(|_| fingerprint(&play(&row, 200)));
        let fits = section.contains(&format!("first two `{first_two}`"));
        if !fits || whole.is_some_and(|w| !section.contains(&format!("all runs `{w}`"))) {
            stale.push(row.id);
        }
    }
    assert!(
        stale.is_empty(),
        "rows {stale:?} of docs/VALIDATION.md are not what the model gives now. Run\n    cargo run --release \
         --no-default-features -- selftest --validation --out docs/VALIDATION.md\nand read what has changed."
    );
}

#[test]
fn every_row_of_the_table_exists_once() {
    let page = page();
    for n in 1..=13 {
        assert_eq!(
            page.matches(&format!("\n| S{n} | ")).count(),
            if [1, 2, 3, 4, 5, 10].contains(&n) { 2 } else { 1 },
            "S{n}"
        );
    }
    assert!(!page.contains("| not run |"));
}

/// `check` must also accept shipped scenarios; a note is allowed, because history happened to real places.
#[test]
fn validation_scenarios_have_no_errors() {
    for row in rows() {
        let bench = Bench::of(&row);
        assert_eq!(bench.scenarios.len(), row.scenarios.len(), "{}", row.id);
    }
    let files = std::fs::read_dir("scenarios/validation").expect("it is there").count();
    let named: std::collections::BTreeSet<&str> = rows().iter().flat_map(|r| r.scenarios.to_vec()).collect();
    assert_eq!(files, named.len(), "every file belongs to a row");
}
