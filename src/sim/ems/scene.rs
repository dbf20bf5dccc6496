//! Scene work: triage, loading, and scene clearance.

use super::policy::{Belief, Group};
use super::site::{LIES, LOTS, WALKS};
use super::{Task, UnitKind};
use crate::scenario::{PatientPriority, Severity};
use crate::sim::{Coalition, Fact, TravelMode, tag};
use crate::units::{PatientId, SiteId, Span, Subject, UnitId};

/// Crews that triage at once, before the others load.
const TRIAGE_CREWS: u32 = 3;
/// Tagging takes 15–60 s a patient [table B5b, A]; 30 s is doctrine's limit.
const TAGGING_S: f64 = 35.0;
/// Loading a lying patient; a walking one. With tagging and waiting this gives the published mean of 13.4 min on scene
/// in urban trauma; for a helicopter 20.4 min [Carr06].
const LOADING_MIN: f64 = 8.0;
const BOARDING_MIN: f64 = 4.0;
const BUS_LOADING_MIN: f64 = 15.0;
const AIR_LOADING_MIN: f64 = 20.4;
/// A collection point brings patients to the ambulances ready to go [A].
const COLLECTED_MIN: f64 = 3.0;
/// From the staging area forward [A].
const CALLED_FORWARD_MIN: f64 = 2.0;
/// More units than this at a scene without a staging area are in each other's way [A].
const CROWD: usize = 8;
const CROWDED: f64 = 1.3;

/// Tags of nonambulatory patients.
const LYING: [Severity; 3] = [Severity::Immediate, Severity::Delayed, Severity::Expectant];

impl Coalition {
    /// One step of a unit is over.
    pub(in crate::sim) fn unit_done(&mut self, unit: UnitId, plan: u32) {
        let u = &self.live.units[unit];
        if u.plan != plan {
            return;
        }
        match u.task {
            Task::Turnout { at, site } => self.rolls(unit, at, site),
            Task::ToSite { site, .. } => self.at_scene(unit, site),
            Task::Triaging { site, patient } => self.tagged(unit, site, patient),
            Task::Loading { site } => self.leaves_scene(unit, site),
            Task::ToHospital { at, .. } => self.at_door(unit, at),
            Task::Handover { at } => self.handed_over(unit, at),
            Task::Cleaning { at } => self.free_unit(unit, self.map.node_of_place(at)),
            Task::Home { ref trip } => {
                let at = trip.to;
                if !self.goes_off(unit, at) {
                    self.set_task(unit, Task::Ready { at });
                }
            }
            Task::Busy { at } => {
                self.live.misdirected.retain(|m| *m != unit);
                self.free_unit(unit, at);
            }
            Task::Off { at } => self.free_unit(unit, at),
            Task::Ready { .. } | Task::Staged { .. } | Task::Wall { .. } | Task::Gone => {}
        }
    }

    fn at_scene(&mut self, unit: UnitId, site: SiteId) {
        self.tell(Fact::UnitArrived { unit, site });
        let first = self.live.sites[site].first_unit.is_none();
        if first {
            self.live.sites[site].first_unit = Some(self.live.now);
        }
        self.works_at_scene(unit, site);
        if first {
            self.dispatch();
        }
    }

    /// Out in the open: joins those who wait for a tag. “Everybody who can walk, come over here”: the others are seen first.
    pub(in crate::sim) fn waits_for_tag(&mut self, id: PatientId, site: SiteId) {
        let walks = self.patient(id).severity == Severity::Minimal;
        let lot = self.live.dice.stream(Subject::Triage, u64::from(id.0), 1 << 32).below(u32::from(LOTS)) as u8;
        self.live.sites[site].untagged.put(id, lot + if walks { WALKS } else { LIES });
    }

    /// Next task of a free crew at the scene: triage while patients are untagged and few crews tag, else loading.
    pub(in crate::sim) fn works_at_scene(&mut self, unit: UnitId, site: SiteId) {
        let scene = &mut self.live.sites[site];
        if self.live.units[unit].kind.is_ambulance()
            && scene.triaging < TRIAGE_CREWS
            && let Some(patient) = scene.untagged.lowest()
        {
            scene.untagged.forget(patient);
            let seconds = self.live.dice.stream(Subject::Triage, u64::from(patient.0), 0).lognormal(TAGGING_S, 0.3);
            let span = Span::from_mins(seconds / 60.0).scaled(self.slowed(unit));
            self.busy_for(unit, Task::Triaging { site, patient }, span);
        } else {
            self.takes_patients(unit, site);
        }
    }

