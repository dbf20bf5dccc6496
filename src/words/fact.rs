//! Facts, one sentence each.

mod ems;
mod facility;
mod relief;

use super::name::{bed_kind, place, severity, site, unit, zone};
use crate::scenario::Scenario;
use crate::sim::{Fact, Languages, Live};
use crate::tr;
use crate::units::{PatientId, PlaceId, SiteId, UnitId, ZoneId};

/// A sentence for the log. `live` has the names of units that arrived later.
pub fn fact(scenario: &Scenario, live: &Live, fact: &Fact) -> String {
    let w = Names { scenario, live };
    w.patient(fact)
        .or_else(|| w.death(fact))
        .or_else(|| w.dispatch(fact))
        .or_else(|| w.scene(fact))
        .or_else(|| w.hospital(fact))
        .or_else(|| w.utility(fact))
        .or_else(|| w.inpatients(fact))
        .or_else(|| w.relief(fact))
        .or_else(|| w.public(fact))
        .unwrap_or_else(|| format!("{fact:?}"))
}

struct Names<'a> {
    scenario: &'a Scenario,
    live: &'a Live,
}

impl Names<'_> {
    fn p(&self, at: PlaceId) -> &str {
        place(self.scenario, at)
    }

    fn s(&self, id: SiteId) -> &str {
        site(self.scenario, id)
    }

    fn z(&self, id: ZoneId) -> &str {
        zone(self.scenario, id)
    }

    fn u(&self, id: UnitId) -> &str {
        unit(&self.live.units, id)
    }

    /// A patient's number and visible tag.
    fn who(&self, id: PatientId) -> (u32, &'static str) {
        (id.0 + 1, self.live.patients.get(id).map_or("", |p| severity(p.seen_as())))
    }

    fn patient(&self, fact: &Fact) -> Option<String> {
        let p = |id| self.p(id);
        let who = |id: &PatientId| self.who(*id);
        Some(match fact {
            Fact::PatientTagged { patient, tag } => {
                tr!("fact-patient-tagged", n = patient.0 + 1, tag = severity(*tag))
            }
            Fact::PatientLeftScene { patient, unit, to } => {
                let (n, tag) = who(patient);
                tr!("fact-patient-left-scene", n = n, tag = tag, unit = self.u(*unit), place = p(*to))
            }
            Fact::PatientSetOff { patient, to } => {
                let (n, tag) = who(patient);
                tr!("fact-patient-self-presenting", n = n, tag = tag, place = p(*to))
            }
            Fact::PatientArrived { patient, at, by_ems: true } => {
                let (n, tag) = who(patient);
                tr!("fact-patient-arrived-by-ems", n = n, tag = tag, place = p(*at))
            }
            Fact::PatientArrived { patient, at, by_ems: false } => {
                let (n, tag) = who(patient);
                tr!("fact-patient-walked-in", n = n, tag = tag, place = p(*at))
            }
            Fact::DefinitiveCareBegan { patient, at } => {
                let (n, tag) = who(patient);
                tr!("fact-care-began", n = n, tag = tag, place = p(*at))
            }
            Fact::PatientMoved { patient, at, bed } => {
                let (n, tag) = who(patient);
                tr!("fact-patient-moved", n = n, tag = tag, bed = bed_kind(*bed), place = p(*at))
            }
            Fact::PatientReleased { patient, at } => {
                let (n, tag) = who(patient);
                tr!("fact-patient-discharged", n = n, tag = tag, place = p(*at))
            }
            Fact::PatientTreatedAtScene { patient, site } => {
                let (n, tag) = who(patient);
                tr!("fact-treated-at-scene", n = n, tag = tag, site = self.s(*site))
            }
            Fact::PatientTransferred { patient, from, to } => {
                let (n, tag) = who(patient);
                tr!("fact-patient-transferred", n = n, tag = tag, from = p(*from), to = p(*to))
            }
            Fact::PatientWashed { patient } => {
                let (n, tag) = who(patient);
                tr!("fact-patient-decontaminated", n = n, tag = tag)
            }
            _ => return None,
        })
    }

    fn death(&self, fact: &Fact) -> Option<String> {
        let Fact::PatientDied { patient, at, preventable } = fact else { return None };
        let (n, tag) = self.who(*patient);
        Some(match (at, preventable) {
            (Some(at), true) => tr!("fact-patient-died-preventable", n = n, tag = tag, place = self.p(*at)),
            (Some(at), false) => tr!("fact-patient-died", n = n, tag = tag, place = self.p(*at)),
            (None, true) => tr!("fact-patient-died-outside-preventable", n = n, tag = tag),
            (None, false) => tr!("fact-patient-died-outside", n = n, tag = tag),
        })
    }

    /// Roads, shelters, zones, and county announcements.
    fn public(&self, fact: &Fact) -> Option<String> {
        let road =
            |n: u16| self.live.road_changes.get(usize::from(n)).map_or_else(|| tr!("some-road"), |c| c.name.as_str());
        let (p, z) = (|id| self.p(id), |id| self.z(id));
        Some(match fact {
            Fact::RoadChanged { change } => tr!("fact-road-changed", road = road(*change)),
            Fact::RoadRestored { change } => tr!("fact-road-restored", road = road(*change)),
            Fact::CrewSentToRoad { change } => tr!("fact-road-crew", road = road(*change)),
            Fact::CrewSentForPower { at } => tr!("fact-power-crew", place = p(*at)),
            Fact::ShelterOpened { at } => tr!("fact-shelter-opened", place = p(*at)),
            Fact::ShelterClosed { at } => tr!("fact-shelter-closed", place = p(*at)),
            Fact::ShelterStaffed { at } => tr!("fact-shelter-staffed", place = p(*at)),
            Fact::ShelterEncounter { at, referred: false } => tr!("fact-shelter-encounter", place = p(*at)),
            Fact::ShelterEncounter { at, referred: true } => tr!("fact-shelter-referral", place = p(*at)),
            Fact::ReferralClosed { at } => tr!("fact-referral-closed", place = p(*at)),
            Fact::EvacuationOrdered { zone } => tr!("fact-evacuation-ordered", zone = z(*zone)),
            Fact::PeopleLeft { zone, people } => tr!("fact-people-left", n = *people, zone = z(*zone)),
            Fact::PeopleSheltered { at, people } => tr!("fact-people-sheltered", n = *people, place = p(*at)),
            Fact::PeopleTurnedAway { zone, people } => tr!("fact-people-turned-away", n = *people, zone = z(*zone)),
            Fact::EocActivated => tr!("fact-eoc").into(),
            Fact::CoalitionActivated => tr!("fact-coalition").into(),
            Fact::HealthAlertIssued { languages: l } => tr!("fact-health-alert", languages = languages(*l)),
            Fact::PublicWarned { languages: l } => tr!("fact-public-warned", languages = languages(*l)),
            Fact::FamilyCenterOpened { at } => tr!("fact-family-center", place = p(*at)),
            Fact::DistributionAnnounced { rule } => tr!("fact-distribution", rule = super::destination(*rule)),
            Fact::NurseLineOpened => tr!("fact-nurse-line").into(),
            Fact::CrisisStandardsDeclared => tr!("fact-crisis-standards").into(),
            Fact::OutreachDone { zone } => tr!("fact-outreach", zone = z(*zone)),
            Fact::ReferralsChased { at } => tr!("fact-referrals-followed", place = p(*at)),
            Fact::MessageEndorsed => tr!("fact-message-endorsed").into(),
            Fact::RumourSpread { site } => tr!("fact-rumor-spread", site = self.s(*site)),
            Fact::RumourControlled => tr!("fact-rumor-controlled").into(),
            Fact::WeatherChanged { speed_pct } => tr!("fact-weather", pct = *speed_pct),
            Fact::DemandChanged { pct } => tr!("fact-demand", pct = *pct),
            Fact::DecisionRecorded(said) => tr!("fact-decision-recorded", text = said.text),
            _ => return None,
        })
    }
}

fn languages(l: Languages) -> &'static str {
    match l {
        Languages::EnglishOnly => tr!("fact-english-only"),
        Languages::TopFour => tr!("fact-four-languages"),
    }
}
