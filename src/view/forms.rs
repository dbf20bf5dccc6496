//! The decisions open to a seat, as forms, with the reason where one is closed.

mod community;
mod facility;

use super::assemble::{DESTINATION, DISPATCH, DIVERSION, LANGUAGES, PRIORITY, SURGE, TRIAGE};
use super::knowledge::Knowledge;
use super::{Choice, Field};
use crate::drill::Order;
use crate::retold as format;
use crate::scenario::{DecisionKind, MutualAid, PlaceKind};
use crate::sim::{Diversion, Languages, Refusal};
use crate::units::PlaceId;
use crate::words;

/// In the order in which a table usually needs them.
const KINDS: [DecisionKind; DecisionKind::ALL.len()] = {
    use DecisionKind as K;
    [
        K::ActivateCoalition,
        K::RequestStatus,
        K::ActivateEoc,
        K::ActivateCommandCenter,
        K::ReportStatus,
        K::SetDiversion,
        K::OpenSurge,
        K::CancelElectives,
        K::RecallStaff,
        K::ReverseTriage,
        K::TransferPatients,
        K::MergeIncidents,
        K::SetTriageSystem,
        K::AnnounceDistribution,
        K::SetDestinationPolicy,
        K::SetQuota,
        K::RequestMutualAid,
        K::SendBuses,
        K::SetReserve,
        K::SetDispatchPolicy,
        K::SetPriorityPolicy,
        K::RequestAir,
        K::OpenStaging,
        K::OpenCollectionPoint,
        K::StandDown,
        K::RelieveCrews,
        K::MoveUp,
        K::WarnPublic,
        K::IssueHealthAlert,
        K::OpenFamilyCenter,
        K::OpenShelter,
        K::StaffShelter,
        K::CloseShelter,
        K::OrderEvacuation,
        K::ClearRoad,
        K::CloseRoad,
        K::RestorePower,
        K::AllocateBlood,
        K::SendRescueTeams,
        K::SetHazardZone,
        K::MassDecontamination,
        K::SearchSector,
        K::WaterSupply,
        K::AssessStructure,
        K::Retriage,
        K::TreatAndRelease,
        K::LockDown,
        K::AssignInterpreters,
        K::ConserveFuel,
        K::OpenDecontamination,
        K::OfferTransfer,
        K::AcceptTransfer,
        K::RefuseTransfer,
        K::EvacuateHospital,
        K::ShelterHospital,
        K::OpenAlternateSite,
        K::LendStaff,
        K::ReleaseStaff,
        K::SendSupplies,
        K::ConserveOxygen,
        K::StartDowntime,
        K::SetVisitors,
        K::OpenInformationCenter,
        K::DeclareCrisisStandards,
        K::OpenNurseLine,
        K::AcceptStepDown,
        K::EvacuateResidents,
        K::Outreach,
        K::CloseReferrals,
        K::EndorseMessage,
        K::ControlRumour,
        K::StartSurveillance,
        K::OpenPod,
        K::IssueIsolationGuidance,
        K::OrderEarlyDialysis,
        K::IssueWaterOrder,
        K::OpenFatalityCenter,
        K::DeclareEmergency,
        K::RequestOutsideHelp,
        K::ProvideTransport,
        K::RestoreZone,
        K::DeliverFuel,
        K::AssessDamage,
        K::DrawCache,
        K::ShelterInPlace,
        K::RunEarlySessions,
        K::ExtendHours,
        K::SetPowerPlan,
        K::CheckOnPeople,
        K::ProvideLanguages,
        K::RegisterNeeds,
        K::OpenCommunityCenter,
        K::RaiseBarrier,
        K::AnswerBarrier,
        K::SetPriorities,
        K::ContestAllocation,
        K::PublishMessage,
        K::SharePicture,
        K::BrokerTransfer,
        K::AnnounceAllocation,
        K::CallMeeting,
        K::TaskMember,
        K::RecordDecision,
    ]
};

pub(super) fn choices(knows: &Knowledge) -> Vec<Choice> {
    KINDS.iter().copied().filter(|k| knows.drill.may(knows.seat, *k)).map(|k| choice(knows, k)).collect()
}

fn choice(knows: &Knowledge, kind: DecisionKind) -> Choice {
    let mut choice = Choice {
        kind,
        label: words::decision_label(kind).into(),
        hint: words::decision_hint(kind).into(),
        group: words::group(kind).into(),
        fields: fields(knows, kind),
        closed: None,
    };
    choice.closed = closed(knows, &mut choice);
    choice
}

