//! At the scene: triage, loading, and the moment it is clear.

use super::{Task, UnitKind};
use crate::scenario::Severity;
use crate::sim::{Coalition, Fact, TravelMode, Whereabouts, tag};
use crate::units::{PatientId, SiteId, Span, Subject, UnitId};

/// Crews that triage at once, before the others load.
const TRIAGE_CREWS: usize = 3;
/// Tagging takes 15–60 s a patient [table B5b, A]; 30 s is doctrine's limit.
const TAGGING_S: f64 = 35.0;
/// Loading a lying patient; a walking one. With tagging and waiting this gives the published mean of 13.4 min on scene
/// in urban trauma [Carr06].
const LOADING_MIN: f64 = 8.0;
const BOARDING_MIN: f64 = 4.0;
const BUS_LOADING_MIN: f64 = 15.0;

/// Strict START order; the expectant last among those who lie [medicine A2].
const ORDER: [Severity; 4] = [Severity::Immediate, Severity::Delayed, Severity::Expectant, Severity::Minimal];

impl Coalition {
    /// One step of a unit is over.
    pub(in crate::sim) fn unit_done(&mut self, unit: UnitId, plan: u32) {
        let u = &self.live.units[unit.index()];
        if u.plan != plan {
            return;
        }
        match u.task.clone() {
            Task::Turnout { at, site } => self.rolls(unit, at, site),
            Task::ToSite { site, .. } => self.at_scene(unit, site),
            Task::Triaging { site, patient } => self.tagged(unit, site, patient),
            Task::Loading { site } => self.leaves_scene(unit, site),
            Task::ToHospital { at, .. } => self.at_door(unit, at),
            Task::Handover { at } => self.handed_over(unit, at),
            Task::Cleaning { at } => self.free_unit(unit, self.map.node_of_place(at)),
            Task::Home { trip } => self.set_task(unit, Task::Ready { at: trip.to }),
            Task::Busy { at } => {
                self.live.misdirected.retain(|m| *m != unit);
                self.free_unit(unit, at);
            }
            Task::Ready { .. } | Task::Staged { .. } | Task::Wall { .. } => {}
        }
    }

    fn at_scene(&mut self, unit: UnitId, site: SiteId) {
        self.tell(Fact::UnitArrived { unit, site });
        let first = self.live.sites[site.index()].first_unit.is_none();
        if first {
            self.live.sites[site.index()].first_unit = Some(self.live.now);
        }
        self.works_at_scene(unit, site);
        if first {
            self.dispatch();
        }
    }

    /// What a free crew does at the scene: triage while there is somebody to tag and few do it, else load.
    pub(in crate::sim) fn works_at_scene(&mut self, unit: UnitId, site: SiteId) {
        let kind = self.live.units[unit.index()].kind;
        let crews =
            self.live.units.iter().filter(|u| matches!(u.task, Task::Triaging { site: s, .. } if s == site)).count();
        let scene = &mut self.live.sites[site.index()];
        if kind != UnitKind::Bus && crews < TRIAGE_CREWS && !scene.untagged.is_empty() {
            // “Everybody who can walk, come over here”: the others are seen first (the global sort of START and SALT).
            let lies = |p: &PatientId| self.live.patients[p.index()].severity != Severity::Minimal;
            let first = scene.untagged.iter().position(lies).unwrap_or(0);
            let patient = scene.untagged.remove(first);
            let seconds = self.live.dice.stream(Subject::Triage, u64::from(patient.0), 0).lognormal(TAGGING_S, 0.3);
            self.busy_for(unit, Task::Triaging { site, patient }, Span::from_mins(seconds / 60.0));
        } else {
            self.takes_patients(unit, site);
        }
    }

    fn tagged(&mut self, unit: UnitId, site: SiteId, id: PatientId) {
        let accuracy = self.field_accuracy();
        let patient = &self.live.patients[id.index()];
        // Somebody may have set off, or died, while the crew was with them.
        if patient.whereabouts == Whereabouts::AtScene(site) {
            let given =
                tag(patient.severity, accuracy, &mut self.live.dice.stream(Subject::Triage, u64::from(id.0), 1));
            self.patient(id).tag = Some(given);
            self.live.sites[site.index()].tagged[given as usize].push(id);
            self.tell(Fact::PatientTagged { patient: id, tag: given });
            if given == Severity::Minimal && self.live.sites[site.index()].treats_here {
                self.treat_here(id);
            }
        }
        let scene = &mut self.live.sites[site.index()];
        if scene.untagged.is_empty() && scene.trapped == 0 && !scene.triage_done {
            scene.triage_done = true;
            self.tell(Fact::TriageFinished { site });
        }
        self.works_at_scene(unit, site);
        self.wake_site(site);
        self.dispatch();
    }

