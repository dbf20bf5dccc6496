//! Which entries a seat may see, kept from one view to the next: a view walks new entries, not the whole journal.

use super::knowledge::Knowledge;
use crate::drill::{Control, Drill, Entry, Order, Say, What};
use crate::sim::Fact;
use crate::units::SeatId;
use std::collections::BTreeMap;

/// Kept beside one drill. An empty one gives the same views, later.
#[derive(Clone, Debug, Default)]
pub struct Log {
    seats: BTreeMap<SeatId, Seen>,
    /// Entries that were looked at for announcements.
    public_until: usize,
    /// Positions of entries that may be announcements to everyone.
    announced: Vec<usize>,
}

/// Positions in the journal, rising.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    until: usize,
    /// Lines of the seat's log.
    pub lines: Vec<usize>,
    /// Decisions, refused decisions and notes.
    pub marks: Vec<usize>,
}

impl Log {
    pub(super) fn seen(&mut self, knows: &Knowledge) -> &Seen {
        let seen = self.seats.entry(knows.seat).or_default();
        let entries = knows.drill.entries();
        let new = entries.get(seen.until..);
        let turned = |new: &[Entry]| !knows.everything() && new.iter().any(|e| turns(&e.what));
        if new.is_none_or(turned) {
            *seen = Seen::default();
        }
        for (at, entry) in entries.iter().enumerate().skip(seen.until) {
            if !knows.may_see_entry(entry) {
                continue;
            }
            if is_line(knows, entry) {
                seen.lines.push(at);
            }
            if is_mark(&entry.what) {
                seen.marks.push(at);
            }
        }
        seen.until = entries.len();
        seen
    }

    /// The newest announcement to everyone.
    pub(super) fn newest(&mut self, drill: &Drill, announcement: impl Fn(&Entry) -> Option<String>) -> Option<String> {
        let entries = drill.entries();
        if self.public_until > entries.len() {
            (self.public_until, self.announced) = (0, Vec::new());
        }
        let new = entries.iter().enumerate().skip(self.public_until);
        self.announced.extend(new.filter(|(_, e)| super::public::may_announce(&e.what)).map(|(at, _)| at));
        self.public_until = entries.len();
        self.announced.iter().rev().find_map(|at| announcement(&entries[*at]))
    }
}

/// After such an entry a player may see older entries that were hidden. The facilitator sees everything at once.
fn turns(what: &What) -> bool {
    match what {
        What::InjectFired { .. }
        | What::MoveBegan { .. }
        | What::MessageArrived { .. }
        | What::ReportArrived { .. }
        | What::RequestArrived { .. } => true,
        What::Happened(fact) => matches!(
            fact,
            Fact::CoalitionActivated
                | Fact::CallReceived { .. }
                | Fact::ReliefOrdered { .. }
                | Fact::ReliefBegan { .. }
        ),
        What::Ordered { order, .. } => matches!(
            **order,
            Order::Request(_)
                | Order::Say(Say::HandLead { .. })
                | Order::Control(Control::Reveal { .. } | Control::Deliver { .. } | Control::Hint { .. })
        ),
        What::Refused { .. }
        | What::InjectMissed { .. }
        | What::ExpectationMet { .. }
        | What::ExpectationMissed { .. }
        | What::Checked { .. }
        | What::TimeUp => false,
    }
}

fn is_mark(what: &What) -> bool {
    let note = || matches!(what.order(), Some(Order::Say(Say::Note { .. })));
    what.decision().is_some() || what.refused_decision().is_some() || note()
}

fn is_line(knows: &Knowledge, entry: &Entry) -> bool {
    !matches!(entry.what, What::Checked { .. }) && !super::timeline::is_small(knows, entry)
}
