//! Who may order what, as the page `docs/AUTHORITY.md`: the table of `drill`, printed.

use super::decision_label;
use crate::drill::{ROLES, may};
use crate::scenario::{DecisionKind, defaults};

const INTRODUCTION: &str = "# Who may order what

This page is written by `sandtable docs` from the program itself. Do not edit it.

Every order goes through one door, which asks this table first. Whoever may not give an order is refused and told who
may; the refusal is in the journal.

* Seats of hospital command and long-term care order only at the places they command.
* Pause, pace, injects, bots and the end are the facilitator's alone. The facilitator takes no decisions: a decision for
  an empty seat is its bot's.
* Every seat may write messages, make notes and acknowledge what it was told.

";

/// The whole page in Markdown: a row for each kind of decision, a column for each role.
pub fn authority_page() -> String {
    let mut page = String::from(INTRODUCTION);
    let names = ROLES.map(|role| defaults::role_name(role).en);
    page += &format!("| decision | in a file | {} |\n", names.join(" | "));
    page += &format!("| --- | --- |{}\n", " :-: |".repeat(ROLES.len()));
    for kind in DecisionKind::ALL {
        let marks = ROLES.map(|role| if may(role, *kind) { "yes" } else { "" });
        page += &format!("| {} | `{kind:?}` | {} |\n", decision_label(*kind), marks.join(" | "));
    }
    page
}
