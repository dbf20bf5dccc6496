//! Transfers by offer and acceptance. An accepted transfer reserves a bed until the patient is in it.

use super::evacuation::{Evacuee, Mobility, Stage, Who};
use super::rides::bed_for;
use crate::scenario::BedKind;
use crate::sim::{Coalition, Due, Fact, Whereabouts};
use crate::units::{PatientId, PlaceId, SimTime, Span};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferOffer {
    pub from: PlaceId,
    pub to: PlaceId,
    pub kind: BedKind,
    pub count: u16,
    pub since: SimTime,
    pub state: OfferState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfferState {
    Open,
    Accepted,
    Refused,
    /// Expired without an answer.
    Lapsed,
}

/// Without an answer, other hospitals are asked after this long [A].
const LAPSES: Span = Span::mins(60);

impl Coalition {
    pub(in crate::sim) fn offer_transfer(&mut self, from: PlaceId, to: PlaceId, kind: BedKind, count: u16) {
        let n = self.live.offers.len() as u16;
        let since = self.live.now;
        self.live.offers.push(TransferOffer { from, to, kind, count, since, state: OfferState::Open });
        self.live.agenda.put(since + LAPSES, Due::OfferLapses(n));
        self.tell(Fact::TransferOffered { from, to, kind, count });
    }

    /// The oldest open offer from one hospital to another.
    pub fn open_offer(&self, from: PlaceId, to: PlaceId) -> Option<usize> {
        self.live.offers.iter().position(|o| o.from == from && o.to == to && o.state == OfferState::Open)
    }

    /// The beds are kept, and the patients get ready.
    pub(in crate::sim) fn accept_transfer(&mut self, to: PlaceId, from: PlaceId) {
        let Some(n) = self.open_offer(from, to) else { return };
        let offer = self.live.offers[n].clone();
        self.live.offers[n].state = OfferState::Accepted;
        let people = self.who_was_offered(&offer);
        self.tell(Fact::TransferAccepted { from, to, count: people.len() as u16 });
        self.leave(from, Some(to), people);
    }

    pub(in crate::sim) fn refuse_transfer(&mut self, to: PlaceId, from: PlaceId) {
        if let Some(n) = self.open_offer(from, to) {
            self.live.offers[n].state = OfferState::Refused;
            self.tell(Fact::TransferRefused { from, to });
        }
    }

    pub(in crate::sim) fn offer_lapses(&mut self, n: u16) {
        let offer = &mut self.live.offers[usize::from(n)];
        if offer.state == OfferState::Open {
            offer.state = OfferState::Lapsed;
            let (from, to) = (offer.from, offer.to);
            self.tell(Fact::TransferLapsed { from, to });
        }
    }

    /// Room for those who are offered, as the receiving house counts it.
    pub(in crate::sim) fn room_for(&self, to: PlaceId, kind: BedKind) -> u32 {
        let facility = &self.live.facilities[to];
        bed_for(facility, kind).map_or(0, |k| facility.free(k).max(0) as u32)
    }

    /// Patients of the incident who wait for such a bed first, then those who lie in one, then those who were there before.
    fn who_was_offered(&self, offer: &TransferOffer) -> Vec<Evacuee> {
        let facility = &self.live.facilities[offer.from];
        let Some(ward) = facility.ward(offer.kind) else { return Vec::new() };
        let critical = offer.kind.is_intensive() || offer.kind == BedKind::Or;
        let mobility = if critical { Mobility::Critical } else { Mobility::Lies };
        let leaves = |kind, who| Evacuee { who, kind, mobility, floor: ward.floor, stage: Stage::InBed, bed: None };
        let at = |p: PatientId| {
            let Whereabouts::Boarding(at, kind) = *self.patient(p).whereabouts() else { return None };
            (at == offer.from).then_some(kind)
        };
        let boards = facility.boarders.iter().filter(|(_, k, _)| *k == offer.kind);
        let boarders = boards.filter_map(|(p, ..)| Some(leaves(at(*p)?, Who::Patient(*p))));
        let lies = |(id, p): (PatientId, &crate::sim::Patient)| {
            (*p.whereabouts() == Whereabouts::InBed(offer.from, offer.kind)).then_some(Who::Patient(id))
        };
        let patients = self.patients().filter_map(lies).map(|who| leaves(offer.kind, who));
        let background = (0..ward.background_patients).map(|_| leaves(offer.kind, Who::Background));
        boarders.chain(background).chain(patients).take(usize::from(offer.count)).collect()
    }
}
