//! Limits of the scenario as a whole, and numbers that are possible and yet unlikely. What one value may be is read in
//! `decode`; the limits are in `bounds`.

use super::Ctx;
use crate::scenario::bounds::{self, Bound, grouped};
use crate::scenario::checked::{BedKind, MutualAid, PatientTransport, Place, Wave, Zone};
use crate::scenario::decode::At;
use crate::scenario::finding::{Pos, msg};
use crate::scenario::inject::{Effect as Change, Inject};
use crate::scenario::written::{self, BedRow, Effect, When};

impl Ctx<'_> {
    /// `false`: too much to be compared with each other. Lists of a folder's files have come together by now.
    pub(super) fn whole(&mut self, w: &written::Scenario) -> bool {
        let pos = w.pos.opening();
        let lists = [("injects", w.injects.len()), ("places", w.places.len())];
        for (field, n) in lists {
            self.at_most(pos, n as u64, bounds::of("Scenario", field, bounds::Unit::Entries));
        }
        let of_injects =
            w.injects.iter().flat_map(|i| [i.when.as_ref(), i.expect.as_ref().and_then(|e| e.when.as_ref())]);
        let all = of_injects.chain(w.moves.iter().map(|m| m.when.as_ref())).flatten();
        self.at_most(pos, all.map(size).sum(), &bounds::ALL_CONDITIONS);
        self.issues.is_empty()
    }

    pub(super) fn at_most(&mut self, pos: Pos, n: u64, bound: &Bound) {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        if n > bound.most {
            let message = msg!("beyond", value = grouped(n), what = bound.what());
            self.error(pos, "E-VAL-08", message, msg!("at-most-why", most = grouped(bound.most), why = bound.why()));
        }
    }

    /// What everything together comes to.
    pub(super) fn totals(
        &mut self,
        pos: Pos,
        (waves, injects): (&[Wave], &[Inject]),
        (places, zones): (&[Place], &[Zone]),
        aid: &[MutualAid],
        transport: &PatientTransport,
    ) {
        let planned = waves.iter().flat_map(|w| w.counts).map(u64::from).sum::<u64>();
        let (mut added, mut effects) = (0, 0);
        for i in injects {
            let times = i.repeat.as_ref().map_or(1, |r| u64::from(r.most));
            effects += times * i.effects.len() as u64;
            for effect in &i.effects {
                if let Change::Casualties { counts, .. } = effect {
                    added += times * counts.map(u64::from).iter().sum::<u64>();
                }
            }
        }
        self.at_most(pos, planned + added, &bounds::CASUALTIES);
        self.at_most(pos, effects, &bounds::ALL_EFFECTS);
        let beds = places.iter().flat_map(|p| &p.beds);
        self.at_most(pos, beds.map(|b| u64::from(b.staffed) + u64::from(b.surge_crisis)).sum(), &bounds::ALL_BEDS);
        let fleets = places.iter().map(|p| &p.fleet).chain(aid.iter().map(|a| &a.fleet));
        let later = transport.batches.iter().flat_map(|b| [b.als, b.bls, b.vans, b.buses]).map(u64::from);
        let vehicles = fleets.map(|f| f.total() as u64).chain(later).sum();
        self.at_most(pos, vehicles, &bounds::ALL_VEHICLES);
        self.at_most(pos, zones.iter().map(|z| u64::from(z.population)).sum(), &bounds::ALL_RESIDENTS);
    }

    /// Numbers that no hospital has are often a slip of the keyboard.
    pub(super) fn unlikely(&mut self, w: &written::Scenario, places: &[Place]) {
        for f in &w.facilities {
            let single = [
                (BedKind::Ed, f.ed_staffed),
                (BedKind::Or, f.or_staffed),
                (BedKind::AdultIcu, f.icu_staffed),
                (BedKind::MedSurg, f.ward_staffed),
            ];
            single.into_iter().for_each(|(kind, n)| self.unlikely_beds(kind, n));
            self.unlikely_rows(&f.beds);
        }
        w.places.iter().for_each(|p| self.unlikely_rows(&p.beds));
        for effect in w.injects.iter().flat_map(|i| &i.effects) {
            let Effect::Beds(b) = effect else { continue };
            let Some(place) = self.places.ids.get(&b.at.value.0).and_then(|i| places.get(*i)) else { continue };
            let there = place.beds_of(b.kind.value).map_or(0, |beds| i64::from(beds.staffed));
            if b.change.value < -there {
                let message = msg!("removes-beds", n = -b.change.value, place = place.name, there = there);
                let hint = if there == 0 { msg!("name-bed") } else { msg!("write-change", n = -there) };
                self.warn(b.change.pos, "W-PLC-03", message, hint);
            }
        }
    }

    fn unlikely_rows(&mut self, rows: &[BedRow]) {
        rows.iter().for_each(|row| self.unlikely_beds(row.kind.value, Some(row.staffed)));
    }

    fn unlikely_beds(&mut self, kind: BedKind, n: Option<At<u32>>) {
        let most = bounds::largest(kind);
        if let Some(n) = n.filter(|n| n.value > most) {
            let (n_beds, most) = (grouped(i64::from(n.value)), grouped(i64::from(most)));
            let message = msg!("unlikely-beds", n = n_beds, kind = kind, most = most);
            self.warn(n.pos, "W-PLC-04", message, msg!("check-number"));
        }
    }
}

/// How many conditions a condition consists of.
fn size(when: &When) -> u64 {
    match when {
        When::All(list) | When::Any(list) | When::NOf(_, list) => 1 + list.iter().map(size).sum::<u64>(),
        When::Not(inner) | When::HeldFor(_, inner) => 1 + size(inner),
        When::After(_) | When::Fired(..) | When::Acknowledged(..) | When::Answered(..) | When::Decided(..) => 1,
        When::Reported(..)
        | When::Knows(..)
        | When::Told(..)
        | When::Metric(..)
        | When::InMove(_)
        | When::Flag(_)
        | When::Bot(_) => 1,
    }
}
