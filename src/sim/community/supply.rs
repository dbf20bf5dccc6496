//! Supplies: shelter use, caches, fuel, and outside help.

use super::super::{Coalition, Due, Fact};
use super::harm::poisson;
use crate::scenario::{DecisionKind, Good, Holder};
use crate::units::{PlaceId, Span, Subject};

/// Of people in a shelter, those who need a prescription filled: 29 % of encounters [Jenkins09, table B11].
const ON_PRESCRIPTION: f64 = 0.29;
/// Decompensation a day: with a device and no supply, and without medication [A].
const UNSUPPLIED: f64 = 0.10;
const UNMEDICATED: f64 = 0.01;
/// At home in the dark the same people would fall ill at this rate a day [A: scenarios fact base].
const AT_HOME: f64 = 0.05;

impl Coalition {
    pub(super) fn shelters_hour(&mut self) {
        let full: Vec<PlaceId> = self.live.shelters.iter().filter(|(_, s)| s.people > 0).map(|(p, _)| *p).collect();
        for at in full {
            self.shelter_hour(at);
        }
    }

    fn shelter_hour(&mut self, at: PlaceId) {
        let lit = !self.facility(at).is_dark();
        let dark_outside = self.live.zones.iter().any(|z| z.dark_since.is_some());
        let hour = (self.live.now.0 / Span::hours(1).0) as u64;
        let Some(s) = self.live.shelters.get_mut(&at) else { return };
        let plugged = if lit { s.roof.outlets.min(s.on_power) } else { 0 };
        let bottled = (s.on_power - plugged).min(s.roof.oxygen_h);
        s.roof.oxygen_h -= bottled;
        let without = s.on_power - plugged - bottled;
        // Patient-days, an hour at a time: every 24th hour costs one for each who needs it.
        let need = (f64::from(s.people) * ON_PRESCRIPTION) as u32;
        if hour.is_multiple_of(24) {
            s.roof.medication_d = s.roof.medication_d.saturating_sub(need);
        }
        let unmedicated = if s.roof.medication_d >= need { 0 } else { need };
        let (oxygen_out, pills_out) = (without > 0, unmedicated > 0);
        let mut luck = self.live.dice.stream(Subject::Zone, 7 << 40 | u64::from(at.0), hour);
        let u = luck.unit();
        let mean = (f64::from(without) * UNSUPPLIED + f64::from(unmedicated) * UNMEDICATED) / 24.0;
        let ill = poisson(u, mean);
        let at_home = if dark_outside { poisson(u, f64::from(plugged + bottled) * AT_HOME / 24.0) } else { 0 };
        s.on_power = s.on_power.saturating_sub(ill.min(without));
        s.people = s.people.saturating_sub(ill);
        self.live.relief.decompensation_avoided += at_home;
        for (good, out) in [(Good::Oxygen, oxygen_out), (Good::Medication, pills_out)] {
            self.note_out(at, good, out);
        }
        if ill > 0 {
            self.live.relief.decompensated_in_shelters += ill;
            self.tell(Fact::ShelterDecompensation { at, people: ill });
            self.come_from_a_place(at, ill, ill / 3);
        }
    }

    fn note_out(&mut self, at: PlaceId, good: Good, out: bool) {
        let listed = &mut self.live.relief.goods_out;
        if !out {
            listed.remove(&(at, good));
        } else if listed.insert((at, good)) {
            self.tell(Fact::SuppliesOut { at, good });
        }
    }

    /// How much more a shelter needs of a good.
    pub(super) fn lack(&self, at: PlaceId, good: Good) -> u32 {
        let Some(s) = self.live.shelters.get(&at) else { return 0 };
        match good {
            Good::Oxygen => (s.on_power.saturating_sub(s.roof.outlets) * 24).saturating_sub(s.roof.oxygen_h),
            Good::Outlets => s.on_power.saturating_sub(s.roof.outlets),
            Good::Medication => (s.people * 29 / 100).saturating_sub(s.roof.medication_d),
            Good::Cots => s.people.saturating_sub(s.capacity * 9 / 10),
        }
    }

    pub(super) fn draw_cache(&mut self, cache: u16, to: PlaceId) {
        let after = self.scenario.community.caches[usize::from(cache)].after;
        self.live.relief.drawn.insert(cache);
        self.tell(Fact::ReliefOrdered { kind: DecisionKind::DrawCache, at: Some(to), zone: None });
        self.live.agenda.put(self.live.now + after, Due::CacheArrives { cache, at: to });
    }

    pub(in crate::sim) fn cache_arrives(&mut self, cache: u16, at: PlaceId) {
        let (good, units) = {
            let c = &self.scenario.community.caches[usize::from(cache)];
            (c.good, c.units)
        };
        let Some(s) = self.live.shelters.get_mut(&at) else { return };
        match good {
            Good::Oxygen => s.roof.oxygen_h += units,
            Good::Medication => s.roof.medication_d += units,
            Good::Outlets => s.roof.outlets += units,
            Good::Cots => s.capacity += units,
        }
        self.tell(Fact::SuppliesArrived { at, good, units });
    }

    /// State help comes in 4–12 h, federal in 24–72 h [table B11: M/A].
    pub(super) fn request_outside_help(&mut self, level: Holder) {
        self.live.relief.asked.insert(level);
        self.tell(Fact::ReliefOrdered { kind: DecisionKind::RequestOutsideHelp, at: None, zone: None });
        let after = Span::hours(if level == Holder::State { 12 } else { 48 });
        self.live.agenda.put(self.live.now + after, Due::HelpArrives(level));
    }

    pub(in crate::sim) fn help_arrives(&mut self, level: Holder) {
        self.live.relief.here.insert(level);
        self.tell(Fact::HelpArrived { level });
        self.buses_arrive(4);
    }

    pub(super) fn fuel_arrives(&mut self, at: PlaceId) {
        self.live.relief.trucks_out -= 1;
        if let Some(m) = self.live.relief.at.get_mut(&at) {
            m.remove(&DecisionKind::DeliverFuel);
        }
        self.more_fuel(at);
    }
}
