//! The people of each zone as counts: what they lack, whom they believe, what becomes of them. Nobody is an individual
//! here; who falls ill becomes one more person at a hospital's door. Once an hour, and only where something is wrong.
//!
//! Doors: `start_zones`, `zones_hour`, `zone_node`, `zone_dark`, `zone_lit`, `has`, `has_at` (zones); `people_leave`,
//! `order_evacuation`, `group_leaves`, `group_arrives` (evacuees); `open_shelter`, `close_shelter`, `staff_shelter`,
//! `shelter_visit`, `shelter_takes_in`, `people_in_shelter`, and the checks of `shelter.rs` (shelters); `relief_begins`,
//! `crew_free`, `cache_arrives`, `help_arrives`, `in_force`, `in_force_at_some_place`, `seen_in_clinics` (measures);
//! `hazard_begins`, `strikes_area`, `hazard_ends` (hazards); `moved`, `moved_suffers` (residents); `barriers`,
//! `trust_changes`, `public_mood`, `rumour`, `crisis_standards`, `demand_pct` (what people believe and want).

mod decisions;
mod departure;
mod dialysis;
mod frail;
mod harm;
mod hazard;
mod measure;
mod message;
mod order;
mod shelter;
mod supply;
mod trust;

pub(super) use departure::Departure;
pub use hazard::ActiveHazard;
pub use message::Community;
pub use order::Detail;
pub use shelter::Shelter;

use super::{Allocation, Coalition, Due, Offer};
use crate::scenario::{Barrier, DecisionKind, Good, Holder, Scenario};
use crate::units::{IdVec, PlaceId, SimTime, Span, ZoneId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Why people fall ill who were not hurt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Cause {
    Dialysis,
    Power,
    Heat,
    Monoxide,
    Water,
    Medication,
    Air,
    Injury,
    /// Residents of long-term care who were moved.
    Moved,
    /// Deaths of a blackout that nothing else explains.
    General,
}

/// What became of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Harm {
    /// Came to an emergency department.
    pub ed: u32,
    pub admitted: u32,
    pub died: u32,
}

/// The people of a zone now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ZoneState {
    pub dark_since: Option<SimTime>,
    /// A utility crew works for this zone.
    pub crew: bool,
    pub water_unsafe: bool,
    /// Points of trust over what the scenario gives.
    pub trust: i16,
    /// Two groups that take turns; in each who would find another center, who would go to an emergency department, and
    /// who would do without.
    pub dialysis: [[dialysis::Standing; 3]; 2],
    /// At home with equipment that needs current.
    pub on_power: u32,
    pub barriers: BTreeSet<Barrier>,
    pub raised: BTreeMap<Barrier, SimTime>,
    /// What is in force here.
    pub measures: BTreeSet<DecisionKind>,
    pub centers: BTreeSet<Offer>,
    /// By cause: people who follow English, people with limited English.
    pub harm: BTreeMap<Cause, [Harm; 2]>,
}

/// What is done for people with needs, in the county and at places.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Relief {
    /// In force for the whole county.
    pub everywhere: BTreeSet<DecisionKind>,
    /// In force at a place.
    pub at: BTreeMap<PlaceId, BTreeSet<DecisionKind>>,
    /// Ordered, in force or not yet.
    pub ordered: BTreeSet<(DecisionKind, Option<PlaceId>, Option<ZoneId>)>,
    /// Until when each team of community health workers is busy.
    pub teams_busy: Vec<SimTime>,
    pub trucks_out: u16,
    /// Caches that were drawn on.
    pub drawn: BTreeSet<u16>,
    pub rule: Option<Allocation>,
    pub contested: bool,
    /// State or federal help that was asked for, and what is here.
    pub asked: BTreeSet<Holder>,
    pub here: BTreeSet<Holder>,
    pub hazards: Vec<ActiveHazard>,
    /// Long-term care without power, and since when.
    pub dark_homes: BTreeMap<PlaceId, SimTime>,
    /// Residents of long-term care who fell ill or died, by home.
    pub residents: BTreeMap<PlaceId, Harm>,
    /// Of the moved: who will die of it within 90 days, those included who have.
    pub moved_die_90d: u32,
    pub sessions_missed: u32,
    pub early_sessions: u32,
    pub decompensated_in_shelters: u32,
    pub decompensation_avoided: u32,
    pub goods_out: BTreeSet<(PlaceId, Good)>,
}

pub(super) fn at_startex(scenario: &Scenario) -> IdVec<ZoneId, ZoneState> {
    let zone = |p: &crate::scenario::People| ZoneState {
        dialysis: dialysis::groups(p.dialysis),
        on_power: p.on_power,
        barriers: p.barriers.iter().copied().collect(),
        ..ZoneState::default()
    };
    scenario.community.people.iter().map(zone).collect()
}

impl Coalition {
    pub(super) fn start_zones(&mut self) {
        for (n, hazard) in self.scenario.community.hazards.iter().enumerate() {
            self.live.agenda.put(hazard.from, Due::HazardBegins(n as u16));
        }
        self.live.agenda.put(SimTime::START + Span::hours(1), Due::ZonesHour);
    }

    /// One hour of community harm and relief.
    pub(super) fn zones_hour(&mut self) {
        self.live.agenda.put(self.live.now + Span::hours(1), Due::ZonesHour);
        self.dialysis_hour();
        self.barriers_hour();
        self.shelters_hour();
        self.homes_hour();
        self.harm_hour();
    }

    pub(super) fn zone_node(&self, zone: ZoneId) -> crate::units::NodeId {
        self.map.nearest_node(self.scenario.zones[zone].at)
    }

    /// Is the decision in force in the zone?
    pub(super) fn has(&self, zone: ZoneId, kind: DecisionKind) -> bool {
        self.live.zones[zone].measures.contains(&kind)
    }

    pub(super) fn has_at(&self, at: PlaceId, kind: DecisionKind) -> bool {
        self.live.relief.at.get(&at).is_some_and(|m| m.contains(&kind))
    }

    pub(super) fn zone_dark(&mut self, zone: ZoneId) {
        if self.live.zones[zone].dark_since.is_none() {
            self.live.zones[zone].dark_since = Some(self.live.now);
            self.tell(super::Fact::ZoneDark { zone });
        }
    }

    pub(super) fn zone_lit(&mut self, zone: ZoneId) {
        let z = &mut self.live.zones[zone];
        z.crew = false;
        if z.dark_since.take().is_some() {
            self.tell(super::Fact::ZoneLit { zone });
        }
    }

    /// Harm to people of all zones, by cause.
    pub fn harm_by_cause(&self) -> BTreeMap<Cause, [Harm; 2]> {
        let mut sums: BTreeMap<Cause, [Harm; 2]> = BTreeMap::new();
        for (cause, groups) in self.live.zones.iter().flat_map(|z| &z.harm) {
            for (sum, harm) in sums.entry(*cause).or_default().iter_mut().zip(groups) {
                sum.add(*harm);
            }
        }
        sums
    }
}

impl Harm {
    pub fn add(&mut self, other: Harm) {
        self.ed += other.ed;
        self.admitted += other.admitted;
        self.died += other.died;
    }
}
