//! What injects do to the world.

use super::Ctx;
use crate::scenario::bounds;
use crate::scenario::checked::Status;
use crate::scenario::decode::{At, Ref};
use crate::scenario::defaults;
use crate::scenario::finding::msg;
use crate::scenario::inject::Effect;
use crate::scenario::written::{self, Effect as W};
use crate::units::{PlaceId, Span, ZoneId};

/// A number that the reader has found within its limits.
fn small(n: i64) -> i32 {
    i32::try_from(n).unwrap_or(0)
}

impl Ctx<'_> {
    pub(super) fn effect(&mut self, e: &W) -> Option<Effect> {
        Some(match e {
            W::Casualties(c) => self.more_casualties(c)?,
            W::Road(r) => self.road_effect(r)?,
            W::UtilityLoss(u) => {
                let place = self.place(&u.at)?;
                self.real_facility(place, u.at.pos);
                Effect::UtilityLoss { utility: u.lost.value, place, lasts: u.lasts.map(|l| l.value) }
            }
            W::Beds(b) => {
                let change = small(b.change.value);
                Effect::Beds { place: self.place(&b.at)?, kind: b.kind.value, change }
            }
            W::FacilityStatus(s) => {
                let place = self.place(&s.at)?;
                if s.is.value == Status::Closed {
                    self.real_facility(place, s.at.pos);
                }
                Effect::FacilityStatus { place, status: s.is.value }
            }
            W::Staff(s) => Effect::Staff { place: self.place(&s.at)?, pct: s.share.value.0 },
            W::Blood(b) => Effect::Blood { place: self.place(&b.at)?, units: small(b.units.value) },
            W::SplitResponse(u) => Effect::SplitResponse { units: self.some(&u.units)? },
            W::Buses(c) => Effect::Buses { count: self.some(&c.count)? },
            W::Evacuees(e) => {
                let zone = self.find(|c| &c.zones, &e.zone.value.0, e.zone.pos)?;
                Effect::Evacuees { zone: ZoneId::at(zone), people: e.people.value }
            }
            W::Demand(d) => Effect::Demand { pct: d.calls.value },
            W::Weather(w) => {
                let speed_pct = w.speed.value.0.clamp(5, 100);
                let grounds = w.grounds_helicopters.map_or(speed_pct < 90, |g| g.value);
                Effect::Weather { name: w.name.value.0.clone(), speed_pct, grounds, lasts: w.lasts.map(|l| l.value) }
            }
            W::Rumour(r) => {
                let site = self.site(&Some(r.site.clone()), r.site.pos)?;
                Effect::Rumour { site, name: r.name.value.0.clone() }
            }
            W::Channel(c) => Effect::Channel {
                channel: c.channel.value,
                delay: c.delay.map_or(Span::ZERO, |d| d.value),
                lost_pct: c.loss.map_or(0, |l| l.value.0),
                lasts: c.lasts.map(|l| l.value),
            },
            W::Flag(f) => Effect::Flag { name: f.name.value.0.clone(), on: f.on.is_none_or(|on| on.value) },
            W::Danger(h) => Effect::Danger { site: self.site(&Some(h.site.clone()), h.site.pos)?, hazard: h.is.value },
            W::OffloadDelay(o) => Effect::OffloadDelay { place: self.place(&o.at)?, extra: o.extra.value },
            W::Hazard(h) => self.hazard_effect(h)?,
            W::Trust(t) => self.trust_effect(t)?,
        })
    }

    pub(super) fn place(&mut self, r: &At<Ref>) -> Option<PlaceId> {
        self.find_place(r).map(PlaceId::at)
    }

    fn some(&mut self, n: &At<u16>) -> Option<u16> {
        if n.value == 0 {
            self.error(n.pos, "E-VAL-10", msg!("zero-effect"), msg!("one-or-delete"));
            return None;
        }
        Some(n.value)
    }

    fn more_casualties(&mut self, c: &written::MoreCasualties) -> Option<Effect> {
        let counts = [c.immediate, c.delayed, c.minimal, c.expectant, c.dead].map(|n| n.map_or(0, |n| n.value));
        let total: u64 = counts.iter().map(|n| u64::from(*n)).sum();
        if total == 0 && !self.lost.any_field(c.pos) {
            let hint = msg!("add-severities");
            self.error(c.pos.opening(), "E-VAL-10", msg!("effect-empty"), hint);
        }
        self.at_most(c.pos.opening(), total, &bounds::ADDED_CASUALTIES);
        let condition = self.ailment(c.condition.as_ref());
        let site = self.site(&c.site, c.pos)?;
        Some(Effect::Casualties { site, condition, counts })
    }

    fn road_effect(&mut self, r: &written::RoadEffect) -> Option<Effect> {
        let state = self.road_state(&r.is);
        let (at, of) = self.spot(&r.near)?;
        let name = r.name.as_ref().map_or_else(|| self.spot_name(of.as_ref()), |n| n.value.0.clone());
        let id = format!("road-{}", crate::scenario::decode::kebab(&name));
        let radius_m = r.radius.map_or(defaults::ROAD_RADIUS_M, |d| d.value.0);
        Some(Effect::Road { id, name, at, radius_m, state, lasts: r.lasts.map(|l| l.value) })
    }
}
