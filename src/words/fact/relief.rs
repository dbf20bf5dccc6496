//! Hazards, outages, people with access and functional needs, supplies, and trust.

use super::Names;
use crate::scenario::DecisionKind;
use crate::sim::Fact;
use crate::tr;
use crate::units::{PlaceId, ZoneId};
use crate::words::name::{cause, good, holder};

impl Names<'_> {
    /// The subject of a decision of this kind.
    fn about(&self, at: Option<PlaceId>, zone: Option<ZoneId>) -> Option<&str> {
        at.map(|at| self.p(at)).or_else(|| zone.map(|zone| self.z(zone)))
    }

    fn ordered(&self, kind: DecisionKind, about: Option<&str>) -> String {
        let what = crate::words::decision_label(kind).to_lowercase();
        match about {
            Some(at) => tr!("fact-relief-ordered-at", what = what, about = at),
            None => tr!("fact-relief-ordered", what = what),
        }
    }

    fn began(&self, kind: DecisionKind, about: Option<&str>) -> String {
        let what = crate::words::decision_label(kind).to_lowercase();
        match about {
            Some(at) => tr!("fact-relief-began-at", what = what, about = at),
            None => tr!("fact-relief-began", what = what),
        }
    }

    pub(super) fn relief(&self, fact: &Fact) -> Option<String> {
        let (p, z) = (|id| self.p(id), |id| self.z(id));
        let hazards = &self.live.relief.hazards;
        let hazard =
            |n: u16| hazards.get(usize::from(n)).map_or_else(|| tr!("some-hazard"), |h| h.hazard.name.as_str());
        Some(match fact {
            Fact::ReliefOrdered { kind, at, zone } => self.ordered(*kind, self.about(*at, *zone)),
            Fact::ReliefBegan { kind, at, zone } => self.began(*kind, self.about(*at, *zone)),
            Fact::HazardBegan { hazard: n } => tr!("fact-hazard-began", hazard = hazard(*n)),
            Fact::HazardEnded { hazard: n } => tr!("fact-hazard-ended", hazard = hazard(*n)),
            Fact::ZoneDark { zone } => tr!("fact-zone-dark", zone = z(*zone)),
            Fact::ZoneLit { zone } => tr!("fact-zone-lit", zone = z(*zone)),
            Fact::PeopleFellIll { cause: why, people, died: 0 } => {
                tr!("fact-people-ill", n = *people, cause = cause(*why))
            }
            Fact::PeopleFellIll { cause: why, people, died } => {
                tr!("fact-people-ill-died", n = *people, died = *died, cause = cause(*why))
            }
            Fact::SessionsMissed { people } => tr!("fact-dialysis-missed", n = *people),
            Fact::EarlySessions { people } => tr!("fact-dialysis-early", n = *people),
            Fact::ResidentsSuffered { at, ill, died } => {
                tr!("fact-residents-ill", place = p(*at), ill = *ill, died = *died)
            }
            Fact::ShelterDecompensation { at, people } => tr!("fact-shelter-patients", n = *people, place = p(*at)),
            Fact::SuppliesOut { at, good: g } => tr!("fact-goods-out", place = p(*at), good = good(*g)),
            Fact::SuppliesArrived { at, good: g, units } => {
                tr!("fact-goods-arrived", n = *units, good = good(*g), place = p(*at))
            }
            Fact::HelpArrived { level } => tr!("fact-resources-arrived", level = holder(*level)),
            Fact::PeopleDriven { zone, to, people } => {
                tr!("fact-people-transported", n = *people, zone = z(*zone), place = p(*to))
            }
            Fact::TrustChanged { zone: None, points } => tr!("fact-trust", points = i32::from(*points)),
            Fact::TrustChanged { zone: Some(zone), points } => {
                tr!("fact-trust-zone", zone = z(*zone), points = i32::from(*points))
            }
            _ => return None,
        })
    }
}
