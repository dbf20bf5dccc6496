//! Resource requests (ICS-213RR): submitted, approved or denied, sourced, en route, delivered; or withdrawn.

use super::{Drill, What};
use crate::scenario::{Effect, PlaceKind, Role};
use crate::sim::{Item, Refusal};
use crate::units::{PlaceId, SeatId, SimTime, Span};
use serde::{Deserialize, Serialize};

/// What can be requested. All but the last change the simulated world on delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Supply {
    /// Red-cell units for a hospital.
    RedCells,
    /// Buses with drivers.
    Buses,
    /// Staff for a hospital, in percent of its usual staff.
    Staff,
    Ventilators,
    /// Anything else, named in the text.
    Other,
}

/// Priority.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Urgency {
    Urgent,
    #[default]
    Routine,
    Low,
}

/// One line of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub supply: Supply,
    pub quantity: u32,
    /// Where it is needed.
    pub at: Option<PlaceId>,
    pub needed_by: SimTime,
    /// Detailed description and reason, in the form's words.
    pub text: String,
    pub details: Details,
}

/// The rest of the requester's part of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    pub urgency: Urgency,
    /// Kind and type, size or capability: “Type III”, “O negative”.
    pub kind: String,
    /// Substitutes and suggested sources.
    pub substitutes: String,
    /// Delivery location and contact, if it is not a facility of the map.
    pub deliver_to: String,
    /// Name and position of the requester.
    pub requester: String,
}

/// The logistics part of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logistics {
    pub order_number: String,
    /// Name and number to call.
    pub contact: String,
    pub notes: String,
}

/// A step of a request. The number is its position in [`super::Exercise::requests`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RequestStep {
    Ask {
        asked: Box<Asked>,
    },
    Approve {
        request: u16,
    },
    Deny {
        request: u16,
        reason: String,
    },
    /// Sourced: the owner of the stock, and the facility if it is one of ours.
    Source {
        request: u16,
        from: String,
        at: Option<PlaceId>,
        order: Logistics,
    },
    /// Finance comments on the cost.
    Comment {
        request: u16,
        text: String,
    },
    /// En route, with the travel time.
    Ship {
        request: u16,
        takes: Span,
    },
    /// Withdrawn before it is en route.
    Withdraw {
        request: u16,
        reason: String,
    },
}

/// The columns of the board, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RequestState {
    Asked,
    Approved,
    Denied,
    Sourced,
    InTransit,
    Arrived,
    Withdrawn,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Number of the entry that submitted it.
    pub number: u64,
    pub by: SeatId,
    pub asked: Asked,
    pub state: RequestState,
    /// Every column so far, with time and seat (`None`: it was delivered).
    pub path: Vec<(RequestState, SimTime, Option<SeatId>)>,
    /// Reason for denial or withdrawal.
    pub reason: String,
    pub from: String,
    pub source: Option<PlaceId>,
    pub order: Logistics,
    /// Comments of finance and others: time, author, text.
    pub comments: Vec<(SimTime, SeatId, String)>,
    pub due: Option<SimTime>,
    /// The quantity sent, if less than requested.
    pub sent: Option<u32>,
}

impl Request {
    pub fn quantity_sent(&self) -> u32 {
        self.sent.unwrap_or(self.asked.quantity)
    }
}

/// Maximum requests per drill.
const MOST: usize = 2000;
/// Longest travel time, and latest time of need.
const LONGEST: Span = Span::hours(24 * 14);
const MOST_OF_IT: u32 = 100_000;

/// Whether the role may approve, deny, source, and send requests of others. The lead may in any role.
pub fn may_approve(role: Role) -> bool {
    matches!(role, Role::CoalitionCoordinator | Role::EmergencyManagement)
}

impl RequestStep {
    /// The request concerned; `None`: a new one.
    pub fn request(&self) -> Option<u16> {
        match self {
            RequestStep::Ask { .. } => None,
            RequestStep::Approve { request }
            | RequestStep::Deny { request, .. }
            | RequestStep::Source { request, .. }
            | RequestStep::Comment { request, .. }
            | RequestStep::Ship { request, .. }
            | RequestStep::Withdraw { request, .. } => Some(*request),
        }
    }

    /// The resulting column of the request; a comment has none.
    fn leads_to(&self) -> Option<RequestState> {
        Some(match self {
            RequestStep::Ask { .. } => RequestState::Asked,
            RequestStep::Approve { .. } => RequestState::Approved,
            RequestStep::Deny { .. } => RequestState::Denied,
            RequestStep::Source { .. } => RequestState::Sourced,
            RequestStep::Ship { .. } => RequestState::InTransit,
            RequestStep::Withdraw { .. } => RequestState::Withdrawn,
            RequestStep::Comment { .. } => return None,
        })
    }
}

