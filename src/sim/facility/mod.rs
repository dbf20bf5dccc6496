//! Facilities: hospitals and other places that hold people. Capacity is the least of space, staff, and supplies.
//!
//! Doors: `facility` reads one, `facility_mut` changes one inside this folder; [`Facility`]'s methods. `arrive`,
//! `arrive_by_transfer`, `left_bed`, `left_waiting`, `left_fast_track`, `takes_the_dead` (patients);
//! `background_walk_ins` (people who are no patients of the incident); `transfer_leaves`, `stay_over` (due items);
//! `power_lost` to `water` in `utility.rs`; `board_report`, `ask_for_report`, `ask_everybody` (bed reports); `effects.rs`
//! (what injects and decisions change); `check.rs` (what the checks of decisions ask).

mod census;
mod check;
mod crowding;
mod decisions;
mod decontamination;
mod doors;
mod effects;
mod emergency;
mod evacuation;
mod inpatient;
mod invariants;
mod long_term_care;
mod offer;
mod report;
mod rides;
mod rules;
mod staff;
mod stock;
mod surge;
mod trauma;
mod utility;

pub use crowding::{Crowding, NedocsBand, nedocs_band};
pub use decontamination::Decontamination;
pub use doors::{Doors, Visitors};
pub use evacuation::{Evacuation, EvacuationScope, Evacuee, Mobility, MoveBy, Stage, Who, transport_time};
pub use offer::{OfferState, TransferOffer};
pub use report::{BedCount, BedReport};
pub use rides::{Ride, Rides};
pub use staff::Staff;
pub use stock::{Item, Stock, Stocks};

use super::{Coalition, PriorityQueue, Surge};
use crate::scenario::{BedKind, Beds, Place, PlaceKind, Status};
use crate::units::{PatientId, PlaceId, SimTime, Span};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facility {
    pub kind: PlaceKind,
    pub wards: Vec<Ward>,
    /// Taking ambulances?
    pub status: Status,
    pub command_center: bool,
    pub surge: Surge,
    pub surge_ordered: Surge,
    pub electives: bool,
    pub discharging: bool,
    /// Share of the usual staff on duty, percent.
    pub staff_pct: i32,
    pub recalled: bool,
    pub staff: Staff,
    pub stocks: Stocks,
    pub doors: Doors,
    pub decontamination: Decontamination,
    pub building: Building,
    pub power: Power,
    /// Fuel left when mains power last came back, or at StartEx. `None`: no generator.
    pub fuel: Option<Span>,
    pub crew_for_power: bool,
    /// When mains power and water are due back, if anybody knows.
    pub power_back: Option<SimTime>,
    pub water: bool,
    pub water_back: Option<SimTime>,
    pub blood: i32,
    pub offload_extra: Span,
    pub locked_down: bool,
    pub interpreters: bool,
    /// On the generator, with what can be switched off switched off.
    pub conserving: bool,
    /// Long-term care: people who live here.
    pub residents: u32,
    pub evacuating: bool,
    /// Waiting for an ED place or a chair, by `ed_rank`.
    pub queue: PriorityQueue<PatientId>,
    pub fast_track_used: u32,
    /// Trauma teams in the house at StartEx, in tenths; when others came from home; until when each is busy.
    pub home_team_tenths: u32,
    pub on_call_came: Vec<SimTime>,
    pub teams_until: Vec<SimTime>,
    /// People who have nothing to do with the incident, waiting in the ED.
    pub background_waiting: u32,
    /// Done in one bed, waiting for one of another kind, in the order they became ready, and since when.
    pub boarders: Vec<(PatientId, BedKind, SimTime)>,
    /// How long the last one waited from the door to a treatment place.
    pub door_to_bed: Span,
    /// When each CT scanner is free again.
    pub scanners: Vec<SimTime>,
    pub status_asked: bool,
    pub divert_since: Option<SimTime>,
    pub tally: Tally,
}