/// Tries the first field's options in turn: the form starts on one that would be accepted. If none is, the last reason
/// stands beside the closed choice. Only what the order itself would answer is asked, so nothing leaks.
fn closed(knows: &Knowledge, choice: &mut Choice) -> Option<String> {
    if let Some(Field::Pick { label, options }) = choice.fields.first()
        && options.is_empty()
    {
        return Some(format!("This seat knows of no {}.", label.to_lowercase()));
    }
    // Free text is always open; a number or a second place is the player's to get right.
    if choice.kind == DecisionKind::RecordDecision {
        return None;
    }
    let tries = match choice.fields.first() {
        Some(Field::Pick { options, .. }) => options.len(),
        _ => 1,
    };
    let mut why = None;
    for _ in 0..tries {
        let decision = choice.decision(&choice.start())?;
        match knows.drill.check(knows.seat, &Order::Decide(decision)) {
            Ok(()) | Err(Refusal::NotEnough { .. } | Refusal::TooMany { .. }) => return None,
            Err(refusal) => why = Some(words::refusal(knows.scenario(), &refusal)),
        }
        if let Some(Field::Pick { options, .. }) = choice.fields.first_mut() {
            options.rotate_left(1);
        }
    }
    // A second pick might still make it lawful (lift a diversion, another level of surge).
    let second = matches!(choice.fields.get(1), Some(Field::Pick { .. }));
    if second { None } else { why }
}

fn fields(knows: &Knowledge, kind: DecisionKind) -> Vec<Field> {
    use DecisionKind as K;
    let number = |label: &str, min, max, start| Field::Number { label: label.into(), min, max, start };
    let mine = || places(knows, "Hospital", |p| knows.commands(p) && is(knows, p, PlaceKind::Hospital));
    let hospitals = |label: &str| places(knows, label, |p| is(knows, p, PlaceKind::Hospital));
    let departments = |label: &str| places(knows, label, |p| knows.scenario().place(p).has_ed);
    let shelters = || places(knows, "Shelter", |p| is(knows, p, PlaceKind::Shelter));
    let homes = |label: &str| places(knows, label, |p| knows.commands(p) && is(knows, p, PlaceKind::LongTermCare));
    let line = |label: &str| Field::Line { label: label.into() };
    match kind {
        K::ActivateCommandCenter | K::CancelElectives | K::ReverseTriage | K::RecallStaff | K::LockDown => vec![mine()],
        K::AssignInterpreters => vec![mine()],
        K::ConserveFuel => vec![places(knows, "Place", |p| knows.commands(p) && knows.power_is_out(p))],
        K::AcceptStepDown => vec![homes("Home")],
        K::EvacuateResidents => vec![
            homes("From"),
            places(knows, "To", |p| is(knows, p, PlaceKind::LongTermCare) || is(knows, p, PlaceKind::Shelter)),
        ],
        K::ReportStatus => {
            vec![places(knows, "Place", |p| knows.commands(p) && !knows.scenario().place(p).beds.is_empty())]
        }
        K::OpenSurge => vec![mine(), list("Level", SURGE.map(words::surge))],
        K::SetDiversion => vec![mine(), list("Ambulances", DIVERSION.map(diversion))],
        K::TransferPatients => vec![mine(), hospitals("To"), number("Patients", 1, 40, 2)],
        K::SetTriageSystem => vec![list("System", TRIAGE.map(words::triage_system))],
        K::SetDestinationPolicy | K::AnnounceDistribution => vec![list("Rule", DESTINATION.map(words::destination))],
        K::SetQuota => vec![
            departments("Hospital"),
            number("Immediate", 0, 60, 6),
            number("Delayed", 0, 60, 10),
            number("Minimal", 0, 100, 20),
        ],
        K::SendBuses => vec![sites(knows), number("Buses", 1, 10, 1), departments("To")],
        K::RequestMutualAid => vec![aid(knows)],
        K::SetReserve => vec![number("Percent kept", 0, 80, 10)],
        K::SetDispatchPolicy => vec![list("Rule", DISPATCH.map(words::dispatch))],
        K::SetPriorityPolicy => vec![list("Rule", PRIORITY.map(words::priority))],
        K::RequestAir | K::OpenStaging | K::OpenCollectionPoint | K::SetHazardZone => vec![sites(knows)],
        K::MassDecontamination | K::SearchSector | K::WaterSupply | K::AssessStructure => vec![sites(knows)],
        K::StandDown => vec![sites(knows), number("Keep", 0, 60, 2)],
        K::MoveUp => vec![places(knows, "Base", |p| is(knows, p, PlaceKind::EmsBase))],
        K::IssueHealthAlert | K::WarnPublic => vec![list("Languages", LANGUAGES.map(languages))],
        K::OpenFamilyCenter => {
            vec![places(knows, "Place", |p| is(knows, p, PlaceKind::Operations) || is(knows, p, PlaceKind::Shelter))]
        }
        K::AllocateBlood => vec![departments("From"), departments("To"), number("Units", 1, 100, 20)],
        K::StaffShelter | K::OpenShelter | K::CloseShelter | K::CloseReferrals => vec![shelters()],
        K::OrderEvacuation => vec![zones(knows)],
        K::Outreach => vec![zones(knows), list("Languages", LANGUAGES.map(languages))],
        K::ClearRoad => vec![roads(knows)],
        K::CloseRoad | K::SendRescueTeams | K::Retriage | K::TreatAndRelease => vec![sites(knows)],
        K::RestorePower => vec![places(knows, "Place", |p| knows.power_is_out(p))],
        K::RecordDecision => vec![line("What was decided"), line("Why")],
        K::MergeIncidents | K::RelieveCrews | K::ActivateEoc | K::ActivateCoalition | K::RequestStatus => Vec::new(),
        K::OpenNurseLine | K::DeclareCrisisStandards | K::EndorseMessage | K::ControlRumour => Vec::new(),
        _ => facility::fields(knows, kind).unwrap_or_else(|| community::fields(knows, kind)),
    }
}

