//! Whether each inject and each move can ever begin.
//!
//! Every condition gets the span of moments at which it might hold: never too short, sometimes too long. What is then still
//! empty is certain never to hold.

use super::Ctx;
use crate::scenario::checked::Scenario;
use crate::scenario::finding::Level;
use crate::scenario::inject::{Compare, Effect, Inject, Metric, Trigger};
use crate::scenario::when::{Known, When};
use crate::scenario::written;
use crate::units::{InjectId, MoveId, SiteId, Span};

/// First and last moment, in milliseconds since StartEx.
type Moments = Option<(i64, i64)>;

const EVER: Moments = Some((0, i64::MAX));

/// What is known so far: the first moment at which each may begin; `None`: never, as far as is known.
struct Reach<'a> {
    s: &'a Scenario,
    injects: Vec<Option<i64>>,
    moves: Vec<Option<i64>>,
}

impl Ctx<'_> {
    /// Reports injects that wait for themselves, and those that can never go out.
    pub(super) fn can_fire(&mut self, w: &written::Scenario, s: &Scenario) {
        // What is wrong already is not said twice.
        if self.issues.iter().any(|i| i.level == Level::Error) {
            return;
        }
        let circles = self.instant_circles(w, &s.injects);
        let mut reach = Reach { s, injects: vec![None; s.injects.len()], moves: vec![None; s.moves.len()] };
        // Each round brings at least one first moment forward to its final value, or changes nothing.
        for _ in 0..=s.injects.len() + s.moves.len() {
            if !reach.round() {
                break;
            }
        }
        for (i, inject) in w.injects.iter().enumerate() {
            if reach.injects[i].is_none() && !circles.contains(&i) {
                let hint = "Look at the numbers, times, places, marks and injects it waits for, or fire it by hand: kind: Contingency.";
                let message = format!("The condition of \"{}\" can never become true.", inject.id.value.0);
                self.warn(inject.id.pos, "W-INJ-01", message, hint);
            }
        }
        for (i, written) in w.moves.iter().enumerate() {
            if reach.moves[i].is_none() {
                let message = format!("The move \"{}\" can never begin by itself.", written.id.value.0);
                self.warn(
                    written.id.pos,
                    "W-MOV-01",
                    message,
                    "Look at its condition, or delete it: then it begins by hand.",
                );
            }
        }
    }

    /// Injects that wait for one another in a circle without any delay.
    fn instant_circles(&mut self, w: &written::Scenario, injects: &[Inject]) -> Vec<usize> {
        let needs: Vec<Vec<usize>> = injects.iter().map(|i| needed_at_once(i, injects)).collect();
        let mut found = Vec::new();
        for start in 0..injects.len() {
            let mut seen = vec![false; injects.len()];
            let mut open = needs[start].clone();
            while let Some(i) = open.pop() {
                if !std::mem::replace(&mut seen[i], true) {
                    open.extend(&needs[i]);
                }
            }
            if seen[start] {
                found.push(start);
                let id = &w.injects[start].id;
                let message =
                    format!("\"{}\" waits for itself, by way of other injects, without any delay.", id.value.0);
                let hint = "Break the circle: give one of the injects a time, or another condition.";
                self.error(id.pos, "E-INJ-05", message, hint);
            }
        }
        found
    }
}

/// The injects without which this one cannot go out, and after which it may go out at the same moment.
fn needed_at_once(inject: &Inject, all: &[Inject]) -> Vec<usize> {
    fn walk(when: &When, all: &[Inject], out: &mut Vec<usize>) {
        match when {
            When::All(list) | When::Any(list) | When::NOf(_, list) => list.iter().for_each(|w| walk(w, all, out)),
            When::Fired(id, after) if *after <= Span::ZERO => out.push(id.index()),
            When::Knows(_, Known::Told(id)) => out.push(id.index()),
            // Somebody has to read it or to answer first, but it must be out.
            When::Acknowledged(id, _) | When::Answered(id, ..) => out.push(id.index()),
            // A mark that only one inject sets is as good as that inject.
            When::Flag(name) => {
                let setters: Vec<usize> = setters(all, name).collect();
                if let [only] = setters[..] {
                    out.push(only);
                }
            }
            _ => {}
        }
    }
    let mut out = Vec::new();
    if let Trigger::When { condition, held_for } = &inject.trigger
        && *held_for <= Span::ZERO
    {
        walk(condition, all, &mut out);
    }
    out
}

fn setters<'a>(all: &'a [Inject], name: &'a str) -> impl Iterator<Item = usize> + 'a {
    let sets = move |e: &Effect| matches!(e, Effect::Flag { name: n, on: true } if n == name);
    all.iter().enumerate().filter(move |(_, i)| i.effects.iter().any(sets)).map(|(i, _)| i)
}

