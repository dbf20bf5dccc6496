//! Condition profiles: what is written over what they are like, and whether it makes sense.

use super::{Ctx, title_from};
use crate::scenario::checked::{BedKind, Severity, Text};
use crate::scenario::decode::{At, Cause, Decimal, camel};
use crate::scenario::finding::{Issue, Pos, Sentence, did_you_mean, msg};
use crate::scenario::library::library;
use crate::scenario::profile::{CareStep, Curve, Decontamination, Physiology, Profile};
use crate::scenario::written::{self, Condition, Physiology as W};
use crate::units::{ConditionId, Span};

impl Ctx<'_> {
    /// The built-in conditions, then the scenario's own; one with a built-in id takes its place.
    pub(super) fn profiles(&mut self, w: &written::Scenario) -> Vec<Profile> {
        let mut out: Vec<Profile> = library().to_vec();
        let built_in = out.len();
        for (n, p) in out.iter().enumerate() {
            self.conditions.ids.insert(p.id.clone(), n);
        }
        let mut own: Vec<&str> = Vec::new();
        for c in &w.conditions {
            let id = c.id.value.0.as_str();
            let replaced = out[..built_in].iter().position(|p| p.id == id).filter(|_| !own.contains(&id));
            own.push(id);
            let profile = assembled(c, &out, &mut self.issues);
            match (replaced, profile) {
                (Some(n), Some(profile)) => out[n] = profile,
                (None, profile) => {
                    self.add(|c| &mut c.conditions, id, out.len(), c.id.pos);
                    // One with mistakes holds its place: what names it is not to blame.
                    out.push(profile.unwrap_or_else(Profile::blank));
                }
                (Some(_), None) => {}
            }
        }
        out
    }

    pub(super) fn ailment(&mut self, cause: Option<&At<Cause>>) -> ConditionId {
        let Some(cause) = cause else { return ConditionId::default() };
        if self.lost.record("condition") && !self.conditions.ids.contains_key(&cause.value.0) {
            return ConditionId::default();
        }
        self.find(|c| &c.conditions, &cause.value.0, cause.pos).map(ConditionId::at).unwrap_or_default()
    }
}

/// One profile: the condition it is like, with what is written put over it.
pub fn assembled(c: &Condition, known: &[Profile], issues: &mut Vec<Issue>) -> Option<Profile> {
    let id = c.id.value.0.clone();
    let like = c.like.as_ref().map_or("blunt-trauma", |l| l.value.0.as_str());
    let base = match known.iter().find(|p| p.id == like) {
        Some(base) => base.clone(),
        None if known.is_empty() => Profile::blank(),
        None => {
            let hint = match did_you_mean(like, known.iter().map(|p| p.id.as_str())) {
                Some(near) => msg!("did-you-mean", like = camel(near)),
                None => msg!("name-condition"),
            };
            let pos = c.like.as_ref().map_or(c.id.pos, |l| l.pos);
            issues.push(Issue::error(pos, "E-REF-01", msg!("no-condition", id = like), hint));
            return None;
        }
    };
    let before = issues.len();
    let profile = Profile {
        name: c.name.as_ref().map_or_else(|| Text { en: title_from(&id), es: None }, |n| n.value.clone()),
        source: c.source.as_ref().map(|s| s.value.0.clone()).unwrap_or_default(),
        physiology: c.physiology.as_ref().map_or(base.physiology, |p| physiology(p, issues)),
        scores: scores(c, base.scores, issues),
        mix: c.mix.as_ref().map_or(base.mix, |m| mix(m, issues)),
        age_odds: c.age_odds.as_ref().map_or(base.age_odds, |a| [or_one(a.child), 1.0, or_one(a.older)]),
        dying: c.dying.as_ref().map_or(base.dying, |d| (d.untreated.value, d.in_care.value)),
        complications: c.complications.map_or(base.complications, |d| d.value.0),
        care: care(c, base.care, issues),
        decontamination: c
            .decontamination
            .as_ref()
            .map_or(base.decontamination, |d| Some(Decontamination { walking: d.walking.value, lying: d.lying.value })),
        antidote: c.antidote.map_or(base.antidote, |b| b.value),
        contagious: c.contagious.map_or(base.contagious, |b| b.value),
        older_pct: c.older.map_or(base.older_pct, |p| p.value.0),
        id,
    };
    let bad = issues[before..].iter().any(|i| i.level == crate::scenario::finding::Level::Error);
    (!bad).then_some(profile)
}

