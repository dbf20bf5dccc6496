//! Decisions in words: verb first on a button, one line of what it does and costs, one sentence in the journal.

use super::{community, ems, facility, name};
use crate::retold as format;
use crate::scenario::{DecisionKind, Scenario};
use crate::sim::{Decision, Diversion, Languages};

/// Verb first, for a button.
pub fn decision_label(kind: DecisionKind) -> &'static str {
    use DecisionKind as K;
    match kind {
        K::ActivateCommandCenter => "Activate the command center",
        K::ReportStatus => "Report beds and status",
        K::OpenSurge => "Open surge beds",
        K::CancelElectives => "Cancel elective surgery",
        K::ReverseTriage => "Discharge early",
        K::SetDiversion => "Set diversion",
        K::RecallStaff => "Recall staff",
        K::TransferPatients => "Transfer patients",
        K::SetTriageSystem => "Set the triage system",
        K::SetDestinationPolicy => "Set the destination policy",
        K::SetQuota => "Cap a hospital",
        K::SendBuses => "Send buses for the walking",
        K::RequestMutualAid => "Request mutual aid",
        K::MergeIncidents => "Merge the two incidents",
        K::SetReserve => "Set the 911 reserve",
        K::SetDispatchPolicy | K::SetPriorityPolicy | K::RequestAir | K::OpenStaging | K::OpenCollectionPoint => {
            ems::label(kind)
        }
        K::StandDown | K::RelieveCrews | K::MoveUp | K::SetHazardZone | K::MassDecontamination => ems::label(kind),
        K::SearchSector | K::WaterSupply | K::AssessStructure => ems::label(kind),
        K::IssueHealthAlert => "Issue a health alert",
        K::OpenFamilyCenter => "Open a family center",
        K::AllocateBlood => "Allocate blood",
        K::StaffShelter => "Staff a shelter",
        K::ActivateEoc => "Activate the EOC",
        K::OpenShelter => "Open a shelter",
        K::CloseShelter => "Close a shelter",
        K::OrderEvacuation => "Order an evacuation",
        K::ClearRoad => "Clear a road",
        K::CloseRoad => "Close the roads around a site",
        K::RestorePower => "Restore power first",
        K::WarnPublic => "Warn the public",
        K::ActivateCoalition => "Activate the coalition",
        K::RequestStatus => "Ask all hospitals for status",
        K::AnnounceDistribution => "Announce a distribution rule",
        K::SendRescueTeams => "Send rescue teams",
        K::Retriage => "Triage everybody again",
        K::TreatAndRelease => "Treat and release at the scene",
        K::LockDown => "Lock the doors",
        K::AssignInterpreters => "Assign interpreters",
        K::ConserveFuel => "Conserve generator fuel",
        K::OpenNurseLine => "Open the nurse line",
        K::DeclareCrisisStandards => "Declare crisis standards of care",
        K::EvacuateResidents => "Evacuate residents",
        K::AcceptStepDown => "Accept step-down patients",
        K::Outreach => "Reach out to a zone",
        K::CloseReferrals => "Follow referrals up",
        K::EndorseMessage => "Stand behind the message",
        K::ControlRumour => "Answer the rumor",
        K::RecordDecision => "Record a decision",
        _ => facility::label(kind).unwrap_or_else(|| community::label(kind)),
    }
}

