//! Law 9, seats see their own effects: immediate effects of a seat's accepted order, at its own facilities or at none,
//! are in its log. And its companion, law 4, for numbers: nothing in a third seat's view counts messages between two
//! others.

use crate::random::random_order;
use crate::scenarios::shipped;
use crate::shipped::begun;
use sandtable::drill::{Bots, Drill, General, Order, Say, What};
use sandtable::scenario::builtins;
use sandtable::sim::Fact;
use sandtable::units::{SeatId, SimTime, Span};
use sandtable::{view, words};
use std::collections::BTreeMap;

/// Immediate facts of the seat's accepted order, at its own facilities or at none.
fn caused_by(drill: &Drill, seat: SeatId) -> Vec<(SimTime, &Fact)> {
    let own = |number: u64| {
        let order = &drill.entries()[number as usize - 1];
        order.by == Some(seat) && matches!(order.what, What::Ordered { .. })
    };
    let mut facts = Vec::new();
    for entry in drill.entries().iter().filter(|e| e.cause.is_some_and(|n| own(n.get()))) {
        let What::Happened(fact) = &entry.what else { continue };
        let places: Vec<_> = fact.places().collect();
        if places.is_empty() || places.iter().any(|at| drill.commands(seat, *at)) {
            facts.push((entry.at, fact));
        }
    }
    facts
}

/// Facts caused by a seat but missing from its log, and those hidden by the table of exceptions.
pub fn unseen(drill: &Drill) -> (Vec<String>, Vec<String>) {
    let (mut missing, mut kept) = (Vec::new(), Vec::new());
    for seat in (0..drill.scenario.seats.len() - 1).map(SeatId::at) {
        let mut lines: BTreeMap<(SimTime, String), usize> = BTreeMap::new();
        for line in view::journal_since(drill, seat, 0) {
            *lines.entry((line.at, line.text)).or_default() += 1;
        }
        for (at, fact) in caused_by(drill, seat) {
            let text = words::fact(&drill.scenario, drill.coalition().truth(), fact);
            let line = lines.get_mut(&(at, text)).filter(|n| **n > 0);
            match (line, view::kept_back(fact)) {
                (Some(n), None) => *n -= 1,
                (None, Some(_)) => kept.push(format!("{fact:?}")),
                (None, None) => missing.push(format!("{} does not see {fact:?}", drill.scenario.seat(seat).id)),
                (Some(_), Some(why)) => missing.push(format!("{fact:?} is shown although {why}")),
            }
        }
    }
    (missing, kept)
}

/// Every shipped scenario, its first two hours, with bots and with random orders.
#[test]
fn every_seat_of_every_shipped_scenario_sees_what_it_caused() {
    let (mut checked, mut kept) = (0, vec![0; view::KEPT_BACK.len()]);
    for id in builtins() {
        let scenario = shipped(id).scenario.expect("it is valid");
        let mut drill = begun(&scenario, Bots::Everywhere);
        for n in 0..240 {
            drill.advance(SimTime::START + Span::secs(30 * (n + 1)));
            if let Some((seat, order)) = random_order(&drill, n as u64) {
                let _either = drill.submit(seat, order, 0);
            }
        }
        let missing = unseen(&drill).0;
        assert!(missing.is_empty(), "{id}: {} facts:\n{}", missing.len(), missing.join("\n"));
        for (_, fact) in (0..scenario.seats.len() - 1).map(SeatId::at).flat_map(|s| caused_by(&drill, s)) {
            checked += 1;
            for (count, (is, _)) in kept.iter_mut().zip(view::KEPT_BACK) {
                *count += usize::from(is(fact));
            }
        }
    }
    assert!(checked > 500, "only {checked} facts were caused");
    assert!(kept.iter().all(|n| *n > 0), "an exception excuses nothing: {kept:?}");
}

/// Two runs that differ in one message between two seats: every other seat sees the same, and its later messages have
/// the same numbers.
#[test]
fn message_between_others_changes_no_number_in_a_view() {
    let scenario = shipped("starter").scenario.expect("it is valid");
    let seats = scenario.seats.len() - 1;
    let play = |secret: bool| {
        let mut drill = begun(&scenario, Bots::Everywhere);
        drill.advance(SimTime::START + Span::mins(2));
        let say = |drill: &mut Drill, from: usize, to: usize, text: &str| {
            let form = General { subject: "Beds".into(), ..General::default() };
            let say = Say::General { to: vec![SeatId::at(to)], form: form.into(), text: text.into() };
            drill.submit(SeatId::at(from), Order::Say(say), 0).expect("any seat may write to any other")
        };
        if secret {
            say(&mut drill, 0, 1, "The generator test was faked.");
        }
        drill.advance(SimTime::START + Span::mins(5));
        let first = say(&mut drill, 2, 3, "How many beds are open?");
        let form = General { subject: "Re: Beds".into(), reply_to: Some(first), ..General::default() };
        let reply = Say::General { to: vec![SeatId(2)], form: form.into(), text: "Twelve.".into() };
        drill.submit(SeatId(3), Order::Say(reply), 0).expect("it answers a message");
        drill.advance(SimTime::START + Span::mins(20));
        drill
    };
    let (plain, told) = (play(false), play(true));
    assert!(seats >= 4);
    for seat in (2..seats).map(SeatId::at) {
        assert_eq!(view::build(&plain, seat), view::build(&told, seat), "{}", scenario.seat(seat).id);
    }
    let inbox = view::build(&told, SeatId(2)).script.inbox;
    let number = inbox.first().expect("the reply arrived").number;
    let log = view::journal_since(&told, SeatId(2), 0);
    assert!(log.iter().any(|line| line.number == number && line.text.contains("Twelve.")), "a message names its line");
    assert_eq!(log.iter().map(|l| l.number).collect::<Vec<_>>(), (1..=log.len() as u64).collect::<Vec<_>>());
    assert_eq!(view::journal_since(&told, SeatId(2), 2), log[2..]);
}
