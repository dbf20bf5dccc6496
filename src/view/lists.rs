//! Lists: resource requests and EEIs.

use super::knowledge::Knowledge;
use super::minutes;
use crate::drill::{Details, Logistics, Request, RequestState};
use crate::scenario::Eei;
use crate::units::{SeatId, SimTime};
use crate::words;

/// One card of the request board.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestLine {
    /// Its number in a `RequestStep`.
    pub request: u16,
    pub column: RequestState,
    /// “20 red-cell units for General Hospital”.
    pub what: String,
    pub by: String,
    pub quantity: u32,
    pub needed_by: SimTime,
    /// Scenario time.
    pub needed_by_story: String,
    /// Not delivered by the time of need.
    pub late: bool,
    pub text: String,
    /// Reason for denial or withdrawal.
    pub reason: String,
    /// The supplier, once sourced.
    pub from: String,
    /// Time of delivery, once en route.
    pub due: Option<SimTime>,
    /// The rest of ICS-213RR.
    pub details: Details,
    pub urgency: String,
    pub order: Logistics,
    /// (scenario time, author, text), oldest first.
    pub comments: Vec<(String, String, String)>,
    /// The quantity delivered.
    pub came: Option<u32>,
    /// (column, scenario time, seat), oldest first.
    pub path: Vec<(String, String, String)>,
    /// Columns that this seat may move it to.
    pub can: Vec<RequestState>,
}

/// One essential element of information.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EeiLine {
    /// Its number in `Say::ReportEei`.
    pub eei: u16,
    pub id: String,
    pub question: String,
    /// Names of the reporting seats.
    pub of: String,
    /// Due from this seat.
    pub mine: bool,
    /// When this seat's next report is due.
    pub due: Option<SimTime>,
    pub overdue: bool,
    /// The last report of each seat, as far as this seat may know.
    pub answers: Vec<EeiAnswer>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct EeiAnswer {
    pub seat: String,
    pub value: String,
    pub at: SimTime,
    pub story: String,
    pub age_min: i64,
    pub stale: bool,
}

pub(super) fn requests(knows: &Knowledge) -> Vec<RequestLine> {
    let all = knows.drill.exercise().requests.iter().enumerate();
    all.filter(|(_, r)| knows.may_see_request(r)).map(|(n, r)| request(knows, n, r)).collect()
}

fn request(knows: &Knowledge, n: usize, r: &Request) -> RequestLine {
    let scenario = knows.scenario();
    let now = knows.drill.now();
    let place = r.source.map(|at| words::place(scenario, at));
    let from = [Some(r.from.trim()), place].into_iter().flatten().filter(|s| !s.is_empty());
    let arrived = r.path.iter().find(|(state, ..)| *state == RequestState::Arrived).map(|(_, at, _)| *at);
    let over = matches!(r.state, RequestState::Denied | RequestState::Withdrawn);
    let step = |(state, at, by): &(RequestState, SimTime, Option<SeatId>)| {
        let who = by.map_or(String::new(), |s| words::seat(scenario, s).to_owned());
        (words::request_state(*state).to_owned(), words::story_time(scenario, *at), who)
    };
    let comment = |(at, by, text): &(SimTime, SeatId, String)| {
        (words::story_time(scenario, *at), words::seat(scenario, *by).to_owned(), text.clone())
    };
    RequestLine {
        request: n as u16,
        column: r.state,
        what: words::asked(knows.drill, &r.asked),
        by: words::seat(scenario, r.by).to_owned(),
        quantity: r.asked.quantity,
        needed_by: r.asked.needed_by,
        needed_by_story: words::story_time(scenario, r.asked.needed_by),
        late: !over && arrived.unwrap_or(now) > r.asked.needed_by,
        text: r.asked.text.clone(),
        reason: r.reason.clone(),
        from: from.collect::<Vec<_>>().join(", "),
        due: r.due,
        details: r.asked.details.clone(),
        urgency: words::urgency(r.asked.details.urgency).into(),
        order: r.order.clone(),
        comments: r.comments.iter().map(comment).collect(),
        came: arrived.map(|_| r.quantity_sent()),
        path: r.path.iter().map(step).collect(),
        can: r.state.next().iter().copied().filter(|to| knows.drill.may_move(knows.seat, r, *to)).collect(),
    }
}

pub(super) fn eei(knows: &Knowledge) -> Vec<EeiLine> {
    let all = knows.scenario().eei.iter().enumerate();
    let shown = all.filter(|(_, e)| knows.everything() || knows.hears_the_board() || e.of.contains(&knows.seat));
    shown.map(|(n, e)| element(knows, n as u16, e)).collect()
}

fn element(knows: &Knowledge, n: u16, e: &Eei) -> EeiLine {
    let (scenario, now) = (knows.scenario(), knows.drill.now());
    let due = knows.drill.eei_due(n, knows.seat);
    let names: Vec<&str> = e.of.iter().map(|s| words::seat(scenario, *s)).collect();
    let answer = |seat: &SeatId| {
        let mine = *seat == knows.seat;
        // Only the sender knows of a report in transit.
        let last = if mine { knows.drill.last_eei(n, *seat) } else { knows.drill.last_eei_received(n, *seat) };
        let last = last.filter(|_| knows.may_see_eei(*seat))?;
        Some(EeiAnswer {
            seat: words::seat(scenario, *seat).to_owned(),
            value: last.value.clone(),
            at: last.at,
            story: words::story_time(scenario, last.at),
            age_min: minutes(last.at, now),
            stale: now - last.at > e.stale_after,
        })
    };
    EeiLine {
        eei: n,
        id: e.id.clone(),
        question: words::text(&e.text).to_owned(),
        of: names.join(", "),
        mine: e.of.contains(&knows.seat),
        due,
        overdue: due.is_some_and(|d| d < now),
        answers: e.of.iter().filter_map(answer).collect(),
    }
}
