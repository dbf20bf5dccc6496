//! The summary of one run. Field names are a contract: other programs read them.

use crate::drill::Drill;
use crate::scenario::{PlaceKind, Severity};
use crate::sim::{Counts, Patient, Wait};
use crate::units::SimTime;
use serde::Serialize;

/// Times are seconds of exercise time; counts are whole numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RunSummary {
    pub scenario: String,
    pub title: String,
    pub seed: u64,
    pub engine_version: String,
    pub sim_end_s: i64,
    pub digest: String,
    pub events: u64,
    pub wall_s: f64,
    pub patients: Counts,
    pub facilities: Vec<FacilityLine>,
    pub waits_s: Waits,
    /// From an ordinary 911 call to the first unit's arrival.
    pub response_911_s: Wait,
    pub shelters: Vec<ShelterLine>,
    pub groups: Vec<GroupLine>,
    pub community: super::CommunityLine,
    pub injects: InjectCounts,
    /// Ids of planned injects that were neither released nor skipped.
    pub never_fired: Vec<String>,
    pub decisions: DecisionCounts,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FacilityLine {
    pub id: String,
    pub name: String,
    pub kind: PlaceKind,
    pub arrivals: u32,
    pub arrivals_by_ems: u32,
    pub admitted: u32,
    pub icu: u32,
    pub operated: u32,
    pub released: u32,
    pub died: u32,
    pub transferred_in: u32,
    pub transferred_out: u32,
    pub first_arrival_s: Option<i64>,
    pub median_arrival_s: Option<i64>,
    pub p90_arrival_s: Option<i64>,
    pub peak_ed_occupancy: u32,
    pub peak_ed_waiting: u32,
    pub peak_icu_occupancy: u32,
    pub diversion_s: i64,
}

