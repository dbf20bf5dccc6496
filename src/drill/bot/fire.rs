//! Fire and rescue.

use super::Doctrine;
use crate::sim::Decision;
use crate::units::SiteId;

impl Doctrine<'_> {
    pub(super) fn fire(&self) -> Vec<Decision> {
        let sites = self.live().sites.iter().enumerate();
        let trapped = sites.filter(|(_, s)| s.first_unit.is_some() && s.trapped >= 4);
        trapped.map(|(i, _)| Decision::SendRescueTeams { site: SiteId::at(i) }).collect()
    }
}
