//! Course of a patient: deterioration while waiting, definitive care, death, and its cause.
//!
//! Luck is drawn once for each patient, and it is the same in every branch. Whoever gets definitive care while their chance
//! of survival is above their luck lives; one who waits until it is not is past saving, and dies a while later. So more
//! waiting can only ever cost lives, and two branches of a drill differ by what the decisions did.
//!
//! **Preventable** is a death that the same patient, with the same luck and the same pathway, would not have died with the
//! best achievable care: rescue teams from the first minute, the nearest crew with nothing in its way, the nearest emergency
//! department with a bed, an operating room right after resuscitation, and a hospital that works as on an ordinary day.

use super::body::{self, Untreated};
use super::{Outcome, Patient, Whereabouts, pathway, survival_draw};
use crate::scenario::{BedKind, Severity};
use crate::sim::{Coalition, Due, Fact};
use crate::units::{PatientId, PlaceId, SimTime, Span, Subject};
use serde::{Deserialize, Serialize};

/// What a death is due to: the wait in which the patient passed the point where nothing helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DueTo {
    /// The injury or illness itself: no care would have saved them.
    Injury,
    /// Waiting to be freed.
    Rescue,
    /// Waiting at the scene for a crew, a tag or a ride.
    Scene,
    /// On the road.
    Road,
    /// At the door or in the waiting room.
    Door,
    /// In a bed, waiting for an operation.
    Operation,
    /// A hospital beyond its ordinary ways: surge, no power, no blood, no operating room.
    Strain,
}

fn half(span: Span) -> Span {
    Span(span.0 / 2)
}

impl Coalition {
    /// Chance to survive if definitive care begins after `wait` without any, as on an ordinary day.
    pub fn survival_after(&self, id: PatientId, wait: Span) -> f64 {
        let patient = &self.live.patients[id];
        body::survival(self.scenario.condition(patient.condition), patient, patient.untreated(wait))
    }

    /// The wait that counts: all of it before a crew has them; half of it in the hands of a crew, and half of it between
    /// resuscitation and the operation; none of it in resuscitation or after an antidote.
    ///
    /// Half [A]: airway, bleeding and breathing are seen to, and the cause is not. Basic and advanced crews alike: advanced
    /// life support has not been shown to save more of the severely injured (OPALS 2008). Resuscitation of the usual
    /// length does not count because the survival by score is that of patients of a trauma registry, who all went through
    /// it [Sacco05].
    pub fn wait_that_counts(&self, id: PatientId, at: SimTime) -> Span {
        let p = &self.live.patients[id];
        let began = p.care_began.unwrap_or(at).min(at);
        let crew = p.with_crew.unwrap_or(began).min(began);
        let ready = began + self.resuscitation(id);
        let counted = (crew - p.injured) + half(began - crew) + half(Span((at - ready).0.max(0)));
        p.antidote_at.map_or(counted, |given| counted.min(given - p.injured))
    }

    /// The moment at which so much of their wait counts, if nothing more is done for them.
    fn moment_of(&self, id: PatientId, wait: Span) -> SimTime {
        let p = &self.live.patients[id];
        let Some(crew) = p.with_crew.or(p.care_began).filter(|t| wait > *t - p.injured) else {
            return p.injured + wait;
        };
        let left = wait - (crew - p.injured);
        match p.care_began.map(|began| (began, half(began - crew))) {
            Some((began, in_hands)) if left > in_hands => began + self.resuscitation(id) + (left - in_hands) * 2,
            _ => crew + left * 2,
        }
    }

    /// Usual length of resuscitation for a patient who needs an operation.
    fn resuscitation(&self, id: PatientId) -> Span {
        let critical = self.live.patients[id].severity == Severity::Immediate;
        if !critical {
            return Span::ZERO;
        }
        let mut steps = self.steps_of(id);
        match (steps.next(), steps.next()) {
            (Some(first), Some(next)) if next.bed == BedKind::Or => first.stay,
            _ => Span::ZERO,
        }
    }

