//! Who may order what: the page says what the code does, and the door obeys the table for every role and every decision.

use crate::stories::{Grounds, variants};
use sandtable::drill::{
    AdHoc, Asked, Bots, Control, Drill, Duty, FORMAT, General, Header, Order, Outgoing, ROLES, RequestStep, Say,
    SignIn, Sitrep, Supply, may, may_order,
};
use sandtable::scenario::{Barrier, BedKind, DecisionKind, Holder, Mode, Role};
use sandtable::sim::{
    Allocation, Decision, Destination, Dispatch, Diversion, EvacuationScope, Item, Languages, MoveBy, Offer,
    PatientPriority, Refusal, Surge, TriageSystem, Visitors,
};
use sandtable::units::{InjectId, PersonId, PlaceId, SeatId, SimTime, SiteId, Span, ZoneId};
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
        K::SetDispatchPolicy => D::SetDispatchPolicy { policy: Dispatch::NearestWithCover },
        K::SetPriorityPolicy => D::SetPriorityPolicy { policy: PatientPriority::Sacco },
        K::StandDown => D::StandDown { site: SiteId(0), keep: 1 },
        K::RelieveCrews => D::RelieveCrews,
        K::MoveUp => D::MoveUp { to },
        K::RequestAir => D::RequestAir { site: SiteId(0) },
        K::OpenStaging => D::OpenStaging { site: SiteId(0) },
        K::OpenCollectionPoint => D::OpenCollectionPoint { site: SiteId(0) },
        K::SetHazardZone => D::SetHazardZone { site: SiteId(0) },
        K::MassDecontamination => D::MassDecontamination { site: SiteId(0) },
        K::SearchSector => D::SearchSector { site: SiteId(0) },
        K::WaterSupply => D::WaterSupply { site: SiteId(0) },
        K::AssessStructure => D::AssessStructure { site: SiteId(0) },
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
        K::Outreach => D::Outreach { zone: ZoneId(0), languages: Languages::TopFour },
        K::CloseReferrals => D::CloseReferrals { at: to },
        K::EndorseMessage => D::EndorseMessage,
        K::ControlRumour => D::ControlRumour,
        K::RecordDecision => D::RecordDecision { text: "agreed".into(), reason: "asked".into() },
        _ => in_a_hospital(kind, at, to).unwrap_or_else(|| relief(kind, at, to)),
    }
}

