//! Inpatients leave the house: a unit, a floor, everybody; or a few who have been accepted elsewhere. Each is made ready by
//! the ward's nurses, brought down by elevator or carried down the stairs, and loaded (`rides.rs`).
//!
//! The vertical stage is what the federal transport model leaves out and what took the night at NYU Langone in 2012
//! (medicine A7). A bed counts as occupied until its patient leaves the house.

use super::rides::bed_for;
use super::{Building, Facility, Power};
use crate::scenario::{BedKind, Status};
use crate::sim::{Coalition, Due, Fact};
use crate::units::{PatientId, PlaceId, SimTime, Span};
use serde::{Deserialize, Serialize};

/// Who is to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EvacuationScope {
    All,
    Floor(u8),
    Unit(BedKind),
}

/// How those who leave may travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MoveBy {
    /// All, each in the vehicle they need.
    Need,
    /// Only those who can walk or sit: home, vans, buses.
    Seats,
    /// Only those who lie: ambulances.
    Stretchers,
}

/// Transport need of an evacuee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Mobility {
    GoesHome,
    Sits,
    Lies,
    Critical,
}

/// An evacuee: a patient of the incident or a background patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    Background,
    Patient(PatientId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    InBed,
    /// Made ready, waiting for hands or for a way down.
    Ready,
    GoingDown,
    AtDoor,
    Loading,
    OnTheRoad,
    Arrived,
    Home,
    /// Left or died otherwise before their turn came.
    Gone,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evacuee {
    pub who: Who,
    pub kind: BedKind,
    pub mobility: Mobility,
    pub floor: u8,
    pub stage: Stage,
    /// The bed that is kept for them.
    pub bed: Option<(PlaceId, BedKind)>,
}

/// One order to leave, from its first patient to its last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evacuation {
    pub from: PlaceId,
    /// A hospital that has accepted them; else each goes to the nearest with a bed.
    pub to: Option<PlaceId>,
    pub began: SimTime,
    pub people: Vec<Evacuee>,
    /// Ready and waiting for a way down, in that order.
    pub ready: Vec<u16>,
    /// At the door: sitting, lying, critical.
    pub door: [Vec<u16>; 3],
    /// Carriers with free hands.
    pub carriers: u32,
    /// When each stairwell lets the next one in, and each elevator is back.
    pub stairs: Vec<SimTime>,
    pub elevators: Vec<SimTime>,
    /// Vehicles being loaded.
    pub loading: u32,
    pub first_loading: Option<SimTime>,
    pub last_loaded: Option<SimTime>,
    pub over: Option<SimTime>,
}

/// Minutes to prepare an evacuee: papers, medicines, lines, and pumps [A]. By mobility.
const READY_MIN: [i64; 4] = [10, 10, 20, 40];
/// Carriers for one evacuee on the stairs [NYU Langone 2012: four to five for each who could not walk], and beside an
/// elevator [A].
const ON_STAIRS: [u32; 4] = [0, 2, 4, 5];
const BY_ELEVATOR: [u32; 4] = [0, 1, 2, 3];
/// A floor of stairs with an evacuee carried, or at a walk; the way up again [A: hand-carried devices move about 0.6 m/s on
/// stairs; turns, rests and poor light make that three times slower].
const FLOOR_CARRIED: Span = Span::secs(60);
const FLOOR_WALKED: Span = Span::secs(30);
/// Distance between two on the same stairs [A].
const GAP_CARRIED: Span = Span::secs(120);
const GAP_WALKED: Span = Span::secs(30);
/// An elevator passes a floor in 3 s and is loaded and unloaded in 2 min; bed to elevator and elevator to door 4 min [A].
const FLOOR_RIDDEN: Span = Span::secs(3);
const ELEVATOR_LOADING: Span = Span::secs(120);
const CORRIDORS: Span = Span::secs(240);

