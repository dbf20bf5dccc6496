//! `docs/UX.md` states how each item of the design's checklist was checked: the named tests must exist.

use std::path::Path;

struct Row {
    number: u32,
    state: String,
    checks: Vec<String>,
}

fn rows() -> Vec<Row> {
    let text = std::fs::read_to_string("docs/UX.md").expect("docs/UX.md");
    let cells = |line: &str| line.trim_matches('|').split('|').map(|c| c.trim().to_owned()).collect::<Vec<_>>();
    let row = |line: &str| {
        let cells = cells(line);
        let number = cells.first()?.parse().ok()?;
        let checks = cells.get(3)?.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        Some(Row { number, state: cells.get(2)?.clone(), checks })
    };
    text.lines().filter(|l| l.starts_with("| ")).filter_map(row).collect()
}

fn exists(check: &str) -> bool {
    if let Some((file, test)) = check.split_once("::") {
        let named = |dir: &str| {
            let path = format!("tests/{dir}/{file}.rs");
            std::fs::read_to_string(path).is_ok_and(|code| code.contains(&format!("fn {test}(")))
        };
        return named("desktop") || named("core");
    }
    Path::new(check).exists()
}

#[test]
fn every_statement_has_a_row_and_every_check_it_names_exists() {
    let rows = rows();
    for wanted in (1..=35).chain(42..=48) {
        assert!(rows.iter().any(|r| r.number == wanted), "statement {wanted} has no row");
    }
    for row in &rows {
        assert!(["held", "partly", "no"].contains(&row.state.as_str()), "{}: {}", row.number, row.state);
        assert!(row.state == "no" || !row.checks.is_empty(), "statement {} names no check", row.number);
        for check in &row.checks {
            assert!(exists(check), "statement {}: there is no {check}", row.number);
        }
    }
}

#[test]
fn tidy_count_matches_its_table() {
    let text = std::fs::read_to_string("docs/UX.md").expect("docs/UX.md");
    let count = |state: &str| rows().iter().filter(|r| r.state == state).count();
    let line = format!("{} held, {} partly, {} not", count("held"), count("partly"), count("no"));
    assert!(text.contains(&line), "docs/UX.md should say: {line}");
}

#[test]
fn desktop_opens_no_socket() {
    let mut dirs = vec![std::path::PathBuf::from("src/app")];
    while let Some(dir) = dirs.pop() {
        for path in std::fs::read_dir(dir).expect("readable").flatten().map(|e| e.path()) {
            if path.is_dir() {
                dirs.push(path);
            } else {
                let code = std::fs::read_to_string(&path).expect("readable");
                assert!(!code.contains("std::net") && !code.contains("TcpListener"), "{}", path.display());
            }
        }
    }
}
