//! Residents of long-term care: harm from heat without power, and harm from relocation.

use super::super::{Coalition, Fact};
use super::Harm;
use super::harm::poisson;
use crate::scenario::{DecisionKind, HazardKind, PlaceKind};
use crate::sim::Due;
use crate::units::{PlaceId, Span, Subject};

/// Moving adds 2.7–5.3 points to 90-day death and 1.8–8.3 points to admission [Dosa12, table B10]: the middles.
const MOVED_DIE: f64 = 0.04;
const MOVED_ADMITTED: f64 = 0.05;
/// When within the 90 days, mean [A: most of it early].
const MOVED_AFTER_DAYS: f64 = 20.0;

impl Coalition {
    /// Deaths in a dark home: 2.2 % in 30 days as ever [Brown-DMPHP], a quarter more without power [Skarha21]. In heat, from
    /// hour 24, one of a thousand an hour, doubling daily [A; one home lost 12 of 141 in 60 h].
    pub(super) fn homes_hour(&mut self) {
        let homes: Vec<PlaceId> = self.scenario.places_of(PlaceKind::LongTermCare).map(|(p, _)| p).collect();
        for at in homes {
            let f = self.facility(at);
            if !f.is_dark() || f.residents == 0 {
                self.live.relief.dark_homes.remove(&at);
                continue;
            }
            let residents = f.residents;
            let people = f64::from(residents);
            let since = *self.live.relief.dark_homes.entry(at).or_insert(self.live.now);
            let hours = (self.live.now - since).as_mins() / 60.0;
            let heat = self.strength_at(HazardKind::Heat, self.scenario.place(at).at);
            let kept_cool = if self.has_at(at, DecisionKind::ShelterInPlace) { 0.5 } else { 1.0 };
            let hot = if hours >= 24.0 { heat * 1e-3 * libm::exp2(((hours - 24.0) / 24.0).min(3.0)) } else { 0.0 };
            let mean = people * (0.022 / 720.0 * 0.25 + hot * kept_cool);
            let hour = (self.live.now.0 / Span::hours(1).0) as u64;
            let mut s = self.live.dice.stream(Subject::Zone, 2 << 40 | u64::from(at.0), hour);
            let died = poisson(s.unit(), mean).min(residents);
            // Three fall ill for each who dies [A].
            let ill = poisson(s.unit(), mean * 3.0).min(residents - died);
            if died + ill > 0 {
                self.residents_suffer(at, Harm { ed: ill, admitted: ill / 2, died });
            }
        }
    }

    fn residents_suffer(&mut self, at: PlaceId, harm: Harm) {
        self.facility_mut(at).residents -= harm.died + harm.ed;
        self.live.relief.residents.entry(at).or_default().add(harm);
        self.tell(Fact::ResidentsSuffered { at, ill: harm.ed, died: harm.died });
        self.come_from_a_place(at, harm.ed, harm.admitted);
    }

    /// To the emergency department next to a place.
    pub(super) fn come_from_a_place(&mut self, at: PlaceId, people: u32, admitted: u32) {
        let mut near = self.emergency_departments_by_time(self.map.node_of_place(at), false);
        near.retain(|(_, ed)| self.facility(*ed).takes_walk_ins());
        if let Some(&(_, ed)) = near.first().filter(|_| people > 0) {
            self.background_walk_ins(ed, people, admitted);
        }
    }

    /// A van has brought so many: what it costs them shows over weeks, and partly within the exercise.
    pub(in crate::sim) fn moved(&mut self, from: PlaceId, to: PlaceId, numbers: std::ops::Range<u32>) {
        for n in numbers {
            let mut s = self.live.dice.stream(Subject::Zone, 3 << 40 | u64::from(from.0), u64::from(n));
            let (dies, admitted) = (s.chance(MOVED_DIE), s.chance(MOVED_ADMITTED));
            let days = s.exponential(MOVED_AFTER_DAYS).min(90.0);
            self.live.relief.moved_die_90d += u32::from(dies);
            if dies || admitted {
                let due = Due::MovedSuffers { from, at: to, dies };
                self.live.agenda.put(self.live.now + Span::from_mins(days * 1440.0), due);
            }
        }
    }

    pub(in crate::sim) fn moved_suffers(&mut self, from: PlaceId, at: PlaceId, dies: bool) {
        let harm = Harm { ed: u32::from(!dies), admitted: u32::from(!dies), died: u32::from(dies) };
        match self.live.shelters.get_mut(&at) {
            Some(shelter) => shelter.people = shelter.people.saturating_sub(1),
            None => {
                let f = self.facility_mut(at);
                f.residents = f.residents.saturating_sub(1);
            }
        }
        self.live.relief.residents.entry(from).or_default().add(harm);
        self.tell(Fact::ResidentsSuffered { at: from, ill: harm.ed, died: harm.died });
        self.come_from_a_place(at, harm.ed, harm.admitted);
    }
}
