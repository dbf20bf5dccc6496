//! Resource requests (ICS-213RR): asked, approved or denied, sourced, in transit, arrived; or asked back.

use super::{Drill, What};
use crate::scenario::{Effect, PlaceKind, Role};
use crate::sim::{Item, Refusal};
use crate::units::{PlaceId, SeatId, SimTime, Span};
use serde::{Deserialize, Serialize};

/// What can be asked for. All but the last change the simulated world when they arrive; that is kept in the books.
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

/// How soon it must be handled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Urgency {
    Urgent,
    #[default]
    Routine,
    Low,
}

/// What is asked for: one line of the form.
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
    /// What would do instead, and where it might be had.
    pub substitutes: String,
    /// Where and to whom it is brought, if it is no place of the map.
    pub deliver_to: String,
    /// Name and position of who asks.
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
    /// Somebody has it: whose stock it is, and the place if it is one of ours.
    Source {
        request: u16,
        from: String,
        at: Option<PlaceId>,
        order: Logistics,
    },
    /// Finance says what it thinks of the cost.
    Comment {
        request: u16,
        text: String,
    },
    /// It is on its way and takes this long.
    Ship {
        request: u16,
        takes: Span,
    },
    /// Asked back, while it is not yet on its way.
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
    /// Number of the entry that asked.
    pub number: u64,
    pub by: SeatId,
    pub asked: Asked,
    pub state: RequestState,
    /// Every column it has been in, since when, and by whom (nobody: it arrived).
    pub path: Vec<(RequestState, SimTime, Option<SeatId>)>,
    /// Why it was denied or asked back.
    pub reason: String,
    pub from: String,
    pub source: Option<PlaceId>,
    pub order: Logistics,
    /// Finance and others: when, who, what.
    pub comments: Vec<(SimTime, SeatId, String)>,
    pub due: Option<SimTime>,
    /// What went on its way, if that is less than was asked for.
    pub sent: Option<u32>,
}

impl Request {
    pub fn quantity_sent(&self) -> u32 {
        self.sent.unwrap_or(self.asked.quantity)
    }
}

/// Most requests of one drill.
const MOST: usize = 2000;
/// Longest way and latest need.
const LONGEST: Span = Span::hours(24 * 14);
const MOST_OF_IT: u32 = 100_000;

/// May the role approve, deny, source and ship requests of others? The lead may whatever its role.
pub fn may_approve(role: Role) -> bool {
    matches!(role, Role::CoalitionCoordinator | Role::EmergencyManagement)
}

impl RequestStep {
    /// The request that it is about; `None`: a new one.
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

    /// The column that it moves the request to; a comment moves nothing.
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
    /// The columns to which it can go from here by somebody's hand.
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
            // A hospital that gives something away says so itself.
            RequestStep::Source { at, .. } => approver || commands(*at),
            RequestStep::Ship { .. } => approver || commands(request.source),
            RequestStep::Withdraw { .. } => request.by == seat,
            RequestStep::Comment { .. } => approver || request.by == seat || commands(request.source),
        }
    }

    /// Would the seat be allowed to move the request to that column?
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

    /// The coordinator, emergency management, and whoever leads the coalition.
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

    /// Only blood is counted by the model; anything else is there if its owner says so. And only who commands the place
    /// can count it: somebody else's order goes out, and what is not there does not come.
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
                    // No more can be sent than is there, whoever ordered it.
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

    /// What was on its way and is due arrives.
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
