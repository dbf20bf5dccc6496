//! Access and functional needs, shelter equipment, caches, and hazard areas: defaults filled in, references resolved.

use super::Ctx;
use crate::scenario::checked::{Place, Zone};
use crate::scenario::community::{Cache, Community, Hazard, Holder, People, Roof};
use crate::scenario::decode::{At, Percent};
use crate::scenario::defaults;
use crate::scenario::finding::msg;
use crate::scenario::inject::Effect;
use crate::scenario::region::PlaceKind;
use crate::scenario::written::{self, Community as W};
use crate::units::{PlaceId, SimTime, Span, ZoneId};
use std::collections::BTreeMap;

/// What holds where nothing is said.
struct Rates {
    limited_pct: u32,
    dialysis: u32,
    on_power: u32,
    on_medication: u32,
    trust_pct: u8,
}

impl Rates {
    fn of(w: Option<&W>) -> Rates {
        let n = |f: fn(&W) -> Option<At<u32>>, default| w.and_then(f).map_or(default, |n| n.value);
        let pct = |f: fn(&W) -> Option<At<Percent>>, default| w.and_then(f).map_or(default, |p| p.value.0);
        Rates {
            limited_pct: u32::from(pct(|w| w.limited_english, 0)),
            dialysis: n(|w| w.dialysis, defaults::DIALYSIS_PER_100K),
            on_power: n(|w| w.on_power, defaults::ON_POWER_PER_100K),
            on_medication: n(|w| w.on_medication, defaults::ON_MEDICATION_PER_100K),
            trust_pct: pct(|w| w.trust, defaults::TRUST_PCT),
        }
    }

    fn people(&self, zone: &Zone) -> People {
        let share = |per: u32| ((u64::from(zone.population) * u64::from(per) + 50_000) / 100_000) as u32;
        People {
            limited_english: defaults::percent(zone.population, self.limited_pct),
            dialysis: share(self.dialysis),
            on_power: share(self.on_power),
            on_medication: share(self.on_medication),
            trust_pct: self.trust_pct,
            barriers: Vec::new(),
        }
    }
}

impl Ctx<'_> {
    pub(super) fn community(&mut self, w: &written::Scenario, zones: &[Zone], places: &[Place]) -> Community {
        let w = w.community.as_ref();
        let rates = Rates::of(w);
        let mut people: Vec<People> = zones.iter().map(|z| rates.people(z)).collect();
        for row in w.iter().flat_map(|w| &w.people) {
            let Some(zone) = self.find(|c| &c.zones, &row.zone.value.0, row.zone.pos) else { continue };
            self.people_row(row, &mut people[zone], zones[zone].population);
        }
        let mut shelters = BTreeMap::new();
        for row in w.iter().flat_map(|w| &w.shelters) {
            let Some(at) = self.find_place(&row.at) else { continue };
            if places.get(at).is_some_and(|p| p.kind != PlaceKind::Shelter) {
                let message = msg!("no-shelter", id = row.at.value.0);
                self.error(row.at.pos, "E-REF-02", message, msg!("name-shelter"));
            }
            shelters.insert(PlaceId::at(at), roof(row));
        }
        Community {
            people: people.into(),
            shelters,
            caches: self.caches(w),
            hazards: self.hazards(w),
            crews: w.and_then(|w| w.crews).map_or(defaults::CREWS, |n| n.value),
            teams: w.and_then(|w| w.teams).map_or(defaults::TEAMS, |n| n.value),
        }
    }

    fn people_row(&mut self, row: &written::ZonePeople, people: &mut People, population: u32) {
        if let Some(p) = row.limited_english {
            people.limited_english = defaults::percent(population, u32::from(p.value.0));
        }
        let counts = [
            (row.dialysis, &mut people.dialysis),
            (row.on_power, &mut people.on_power),
            (row.on_medication, &mut people.on_medication),
        ];
        for (written, count) in counts {
            let Some(n) = written else { continue };
            *count = n.value;
            if n.value > population {
                let message = msg!("more-than-zone", n = n.value, all = population);
                self.error(n.pos, "E-VAL-06", message, msg!("among-residents"));
            }
        }
        people.trust_pct = row.trust.map_or(people.trust_pct, |t| t.value.0);
        people.barriers = row.barriers.iter().map(|b| b.value).collect();
    }

    fn caches(&mut self, w: Option<&W>) -> Vec<Cache> {
        let mut caches: Vec<Cache> = Vec::new();
        for c in w.iter().flat_map(|w| &w.caches) {
            let id = c.id.value.0.clone();
            if caches.iter().any(|other| other.id == id) {
                let message = msg!("cache-taken", id = id);
                self.error(c.id.pos, "E-DUP-01", message, msg!("another-id"));
            }
            let holder = c.holder.value;
            caches.push(Cache {
                name: c.name.as_ref().map_or_else(|| id.clone(), |n| n.value.0.clone()),
                id,
                holder,
                good: c.good.value,
                units: c.units.value,
                after: c.after.map_or_else(|| cache_after(holder), |a| a.value),
            });
        }
        caches
    }

    fn hazards(&mut self, w: Option<&W>) -> Vec<Hazard> {
        let mut hazards = Vec::new();
        for h in w.iter().flat_map(|w| &w.hazards) {
            let (from, until) = self.window(h.from.as_ref(), h.until.as_ref());
            let Some((at, _)) = self.spot(&h.near) else { continue };
            hazards.push(Hazard {
                kind: h.kind.value,
                name: h.name.value.0.clone(),
                at,
                radius_m: h.radius.value.0,
                strength_pct: h.strength.map_or(100, |s| s.value.0),
                from,
                until,
            });
        }
        hazards
    }

    pub(super) fn hazard_effect(&mut self, h: &written::FieldEffect) -> Option<Effect> {
        let (at, _) = self.spot(&h.near)?;
        let hazard = Hazard {
            kind: h.kind.value,
            name: h.name.value.0.clone(),
            at,
            radius_m: h.radius.value.0,
            strength_pct: h.strength.map_or(100, |s| s.value.0),
            from: SimTime::START,
            until: None,
        };
        Some(Effect::Hazard { hazard, lasts: h.lasts.map(|l| l.value) })
    }

    pub(super) fn trust_effect(&mut self, t: &written::TrustEffect) -> Option<Effect> {
        let zone = match &t.zone {
            Some(z) => Some(ZoneId::at(self.find(|c| &c.zones, &z.value.0, z.pos)?)),
            None => None,
        };
        let points = i8::try_from(t.points.value).unwrap_or(0);
        Some(Effect::Trust { zone, points })
    }
}

fn roof(row: &written::Roof) -> Roof {
    let medical = row.medical.is_some_and(|m| m.value);
    // One medical shelter of a county plan [A].
    let usual = |n: Option<At<u32>>, if_medical| n.map_or(if medical { if_medical } else { 0 }, |n| n.value);
    Roof {
        medical,
        outlets: usual(row.outlets, 40),
        oxygen_h: usual(row.oxygen, 480),
        medication_d: usual(row.medication, 200),
        pets: row.pets.is_some_and(|p| p.value),
        isolation: row.isolation.is_some_and(|i| i.value),
    }
}

/// Local help within the hour, the region's in some hours, the state's in 4–12 h, federal in 24–72 h [table B11: M/A].
fn cache_after(holder: Holder) -> Span {
    Span::hours(match holder {
        Holder::Local => 1,
        Holder::Regional => 4,
        Holder::State => 12,
        Holder::Federal => 36,
    })
}
