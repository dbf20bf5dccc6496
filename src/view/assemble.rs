//! From a filled-in form to a decision: the mirror of `forms.rs`.

use super::Value;
use crate::scenario::{Barrier, BedKind, DecisionKind, Holder};
use crate::sim::{
    Allocation, Decision, Destination, Dispatch, Diversion, EvacuationScope, Item, Languages, MoveBy, Offer,
    PatientPriority, Surge, TriageSystem, Visitors,
};
use crate::units::{PlaceId, SiteId, ZoneId};

/// `None` if the values do not fit the decision's fields.
pub fn assemble(kind: DecisionKind, values: &[Value]) -> Option<Decision> {
    use Decision as D;
    use DecisionKind as K;
    let v = Values(values);
    Some(match kind {
        K::ActivateCommandCenter => D::ActivateCommandCenter { at: v.place(0)? },
        K::ReportStatus => D::ReportStatus { at: v.place(0)? },
        K::OpenSurge => D::OpenSurge { at: v.place(0)?, level: *SURGE.get(v.pick(1)?)? },
        K::CancelElectives => D::CancelElectives { at: v.place(0)? },
        K::ReverseTriage => D::ReverseTriage { at: v.place(0)? },
        K::SetDiversion => D::SetDiversion { at: v.place(0)?, divert: *DIVERSION.get(v.pick(1)?)? },
        K::RecallStaff => D::RecallStaff { at: v.place(0)? },
        K::TransferPatients => D::TransferPatients { from: v.place(0)?, to: v.place(1)?, count: v.number(2)? },
        K::SetTriageSystem => D::SetTriageSystem { system: *TRIAGE.get(v.pick(0)?)? },
        K::SetDestinationPolicy => D::SetDestinationPolicy { policy: *DESTINATION.get(v.pick(0)?)? },
        K::SetQuota => {
            D::SetQuota { at: v.place(0)?, immediate: v.number(1)?, delayed: v.number(2)?, minimal: v.number(3)? }
        }
        K::SendBuses => D::SendBuses { site: SiteId::at(v.pick(0)?), buses: v.number(1)?, to: v.place(2)? },
        K::RequestMutualAid => D::RequestMutualAid { from: u16::try_from(v.pick(0)?).ok()? },
        K::MergeIncidents => D::MergeIncidents,
        K::SetReserve => D::SetReserve { pct: v.number(0)?.try_into().ok()? },
        K::SetDispatchPolicy | K::SetPriorityPolicy | K::RequestAir | K::OpenStaging | K::OpenCollectionPoint => {
            return ems(kind, v);
        }
        K::StandDown | K::RelieveCrews | K::MoveUp | K::SetHazardZone | K::MassDecontamination => return ems(kind, v),
        K::SearchSector | K::WaterSupply | K::AssessStructure => return ems(kind, v),
        K::IssueHealthAlert => D::IssueHealthAlert { languages: *LANGUAGES.get(v.pick(0)?)? },
        K::OpenFamilyCenter => D::OpenFamilyCenter { at: v.place(0)? },
        K::AllocateBlood => D::AllocateBlood { from: v.place(0)?, to: v.place(1)?, units: v.number(2)? },
        K::StaffShelter => D::StaffShelter { at: v.place(0)? },
        K::ActivateEoc => D::ActivateEoc,
        K::OpenShelter => D::OpenShelter { at: v.place(0)? },
        K::CloseShelter => D::CloseShelter { at: v.place(0)? },
        K::OrderEvacuation => D::OrderEvacuation { zone: ZoneId::at(v.pick(0)?) },
        K::ClearRoad => D::ClearRoad { change: u16::try_from(v.pick(0)?).ok()? },
        K::CloseRoad => D::CloseRoad { near: SiteId::at(v.pick(0)?) },
        K::RestorePower => D::RestorePower { at: v.place(0)? },
        K::WarnPublic => D::WarnPublic { languages: *LANGUAGES.get(v.pick(0)?)? },
        K::ActivateCoalition => D::ActivateCoalition,
        K::RequestStatus => D::RequestStatus,
        K::AnnounceDistribution => D::AnnounceDistribution { rule: *DESTINATION.get(v.pick(0)?)? },
        K::SendRescueTeams => D::SendRescueTeams { site: SiteId::at(v.pick(0)?) },
        K::Retriage => D::Retriage { site: SiteId::at(v.pick(0)?) },
        K::TreatAndRelease => D::TreatAndRelease { site: SiteId::at(v.pick(0)?) },
        K::LockDown => D::LockDown { at: v.place(0)? },
        K::AssignInterpreters => D::AssignInterpreters { at: v.place(0)? },
        K::ConserveFuel => D::ConserveFuel { at: v.place(0)? },
        K::OpenNurseLine => D::OpenNurseLine,
        K::DeclareCrisisStandards => D::DeclareCrisisStandards,
        K::EvacuateResidents => D::EvacuateResidents { from: v.place(0)?, to: v.place(1)? },
        K::AcceptStepDown => D::AcceptStepDown { at: v.place(0)? },
        K::Outreach => D::Outreach { zone: ZoneId::at(v.pick(0)?), languages: *LANGUAGES.get(v.pick(1)?)? },
        K::CloseReferrals => D::CloseReferrals { at: v.place(0)? },
        K::EndorseMessage => D::EndorseMessage,
        K::ControlRumour => D::ControlRumour,
        K::RecordDecision => D::RecordDecision { text: v.line(0)?, reason: v.line(1)? },
        _ => hospital(kind, &v).or_else(|| relief(kind, &v))?,
    })
}

