//! What happened, one sentence each.

use super::community;
use super::name::{bed_kind, destination, place, severity, site, status, surge, triage_system, unit, zone};
use crate::retold as format;
use crate::scenario::{Channel, Scenario};
use crate::sim::{Diversion, Fact, Languages, Live};
use crate::units::{PatientId, PlaceId, Span, UnitId};

/// A sentence for the journal. `live` is for names of units that came later.
pub fn fact(scenario: &Scenario, live: &Live, fact: &Fact) -> String {
    let w = Names { scenario, live };
    w.patient_fact(fact)
        .or_else(|| w.ems_fact(fact))
        .or_else(|| super::ems::fact(scenario, live, fact))
        .or_else(|| w.hospital_fact(fact))
        .or_else(|| community::fact(scenario, live, fact))
        .unwrap_or_else(|| w.other_fact(fact))
}

/// With a capital: it begins a line.
pub fn channel_name(channel: Channel) -> &'static str {
    match channel {
        Channel::Messages => "Messages",
        Channel::BedReports => "Bed reports",
    }
}

struct Names<'a> {
    scenario: &'a Scenario,
    live: &'a Live,
}

fn languages(l: Languages) -> &'static str {
    match l {
        Languages::EnglishOnly => "in English only",
        Languages::TopFour => "in four languages",
    }
}