/// What the house itself is like, and what of it works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Building {
    pub stairwells: u32,
    pub elevators: u32,
    pub elevators_work: bool,
    pub carriers: Option<u32>,
    pub loading_bays: Option<u32>,
    /// The electronic health record works.
    pub ehr: bool,
    /// Paper forms are in use.
    pub downtime: bool,
    /// Beds in a hall nearby: ordered, open.
    pub alternate_site: Option<bool>,
}

/// Where the current comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Power {
    Mains,
    Generator { until: SimTime },
    Out,
}

/// Beds of one category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ward {
    pub kind: BedKind,
    /// Staffed and equipped on an ordinary day, changed by injects.
    pub staffed: i32,
    /// Rooms there are, staffed or not.
    pub licensed: i32,
    /// Rooms that cannot be used: evacuated, out of order.
    pub blocked: i32,
    /// Held for accepted patients en route.
    pub reserved: u32,
    pub surge_contingency: i32,
    pub surge_crisis: i32,
    /// 0: the street.
    pub floor: u8,
    /// Patients of the incident.
    pub occupied: u32,
    /// All other patients.
    pub background_patients: u32,
    /// Guests at StartEx: sets the rate at which further ones come.
    pub background_at_startex: u32,
}

/// What the summary counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    pub arrivals: Vec<SimTime>,
    pub arrivals_by_ems: u32,
    pub admitted: u32,
    pub icu: u32,
    pub operated: u32,
    pub released: u32,
    pub died: u32,
    pub transferred_in: u32,
    pub transferred_out: u32,
    /// Inpatients received from an evacuation or by accepted transfer.
    pub received: u32,
    pub peak_ed_occupancy: u32,
    pub peak_ed_waiting: u32,
    pub peak_icu_occupancy: u32,
    pub diversion: Span,
}

impl Coalition {
    pub(in crate::sim) fn facility(&self, at: PlaceId) -> &Facility {
        &self.live.facilities[at]
    }

    /// For this folder only: others call a door.
    pub(in crate::sim) fn facility_mut(&mut self, at: PlaceId) -> &mut Facility {
        &mut self.live.facilities[at]
    }

    /// Staffed adult ICU beds free, over all hospitals.
    pub fn icu_free(&self) -> i64 {
        self.live.facilities.iter().map(|f| f.free(BedKind::AdultIcu).max(0)).sum()
    }

    /// Patients of the incident awaiting an ED bed, over all hospitals.
    pub(in crate::sim) fn waiting_for_ed(&self) -> u32 {
        self.live.facilities.iter().map(Facility::ed_waiting).sum()
    }
}

impl Facility {
    pub fn is_dark(&self) -> bool {
        self.power == Power::Out
    }

    pub fn has_mains(&self) -> bool {
        self.power == Power::Mains
    }

    /// Runs dialysis: open, with power and water.
    pub fn can_dialyze(&self) -> bool {
        !self.is_dark() && self.water && self.status != Status::Closed
    }

    /// Extra minutes at the door of each ambulance.
    pub fn offload_delay(&self) -> Span {
        self.offload_extra
    }

    pub fn at_startex(place: &Place) -> Facility {
        Facility {
            kind: place.kind,
            wards: place.beds.iter().map(Ward::at_startex).collect(),
            status: place.status,
            command_center: false,
            surge: Surge::Conventional,
            surge_ordered: Surge::Conventional,
            electives: true,
            discharging: false,
            staff_pct: i32::from(place.staff_pct),
            recalled: false,
            staff: Staff::at_startex(place),
            stocks: Stocks::at_startex(place),
            doors: Doors::default(),
            decontamination: Decontamination::default(),
            building: Building::at_startex(place),
            power: Power::Mains,
            fuel: place.generator,
            crew_for_power: false,
            power_back: None,
            water: true,
            water_back: None,
            blood: place.blood_units as i32,
            offload_extra: Span::ZERO,
            locked_down: false,
            interpreters: false,
            conserving: false,
            evacuating: false,
            residents: if place.kind == PlaceKind::LongTermCare { place.people } else { 0 },
            queue: PriorityQueue::default(),
            fast_track_used: 0,
            home_team_tenths: place.team_tenths,
            on_call_came: Vec::new(),
            teams_until: Vec::new(),
            background_waiting: 0,
            boarders: Vec::new(),
            door_to_bed: Span::ZERO,
            scanners: vec![SimTime::START; place.beds_of(BedKind::Imaging).map_or(0, |b| b.staffed as usize)],
            status_asked: false,
            divert_since: (place.status == Status::Divert).then_some(SimTime::START),
            tally: Tally::default(),
        }
    }

