//! Whether each inject and each move can ever begin.
//!
//! Every condition gets the span of moments at which it might hold: never too short, sometimes too long. What is then still
//! empty is certain never to hold.

use super::Ctx;
use crate::scenario::checked::Scenario;
use crate::scenario::finding::{Level, msg};
use crate::scenario::inject::{Compare, Effect, Inject, Metric, Trigger};
use crate::scenario::region::PlaceKind;
use crate::scenario::when::{Known, When};
use crate::scenario::written;
use crate::units::{IdVec, InjectId, MoveId, PlaceId, SiteId, Span};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;
use std::collections::BTreeMap;

/// First and last moment, in milliseconds since StartEx.
type Moments = Option<(i64, i64)>;

const EVER: Moments = Some((0, i64::MAX));

/// What is known so far: the first moment at which each may begin; `None`: never, as far as is known.
struct Reach<'a> {
    s: &'a Scenario,
    injects: Vec<Option<i64>>,
    moves: Vec<Option<i64>>,
    setters: &'a Setters<'a>,
    /// For each inject, the end of the window of the first one whose stead it takes.
    steads: IdVec<InjectId, Option<i64>>,
    casualties: Casualties,
    added_beds: i64,
}

/// The injects that set each mark.
type Setters<'a> = BTreeMap<&'a str, Vec<usize>>;

/// How many people can be hurt at most: at each site, and in all.
struct Casualties {
    at: IdVec<SiteId, i64>,
    all: i64,
}

impl Ctx<'_> {
    /// Reports injects that wait for themselves, and those that can never go out.
    pub(super) fn can_fire(&mut self, w: &written::Scenario, s: &Scenario) {
        // What is wrong already is not said twice.
        if self.issues.iter().any(|i| i.level == Level::Error) {
            return;
        }
        let setters = setters(&s.injects);
        let circles = self.instant_circles(w, &s.injects, &setters);
        let mut reach = Reach::new(s, &setters);
        // Each round brings at least one first moment forward to its final value, or changes nothing.
        for _ in 0..=s.injects.len() + s.moves.len() {
            if !reach.round() {
                break;
            }
        }
        for (i, inject) in w.injects.iter().enumerate() {
            if reach.injects[i].is_none() && !circles.contains(&i) {
                let hint = msg!("never-hint");
                let message = msg!("never-true", id = inject.id.value.0);
                self.warn(inject.id.pos, "W-INJ-01", message, hint);
            }
        }
        for (i, written) in w.moves.iter().enumerate() {
            if reach.moves[i].is_none() {
                let message = msg!("module-never", id = written.id.value.0);
                self.warn(written.id.pos, "W-MOV-01", message, msg!("module-never-hint"));
            }
        }
    }

    /// Injects that wait for one another in a circle without any delay.
    fn instant_circles(&mut self, w: &written::Scenario, injects: &[Inject], setters: &Setters) -> Vec<usize> {
        let needs = injects.iter().enumerate().flat_map(|(i, inject)| {
            needed_at_once(inject, setters).into_iter().map(move |other| (i as u32, other as u32))
        });
        let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(injects.len(), 0);
        for _ in injects {
            graph.add_node(());
        }
        graph.extend_with_edges(needs);
        let circles = kosaraju_scc(&graph).into_iter().filter(|c| match c[..] {
            [one] => graph.contains_edge(one, one),
            _ => true,
        });
        let mut found: Vec<usize> = circles.flatten().map(|n| n.index()).collect();
        found.sort_unstable();
        for start in &found {
            let id = &w.injects[*start].id;
            let message = msg!("circle", id = id.value.0);
            let hint = msg!("circle-hint");
            self.error(id.pos, "E-INJ-05", message, hint);
        }
        found
    }
}

/// The injects without which this one cannot go out, and after which it may go out at the same moment.
fn needed_at_once(inject: &Inject, setters: &Setters) -> Vec<usize> {
    fn walk(when: &When, setters: &Setters, out: &mut Vec<usize>) {
        match when {
            When::All(list) | When::Any(list) | When::NOf(_, list) => list.iter().for_each(|w| walk(w, setters, out)),
            When::Fired(id, after) if *after <= Span::ZERO => out.push(id.index()),
            When::Knows(_, Known::Told(id)) => out.push(id.index()),
            // A seat must read or answer it first, but it must be released.
            When::Acknowledged(id, _) | When::Answered(id, ..) => out.push(id.index()),
            // A mark that only one inject sets is as good as that inject.
            When::Flag(name) => {
                if let Some([only]) = setters.get(name.as_str()).map(Vec::as_slice) {
                    out.push(*only);
                }
            }
            When::Fired(..) | When::Not(_) | When::HeldFor(..) | When::After(_) | When::Decided(..) => {}
            When::Reported(..) | When::Knows(_, Known::Beds(..)) | When::Metric(..) => {}
            When::InMove(_) | When::Bot(_) => {}
        }
    }
    let mut out = Vec::new();
    if let Trigger::When { condition, held_for } = &inject.trigger
        && *held_for <= Span::ZERO
    {
        walk(condition, setters, &mut out);
    }
    out
}

