//! The belief gap: how far what a seat believes of the hospitals is from what is true. For the debrief, never for players.

use super::Drill;
use crate::scenario::{BedKind, PlaceKind};
use crate::units::{PlaceId, SeatId, SimTime};
use serde::{Deserialize, Serialize};

/// Sums over the hospitals of |believed free − truly free|.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Emergency department places.
    pub ed: u32,
    /// Adult intensive-care beds.
    pub icu: u32,
    /// Hospitals of which the seat has never heard anything; they count in neither sum.
    pub unknown: u16,
}

/// One a minute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GapSample {
    pub at: SimTime,
    /// One for every seat, the facilitator's last; `None`: the seat has no bed board.
    pub seats: Vec<Option<Gap>>,
}

/// Every minute's gaps. Three days of them are larger than the rest of the exercise, so the fingerprint, which is taken
/// once a minute, does not read them all again: it takes their chain.
#[derive(Clone, Debug, Default)]
pub(super) struct Gaps {
    samples: Vec<GapSample>,
    /// The hash of the last sample and of the chain before it.
    chain: [u8; 32],
}

impl Gaps {
    fn push(&mut self, sample: GapSample) {
        let bytes = postcard::to_allocvec(&sample).expect("a sample is plain data");
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.chain).update(&bytes);
        self.chain = hasher.finalize().into();
        self.samples.push(sample);
    }

    pub(super) fn chain(&self) -> &[u8] {
        &self.chain
    }
}

impl Drill {
    /// How wrong each seat's bed board was, minute by minute.
    pub fn gaps(&self) -> &[GapSample] {
        &self.gaps.samples
    }

    /// How wrong the seat is now. `None`: it has no bed board to be wrong by.
    pub fn belief_gap(&self, seat: SeatId) -> Option<Gap> {
        let player = seat != self.scenario.facilitator();
        (player && self.hears_the_board(seat)).then(|| {
            let mut gap = Gap::default();
            for (at, _) in self.scenario.places_of(PlaceKind::Hospital) {
                // A seat's own staff count for it.
                if !self.commands(seat, at) {
                    self.add_gap(at, &mut gap);
                }
            }
            gap
        })
    }

    fn add_gap(&self, at: PlaceId, gap: &mut Gap) {
        let live = self.coalition.truth();
        let (Some(facility), Some(board)) = (live.facilities.get(at), live.board.get(at)) else {
            return;
        };
        let has = |kind| facility.ward(kind).is_some();
        if !has(BedKind::Ed) && !has(BedKind::AdultIcu) {
            return;
        }
        let Some(report) = board else {
            gap.unknown += 1;
            return;
        };
        // More people than places is no room, not less than none.
        let off = |kind| report.free(kind).max(0).abs_diff(facility.free(kind).max(0)) as u32;
        gap.ed += off(BedKind::Ed);
        gap.icu += off(BedKind::AdultIcu);
    }

    pub(super) fn sample_gaps(&mut self) {
        let seats = (0..self.scenario.seats.len()).map(|i| self.belief_gap(SeatId::at(i))).collect();
        let at = self.now();
        self.gaps.push(GapSample { at, seats });
    }
}
