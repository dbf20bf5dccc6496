//! Access to information. The only filter: all other files of this layer ask here.

mod facts;

pub use facts::{KEPT_BACK, kept_back};

use crate::drill::{Control, Drill, Entry, Order, Request, RequestStep, Say, What};
use crate::scenario::{Role, Scenario};
use crate::sim::{BedReport, Coalition, Live, Power, Task, Unit};
use crate::units::{InjectId, PlaceId, SeatId};

/// The drill as known to one seat.
pub(super) struct Knowledge<'a> {
    pub drill: &'a Drill,
    pub seat: SeatId,
    role: Role,
}

/// A facility's numbers and their source.
pub(super) enum Source<'a> {
    /// The seat's own staff.
    OwnEyes(BedReport),
    Reported(&'a BedReport),
    Nothing,
}

impl<'a> Knowledge<'a> {
    pub fn new(drill: &'a Drill, seat: SeatId) -> Knowledge<'a> {
        let role = drill.scenario.seats.get(seat).map_or(Role::CommunityAdvisor, |s| s.role);
        Knowledge { drill, seat, role }
    }

    pub fn scenario(&self) -> &'a Scenario {
        &self.drill.scenario
    }

    /// The facilitator sees the actual state.
    pub fn everything(&self) -> bool {
        self.role == Role::Facilitator
    }

