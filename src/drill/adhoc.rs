//! Ad hoc injects: from the facilitator's composer straight into the MSEL as executed.

use super::{Drill, Row};
use crate::scenario::bounds::{self, Bound};
use crate::scenario::{Effect, Inject, Mode, RoadState, Scenario, Text};
use crate::sim::Refusal;
use crate::units::{ConditionId, InjectId, PlaceId, SeatId, SiteId, Span, ZoneId};
use serde::{Deserialize, Serialize};

/// An inject as composed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdHoc {
    /// Empty: all players.
    pub to: Vec<SeatId>,
    pub text: String,
    /// Sender in the scenario. Empty: SimCell.
    pub from: String,
    pub mode: Mode,
    pub effects: Vec<Effect>,
}

/// Maximum per exercise: one a minute by hand is far less.
const MOST: usize = 1000;
/// Maximum number of words of the text in its title.
const TITLE_WORDS: usize = 6;

impl Drill {
    /// An inject of the scenario, or an ad hoc one.
    pub fn inject(&self, id: InjectId) -> Option<&Inject> {
        let planned = &self.scenario.injects;
        planned.get(id).or_else(|| self.exercise.ad_hoc.get(id.index().checked_sub(planned.len())?))
    }

    /// All injects with their rows: planned ones in file order, then ad hoc ones.
    pub fn injects(&self) -> impl Iterator<Item = (InjectId, &Inject, &Row)> {
        let all = self.scenario.injects.iter().chain(&self.exercise.ad_hoc);
        all.zip(&self.exercise.rows).enumerate().map(|(i, (inject, row))| (InjectId::at(i), inject, row))
    }

    pub(super) fn check_ad_hoc(&self, what: &AdHoc) -> Result<(), Refusal> {
        if !self.begun() || self.exercise.real_emergency {
            return Err(Refusal::NotNow);
        }
        self.check_message(&what.to, &what.text)?;
        if self.exercise.ad_hoc.len() >= MOST {
            return Err(Refusal::TooMany { wanted: MOST as u32 + 1, limit: MOST as u32 });
        }
        at_most(u32::try_from(what.effects.len()).unwrap_or(u32::MAX), &bounds::EFFECTS)?;
        what.effects.iter().try_for_each(|e| fits(&self.scenario, e))?;
        let new = what.effects.iter().map(|e| {
            let Effect::Casualties { counts, .. } = e else { return 0 };
            counts.iter().fold(0u32, |sum, n| sum.saturating_add(*n))
        });
        let there = u32::try_from(self.coalition.truth().patients.len()).unwrap_or(u32::MAX);
        at_most(new.fold(there, u32::saturating_add), &bounds::CASUALTIES)
    }

    pub(super) fn improvise(&mut self, what: AdHoc, number: u64) {
        let players = (0..self.scenario.seats.len().saturating_sub(1)).map(SeatId::at);
        let plain = |en: String| Text { en, es: None };
        let title: Vec<&str> = what.text.split_whitespace().take(TITLE_WORDS).collect();
        let from = if what.from.trim().is_empty() { "SimCell".to_owned() } else { what.from };
        let id = InjectId::at(self.exercise.rows.len());
        self.exercise.ad_hoc.push(Inject {
            id: format!("ad-hoc-{}", self.exercise.ad_hoc.len() + 1),
            title: plain(title.join(" ")),
            from: plain(from),
            to: if what.to.is_empty() { players.collect() } else { what.to },
            mode: what.mode,
            text: plain(what.text),
            effects: what.effects,
            ..Inject::default()
        });
        self.exercise.rows.push(Row::default());
        self.fire(id, Some(number));
    }
}

fn at_most(wanted: u32, bound: &Bound) -> Result<(), Refusal> {
    let limit = u32::try_from(bound.most).unwrap_or(u32::MAX);
    if wanted > limit { Err(Refusal::TooMany { wanted, limit }) } else { Ok(()) }
}

