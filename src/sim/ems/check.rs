//! Questions that the checks of EMS decisions ask. They read and never change.

use super::{LANDING_CREW, Site, UnitKind};
use crate::scenario::PlaceKind;
use crate::sim::check::{Answer, unless};
use crate::sim::{Coalition, Refusal};
use crate::units::{PlaceId, SiteId};

fn enough(wanted: u32, there: usize) -> Answer {
    let there = there as u32;
    if there < wanted { Err(Refusal::NotEnough { wanted, there }) } else { Ok(()) }
}

impl Coalition {
    /// Something to do at a scene, and crews to do it.
    pub(super) fn check_scene(
        &self,
        site: SiteId,
        crews: u32,
        done: fn(&Site) -> bool,
        work: fn(&Site) -> bool,
    ) -> Answer {
        let scene = self.live.sites.get(site).ok_or(Refusal::NoSuchThing)?;
        unless(done(scene))?;
        if !work(scene) {
            return Err(Refusal::NothingToDo);
        }
        enough(crews, self.spare_crews().len())
    }

    pub(super) fn check_air(&self, site: SiteId) -> Answer {
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
    pub(super) fn check_stand_down(&self, site: SiteId, keep: u16) -> Answer {
        let scene = self.live.sites.get(site).ok_or(Refusal::NoSuchThing)?;
        if keep == 0 && scene.waiting_total() + scene.trapped as usize > 0 {
            return Err(Refusal::NotEnough { wanted: 1, there: 0 });
        }
        if self.surplus(site, keep).is_empty() { Err(Refusal::NothingToDo) } else { Ok(()) }
    }

    pub(super) fn check_move_up(&self, to: PlaceId) -> Answer {
        self.exists(to)?;
        if self.scenario.place(to).kind != PlaceKind::EmsBase {
            return Err(Refusal::WrongPlace { at: to });
        }
        enough(1, self.spare_for(to))
    }

    pub(in crate::sim) fn check_buses(&self, site: SiteId, buses: u16, to: PlaceId) -> Answer {
        self.exists(to)?;
        self.receives(to)?;
        if !self.live.sites.contains_id(site) {
            return Err(Refusal::NoSuchThing);
        }
        let (wanted, there) = (u32::from(buses), self.buses_ready().len() as u32);
        if wanted == 0 {
            return Err(Refusal::NothingToDo);
        }
        if there < wanted { Err(Refusal::NotEnough { wanted, there }) } else { Ok(()) }
    }
}