fn relief(kind: DecisionKind, at: PlaceId, to: PlaceId) -> Decision {
    use {Decision as D, DecisionKind as K};
    match kind {
        K::StartSurveillance => D::StartSurveillance,
        K::OpenPod => D::OpenPod { at },
        K::IssueIsolationGuidance => D::IssueIsolationGuidance,
        K::OrderEarlyDialysis => D::OrderEarlyDialysis,
        K::IssueWaterOrder => D::IssueWaterOrder,
        K::OpenFatalityCenter => D::OpenFatalityCenter { at },
        K::DeclareEmergency => D::DeclareEmergency,
        K::RequestOutsideHelp => D::RequestOutsideHelp { level: Holder::State },
        K::ProvideTransport => D::ProvideTransport { zone: ZoneId(0) },
        K::RestoreZone => D::RestoreZone { zone: ZoneId(0) },
        K::DeliverFuel => D::DeliverFuel { at },
        K::AssessDamage => D::AssessDamage,
        K::DrawCache => D::DrawCache { cache: 0, to },
        K::ShelterInPlace => D::ShelterInPlace { at },
        K::RunEarlySessions => D::RunEarlySessions { at },
        K::ExtendHours => D::ExtendHours { at },
        K::SetPowerPlan => D::SetPowerPlan { at },
        K::CheckOnPeople => D::CheckOnPeople { zone: ZoneId(0) },
        K::ProvideLanguages => D::ProvideLanguages { at },
        K::RegisterNeeds => D::RegisterNeeds { zone: ZoneId(0) },
        K::OpenCommunityCenter => D::OpenCommunityCenter { zone: ZoneId(0), offer: Offer::Cooling },
        K::RaiseBarrier => D::RaiseBarrier { zone: ZoneId(0), barrier: Barrier::Papers },
        K::AnswerBarrier => D::AnswerBarrier { zone: ZoneId(0), barrier: Barrier::Papers },
        K::SetPriorities => D::SetPriorities { zone: ZoneId(0) },
        K::ContestAllocation => D::ContestAllocation,
        K::PublishMessage => D::PublishMessage { zone: ZoneId(0) },
        K::SharePicture => D::SharePicture,
        K::BrokerTransfer => D::BrokerTransfer { from: at, to, count: 1 },
        K::AnnounceAllocation => D::AnnounceAllocation { rule: Allocation::ByNeed },
        K::CallMeeting => D::CallMeeting,
        K::TaskMember => D::TaskMember { at },
        other => panic!("no example of {other:?}"),
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
        K::ShelterHospital => D::ShelterHospital { at, on: true },
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

/// One of each order that is no decision.
fn others() -> Vec<Order> {
    let (inject, text) = (InjectId(0), || "words".to_owned());
    let ad_hoc = || AdHoc { to: vec![], text: text(), from: String::new(), mode: Mode::Phone, effects: vec![] };
    let who = SignIn { name: text(), organization: text(), duty: Duty::Observer, seats: vec![] };
    let form = General { subject: text(), ..General::default() };
    let sitrep = Sitrep { situation: text(), ..Sitrep::default() };
    let asked = Asked {
        supply: Supply::Other,
        quantity: 1,
        at: None,
        needed_by: SimTime(60_000),
        text: text(),
        details: Default::default(),
    };
    use {Control as C, RequestStep as R};
    let controls = vec![
        C::Begin,
        C::Pause { why: text() },
        C::Resume,
        C::SetPace { pace: 4 },
        C::Discuss,
        C::Fire { inject },
        C::Hold { inject },
        C::Release { inject },
        C::Skip { inject, reason: text() },
        C::Reschedule { inject, at: SimTime(60_000) },
        C::Send { what: Outgoing::Inject { inject } },
        C::Recall { sent: 1 },
        C::Deliver { sent: 1 },
        C::AdHoc { what: ad_hoc().into() },
        C::Checkpoint { name: text() },
        C::Reveal { inject },
        C::Bot { seat: SeatId(0), on: true },
        C::Hint { inject },
        C::Close { inject },
        C::NextMove,
        C::Pressure { tempo: 100, weight: 100 },
        C::Jump,
        C::ByHand { on: true },
        C::EmergencyOver { why: text() },
        C::Join { who: who.into() },
        C::Sit { person: PersonId(0), seats: vec![] },
        C::Leave { person: PersonId(0) },
        C::RealEmergency,
        C::End,
    ];
    let says = vec![
        Say::Acknowledge { inject },
        Say::Answer { inject, choice: None, text: text() },
        Say::Message { to: vec![], text: text() },
        Say::General { to: vec![], form: form.into(), text: text() },
        Say::Sitrep { to: vec![], form: Box::new(sitrep) },
        Say::ReportEei { eei: 0, value: text() },
        Say::HandLead { to: SeatId(0) },
        Say::Note { text: text() },
    ];
    let steps = vec![
        R::Ask { asked: asked.into() },
        R::Approve { request: 0 },
        R::Deny { request: 0, reason: text() },
        R::Source { request: 0, from: text(), at: None, order: Default::default() },
        R::Comment { request: 0, text: text() },
        R::Ship { request: 0, takes: Span::mins(5) },
        R::Withdraw { request: 0, reason: text() },
    ];
    let all = controls.into_iter().map(Order::Control).chain(says.into_iter().map(Order::Say));
    all.chain(steps.into_iter().map(Order::Request)).chain(crate::random::evaluation("seen")).collect()
}

/// `Control(Pause { … })` → `Pause`.
fn names(order: &Order) -> (String, String) {
    let text = format!("{order:?}");
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    (words.next().unwrap_or_default().to_owned(), words.next().unwrap_or_default().to_owned())
}

#[test]
fn the_list_of_orders_is_whole() {
    let sampled: std::collections::BTreeSet<(String, String)> = others().iter().map(names).collect();
    let lists = [
        ("src/drill/order.rs", "Control", "Control"),
        ("src/drill/order.rs", "Say", "Say"),
        ("src/drill/request.rs", "RequestStep", "Request"),
        ("src/drill/evaluation.rs", "Evaluate", "Evaluate"),
    ];
    for (file, name, kind) in lists {
        for variant in variants(file, name).into_keys() {
            assert!(sampled.contains(&(kind.to_owned(), variant.clone())), "{kind} {variant} has no row in the matrix");
        }
    }
}

/// Orders that are no decisions: whoever has no right is told so; whoever has it is refused for other reasons only.
#[test]
fn the_door_obeys_the_table_for_every_order_and_every_seat() {
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
    drill.submit(scenario.facilitator(), Order::Control(Control::Begin), 0).expect("a drill can begin");
    for order in others() {
        for (i, seat) in scenario.seats.iter().enumerate() {
            let answer = drill.check(SeatId::at(i), &order);
            let right = may_order(seat.role, &order);
            let refused = match &order {
                Order::Control(_) => answer == Err(Refusal::FacilitatorOnly),
                Order::Say(Say::Answer { .. } | Say::ReportEei { .. }) => answer == Err(Refusal::NotAsked),
                _ => answer == Err(Refusal::NotForThisSeat),
            };
            // To be asked, or to lead, is a right of the moment: it may be missing although the role has the right.
            let of_the_moment =
                matches!(&order, Order::Say(Say::Answer { .. } | Say::ReportEei { .. } | Say::HandLead { .. }));
            assert!(right || refused, "{} {order:?}: {answer:?}", seat.id);
            assert!(!right || !refused || of_the_moment, "{} {order:?}: {answer:?}", seat.id);
        }
    }
}