fn error(
    issues: &mut Vec<Issue>,
    pos: Pos,
    code: &'static str,
    message: impl Into<Sentence>,
    hint: impl Into<Sentence>,
) {
    issues.push(Issue::error(pos, code, message, hint));
}

fn or_one(d: Option<At<Decimal>>) -> f64 {
    d.map_or(1.0, |d| d.value.0)
}

fn physiology(p: &W, issues: &mut Vec<Issue>) -> Physiology {
    match p {
        W::Stable => Physiology::Stable,
        W::Rpm => Physiology::Rpm,
        W::LogLogistic(c) => {
            let mut one = |w: &Option<written::Curve>| w.as_ref().map(|w| curve(w, issues));
            let [i, d, m, e] = [&c.immediate, &c.delayed, &c.minimal, &c.expectant].map(&mut one);
            Physiology::LogLogistic([i, d, m, e, None])
        }
        W::Burns(b) => Physiology::Burns {
            area: ranges(&b.area, 100, issues).map(|(a, b)| (percent(a), percent(b))),
            inhalation_pct: b.inhalation.map_or(10, |p| p.value.0),
            fluids: b.fluids.map_or(Span::hours(2), |s| s.value),
            points: b.points_an_hour.map_or(5.0, |d| d.value.0),
        },
        W::Crush(c) => Physiology::Crush {
            most_pct: c.most.value.0,
            scale: positive(c.scale, issues),
            syndrome: curve(&c.syndrome, issues),
        },
        W::Radiation(r) => {
            let half = (r.half_without.value, r.half_with.value);
            if half.0 == 0 || half.1 < half.0 {
                let hint = msg!("dose-hint");
                error(issues, r.half_with.pos, "E-VAL-06", msg!("dose-worse"), hint);
            }
            Physiology::Radiation {
                dose: ranges(&r.dose, 60_000, issues),
                half: (f64::from(half.0.max(1)), f64::from(half.1.max(1))),
                steepness: r.steepness.value.0,
                window: positive(r.window, issues),
            }
        }
        W::Infection(i) => {
            let mut share = |d: At<Decimal>| share(d, issues);
            let fatality = [i.child, i.adult, i.older].map(&mut share);
            Physiology::Infection {
                fatality,
                odds: [or_one(i.immediate_odds), or_one(i.delayed_odds), 0.0, 1.0, 1.0],
                doubles: positive(i.doubles, issues),
            }
        }
    }
}

fn percent(n: u16) -> u8 {
    u8::try_from(n).unwrap_or(100)
}

/// A share below one: certain death has no odds.
fn share(d: At<Decimal>, issues: &mut Vec<Issue>) -> f64 {
    if d.value.0 > 0.99 {
        error(issues, d.pos, "E-VAL-01", msg!("death-share"), msg!("write-share"));
    }
    d.value.0.min(0.99)
}

fn positive(s: At<Span>, issues: &mut Vec<Issue>) -> Span {
    if s.value <= Span::ZERO {
        error(issues, s.pos, "E-VAL-01", msg!("above-zero"), msg!("write-30"));
    }
    Span(s.value.0.max(1))
}

fn curve(w: &written::Curve, issues: &mut Vec<Issue>) -> Curve {
    if w.survives.value.0 > 1.0 {
        let hint = msg!("write-95");
        error(issues, w.survives.pos, "E-VAL-01", msg!("survives-range"), hint);
    }
    if w.shape.value.0 <= 0.0 {
        let hint = msg!("shape-hint");
        error(issues, w.shape.pos, "E-VAL-01", msg!("shape-zero"), hint);
    }
    Curve { survives: w.survives.value.0, scale: positive(w.scale, issues), shape: w.shape.value.0 }
}

