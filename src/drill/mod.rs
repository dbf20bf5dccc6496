//! The exercise around the world: seats and authority, injects, orders, time control, the journal.
//!
//! A [`Drill`] owns the [`Coalition`] and all other changing state. People enter through [`Drill::submit`], time
//! through [`Drill::advance`]; it reads no clock: real time is an argument.

mod adhoc;
mod advance;
mod answer;
mod authority;
mod bot;
mod branch;
mod condition;
mod control;
mod eei;
mod entry;
mod evaluation;
mod form;
mod future;
mod gap;
mod improvement;
pub mod journal;
mod lead;
mod limits;
mod mail;
mod marking;
mod moves;
mod msel;
mod once;
mod order;
mod pending;
mod people;
mod phase;
mod replay;
mod request;
mod rescue;
mod steer;

pub use adhoc::AdHoc;
pub use advance::LONGEST_TICK;
pub use answer::Answer;
pub use authority::{ROLES, may, may_order};
pub use branch::{Checkpoint, Parent};
pub use eei::EeiReport;
pub use entry::*;
pub use evaluation::*;
pub use form::{Form, General, Sitrep};
pub use future::{Deciders, Standing};
pub use gap::{Gap, GapSample};
pub use improvement::*;
pub use mail::Mail;
pub use marking::Marking;
pub use msel::{Exercise, Expectation, Row};
pub use once::{Author, Key};
pub use order::*;
pub use pending::{Outgoing, Pending, RECALL_WITHIN};
pub use people::{Duty, Person, SignIn};
pub use phase::*;
pub use replay::{Replayed, replay, resume};
pub use request::{Asked, Details, Logistics, Request, RequestState, RequestStep, Supply, Urgency, may_approve};

use crate::map::{CoalitionMap, Router};
use crate::scenario::Scenario;
use crate::sim::{Coalition, Refusal};
use crate::units::{PersonId, SeatId, SimTime};
use journal::Journal;
use people::Hand;
use std::collections::BTreeMap;
use std::num::NonZeroU64;
use std::sync::Arc;

/// One run of a scenario: the only owner of changing state.
pub struct Drill {
    pub scenario: Arc<Scenario>,
    coalition: Coalition,
    exercise: Exercise,
    gaps: gap::Gaps,
    header: Header,
    entries: Vec<Entry>,
    /// Storage of the entries; `None` for a run that is not saved.
    journal: Option<Journal<Header, Entry>>,
    /// Entries already handed to the journal.
    written: usize,
    /// The entry of each key. Never part of the state: the journal has it.
    keys: BTreeMap<Key, u64>,
    /// Current real time, milliseconds since 1970 (only stored).
    wall_ms: i64,
    /// Real time at which each pending entry was sent. Never part of the state: its release is an entry of its own.
    waits: BTreeMap<u64, i64>,
    replaying: bool,
    /// The last moment of a replayed journal, and the bots' orders still outstanding then.
    cut: Option<SimTime>,
    bots_due: Vec<(SeatId, Order)>,
    /// Whether to record the digest once a minute, for a replay to compare.
    fingerprints: bool,
}

impl Drill {
    /// A drill on its Ready sheet.
    pub fn new(scenario: Arc<Scenario>, map: Arc<CoalitionMap>, header: Header) -> Drill {
        Drill::with_ways(scenario, map, header, Router::new())
    }

    /// The same drill, sooner: with cached routes of another drill on this map.
    pub fn with_ways(scenario: Arc<Scenario>, map: Arc<CoalitionMap>, header: Header, ways: Router) -> Drill {
        let coalition = Coalition::at_startex_with(scenario.clone(), map, header.seed, ways);
        let exercise = Exercise::new(&scenario, header.bots);
        Drill {
            scenario,
            coalition,
            exercise,
            gaps: gap::Gaps::default(),
            header,
            entries: Vec::new(),
            journal: None,
            written: 0,
            keys: BTreeMap::new(),
            wall_ms: 0,
            waits: BTreeMap::new(),
            replaying: false,
            cut: None,
            bots_due: Vec::new(),
            fingerprints: true,
        }
    }

    /// For one of many runs of which only the outcome is wanted: no digest each minute, which would take half of the
    /// time. Events and final digest are the same. Its entries cannot be used for replay comparison.
    pub fn unwatched(mut self) -> Drill {
        self.fingerprints = false;
        self
    }

    /// Ends an unsaved drill and returns its route cache for the next one on the same map.
    pub fn into_ways(self) -> Router {
        self.coalition.into_router()
    }

