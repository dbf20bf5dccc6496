//! Words of the format and their meanings.

use crate::scenario::checked::{BedKind, Role, Status, Utility};
use crate::scenario::decision::{DecisionKind, each_decision};
use crate::scenario::decode::word;
use crate::scenario::ems::{Danger, Destination, Dispatch, PatientPriority, TriageSystem};
use crate::scenario::inject::{Channel, Compare, InjectKind, Mode, Priority, Stage, Truth};
use crate::scenario::region::{PlaceKind, TraumaLevel};

word!(BedKind as BedKind: "kind of bed" {
    Ed "ED bed",
    Or "staffed operating room",
    AdultIcu "adult ICU",
    MedSurg "med-surg",
    Pediatric "pediatric",
    PediatricIcu "pediatric ICU",
    Burn "burn unit",
    Psychiatric "psychiatric",
    Isolation "negative-pressure isolation",
    StepDown "step-down",
    Nicu "neonatal intensive care",
    Labor "labor and delivery",
    Dialysis "dialysis chair",
    Imaging "CT scanner; if none is listed, CT has no wait",
    Decontamination "decontamination lane",
    Morgue "morgue space",
    Resus "resuscitation bay; if none is listed, ED beds serve",
});

word!(Status as Status: "status of a facility" {
    Open "receives ambulances",
    Divert "ambulance diversion; walk-ins continue",
    Closed "receives no patients",
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
    Facilitator "runs the exercise; always present",
});

word!(PlaceKind as PlaceKind: "kind of place" {
    Hospital "hospital",
    LongTermCare "nursing home, assisted living",
    Dialysis "dialysis center",
    Clinic "clinic",
    Shelter "public shelter",
    EmsBase "ambulance base",
    Operations "operations center",
});

word!(TriageSystem as TriageSystem: "triage system" {
    Start "START",
    Salt "SALT, with slightly less under-triage",
});

word!(Dispatch as Dispatch: "dispatch rule" {
    Nearest "nearest available unit",
    NearestWithCover "nearest unit, except the last at a base; idle units move up to empty bases",
});

word!(Destination as Destination: "destination rule" {
    Nearest "nearest hospital",
    ClosestAppropriate "immediate patients to the nearest trauma, burn, or pediatric center; others to the nearest hospital",
    NearestWithRoom "nearest hospital with reported capacity",
    LoadBalanced "in proportion to reported capacity",
    Specialty "immediate patients to trauma, burn, and pediatric centers; others in proportion to capacity",
});

word!(PatientPriority as PatientPriority: "priority rule" {
    Start "by triage tag",
    ResourceAware "the class with the faster survival decline",
    Sacco "the patient with the largest loss from 30 more minutes of waiting",
});

word!(Danger as Danger: "danger of a scene" {
    Fire "slows rescue until a water supply is established",
    Unstable "slows rescue and may collapse on crews until the structure is assessed",
    Contamination "casualties contaminate ambulances and hospitals until decontaminated",
});

word!(TraumaLevel as TraumaLevel: "trauma level" {
    I "level I",
    II "level II",
    III "level III",
    IV "level IV",
    V "level V",
});

word!(InjectKind as InjectKind: "kind of inject" {
    Inject "released at its time or on its condition",
    Contingency "released by the facilitator if needed",
    Information "no action expected",
    Cue "for the facilitator only",
    Question "discussion question; each seat commits its answer before the reveal",
    StateChange "no recipients; effects only",
    ExpectedAction "no recipients; checks an expected action only",
});

word!(Priority as Priority: "priority of an inject" {
    Key "essential to the exercise",
    Enabling "leads to a tested action",
    Supporting "adds realism",
});

word!(Stage as Stage: "stage of planning" {
    Draft "released by the facilitator only",
    Submitted "released by the facilitator only",
    Approved "released as scheduled",
    Obsolete "released by the facilitator only",
});

word!(Compare as Compare: "comparison" {
    AtLeast "the number or more",
    AtMost "the number or fewer",
});

word!(Mode as Mode: "way of delivery" {
    Phone "telephone",
    Radio "radio",
    Email "email",
    Paper "paper",
    Ics213 "general message (ICS 213)",
    News "news report",
    Tv "television",
    Post "social media",
    Sitrep "situation report",
    LabReport "laboratory report",
    BedReport "bed report",
    Dispatch "dispatch message",
    WalkIn "walk-in patients",
    UtilityFailure "utility failure at the recipients",
    StaffingChange "staffing change",
    RoadChange "road change",
    Weather "weather report",
    ResourceArrival "delivery of a requested resource",
    ResourceDenial "denial of a requested resource",
    Visitor "family member, reporter, or official on site",
    InPerson "in person",
    CommunityVoice "community health worker or advisor",
});

word!(Channel as Channel: "channel" {
    Messages "messages between seats",
    BedReports "bed reports of the hospitals",
});

word!(Truth as Truth: "truth of an inject" {
    True "accurate",
    False "rumor or error",
    Partly "partly wrong",
});

macro_rules! decision_words {
    ($($kind:ident $({ $($fields:tt)* })? $says:literal;)*) => {
        word!(DecisionKind as DecisionKind: "decision" { $($kind $says),* });
    };
}
each_decision!(decision_words);
