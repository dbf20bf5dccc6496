//! The decisions open to a seat, as forms, with the reason where one is closed.

use super::knowledge::Knowledge;
use super::{Choice, Field};
use crate::drill::Order;
use crate::scenario::{BedKind, DecisionKind, MutualAid, PlaceKind};
use crate::sim::{Ask, Choice as _, EvacuationScope, OfferState, Options, Places, Refusal, With, descriptor};
use crate::tr;
use crate::units::PlaceId;
use crate::words;
use std::collections::BTreeSet;

pub(super) fn choices(knows: &Knowledge) -> Vec<Choice> {
    let mut kinds: Vec<DecisionKind> = DecisionKind::ALL.to_vec();
    kinds.sort_by_key(|k| descriptor(*k).group);
    kinds.into_iter().filter(|k| knows.drill.may(knows.seat, *k)).map(|k| choice(knows, k)).collect()
}

fn choice(knows: &Knowledge, kind: DecisionKind) -> Choice {
    let mut choice = Choice {
        kind,
        label: words::decision_label(kind).into(),
        hint: words::decision_hint(kind).into(),
        group: words::group(descriptor(kind).group).into(),
        fields: descriptor(kind).form.iter().map(|ask| field(knows, ask)).collect(),
        closed: None,
    };
    choice.closed = closed(knows, &mut choice);
    choice
}

/// Tries the first field's options in turn: the form starts on one that would be accepted. If none is, the last reason
/// stands beside the closed choice. Only what the order itself would answer is asked, so nothing leaks.
fn closed(knows: &Knowledge, choice: &mut Choice) -> Option<String> {
    if let Some(Field::Pick { label, options }) = choice.fields.first()
        && options.is_empty()
    {
        return Some(tr!("form-no-option", field = label));
    }
    // Free text is always open; a number or a second place is the player's to get right.
    if choice.kind == DecisionKind::RecordDecision {
        return None;
    }
    let tries = if let Some(Field::Pick { options, .. }) = choice.fields.first() { options.len() } else { 1 };
    let mut why = None;
    for _ in 0..tries {
        let decision = choice.decision(&choice.start())?;
        let refusal = knows.drill.check(knows.seat, &Order::Decide(decision)).err()?;
        if matches!(refusal, Refusal::NotEnough { .. } | Refusal::TooMany { .. }) {
            return None;
        }
        why = Some(words::refusal(knows.scenario(), &refusal));
        if let Some(Field::Pick { options, .. }) = choice.fields.first_mut() {
            options.rotate_left(1);
        }
    }
    // A second pick might still make it lawful (lift a diversion, another level of surge).
    let second = matches!(choice.fields.get(1), Some(Field::Pick { .. }));
    if second { None } else { why }
}

fn field(knows: &Knowledge, ask: &Ask) -> Field {
    match ask {
        Ask::Place { label, of } => places(knows, words::field_label(label), of),
        Ask::Site => sites(knows),
        Ask::Zone => zones(knows),
        Ask::RoadChange => roads(knows),
        Ask::MutualAid => aid(knows),
        Ask::Cache => caches(knows),
        Ask::Number { label, min, max, start } => {
            Field::Number { label: words::field_label(label).into(), min: *min, max: *max, start: *start }
        }
        Ask::Line { label } => Field::Line { label: words::field_label(label).into() },
        Ask::Choice { label, of } => {
            Field::Pick { label: words::field_label(label).into(), options: options(knows, *of) }
        }
    }
}

fn places(knows: &Knowledge, label: &str, of: &Places) -> Field {
    let scenario = knows.scenario();
    let offering: BTreeSet<PlaceId> = match of.with {
        With::OpenOffer => offering(knows).collect(),
        With::Anything | With::Beds | With::EmergencyDepartment | With::PowerLoss => BTreeSet::new(),
    };
    let has = |id: PlaceId| match of.with {
        With::Anything => true,
        With::Beds => !scenario.place(id).beds.is_empty(),
        With::EmergencyDepartment => scenario.place(id).has_ed,
        With::PowerLoss => knows.power_is_out(id),
        With::OpenOffer => offering.contains(&id),
    };
    let fits = |id: &PlaceId| {
        let kind = of.kinds.is_empty() || of.kinds.contains(&scenario.place(*id).kind);
        kind && (!of.own || knows.commands(*id)) && has(*id)
    };
    let ids = (0..scenario.places.len()).map(PlaceId::at).filter(fits);
    let mut options: Vec<(String, u32)> = ids.map(|p| (scenario.place(p).name.clone(), p.0)).collect();
    options.sort();
    Field::Pick { label: label.into(), options }
}

/// Hospitals whose offer to one of the seat's is open.
fn offering(knows: &Knowledge) -> impl Iterator<Item = PlaceId> {
    knows.live().offers.iter().filter(|o| o.state == OfferState::Open && knows.commands(o.to)).map(|o| o.from)
}

