//! Bed board error: how far each seat's bed board is from the actual beds. For the hot wash, never for players.

use super::Drill;
use crate::scenario::{BedKind, PlaceKind};
use crate::units::{PlaceId, SeatId, SimTime};
use serde::{Deserialize, Serialize};

/// Sums over the hospitals of |reported available − actually available|.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// ED beds.
    pub ed: u32,
    /// Adult ICU beds.
    pub icu: u32,
    /// Hospitals without any report; they count in neither sum.
    pub unknown: u16,
}

/// One a minute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GapSample {
    pub at: SimTime,
    /// By seat, the facilitator's last; `None`: the seat has no bed board.
    pub seats: Vec<Option<Gap>>,
}

/// Every minute's errors. Over three days they are larger than the rest of the exercise state, so the digest, taken
/// once a minute, covers a hash chain of them.
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
    /// Error of each seat's bed board, minute by minute.
    pub fn gaps(&self) -> &[GapSample] {
        &self.gaps.samples
    }

    /// The seat's current error. `None`: it has no bed board.
    pub fn belief_gap(&self, seat: SeatId) -> Option<Gap> {
        let player = seat != self.scenario.facilitator();
        (player && self.hears_the_board(seat)).then(|| {
            let mut gap = Gap::default();
            for (at, _) in self.scenario.places_of(PlaceKind::Hospital) {
                // A seat's own staff reports its beds.
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
        // More patients than beds: none available, not a negative number.
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
