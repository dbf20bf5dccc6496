//! Dialysis three times a week: sessions kept, missed, and run early.
//!
//! Sources: Kelman15 Am J Kidney Dis 65:109; Murakami15 Clin J Am Soc Nephrol 10:1389; Lin14 Prehosp Disaster Med 29:374;
//! for what comes of missed sessions (`harm.rs`) Anderson09 Kidney Int 75:1202 and Howard12 Prehosp Disaster Med 27(4).

use super::super::{Coalition, Fact};
use super::Cause;
use crate::scenario::{DecisionKind, HazardKind, PlaceKind};
use crate::units::{PlaceId, Subject, ZoneId};

/// Sessions a station runs on an ordinary day, with extended hours, and early on top [A]; on a Sunday, when nobody has a
/// regular session, the whole day is free for early ones.
const SHIFTS: u32 = 3;
const LONG_SHIFTS: u32 = 4;
const EARLY_SHIFTS: u32 = 2;
/// Of those whose own center is closed, percent who miss their sessions, always the same ones, and who go to an emergency
/// department for them: 26.3 % missed a median of two, 7.6 % were in emergency rooms, the others found another center
/// [Murakami15]. Three of ten misses are left where the network knows its people by name, half where they are driven [A].
const NOWHERE_PCT: u32 = 26;
const TO_ED_PCT: u32 = 8;
const REGISTERED: f64 = 0.3;
const DRIVEN: f64 = 0.5;
/// 59–60 % were dialysed early before the storm [Kelman15].
const EARLY_SHARE: f64 = 0.6;
/// The day's sessions are counted at this hour.
const EVENING: i64 = 18;

/// Kinds, by what people do whose own center is closed.
const ELSEWHERE: usize = 0;
const TO_ED: usize = 1;
const NOWHERE: usize = 2;

/// Where people of one kind stand: ahead, on time, one, two, three or more sessions missed.
pub type Standing = [u32; 5];

/// Two groups that take turns, each by kind, with no session missed.
pub(super) fn groups(people: u32) -> [[Standing; 3]; 2] {
    let share = |pct: u32| (people * pct + 50) / 100;
    let kinds = [people - share(TO_ED_PCT) - share(NOWHERE_PCT), share(TO_ED_PCT), share(NOWHERE_PCT)];
    let mut groups = [[[0; 5]; 3]; 2];
    // The odd one of a kind goes to the group that has fewer.
    for (kind, n) in kinds.into_iter().enumerate() {
        let size = |g: &[Standing; 3]| g.iter().flatten().sum::<u32>();
        let odd = usize::from(size(&groups[1]) < size(&groups[0]));
        groups[odd][kind][1] = n.div_ceil(2);
        groups[1 - odd][kind][1] = n / 2;
    }
    groups
}

impl Coalition {
    /// People of the zone who stand at position `m`: 0 ahead, 1 on time, then sessions missed.
    pub(super) fn missed(&self, zone: ZoneId, m: usize) -> u32 {
        self.live.zones[zone].dialysis.iter().flatten().map(|group| group[m]).sum()
    }

    pub(super) fn dialysed_in_hospital(&mut self, zone: ZoneId, mut people: u32) {
        for group in self.live.zones[zone].dialysis.iter_mut().flatten() {
            for m in (2..5).rev() {
                let n = group[m].min(people);
                group[m] -= n;
                group[1] += n;
                people -= n;
            }
        }
    }

    fn treats(&self, at: PlaceId) -> bool {
        self.facility(at).can_dialyze()
    }

    fn sessions(&self, at: PlaceId, shifts: u32) -> u32 {
        let staff = self.facility(at).staff_pct.max(0) as u32;
        let careful = if self.live.relief.everywhere.contains(&DecisionKind::IssueWaterOrder) { 90 } else { 100 };
        self.scenario.place(at).people * shifts * staff / 100 * careful / 100
    }

    /// Sunday is 0: 1970 began on a Thursday.
    fn weekday(&self) -> i64 {
        let minutes = self.scenario.starts_min + self.live.now.0 / 60_000;
        (minutes.div_euclid(1440) + 4).rem_euclid(7)
    }

    /// Sundays have no regular sessions.
    pub(super) fn dialysis_hour(&mut self) {
        let minutes = self.scenario.starts_min + self.live.now.0 / 60_000;
        let (hour, weekday) = (minutes.rem_euclid(1440) / 60, self.weekday());
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
        let due: u32 = self.live.zones.iter().map(|z| z.dialysis[group].iter().flatten().sum::<u32>()).sum();
        let room = (f64::from(capacity) / f64::from(due.max(1))).min(1.0);
        let mut missed = 0;
        for zone in self.live.zones.ids() {
            let shares = self.comes(zone, &centers);
            let mut s = self.live.dice.stream(Subject::Zone, 1 << 40 | u64::from(zone.0), self.live.now.0 as u64);
            for (kind, share) in shares.into_iter().enumerate() {
                let Some(share) = share else {
                    self.dialysed_in_ed(zone, group, s.unit());
                    continue;
                };
                let people = &mut self.live.zones[zone].dialysis[group][kind];
                let all: u32 = people.iter().sum();
                let came = ((f64::from(all) * share * room + s.unit()) as u32).min(all);
                // Who is ahead and stays at home has missed nothing.
                missed += (all - came).saturating_sub(people[0]);
                after_the_day(people, came);
            }
        }
        self.live.relief.sessions_missed += missed;
        if missed > 0 {
            self.tell(Fact::SessionsMissed { people: missed });
        }
    }

