//! Scene operations: rescue teams, retriage, treat-and-release, staging, and the casualty collection point.

use super::{FireWork, Task, UnitKind};
use crate::scenario::{Danger, Severity};
use crate::sim::{Coalition, Due, Fact, Whereabouts, tag};
use crate::units::{PatientId, SiteId, Span, Subject, UnitId};

/// What each costs: basic-life-support crews that do nothing else meanwhile [A].
pub(in crate::sim) const CREWS: u32 = 2;
pub(in crate::sim) const ONE_CREW: u32 = 1;
const BUSY: Span = Span::mins(40);
const RUNS_THE_PLACE: Span = Span::mins(60);

impl Coalition {
    /// Basic-life-support crews that could be set aside.
    pub(in crate::sim) fn spare_crews(&self) -> Vec<UnitId> {
        self.idle_of(UnitKind::Bls).collect()
    }

    pub(in crate::sim) fn set_crews_aside(&mut self, site: SiteId, crews: u32, span: Span) {
        let at = self.map.node_of_site(site);
        for unit in self.spare_crews().into_iter().take(crews as usize) {
            self.busy_for(unit, Task::Busy { at }, span);
        }
    }

    /// How fast people are freed, against a site without dangers: rescue teams double it; a fire without water, a
    /// unassessed structure, and a collapsed one halve it [A].
    fn rescue_pace(&self, site: SiteId) -> f64 {
        let s = &self.live.sites[site];
        let slow = [s.threatened(Danger::Fire), s.threatened(Danger::Unstable), s.came_down];
        let halved = slow.iter().filter(|on| **on).count() as i32;
        let teams = if s.rescue_teams { 2.0 } else { 1.0 };
        teams * f64::from(1 << (3 - halved)) / 8.0
    }

    fn still_trapped(&self, site: SiteId) -> Vec<PatientId> {
        self.patients().filter(|(_, p)| p.is_trapped(site)).map(|(id, _)| id).collect()
    }

    /// Something changes how fast people are freed: the time that each still needs becomes shorter or longer.
    pub(in crate::sim) fn repace(&mut self, site: SiteId, change: impl FnOnce(&mut super::Site)) -> usize {
        let old = self.rescue_pace(site);
        change(&mut self.live.sites[site]);
        let (factor, trapped, now) = (old / self.rescue_pace(site), self.still_trapped(site), self.live.now);
        for id in &trapped {
            let left = (self.patient(*id).freed_at() - now).scaled(factor);
            self.frees_at(*id, now + left);
        }
        trapped.len()
    }

    pub(in crate::sim) fn frees_at(&mut self, id: PatientId, at: crate::units::SimTime) {
        self.patient_mut(id).will_be_freed(at);
        self.live.agenda.put(at, Due::Freed(id));
    }

    /// Factor on the time until a casualty of this moment is freed.
    pub(in crate::sim) fn rescue_takes(&self, site: SiteId) -> f64 {
        1.0 / self.rescue_pace(site)
    }

    /// Halves the remaining entrapment of those still trapped [A].
    pub(in crate::sim) fn send_rescue_teams(&mut self, site: SiteId) {
        self.set_crews_aside(site, CREWS, BUSY);
        let trapped = self.repace(site, |s| s.rescue_teams = true);
        let hidden = self.still_trapped(site).iter().filter(|p| self.patient(**p).is_hidden()).count();
        self.tell(Fact::RescueTeamsSent { site, trapped: (trapped - hidden) as u32 });
    }

    /// Search of a sector: hidden casualties are freed with the others. Returns how many were found.
    pub(in crate::sim) fn find_the_hidden(&mut self, site: SiteId) -> u32 {
        let now = self.live.now;
        let mut found = 0;
        for id in self.still_trapped(site) {
            let patient = self.patient_mut(id);
            if patient.found() {
                found += 1;
                let sooner = (patient.freed_at() - super::hazard::FOUND_LATE).max(now + Span::mins(5));
                let at = sooner.min(patient.freed_at());
                self.frees_at(id, at);
            }
        }
        found
    }

