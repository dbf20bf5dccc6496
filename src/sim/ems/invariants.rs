//! Invariants of EMS: units, crews, and the queues of the scenes.

use super::Task;
use crate::sim::{Coalition, Whereabouts};
use crate::units::{PatientId, UnitId};
use std::collections::BTreeMap;

impl Coalition {
    pub(in crate::sim) fn units_match_patients(&self, broken: &mut Vec<String>) {
        let mut held: BTreeMap<PatientId, UnitId> = BTreeMap::new();
        for (id, u) in self.live.units.iter_ids() {
            for p in &u.aboard {
                if held.insert(*p, id).is_some() {
                    broken.push(format!("{p:?} is on two units"));
                }
                let place = self.patient(*p).whereabouts();
                let ok = *place == Whereabouts::Aboard(id)
                    || matches!(u.task, Task::Wall { at, .. } if *place == Whereabouts::Waiting(at));
                if !ok {
                    broken.push(format!("{p:?} is listed on {} but is elsewhere", u.name));
                }
            }
        }
        let idle = self.live.units.iter().filter(|u| u.ready_at().is_some()).count();
        if idle != self.live.ems.idle.len() {
            broken.push(format!("{idle} units are idle, {} listed", self.live.ems.idle.len()));
        }
        for (id, p) in self.patients() {
            if let Whereabouts::Aboard(unit) = *p.whereabouts()
                && held.get(&id) != Some(&unit)
            {
                broken.push(format!("{id:?} is recorded on {unit:?}"));
            }
        }
    }

    pub(in crate::sim) fn scenes_match_patients(&self, broken: &mut Vec<String>) {
        for (id, site) in self.live.sites.iter_ids() {
            let here = || self.patients().filter(|(_, p)| p.site == id);
            let trapped = here().filter(|(_, p)| p.is_trapped(id)).count() as u32;
            let open = here().filter(|(_, p)| p.is_at_scene(id)).count();
            let crews = self.live.units.iter().filter(|u| u.site() == Some(id)).count();
            let staged = self.live.units.iter().filter(|u| matches!(u.task, Task::Staged { site } if site == id));
            if crews != site.crews.len() || staged.count() != site.staged.len() {
                broken.push(format!("{id:?}: {crews} crews, {} listed", site.crews.len()));
            }
            let tags = |task: &Task| matches!(task, Task::Triaging { site, patient } if *site == id && self.is_in_the_open(*patient));
            let tagging = self.live.units.iter().filter(|u| tags(&u.task));
            let listed = site.waiting_total() + tagging.count();
            if trapped != site.trapped || open != listed {
                broken.push(format!("{id:?}: trapped {trapped}/{}, in the open {open}/{listed}", site.trapped));
            }
        }
    }

    fn is_in_the_open(&self, patient: PatientId) -> bool {
        matches!(self.patient(patient).whereabouts(), Whereabouts::AtScene(_))
    }
}
