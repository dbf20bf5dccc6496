//! Invariants of facilities: every bed, chair, and queue place has its patient.

use crate::scenario::BedKind;
use crate::sim::{Coalition, Whereabouts};
use crate::units::PlaceId;
use std::collections::BTreeMap;

impl Coalition {
    pub(in crate::sim) fn beds_match_patients(&self, broken: &mut Vec<String>) {
        let mut lying: BTreeMap<(PlaceId, BedKind), u32> = BTreeMap::new();
        let mut chairs: BTreeMap<PlaceId, u32> = BTreeMap::new();
        let mut queues: BTreeMap<PlaceId, u32> = BTreeMap::new();
        for (_, p) in self.patients() {
            match *p.whereabouts() {
                Whereabouts::InBed(at, kind) | Whereabouts::Boarding(at, kind) => {
                    *lying.entry((at, kind)).or_default() += 1;
                }
                Whereabouts::FastTrack(at) => *chairs.entry(at).or_default() += 1,
                Whereabouts::Waiting(at) => *queues.entry(at).or_default() += 1,
                Whereabouts::Trapped(_)
                | Whereabouts::AtScene(_)
                | Whereabouts::OnTheRoad(..)
                | Whereabouts::Aboard(_)
                | Whereabouts::Home
                | Whereabouts::Dead => {}
            }
        }
        for (at, f) in self.live.facilities.iter_ids() {
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
}
