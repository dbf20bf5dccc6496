//! Moves, and how far the facilitator may ease or harden.

use super::{Ctx, title_from, words};
use crate::scenario::checked::{Seat, Text};
use crate::scenario::defaults;
use crate::scenario::finding::msg;
use crate::scenario::inject::{Move, Pressure, Trigger};
use crate::scenario::written;
use crate::units::Span;

impl Ctx<'_> {
    pub(super) fn all_moves(&mut self, w: &written::Scenario, seats: &[Seat]) -> Vec<Move> {
        for (i, m) in w.moves.iter().enumerate() {
            self.add(|c| &mut c.moves, &m.id.value.0, i, m.id.pos);
        }
        w.moves.iter().enumerate().map(|(i, m)| self.one_move(i, m, seats)).collect()
    }

    fn one_move(&mut self, n: usize, m: &written::Move, seats: &[Seat]) -> Move {
        if let (Some(at), Some(_)) = (&m.at, &m.when) {
            let hint = msg!("delete-one");
            self.error(at.pos, "E-MOV-01", msg!("module-both"), hint);
        }
        let enter = match (&m.at, &m.when) {
            (Some(at), _) => Trigger::At(self.time_inside(at)),
            (None, Some(when)) => match self.condition(when, seats) {
                Some(condition) => Trigger::When { condition, held_for: Span::ZERO },
                None => Trigger::Manual,
            },
            (None, None) => Trigger::Manual,
        };
        if n == 0 && enter != Trigger::Manual {
            let hint = msg!("delete-at-when");
            self.warn(m.id.pos, "W-MOV-02", msg!("first-module"), hint);
        }
        let title = || Text { en: title_from(&m.id.value.0), es: None };
        Move {
            id: m.id.value.0.clone(),
            title: m.title.as_ref().map_or_else(title, |t| t.value.clone()),
            text: words(&m.text),
            enter,
            questions: m.questions.iter().map(|q| q.value.clone()).collect(),
            discuss: m.discuss.is_some_and(|d| d.value),
        }
    }

    pub(super) fn pressure(&mut self, w: &written::Scenario) -> Pressure {
        let Some(p) = &w.pressure else {
            return Pressure { tempo: defaults::TEMPO, weight: defaults::WEIGHT };
        };
        Pressure {
            tempo: p.tempo.as_ref().map_or(defaults::TEMPO, |b| self.bounds(b)),
            weight: p.weight.as_ref().map_or(defaults::WEIGHT, |b| self.bounds(b)),
        }
    }

    fn bounds(&mut self, b: &written::Bounds) -> (u16, u16) {
        let (least, most) = (b.least.map_or(100, |n| n.value), b.most.map_or(100, |n| n.value));
        if least > 100 || most < 100 {
            let hint = msg!("bounds-hint");
            self.error(b.pos.opening(), "E-VAL-06", msg!("bounds-100"), hint);
        }
        (least, most)
    }
}