impl RequestState {
    /// The columns that a person can move it to.
    pub fn next(self) -> &'static [RequestState] {
        use RequestState as S;
        match self {
            S::Asked => &[S::Approved, S::Denied, S::Withdrawn],
            S::Approved => &[S::Sourced, S::Denied, S::Withdrawn],
            S::Sourced => &[S::InTransit, S::Withdrawn],
            S::Denied | S::InTransit | S::Arrived | S::Withdrawn => &[],
        }
    }
}

impl Drill {
    pub(super) fn check_request(&self, seat: SeatId, step: &RequestStep) -> Result<(), Refusal> {
        if !self.begun() {
            return Err(Refusal::NotNow);
        }
        let Some(n) = step.request() else { return self.check_ask(seat, step) };
        let request = self.exercise.requests.get(usize::from(n)).ok_or(Refusal::NoSuchThing)?;
        if !self.may_step(seat, request, step) {
            return Err(Refusal::NotForThisSeat);
        }
        if let Some(to) = step.leads_to() {
            if request.state == to {
                return Err(Refusal::AlreadyDone);
            }
            if !request.state.next().contains(&to) {
                return Err(Refusal::NothingToDo);
            }
        }
        match step {
            RequestStep::Deny { reason, .. } | RequestStep::Withdraw { reason, .. } if reason.trim().is_empty() => {
                Err(Refusal::EmptyText)
            }
            RequestStep::Comment { text, .. } if text.trim().is_empty() => Err(Refusal::EmptyText),
            RequestStep::Source { from, at: None, .. } if from.trim().is_empty() => Err(Refusal::EmptyText),
            RequestStep::Source { at: Some(at), .. } => self.check_stock(seat, request, *at),
            RequestStep::Ship { takes, .. } if *takes < Span::ZERO || *takes > LONGEST => {
                Err(Refusal::TooMany { wanted: takes.as_mins() as u32, limit: LONGEST.as_mins() as u32 })
            }
            RequestStep::Ship { .. } => request.source.map_or(Ok(()), |at| self.check_stock(seat, request, at)),
            RequestStep::Ask { .. }
            | RequestStep::Approve { .. }
            | RequestStep::Deny { .. }
            | RequestStep::Withdraw { .. }
            | RequestStep::Comment { .. }
            | RequestStep::Source { at: None, .. } => Ok(()),
        }
    }

    fn may_step(&self, seat: SeatId, request: &Request, step: &RequestStep) -> bool {
        let approver = self.approves(seat);
        let commands = |at: Option<PlaceId>| at.is_some_and(|p| self.commands(seat, p));
        match step {
            RequestStep::Ask { .. } => true,
            RequestStep::Approve { .. } | RequestStep::Deny { .. } => approver,
            // A hospital decides itself on its own stock.
            RequestStep::Source { at, .. } => approver || commands(*at),
            RequestStep::Ship { .. } => approver || commands(request.source),
            RequestStep::Withdraw { .. } => request.by == seat,
            RequestStep::Comment { .. } => approver || request.by == seat || commands(request.source),
        }
    }

    /// Whether the seat may move the request to that column.
    pub fn may_move(&self, seat: SeatId, request: &Request, to: RequestState) -> bool {
        let approver = self.approves(seat);
        match to {
            RequestState::Approved | RequestState::Denied => approver,
            RequestState::Sourced => approver || self.scenario.seat(seat).role == Role::HospitalCommand,
            RequestState::InTransit => approver || request.source.is_some_and(|at| self.commands(seat, at)),
            RequestState::Withdrawn => request.by == seat,
            RequestState::Asked | RequestState::Arrived => false,
        }
    }

    /// The coordinator, emergency management, and the coalition lead.
    pub fn approves(&self, seat: SeatId) -> bool {
        self.scenario.seats.get(seat).is_some_and(|s| may_approve(s.role)) || self.leads(seat)
    }

    fn check_ask(&self, seat: SeatId, step: &RequestStep) -> Result<(), Refusal> {
        let RequestStep::Ask { asked } = step else { return Err(Refusal::NoSuchThing) };
        if seat == self.scenario.facilitator() {
            return Err(Refusal::NotForThisSeat);
        }
        if self.exercise.requests.len() >= MOST {
            return Err(Refusal::TooMany { wanted: MOST as u32 + 1, limit: MOST as u32 });
        }
        match asked.quantity {
            0 => return Err(Refusal::NothingToDo),
            wanted if wanted > MOST_OF_IT => return Err(Refusal::TooMany { wanted, limit: MOST_OF_IT }),
            _ => {}
        }
        if asked.needed_by < self.now() || asked.needed_by > self.now() + LONGEST {
            return Err(Refusal::TooLate);
        }
        if asked.supply == Supply::Other && asked.text.trim().is_empty() {
            return Err(Refusal::EmptyText);
        }
        let for_hospital = matches!(asked.supply, Supply::RedCells | Supply::Staff);
        match asked.at {
            Some(at) if at.index() >= self.scenario.places.len() => Err(Refusal::NoSuchThing),
            Some(at) if for_hospital && self.scenario.place(at).kind != PlaceKind::Hospital => {
                Err(Refusal::WrongPlace { at })
            }
            Some(at) => {
                let bound = matches!(self.scenario.seat(seat).role, Role::HospitalCommand | Role::LongTermCare);
                if bound && !self.commands(seat, at) { Err(Refusal::NotYourPlace { at }) } else { Ok(()) }
            }
            None if for_hospital => Err(Refusal::NoSuchThing),
            None => Ok(()),
        }
    }