    fn tagged(&mut self, unit: UnitId, site: SiteId, id: PatientId) {
        let accuracy = self.field_accuracy();
        // The patient may have left, or died, during the tagging.
        if self.patient(id).is_at_scene(site) {
            let truth = self.severity_now(id);
            let given = tag(truth, accuracy, &mut self.live.dice.stream(Subject::Triage, u64::from(id.0), 1));
            self.patient_mut(id).first_field_tag(given, truth);
            self.give_antidote(id);
            self.gets_tag(id, site, given);
        }
        let scene = &mut self.live.sites[site];
        if scene.untagged.is_empty() && scene.trapped == 0 && !scene.triage_done {
            scene.triage_done = true;
            self.tell(Fact::TriageFinished { site });
        }
        self.works_at_scene(unit, site);
        self.wake_site(site);
        self.dispatch();
    }

    /// Whom a unit of this kind takes next of those who lie, by the priority policy.
    fn next_lying(&self, kind: UnitKind, site: SiteId) -> Option<PatientId> {
        let scene = &self.live.sites[site];
        let policy = self.live.ems.priority;
        let mut first = Vec::new();
        for tag in LYING.into_iter().filter(|t| kind.may_carry(*t)) {
            match policy {
                // Alike to the rule are those of a tag; or those of a tag and a score.
                PatientPriority::Start | PatientPriority::ResourceAware => first.extend(scene.waiting(tag).oldest()),
                PatientPriority::Sacco => first.extend(scene.waiting(tag).heads().map(|(.., p)| p)),
            }
        }
        let group = |id: &PatientId| {
            let p = self.patient(*id);
            Group { tag: p.seen_as(), score: p.score(), minutes: p.hurt_for(self.live.now).as_mins() }
        };
        let groups: Vec<Group> = first.iter().map(group).collect();
        policy.next(&groups, Belief::of(self.scenario.ems.curves)).map(|i| first[i])
    }

    /// The first of those who walk, as many as there are seats.
    fn next_walking(&self, kind: UnitKind, site: SiteId) -> Vec<PatientId> {
        self.live.sites[site].waiting(Severity::Minimal).first(kind.seats())
    }

    /// Loads the next patient; without one, the crew stages.
    fn takes_patients(&mut self, unit: UnitId, site: SiteId) {
        let kind = self.live.units[unit].kind;
        let lying = self.next_lying(kind, site);
        let (taken, minutes): (Vec<PatientId>, f64) = match (kind, lying) {
            (UnitKind::Bus, _) => (self.next_walking(kind, site), BUS_LOADING_MIN),
            (UnitKind::WheelchairVan, _) => (self.next_walking(kind, site), BOARDING_MIN),
            (UnitKind::Helicopter, lying) => (lying.into_iter().collect(), AIR_LOADING_MIN),
            (_, Some(lying)) => (vec![lying], self.loading_min(unit, site)),
            (_, None) if self.walking_ride(site) => (self.next_walking(kind, site), BOARDING_MIN),
            (_, None) => (Vec::new(), 0.0),
        };
        let Some(&first) = taken.first() else {
            if !matches!(self.live.units[unit].task, Task::Staged { .. }) {
                self.set_task(unit, Task::Staged { site });
            }
            self.scene_may_be_clear(site);
            self.stand_down_if_idle(unit, site);
            return;
        };
        for id in &taken {
            self.live.sites[site].forget(*id);
            self.patient_mut(*id).boards_unit(unit);
            self.in_the_crews_hands(*id, kind);
        }
        self.soils(unit, site, &taken);
        self.live.units[unit].aboard = taken;
        let minutes = self.live.dice.stream(Subject::Scene, u64::from(first.0), 0).lognormal(minutes, 0.4);
        let span = Span::from_mins(minutes).scaled(self.slowed(unit));
        self.busy_for(unit, Task::Loading { site }, span);
    }

    /// A crew treats nonambulatory patients; ambulatory ones only ride.
    fn in_the_crews_hands(&mut self, id: PatientId, kind: UnitKind) {
        let lies = self.patient(id).seen_as() != Severity::Minimal;
        if lies && (kind.is_ambulance() || kind == UnitKind::Helicopter) {
            let now = self.live.now;
            self.patient_mut(id).in_crews_hands(now);
            self.watch(id);
        }
    }

    /// Mean minutes to load a nonambulatory patient.
    fn loading_min(&self, unit: UnitId, site: SiteId) -> f64 {
        let scene = &self.live.sites[site];
        let here = |u: &&UnitId| {
            let task = &self.live.units[*u].task;
            matches!(task, Task::Triaging { .. } | Task::Staged { .. } | Task::Loading { .. })
        };
        let mut minutes = LOADING_MIN;
        if scene.collection_point {
            minutes -= COLLECTED_MIN;
        }
        if scene.staging {
            let waited = matches!(self.live.units[unit].task, Task::Staged { .. });
            minutes += if waited { CALLED_FORWARD_MIN } else { 0.0 };
        } else if scene.crews.len() > CROWD && scene.crews.iter().filter(here).count() > CROWD {
            minutes *= CROWDED;
        }
        minutes
    }

