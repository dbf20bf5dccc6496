//! The changing part of the map.

use super::knowledge::{Knowledge, Source};
use super::why::Number;
use super::{
    BatteryCell, ClosureMark, MapView, PlaceMark, SiteMark, Totals, UnitGlyph, UnitMark, WalkerMark, ZoneMark, minutes,
};
use crate::scenario::{BedKind, PlaceKind, RoadState, Severity, Status};
use crate::sim::{BedReport, Patient, Power, Task, Trip, Unit, UnitKind, Whereabouts};
use crate::tr;
use crate::units::{IdVec, LatLon, PatientId, PlaceId, SiteId, UnitId, ZoneId};
use crate::words;

/// Bed categories on the battery, in order.
const BATTERY: [BedKind; 6] =
    [BedKind::Ed, BedKind::Or, BedKind::AdultIcu, BedKind::MedSurg, BedKind::Pediatric, BedKind::Burn];

pub(super) fn map(knows: &Knowledge) -> MapView {
    let scenario = knows.scenario();
    MapView {
        places: (0..scenario.places.len()).map(|i| place(knows, PlaceId::at(i))).collect(),
        sites: sites(knows),
        units: units(knows),
        walkers: walkers(knows),
        closures: closures(knows),
        zones: scenario
            .zones
            .iter()
            .enumerate()
            .map(|(i, z)| ZoneMark {
                zone: ZoneId::at(i),
                name: z.name.clone(),
                at: z.at,
                population: z.population,
                vulnerability_pct: z.vulnerability_pct,
            })
            .collect(),
    }
}

fn place(knows: &Knowledge, id: PlaceId) -> PlaceMark {
    let place = knows.scenario().place(id);
    let live = knows.live();
    let truth = &live.facilities[id];
    let own = knows.everything() || knows.commands(id);
    let source = knows.of_place(id);
    let now = knows.drill.now();
    let (report, age_min) = match &source {
        Source::OwnEyes(r) => (Some(r), Some(0)),
        Source::Reported(r) => (Some(*r), Some(minutes(r.made, now))),
        Source::Nothing => (None, None),
    };
    let shelter = live.shelters.get(&id);
    let number = match (shelter, report) {
        (Some(s), _) if knows.sees_shelters() => Some(i64::from(s.room())),
        (None, Some(r)) if !r.beds.is_empty() => Some(r.beds.iter().map(|b| r.free(b.kind).max(0)).sum()),
        _ => None,
    };
    PlaceMark {
        place: id,
        name: place.name.clone(),
        code: place.code.clone(),
        kind: place.kind,
        at: place.at,
        // Diversion is announced to all seats that could send patients there.
        status: report.map_or(Status::Open, |r| if own { truth.status } else { r.status }),
        in_use: shelter.is_none_or(|s| s.open),
        age_min: if shelter.is_some() { knows.sees_shelters().then_some(0) } else { age_min },
        battery: report.map_or(Vec::new(), battery),
        number,
        waiting: if own { waiting(knows, id) } else { [0; 5] },
        importance: importance(place, truth.tally.arrivals.len()),
        trouble: if own { trouble(truth.power, truth.water) } else { String::new() },
    }
}

fn importance(place: &crate::scenario::Place, arrivals: usize) -> u32 {
    let kind = match place.kind {
        PlaceKind::Hospital if place.has_ed => 1000,
        PlaceKind::Hospital => 300,
        PlaceKind::Operations => 280,
        PlaceKind::Shelter if place.open => 250,
        PlaceKind::Shelter => 100,
        PlaceKind::LongTermCare => 80,
        PlaceKind::Dialysis | PlaceKind::Clinic => 60,
        PlaceKind::EmsBase => 40,
    };
    kind + place.beds.iter().map(|b| b.staffed).sum::<u32>() + 10 * arrivals as u32
}

fn battery(report: &BedReport) -> Vec<BatteryCell> {
    let count = |kind| report.beds.iter().find(move |b| b.kind == kind);
    BATTERY
        .into_iter()
        .filter_map(count)
        .filter(|b| b.staffed + b.occupied + b.unstaffed > 0)
        .map(|b| BatteryCell {
            kind: b.kind,
            free: b.staffed.saturating_sub(b.occupied),
            unstaffed: b.unstaffed,
            occupied: b.occupied,
        })
        .collect()
}

pub(super) fn trouble(power: Power, water: bool) -> String {
    match (power, water) {
        (Power::Mains, true) => String::new(),
        (Power::Mains, false) => tr!("trouble-water").into(),
        (Power::Generator { .. }, _) => tr!("trouble-generator").into(),
        (Power::Out, _) => tr!("trouble-power").into(),
    }
}

/// Awaiting an ED bed or decontamination, by tag.
pub(super) fn waiting(knows: &Knowledge, id: PlaceId) -> [u32; 5] {
    let f = &knows.live().facilities[id];
    count_tags(knows, f.queue.iter().chain(&f.decontamination.line).chain(&f.decontamination.washing))
}

