//! Casualty batches: onset, patient attributes, and first events.

use super::{Age, Body, Counted, Patient, TravelMode, Whereabouts, body};
use crate::scenario::{Severity, Wave};
use crate::sim::ems::FOUND_LATE;
use crate::sim::{Coalition, Due, Fact, Outcome};
use crate::units::{ConditionId, PatientId, SimTime, SiteId, Span, Stream, Subject, ZoneId};

/// The part of a batch that has fallen ill by a share of its time: slow, fast, slow again [A].
fn by_then(people: u32, share: f64) -> u32 {
    (f64::from(people) * share * share * (3.0 - 2.0 * share) + 0.5) as u32
}

/// What falls to one of `parts` equal parts of the time.
fn part_of(people: u32, part: u16, parts: u16) -> u32 {
    let share = |n: u16| f64::from(n) / f64::from(parts);
    by_then(people, share(part + 1)) - by_then(people, share(part))
}

impl Coalition {
    /// A batch that comes at once, or the first hour of one that comes over time.
    pub(in crate::sim) fn onset(&mut self, n: u16, part: u16) {
        let scenario = self.scenario.clone();
        let wave = &scenario.waves[usize::from(n)];
        let parts = (wave.over.0 / Span::hours(1).0).clamp(1, 24 * 90) as u16;
        if parts == 1 {
            return self.strike(wave);
        }
        if part + 1 < parts {
            self.live.agenda.put(self.live.now + Span::hours(1), Due::Onset { wave: n, part: part + 1 });
        }
        let now = Wave {
            counts: wave.counts.map(|people| part_of(people, part, parts)),
            children: part_of(wave.children, part, parts),
            limited_english: part_of(wave.limited_english, part, parts),
            ..wave.clone()
        };
        if now.counts.iter().any(|n| *n > 0) {
            self.strike(&now);
        }
    }

    pub(in crate::sim) fn strike(&mut self, wave: &Wave) {
        let scenario = self.scenario.clone();
        let total: u32 = wave.counts.iter().sum();
        self.tell(Fact::WaveStruck { site: wave.site, casualties: total });
        let contaminated = self.reopen_scene(wave.site) || wave.contaminated;
        let pace = self.rescue_takes(wave.site);
        let profile = scenario.condition(wave.condition);
        let (mut children, mut limited) = (wave.children, wave.limited_english);
        let mut left = total;
        for (severity, &count) in Severity::ALL.into_iter().zip(&wave.counts) {
            for _ in 0..count {
                let id = self.live.patients.next_id();
                let mut s = self.live.dice.stream(Subject::Injury, u64::from(id.0), 0);
                // Exactly as many children and people with limited English as the author wrote, spread evenly.
                let child = s.unit() * f64::from(left) < f64::from(children);
                children -= u32::from(child);
                let foreign = s.unit() * f64::from(left) < f64::from(limited);
                limited -= u32::from(foreign);
                left -= 1;
                let older = s.chance(f64::from(profile.older_pct) / 100.0);
                let age = if child {
                    Age::Child
                } else if older {
                    Age::Older
                } else {
                    Age::Adult
                };
                let (scores, weights): (Vec<u8>, Vec<f64>) = profile.scores[severity as usize].iter().copied().unzip();
                let rpm = scores[s.pick(&weights)];
                let freed = if severity == Severity::Minimal { 0.0 } else { s.unit() };
                let years = years(age, &mut s);
                let body = body::draw_body(profile, severity, &mut s);
                let hurt = newly_hurt(wave, severity, age, foreign, self.live.now);
                self.add_casualty(Patient { contaminated, rpm, years, body, ..hurt });
                self.start_journey(id, wave, wave.extrication.scaled(freed * pace));
            }
        }
        let call = self.live.now + Span::secs(60);
        self.live.agenda.put(call, Due::IncidentCall(wave.site));
    }

