//! Everything a person can change in the world. A closed enum: a new decision without a row in the authority table, a
//! handler and a sentence does not compile.

use super::facility::{EvacuationScope, Item, MoveBy, Visitors};
use crate::scenario::{Barrier, BedKind, DecisionKind, Holder};
pub use crate::scenario::{Destination, Dispatch, PatientPriority, TriageSystem};
use crate::units::{PlaceId, SiteId, ZoneId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    // Hospital
    ActivateCommandCenter {
        at: PlaceId,
    },
    ReportStatus {
        at: PlaceId,
    },
    OpenSurge {
        at: PlaceId,
        level: Surge,
    },
    CancelElectives {
        at: PlaceId,
    },
    ReverseTriage {
        at: PlaceId,
    },
    SetDiversion {
        at: PlaceId,
        divert: Diversion,
    },
    RecallStaff {
        at: PlaceId,
    },
    /// Move stable inpatients of the incident and ED boarders to another hospital.
    TransferPatients {
        from: PlaceId,
        to: PlaceId,
        count: u16,
    },
    // EMS
    SetTriageSystem {
        system: TriageSystem,
    },
    SetDestinationPolicy {
        policy: Destination,
    },
    /// At most this many of each tag go to the hospital by EMS.
    SetQuota {
        at: PlaceId,
        immediate: u16,
        delayed: u16,
        minimal: u16,
    },
    SendBuses {
        site: SiteId,
        buses: u16,
        to: PlaceId,
    },
    /// Position in the scenario's list of mutual aid.
    RequestMutualAid {
        from: u16,
    },
    MergeIncidents,
    /// Keep this share of the fleet (percent) for ordinary 911 calls.
    SetReserve {
        pct: u8,
    },
    SetDispatchPolicy {
        policy: Dispatch,
    },
    SetPriorityPolicy {
        policy: PatientPriority,
    },
    RequestAir {
        site: SiteId,
    },
    OpenStaging {
        site: SiteId,
    },
    OpenCollectionPoint {
        site: SiteId,
    },
    /// Keep at most this many ambulances there.
    StandDown {
        site: SiteId,
        keep: u16,
    },
    RelieveCrews,
    /// To a base of the county.
    MoveUp {
        to: PlaceId,
    },
    // Public health
    IssueHealthAlert {
        languages: Languages,
    },
    OpenFamilyCenter {
        at: PlaceId,
    },
    AllocateBlood {
        from: PlaceId,
        to: PlaceId,
        units: u16,
    },
    StaffShelter {
        at: PlaceId,
    },
    // Emergency management
    ActivateEoc,
    OpenShelter {
        at: PlaceId,
    },
    CloseShelter {
        at: PlaceId,
    },
    OrderEvacuation {
        zone: ZoneId,
    },
    /// Number of the road change in the order it happened.
    ClearRoad {
        change: u16,
    },
    CloseRoad {
        near: SiteId,
    },
    RestorePower {
        at: PlaceId,
    },
    WarnPublic {
        languages: Languages,
    },
    // Coalition coordinator
    ActivateCoalition,
    RequestStatus,
    AnnounceDistribution {
        rule: Destination,
    },
    // Fire and rescue
    SendRescueTeams {
        site: SiteId,
    },
    SetHazardZone {
        site: SiteId,
    },
    MassDecontamination {
        site: SiteId,
    },
    SearchSector {
        site: SiteId,
    },
    WaterSupply {
        site: SiteId,
    },
    AssessStructure {
        site: SiteId,
    },
    // EMS
    Retriage {
        site: SiteId,
    },
    TreatAndRelease {
        site: SiteId,
    },
    // Hospital
    LockDown {
        at: PlaceId,
    },
    AssignInterpreters {
        at: PlaceId,
    },
    ConserveFuel {
        at: PlaceId,
    },
    ConserveOxygen {
        at: PlaceId,
    },
    OpenDecontamination {
        at: PlaceId,
    },
    ReleaseStaff {
        at: PlaceId,
    },
    LendStaff {
        from: PlaceId,
        to: PlaceId,
        nurses: u16,
    },
    SendSupplies {
        from: PlaceId,
        to: PlaceId,
        item: Item,
        count: u16,
    },
    /// Inpatients of one kind, if the other hospital accepts them.
    OfferTransfer {
        from: PlaceId,
        to: PlaceId,
        kind: BedKind,
        count: u16,
    },
    /// The oldest open offer from that hospital.
    AcceptTransfer {
        at: PlaceId,
        from: PlaceId,
    },
    RefuseTransfer {
        at: PlaceId,
        from: PlaceId,
    },
    /// Begins, or ends.
    ShelterHospital {
        at: PlaceId,
        on: bool,
    },
    EvacuateHospital {
        at: PlaceId,
        scope: EvacuationScope,
        by: MoveBy,
    },
    StartDowntime {
        at: PlaceId,
    },
    OpenAlternateSite {
        at: PlaceId,
    },
    SetVisitors {
        at: PlaceId,
        policy: Visitors,
    },
    OpenInformationCenter {
        at: PlaceId,
    },
    // Public health
    OpenNurseLine,
    DeclareCrisisStandards,
    // Long-term care
    EvacuateResidents {
        from: PlaceId,
        to: PlaceId,
    },
    AcceptStepDown {
        at: PlaceId,
    },
    // Community health workers, advisors, public information
    Outreach {
        zone: ZoneId,
        languages: Languages,
    },
    CloseReferrals {
        at: PlaceId,
    },
    EndorseMessage,
    ControlRumour,
    // Relief: people with needs, utilities, supplies, trust (`zone/measure.rs`)
    StartSurveillance,
    OpenPod {
        at: PlaceId,
    },
    IssueIsolationGuidance,
    OrderEarlyDialysis,
    IssueWaterOrder,
    OpenFatalityCenter {
        at: PlaceId,
    },
    DeclareEmergency,
    RequestOutsideHelp {
        level: Holder,
    },
    ProvideTransport {
        zone: ZoneId,
    },
    RestoreZone {
        zone: ZoneId,
    },
    DeliverFuel {
        at: PlaceId,
    },
    AssessDamage,
    DrawCache {
        cache: u16,
        to: PlaceId,
    },
    ShelterInPlace {
        at: PlaceId,
    },
    RunEarlySessions {
        at: PlaceId,
    },
    ExtendHours {
        at: PlaceId,
    },
    SetPowerPlan {
        at: PlaceId,
    },
    CheckOnPeople {
        zone: ZoneId,
    },
    ProvideLanguages {
        at: PlaceId,
    },
    RegisterNeeds {
        zone: ZoneId,
    },
    OpenCommunityCenter {
        zone: ZoneId,
        offer: Offer,
    },
    RaiseBarrier {
        zone: ZoneId,
        barrier: Barrier,
    },
    AnswerBarrier {
        zone: ZoneId,
        barrier: Barrier,
    },
    SetPriorities {
        zone: ZoneId,
    },
    ContestAllocation,
    PublishMessage {
        zone: ZoneId,
    },
    SharePicture,
    BrokerTransfer {
        from: PlaceId,
        to: PlaceId,
        count: u16,
    },
    AnnounceAllocation {
        rule: Allocation,
    },
    CallMeeting,
    TaskMember {
        at: PlaceId,
    },
    // Anyone
    RecordDecision {
        text: String,
        reason: String,
    },
}

