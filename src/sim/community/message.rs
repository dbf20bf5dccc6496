//! Public information: its reach, its effect on demand, and rumors.

use crate::scenario::{DecisionKind, RoadState};
use crate::sim::{Coalition, Due, Fact, Languages};
use crate::units::{PlaceId, SiteId, Span, ZoneId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Community {
    /// Ordinary 911 calls, percent of usual.
    pub demand_pct: u16,
    pub nurse_line: bool,
    pub crisis_standards: bool,
    /// Community advisors stand behind the message.
    pub endorsed: bool,
    /// Zones reached by a trusted messenger.
    pub outreach: BTreeMap<ZoneId, Languages>,
    /// The road change that a rumour's onlookers make, by number.
    pub rumour: Option<u16>,
}

impl Default for Community {
    fn default() -> Self {
        Community {
            demand_pct: 100,
            nurse_line: false,
            crisis_standards: false,
            endorsed: false,
            outreach: BTreeMap::new(),
            rumour: None,
        }
    }
}

/// Onlookers: how far around the site, and what is left of the usual speed [scenario-assigned].
const ONLOOKERS_M: u32 = 1500;
const ONLOOKERS_SPEED_PCT: u8 = 70;

impl Coalition {
    /// Of those who would come to an ED for something else: the share that stays at home because they were told what to
    /// do, and the share that brings another worried person. All sizes are scenario-assigned; only the signs are known.
    pub(in crate::sim) fn public_mood(&self) -> (f64, f64) {
        let c = &self.live.community;
        let told = match self.live.alerted {
            Some(Languages::TopFour) => 0.2,
            Some(Languages::EnglishOnly) => 0.1,
            None => 0.0,
        };
        let trusted = if c.endorsed && self.live.alerted.is_some() { 0.05 } else { 0.0 };
        let watch = self.live.relief.everywhere.contains(&DecisionKind::StartSurveillance);
        let line = if c.nurse_line && watch {
            0.06
        } else if c.nurse_line {
            0.08
        } else {
            0.0
        };
        (told + trusted + line + self.seen_in_clinics(), if c.rumour.is_some() { 0.3 } else { 0.0 })
    }

    pub(in crate::sim) fn rumour(&mut self, site: SiteId, name: &str) {
        if self.live.community.rumour.is_none() {
            let at = self.scenario.sites[site].at;
            let n = self.change_road(name, at, ONLOOKERS_M, RoadState::Slow(ONLOOKERS_SPEED_PCT));
            self.road_change_clears_itself(n);
            self.live.community.rumour = Some(n);
            self.tell(Fact::RumourSpread { site });
        }
    }

    pub(in crate::sim) fn control_rumour(&mut self) {
        if let Some(n) = self.live.community.rumour.take() {
            self.tell(Fact::RumourControlled);
            self.road_ends(n);
        }
    }

    pub(in crate::sim) fn weather(&mut self, name: &str, speed_pct: u8, grounds: bool, lasts: Option<Span>) {
        let n = self.change_all_roads(name, RoadState::Slow(speed_pct));
        if grounds {
            self.ground_helicopters(n);
        }
        if let Some(lasts) = lasts {
            self.live.agenda.put(self.live.now + lasts, Due::RoadEnds(n));
        }
        self.tell(Fact::WeatherChanged { speed_pct });
    }

    pub(in crate::sim) fn open_nurse_line(&mut self) {
        self.live.community.nurse_line = true;
        self.tell(Fact::NurseLineOpened);
    }

    pub(in crate::sim) fn declare_crisis_standards(&mut self) {
        self.live.community.crisis_standards = true;
        self.tell(Fact::CrisisStandardsDeclared);
    }

    pub(in crate::sim) fn outreach(&mut self, zone: ZoneId, languages: Languages) {
        self.live.community.outreach.insert(zone, languages);
        self.tell(Fact::OutreachDone { zone });
    }

    pub(in crate::sim) fn endorse(&mut self) {
        self.live.community.endorsed = true;
        self.tell(Fact::MessageEndorsed);
    }

    pub(in crate::sim) fn chase_referrals(&mut self, at: PlaceId) {
        if let Some(shelter) = self.live.shelters.get_mut(&at) {
            shelter.chased = true;
            self.tell(Fact::ReferralsChased { at });
        }
    }

    /// Ordinary 911 calls, percent of usual.
    pub(in crate::sim) fn demand_pct(&self) -> u16 {
        self.live.community.demand_pct
    }

    pub(in crate::sim) fn change_demand(&mut self, pct: u16) {
        self.live.community.demand_pct = pct;
        self.tell(Fact::DemandChanged { pct });
    }

    pub(in crate::sim) fn family_center_open(&self) -> bool {
        self.live.family_center.is_some()
    }

    /// Is the decision in force in the whole county?
    pub(in crate::sim) fn in_force(&self, kind: DecisionKind) -> bool {
        self.live.relief.everywhere.contains(&kind)
    }

    pub(in crate::sim) fn in_force_at_some_place(&self, kind: DecisionKind) -> bool {
        self.live.relief.at.values().any(|begun| begun.contains(&kind))
    }

    pub(in crate::sim) fn crisis_standards(&self) -> bool {
        self.live.community.crisis_standards
    }
}
