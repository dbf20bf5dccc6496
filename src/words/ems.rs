//! Decisions of EMS and fire in words.

use super::name::{dispatch, place, priority, site};
use crate::scenario::{DecisionKind, Scenario};
use crate::sim::Decision;

/// Verb first, for a button.
pub(super) fn label(kind: DecisionKind) -> &'static str {
    use DecisionKind as K;
    match kind {
        K::SetDispatchPolicy => "Set the dispatch policy",
        K::SetPriorityPolicy => "Set the priority policy",
        K::RequestAir => "Request a helicopter",
        K::OpenStaging => "Open a staging area",
        K::OpenCollectionPoint => "Open a collection point",
        K::StandDown => "Stand units down",
        K::RelieveCrews => "Relieve the crews",
        K::MoveUp => "Move a unit up",
        K::SetHazardZone => "Set the hazard zones",
        K::MassDecontamination => "Open mass decontamination",
        K::SearchSector => "Search the sector",
        K::WaterSupply => "Bring water to the fire",
        K::AssessStructure => "Assess the structure",
        _ => "",
    }
}

/// What it does and what it costs, one line.
pub(super) fn hint(kind: DecisionKind) -> &'static str {
    use DecisionKind as K;
    match kind {
        K::SetDispatchPolicy => "With cover, bases are not emptied; the scene waits a little longer.",
        K::SetPriorityPolicy => "Who is loaded next when there are more patients than ambulances.",
        K::RequestAir => "One patient in danger at a time, to a helipad; one crew holds the landing zone.",
        K::OpenStaging => "Many units no longer block each other; each is called forward. Takes one crew for an hour.",
        K::OpenCollectionPoint => "Loading is 3 min quicker; takes two crews for an hour.",
        K::StandDown => "Surplus units answer ordinary calls again; mutual aid goes home.",
        K::RelieveCrews => "Crews on for 6 h or more are changed, 20 min each; tired ones work a seventh more slowly.",
        K::MoveUp => "An idle unit of another base stands by there from now on.",
        K::SetHazardZone => {
            "Protects crews in 12 min and keeps half of the contaminated from leaving. One company, 2 h."
        }
        K::MassDecontamination => "Lanes open in 15 min: 4 min for who walks, 12 min for who lies. Two companies, 2 h.",
        K::SearchSector => "Half an hour later nobody is left whom nobody knows of. Two companies.",
        K::WaterSupply => "A fire halves the pace of rescue; water ends that in 12 min. Two companies, 90 min.",
        K::AssessStructure => "What may come down halves the pace of rescue; known in 20 min. One company.",
        _ => "",
    }
}

/// Heading under which it is listed.
pub(super) fn group(kind: DecisionKind) -> &'static str {
    use DecisionKind as K;
    match kind {
        K::SetDispatchPolicy | K::RequestAir | K::StandDown | K::RelieveCrews | K::MoveUp => "Fleet",
        _ => "Scene",
    }
}

/// One sentence for the journal.
pub(super) fn decision(scenario: &Scenario, decision: &Decision) -> String {
    use Decision as D;
    let s = |id| site(scenario, id);
    match decision {
        D::SetQuota { at, immediate, delayed, minimal } => {
            format!("Cap {} at {immediate} immediate, {delayed} delayed, {minimal} minimal", place(scenario, *at))
        }
        D::SendBuses { site, buses, to } => {
            format!("Send {buses} bus(es) to {} and on to {}", s(*site), place(scenario, *to))
        }
        D::RequestMutualAid { from } => {
            let aid = scenario.mutual_aid.get(usize::from(*from)).map_or("a neighbor", |a| &a.name);
            format!("Request mutual aid from {aid}")
        }
        D::SetDispatchPolicy { policy } => format!("Dispatch: {}", dispatch(*policy)),
        D::SetPriorityPolicy { policy } => format!("Load first: {}", priority(*policy)),
        D::RequestAir { site } => format!("Request a helicopter for {}", s(*site)),
        D::OpenStaging { site } => format!("Open a staging area at {}", s(*site)),
        D::OpenCollectionPoint { site } => format!("Open a casualty collection point at {}", s(*site)),
        D::StandDown { site, keep } => format!("Stand down all but {keep} ambulances at {}", s(*site)),
        D::RelieveCrews => "Relieve the crews".into(),
        D::MoveUp { to } => format!("Move a unit up to {}", place(scenario, *to)),
        D::SetHazardZone { site } => format!("Set hazard zones at {}", s(*site)),
        D::MassDecontamination { site } => format!("Open mass decontamination at {}", s(*site)),
        D::SearchSector { site } => format!("Search {} for people nobody knows of", s(*site)),
        D::WaterSupply { site } => format!("Bring water to the fire at {}", s(*site)),
        D::AssessStructure { site } => format!("Assess the structure at {}", s(*site)),
        _ => String::new(),
    }
}
