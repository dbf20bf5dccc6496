//! The lead's resource requests, and EEIs due from every seat.

use super::Doctrine;
use crate::drill::{Order, Request, RequestState, RequestStep, Say};
use crate::scenario::{BedKind, Role};
use crate::units::Span;

impl Doctrine<'_> {
    /// The lead's queue: every request is approved after 3 min, sourced from the region's stock, and delivered in 40
    /// min [A].
    pub(super) fn requests(&self) -> Vec<Order> {
        if !self.drill.leads(self.seat) {
            return Vec::new();
        }
        let open = self.drill.exercise.requests.iter().enumerate();
        let step = |(n, r): (usize, &Request)| {
            let (request, since) = (n as u16, r.path.last()?.1);
            let rested = self.drill.now() - since >= Span::mins(3);
            let step = match r.state {
                RequestState::Asked => RequestStep::Approve { request },
                RequestState::Approved => RequestStep::Source {
                    request,
                    from: "the region's stock".into(),
                    at: None,
                    order: Default::default(),
                },
                RequestState::Sourced => RequestStep::Ship { request, takes: Span::mins(40) },
                RequestState::Denied | RequestState::InTransit | RequestState::Arrived | RequestState::Withdrawn => {
                    return None;
                }
            };
            rested.then_some(Order::Request(step))
        };
        open.filter_map(step).collect()
    }

    /// Reports EEIs when due.
    pub(super) fn elements(&self) -> Vec<Order> {
        let due = |n: &u16| {
            let at = self.drill.eei_due(*n, self.seat);
            at.is_some_and(|at| at <= self.drill.now() + Span::mins(1))
        };
        let all = 0..self.drill.scenario.eei.len() as u16;
        all.filter(due).map(|eei| Order::Say(Say::ReportEei { eei, value: self.situation() })).collect()
    }

    /// The seat's own observations, in one line.
    fn situation(&self) -> String {
        let live = self.live();
        match self.drill.scenario.seat(self.seat).role {
            Role::HospitalCommand => {
                let free = |kind| {
                    let hospitals = self.my_hospitals().into_iter();
                    hospitals.map(|p| live.facilities[p].free(kind).max(0)).sum::<i64>()
                };
                format!("{} ED and {} ICU places free", free(BedKind::Ed), free(BedKind::AdultIcu))
            }
            Role::Ems => {
                let lying: usize = live.sites.iter().map(|s| s.waiting_total() + s.trapped as usize).sum();
                format!("{lying} patients at the scenes, {} units ready", self.drill.coalition.units_ready())
            }
            Role::EmergencyManagement => {
                let open = live.shelters.values().filter(|s| s.open);
                format!(
                    "{} shelters open, {} people in them",
                    open.clone().count(),
                    open.map(|s| s.people).sum::<u32>()
                )
            }
            Role::PublicHealth
            | Role::CoalitionCoordinator
            | Role::FireRescue
            | Role::LongTermCare
            | Role::CommunityHealth
            | Role::CommunityAdvisor
            | Role::PublicInformation
            | Role::Facilitator => "Nothing new to report".into(),
        }
    }
}
