//! What an ad hoc inject of a script does to the world, with the ids people use.

use super::Names;
use crate::scenario::{BedKind, Channel, Danger, Effect, RoadState, Status, Utility};
use crate::units::Span;
use serde::Deserialize;

/// Like the effects of the scenario format; lengths of time are whole minutes here.
#[derive(Deserialize)]
pub(super) enum WrittenEffect {
    Casualties {
        site: String,
        /// Id of a condition, like "blunt-trauma".
        condition: String,
        #[serde(default)]
        immediate: u32,
        #[serde(default)]
        delayed: u32,
        #[serde(default)]
        minimal: u32,
    },
    Road {
        near: String,
        radius_m: u32,
        is: RoadState,
        lasts_min: Option<u32>,
    },
    UtilityLoss {
        lost: Utility,
        at: String,
        lasts_min: Option<u32>,
    },
    Beds {
        at: String,
        kind: BedKind,
        change: i32,
    },
    FacilityStatus {
        at: String,
        is: Status,
    },
    Staff {
        at: String,
        pct: u8,
    },
    Blood {
        at: String,
        units: i32,
    },
    SplitResponse {
        units: u16,
    },
    Buses {
        count: u16,
    },
    Evacuees {
        zone: String,
        people: u32,
    },
    OffloadDelay {
        at: String,
        extra_min: u32,
    },
    Channel {
        channel: Channel,
        #[serde(default)]
        delay_min: u32,
        #[serde(default)]
        loss_pct: u8,
        lasts_min: Option<u32>,
    },
    Flag {
        name: String,
        on: bool,
    },
    Demand {
        pct: u16,
    },
    Weather {
        name: String,
        speed_pct: u8,
        lasts_min: Option<u32>,
    },
    Rumour {
        site: String,
        name: String,
    },
    Danger {
        site: String,
        is: Danger,
    },
}

impl Names<'_> {
    pub(super) fn effects(&self, written: Vec<WrittenEffect>) -> Result<Vec<Effect>, String> {
        written.into_iter().map(|e| self.effect(e)).collect()
    }

    fn effect(&self, written: WrittenEffect) -> Result<Effect, String> {
        use WrittenEffect as W;
        let mins = |n: u32| Span::mins(i64::from(n));
        Ok(match written {
            W::Casualties { site, condition, immediate, delayed, minimal } => {
                let condition = self.condition(&condition)?;
                Effect::Casualties { site: self.site(&site)?, condition, counts: [immediate, delayed, minimal, 0, 0] }
            }
            W::Road { near, radius_m, is, lasts_min } => {
                let site = self.scenario.sites.iter().find(|s| s.id == near).map(|s| (s.at, s.name.clone()));
                let (at, name) = match site {
                    Some(found) => found,
                    None => {
                        let place = self.scenario.place(self.place(&near)?);
                        (place.at, place.name.clone())
                    }
                };
                Effect::Road { id: format!("road-{near}"), name, at, radius_m, state: is, lasts: lasts_min.map(mins) }
            }
            W::UtilityLoss { lost, at, lasts_min } => {
                Effect::UtilityLoss { utility: lost, place: self.place(&at)?, lasts: lasts_min.map(mins) }
            }
            W::Beds { at, kind, change } => Effect::Beds { place: self.place(&at)?, kind, change },
            W::FacilityStatus { at, is } => Effect::FacilityStatus { place: self.place(&at)?, status: is },
            W::Staff { at, pct } => Effect::Staff { place: self.place(&at)?, pct },
            W::Blood { at, units } => Effect::Blood { place: self.place(&at)?, units },
            W::SplitResponse { units } => Effect::SplitResponse { units },
            W::Buses { count } => Effect::Buses { count },
            W::Evacuees { zone, people } => Effect::Evacuees { zone: self.zone(&zone)?, people },
            W::Channel { channel, delay_min, loss_pct, lasts_min } => {
                Effect::Channel { channel, delay: mins(delay_min), lost_pct: loss_pct, lasts: lasts_min.map(mins) }
            }
            W::Flag { name, on } => Effect::Flag { name, on },
            W::Demand { pct } => Effect::Demand { pct },
            W::Weather { name, speed_pct, lasts_min } => {
                Effect::Weather { name, speed_pct, grounds: speed_pct < 90, lasts: lasts_min.map(mins) }
            }
            W::Danger { site, is } => Effect::Danger { site: self.site(&site)?, hazard: is },
            W::Rumour { site, name } => Effect::Rumour { site: self.site(&site)?, name },
            W::OffloadDelay { at, extra_min } => {
                Effect::OffloadDelay { place: self.place(&at)?, extra: mins(extra_min) }
            }
        })
    }
}
