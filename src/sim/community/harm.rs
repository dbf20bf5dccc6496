//! Illness at home, hour by hour: population at risk, rate, and protection.

use super::super::{Coalition, Fact};
use super::{Cause, Harm};
use crate::scenario::{DecisionKind, HazardKind};
use crate::sim::Offer;
use crate::units::{Span, Subject, ZoneId};

/// A source of harm in one zone: mean number of people who fall ill in an hour if nobody is told anything, how much
/// heeded advice prevents, what it is worse by with limited English, and of those who fall ill the shares admitted and dead.
struct Risk {
    cause: Cause,
    mean: f64,
    advice: f64,
    limited: f64,
    admitted: f64,
    died: f64,
}

const fn risk(cause: Cause, mean: f64, advice: f64, shares: (f64, f64)) -> Risk {
    Risk { cause, mean, advice, limited: 1.0, admitted: shares.0, died: shares.1 }
}

const DAY_H: f64 = 24.0;

impl Coalition {
    pub(super) fn harm_hour(&mut self) {
        let mut ill = std::collections::BTreeMap::new();
        for zone in self.live.zones.ids() {
            for risk in self.risks(zone) {
                let harm = self.befalls(zone, &risk);
                if harm.ed + harm.died > 0 {
                    let sum: &mut Harm = ill.entry(risk.cause).or_default();
                    sum.add(harm);
                }
            }
        }
        for (cause, Harm { ed, died, .. }) in ill {
            self.tell(Fact::PeopleFellIll { cause, people: ed, died });
        }
    }

    /// Draws for both language groups. One uniform number each, so that a smaller risk never harms more in the same run.
    fn befalls(&mut self, zone: ZoneId, risk: &Risk) -> Harm {
        let foreign = self.limited_english(zone);
        let hour = (self.live.now.0 / Span::hours(1).0) as u64;
        let mut sum = Harm::default();
        for (group, share) in [(0, 1.0 - foreign), (1, foreign)] {
            let more = if group == 1 { risk.limited } else { 1.0 };
            let mean = risk.mean * share * more * (1.0 - risk.advice * self.heeds(zone, group == 1));
            if mean <= 0.0 {
                continue;
            }
            let name = u64::from(zone.0) << 8 | (risk.cause as u64) << 1 | group as u64;
            let mut s = self.live.dice.stream(Subject::Zone, name, hour);
            let ed = if risk.cause == Cause::General { 0 } else { poisson(s.unit(), mean) };
            let died = poisson(s.unit(), mean * risk.died);
            let admitted = (0..ed).filter(|_| s.chance(risk.admitted)).count() as u32;
            let harm = Harm { ed, admitted, died };
            self.live.zones[zone].harm.entry(risk.cause).or_default()[group].add(harm);
            sum.add(harm);
        }
        if sum.ed > 0 {
            self.leave_the_count(zone, risk.cause, sum.ed);
            self.come_to_ed(zone, sum.ed, sum.admitted);
        }
        sum
    }

    /// The share of a zone's people who follow little English.
    pub(super) fn limited_english(&self, zone: ZoneId) -> f64 {
        let population = f64::from(self.scenario.zones[zone].population.max(1));
        f64::from(self.scenario.community.people[zone].limited_english) / population
    }

    /// Who is in hospital is no longer at home waiting for it.
    fn leave_the_count(&mut self, zone: ZoneId, cause: Cause, people: u32) {
        match cause {
            Cause::Power => {
                let z = &mut self.live.zones[zone];
                z.on_power = z.on_power.saturating_sub(people);
            }
            Cause::Dialysis => self.dialysed_in_hospital(zone, people),
            Cause::Heat
            | Cause::Monoxide
            | Cause::Water
            | Cause::Medication
            | Cause::Air
            | Cause::Injury
            | Cause::Moved
            | Cause::General => {}
        }
    }

    fn risks(&self, zone: ZoneId) -> Vec<Risk> {
        let mut risks = vec![self.missed_dialysis(zone)];
        let z = &self.live.zones[zone];
        if let Some(since) = z.dark_since {
            risks.extend(self.in_the_dark(zone, (self.live.now - since).as_mins() / 60.0));
        }
        let population = f64::from(self.scenario.zones[zone].population);
        if z.water_unsafe {
            let boiled = if self.live.relief.everywhere.contains(&DecisionKind::IssueWaterOrder) { 0.7 } else { 0.1 };
            // A kitchen with safe water feeds many of those who would not boil [A].
            let cooked = if z.centers.contains(&Offer::Kitchen) { 0.4 } else { 0.0 };
            let boiled = f64::max(boiled, cooked);
            risks.push(risk(Cause::Water, population * 1e-4 / DAY_H, boiled, (0.1, 0.0)));
        }
        let older = f64::from(self.scenario.zones[zone].age_65_plus);
        let heat = self.strength(HazardKind::Heat, zone);
        if heat > 0.0 && z.dark_since.is_none() {
            // With current there are fans and air conditioning for most [A].
            risks.push(self.heat(zone, older * heat * 2e-5 / DAY_H));
        }
        let smoke = self.strength(HazardKind::Smoke, zone);
        if smoke > 0.0 {
            // [A]
            risks.push(risk(Cause::Air, population * smoke * 1e-4 / DAY_H, 0.5, (0.2, 0.01)));
        }
        risks
    }

