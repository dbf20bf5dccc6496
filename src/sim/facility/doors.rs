//! Access: visitors, families in search of relatives, and shelter in place.

use crate::sim::{Coalition, Due, Fact};
use crate::units::{PlaceId, Span, Subject};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Visitors {
    #[default]
    Everybody,
    /// One for each patient.
    Limited,
    Nobody,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doors {
    pub visitors: Visitors,
    /// A room with staff where families ask and wait.
    pub information_center: bool,
    /// Doors and ventilation are closed.
    pub sheltering: bool,
}

/// Staff at the doors and with the families, percent of the usual staff [A].
const AT_THE_DOORS: [(Visitors, i32); 3] = [(Visitors::Everybody, 0), (Visitors::Limited, 1), (Visitors::Nobody, 2)];
const WITH_FAMILIES: i32 = 2;
/// Cots, lights and a pharmacy box in a hall nearby are ready in about four hours [A].
const SITE_OPENS_MIN: f64 = 240.0;

fn guards(policy: Visitors) -> i32 {
    AT_THE_DOORS.iter().find(|(p, _)| *p == policy).map_or(0, |(_, n)| *n)
}

impl Coalition {
    pub(in crate::sim) fn set_visitors(&mut self, at: PlaceId, policy: Visitors) {
        let facility = self.facility_mut(at);
        facility.staff_pct += guards(facility.doors.visitors) - guards(policy);
        facility.doors.visitors = policy;
        self.tell(Fact::VisitorsSet { at, policy });
    }

    pub(in crate::sim) fn open_information_center(&mut self, at: PlaceId) {
        let facility = self.facility_mut(at);
        facility.doors.information_center = true;
        facility.staff_pct -= WITH_FAMILIES;
        self.tell(Fact::InformationCenterOpened { at });
    }

    /// No admissions, discharges, or pick-ups until it ends.
    pub(in crate::sim) fn shelter_in_place(&mut self, at: PlaceId, on: bool) {
        self.facility_mut(at).doors.sheltering = on;
        self.tell(if on { Fact::ShelteredInPlace { at } } else { Fact::ShelterInPlaceOver { at } });
        if !on {
            self.serve_everything(at);
            self.load_rides();
        }
    }

    pub(in crate::sim) fn start_downtime(&mut self, at: PlaceId) {
        self.facility_mut(at).building.downtime = true;
        self.tell(Fact::DowntimeStarted { at });
    }

    pub(in crate::sim) fn order_alternate_site(&mut self, at: PlaceId) {
        self.facility_mut(at).building.alternate_site = Some(false);
        let minutes = self.live.dice.stream(Subject::Staff, u64::from(at.0), 90).lognormal(SITE_OPENS_MIN, 0.25);
        self.live.agenda.put(self.live.now + Span::from_mins(minutes), Due::AlternateSiteOpens(at));
        self.tell(Fact::AlternateSiteOrdered { at });
    }

    pub(in crate::sim) fn alternate_site_opens(&mut self, at: PlaceId) {
        self.facility_mut(at).building.alternate_site = Some(true);
        self.tell(Fact::AlternateSiteOpened { at });
        self.serve_everything(at);
    }
}