    /// When they die if nothing more is done for them, as things stand.
    fn fades_at(&self, id: PatientId) -> Option<SimTime> {
        let p = &self.live.patients[id];
        if !p.alive() || p.definitive.is_some() || p.outcome.is_some() {
            return None;
        }
        let profile = self.scenario.condition(p.condition);
        let luck = survival_draw(self.dice_of(id), id);
        let lost = body::past_saving(luck, |w| body::survival(profile, p, p.untreated(w)))?;
        let mut s = self.live.dice.stream(Subject::Physiology, u64::from(id.0), 1);
        let mut wait = lost + Span::from_mins(s.lognormal(profile.dying.0.as_mins().max(1.0), 0.8));
        if body::falls_by_score(profile, p) {
            // A score of zero is death.
            wait = wait.min(super::physiology::time_to_zero(p.rpm));
        }
        if p.antidote_at.is_some_and(|given| wait > given - p.injured && lost > given - p.injured) {
            return None;
        }
        Some(self.moment_of(id, wait))
    }

    /// Puts the death that waits for them on the agenda; called whenever something changes its moment.
    pub(in crate::sim) fn watch(&mut self, id: PatientId) {
        if let Some(at) = self.fades_at(id) {
            self.live.agenda.put(at.max(self.live.now), Due::Fades(id));
        }
    }

    /// The moment may have moved since it was put on the agenda.
    pub(in crate::sim) fn fades(&mut self, id: PatientId) {
        if self.fades_at(id).is_some_and(|at| at <= self.live.now) {
            let before = self.live.patients[id].care_began.is_none();
            self.die(id, if before { Outcome::DiedBeforeCare } else { Outcome::DiedInCare });
        }
    }

    /// Crews carry an antidote: the clock stops.
    pub(in crate::sim) fn give_antidote(&mut self, id: PatientId) {
        let now = self.live.now;
        let carried = self.scenario.condition(self.live.patients[id].condition).antidote;
        let patient = self.patient_mut(id);
        if carried && patient.antidote_at.is_none() {
            patient.antidote_at = Some(now);
        }
    }

    /// Definitive care begins: from now on the patient's fate is settled by luck and the state of the hospital. `odds` of
    /// death against care that lacks nothing.
    pub(in crate::sim) fn definitive_care(&mut self, id: PatientId, at: PlaceId, odds: f64) {
        let now = self.live.now;
        if self.live.patients[id].definitive.is_some() {
            return;
        }
        let level = self.live.patients[id].care_level_pct;
        let bed = self.live.patients[id].bed().map_or(BedKind::Ed, |(_, kind)| kind);
        let odds = odds * self.facility(at).odds_for(bed, level);
        let survival = self.survival_after(id, self.wait_that_counts(id, now));
        let death = if survival >= 1.0 { 0.0 } else { body::with_odds(1.0 - survival, odds) };
        let luck = survival_draw(self.dice_of(id), id);
        let profile = self.scenario.condition(self.live.patients[id].condition);
        let (ratio, dying) = (profile.complications, profile.dying.1);
        let doomed = luck >= 1.0 - death;
        let patient = self.patient_mut(id);
        patient.definitive = Some(now);
        patient.doomed = doomed;
        // Survivors who came near: as many for each death as the condition says.
        patient.complicated = !doomed && luck >= 1.0 - death * (1.0 + ratio);
        let plan = patient.plan;
        self.tell(Fact::DefinitiveCareBegan { patient: id, at });
        if doomed {
            let mut s = self.live.dice.stream(Subject::Stay, u64::from(id.0), 90);
            let minutes = s.lognormal(dying.as_mins().max(1.0), 0.6);
            self.live.agenda.put(now + Span::from_mins(minutes), Due::DiesInCare { patient: id, plan });
        }
    }

    pub(in crate::sim) fn dies_in_care(&mut self, id: PatientId, _plan: u32) {
        if self.live.patients[id].outcome.is_none() {
            self.die(id, Outcome::DiedInCare);
        }
    }

