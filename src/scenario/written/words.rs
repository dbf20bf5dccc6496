//! The words that stand for things, each with what it means.

use crate::scenario::checked::{BedKind, Role, Status, Utility};
use crate::scenario::decode::word;
use crate::scenario::ems::{Danger, Destination, Dispatch, PatientPriority, TriageSystem};
use crate::scenario::inject::{Channel, Compare, DecisionKind, InjectKind, Mode, Priority, Stage, Truth};
use crate::scenario::region::{PlaceKind, TraumaLevel};

word!(BedKind as BedKind: "kind of bed" {
    Ed "emergency department treatment place",
    Or "staffed operating room",
    AdultIcu "adult intensive care",
    MedSurg "medical or surgical ward",
    Pediatric "children's ward",
    PediatricIcu "children's intensive care",
    Burn "burn unit",
    Psychiatric "psychiatric",
    Isolation "negative-airflow isolation",
    StepDown "step-down",
    Nicu "neonatal intensive care",
    Labor "labor and delivery",
    Dialysis "dialysis chair",
    Imaging "CT scanner: with none listed, nobody waits for one",
    Decontamination "place on the decontamination line",
    Morgue "place for the dead",
    Resus "resuscitation place: with none listed, ordinary ED places serve",
});

word!(Status as Status: "status of a facility" {
    Open "receives ambulances",
    Divert "asks ambulances to go elsewhere; walk-ins still come",
    Closed "receives nobody",
});

word!(Utility as Utility: "utility" {
    Power "electricity",
    Water "water",
    Elevators "elevators",
    Ehr "electronic health record",
    Oxygen "piped oxygen",
});

word!(Role as Role: "role" {
    HospitalCommand "hospital incident command",
    Ems "EMS branch",
    PublicHealth "public health",
    EmergencyManagement "emergency management",
    CoalitionCoordinator "coalition coordinator",
    FireRescue "fire and rescue",
    LongTermCare "long-term care",
    CommunityHealth "community health workers",
    CommunityAdvisor "community advisor",
    PublicInformation "public information",
    Facilitator "controls the exercise; always there",
});

word!(PlaceKind as PlaceKind: "kind of place" {
    Hospital "hospital",
    LongTermCare "nursing home, assisted living",
    Dialysis "dialysis centre",
    Clinic "clinic",
    Shelter "public shelter",
    EmsBase "ambulance base",
    Operations "operations centre",
});

word!(TriageSystem as TriageSystem: "triage system" {
    Start "START",
    Salt "SALT: under-triages a little less",
});

word!(Dispatch as Dispatch: "dispatch rule" {
    Nearest "the nearest unit that is free",
    NearestWithCover "the nearest, sparing the last unit of a base; idle units move up to empty bases",
});

word!(Destination as Destination: "destination rule" {
    Nearest "the nearest hospital",
    ClosestAppropriate "immediate patients to the nearest trauma, burn or children's center; others to the nearest hospital",
    NearestWithRoom "the nearest that last reported room",
    LoadBalanced "in proportion to reported room",
    Specialty "immediate patients to trauma, burn and children's centers; others in proportion to room",
});

word!(PatientPriority as PatientPriority: "priority rule" {
    Start "strictly by tag",
    ResourceAware "the class whose survival falls faster now",
    Sacco "the patient who loses most by waiting half an hour more",
});

word!(Danger as Danger: "danger of a scene" {
    Fire "slows rescue until water is brought",
    Unstable "slows rescue and may come down on crews until the structure is assessed",
    Contamination "people carry a chemical to ambulances and hospitals until they are washed",
});

word!(TraumaLevel as TraumaLevel: "trauma level" {
    I "level I",
    II "level II",
    III "level III",
    IV "level IV",
    V "level V",
});

word!(InjectKind as InjectKind: "kind of inject" {
    Inject "goes out at its time or under its condition",
    Contingency "fired by hand when the table needs it",
    Information "asks for nothing",
    Cue "for the facilitator only",
    Question "a discussion question; each seat commits its answer before any is shown",
    StateChange "told to nobody: it only changes the world",
    ExpectedAction "told to nobody: only looks whether what is expected is done",
});

word!(Priority as Priority: "priority of an inject" {
    Key "the exercise does not work without it",
    Enabling "leads to what is tested",
    Supporting "makes the story real",
});

word!(Stage as Stage: "stage of planning" {
    Draft "goes out only by hand",
    Submitted "goes out only by hand",
    Approved "goes out as planned",
    Obsolete "goes out only by hand",
});

word!(Compare as Compare: "comparison" {
    AtLeast "the number or more",
    AtMost "the number or fewer",
});

word!(Mode as Mode: "way of delivery" {
    Phone "telephone",
    Radio "radio",
    Email "email",
    Paper "a sheet of paper",
    Ics213 "general message, ICS-213",
    News "news report",
    Tv "television",
    Post "social media",
    Sitrep "situation report",
    LabReport "laboratory report",
    BedReport "bed report",
    Dispatch "dispatch message",
    WalkIn "patients who walk in",
    UtilityFailure "a utility fails where they are",
    StaffingChange "staff come or stay away",
    RoadChange "a road is not as it was",
    Weather "weather report",
    ResourceArrival "something they asked for comes",
    ResourceDenial "something they asked for does not come",
    Visitor "family, press or an official at the door",
    InPerson "somebody in the room",
    CommunityVoice "community health worker or advisor",
});

word!(Channel as Channel: "channel" {
    Messages "messages between seats",
    BedReports "bed reports of the hospitals",
});