/// Stairwells by which people come down. An evacuee carried by four fills a stairwell, so the carriers climb again by another
/// one: fire services keep one for going up and one for coming down. With a single stairwell both must share it.
fn stairs_down(stairwells: u32) -> usize {
    stairwells.saturating_sub(1).max(1) as usize
}

/// The federal transport model in closed form: the clock runs from the first patient's loading to the last one loaded
/// [AHRQevac, medicine A7]. Every span is of one vehicle; vehicles work in parallel.
pub fn transport_time(patients: u32, vehicles: u32, seats: u32, spans: [Span; 4]) -> Option<Span> {
    let [load, out, unload, back] = spans;
    let seats_at_once = vehicles.checked_mul(seats).filter(|n| *n > 0)?;
    let trips = patients.div_ceil(seats_at_once);
    let cycle = load + out + unload + back;
    Some(if trips == 0 { Span::ZERO } else { Span(cycle.0 * i64::from(trips - 1)) + load })
}

impl MoveBy {
    fn takes(self, mobility: Mobility) -> bool {
        match self {
            MoveBy::Need => true,
            MoveBy::Seats => mobility <= Mobility::Sits,
            MoveBy::Stretchers => mobility >= Mobility::Lies,
        }
    }
}

impl EvacuationScope {
    /// The departments that it is about.
    pub fn units(self, facility: &Facility) -> Vec<BedKind> {
        let meant = |w: &&super::Ward| {
            w.kind != BedKind::Morgue
                && match self {
                    EvacuationScope::All => true,
                    EvacuationScope::Floor(n) => w.floor == n,
                    EvacuationScope::Unit(kind) => w.kind == kind,
                }
        };
        facility.wards.iter().filter(meant).map(|w| w.kind).collect()
    }
}

impl Building {
    /// Elevators that run: none without power, half of them on the generator [A], one while fuel is saved.
    fn elevators_running(&self, facility: &Facility) -> u32 {
        if !self.elevators_work {
            return 0;
        }
        match facility.power {
            Power::Out => 0,
            Power::Generator { .. } if facility.conserving => self.elevators.min(1),
            Power::Generator { .. } => self.elevators.div_ceil(2),
            Power::Mains => self.elevators,
        }
    }
}

impl Coalition {
    /// People who would leave with such an order: the mix of the department for those who were there before.
    pub(in crate::sim) fn who_leaves(&self, from: PlaceId, scope: EvacuationScope, by: MoveBy) -> Vec<Evacuee> {
        let facility = &self.live.facilities[from];
        let mut people = Vec::new();
        for kind in scope.units(facility) {
            let Some(ward) = facility.ward(kind) else { continue };
            people.extend(background_evacuees(ward));
        }
        for (id, p) in self.patients() {
            let Some((at, kind)) = p.bed() else { continue };
            let ward = facility.ward(kind).filter(|_| at == from && scope.units(facility).contains(&kind));
            if let Some(ward) = ward {
                let mobility =
                    if kind.is_intensive() || kind == BedKind::Or { Mobility::Critical } else { Mobility::Lies };
                let who = Who::Patient(id);
                people.push(Evacuee { who, kind, mobility, floor: ward.floor, stage: Stage::InBed, bed: None });
            }
        }
        people.retain(|e| by.takes(e.mobility));
        people
    }

    pub(in crate::sim) fn order_hospital_evacuation(&mut self, at: PlaceId, scope: EvacuationScope, by: MoveBy) {
        let people = self.who_leaves(at, scope, by).len() as u32;
        self.tell(Fact::EvacuationBegun { at, people });
        self.evacuate(at, scope, by);
    }

    /// Evacuates the scope. Emptied wards admit no new patients.
    fn evacuate(&mut self, from: PlaceId, scope: EvacuationScope, by: MoveBy) {
        let people = self.who_leaves(from, scope, by);
        if by == MoveBy::Need {
            for kind in scope.units(&self.live.facilities[from]) {
                if let Some(ward) = self.facility_mut(from).ward_mut(kind) {
                    ward.blocked = ward.licensed.max(ward.staffed) + ward.surge_crisis;
                }
            }
            if scope == EvacuationScope::All {
                self.close_for_evacuation(from);
            }
        }
        self.leave(from, None, people);
    }

