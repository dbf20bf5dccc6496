//! Invariants of facilities: no patient is lost between two of them, and transfers conserve what they move.

use super::evacuation::Stage;
use crate::scenario::BedKind;
use crate::sim::Coalition;
use crate::units::PlaceId;
use std::collections::BTreeMap;

impl Coalition {
    pub(in crate::sim) fn houses_are_in_order(&self, broken: &mut Vec<String>) {
        self.nobody_is_lost_on_the_way(broken);
        self.what_is_lent_is_somewhere(broken);
        for (i, f) in self.live.facilities.iter().enumerate() {
            let at = PlaceId::at(i);
            for kind in BedKind::ALL {
                let limits = f.limits(kind);
                if f.capacity(kind) != limits.space.min(limits.staff).min(limits.stuff) {
                    broken.push(format!("{at:?} {kind:?}: capacity is not the least of space, staff and stuff"));
                }
            }
            if f.blood < 0 || f.stocks.ventilators < 0 || f.stocks.stock.iter().any(|s| s.amount < 0) {
                broken.push(format!("{at:?} has less than nothing: {} red cells, {:?}", f.blood, f.stocks));
            }
            if self.crowding(at).nedocs() > 200 {
                broken.push(format!("{at:?}: NEDOCS beyond its scale"));
            }
        }
    }

    /// Each evacuee is in one list at most, in the one of their stage; a bed is kept for each on the road.
    fn nobody_is_lost_on_the_way(&self, broken: &mut Vec<String>) {
        let mut kept: BTreeMap<(PlaceId, BedKind), u32> = BTreeMap::new();
        for bed in self.live.moves.iter().flat_map(|m| &m.people).filter_map(|e| e.bed) {
            *kept.entry(bed).or_default() += 1;
        }
        for (i, f) in self.live.facilities.iter().enumerate() {
            for w in &f.wards {
                let on_the_way = kept.get(&(PlaceId::at(i), w.kind)).copied().unwrap_or(0);
                if w.reserved != on_the_way {
                    broken.push(format!("place {i} keeps {} {:?} beds for {on_the_way}", w.reserved, w.kind));
                }
            }
        }
        for (n, m) in self.live.moves.iter().enumerate() {
            let at = |stage| m.people.iter().filter(|e| e.stage == stage).count();
            let waiting: usize = m.door.iter().map(Vec::len).sum();
            if at(Stage::Ready) != m.ready.len() || at(Stage::AtDoor) != waiting {
                broken.push(format!("evacuation {n} has lost somebody between bed and door"));
            }
        }
        if self.live.rides.free.iter().zip(&self.live.rides.all).any(|(free, all)| free > all) {
            broken.push(format!("more vehicles stand by than there are: {:?}", self.live.rides));
        }
    }

    fn what_is_lent_is_somewhere(&self, broken: &mut Vec<String>) {
        let here: i32 = self.live.facilities.iter().map(|f| f.staff.borrowed).sum();
        let on_the_way = self.live.nurses_on_the_way as i32;
        if here + on_the_way != 0 {
            broken.push(format!("nurses lent and borrowed differ by {}", here + on_the_way));
        }
    }
}