impl Reach<'_> {
    /// Looks at everything once more. Did anything change?
    fn round(&mut self) -> bool {
        let injects: Vec<Option<i64>> = (0..self.injects.len()).map(|i| self.inject(i)).collect();
        let moves: Vec<Option<i64>> = (0..self.moves.len()).map(|i| self.begins(i)).collect();
        let changed = injects != self.injects || moves != self.moves;
        (self.injects, self.moves) = (injects, moves);
        changed
    }

    fn inject(&self, n: usize) -> Option<i64> {
        let inject = &self.s.injects[InjectId::at(n)];
        // In another's stead, when that one's time is over.
        let stead = self.s.injects.iter().filter(|o| o.otherwise.is_some_and(|o| o.index() == n));
        let stead = stead.filter_map(|o| o.window.not_after.map(|t| t.0)).min();
        let begun = match inject.in_move {
            Some(m) => self.moves.get(m.index()).copied()??,
            None => 0,
        };
        let (low, high) = (
            inject.window.not_before.map_or(0, |t| t.0).max(begun),
            inject.window.not_after.map_or(self.s.length.0, |t| t.0),
        );
        let own = self.first(&inject.trigger, low, high);
        own.into_iter().chain(stead).min()
    }

    fn begins(&self, n: usize) -> Option<i64> {
        if n == 0 {
            return Some(0);
        }
        self.first(&self.s.moves[MoveId::at(n)].enter, self.moves[n - 1]?, self.s.length.0)
    }

    /// The first moment from `low` to `high` at which the trigger may go off.
    fn first(&self, trigger: &Trigger, low: i64, high: i64) -> Option<i64> {
        let (from, until) = match trigger {
            Trigger::At(at) => (at.0, high),
            Trigger::Manual => (0, high),
            Trigger::When { condition, held_for } => {
                let (from, until) = self.moments(condition)?;
                // It has to hold for that long, without a break.
                let held = from.saturating_add(held_for.0);
                if held > until {
                    return None;
                }
                (held, until)
            }
        };
        let at = from.max(low);
        (at <= until.min(high)).then_some(at)
    }

    fn moments(&self, when: &When) -> Moments {
        match when {
            When::All(list) => list.iter().try_fold((0, i64::MAX), |(low, high), w| {
                let (from, until) = self.moments(w)?;
                let both = (low.max(from), high.min(until));
                (both.0 <= both.1).then_some(both)
            }),
            When::Any(list) => self.some_of(1, list),
            When::NOf(n, list) => self.some_of(usize::from(*n), list),
            When::Not(inner) => self.not(inner),
            When::HeldFor(span, inner) => {
                let (from, until) = self.moments(inner)?;
                let held = from.saturating_add(span.0);
                (held <= until).then_some((held, until))
            }
            When::After(t) => Some((t.0, i64::MAX)),
            When::Fired(id, after) => self.after(id.index(), *after),
            When::Acknowledged(id, _) | When::Answered(id, ..) => self.after(id.index(), Span::ZERO),
            When::Knows(seats, Known::Told(id)) => {
                let told = seats.iter().all(|s| self.s.injects[id].goes_to(*s));
                if told { self.after(id.index(), Span::ZERO) } else { None }
            }
            When::InMove(m) => self.moves.get(m.index()).copied()?.map(|t| (t, i64::MAX)),
            When::Flag(name) => {
                let first = setters(&self.s.injects, name).filter_map(|i| self.injects[i]).min();
                first.map(|t| (t, i64::MAX))
            }
            When::Reported(eei, seats, _) => {
                let asked = &self.s.eei[usize::from(*eei)].of;
                let somebody = seats.is_empty() || seats.iter().any(|s| asked.contains(s));
                if somebody { EVER } else { None }
            }
            When::Decided(..) | When::Knows(_, Known::Beds(..)) | When::Bot(_) => EVER,
            When::Metric(_, Compare::AtMost, n) => (*n >= 0).then_some((0, i64::MAX)),
            When::Metric(metric, Compare::AtLeast, n) => {
                most(*metric, self.s).is_none_or(|most| *n <= most).then_some((0, i64::MAX))
            }
        }
    }

    fn after(&self, inject: usize, span: Span) -> Moments {
        self.injects[inject].map(|t| (t.saturating_add(span.0), i64::MAX))
    }

    /// From the moment at which so many of them may hold.
    fn some_of(&self, n: usize, list: &[When]) -> Moments {
        let mut all: Vec<(i64, i64)> = list.iter().filter_map(|w| self.moments(w)).collect();
        all.sort_unstable();
        let last = all.iter().map(|(_, until)| *until).max()?;
        all.get(n.checked_sub(1)?).map(|(from, _)| (*from, last))
    }

    fn not(&self, inner: &When) -> Moments {
        match inner {
            When::Not(inner) => self.moments(inner),
            // Until just before.
            When::After(t) => (t.0 > 0).then_some((0, t.0 - 1)),
            When::All(list) => {
                let open: Vec<(i64, i64)> = list.iter().filter_map(|w| self.not(w)).collect();
                let from = open.iter().map(|m| m.0).min()?;
                Some((from, open.iter().map(|m| m.1).max()?))
            }
            When::Any(list) => list.iter().try_fold((0, i64::MAX), |(low, high), w| {
                let (from, until) = self.not(w)?;
                let both = (low.max(from), high.min(until));
                (both.0 <= both.1).then_some(both)
            }),
            _ => EVER,
        }
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
        Metric::EdWaiting(place) => (!s.places[place].has_ed).then_some(0),
        Metric::AtScene(site) => Some(hurt(Some(site))),
        Metric::Died => Some(hurt(None)),
        Metric::BedsFree(place, kind) => {
            let beds = s.places[place].beds.iter().find(|b| b.kind == kind);
            Some(beds.map_or(0, |b| i64::from(b.staffed) + i64::from(b.surge_crisis)) + added_beds(s))
        }
        Metric::ShelterPeople(place) => {
            (s.places[place].kind != crate::scenario::region::PlaceKind::Shelter).then_some(0)
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
