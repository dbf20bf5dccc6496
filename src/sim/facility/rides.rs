//! Patient transport outside the 911 fleet: choice of vehicle, loading, destination, and return.

use super::evacuation::{Mobility, Stage, Who};
use crate::scenario::{ArrivalWindow, BedKind, Status};
use crate::sim::{Coalition, Due, Fact, Trip, Whereabouts};
use crate::units::{PatientId, PlaceId, Span, Subject};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ride {
    Als,
    Bls,
    Van,
    Bus,
}

/// Vehicles there are and vehicles that stand by, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rides {
    pub all: [u32; 4],
    pub free: [u32; 4],
    pub called: bool,
}

impl Ride {
    fn seats(self) -> usize {
        match self {
            Ride::Als | Ride::Bls => 1,
            Ride::Van => 4,
            Ride::Bus => 20,
        }
    }

    /// Minutes to load and to unload: 20 and 15 for an ALS ambulance [the example of medicine S10 (a)]; others [A].
    fn minutes(self) -> (f64, f64) {
        match self {
            Ride::Als => (20.0, 15.0),
            Ride::Bls => (15.0, 10.0),
            Ride::Van => (20.0, 15.0),
            Ride::Bus => (30.0, 20.0),
        }
    }
}

/// A bus is worth its while from so many who wait [A].
const BUSLOAD: usize = 8;
/// Interval of the next try when no bed or no road is open [A].
const ASK_AGAIN: Span = Span::mins(10);
/// Keeps the luck of these trips, and of the batches that come, apart from that of others.
const TRIPS: u64 = 1 << 42;
const BATCHES: u64 = 1 << 45;

impl Coalition {
    /// The first who needs them calls them.
    pub(in crate::sim) fn call_rides(&mut self) {
        if !std::mem::replace(&mut self.live.rides.called, true) {
            for (n, batch) in self.scenario.patient_transport.batches.iter().enumerate() {
                let due = Due::RidesStandBy { batch: n as u16, slack: batch.comes.slack() };
                self.live.agenda.put(self.live.now + batch.comes.after, due);
            }
        }
    }

    pub(in crate::sim) fn rides_stand_by(&mut self, batch: u16, slack: Span) {
        let mut luck = self.live.dice.stream(Subject::Travel, BATCHES | u64::from(batch), self.live.now.0 as u64);
        if let Some(step) = ArrivalWindow::next_check(slack, &mut luck) {
            return self.live.agenda.put(self.live.now + step, Due::RidesStandBy { batch, slack: slack - step });
        }
        let t = self.scenario.patient_transport.batches[usize::from(batch)];
        for (kind, came) in [t.als, t.bls, t.vans, t.buses].into_iter().enumerate() {
            self.live.rides.all[kind] += came;
            self.live.rides.free[kind] += came;
        }
        self.load_rides();
    }

    /// Free vehicles take on who waits at a door: first come, first served; the critical first.
    pub(in crate::sim) fn load_rides(&mut self) {
        for n in 0..self.live.moves.len() {
            let from = self.live.moves[n].from;
            let facility = &self.live.facilities[from];
            if self.live.moves[n].over.is_some() || facility.doors.sheltering {
                continue;
            }
            let bays = facility.building.loading_bays.unwrap_or(u32::MAX);
            for mobility in [Mobility::Critical, Mobility::Lies, Mobility::Sits] {
                while self.live.moves[n].loading < bays {
                    let waiting = self.live.moves[n].door[mobility as usize - 1].len();
                    let Some(ride) = self.ride_for(mobility, waiting) else { break };
                    self.load(n as u16, mobility, ride);
                }
            }
        }
    }