/// Levels of care (conventional, contingency, crisis).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Surge {
    #[default]
    Conventional,
    Contingency,
    Crisis,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Diversion {
    Divert,
    Accept,
}

/// What a community center is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Offer {
    Cooling,
    Charging,
    Kitchen,
}

/// Who gets scarce goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Allocation {
    /// Where the need is greatest, first.
    ByNeed,
    /// The same for every open shelter.
    Equal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Languages {
    EnglishOnly,
    TopFour,
}

/// Each decision is of the kind of its name.
macro_rules! kinds {
    ($decision:ident: $($kind:ident),* $(,)?) => {
        match $decision {
            $(Decision::$kind { .. } => DecisionKind::$kind),*
        }
    };
}

impl Decision {
    pub fn kind(&self) -> DecisionKind {
        kinds! { self:
            ActivateCommandCenter, ReportStatus, OpenSurge, CancelElectives, ReverseTriage, SetDiversion,
            RecallStaff, TransferPatients, SetTriageSystem, SetDestinationPolicy, SetQuota, SendBuses,
            RequestMutualAid, MergeIncidents, SetReserve, IssueHealthAlert, OpenFamilyCenter, AllocateBlood,
            StaffShelter, ActivateEoc, OpenShelter, CloseShelter, OrderEvacuation, ClearRoad, CloseRoad,
            RestorePower, WarnPublic, ActivateCoalition, RequestStatus, AnnounceDistribution, SendRescueTeams,
            Retriage, TreatAndRelease, LockDown, AssignInterpreters, ConserveFuel, OpenNurseLine,
            DeclareCrisisStandards, EvacuateResidents, AcceptStepDown, Outreach, CloseReferrals, EndorseMessage,
            ControlRumour, StartSurveillance, OpenPod, IssueIsolationGuidance, OrderEarlyDialysis, IssueWaterOrder,
            OpenFatalityCenter, DeclareEmergency, RequestOutsideHelp, ProvideTransport, RestoreZone, DeliverFuel,
            AssessDamage, DrawCache, ShelterInPlace, RunEarlySessions, ExtendHours, SetPowerPlan, CheckOnPeople,
            ProvideLanguages, RegisterNeeds, OpenCommunityCenter, RaiseBarrier, AnswerBarrier, SetPriorities,
            ContestAllocation, PublishMessage, SharePicture, BrokerTransfer, AnnounceAllocation, CallMeeting,
            TaskMember, RecordDecision, SetDispatchPolicy, SetPriorityPolicy, RequestAir, OpenStaging,
            OpenCollectionPoint, StandDown, RelieveCrews, MoveUp, SetHazardZone, MassDecontamination, SearchSector,
            WaterSupply, AssessStructure, ConserveOxygen, OpenDecontamination, ReleaseStaff, LendStaff, SendSupplies,
            OfferTransfer, AcceptTransfer, RefuseTransfer, ShelterHospital, EvacuateHospital, StartDowntime,
            OpenAlternateSite, SetVisitors, OpenInformationCenter,
        }
    }