impl Names<'_> {
    fn p(&self, at: PlaceId) -> &str {
        place(self.scenario, at)
    }

    fn u(&self, id: UnitId) -> &str {
        unit(&self.live.units, id)
    }

    fn who(&self, id: PatientId) -> String {
        let sort = self.live.patients.get(id).map_or("", |p| severity(p.seen_as()));
        format!("Patient {} ({sort})", id.0 + 1)
    }

    fn patient_fact(&self, fact: &Fact) -> Option<String> {
        Some(match fact {
            Fact::PatientTagged { patient, tag } => format!("Patient {} tagged {}", patient.0 + 1, severity(*tag)),
            Fact::PatientLeftScene { patient, unit, to } => {
                format!("{} left the scene with {} for {}", self.who(*patient), self.u(*unit), self.p(*to))
            }
            Fact::PatientSetOff { patient, to } => {
                format!("{} set off for {} without waiting for EMS", self.who(*patient), self.p(*to))
            }
            Fact::PatientArrived { patient, at, by_ems: true } => {
                format!("{} arrived at {} by ambulance", self.who(*patient), self.p(*at))
            }
            Fact::PatientArrived { patient, at, by_ems: false } => {
                format!("{} walked in at {}", self.who(*patient), self.p(*at))
            }
            Fact::DefinitiveCareBegan { patient, at } => {
                format!("Definitive care began for {} at {}", self.who(*patient).to_lowercase(), self.p(*at))
            }
            Fact::PatientMoved { patient, at, bed } => {
                format!("{} moved to {} at {}", self.who(*patient), bed_kind(*bed), self.p(*at))
            }
            Fact::PatientReleased { patient, at } => format!("{} went home from {}", self.who(*patient), self.p(*at)),
            Fact::PatientDied { patient, at: Some(at), preventable } => {
                let note = if *preventable { "; with the best achievable care they would have lived" } else { "" };
                format!("{} died at {}{note}", self.who(*patient), self.p(*at))
            }
            Fact::PatientDied { patient, at: None, preventable } => {
                let note = if *preventable { "; with the best achievable care they would have lived" } else { "" };
                format!("{} died before reaching a hospital{note}", self.who(*patient))
            }
            Fact::PatientTreatedAtScene { patient, site: at } => {
                format!("{} went home from {}", self.who(*patient), site(self.scenario, *at))
            }
            Fact::PatientTransferred { patient, from, to } => {
                format!("{} left {} for {}", self.who(*patient), self.p(*from), self.p(*to))
            }
            _ => return None,
        })
    }

    fn ems_fact(&self, fact: &Fact) -> Option<String> {
        let s = |id| site(self.scenario, id);
        Some(match fact {
            Fact::WaveStruck { site, casualties } => format!("{casualties} casualties at {}", s(*site)),
            Fact::CallReceived { site } => format!("First 911 call from {}", s(*site)),
            Fact::UnitDispatched { unit, site } => format!("{} sent to {}", self.u(*unit), s(*site)),
            Fact::UnitArrived { unit, site } => format!("{} at {}", self.u(*unit), s(*site)),
            Fact::TriageFinished { site } => format!("Triage finished at {}", s(*site)),
            Fact::SceneCleared { site } => format!("The last patient has left {}", s(*site)),
            Fact::BusSent { unit, site } => format!("{} sent to {} for the walking", self.u(*unit), s(*site)),
            Fact::AidRequested { from } => {
                let aid = self.scenario.mutual_aid.get(usize::from(*from))?;
                format!("Mutual aid requested from {}; due in {}", aid.name, aid.comes)
            }
            Fact::AidArrived { from, units } => {
                let name = self.scenario.mutual_aid.get(usize::from(*from)).map_or("a neighbor", |a| &a.name);
                format!("{units} mutual-aid units from {name} arrived")
            }
            Fact::UnitsMisdirected { units } => format!("{units} units answer a second call card for the same crash"),
            Fact::IncidentsMerged { units } => format!("The two incidents are one; {units} units are free again"),
            Fact::TriageSystemSet { system } => format!("Triage is by {}", triage_system(*system)),
            Fact::DestinationPolicySet { policy } => format!("Destination policy: {}", destination(*policy)),
            Fact::QuotaSet { at, immediate, delayed, minimal } => {
                format!("{} is capped at {immediate} immediate, {delayed} delayed, {minimal} minimal", self.p(*at))
            }
            Fact::RescueTeamsSent { site, trapped } => {
                format!("Rescue teams at {}: {trapped} people still trapped", s(*site))
            }
            Fact::Retriaged { site, changed } => format!("Second triage at {}: {changed} tags changed", s(*site)),
            Fact::ReserveSet { pct } => format!("{pct} % of the fleet is kept for other 911 calls"),
            _ => return None,
        })
    }

    fn hospital_fact(&self, fact: &Fact) -> Option<String> {
        Some(match fact {
            Fact::CommandCenterActivated { at } => format!("{} activated its command center", self.p(*at)),
            Fact::ReportMade { at } => format!("{} counted its beds", self.p(*at)),
            Fact::ReportReceived { at } => format!("Bed report from {} is on the board", self.p(*at)),
            Fact::StatusRequested => "All hospitals were asked for their status".into(),
            Fact::SurgeOrdered { at, level } => format!("{} prepares {}", self.p(*at), surge(*level)),
            Fact::SurgeOpened { at, level } => format!("{} is at {}", self.p(*at), surge(*level)),
            Fact::ElectivesCancelled { at } => format!("{} cancelled elective surgery", self.p(*at)),
            Fact::EarlyDischargeOrdered { at, people } => format!("{} sends {people} people home early", self.p(*at)),
            Fact::DiversionSet { at, divert: Diversion::Divert } => format!("{} is on diversion", self.p(*at)),
            Fact::DiversionSet { at, divert: Diversion::Accept } => format!("{} takes ambulances again", self.p(*at)),
            Fact::StatusForced { at, status: s } => format!("{} is {}", self.p(*at), status(*s)),
            Fact::StaffRecalled { at } => format!("{} recalled staff", self.p(*at)),
            Fact::StaffArrived { at, pct } => format!("Staff arrived at {}: {pct} % of usual", self.p(*at)),
            Fact::TraumaTeamCame { at, teams } => {
                format!("A trauma team came in to {}: {teams} there now", self.p(*at))
            }
            Fact::StaffLost { at, pct } => format!("{} has {pct} % of its usual staff", self.p(*at)),
            Fact::BedsChanged { at, kind, change } => format!("{}: {} {change:+} places", self.p(*at), bed_kind(*kind)),
            Fact::BloodMoved { from, to, units } => {
                format!("{units} red-cell units on the way from {} to {}", self.p(*from), self.p(*to))
            }
            Fact::BloodChanged { at, units } => format!("{}: {units:+} red-cell units", self.p(*at)),
            Fact::PowerLost { at } => format!("Mains power failed at {}", self.p(*at)),
            Fact::GeneratorStarted { at, fuel } => format!("Generator running at {}, fuel for {fuel}", self.p(*at)),
            Fact::GeneratorFailed { at } => format!("{} is without power", self.p(*at)),
            Fact::PowerRestored { at } => format!("Mains power is back at {}", self.p(*at)),
            Fact::WaterLost { at } => format!("{} is without water", self.p(*at)),
            Fact::WaterRestored { at } => format!("Water is back at {}", self.p(*at)),
            Fact::ChannelChanged { channel, delay, lost_pct } if *delay <= Span::ZERO && *lost_pct == 0 => {
                format!("{} work again", channel_name(*channel))
            }
            Fact::ChannelChanged { channel, delay, lost_pct } => {
                format!("{} come {delay} late; {lost_pct} % are lost", channel_name(*channel))
            }
            Fact::OffloadSlowed { at, extra } => format!("Handover at {} takes {extra} longer", self.p(*at)),
            Fact::LockedDown { at } => format!("The doors of {} are locked", self.p(*at)),
            Fact::InterpretersAssigned { at } => format!("Interpreters are at work at {}", self.p(*at)),
            Fact::FuelConserved { at, until_more } => {
                format!("{} saves fuel: {until_more} left", self.p(*at))
            }
            Fact::ResidentsEvacuating { from, to, people } => {
                format!("{people} residents of {} are to move to {}", self.p(*from), self.p(*to))
            }
            Fact::ResidentsMoved { from, to, people } => {
                format!("{people} residents of {} arrived at {}", self.p(*from), self.p(*to))
            }
            Fact::StepDownAccepted { at, from, people } => {
                format!("{} takes {people} step-down patients of {}", self.p(*at), self.p(*from))
            }
            other => return super::facility::fact(self.scenario, other),
        })
    }

    fn other_fact(&self, fact: &Fact) -> String {
        let road = |n: u16| self.live.road_changes.get(usize::from(n)).map_or("a road", |c| &c.name);
        let z = |id| zone(self.scenario, id);
        match fact {
            Fact::RoadChanged { change } => format!("Road change: {}", road(*change)),
            Fact::RoadRestored { change } => format!("Road as usual again: {}", road(*change)),
            Fact::CrewSentToRoad { change } => format!("A crew is on its way to {}", road(*change)),
            Fact::CrewSentForPower { at } => format!("A utility crew is on its way to {}", self.p(*at)),
            Fact::ShelterOpened { at } => format!("Shelter open at {}", self.p(*at)),
            Fact::ShelterClosed { at } => format!("Shelter at {} takes nobody new", self.p(*at)),
            Fact::ShelterStaffed { at } => format!("A health team is at {}", self.p(*at)),
            Fact::ShelterEncounter { at, referred: false } => format!("Medical encounter at {}", self.p(*at)),
            Fact::ShelterEncounter { at, referred: true } => {
                format!("Somebody at {} was referred elsewhere", self.p(*at))
            }
            Fact::ReferralClosed { at } => format!("A referral from {} was closed", self.p(*at)),
            Fact::EvacuationOrdered { zone } => format!("Evacuation ordered for {}", z(*zone)),
            Fact::PeopleLeft { zone, people } => format!("{people} people leave {}", z(*zone)),
            Fact::PeopleSheltered { at, people } => format!("{people} people were let in at {}", self.p(*at)),
            Fact::PeopleTurnedAway { zone, people } => {
                format!("{people} people from {} find no open shelter", z(*zone))
            }
            Fact::EocActivated => "The emergency operations center is active".into(),
            Fact::CoalitionActivated => "The coalition is active".into(),
            Fact::HealthAlertIssued { languages: l } => format!("Health alert issued {}", languages(*l)),
            Fact::PublicWarned { languages: l } => format!("Public warning issued {}", languages(*l)),
            Fact::FamilyCenterOpened { at } => format!("Family center open at {}", self.p(*at)),
            Fact::DistributionAnnounced { rule } => format!("Distribution rule: {}", destination(*rule)),
            Fact::NurseLineOpened => "The nurse line is open".into(),
            Fact::CrisisStandardsDeclared => "Crisis standards of care are declared".into(),
            Fact::OutreachDone { zone } => format!("Community health workers reached {}", z(*zone)),
            Fact::ReferralsChased { at } => format!("Referrals from {} are followed up", self.p(*at)),
            Fact::MessageEndorsed => "Community advisors stand behind the message".into(),
            Fact::RumourSpread { site: at } => {
                format!("A rumor about {} goes round; onlookers slow the roads", site(self.scenario, *at))
            }
            Fact::RumourControlled => "The rumor is answered; onlookers leave".into(),
            Fact::WeatherChanged { speed_pct } => format!("All roads are at {speed_pct} % of their usual speed"),
            Fact::DemandChanged { pct } => format!("Ordinary 911 calls are at {pct} % of usual"),
            Fact::DecisionRecorded(said) => format!("Decision recorded: {}", said.text),
            other => format!("{other:?}"),
        }
    }
}
