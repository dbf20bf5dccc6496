//! Hospitals: arrivals, occupancy, diversion, reports, and bed board error.

use super::{Family, Formula, Item, Log, Mark, Measure};
use crate::drill::What;
use crate::scenario::{PlaceKind, Status};
use crate::sim::{Diversion, Fact};
use crate::units::{PlaceId, SeatId};

pub(super) fn measures(log: &Log) -> Vec<Measure> {
    let mut all = Vec::new();
    for (at, place) in log.drill.scenario.places_of(PlaceKind::Hospital) {
        let moves = moves(log, at);
        let came: Vec<Item> = moves
            .iter()
            .filter(|(.., n)| *n > 0)
            .map(|(m, who, _)| Item::one(format!("#{who}"), vec![m.entry]))
            .collect();
        if !came.is_empty() {
            let hospitals = |key, formula, num| {
                Measure::new(Family::Hospitals, key, formula, num, Vec::new()).about(&place.id, &place.name)
            };
            all.push(hospitals("house-arrivals", Formula::Count, came));
            all.push(hospitals("house-peak", Formula::Count, peak(&moves)));
        }
    }
    all.push(diversion(log));
    all.push(reported(log));
    all.extend(belief(log));
    all
}

/// Every arrival and departure of an incident patient, by time.
fn moves(log: &Log, at: PlaceId) -> Vec<(Mark, usize, i64)> {
    let mine = log.people().flat_map(|(n, _, c)| {
        c.houses.iter().filter(|(_, place, _)| *place == at).map(move |(mark, _, step)| (*mark, n, *step))
    });
    let mut all: Vec<_> = mine.collect();
    all.sort_by_key(|(mark, ..)| mark.entry);
    all
}

/// Patients present at the peak.
fn peak(moves: &[(Mark, usize, i64)]) -> Vec<Item> {
    let (mut inside, mut most): (Vec<(usize, u64)>, Vec<(usize, u64)>) = (Vec::new(), Vec::new());
    for (mark, who, step) in moves {
        if *step > 0 {
            inside.push((*who, mark.entry));
        } else {
            inside.retain(|(w, _)| w != who);
        }
        if inside.len() > most.len() {
            most.clone_from(&inside);
        }
    }
    most.into_iter().map(|(who, entry)| Item::one(format!("#{who}"), vec![entry])).collect()
}

/// Seconds on diversion over seconds of all hospitals.
fn diversion(log: &Log) -> Measure {
    let scenario = &log.drill.scenario;
    let end = log.drill.now().secs();
    let set = |f: &Fact| {
        let Fact::DiversionSet { at, divert } = f else { return None };
        Some((*at, *divert == Diversion::Divert))
    };
    let forced = |f: &Fact| {
        let Fact::StatusForced { at, status } = f else { return None };
        Some((*at, *status == Status::Divert))
    };
    let changes = log.facts(|f| set(f).or_else(|| forced(f)));
    let (mut diverted, mut all) = (Vec::new(), Vec::new());
    for (at, place) in scenario.places_of(PlaceKind::Hospital) {
        all.push(Item::of(&place.name, end, Vec::new()));
        let mut since = (place.status == Status::Divert).then_some((0, Vec::new()));
        for (mark, (of, on)) in changes.iter().filter(|(_, (of, _))| *of == at) {
            debug_assert_eq!(*of, at);
            match (&since, on) {
                (None, true) => since = Some((mark.secs(), vec![mark.entry])),
                (Some((from, entries)), false) => {
                    let entries = entries.iter().copied().chain([mark.entry]).collect();
                    diverted.push(Item::of(&place.name, mark.secs() - from, entries));
                    since = None;
                }
                _ => {}
            }
        }
        diverted.extend(since.map(|(from, entries)| Item::of(&place.name, end - from, entries)));
    }
    Measure::new(Family::Hospitals, "diversion", Formula::Share, diverted, all)
}

/// Hospitals with at least one bed report received.
fn reported(log: &Log) -> Measure {
    let scenario = &log.drill.scenario;
    let reports = log.facts(|f| if let Fact::ReportReceived { at } = f { Some(*at) } else { None });
    let hospitals = || scenario.places_of(PlaceKind::Hospital).filter(|(_, p)| p.has_ed);
    let first = |at: PlaceId| reports.iter().find(|(_, of)| *of == at).map(|(m, _)| *m);
    let num = hospitals().filter_map(|(at, p)| Some(Item::one(&p.name, vec![first(at)?.entry]))).collect();
    let den = hospitals().map(|(at, p)| Item::one(&p.name, first(at).iter().map(|m| m.entry).collect())).collect();
    Measure::new(Family::Information, "reported", Formula::Share, num, den)
}

/// Bed board error of a seat in ICU and ED beds, averaged over minutes. The entry is the last bed report before the
/// minute of the largest error.
fn belief(log: &Log) -> Vec<Measure> {
    let drill = log.drill;
    let reports = log.facts(|f| matches!(f, Fact::ReportReceived { .. }).then_some(()));
    let mut all = Vec::new();
    for (i, seat) in drill.scenario.seats.iter().enumerate() {
        let gaps: Vec<_> =
            drill.gaps().iter().filter_map(|s| Some((s.at, s.seats.get(i).copied().flatten()?))).collect();
        let Some((worst, _)) = gaps.iter().max_by_key(|(at, g)| (g.icu + g.ed, std::cmp::Reverse(*at))) else {
            continue;
        };
        let before = reports.iter().rev().find(|(m, ())| m.at <= *worst).map(|(m, ())| m.entry);
        let sums = [
            ("belief-gap-ed", gaps.iter().map(|(_, g)| i64::from(g.ed)).sum::<i64>()),
            ("belief-gap-icu", gaps.iter().map(|(_, g)| i64::from(g.icu)).sum::<i64>()),
        ];
        for (key, sum) in sums {
            let num = vec![Item::of(&seat.name.en, sum, before.into_iter().collect())];
            let den = vec![Item::of(&seat.name.en, gaps.len() as i64, Vec::new())];
            let measure = Measure::new(Family::Information, key, Formula::Mean, num, den);
            all.push(measure.about(&seat.id, &seat.name.en));
        }
    }
    all
}

/// Whether a person has given any order from this seat.
pub(super) fn acted(log: &Log, seat: SeatId) -> Option<u64> {
    let by_people = |w: &What| matches!(w, What::Ordered { bot: false, .. } | What::Refused { bot: false, .. });
    log.drill.entries().iter().find(|e| e.by == Some(seat) && by_people(&e.what)).map(|e| e.number)
}