/// From injury to definitive care.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Waits {
    pub immediate: Wait,
    pub delayed: Wait,
    pub minimal: Wait,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShelterLine {
    pub id: String,
    pub peak_occupancy: u32,
    pub capacity: u32,
    pub encounters: u32,
    pub referrals_opened: u32,
    pub referrals_closed: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupLine {
    pub id: String,
    pub people: u32,
    pub patients: u32,
    pub died: u32,
    pub median_wait_s: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct InjectCounts {
    pub planned: u32,
    pub fired: u32,
    pub skipped: u32,
    pub never_fired: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct DecisionCounts {
    pub accepted: u32,
    pub refused: u32,
}

/// Everything except `wall_s`, which the caller knows.
pub fn summarise(drill: &Drill) -> RunSummary {
    let (scenario, world) = (&drill.scenario, drill.coalition());
    RunSummary {
        scenario: scenario.id.clone(),
        title: scenario.title.en.clone(),
        seed: drill.header().seed,
        engine_version: drill.header().engine_version.clone(),
        sim_end_s: drill.now().secs(),
        digest: drill.digest(),
        events: world.steps(),
        wall_s: 0.0,
        patients: world.counts_of_patients(),
        facilities: facilities(drill),
        waits_s: Waits {
            immediate: world.waits(Severity::Immediate),
            delayed: world.waits(Severity::Delayed),
            minimal: world.waits(Severity::Minimal),
        },
        response_911_s: world.responses_911(),
        shelters: shelters(drill),
        groups: groups(drill),
        community: super::community(drill),
        injects: injects(drill),
        never_fired: never_fired(drill),
        decisions: decisions(drill),
    }
}

/// Every hospital, and any other facility that received a patient.
fn facilities(drill: &Drill) -> Vec<FacilityLine> {
    let live = drill.coalition().truth();
    let places = drill.scenario.places.iter_ids();
    let shown = places.filter(|(i, p)| p.kind == PlaceKind::Hospital || !live.facilities[i].tally.arrivals.is_empty());
    shown
        .map(|(i, place)| {
            let f = &live.facilities[i];
            let t = &f.tally;
            let arrivals = Wait::of(t.arrivals.iter().map(|at| at.secs()).collect());
            FacilityLine {
                id: place.id.clone(),
                name: place.name.clone(),
                kind: place.kind,
                arrivals: t.arrivals.len() as u32,
                arrivals_by_ems: t.arrivals_by_ems,
                admitted: t.admitted,
                icu: t.icu,
                operated: t.operated,
                released: t.released,
                died: t.died,
                transferred_in: t.transferred_in,
                transferred_out: t.transferred_out,
                first_arrival_s: t.arrivals.first().map(|at: &SimTime| at.secs()),
                median_arrival_s: arrivals.median,
                p90_arrival_s: arrivals.p90,
                peak_ed_occupancy: t.peak_ed_occupancy,
                peak_ed_waiting: t.peak_ed_waiting,
                peak_icu_occupancy: t.peak_icu_occupancy,
                diversion_s: f.diversion_until(drill.now()).as_secs(),
            }
        })
        .collect()
}

fn shelters(drill: &Drill) -> Vec<ShelterLine> {
    let shelters = drill.coalition().truth().shelters.iter().filter(|(_, s)| s.open || s.peak > 0);
    shelters
        .map(|(at, s)| ShelterLine {
            id: drill.scenario.place(*at).id.clone(),
            peak_occupancy: s.peak,
            capacity: s.capacity,
            encounters: s.encounters,
            referrals_opened: s.referrals_opened,
            referrals_closed: s.referrals_closed,
        })
        .collect()
}

/// By age and by language; by home zone where the scenario gives one.
fn groups(drill: &Drill) -> Vec<GroupLine> {
    use crate::sim::Age;
    let scenario = &drill.scenario;
    let patients = &drill.coalition().truth().patients;
    let group = |id: String, people: u32, of: &dyn Fn(&Patient) -> bool| {
        let mine = || patients.iter().filter(|p| of(p));
        let waits = mine().filter_map(|p| Some((p.definitive? - p.injured).as_secs())).collect();
        let count = mine().count() as u32;
        GroupLine {
            id,
            people: people.max(count),
            patients: count,
            died: mine().filter(|p| !p.alive()).count() as u32,
            median_wait_s: Wait::of(waits).median,
        }
    };
    let mut lines = vec![
        group("children".into(), 0, &|p| p.age == Age::Child),
        group("adults".into(), 0, &|p| p.age == Age::Adult),
        group("older-adults".into(), 0, &|p| p.age == Age::Older),
        group("limited-english".into(), 0, &|p| p.limited_english),
        group("english".into(), 0, &|p| !p.limited_english),
    ];
    for (id, zone) in scenario.zones.iter_ids() {
        let of = |p: &Patient| p.zone == Some(id);
        if patients.iter().any(of) {
            lines.push(group(format!("zone-{}", zone.id), zone.population, &of));
        }
    }
    lines
}

fn injects(drill: &Drill) -> InjectCounts {
    // Planned injects only: ad hoc ones are in the MSEL as executed.
    let planned = drill.scenario.injects.len();
    let rows = || drill.exercise().rows.iter().take(planned);
    let count = |keep: fn(&crate::drill::Row) -> bool| rows().filter(|r| keep(r)).count() as u32;
    InjectCounts {
        planned: planned as u32,
        fired: count(|r| r.fired.is_some()),
        skipped: count(|r| r.skipped.is_some()),
        never_fired: count(|r| r.open()),
    }
}

fn never_fired(drill: &Drill) -> Vec<String> {
    let rows = drill.scenario.injects.iter().zip(&drill.exercise().rows);
    rows.filter(|(_, row)| row.open()).map(|(inject, _)| inject.id.clone()).collect()
}

fn decisions(drill: &Drill) -> DecisionCounts {
    let mut counts = DecisionCounts { accepted: 0, refused: 0 };
    for entry in drill.entries() {
        counts.accepted += u32::from(entry.what.decision().is_some());
        counts.refused += u32::from(entry.what.refused_decision().is_some());
    }
    counts
}
