//! The laws of the simulation, on the shipped starter and real roads, under random lawful and unlawful orders.

use crate::law_nine::unseen;
use crate::random::{evaluation, random_order};
use proptest::prelude::*;
use sandtable::drill::{
    AdHoc, Asked, Bots, Control, Drill, FORMAT, General, Header, Order, Phase, RequestStep, Say, Sitrep, Supply, What,
    replay,
};
use sandtable::host::Packs;
use sandtable::map::{CoalitionMap, Router};
use sandtable::scenario::{Mode, Scenario, builtin, check_source};
use sandtable::sim::Agenda;
use sandtable::units::{SeatId, SimTime, Span};
use sandtable::view;
use std::sync::{Arc, OnceLock};

type Ground = (Arc<Scenario>, Arc<CoalitionMap>);

/// Seeds from here on use a small map: a drill there takes milliseconds, so thousands can be played.
const SMALL: u64 = 1_000_000;

fn ground(seed: u64) -> Ground {
    static STARTER: OnceLock<Ground> = OnceLock::new();
    static SMALL_MAP: OnceLock<Ground> = OnceLock::new();
    let made = |text: &str| {
        let loaded = check_source("scenario.ron", text, &Packs::installed());
        let scenario = loaded.scenario.clone().unwrap_or_else(|| panic!("{}", loaded.render()));
        let map = Arc::new(CoalitionMap::new(&scenario));
        (scenario, map)
    };
    if seed < SMALL {
        STARTER.get_or_init(|| made(builtin("starter").expect("the starter is embedded"))).clone()
    } else {
        SMALL_MAP.get_or_init(|| made(include_str!("small.ron"))).clone()
    }
}

