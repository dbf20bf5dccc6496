//! Who may give which order: one table. What moves during a drill (the lead) is in `lead.rs`.

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
    let roles: &[Role] = match kind {
        K::ActivateCommandCenter
        | K::OpenSurge
        | K::CancelElectives
        | K::ReverseTriage
        | K::SetDiversion
        | K::RecallStaff
        | K::TransferPatients => &[R::HospitalCommand],
        K::ReportStatus => &[R::HospitalCommand, R::LongTermCare],
        K::SetTriageSystem | K::SetReserve | K::RequestMutualAid => &[R::Ems],
        K::SetDestinationPolicy | K::SetQuota => &[R::Ems, R::CoalitionCoordinator],
        K::SendBuses => &[R::Ems, R::EmergencyManagement],
        K::MergeIncidents => &[R::Ems, R::FireRescue, R::EmergencyManagement],
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
        K::ConserveOxygen
        | K::OpenDecontamination
        | K::ReleaseStaff
        | K::LendStaff
        | K::SendSupplies
        | K::OfferTransfer
        | K::AcceptTransfer
        | K::RefuseTransfer
        | K::ShelterInPlace
        | K::EvacuateHospital
        | K::StartDowntime
        | K::OpenAlternateSite
        | K::SetVisitors
        | K::OpenInformationCenter => &[R::HospitalCommand],
        K::ConserveFuel => &[R::HospitalCommand, R::LongTermCare],
        K::OpenNurseLine | K::DeclareCrisisStandards => &[R::PublicHealth],
        K::EvacuateResidents | K::AcceptStepDown => &[R::LongTermCare],
        K::Outreach => &[R::CommunityHealth, R::PublicHealth],
        K::CloseReferrals => &[R::CommunityHealth],
        K::EndorseMessage => &[R::CommunityAdvisor],
        K::ControlRumour => &[R::PublicInformation, R::EmergencyManagement],
        K::RecordDecision => return role != R::Facilitator,
    };
    roles.contains(&role)
}