    /// Closed: held crews drive on, and waiting patients go to the next hospital.
    fn close_for_evacuation(&mut self, from: PlaceId) {
        self.force_status(from, Status::Closed);
        self.tell(Fact::StatusForced { at: from, status: Status::Closed });
        let Some(next) = self.elsewhere(from) else { return };
        for (unit, aboard) in self.units_at_door(from) {
            for id in aboard {
                self.leaves_the_queue(from, id);
                self.patient_mut(id).boards_unit(unit);
            }
            self.drives_on(unit, from, next);
        }
        let facility = &self.live.facilities[from];
        let line = facility.decontamination.line.iter().chain(&facility.decontamination.washing);
        for id in facility.queue.iter().chain(line).copied().collect::<Vec<_>>() {
            if self.goes_on(id, from, next) {
                self.leaves_the_queue(from, id);
            }
        }
    }

    pub(in crate::sim) fn leaves_the_queue(&mut self, at: PlaceId, id: PatientId) {
        let facility = self.facility_mut(at);
        facility.queue.remove(&id);
        facility.decontamination.forget(id);
    }

    /// Begins to empty beds, for an evacuation or for a transfer that was accepted.
    pub(in crate::sim) fn leave(&mut self, from: PlaceId, to: Option<PlaceId>, people: Vec<Evacuee>) {
        let n = self.live.moves.len() as u16;
        let facility = &self.live.facilities[from];
        let building = &facility.building;
        let evacuation = Evacuation {
            from,
            to,
            began: self.live.now,
            ready: Vec::new(),
            door: Default::default(),
            carriers: building.carriers.unwrap_or(facility.nurses_on_duty()).max(1),
            stairs: vec![self.live.now; stairs_down(building.stairwells)],
            elevators: vec![self.live.now; building.elevators as usize],
            loading: 0,
            first_loading: None,
            last_loaded: None,
            over: None,
            people,
        };
        // The nurses of a ward make their patients ready one after the other.
        let mut done: Vec<(BedKind, u32)> = Vec::new();
        for (i, e) in evacuation.people.iter().enumerate() {
            let nurses = (facility.in_use(e.kind) * facility.staff_share().max(1) as u32
                / (100 * e.kind.department().per_nurse))
                .max(1);
            let position = done.iter().position(|(k, _)| *k == e.kind).unwrap_or_else(|| {
                done.push((e.kind, 0));
                done.len() - 1
            });
            let round = i64::from(done[position].1 / nurses) + 1;
            done[position].1 += 1;
            let ready = self.live.now + Span::mins(READY_MIN[e.mobility as usize] * round);
            self.live.agenda.put(ready, Due::EvacueeReady { evacuation: n, who: i as u16 });
        }
        let people = evacuation.people.len() as u16;
        self.live.moves.push(evacuation);
        if let Some(to) = to {
            for i in 0..people {
                let kind = self.live.moves[usize::from(n)].people[usize::from(i)].kind;
                let bed = bed_for(&self.live.facilities[to], kind);
                self.keep_bed(n, i, bed.map(|k| (to, k)));
            }
        }
        self.call_rides();
        self.evacuation_may_be_over(n);
    }

    pub(in crate::sim) fn evacuee_ready(&mut self, n: u16, i: u16) {
        let evacuation = &mut self.live.moves[usize::from(n)];
        evacuation.people[usize::from(i)].stage = Stage::Ready;
        evacuation.ready.push(i);
        self.bring_down(n);
    }

