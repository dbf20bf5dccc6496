//! Outcomes of the uninjured: by cause, language, and zone; residents, sessions, shelters.

use crate::drill::Drill;
use crate::sim::{Cause, Harm};
use serde::Serialize;

/// Field names are part of the command line's contract.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CommunityLine {
    pub ed_visits: u32,
    pub admitted: u32,
    pub died: u32,
    pub causes: Vec<CauseLine>,
    pub zones: Vec<ZoneLine>,
    pub residents_ill: u32,
    pub residents_died: u32,
    pub residents_moved: u32,
    /// Of the moved: deaths within 90 days, past and expected.
    pub moved_die_90d: u32,
    pub sessions_missed: u32,
    pub early_sessions: u32,
    pub decompensated_in_shelters: u32,
    pub decompensation_avoided: u32,
    pub zones_dark_at_end: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CauseLine {
    pub cause: Cause,
    pub english: Harm,
    pub limited_english: Harm,
}

/// A zone with at least one person harmed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ZoneLine {
    pub id: String,
    pub people: u32,
    pub vulnerability_pct: Option<u8>,
    pub ed_visits: u32,
    pub died: u32,
}

pub fn community(drill: &Drill) -> CommunityLine {
    let live = drill.coalition().truth();
    let mut all = Harm::default();
    let causes = drill.coalition().harm_by_cause();
    causes.values().flatten().for_each(|h| all.add(*h));
    let mut residents = Harm::default();
    live.relief.residents.values().for_each(|h| residents.add(*h));
    let line = |(cause, [english, limited_english]): (Cause, [Harm; 2])| CauseLine { cause, english, limited_english };
    let zones = drill.scenario.zones.iter().zip(&live.zones).filter_map(|(zone, state)| {
        let mut sum = Harm::default();
        state.harm.values().flatten().for_each(|h| sum.add(*h));
        (sum.ed + sum.died > 0).then(|| ZoneLine {
            id: zone.id.clone(),
            people: zone.population,
            vulnerability_pct: zone.vulnerability_pct,
            ed_visits: sum.ed,
            died: sum.died,
        })
    });
    CommunityLine {
        ed_visits: all.ed,
        admitted: all.admitted,
        died: all.died,
        causes: causes.into_iter().map(line).collect(),
        zones: zones.collect(),
        residents_ill: residents.ed,
        residents_died: residents.died,
        residents_moved: live.residents_moved,
        moved_die_90d: live.relief.moved_die_90d,
        sessions_missed: live.relief.sessions_missed,
        early_sessions: live.relief.early_sessions,
        decompensated_in_shelters: live.relief.decompensated_in_shelters,
        decompensation_avoided: live.relief.decompensation_avoided,
        zones_dark_at_end: live.zones.iter().filter(|z| z.dark_since.is_some()).count() as u32,
    }
}
