//! Random orders through the ordinary entry point, for the laws and for comparing builds and machines over many drill
//! hours.

use crate::drill::{Drill, Order};
use crate::units::{Dice, SeatId, SimTime, Span, Stream, Subject};
use crate::view::{self, Choice, Field, Value};

/// An order that a seat might give now. Some are refused.
pub(super) fn random_order(drill: &Drill, seed: u64) -> Option<(SeatId, Order)> {
    let mut s = Dice(seed).stream(Subject::Test, 5, 0);
    let seat = SeatId::at(s.below(drill.scenario.seats.len() as u32 - 1) as usize);
    random_decision(drill, seat, &mut s)
}

/// Any choice that the seat is offered, filled in at random.
pub fn random_decision(drill: &Drill, seat: SeatId, s: &mut Stream) -> Option<(SeatId, Order)> {
    let choices = view::build(drill, seat).choices;
    let choice = choices.get(s.below(choices.len().max(1) as u32) as usize)?;
    let values = filled_in(choice, s);
    Some((seat, Order::Decide(choice.decision(&values)?)))
}

fn filled_in(choice: &Choice, s: &mut Stream) -> Vec<Value> {
    let value = |field: &Field| match field {
        Field::Pick { options, .. } if options.is_empty() => Value::Pick(0),
        Field::Pick { options, .. } => Value::Pick(options[s.below(options.len() as u32) as usize].1),
        Field::Number { min, max, .. } => Value::Number(min + i64::from(s.below((max - min + 1) as u32))),
        Field::Line { .. } => Value::Line("as agreed at the table".into()),
    };
    choice.fields.iter().map(value).collect()
}

/// `count` moments up to `until`, drawn from the drill's seed, with the number of each order's stream.
pub(super) fn moments(seed: u64, count: u32, until: SimTime) -> Vec<(SimTime, u64)> {
    let mut s = Dice(seed).stream(Subject::Test, 6, 0);
    let minutes = ((until - SimTime::START).as_secs() / 60).clamp(1, i64::from(u32::MAX)) as u32;
    let mut all: Vec<_> = (0..count)
        .map(|n| (SimTime::START + Span::mins(i64::from(s.below(minutes))), seed ^ u64::from(n) << 20))
        .collect();
    all.sort_unstable();
    all
}