    pub fn ward(&self, kind: BedKind) -> Option<&Ward> {
        self.wards.iter().find(|w| w.kind == kind)
    }

    pub fn ward_mut(&mut self, kind: BedKind) -> Option<&mut Ward> {
        self.wards.iter_mut().find(|w| w.kind == kind)
    }

    /// Usable places: the least of the space that is open, the staff there are, and what they need to work with.
    pub fn capacity(&self, kind: BedKind) -> u32 {
        self.limits(kind).least()
    }

    /// What each of the three would allow.
    pub fn limits(&self, kind: BedKind) -> Limits {
        let Some(ward) = self.ward(kind) else { return Limits::default() };
        let mut space = ward.licensed.max(ward.staffed) - ward.blocked;
        space += match self.surge {
            Surge::Conventional => 0,
            Surge::Contingency => ward.surge_contingency,
            Surge::Crisis => ward.surge_crisis.max(ward.surge_contingency),
        };
        if kind == BedKind::MedSurg && self.building.alternate_site == Some(true) {
            space += ward.licensed / 5;
        }
        let space = space.max(0) as u32;
        let staff = self.staff_for(ward);
        Limits { space, staff, stuff: self.stuff_for(kind, space.min(staff)) }
    }

    /// So many patients the staff on duty can look after. They can be stretched: conventional ratios, a fifth more, twice
    /// as many [table B7: ratios M, crisis A].
    fn staff_for(&self, ward: &Ward) -> u32 {
        let stretch_pct = match self.surge {
            Surge::Conventional => 100,
            Surge::Contingency => 120,
            Surge::Crisis => 200,
        };
        let staff = i64::from(ward.staffed) * i64::from(self.staff_share()) / 100 * stretch_pct / 100;
        staff.max(0) as u32
    }

    /// So many of `usable` places have the power, water, oxygen and machines they need.
    fn stuff_for(&self, kind: BedKind, usable: u32) -> u32 {
        let department = kind.department();
        let mut pct = 100;
        if self.power == Power::Out {
            pct = pct.min(department.dark_pct);
        }
        if !self.water {
            pct = pct.min(department.dry_pct);
        }
        if self.conserving && kind == BedKind::Or {
            pct = pct.min(50);
        }
        if !self.stocks.can_run(kind) {
            pct = 0;
        }
        let stuff = usable * pct / 100;
        if department.ventilated_pct == 0 { stuff } else { stuff.min(self.ventilated_places(kind)) }
    }

    /// Places of intensive care that the house's ventilators allow: each kind has its share of them.
    fn ventilated_places(&self, kind: BedKind) -> u32 {
        let of = |w: &&Ward| w.kind.department().ventilated_pct > 0;
        let all: i64 = self.wards.iter().filter(of).map(|w| i64::from(w.staffed)).sum();
        let mine = self.ward(kind).map_or(0, |w| i64::from(w.staffed));
        let share = i64::from(self.stocks.ventilators.max(0)) * mine * 100 / all.max(1);
        u32::try_from(share.max(0)).unwrap_or(u32::MAX) / kind.department().ventilated_pct
    }

    pub fn in_use(&self, kind: BedKind) -> u32 {
        self.ward(kind).map_or(0, |w| w.occupied + w.background_patients)
    }