    /// Takes on whoever is next; with nobody to take, the crew stages.
    fn takes_patients(&mut self, unit: UnitId, site: SiteId) {
        let kind = self.live.units[unit.index()].kind;
        let scene = &self.live.sites[site.index()];
        let walking_ride = self.walking_ride(site);
        let next = ORDER
            .into_iter()
            .filter(|t| walking_ride || *t != Severity::Minimal)
            .find(|t| !scene.waiting(*t).is_empty());
        let (taken, minutes): (Vec<PatientId>, f64) = match (kind, next) {
            (UnitKind::Bus, _) => {
                let walking = scene.waiting(Severity::Minimal);
                (walking.iter().take(kind.seats()).copied().collect(), BUS_LOADING_MIN)
            }
            (_, Some(Severity::Minimal)) => {
                (scene.waiting(Severity::Minimal).iter().take(kind.seats()).copied().collect(), BOARDING_MIN)
            }
            (_, Some(lying)) => (vec![scene.waiting(lying)[0]], LOADING_MIN),
            (_, None) => (Vec::new(), 0.0),
        };
        let Some(&first) = taken.first() else {
            self.set_task(unit, Task::Staged { site });
            self.scene_may_be_clear(site);
            self.stand_down_if_idle(unit, site);
            return;
        };
        for id in &taken {
            self.live.sites[site.index()].forget(*id);
            self.patient(*id).whereabouts = Whereabouts::Aboard(unit);
        }
        self.live.units[unit.index()].aboard = taken;
        let minutes = self.live.dice.stream(Subject::Scene, u64::from(first.0), 0).lognormal(minutes, 0.4);
        self.busy_for(unit, Task::Loading { site }, Span::from_mins(minutes));
    }

    /// A staged unit goes when nobody is left who could still need it.
    fn stand_down_if_idle(&mut self, unit: UnitId, site: SiteId) {
        let scene = &self.live.sites[site.index()];
        if self.live.units[unit.index()].site() != Some(site) {
            return;
        }
        let tagging = self.live.units.iter().any(|u| matches!(u.task, Task::Triaging { site: s, .. } if s == site));
        // For a bus nobody is left who could walk; for a crew, nobody who lies.
        let for_others = match self.live.units[unit.index()].kind {
            UnitKind::Bus => scene.waiting_total() - scene.untagged.len(),
            _ => scene.waiting(Severity::Minimal).len(),
        };
        if scene.trapped == 0 && scene.waiting_total() == for_others && !tagging {
            self.free_unit(unit, self.map.node_of_site(site));
        }
    }

    /// New people in the open: staged crews get to work, in the order of their numbers.
    pub(in crate::sim) fn wake_site(&mut self, site: SiteId) {
        for i in 0..self.live.units.len() {
            if matches!(self.live.units[i].task, Task::Staged { site: s } if s == site) {
                self.works_at_scene(UnitId::at(i), site);
            }
        }
    }

    fn leaves_scene(&mut self, unit: UnitId, site: SiteId) {
        self.fill_bus(unit, site);
        let aboard = self.live.units[unit.index()].aboard.clone();
        let Some(&first) = aboard.first() else { return self.free_unit(unit, self.map.node_of_site(site)) };
        let kind = self.live.units[unit.index()].kind;
        let from = self.map.node_of_site(site);
        let to = match self.live.bus_orders.get(&unit) {
            Some(to) => Some(*to),
            None => self.choose_hospital(site, first),
        };
        let noise = self.live.dice.stream(Subject::Travel, 1 << 40 | u64::from(first.0), 0).lognormal(1.0, 0.4);
        let trip =
            to.and_then(|to| Some((to, self.plan_trip(from, self.map.node_of_place(to), Self::siren(kind), noise)?)));
        let Some((to, trip)) = trip else {
            // No way out today: wait, and look again.
            return self.busy_for(unit, Task::Loading { site }, Span::mins(5));
        };
        for id in aboard {
            let mode = if kind == UnitKind::Bus { TravelMode::Bus } else { TravelMode::Ems };
            self.patient(id).mode = mode;
            let sent = (self.live.now, self.live.patients[id.index()].seen_as());
            self.live.ems.sent.entry(to).or_default().push(sent);
            self.tell(Fact::PatientLeftScene { patient: id, unit, to });
        }
        self.drive(unit, Task::ToHospital { trip, at: to });
        self.scene_may_be_clear(site);
    }

    /// Whoever was tagged minimal while the bus was loading still gets on.
    fn fill_bus(&mut self, unit: UnitId, site: SiteId) {
        let u = &self.live.units[unit.index()];
        if u.kind != UnitKind::Bus {
            return;
        }
        let seats = u.kind.seats().saturating_sub(u.aboard.len());
        let late: Vec<PatientId> =
            self.live.sites[site.index()].waiting(Severity::Minimal).iter().take(seats).copied().collect();
        for id in late {
            self.live.sites[site.index()].forget(id);
            self.patient(id).whereabouts = Whereabouts::Aboard(unit);
            self.live.units[unit.index()].aboard.push(id);
        }
    }

    /// Tells once when the last living casualty has gone, and lets staged crews go.
    pub(in crate::sim) fn scene_may_be_clear(&mut self, site: SiteId) {
        let scene = &self.live.sites[site.index()];
        let busy = self.live.units.iter().any(|u| match u.task {
            Task::Loading { site: s } => s == site && !u.aboard.is_empty(),
            Task::Triaging { site: s, .. } => s == site,
            _ => false,
        });
        if scene.trapped > 0 || scene.waiting_total() > 0 || busy || scene.cleared.is_some() || scene.called.is_none() {
            return;
        }
        self.live.sites[site.index()].cleared = Some(self.live.now);
        self.tell(Fact::SceneCleared { site });
        for i in 0..self.live.units.len() {
            if self.live.units[i].site() == Some(site) && self.live.units[i].aboard.is_empty() {
                let unit = UnitId::at(i);
                let at = match &self.live.units[i].task {
                    Task::Turnout { at, .. } => *at,
                    _ => self.map.node_of_site(site),
                };
                self.free_unit(unit, at);
            }
        }
    }
}
