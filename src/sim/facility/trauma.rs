//! Trauma teams: the share of a full team that each critical patient gets.
//!
//! A trauma center's surge capacity is a rate and not a number of beds [Hirshberg05]: each critical patient in
//! resuscitation needs a team, and when there are more patients than teams, everybody gets a part of one. The level of
//! care is that part. Patients who were over-triaged take a team too, until it has found out.

use super::Facility;
use crate::scenario::{BedKind, Severity};
use crate::sim::{Coalition, Due, Fact};
use crate::units::{PatientId, PlaceId, Span, Subject};

/// Until a team knows that a patient who was brought as critical is not: primary survey and first pictures [A].
const LOOK: Span = Span::mins(10);

impl Facility {
    /// Trauma teams at work, in tenths of one. They grow and shrink with the ED: surge opens bays, absent staff close them.
    pub fn team_tenths(&self) -> u32 {
        let staffed = self.ward(BedKind::Ed).map_or(0, |w| w.staffed.max(0) as u32);
        let all = self.home_team_tenths + 10 * self.on_call_came.len() as u32;
        (all * self.capacity(BedKind::Ed)).checked_div(staffed).unwrap_or(all)
    }
}

/// Odds of death against full care, for a patient who got this share (percent) of a team: doubled with no team at all,
/// the odds in the worst percentile of surge [Kadri21, table B9]; in between along a straight line [A].
fn odds_of(level_pct: u8) -> f64 {
    2.0 - f64::from(level_pct) / 100.0
}

impl Facility {
    /// Strain is counted once: as the department's or as the patient's, whichever is worse; no power comes on top.
    pub(in crate::sim) fn odds_for(&self, kind: BedKind, level_pct: u8) -> f64 {
        self.strain_odds(kind).max(odds_of(level_pct)) * self.outage_odds()
    }
}

impl Coalition {
    /// A patient is taken into a treatment place as critical, truly or not: a team turns to them for `resus`.
    pub(super) fn team_turns_to(&mut self, id: PatientId, at: PlaceId, resus: Span) {
        let now = self.live.now;
        if self.patient(id).seen_as() != Severity::Immediate {
            return;
        }
        let truth = self.severity_now(id);
        let critical = truth == Severity::Immediate;
        let until = now + if critical { resus } else { LOOK };
        let facility = self.facility_mut(at);
        facility.teams_until.retain(|t| *t > now);
        facility.teams_until.push(until);
        let share = facility.team_tenths() * 10 / facility.teams_until.len() as u32;
        let patient = self.patient_mut(id);
        patient.team_share(share.min(100) as u8);
        // Now they know.
        patient.tag = Some(truth);
    }

    /// Surgeons and their teams come from home, each by themselves: 15 to 60 min [A; level I centers promise 15–30].
    pub(in crate::sim) fn call_teams_in(&mut self, at: PlaceId) {
        for i in 0..u64::from(self.scenario.place(at).on_call_teams) {
            let mut s = self.live.dice.stream(Subject::Staff, u64::from(at.0), 1 << 32 | i);
            let minutes = s.triangular(15.0, 30.0, 60.0);
            self.live.agenda.put(self.live.now + Span::from_mins(minutes), Due::TeamComes(at));
        }
    }

    pub(in crate::sim) fn team_comes(&mut self, at: PlaceId) {
        let now = self.live.now;
        self.facility_mut(at).on_call_came.push(now);
        let teams = self.live.facilities[at].team_tenths() / 10;
        self.tell(Fact::TraumaTeamCame { at, teams });
    }
}