    /// The actual state, for the functions of this file to filter.
    pub fn world(&self) -> &'a Coalition {
        self.drill.coalition()
    }

    pub fn live(&self) -> &'a Live {
        self.drill.coalition().truth()
    }

    /// Under the seat's own command: its staff counts the beds.
    pub fn commands(&self, at: PlaceId) -> bool {
        self.drill.commands(self.seat, at)
    }

    pub fn hears_the_board(&self) -> bool {
        self.drill.hears_the_board(self.seat)
    }

    /// The bed count behind the seat's number for a facility.
    pub fn count_of(&self, at: PlaceId) -> Option<BedReport> {
        match self.of_place(at) {
            Source::OwnEyes(report) => Some(report),
            Source::Reported(report) => Some(report.clone()),
            Source::Nothing => None,
        }
    }

    pub fn of_place(&self, at: PlaceId) -> Source<'a> {
        if self.everything() || self.commands(at) {
            return Source::OwnEyes(self.world().own_count(at));
        }
        match self.live().board.get(at) {
            Some(Some(report)) if self.hears_the_board() => Source::Reported(report),
            _ => Source::Nothing,
        }
    }

    /// The seat sees the scene: crews there report to it.
    pub fn sees_scenes(&self) -> bool {
        self.everything()
            || matches!(self.role, Role::Ems | Role::FireRescue)
            || (self.live().coalition_active
                && (self.role == Role::CoalitionCoordinator || self.drill.leads(self.seat)))
    }

    pub fn sees_unit(&self, unit: &Unit) -> bool {
        if self.everything() || matches!(self.role, Role::Ems | Role::FireRescue) {
            return true;
        }
        // A hospital knows its inbound patients, and sees those at its entrance.
        match &unit.task {
            Task::ToHospital { at, .. } | Task::Wall { at, .. } | Task::Handover { at } => self.commands(*at),
            Task::Ready { .. }
            | Task::Turnout { .. }
            | Task::ToSite { .. }
            | Task::Triaging { .. }
            | Task::Staged { .. }
            | Task::Loading { .. }
            | Task::Cleaning { .. }
            | Task::Home { .. }
            | Task::Busy { .. }
            | Task::Off { .. }
            | Task::Gone => false,
        }
    }

    /// No seat sees self-presenting casualties on the road.
    pub fn sees_walkers(&self) -> bool {
        self.everything()
    }

    /// The utility tells the EOC where power failed.
    pub fn power_is_out(&self, at: PlaceId) -> bool {
        let hears = self.everything() || self.role == Role::EmergencyManagement || self.commands(at);
        hears && self.live().facilities[at].power != Power::Mains
    }

    pub fn sees_shelters(&self) -> bool {
        self.everything()
            || matches!(self.role, Role::EmergencyManagement | Role::PublicHealth | Role::CommunityHealth)
            || self.live().coalition_active
    }

    pub fn may_see_inject(&self, inject: InjectId) -> bool {
        let fired = self.drill.exercise().row(inject).fired.is_some();
        let mine = self.drill.inject(inject).is_some_and(|i| i.goes_to(self.seat));
        self.everything() || (fired && mine)
    }

    /// Whether the message of this entry reached the seat at once.
    fn has_got(&self, number: u64) -> bool {
        self.drill.mail(number).is_some_and(|m| m.is_prompt() && m.to.contains(&self.seat))
    }

    /// The requester, the approvers, and the supplier.
    pub fn may_see_request(&self, request: &Request) -> bool {
        let gives = request.source.is_some_and(|at| self.commands(at));
        self.everything() || request.by == self.seat || self.drill.approves(self.seat) || gives
    }

    fn may_see_step(&self, entry: &Entry, step: &RequestStep) -> bool {
        let requests = &self.drill.exercise().requests;
        let request = match step.request() {
            Some(n) => requests.get(usize::from(n)),
            None => requests.iter().find(|r| r.number == entry.number),
        };
        entry.by == Some(self.seat) || request.is_some_and(|r| self.may_see_request(r))
    }

    /// EEI reports are open to the same seats as the bed board.
    pub fn may_see_eei(&self, by: SeatId) -> bool {
        self.everything() || by == self.seat || self.hears_the_board()
    }

    /// Whether the seat may read committed answers in an order of `by`: before the reveal only that seat itself, not
    /// even the facilitator.
    pub fn may_read(&self, by: Option<SeatId>, order: &Order) -> bool {
        let Order::Say(Say::Answer { inject, .. }) = order else { return true };
        let row = self.drill.exercise().rows.get(*inject);
        by == Some(self.seat) || row.is_some_and(|r| r.revealed.is_some())
    }

    /// Whether the entry may appear in this seat's log.
    pub fn may_see_entry(&self, entry: &Entry) -> bool {
        if matches!(entry.what, What::Checked { .. }) {
            return false;
        }
        if self.everything() {
            return true;
        }
        match &entry.what {
            What::Ordered { order, .. } => self.may_see_order(entry, order),
            What::Refused { .. } => entry.by == Some(self.seat),
            What::ReportArrived { report } => {
                let report = self.drill.exercise().eei.get(*report as usize);
                report.is_some_and(|r| r.seat != self.seat && self.may_see_eei(r.seat))
            }
            What::MessageArrived { message } => self.drill.mail(*message).is_some_and(|m| m.to.contains(&self.seat)),
            What::RequestArrived { request } => {
                let request = self.drill.exercise().requests.get(usize::from(*request));
                request.is_some_and(|r| self.may_see_request(r))
            }
            What::InjectFired { inject } => self.may_see_inject(*inject),
            What::Happened(fact) => self.may_see_fact(entry, fact),
            What::MoveBegan { .. } | What::TimeUp => true,
            What::InjectMissed { .. }
            | What::ExpectationMet { .. }
            | What::ExpectationMissed { .. }
            | What::Checked { .. } => false,
        }
    }

    fn may_see_order(&self, entry: &Entry, order: &Order) -> bool {
        let own = entry.by == Some(self.seat);
        match order {
            Order::Say(Say::Message { .. } | Say::General { .. } | Say::Sitrep { .. }) => {
                own || self.has_got(entry.number)
            }
            Order::Say(Say::ReportEei { .. }) => {
                let prompt =
                    self.drill.exercise().eei.iter().any(|r| r.number == entry.number && r.arrives == Some(r.at));
                own || (prompt && entry.by.is_some_and(|s| self.may_see_eei(s)))
            }
            Order::Say(Say::HandLead { .. }) => true,
            Order::Request(step) => self.may_see_step(entry, step),
            Order::Control(control) => self.may_see_control(entry, control),
            Order::Decide(_) | Order::Evaluate(_) => own,
            Order::Say(Say::Acknowledge { .. } | Say::Answer { .. } | Say::Note { .. }) => own,
        }
    }

    fn may_see_control(&self, entry: &Entry, control: &Control) -> bool {
        use Control as C;
        match control {
            C::RealEmergency | C::EmergencyOver { .. } | C::Reveal { .. } => true,
            C::Hint { inject } => self.may_see_inject(*inject),
            C::Deliver { .. } => self.has_got(entry.number),
            C::Begin | C::Pause { .. } | C::Resume | C::SetPace { .. } | C::Discuss | C::End | C::Jump => false,
            C::Fire { .. } | C::Hold { .. } | C::Release { .. } | C::Skip { .. } | C::Reschedule { .. } => false,
            C::Send { .. } | C::Recall { .. } | C::AdHoc { .. } | C::Close { .. } | C::NextMove => false,
            C::Checkpoint { .. } | C::Pressure { .. } | C::ByHand { .. } => false,
            C::Bot { .. } | C::Join { .. } | C::Sit { .. } | C::Leave { .. } => false,
        }
    }
}