/// What it does and what it costs, one line.
pub fn decision_hint(kind: DecisionKind) -> &'static str {
    use DecisionKind as K;
    match kind {
        K::ActivateCommandCenter => "Reports get faster; needed before surge.",
        K::ReportStatus => {
            "Your true numbers are on the bed board a minute later; about ten before the coalition is active."
        }
        K::OpenSurge => "More places in 20 to 45 min; staff are stretched and outcomes suffer.",
        K::CancelElectives => "Operating rooms come free as cases end.",
        K::ReverseTriage => "About 8 % of ward patients go home within 1 to 4 h.",
        K::SetDiversion => "Ambulances go elsewhere; people who walk in still come.",
        K::RecallStaff => "A fifth more staff in 30 to 90 min.",
        K::TransferPatients => "Transport comes in about half an hour; boarders go first.",
        K::SetTriageSystem => "SALT under-triages a little less than START.",
        K::SetDestinationPolicy => "How ambulances choose; they see only reported beds.",
        K::SetQuota => "At most this many by ambulance to one hospital.",
        K::SendBuses => "30 walking patients a trip, 15 min to load.",
        K::RequestMutualAid => "Ambulances from a neighbor, after their travel time.",
        K::MergeIncidents => "Frees units that answer the wrong call card.",
        K::SetReserve => "Share of the fleet kept for other 911 calls.",
        K::SetDispatchPolicy | K::SetPriorityPolicy | K::RequestAir | K::OpenStaging | K::OpenCollectionPoint => {
            ems::hint(kind)
        }
        K::StandDown | K::RelieveCrews | K::MoveUp | K::SetHazardZone | K::MassDecontamination => ems::hint(kind),
        K::SearchSector | K::WaterSupply | K::AssessStructure => ems::hint(kind),
        K::IssueHealthAlert => "Fewer people come to EDs without need.",
        K::OpenFamilyCenter => "Families leave the EDs; stays there get shorter.",
        K::AllocateBlood => "Red cells arrive 30 min later.",
        K::StaffShelter => "A health team on site halves referrals.",
        K::ActivateEoc => "Needed before shelters and evacuations.",
        K::OpenShelter => "Takes evacuees up to its capacity.",
        K::CloseShelter => "Nobody new is let in.",
        K::OrderEvacuation => "People of the zone leave within the hour.",
        K::ClearRoad => "A crew needs about 25 min.",
        K::CloseRoad => "150 m around the site, for everybody.",
        K::RestorePower => "A utility crew needs about 40 min.",
        K::WarnPublic => "More people know where help is.",
        K::ActivateCoalition => "Reports reach all members in a minute; hospitals report every 15 min.",
        K::RequestStatus => "Each hospital counts and answers in 4 to 9 min.",
        K::AnnounceDistribution => "Replaces the EMS destination policy.",
        K::SendRescueTeams => "Those still trapped are out in half the time; holds two crews for 40 min.",
        K::Retriage => "A second look finds half of the under-triaged; holds two crews for 40 min.",
        K::TreatAndRelease => "The walking go home from the scene in 20 to 60 min; holds two crews.",
        K::LockDown => "Families wait elsewhere, stays get shorter.",
        K::AssignInterpreters => "Stays of people with limited English get a fifth shorter; takes 1 % of staff.",
        K::ConserveFuel => "Fuel lasts half as long again; half the operating rooms stop.",
        K::OpenNurseLine => "Fewer people come to EDs without need.",
        K::DeclareCrisisStandards => "Needed before crisis surge; care gets worse for everybody there.",
        K::EvacuateResidents => "Vans of eight every 12 min after half an hour; moving frail people harms.",
        K::AcceptStepDown => "Up to eight ward patients leave the busiest hospital within 3 h.",
        K::Outreach => "A fifth more of its people find a shelter.",
        K::CloseReferrals => "Referrals close in about an hour instead of three.",
        K::EndorseMessage => "More people believe the health alert.",
        K::ControlRumour => "Onlookers leave the roads, the worried stay at home.",
        K::RecordDecision => "Anything the simulation has no button for.",
        _ => facility::hint(kind).unwrap_or_else(|| community::hint(kind)),
    }
}

