//! Power and water: loss, standby generators, and restoration.

use super::Power;
use crate::scenario::Utility;
use crate::sim::{Coalition, Due, Fact};
use crate::units::{PlaceId, SimTime, Span, Subject};

/// One standby set in twenty does not start when it is needed [A].
const GENERATOR_FAILS: f64 = 0.05;
/// A truck brings a day of fuel [A].
const TRUCK: Span = Span::hours(24);

impl Coalition {
    pub(in crate::sim) fn utility_change(&mut self, n: u16) {
        let change = self.scenario.utility_changes[usize::from(n)].clone();
        self.utility_lost(change.utility, change.place, change.until);
    }

    /// Service returns at a known time, or when a crew restores it. Of overlapping losses the longest counts.
    pub(in crate::sim) fn utility_lost(&mut self, utility: Utility, at: PlaceId, until: Option<SimTime>) {
        let facility = self.facility_mut(at);
        let (lost, back) = match utility {
            Utility::Power => (facility.power != Power::Mains, &mut facility.power_back),
            Utility::Water => (!facility.water, &mut facility.water_back),
            Utility::Elevators | Utility::Ehr | Utility::Oxygen => {
                if let Some(until) = until {
                    self.live.agenda.put(until, Due::HouseWorks(at, utility));
                }
                return self.house_works(at, utility, false);
            }
        };
        *back = match (*back, until) {
            (Some(old), Some(new)) if lost => Some(old.max(new)),
            (None, _) if lost => None,
            _ => until,
        };
        if let Some(until) = until {
            let due = if utility == Utility::Power { Due::PowerBack(at) } else { Due::WaterBack(at) };
            self.live.agenda.put(until, due);
        }
        if utility == Utility::Power { self.power_lost(at) } else { self.water(at, false) }
    }

    /// The end of an earlier loss does not end a later one.
    pub(in crate::sim) fn power_due(&mut self, at: PlaceId) {
        if self.live.facilities[at].power_back == Some(self.live.now) {
            self.power_back(at);
        }
    }

    pub(in crate::sim) fn water_due(&mut self, at: PlaceId) {
        if self.live.facilities[at].water_back == Some(self.live.now) {
            self.water(at, true);
        }
    }

    fn power_lost(&mut self, at: PlaceId) {
        if self.live.facilities[at].power != Power::Mains {
            return;
        }
        self.tell(Fact::PowerLost { at });
        let fails = self.live.dice.stream(Subject::Utility, u64::from(at.0), 0).chance(GENERATOR_FAILS);
        match self.live.facilities[at].fuel {
            Some(fuel) if !fails => {
                let until = self.live.now + fuel;
                self.facility_mut(at).power = Power::Generator { until };
                self.live.agenda.put(until, Due::GeneratorEnds(at));
                self.tell(Fact::GeneratorStarted { at, fuel });
            }
            Some(_) => {
                self.facility_mut(at).power = Power::Out;
                self.tell(Fact::GeneratorFailed { at });
            }
            None => self.facility_mut(at).power = Power::Out,
        }
    }

    pub(in crate::sim) fn generator_ends(&mut self, at: PlaceId) {
        if let Power::Generator { until } = self.live.facilities[at].power
            && until <= self.live.now
        {
            self.facility_mut(at).power = Power::Out;
            self.facility_mut(at).fuel = Some(Span::ZERO);
            self.tell(Fact::GeneratorFailed { at });
        }
    }

    /// With lifts, cooling and half the operating rooms off, the fuel lasts half as long again [A].
    pub(in crate::sim) fn conserve_fuel(&mut self, at: PlaceId) {
        let now = self.live.now;
        if let Power::Generator { until } = self.live.facilities[at].power {
            let until_more = (until - now).scaled(1.5);
            let facility = self.facility_mut(at);
            facility.conserving = true;
            facility.power = Power::Generator { until: now + until_more };
            self.live.agenda.put(now + until_more, Due::GeneratorEnds(at));
            self.tell(Fact::FuelConserved { at, until_more });
        }
    }

    pub(in crate::sim) fn power_back(&mut self, at: PlaceId) {
        let now = self.live.now;
        let facility = self.facility_mut(at);
        if facility.power == Power::Mains {
            return;
        }
        if let Power::Generator { until } = facility.power {
            facility.fuel = Some(until - now);
        }
        facility.power = Power::Mains;
        facility.power_back = None;
        // The next loss needs a crew of its own.
        facility.crew_for_power = false;
        facility.conserving = false;
        self.tell(Fact::PowerRestored { at });
        self.serve_everything(at);
    }

    /// A utility crew sent with priority has the feeder back in about 40 minutes [A].
    pub(in crate::sim) fn restore_power(&mut self, at: PlaceId) {
        self.facility_mut(at).crew_for_power = true;
        let minutes = self.live.dice.stream(Subject::Utility, u64::from(at.0), 1).lognormal(40.0, 0.3);
        let done = self.live.now + Span::from_mins(minutes);
        let facility = self.facility_mut(at);
        let sooner = facility.power_back.map_or(done, |due| due.min(done));
        facility.power_back = Some(sooner);
        self.live.agenda.put(sooner, Due::PowerBack(at));
        self.tell(Fact::CrewSentForPower { at });
    }

    pub(in crate::sim) fn water(&mut self, at: PlaceId, on: bool) {
        if self.live.facilities[at].water != on {
            self.facility_mut(at).water = on;
            self.tell(if on { Fact::WaterRestored { at } } else { Fact::WaterLost { at } });
            self.serve_everything(at);
        }
    }

    /// A day more; a set that has stopped for want of fuel starts again.
    pub(in crate::sim) fn more_fuel(&mut self, at: PlaceId) {
        let now = self.live.now;
        let facility = self.facility_mut(at);
        match facility.power {
            Power::Mains => facility.fuel = Some(facility.fuel.unwrap_or(Span::ZERO) + TRUCK),
            Power::Generator { until } => facility.power = Power::Generator { until: until + TRUCK },
            Power::Out => {
                facility.power = Power::Generator { until: now + TRUCK };
                facility.fuel = Some(Span::ZERO);
                self.tell(Fact::GeneratorStarted { at, fuel: TRUCK });
                self.serve_everything(at);
            }
        }
        if let Power::Generator { until } = self.live.facilities[at].power {
            self.live.agenda.put(until, Due::GeneratorEnds(at));
        }
    }
}
