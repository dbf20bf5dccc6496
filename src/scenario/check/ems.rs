//! EMS and fire: vehicles, help from outside, the rules that hold at StartEx.

use super::{Ctx, title_from};
use crate::scenario::ArrivalWindow;
use crate::scenario::checked::{MutualAid, Place};
use crate::scenario::decode::At;
use crate::scenario::defaults;
use crate::scenario::ems::{EmsRules, Fleet, STRIKE_TEAM};
use crate::scenario::finding::msg;
use crate::scenario::region::PlaceKind;
use crate::scenario::written::{self, EmsBase};
use crate::units::Span;

fn n(n: Option<At<u16>>) -> u16 {
    n.map_or(0, |n| n.value)
}

impl Ctx<'_> {
    pub(super) fn bases(&mut self, bases: &[EmsBase], places: &mut [Place]) {
        for e in bases {
            let Some(i) = self.find_place(&e.base) else { continue };
            let place = &mut places[i];
            if place.kind != PlaceKind::EmsBase {
                let message = msg!("not-a-base", name = place.name);
                self.error(e.base.pos, "E-REF-02", message, msg!("name-base"));
            }
            let usual = place.fleet;
            place.fleet = Fleet {
                als: e.als.map_or(usual.als, |n| n.value),
                bls: e.bls.map_or(usual.bls, |n| n.value),
                critical_care: n(e.critical_care),
                vans: n(e.vans),
                buses: n(e.buses),
                helicopters: n(e.helicopters),
            };
        }
    }

    pub(super) fn ems_rules(&mut self, w: &written::Scenario) -> EmsRules {
        let usual = EmsRules::default();
        let Some(r) = &w.ems_rules else { return usual };
        if let Some(p) = r.reserve.filter(|p| p.value.0 > 80) {
            self.error(p.pos, "E-VAL-10", msg!("reserve-large"), msg!("most-80"));
        }
        EmsRules {
            triage: r.triage.map_or(usual.triage, |v| v.value),
            dispatch: r.dispatch.map_or(usual.dispatch, |v| v.value),
            destination: r.destination.map_or(usual.destination, |v| v.value),
            priority: r.priority.map_or(usual.priority, |v| v.value),
            reserve_pct: r.reserve.map_or(usual.reserve_pct, |v| v.value.0.min(80)),
            curves: r.curves.and_then(|v| v.value.try_into().ok()),
            shift: r.shift.map_or(usual.shift, |v| v.value),
            shift_starts_min: r.shift_starts.map_or(usual.shift_starts_min, |v| v.value * 60),
            fire_companies: r.fire_companies.map_or(usual.fire_companies, |v| v.value),
            standing_orders: r.standing_orders.is_some_and(|v| v.value),
        }
    }

    pub(super) fn mutual_aid(&mut self, w: &written::Scenario, places: &[Place]) -> Vec<MutualAid> {
        let site = self.site_at.first().copied().unwrap_or(self.region.centre);
        let far = places
            .iter()
            .filter(|p| p.kind == PlaceKind::EmsBase)
            .max_by(|a, b| a.at.distance_m(site).total_cmp(&b.at.distance_m(site)))
            .map_or(self.region.centre, |p| p.at);
        let mut out: Vec<MutualAid> = Vec::new();
        for m in &w.mutual_aid {
            let id = &m.id.value.0;
            if out.iter().any(|o| o.id == *id) {
                let message = msg!("aid-taken", id = id);
                self.error(m.id.pos, "E-DUP-01", message, msg!("another-id"));
            }
            let teams = n(m.strike_teams);
            let fleet = Fleet {
                als: n(m.als).saturating_add(teams.saturating_mul(STRIKE_TEAM.0)),
                bls: n(m.bls).saturating_add(teams.saturating_mul(STRIKE_TEAM.1)),
                critical_care: n(m.critical_care),
                vans: n(m.vans),
                buses: n(m.buses),
                helicopters: n(m.helicopters),
            };
            if fleet.total() == 0 && !self.lost.any_field(m.pos) {
                self.error(m.pos.opening(), "E-VAL-10", msg!("aid-empty"), msg!("add-units"));
            }
            let at = m.enters_at.as_ref().and_then(|s| self.spot(s)).map_or(far, |(at, _)| at);
            out.push(MutualAid {
                id: id.clone(),
                name: m.name.as_ref().map_or_else(|| title_from(id), |n| n.value.0.clone()),
                fleet,
                comes: self.comes(m.after, m.at_latest, defaults::MUTUAL_AID),
                at,
            });
        }
        out
    }

    /// Without a latest time, arrival is exactly at the given time.
    pub(super) fn comes(
        &mut self,
        after: Option<At<Span>>,
        latest: Option<At<Span>>,
        usual: ArrivalWindow,
    ) -> ArrivalWindow {
        let from = after.map_or(usual.after, |a| a.value);
        let at_latest = latest.map_or(from, |l| l.value);
        if let Some(l) = latest.filter(|l| l.value < from) {
            let hint = msg!("latest-hint", after = from);
            self.error(l.pos, "E-TIM-04", msg!("latest-early"), hint);
        }
        ArrivalWindow { after: from, at_latest: at_latest.max(from) }
    }
}