    /// The place that must be under the seat's command, if the decision is about one.
    pub fn commands(&self) -> Option<PlaceId> {
        use Decision as D;
        match self {
            D::ActivateCommandCenter { at }
            | D::ReportStatus { at }
            | D::OpenSurge { at, .. }
            | D::CancelElectives { at }
            | D::ReverseTriage { at }
            | D::SetDiversion { at, .. }
            | D::RecallStaff { at }
            | D::LockDown { at }
            | D::AssignInterpreters { at }
            | D::ConserveFuel { at }
            | D::ConserveOxygen { at }
            | D::OpenDecontamination { at }
            | D::ReleaseStaff { at }
            | D::LendStaff { from: at, .. }
            | D::SendSupplies { from: at, .. }
            | D::OfferTransfer { from: at, .. }
            | D::AcceptTransfer { at, .. }
            | D::RefuseTransfer { at, .. }
            | D::ShelterHospital { at, .. }
            | D::EvacuateHospital { at, .. }
            | D::StartDowntime { at }
            | D::OpenAlternateSite { at }
            | D::SetVisitors { at, .. }
            | D::OpenInformationCenter { at }
            | D::AcceptStepDown { at }
            | D::EvacuateResidents { from: at, .. }
            | D::ShelterInPlace { at }
            | D::RunEarlySessions { at }
            | D::ExtendHours { at }
            | D::SetPowerPlan { at }
            | D::TransferPatients { from: at, .. } => Some(*at),
            _ => None,
        }
    }
}