    /// HAvBED: staffed, equipped and free. Negative when a ward has lost capacity under its patients.
    pub fn free(&self, kind: BedKind) -> i64 {
        let reserved = self.ward(kind).map_or(0, |w| w.reserved);
        i64::from(self.capacity(kind)) - i64::from(self.in_use(kind)) - i64::from(reserved)
    }

    /// Physical places without staff, or surge space not opened.
    pub fn unstaffed(&self, kind: BedKind) -> u32 {
        let Some(ward) = self.ward(kind) else { return 0 };
        let space = ward.licensed.max(ward.staffed) - ward.blocked + ward.surge_crisis.max(ward.surge_contingency);
        (space.max(0) as u32).saturating_sub(self.capacity(kind).max(self.in_use(kind)))
    }

    /// Chairs for the walking: half as many as treatment places [A].
    pub fn fast_track(&self) -> u32 {
        (self.capacity(BedKind::Ed) / 2).max(2)
    }

    pub fn takes_walk_ins(&self) -> bool {
        self.status != Status::Closed && !self.doors.sheltering
    }

    pub fn ed_waiting(&self) -> u32 {
        self.queue.len() as u32
    }

    /// Odds of death in care without power, or with nothing to breathe: twice [A]; with oxygen saved: 1.05 [A].
    fn outage_odds(&self) -> f64 {
        let dark = self.power == Power::Out || !self.stocks.can_run(BedKind::Or);
        (if dark { 2.0 } else { 1.0 }) * if self.stocks.saving_oxygen { 1.05 } else { 1.0 }
    }

    pub fn note_peaks(&mut self) {
        let (ed, waiting) = (self.in_use(BedKind::Ed) + self.in_use(BedKind::Resus), self.ed_waiting());
        let icu = self.in_use(BedKind::AdultIcu) + self.in_use(BedKind::PediatricIcu);
        let t = &mut self.tally;
        t.peak_ed_occupancy = t.peak_ed_occupancy.max(ed);
        t.peak_ed_waiting = t.peak_ed_waiting.max(waiting);
        t.peak_icu_occupancy = t.peak_icu_occupancy.max(icu);
    }

    /// The bed a patient gets who should have one of `kind`: general beds where there are no special ones.
    pub fn instead_of(&self, kind: BedKind) -> Option<BedKind> {
        let has = |k: &BedKind| self.ward(*k).is_some_and(|w| w.staffed > 0);
        std::iter::once(kind).chain(kind.department().instead.iter().copied()).find(has)
    }
}

/// Space, staff and stuff: the least of them counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    pub space: u32,
    pub staff: u32,
    pub stuff: u32,
}

impl Limits {
    pub fn least(self) -> u32 {
        self.space.min(self.staff).min(self.stuff)
    }
}

impl Building {
    /// One elevator for 60 beds and at least two, two stairwells [A].
    fn at_startex(place: &Place) -> Building {
        let beds: u32 = place.beds.iter().filter(|b| b.kind.is_inpatient()).map(|b| b.licensed).sum();
        Building {
            stairwells: place.house.stairwells.unwrap_or(2),
            elevators: place.house.elevators.unwrap_or((beds / 60).max(2)),
            elevators_work: true,
            carriers: place.house.carriers,
            loading_bays: place.house.loading_bays,
            ehr: true,
            downtime: false,
            alternate_site: None,
        }
    }
}

impl Ward {
    fn at_startex(beds: &Beds) -> Ward {
        Ward {
            kind: beds.kind,
            staffed: beds.staffed as i32,
            licensed: beds.licensed as i32,
            blocked: beds.blocked as i32,
            reserved: 0,
            floor: beds.floor,
            surge_contingency: beds.surge_contingency as i32,
            surge_crisis: beds.surge_crisis as i32,
            occupied: 0,
            background_patients: beds.occupied,
            background_at_startex: beds.occupied,
        }
    }
}
