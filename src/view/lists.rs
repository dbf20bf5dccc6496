//! Boards that are lists: resource requests and essential elements of information.

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
    /// Story time.
    pub needed_by_story: String,
    /// Not there when it was needed.
    pub late: bool,
    pub text: String,
    /// Why it was denied or asked back.
    pub reason: String,
    /// Whose it is, once sourced.
    pub from: String,
    /// When it arrives, once it is on its way.
    pub due: Option<SimTime>,
    /// The rest of ICS-213RR.
    pub details: Details,
    pub urgency: String,
    pub order: Logistics,
    /// (story time, who, what), oldest first.
    pub comments: Vec<(String, String, String)>,
    /// What came, once it has.
    pub came: Option<u32>,
    /// (column, story time, who), oldest first.
    pub path: Vec<(String, String, String)>,
    /// Columns to which this seat may move it.
    pub can: Vec<RequestState>,
}

/// One essential element of information.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EeiLine {
    /// Its number in `Say::ReportEei`.
    pub eei: u16,
    pub id: String,
    pub question: String,
    /// Names of the seats that are asked.
    pub of: String,
    /// Asked of this seat.
    pub mine: bool,
    /// When this seat owes its next answer.
    pub due: Option<SimTime>,
    pub overdue: bool,
    /// The last answer of each seat, as far as this seat may know.
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
        // What is still on its way only its sender knows.
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
