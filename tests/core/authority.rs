//! Authority to give orders: the page matches the code, and `submit` follows the table for every role and decision.

use crate::stories::{Grounds, variants};
use sandtable::drill::{
    AdHoc, Asked, Bots, Control, Drill, Duty, FORMAT, General, Header, Order, Outgoing, ROLES, RequestStep, Say,
    SignIn, Sitrep, Supply, may, may_order,
};
use sandtable::scenario::{DecisionKind, Mode, Role};
use sandtable::sim::{Ask, Decision, Refusal, Value, descriptor};
use sandtable::units::{InjectId, PersonId, PlaceId, SeatId, SimTime, Span};
use sandtable::words;

/// `UPDATE_DOCS=1 cargo test` writes it again.
#[test]
fn authority_page_matches_the_code() {
    let path = "docs/AUTHORITY.md";
    let wanted = words::authority_page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &wanted).expect("writable");
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert!(found == wanted, "run UPDATE_DOCS=1 cargo test, then look at the change");
}

#[test]
fn list_of_roles_is_complete() {
    let roles = variants("src/scenario/checked.rs", "Role");
    assert!(ROLES.iter().all(|r| roles.contains_key(&format!("{r:?}"))) && roles.len() == ROLES.len(), "{roles:?}");
}

/// One decision of the kind from its form: at `at` where the form offers only the seat's own, else at `to`.
fn decision(kind: DecisionKind, at: PlaceId, to: PlaceId) -> Decision {
    let value = |ask: &Ask| match ask {
        Ask::Place { of, .. } => Value::Pick(if of.own { at.0 } else { to.0 }),
        Ask::Site | Ask::Zone | Ask::RoadChange | Ask::MutualAid | Ask::Cache | Ask::Choice { .. } => Value::Pick(0),
        Ask::Number { start, .. } => Value::Number(*start),
        Ask::Line { .. } => Value::Line("as agreed".into()),
    };
    let values: Vec<Value> = descriptor(kind).form.iter().map(value).collect();
    Decision::from_values(kind, &values).unwrap_or_else(|| panic!("the form of {kind:?} does not fit its fields"))
}

#[test]
fn every_form_makes_a_decision_of_its_kind() {
    for kind in DecisionKind::ALL {
        let (own, other) = (PlaceId(3), PlaceId(4));
        let made = decision(*kind, own, other);
        assert_eq!(made.kind(), *kind);
        let first = descriptor(*kind).form.first();
        let commands = matches!(first, Some(Ask::Place { of, .. }) if of.own);
        assert_eq!(made.commands(), commands.then_some(own), "{kind:?}");
        let none = Decision::from_values(*kind, &[]).is_some();
        assert_eq!(none, descriptor(*kind).form.is_empty(), "{kind:?} is made of an empty form");
        assert!(!descriptor(*kind).may.is_empty(), "nobody may {kind:?}");
    }
}

#[test]
fn submit_refuses_exactly_unlisted_roles() {
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
        carried: Default::default(),
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
fn list_of_orders_is_complete() {
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

/// Orders other than decisions: without the right, the refusal says so; with it, only other reasons refuse.
#[test]
fn submit_follows_the_table_for_orders_and_seats() {
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
        carried: Default::default(),
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
            // Being asked, or leading, is a right of the moment: the role may have the right and the seat still lack
            // it.
            let of_the_moment =
                matches!(&order, Order::Say(Say::Answer { .. } | Say::ReportEei { .. } | Say::HandLead { .. }));
            assert!(right || refused, "{} {order:?}: {answer:?}", seat.id);
            assert!(!right || !refused || of_the_moment, "{} {order:?}: {answer:?}", seat.id);
        }
    }
}