word!(Truth as Truth: "truth of an inject" {
    True "it is so",
    False "rumour or mistake",
    Partly "something is wrong in it",
});

word!(DecisionKind as DecisionKind: "decision" {
    ActivateCommandCenter "a hospital opens its command centre",
    ReportStatus "a hospital reports beds and needs",
    OpenSurge "a hospital opens surge space",
    CancelElectives "a hospital cancels planned operations",
    ReverseTriage "a hospital discharges early",
    SetDiversion "a hospital goes on or off diversion",
    RecallStaff "a hospital calls staff in",
    TransferPatients "a hospital moves patients to another",
    SetTriageSystem "EMS sets the triage system",
    SetDestinationPolicy "EMS sets how destinations are chosen",
    SetQuota "EMS sets how many of each tag a hospital gets",
    SendBuses "EMS moves walking patients by bus",
    RequestMutualAid "units from outside are asked for",
    MergeIncidents "two calls are handled as one incident",
    SetReserve "ambulances are kept for ordinary 911 calls",
    SetDispatchPolicy "EMS sets which unit answers",
    SetPriorityPolicy "EMS sets who is loaded next",
    RequestAir "a helicopter is asked for",
    OpenStaging "a staging area opens at a site",
    OpenCollectionPoint "a casualty collection point opens at a site",
    StandDown "units that are not needed are released from a site",
    RelieveCrews "fresh crews take over",
    MoveUp "an idle unit covers an empty base",
    IssueHealthAlert "public health alerts",
    OpenFamilyCenter "a family assistance centre opens",
    AllocateBlood "blood is moved",
    StaffShelter "medical staff go to a shelter",
    ActivateEoc "the emergency operations centre opens",
    OpenShelter "a shelter opens",
    CloseShelter "a shelter closes",
    OrderEvacuation "a zone is told to leave",
    ClearRoad "a road is cleared",
    CloseRoad "a road is closed",
    RestorePower "power is restored first at a place",
    WarnPublic "the public is warned or told",
    ActivateCoalition "the coalition is activated",
    RequestStatus "all members are asked for their status",
    AnnounceDistribution "the rule for sharing out patients is announced",
    SendRescueTeams "rescue teams go to a site",
    SetHazardZone "hot, warm and cold zones are set around a site",
    MassDecontamination "people at a site are washed before they are loaded",
    SearchSector "a site is searched for people nobody knows of",
    WaterSupply "water is brought to a fire",
    AssessStructure "somebody looks whether a structure will stand",
    Retriage "everybody at a site is triaged again",
    TreatAndRelease "the walking are treated at the site and sent home",
    LockDown "a hospital locks its doors",
    AssignInterpreters "a hospital assigns interpreters",
    ConserveFuel "a place on its generator saves fuel",
    ConserveOxygen "a hospital saves oxygen",
    OpenDecontamination "a hospital opens its decontamination line",
    ReleaseStaff "a hospital sends recalled staff home",
    LendStaff "a hospital lends nurses to another",
    SendSupplies "a hospital sends supplies to another",
    OfferTransfer "a hospital offers inpatients to another",
    AcceptTransfer "a hospital accepts the patients it was offered",
    RefuseTransfer "a hospital refuses the patients it was offered",
    ShelterHospital "a hospital shelters in place",
    EvacuateHospital "a hospital evacuates a unit, a floor or all of it",
    StartDowntime "a hospital works on paper",
    OpenAlternateSite "a hospital opens an alternate care site",
    SetVisitors "a hospital sets who may visit",
    OpenInformationCenter "a hospital opens a family information center",
    OpenNurseLine "the nurse line opens",
    DeclareCrisisStandards "crisis standards of care are declared",
    EvacuateResidents "residents of long-term care are moved",
    AcceptStepDown "long-term care takes ward patients",
    Outreach "community health workers reach out to a zone",
    CloseReferrals "referrals of a shelter are followed up",
    EndorseMessage "community advisors stand behind the message",
    ControlRumour "a rumor is answered",
    StartSurveillance "public health watches for clusters",
    OpenPod "a point of dispensing opens",
    IssueIsolationGuidance "shelters set infectious people apart",
    OrderEarlyDialysis "all dialysis centers run sessions early",
    IssueWaterOrder "people are told to boil water",
    OpenFatalityCenter "a fatality center opens",
    DeclareEmergency "an emergency is declared",
    RequestOutsideHelp "state or federal help is asked for",
    ProvideTransport "people of a zone are driven",
    RestoreZone "a zone is restored first",
    DeliverFuel "fuel goes to a generator",
    AssessDamage "damage is assessed",
    DrawCache "a cache is drawn on",
    ShelterInPlace "residents stay, in one cooled room",
    RunEarlySessions "a dialysis center treats early",
    ExtendHours "a center or clinic stays open longer",
    SetPowerPlan "a place prepares for the loss of power",
    CheckOnPeople "teams knock on doors",
    ProvideLanguages "interpreters go to a shelter",
    RegisterNeeds "people with needs are registered",
    OpenCommunityCenter "a cooling, charging or kitchen center opens",
    RaiseBarrier "an advisor says what keeps people away",
    AnswerBarrier "a raised barrier is removed",
    SetPriorities "the community sets what comes first",
    ContestAllocation "the community contests an allocation",
    PublishMessage "advisors publish a message of their own",
    SharePicture "the operating picture is shared",
    BrokerTransfer "the coalition brokers a transfer",
    AnnounceAllocation "a rule for scarce goods is announced",
    CallMeeting "a coordination meeting is called",
    TaskMember "a member is given a task",
    RecordDecision "a decision in the table's own words",
});
