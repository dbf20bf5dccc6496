//! Dialysis three times a week: sessions kept, missed, and run early.

use super::super::{Coalition, Fact, Power};
use crate::scenario::{DecisionKind, HazardKind, PlaceKind, Status};
use crate::units::{PlaceId, Subject};

/// Sessions a station runs on an ordinary day, with extended hours, and early on top [A].
const SHIFTS: u32 = 3;
const LONG_SHIFTS: u32 = 4;
const EARLY_SHIFTS: u32 = 2;
/// Of those whose own center is closed, the share treated at another one [Murakami15]; three of ten misses are left where
/// the network knows its people by name [A].
const ELSEWHERE: f64 = 0.66;
const REGISTERED: f64 = 0.3;
/// 59–60 % were dialysed early before the storm [Kelman15].
const EARLY_SHARE: f64 = 0.6;
/// The day's sessions are counted at this hour.
const EVENING: i64 = 18;

impl Coalition {
    /// People of the zone who stand at position `m`: 0 ahead, 1 on time, then sessions missed.
    pub(super) fn missed(&self, zone: usize, m: usize) -> u32 {
        self.live.zones[zone].dialysis.iter().map(|group| group[m]).sum()
    }

    pub(super) fn dialysed_in_hospital(&mut self, zone: usize, mut people: u32) {
        for group in &mut self.live.zones[zone].dialysis {
            for m in (2..5).rev() {
                let n = group[m].min(people);
                group[m] -= n;
                group[1] += n;
                people -= n;
            }
        }
    }

    fn treats(&self, at: PlaceId) -> bool {
        let f = &self.live.facilities[at.index()];
        f.power != Power::Out && f.water && f.status != Status::Closed
    }

    fn sessions(&self, at: PlaceId, shifts: u32) -> u32 {
        let staff = self.live.facilities[at.index()].staff_pct.max(0) as u32;
        let careful = if self.live.relief.everywhere.contains(&DecisionKind::IssueWaterOrder) { 90 } else { 100 };
        self.scenario.place(at).people * shifts * staff / 100 * careful / 100
    }

    pub(super) fn dialysis_hour(&mut self) {
        let minutes = self.scenario.starts_min + self.live.now.0 / 60_000;
        let (hour, day) = (minutes.rem_euclid(1440) / 60, minutes.div_euclid(1440));
        // 1970 began on a Thursday; nobody is treated on Sundays.
        let weekday = (day + 4).rem_euclid(7);
        if hour == EVENING && weekday != 0 {
            self.dialysis_day(usize::from(weekday % 2 == 0));
        }
    }

    /// The group whose day it was: who came, who did not.
    fn dialysis_day(&mut self, group: usize) {
        let centers: Vec<PlaceId> = self.scenario.places_of(PlaceKind::Dialysis).map(|(p, _)| p).collect();
        if centers.is_empty() {
            return;
        }
        let shifts = |p: PlaceId| if self.has_at(p, DecisionKind::ExtendHours) { LONG_SHIFTS } else { SHIFTS };
        let capacity: u32 = centers.iter().filter(|p| self.treats(**p)).map(|p| self.sessions(*p, shifts(*p))).sum();
        let due: u32 = self.live.zones.iter().map(|z| z.dialysis[group].iter().sum::<u32>()).sum();
        let room = (f64::from(capacity) / f64::from(due.max(1))).min(1.0);
        let mut missed = 0;
        for zone in 0..self.live.zones.len() {
            let people: u32 = self.live.zones[zone].dialysis[group].iter().sum();
            let share = self.comes(zone, &centers) * room;
            let u = self.live.dice.stream(Subject::Zone, 1 << 40 | zone as u64, self.live.now.0 as u64).unit();
            let came = ((f64::from(people) * share + u) as u32).min(people);
            missed += people - came;
            after_the_day(&mut self.live.zones[zone].dialysis[group], came);
        }
        self.live.relief.sessions_missed += missed;
        if missed > 0 {
            self.tell(Fact::SessionsMissed { people: missed });
        }
    }

    fn comes(&self, zone: usize, centers: &[PlaceId]) -> f64 {
        if self.strength(HazardKind::Wind, zone) > 0.0 {
            return 0.0;
        }
        let at = self.scenario.zones[zone].at;
        let far = |p: &PlaceId| self.scenario.place(*p).at.distance_m(at) as i64;
        let own = centers.iter().min_by_key(|p| (far(p), **p)).copied();
        let mut share = if own.is_some_and(|p| self.treats(p)) { 1.0 } else { ELSEWHERE };
        if self.has(zone, DecisionKind::RegisterNeeds) {
            share = 1.0 - (1.0 - share) * REGISTERED;
        }
        if self.has(zone, DecisionKind::ProvideTransport) { 1.0 - (1.0 - share) * 0.5 } else { share }
    }

    /// Sessions ahead of schedule, at one center or at all.
    pub(super) fn treat_early(&mut self, only: Option<PlaceId>) {
        let centers: Vec<PlaceId> = self.scenario.places_of(PlaceKind::Dialysis).map(|(p, _)| p).collect();
        let works = |p: &&PlaceId| only.is_none_or(|at| at == **p) && self.treats(**p);
        let mut capacity: u32 = centers.iter().filter(works).map(|p| self.sessions(*p, EARLY_SHIFTS)).sum();
        let mut treated = 0;
        for zone in 0..self.live.zones.len() {
            let at = self.scenario.zones[zone].at;
            let far = |p: &PlaceId| self.scenario.place(*p).at.distance_m(at) as i64;
            let own = centers.iter().min_by_key(|p| (far(p), **p)).copied();
            let blown = self.strength(HazardKind::Wind, zone) > 0.0;
            if blown || only.is_some_and(|p| own != Some(p)) {
                continue;
            }
            for group in 0..2 {
                let people: u32 = self.live.zones[zone].dialysis[group][1..].iter().sum();
                let n = ((f64::from(people) * EARLY_SHARE) as u32).min(capacity);
                capacity -= n;
                treated += n;
                get_ahead(&mut self.live.zones[zone].dialysis[group], n);
            }
        }
        self.live.relief.early_sessions += treated;
        self.tell(Fact::EarlySessions { people: treated });
    }
}

/// Those who have missed most are seen first; who did not come stands one session worse.
fn after_the_day(group: &mut [u32; 5], mut came: u32) {
    let mut next = [0; 5];
    for m in (0..5).rev() {
        let n = group[m].min(came);
        came -= n;
        next[1] += n;
        next[(m + 1).min(4)] += group[m] - n;
    }
    *group = next;
}

fn get_ahead(group: &mut [u32; 5], mut people: u32) {
    for m in (1..5).rev() {
        let n = group[m].min(people);
        people -= n;
        group[m] -= n;
        group[0] += n;
    }
}

#[cfg(test)]
mod tests {
    use super::{after_the_day, get_ahead};

    #[test]
    fn nobody_is_lost_and_an_early_session_takes_the_place_of_a_missed_one() {
        let mut group = [0, 10, 0, 0, 0];
        get_ahead(&mut group, 6);
        assert_eq!(group, [6, 4, 0, 0, 0]);
        after_the_day(&mut group, 0);
        assert_eq!(group, [0, 6, 4, 0, 0]);
        after_the_day(&mut group, 5);
        assert_eq!(group, [0, 5, 5, 0, 0]);
    }
}
