//! Texts of decisions on access and functional needs, utilities, supplies, and trust.

use super::name;
use crate::scenario::{DecisionKind, Scenario};
use crate::sim::Decision;

pub(super) fn label(kind: DecisionKind) -> &'static str {
    use DecisionKind as K;
    match kind {
        K::StartSurveillance => "Watch for clusters",
        K::OpenPod => "Open a point of dispensing",
        K::IssueIsolationGuidance => "Set the infectious apart",
        K::OrderEarlyDialysis => "Order early dialysis",
        K::IssueWaterOrder => "Order water boiled",
        K::OpenFatalityCenter => "Open a fatality center",
        K::DeclareEmergency => "Declare an emergency",
        K::RequestOutsideHelp => "Request state or federal help",
        K::ProvideTransport => "Provide transport for a zone",
        K::RestoreZone => "Restore power to a zone first",
        K::DeliverFuel => "Deliver fuel first",
        K::AssessDamage => "Assess the damage",
        K::DrawCache => "Draw on a cache",
        K::ShelterInPlace => "Shelter in place",
        K::RunEarlySessions => "Run early sessions",
        K::ExtendHours => "Extend opening hours",
        K::SetPowerPlan => "Prepare for the loss of power",
        K::CheckOnPeople => "Check on people at home",
        K::ProvideLanguages => "Send interpreters to a shelter",
        K::RegisterNeeds => "Register people with needs",
        K::OpenCommunityCenter => "Open a community center",
        K::RaiseBarrier => "Raise a barrier",
        K::AnswerBarrier => "Answer a barrier",
        K::SetPriorities => "Set priorities with the community",
        K::ContestAllocation => "Contest the allocation",
        K::PublishMessage => "Publish a message",
        K::SharePicture => "Share the operating picture",
        K::BrokerTransfer => "Broker a transfer",
        K::AnnounceAllocation => "Announce an allocation rule",
        K::CallMeeting => "Call a coordination meeting",
        K::TaskMember => "Task a member",
        _ => "",
    }
}

pub(super) fn hint(kind: DecisionKind) -> &'static str {
    use DecisionKind as K;
    match kind {
        K::StartSurveillance => {
            "Alerts become specific and are heeded more after 4 h; takes staff from the nurse line."
        }
        K::OpenPod => "Medication for those who have lost theirs; open after 4 h, one CHW team.",
        K::IssueIsolationGuidance => "Fewer medical encounters in shelters; each shelter loses a tenth of its places.",
        K::OrderEarlyDialysis => {
            "Every center with power treats ahead of schedule, from 6 h later; staff work double shifts for a day."
        }
        K::IssueWaterOrder => "Fewer fall ill where tap water is unsafe; kitchens and dialysis are slower.",
        K::OpenFatalityCenter => {
            "From 6 h on the dead no longer fill the hospitals' cold rooms; needs an operations place."
        }
        K::DeclareEmergency => "Needed before state and federal help; says aloud that local means are not enough.",
        K::RequestOutsideHelp => "Crews, teams and buses: state in 12 h, federal in 48 h.",
        K::ProvideTransport => "People with devices reach a medical shelter, dialysis is kept; three zones at a time.",
        K::RestoreZone => "A crew needs about 6 h; it is not elsewhere meanwhile.",
        K::DeliverFuel => "A day of fuel, 2 h later; four trucks at most.",
        K::AssessDamage => "After 4 h crews need a quarter less time; holds one crew until then.",
        K::DrawCache => {
            "Its goods reach a shelter after their delay; state and federal ones need a declared emergency."
        }
        K::ShelterInPlace => "Heat harms half as many residents; staff are tied up, no step-down patients.",
        K::RunEarlySessions => "Its patients are ahead by one session; 6 h of double shifts.",
        K::ExtendHours => "A third more sessions a day; a clinic keeps people from EDs. Staff tire.",
        K::SetPowerPlan => "A contracted generator: a day more after 6 h; it is not free for others.",
        K::CheckOnPeople => "Finds those who do not call; a team for a day.",
        K::ProvideLanguages => "Fewer referrals stay open; a team for a day.",
        K::RegisterNeeds => "Transport and dialysis find three times as many; a team for a day.",
        K::OpenCommunityCenter => "Those who hear of it stay well at home; open after 3 h, a team.",
        K::RaiseBarrier => "Says what keeps people from help; unanswered for 2 h it costs trust.",
        K::AnswerBarrier => "It is gone after 2 h; takes a team.",
        K::SetPriorities => "Trust rises there; crews and teams are free for it first.",
        K::ContestAllocation => "Trust falls everywhere until a coordination meeting.",
        K::PublishMessage => "People with limited English hear of it; your name stands for it.",
        K::SharePicture => "Reports reach everybody at once; everybody sees how you are doing.",
        K::BrokerTransfer => "Both hospitals agree; transport takes half an hour.",
        K::AnnounceAllocation => "Caches follow it by themselves; it can be contested.",
        K::CallMeeting => "Half an hour: everybody counts anew, a contested rule is settled.",
        K::TaskMember => "Its command center opens within 15 min and reports.",
        _ => "",
    }
}

