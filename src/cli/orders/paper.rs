//! The words of a script for what the table writes: answers, reports, requests, ad hoc injects.

use super::effects::WrittenEffect;
use super::{Names, Written};
use crate::drill::{AdHoc, Asked, Control, Order, Outgoing, RequestStep, Say, Supply};
use crate::scenario::Mode;
use crate::units::{SeatId, SimTime, Span};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenAdHoc {
    /// Nobody named: all players.
    #[serde(default)]
    to: Vec<String>,
    text: String,
    #[serde(default)]
    from: String,
    mode: Option<Mode>,
    #[serde(default)]
    effects: Vec<WrittenEffect>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenAnswer {
    inject: String,
    /// The first option is 0.
    choice: Option<u16>,
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenAsk {
    supply: Supply,
    quantity: u32,
    at: Option<String>,
    /// Minutes from the order.
    needed_in_min: u32,
    #[serde(default)]
    text: String,
}

/// Requests are numbered from 1, in the order in which they were asked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenSource {
    request: u16,
    #[serde(default)]
    from: String,
    at: Option<String>,
}

impl Names<'_> {
    pub(super) fn paper(&self, written: Written, at: SimTime) -> Result<Order, String> {
        use Written as W;
        Ok(match written {
            W::AdHoc(w) => {
                let (to, mode) = (self.seats(&w.to)?, w.mode.unwrap_or(Mode::Phone));
                let what = AdHoc { to, text: w.text, from: w.from, mode, effects: self.effects(w.effects)? };
                Order::Control(Control::AdHoc { what })
            }
            W::Send { inject } => {
                Order::Control(Control::Send { what: Outgoing::Inject { inject: self.inject(&inject)? } })
            }
            W::SendMessage { to, text } => {
                Order::Control(Control::Send { what: Outgoing::Message { to: self.seats(&to)?, text } })
            }
            W::Answer(w) => {
                let inject = self.inject(&w.inject)?;
                Order::Say(Say::Answer { inject, choice: w.choice, text: w.text })
            }
            W::ReportEei { eei, value } => {
                let ids = self.scenario.eei.iter().map(|e| e.id.as_str());
                let eei = self.position("essential element of information", &eei, ids)? as u16;
                Order::Say(Say::ReportEei { eei, value })
            }
            request => Order::Request(self.request(request, at)?),
        })
    }

    fn request(&self, written: Written, at: SimTime) -> Result<RequestStep, String> {
        use Written as W;
        let number = |n: u16| n.checked_sub(1).ok_or("requests are numbered from 1");
        let place = |id: Option<String>| id.map(|p| self.place(&p)).transpose();
        Ok(match written {
            W::Ask(w) => {
                let needed_by = at + Span::mins(i64::from(w.needed_in_min));
                let (supply, quantity) = (w.supply, w.quantity);
                RequestStep::Ask { asked: Asked { supply, quantity, at: place(w.at)?, needed_by, text: w.text } }
            }
            W::Approve { request } => RequestStep::Approve { request: number(request)? },
            W::Deny { request, reason } => RequestStep::Deny { request: number(request)?, reason },
            W::Source(w) => RequestStep::Source { request: number(w.request)?, from: w.from, at: place(w.at)? },
            W::Ship { request, takes_min } => {
                RequestStep::Ship { request: number(request)?, takes: Span::mins(i64::from(takes_min)) }
            }
            W::Withdraw { request, reason } => RequestStep::Withdraw { request: number(request)?, reason },
            _ => return Err("this is not an order of that kind".into()),
        })
    }

    pub(super) fn seats(&self, ids: &[String]) -> Result<Vec<SeatId>, String> {
        ids.iter().map(|s| self.seat(s)).collect()
    }
}