    /// Casualties an inject adds: one batch at a site, without extrication or self-presenters' delay of a wave.
    pub(in crate::sim) fn strike_extra(&mut self, site: SiteId, condition: ConditionId, counts: [u32; 5]) {
        let wave = Wave {
            site,
            at: self.live.now,
            condition,
            counts,
            children: 0,
            limited_english: 0,
            contaminated: false,
            over: Span::ZERO,
            self_present_pct: 0,
            self_present_delay: Span::mins(12),
            extrication: Span::ZERO,
            hidden_pct: 0,
            zone: None::<ZoneId>,
        };
        self.strike(&wave);
    }

    /// Contaminates every patient still at the scene.
    pub(in crate::sim) fn contaminate_everybody_at(&mut self, site: SiteId) {
        let here = |p: &Patient| p.is_trapped(site) || p.is_at_scene(site);
        self.live.patients.iter_mut().filter(|p| here(p)).for_each(|p| p.contaminated = true);
    }

    fn add_casualty(&mut self, patient: Patient) {
        self.add_to_scene(patient.site, patient.severity == Severity::Dead);
        let id = self.live.patients.push(patient);
        // The next sample counts them for the first time.
        self.patient_mut(id);
    }

    fn start_journey(&mut self, id: PatientId, wave: &Wave, trapped_for: Span) {
        let patient = &self.live.patients[id];
        if patient.severity == Severity::Dead {
            self.tell(Fact::PatientDied { patient: id, at: None, preventable: false });
            return;
        }
        let mut s = self.live.dice.stream(Subject::SelfPresent, u64::from(id.0), 0);
        // Blind to severity: cars take whom they find [medicine A4].
        let share = f64::from(wave.self_present_pct) / 100.0;
        let (goes, delay) = (s.chance(share), s.lognormal(wave.self_present_delay.as_mins().max(0.1), 0.5));
        let hidden = trapped_for > Span::ZERO && {
            let mut luck = self.live.dice.stream(Subject::Injury, u64::from(id.0), 1);
            luck.chance(f64::from(wave.hidden_pct) / 100.0)
        };
        let free = self.live.now + trapped_for + if hidden { FOUND_LATE } else { Span::ZERO };
        let patient = self.patient_mut(id);
        (patient.free_at, patient.trapped, patient.hidden) = (free, trapped_for, hidden);
        self.watch(id);
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

/// Whole years, evenly over the band, at most 95 [A].
fn years(age: Age, s: &mut Stream) -> u8 {
    let (from, to) = match age {
        Age::Child => (1, 17),
        Age::Adult => (18, 64),
        Age::Older => (65, 95),
    };
    (from + s.below(to - from + 1)) as u8
}

fn newly_hurt(wave: &Wave, severity: Severity, age: Age, limited_english: bool, now: SimTime) -> Patient {
    let dead = severity == Severity::Dead;
    Patient {
        site: wave.site,
        condition: wave.condition,
        severity,
        rpm: 12,
        body: Body::Plain,
        age,
        years: 40,
        limited_english,
        zone: wave.zone,
        injured: now,
        trapped: Span::ZERO,
        free_at: now,
        tag: None,
        field_tag: None,
        antidote_at: None,
        with_crew: None,
        mode: TravelMode::NotYet,
        whereabouts: if dead { Whereabouts::Dead } else { Whereabouts::Trapped(wave.site) },
        left_scene: None,
        first_facility: None,
        arrived: None,
        care_began: None,
        definitive: None,
        step: 0,
        operated: false,
        icu: false,
        admitted: false,
        transferred: false,
        contaminated: false,
        hidden: false,
        care_level_pct: 100,
        doomed: false,
        complicated: false,
        outcome: dead.then_some(Outcome::DiedAtScene),
        outcome_at: dead.then_some(now),
        preventable: false,
        counted: Counted::Neither,
        touched: false,
        due_to: None,
        plan: 0,
    }
}
