//! Community health workers, advisors and public information.

use super::Doctrine;
use crate::sim::{Decision, Languages};

impl Doctrine<'_> {
    pub(super) fn community_health(&self) -> Vec<Decision> {
        let live = self.live();
        let mut zones: Vec<_> = live.evacuations.iter().map(|d| d.zone).collect();
        zones.sort_unstable();
        zones.dedup();
        let mut wanted: Vec<Decision> =
            zones.into_iter().map(|zone| Decision::Outreach { zone, languages: Languages::TopFour }).collect();
        let open = live.shelters.iter().filter(|(_, s)| s.open && s.people > 0);
        wanted.extend(open.map(|(at, _)| Decision::CloseReferrals { at: *at }));
        wanted.extend(self.community_health_relief());
        wanted
    }

    pub(super) fn advisor(&self) -> Vec<Decision> {
        let mut wanted = self.advisor_relief();
        if self.after(20) {
            wanted.push(Decision::EndorseMessage);
        }
        wanted
    }

    pub(super) fn public_information(&self) -> Vec<Decision> {
        let mut wanted = vec![Decision::ControlRumour];
        if self.after(12) {
            wanted.push(Decision::WarnPublic { languages: Languages::TopFour });
        }
        wanted
    }
}