fn count_tags<'a>(knows: &Knowledge, patients: impl IntoIterator<Item = &'a PatientId>) -> [u32; 5] {
    let mut counts = [0; 5];
    for p in patients {
        counts[knows.live().patients[p].seen_as() as usize] += 1;
    }
    counts
}

fn sites(knows: &Knowledge) -> Vec<SiteMark> {
    let sees = knows.sees_scenes();
    let live = knows.live();
    // A casualty being tagged is in no list: count casualties, not lists.
    let mut here: IdVec<SiteId, u32> = live.sites.iter().map(|_| 0).collect();
    for p in live.patients.iter().filter(|p| !p.hidden || knows.everything()) {
        if let Whereabouts::Trapped(at) | Whereabouts::AtScene(at) = p.whereabouts {
            here[at] += 1;
        }
    }
    knows
        .scenario()
        .sites
        .iter_ids()
        .filter(|(id, _)| knows.everything() || live.sites[id].called.is_some())
        .map(|(id, site)| {
            let truth = &live.sites[id];
            let sized_up = sees && (truth.first_unit.is_some() || knows.everything());
            let mut tagged = [0; 5];
            if sized_up {
                for (n, queue) in tagged.iter_mut().zip(&truth.tagged) {
                    *n = queue.len() as u32;
                }
                tagged[Severity::Dead as usize] = truth.dead;
            }
            let waiting = truth.tagged.iter().map(|line| line.len()).sum::<usize>() as u32;
            let people = if sized_up { here[id] } else { waiting };
            let untagged = people.saturating_sub(waiting);
            let letter = char::from(b'A' + (id.0 % 26) as u8);
            SiteMark { site: id, letter, name: site.name.clone(), at: site.at, tagged, untagged }
        })
        .collect()
}

fn units(knows: &Knowledge) -> Vec<UnitMark> {
    let units = knows.live().units.iter_ids();
    let there = units.filter(|(_, u)| u.task != Task::Gone && knows.sees_unit(u));
    there.map(|(id, u)| unit(knows, id, u)).collect()
}

fn unit(knows: &Knowledge, id: UnitId, unit: &Unit) -> UnitMark {
    let world = knows.world();
    let map = &world.map;
    let (at, heading, moving) = match &unit.task {
        Task::ToSite { trip, .. } | Task::ToHospital { trip, .. } | Task::Home { trip } => {
            let (at, heading) = along(knows, trip);
            (at, heading, true)
        }
        Task::Ready { at } | Task::Turnout { at, .. } | Task::Busy { at } | Task::Off { at } => {
            (map.position_of(*at), 0.0, false)
        }
        Task::Gone => (map.position_of(unit.home), 0.0, false),
        Task::Triaging { site, .. } | Task::Staged { site } | Task::Loading { site } => {
            (knows.scenario().sites[site].at, 0.0, false)
        }
        Task::Wall { at, .. } | Task::Handover { at } | Task::Cleaning { at } => {
            (knows.scenario().place(*at).at, 0.0, false)
        }
    };
    let kind = match unit.kind {
        UnitKind::Als | UnitKind::CriticalCare => UnitGlyph::Als,
        UnitKind::Bls => UnitGlyph::Bls,
        UnitKind::Bus | UnitKind::WheelchairVan => UnitGlyph::Bus,
        UnitKind::Helicopter => UnitGlyph::Helicopter,
    };
    let aboard = count_tags(knows, &unit.aboard);
    let at_door = matches!(unit.task, Task::Wall { .. });
    UnitMark {
        unit: id,
        name: unit.name.clone(),
        kind,
        at,
        heading,
        aboard,
        at_door,
        moving,
        doing: doing(knows, unit),
    }
}

fn along(knows: &Knowledge, trip: &Trip) -> (LatLon, f32) {
    let map = &knows.world().map;
    if trip.path.steps.is_empty() && trip.from != trip.to {
        return flying(knows, trip);
    }
    let found = trip.path.position(map, knows.drill.now() - trip.left, trip.due - trip.left);
    // The map layer counts clockwise from north.
    let east = std::f64::consts::FRAC_PI_2;
    found.map_or((map.position_of(trip.to), 0.0), |(at, north)| (at, (east - north) as f32))
}

/// Position without the heading.
fn spot(knows: &Knowledge, trip: &Trip) -> LatLon {
    let map = &knows.world().map;
    if trip.path.steps.is_empty() && trip.from != trip.to {
        return flying(knows, trip).0;
    }
    let found = trip.path.spot(map, knows.drill.now() - trip.left, trip.due - trip.left);
    found.unwrap_or_else(|| map.position_of(trip.to))
}