fn hospital(kind: DecisionKind, v: &Values) -> Option<Decision> {
    use Decision as D;
    use DecisionKind as K;
    Some(match kind {
        K::ConserveOxygen => D::ConserveOxygen { at: v.place(0)? },
        K::OpenDecontamination => D::OpenDecontamination { at: v.place(0)? },
        K::ReleaseStaff => D::ReleaseStaff { at: v.place(0)? },
        K::LendStaff => D::LendStaff { from: v.place(0)?, to: v.place(1)?, nurses: v.number(2)? },
        K::SendSupplies => {
            let item = *Item::ALL.get(v.pick(2)?)?;
            D::SendSupplies { from: v.place(0)?, to: v.place(1)?, item, count: v.number(3)? }
        }
        K::OfferTransfer => {
            let kind = *BedKind::ALL.get(v.pick(2)?)?;
            D::OfferTransfer { from: v.place(0)?, to: v.place(1)?, kind, count: v.number(3)? }
        }
        K::AcceptTransfer => D::AcceptTransfer { at: v.place(0)?, from: v.place(1)? },
        K::RefuseTransfer => D::RefuseTransfer { at: v.place(0)?, from: v.place(1)? },
        K::ShelterHospital => D::ShelterHospital { at: v.place(0)?, on: v.pick(1)? == 0 },
        K::EvacuateHospital => {
            D::EvacuateHospital { at: v.place(0)?, scope: scope(v.pick(1)?)?, by: *MOVE_BY.get(v.pick(2)?)? }
        }
        K::StartDowntime => D::StartDowntime { at: v.place(0)? },
        K::OpenAlternateSite => D::OpenAlternateSite { at: v.place(0)? },
        K::SetVisitors => D::SetVisitors { at: v.place(0)?, policy: *VISITORS.get(v.pick(1)?)? },
        K::OpenInformationCenter => D::OpenInformationCenter { at: v.place(0)? },
        _ => return None,
    })
}

fn relief(kind: DecisionKind, v: &Values) -> Option<Decision> {
    use Decision as D;
    use DecisionKind as K;
    Some(match kind {
        K::StartSurveillance => D::StartSurveillance,
        K::OpenPod => D::OpenPod { at: v.place(0)? },
        K::IssueIsolationGuidance => D::IssueIsolationGuidance,
        K::OrderEarlyDialysis => D::OrderEarlyDialysis,
        K::IssueWaterOrder => D::IssueWaterOrder,
        K::OpenFatalityCenter => D::OpenFatalityCenter { at: v.place(0)? },
        K::DeclareEmergency => D::DeclareEmergency,
        K::RequestOutsideHelp => D::RequestOutsideHelp { level: *HELP.get(v.pick(0)?)? },
        K::ProvideTransport => D::ProvideTransport { zone: ZoneId::at(v.pick(0)?) },
        K::RestoreZone => D::RestoreZone { zone: ZoneId::at(v.pick(0)?) },
        K::DeliverFuel => D::DeliverFuel { at: v.place(0)? },
        K::AssessDamage => D::AssessDamage,
        K::DrawCache => D::DrawCache { cache: u16::try_from(v.pick(0)?).ok()?, to: v.place(1)? },
        K::ShelterInPlace => D::ShelterInPlace { at: v.place(0)? },
        K::RunEarlySessions => D::RunEarlySessions { at: v.place(0)? },
        K::ExtendHours => D::ExtendHours { at: v.place(0)? },
        K::SetPowerPlan => D::SetPowerPlan { at: v.place(0)? },
        K::CheckOnPeople => D::CheckOnPeople { zone: ZoneId::at(v.pick(0)?) },
        K::ProvideLanguages => D::ProvideLanguages { at: v.place(0)? },
        K::RegisterNeeds => D::RegisterNeeds { zone: ZoneId::at(v.pick(0)?) },
        K::OpenCommunityCenter => {
            D::OpenCommunityCenter { zone: ZoneId::at(v.pick(0)?), offer: *OFFERS.get(v.pick(1)?)? }
        }
        K::RaiseBarrier => D::RaiseBarrier { zone: ZoneId::at(v.pick(0)?), barrier: *BARRIERS.get(v.pick(1)?)? },
        K::AnswerBarrier => D::AnswerBarrier { zone: ZoneId::at(v.pick(0)?), barrier: *BARRIERS.get(v.pick(1)?)? },
        K::SetPriorities => D::SetPriorities { zone: ZoneId::at(v.pick(0)?) },
        K::ContestAllocation => D::ContestAllocation,
        K::PublishMessage => D::PublishMessage { zone: ZoneId::at(v.pick(0)?) },
        K::SharePicture => D::SharePicture,
        K::BrokerTransfer => D::BrokerTransfer { from: v.place(0)?, to: v.place(1)?, count: v.number(2)? },
        K::AnnounceAllocation => D::AnnounceAllocation { rule: *ALLOCATION.get(v.pick(0)?)? },
        K::CallMeeting => D::CallMeeting,
        K::TaskMember => D::TaskMember { at: v.place(0)? },
        _ => return None,
    })
}

