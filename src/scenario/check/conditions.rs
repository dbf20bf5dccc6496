//! Conditions: what they refer to, and whether an inject can ever go out.

use super::Ctx;
use crate::scenario::checked::{Scenario, Seat};
use crate::scenario::inject::{Compare, Effect, Inject, Metric, Trigger, When};
use crate::scenario::written::{self, Metric as WMetric, When as W};
use crate::units::{InjectId, SiteId, Span};

impl Ctx<'_> {
    pub(super) fn condition(&mut self, when: &W, seats: &[Seat]) -> Option<When> {
        Some(match when {
            W::All(list) => When::All(self.conditions(list, seats)?),
            W::Any(list) => When::Any(self.conditions(list, seats)?),
            W::Not(inner) => When::Not(Box::new(self.condition(inner, seats)?)),
            W::After(m) => When::After(self.time_inside(m)),
            W::Fired(f) => {
                let id = self.find(|c| &c.injects, &f.inject.value.0, f.inject.pos)?;
                When::Fired(InjectId::at(id), f.for_at_least.map_or(Span::ZERO, |s| s.value))
            }
            W::Decided(d) => {
                let who = d.role.as_ref().map(|w| self.people(w, seats)).unwrap_or_default();
                When::Decided(d.kind.value, who)
            }
            W::Metric(metric, compare, number) => When::Metric(self.metric(metric)?, compare.value, number.value),
        })
    }

    fn conditions(&mut self, list: &[W], seats: &[Seat]) -> Option<Vec<When>> {
        let read: Vec<Option<When>> = list.iter().map(|w| self.condition(w, seats)).collect();
        read.into_iter().collect()
    }

    fn metric(&mut self, m: &WMetric) -> Option<Metric> {
        Some(match m {
            WMetric::EdWaiting(p) => Metric::EdWaiting(self.place(&p.at)?),
            WMetric::BedsFree(b) => Metric::BedsFree(self.place(&b.at)?, b.kind.value),
            WMetric::AtScene(s) => {
                let i = self.find(|c| &c.sites, &s.site.value.0, s.site.pos)?;
                Metric::AtScene(SiteId::at(i))
            }
            WMetric::UnitsAvailable => Metric::UnitsAvailable,
            WMetric::ShelterPeople(p) => Metric::ShelterPeople(self.place(&p.at)?),
            WMetric::Died => Metric::Died,
        })
    }

    /// Reports injects that wait for themselves, and those that can never go out.
    pub(super) fn can_fire(&mut self, w: &written::Scenario, s: &Scenario) {
        if s.injects.len() != w.injects.len() {
            return;
        }
        let circles = self.instant_circles(w, &s.injects);
        let mut can: Vec<bool> = s.injects.iter().map(|i| !matches!(i.trigger, Trigger::When { .. })).collect();
        // Each round lets at least one more inject out, or stops.
        for _ in 0..s.injects.len() {
            let next: Vec<bool> = s.injects.iter().zip(&can).map(|(i, was)| *was || possible(i, s, &can)).collect();
            if next == can {
                break;
            }
            can = next;
        }
        for (i, inject) in w.injects.iter().enumerate() {
            if !can[i] && !circles.contains(&i) {
                let hint =
                    "Look at the numbers, places and injects it waits for, or fire it by hand: kind: Contingency.";
                let message = format!("The condition of \"{}\" can never become true.", inject.id.value.0);
                self.warn(inject.id.pos, "W-INJ-01", message, hint);
            }
        }
    }

    /// Injects that wait for one another in a circle without any delay.
    fn instant_circles(&mut self, w: &written::Scenario, injects: &[Inject]) -> Vec<usize> {
        let needs: Vec<Vec<(usize, bool)>> = injects.iter().map(needed).collect();
        let mut found = Vec::new();
        for start in 0..injects.len() {
            let mut seen = vec![false; injects.len()];
            let mut open: Vec<usize> = needs[start].iter().filter(|(_, delay)| !delay).map(|(i, _)| *i).collect();
            while let Some(i) = open.pop() {
                if !std::mem::replace(&mut seen[i], true) {
                    open.extend(needs[i].iter().filter(|(_, delay)| !delay).map(|(i, _)| *i));
                }
            }
            if seen[start] {
                found.push(start);
                let id = &w.injects[start].id;
                let message = format!("\"{}\" waits for itself, by way of Fired, without any delay.", id.value.0);
                let hint = "Break the circle: give one of the injects a time, or another condition.";
                self.error(id.pos, "E-INJ-05", message, hint);
            }
        }
        found
    }
}

