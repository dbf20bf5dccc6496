//! Shelters: admission, capacity, and medical encounters.

use crate::scenario::{DecisionKind, Roof};
use crate::sim::check::{Answer, first, unless};
use crate::sim::{Coalition, Due, Fact, Refusal};
use crate::units::{PlaceId, Span, Subject};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shelter {
    pub open: bool,
    pub capacity: u32,
    pub people: u32,
    pub peak: u32,
    /// A health team is on site.
    pub staffed: bool,
    /// Community health workers follow referrals up until they are closed.
    pub chased: bool,
    pub encounters: u32,
    pub referrals_opened: u32,
    pub referrals_closed: u32,
    /// Outlets, oxygen, medication as they are now.
    pub roof: Roof,
    /// People here with equipment that needs current.
    pub on_power: u32,
}

impl Shelter {
    pub fn room(&self) -> u32 {
        self.capacity.saturating_sub(self.people)
    }
}

/// Mean days between medical encounters of one evacuee [A]; of the encounters 44 % are referred elsewhere [Jenkins09,
/// table B11], half as many with a health team on site [A].
const DAYS_PER_ENCOUNTER: f64 = 2.0;
const REFERRED: f64 = 0.44;

impl Coalition {
    fn shelter(&mut self, at: PlaceId) -> Option<&mut Shelter> {
        self.live.shelters.get_mut(&at)
    }

    pub(in crate::sim) fn group_arrives(&mut self, at: PlaceId, departure: u16, people: u32) {
        let now = self.live.now;
        let Some(shelter) = self.shelter(at) else { return };
        if !shelter.open || shelter.room() < people {
            // Full or closed while they were under way: on to the next one.
            self.live.agenda.put(now, Due::GroupLeaves(departure));
            return;
        }
        let first = shelter.people == 0;
        shelter.people += people;
        shelter.peak = shelter.peak.max(shelter.people);
        self.live.evacuations[usize::from(departure)].arrived = Some(now);
        self.devices_come(at, departure, people);
        self.tell(Fact::PeopleSheltered { at, people });
        if first {
            self.next_visit(at);
        }
    }

    /// Some of them depend on a device: as many as in their zone at large.
    fn devices_come(&mut self, at: PlaceId, departure: u16, people: u32) {
        let zone = self.live.evacuations[usize::from(departure)].zone;
        let (on_power, all) = (self.live.zones[zone].on_power, self.scenario.zones[zone].population.max(1));
        let mean = f64::from(people) * f64::from(on_power) / f64::from(all);
        let u = self.live.dice.stream(Subject::Zone, 8 << 40 | u64::from(departure), 0).unit();
        let come = ((mean + u) as u32).min(on_power);
        self.live.zones[zone].on_power -= come;
        if let Some(shelter) = self.shelter(at) {
            shelter.on_power += come;
        }
    }

    /// Draws the next medical encounter; called when the first people arrive.
    pub(in crate::sim) fn next_visit(&mut self, at: PlaceId) {
        let Some(shelter) = self.live.shelters.get(&at) else { return };
        if shelter.people == 0 {
            return;
        }
        let (people, count) = (f64::from(shelter.people), u64::from(shelter.encounters));
        let s = &mut self.live.dice.stream(Subject::Evacuee, 1 << 32 | u64::from(at.0), count);
        // Where the infectious are not set apart, others catch it: a fifth more encounters [A].
        let spreads = if shelter.roof.isolation || shelter.people < 100 { 1.0 } else { 1.2 };
        let minutes = s.exponential(DAYS_PER_ENCOUNTER * 1440.0 / people / spreads);
        self.live.agenda.put(self.live.now + Span::from_mins(minutes), Due::ShelterVisit(at));
    }

    pub(in crate::sim) fn shelter_visit(&mut self, at: PlaceId) {
        let dice = self.live.dice;
        // With interpreters a referral is explained, and kept.
        let understood = self.has_at(at, DecisionKind::ProvideLanguages);
        let Some(shelter) = self.shelter(at) else { return };
        if shelter.people == 0 {
            return;
        }
        shelter.encounters += 1;
        let mut s = dice.stream(Subject::Evacuee, 2 << 32 | u64::from(at.0), u64::from(shelter.encounters));
        let referred = s.chance(if shelter.staffed { REFERRED / 2.0 } else { REFERRED });
        shelter.referrals_opened += u32::from(referred);
        let chased = shelter.chased || understood;
        if referred {
            let minutes = s.lognormal(if chased { 60.0 } else { 180.0 }, 0.6);
            self.live.agenda.put(self.live.now + Span::from_mins(minutes), Due::ReferralCloses(at));
        }
        self.tell(Fact::ShelterEncounter { at, referred });
        self.next_visit(at);
    }

    pub(in crate::sim) fn referral_closes(&mut self, at: PlaceId) {
        if let Some(shelter) = self.shelter(at) {
            shelter.referrals_closed += 1;
            self.tell(Fact::ReferralClosed { at });
        }
    }

    pub(in crate::sim) fn open_shelter(&mut self, at: PlaceId) {
        if let Some(shelter) = self.shelter(at) {
            shelter.open = true;
            self.tell(Fact::ShelterOpened { at });
        }
    }

    /// Closed to new people; those inside stay.
    pub(in crate::sim) fn close_shelter(&mut self, at: PlaceId) {
        if let Some(shelter) = self.shelter(at) {
            shelter.open = false;
            self.tell(Fact::ShelterClosed { at });
        }
    }

    pub(in crate::sim) fn staff_shelter(&mut self, at: PlaceId) {
        if let Some(shelter) = self.shelter(at) {
            shelter.staffed = true;
            self.tell(Fact::ShelterStaffed { at });
        }
    }

    /// People now under a public roof.
    pub fn sheltered(&self) -> u32 {
        self.live.shelters.values().map(|s| s.people).sum()
    }

    /// Residents of long-term care moved into a shelter; `false` if the place is none.
    pub(in crate::sim) fn shelter_takes_in(&mut self, at: PlaceId, people: u32) -> bool {
        let Some(shelter) = self.shelter(at) else { return false };
        let first = shelter.people == 0;
        shelter.people += people;
        shelter.peak = shelter.peak.max(shelter.people);
        if first {
            self.next_visit(at);
        }
        true
    }

    pub(in crate::sim) fn people_in_shelter(&self, at: PlaceId) -> u32 {
        self.live.shelters.get(&at).map_or(0, |s| s.people)
    }

    pub(in crate::sim) fn check_shelter(&self, at: PlaceId, to_open: bool) -> Answer {
        let shelter = self.live.shelters.get(&at).ok_or(Refusal::WrongPlace { at })?;
        unless(shelter.open == to_open)
    }

    pub(in crate::sim) fn check_staff_shelter(&self, at: PlaceId) -> Answer {
        let shelter = self.live.shelters.get(&at).ok_or(Refusal::WrongPlace { at })?;
        first(DecisionKind::OpenShelter, shelter.open)?;
        unless(shelter.staffed)
    }

    pub(in crate::sim) fn check_referrals(&self, at: PlaceId) -> Answer {
        let shelter = self.live.shelters.get(&at).ok_or(Refusal::WrongPlace { at })?;
        first(DecisionKind::OpenShelter, shelter.open)?;
        unless(shelter.chased)
    }
}