    /// A free vehicle that suits, if anybody waits. Where there is none of the right kind at all, the next best serves.
    fn ride_for(&self, mobility: Mobility, waiting: usize) -> Option<Ride> {
        let rides = &self.live.rides;
        let free = |r: Ride| rides.free[r as usize] > 0;
        let none = |list: &[Ride]| list.iter().all(|r| rides.all[*r as usize] == 0);
        if waiting == 0 {
            return None;
        }
        let suits: &[Ride] = match mobility {
            Mobility::Critical if !none(&[Ride::Als]) => &[Ride::Als],
            Mobility::Critical | Mobility::Lies => &[Ride::Bls, Ride::Als],
            Mobility::Sits | Mobility::GoesHome if none(&[Ride::Van, Ride::Bus]) => &[Ride::Bls, Ride::Als],
            Mobility::Sits | Mobility::GoesHome if waiting >= BUSLOAD || none(&[Ride::Van]) => &[Ride::Bus, Ride::Van],
            Mobility::Sits | Mobility::GoesHome => &[Ride::Van, Ride::Bus],
        };
        suits.iter().copied().find(|r| free(*r))
    }

    fn load(&mut self, n: u16, mobility: Mobility, ride: Ride) {
        let now = self.live.now;
        self.live.rides.free[ride as usize] -= 1;
        let evacuation = &mut self.live.moves[usize::from(n)];
        let queue = &mut evacuation.door[mobility as usize - 1];
        let riders: Vec<u16> = queue.drain(..queue.len().min(ride.seats())).collect();
        for i in &riders {
            evacuation.people[usize::from(*i)].stage = Stage::Loading;
        }
        evacuation.loading += 1;
        evacuation.first_loading = evacuation.first_loading.or(Some(now));
        let minutes = self.ride_luck(n, &riders, 0).lognormal(ride.minutes().0, 0.3);
        self.live.agenda.put(now + Span::from_mins(minutes), Due::RideLeaves { evacuation: n, ride, riders });
    }

    fn ride_luck(&self, n: u16, riders: &[u16], count: u64) -> crate::units::Stream {
        let first = riders.first().copied().unwrap_or(0);
        self.live.dice.stream(Subject::Travel, TRIPS | u64::from(n) << 16 | u64::from(first), count)
    }

    /// Loaded: off to the hospital that has a bed for the first of them. Who was discharged, died or left otherwise while
    /// they waited is lost to the order.
    pub(in crate::sim) fn ride_leaves(&mut self, n: u16, ride: Ride, mut riders: Vec<u16>) {
        let from = self.live.moves[usize::from(n)].from;
        self.live.moves[usize::from(n)].last_loaded = Some(self.live.now);
        riders.retain(|i| self.still_here(n, *i));
        let way = riders.first().and_then(|i| self.bed_elsewhere(n, *i)).and_then(|to| {
            let noise = self.ride_luck(n, &riders, 1).lognormal(1.0, 0.4);
            let (a, b) = (self.map.attachment_of_place(from), self.map.attachment_of_place(to));
            Some((to, self.plan_drive(false, a, b, noise)?))
        });
        match way {
            None if riders.is_empty() => self.ride_back(ride),
            None => {
                let again = Due::RideLeaves { evacuation: n, ride, riders };
                return self.live.agenda.put(self.live.now + ASK_AGAIN, again);
            }
            Some((to, trip)) => {
                riders.retain(|i| self.sets_out(n, *i, to, &trip));
                self.tell(Fact::InpatientsLeft { from, to, people: riders.len() as u32 });
                let way = trip.duration();
                self.live.agenda.put(trip.arrival(), Due::RideArrives { evacuation: n, ride, to, riders, way });
            }
        }
        self.live.moves[usize::from(n)].loading -= 1;
        self.evacuation_may_be_over(n);
        self.load_rides();
    }

    /// Out of the house, with a bed kept at the other end.
    fn sets_out(&mut self, n: u16, i: u16, to: PlaceId, trip: &Trip) -> bool {
        let from = self.live.moves[usize::from(n)].from;
        let e = &self.live.moves[usize::from(n)].people[usize::from(i)];
        let (who, kind) = (e.who, e.kind);
        match who {
            Who::Background if !self.leaves_the_bed(from, who, kind) => {
                self.settle(n, i, Stage::Gone);
                return false;
            }
            Who::Background => {}
            Who::Patient(id) => self.patient_leaves(id, from, to, trip.clone()),
        }
        let bed = bed_for(&self.live.facilities[to], kind);
        self.keep_bed(n, i, bed.map(|k| (to, k)));
        self.live.moves[usize::from(n)].people[usize::from(i)].stage = Stage::OnTheRoad;
        true
    }

