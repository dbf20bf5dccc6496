//! Hospitals and other places that hold people. Capacity is the minimum over space, staff and what keeps them running.

mod census;
mod emergency;
mod inpatient;
mod surge;
mod trauma;

use super::{Line, Surge};
use crate::scenario::{BedKind, Beds, Place, PlaceKind, Status};
use crate::units::{PatientId, SimTime, Span};
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
    pub queue: Line<PatientId>,
    pub fast_track_used: u32,
    /// Trauma teams in the house at StartEx, in tenths; when others came from home; until when each is busy.
    pub home_team_tenths: u32,
    pub on_call_came: Vec<SimTime>,
    pub teams_until: Vec<SimTime>,
    /// People who have nothing to do with the incident, waiting in the ED.
    pub guests_waiting: u32,
    /// Done in one bed, waiting for one of another kind, in the order they became ready.
    pub boarders: Vec<(PatientId, BedKind)>,
    pub status_asked: bool,
    pub divert_since: Option<SimTime>,
    pub tally: Tally,
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
    pub surge_contingency: i32,
    pub surge_crisis: i32,
    /// Patients of the incident.
    pub occupied: u32,
    /// Everybody else.
    pub guests: u32,
    /// Guests at StartEx: sets the rate at which further ones come.
    pub guests_at_start: u32,
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
    pub peak_ed_occupancy: u32,
    pub peak_ed_waiting: u32,
    pub peak_icu_occupancy: u32,
    pub diversion: Span,
}

impl Facility {
    pub fn found(place: &Place) -> Facility {
        Facility {
            kind: place.kind,
            wards: place.beds.iter().map(Ward::found).collect(),
            status: place.status,
            command_center: false,
            surge: Surge::Conventional,
            surge_ordered: Surge::Conventional,
            electives: true,
            discharging: false,
            staff_pct: i32::from(place.staff_pct),
            recalled: false,
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
            queue: Line::default(),
            fast_track_used: 0,
            home_team_tenths: place.team_tenths,
            on_call_came: Vec::new(),
            teams_until: Vec::new(),
            guests_waiting: 0,
            boarders: Vec::new(),
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

    /// Usable places: the least of the space that is open, the staff there are, and what power allows.
    pub fn capacity(&self, kind: BedKind) -> u32 {
        let Some(ward) = self.ward(kind) else { return 0 };
        let space = match self.surge {
            Surge::Conventional => ward.staffed,
            Surge::Contingency => ward.staffed + ward.surge_contingency,
            Surge::Crisis => ward.staffed + ward.surge_crisis.max(ward.surge_contingency),
        };
        // Staff can be stretched: conventional ratios, a fifth more, twice as many [table B7: ratios M, crisis A].
        let stretch_pct = match self.surge {
            Surge::Conventional => 100,
            Surge::Contingency => 120,
            Surge::Crisis => 200,
        };
        let staff = i64::from(ward.staffed) * i64::from(self.staff_pct) / 100 * stretch_pct / 100;
        let usable = i64::from(space).min(staff).max(0) as u32;
        match (self.power, kind) {
            (Power::Out, BedKind::Or) => 0,
            (Power::Out, _) => usable / 2,
            _ if (!self.water || self.conserving) && kind == BedKind::Or => usable / 2,
            _ => usable,
        }
    }

    pub fn in_use(&self, kind: BedKind) -> u32 {
        self.ward(kind).map_or(0, |w| w.occupied + w.guests)
    }

    /// HAvBED: staffed, equipped and free. Negative when a ward has lost capacity under its patients.
    pub fn free(&self, kind: BedKind) -> i64 {
        i64::from(self.capacity(kind)) - i64::from(self.in_use(kind))
    }

    /// Physical places without staff, or surge space not opened.
    pub fn unstaffed(&self, kind: BedKind) -> u32 {
        let Some(ward) = self.ward(kind) else { return 0 };
        let space = ward.staffed + ward.surge_crisis.max(ward.surge_contingency);
        (space.max(0) as u32).saturating_sub(self.capacity(kind).max(self.in_use(kind)))
    }

    /// Chairs for the walking: half as many as treatment places [A].
    pub fn fast_track(&self) -> u32 {
        (self.capacity(BedKind::Ed) / 2).max(2)
    }

    pub fn takes_walk_ins(&self) -> bool {
        self.status != Status::Closed
    }

    pub fn ed_waiting(&self) -> u32 {
        self.queue.len() as u32
    }

    /// Odds of death in care against conventional care [Kadri21, table B9: contingency as the 50–75th percentile of
    /// surge, crisis as the 90–95th; from COVID, so an assumption for trauma].
    fn strain_odds(&self) -> f64 {
        match self.surge {
            Surge::Conventional => 1.0,
            Surge::Contingency => 1.11,
            Surge::Crisis => 1.42,
        }
    }

    /// The same without power [A].
    fn outage_odds(&self) -> f64 {
        if self.power == Power::Out { 2.0 } else { 1.0 }
    }

    pub fn note_peaks(&mut self) {
        let (ed, waiting) = (self.in_use(BedKind::Ed), self.ed_waiting());
        let icu = self.in_use(BedKind::AdultIcu) + self.in_use(BedKind::PediatricIcu);
        let t = &mut self.tally;
        t.peak_ed_occupancy = t.peak_ed_occupancy.max(ed);
        t.peak_ed_waiting = t.peak_ed_waiting.max(waiting);
        t.peak_icu_occupancy = t.peak_icu_occupancy.max(icu);
    }

    /// The bed a patient gets who should have one of `kind`: general beds where there are no special ones.
    pub fn instead_of(&self, kind: BedKind) -> Option<BedKind> {
        let has = |k: BedKind| self.ward(k).is_some_and(|w| w.staffed > 0);
        let other = match kind {
            BedKind::Burn | BedKind::PediatricIcu => BedKind::AdultIcu,
            BedKind::Pediatric | BedKind::Isolation => BedKind::MedSurg,
            // A children's hospital takes an adult if it must, into the beds it has.
            BedKind::AdultIcu => BedKind::PediatricIcu,
            BedKind::MedSurg => BedKind::Pediatric,
            same => same,
        };
        if has(kind) {
            Some(kind)
        } else if has(other) {
            Some(other)
        } else {
            None
        }
    }
}

impl Ward {
    fn found(beds: &Beds) -> Ward {
        Ward {
            kind: beds.kind,
            staffed: beds.staffed as i32,
            surge_contingency: beds.surge_contingency as i32,
            surge_crisis: beds.surge_crisis as i32,
            occupied: 0,
            guests: beds.occupied,
            guests_at_start: beds.occupied,
        }
    }
}
