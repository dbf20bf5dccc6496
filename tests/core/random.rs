//! Random orders: decisions from the forms, and all other orders that do not stop time.

use sandtable::cli::random_decision;
use sandtable::drill::{
    Asked, Control, Corrective, Drill, Duty, Evaluate, Feedback, General, Level, Observation, ObservationKind, Order,
    Rated, Rating, RequestStep, Say, SignIn, Sitrep, Supply,
};
use sandtable::units::{Dice, InjectId, ObjectiveId, SeatId, Span, Stream, Subject};

/// An order that a seat might give now. Some are refused.
pub fn random_order(drill: &Drill, seed: u64) -> Option<(SeatId, Order)> {
    let mut s = Dice(seed).stream(Subject::Test, 5, 0);
    let seat = SeatId::at(s.below(drill.scenario.seats.len() as u32 - 1) as usize);
    match s.below(4) {
        0 => Some(paper(drill, seat, &mut s)),
        1 => Some((drill.scenario.facilitator(), Order::Control(control(drill, &mut s)))),
        _ => random_decision(drill, seat, &mut s),
    }
}

fn some_seat(drill: &Drill, s: &mut Stream) -> SeatId {
    SeatId::at(s.below(drill.scenario.seats.len() as u32) as usize)
}

fn some_inject(drill: &Drill, s: &mut Stream) -> InjectId {
    InjectId::at(s.below(drill.exercise().rows.len().max(1) as u32) as usize)
}

fn paper(drill: &Drill, seat: SeatId, s: &mut Stream) -> (SeatId, Order) {
    let to = vec![some_seat(drill, s)];
    let text = format!("paper {}", s.below(100));
    let inject = some_inject(drill, s);
    let order = match s.below(9) {
        0 => Order::Say(Say::Message { to, text }),
        1 => {
            let form = General { subject: "beds".into(), approved_by: "Chief".into(), reply_to: None };
            Order::Say(Say::General { to, form: form.into(), text })
        }
        2 => {
            let form = Sitrep { situation: text, hurt: Some(s.below(50)), ..Sitrep::default() };
            Order::Say(Say::Sitrep { to, form: Box::new(form) })
        }
        3 => Order::Say(Say::ReportEei { eei: s.below(3) as u16, value: text }),
        4 => Order::Say(Say::Acknowledge { inject }),
        5 => Order::Say(Say::Answer { inject, choice: Some(s.below(5) as u16), text }),
        6 => Order::Say(Say::HandLead { to: to[0] }),
        7 => Order::Say(Say::Note { text }),
        _ => {
            let needed_by = drill.now() + Span::mins(20);
            let (supply, quantity) = (Supply::Ventilators, 1 + s.below(4));
            let asked = Asked { supply, quantity, at: None, needed_by, text, details: Default::default() };
            Order::Request(RequestStep::Ask { asked: asked.into() })
        }
    };
    (seat, order)
}

/// The facilitator's controls that do not stop time.
fn control(drill: &Drill, s: &mut Stream) -> Control {
    let inject = some_inject(drill, s);
    match s.below(11) {
        10 => Control::Reschedule { inject, at: drill.now() + Span::mins(1 + i64::from(s.below(20))) },
        0 => Control::Hint { inject },
        1 => Control::Close { inject },
        2 => Control::Hold { inject },
        3 => Control::Release { inject },
        4 => Control::Fire { inject },
        5 => Control::Skip { inject, reason: "no time".into() },
        6 => Control::NextMove,
        7 => Control::Pressure { tempo: 70 + s.below(100) as u16, weight: 90 + s.below(40) as u16 },
        8 => Control::Checkpoint { name: "here".into() },
        _ => {
            let seats = vec![some_seat(drill, s)];
            Control::Join {
                who: Box::new(SignIn { name: "Kim".into(), organization: String::new(), duty: Duty::Player, seats }),
            }
        }
    }
}

/// An evaluator's record.
pub fn evaluation(text: &str) -> [Order; 4] {
    let of = Rated::Objective(ObjectiveId(0));
    let what = Observation {
        kind: ObservationKind::Improvement,
        text: text.into(),
        seat: Some(SeatId(0)),
        inject: None,
        of: Some(of.clone()),
        evidence: vec![1],
    };
    let rating = Rating { of, level: Level::Unable, why: text.into(), evidence: Vec::new() };
    let plan = Corrective { issue: text.into(), action: text.into(), ..Corrective::default() };
    let form = Feedback { needs: text.into(), ..Feedback::default() };
    [
        Evaluate::Observe { what },
        Evaluate::Rate { what: rating },
        Evaluate::Agree { what: plan },
        Evaluate::Feedback { what: form },
    ]
    .map(Order::from)
}
