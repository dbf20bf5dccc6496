//! The state at StartEx.

use super::ems::{Duty, EmsPlan, Site, Unit, kinds_of};
use super::{Agenda, Coalition, Community, Due, Facility, Live, Shelter};
use crate::map::{CoalitionMap, Router, Traffic};
use crate::scenario::{PlaceKind, Scenario};
use crate::units::{Dice, IdVec, PlaceId, SimTime, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

impl Coalition {
    /// The coalition at StartEx: everything ready, nothing happened yet.
    pub fn at_startex(scenario: Arc<Scenario>, map: Arc<CoalitionMap>, seed: u64) -> Coalition {
        Coalition::at_startex_with(scenario, map, seed, Router::new())
    }

    /// The same coalition, sooner: with the ways that another run on this map has already looked for.
    pub fn at_startex_with(scenario: Arc<Scenario>, map: Arc<CoalitionMap>, seed: u64, ways: Router) -> Coalition {
        let live = Live {
            now: SimTime::START,
            dice: Dice(seed),
            agenda: Agenda::default(),
            patients: Vec::with_capacity(scenario.waves.iter().flat_map(|w| w.counts).sum::<u32>() as usize).into(),
            touched: Vec::new(),
            died: 0,
            without_care: 0,
            sites: scenario.sites.iter().map(|_| Site::default()).collect(),
            facilities: scenario.places.iter().map(Facility::at_startex).collect(),
            shelters: shelters(&scenario),
            units: IdVec::new(),
            traffic: Traffic::default(),
            road_changes: Vec::new(),
            traffic_version: 0,
            board: scenario.places.iter().map(|_| None).collect(),
            ems: EmsPlan::at_startex(&scenario.ems),
            coalition_active: false,
            eoc_active: false,
            aid_requested: vec![false; scenario.mutual_aid.len()],
            distribution: None,
            warned: None,
            alerted: None,
            family_center: None,
            misdirected: Vec::new(),
            bus_orders: BTreeMap::new(),
            community: Community::default(),
            residents_moved: 0,
            step_down: std::collections::BTreeSet::new(),
            evacuations: Vec::new(),
            moves: Vec::new(),
            offers: Vec::new(),
            rides: super::Rides::default(),
            nurses_on_the_way: 0,
            ordered_out: Vec::new(),
            census_draws: BTreeMap::new(),
            series: Vec::new(),
            steps: 0,
            channels: super::Channels::default(),
            zones: super::community::at_startex(&scenario),
            relief: super::Relief::default(),
            drawn_before: BTreeMap::new(),
        };
        let mut coalition =
            Coalition { scenario, map, router: ways.for_another_run(), live, pending_facts: Vec::new() };
        coalition.fleet();
        coalition.found_hazards();
        coalition.schedule_shift();
        coalition.morning_board();
        coalition.put_plans_on_the_agenda();
        coalition.start_census();
        coalition.start_zones();
        coalition.measure_best_care();
        coalition
    }

    fn put_plans_on_the_agenda(&mut self) {
        let scenario = self.scenario.clone();
        let agenda = &mut self.live.agenda;
        for (i, c) in scenario.road_changes.iter().enumerate() {
            agenda.put(c.from, Due::RoadStarts(i as u16));
        }
        for (i, wave) in scenario.waves.iter().enumerate() {
            agenda.put(wave.at, Due::Wave(i as u16));
        }
        for (i, u) in scenario.utility_changes.iter().enumerate() {
            agenda.put(u.from, Due::UtilityChange(i as u16));
        }
        for (i, e) in scenario.evacuations.iter().enumerate() {
            agenda.put(e.at, Due::Evacuation(i as u16));
        }
        agenda.put(SimTime::START, Due::StockCount);
        agenda.put(SimTime::START, Due::Sample);
        agenda.put(SimTime::START + Span::mins(1), Due::Call911);
        self.next_shift();
    }

    /// Every base's vehicles, their crews on since the shift began.
    fn fleet(&mut self) {
        let scenario = self.scenario.clone();
        let duty = Duty::at(self.shift_began(SimTime::START));
        for (id, place) in scenario.places.iter_ids() {
            for (kind, count, word) in kinds_of(&place.fleet) {
                for i in 1..=count {
                    let code = &place.code;
                    let name = if count == 1 { format!("{word} {code}") } else { format!("{word} {code}-{i}") };
                    self.enlist(Unit::ready(name, kind, self.map.node_of_place(id), duty));
                }
            }
        }
    }
}

fn shelters(scenario: &Scenario) -> BTreeMap<PlaceId, Shelter> {
    scenario
        .places_of(PlaceKind::Shelter)
        .map(|(id, p)| {
            let roof = scenario.community.shelters.get(&id).copied().unwrap_or_default();
            (id, Shelter { open: p.open, capacity: p.people, roof, ..Shelter::default() })
        })
        .collect()
}
