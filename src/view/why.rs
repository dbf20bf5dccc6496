//! Explanation of a number: the log events that make it up, with their shares.
//!
//! Each counted casualty appears with the last event about them. Available beds are staffed beds less occupied ones;
//! each patient of this incident in a bed has a line. The shares add up.

use super::knowledge::Knowledge;
use super::marks::standing;
use crate::drill::{Drill, Entry, What};
use crate::sim::{Fact, Patient, Whereabouts};
use crate::tr;
use crate::units::{PatientId, PlaceId, SeatId, SimTime, SiteId};
use crate::words;
use std::collections::BTreeMap;

/// A number on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    Casualties,
    AtScene,
    OnTheWay,
    Waiting,
    InHospital,
    Died,
    InShelters,
    /// Staffed and available over all categories, or spaces in a shelter.
    Free(PlaceId),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Why {
    pub title: String,
    pub value: i64,
    /// Newest first.
    pub lines: Vec<WhyLine>,
    /// The part that no log line itemizes.
    pub rest: i64,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhyLine {
    pub story: String,
    pub text: String,
    pub change: i64,
}

/// The events behind a number, as far as this seat may see them.
pub fn why(drill: &Drill, seat: SeatId, number: Number) -> Why {
    let knows = Knowledge::new(drill, seat);
    let mut lines = match number {
        Number::InShelters => sheltered(&knows, None),
        Number::Free(at) if knows.live().shelters.contains_key(&at) => room(&knows, at),
        Number::Free(at) => beds(&knows, at),
        Number::Casualties
        | Number::AtScene
        | Number::OnTheWay
        | Number::Waiting
        | Number::InHospital
        | Number::Died => people(&knows, number),
    };
    lines.sort_by_key(|l| std::cmp::Reverse(l.0));
    let lines: Vec<WhyLine> = lines
        .into_iter()
        .filter(|l| l.2 != 0)
        .map(|(at, text, change)| WhyLine { story: words::story_time(knows.scenario(), at), text, change })
        .collect();
    let value = value(&knows, number);
    let rest = value - lines.iter().map(|l| l.change).sum::<i64>();
    Why { title: title(&knows, number), value, lines, rest }
}

type Line = (SimTime, String, i64);

fn title(knows: &Knowledge, number: Number) -> String {
    match number {
        Number::Casualties => tr!("why-casualties").into(),
        Number::AtScene => tr!("why-at-scene").into(),
        Number::OnTheWay => tr!("why-on-the-way").into(),
        Number::Waiting => tr!("why-waiting").into(),
        Number::InHospital => tr!("why-in-hospital").into(),
        Number::Died => tr!("why-died").into(),
        Number::InShelters => tr!("why-in-shelters").into(),
        Number::Free(at) => tr!("why-free", place = words::place(knows.scenario(), at)),
    }
}

fn value(knows: &Knowledge, number: Number) -> i64 {
    let t = super::marks::totals(knows);
    i64::from(match number {
        Number::Casualties => t.casualties,
        Number::AtScene => t.at_scene,
        Number::OnTheWay => t.on_the_way,
        Number::Waiting => t.waiting,
        Number::InHospital => t.in_hospital,
        Number::Died => t.died,
        Number::InShelters => t.in_shelters,
        Number::Free(at) => {
            let places = super::marks::map(knows).places;
            return places.iter().find(|p| p.place == at).and_then(|p| p.number).unwrap_or(0);
        }
    })
}

/// All counted casualties, each with the last event about them; a casualty without one appears with those of the same
/// place and time of injury.
fn people(knows: &Knowledge, number: Number) -> Vec<Line> {
    let last = last_events(knows);
    let mut lines = Vec::new();
    let mut hurt: BTreeMap<(SimTime, SiteId), i64> = BTreeMap::new();
    for (i, p) in knows.live().patients.iter().enumerate() {
        let Some(stands) = standing(knows, p) else { continue };
        if number == Number::Casualties {
            *hurt.entry((p.injured, p.site)).or_default() += 1;
        } else if stands == number {
            match last.get(&PatientId::at(i)) {
                Some(entry) => lines.push(event(knows, p, entry, 1)),
                None => *hurt.entry((p.injured, p.site)).or_default() += 1,
            }
        }
    }
    let group = |((at, site), n): ((SimTime, SiteId), i64)| {
        (at, tr!("why-hurt", n = n, site = words::site(knows.scenario(), site)), n)
    };
    lines.extend(hurt.into_iter().map(group));
    lines
}

/// The last log event about a casualty; acceptance at a hospital's entrance is no entry of its own.
fn event(knows: &Knowledge, p: &Patient, entry: &Entry, change: i64) -> Line {
    let inside = match p.whereabouts {
        Whereabouts::FastTrack(at) | Whereabouts::InBed(at, _) | Whereabouts::Boarding(at, _) => Some(at),
        Whereabouts::Trapped(_)
        | Whereabouts::AtScene(_)
        | Whereabouts::OnTheRoad(..)
        | Whereabouts::Aboard(_)
        | Whereabouts::Waiting(_)
        | Whereabouts::Home
        | Whereabouts::Dead => None,
    };
    match (&entry.what, inside, p.care_began) {
        (_, Some(at), Some(began)) if began > entry.at => {
            (began, tr!("why-taken-on", place = words::place(knows.scenario(), at)), change)
        }
        (What::Happened(fact), ..) => (entry.at, words::fact(knows.scenario(), knows.live(), fact), change),
        _ => (entry.at, String::new(), change),
    }
}

fn last_events<'a>(knows: &Knowledge<'a>) -> BTreeMap<PatientId, &'a Entry> {
    let seen = knows.drill.entries().iter().filter(|e| knows.may_see_entry(e));
    seen.filter_map(|e| Some((named(e)?, e))).collect()
}

