//! Power and water: what fails, what stands by, what comes back.

use super::{Coalition, Due, Fact, Power};
use crate::scenario::Utility;
use crate::units::{PlaceId, Span, Subject};

/// One standby set in twenty does not start when it is needed [A].
const GENERATOR_FAILS: f64 = 0.05;

impl Coalition {
    pub(super) fn utility_change(&mut self, n: u16, starts: bool) {
        let change = self.scenario.utility_changes[usize::from(n)].clone();
        match (change.utility, starts) {
            (Utility::Power, true) => self.power_lost(change.place),
            (Utility::Power, false) => self.power_back(change.place),
            (Utility::Water, starts) => self.water(change.place, !starts),
            (other, starts) => self.house_works(change.place, other, !starts),
        }
    }

    pub(super) fn power_lost(&mut self, at: PlaceId) {
        if self.live.facilities[at.index()].power != Power::Mains {
            return;
        }
        self.tell(Fact::PowerLost { at });
        let fails = self.live.dice.stream(Subject::Utility, u64::from(at.0), 0).chance(GENERATOR_FAILS);
        match self.live.facilities[at.index()].fuel {
            Some(fuel) if !fails => {
                let until = self.live.now + fuel;
                self.facility(at).power = Power::Generator { until };
                self.live.agenda.put(until, Due::GeneratorEnds(at));
                self.tell(Fact::GeneratorStarted { at, fuel });
            }
            Some(_) => {
                self.facility(at).power = Power::Out;
                self.tell(Fact::GeneratorFailed { at });
            }
            None => self.facility(at).power = Power::Out,
        }
    }

    pub(super) fn generator_ends(&mut self, at: PlaceId) {
        if let Power::Generator { until } = self.live.facilities[at.index()].power
            && until <= self.live.now
        {
            self.facility(at).power = Power::Out;
            self.facility(at).fuel = Some(Span::ZERO);
            self.tell(Fact::GeneratorFailed { at });
        }
    }

    /// With lifts, cooling and half the operating rooms off, the fuel lasts half as long again [A].
    pub(super) fn conserve_fuel(&mut self, at: PlaceId) {
        let now = self.live.now;
        if let Power::Generator { until } = self.live.facilities[at.index()].power {
            let until_more = (until - now).scaled(1.5);
            let facility = self.facility(at);
            facility.conserving = true;
            facility.power = Power::Generator { until: now + until_more };
            self.live.agenda.put(now + until_more, Due::GeneratorEnds(at));
            self.tell(Fact::FuelConserved { at, until_more });
        }
    }

    pub(super) fn power_back(&mut self, at: PlaceId) {
        let now = self.live.now;
        let facility = self.facility(at);
        if facility.power == Power::Mains {
            return;
        }
        if let Power::Generator { until } = facility.power {
            facility.fuel = Some(until - now);
        }
        facility.power = Power::Mains;
        // The next loss needs a crew of its own.
        facility.crew_for_power = false;
        facility.conserving = false;
        self.tell(Fact::PowerRestored { at });
        self.serve_everything(at);
    }

    /// A utility crew sent with priority has the feeder back in about 40 minutes [A].
    pub(super) fn restore_power(&mut self, at: PlaceId) {
        self.facility(at).crew_for_power = true;
        let minutes = self.live.dice.stream(Subject::Utility, u64::from(at.0), 1).lognormal(40.0, 0.3);
        self.live.agenda.put(self.live.now + Span::from_mins(minutes), Due::PowerBack(at));
        self.tell(Fact::CrewSentForPower { at });
    }

    pub(super) fn water(&mut self, at: PlaceId, on: bool) {
        if self.live.facilities[at.index()].water != on {
            self.facility(at).water = on;
            self.tell(if on { Fact::WaterRestored { at } } else { Fact::WaterLost { at } });
            self.serve_everything(at);
        }
    }
}