/// Names of a closed list, with the numbers of its values.
fn options(knows: &Knowledge, of: Options) -> Vec<(String, u32)> {
    use crate::sim as s;
    match of {
        Options::Surge => named(s::Surge::OFFERED, words::surge),
        Options::Diversion => named(s::Diversion::OFFERED, words::diversion),
        Options::TriageSystem => named(s::TriageSystem::OFFERED, words::triage_system),
        Options::Destination => named(s::Destination::OFFERED, words::destination),
        Options::Dispatch => named(s::Dispatch::OFFERED, words::dispatch),
        Options::PatientPriority => named(s::PatientPriority::OFFERED, words::priority),
        Options::Languages => named(s::Languages::OFFERED, words::languages),
        Options::Item => named(s::Item::OFFERED, words::item),
        Options::Wards => wards(knows),
        Options::Doors => named(&[true, false], words::doors),
        Options::EvacuationScope => scopes(knows),
        Options::MoveBy => named(s::MoveBy::OFFERED, words::move_by),
        Options::Visitors => named(s::Visitors::OFFERED, words::visitors),
        Options::OutsideHelp => named(crate::scenario::Holder::OFFERED, words::holder),
        Options::Offer => named(s::Offer::OFFERED, words::offer),
        Options::Barrier => named(crate::scenario::Barrier::OFFERED, words::barrier),
        Options::Allocation => named(s::Allocation::OFFERED, words::allocation),
    }
}

fn named<T: Copy>(values: &[T], name: fn(T) -> &'static str) -> Vec<(String, u32)> {
    values.iter().enumerate().map(|(i, v)| (name(*v).to_owned(), i as u32)).collect()
}

/// Kinds of inpatient beds that the seat's hospitals have.
fn wards(knows: &Knowledge) -> Vec<(String, u32)> {
    let has = |k: &BedKind| k.is_inpatient() && my_wards(knows).any(|(kind, _)| kind == *k);
    let kinds = BedKind::ALL.into_iter().filter(has);
    kinds.map(|k| (words::bed_kind(k).to_owned(), k as u32)).collect()
}

fn scopes(knows: &Knowledge) -> Vec<(String, u32)> {
    let units = my_wards(knows).map(|(kind, _)| EvacuationScope::Unit(kind));
    let floors = my_wards(knows).map(|(_, floor)| EvacuationScope::Floor(floor));
    let mut seen: BTreeSet<u32> = BTreeSet::new();
    let all = std::iter::once(EvacuationScope::All).chain(units).chain(floors);
    all.filter(|s| seen.insert(s.number())).map(|s| (words::scope(s), s.number())).collect()
}

/// Departments of the seat's hospitals, with their floors.
fn my_wards(knows: &Knowledge) -> impl Iterator<Item = (BedKind, u8)> {
    let places = knows.scenario().places.iter().enumerate();
    let mine = places.filter(|(i, p)| p.kind == PlaceKind::Hospital && knows.commands(PlaceId::at(*i)));
    mine.flat_map(|(_, p)| p.beds.iter().map(|b| (b.kind, b.floor)))
}

fn sites(knows: &Knowledge) -> Field {
    let called = knows.live().sites.iter();
    let options = knows.scenario().sites.iter().zip(called).enumerate();
    let options = options.filter(|(_, (_, s))| s.called.is_some()).map(|(i, (s, _))| (s.name.clone(), i as u32));
    Field::Pick { label: words::field_label("site").into(), options: options.collect() }
}

fn aid(knows: &Knowledge) -> Field {
    let aid = knows.scenario().mutual_aid.iter().enumerate();
    let line = |a: &MutualAid| {
        tr!("form-mutual-aid", name = a.name, als = a.fleet.als, bls = a.fleet.bls, eta = a.comes.to_string())
    };
    let options = aid.map(|(i, a)| (line(a), i as u32)).collect();
    Field::Pick { label: words::field_label("mutual-aid").into(), options }
}

fn zones(knows: &Knowledge) -> Field {
    let zones = knows.scenario().zones.iter().enumerate();
    let mut options: Vec<(String, u32)> = zones.map(|(i, z)| (format!("{} {}", z.name, z.id), i as u32)).collect();
    options.sort();
    Field::Pick { label: words::field_label("zone").into(), options }
}

fn roads(knows: &Knowledge) -> Field {
    let changes = knows.live().road_changes.iter().enumerate();
    let open = changes.filter(|(_, c)| c.ended.is_none() && !c.crew_sent);
    Field::Pick {
        label: words::field_label("road").into(),
        options: open.map(|(i, c)| (c.name.clone(), i as u32)).collect(),
    }
}

fn caches(knows: &Knowledge) -> Field {
    let caches = knows.scenario().community.caches.iter().enumerate();
    let drawn = |i: usize| knows.live().relief.drawn.contains(&(i as u16));
    let options = caches.filter(|(i, _)| !drawn(*i)).map(|(i, c)| (c.name.clone(), i as u32)).collect();
    Field::Pick { label: words::field_label("cache").into(), options }
}