    /// Releases a staged unit that no patient could still need.
    fn stand_down_if_idle(&mut self, unit: UnitId, site: SiteId) {
        let scene = &self.live.sites[site];
        let u = &self.live.units[unit];
        if u.site() != Some(site) {
            return;
        }
        let walking = scene.waiting(Severity::Minimal).len();
        // A bus or a van serves ambulatory patients; a crew, nonambulatory ones.
        let for_others = match u.kind {
            UnitKind::Bus | UnitKind::WheelchairVan => {
                scene.waiting_total() - scene.untagged.len() - scene.washing.len()
            }
            UnitKind::Als | UnitKind::Bls | UnitKind::CriticalCare | UnitKind::Helicopter => walking,
        };
        if scene.trapped == 0 && scene.waiting_total() == for_others && scene.triaging == 0 {
            self.free_unit(unit, self.map.node_of_site(site));
        }
    }

    /// New people in the open: staged crews get to work, in the order of their numbers.
    pub(in crate::sim) fn wake_site(&mut self, site: SiteId) {
        let staged: Vec<UnitId> = self.live.sites[site].staged.iter().copied().collect();
        for unit in staged {
            if matches!(self.live.units[unit].task, Task::Staged { site: s } if s == site) {
                self.works_at_scene(unit, site);
            }
        }
    }

    fn leaves_scene(&mut self, unit: UnitId, site: SiteId) {
        self.fill_bus(unit, site);
        let aboard = self.live.units[unit].aboard.clone();
        let Some(&first) = aboard.first() else { return self.free_unit(unit, self.map.node_of_site(site)) };
        let kind = self.live.units[unit].kind;
        let to = match self.live.bus_orders.get(&unit) {
            Some(to) => Some(*to),
            None => self.choose_hospital(kind, site, first),
        };
        let noise = self.live.dice.stream(Subject::Travel, 1 << 40 | u64::from(first.0), 0).lognormal(1.0, 0.4);
        let from = self.map.attachment_of_site(site);
        let trip = to.and_then(|to| Some((to, self.plan_trip(kind, from, self.map.attachment_of_place(to), noise)?)));
        let Some((to, trip)) = trip else {
            // No way out today: wait, and look again.
            return self.busy_for(unit, Task::Loading { site }, Span::mins(5));
        };
        for id in aboard {
            let mode = if kind == UnitKind::Bus { TravelMode::Bus } else { TravelMode::Ems };
            let now = self.live.now;
            self.patient_mut(id).leaves_scene(mode, now);
            self.count_sent(id, to);
            self.tell(Fact::PatientLeftScene { patient: id, unit, to });
        }
        self.drive(unit, Task::ToHospital { trip, at: to });
        self.scene_may_be_clear(site);
    }

    /// Patients tagged minimal during loading still board the bus.
    fn fill_bus(&mut self, unit: UnitId, site: SiteId) {
        let u = &self.live.units[unit];
        if u.kind != UnitKind::Bus {
            return;
        }
        let seats = u.kind.seats().saturating_sub(u.aboard.len());
        let late = self.live.sites[site].waiting(Severity::Minimal).first(seats);
        for id in late {
            self.live.sites[site].forget(id);
            self.patient_mut(id).boards_unit(unit);
            self.live.units[unit].aboard.push(id);
        }
    }

    /// Tells once when the last living casualty has gone, and lets staged crews go.
    pub(in crate::sim) fn scene_may_be_clear(&mut self, site: SiteId) {
        let scene = &self.live.sites[site];
        if scene.trapped > 0 || scene.waiting_total() > 0 || scene.triaging > 0 || scene.cleared.is_some() {
            return;
        }
        let loading = |u: &UnitId| {
            let u = &self.live.units[u];
            matches!(u.task, Task::Loading { .. }) && !u.aboard.is_empty()
        };
        if scene.called.is_none() || scene.crews.iter().any(loading) {
            return;
        }
        let crews: Vec<UnitId> = scene.crews.iter().copied().collect();
        self.live.sites[site].cleared = Some(self.live.now);
        self.tell(Fact::SceneCleared { site });
        for unit in crews {
            let u = &self.live.units[unit];
            if u.site() == Some(site) && u.aboard.is_empty() {
                let in_base = if let Task::Turnout { at, .. } = &u.task { Some(*at) } else { None };
                self.free_unit(unit, in_base.unwrap_or(self.map.node_of_site(site)));
            }
        }
    }
}
