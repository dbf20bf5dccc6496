//! Injects: what the players are told and asked, when, and what it does to the world.

use super::{BedKind, Condition, RoadState, Status, TaskRef, Text, Utility};
use crate::units::{InjectId, LatLon, PlaceId, SeatId, SimTime, SiteId, Span, ZoneId};
use serde::{Deserialize, Serialize};

/// One row of the MSEL.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inject {
    pub id: String,
    pub title: Text,
    pub kind: InjectKind,
    pub trigger: Trigger,
    /// Who it pretends to come from.
    pub from: Text,
    /// Empty: the facilitator only.
    pub to: Vec<SeatId>,
    pub mode: Mode,
    pub text: Text,
    /// Answers to choose from: a poll. Empty for a question that is answered in words.
    pub options: Vec<Text>,
    pub truth: Truth,
    pub effects: Vec<Effect>,
    pub expect: Option<Expect>,
    /// Controller notes: the facilitator only.
    pub notes: Text,
    pub hints: Vec<Text>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InjectKind {
    Inject,
    /// Fired by hand when the table needs it.
    Contingency,
    /// For the facilitator only.
    Cue,
    /// A discussion question.
    Question,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Trigger {
    At(SimTime),
    /// By the facilitator's hand only.
    Manual,
    /// As soon as the condition has held for `held_for`, looked at after every instant.
    When {
        condition: When,
        held_for: Span,
    },
}

/// A small total language over the drill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum When {
    All(Vec<When>),
    Any(Vec<When>),
    Not(Box<When>),
    /// True from this moment on.
    After(SimTime),
    /// True once the inject has been out for the span.
    Fired(InjectId, Span),
    /// True once somebody of the seats has taken a decision of the kind.
    Decided(DecisionKind, Vec<SeatId>),
    Metric(Metric, Compare, i64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Compare {
    AtLeast,
    AtMost,
}

/// Whole numbers read off the true state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Metric {
    /// People waiting for an ED place.
    EdWaiting(PlaceId),
    /// Staffed and free.
    BedsFree(PlaceId, BedKind),
    /// Casualties still at the site.
    AtScene(SiteId),
    UnitsAvailable,
    ShelterPeople(PlaceId),
    Died,
}

/// Delivery modes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    Phone,
    Radio,
    Email,
    News,
    Post,
    Sitrep,
    BedReport,
    Dispatch,
    WalkIn,
    Visitor,
    InPerson,
    CommunityVoice,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Truth {
    True,
    False,
    Partly,
}

/// What people talk over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Channel {
    /// Messages between seats.
    Messages,
    /// Bed reports of the hospitals.
    BedReports,
}

/// What an inject does to the world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    Casualties {
        site: SiteId,
        condition: Condition,
        counts: [u32; 5],
    },
    Road {
        id: String,
        name: String,
        at: LatLon,
        radius_m: u32,
        state: RoadState,
        lasts: Option<Span>,
    },
    UtilityLoss {
        utility: Utility,
        place: PlaceId,
        lasts: Option<Span>,
    },
    /// Staffed beds change by this many.
    Beds {
        place: PlaceId,
        kind: BedKind,
        change: i32,
    },
    FacilityStatus {
        place: PlaceId,
        status: Status,
    },
    /// Share of staff on duty, percent.
    Staff {
        place: PlaceId,
        pct: u8,
    },
    Blood {
        place: PlaceId,
        units: i32,
    },
    /// This many units answer a call that is not there, until somebody merges the incidents.
    SplitResponse {
        units: u16,
    },
    /// Buses become available at the nearest base.
    Buses {
        count: u16,
    },
    Evacuees {
        zone: ZoneId,
        people: u32,
    },
    /// Ordinary 911 calls come this much as often, percent of usual, from now on.
    Demand {
        pct: u16,
    },
    /// All roads are this slow, percent of the usual speed: snow, smoke, a storm. `lasts` none: to the end.
    Weather {
        name: String,
        speed_pct: u8,
        lasts: Option<Span>,
    },
    /// A story goes round: people come to EDs without need, and onlookers slow the roads around the site.
    Rumour {
        site: SiteId,
        name: String,
    },
    /// What is said on the channel comes late, or never. No delay and no loss: it works again.
    Channel {
        channel: Channel,
        delay: Span,
        lost_pct: u8,
        lasts: Option<Span>,
    },
    /// Every later offload takes this much longer.
    OffloadDelay {
        place: PlaceId,
        extra: Span,
    },
}

/// What the table is expected to do, and by when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expect {
    pub what: DecisionKind,
    /// Any of these.
    pub who: Vec<SeatId>,
    pub within: Span,
    pub task: Option<TaskRef>,
    pub text: Text,
}

/// Writes the list of all kinds beside the kinds, so that no list of them is ever kept by hand.
macro_rules! decision_kinds {
    ($($kind:ident),* $(,)?) => {
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

decision_kinds! {
    ActivateCommandCenter,
    ReportStatus,
    OpenSurge,
    CancelElectives,
    ReverseTriage,
    SetDiversion,
    RecallStaff,
    TransferPatients,
    SetTriageSystem,
    SetDestinationPolicy,
    SetQuota,
    SendBuses,
    RequestMutualAid,
    MergeIncidents,
    SetReserve,
    IssueHealthAlert,
    OpenFamilyCenter,
    AllocateBlood,
    StaffShelter,
    ActivateEoc,
    OpenShelter,
    CloseShelter,
    OrderEvacuation,
    ClearRoad,
    CloseRoad,
    RestorePower,
    WarnPublic,
    ActivateCoalition,
    RequestStatus,
    AnnounceDistribution,
    SendRescueTeams,
    Retriage,
    TreatAndRelease,
    LockDown,
    AssignInterpreters,
    ConserveFuel,
    ConserveOxygen,
    OpenDecontamination,
    ReleaseStaff,
    LendStaff,
    SendSupplies,
    OfferTransfer,
    AcceptTransfer,
    RefuseTransfer,
    ShelterInPlace,
    EvacuateHospital,
    StartDowntime,
    OpenAlternateSite,
    SetVisitors,
    OpenInformationCenter,
    OpenNurseLine,
    DeclareCrisisStandards,
    EvacuateResidents,
    AcceptStepDown,
    Outreach,
    CloseReferrals,
    EndorseMessage,
    ControlRumour,
    RecordDecision,
}
