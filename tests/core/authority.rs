//! Who may order what: the page says what the code does, and the door obeys the table for every role and every decision.

use crate::stories::{Grounds, variants};
use sandtable::drill::{Bots, Control, Drill, FORMAT, Header, Order, ROLES, may};
use sandtable::scenario::{BedKind, DecisionKind, Role};
use sandtable::sim::{
    Decision, Destination, Diversion, EvacuationScope, Item, Languages, MoveBy, Refusal, Surge, TriageSystem, Visitors,
};
use sandtable::units::{PlaceId, SeatId, SiteId, ZoneId};
use sandtable::words;

/// `UPDATE_DOCS=1 cargo test` writes it anew.
#[test]
fn the_page_of_authority_is_what_the_code_says() {
    let path = "docs/AUTHORITY.md";
    let wanted = words::authority_page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &wanted).expect("writable");
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert!(found == wanted, "run UPDATE_DOCS=1 cargo test, then look at the change");
}

#[test]
fn the_lists_of_roles_and_decisions_are_whole() {
    let roles = variants("src/scenario/checked.rs", "Role");
    assert!(ROLES.iter().all(|r| roles.contains_key(&format!("{r:?}"))) && roles.len() == ROLES.len(), "{roles:?}");
    let decisions = variants("src/sim/decision.rs", "Decision");
    assert_eq!(decisions.len(), DecisionKind::ALL.len());
    assert!(DecisionKind::ALL.iter().all(|k| decisions.contains_key(&format!("{k:?}"))));
}

/// One decision of each kind, about the place that the seat commands if it commands any.
fn decision(kind: DecisionKind, at: PlaceId, to: PlaceId) -> Decision {
    use {Decision as D, DecisionKind as K};
    match kind {
        K::ActivateCommandCenter => D::ActivateCommandCenter { at },
        K::ReportStatus => D::ReportStatus { at },
        K::OpenSurge => D::OpenSurge { at, level: Surge::Contingency },
        K::CancelElectives => D::CancelElectives { at },
        K::ReverseTriage => D::ReverseTriage { at },
        K::SetDiversion => D::SetDiversion { at, divert: Diversion::Divert },
        K::RecallStaff => D::RecallStaff { at },
        K::TransferPatients => D::TransferPatients { from: at, to, count: 1 },
        K::SetTriageSystem => D::SetTriageSystem { system: TriageSystem::Salt },
        K::SetDestinationPolicy => D::SetDestinationPolicy { policy: Destination::LoadBalanced },
        K::SetQuota => D::SetQuota { at: to, immediate: 1, delayed: 1, minimal: 1 },
        K::SendBuses => D::SendBuses { site: SiteId(0), buses: 1, to },
        K::RequestMutualAid => D::RequestMutualAid { from: 0 },
        K::MergeIncidents => D::MergeIncidents,
        K::SetReserve => D::SetReserve { pct: 30 },
        K::IssueHealthAlert => D::IssueHealthAlert { languages: Languages::TopFour },
        K::OpenFamilyCenter => D::OpenFamilyCenter { at: to },
        K::AllocateBlood => D::AllocateBlood { from: at, to, units: 1 },
        K::StaffShelter => D::StaffShelter { at: to },
        K::ActivateEoc => D::ActivateEoc,
        K::OpenShelter => D::OpenShelter { at: to },
        K::CloseShelter => D::CloseShelter { at: to },
        K::OrderEvacuation => D::OrderEvacuation { zone: ZoneId(0) },
        K::ClearRoad => D::ClearRoad { change: 0 },
        K::CloseRoad => D::CloseRoad { near: SiteId(0) },
        K::RestorePower => D::RestorePower { at: to },
        K::WarnPublic => D::WarnPublic { languages: Languages::TopFour },
        K::ActivateCoalition => D::ActivateCoalition,
        K::RequestStatus => D::RequestStatus,
        K::AnnounceDistribution => D::AnnounceDistribution { rule: Destination::Specialty },
        K::SendRescueTeams => D::SendRescueTeams { site: SiteId(0) },
        K::Retriage => D::Retriage { site: SiteId(0) },
        K::TreatAndRelease => D::TreatAndRelease { site: SiteId(0) },
        K::LockDown => D::LockDown { at },
        K::AssignInterpreters => D::AssignInterpreters { at },
        K::ConserveFuel => D::ConserveFuel { at },
        K::OpenNurseLine => D::OpenNurseLine,
        K::DeclareCrisisStandards => D::DeclareCrisisStandards,
        K::EvacuateResidents => D::EvacuateResidents { from: at, to },
        K::AcceptStepDown => D::AcceptStepDown { at },
        K::Outreach => D::Outreach { zone: ZoneId(0) },
        K::CloseReferrals => D::CloseReferrals { at: to },
        K::EndorseMessage => D::EndorseMessage,
        K::ControlRumour => D::ControlRumour,
        K::RecordDecision => D::RecordDecision { text: "agreed".into(), reason: "asked".into() },
        other => in_a_hospital(other, at, to).unwrap_or_else(|| panic!("{other:?} has no example here")),
    }
}

