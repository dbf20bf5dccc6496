//! Bots play empty seats. Once a minute each role follows a short doctrine through the same order entry as people: what
//! a trained duty officer would do, with realistic delay, from what the seat knows.

mod community;
mod coordinator;
mod emergency_management;
mod ems;
mod fire;
mod hospital;
mod inside;
mod long_term_care;
mod paper;
mod public_health;
mod relief;

use super::{Drill, Order};
use crate::scenario::{DecisionKind, Role};
use crate::sim::Live;
use crate::units::{PlaceId, SeatId, SimTime, Span};

/// Orders of all bots now, each of them valid; at most two a seat and minute.
pub(super) fn orders(drill: &Drill) -> Vec<(SeatId, Order)> {
    let mut all = Vec::new();
    let bots: Vec<SeatId> = drill.exercise.bots.iter_ids().filter(|(_, bot)| **bot).map(|(seat, _)| seat).collect();
    for seat in bots {
        let doctrine = Doctrine { drill, seat, since: since_alarm(drill) };
        let mut wanted = match drill.scenario.seat(seat).role {
            Role::HospitalCommand => doctrine.hospital(),
            Role::Ems => doctrine.ems(),
            Role::CoalitionCoordinator => doctrine.coordinator(),
            Role::EmergencyManagement => doctrine.emergency_management(),
            Role::PublicHealth => doctrine.public_health(),
            Role::FireRescue => doctrine.fire(),
            Role::LongTermCare => doctrine.long_term_care(),
            Role::CommunityHealth => doctrine.community_health(),
            Role::CommunityAdvisor => doctrine.advisor(),
            Role::PublicInformation => doctrine.public_information(),
            Role::Facilitator => Vec::new(),
        };
        if drill.leads(seat) && drill.scenario.seat(seat).role != Role::CoalitionCoordinator {
            wanted.extend(doctrine.coordinator());
        }
        let lawful = |o: &Order| drill.check(seat, o).is_ok();
        all.extend(wanted.into_iter().map(Order::Decide).filter(lawful).take(2).map(|o| (seat, o)));
        let paper = doctrine.requests().into_iter().chain(doctrine.elements());
        all.extend(paper.filter(lawful).take(2).map(|o| (seat, o)));
    }
    all
}

/// Time since the first 911 call, which all seats learn of within a minute; with a forecast hazard, since the first
/// inject about it.
fn since_alarm(drill: &Drill) -> Option<Span> {
    let called = drill.coalition.truth().sites.iter().filter_map(|s| s.called).min();
    let forecast = !drill.scenario.community.hazards.is_empty();
    let told = drill.exercise.rows.iter().filter(|_| forecast).filter_map(|r| r.fired).min();
    Some(drill.now() - called.into_iter().chain(told).min()?)
}

struct Doctrine<'a> {
    drill: &'a Drill,
    seat: SeatId,
    since: Option<Span>,
}

impl Doctrine<'_> {
    fn live(&self) -> &Live {
        self.drill.coalition.truth()
    }

    /// Whether at least this many minutes have passed since the first call.
    fn after(&self, minutes: i64) -> bool {
        self.since.is_some_and(|s| s >= Span::mins(minutes))
    }

    fn last_by_me(&self, kind: DecisionKind) -> Option<SimTime> {
        let mine = self.drill.exercise.decided.iter().rev();
        mine.into_iter().find(|(_, s, k)| *s == self.seat && *k == kind).map(|(at, ..)| *at)
    }

    fn my_hospitals(&self) -> Vec<PlaceId> {
        let seat = self.drill.scenario.seat(self.seat);
        if seat.at.is_empty() {
            // One seat for all hospitals: those with patients of the incident.
            let live = self.live();
            return (0..live.facilities.len())
                .map(PlaceId::at)
                .filter(|p| !live.facilities[p].tally.arrivals.is_empty())
                .collect();
        }
        seat.at.clone()
    }
}