/// Drills to play for each law on the small map. CI sets 2,000.
fn many() -> u32 {
    std::env::var("SANDTABLE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(32)
}

/// Drills to play for each law on the starter: each takes most of a second.
fn some() -> u32 {
    (many() / 8).clamp(4, 24)
}

fn begun(seed: u64, bots: Bots) -> Drill {
    let mut drill = ready(seed, bots);
    let facilitator = drill.scenario.facilitator();
    drill.submit(facilitator, Order::Control(Control::Begin), 0).expect("a drill can begin");
    drill
}

fn ready(seed: u64, bots: Bots) -> Drill {
    let (scenario, map) = ground(seed);
    let header = Header {
        format: FORMAT,
        engine_version: "test".into(),
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        title: scenario.title.en.clone(),
        seed,
        bots,
        created_ms: 0,
        parent: None,
        carried: Default::default(),
    };
    // Open-map routes are the same for all: computed once.
    static WAYS: [OnceLock<Router>; 2] = [OnceLock::new(), OnceLock::new()];
    let walked = || {
        let mut drill = Drill::new(scenario.clone(), map.clone(), header.clone());
        let facilitator = drill.scenario.facilitator();
        drill.submit(facilitator, Order::Control(Control::Begin), 0).expect("a drill can begin");
        drill.advance(scenario.ends());
        drill.into_ways()
    };
    let ways = WAYS[usize::from(seed < SMALL)].get_or_init(walked).clone();
    Drill::with_ways(scenario.clone(), map.clone(), header, ways)
}

/// Plays a drill with orders at random minutes, and checks after each of them.
fn played(seed: u64, orders: &[(u16, u64)], mut look: impl FnMut(&Drill)) -> Drill {
    let mut drill = begun(seed, if seed.is_multiple_of(2) { Bots::Everywhere } else { Bots::AsWritten });
    let mut orders = orders.to_vec();
    orders.sort_unstable();
    for (minute, order_seed) in orders {
        drill.advance(SimTime::START + Span::mins(i64::from(minute)));
        if let Some((seat, order)) = random_order(&drill, order_seed) {
            let _either = drill.submit(seat, order, 0);
        }
        look(&drill);
    }
    let end = drill.scenario.ends();
    drill.advance(end);
    look(&drill);
    drill
}

fn orders() -> impl Strategy<Value = Vec<(u16, u64)>> {
    prop::collection::vec((0u16..100, any::<u64>()), 0..40)
}

/// The laws, for seeds of one map.
macro_rules! laws {
    ($ground:ident, $seeds:expr, $cases:expr) => {
        mod $ground {
            use super::*;

            proptest! {
                #![proptest_config(ProptestConfig { cases: $cases, failure_persistence: None, ..ProptestConfig::default() })]

                #[test]
                fn replay_gives_the_same_entries_and_fingerprints(seed in $seeds, orders in orders()) {
                    let drill = played(seed, &orders, |_| {});
                    let (scenario, map) = ground(seed);
                    let (again, replayed) = replay(scenario, map, drill.header().clone(), drill.entries());
                    prop_assert_eq!(replayed.mismatches, 0, "first at entry {:?}", replayed.first_mismatch);
                    prop_assert!(replayed.digests_compared >= 100);
                    prop_assert_eq!(again.digest(), drill.digest());
                }

                /// Law 9.
                #[test]
                fn a_seat_sees_what_its_own_order_caused(seed in $seeds, orders in orders()) {
                    let missing = unseen(&played(seed, &orders, |_| {})).0;
                    prop_assert!(missing.is_empty(), "{}", missing.join("\n"));
                }

                #[test]
                fn slices_of_time_do_not_matter(seed in $seeds, cuts in prop::collection::vec(0i64..6_000_000, 1..40)) {
                    let mut whole = begun(seed, Bots::Everywhere);
                    let mut pieces = begun(seed, Bots::Everywhere);
                    let mut cuts = cuts;
                    cuts.sort_unstable();
                    for cut in cuts {
                        pieces.advance(SimTime(cut));
                    }
                    let end = whole.scenario.ends();
                    whole.advance(end);
                    pieces.advance(end);
                    prop_assert_eq!(whole.digest(), pieces.digest());
                    prop_assert_eq!(whole.entries(), pieces.entries());
                }

                #[test]
                fn no_exercise_time_passes_while_paused(seed in $seeds, at in 1i64..90, wall in 1i64..10_000_000) {
                    let mut straight = begun(seed, Bots::Everywhere);
                    let mut paused = begun(seed, Bots::Everywhere);
                    let facilitator = paused.scenario.facilitator();
                    let stop = SimTime::START + Span::mins(at);
                    paused.advance(stop);
                    paused.submit(facilitator, Order::Control(Control::Pause { why: "phone".into() }), 0).expect("it runs");
                    paused.tick(Span(wall), wall);
                    paused.advance(stop + Span::hours(1));
                    prop_assert_eq!(paused.now(), stop);
                    prop_assert_eq!(paused.phase(), Phase::Paused);
                    paused.submit(facilitator, Order::Control(Control::Resume), wall).expect("it is paused");
                    let end = straight.scenario.ends();
                    straight.advance(end);
                    paused.advance(end);
                    prop_assert_eq!(straight.coalition().digest(), paused.coalition().digest());
                }

                #[test]
                fn everybody_and_everything_is_in_exactly_one_place(seed in $seeds, orders in orders()) {
                    let mut broken = Vec::new();
                    played(seed, &orders, |drill| broken.extend(drill.coalition().broken_rules()));
                    prop_assert!(broken.is_empty(), "{}", broken.join("; "));
                }

                #[test]
                fn looking_changes_nothing(seed in $seeds, minute in 0i64..100, order in any::<u64>()) {
                    let mut drill = begun(seed, Bots::Everywhere);
                    drill.advance(SimTime::START + Span::mins(minute));
                    let before = drill.digest();
                    if let Some((seat, order)) = random_order(&drill, order) {
                        let _answer = drill.check(seat, &order);
                    }
                    for i in 0..drill.scenario.seats.len() {
                        let _view = view::build(&drill, SeatId::at(i));
                    }
                    prop_assert_eq!(drill.digest(), before);
                }

                /// Two runs that differ only in a message to another seat give equal views.
                #[test]
                fn a_seat_never_sees_what_only_others_were_told(seed in $seeds, minute in 1i64..90, who in 0usize..5) {
                    let mut plain = begun(seed, Bots::Everywhere);
                    let mut told = begun(seed, Bots::Everywhere);
                    let at = SimTime::START + Span::mins(minute);
                    plain.advance(at);
                    told.advance(at);
                    let players = plain.scenario.seats.len() - 1;
                    let (from, to) = (SeatId::at(who % players), SeatId::at((who + 1) % players));
                    let secret = Say::Message { to: vec![to], text: "The generator test was faked.".into() };
                    told.submit(from, Order::Say(secret), 0).expect("anybody may write to anybody");
                    let form = General { subject: "Fuel".into(), approved_by: "Chief".into(), reply_to: None };
                    let secret = Say::General { to: vec![to], form: form.into(), text: "The second tank leaks.".into() };
                    told.submit(from, Order::Say(secret), 0).expect("anybody may write to anybody");
                    let form = Sitrep { situation: "The basement is under water.".into(), ..Sitrep::default() };
                    told.submit(from, Order::Say(Say::Sitrep { to: vec![to], form: Box::new(form) }), 0).expect("it fits");
                    told.submit(from, Order::Say(Say::Note { text: "Tell nobody.".into() }), 0).expect("it fits");
                    let secret = AdHoc {
                        to: vec![to],
                        text: "Only you know that the tank is empty.".into(),
                        from: String::new(),
                        mode: Mode::Phone,
                        effects: Vec::new(),
                    };
                    let facilitator = told.scenario.facilitator();
                    told.submit(facilitator, Order::Control(Control::AdHoc { what: secret.into() }), 0).expect("it fits");
                    for order in evaluation("They did not ask.") {
                        told.submit(facilitator, order, 0).expect("the facilitator may evaluate");
                    }
                    // Later messages between two others have the same numbers.
                    let (later, reader) = (SeatId::at((who + 2) % players), SeatId::at((who + 3) % players));
                    let form = General { subject: "Fuel".into(), approved_by: String::new(), reply_to: None };
                    let open = Say::General { to: vec![reader], form: form.into(), text: "We have fuel.".into() };
                    plain.submit(later, Order::Say(open.clone()), 0).expect("anybody may write to anybody");
                    told.submit(later, Order::Say(open), 0).expect("anybody may write to anybody");
                    let end = at + Span::mins(5);
                    plain.advance(end);
                    told.advance(end);
                    for i in (0..players).map(SeatId::at).filter(|s| *s != from && *s != to) {
                        let (a, b) = (view::build(&plain, i), view::build(&told, i));
                        prop_assert_eq!(a, b);
                    }
                }

                /// A branch equals a fresh run with the same orders, and shares its first entries with its parent.
                #[test]
                fn a_branch_equals_a_fresh_run_with_the_same_orders(seed in $seeds, first in orders(), second in orders(), cut in any::<u64>()) {
                    // An odd seed is played without bots: the fresh run would give their orders twice.
                    let seed = seed | 1;
                    let parent = played(seed, &first, |_| {});
                    let cut = cut % (parent.entries().len() as u64 + 1);
                    let mut branch = parent.branch_at(cut).expect("the entry is there");
                    let mut fresh = ready(seed, Bots::AsWritten);
                    for entry in &parent.entries()[..cut as usize] {
                        fresh.advance(entry.at);
                        if let (Some(seat), What::Ordered { order, .. } | What::Refused { order, .. }) = (entry.by, &entry.what) {
                            let _as_then = fresh.submit(seat, (**order).clone(), 0);
                        }
                    }
                    prop_assert_eq!(branch.digest(), fresh.digest());
                    prop_assert_eq!(&branch.entries()[..cut as usize], &parent.entries()[..cut as usize]);
                    prop_assert_eq!(branch.header().parent.as_ref().map(|p| p.entry), Some(cut));
                    let mut second = second;
                    second.sort_unstable();
                    for (minute, order) in second {
                        let at = SimTime::START + Span::mins(i64::from(minute));
                        branch.advance(at);
                        fresh.advance(at);
                        if let Some((seat, order)) = random_order(&fresh, order) {
                            prop_assert_eq!(branch.submit(seat, order.clone(), 0).is_ok(), fresh.submit(seat, order, 0).is_ok());
                        }
                    }
                    let end = fresh.scenario.ends();
                    branch.advance(end);
                    fresh.advance(end);
                    prop_assert_eq!(branch.digest(), fresh.digest());
                    prop_assert_eq!(branch.entries(), fresh.entries());
                }

                /// Wherever a journal is cut, also between two bots of one minute: without another order, the branch
                /// ends as its parent did.
                #[test]
                fn a_branch_without_new_orders_ends_like_its_parent(seed in $seeds, orders in orders(), cut in any::<u64>()) {
                    let mut parent = begun(seed, Bots::Everywhere);
                    let mut orders = orders;
                    orders.sort_unstable();
                    for (minute, order) in orders.into_iter().take_while(|(minute, _)| *minute < 50) {
                        parent.advance(SimTime::START + Span::mins(i64::from(minute)));
                        if let Some((seat, order)) = random_order(&parent, order) {
                            let _either = parent.submit(seat, order, 0);
                        }
                    }
                    let (first, end) = (parent.entries().len() as u64, parent.scenario.ends());
                    parent.advance(end);
                    let cut = first + cut % (parent.entries().len() as u64 - first + 1);
                    let mut branch = parent.branch_at(cut).expect("the entry is there");
                    branch.advance(end);
                    prop_assert_eq!(branch.entries(), parent.entries());
                    prop_assert_eq!(branch.digest(), parent.digest());
                }

                /// An EEI report is known to the seats with the bed board, after its arrival.
                #[test]
                fn an_answer_is_seen_only_by_those_whom_it_reaches(seed in $seeds, minute in 1i64..60, who in 0usize..5) {
                    let mut runs = [begun(seed, Bots::Nowhere), begun(seed, Bots::Nowhere)];
                    let Some(eei) = runs[0].scenario.eei.iter().position(|e| e.id == "water") else { return Ok(()) };
                    let (at, seat) = (SimTime::START + Span::mins(minute), SeatId::at(who));
                    runs.iter_mut().for_each(|drill| drill.advance(at));
                    let say = Say::ReportEei { eei: eei as u16, value: "Two days".into() };
                    runs[1].submit(seat, Order::Say(say), 0).expect("everybody is asked");
                    runs.iter_mut().for_each(|drill| drill.advance(at + Span::mins(10)));
                    let report = runs[1].exercise().eei.last().expect("it was sent").clone();
                    let players = (0..runs[0].scenario.seats.len() - 1).map(SeatId::at);
                    for i in players.filter(|s| *s != seat) {
                        let (a, b) = (view::build(&runs[0], i), view::build(&runs[1], i));
                        let hears = runs[1].hears_the_board(i) && report.has_arrived(runs[1].now());
                        prop_assert_eq!(a == b, !hears, "seat {:?}", i);
                    }
                }

                /// A request that is never delivered is known only to its requester and the approvers.
                #[test]
                fn a_request_is_seen_only_by_those_whom_it_concerns(seed in $seeds, minute in 1i64..60, who in 0usize..5, number in 1u32..9) {
                    let mut plain = begun(seed, Bots::Everywhere);
                    let mut asked = begun(seed, Bots::Everywhere);
                    let at = SimTime::START + Span::mins(minute);
                    plain.advance(at);
                    asked.advance(at);
                    let (seat, needed_by) = (SeatId::at(who), at + Span::mins(30));
                    let what = Asked { supply: Supply::Ventilators, quantity: number, at: None, needed_by, text: "now".into(), details: Default::default() };
                    asked.submit(seat, Order::Request(RequestStep::Ask { asked: what.into() }), 0).expect("anybody may ask");
                    let end = at + Span::mins(15);
                    plain.advance(end);
                    asked.advance(end);
                    let players = (0..plain.scenario.seats.len() - 1).map(SeatId::at);
                    for i in players.filter(|s| *s != seat && !asked.approves(*s)) {
                        let (a, b) = (view::build(&plain, i), view::build(&asked, i));
                        prop_assert_eq!(a, b);
                    }
                }

                /// A seat's committed answer is hidden from all others before the reveal, including the facilitator.
                #[test]
                fn before_the_reveal_an_answer_changes_nobody_elses_view(seed in $seeds, a in 0u16..4, b in 0u16..4, who in 0usize..5) {
                    let mut runs = [begun(seed, Bots::Nowhere), begun(seed, Bots::Nowhere)];
                    let inject = runs[0].scenario.injects.iter().position(|i| !i.options.is_empty()).expect("there is a poll");
                    let seat = SeatId::at(who);
                    for (drill, choice) in runs.iter_mut().zip([a, b]) {
                        drill.advance(SimTime::START + Span::mins(60));
                        let text = format!("reason {choice}");
                        let say = Say::Answer { inject: sandtable::units::InjectId::at(inject), choice: Some(choice), text };
                        drill.submit(seat, Order::Say(say), 0).expect("everybody is asked");
                        drill.advance(SimTime::START + Span::mins(61));
                    }
                    for other in (0..runs[0].scenario.seats.len()).map(SeatId::at).filter(|s| *s != seat) {
                        prop_assert_eq!(view::build(&runs[0], other), view::build(&runs[1], other));
                    }
                }
            }
        }
    };
}

laws!(on_the_starter, 0u64..1000, some());
laws!(on_a_small_map, SMALL..SMALL + 1_000_000, many());

proptest! {
    #[test]
    fn equal_times_come_out_by_number(times in prop::collection::vec(0i64..20, 0..200)) {
        let mut agenda = Agenda::default();
        for (number, at) in times.iter().enumerate() {
            agenda.put(SimTime(*at), number);
        }
        let out: Vec<(i64, usize)> =
            std::iter::from_fn(|| agenda.take_due(SimTime(i64::MAX))).map(|(t, n)| (t.0, n)).collect();
        let mut sorted: Vec<(i64, usize)> = times.iter().copied().enumerate().map(|(n, t)| (t, n)).collect();
        sorted.sort_unstable();
        prop_assert_eq!(out, sorted);
    }
}

/// No view contains unreleased injects, the facilitator's notes, or another seat's injects.
#[test]
fn player_never_sees_the_facilitators_script() {
    let mut drill = begun(7, Bots::Everywhere);
    let scenario = drill.scenario.clone();
    for minute in (0..=100).step_by(10) {
        drill.advance(SimTime::START + Span::mins(minute));
        for i in 0..scenario.seats.len() - 1 {
            let seat = SeatId::at(i);
            let seen = format!("{:?}", view::build(&drill, seat));
            for (inject, row) in scenario.injects.iter().zip(&drill.exercise().rows) {
                let hidden = row.fired.is_none() || !inject.to.contains(&seat);
                let text = format!("{:?}", inject.text.en);
                let secret = [&text[1..text.len() - 1], inject.notes.en.as_str()];
                for words in secret.iter().enumerate().filter(|(n, w)| (*n == 1 || hidden) && w.len() > 12).map(|x| x.1)
                {
                    assert!(!seen.contains(words), "{} sees “{words}” at minute {minute}", scenario.seat(seat).id);
                }
            }
        }
    }
}

#[test]
fn every_decision_has_an_authorized_seat_and_a_form() {
    use sandtable::drill::{ROLES, may};
    let mut drill = begun(1, Bots::Nowhere);
    drill.advance(SimTime::START + Span::mins(30));
    let mut offered = std::collections::BTreeSet::new();
    for i in 0..drill.scenario.seats.len() - 1 {
        for choice in view::build(&drill, SeatId::at(i)).choices {
            assert_eq!(choice.decision(&choice.start()).map(|d| d.kind()), Some(choice.kind));
            offered.insert(choice.kind);
        }
    }
    // The starter has no long-term care, fire, or community seat; every other kind has a seat.
    assert!(offered.len() >= 30, "only {} kinds are offered", offered.len());
    for kind in offered {
        assert!(ROLES.iter().any(|r| may(*r, kind)), "{kind:?}");
    }
}

/// Common random numbers: a decision at a hospital without patients leaves every patient's outcome unchanged.
#[test]
fn decision_leaves_unrelated_random_numbers_unchanged() {
    use sandtable::scenario::PlaceKind;
    use sandtable::sim::Decision;
    let end = |order: Option<Decision>| {
        let mut drill = begun(11, Bots::Nowhere);
        drill.advance(SimTime::START + Span::mins(5));
        if let Some(decision) = order {
            let role = sandtable::scenario::Role::HospitalCommand;
            let at = decision.commands().expect("a hospital's decision");
            let commands = |s: &sandtable::scenario::Seat| s.role == role && (s.at.is_empty() || s.at.contains(&at));
            let seat = drill.scenario.seats.iter().position(commands).expect("somebody commands it");
            drill.submit(SeatId::at(seat), Order::Decide(decision), 0).expect("it is lawful");
        }
        let end = drill.scenario.ends();
        drill.advance(end);
        drill
    };
    let plain = end(None);
    let live = plain.coalition().truth();
    let commanded = |id| plain.scenario.seats.iter().any(|s| s.at.contains(&id));
    let quiet: Vec<_> = plain
        .scenario
        .places_of(PlaceKind::Hospital)
        .map(|(id, _)| id)
        .filter(|id| commanded(*id) && live.facilities[id].tally.arrivals.is_empty())
        .collect();
    assert!(!quiet.is_empty(), "the starter has a hospital with a seat and without arrivals when nobody decides");
    for at in quiet {
        let other = end(Some(Decision::RecallStaff { at }));
        assert_ne!(plain.digest(), other.digest(), "the decision did something");
        assert_eq!(live.patients, other.coalition().truth().patients);
    }
}
