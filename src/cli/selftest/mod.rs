//! `sandtable selftest`: the engine against closed forms, and the medical model against its published tables.

mod census;
mod conditions;
mod policy;
mod queue;
mod tables;
mod triage;

use super::{Format, GOOD, NOT_GOOD, Output, print_json};
use serde::Serialize;
use std::io::IsTerminal;

/// One comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Check {
    pub id: String,
    pub source: String,
    pub expected: f64,
    pub measured: f64,
    /// Greatest allowed difference, in the unit of the value.
    pub tolerance: f64,
    pub pass: bool,
}

impl Check {
    pub fn new(id: impl Into<String>, source: &str, expected: f64, measured: f64, tolerance: f64) -> Check {
        let pass = (measured - expected).abs() <= tolerance;
        Check { id: id.into(), source: source.to_owned(), expected, measured, tolerance, pass }
    }
}

#[derive(Serialize)]
struct SelfTest {
    checks: Vec<Check>,
    passed: usize,
    failed: usize,
}

/// Every exact check (S1 to S5 and S10 of the validation table, and the source numbers of conditions).
pub fn all_checks(mut progress: impl FnMut(&str)) -> Vec<Check> {
    let parts: [(&str, fn() -> Vec<Check>); 6] = [
        ("survival tables", tables::checks),
        ("conditions", conditions::checks),
        ("evacuation and census", census::checks),
        ("triage policies", policy::checks),
        ("triage noise", triage::checks),
        ("queues", queue::checks),
    ];
    parts
        .into_iter()
        .flat_map(|(name, checks)| {
            progress(name);
            checks()
        })
        .collect()
}

pub fn selftest(output: Output) -> u8 {
    let watched = !output.quiet && std::io::stderr().is_terminal();
    let checks = all_checks(|name| {
        if watched {
            eprintln!("checking {name}…");
        }
    });
    let failed = checks.iter().filter(|c| !c.pass).count();
    let passed = checks.len() - failed;
    match output.format {
        Format::Json => print_json(&SelfTest { checks, passed, failed }),
        Format::Text => {
            for c in checks.iter().filter(|c| !output.quiet || !c.pass) {
                let mark = if c.pass { "ok  " } else { "FAIL" };
                say!(
                    "{mark} {:<34} expected {:>10.5}  measured {:>10.5}  tolerance {:.5}  ({})",
                    c.id,
                    c.expected,
                    c.measured,
                    c.tolerance,
                    c.source
                );
            }
            say!("{passed} passed, {failed} failed");
        }
    }
    if failed == 0 { GOOD } else { NOT_GOOD }
}
