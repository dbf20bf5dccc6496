//! More hands at the scene: rescue teams, a second look at every tag, treatment on the spot.

use super::{Task, UnitKind};
use crate::scenario::Severity;
use crate::sim::{Accuracy, Coalition, Due, Fact, Outcome, Whereabouts, tag};
use crate::units::{PatientId, SiteId, Span, Subject, UnitId};

/// What each costs: basic-life-support crews that do nothing else meanwhile [A].
pub(in crate::sim) const CREWS: u32 = 2;
const BUSY: Span = Span::mins(40);

impl Coalition {
    /// Basic-life-support crews that could be set aside.
    pub(in crate::sim) fn spare_crews(&self) -> Vec<UnitId> {
        let spare = |(_, u): &(usize, &super::Unit)| u.kind == UnitKind::Bls && u.ready_at().is_some();
        self.live.units.iter().enumerate().filter(spare).map(|(i, _)| UnitId::at(i)).collect()
    }

    fn set_crews_aside(&mut self, site: SiteId) {
        let at = self.map.node_of_site(site);
        for unit in self.spare_crews().into_iter().take(CREWS as usize) {
            self.busy_for(unit, Task::Busy { at }, BUSY);
        }
    }

    /// Whoever is still trapped is out in half the time that was left [A].
    pub(in crate::sim) fn send_rescue_teams(&mut self, site: SiteId) {
        let now = self.live.now;
        self.set_crews_aside(site);
        self.live.sites[site.index()].rescue_teams = true;
        let trapped: Vec<PatientId> = (0..self.live.patients.len())
            .map(PatientId::at)
            .filter(|p| self.live.patients[p.index()].whereabouts == Whereabouts::Trapped(site))
            .collect();
        for id in &trapped {
            let patient = self.patient(*id);
            let sooner = now + Span((patient.free_at - now).0.max(0) / 2);
            patient.free_at = sooner;
            self.live.agenda.put(sooner, Due::Freed(*id));
        }
        self.tell(Fact::RescueTeamsSent { site, trapped: trapped.len() as u32 });
    }

    /// Every waiting tag is given again. A second look under-triages half as often [A].
    pub(in crate::sim) fn retriage(&mut self, site: SiteId) {
        self.set_crews_aside(site);
        let usual = self.field_accuracy();
        let second = Accuracy { over: usual.over, under: usual.under / 2.0 };
        let round = u64::from(self.live.sites[site.index()].retriaged) + 2;
        self.live.sites[site.index()].retriaged += 1;
        let waiting: Vec<PatientId> = self.live.sites[site.index()].tagged.iter().flatten().copied().collect();
        let mut changed = 0;
        for id in waiting {
            let truth = self.live.patients[id.index()].severity;
            let given = tag(truth, second, &mut self.live.dice.stream(Subject::Triage, u64::from(id.0), round));
            if self.live.patients[id.index()].tag != Some(given) {
                changed += 1;
                self.live.sites[site.index()].forget(id);
                self.live.sites[site.index()].tagged[given as usize].push(id);
                self.patient(id).tag = Some(given);
                self.tell(Fact::PatientTagged { patient: id, tag: given });
                if given == Severity::Minimal && self.live.sites[site.index()].treats_here {
                    self.treat_here(id);
                }
            }
        }
        self.tell(Fact::Retriaged { site, changed });
        self.wake_site(site);
        self.dispatch();
    }

    /// A treatment point for the walking: each goes home from the scene after 20 to 60 min.
    pub(in crate::sim) fn treat_and_release(&mut self, site: SiteId) {
        self.set_crews_aside(site);
        self.live.sites[site.index()].treats_here = true;
        let walking = self.live.sites[site.index()].waiting(Severity::Minimal).clone();
        walking.into_iter().for_each(|id| self.treat_here(id));
    }

    pub(in crate::sim) fn treat_here(&mut self, id: PatientId) {
        let minutes = self.live.dice.stream(Subject::Scene, 1 << 42 | u64::from(id.0), 0).triangular(20.0, 30.0, 60.0);
        self.live.agenda.put(self.live.now + Span::from_mins(minutes), Due::TreatedHere(id));
    }

    /// Treated and gone; whoever turns out worse than the tag is sent to the ambulances.
    pub(in crate::sim) fn treated_here(&mut self, id: PatientId) {
        let now = self.live.now;
        let patient = &self.live.patients[id.index()];
        let Whereabouts::AtScene(site) = patient.whereabouts else { return };
        if !self.live.sites[site.index()].waiting(Severity::Minimal).contains(&id) {
            return;
        }
        let truth = patient.severity;
        self.live.sites[site.index()].forget(id);
        if truth == Severity::Minimal {
            let patient = self.patient(id);
            patient.whereabouts = Whereabouts::Home;
            patient.care_began = Some(now);
            patient.definitive = Some(now);
            patient.outcome = Some(Outcome::Released);
            patient.outcome_at = Some(now);
            patient.plan += 1;
            self.tell(Fact::PatientTreatedAtScene { patient: id, site });
            self.scene_may_be_clear(site);
        } else {
            self.patient(id).tag = Some(truth);
            self.live.sites[site.index()].tagged[truth as usize].push(id);
            self.tell(Fact::PatientTagged { patient: id, tag: truth });
            self.wake_site(site);
            self.dispatch();
        }
    }
}