    fn still_here(&mut self, n: u16, i: u16) -> bool {
        let evacuation = &self.live.moves[usize::from(n)];
        let e = &evacuation.people[usize::from(i)];
        let here = match e.who {
            Who::Background => {
                self.live.facilities[evacuation.from].ward(e.kind).is_some_and(|w| w.background_patients > 0)
            }
            Who::Patient(id) => self.patient(id).bed().is_some_and(|(at, _)| at == evacuation.from),
        };
        if !here {
            self.settle(n, i, Stage::Gone);
        }
        here
    }

    fn patient_leaves(&mut self, id: PatientId, from: PlaceId, to: PlaceId, trip: Trip) {
        let due = trip.arrival();
        let patient = self.patient_mut(id);
        patient.set_transferred(true);
        let (was, plan) = patient.departs(trip, to);
        if matches!(was, Whereabouts::InBed(..)) {
            // The stay was not over: it begins anew where they arrive.
            self.patient_mut(id).repeat_step();
        }
        // After the ride's own arrival, which frees the bed that was kept.
        self.live.agenda.put(due + Span(1), Due::Arrives { patient: id, plan });
        self.tell(Fact::PatientTransferred { patient: id, from, to });
        self.facility_mut(from).tally.transferred_out += 1;
        if let Whereabouts::InBed(at, kind) | Whereabouts::Boarding(at, kind) = was {
            self.left_bed(at, kind, id);
        }
    }

    /// The hospital that accepted them; else the nearest with a free bed of the kind, by telephone; else the nearest.
    fn bed_elsewhere(&mut self, n: u16, i: u16) -> Option<PlaceId> {
        let (from, accepted) = (self.live.moves[usize::from(n)].from, self.live.moves[usize::from(n)].to);
        let kind = self.live.moves[usize::from(n)].people[usize::from(i)].kind;
        let near = self.hospitals_by_time(self.map.node_of_place(from));
        let receives = |at: &PlaceId| {
            let f = &self.live.facilities[at];
            *at != from && f.status != Status::Closed && !f.doors.sheltering
        };
        let free = |at: &PlaceId| {
            let f = &self.live.facilities[at];
            bed_for(f, kind).is_some_and(|k| f.free(k) > 0)
        };
        if let Some(to) = accepted.filter(receives) {
            return Some(to);
        }
        let first = near.iter().copied().find(|at| receives(at) && free(at));
        first.or_else(|| near.iter().copied().find(receives))
    }

    pub(in crate::sim) fn ride_arrives(&mut self, n: u16, ride: Ride, to: PlaceId, riders: Vec<u16>, way: Span) {
        for i in riders.iter().copied() {
            let e = &self.live.moves[usize::from(n)].people[usize::from(i)];
            let (who, bed) = (e.who, e.bed);
            self.settle(n, i, Stage::Arrived);
            self.facility_mut(to).tally.received += 1;
            if let (Who::Background, Some((to, kind))) = (who, bed) {
                self.take_bed(to, kind, false);
            }
        }
        let minutes = self.ride_luck(n, &riders, 2).lognormal(ride.minutes().1, 0.3);
        self.live.agenda.put(self.live.now + Span::from_mins(minutes) + way, Due::RideBack(ride));
        self.evacuation_may_be_over(n);
    }

    pub(in crate::sim) fn ride_back(&mut self, ride: Ride) {
        self.live.rides.free[ride as usize] += 1;
        self.load_rides();
    }
}

/// The bed for a patient of a department of this kind; a med-surg bed, or any, where the hospital has none like it.
pub(in crate::sim) fn bed_for(facility: &super::Facility, kind: BedKind) -> Option<BedKind> {
    let kind = if kind == BedKind::Or { BedKind::AdultIcu } else { kind };
    let any = || facility.wards.iter().find(|w| w.staffed > 0 && w.kind.is_inpatient()).map(|w| w.kind);
    facility.instead_of(kind).or_else(|| facility.instead_of(BedKind::MedSurg)).or_else(any)
}
