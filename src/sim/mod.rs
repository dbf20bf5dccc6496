//! What happens: a pure, deterministic discrete-event model of patients, EMS, hospitals, shelters, utilities and reports.
//!
//! A [`Coalition`] is the whole simulated truth. Its verbs: [`Coalition::at_startex`], [`Coalition::check`] (reads),
//! [`Coalition::decide`] (writes), [`Coalition::advance`] (time passes). It has no clock, no files and no sentences; chance
//! enters only through its own dice. `step.rs` and `decide.rs` hold the only large matches, one call per arm.

mod about;
mod agenda;
mod channel;
mod check;
mod community;
mod coordination;
mod decide;
mod decision;
mod descriptor;
mod ems;
mod facility;
mod fact;
mod form;
mod future;
mod invariants;
mod metric;
mod patient;
mod priority_queue;
mod road;
mod startex;
mod step;

pub use about::{About, Passage};
pub use agenda::Agenda;
pub use channel::{Channels, Degraded};
pub use community::{ActiveHazard, Cause, Community, Detail, Harm, Relief, Shelter, ZoneState};
pub use decision::*;
pub use descriptor::{Descriptor, Group};
pub use ems::{Duty, FireWork, Site, Task, Unit, UnitKind, WaitList, policy};
pub use facility::{
    BedCount, BedReport, Building, Crowding, Decontamination, Doors, Evacuation, EvacuationScope, Evacuee, Facility,
    Item, Limits, Mobility, MoveBy, NedocsBand, OfferState, Power, Ride, Rides, Staff, Stage, Stock, Stocks,
    TransferOffer, Visitors, Ward, Who, nedocs_band, transport_time,
};
pub use fact::{Fact, Recorded, Refusal};
pub use form::{Ask, Choice, Options, Places, Value, With};
pub use patient::{
    Accuracy, Age, Body, Counts, DueTo, Outcome, Patient, Step, TravelMode, Wait, Whereabouts, baux_death, crush_share,
    dose_death, past_saving, pathway, physiology, revised_baux, survival_draw, tag, with_odds,
};
pub use priority_queue::PriorityQueue;
pub use road::{ActiveRoadChange, Trip};
pub use step::Due;

use crate::map::{CoalitionMap, Router, Traffic};
use crate::scenario::Scenario;
use crate::units::{Dice, IdVec, PatientId, PlaceId, SimTime, SiteId, UnitId, ZoneId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The whole simulated state, with the immutable scenario and map.
#[derive(Clone)]
pub struct Coalition {
    pub scenario: Arc<Scenario>,
    pub map: Arc<CoalitionMap>,
    /// Cache of shortest-path trees; not part of the state.
    router: Router,
    live: Live,
    /// Facts not yet collected by the drill.
    pending_facts: Vec<(SimTime, Fact)>,
}

/// Everything that changes. Comparable, serialisable, and covered whole by the digest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Live {
    pub now: SimTime,
    pub dice: Dice,
    pub agenda: Agenda<Due>,
    pub patients: IdVec<PatientId, Patient>,
    /// Patients that may have changed since the last sample; the next one visits only these.
    pub touched: Vec<PatientId>,
    /// Deaths up to the last sample, and who was without care at it.
    pub died: u32,
    pub without_care: u32,
    pub sites: IdVec<SiteId, Site>,
    /// One for every place of the scenario.
    pub facilities: IdVec<PlaceId, Facility>,
    pub shelters: BTreeMap<PlaceId, Shelter>,
    pub units: IdVec<UnitId, Unit>,
    pub traffic: Traffic,
    pub road_changes: Vec<ActiveRoadChange>,
    /// Counts changes of the traffic, so that the route cache knows when it is old.
    pub traffic_version: u64,
    /// The bed board: what each place last reported, as the coordinator and EMS have it.
    pub board: IdVec<PlaceId, Option<BedReport>>,
    pub ems: ems::EmsPlan,
    pub coalition_active: bool,
    pub eoc_active: bool,
    pub aid_requested: Vec<bool>,
    pub distribution: Option<Destination>,
    /// Public information: how far it has reached (percent), and in which languages.
    pub warned: Option<Languages>,
    pub alerted: Option<Languages>,
    pub family_center: Option<PlaceId>,
    /// Units sent to a false incident.
    pub misdirected: Vec<UnitId>,
    /// Where each ordered bus is to take its people.
    pub bus_orders: BTreeMap<UnitId, PlaceId>,
    pub community: Community,
    /// Residents of long-term care who were moved: a harm in itself [Dosa12].
    pub residents_moved: u32,
    /// Places of long-term care that have taken step-down patients.
    pub step_down: std::collections::BTreeSet<PlaceId>,
    pub evacuations: Vec<community::Departure>,
    /// Inpatients on their way out of a hospital, by order.
    pub moves: Vec<Evacuation>,
    pub offers: Vec<TransferOffer>,
    pub rides: Rides,
    pub nurses_on_the_way: u32,
    /// Zones under an evacuation order.
    pub ordered_out: Vec<ZoneId>,
    /// Draws so far by census stream: each event has its own draw.
    pub census_draws: BTreeMap<u64, u64>,
    pub series: Vec<Sample>,
    pub steps: u64,
    pub channels: Channels,
    /// The people of each zone, in the order of the scenario.
    pub zones: IdVec<ZoneId, ZoneState>,
    pub relief: Relief,
    /// Patients whose course was drawn with an earlier seed: in projections only.
    pub drawn_before: BTreeMap<PatientId, Dice>,
}

/// Per-minute sample, for charts and conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    pub at: SimTime,
    pub icu_free: i32,
    pub ed_waiting: u32,
    pub without_care: u32,
    pub units_ready: u32,
    pub sheltered: u32,
    pub died: u32,
}

impl Coalition {
    pub fn now(&self) -> SimTime {
        self.live.now
    }

    /// The true state, to read. Screens never see it: they get a view.
    pub fn truth(&self) -> &Live {
        &self.live
    }

    /// Digest of the whole state: BLAKE3 over its postcard encoding.
    pub fn digest(&self) -> String {
        digest_of(&self.live)
    }

    /// Facts since the last call, oldest first.
    pub fn take_facts(&mut self) -> Vec<(SimTime, Fact)> {
        std::mem::take(&mut self.pending_facts)
    }

    /// When something is due next.
    pub fn next_due(&self) -> Option<SimTime> {
        self.live.agenda.next_time()
    }

    /// Processes everything due at exactly the next due moment, if it is not after `until`. Returns that moment.
    pub fn advance_instant(&mut self, until: SimTime) -> Option<SimTime> {
        let at = self.next_due().filter(|t| *t <= until)?;
        while let Some((_, due)) = self.live.agenda.take_due(at) {
            self.live.now = at;
            self.live.steps += 1;
            self.step(due);
        }
        Some(at)
    }

    /// Lets time pass until `until`.
    pub fn advance(&mut self, until: SimTime) {
        while self.advance_instant(until).is_some() {}
        self.live.now = self.live.now.max(until);
    }

    /// How many due items were processed.
    pub fn steps(&self) -> u64 {
        self.live.steps
    }

    /// The route cache, for another run on the same map.
    pub fn into_router(self) -> Router {
        self.router
    }

    fn tell(&mut self, fact: Fact) {
        self.pending_facts.push((self.live.now, fact));
    }
}

/// Digest of a state. Encoding cannot fail: every part is plain data.
pub fn digest_of(live: &Live) -> String {
    let bytes = postcard::to_allocvec(live).expect("the state is plain data");
    blake3::hash(&bytes).to_hex()[..32].to_owned()
}
