//! A batch of casualties comes into the world.

use super::{Age, Patient, TravelMode, Whereabouts, physiology};
use crate::scenario::{Condition, Severity, Wave};
use crate::sim::{Coalition, Due, Fact, Outcome};
use crate::units::{PatientId, SimTime, SiteId, Span, Stream, Subject, ZoneId};

/// RPM when hurt, by true severity [A]. The mix of the immediate is chosen so that critical mortality after the usual
/// urban 31 min to the hospital [Carr06] is the 12.4 % of the pooled bombings [Frykberg88, table B4].
fn draw_rpm(severity: Severity, s: &mut Stream) -> u8 {
    let (scores, weights): (&[u8], &[f64]) = match severity {
        Severity::Immediate => (&[7, 8, 9, 10], &[1.0, 4.0, 6.0, 4.0]),
        Severity::Delayed => (&[10, 11, 12], &[2.0, 5.0, 3.0]),
        Severity::Minimal => (&[12], &[1.0]),
        Severity::Expectant => (&[1, 2, 3], &[1.0, 1.0, 1.0]),
        Severity::Dead => (&[0], &[1.0]),
    };
    scores[s.pick(weights)]
}

impl Coalition {
    pub(in crate::sim) fn strike(&mut self, wave: &Wave) {
        let total: u32 = wave.counts.iter().sum();
        self.tell(Fact::WaveStruck { site: wave.site, casualties: total });
        self.live.sites[wave.site.index()].cleared = None;
        let (mut children, mut limited) = (wave.children, wave.limited_english);
        let mut left = total;
        for (severity, &count) in Severity::ALL.into_iter().zip(&wave.counts) {
            for _ in 0..count {
                let id = PatientId::at(self.live.patients.len());
                let mut s = self.live.dice.stream(Subject::Injury, u64::from(id.0), 0);
                // Exactly as many children and people with limited English as the author wrote, spread evenly.
                let child = s.unit() * f64::from(left) < f64::from(children);
                children -= u32::from(child);
                let foreign = s.unit() * f64::from(left) < f64::from(limited);
                limited -= u32::from(foreign);
                left -= 1;
                let older = s.chance(0.16);
                let age = if child {
                    Age::Child
                } else if older {
                    Age::Older
                } else {
                    Age::Adult
                };
                let rpm = draw_rpm(severity, &mut s);
                let freed = if severity == Severity::Minimal { 0.0 } else { s.unit() };
                self.add_casualty(newly_hurt(wave, severity, rpm, age, foreign, self.live.now));
                self.start_journey(id, wave, wave.extrication.scaled(freed));
            }
        }
        let call = self.live.now + Span::secs(60);
        self.live.agenda.put(call, Due::IncidentCall(wave.site));
    }

    /// Casualties an inject adds: one batch at a site, without extrication or self-presenters' delay of a wave.
    pub(in crate::sim) fn strike_extra(&mut self, site: SiteId, condition: Condition, counts: [u32; 5]) {
        let wave = Wave {
            site,
            at: self.live.now,
            condition,
            counts,
            children: 0,
            limited_english: 0,
            contaminated: false,
            self_present_pct: 0,
            self_present_delay: Span::mins(12),
            extrication: Span::ZERO,
            zone: None::<ZoneId>,
        };
        self.strike(&wave);
    }

    fn add_casualty(&mut self, patient: Patient) {
        if patient.severity == Severity::Dead {
            self.live.sites[patient.site.index()].dead += 1;
        } else {
            self.live.sites[patient.site.index()].trapped += 1;
        }
        self.live.unfinished.push(PatientId::at(self.live.patients.len()));
        self.live.patients.push(patient);
    }

    fn start_journey(&mut self, id: PatientId, wave: &Wave, trapped_for: Span) {
        let patient = &self.live.patients[id.index()];
        if patient.severity == Severity::Dead {
            self.tell(Fact::PatientDied { patient: id, at: None, preventable: false });
            return;
        }
        if patient.deteriorates()
            && let Some(span) = physiology::time_to_zero(patient.rpm)
        {
            self.live.agenda.put(patient.injured + span, Due::Fades(id));
        }
        let mut s = self.live.dice.stream(Subject::SelfPresent, u64::from(id.0), 0);
        // Blind to severity: cars take whom they find [medicine A4].
        let share = f64::from(wave.self_present_pct) / 100.0;
        let (goes, delay) = (s.chance(share), s.lognormal(wave.self_present_delay.as_mins().max(0.1), 0.5));
        let free = self.live.now + trapped_for;
        self.patient(id).free_at = free;
        if trapped_for > Span::ZERO {
            self.live.agenda.put(free, Due::Freed(id));
        } else {
            self.freed(id);
        }
        if goes {
            self.live.agenda.put(free + Span::from_mins(delay), Due::SetsOff(id));
        }
    }
}

fn newly_hurt(wave: &Wave, severity: Severity, rpm: u8, age: Age, limited_english: bool, now: SimTime) -> Patient {
    let dead = severity == Severity::Dead;
    Patient {
        site: wave.site,
        condition: wave.condition,
        severity,
        rpm,
        age,
        limited_english,
        contaminated: wave.contaminated,
        zone: wave.zone,
        injured: now,
        free_at: now,
        tag: None,
        mode: TravelMode::NotYet,
        whereabouts: if dead { Whereabouts::Dead } else { Whereabouts::Trapped(wave.site) },
        first_facility: None,
        arrived: None,
        care_began: None,
        definitive: None,
        step: 0,
        operated: false,
        icu: false,
        admitted: false,
        transferred: false,
        care_level_pct: 100,
        doomed: false,
        outcome: dead.then_some(Outcome::DiedAtScene),
        outcome_at: dead.then_some(now),
        preventable: false,
        plan: 0,
    }
}
