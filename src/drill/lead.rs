//! Coalition lead, command of facilities, and access to the bed board: rights that change during a drill.

use super::people::Hand;
use super::{Drill, Order, Say, authority};
use crate::scenario::{DecisionKind, PlaceKind, Role};
use crate::sim::{Decision, Refusal, descriptor};
use crate::units::{PlaceId, SeatId};

impl Drill {
    fn role(&self, seat: SeatId) -> Option<Role> {
        self.scenario.seats.get(seat).map(|s| s.role)
    }

    /// Leads the coalition: the coordinator, until handover.
    pub fn leads(&self, seat: SeatId) -> bool {
        match self.exercise.lead {
            Some(lead) => lead == seat,
            None => self.role(seat) == Some(Role::CoalitionCoordinator),
        }
    }

    /// Whether the seat may take decisions of the kind: by its role, or as the lead.
    pub fn may(&self, seat: SeatId, kind: DecisionKind) -> bool {
        let Some(role) = self.role(seat) else { return false };
        let leads = self.leads(seat);
        if descriptor(kind).lead_only {
            return leads;
        }
        authority::may(role, kind) || (leads && authority::may(Role::CoalitionCoordinator, kind))
    }

    /// Orders other than decisions: by the seat's role, or as the lead.
    pub(super) fn check_right(&self, hand: Hand, order: &Order) -> Result<(), Refusal> {
        // An evaluator's right belongs to a person: see `people.rs`.
        let Some(role) = hand.seat.and_then(|s| self.role(s)) else { return Ok(()) };
        let leads = hand.seat.is_some_and(|s| self.leads(s));
        let may =
            authority::may_order(role, order) || (leads && authority::may_order(Role::CoalitionCoordinator, order));
        match order {
            Order::Decide(_) => Ok(()),
            _ if may => Ok(()),
            Order::Control(_) => Err(Refusal::FacilitatorOnly),
            Order::Say(Say::Answer { .. } | Say::ReportEei { .. }) => Err(Refusal::NotAsked),
            Order::Say(
                Say::Acknowledge { .. }
                | Say::Message { .. }
                | Say::General { .. }
                | Say::Sitrep { .. }
                | Say::HandLead { .. }
                | Say::Note { .. },
            )
            | Order::Request(_)
            | Order::Evaluate(_) => Err(Refusal::NotForThisSeat),
        }
    }

    /// The seat's right, then the facility: hospital and long-term care seats command only their own.
    pub(super) fn may_decide(&self, seat: SeatId, decision: &Decision) -> Result<(), Refusal> {
        let kind = decision.kind();
        if !self.may(seat, kind) {
            return Err(Refusal::NotYours { kind });
        }
        let seat = self.scenario.seat(seat);
        let bound = matches!(seat.role, Role::HospitalCommand | Role::LongTermCare);
        match decision.commands() {
            Some(at) if bound && !seat.at.is_empty() && !seat.at.contains(&at) => Err(Refusal::NotYourPlace { at }),
            _ => Ok(()),
        }
    }

    /// A refusal must not reveal what the seat cannot know, such as blood stock at a facility of another seat. The
    /// order is accepted, and the available quantity arrives.
    pub(super) fn check_in_the_world(&self, seat: SeatId, decision: &Decision) -> Result<(), Refusal> {
        match (self.coalition.check(decision), decision) {
            (Err(Refusal::NotEnough { .. }), Decision::AllocateBlood { from, .. }) if !self.commands(seat, *from) => {
                Ok(())
            }
            (verdict, _) => verdict,
        }
    }

    /// Under the seat's own command: its staff counts the stock.
    pub fn commands(&self, seat: SeatId, at: PlaceId) -> bool {
        let (Some(seat), Some(place)) = (self.scenario.seats.get(seat), self.scenario.places.get(at)) else {
            return false;
        };
        let named = seat.at.is_empty() || seat.at.contains(&at);
        match seat.role {
            Role::HospitalCommand => place.kind == PlaceKind::Hospital && named,
            Role::LongTermCare => {
                named && matches!(place.kind, PlaceKind::LongTermCare | PlaceKind::Dialysis | PlaceKind::Clinic)
            }
            Role::EmergencyManagement => place.kind == PlaceKind::Shelter,
            Role::Ems
            | Role::PublicHealth
            | Role::CoalitionCoordinator
            | Role::FireRescue
            | Role::CommunityHealth
            | Role::CommunityAdvisor
            | Role::PublicInformation
            | Role::Facilitator => false,
        }
    }

    /// The bed board is open to the coordinator, the lead, and EMS; after activation, to every member.
    pub fn hears_the_board(&self, seat: SeatId) -> bool {
        matches!(self.role(seat), Some(Role::CoalitionCoordinator | Role::Ems))
            || self.leads(seat)
            || self.coalition.truth().coalition_active
    }

    /// The lead hands over; if no player holds the lead, the facilitator does.
    pub(super) fn check_hand_lead(&self, seat: SeatId, to: SeatId) -> Result<(), Refusal> {
        if !self.leads(seat) && seat != self.scenario.facilitator() {
            return Err(Refusal::NotForThisSeat);
        }
        if self.role(to).is_none_or(|role| role == Role::Facilitator) {
            return Err(Refusal::NoSuchThing);
        }
        let leads_already = self.exercise.lead.map_or(seat == to, |lead| lead == to);
        if leads_already { Err(Refusal::AlreadyDone) } else { Ok(()) }
    }
}
