//! Can EMS do that? Reads and never changes.

use super::{CREWS, LANDING_CREW, ONE_CREW, Site, UnitKind};
use crate::scenario::PlaceKind;
use crate::sim::check::{Answer, unless};
use crate::sim::{Coalition, Decision, Refusal};
use crate::units::{PlaceId, SiteId};

fn enough(wanted: u32, there: usize) -> Answer {
    let there = there as u32;
    if there < wanted { Err(Refusal::NotEnough { wanted, there }) } else { Ok(()) }
}

impl Coalition {
    pub(in crate::sim) fn check_ems(&self, decision: &Decision) -> Answer {
        use Decision as D;
        let ems = &self.live.ems;
        let open = |s: &Site| s.called.is_some() && s.cleared.is_none();
        match decision {
            D::SetTriageSystem { system } => unless(ems.triage == *system),
            D::SetDestinationPolicy { .. } if self.scenario.ems.standing_orders => Err(Refusal::StandingOrder),
            D::SetDestinationPolicy { policy } => unless(ems.destination == *policy),
            D::SetQuota { at, .. } => self.emergency_department(*at),
            D::SetReserve { pct } if *pct > 80 => Err(Refusal::TooMany { wanted: u32::from(*pct), limit: 80 }),
            D::SetReserve { pct } => unless(ems.reserve_pct == *pct),
            D::RequestMutualAid { from } => {
                unless(*self.live.aid_requested.get(usize::from(*from)).ok_or(Refusal::NoSuchThing)?)
            }
            D::MergeIncidents if self.live.misdirected.is_empty() => Err(Refusal::NothingToDo),
            D::MergeIncidents => Ok(()),
            D::SetDispatchPolicy { policy } => unless(ems.dispatch == *policy),
            D::SetPriorityPolicy { policy } => unless(ems.priority == *policy),
            D::RequestAir { site } => self.check_air(*site),
            D::OpenStaging { site } => self.check_scene(*site, ONE_CREW, |s| s.staging, open),
            D::OpenCollectionPoint { site } => self.check_scene(*site, CREWS, |s| s.collection_point, open),
            D::StandDown { site, keep } => self.check_stand_down(*site, *keep),
            D::RelieveCrews if self.relievable() == 0 => Err(Refusal::NothingToDo),
            D::RelieveCrews => Ok(()),
            D::MoveUp { to } => self.check_move_up(*to),
            _ => Err(Refusal::NoSuchThing),
        }
    }

    pub(in crate::sim) fn check_at_a_scene(&self, decision: &Decision) -> Answer {
        use Decision as D;
        match decision {
            D::SendRescueTeams { site } => self.check_scene(*site, CREWS, |s| s.rescue_teams, |s| s.trapped > 0),
            D::Retriage { site } => {
                self.check_scene(*site, CREWS, |_| false, |s| s.tagged.iter().any(|q| !q.is_empty()))
            }
            D::TreatAndRelease { .. } if self.scenario.ems.standing_orders => Err(Refusal::StandingOrder),
            D::TreatAndRelease { site } => self.check_scene(*site, CREWS, |s| s.treats_here, |s| s.waiting_total() > 0),
            _ => Err(Refusal::NoSuchThing),
        }
    }

    /// Something to do at a scene, and crews to do it.
    fn check_scene(&self, site: SiteId, crews: u32, done: fn(&Site) -> bool, work: fn(&Site) -> bool) -> Answer {
        let scene = self.live.sites.get(site).ok_or(Refusal::NoSuchThing)?;
        unless(done(scene))?;
        if !work(scene) {
            return Err(Refusal::NothingToDo);
        }
        enough(crews, self.spare_crews().len())
    }

    fn check_air(&self, site: SiteId) -> Answer {
        let scene = self.live.sites.get(site).ok_or(Refusal::NoSuchThing)?;
        if scene.called.is_none() || scene.cleared.is_some() || !self.has_a_helipad() {
            return Err(Refusal::NothingToDo);
        }
        if self.grounded() {
            return Err(Refusal::Grounded);
        }
        enough(1, self.idle_of(UnitKind::Helicopter).count())?;
        enough(LANDING_CREW, self.spare_crews().len())
    }

    /// As long as somebody is there, somebody stays.
    fn check_stand_down(&self, site: SiteId, keep: u16) -> Answer {
        let scene = self.live.sites.get(site).ok_or(Refusal::NoSuchThing)?;
        if keep == 0 && scene.waiting_total() + scene.trapped as usize > 0 {
            return Err(Refusal::NotEnough { wanted: 1, there: 0 });
        }
        if self.surplus(site, keep).is_empty() { Err(Refusal::NothingToDo) } else { Ok(()) }
    }

    fn check_move_up(&self, to: PlaceId) -> Answer {
        self.exists(to)?;
        if self.scenario.place(to).kind != PlaceKind::EmsBase {
            return Err(Refusal::WrongPlace { at: to });
        }
        enough(1, self.spare_for(to))
    }
}
