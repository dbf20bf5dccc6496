//! Facts: what happened, in the past tense, as the journal records it and the report reads it.

use super::{
    Cause, Destination, Dispatch, Diversion, FireWork, Item, Languages, PatientPriority, Surge, TriageSystem, Visitors,
};
use crate::scenario::{BedKind, Channel, Danger, DecisionKind, Good, Holder, Severity, Status, Utility};
use crate::units::{PatientId, PlaceId, SiteId, Span, UnitId, ZoneId};
use serde::{Deserialize, Serialize};

/// A decision that changes nothing in the model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    pub text: String,
    pub reason: String,
}

/// Kept small: a drill of a county holds hundreds of thousands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    WaveStruck { site: SiteId, casualties: u32 },
    CallReceived { site: SiteId },
    UnitDispatched { unit: UnitId, site: SiteId },
    UnitArrived { unit: UnitId, site: SiteId },
    PatientTagged { patient: PatientId, tag: Severity },
    TriageFinished { site: SiteId },
    PatientLeftScene { patient: PatientId, unit: UnitId, to: PlaceId },
    PatientSetOff { patient: PatientId, to: PlaceId },
    PatientArrived { patient: PatientId, at: PlaceId, by_ems: bool },
    DefinitiveCareBegan { patient: PatientId, at: PlaceId },
    PatientMoved { patient: PatientId, at: PlaceId, bed: BedKind },
    PatientReleased { patient: PatientId, at: PlaceId },
    PatientDied { patient: PatientId, at: Option<PlaceId>, preventable: bool },
    PatientTransferred { patient: PatientId, from: PlaceId, to: PlaceId },
    SceneCleared { site: SiteId },
    BusSent { unit: UnitId, site: SiteId },
    AidRequested { from: u16 },
    AidArrived { from: u16, units: u16 },
    UnitsMisdirected { units: u16 },
    IncidentsMerged { units: u16 },
    TriageSystemSet { system: TriageSystem },
    DestinationPolicySet { policy: Destination },
    QuotaSet { at: PlaceId, immediate: u16, delayed: u16, minimal: u16 },
    ReserveSet { pct: u8 },
    DispatchPolicySet { policy: Dispatch },
    PriorityPolicySet { policy: PatientPriority },
    AirRequested { site: SiteId, unit: UnitId },
    StagingOpened { site: SiteId },
    CollectionPointOpened { site: SiteId },
    StoodDown { site: SiteId, units: u32 },
    CrewsRelieved { units: u32 },
    MovedUp { unit: UnitId, to: PlaceId },
    DangerBegan { site: SiteId, hazard: Danger },
    DangerControlled { site: SiteId, hazard: Danger },
    CompaniesSent { site: SiteId, work: FireWork },
    SectorSearched { site: SiteId, found: u32 },
    LanesOpened { site: SiteId },
    PatientWashed { patient: PatientId },
    CrewExposed { unit: UnitId },
    StructureCameDown { site: SiteId, units: u32 },
    CommandCenterActivated { at: PlaceId },
    ReportMade { at: PlaceId },
    ReportReceived { at: PlaceId },
    StatusRequested,
    SurgeOrdered { at: PlaceId, level: Surge },
    SurgeOpened { at: PlaceId, level: Surge },
    ElectivesCancelled { at: PlaceId },
    EarlyDischargeOrdered { at: PlaceId, people: u32 },
    DiversionSet { at: PlaceId, divert: Diversion },
    StatusForced { at: PlaceId, status: Status },
    StaffRecalled { at: PlaceId },
    StaffArrived { at: PlaceId, pct: u8 },
    TraumaTeamCame { at: PlaceId, teams: u32 },
    StaffLost { at: PlaceId, pct: u8 },
    StaffReleased { at: PlaceId, pct: u8 },
    ShiftChanged { at: PlaceId, pct: u8 },
    StaffLent { from: PlaceId, to: PlaceId, nurses: u16 },
    StaffBorrowed { at: PlaceId, nurses: u16 },
    StaffExposed { at: PlaceId, carried_in: u32 },
    SuppliesSent { from: PlaceId, to: PlaceId, item: Item, count: u16 },
    SuppliesReceived { at: PlaceId, item: Item, count: u16 },
    SupplyLow { at: PlaceId, item: Item },
    SupplyOut { at: PlaceId, item: Item },
    OxygenConserved { at: PlaceId },
    UtilityLost { at: PlaceId, utility: Utility },
    UtilityRestored { at: PlaceId, utility: Utility },
    DowntimeStarted { at: PlaceId },
    DecontaminationOrdered { at: PlaceId },
    DecontaminationOpened { at: PlaceId },
    VisitorsSet { at: PlaceId, policy: Visitors },
    InformationCenterOpened { at: PlaceId },
    ShelteredInPlace { at: PlaceId },
    ShelterInPlaceOver { at: PlaceId },
    AlternateSiteOrdered { at: PlaceId },
    AlternateSiteOpened { at: PlaceId },
    TransferOffered { from: PlaceId, to: PlaceId, kind: BedKind, count: u16 },
    TransferAccepted { from: PlaceId, to: PlaceId, count: u16 },
    TransferRefused { from: PlaceId, to: PlaceId },
    TransferLapsed { from: PlaceId, to: PlaceId },
    EvacuationBegun { at: PlaceId, people: u32 },
    InpatientsLeft { from: PlaceId, to: PlaceId, people: u32 },
    EvacuationOver { at: PlaceId, moved: u32, home: u32 },
    MorgueFull { at: PlaceId },
    BedsChanged { at: PlaceId, kind: BedKind, change: i32 },
    BloodMoved { from: PlaceId, to: PlaceId, units: u16 },
    BloodChanged { at: PlaceId, units: i32 },
    PowerLost { at: PlaceId },
    GeneratorStarted { at: PlaceId, fuel: Span },
    GeneratorFailed { at: PlaceId },
    PowerRestored { at: PlaceId },
    WaterLost { at: PlaceId },
    WaterRestored { at: PlaceId },
    RoadChanged { change: u16 },
    RoadRestored { change: u16 },
    CrewSentToRoad { change: u16 },
    CrewSentForPower { at: PlaceId },
    ShelterOpened { at: PlaceId },
    ShelterClosed { at: PlaceId },
    ShelterStaffed { at: PlaceId },
    ShelterEncounter { at: PlaceId, referred: bool },
    ReferralClosed { at: PlaceId },
    EvacuationOrdered { zone: ZoneId },
    PeopleLeft { zone: ZoneId, people: u32 },
    PeopleSheltered { at: PlaceId, people: u32 },
    PeopleTurnedAway { zone: ZoneId, people: u32 },
    EocActivated,
    CoalitionActivated,
    HealthAlertIssued { languages: Languages },
    PublicWarned { languages: Languages },
    FamilyCenterOpened { at: PlaceId },
    DistributionAnnounced { rule: Destination },
    RescueTeamsSent { site: SiteId, trapped: u32 },
    Retriaged { site: SiteId, changed: u32 },
    PatientTreatedAtScene { patient: PatientId, site: SiteId },
    LockedDown { at: PlaceId },
    InterpretersAssigned { at: PlaceId },
    FuelConserved { at: PlaceId, until_more: Span },
    NurseLineOpened,
    CrisisStandardsDeclared,
    ResidentsEvacuating { from: PlaceId, to: PlaceId, people: u32 },
    ResidentsMoved { from: PlaceId, to: PlaceId, people: u32 },
    StepDownAccepted { at: PlaceId, from: PlaceId, people: u32 },
    OutreachDone { zone: ZoneId },
    ReferralsChased { at: PlaceId },
    MessageEndorsed,
    RumourSpread { site: SiteId },
    RumourControlled,
    WeatherChanged { speed_pct: u8 },
    DemandChanged { pct: u16 },
    DecisionRecorded(Box<Recorded>),
    ChannelChanged { channel: Channel, delay: Span, lost_pct: u8 },
    OffloadSlowed { at: PlaceId, extra: Span },
    ReliefOrdered { kind: DecisionKind, at: Option<PlaceId>, zone: Option<ZoneId> },
    ReliefBegan { kind: DecisionKind, at: Option<PlaceId>, zone: Option<ZoneId> },
    HazardBegan { hazard: u16 },
    HazardEnded { hazard: u16 },
    ZoneDark { zone: ZoneId },
    ZoneLit { zone: ZoneId },
    PeopleFellIll { cause: Cause, people: u32, died: u32 },
    SessionsMissed { people: u32 },
    EarlySessions { people: u32 },
    ResidentsSuffered { at: PlaceId, ill: u32, died: u32 },
    ShelterDecompensation { at: PlaceId, people: u32 },
    SuppliesOut { at: PlaceId, good: Good },
    SuppliesArrived { at: PlaceId, good: Good, units: u32 },
    HelpArrived { level: Holder },
    PeopleDriven { zone: ZoneId, to: PlaceId, people: u32 },
    TrustChanged { zone: Option<ZoneId>, points: i8 },
}

