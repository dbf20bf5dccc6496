//! Scene hazards and fire company tasks. Sizes of effects are [A] unless a source is named.

use super::Task;
use crate::scenario::{Danger, DecisionKind, Severity};
use crate::sim::{Coalition, Due, Fact, Refusal, Whereabouts};
use crate::units::{PatientId, SimTime, SiteId, Span, Subject, UnitId};
use serde::{Deserialize, Serialize};

/// Tasks of fire companies at a scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FireWork {
    Zone,
    Decontamination,
    Search,
    Water,
    Assessment,
}

/// Delay of rescue for hidden casualties unless their sector is searched [A].
pub const FOUND_LATE: Span = Span::hours(3);

/// Mean time to the collapse of an unassessed structure, minutes [A].
const STANDS_MIN: f64 = 90.0;
/// Crews that are under it, and how long they are out [A].
const CREWS_HURT: usize = 2;
const HURT_FOR: Span = Span::hours(8);

/// Of staff who handled contaminated people without protection about 23 % had symptoms [Okumura98, from memory].
const EXPOSED: f64 = 0.23;

/// Minutes for one person at one place of a lane: walking 3–5, lying 8–15 [table B6, A]; places in a lane [A].
const WASH_MIN: [f64; 2] = [4.0, 12.0];
const LANES: [usize; 2] = [6, 3];

/// Of the contaminated who would leave by themselves, the share that stays inside a zone [A].
const HELD_BACK: f64 = 0.5;

impl FireWork {
    /// Companies it needs, minutes until it works, and how long the companies stay [A].
    fn cost(self) -> (u16, f64, Span) {
        match self {
            FireWork::Zone => (1, 12.0, Span::hours(2)),
            FireWork::Decontamination => (2, 15.0, Span::hours(2)),
            FireWork::Search => (2, 30.0, Span::mins(35)),
            FireWork::Water => (2, 12.0, Span::mins(90)),
            FireWork::Assessment => (1, 20.0, Span::mins(25)),
        }
    }

    /// What it is good for.
    fn against(self) -> Option<Danger> {
        match self {
            FireWork::Zone | FireWork::Decontamination => Some(Danger::Contamination),
            FireWork::Water => Some(Danger::Fire),
            FireWork::Assessment => Some(Danger::Unstable),
            FireWork::Search => None,
        }
    }
}

impl Coalition {
    pub(in crate::sim) fn companies_free(&self) -> u16 {
        self.scenario.ems.fire_companies.saturating_sub(self.live.ems.companies_busy)
    }

    pub(in crate::sim) fn check_fire_work(&self, site: SiteId, work: FireWork) -> Result<(), Refusal> {
        let s = self.live.sites.get(site).ok_or(Refusal::NoSuchThing)?;
        if s.work.contains_key(&work) {
            return Err(Refusal::AlreadyDone);
        }
        if s.called.is_none() || work.against().is_some_and(|h| !s.hazards.contains_key(&h)) {
            return Err(Refusal::NothingToDo);
        }
        if work == FireWork::Decontamination && !s.work.contains_key(&FireWork::Zone) {
            return Err(Refusal::First { kind: DecisionKind::SetHazardZone });
        }
        let (wanted, there) = (u32::from(work.cost().0), u32::from(self.companies_free()));
        if there < wanted { Err(Refusal::NotEnough { wanted, there }) } else { Ok(()) }
    }

    pub(in crate::sim) fn fire_work(&mut self, site: SiteId, work: FireWork) {
        let (companies, minutes, stays) = work.cost();
        self.live.sites[site].work.insert(work, None);
        self.live.ems.companies_busy += companies;
        let entity = 1 << 44 | u64::from(site.0) << 8 | work as u64;
        let takes = self.live.dice.stream(Subject::Scene, entity, 0).lognormal(minutes, 0.3);
        self.live.agenda.put(self.live.now + Span::from_mins(takes), Due::FireWorkDone { site, work });
        self.live.agenda.put(self.live.now + stays, Due::CompaniesFree(companies));
        self.tell(Fact::CompaniesSent { site, work });
    }

    pub(in crate::sim) fn fire_work_done(&mut self, site: SiteId, work: FireWork) {
        let now = self.live.now;
        self.live.sites[site].work.insert(work, Some(now));
        match work {
            FireWork::Water => self.deals_with(site, Danger::Fire),
            FireWork::Assessment => self.deals_with(site, Danger::Unstable),
            FireWork::Zone => self.deals_with(site, Danger::Contamination),
            FireWork::Decontamination => self.opens_lanes(site),
            FireWork::Search => {
                let found = self.find_the_hidden(site);
                self.tell(Fact::SectorSearched { site, found });
            }
        }
    }

    fn deals_with(&mut self, site: SiteId, hazard: Danger) {
        let now = self.live.now;
        self.repace(site, |s| {
            s.hazards.insert(hazard, Some(now));
        });
        self.tell(Fact::DangerControlled { site, hazard });
    }