/// The casualties of an entry.
fn named(entry: &Entry) -> Option<PatientId> {
    let What::Happened(fact) = &entry.what else { return None };
    fact.passage().map(|(patient, _)| patient)
}

/// Staffed beds less those occupied and held, by kind; more occupied than staffed counts as none available.
fn beds(knows: &Knowledge, at: PlaceId) -> Vec<Line> {
    let Some(report) = knows.count_of(at) else { return Vec::new() };
    let last = last_events(knows);
    let mut lines = Vec::new();
    for b in &report.beds {
        let kind = words::bed_kind(b.kind);
        let mut line = |words: String, change: i64| lines.push((report.made, words, change));
        line(tr!("why-staffed", kind = kind), i64::from(b.staffed));
        line(tr!("why-kept", kind = kind), -i64::from(b.reserved));
        line(tr!("why-over", kind = kind), (-report.free(b.kind)).max(0));
        let in_it = |p: &Patient| {
            matches!(p.whereabouts, Whereabouts::InBed(place, bed) | Whereabouts::Boarding(place, bed)
                if place == at && bed == b.kind)
        };
        let all = knows.live().patients.iter().enumerate();
        let hurt: Vec<(PatientId, &Patient)> =
            all.filter(|(_, p)| knows.everything() && in_it(p)).map(|(i, p)| (PatientId::at(i), p)).collect();
        line(tr!("why-usual", kind = kind), hurt.len() as i64 - i64::from(b.occupied));
        for (id, p) in hurt {
            lines.push(match last.get(&id) {
                Some(entry) => event(knows, p, entry, -1),
                None => (p.injured, tr!("why-taken-on", place = words::place(knows.scenario(), at)), -1),
            });
        }
    }
    lines
}

/// Spaces of a shelter less its arrivals. With isolation rooms there may be more people than spaces.
fn room(knows: &Knowledge, at: PlaceId) -> Vec<Line> {
    let Some(shelter) = knows.live().shelters.get(&at) else { return Vec::new() };
    let (capacity, people) = (i64::from(shelter.capacity), i64::from(shelter.people));
    let mut lines: Vec<Line> = sheltered(knows, Some(at)).into_iter().map(|(t, w, n)| (t, w, -n)).collect();
    lines.push((SimTime::START, tr!("why-places").into(), capacity));
    lines.push((knows.drill.now(), tr!("why-crowded").into(), (people - capacity).max(0)));
    lines
}

/// Arrivals and departures at shelters, at one place or at all.
fn sheltered(knows: &Knowledge, only: Option<PlaceId>) -> Vec<Line> {
    let is_shelter = |at: &PlaceId| knows.live().shelters.contains_key(at) && only.is_none_or(|o| o == *at);
    let mut lines = Vec::new();
    // Destinations of the residents of a nursing home: for those who fall ill after a move the log names the home.
    let mut moved: BTreeMap<PlaceId, PlaceId> = BTreeMap::new();
    for entry in knows.drill.entries().iter().filter(|e| knows.may_see_entry(e)) {
        let What::Happened(fact) = &entry.what else { continue };
        let change = if let Fact::PeopleSheltered { at, people } = fact {
            if is_shelter(at) { i64::from(*people) } else { 0 }
        } else if let Fact::PeopleDriven { to, people, .. } = fact {
            // Each resident brings a caregiver: see the transport order.
            if is_shelter(to) { i64::from(people + people * 71 / 100) } else { 0 }
        } else if let Fact::ShelterDecompensation { at, people } = fact {
            if is_shelter(at) { -i64::from(*people) } else { 0 }
        } else if let Fact::ResidentsMoved { from, to, people } = fact {
            moved.insert(*from, *to);
            if is_shelter(to) { i64::from(*people) } else { 0 }
        } else if let Fact::ResidentsSuffered { at, ill, died } = fact {
            if moved.get(at).is_some_and(&is_shelter) { -i64::from(ill + died).min(1) } else { 0 }
        } else {
            0
        };
        if change != 0 {
            lines.push((entry.at, words::fact(knows.scenario(), knows.live(), fact), change));
        }
    }
    lines
}
