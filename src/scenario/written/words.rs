//! The words that stand for things, each with what it means.

use crate::scenario::checked::{BedKind, Condition, Role, Status, Utility};
use crate::scenario::decode::word;
use crate::scenario::inject::{Channel, Compare, DecisionKind, InjectKind, Mode, Truth};
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

word!(Condition as Condition: "what hurt them" {
    BluntTrauma "crash, fall, crush",
    PenetratingTrauma "shot or stabbed",
    Blast "explosion",
    Burn "burns",
    LateComplaint "neck, chest and head complaints that show hours later",
    Medical "illness",
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
    Cue "for the facilitator only",
    Question "a discussion question; each seat commits its answer before any is shown",
});

word!(Compare as Compare: "comparison" {
    AtLeast "the number or more",
    AtMost "the number or fewer",
});

word!(Mode as Mode: "way of delivery" {
    Phone "telephone",
    Radio "radio",
    Email "email",
    News "news report",
    Post "social media",
    Sitrep "situation report",
    BedReport "bed report",
    Dispatch "dispatch message",
    WalkIn "patients who walk in",
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
    ShelterInPlace "a hospital shelters in place",
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
    RecordDecision "a decision in the table's own words",
});