    /// A scene catches fire, becomes unstable or contaminated during the exercise.
    pub(in crate::sim) fn danger_begins(&mut self, site: SiteId, hazard: Danger) {
        if self.live.sites[site].threatened(hazard) {
            return;
        }
        self.repace(site, |s| {
            s.hazards.insert(hazard, None);
            // What was done against an earlier one has to be done again.
            s.work.retain(|work, _| work.against() != Some(hazard));
        });
        self.tell(Fact::DangerBegan { site, hazard });
        if hazard == Danger::Contamination {
            self.contaminate_everybody_at(site);
        }
        if hazard == Danger::Unstable && self.live.sites[site].called.is_some() {
            self.schedule_collapse(site);
        }
    }

    pub(in crate::sim) fn schedule_collapse(&mut self, site: SiteId) {
        let mut luck = self.live.dice.stream(Subject::Scene, 1 << 45 | u64::from(site.0), 0);
        let minutes = luck.exponential(STANDS_MIN);
        self.live.agenda.put(self.live.now + Span::from_mins(minutes), Due::Collapse(site));
    }

    /// What was left standing comes down on crews that wait under it; rescue begins anew.
    pub(in crate::sim) fn collapses(&mut self, site: SiteId) {
        let s = &self.live.sites[site];
        if s.came_down || !s.threatened(Danger::Unstable) {
            return;
        }
        let under: Vec<UnitId> = s.staged.iter().copied().take(CREWS_HURT).collect();
        self.repace(site, |s| s.came_down = true);
        let at = self.map.node_of_site(site);
        for unit in &under {
            self.busy_for(*unit, Task::Off { at }, HURT_FOR);
        }
        self.tell(Fact::StructureCameDown { site, units: under.len() as u32 });
        self.dispatch();
    }

    /// A crew loads a contaminated patient. Inside hazard zones it is protected.
    pub(in crate::sim) fn soils(&mut self, unit: UnitId, site: SiteId, ids: &[PatientId]) {
        if !ids.iter().any(|p| self.patient(*p).contaminated) {
            return;
        }
        let whose = ids.first().map_or(0, |p| u64::from(p.0));
        let mut luck = self.live.dice.stream(Subject::Scene, 1 << 43 | whose, 0);
        let breathes = self.live.sites[site].threatened(Danger::Contamination) && luck.chance(EXPOSED);
        let u = &mut self.live.units[unit];
        u.soiled = true;
        if breathes && !u.exposed {
            u.exposed = true;
            self.tell(Fact::CrewExposed { unit });
        }
    }

    /// Inside a zone people are told to stay until they are washed; half of them do.
    pub(in crate::sim) fn held_back(&self, id: PatientId, site: SiteId) -> bool {
        self.patient(id).contaminated
            && self.live.sites[site].has(FireWork::Zone)
            && self.live.dice.stream(Subject::SelfPresent, u64::from(id.0), 3).chance(HELD_BACK)
    }

    fn opens_lanes(&mut self, site: SiteId) {
        let now = self.live.now;
        self.live.sites[site].lanes = LANES.map(|places| vec![now; places]);
        self.tell(Fact::LanesOpened { site });
        let waiting: Vec<PatientId> = self.live.sites[site].tagged.iter().flat_map(|line| line.in_order()).collect();
        for id in waiting {
            if self.patient(id).contaminated {
                self.live.sites[site].forget(id);
                self.wash(id, site);
            }
        }
    }

    /// Into the lane, at the place that is free first.
    pub(in crate::sim) fn wash(&mut self, id: PatientId, site: SiteId) {
        let now = self.live.now;
        let lies = self.patient(id).seen_as() != Severity::Minimal;
        let mut luck = self.live.dice.stream(Subject::Scene, 1 << 46 | u64::from(id.0), 0);
        let minutes = luck.lognormal(WASH_MIN[usize::from(lies)], 0.3);
        let s = &mut self.live.sites[site];
        s.washing.put(id, 0);
        let Some(place) = s.lanes[usize::from(lies)].iter_mut().min() else { return };
        let done = (*place).max(now) + Span::from_mins(minutes);
        *place = done;
        self.live.agenda.put(done, Due::Washed(id));
    }

    pub(in crate::sim) fn washed(&mut self, id: PatientId) {
        let patient = self.patient(id);
        let Whereabouts::AtScene(site) = *patient.whereabouts() else { return };
        let tag = patient.seen_as();
        if !self.live.sites[site].washing.forget(id) {
            return;
        }
        self.patient_mut(id).contaminated = false;
        self.tell(Fact::PatientWashed { patient: id });
        self.lines_up(id, site, tag);
        self.wake_site(site);
        self.dispatch();
    }

    /// Dangers that are there from the beginning.
    pub(in crate::sim) fn found_hazards(&mut self) {
        let scenario = self.scenario.clone();
        for (site, written) in self.live.sites.iter_mut().zip(&scenario.sites) {
            site.hazards = written.hazards.iter().map(|h| (*h, None::<SimTime>)).collect();
        }
    }

    pub(in crate::sim) fn companies_return(&mut self, companies: u16) {
        self.live.ems.companies_busy -= companies;
    }
}