pub(super) fn is(knows: &Knowledge, at: PlaceId, kind: PlaceKind) -> bool {
    knows.scenario().place(at).kind == kind
}

pub(super) fn places(knows: &Knowledge, label: &str, keep: impl Fn(PlaceId) -> bool) -> Field {
    let scenario = knows.scenario();
    let ids = (0..scenario.places.len()).map(PlaceId::at).filter(|p| keep(*p));
    let mut options: Vec<(String, u32)> = ids.map(|p| (scenario.place(p).name.clone(), p.0)).collect();
    options.sort();
    Field::Pick { label: label.into(), options }
}

pub(super) fn list<const N: usize>(label: &str, names: [&str; N]) -> Field {
    let options = names.iter().enumerate().map(|(i, n)| ((*n).to_owned(), i as u32)).collect();
    Field::Pick { label: label.into(), options }
}

fn diversion(divert: Diversion) -> &'static str {
    match divert {
        Diversion::Divert => "go elsewhere",
        Diversion::Accept => "are accepted",
    }
}

fn languages(languages: Languages) -> &'static str {
    match languages {
        Languages::TopFour => "the region's four main languages",
        Languages::EnglishOnly => "English only",
    }
}

fn sites(knows: &Knowledge) -> Field {
    let called = knows.live().sites.iter();
    let options = knows.scenario().sites.iter().zip(called).enumerate();
    let options = options.filter(|(_, (_, s))| s.called.is_some()).map(|(i, (s, _))| (s.name.clone(), i as u32));
    Field::Pick { label: "Site".into(), options: options.collect() }
}

fn aid(knows: &Knowledge) -> Field {
    let aid = knows.scenario().mutual_aid.iter().enumerate();
    let line = |a: &MutualAid| format!("{}: {} ALS, {} BLS, after {}", a.name, a.fleet.als, a.fleet.bls, a.comes);
    let options = aid.map(|(i, a)| (line(a), i as u32)).collect();
    Field::Pick { label: "Neighbor".into(), options }
}

fn zones(knows: &Knowledge) -> Field {
    let zones = knows.scenario().zones.iter().enumerate();
    let mut options: Vec<(String, u32)> = zones.map(|(i, z)| (format!("{} {}", z.name, z.id), i as u32)).collect();
    options.sort();
    Field::Pick { label: "Zone".into(), options }
}

fn roads(knows: &Knowledge) -> Field {
    let changes = knows.live().road_changes.iter().enumerate();
    let open = changes.filter(|(_, c)| c.ended.is_none() && !c.crew_sent);
    Field::Pick { label: "Road".into(), options: open.map(|(i, c)| (c.name.clone(), i as u32)).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_decision_has_one_form() {
        for kind in DecisionKind::ALL {
            assert_eq!(KINDS.iter().filter(|k| *k == kind).count(), 1, "{kind:?}");
        }
    }
}
