//! Hospital command, inside the hospital: ED queue, paper records, oxygen, families, transfers, and evacuation.

use super::Doctrine;
use crate::drill::Order;
use crate::scenario::{BedKind, DecisionKind};
use crate::sim::{Decision, EvacuationScope, Facility, Item, MoveBy, OfferState, Power, Surge, Visitors};
use crate::units::{PlaceId, Span};

/// Maximum nurses lent in one loan, percent of those on duty [A].
const LENDS_PCT: u32 = 10;

impl Doctrine<'_> {
    pub(super) fn inside(&self, at: PlaceId) -> Vec<Decision> {
        let f = &self.live().facilities[at];
        let mut wanted = self.offers_to(at);
        if self.contaminated_people_are_about() {
            wanted.push(Decision::OpenDecontamination { at });
        }
        if !f.building.ehr {
            wanted.push(Decision::StartDowntime { at });
        }
        if f.lasts(Item::Oxygen).is_some_and(|left| left < Span::hours(12)) {
            wanted.push(Decision::ConserveOxygen { at });
        }
        // During an outage, patients on powered equipment are moved first.
        if f.power == Power::Out {
            let intensive = f.wards.iter().filter(|w| w.kind.is_intensive()).map(|w| EvacuationScope::Unit(w.kind));
            wanted.extend(intensive.map(|scope| Decision::EvacuateHospital { at, scope, by: MoveBy::Need }));
        }
        let crowded = f.tally.arrivals.len() >= 20;
        if self.after(45) && crowded {
            wanted.push(Decision::OpenInformationCenter { at });
            if f.doors.visitors == Visitors::Everybody {
                wanted.push(Decision::SetVisitors { at, policy: Visitors::Limited });
            }
        }
        if f.surge == Surge::Crisis && f.boarders.len() >= 8 {
            wanted.push(Decision::OpenAlternateSite { at });
        }
        // No recall for less than half a shift.
        let stayed = self.last_by_me(DecisionKind::RecallStaff).is_some_and(|t| self.drill.now() - t > Span::hours(4));
        if stayed && f.recalled && f.ed_waiting() == 0 && f.boarders.is_empty() {
            wanted.push(Decision::ReleaseStaff { at });
        }
        wanted.extend(self.offers_from(at, f));
        wanted.extend(self.helps_others(at, f));
        wanted
    }

    /// Dispatch notifies a few minutes after the event.
    fn contaminated_people_are_about(&self) -> bool {
        let known = self.drill.now() - Span::mins(5);
        self.drill.scenario.waves.iter().any(|w| w.contaminated && w.at <= known)
    }

    /// Accepts if there are beds for all of them; otherwise declines, so that the sender can ask another hospital.
    fn offers_to(&self, at: PlaceId) -> Vec<Decision> {
        let open = self.live().offers.iter().filter(|o| o.to == at && o.state == OfferState::Open);
        let answer = |from: PlaceId| {
            let yes = Decision::AcceptTransfer { at, from };
            let may = self.drill.check(self.seat, &Order::Decide(yes.clone())).is_ok();
            if may { yes } else { Decision::RefuseTransfer { at, from } }
        };
        open.map(|o| answer(o.from)).collect()
    }

    /// With four or more patients awaiting one kind of bed: as many as the hospital with the most reported capacity can
    /// take.
    fn offers_from(&self, at: PlaceId, f: &Facility) -> Option<Decision> {
        let recent =
            self.last_by_me(DecisionKind::OfferTransfer).is_some_and(|t| self.drill.now() - t < Span::mins(30));
        if !self.drill.hears_the_board(self.seat) || recent {
            return None;
        }
        let waiting = |kind: BedKind| f.boarders.iter().filter(|(_, k, _)| *k == kind).count() as i64;
        let kind = [BedKind::AdultIcu, BedKind::MedSurg].into_iter().find(|k| waiting(*k) >= 4)?;
        let board = self.live().board.iter().enumerate().filter(|(i, _)| *i != at.index());
        let room = board.filter_map(|(i, r)| Some((r.as_ref()?.free(kind), std::cmp::Reverse(i))));
        let (free, std::cmp::Reverse(to)) = room.max()?;
        let count = waiting(kind).min(free - 2);
        (count > 0).then(|| Decision::OfferTransfer { from: at, to: PlaceId::at(to), kind, count: count as u16 })
    }

    /// A hospital without a queue lends nurses to one in crisis, and sends half of its surplus of a good that another
    /// lacks.
    fn helps_others(&self, at: PlaceId, f: &Facility) -> Vec<Decision> {
        let quiet = f.surge == Surge::Conventional && f.ed_waiting() == 0 && self.after(30);
        if !self.live().coalition_active || !quiet {
            return Vec::new();
        }
        let mut wanted = Vec::new();
        for (i, report) in self.live().board.iter().enumerate() {
            let (Some(r), to) = (report, PlaceId::at(i)) else { continue };
            if r.surge == Surge::Crisis && self.last_by_me(DecisionKind::LendStaff).is_none() {
                let nurses = (f.nurses_on_duty() * LENDS_PCT / 100) as u16;
                wanted.push(Decision::LendStaff { from: at, to, nurses });
            }
            if self.last_by_me(DecisionKind::SendSupplies).is_none() {
                let spare = |item: &Item| (f.spare(*item) / 2).min(u32::from(u16::MAX)) as u16;
                let item = r.short_of.iter().copied().find(|i| !f.short_of().contains(i) && spare(i) > 0);
                wanted.extend(item.map(|item| Decision::SendSupplies { from: at, to, item, count: spare(&item) }));
            }
        }
        wanted
    }
}