/// The injects that this one waits for, and whether time passes in between.
fn needed(inject: &Inject) -> Vec<(usize, bool)> {
    fn walk(when: &When, held: bool, out: &mut Vec<(usize, bool)>) {
        match when {
            When::All(list) | When::Any(list) => list.iter().for_each(|w| walk(w, held, out)),
            When::Fired(id, after) => out.push((id.index(), held || *after > Span::ZERO)),
            _ => {}
        }
    }
    let mut out = Vec::new();
    if let Trigger::When { condition, held_for } = &inject.trigger {
        walk(condition, *held_for > Span::ZERO, &mut out);
    }
    out
}

fn possible(inject: &Inject, s: &Scenario, can: &[bool]) -> bool {
    match &inject.trigger {
        Trigger::When { condition, held_for } => *held_for <= s.length && may_hold(condition, s, can),
        _ => true,
    }
}

/// False only if the condition is certain never to hold.
fn may_hold(when: &When, s: &Scenario, can: &[bool]) -> bool {
    match when {
        When::All(list) => list.iter().all(|w| may_hold(w, s, can)),
        When::Any(list) => list.iter().any(|w| may_hold(w, s, can)),
        When::Not(inner) => !matches!(**inner, When::After(t) if t.0 <= 0),
        When::After(t) => t.0 <= s.length.0,
        When::Fired(id, after) => can.get(id.index()).copied().unwrap_or(false) && *after <= s.length,
        When::Decided(..) => true,
        When::Metric(_, Compare::AtMost, n) => *n >= 0,
        When::Metric(metric, Compare::AtLeast, n) => most(*metric, s).is_none_or(|most| *n <= most),
    }
}

/// The largest value that a figure can have; `None`: no bound is known.
fn most(metric: Metric, s: &Scenario) -> Option<i64> {
    let hurt = |site: Option<SiteId>| -> i64 {
        let waves = s.waves.iter().filter(|w| site.is_none_or(|site| w.site == site)).map(|w| &w.counts);
        let effects = s.injects.iter().flat_map(|i| &i.effects).filter_map(|e| match e {
            Effect::Casualties { site: at, counts, .. } if site.is_none_or(|site| *at == site) => Some(counts),
            _ => None,
        });
        waves.chain(effects).flatten().map(|n| i64::from(*n)).sum()
    };
    match metric {
        Metric::EdWaiting(place) => (!s.places[place.index()].has_ed).then_some(0),
        Metric::AtScene(site) => Some(hurt(Some(site))),
        Metric::Died => Some(hurt(None)),
        Metric::BedsFree(place, kind) => {
            let beds = s.places[place.index()].beds.iter().find(|b| b.kind == kind);
            Some(beds.map_or(0, |b| i64::from(b.staffed) + i64::from(b.surge_crisis)) + added_beds(s))
        }
        Metric::ShelterPeople(place) => {
            (s.places[place.index()].kind != crate::scenario::region::PlaceKind::Shelter).then_some(0)
        }
        Metric::UnitsAvailable => None,
    }
}

/// Beds that injects may add anywhere: a generous bound is enough here.
fn added_beds(s: &Scenario) -> i64 {
    let beds = s.injects.iter().flat_map(|i| &i.effects).filter_map(|e| match e {
        Effect::Beds { change, .. } if *change > 0 => Some(i64::from(*change)),
        _ => None,
    });
    beds.sum()
}
