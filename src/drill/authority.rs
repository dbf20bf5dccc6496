//! Authority table: which role may give which order. Rights that change during an exercise (the lead) are in `lead.rs`.

use super::{Control, Order, RequestStep, Say, may_approve};
use crate::scenario::{DecisionKind, Role};
use crate::sim::descriptor;

/// All roles, in the order of the matrix.
pub const ROLES: [Role; 11] = [
    Role::HospitalCommand,
    Role::Ems,
    Role::PublicHealth,
    Role::EmergencyManagement,
    Role::CoalitionCoordinator,
    Role::FireRescue,
    Role::LongTermCare,
    Role::CommunityHealth,
    Role::CommunityAdvisor,
    Role::PublicInformation,
    Role::Facilitator,
];

/// Whether the role may take decisions of this kind, by its descriptor. The facilitator takes none.
pub fn may(role: Role, kind: DecisionKind) -> bool {
    descriptor(kind).may.contains(&role)
}

/// Whether the role may give the order at all. A new order does not compile without a row here. Facility, lead, and
/// feasibility are checked later.
pub fn may_order(role: Role, order: &Order) -> bool {
    use Role as R;
    let player = role != R::Facilitator;
    match order {
        Order::Decide(decision) => may(role, decision.kind()),
        Order::Control(control) => !player && is_control(control),
        Order::Say(say) => match say {
            Say::Acknowledge { .. } | Say::Note { .. } | Say::HandLead { .. } => true,
            Say::Message { .. } | Say::General { .. } | Say::Sitrep { .. } => true,
            Say::Answer { .. } | Say::ReportEei { .. } => player,
        },
        Order::Request(step) => match step {
            RequestStep::Ask { .. } | RequestStep::Withdraw { .. } | RequestStep::Comment { .. } => player,
            RequestStep::Approve { .. } | RequestStep::Deny { .. } => may_approve(role),
            // A facility's command may give away its own stock.
            RequestStep::Source { .. } | RequestStep::Ship { .. } => {
                may_approve(role) || matches!(role, R::HospitalCommand | R::LongTermCare)
            }
        },
        // Evaluators have no seat; a facilitator without evaluators writes for them.
        Order::Evaluate(_) => !player,
    }
}

/// Reserved to the facilitator.
fn is_control(control: &Control) -> bool {
    use Control as C;
    match control {
        C::Begin | C::Pause { .. } | C::Resume | C::SetPace { .. } | C::Discuss | C::End => true,
        C::Fire { .. } | C::Hold { .. } | C::Release { .. } | C::Skip { .. } | C::Close { .. } | C::Hint { .. } => true,
        C::Reschedule { .. } => true,
        C::Send { .. } | C::Recall { .. } | C::Deliver { .. } | C::AdHoc { .. } | C::Reveal { .. } => true,
        C::NextMove | C::Pressure { .. } | C::Jump | C::ByHand { .. } | C::Checkpoint { .. } => true,
        C::Join { .. } | C::Sit { .. } | C::Leave { .. } | C::Bot { .. } => true,
        C::RealEmergency | C::EmergencyOver { .. } => true,
    }
}