fn in_a_hospital(kind: DecisionKind, at: PlaceId, to: PlaceId) -> Option<Decision> {
    use {Decision as D, DecisionKind as K};
    Some(match kind {
        K::ConserveOxygen => D::ConserveOxygen { at },
        K::OpenDecontamination => D::OpenDecontamination { at },
        K::ReleaseStaff => D::ReleaseStaff { at },
        K::LendStaff => D::LendStaff { from: at, to, nurses: 1 },
        K::SendSupplies => D::SendSupplies { from: at, to, item: Item::Ventilators, count: 1 },
        K::OfferTransfer => D::OfferTransfer { from: at, to, kind: BedKind::MedSurg, count: 1 },
        K::AcceptTransfer => D::AcceptTransfer { at, from: to },
        K::RefuseTransfer => D::RefuseTransfer { at, from: to },
        K::ShelterInPlace => D::ShelterInPlace { at, on: true },
        K::EvacuateHospital => D::EvacuateHospital { at, scope: EvacuationScope::All, by: MoveBy::Need },
        K::StartDowntime => D::StartDowntime { at },
        K::OpenAlternateSite => D::OpenAlternateSite { at },
        K::SetVisitors => D::SetVisitors { at, policy: Visitors::Limited },
        K::OpenInformationCenter => D::OpenInformationCenter { at },
        _ => return None,
    })
}

#[test]
fn the_door_refuses_exactly_those_whom_the_table_does_not_name() {
    let (scenario, map) = Grounds::default().of("harbor-county");
    let header = Header {
        format: FORMAT,
        engine_version: "test".into(),
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        title: scenario.title.en.clone(),
        seed: 1,
        bots: Bots::Nowhere,
        created_ms: 0,
        parent: None,
    };
    let mut drill = Drill::new(scenario.clone(), map, header);
    let begin = Order::Control(Control::Begin);
    for (i, seat) in scenario.seats.iter().enumerate() {
        let controls = drill.check(SeatId::at(i), &begin);
        assert_eq!(controls.is_ok(), seat.role == Role::Facilitator, "{}: {controls:?}", seat.id);
    }
    drill.submit(scenario.facilitator(), begin, 0).expect("a drill can begin");
    let mut seen = std::collections::BTreeSet::new();
    for (i, seat) in scenario.seats.iter().enumerate() {
        seen.insert(seat.role);
        let own = seat.at.first().copied().unwrap_or(PlaceId(0));
        let other = PlaceId(u32::from(own == PlaceId(0)));
        for kind in DecisionKind::ALL.iter().copied() {
            let answer = drill.check(SeatId::at(i), &Order::Decide(decision(kind, own, other)));
            let refused = answer == Err(Refusal::NotYours { kind });
            assert_eq!(refused, !may(seat.role, kind), "{} {kind:?}: {answer:?}", seat.id);
            assert!(!matches!(answer, Err(Refusal::NotYourPlace { .. })), "{} {kind:?}: {answer:?}", seat.id);
        }
    }
    assert_eq!(seen.len(), ROLES.len(), "the county has a seat for every role");
}
