//! Resource requests in words.

use super::{clock, name};
use crate::drill::{Asked, Drill, RequestState, RequestStep, Supply, Urgency};
use crate::tr;

pub fn supply(kind: Supply) -> &'static str {
    match kind {
        Supply::RedCells => tr!("request-supply-red-cells"),
        Supply::Buses => tr!("request-supply-buses"),
        Supply::Staff => tr!("request-supply-staff"),
        Supply::Ventilators => tr!("request-supply-ventilators"),
        Supply::Other => tr!("request-supply-other"),
    }
}

pub fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Urgent => tr!("urgency-urgent"),
        Urgency::Routine => tr!("urgency-routine"),
        Urgency::Low => tr!("urgency-low"),
    }
}

/// The column of the board.
pub fn request_state(state: RequestState) -> &'static str {
    match state {
        RequestState::Asked => tr!("request-state-asked"),
        RequestState::Approved => tr!("request-state-approved"),
        RequestState::Denied => tr!("request-state-denied"),
        RequestState::Sourced => tr!("request-state-sourced"),
        RequestState::InTransit => tr!("request-state-in-transit"),
        RequestState::Arrived => tr!("request-state-arrived"),
        RequestState::Withdrawn => tr!("request-state-withdrawn"),
    }
}

/// “20 red-cell units for General Hospital”.
pub fn asked(drill: &Drill, asked: &Asked) -> String {
    let what = if asked.supply == Supply::Other {
        format!("{} × {}", asked.quantity, asked.text.trim())
    } else {
        format!("{} {}", asked.quantity, supply(asked.supply))
    };
    match asked.at {
        Some(at) => tr!("request-what-at", what = what, place = name::place(&drill.scenario, at)),
        None => what,
    }
}

/// One sentence for the journal.
pub(super) fn step(drill: &Drill, step: &RequestStep) -> String {
    let of = |n: u16| match drill.exercise().requests.get(usize::from(n)) {
        Some(r) => asked(drill, &r.asked),
        None => tr!("request-number", n = n + 1),
    };
    match step {
        RequestStep::Ask { asked: a } => {
            tr!("step-ask", what = asked(drill, a), time = clock::story_time(&drill.scenario, a.needed_by))
        }
        RequestStep::Approve { request } => tr!("step-approve", what = of(*request)),
        RequestStep::Deny { request, reason } => tr!("step-deny", what = of(*request), why = reason),
        RequestStep::Comment { request, text } => tr!("step-comment", what = of(*request), text = text.trim()),
        RequestStep::Source { request, from, at, .. } => {
            let place = at.map(|p| name::place(&drill.scenario, p));
            let whose = [Some(from.trim()), place].into_iter().flatten().filter(|s| !s.is_empty());
            tr!("step-source", what = of(*request), from = whose.collect::<Vec<_>>().join(", "))
        }
        RequestStep::Ship { request, takes } => tr!("step-ship", takes = *takes, what = of(*request)),
        RequestStep::Withdraw { request, reason } => tr!("step-withdraw", what = of(*request), why = reason),
    }
}
