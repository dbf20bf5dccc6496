//! Evacuees: groups that leave home and seek shelter.

use crate::scenario::{DecisionKind, Evacuation};
use crate::sim::check::{Answer, first, unless};
use crate::sim::{Coalition, Due, Fact, Refusal};
use crate::units::{PlaceId, SimTime, Span, Subject, ZoneId};
use serde::{Deserialize, Serialize};

/// People of one zone on the move together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Departure {
    pub zone: ZoneId,
    pub people: u32,
    pub left: Option<SimTime>,
    /// Where they are heading, once they have set off.
    pub to: Option<PlaceId>,
    pub arrived: Option<SimTime>,
}

/// Households leave in groups of about this size: a stairwell, a bus stop [A].
const GROUP: u32 = 12;

impl Coalition {
    pub(in crate::sim) fn evacuation(&mut self, n: u16) {
        let evacuation = self.scenario.evacuations[usize::from(n)].clone();
        self.people_leave(&evacuation);
    }

    pub(in crate::sim) fn people_leave(&mut self, e: &Evacuation) {
        self.tell(Fact::PeopleLeft { zone: e.zone, people: e.people });
        // Warned, a tenth more of them know where the shelter is; a fifth more where somebody they trust has told them
        // [scenario-assigned].
        let reached = self.live.community.outreach.contains_key(&e.zone);
        let bonus = u32::from(self.live.warned.is_some()) * 10 + u32::from(reached) * 20;
        // A tenth fewer for each thing that keeps them away [A].
        let kept_away = self.barriers(e.zone) * 10;
        let share = (u32::from(e.to_shelter_pct) + bonus).min(100);
        let mut seeking = e.people * share / 100 * (100 - kept_away.min(50)) / 100;
        while seeking > 0 {
            let people = seeking.min(GROUP);
            seeking -= people;
            let n = self.live.evacuations.len() as u16;
            let s = &mut self.live.dice.stream(Subject::Evacuee, u64::from(e.zone.0), u64::from(n));
            let wait = s.exponential(e.over.as_mins().max(1.0));
            self.live.evacuations.push(Departure { zone: e.zone, people, left: None, to: None, arrived: None });
            self.live.agenda.put(self.live.now + Span::from_mins(wait), Due::GroupLeaves(n));
        }
    }

    /// To the nearest open shelter with room as they know it; with none open they wait and try again.
    pub(in crate::sim) fn group_leaves(&mut self, n: u16) {
        let group = self.live.evacuations[usize::from(n)].clone();
        if group.arrived.is_some() {
            return;
        }
        let from = self.map.nearest_node(self.scenario.zones[group.zone].at);
        let open: Vec<PlaceId> =
            self.live.shelters.iter().filter(|(_, s)| s.open && s.room() >= group.people).map(|(p, _)| *p).collect();
        let nearest =
            open.into_iter().filter_map(|p| Some((self.drive_time(from, self.map.node_of_place(p), false)?, p))).min();
        match nearest {
            Some((time, to)) => {
                let now = self.live.now;
                let g = &mut self.live.evacuations[usize::from(n)];
                g.left = g.left.or(Some(now));
                g.to = Some(to);
                let due = Due::GroupArrives { at: to, departure: n, people: group.people };
                self.live.agenda.put(now + time.scaled(1.5), due);
            }
            None => {
                if group.left.is_none() {
                    self.live.evacuations[usize::from(n)].left = Some(self.live.now);
                    self.tell(Fact::PeopleTurnedAway { zone: group.zone, people: group.people });
                }
                self.live.agenda.put(self.live.now + Span::mins(10), Due::GroupLeaves(n));
            }
        }
    }

    pub(in crate::sim) fn check_evacuation(&self, zone: ZoneId) -> Answer {
        first(DecisionKind::ActivateEoc, self.live.eoc_active)?;
        if !self.scenario.zones.contains_id(zone) {
            return Err(Refusal::NoSuchThing);
        }
        unless(self.live.ordered_out.contains(&zone))
    }

    /// An order reaches the part of the zone that can be reached at once: 2 % of its people, at most 600 [A]; of them
    /// 15 % look for a public shelter [Chatham, table B11].
    pub(in crate::sim) fn order_evacuation(&mut self, zone: ZoneId) {
        let people = (self.scenario.zones[zone].population / 50).min(600);
        self.live.ordered_out.push(zone);
        self.tell(Fact::EvacuationOrdered { zone });
        let (at, over) = (self.live.now, Span::mins(45));
        self.people_leave(&Evacuation { zone, at, people, to_shelter_pct: 15, over });
    }
}