/// One sentence for the journal.
pub(super) fn sentence(scenario: &Scenario, decision: &Decision) -> String {
    use Decision as D;
    let p = |id| name::place(scenario, id);
    match decision {
        D::StartSurveillance => "Watch for clusters of illness".into(),
        D::OpenPod { at } => format!("Open a point of dispensing at {}", p(*at)),
        D::IssueIsolationGuidance => "Shelters set infectious people apart".into(),
        D::OrderEarlyDialysis => "Order early dialysis sessions".into(),
        D::IssueWaterOrder => "Order tap water to be boiled".into(),
        D::OpenFatalityCenter { at } => format!("Open a fatality center at {}", p(*at)),
        D::DeclareEmergency => "Declare an emergency".into(),
        D::RequestOutsideHelp { level } => format!("Request {} help", name::holder(*level)),
        D::ProvideTransport { zone } => format!("Provide transport for {}", name::zone(scenario, *zone)),
        D::RestoreZone { zone } => format!("Restore power to {} first", name::zone(scenario, *zone)),
        D::DeliverFuel { at } => format!("Deliver fuel to {} first", p(*at)),
        D::AssessDamage => "Assess the damage".into(),
        D::DrawCache { cache, to } => format!("Send {} to {}", name::cache(scenario, *cache), p(*to)),
        D::ShelterInPlace { at } => format!("Shelter the residents of {} in place", p(*at)),
        D::RunEarlySessions { at } => format!("Run early dialysis sessions at {}", p(*at)),
        D::ExtendHours { at } => format!("Extend the hours of {}", p(*at)),
        D::SetPowerPlan { at } => format!("Prepare {} for the loss of power", p(*at)),
        D::CheckOnPeople { zone } => format!("Check on people at home in {}", name::zone(scenario, *zone)),
        D::ProvideLanguages { at } => format!("Send interpreters to {}", p(*at)),
        D::RegisterNeeds { zone } => format!("Register people with needs in {}", name::zone(scenario, *zone)),
        D::OpenCommunityCenter { zone, offer } => {
            format!("Open a {} center in {}", name::offer(*offer), name::zone(scenario, *zone))
        }
        D::RaiseBarrier { zone, barrier } => {
            format!("Raise a barrier in {}: {}", name::zone(scenario, *zone), name::barrier(*barrier))
        }
        D::AnswerBarrier { zone, barrier } => {
            format!("Answer the barrier in {}: {}", name::zone(scenario, *zone), name::barrier(*barrier))
        }
        D::SetPriorities { zone } => format!("Set priorities with the people of {}", name::zone(scenario, *zone)),
        D::ContestAllocation => "Contest the allocation".into(),
        D::PublishMessage { zone } => format!("Publish a message for {}", name::zone(scenario, *zone)),
        D::SharePicture => "Share the operating picture".into(),
        D::BrokerTransfer { from, to, count } => {
            format!("Broker the transfer of {} from {} to {}", count, p(*from), p(*to))
        }
        D::AnnounceAllocation { rule } => format!("Announce the allocation rule: {}", name::allocation(*rule)),
        D::CallMeeting => "Call a coordination meeting".into(),
        D::TaskMember { at } => format!("Task {} to open its command center", p(*at)),
        _ => String::new(),
    }
}
