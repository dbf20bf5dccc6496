//! What happens: sites, casualties, roads, utilities, help from outside, people who leave their homes.

use super::{Ctx, title_from};
use crate::scenario::checked::{Evacuation, Link, RoadChange, RoadState, Site, UtilityChange, Wave, Zone};
use crate::scenario::decode::{At, Ref};
use crate::scenario::defaults;
use crate::scenario::finding::{Issue, Pos, msg};
use crate::scenario::profile::Profile;
use crate::scenario::written::{self, Casualties, RoadIs};
use crate::units::{ConditionId, IdVec, LatLon, PlaceId, SimTime, SiteId, Span, ZoneId};

impl Ctx<'_> {
    pub(super) fn all_sites(&mut self, w: &written::Scenario) -> Vec<Site> {
        let mut sites = Vec::new();
        for s in &w.sites {
            let id = &s.id.value.0;
            if self.places.ids.contains_key(id) {
                let message = msg!("site-is-place", id = id);
                self.error(s.id.pos, "E-DUP-01", message, msg!("site-id"));
            }
            self.add(|c| &mut c.sites, id, sites.len(), s.id.pos);
            self.inside(s.at.value, s.at.pos);
            let name = s.name.as_ref().map_or_else(|| title_from(id), |n| n.value.0.clone());
            self.site_at.push(s.at.value);
            let hazards = s.hazards.iter().map(|h| h.value).collect();
            sites.push(Site { id: id.clone(), name, at: s.at.value, hazards });
        }
        sites
    }

    /// The site that is named, or the only one.
    pub(super) fn site(&mut self, site: &Option<At<Ref>>, pos: Pos) -> Option<SiteId> {
        match site {
            Some(r) => self.find(|c| &c.sites, &r.value.0, r.pos).map(SiteId::at),
            None if self.site_at.len() == 1 => Some(SiteId::at(0)),
            None if self.lost.field(pos, "site") || self.lost.field(self.root, "sites") || self.lost.record("site") => {
                None
            }
            None => {
                let hint = if self.site_at.is_empty() { msg!("add-sites") } else { msg!("add-site") };
                self.error(pos.opening(), "E-FLD-02", msg!("no-site"), hint);
                None
            }
        }
    }

    pub(super) fn waves(&mut self, w: &written::Scenario, conditions: &IdVec<ConditionId, Profile>) -> Vec<Wave> {
        let mut waves = Vec::new();
        for c in &w.casualties {
            let condition = self.ailment(c.condition.as_ref());
            let counts = self.counts(c, &conditions[condition]);
            let people: u64 = counts.iter().map(|n| u64::from(*n)).sum();
            self.parts(c, people);
            let at = c.at.as_ref().map_or(SimTime::START, |m| self.time_inside(m));
            let zone = c.zone.as_ref().and_then(|z| self.find(|c| &c.zones, &z.value.0, z.pos)).map(ZoneId::at);
            let Some(site) = self.site(&c.site, c.pos) else { continue };
            waves.push(Wave {
                site,
                at,
                condition,
                counts,
                children: c.children.map_or(0, |n| n.value),
                limited_english: c.limited_english.map_or(0, |n| n.value),
                contaminated: c.contaminated.is_some_and(|b| b.value),
                over: c.over.map_or(Span::ZERO, |s| s.value),
                self_present_pct: c.self_present.as_ref().map_or(0, |s| s.share.value.0),
                self_present_delay: c
                    .self_present
                    .as_ref()
                    .and_then(|s| s.delay)
                    .map_or(defaults::SELF_PRESENT_DELAY, |d| d.value),
                extrication: c.extrication.map_or(Span::ZERO, |e| e.value),
                hidden_pct: c.hidden.map_or(0, |h| h.value.0),
                zone,
            });
        }
        waves
    }

    /// By severity, as written or by the mix of the condition.
    fn counts(&mut self, c: &Casualties, condition: &Profile) -> [u32; 5] {
        let written = [c.immediate, c.delayed, c.minimal, c.expectant, c.dead];
        match c.people {
            Some(people) => {
                if written.iter().any(Option::is_some) {
                    let hint = msg!("people-or-severities");
                    self.error(people.pos, "E-VAL-06", msg!("both-totals"), hint);
                }
                condition.split(people.value)
            }
            None => written.map(|n| n.map_or(0, |n| n.value)),
        }
    }

    fn parts(&mut self, c: &Casualties, people: u64) {
        if people == 0 && self.lost.any_field(c.pos) {
            return;
        }
        if people == 0 {
            let hint = msg!("add-severities");
            self.error(c.pos.opening(), "E-VAL-10", msg!("batch-empty"), hint);
            return;
        }
        for (part, what) in [(c.children, "children"), (c.limited_english, "limited_english")] {
            if let Some(n) = part.filter(|n| u64::from(n.value) > people) {
                let message = msg!("part-of-batch", n = n.value, field = what, all = people);
                self.error(n.pos, "E-VAL-06", message, msg!("among"));
            }
        }
    }

    pub(super) fn road_state(&mut self, is: &Option<RoadIs>) -> RoadState {
        match is {
            Some(RoadIs::Slow(p)) => {
                if !(5..=95).contains(&p.value.0) {
                    let hint = msg!("slow-hint");
                    self.error(p.pos, "E-VAL-01", msg!("slow-range"), hint);
                }
                RoadState::Slow(p.value.0.clamp(5, 95))
            }
            Some(RoadIs::Closed) | None => RoadState::Closed,
        }
    }

    /// The name of the thing at a spot.
    pub(super) fn spot_name(&self, id: Option<&String>) -> String {
        id.map_or_else(|| "Road".to_string(), |id| title_from(id))
    }

    pub(super) fn roads(&mut self, w: &written::Scenario) -> Vec<RoadChange> {
        let mut roads: Vec<RoadChange> = Vec::new();
        for r in &w.roads {
            let spot = self.spot(&r.near);
            let (from, until) = self.window(r.from.as_ref(), r.until.as_ref());
            let state = self.road_state(&r.is);
            let Some((at, of)) = spot else { continue };
            let mut id = match &r.id {
                Some(id) => id.value.0.clone(),
                None => format!("road-{}", of.as_deref().unwrap_or("change")),
            };
            if roads.iter().any(|other| other.id == id) {
                if let Some(given) = &r.id {
                    self.error(given.pos, "E-DUP-01", msg!("road-id-taken", id = id), msg!("another-id"));
                }
                id = format!("{id}-{}", roads.len() + 1);
            }
            roads.push(RoadChange {
                id,
                name: r.name.as_ref().map_or_else(|| self.spot_name(of.as_ref()), |n| n.value.0.clone()),
                at,
                radius_m: r.radius.map_or(defaults::ROAD_RADIUS_M, |d| d.value.0),
                state,
                from,
                until,
            });
        }
        roads
    }

    /// The rule for authors: a facility that fails is fictional.
    pub(super) fn real_facility(&mut self, place: PlaceId, pos: Pos) {
        if let Some(p) = self.region.places.get(place) {
            let message = msg!("real-place", name = p.name);
            let hint = msg!("fictional");
            self.issues.push(Issue::note(pos, "N-PLC-01", message, hint));
        }
    }

    pub(super) fn utilities(&mut self, w: &written::Scenario) -> Vec<UtilityChange> {
        let mut out = Vec::new();
        for u in &w.utilities {
            let (from, until) = self.window(u.from.as_ref(), u.until.as_ref());
            let Some(place) = self.find_place(&u.at) else { continue };
            let place = PlaceId::at(place);
            self.real_facility(place, u.at.pos);
            out.push(UtilityChange { utility: u.lost.value, place, from, until });
        }
        out
    }

    pub(super) fn links(&mut self, w: &written::Scenario) -> Vec<Link> {
        let mut links = Vec::new();
        for l in &w.links {
            let (from, to) = (self.spot(&l.from), self.spot(&l.to));
            let (Some((from, _)), Some((to, _))) = (from, to) else { continue };
            if from == to {
                self.error(l.to.pos, "E-VAL-06", msg!("road-loop"), msg!("two-ends"));
            }
            links.push(Link { from, to, speed_kmh: l.speed.map_or(defaults::LINK_SPEED_KMH, |s| s.value.0) });
        }
        if w.region.is_none() && w.links.is_empty() {
            links = self.join_all(w);
        }
        links
    }

    /// Without region and roads, every place is joined to every other.
    fn join_all(&mut self, w: &written::Scenario) -> Vec<Link> {
        const MOST: usize = 40;
        let points: Vec<LatLon> = self.place_at.iter().chain(&self.site_at).copied().collect();
        if points.len() > MOST {
            let hint = msg!("links-hint");
            self.error(w.pos.opening(), "E-VAL-08", msg!("need-roads"), hint);
            return Vec::new();
        }
        let mut links = Vec::new();
        for (i, from) in points.iter().enumerate() {
            for to in points[i + 1..].iter().filter(|to| *to != from) {
                links.push(Link { from: *from, to: *to, speed_kmh: defaults::LINK_SPEED_KMH });
            }
        }
        links
    }

    pub(super) fn evacuations(&mut self, w: &written::Scenario, zones: &[Zone]) -> Vec<Evacuation> {
        let mut out = Vec::new();
        for e in &w.evacuations {
            let at = self.time_inside(&e.at);
            let Some(zone) = self.find(|c| &c.zones, &e.zone.value.0, e.zone.pos) else { continue };
            self.people_of(&zones[zone], &e.people);
            out.push(Evacuation {
                zone: ZoneId::at(zone),
                at,
                people: e.people.value,
                to_shelter_pct: e.to_shelter.map_or(defaults::TO_SHELTER_PCT, |p| p.value.0),
                over: e.over.map_or(defaults::LEAVE_OVER, |s| s.value),
            });
        }
        out
    }

    fn people_of(&mut self, zone: &Zone, people: &At<u32>) {
        if people.value > zone.population {
            let message = msg!("leave-zone", n = people.value, zone = zone.name, all = zone.population);
            self.error(people.pos, "E-VAL-06", message, msg!("part-whole"));
        }
    }
}