fn setters(all: &[Inject]) -> Setters<'_> {
    let mut setters = Setters::new();
    for (i, inject) in all.iter().enumerate() {
        for effect in &inject.effects {
            if let Effect::Flag { name, on: true } = effect {
                let of = setters.entry(name).or_default();
                if of.last() != Some(&i) {
                    of.push(i);
                }
            }
        }
    }
    setters
}

impl Casualties {
    fn of(s: &Scenario) -> Casualties {
        let mut at: IdVec<SiteId, i64> = vec![0; s.sites.len()].into();
        let waves = s.waves.iter().map(|w| (w.site, &w.counts));
        let effects = s.injects.iter().flat_map(|i| &i.effects).filter_map(|e| {
            let Effect::Casualties { site, counts, .. } = e else { return None };
            Some((*site, counts))
        });
        for (site, counts) in waves.chain(effects) {
            at[site] += counts.iter().map(|n| i64::from(*n)).sum::<i64>();
        }
        Casualties { all: at.iter().sum(), at }
    }
}

impl<'a> Reach<'a> {
    fn new(s: &'a Scenario, setters: &'a Setters<'a>) -> Reach<'a> {
        let mut steads: IdVec<InjectId, Option<i64>> = vec![None; s.injects.len()].into();
        for inject in &s.injects {
            if let (Some(other), Some(end)) = (inject.otherwise, inject.window.not_after) {
                let stead = &mut steads[other];
                *stead = Some(stead.map_or(end.0, |first| first.min(end.0)));
            }
        }
        let (injects, moves) = (vec![None; s.injects.len()], vec![None; s.moves.len()]);
        Reach { s, injects, moves, setters, steads, casualties: Casualties::of(s), added_beds: added_beds(s) }
    }

    /// Looks at everything once more, forward and back. Did anything change?
    fn round(&mut self) -> bool {
        let mut changed = false;
        let n = self.injects.len();
        for i in (0..n).chain((0..n).rev()) {
            let first = self.inject(i);
            changed |= first != self.injects[i];
            self.injects[i] = first;
        }
        for i in 0..self.moves.len() {
            let first = self.begins(i);
            changed |= first != self.moves[i];
            self.moves[i] = first;
        }
        changed
    }

    fn inject(&self, n: usize) -> Option<i64> {
        let inject = &self.s.injects[InjectId::at(n)];
        let begun = match inject.in_move {
            Some(m) => self.moves.get(m.index()).copied()??,
            None => 0,
        };
        let (low, high) = (
            inject.window.not_before.map_or(0, |t| t.0).max(begun),
            inject.window.not_after.map_or(self.s.length.0, |t| t.0),
        );
        let own = self.first(&inject.trigger, low, high);
        // Or in another's stead, when that one's time is over.
        own.into_iter().chain(self.steads[InjectId::at(n)]).min()
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
                let first = self.setters.get(name.as_str())?.iter().filter_map(|i| self.injects[*i]).min();
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
                self.most(*metric).is_none_or(|most| *n <= most).then_some((0, i64::MAX))
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
            When::NOf(..) | When::HeldFor(..) | When::Fired(..) | When::Acknowledged(..) | When::Answered(..) => EVER,
            When::Decided(..) | When::Reported(..) | When::Knows(..) | When::Metric(..) => EVER,
            When::InMove(_) | When::Flag(_) | When::Bot(_) => EVER,
        }
    }
}

impl Reach<'_> {
    /// The largest value that a figure can have; `None`: no bound is known.
    fn most(&self, metric: Metric) -> Option<i64> {
        let place = |at: PlaceId| &self.s.places[at];
        match metric {
            Metric::EdWaiting(at) => (!place(at).has_ed).then_some(0),
            Metric::AtScene(site) => Some(self.casualties.at[site]),
            Metric::Died => Some(self.casualties.all),
            Metric::BedsFree(at, kind) => {
                let beds = place(at).beds_of(kind);
                Some(beds.map_or(0, |b| i64::from(b.staffed) + i64::from(b.surge_crisis)) + self.added_beds)
            }
            Metric::ShelterPeople(at) => (place(at).kind != PlaceKind::Shelter).then_some(0),
            Metric::UnitsAvailable => None,
        }
    }
}

/// Beds that injects may add anywhere: a generous bound is enough here.
fn added_beds(s: &Scenario) -> i64 {
    let beds = s.injects.iter().flat_map(|i| &i.effects).filter_map(|e| {
        let Effect::Beds { change, .. } = e else { return None };
        (*change > 0).then_some(i64::from(*change))
    });
    beds.sum()
}
