//! Resource requests in words.

use super::{clock, name};
use crate::drill::{Asked, Drill, RequestState, RequestStep, Supply, Urgency};
use crate::retold as format;

pub fn supply(kind: Supply) -> &'static str {
    match kind {
        Supply::RedCells => "red-cell units",
        Supply::Buses => "buses",
        Supply::Staff => "% more staff",
        Supply::Ventilators => "ventilators",
        Supply::Other => "of",
    }
}

pub fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Urgent => "urgent",
        Urgency::Routine => "routine",
        Urgency::Low => "low",
    }
}

/// The column of the board.
pub fn request_state(state: RequestState) -> &'static str {
    match state {
        RequestState::Asked => "asked",
        RequestState::Approved => "approved",
        RequestState::Denied => "denied",
        RequestState::Sourced => "sourced",
        RequestState::InTransit => "in transit",
        RequestState::Arrived => "arrived",
        RequestState::Withdrawn => "asked back",
    }
}

/// “20 red-cell units for General Hospital”.
pub fn asked(drill: &Drill, asked: &Asked) -> String {
    let what = match asked.supply {
        Supply::Other => format!("{} × {}", asked.quantity, asked.text.trim()),
        kind => format!("{} {}", asked.quantity, supply(kind)),
    };
    match asked.at {
        Some(at) => format!("{what} for {}", name::place(&drill.scenario, at)),
        None => what,
    }
}

/// One sentence for the journal.
pub(super) fn step(drill: &Drill, step: &RequestStep) -> String {
    let of = |n: u16| match drill.exercise().requests.get(usize::from(n)) {
        Some(r) => asked(drill, &r.asked),
        None => format!("request {}", n + 1),
    };
    match step {
        RequestStep::Ask { asked: a } => {
            format!("Asked for {}, needed by {}", asked(drill, a), clock::story_time(&drill.scenario, a.needed_by))
        }
        RequestStep::Approve { request } => format!("Approved: {}", of(*request)),
        RequestStep::Deny { request, reason } => format!("Denied: {} ({reason})", of(*request)),
        RequestStep::Comment { request, text } => format!("On {}: {}", of(*request), text.trim()),
        RequestStep::Source { request, from, at, .. } => {
            let place = at.map(|p| name::place(&drill.scenario, p));
            let whose = [Some(from.trim()), place].into_iter().flatten().filter(|s| !s.is_empty());
            format!("Sourced: {} from {}", of(*request), whose.collect::<Vec<_>>().join(", "))
        }
        RequestStep::Ship { request, takes } => format!("On its way, {takes}: {}", of(*request)),
        RequestStep::Withdraw { request, reason } => format!("Asked back: {} ({reason})", of(*request)),
    }
}
