//! What one seat may see now, as plain data: the only input of any screen.
//!
//! [`build`] makes the view; `knowledge.rs` alone decides what a seat may know (the leak law).

mod board;
mod choices;
mod condition;
mod evaluator;
mod forms;
mod knowledge;
mod lists;
mod log;
mod marks;
mod moves;
mod msel;
mod public;
mod question;
mod script;
mod sheet;
mod summary;
mod timeline;
mod why;

pub use board::*;
pub use choices::*;
pub use evaluator::{EvaluatorView, GuideLine, ObservationLine, evaluator};
pub use knowledge::{KEPT_BACK, kept_back};
pub use lists::{EeiAnswer, EeiLine, RequestLine};
pub use log::Log;
pub use moves::MoveLine;
pub use msel::MselLine;
pub use public::{Figure, PublicPlace, PublicQuestion, PublicSite, PublicView, public, public_with};
pub use why::{Number, Why, WhyLine, why};

use crate::drill::Drill;
use crate::scenario::{Channel, Role};
use crate::units::{PersonId, SeatId, SimTime};
use crate::words;
use knowledge::Knowledge;

/// The view of the seat at this moment.
pub fn build(drill: &Drill, seat: SeatId) -> SeatView {
    build_with(drill, seat, &mut Log::default())
}

/// The same sooner, with what was read of this drill's journal before.
pub fn build_with(drill: &Drill, seat: SeatId, log: &mut Log) -> SeatView {
    let knows = Knowledge::new(drill, seat);
    let seen = log.seen(&knows);
    let scenario = &drill.scenario;
    SeatView {
        seat,
        seat_name: words::seat(scenario, seat).to_owned(),
        is_facilitator: knows.everything(),
        title: words::text(&scenario.title).to_owned(),
        clock: clock(&knows),
        script: script::script(&knows),
        msel: msel::msel(&knows),
        moves: moves::moves(&knows),
        map: marks::map(&knows),
        sheets: sheet::sheets(&knows),
        seats: seats(&knows),
        choices: forms::choices(&knows),
        timeline: timeline::timeline(&knows, seen),
        journal: timeline::journal(&knows, seen),
        totals: marks::totals(&knows),
        channels: channels(&knows),
        people: people(&knows),
        checkpoints: checkpoints(&knows),
        requests: lists::requests(&knows),
        approves: drill.approves(seat),
        eei: lists::eei(&knows),
        leads: (0..scenario.seats.len()).map(SeatId::at).filter(|s| drill.leads(*s)).collect(),
        summary: summary::summary(drill),
    }
}

/// Lines of the seat's log after number `after`, oldest first.
pub fn journal_since(drill: &Drill, seat: SeatId, after: u64) -> Vec<JournalLine> {
    timeline::since(&Knowledge::new(drill, seat), after)
}

/// The entry of line `number` of the seat's log: for the message that a reply answers.
pub fn entry_of(drill: &Drill, seat: SeatId, number: u64) -> Option<u64> {
    timeline::entry_of(&Knowledge::new(drill, seat), number)
}

/// The result in sentences, in any phase.
pub fn end_lines(drill: &Drill) -> Vec<String> {
    summary::headline(drill)
}

/// The end summary, in any phase: for the report.
pub fn end_summary(drill: &Drill) -> Summary {
    summary::of(drill)
}

fn clock(knows: &Knowledge) -> ClockView {
    let drill = knows.drill;
    let (scenario, exercise) = (&drill.scenario, drill.exercise());
    let bounds = scenario.pressure;
    ClockView {
        marking: drill.marking(),
        by_hand: exercise.by_hand,
        next_inject: drill.next_inject_at().filter(|_| knows.everything()),
        pressure: knows.everything().then_some(PressureView {
            tempo: exercise.tempo_pct,
            weight: exercise.weight_pct,
            tempo_bounds: bounds.tempo,
            weight_bounds: bounds.weight,
        }),
        now: drill.now(),
        length: scenario.ends(),
        story: words::story_time(scenario, drill.now()),
        date: words::story_date(scenario, drill.now()),
        phase: exercise.phase,
        pace: exercise.pace,
        usual_pace: scenario.pace,
        pause_reason: exercise.pause_reason.clone(),
        real_emergency: exercise.real_emergency,
    }
}

fn seats(knows: &Knowledge) -> Vec<SeatLine> {
    let drill = knows.drill;
    let exercise = drill.exercise();
    let players = drill.scenario.seats.iter_ids().filter(|(_, s)| s.role != Role::Facilitator);
    players
        .map(|(id, seat)| {
            let unread = |(_, inject, row): &(crate::units::InjectId, &crate::scenario::Inject, &crate::drill::Row)| {
                inject.goes_to(id) && row.fired.is_some() && !row.acknowledged.contains_key(&id)
            };
            // Only the facilitator knows how far others have read.
            let shown = knows.everything() || id == knows.seat;
            let waiting = if shown { drill.injects().filter(unread).count() as u32 } else { 0 };
            SeatLine {
                seat: id,
                name: words::text(&seat.name).to_owned(),
                role: seat.role,
                at: seat.at.clone(),
                bot: exercise.bots[id],
                people: drill.people_at(id).map(|(_, p)| p.name.clone()).collect(),
                waiting,
            }
        })
        .collect()
}

fn people(knows: &Knowledge) -> Vec<PersonLine> {
    let all = knows.drill.exercise().people.iter().enumerate().filter(|_| knows.everything());
    all.map(|(i, p)| PersonLine {
        person: PersonId::at(i),
        name: p.name.clone(),
        organization: p.organization.clone(),
        duty: p.duty,
        seats: p.seats.clone(),
        left: p.left.is_some(),
    })
    .collect()
}

fn channels(knows: &Knowledge) -> Vec<ChannelLine> {
    let all = [Channel::Messages, Channel::BedReports].into_iter().filter(|_| knows.everything());
    all.filter_map(|channel| {
        let d = knows.drill.coalition().degraded(channel)?;
        let (name, delay_min) = (words::channel_name(channel).to_owned(), d.delay.as_secs() / 60);
        Some(ChannelLine { name, delay_min, lost_pct: d.lost_pct, until: d.until })
    })
    .collect()
}

fn checkpoints(knows: &Knowledge) -> Vec<CheckpointLine> {
    let marked = knows.drill.exercise().checkpoints.iter().filter(|_| knows.everything());
    marked
        .map(|c| CheckpointLine {
            entry: c.entry,
            at: c.at,
            story: words::story_time(knows.scenario(), c.at),
            name: c.name.clone(),
        })
        .collect()
}

/// Minutes between two moments, rounded down.
fn minutes(from: SimTime, to: SimTime) -> i64 {
    (to - from).as_secs().div_euclid(60)
}
