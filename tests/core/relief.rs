//! Access and functional needs: effects have the right sign in pairs of runs one decision apart, and a county without
//! decisions has worse outcomes. `SANDTABLE_PAIRS=200` plays the full count.

use crate::scenarios::shipped;
use sandtable::drill::{Bots, Control, Drill, FORMAT, Header, Order};
use sandtable::map::CoalitionMap;
use sandtable::report::community;
use sandtable::scenario::{Hazard, HazardKind, PlaceKind, Scenario};
use sandtable::sim::{Cause, Coalition, Decision, Languages, Power};
use sandtable::units::{SimTime, Span, ZoneId};
use std::sync::Arc;

fn pairs() -> u64 {
    std::env::var("SANDTABLE_PAIRS").ok().and_then(|n| n.parse().ok()).unwrap_or(2)
}

struct County {
    scenario: Arc<Scenario>,
    map: Arc<CoalitionMap>,
}

impl County {
    fn of(id: &str) -> County {
        let scenario = shipped(id).scenario.expect("it is without findings");
        let map = Arc::new(CoalitionMap::new(&scenario));
        County { scenario, map }
    }

    /// A run with only these decisions, at their minutes.
    fn run(&self, seed: u64, hours: i64, decisions: &[(i64, Decision)]) -> Coalition {
        let mut world = Coalition::at_startex(self.scenario.clone(), self.map.clone(), seed);
        for (minute, decision) in decisions {
            world.advance(SimTime(minute * 60_000));
            assert_eq!(world.check(decision), Ok(()), "{decision:?}");
            world.decide(decision);
        }
        world.advance(SimTime::START + Span::hours(hours));
        assert!(world.broken_rules().is_empty(), "{:?}", world.broken_rules());
        world
    }

    /// In at least 95% of the pairs the first run has the better outcome.
    fn better(&self, hours: i64, with: &[(i64, Decision)], without: &[(i64, Decision)], bad: fn(&Coalition) -> u32) {
        let (mut right, mut sums) = (0, (0, 0));
        for seed in 1..=pairs() {
            let (a, b) = (bad(&self.run(seed, hours, with)), bad(&self.run(seed, hours, without)));
            right += u64::from(a < b);
            sums = (sums.0 + a, sums.1 + b);
        }
        let n = pairs();
        println!("better in {right} of {n} pairs; {} against {} in all", sums.0, sums.1);
        assert!(right * 100 >= n * 95, "right in {right} of {n} pairs: {sums:?}");
    }
}

fn visits(world: &Coalition, cause: Cause) -> u32 {
    world.harm_by_cause().get(&cause).map_or(0, |groups| groups.iter().map(|h| h.ed).sum())
}

#[test]
fn early_dialysis_keeps_people_from_emergency_departments() {
    let county = County::of("broward-hurricane");
    county.better(72, &[(20, Decision::OrderEarlyDialysis)], &[], |w| visits(w, Cause::Dialysis));
}

/// Newcomers informed in their language about generator safety.
#[test]
fn outreach_in_the_right_language_helps_those_with_limited_english() {
    // A county of newcomers: 30% have limited English in every zone.
    let mut county = County::of("broward-hurricane");
    let mut scenario = (*county.scenario).clone();
    for (people, zone) in scenario.community.people.iter_mut().zip(&scenario.zones) {
        people.limited_english = zone.population * 3 / 10;
    }
    county.scenario = Arc::new(scenario);
    let outreach = |languages| -> Vec<(i64, Decision)> {
        let zones = (0..county.scenario.zones.len()).map(ZoneId::at);
        zones.map(|zone| (60, Decision::Outreach { zone, languages })).collect()
    };
    let limited = |w: &Coalition| w.harm_by_cause().values().map(|[_, limited]| limited.ed).sum();
    county.better(72, &outreach(Languages::TopFour), &outreach(Languages::EnglishOnly), limited);
    county.better(72, &outreach(Languages::TopFour), &[], limited);
}

/// No hazard threatens these nursing homes.
#[test]
fn needless_nursing_home_evacuation_harms() {
    let county = County::of("broward-stadium");
    let largest = |kind| {
        let places = county.scenario.places_of(kind);
        places.max_by_key(|(p, place)| (place.people, std::cmp::Reverse(*p))).expect("there is one").0
    };
    let (from, to) = (largest(PlaceKind::LongTermCare), largest(PlaceKind::Shelter));
    let open = [(3, Decision::ActivateEoc), (4, Decision::OpenShelter { at: to })];
    let mut away = open.to_vec();
    away.push((5, Decision::EvacuateResidents { from, to }));
    county.better(8, &open, &away, |w| w.truth().relief.moved_die_90d);
}

#[test]
fn county_without_decisions_has_worse_storm_outcomes() {
    let county = County::of("broward-hurricane");
    let played = |bots| {
        let header = Header {
            format: FORMAT,
            engine_version: "test".into(),
            scenario: county.scenario.id.clone(),
            scenario_hash: county.scenario.hash.clone(),
            title: county.scenario.title.en.clone(),
            seed: county.scenario.seed,
            bots,
            created_ms: 0,
            parent: None,
            carried: Default::default(),
        };
        let mut drill = Drill::new(county.scenario.clone(), county.map.clone(), header).unwatched();
        drill.submit(county.scenario.facilitator(), Order::Control(Control::Begin), 0).expect("a drill can begin");
        drill.advance(county.scenario.ends());
        assert!(drill.coalition().broken_rules().is_empty());
        community(&drill)
    };
    let (with, without) = (played(Bots::Everywhere), played(Bots::Nowhere));
    println!("with bots {with:?}\nwithout {without:?}");
    assert!(with.ed_visits * 10 < without.ed_visits * 9, "{} and {}", with.ed_visits, without.ed_visits);
    assert!(with.died < without.died && with.sessions_missed <= without.sessions_missed);
    assert!(with.early_sessions > 0 && with.zones_dark_at_end < without.zones_dark_at_end);
}

/// Where two blackouts overlap, the end of the first restores nothing.
#[test]
fn second_blackout_outlasts_the_first() {
    let mut scenario = (*shipped("broward-hurricane").scenario.expect("it is without findings")).clone();
    let hazards = &mut scenario.community.hazards;
    hazards.retain(|h| h.kind == HazardKind::Blackout);
    let whole = Hazard { strength_pct: 100, from: SimTime::START + Span::hours(1), ..hazards[0].clone() };
    let until = |hours| Some(SimTime::START + Span::hours(hours));
    *hazards = vec![Hazard { until: until(4), ..whole.clone() }, Hazard { until: until(8), ..whole }];
    let map = Arc::new(CoalitionMap::new(&scenario));
    let mut world = Coalition::at_startex(Arc::new(scenario), map, 1);
    let mut dark = |hours| {
        world.advance(SimTime::START + Span::hours(hours));
        let zones = world.truth().zones.iter().filter(|z| z.dark_since.is_some()).count();
        let places = world.truth().facilities.iter().filter(|f| f.power != Power::Mains).count();
        (zones, places)
    };
    let (first, between, after) = (dark(2), dark(6), dark(9));
    assert!(first.0 > 40 && first.1 > 40, "{first:?}");
    assert_eq!(between, first);
    assert_eq!(after, (0, 0));
}