    /// Saves everything from here on in `journal`.
    pub fn keep_in(&mut self, journal: Journal<Header, Entry>) {
        self.fingerprints = true;
        self.journal = Some(journal);
        // A branch includes the entries shared with its parent.
        self.commit();
    }

    /// Saves all entries in a new journal after the old one has failed.
    pub fn keep_anew_in(&mut self, journal: Journal<Header, Entry>) {
        self.journal = None;
        self.written = 0;
        self.keep_in(journal);
    }

    /// The one entry point for orders: authority, check, journal, apply. `Ok` means that the order is safe on disk and
    /// in force; the number is that of its entry. A refused order is recorded too and changes nothing.
    pub fn submit(&mut self, seat: SeatId, order: Order, wall_ms: i64) -> Result<u64, Refusal> {
        self.submit_as(Hand::of(seat), order, None, wall_ms)
    }

    /// The same for a signed-in person: from one of their seats, or, for an evaluator, from none.
    pub fn submit_by(
        &mut self,
        person: PersonId,
        seat: Option<SeatId>,
        order: Order,
        wall_ms: i64,
    ) -> Result<u64, Refusal> {
        self.submit_as(Hand { seat, person: Some(person), bot: false }, order, None, wall_ms)
    }

    fn submit_as(&mut self, hand: Hand, order: Order, key: Option<Key>, wall_ms: i64) -> Result<u64, Refusal> {
        self.wall_ms = wall_ms;
        if let Some(reason) = self.broken() {
            return Err(Refusal::JournalBroken { reason });
        }
        if let Some(earlier) = self.answer_to(key.as_ref()) {
            return earlier;
        }
        let verdict = self.check_order(hand, &order);
        let number = self.next_number();
        let bot = hand.bot;
        match &verdict {
            Ok(()) => self.write_by(hand, key, What::ordered(order.clone(), bot)),
            Err(why) => {
                self.write_by(hand, key, What::Refused { order: Box::new(order.clone()), why: why.clone(), bot });
            }
        }
        self.commit();
        if let Some(reason) = self.broken() {
            // It is neither safe nor in force: a journal started elsewhere must not include it.
            self.take_back(number);
            return Err(Refusal::JournalBroken { reason });
        }
        verdict?;
        self.apply(hand, order, number);
        // Consequences of this very moment happen now: a replay reaches the next order of the same moment in the same
        // state.
        self.advance(self.now());
        self.commit();
        // The order itself is safe, but nothing is acknowledged once the disk has failed.
        match self.broken() {
            Some(reason) => Err(Refusal::JournalBroken { reason }),
            None => Ok(number),
        }
    }

    /// Whether the order would be accepted. Changes nothing.
    pub fn check(&self, seat: SeatId, order: &Order) -> Result<(), Refusal> {
        self.check_order(Hand::of(seat), order)
    }

    fn check_order(&self, hand: Hand, order: &Order) -> Result<(), Refusal> {
        if hand.seat.is_some_and(|s| s.index() >= self.scenario.seats.len()) {
            return Err(Refusal::NoSuchThing);
        }
        self.check_hand(hand, order)?;
        if self.exercise.real_emergency && !order.is_about_the_emergency() {
            return Err(Refusal::RealEmergency);
        }
        self.check_right(hand, order)?;
        limits::check(order)?;
        let seat = || hand.seat.ok_or(Refusal::NotForThisSeat);
        match order {
            Order::Decide(decision) => {
                self.may_decide(seat()?, decision)?;
                if !self.begun() {
                    return Err(Refusal::NotNow);
                }
                self.check_in_the_world(seat()?, decision)
            }
            Order::Control(control) => self.check_control(seat()?, control),
            Order::Say(say) => self.check_say(seat()?, say),
            Order::Request(step) => self.check_request(seat()?, step),
            Order::Evaluate(what) => self.check_evaluate(hand.seat, what),
        }
    }

    fn apply(&mut self, hand: Hand, order: Order, number: u64) {
        match (order, hand.seat) {
            (Order::Evaluate(what), _) => self.evaluate(hand.person, *what, number),
            (Order::Decide(decision), Some(seat)) => {
                self.coalition.decide(&decision);
                self.exercise.decided.push((self.now(), seat, decision.kind()));
                self.record_facts(Some(number));
            }
            (Order::Control(control), _) => self.apply_control(&control, number),
            (Order::Say(say), Some(seat)) => self.apply_say(seat, say, number),
            (Order::Request(step), Some(seat)) => self.step_request(seat, step, number),
            // Only an evaluation has no seat: anything else was refused.
            (_, None) => {}
        }
        self.settle(Some(number));
    }

