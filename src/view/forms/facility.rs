//! Forms of what hospitals decide about their own houses.

use super::Field;
use super::{is, list, places};
use crate::scenario::{BedKind, DecisionKind, PlaceKind};
use crate::sim::{EvacuationScope, Item, OfferState};
use crate::units::PlaceId;
use crate::view::assemble::{MOVE_BY, VISITORS, scope_number};
use crate::view::knowledge::Knowledge;
use crate::words;
use std::collections::BTreeSet;

/// `None`: another decision.
pub(super) fn fields(knows: &Knowledge, kind: DecisionKind) -> Option<Vec<Field>> {
    use DecisionKind as K;
    let number = |label: &str, max, start| Field::Number { label: label.into(), min: 1, max, start };
    let mine = |label: &str| places(knows, label, |p| knows.commands(p) && is(knows, p, PlaceKind::Hospital));
    let others = || places(knows, "To", |p| is(knows, p, PlaceKind::Hospital));
    Some(match kind {
        K::LendStaff => vec![mine("From"), others(), number("Nurses", 200, 4)],
        K::SendSupplies => {
            vec![mine("From"), others(), list("What", Item::ALL.map(words::item)), number("How many", 500, 10)]
        }
        K::OfferTransfer => vec![mine("From"), others(), units(knows), number("Patients", 60, 2)],
        K::AcceptTransfer | K::RefuseTransfer => vec![mine("Hospital"), offered(knows)],
        K::ShelterHospital => vec![mine("Hospital"), list("Doors", ["closed to everybody", "open again"])],
        K::EvacuateHospital => vec![mine("Hospital"), scopes(knows), list("How", MOVE_BY.map(words::move_by))],
        K::SetVisitors => vec![mine("Hospital"), list("Visitors", VISITORS.map(words::visitors))],
        K::ConserveOxygen | K::OpenDecontamination | K::ReleaseStaff | K::StartDowntime => vec![mine("Hospital")],
        K::OpenAlternateSite | K::OpenInformationCenter => vec![mine("Hospital")],
        _ => return None,
    })
}

/// Kinds of inpatient beds that the seat's hospitals have.
fn units(knows: &Knowledge) -> Field {
    let has = |k: &BedKind| k.is_inpatient() && my_wards(knows).any(|(kind, _)| kind == *k);
    let kinds = BedKind::ALL.into_iter().filter(has);
    let options = kinds.map(|k| (words::bed_kind(k).to_owned(), k as u32)).collect();
    Field::Pick { label: "Patients of".into(), options }
}

/// Hospitals whose offer to one of ours is open.
fn offered(knows: &Knowledge) -> Field {
    let open = knows.live().offers.iter().filter(|o| o.state == OfferState::Open && knows.commands(o.to));
    let from: BTreeSet<PlaceId> = open.map(|o| o.from).collect();
    places(knows, "Patients of", |p| from.contains(&p))
}

fn scopes(knows: &Knowledge) -> Field {
    let mut scopes: BTreeSet<u32> = BTreeSet::new();
    let mut options = Vec::new();
    let units = my_wards(knows).map(|(kind, _)| EvacuationScope::Unit(kind));
    let floors = my_wards(knows).map(|(_, floor)| EvacuationScope::Floor(floor));
    for scope in std::iter::once(EvacuationScope::All).chain(units).chain(floors) {
        let number = scope_number(scope);
        if scopes.insert(number) {
            options.push((words::scope(scope), number));
        }
    }
    Field::Pick { label: "Who".into(), options }
}

/// Departments of the seat's hospitals, with their floors.
fn my_wards(knows: &Knowledge) -> impl Iterator<Item = (BedKind, u8)> {
    let places = knows.scenario().places.iter().enumerate();
    let mine = places.filter(|(i, p)| p.kind == PlaceKind::Hospital && knows.commands(PlaceId::at(*i)));
    mine.flat_map(|(_, p)| p.beds.iter().map(|b| (b.kind, b.floor)))
}
