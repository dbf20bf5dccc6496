//! Forms for people with needs, utilities, supplies and trust.

use super::super::assemble::{ALLOCATION, BARRIERS, HELP, OFFERS};
use super::{Field, Knowledge, is, list, places, zones};
use crate::scenario::{DecisionKind, PlaceKind};
use crate::units::PlaceId;
use crate::words;

pub(super) fn fields(knows: &Knowledge, kind: DecisionKind) -> Vec<Field> {
    use DecisionKind as K;
    let number = |label: &str, min, max, start| Field::Number { label: label.into(), min, max, start };
    let hospitals = |label: &str| places(knows, label, |p| is(knows, p, PlaceKind::Hospital));
    let shelters = || places(knows, "Shelter", |p| is(knows, p, PlaceKind::Shelter));
    match kind {
        K::OpenPod => {
            vec![places(knows, "Place", |p| is(knows, p, PlaceKind::Clinic) || is(knows, p, PlaceKind::Shelter))]
        }
        K::OpenFatalityCenter => vec![places(knows, "Place", |p| is(knows, p, PlaceKind::Operations))],
        K::RequestOutsideHelp => vec![list("Whose", HELP.map(words::holder))],
        K::ProvideTransport => vec![zones(knows)],
        K::RestoreZone => vec![zones(knows)],
        K::DeliverFuel => vec![places(knows, "Place", |p| knows.power_is_out(p))],
        K::DrawCache => vec![caches(knows), shelters()],
        K::ShelterInPlace => {
            vec![places(knows, "Home", |p| knows.commands(p) && is(knows, p, PlaceKind::LongTermCare))]
        }
        K::RunEarlySessions => {
            vec![places(knows, "Center", |p| knows.commands(p) && is(knows, p, PlaceKind::Dialysis))]
        }
        K::ExtendHours => vec![places(knows, "Place", |p| knows.commands(p) && opens(knows, p))],
        K::SetPowerPlan => vec![places(knows, "Place", |p| knows.commands(p))],
        K::CheckOnPeople => vec![zones(knows)],
        K::ProvideLanguages => vec![shelters()],
        K::RegisterNeeds => vec![zones(knows)],
        K::OpenCommunityCenter => vec![zones(knows), list("For", OFFERS.map(words::offer))],
        K::RaiseBarrier => vec![zones(knows), list("Barrier", BARRIERS.map(words::barrier))],
        K::AnswerBarrier => vec![zones(knows), list("Barrier", BARRIERS.map(words::barrier))],
        K::SetPriorities => vec![zones(knows)],
        K::PublishMessage => vec![zones(knows)],
        K::BrokerTransfer => vec![hospitals("From"), hospitals("To"), number("Patients", 1, 40, 2)],
        K::AnnounceAllocation => vec![list("Rule", ALLOCATION.map(words::allocation))],
        K::TaskMember => vec![hospitals("Member")],
        // What is ordered for the whole county.
        _ => Vec::new(),
    }
}

fn opens(knows: &Knowledge, at: PlaceId) -> bool {
    is(knows, at, PlaceKind::Dialysis) || is(knows, at, PlaceKind::Clinic)
}

fn caches(knows: &Knowledge) -> Field {
    let caches = knows.scenario().community.caches.iter().enumerate();
    let drawn = |i: usize| knows.live().relief.drawn.contains(&(i as u16));
    let options = caches.filter(|(i, _)| !drawn(*i)).map(|(i, c)| (c.name.clone(), i as u32)).collect();
    Field::Pick { label: "Cache".into(), options }
}