/// Numbers of the form's options: everybody, then the units, then the floors.
const FLOORS: usize = 100;

pub(super) fn scope_number(scope: EvacuationScope) -> u32 {
    match scope {
        EvacuationScope::All => 0,
        EvacuationScope::Unit(kind) => 1 + kind as u32,
        EvacuationScope::Floor(n) => FLOORS as u32 + u32::from(n),
    }
}

fn scope(number: usize) -> Option<EvacuationScope> {
    Some(match number {
        0 => EvacuationScope::All,
        n if n < FLOORS => EvacuationScope::Unit(*BedKind::ALL.get(n - 1)?),
        n => EvacuationScope::Floor(u8::try_from(n - FLOORS).ok()?),
    })
}

/// EMS and fire.
fn ems(kind: DecisionKind, v: Values) -> Option<Decision> {
    use Decision as D;
    use DecisionKind as K;
    let site = || v.pick(0).map(SiteId::at);
    Some(match kind {
        K::SetDispatchPolicy => D::SetDispatchPolicy { policy: *DISPATCH.get(v.pick(0)?)? },
        K::SetPriorityPolicy => D::SetPriorityPolicy { policy: *PRIORITY.get(v.pick(0)?)? },
        K::RequestAir => D::RequestAir { site: site()? },
        K::OpenStaging => D::OpenStaging { site: site()? },
        K::OpenCollectionPoint => D::OpenCollectionPoint { site: site()? },
        K::StandDown => D::StandDown { site: site()?, keep: v.number(1)? },
        K::RelieveCrews => D::RelieveCrews,
        K::MoveUp => D::MoveUp { to: v.place(0)? },
        K::SetHazardZone => D::SetHazardZone { site: site()? },
        K::MassDecontamination => D::MassDecontamination { site: site()? },
        K::SearchSector => D::SearchSector { site: site()? },
        K::WaterSupply => D::WaterSupply { site: site()? },
        K::AssessStructure => D::AssessStructure { site: site()? },
        _ => return None,
    })
}

/// The options of the forms, in the order of their numbers.
pub(super) const SURGE: [Surge; 3] = [Surge::Contingency, Surge::Crisis, Surge::Conventional];
pub(super) const DIVERSION: [Diversion; 2] = [Diversion::Divert, Diversion::Accept];
pub(super) const TRIAGE: [TriageSystem; 2] = [TriageSystem::Salt, TriageSystem::Start];
pub(super) const DESTINATION: [Destination; 5] = [
    Destination::Specialty,
    Destination::LoadBalanced,
    Destination::NearestWithRoom,
    Destination::ClosestAppropriate,
    Destination::Nearest,
];
pub(super) const DISPATCH: [Dispatch; 2] = [Dispatch::NearestWithCover, Dispatch::Nearest];
pub(super) const PRIORITY: [PatientPriority; 3] =
    [PatientPriority::Sacco, PatientPriority::ResourceAware, PatientPriority::Start];
pub(super) const LANGUAGES: [Languages; 2] = [Languages::TopFour, Languages::EnglishOnly];

pub(super) const MOVE_BY: [MoveBy; 3] = [MoveBy::Need, MoveBy::Seats, MoveBy::Stretchers];
pub(super) const VISITORS: [Visitors; 3] = [Visitors::Limited, Visitors::Nobody, Visitors::Everybody];

pub(super) const HELP: [Holder; 2] = [Holder::State, Holder::Federal];
pub(super) const OFFERS: [Offer; 3] = [Offer::Cooling, Offer::Charging, Offer::Kitchen];
pub(super) const BARRIERS: [Barrier; 5] = Barrier::ALL;
pub(super) const ALLOCATION: [Allocation; 2] = [Allocation::ByNeed, Allocation::Equal];

#[derive(Clone, Copy)]
struct Values<'a>(&'a [Value]);

impl Values<'_> {
    fn pick(&self, i: usize) -> Option<usize> {
        match self.0.get(i)? {
            Value::Pick(n) => Some(*n as usize),
            _ => None,
        }
    }

    fn place(&self, i: usize) -> Option<PlaceId> {
        self.pick(i).map(PlaceId::at)
    }

    fn number(&self, i: usize) -> Option<u16> {
        match self.0.get(i)? {
            Value::Number(n) => u16::try_from(*n).ok(),
            _ => None,
        }
    }

    fn line(&self, i: usize) -> Option<String> {
        match self.0.get(i)? {
            Value::Line(text) => Some(text.clone()),
            _ => None,
        }
    }
}