    /// The next ones go down, as long as there are hands for them.
    pub(in crate::sim) fn bring_down(&mut self, n: u16) {
        loop {
            let evacuation = &self.live.moves[usize::from(n)];
            let Some(&i) = evacuation.ready.first() else { return };
            let facility = &self.live.facilities[evacuation.from];
            let ridden = facility.building.elevators_running(facility);
            let all = facility.building.carriers.unwrap_or(facility.nurses_on_duty()).max(1);
            let e = &evacuation.people[usize::from(i)];
            let hands = if ridden > 0 || e.floor == 0 { BY_ELEVATOR } else { ON_STAIRS }[e.mobility as usize].min(all);
            if evacuation.carriers < hands {
                return;
            }
            let (floors, carried) = (i64::from(e.floor), hands > 0);
            let now = self.live.now;
            let evacuation = &mut self.live.moves[usize::from(n)];
            evacuation.ready.remove(0);
            evacuation.carriers -= hands;
            evacuation.people[usize::from(i)].stage = Stage::GoingDown;
            let (down, back) = if floors == 0 {
                (now + CORRIDORS, now + CORRIDORS)
            } else if ridden > 0 {
                evacuation.by_elevator(now, ridden as usize, floors)
            } else {
                evacuation.by_stairs(now, floors, carried)
            };
            self.live.agenda.put(down, Due::EvacueeDown { evacuation: n, who: i });
            if hands > 0 {
                self.live.agenda.put(back, Due::CarriersBack { evacuation: n, hands });
            }
        }
    }

    pub(in crate::sim) fn carriers_back(&mut self, n: u16, hands: u32) {
        self.live.moves[usize::from(n)].carriers += hands;
        self.bring_down(n);
    }

    /// At the street: home, or to the vehicles.
    pub(in crate::sim) fn evacuee_down(&mut self, n: u16, i: u16) {
        let night = self.night_shift();
        let evacuation = &mut self.live.moves[usize::from(n)];
        let from = evacuation.from;
        let e = &mut evacuation.people[usize::from(i)];
        let (who, kind) = (e.who, e.kind);
        e.stage = Stage::AtDoor;
        // No discharges home at night [A]: patients who could go home by day ride with those who sit.
        if e.mobility != Mobility::GoesHome || night {
            let line = (e.mobility as usize).saturating_sub(1);
            evacuation.door[line].push(i);
            self.load_rides();
            return;
        }
        let there = self.leaves_the_bed(from, who, kind);
        self.settle(n, i, if there { Stage::Home } else { Stage::Gone });
        self.evacuation_may_be_over(n);
    }

    /// Frees the bed of one who was there before. `false`: another discharge was counted for them meanwhile.
    pub(in crate::sim) fn leaves_the_bed(&mut self, from: PlaceId, who: Who, kind: BedKind) -> bool {
        let there =
            who == Who::Background && self.live.facilities[from].ward(kind).is_some_and(|w| w.background_patients > 0);
        if there {
            self.discharge_background(from, kind);
        }
        there
    }

    /// Their journey is over, one way or another; no bed is kept any more.
    pub(in crate::sim) fn settle(&mut self, n: u16, i: u16, stage: Stage) {
        self.keep_bed(n, i, None);
        self.live.moves[usize::from(n)].people[usize::from(i)].stage = stage;
    }

    /// Keeps this bed for them and lets go of another.
    pub(in crate::sim) fn keep_bed(&mut self, n: u16, i: u16, bed: Option<(PlaceId, BedKind)>) {
        let e = &mut self.live.moves[usize::from(n)].people[usize::from(i)];
        let before = std::mem::replace(&mut e.bed, bed);
        if let Some((at, kind)) = before
            && let Some(ward) = self.facility_mut(at).ward_mut(kind)
        {
            ward.reserved -= 1;
        }
        if let Some((at, kind)) = bed
            && let Some(ward) = self.facility_mut(at).ward_mut(kind)
        {
            ward.reserved += 1;
        }
    }

