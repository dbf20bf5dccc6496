//! Fire and rescue: hazards to crews first, then trapped casualties, then casualties not yet found.

use super::Doctrine;
use crate::scenario::Danger;
use crate::sim::{Decision, Site};
use crate::units::SiteId;

impl Doctrine<'_> {
    pub(super) fn fire(&self) -> Vec<Decision> {
        let sites = self.live().sites.iter().enumerate();
        let sized_up = sites.filter(|(_, s)| s.first_unit.is_some() && s.cleared.is_none());
        sized_up.flat_map(|(i, s)| self.at_site(SiteId::at(i), s)).collect()
    }

    fn at_site(&self, site: SiteId, s: &Site) -> Vec<Decision> {
        let mut wanted = Vec::new();
        if s.threatened(Danger::Contamination) {
            wanted.push(Decision::SetHazardZone { site });
        }
        if s.hazards.contains_key(&Danger::Contamination) {
            wanted.push(Decision::MassDecontamination { site });
        }
        if s.threatened(Danger::Fire) {
            wanted.push(Decision::WaterSupply { site });
        }
        if s.threatened(Danger::Unstable) {
            wanted.push(Decision::AssessStructure { site });
        }
        if s.trapped >= 4 {
            wanted.push(Decision::SendRescueTeams { site });
        }
        // A structural collapse may hide casualties.
        if self.after(15) && (s.hazards.contains_key(&Danger::Unstable) || s.trapped >= 8) {
            wanted.push(Decision::SearchSector { site });
        }
        wanted
    }
}
