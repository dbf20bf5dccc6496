//! What one seat may see now, as plain data: the only thing that any screen reads.
//!
//! [`build`] makes the view; `knowledge.rs` is the one place that says who may know what (the leak law).

mod assemble;
mod board;
mod choices;
mod forms;
mod knowledge;
mod marks;
mod script;
mod sheet;
mod summary;
mod timeline;

pub use assemble::assemble;
pub use board::*;
pub use choices::*;

use crate::drill::Drill;
use crate::scenario::Role;
use crate::units::{SeatId, SimTime};
use crate::words;
use knowledge::Knowledge;

/// What the seat may see at this moment.
pub fn build(drill: &Drill, seat: SeatId) -> SeatView {
    let knows = Knowledge::new(drill, seat);
    let scenario = &drill.scenario;
    SeatView {
        seat,
        seat_name: words::seat(scenario, seat).to_owned(),
        is_facilitator: knows.everything(),
        title: scenario.title.en.clone(),
        clock: clock(drill),
        script: script::script(&knows),
        map: marks::map(&knows),
        sheets: sheet::sheets(&knows),
        seats: seats(drill),
        choices: forms::choices(&knows),
        timeline: timeline::timeline(&knows),
        journal: timeline::journal(&knows),
        totals: marks::totals(&knows),
        summary: summary::summary(drill),
    }
}

/// Lines of the seat's log after entry `after`, oldest first.
pub fn journal_since(drill: &Drill, seat: SeatId, after: u64) -> Vec<JournalLine> {
    timeline::since(&Knowledge::new(drill, seat), after)
}

/// The end in sentences, whatever the phase.
pub fn end_lines(drill: &Drill) -> Vec<String> {
    summary::headline(drill)
}

/// The end summary, whatever the phase: for the report.
pub fn end_summary(drill: &Drill) -> Summary {
    summary::of(drill)
}

fn clock(drill: &Drill) -> ClockView {
    let (scenario, exercise) = (&drill.scenario, drill.exercise());
    ClockView {
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

fn seats(drill: &Drill) -> Vec<SeatLine> {
    let exercise = drill.exercise();
    let players = drill.scenario.seats.iter().enumerate().filter(|(_, s)| s.role != Role::Facilitator);
    players
        .map(|(i, seat)| {
            let id = SeatId::at(i);
            let unread = |(inject, row): &(&crate::scenario::Inject, &crate::drill::Row)| {
                inject.to.contains(&id) && row.fired.is_some() && !row.acknowledged.contains(&id)
            };
            let waiting = drill.scenario.injects.iter().zip(&exercise.rows).filter(unread).count() as u32;
            SeatLine {
                seat: id,
                name: seat.name.en.clone(),
                role: seat.role,
                at: seat.at.clone(),
                bot: exercise.bots[i],
                waiting,
            }
        })
        .collect()
}

/// Minutes between two moments, rounded down.
fn minutes(from: SimTime, to: SimTime) -> i64 {
    (to - from).as_secs().div_euclid(60)
}