/// The checks of an author's effects: references exist, and numbers are in range.
fn fits(scenario: &Scenario, effect: &Effect) -> Result<(), Refusal> {
    let place = |at: &PlaceId| there(at.index() < scenario.places.len());
    let some = |n: u16| if n == 0 { Err(Refusal::NothingToDo) } else { Ok(()) };
    let limit = at_most;
    let long = |span: Span| limit(u32::try_from(span.as_secs() / 60).unwrap_or(u32::MAX), &bounds::LENGTH);
    let lasting = |lasts: &Option<Span>| match lasts {
        Some(l) if *l <= Span::ZERO => Err(Refusal::NothingToDo),
        Some(l) => long(*l),
        None => Ok(()),
    };
    match effect {
        Effect::Casualties { site, condition, counts } => {
            there(*condition < ConditionId::at(scenario.conditions.len()))?;
            there(*site < SiteId::at(scenario.sites.len()))?;
            let total = counts.iter().fold(0u32, |sum, n| sum.saturating_add(*n));
            if total == 0 { Err(Refusal::NothingToDo) } else { limit(total, &bounds::ADDED_CASUALTIES) }
        }
        Effect::Road { at, radius_m, state, lasts, .. } => {
            // Half the width of the largest region, with margin.
            there(scenario.region.centre.distance_m(*at) < 500_000.0)?;
            limit(*radius_m, &bounds::CLOSURE)?;
            let sensible = !matches!(state, RoadState::Slow(pct) if !(5..=95).contains(pct));
            if sensible { lasting(lasts) } else { Err(Refusal::NothingToDo) }
        }
        Effect::UtilityLoss { place: at, lasts, .. } => place(at).and_then(|()| lasting(lasts)),
        Effect::Beds { place: at, change, .. } => {
            place(at).and_then(|()| limit(change.unsigned_abs(), &bounds::CHANGED_BEDS))
        }
        Effect::Blood { place: at, units } => {
            place(at).and_then(|()| limit(units.unsigned_abs(), &bounds::CHANGED_BLOOD))
        }
        Effect::FacilityStatus { place: at, .. } => place(at),
        Effect::Staff { place: at, pct } => place(at).and_then(|()| limit(u32::from(*pct), &bounds::PERCENT)),
        Effect::SplitResponse { units } => some(*units).and_then(|()| limit(u32::from(*units), &bounds::MISDIRECTED)),
        Effect::Buses { count } => some(*count).and_then(|()| limit(u32::from(*count), &bounds::ADDED_BUSES)),
        Effect::Evacuees { zone, people } => {
            there(*zone < ZoneId::at(scenario.zones.len()))?;
            if *people == 0 { Err(Refusal::NothingToDo) } else { limit(*people, &bounds::RESIDENTS) }
        }
        Effect::Demand { pct } => there(bounds::DEMAND.holds(i64::from(*pct))),
        Effect::Weather { speed_pct, lasts, .. } => {
            there((5..=100).contains(speed_pct))?;
            lasting(lasts)
        }
        Effect::Flag { name, .. } => there(!name.trim().is_empty()),
        Effect::Rumour { site, .. } | Effect::Danger { site, .. } => there(*site < SiteId::at(scenario.sites.len())),
        Effect::Channel { delay, lost_pct, lasts, .. } => {
            there((Span::ZERO..=Span::hours(24)).contains(delay) && *lost_pct <= 100)?;
            lasting(lasts)
        }
        Effect::Hazard { hazard, lasts } => {
            there(scenario.region.centre.distance_m(hazard.at) < 500_000.0 && hazard.strength_pct <= 100)?;
            limit(hazard.radius_m, &bounds::HAZARD_RADIUS)?;
            lasting(lasts)
        }
        Effect::Trust { zone, points } => {
            there(zone.is_none_or(|z| z.index() < scenario.zones.len()) && (-100..=100).contains(points))
        }
        Effect::OffloadDelay { place: at, extra } => {
            place(at)?;
            if *extra < Span::ZERO { Err(Refusal::NothingToDo) } else { long(*extra) }
        }
    }
}

fn there(known: bool) -> Result<(), Refusal> {
    if known { Ok(()) } else { Err(Refusal::NoSuchThing) }
}