    pub(in crate::sim) fn evacuation_may_be_over(&mut self, n: u16) {
        let evacuation = &self.live.moves[usize::from(n)];
        let done = |e: &Evacuee| matches!(e.stage, Stage::Arrived | Stage::Home | Stage::Gone);
        if evacuation.over.is_some() || !evacuation.people.iter().all(done) {
            return;
        }
        let at = evacuation.from;
        let count = |stage| evacuation.people.iter().filter(|e| e.stage == stage).count() as u32;
        let (moved, home) = (count(Stage::Arrived), count(Stage::Home));
        self.live.moves[usize::from(n)].over = Some(self.live.now);
        self.tell(Fact::EvacuationOver { at, moved, home });
    }
}

/// Those who were there before, by the mix of their department.
pub(in crate::sim) fn background_evacuees(ward: &super::Ward) -> impl Iterator<Item = Evacuee> + use<> {
    let (kind, floor, n) = (ward.kind, ward.floor, ward.background_patients);
    let mix = kind.department().moves;
    // Largest shares exactly: the i-th of n belongs where its share of a hundred falls.
    (0..n).map(move |i| {
        let place = (u64::from(i) * 100 + 50) / u64::from(n);
        let mut upto = 0;
        let fits = |share: &u32| {
            upto += u64::from(*share);
            place < upto
        };
        let mobility = match mix.iter().position(fits) {
            Some(0) => Mobility::GoesHome,
            Some(1) => Mobility::Sits,
            Some(2) => Mobility::Lies,
            _ => Mobility::Critical,
        };
        Evacuee { who: Who::Background, kind, mobility, floor, stage: Stage::InBed, bed: None }
    })
}

impl Evacuation {
    /// When they are down, and when their carriers are up again.
    fn by_elevator(&mut self, now: SimTime, running: usize, floors: i64) -> (SimTime, SimTime) {
        let ride = Span(FLOOR_RIDDEN.0 * floors);
        let running = running.min(self.elevators.len());
        let Some(car) = self.elevators[..running].iter_mut().min() else { return (now, now) };
        let begins = (*car).max(now);
        *car = begins + ELEVATOR_LOADING + ride + ride;
        let down = begins + ELEVATOR_LOADING + ride + CORRIDORS;
        (down, down + ELEVATOR_LOADING)
    }

    /// Carriers rest as long as they carried.
    fn by_stairs(&mut self, now: SimTime, floors: i64, carried: bool) -> (SimTime, SimTime) {
        let (gap, pace) = if carried { (GAP_CARRIED, FLOOR_CARRIED) } else { (GAP_WALKED, FLOOR_WALKED) };
        let Some(stairs) = self.stairs.iter_mut().min() else { return (now, now) };
        let begins = (*stairs).max(now);
        *stairs = begins + gap;
        let way = Span(pace.0 * floors);
        let down = begins + CORRIDORS + way;
        (down, down + way + Span(FLOOR_WALKED.0 * floors))
    }

    /// Patients for whom a bed elsewhere was found and who have left the house.
    pub fn moved(&self) -> u32 {
        self.people.iter().filter(|e| matches!(e.stage, Stage::OnTheRoad | Stage::Arrived)).count() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_stairwell_is_kept_for_those_who_climb() {
        assert_eq!([0, 1, 2, 3].map(stairs_down), [1, 1, 1, 2]);
    }

    /// S10 (a): 128 patients, 20 or 40 vehicles of one place, load 20, 20 out, unload 15, 20 back.
    #[test]
    fn the_closed_form_of_the_transport_model_is_exact() {
        let spans = [20, 20, 15, 20].map(Span::mins);
        assert_eq!(transport_time(128, 20, 1, spans), Some(Span::mins(470)));
        assert_eq!(transport_time(128, 40, 1, spans), Some(Span::mins(245)));
        assert_eq!(transport_time(0, 40, 1, spans), Some(Span::ZERO));
        assert_eq!(transport_time(1, 0, 1, spans), None);
    }
}