/// Why a decision cannot be done, with the numbers. A value, not an error; it changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The seat may not give this order at all.
    NotYours {
        kind: DecisionKind,
    },
    /// The seat commands other places.
    NotYourPlace {
        at: PlaceId,
    },
    /// The place is of the wrong kind.
    WrongPlace {
        at: PlaceId,
    },
    /// Already in effect.
    AlreadyDone,
    /// This must happen first.
    First {
        kind: DecisionKind,
    },
    NotEnough {
        wanted: u32,
        there: u32,
    },
    TooMany {
        wanted: u32,
        limit: u32,
    },
    /// Nothing the decision could act on.
    NothingToDo,
    NoSuchThing,
    /// The scenario's standing orders settle it.
    StandingOrder,
    /// Weather in which no helicopter flies.
    Grounded,
    /// Only the facilitator controls the exercise.
    FacilitatorOnly,
    /// A real-world emergency has stopped the drill.
    RealEmergency,
    /// The drill is not running (not begun, ended, or stopped).
    NotNow,
    /// A text is needed.
    EmptyText,
    /// Another seat does this.
    NotForThisSeat,
    /// The question was not put to this seat, or not yet.
    NotAsked,
    /// It is out, or revealed, and cannot be changed any more.
    TooLate,
    /// The journal cannot be written: nothing is accepted any more.
    JournalBroken {
        reason: String,
    },
    /// Its words say that this is no exercise.
    DeniesExercise,
}
