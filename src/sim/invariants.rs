//! What must hold at every moment: every patient in exactly one place, every bed and unit accounted for.

use super::patient::Counted;
use super::{Coalition, Task, Whereabouts};
use crate::scenario::BedKind;
use crate::units::{PatientId, PlaceId, UnitId};
use std::collections::BTreeMap;

impl Coalition {
    /// Every broken rule, in words for us. Empty: all is well.
    pub fn broken_rules(&self) -> Vec<String> {
        let mut broken = Vec::new();
        self.beds_match_patients(&mut broken);
        self.units_match_patients(&mut broken);
        self.scenes_match_patients(&mut broken);
        self.houses_are_in_order(&mut broken);
        self.counts_match_patients(&mut broken);
        broken
    }

    /// The line of every minute looks only at those who were touched: nobody may change without being so.
    fn counts_match_patients(&self, broken: &mut Vec<String>) {
        let patients = &self.live.patients;
        let stale = patients.iter().position(|p| !p.touched && p.counted != Counted::of(p));
        broken.extend(stale.map(|i| format!("patient {i} changed and was not touched")));
        let counted = |as_what| patients.iter().filter(|p| p.counted == as_what).count() as u32;
        if (self.live.died, self.live.without_care) != (counted(Counted::Dead), counted(Counted::WithoutCare)) {
            broken.push(format!("{} dead and {} without care were counted", self.live.died, self.live.without_care));
        }
    }

    fn beds_match_patients(&self, broken: &mut Vec<String>) {
        let mut lying: BTreeMap<(PlaceId, BedKind), u32> = BTreeMap::new();
        let mut chairs: BTreeMap<PlaceId, u32> = BTreeMap::new();
        let mut queues: BTreeMap<PlaceId, u32> = BTreeMap::new();
        for p in &self.live.patients {
            match p.whereabouts {
                Whereabouts::InBed(at, kind) | Whereabouts::Boarding(at, kind) => {
                    *lying.entry((at, kind)).or_default() += 1;
                }
                Whereabouts::FastTrack(at) => *chairs.entry(at).or_default() += 1,
                Whereabouts::Waiting(at) => *queues.entry(at).or_default() += 1,
                _ => {}
            }
        }
        for (i, f) in self.live.facilities.iter().enumerate() {
            let at = PlaceId::at(i);
            for w in &f.wards {
                let there = lying.get(&(at, w.kind)).copied().unwrap_or(0);
                if w.occupied != there {
                    broken.push(format!("{at:?} {:?}: {} beds taken, {there} patients in them", w.kind, w.occupied));
                }
            }
            if f.fast_track_used != chairs.get(&at).copied().unwrap_or(0) {
                broken.push(format!("{at:?}: {} chairs taken, {:?} patients", f.fast_track_used, chairs.get(&at)));
            }
            if f.queue.len() as u32 + f.decontamination.outside() != queues.get(&at).copied().unwrap_or(0) {
                broken.push(format!("{at:?}: queue of {}, {:?} waiting", f.queue.len(), queues.get(&at)));
            }
        }
    }

    fn units_match_patients(&self, broken: &mut Vec<String>) {
        let mut held: BTreeMap<PatientId, UnitId> = BTreeMap::new();
        for (i, u) in self.live.units.iter().enumerate() {
            for p in &u.aboard {
                if held.insert(*p, UnitId::at(i)).is_some() {
                    broken.push(format!("{p:?} is on two units"));
                }
                let ok = match self.live.patients[p].whereabouts {
                    Whereabouts::Aboard(unit) => unit == UnitId::at(i),
                    Whereabouts::Waiting(at) => matches!(u.task, Task::Wall { at: wall, .. } if wall == at),
                    _ => false,
                };
                if !ok {
                    broken.push(format!("{p:?} is listed on {} but is elsewhere", u.name));
                }
            }
        }
        let idle = self.live.units.iter().filter(|u| u.ready_at().is_some()).count();
        if idle != self.live.ems.idle.len() {
            broken.push(format!("{idle} units are idle, {} listed", self.live.ems.idle.len()));
        }
        for (i, p) in self.live.patients.iter().enumerate() {
            if let Whereabouts::Aboard(unit) = p.whereabouts
                && held.get(&PatientId::at(i)) != Some(&unit)
            {
                broken.push(format!("patient {i} thinks to be on {unit:?}"));
            }
        }
    }

    fn scenes_match_patients(&self, broken: &mut Vec<String>) {
        for (i, site) in self.live.sites.iter().enumerate() {
            let mut trapped = 0;
            let mut open = 0;
            for p in self.live.patients.iter().filter(|p| p.site.index() == i) {
                match p.whereabouts {
                    Whereabouts::Trapped(_) => trapped += 1,
                    Whereabouts::AtScene(_) => open += 1,
                    _ => {}
                }
            }
            let crews = self.live.units.iter().filter(|u| u.site().is_some_and(|s| s.index() == i)).count();
            let staged =
                self.live.units.iter().filter(|u| matches!(u.task, Task::Staged { site } if site.index() == i));
            if crews != site.crews.len() || staged.count() != site.staged.len() {
                broken.push(format!("site {i}: {crews} crews, {} listed", site.crews.len()));
            }
            let tagging = self.live.units.iter().filter(|u| match u.task {
                Task::Triaging { site: s, patient } => {
                    s.index() == i && matches!(self.live.patients[patient].whereabouts, Whereabouts::AtScene(_))
                }
                _ => false,
            });
            let listed = site.waiting_total() + tagging.count();
            if trapped != site.trapped || open != listed {
                broken.push(format!("site {i}: trapped {trapped}/{}, in the open {open}/{listed}", site.trapped));
            }
        }
    }
}
