//! Injects: when, to whom, and what is expected.

use super::table::{TASKS, players};
use super::{Ctx, title_from, words};
use crate::scenario::checked::{Seat, TaskRef, Text};
use crate::scenario::decode::{At, Plain, Ref};
use crate::scenario::denies_exercise;
use crate::scenario::finding::msg;
use crate::scenario::inject::{
    Expect, Inject, InjectKind, Mode, Priority, Repeat, Sheet, Shown, Stage, Trigger, Truth, Window,
};
use crate::scenario::written;
use crate::units::{InjectId, MoveId, ObjectiveId, SeatId, SimTime, Span};

impl Ctx<'_> {
    /// Their names first: moves, conditions and injects refer to each other.
    pub(super) fn name_injects(&mut self, w: &written::Scenario) {
        for (i, inject) in w.injects.iter().enumerate() {
            self.add(|c| &mut c.injects, &inject.id.value.0, i, inject.id.pos);
        }
    }

    pub(super) fn all_injects(&mut self, w: &written::Scenario, seats: &[Seat]) -> Vec<Inject> {
        self.stand_ins = w.injects.iter().filter_map(|i| Some(i.otherwise.as_ref()?.value.0.clone())).collect();
        w.injects.iter().map(|i| self.inject(i, seats)).collect()
    }

    fn inject(&mut self, i: &written::Inject, seats: &[Seat]) -> Inject {
        let kind = i.kind.map_or(InjectKind::Inject, |k| k.value);
        let stage = i.stage.map_or(Stage::Approved, |s| s.value);
        let trigger = self.trigger(i, kind, seats);
        let to = match &i.to {
            Some(who) => self.people(who, seats),
            None if matches!(kind, InjectKind::Cue | InjectKind::StateChange | InjectKind::ExpectedAction) => {
                Vec::new()
            }
            None => players(seats),
        };
        let cc = i.cc.as_ref().map(|who| self.people(who, seats)).unwrap_or_default();
        if i.text.value.en.trim().is_empty() {
            self.error(i.text.pos, "E-INJ-02", msg!("empty-text"), msg!("write-inject-text"));
        }
        self.not_a_real_alarm(i);
        let effects = i.effects.iter().filter_map(|e| self.effect(e)).collect();
        let expect = i.expect.as_ref().and_then(|e| self.expect(e, &to, &trigger, seats));
        Inject {
            id: i.id.value.0.clone(),
            title: i
                .title
                .as_ref()
                .map_or_else(|| Text { en: title_from(&i.id.value.0), es: None }, |t| t.value.clone()),
            kind,
            window: self.inject_window(i),
            otherwise: self.otherwise(i),
            repeat: self.repeat(i),
            in_move: i.in_move.as_ref().and_then(|m| self.find(|c| &c.moves, &m.value.0, m.pos)).map(MoveId::at),
            trigger: if stage == Stage::Approved { trigger } else { self.unready(i) },
            from: i.from.as_ref().map_or_else(control, |t| t.value.clone()),
            to,
            cc,
            mode: i.mode.map_or(Mode::Phone, |m| m.value),
            text: i.text.value.clone(),
            options: self.options(i, kind),
            truth: i.truth.map_or(Truth::True, |t| t.value),
            effects,
            expect,
            notes: words(&i.notes),
            hints: i.hints.iter().map(|h| h.value.clone()).collect(),
            sheet: self.sheet(i, stage),
        }
    }

    fn sheet(&mut self, i: &written::Inject, stage: Stage) -> Sheet {
        let plain = |t: &Option<At<Plain>>| t.as_ref().map(|t| t.value.0.clone()).unwrap_or_default();
        let list = |l: &[At<Plain>]| l.iter().map(|t| t.value.0.clone()).collect();
        let objectives = i.objectives.iter().filter_map(|o| self.find(|c| &c.objectives, &o.value.0, o.pos));
        let objectives = objectives.map(ObjectiveId::at).collect();
        Sheet {
            say: words(&i.say),
            projector: words(&i.projector),
            handouts: list(&i.handouts),
            controller: plain(&i.controller),
            priority: i.priority.map_or(Priority::Enabling, |p| p.value),
            stage,
            tags: list(&i.tags),
            color: plain(&i.color),
            author: plain(&i.author),
            reviewer: plain(&i.reviewer),
            revision: plain(&i.revision),
            objectives,
            tasks: i.tasks.iter().filter_map(|t| self.task(t)).collect(),
        }
    }

    /// A leaked sheet or screenshot must never look like a real alarm.
    fn not_a_real_alarm(&mut self, i: &written::Inject) {
        let some = [&i.title, &i.from, &i.say, &i.projector].into_iter().flatten();
        for text in some.chain([&i.text]).chain(&i.options).chain(&i.hints) {
            if denies_exercise(&text.value.en) || text.value.es.as_deref().is_some_and(denies_exercise) {
                let hint = msg!("alarm-hint");
                self.error(text.pos, "E-INJ-08", msg!("real-alarm"), hint);
            }
        }
    }

    fn unready(&mut self, i: &written::Inject) -> Trigger {
        if i.at.is_some() || i.when.is_some() {
            let pos = i.stage.map_or(i.id.pos, |s| s.pos);
            let hint = msg!("approve-stage");
            self.warn(pos, "W-INJ-02", msg!("not-approved"), hint);
        }
        Trigger::Manual
    }

    fn inject_window(&mut self, i: &written::Inject) -> Window {
        let not_before = i.not_before.as_ref().map(|t| self.time_inside(t));
        let not_after = i.not_after.as_ref().map(|t| self.time_inside(t));
        if let (Some(low), Some(high), Some(pos)) = (not_before, not_after, i.not_after.as_ref().map(|t| t.pos))
            && high < low
        {
            self.error(pos, "E-TIM-04", msg!("ends-before"), msg!("not-after-later"));
        }
        if let (Some(at), Some(pos)) = (&i.at, i.not_before.as_ref().or(i.not_after.as_ref()).map(|t| t.pos)) {
            let at = self.time_inside(at);
            if not_before.is_some_and(|t| at < t) || not_after.is_some_and(|t| at > t) {
                self.error(pos, "E-TIM-05", msg!("outside-window"), msg!("move-window"));
            }
        }
        Window { not_before, not_after }
    }

    fn otherwise(&mut self, i: &written::Inject) -> Option<InjectId> {
        let r = i.otherwise.as_ref()?;
        if i.not_after.is_none() {
            let hint = msg!("add-not-after");
            self.error(r.pos, "E-INJ-09", msg!("needs-not-after"), hint);
        }
        let other = self.find(|c| &c.injects, &r.value.0, r.pos)?;
        if r.value.0 == i.id.value.0 {
            self.error(r.pos, "E-INJ-09", msg!("own-stand-in"), msg!("name-another"));
        }
        Some(InjectId::at(other))
    }

    fn repeat(&mut self, i: &written::Inject) -> Option<Repeat> {
        let r = i.repeat.as_ref()?;
        if i.when.is_none() {
            let hint = msg!("add-when-repeat");
            self.error(r.pos.opening(), "E-INJ-10", msg!("repeat-condition"), hint);
        }
        if r.every.value < Span::mins(1) {
            let hint = msg!("every-hint");
            self.error(r.every.pos, "E-VAL-01", msg!("every-min"), hint);
        }
        Some(Repeat { most: u8::try_from(r.most.value).unwrap_or(u8::MAX), every: r.every.value })
    }

    fn task(&mut self, r: &At<Ref>) -> Option<TaskRef> {
        let n = self.find(|c| &c.tasks, &r.value.0, r.pos)?;
        Some(TaskRef { objective: ObjectiveId::at(n / TASKS), task: (n % TASKS) as u16 })
    }

    fn options(&mut self, i: &written::Inject, kind: InjectKind) -> Vec<Text> {
        let Some(first) = i.options.first() else { return Vec::new() };
        let unread = self.lost.field(i.pos, "kind") || self.lost.field(i.pos, "options");
        if kind != InjectKind::Question && !unread {
            let hint = msg!("add-question");
            self.error(first.pos, "E-INJ-06", msg!("only-questions"), hint);
        }
        if i.options.len() == 1 && !unread {
            let hint = msg!("two-or-none");
            self.error(first.pos, "E-INJ-07", msg!("one-answer"), hint);
        }
        for (n, option) in i.options.iter().enumerate() {
            let same = i.options[..n].iter().any(|o| o.value.en.trim() == option.value.en.trim());
            if option.value.en.trim().is_empty() || same {
                let hint = msg!("own-words");
                self.error(option.pos, "E-INJ-07", msg!("answer-again"), hint);
            }
        }
        i.options.iter().map(|o| o.value.clone()).collect()
    }

    fn trigger(&mut self, i: &written::Inject, kind: InjectKind, seats: &[Seat]) -> Trigger {
        let held_for = i.held_for.map_or(Span::ZERO, |h| h.value);
        if let (Some(held), None) = (&i.held_for, &i.when) {
            self.error(held.pos, "E-INJ-03", msg!("held-for-when"), msg!("add-when-held"));
        }
        match (&i.at, &i.when) {
            (Some(at), None) => Trigger::At(self.time_inside(at)),
            (Some(at), Some(_)) => {
                let hint = msg!("delete-one-both");
                self.error(at.pos, "E-INJ-04", msg!("at-or-when"), hint);
                Trigger::Manual
            }
            (None, Some(when)) => match self.condition(when, seats) {
                Some(condition) => Trigger::When { condition, held_for },
                None => Trigger::Manual,
            },
            (None, None) => {
                let unread =
                    self.lost.field(i.pos, "at") || self.lost.field(i.pos, "when") || self.lost.field(i.pos, "kind");
                let stands_in = self.stand_ins.contains(&i.id.value.0);
                if matches!(kind, InjectKind::Inject | InjectKind::Information) && !unread && !stands_in {
                    let hint = msg!("add-at-when");
                    self.error(i.id.pos, "E-INJ-01", msg!("no-release"), hint);
                }
                Trigger::Manual
            }
        }
    }

    fn expect(&mut self, e: &written::Expect, to: &[SeatId], trigger: &Trigger, seats: &[Seat]) -> Option<Expect> {
        let who = match &e.who {
            Some(who) => self.people(who, seats),
            None => to.to_vec(),
        };
        if let Trigger::At(at) = trigger
            && *at + e.within.value > SimTime(self.length.0)
        {
            let hint = msg!("deadline-hint");
            self.warn(e.within.pos, "W-TIM-01", msg!("deadline-after"), hint);
        }
        let what = match (&e.what, &e.when) {
            (Some(kinds), None) => Shown::Decided(kinds.0.iter().map(|k| k.value).collect()),
            (None, Some(when)) => Shown::Holds(self.condition(when, seats)?),
            _ => {
                let hint = msg!("write-what-when");
                self.error(e.pos.opening(), "E-EXP-01", msg!("action-unproved"), hint);
                return None;
            }
        };
        let tasks = e.task.iter().flat_map(|t| &t.0).filter_map(|t| self.task(t)).collect();
        Some(Expect { what, who, within: e.within.value, tasks, text: words(&e.text) })
    }
}

fn control() -> Text {
    Text { en: "SimCell".into(), es: Some("SimCell".into()) }
}