    /// The share of each kind that is treated today, as far as there is room; none: they go to an emergency department.
    fn comes(&self, zone: ZoneId, centers: &[PlaceId]) -> [Option<f64>; 3] {
        if self.strength(HazardKind::Wind, zone) > 0.0 {
            return [Some(0.0); 3];
        }
        let at = self.scenario.zones[zone].at;
        let far = |p: &PlaceId| self.scenario.place(*p).at.distance_m(at) as i64;
        let own = centers.iter().min_by_key(|p| (far(p), **p)).copied();
        let mut shares = [Some(1.0); 3];
        if !own.is_some_and(|p| self.treats(p)) {
            let known = if self.has(zone, DecisionKind::RegisterNeeds) { REGISTERED } else { 1.0 };
            let driven = if self.has(zone, DecisionKind::ProvideTransport) { DRIVEN } else { 1.0 };
            shares[TO_ED] = None;
            shares[NOWHERE] = Some(1.0 - known * driven);
        }
        shares
    }

    /// For want of a chair: a patient who is not ahead arrives, is dialyzed, and goes home. The next time there is a chair elsewhere
    /// for them: those who came to hospitals were fewer every day after the second [Lin14].
    fn dialysed_in_ed(&mut self, zone: ZoneId, group: usize, u: f64) {
        let kinds = &mut self.live.zones[zone].dialysis[group];
        let come: u32 = kinds[TO_ED][1..].iter().sum();
        kinds[TO_ED] = [0, kinds[TO_ED][0], 0, 0, 0];
        kinds[ELSEWHERE][1] += come;
        if come == 0 {
            return;
        }
        let foreign = ((f64::from(come) * self.limited_english(zone) + u) as u32).min(come);
        let harm = self.live.zones[zone].harm.entry(Cause::Dialysis).or_default();
        harm[0].ed += come - foreign;
        harm[1].ed += foreign;
        self.tell(Fact::PeopleFellIll { cause: Cause::Dialysis, people: come, died: 0 });
        self.come_to_ed(zone, come, 0);
    }

    /// Sessions ahead of schedule, at one center or at all.
    pub(super) fn treat_early(&mut self, only: Option<PlaceId>) {
        let centers: Vec<PlaceId> = self.scenario.places_of(PlaceKind::Dialysis).map(|(p, _)| p).collect();
        let works = |p: &&PlaceId| only.is_none_or(|at| at == **p) && self.treats(**p);
        let shifts = if self.weekday() == 0 { SHIFTS } else { EARLY_SHIFTS };
        let mut capacity: u32 = centers.iter().filter(works).map(|p| self.sessions(*p, shifts)).sum();
        let mut treated = 0;
        for zone in self.live.zones.ids() {
            let at = self.scenario.zones[zone].at;
            let far = |p: &PlaceId| self.scenario.place(*p).at.distance_m(at) as i64;
            let own = centers.iter().min_by_key(|p| (far(p), **p)).copied();
            let blown = self.strength(HazardKind::Wind, zone) > 0.0;
            if blown || only.is_some_and(|p| own != Some(p)) {
                continue;
            }
            for group in self.live.zones[zone].dialysis.iter_mut().flatten() {
                let people: u32 = group[1..].iter().sum();
                let n = ((f64::from(people) * EARLY_SHARE + 0.5) as u32).min(capacity);
                capacity -= n;
                treated += n;
                get_ahead(group, n);
            }
        }
        self.live.relief.early_sessions += treated;
        self.tell(Fact::EarlySessions { people: treated });
    }
}

/// Those who have missed most are seen first; who did not come stands one session worse.
fn after_the_day(group: &mut Standing, mut came: u32) {
    let mut next = [0; 5];
    for m in (0..5).rev() {
        let n = group[m].min(came);
        came -= n;
        next[1] += n;
        next[(m + 1).min(4)] += group[m] - n;
    }
    *group = next;
}

fn get_ahead(group: &mut Standing, mut people: u32) {
    for m in (1..5).rev() {
        let n = group[m].min(people);
        people -= n;
        group[m] -= n;
        group[0] += n;
    }
}

#[cfg(test)]
mod tests {
    use super::{ELSEWHERE, NOWHERE, TO_ED, after_the_day, get_ahead, groups};

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

    #[test]
    fn everybody_has_one_group_and_one_kind() {
        for people in [0, 1, 2, 3, 7, 40, 1_987] {
            let groups = groups(people);
            let of_kind = |k: usize| groups.iter().map(|g| g[k].iter().sum::<u32>()).sum::<u32>();
            assert_eq!(of_kind(ELSEWHERE) + of_kind(TO_ED) + of_kind(NOWHERE), people);
            assert_eq!((of_kind(TO_ED), of_kind(NOWHERE)), ((people * 8 + 50) / 100, (people * 26 + 50) / 100));
            let days = groups.map(|g| g.iter().flatten().sum::<u32>());
            assert!(days[0].abs_diff(days[1]) <= 1, "{people}: {days:?}");
        }
    }
}
