//! The closed list of decisions: name, fields, and what a scenario's author reads about each.
//!
//! A new decision goes at the end: states number the kinds by this order. Its descriptor (who may, check, effect, form) is
//! in `sim/<subject>/decisions.rs`, its words are in `assets/words/*/decisions.ftl`.

use serde::{Deserialize, Serialize};

/// Hands the list to a macro: `Name { field: Type } "what happens";`. An attribute before a field is for order files.
macro_rules! each_decision {
    ($then:ident) => {
        $then! {
            ActivateCommandCenter { at: PlaceId } "a hospital opens its command center";
            ReportStatus { at: PlaceId } "a hospital reports beds and needs";
            OpenSurge { at: PlaceId, level: Surge } "a hospital opens surge space";
            CancelElectives { at: PlaceId } "a hospital cancels elective surgery";
            ReverseTriage { at: PlaceId } "a hospital discharges stable inpatients early";
            SetDiversion { at: PlaceId, divert: Diversion } "a hospital goes on or off diversion";
            RecallStaff { at: PlaceId } "a hospital recalls off-duty staff";
            // Move stable inpatients of the incident and ED boarders to another hospital.
            TransferPatients { from: PlaceId, to: PlaceId, count: u16 } "a hospital transfers patients to another";
            SetTriageSystem { system: TriageSystem } "EMS sets the triage system";
            SetDestinationPolicy { policy: Destination } "EMS sets how ambulances choose a hospital";
            // At most this many of each tag go to the hospital by EMS.
            SetQuota { at: PlaceId, immediate: u16, delayed: u16, minimal: u16 }
                "EMS caps the casualties of each tag for one hospital";
            SendBuses { site: SiteId, buses: u16, to: PlaceId } "EMS moves ambulatory casualties by bus";
            // Position in the scenario's list of mutual aid.
            RequestMutualAid { from: AidId } "EMS requests mutual aid";
            MergeIncidents "two 911 incidents become one";
            // Keep this share of the fleet (percent) for ordinary 911 calls.
            SetReserve { pct: u8 } "EMS reserves ambulances for other 911 calls";
            SetDispatchPolicy { policy: Dispatch } "EMS sets which unit answers a call";
            SetPriorityPolicy { policy: PatientPriority } "EMS sets who is loaded first";
            RequestAir { site: SiteId } "a helicopter is requested";
            OpenStaging { site: SiteId } "a staging area opens at a site";
            OpenCollectionPoint { site: SiteId } "a casualty collection point opens at a site";
            // Keep at most this many ambulances there.
            StandDown { site: SiteId, keep: u16 } "surplus units are released from a site";
            RelieveCrews "fresh crews relieve tired ones";
            // To a base of the county.
            MoveUp { to: PlaceId } "an idle unit covers an empty base";
            IssueHealthAlert { languages: Languages } "public health issues an alert";
            OpenFamilyCenter { at: PlaceId } "a family assistance center opens";
            AllocateBlood { from: PlaceId, to: PlaceId, units: u16 } "blood moves between hospitals";
            StaffShelter { at: PlaceId } "a health team staffs a shelter";
            ActivateEoc "the emergency operations center activates";
            OpenShelter { at: PlaceId } "a shelter opens";
            CloseShelter { at: PlaceId } "a shelter closes";
            OrderEvacuation { zone: ZoneId } "a zone is ordered to evacuate";
            // Number of the road change in the order it happened.
            ClearRoad { change: RoadChangeId } "a road is cleared";
            CloseRoad { near: SiteId } "a road is closed";
            RestorePower { at: PlaceId } "utility crews restore one facility first";
            WarnPublic { languages: Languages } "the public is warned";
            ActivateCoalition "the coalition is activated";
            RequestStatus "all hospitals are asked for status";
            AnnounceDistribution { rule: Destination } "the coalition announces how casualties are distributed";
            SendRescueTeams { site: SiteId } "rescue teams go to a site";
            SetHazardZone { site: SiteId } "fire sets hot, warm, and cold zones at a site";
            MassDecontamination { site: SiteId } "fire decontaminates casualties at a site";
            SearchSector { site: SiteId } "fire searches a site for missing persons";
            WaterSupply { site: SiteId } "fire establishes a water supply";
            AssessStructure { site: SiteId } "a structural assessment of a site";
            Retriage { site: SiteId } "EMS re-triages all casualties at a site";
            TreatAndRelease { site: SiteId } "minor casualties are treated and released at a site";
            LockDown { at: PlaceId } "a hospital locks down";
            AssignInterpreters { at: PlaceId } "a hospital assigns interpreters";
            ConserveFuel { at: PlaceId } "a facility on its generator conserves fuel";
            ConserveOxygen { at: PlaceId } "a hospital conserves oxygen";
            OpenDecontamination { at: PlaceId } "a hospital opens its decontamination line";
            ReleaseStaff { at: PlaceId } "a hospital releases recalled staff";
            LendStaff { from: PlaceId, to: PlaceId, nurses: u16 } "a hospital lends nurses to another";
            SendSupplies { from: PlaceId, to: PlaceId, item: Item, count: u16 } "a hospital sends supplies to another";
            // Inpatients of one kind, if the other hospital accepts them.
            OfferTransfer { from: PlaceId, to: PlaceId, kind: BedKind, count: u16 }
                "a hospital offers inpatients to another";
            // The oldest open offer from that hospital.
            AcceptTransfer { at: PlaceId, from: PlaceId } "a hospital accepts an offered transfer";
            RefuseTransfer { at: PlaceId, from: PlaceId } "a hospital declines an offered transfer";
            // Begins, or ends.
            ShelterHospital { at: PlaceId, on: bool } "a hospital shelters in place";
            EvacuateHospital { at: PlaceId, scope: EvacuationScope, by: MoveBy }
                "a hospital evacuates a unit, a floor or all of it";
            StartDowntime { at: PlaceId } "a hospital starts EHR downtime procedures";
            OpenAlternateSite { at: PlaceId } "a hospital opens an alternate care site";
            SetVisitors { at: PlaceId, policy: Visitors } "a hospital sets its visitor policy";
            OpenInformationCenter { at: PlaceId } "a hospital opens a family information center";
            OpenNurseLine "the nurse line opens";
            DeclareCrisisStandards "crisis standards of care are declared";
            EvacuateResidents { from: PlaceId, to: PlaceId } "a nursing home evacuates its residents";
            AcceptStepDown { at: PlaceId } "a nursing home accepts hospital discharges";
            Outreach { zone: ZoneId, #[serde(default = "in_four")] languages: Languages }
                "community health workers reach out in a zone";
            CloseReferrals { at: PlaceId } "referrals of a shelter are followed up";
            EndorseMessage "community advisors endorse the public message";
            ControlRumour "public information counters a rumor";
            StartSurveillance "public health starts surveillance for clusters";
            OpenPod { at: PlaceId } "a point of dispensing opens";
            IssueIsolationGuidance "shelters isolate infectious residents";
            OrderEarlyDialysis "all dialysis centers treat early";
            IssueWaterOrder "a boil-water advisory";
            OpenFatalityCenter { at: PlaceId } "a mass fatality center opens";
            DeclareEmergency "an emergency is declared";
            RequestOutsideHelp { level: Holder } "state or federal help is requested";
            ProvideTransport { zone: ZoneId } "paratransit serves a zone";
            RestoreZone { zone: ZoneId } "utility crews restore one zone first";
            DeliverFuel { at: PlaceId } "a fuel truck goes to a generator";
            AssessDamage "damage is assessed";
            DrawCache { cache: CacheId, to: PlaceId } "a cache is drawn on for a shelter";
            ShelterInPlace { at: PlaceId } "a nursing home shelters in place";
            RunEarlySessions { at: PlaceId } "a dialysis center treats early";
            ExtendHours { at: PlaceId } "a dialysis center or clinic extends its hours";
            SetPowerPlan { at: PlaceId } "a facility prepares for a power loss";
            CheckOnPeople { zone: ZoneId } "teams do wellness checks in a zone";
            ProvideLanguages { at: PlaceId } "interpreters go to a shelter";
            RegisterNeeds { zone: ZoneId } "people with access and functional needs are registered";
            OpenCommunityCenter { zone: ZoneId, offer: Offer } "a cooling, charging or kitchen center opens";
            RaiseBarrier { zone: ZoneId, barrier: Barrier } "an access barrier is reported";
            AnswerBarrier { zone: ZoneId, barrier: Barrier } "a reported access barrier is removed";
            SetPriorities { zone: ZoneId } "priorities are set with a community";
            ContestAllocation "the community contests an allocation";
            PublishMessage { zone: ZoneId } "community advisors publish their own message";
            SharePicture "the operating picture is shared";
            BrokerTransfer { from: PlaceId, to: PlaceId, count: u16 } "the coalition brokers a transfer";
            AnnounceAllocation { rule: Allocation } "the coalition announces how scarce supplies are allocated";
            CallMeeting "a coordination meeting is called";
            TaskMember { at: PlaceId } "the coalition tasks a hospital to open its command center";
            RecordDecision { text: String, reason: String } "a decision in the players' own words";
            RequestNationalGuard "the National Guard is requested";
        }
    };
}
pub(crate) use each_decision;

macro_rules! kinds {
    ($($kind:ident $({ $($(#[$attr:meta])* $field:ident: $ty:ty),* })? $says:literal;)*) => {
        /// The kinds of decision, without their details: what conditions and expectations can name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum DecisionKind {
            $($kind),*
        }

        impl DecisionKind {
            pub const ALL: &[DecisionKind] = &[$(DecisionKind::$kind),*];
        }
    };
}
each_decision!(kinds);