    /// Every waiting tag is given again. A second look under-triages half as often [A].
    pub(in crate::sim) fn retriage(&mut self, site: SiteId) {
        self.set_crews_aside(site, CREWS, BUSY);
        let usual = self.field_accuracy();
        let second = usual.second_look();
        let round = u64::from(self.live.sites[site].retriaged) + 2;
        self.live.sites[site].retriaged += 1;
        let waiting: Vec<PatientId> = self.live.sites[site].tagged.iter().flat_map(|line| line.in_order()).collect();
        let mut changed = 0;
        for id in waiting {
            let truth = self.severity_now(id);
            let given = tag(truth, second, &mut self.live.dice.stream(Subject::Triage, u64::from(id.0), round));
            if self.patient(id).tag != Some(given) {
                changed += 1;
                self.live.sites[site].forget(id);
                self.gets_tag(id, site, given);
            }
        }
        self.tell(Fact::Retriaged { site, changed });
        self.wake_site(site);
        self.dispatch();
    }

    /// A treatment point for the walking: each goes home from the scene after 20 to 60 min.
    pub(in crate::sim) fn treat_and_release(&mut self, site: SiteId) {
        self.set_crews_aside(site, CREWS, BUSY);
        self.live.sites[site].treats_here = true;
        let walking = self.live.sites[site].waiting(Severity::Minimal).in_order();
        walking.into_iter().for_each(|id| self.treat_here(id));
    }

    pub(in crate::sim) fn treat_here(&mut self, id: PatientId) {
        let minutes = self.live.dice.stream(Subject::Scene, 1 << 42 | u64::from(id.0), 0).triangular(20.0, 30.0, 60.0);
        self.live.agenda.put(self.live.now + Span::from_mins(minutes), Due::TreatedHere(id));
    }

    /// Treated and released; a patient worse than the tag is queued for an ambulance.
    pub(in crate::sim) fn treated_here(&mut self, id: PatientId) {
        let now = self.live.now;
        let Whereabouts::AtScene(site) = *self.patient(id).whereabouts() else { return };
        if !self.live.sites[site].waiting(Severity::Minimal).contains(id) {
            return;
        }
        let truth = self.severity_now(id);
        self.live.sites[site].forget(id);
        if truth == Severity::Minimal {
            self.patient_mut(id).treated_at_scene(now);
            self.tell(Fact::PatientTreatedAtScene { patient: id, site });
            self.scene_may_be_clear(site);
        } else {
            self.gets_tag(id, site, truth);
            self.wake_site(site);
            self.dispatch();
        }
    }

    /// Units wait there and not in each other's way; each is called forward.
    pub(in crate::sim) fn open_staging(&mut self, site: SiteId) {
        self.set_crews_aside(site, ONE_CREW, RUNS_THE_PLACE);
        self.live.sites[site].staging = true;
        self.tell(Fact::StagingOpened { site });
    }

    /// Patients are brought together and made ready: loading is quicker.
    pub(in crate::sim) fn open_collection_point(&mut self, site: SiteId) {
        self.set_crews_aside(site, CREWS, RUNS_THE_PLACE);
        self.live.sites[site].collection_point = true;
        self.tell(Fact::CollectionPointOpened { site });
    }

    /// Tags a patient at the scene and queues them by tag, through the decontamination lanes if open.
    pub(in crate::sim) fn gets_tag(&mut self, id: PatientId, site: SiteId, given: Severity) {
        self.patient_mut(id).tag = Some(given);
        self.tell(Fact::PatientTagged { patient: id, tag: given });
        if self.patient(id).contaminated && self.live.sites[site].has(FireWork::Decontamination) {
            self.wash(id, site);
        } else {
            self.lines_up(id, site, given);
        }
    }

    pub(in crate::sim) fn lines_up(&mut self, id: PatientId, site: SiteId, given: Severity) {
        let rank = self.patient(id).score();
        self.live.sites[site].tagged[given as usize].put(id, rank);
        if given == Severity::Minimal && self.live.sites[site].treats_here {
            self.treat_here(id);
        }
    }
}
