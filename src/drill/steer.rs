//! The facilitator's adjustments: ease, harden, hint, and jump. All are recorded in the journal.

use super::{Drill, Phase};
use crate::scenario::Effect;
use crate::sim::Refusal;
use crate::units::{InjectId, SimTime, Span};

impl Drill {
    pub(super) fn check_hint(&self, inject: InjectId) -> Result<(), Refusal> {
        let row = self.exercise.rows.get(inject).ok_or(Refusal::NoSuchThing)?;
        let hints = self.inject(inject).map_or(0, |i| i.hints.len());
        match usize::from(row.hints_out) {
            _ if row.fired.is_none() || hints == 0 => Err(Refusal::NothingToDo),
            out if out >= hints => Err(Refusal::AlreadyDone),
            _ => Ok(()),
        }
    }

    /// Only an unreleased, timed inject between now and the end has one.
    pub(super) fn check_reschedule(&self, inject: InjectId, at: SimTime) -> Result<(), Refusal> {
        let row = self.exercise.rows.get(inject).ok_or(Refusal::NoSuchThing)?;
        let earliest = self.inject(inject).and_then(|i| i.window.not_before).unwrap_or(SimTime::START);
        match row.planned {
            None => Err(Refusal::NothingToDo),
            Some(_) if !row.open() || row.pending || row.fired.is_some() => Err(Refusal::AlreadyDone),
            Some(planned) if planned == at => Err(Refusal::AlreadyDone),
            _ if at <= self.now() || at < earliest || at > self.scenario.ends() => Err(Refusal::NotNow),
            _ => Ok(()),
        }
    }

    pub(super) fn check_close(&self, inject: InjectId) -> Result<(), Refusal> {
        let row = self.exercise.rows.get(inject).ok_or(Refusal::NoSuchThing)?;
        match (row.fired, row.closed) {
            (None, _) => Err(Refusal::NothingToDo),
            (_, Some(_)) => Err(Refusal::AlreadyDone),
            _ => Ok(()),
        }
    }

    pub(super) fn check_pressure(&self, tempo: u16, weight: u16) -> Result<(), Refusal> {
        if !self.begun() {
            return Err(Refusal::NotNow);
        }
        let bounds = self.scenario.pressure;
        for (wanted, (least, most)) in [(tempo, bounds.tempo), (weight, bounds.weight)] {
            if wanted < least {
                return Err(Refusal::NotEnough { wanted: u32::from(least), there: u32::from(wanted) });
            }
            if wanted > most {
                return Err(Refusal::TooMany { wanted: u32::from(wanted), limit: u32::from(most) });
            }
        }
        let same = (self.exercise.tempo_pct, self.exercise.weight_pct) == (tempo, weight);
        if same { Err(Refusal::AlreadyDone) } else { Ok(()) }
    }

    /// Moves future injects closer, or further away.
    pub(super) fn set_pressure(&mut self, tempo: u16, weight: u16) {
        let (now, old, new) = (self.now(), i64::from(self.exercise.tempo_pct), i64::from(tempo));
        for row in &mut self.exercise.rows {
            row.planned = row.planned.map(|at| if at > now { now + Span((at - now).0 * old / new) } else { at });
        }
        (self.exercise.tempo_pct, self.exercise.weight_pct) = (tempo, weight);
    }

    /// The effect with its casualties scaled.
    pub(super) fn weighed(&self, effect: &Effect) -> Effect {
        let pct = u64::from(self.exercise.weight_pct);
        let scaled = |n: u32| if n == 0 { 0 } else { ((u64::from(n) * pct + 50) / 100).max(1) as u32 };
        let mut effect = effect.clone();
        match &mut effect {
            Effect::Casualties { counts, .. } => *counts = counts.map(scaled),
            Effect::Evacuees { people, .. } => *people = scaled(*people),
            Effect::SplitResponse { units } => *units = scaled(u32::from(*units)) as u16,
            Effect::Road { .. } | Effect::UtilityLoss { .. } | Effect::Beds { .. } | Effect::Staff { .. } => {}
            Effect::FacilityStatus { .. } | Effect::Blood { .. } | Effect::Buses { .. } | Effect::Demand { .. } => {}
            Effect::Weather { .. } | Effect::Rumour { .. } | Effect::Channel { .. } | Effect::Flag { .. } => {}
            Effect::OffloadDelay { .. } | Effect::Danger { .. } | Effect::Hazard { .. } | Effect::Trust { .. } => {}
        }
        effect
    }

    pub(super) fn check_jump(&self) -> Result<(), Refusal> {
        if self.exercise.phase != Phase::Running {
            return Err(Refusal::NotNow);
        }
        self.next_inject_at().map(|_| ()).ok_or(Refusal::NothingToDo)
    }

    /// Runs the simulation until the next release; skips nothing. A replay follows the later entries.
    pub(super) fn jump(&mut self) {
        let Some(at) = self.next_inject_at() else { return };
        if !self.replaying {
            let out = self.exercise.sent_out;
            self.run(at, |drill| drill.exercise.sent_out > out);
        }
    }

    pub(super) fn check_emergency_over(&self, why: &str) -> Result<(), Refusal> {
        match self.exercise.real_emergency {
            false => Err(Refusal::NothingToDo),
            true if why.trim().is_empty() => Err(Refusal::EmptyText),
            true => Ok(()),
        }
    }
}
