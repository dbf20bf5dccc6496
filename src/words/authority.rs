//! Who may order what, as the page `docs/AUTHORITY.md`: the table of `drill`, printed.

use super::decision_label;
use crate::drill::{ROLES, may, may_approve};
use crate::scenario::{DecisionKind, Role, defaults};

const INTRODUCTION: &str = "# Who may order what

This page is written by `sandtable docs` from the program itself. Do not edit it.

Every order goes through one door, which asks this table first. Whoever may not give an order is refused and told who
may; the refusal is in the journal.

* Seats of hospital command and long-term care order only at the places they command.
* Pause, pace, injects, bots and the end are the facilitator's alone. The facilitator takes no decisions: a decision for
  an empty seat is its bot's.
* Every seat may write messages (plain, ICS-213, situation reports), make notes and acknowledge what it was told.
* Co-facilitators share the facilitator's seat. Evaluators have no seat: they see everything, order nothing, and write
  observations and ratings. Observers see what hangs on the wall.
* While a real-world emergency lasts, nothing is taken but the word that it is over, and the end.

";

const REQUESTS: &str = "
Resource requests (ICS-213RR). Whoever leads the coalition has the coordinator's rights, whatever their role: the lead can
be handed over, and with it go `ActivateCoalition` and `AnnounceDistribution`. A hospital that gives something away may say
so (`Source`) and send it (`Ship`) itself. Only who asked can ask back.

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
    page += REQUESTS;
    page += &format!("| step | in a file | {} |\n", names.join(" | "));
    page += &format!("| --- | --- |{}\n", " :-: |".repeat(ROLES.len()));
    let player = |role| if role == Role::Facilitator { "" } else { "yes" };
    let approver = |role| if may_approve(role) { "yes" } else { "" };
    page += &format!("| Ask for something, ask it back | `Ask`, `Withdraw` | {} |\n", ROLES.map(player).join(" | "));
    page += &format!("| Approve or deny | `Approve`, `Deny` | {} |\n", ROLES.map(approver).join(" | "));
    page += &format!("| Say what it costs or lacks | `Comment` | {} |\n", ROLES.map(player).join(" | "));
    page += &format!("| Find it, send it | `Source`, `Ship` | {} |\n", ROLES.map(approver).join(" | "));
    page
}