/// A straight line by air.
fn flying(knows: &Knowledge, trip: &Trip) -> (LatLon, f32) {
    let map = &knows.world().map;
    let (from, to) = (map.position_of(trip.from), map.position_of(trip.to));
    let whole = (trip.due - trip.left).0.max(1);
    let done = (knows.drill.now() - trip.left).0.clamp(0, whole);
    let between = |a: i32, b: i32| a + (i64::from(b - a) * done / whole) as i32;
    let heading = libm::atan2(f64::from(to.lat - from.lat), f64::from(to.lon - from.lon));
    (LatLon { lat: between(from.lat, to.lat), lon: between(from.lon, to.lon) }, heading as f32)
}

fn doing(knows: &Knowledge, unit: &Unit) -> String {
    let (scenario, now) = (knows.scenario(), knows.drill.now());
    let eta = |trip: &Trip| (trip.due - now).as_mins() as i64 + 1;
    match &unit.task {
        Task::Ready { .. } => tr!("doing-available").into(),
        Task::Turnout { site, .. } => tr!("doing-dispatched", site = words::site(scenario, *site)),
        Task::ToSite { trip, site } => tr!("doing-en-route", place = words::site(scenario, *site), n = eta(trip)),
        Task::Triaging { .. } => tr!("doing-triage").into(),
        Task::Staged { .. } => tr!("doing-staged").into(),
        Task::Loading { .. } => tr!("doing-loading").into(),
        Task::ToHospital { trip, at } => tr!("doing-en-route", place = words::place(scenario, *at), n = eta(trip)),
        Task::Wall { at, since } => {
            tr!("doing-offload-delay", place = words::place(scenario, *at), n = minutes(*since, now))
        }
        Task::Handover { at } => tr!("doing-offloading", place = words::place(scenario, *at)),
        Task::Cleaning { at } => tr!("doing-cleaning", place = words::place(scenario, *at)),
        Task::Home { .. } => tr!("doing-returning").into(),
        Task::Busy { .. } => tr!("doing-busy").into(),
        Task::Off { .. } => tr!("doing-off").into(),
        Task::Gone => tr!("doing-gone").into(),
    }
}

fn walkers(knows: &Knowledge) -> Vec<WalkerMark> {
    if !knows.sees_walkers() {
        return Vec::new();
    }
    let patients = knows.live().patients.iter();
    patients
        .filter_map(|p| {
            let Whereabouts::OnTheRoad(trip, _) = &p.whereabouts else { return None };
            Some(WalkerMark { at: spot(knows, trip), severity: p.seen_as() })
        })
        .collect()
}

/// Roads are public.
pub(super) fn closures(knows: &Knowledge) -> Vec<ClosureMark> {
    let map = &knows.world().map;
    let active = knows.live().road_changes.iter().filter(|c| c.ended.is_none());
    active
        .map(|c| ClosureMark {
            name: c.name.clone(),
            closed: c.state == RoadState::Closed,
            // Weather slows every road: stated in words, not drawn.
            lines: if c.roads.len() > 1000 { Vec::new() } else { c.roads.iter().map(|r| map.polyline(*r)).collect() },
        })
        .collect()
}

/// The place where a casualty is counted, as visible to this seat; discharged patients count only in the total.
pub(super) fn standing(knows: &Knowledge, p: &Patient) -> Option<Number> {
    let live = knows.live();
    let (sees, counts) = match &p.whereabouts {
        Whereabouts::Trapped(site) | Whereabouts::AtScene(site) => {
            let sized_up = knows.sees_scenes() && live.sites[site].first_unit.is_some();
            (knows.everything() || sized_up, Number::AtScene)
        }
        Whereabouts::Aboard(_) => (knows.sees_scenes(), Number::OnTheWay),
        Whereabouts::OnTheRoad(..) => (knows.sees_walkers(), Number::OnTheWay),
        Whereabouts::Waiting(at) => (knows.everything() || knows.commands(*at), Number::Waiting),
        Whereabouts::FastTrack(at) | Whereabouts::InBed(at, _) | Whereabouts::Boarding(at, _) => {
            (knows.everything() || knows.commands(*at), Number::InHospital)
        }
        Whereabouts::Home => (knows.everything(), Number::Casualties),
        Whereabouts::Dead => (knows.everything(), Number::Died),
    };
    sees.then_some(counts)
}

/// Sums of all that this seat sees.
pub(super) fn totals(knows: &Knowledge) -> Totals {
    let live = knows.live();
    let mut t = Totals::default();
    if knows.sees_shelters() {
        t.in_shelters = live.shelters.values().map(|s| s.people).sum();
    }
    for counts in live.patients.iter().filter_map(|p| standing(knows, p)) {
        t.casualties += 1;
        match counts {
            Number::AtScene => t.at_scene += 1,
            Number::OnTheWay => t.on_the_way += 1,
            Number::Waiting => t.waiting += 1,
            Number::InHospital => t.in_hospital += 1,
            Number::Died => t.died += 1,
            // Discharged patients count in the total, and on no mark.
            Number::Casualties => t.gone_home += 1,
            Number::InShelters | Number::Free(_) => {}
        }
    }
    t
}