    fn apply_say(&mut self, seat: SeatId, say: Say, number: u64) {
        match say {
            Say::Acknowledge { inject } => {
                let now = self.now();
                self.exercise.rows[inject].acknowledged.entry(seat).or_insert(now);
            }
            Say::Answer { inject, choice, text } => self.answer(seat, inject, choice, text),
            Say::Message { to, text } => self.post(seat, number, &to, (Form::Plain, text)),
            Say::General { to, form, text } => self.post(seat, number, &to, (Form::General(form), text)),
            Say::Sitrep { to, form } => self.post_sitrep(seat, number, &to, form),
            Say::ReportEei { eei, value } => self.report_eei(seat, eei, value, number),
            Say::HandLead { to } => self.exercise.lead = Some(to),
            Say::Note { .. } => {}
        }
    }

    fn check_say(&self, seat: SeatId, say: &Say) -> Result<(), Refusal> {
        match say {
            Say::Answer { inject, choice, text } => self.check_answer(seat, *inject, *choice, text),
            Say::Acknowledge { inject } => match self.exercise.rows.get(*inject) {
                None => Err(Refusal::NoSuchThing),
                Some(row) if row.fired.is_none() => Err(Refusal::NothingToDo),
                Some(_) => Ok(()),
            },
            Say::Message { to, text } => self.check_message(to, text),
            Say::General { to, form, text } => {
                self.check_message(to, text)?;
                form.check(self.next_number())
            }
            Say::Sitrep { to, form } => {
                self.check_message(to, &form.situation)?;
                form.check()
            }
            Say::ReportEei { eei, value } => self.check_eei(seat, *eei, value),
            Say::HandLead { to } => self.check_hand_lead(seat, *to),
            Say::Note { text } if text.trim().is_empty() => Err(Refusal::EmptyText),
            Say::Note { .. } => Ok(()),
        }
    }

    pub fn now(&self) -> SimTime {
        self.coalition.now()
    }

    pub fn phase(&self) -> Phase {
        self.exercise.phase
    }

    pub fn pace(&self) -> u32 {
        self.exercise.pace
    }

    pub fn exercise(&self) -> &Exercise {
        &self.exercise
    }

    /// The actual state. Only `view`, the report, and tests may read it.
    pub fn coalition(&self) -> &Coalition {
        &self.coalition
    }

    pub fn header(&self) -> &Header {
        &self.header
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Why the journal can no longer be written, if so.
    pub fn broken(&self) -> Option<String> {
        self.journal.as_ref().and_then(|j| j.broken().map(str::to_owned))
    }

    /// The digest of the whole state: the world and the exercise around it.
    pub fn digest(&self) -> String {
        let exercise = postcard::to_allocvec(&self.exercise).expect("the exercise is plain data");
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.coalition.digest().as_bytes());
        hasher.update(&exercise).update(self.gaps.chain());
        hasher.finalize().to_hex()[..32].to_owned()
    }

    fn next_number(&self) -> u64 {
        self.entries.len() as u64 + 1
    }

    fn write(&mut self, by: Option<SeatId>, cause: Option<u64>, what: What) {
        let (number, at, wall_ms) = (self.next_number(), self.now(), self.wall_ms);
        let cause = cause.and_then(NonZeroU64::new);
        self.entries.push(Entry { number, at, wall_ms, by, person: None, cause, key: None, what });
    }

    fn write_by(&mut self, hand: Hand, key: Option<Key>, what: What) {
        let (number, at, wall_ms) = (self.next_number(), self.now(), self.wall_ms);
        if let Some(key) = &key {
            self.keys.insert(key.clone(), number);
        }
        let (by, person) = (hand.seat, hand.person);
        self.entries.push(Entry { number, at, wall_ms, by, person, cause: None, key, what });
    }

    /// Writes new entries to the journal and syncs them. The journal keeps a failure: see [`Drill::broken`].
    fn commit(&mut self) {
        let Some(journal) = &mut self.journal else { return };
        for entry in &self.entries[self.written..] {
            if journal.push(entry).is_err() {
                return;
            }
        }
        self.written = self.entries.len();
        // The journal remembers the error; `broken` reports it to every seat.
        let _already_kept = journal.commit();
    }

    fn record_facts(&mut self, cause: Option<u64>) {
        let cause = cause.and_then(NonZeroU64::new);
        for (at, fact) in self.coalition.take_facts() {
            let (number, wall_ms) = (self.next_number(), self.wall_ms);
            let what = What::Happened(fact);
            self.entries.push(Entry { number, at, wall_ms, by: None, person: None, cause, key: None, what });
        }
    }
}