    /// The model counts only blood; other resources exist if their owner says so. Only the facility's command can count
    /// stock: another seat's order is accepted, and missing stock does not arrive.
    fn check_stock(&self, seat: SeatId, request: &Request, at: PlaceId) -> Result<(), Refusal> {
        let Some(facility) = self.coalition.truth().facilities.get(at) else {
            return Err(Refusal::NoSuchThing);
        };
        let (wanted, there) = (request.asked.quantity, facility.blood.max(0) as u32);
        if request.asked.supply != Supply::RedCells || wanted <= there || !self.commands(seat, at) {
            return Ok(());
        }
        Err(Refusal::NotEnough { wanted, there })
    }

    pub(super) fn step_request(&mut self, seat: SeatId, step: RequestStep, number: u64) {
        let now = self.now();
        let moves_to = step.leads_to();
        let Some(n) = step.request() else {
            let (RequestStep::Ask { asked }, Some(state)) = (step, moves_to) else { return };
            self.exercise.requests.push(Request {
                number,
                by: seat,
                asked: *asked,
                state,
                path: vec![(state, now, Some(seat))],
                reason: String::new(),
                from: String::new(),
                source: None,
                order: Logistics::default(),
                comments: Vec::new(),
                due: None,
                sent: None,
            });
            return;
        };
        let Some(request) = self.exercise.requests.get_mut(usize::from(n)) else { return };
        if let Some(state) = moves_to {
            request.state = state;
            request.path.push((state, now, Some(seat)));
        }
        match step {
            RequestStep::Deny { reason, .. } | RequestStep::Withdraw { reason, .. } => request.reason = reason,
            RequestStep::Source { from, at, order, .. } => {
                (request.from, request.source, request.order) = (from, at, order);
            }
            RequestStep::Comment { text, .. } => request.comments.push((now, seat, text)),
            RequestStep::Ship { takes, .. } => {
                request.due = Some(now + takes);
                let source = request.source;
                if let (Supply::RedCells, Some(place)) = (request.asked.supply, source) {
                    // Limited to the available stock, in any seat's order.
                    let there = self.coalition.truth().facilities[place].blood.max(0) as u32;
                    request.sent = Some(request.asked.quantity.min(there));
                }
                let (supply, units) = (request.asked.supply, request.quantity_sent() as i32);
                self.exercise.wakes.insert(now + takes);
                if let (Supply::RedCells, Some(place)) = (supply, source) {
                    self.coalition.take_effect(&Effect::Blood { place, units: -units });
                    self.record_facts(Some(number));
                }
            }
            RequestStep::Ask { .. } | RequestStep::Approve { .. } => {}
        }
    }

    /// Delivers requests that have arrived.
    pub(super) fn requests_arrive(&mut self) {
        let now = self.now();
        for n in 0..self.exercise.requests.len() {
            let request = &mut self.exercise.requests[n];
            if request.state != RequestState::InTransit || request.due.is_none_or(|due| due > now) {
                continue;
            }
            request.state = RequestState::Arrived;
            request.path.push((RequestState::Arrived, now, None));
            let (asked, sent) = (request.asked.clone(), request.quantity_sent());
            let number = self.next_number();
            self.write(None, None, What::RequestArrived { request: n as u16 });
            let quantity = sent.min(MOST_OF_IT);
            match (asked.supply, asked.at) {
                (Supply::RedCells, Some(place)) => {
                    self.coalition.take_effect(&Effect::Blood { place, units: quantity as i32 });
                }
                (Supply::Buses, _) => self.coalition.take_effect(&Effect::Buses { count: quantity.min(100) as u16 }),
                (Supply::Staff, Some(place)) => self.coalition.staff_comes(place, quantity.min(100) as u8),
                (Supply::Ventilators, Some(place)) => {
                    self.coalition.supplies_arrive(place, Item::Ventilators, quantity.min(1000) as u16)
                }
                _ => {}
            }
            self.record_facts(Some(number));
        }
    }
}
