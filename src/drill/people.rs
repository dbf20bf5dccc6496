//! People: players (several may share a seat, one may hold several), co-facilitators, evaluators, observers.
//!
//! The roster is part of the drill: signing in, changing seats, and leaving are entries. A single-player desktop needs
//! none of it: an order without a person belongs to the seat.

use super::{Drill, Order};
use crate::sim::Refusal;
use crate::units::{PersonId, SeatId, SimTime};
use serde::{Deserialize, Serialize};

/// A person's function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Duty {
    Player,
    /// Shares the facilitator's seat.
    CoFacilitator,
    /// Sees everything, gives no orders, writes observations and ratings.
    Evaluator,
    /// Sees the wall display.
    Observer,
}

/// Sign-in data of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    pub name: String,
    pub organization: String,
    pub duty: Duty,
    /// For players only.
    pub seats: Vec<SeatId>,
}

/// A person on the roster, numbered by the position in [`super::Exercise::people`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub name: String,
    pub organization: String,
    pub duty: Duty,
    /// A co-facilitator has the facilitator's seat.
    pub seats: Vec<SeatId>,
    pub joined: SimTime,
    pub left: Option<SimTime>,
}

/// The author of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hand {
    /// `None`: an evaluator, who has no seat.
    pub seat: Option<SeatId>,
    pub person: Option<PersonId>,
    pub bot: bool,
}

impl Hand {
    pub fn of(seat: SeatId) -> Hand {
        Hand { seat: Some(seat), person: None, bot: false }
    }

    pub fn bot(seat: SeatId) -> Hand {
        Hand { bot: true, ..Hand::of(seat) }
    }
}

/// Maximum people per drill.
const MOST: usize = 2000;
const LONGEST_NAME: usize = 80;

impl Drill {
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.exercise.people.get(id)
    }

    /// People present who hold the seat.
    pub fn people_at(&self, seat: SeatId) -> impl Iterator<Item = (PersonId, &Person)> {
        let all = self.exercise.people.iter().enumerate().map(|(i, p)| (PersonId::at(i), p));
        all.filter(move |(_, p)| p.left.is_none() && p.seats.contains(&seat))
    }

    fn present(&self, id: PersonId) -> Result<&Person, Refusal> {
        self.person(id).filter(|p| p.left.is_none()).ok_or(Refusal::NoSuchThing)
    }

    /// A person gives orders only from a seat that they hold; an evaluator without a seat only evaluates.
    pub(super) fn check_hand(&self, hand: Hand, order: &Order) -> Result<(), Refusal> {
        let Some(id) = hand.person else {
            return if hand.seat.is_some() { Ok(()) } else { Err(Refusal::NoSuchThing) };
        };
        let person = self.present(id)?;
        let fits = match hand.seat {
            Some(seat) => person.seats.contains(&seat),
            None => person.duty == Duty::Evaluator && matches!(order, Order::Evaluate(_)),
        };
        if fits { Ok(()) } else { Err(Refusal::NotForThisSeat) }
    }

    pub(super) fn check_sign_in(&self, who: &SignIn) -> Result<(), Refusal> {
        if who.name.trim().is_empty() {
            return Err(Refusal::EmptyText);
        }
        let long = who.name.chars().count().max(who.organization.chars().count());
        for (wanted, limit) in [(self.exercise.people.len() + 1, MOST), (long, LONGEST_NAME)] {
            if wanted > limit {
                return Err(Refusal::TooMany { wanted: wanted as u32, limit: limit as u32 });
            }
        }
        self.check_seats(who.duty, &who.seats)
    }

    fn check_seats(&self, duty: Duty, seats: &[SeatId]) -> Result<(), Refusal> {
        if seats.iter().any(|s| s.index() >= self.scenario.seats.len()) {
            return Err(Refusal::NoSuchThing);
        }
        let free = duty == Duty::Player && !seats.contains(&self.scenario.facilitator());
        if seats.is_empty() || free { Ok(()) } else { Err(Refusal::NotForThisSeat) }
    }

    pub(super) fn check_reseat(&self, person: PersonId, seats: &[SeatId]) -> Result<(), Refusal> {
        let person = self.present(person)?;
        self.check_seats(person.duty, seats)?;
        if person.seats == seats { Err(Refusal::AlreadyDone) } else { Ok(()) }
    }

    pub(super) fn check_leave(&self, person: PersonId) -> Result<(), Refusal> {
        self.present(person).map(|_| ())
    }

    pub(super) fn sign_in(&mut self, who: SignIn) {
        let SignIn { name, organization, duty, seats } = who;
        let seats = if duty == Duty::CoFacilitator { vec![self.scenario.facilitator()] } else { seats };
        self.take_over(&seats);
        let person = Person { name, organization, duty, seats, joined: self.now(), left: None };
        self.exercise.people.push(person);
    }

    pub(super) fn reseat(&mut self, person: PersonId, seats: &[SeatId]) {
        self.take_over(seats);
        self.exercise.people[person].seats = seats.to_vec();
    }

    pub(super) fn leave(&mut self, person: PersonId) {
        let now = self.now();
        let person = &mut self.exercise.people[person];
        person.left = Some(now);
    }

    /// A player takes the seat over from its bot.
    fn take_over(&mut self, seats: &[SeatId]) {
        for seat in seats {
            self.exercise.bots[seat] = false;
        }
    }
}