    /// Death, wherever it finds them: frees what they held.
    pub(in crate::sim) fn die(&mut self, id: PatientId, outcome: Outcome) {
        let due_to = self.due_to(id);
        let preventable = due_to != DueTo::Injury && self.would_have_lived(id);
        let now: SimTime = self.live.now;
        let patient = self.patient_mut(id);
        let was = std::mem::replace(&mut patient.whereabouts, Whereabouts::Dead);
        patient.outcome = Some(outcome);
        patient.outcome_at = Some(now);
        patient.preventable = preventable;
        patient.due_to = Some(due_to);
        patient.plan += 1;
        let at: Option<PlaceId> = match was {
            Whereabouts::Waiting(at)
            | Whereabouts::FastTrack(at)
            | Whereabouts::InBed(at, _)
            | Whereabouts::Boarding(at, _) => Some(at),
            Whereabouts::Trapped(_)
            | Whereabouts::AtScene(_)
            | Whereabouts::OnTheRoad(..)
            | Whereabouts::Aboard(_)
            | Whereabouts::Home
            | Whereabouts::Dead => None,
        };
        self.tell(Fact::PatientDied { patient: id, at, preventable });
        match was {
            Whereabouts::AtScene(site) => {
                self.leaves_scene_queues(site, id);
                self.scene_may_be_clear(site);
            }
            Whereabouts::Trapped(site) => {
                self.one_freed(site);
                self.scene_may_be_clear(site);
            }
            Whereabouts::Aboard(unit) => self.died_aboard(unit, id),
            Whereabouts::Waiting(at) => self.left_waiting(at, id),
            Whereabouts::FastTrack(at) => self.left_fast_track(at),
            Whereabouts::InBed(at, kind) | Whereabouts::Boarding(at, kind) => self.left_bed(at, kind, id),
            Whereabouts::OnTheRoad(..) | Whereabouts::Home | Whereabouts::Dead => {}
        }
        if let Some(at) = at {
            self.takes_the_dead(at);
        }
    }

    /// Would the same patient have lived with the best achievable care?
    fn would_have_lived(&self, id: PatientId) -> bool {
        survival_draw(self.dice_of(id), id) < self.survival_after(id, self.best_wait(id))
    }

    /// The least wait that could have been achieved for this patient.
    pub fn best_wait(&self, id: PatientId) -> Span {
        let p = &self.live.patients[id];
        let (best_reach, best_care) = self.best_response(p.site);
        let profile = self.scenario.condition(p.condition);
        // Rescue teams from the start free them in half the time [A]; a crew is there meanwhile.
        let reached = best_reach.max(Span(p.trapped.0 / 2));
        if profile.antidote {
            return reached;
        }
        // From the moment the crew is there they are in its hands.
        reached + half(best_care - best_reach)
    }

    pub fn steps_of(&self, id: PatientId) -> impl Iterator<Item = super::Step> + use<'_> {
        let patient = &self.live.patients[id];
        pathway(self.dice_of(id), id, patient, self.scenario.condition(patient.condition))
    }

    /// The wait in which they passed the point where nothing helps.
    fn due_to(&self, id: PatientId) -> DueTo {
        let p = &self.live.patients[id];
        let luck = survival_draw(self.dice_of(id), id);
        let now = self.live.now;
        let lost = |at: SimTime| self.survival_after(id, self.wait_that_counts(id, at.min(now))) <= luck;
        let moments = [
            (Some(p.injured), DueTo::Injury),
            (Some(p.free_at), DueTo::Rescue),
            (p.left_scene.or(p.arrived), DueTo::Scene),
            (p.arrived, DueTo::Road),
            (p.care_began, DueTo::Door),
            (p.definitive, DueTo::Operation),
        ];
        for (until, due_to) in moments {
            // A moment that never came: the wait was still running when they died.
            let Some(until) = until.filter(|t| *t <= now) else {
                return due_to;
            };
            if lost(until) {
                return due_to;
            }
        }
        DueTo::Strain
    }

    /// Severity now: a delayed patient who has lost 10 points of survival is immediate [A].
    pub fn severity_now(&self, id: PatientId) -> Severity {
        let p = &self.live.patients[id];
        if p.severity != Severity::Delayed || p.definitive.is_some() {
            return p.severity;
        }
        let wait = self.wait_that_counts(id, self.live.now);
        let lost = self.survival_after(id, Span::ZERO) - self.survival_after(id, wait);
        if lost > 0.1 { Severity::Immediate } else { Severity::Delayed }
    }
}

impl Patient {
    /// A wait since the injury, with the part of it after release.
    pub(super) fn untreated(&self, wait: Span) -> Untreated {
        Untreated::of(wait, self.free_at - self.injured)
    }
}
