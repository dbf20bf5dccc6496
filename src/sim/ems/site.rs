//! Incident site: queues of patients, crews, and hazards.

use super::{FireWork, WaitList};
use crate::scenario::{Danger, Severity, TriageSystem};
use crate::sim::Coalition;
use crate::units::{PatientId, SimTime, SiteId, Span, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Ranks in the line of the untagged: who lies is seen before who walks (the global sort of START and SALT). Beyond that,
/// crews come upon people in no order of urgency: each gets one of `LOTS` ranks by lot.
pub(super) const LIES: u8 = 0;
pub(super) const WALKS: u8 = LOTS;
pub(super) const LOTS: u8 = 6;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// Freed and not yet triaged.
    pub untagged: WaitList,
    /// Waiting for transport, by tag in the order of `Severity::ALL`; ranked by RPM score.
    pub tagged: [WaitList; 5],
    /// Tagged, and being washed before they may be loaded.
    pub washing: WaitList,
    /// Alive and not yet freed.
    pub trapped: u32,
    pub dead: u32,
    pub called: Option<SimTime>,
    pub first_unit: Option<SimTime>,
    pub triage_done: bool,
    pub rescue_teams: bool,
    /// Times the whole scene was triaged again.
    pub retriaged: u32,
    pub treats_here: bool,
    pub staging: bool,
    pub collection_point: bool,
    /// At most this many units after a demobilization.
    pub keep: Option<u16>,
    pub cleared: Option<SimTime>,
    /// Injury to the first crew, and to a hospital, with an idle system: the yardstick for preventable deaths.
    pub best_reach: Span,
    pub best_care: Span,
    /// Each with the moment at which it was dealt with.
    pub hazards: BTreeMap<Danger, Option<SimTime>>,
    pub came_down: bool,
    /// What fire companies were sent to do, and when it was done.
    pub work: BTreeMap<FireWork, Option<SimTime>>,
    /// When each place of the washing lanes is free: for the walking, for those who lie.
    pub lanes: [Vec<SimTime>; 2],
    /// Units on their way or here: kept with every change of task.
    pub crews: BTreeSet<UnitId>,
    pub staged: BTreeSet<UnitId>,
    /// Crews that are tagging a patient.
    pub triaging: u32,
}

impl Site {
    pub fn forget(&mut self, patient: PatientId) {
        self.untagged.forget(patient);
        self.washing.forget(patient);
        for line in &mut self.tagged {
            line.forget(patient);
        }
    }

    pub fn waiting(&self, tag: Severity) -> &WaitList {
        &self.tagged[tag as usize]
    }

    /// Patients in the open, without those whom a crew is tagging.
    pub fn waiting_total(&self) -> usize {
        self.untagged.len() + self.washing.len() + self.tagged.iter().map(WaitList::len).sum::<usize>()
    }

    /// Is the danger there and not dealt with?
    pub fn threatened(&self, hazard: Danger) -> bool {
        self.hazards.get(&hazard).is_some_and(Option::is_none)
    }

    /// Has that been done?
    pub fn has(&self, work: FireWork) -> bool {
        self.work.get(&work).is_some_and(Option::is_some)
    }
}

impl Coalition {
    /// New casualties: the scene is not clear any more, and every unit may come. Is it contaminated?
    pub(in crate::sim) fn reopen_scene(&mut self, site: SiteId) -> bool {
        let site = &mut self.live.sites[site];
        (site.cleared, site.keep) = (None, None);
        site.hazards.contains_key(&Danger::Contamination)
    }

    /// A casualty, dead or still trapped.
    pub(in crate::sim) fn add_to_scene(&mut self, site: SiteId, dead: bool) {
        let site = &mut self.live.sites[site];
        site.dead += u32::from(dead);
        site.trapped += u32::from(!dead);
    }

    /// One fewer is trapped: freed, or dead.
    pub(in crate::sim) fn one_freed(&mut self, site: SiteId) {
        self.live.sites[site].trapped -= 1;
    }

    pub(in crate::sim) fn leaves_scene_queues(&mut self, site: SiteId, patient: PatientId) {
        self.live.sites[site].forget(patient);
    }

    /// Casualties at the scene, trapped or in the open, but for those whom a crew is just tagging.
    pub(in crate::sim) fn people_at_scene(&self, site: SiteId) -> usize {
        let site = &self.live.sites[site];
        site.trapped as usize + site.waiting_total()
    }

    /// Injury to the first crew, and to a hospital, with an idle system.
    pub(in crate::sim) fn best_response(&self, site: SiteId) -> (Span, Span) {
        let site = &self.live.sites[site];
        (site.best_reach, site.best_care)
    }

    pub(in crate::sim) fn triage_system(&self) -> TriageSystem {
        self.live.ems.triage
    }
}