/// Heading under which a choice is listed.
pub fn group(kind: DecisionKind) -> &'static str {
    use DecisionKind as K;
    match kind {
        K::ActivateCommandCenter | K::ReportStatus | K::SetDiversion | K::LockDown => "Command",
        K::OpenSurge | K::CancelElectives | K::ReverseTriage | K::RecallStaff | K::TransferPatients => "Make room",
        K::DeclareCrisisStandards | K::AcceptStepDown => "Make room",
        K::OfferTransfer | K::AcceptTransfer | K::RefuseTransfer | K::OpenAlternateSite => "Make room",
        K::ReleaseStaff | K::LendStaff => "Make room",
        K::ShelterHospital | K::EvacuateHospital | K::OpenDecontamination | K::SetVisitors => "Command",
        K::ConserveOxygen | K::SendSupplies | K::StartDowntime => "Supplies",
        K::OpenInformationCenter => "People",
        K::SetTriageSystem | K::MergeIncidents | K::SendRescueTeams | K::Retriage | K::TreatAndRelease => "Scene",
        K::SetDispatchPolicy | K::SetPriorityPolicy | K::RequestAir | K::OpenStaging | K::OpenCollectionPoint => {
            ems::group(kind)
        }
        K::StandDown | K::RelieveCrews | K::MoveUp | K::SetHazardZone | K::MassDecontamination => ems::group(kind),
        K::SearchSector | K::WaterSupply | K::AssessStructure => ems::group(kind),
        K::SetDestinationPolicy | K::SetQuota | K::AnnounceDistribution => "Destinations",
        K::SendBuses | K::RequestMutualAid | K::SetReserve => "Fleet",
        K::IssueHealthAlert | K::WarnPublic | K::OpenFamilyCenter | K::AssignInterpreters => "People",
        K::OpenNurseLine | K::Outreach | K::EndorseMessage | K::ControlRumour => "People",
        K::AllocateBlood => "Supplies",
        K::EvacuateResidents | K::CloseReferrals => "Shelter",
        K::StaffShelter | K::OpenShelter | K::CloseShelter | K::OrderEvacuation => "Shelter",
        K::ActivateEoc | K::ActivateCoalition | K::RequestStatus => "Coordination",
        K::ClearRoad | K::CloseRoad | K::RestorePower | K::ConserveFuel => "Roads and power",
        K::StartSurveillance
        | K::OrderEarlyDialysis
        | K::IssueWaterOrder
        | K::OpenFatalityCenter
        | K::RunEarlySessions
        | K::ExtendHours
        | K::CheckOnPeople
        | K::RegisterNeeds
        | K::RaiseBarrier
        | K::AnswerBarrier
        | K::SetPriorities
        | K::ContestAllocation
        | K::PublishMessage => "People",
        K::OpenPod | K::DrawCache | K::AnnounceAllocation => "Supplies",
        K::IssueIsolationGuidance
        | K::ProvideTransport
        | K::ShelterInPlace
        | K::ProvideLanguages
        | K::OpenCommunityCenter => "Shelter",
        K::DeclareEmergency | K::RequestOutsideHelp | K::SharePicture | K::CallMeeting | K::TaskMember => {
            "Coordination"
        }
        K::RestoreZone | K::DeliverFuel | K::AssessDamage | K::SetPowerPlan => "Roads and power",
        K::BrokerTransfer => "Destinations",
        K::RecordDecision => "Other",
    }
}

fn in_languages(languages: Languages) -> &'static str {
    match languages {
        Languages::EnglishOnly => "in English only",
        Languages::TopFour => "in the region's four main languages",
    }
}