    /// For each day that each missed session stays missed. After Katrina 44 % missed a session or more and 17 % three or
    /// more [Anderson09], and 3 % of all were admitted for their kidneys who otherwise would not have been [Howard12]: with
    /// sessions two and a third days apart that is 0.82 in a hundred a day [computed]. 23 % of those who come are dialysed
    /// in the emergency department [Kelman15] and, we take it, go home [A]. Extra deaths 0.36 points within 30 days over 26 %
    /// who missed a median of two [Kelman15, Murakami15].
    fn missed_dialysis(&self, zone: ZoneId) -> Risk {
        const ADMITTED: f64 = 0.77;
        const VISITS: f64 = 0.0082 / ADMITTED / DAY_H;
        const DEATHS: f64 = 0.007 / (30.0 * DAY_H);
        let missed: f64 = (0..5).map(|m| f64::from(self.missed(zone, m)) * (m as f64 - 1.0).max(0.0)).sum();
        risk(Cause::Dialysis, missed * VISITS, 0.0, (ADMITTED, DEATHS / VISITS))
    }

    fn in_the_dark(&self, zone: ZoneId, hours: f64) -> Vec<Risk> {
        let z = &self.live.zones[zone];
        let population = f64::from(self.scenario.zones[zone].population);
        let visited = if self.has(zone, DecisionKind::CheckOnPeople) { 0.6 } else { 1.0 };
        let mut risks = Vec::new();
        if hours >= 6.0 {
            // 2 % of them a day from hour 6, 5 % after two days [A: scenarios fact base]. Visits, and a place to charge that
            // people have heard of, keep them well [A].
            let daily = if hours >= 48.0 { 0.05 } else { 0.02 };
            let charge = if z.centers.contains(&Offer::Charging) { 0.8 } else { 0.1 };
            let mean = f64::from(z.on_power) * daily / DAY_H * visited;
            risks.push(risk(Cause::Power, mean, charge, (0.4, 0.04)));
        }
        if hours >= 12.0 {
            // More than 100 poisoned by day 3 and 8 dead with about 1 M accounts dark in 2006, many of them newcomers who
            // were warned late [WA06, HistLink]: 1.5 a day for 100 000 people; five times that among the unwarned [A].
            let mut r = risk(Cause::Monoxide, population * 1.5e-5 / DAY_H, 0.8, (0.5, 0.07));
            r.limited = 5.0;
            risks.push(r);
        }
        if hours >= 48.0 {
            // [A]
            let pod = if self.live.relief.at.values().any(|m| m.contains(&DecisionKind::OpenPod)) { 0.4 } else { 1.0 };
            let people = f64::from(self.scenario.community.people[zone].on_medication);
            risks.push(risk(Cause::Medication, people * 0.01 / DAY_H * pod, 0.2, (0.25, 0.005)));
        }
        let heat = self.strength(HazardKind::Heat, zone);
        if heat > 0.0 && hours >= 24.0 {
            // Illness from hour 24 of a dark home, doubling daily [A: scenarios fact base].
            let older = f64::from(self.scenario.zones[zone].age_65_plus);
            let doubled = libm::exp2(((hours - 24.0) / DAY_H).min(4.0));
            risks.push(self.heat(zone, older * heat * 3e-4 / DAY_H * doubled * visited));
        }
        // Deaths +28 % in a day without power [Anderson12], over 8.7 deaths for 1 000 people a year [A].
        let deaths = population * 0.0087 / 365.0 / DAY_H * 0.28;
        risks.push(risk(Cause::General, deaths, 0.0, (0.0, 1.0)));
        risks
    }

    /// A cool place halves and more: odds 0.3 with working air conditioning [Semenza96]. A third admitted; 38 deaths for
    /// some 450 visits in one heat wave [scenarios fact base].
    fn heat(&self, zone: ZoneId, mean: f64) -> Risk {
        let cool = if self.live.zones[zone].centers.contains(&Offer::Cooling) { 0.7 } else { 0.3 };
        risk(Cause::Heat, mean, cool, (0.3, 0.08))
    }

    /// By their own means to the nearest emergency department that takes them, into the crowd that is there.
    pub(super) fn come_to_ed(&mut self, zone: ZoneId, people: u32, admitted: u32) {
        let mut near = self.emergency_departments_by_time(self.zone_node(zone), false);
        near.retain(|(_, at)| self.facility(*at).takes_walk_ins());
        if let Some(&(_, at)) = near.first() {
            self.background_walk_ins(at, people, admitted);
        }
    }
}

/// The number that a uniform `u` means under a Poisson law: more, never fewer, with a greater mean.
pub(super) fn poisson(u: f64, mean: f64) -> u32 {
    let mean = mean.min(600.0);
    let mut p = libm::exp(-mean);
    let (mut sum, mut n) = (p, 0u32);
    while u > sum && n < 2_000 {
        n += 1;
        p *= mean / f64::from(n);
        sum += p;
    }
    n
}

#[cfg(test)]
mod tests {
    use super::poisson;

    #[test]
    fn counts_have_their_mean_and_grow_with_it() {
        let us = |i: u32| (f64::from(i) + 0.5) / 10_000.0;
        let mean = |m: f64| (0..10_000).map(|i| f64::from(poisson(us(i), m))).sum::<f64>() / 10_000.0;
        assert!((mean(0.3) - 0.3).abs() < 0.01 && (mean(7.0) - 7.0).abs() < 0.05, "{} {}", mean(0.3), mean(7.0));
        assert!((0..10_000).all(|i| poisson(us(i), 2.0) >= poisson(us(i), 1.5)));
    }
}
