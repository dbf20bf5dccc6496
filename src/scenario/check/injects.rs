//! Injects: when, to whom, and what is expected.

use super::table::{TASKS, players};
use super::{Ctx, title_from, words};
use crate::scenario::checked::{Seat, TaskRef, Text};
use crate::scenario::inject::{Expect, Inject, InjectKind, Mode, Trigger, Truth};
use crate::scenario::written;
use crate::units::{ObjectiveId, SeatId, SimTime, Span};

impl Ctx<'_> {
    pub(super) fn all_injects(&mut self, w: &written::Scenario, seats: &[Seat]) -> Vec<Inject> {
        for (i, inject) in w.injects.iter().enumerate() {
            self.add(|c| &mut c.injects, &inject.id.value.0, i, inject.id.pos);
        }
        w.injects.iter().map(|i| self.inject(i, seats)).collect()
    }

    fn inject(&mut self, i: &written::Inject, seats: &[Seat]) -> Inject {
        let kind = i.kind.map_or(InjectKind::Inject, |k| k.value);
        let trigger = self.trigger(i, kind, seats);
        let to = match &i.to {
            Some(who) => self.people(who, seats),
            None if kind == InjectKind::Cue => Vec::new(),
            None => players(seats),
        };
        if i.text.value.en.trim().is_empty() {
            self.error(
                i.text.pos,
                "E-INJ-02",
                "The text of this inject is empty.",
                "Write what the players read or hear.",
            );
        }
        let effects = i.effects.iter().filter_map(|e| self.effect(e)).collect();
        let expect = i.expect.as_ref().map(|e| self.expect(e, &to, &trigger, seats));
        Inject {
            id: i.id.value.0.clone(),
            title: i
                .title
                .as_ref()
                .map_or_else(|| Text { en: title_from(&i.id.value.0), es: None }, |t| t.value.clone()),
            kind,
            trigger,
            from: i.from.as_ref().map_or_else(control, |t| t.value.clone()),
            to,
            mode: i.mode.map_or(Mode::Phone, |m| m.value),
            text: i.text.value.clone(),
            options: self.options(i, kind),
            truth: i.truth.map_or(Truth::True, |t| t.value),
            effects,
            expect,
            notes: words(&i.notes),
            hints: i.hints.iter().map(|h| h.value.clone()).collect(),
        }
    }

    fn options(&mut self, i: &written::Inject, kind: InjectKind) -> Vec<Text> {
        let Some(first) = i.options.first() else { return Vec::new() };
        let unread = self.lost.field(i.pos, "kind") || self.lost.field(i.pos, "options");
        if kind != InjectKind::Question && !unread {
            let hint = "Add kind: Question, or delete options.";
            self.error(first.pos, "E-INJ-06", "Only a question has answers to choose from.", hint);
        }
        if i.options.len() == 1 && !unread {
            let hint = "Write two or more, or none: then the seats answer in their own words.";
            self.error(first.pos, "E-INJ-07", "One answer is no choice.", hint);
        }
        self.too_many(first.pos, "answers to choose from", i.options.len(), OPTIONS);
        for (n, option) in i.options.iter().enumerate() {
            let same = i.options[..n].iter().any(|o| o.value.en.trim() == option.value.en.trim());
            if option.value.en.trim().is_empty() || same {
                let hint = "Each answer needs words of its own.";
                self.error(option.pos, "E-INJ-07", "This answer is empty, or there already.", hint);
            }
        }
        i.options.iter().map(|o| o.value.clone()).collect()
    }

    fn trigger(&mut self, i: &written::Inject, kind: InjectKind, seats: &[Seat]) -> Trigger {
        let held_for = i.held_for.map_or(Span::ZERO, |h| h.value);
        if let (Some(held), None) = (&i.held_for, &i.when) {
            self.error(held.pos, "E-INJ-03", "held_for needs a condition.", "Add when: …, or delete held_for.");
        }
        match (&i.at, &i.when) {
            (Some(at), None) => Trigger::At(self.time_inside(at)),
            (Some(at), Some(_)) => {
                let hint = "Delete one of them. For both, write when: All([ After(\"+0:20\"), … ]).";
                self.error(at.pos, "E-INJ-04", "An inject goes out at a time or under a condition, not both.", hint);
                Trigger::Manual
            }
            (None, Some(when)) => match self.condition(when, seats) {
                Some(condition) => Trigger::When { condition, held_for },
                None => Trigger::Manual,
            },
            (None, None) => {
                let unread =
                    self.lost.field(i.pos, "at") || self.lost.field(i.pos, "when") || self.lost.field(i.pos, "kind");
                if kind == InjectKind::Inject && !unread {
                    let hint = "Add at: \"+0:10\" or when: …; an inject by hand has kind: Contingency.";
                    self.error(i.id.pos, "E-INJ-01", "It is not said when this inject goes out.", hint);
                }
                Trigger::Manual
            }
        }
    }

    fn expect(&mut self, e: &written::Expect, to: &[SeatId], trigger: &Trigger, seats: &[Seat]) -> Expect {
        let who = match &e.who {
            Some(who) => self.people(who, seats),
            None => to.to_vec(),
        };
        if let Trigger::At(at) = trigger
            && *at + e.within.value > SimTime(self.length.0)
        {
            let hint = "Nobody can be late then. Make it shorter, or the exercise longer.";
            self.warn(e.within.pos, "W-TIM-01", "This deadline is after the end of the exercise.", hint);
        }
        let task = e.task.as_ref().and_then(|t| self.find(|c| &c.tasks, &t.value.0, t.pos));
        let task = task.map(|n| TaskRef { objective: ObjectiveId::at(n / TASKS), task: (n % TASKS) as u16 });
        Expect { what: e.what.value, who, within: e.within.value, task, text: words(&e.text) }
    }
}

/// Most answers to choose from: they must fit on a phone.
const OPTIONS: usize = 12;

fn control() -> Text {
    Text { en: "Exercise control".into(), es: Some("Control del ejercicio".into()) }
}