fn ranges(w: &written::Ranges, most: u16, issues: &mut Vec<Issue>) -> [(u16, u16); 5] {
    let mut one = |r: &Option<written::Range>| {
        let Some(r) = r else { return (0, 0) };
        let (from, to) = (r.from.value, r.to.value);
        if from > to || to > most {
            let message = msg!("no-range", from = from, to = to, most = most);
            error(issues, r.to.pos, "E-VAL-06", message, msg!("range-hint"));
        }
        (from.min(to), to.max(from))
    };
    let [i, d, m, e] = [&w.immediate, &w.delayed, &w.minimal, &w.expectant].map(&mut one);
    [i, d, m, e, (0, 0)]
}

fn scores(c: &Condition, base: [Vec<(u8, f64)>; 5], issues: &mut Vec<Issue>) -> [Vec<(u8, f64)>; 5] {
    let Some(w) = &c.scores else { return base };
    let mut out = base;
    for (k, list) in [&w.immediate, &w.delayed, &w.minimal, &w.expectant].into_iter().enumerate() {
        if list.is_empty() {
            continue;
        }
        out[k] = list.iter().map(|s| (u8::try_from(s.rpm.value).unwrap_or(12), or_one(s.weight))).collect();
        if !out[k].iter().any(|(_, weight)| *weight > 0.0) {
            let hint = msg!("weight-hint");
            error(issues, w.pos.opening(), "E-VAL-06", msg!("no-score"), hint);
            out[k] = vec![(12, 1.0)];
        }
    }
    out
}

fn mix(m: &written::Mix, issues: &mut Vec<Issue>) -> [u8; 5] {
    let shares = [m.immediate, m.delayed, m.minimal, m.expectant, m.dead].map(|p| p.map_or(0, |p| p.value.0));
    let total: u32 = shares.iter().map(|p| u32::from(*p)).sum();
    if total != 100 {
        let message = msg!("shares-total", total = total);
        error(issues, m.pos.opening(), "E-VAL-06", message, msg!("shares-100"));
    }
    shares
}

fn care(c: &Condition, base: [Vec<CareStep>; 5], issues: &mut Vec<Issue>) -> [Vec<CareStep>; 5] {
    let Some(w) = &c.care else { return base };
    let mut out = base;
    for (k, list) in [&w.immediate, &w.delayed, &w.minimal, &w.expectant].into_iter().enumerate() {
        let Some(first) = list.first() else { continue };
        if first.bed.value != BedKind::Ed || first.share.is_some_and(|s| s.value.0 < 100) {
            let hint = msg!("care-hint");
            let message = msg!("care-ed");
            error(issues, first.bed.pos, "E-VAL-06", message, hint);
        }
        out[k] = list.iter().map(|s| step(s, issues)).collect();
    }
    out
}

fn step(s: &written::CareStep, issues: &mut Vec<Issue>) -> CareStep {
    CareStep {
        bed: s.bed.value,
        share_pct: s.share.map_or(100, |p| p.value.0),
        mean: positive(s.mean, issues),
        cv: s.cv.map_or(0.5, |d| d.value.0),
        ventilated_pct: s.ventilated.map_or(0, |p| p.value.0),
        dialysis_pct: s.dialysis.map_or(0, |p| p.value.0),
    }
}

impl Profile {
    /// What the first built-in condition is written over.
    fn blank() -> Profile {
        Profile {
            id: String::new(),
            name: Text::default(),
            source: String::new(),
            physiology: Physiology::Stable,
            scores: Severity::ALL.map(|_| vec![(12, 1.0)]),
            mix: [0, 0, 100, 0, 0],
            age_odds: [1.0; 3],
            dying: (Span::hours(1), Span::hours(3)),
            complications: 0.0,
            care: Default::default(),
            decontamination: None,
            antidote: false,
            contagious: false,
            older_pct: 16,
        }
    }
}
