//! Facts of EMS and fire.

use super::Names;
use crate::sim::Fact;
use crate::tr;
use crate::words::name::{destination, dispatch, hazard, priority, triage_system, work};

impl Names<'_> {
    fn neighbor(&self, from: u16) -> &str {
        self.scenario.mutual_aid.get(usize::from(from)).map_or_else(|| tr!("some-neighbor"), |a| a.name.as_str())
    }

    /// Units, their destinations, and the distribution rule.
    pub(super) fn dispatch(&self, fact: &Fact) -> Option<String> {
        let (p, s, u) = (|id| self.p(id), |id| self.s(id), |id| self.u(id));
        Some(match fact {
            Fact::CallReceived { site } => tr!("fact-first-call", site = s(*site)),
            Fact::UnitDispatched { unit, site } => tr!("fact-unit-dispatched", unit = u(*unit), site = s(*site)),
            Fact::UnitArrived { unit, site } => tr!("fact-unit-on-scene", unit = u(*unit), site = s(*site)),
            Fact::BusSent { unit, site } => tr!("fact-bus-dispatched", unit = u(*unit), site = s(*site)),
            Fact::AidRequested { from } => {
                let aid = self.scenario.mutual_aid.get(usize::from(*from))?;
                tr!("fact-aid-requested", neighbor = aid.name, eta = aid.comes.to_string())
            }
            Fact::AidArrived { from, units } => {
                tr!("fact-aid-arrived", n = *units, neighbor = self.neighbor(*from))
            }
            Fact::UnitsMisdirected { units } => tr!("fact-units-misdirected", n = *units),
            Fact::IncidentsMerged { units } => tr!("fact-incidents-merged", n = *units),
            Fact::TriageSystemSet { system } => tr!("fact-triage-system", system = triage_system(*system)),
            Fact::DestinationPolicySet { policy } => tr!("fact-destination-policy", policy = destination(*policy)),
            Fact::QuotaSet { at, immediate, delayed, minimal } => {
                tr!("fact-quota", place = p(*at), immediate = *immediate, delayed = *delayed, minimal = *minimal)
            }
            Fact::ReserveSet { pct } => tr!("fact-reserve", pct = *pct),
            Fact::DispatchPolicySet { policy } => tr!("fact-dispatch-policy", policy = dispatch(*policy)),
            Fact::PriorityPolicySet { policy } => tr!("fact-priority-policy", policy = priority(*policy)),
            Fact::AirRequested { site, unit } => tr!("fact-air-requested", unit = u(*unit), site = s(*site)),
            Fact::StoodDown { site, units } => tr!("fact-units-released", n = *units, site = s(*site)),
            Fact::CrewsRelieved { units } => tr!("fact-crews-relieved", n = *units),
            Fact::MovedUp { unit, to } => tr!("fact-moved-up", unit = u(*unit), place = p(*to)),
            Fact::CrewExposed { unit } => tr!("fact-crew-exposed", unit = u(*unit)),
            _ => return None,
        })
    }

    /// At the scenes.
    pub(super) fn scene(&self, fact: &Fact) -> Option<String> {
        let s = |id| self.s(id);
        Some(match fact {
            Fact::WaveStruck { site, casualties } => tr!("fact-casualties", n = *casualties, site = s(*site)),
            Fact::TriageFinished { site } => tr!("fact-triage-finished", site = s(*site)),
            Fact::SceneCleared { site } => tr!("fact-scene-cleared", site = s(*site)),
            Fact::RescueTeamsSent { site, trapped } => tr!("fact-rescue-teams", n = *trapped, site = s(*site)),
            Fact::Retriaged { site, changed } => tr!("fact-retriaged", n = *changed, site = s(*site)),
            Fact::StagingOpened { site } => tr!("fact-staging-opened", site = s(*site)),
            Fact::CollectionPointOpened { site } => tr!("fact-collection-point-opened", site = s(*site)),
            Fact::DangerBegan { site, hazard: h } => tr!("fact-hazard-at", site = s(*site), hazard = hazard(*h)),
            Fact::DangerControlled { site, hazard: h } => {
                tr!("fact-hazard-controlled", site = s(*site), hazard = hazard(*h))
            }
            Fact::CompaniesSent { site, work: w } => tr!("fact-companies", site = s(*site), work = work(*w)),
            Fact::SectorSearched { site, found } => tr!("fact-sector-searched", n = *found, site = s(*site)),
            Fact::LanesOpened { site } => tr!("fact-lanes-opened", site = s(*site)),
            Fact::StructureCameDown { site, units } => {
                tr!("fact-structure-collapsed", n = *units, site = s(*site))
            }
            _ => return None,
        })
    }
}