/// One sentence for the journal.
pub fn decision(scenario: &Scenario, decision: &Decision) -> String {
    use Decision as D;
    let p = |id| name::place(scenario, id);
    match decision {
        D::ActivateCommandCenter { at } => format!("Activate the command center at {}", p(*at)),
        D::ReportStatus { at } => format!("Report beds and status of {}", p(*at)),
        D::OpenSurge { at, level } => format!("Go to {} at {}", name::surge(*level), p(*at)),
        D::CancelElectives { at } => format!("Cancel elective surgery at {}", p(*at)),
        D::ReverseTriage { at } => format!("Discharge early at {}", p(*at)),
        D::SetDiversion { at, divert: Diversion::Divert } => format!("Divert ambulances from {}", p(*at)),
        D::SetDiversion { at, divert: Diversion::Accept } => format!("Accept ambulances at {}", p(*at)),
        D::RecallStaff { at } => format!("Recall staff to {}", p(*at)),
        D::TransferPatients { from, to, count } => format!("Transfer {count} from {} to {}", p(*from), p(*to)),
        D::SetTriageSystem { system } => format!("Triage by {}", name::triage_system(*system)),
        D::SetDestinationPolicy { policy } => format!("Ambulances go to: {}", name::destination(*policy)),
        D::MergeIncidents => "Merge the two incidents".into(),
        D::SetReserve { pct } => format!("Keep {pct} % of the fleet for other 911 calls"),
        D::SetQuota { .. }
        | D::SendBuses { .. }
        | D::RequestMutualAid { .. }
        | D::SetDispatchPolicy { .. }
        | D::SetPriorityPolicy { .. }
        | D::RequestAir { .. }
        | D::OpenStaging { .. }
        | D::OpenCollectionPoint { .. }
        | D::StandDown { .. }
        | D::RelieveCrews
        | D::MoveUp { .. } => ems::decision(scenario, decision),
        D::SetHazardZone { .. }
        | D::MassDecontamination { .. }
        | D::SearchSector { .. }
        | D::WaterSupply { .. }
        | D::AssessStructure { .. } => ems::decision(scenario, decision),
        D::IssueHealthAlert { languages } => format!("Issue a health alert {}", in_languages(*languages)),
        D::OpenFamilyCenter { at } => format!("Open a family center at {}", p(*at)),
        D::AllocateBlood { from, to, units } => format!("Move {units} red-cell units from {} to {}", p(*from), p(*to)),
        D::StaffShelter { at } => format!("Send a health team to {}", p(*at)),
        D::ActivateEoc => "Activate the emergency operations center".into(),
        D::OpenShelter { at } => format!("Open a shelter at {}", p(*at)),
        D::CloseShelter { at } => format!("Close the shelter at {}", p(*at)),
        D::OrderEvacuation { zone } => format!("Order the evacuation of {}", name::zone(scenario, *zone)),
        D::ClearRoad { change } => format!("Send a crew to road change {}", u32::from(*change) + 1),
        D::CloseRoad { near } => format!("Close the roads around {}", name::site(scenario, *near)),
        D::RestorePower { at } => format!("Restore power to {} first", p(*at)),
        D::WarnPublic { languages } => format!("Warn the public {}", in_languages(*languages)),
        D::ActivateCoalition => "Activate the coalition".into(),
        D::RequestStatus => "Ask all hospitals for status".into(),
        D::AnnounceDistribution { rule } => format!("Announce the distribution rule: {}", name::destination(*rule)),
        D::SendRescueTeams { site } => format!("Send rescue teams to {}", name::site(scenario, *site)),
        D::Retriage { site } => format!("Triage everybody again at {}", name::site(scenario, *site)),
        D::TreatAndRelease { site } => format!("Treat and release the walking at {}", name::site(scenario, *site)),
        D::LockDown { at } => format!("Lock the doors of {}", p(*at)),
        D::AssignInterpreters { at } => format!("Assign interpreters at {}", p(*at)),
        D::ConserveFuel { at } => format!("Conserve generator fuel at {}", p(*at)),
        D::OpenNurseLine => "Open the nurse line".into(),
        D::DeclareCrisisStandards => "Declare crisis standards of care".into(),
        D::EvacuateResidents { from, to } => format!("Evacuate the residents of {} to {}", p(*from), p(*to)),
        D::AcceptStepDown { at } => format!("Accept step-down patients at {}", p(*at)),
        D::Outreach { zone, languages } => {
            format!("Reach out to {} {}", name::zone(scenario, *zone), in_languages(*languages))
        }
        D::CloseReferrals { at } => format!("Follow the referrals of {} up", p(*at)),
        D::EndorseMessage => "Stand behind the public message".into(),
        D::ControlRumour => "Answer the rumor".into(),
        D::RecordDecision { text, reason } if reason.is_empty() => format!("Decision: {text}"),
        D::RecordDecision { text, reason } => format!("Decision: {text} (because {reason})"),
        _ => facility::decision(scenario, decision).unwrap_or_else(|| community::sentence(scenario, decision)),
    }
}
