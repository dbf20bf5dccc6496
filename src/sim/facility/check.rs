//! May a hospital do that now? Reads and never changes.

use super::evacuation::EvacuationScope;
use crate::scenario::{BedKind, DecisionKind, Status};
use crate::sim::check::{Answer, first, unless};
use crate::sim::{Coalition, Decision, Refusal, Surge};
use crate::units::PlaceId;

/// At most this share of the nurses on duty can be lent, percent [A].
const LENDABLE_PCT: u32 = 25;

/// What a hospital decides about its own house.
const OWN: [DecisionKind; 14] = {
    use DecisionKind as K;
    [
        K::ConserveOxygen,
        K::OpenDecontamination,
        K::ReleaseStaff,
        K::LendStaff,
        K::SendSupplies,
        K::OfferTransfer,
        K::AcceptTransfer,
        K::RefuseTransfer,
        K::ShelterHospital,
        K::EvacuateHospital,
        K::StartDowntime,
        K::OpenAlternateSite,
        K::SetVisitors,
        K::OpenInformationCenter,
    ]
};

impl Coalition {
    pub(in crate::sim) fn check_in_a_hospital(&self, decision: &Decision) -> Answer {
        use Decision as D;
        if !OWN.contains(&decision.kind()) {
            return self.check_relief(decision);
        }
        let at = decision.commands().ok_or(Refusal::NoSuchThing)?;
        self.hospital(at)?;
        let f = &self.live.facilities[at];
        match decision {
            D::ConserveOxygen { .. } => unless(f.stocks.saving_oxygen),
            D::OpenDecontamination { .. } => unless(f.decontamination.ordered),
            D::ReleaseStaff { .. } if !f.recalled => Err(Refusal::First { kind: DecisionKind::RecallStaff }),
            D::ReleaseStaff { .. } => Ok(()),
            D::LendStaff { to, nurses, .. } => {
                self.between_hospitals(at, *to, u32::from(*nurses))?;
                let limit = f.nurses_on_duty() * LENDABLE_PCT / 100;
                let wanted = u32::from(*nurses);
                if wanted > limit { Err(Refusal::TooMany { wanted, limit }) } else { Ok(()) }
            }
            D::SendSupplies { to, item, count, .. } => {
                self.between_hospitals(at, *to, u32::from(*count))?;
                enough(u32::from(*count), f.spare(*item))
            }
            D::OfferTransfer { to, kind, count, .. } => {
                self.between_hospitals(at, *to, u32::from(*count))?;
                self.receives(*to)?;
                unless(self.open_offer(at, *to).is_some())?;
                enough(u32::from(*count), self.could_be_offered(at, *kind))
            }
            D::AcceptTransfer { from, .. } => self.check_accept(at, *from),
            D::RefuseTransfer { from, .. } => self.open_offer(*from, at).map(|_| ()).ok_or(Refusal::NothingToDo),
            D::ShelterHospital { on, .. } => unless(f.doors.sheltering == *on),
            D::EvacuateHospital { scope, .. } => self.check_leaving(at, *scope),
            D::StartDowntime { .. } => unless(f.building.downtime),
            D::OpenAlternateSite { .. } => {
                first(DecisionKind::OpenSurge, f.surge_ordered > Surge::Conventional)?;
                unless(f.building.alternate_site.is_some())
            }
            D::SetVisitors { policy, .. } => unless(f.doors.visitors == *policy),
            D::OpenInformationCenter { .. } => unless(f.doors.information_center),
            _ => Err(Refusal::NoSuchThing),
        }
    }

    fn between_hospitals(&self, from: PlaceId, to: PlaceId, count: u32) -> Answer {
        self.hospital(to)?;
        if from == to || count == 0 { Err(Refusal::NothingToDo) } else { Ok(()) }
    }

    fn could_be_offered(&self, at: PlaceId, kind: BedKind) -> u32 {
        let f = &self.live.facilities[at];
        let lie = if kind.is_inpatient() { f.in_use(kind) } else { 0 };
        lie + f.boarders.iter().filter(|(_, k, _)| *k == kind).count() as u32
    }

    fn check_accept(&self, at: PlaceId, from: PlaceId) -> Answer {
        let n = self.open_offer(from, at).ok_or(Refusal::NothingToDo)?;
        let offer = &self.live.offers[n];
        self.receives(at)?;
        let (wanted, limit) = (u32::from(offer.count), self.room_for(at, offer.kind));
        if wanted > limit { Err(Refusal::TooMany { wanted, limit }) } else { Ok(()) }
    }

    fn check_leaving(&self, at: PlaceId, scope: EvacuationScope) -> Answer {
        let f = &self.live.facilities[at];
        first(DecisionKind::ActivateCommandCenter, f.command_center)?;
        let under_way = |m: &super::Evacuation| m.from == at && m.to.is_none() && m.over.is_none();
        unless(self.live.moves.iter().any(under_way))?;
        if scope.units(f).iter().all(|kind| f.in_use(*kind) == 0) {
            return Err(Refusal::NothingToDo);
        }
        let open = |(p, other): (usize, &super::Facility)| {
            p != at.index() && self.hospital(PlaceId::at(p)).is_ok() && other.status != Status::Closed
        };
        let anywhere = self.live.facilities.iter().enumerate().any(open);
        if anywhere { Ok(()) } else { Err(Refusal::NotEnough { wanted: 1, there: 0 }) }
    }
}

fn enough(wanted: u32, there: u32) -> Answer {
    if wanted > there { Err(Refusal::NotEnough { wanted, there }) } else { Ok(()) }
}
