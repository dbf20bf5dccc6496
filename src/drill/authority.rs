//! Who may give which order: one table. What moves during a drill (the lead) is in `lead.rs`.

use super::{Control, Order, RequestStep, Say, may_approve};
use crate::scenario::{DecisionKind, Role};

/// Every role, in the order of the matrix.
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

/// May the role take decisions of the kind? The facilitator may do everything in a seat's stead only by taking the seat.
pub fn may(role: Role, kind: DecisionKind) -> bool {
    use DecisionKind as K;
    use Role as R;
    // A table: kinds to the left, who may to the right.
    #[rustfmt::skip]
    let roles: &[Role] = match kind {
        K::ActivateCommandCenter | K::OpenSurge | K::CancelElectives | K::ReverseTriage | K::SetDiversion
        | K::RecallStaff | K::TransferPatients => &[R::HospitalCommand],
        K::ReportStatus => &[R::HospitalCommand, R::LongTermCare],
        K::SetTriageSystem | K::SetReserve | K::RequestMutualAid => &[R::Ems],
        K::SetDestinationPolicy | K::SetQuota => &[R::Ems, R::CoalitionCoordinator],
        K::SendBuses => &[R::Ems, R::EmergencyManagement],
        K::MergeIncidents => &[R::Ems, R::FireRescue, R::EmergencyManagement],
        K::SetDispatchPolicy | K::SetPriorityPolicy | K::RelieveCrews | K::MoveUp => &[R::Ems],
        K::RequestAir | K::OpenStaging | K::OpenCollectionPoint | K::StandDown => &[R::Ems, R::FireRescue],
        K::SetHazardZone | K::MassDecontamination | K::SearchSector => &[R::FireRescue],
        K::WaterSupply | K::AssessStructure => &[R::FireRescue, R::EmergencyManagement],
        K::IssueHealthAlert => &[R::PublicHealth, R::PublicInformation],
        K::OpenFamilyCenter => &[R::PublicHealth, R::EmergencyManagement, R::CoalitionCoordinator],
        K::AllocateBlood => &[R::PublicHealth, R::CoalitionCoordinator],
        K::StaffShelter => &[R::PublicHealth, R::CommunityHealth],
        K::ActivateEoc | K::OrderEvacuation | K::ClearRoad | K::RestorePower => &[R::EmergencyManagement],
        K::OpenShelter | K::CloseShelter => &[R::EmergencyManagement, R::PublicHealth],
        K::CloseRoad => &[R::EmergencyManagement, R::FireRescue, R::Ems],
        K::WarnPublic => &[R::EmergencyManagement, R::PublicHealth, R::PublicInformation],
        K::ActivateCoalition | K::AnnounceDistribution => &[R::CoalitionCoordinator],
        K::RequestStatus => &[R::CoalitionCoordinator, R::Ems],
        K::SendRescueTeams => &[R::FireRescue, R::Ems],
        K::Retriage | K::TreatAndRelease => &[R::Ems],
        K::LockDown | K::AssignInterpreters => &[R::HospitalCommand],
        K::ConserveOxygen | K::OpenDecontamination | K::ReleaseStaff | K::LendStaff | K::SendSupplies
        | K::OfferTransfer | K::AcceptTransfer | K::RefuseTransfer | K::ShelterHospital
        | K::EvacuateHospital | K::StartDowntime | K::OpenAlternateSite | K::SetVisitors
        | K::OpenInformationCenter => &[R::HospitalCommand],
        K::ConserveFuel => &[R::HospitalCommand, R::LongTermCare],
        K::OpenNurseLine | K::DeclareCrisisStandards => &[R::PublicHealth],
        K::EvacuateResidents | K::AcceptStepDown => &[R::LongTermCare],
        K::Outreach => &[R::CommunityHealth, R::PublicHealth],
        K::CloseReferrals => &[R::CommunityHealth],
        K::EndorseMessage => &[R::CommunityAdvisor],
        K::ControlRumour => &[R::PublicInformation, R::EmergencyManagement],
        K::StartSurveillance | K::OpenPod | K::IssueIsolationGuidance | K::OrderEarlyDialysis | K::IssueWaterOrder => {
            &[R::PublicHealth]
        }
        K::OpenFatalityCenter => &[R::PublicHealth, R::EmergencyManagement],
        K::DeclareEmergency | K::RestoreZone | K::DeliverFuel | K::AssessDamage => &[R::EmergencyManagement],
        K::RequestOutsideHelp => &[R::EmergencyManagement, R::CoalitionCoordinator],
        K::ProvideTransport => &[R::EmergencyManagement, R::CommunityHealth],
        K::DrawCache => &[R::EmergencyManagement, R::PublicHealth, R::CoalitionCoordinator],
        K::ShelterInPlace | K::RunEarlySessions | K::ExtendHours => &[R::LongTermCare],
        K::SetPowerPlan => &[R::LongTermCare, R::HospitalCommand],
        K::CheckOnPeople | K::ProvideLanguages => &[R::CommunityHealth, R::PublicHealth],
        K::RegisterNeeds | K::OpenCommunityCenter => &[R::CommunityHealth, R::EmergencyManagement],
        K::RaiseBarrier => &[R::CommunityAdvisor, R::CommunityHealth],
        K::AnswerBarrier => &[R::PublicHealth, R::EmergencyManagement, R::CoalitionCoordinator],
        K::SetPriorities | K::ContestAllocation | K::PublishMessage => &[R::CommunityAdvisor],
        K::SharePicture | K::BrokerTransfer | K::AnnounceAllocation | K::TaskMember => &[R::CoalitionCoordinator],
        K::CallMeeting => &[R::CoalitionCoordinator, R::EmergencyManagement],
        K::RecordDecision => return role != R::Facilitator,
    };
    roles.contains(&role)
}

/// May the role give the order at all? A new order does not compile without its row here. Places, the lead, and what is
/// possible now come after.
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
            // Whoever commands a place may give away what is there.
            RequestStep::Source { .. } | RequestStep::Ship { .. } => {
                may_approve(role) || matches!(role, R::HospitalCommand | R::LongTermCare)
            }
        },
        // Evaluators have no seat; a facilitator who is alone writes for them.
        Order::Evaluate(_) => !player,
    }
}

/// The facilitator's alone, each of them.
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
