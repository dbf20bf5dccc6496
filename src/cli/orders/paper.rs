//! The words of a script for what the table writes: answers, reports, requests, ad hoc injects.

use super::Names;
use super::effects::WrittenEffect;
use super::written::Written;
use crate::drill::{
    AdHoc, Asked, Control, Details, General, Logistics, Order, Outgoing, RequestStep, Say, Sitrep, Supply, Urgency,
};
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
    urgency: Option<Urgency>,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    substitutes: String,
    #[serde(default)]
    deliver_to: String,
    #[serde(default)]
    requester: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenGeneral {
    to: Vec<String>,
    subject: String,
    text: String,
    #[serde(default)]
    approved_by: String,
    reply_to: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenSitrep {
    to: Vec<String>,
    situation: String,
    hurt: Option<u32>,
    dead: Option<u32>,
    missing: Option<u32>,
    sheltered: Option<u32>,
    #[serde(default)]
    threats: String,
    #[serde(default)]
    actions: String,
    #[serde(default)]
    needs: String,
    #[serde(default)]
    outlook: String,
    #[serde(default)]
    approved_by: String,
}

impl WrittenSitrep {
    fn form(self) -> Sitrep {
        Sitrep {
            version: 0,
            hurt: self.hurt,
            dead: self.dead,
            missing: self.missing,
            sheltered: self.sheltered,
            situation: self.situation,
            threats: self.threats,
            actions: self.actions,
            needs: self.needs,
            outlook: self.outlook,
            approved_by: self.approved_by,
        }
    }
}

/// Requests are numbered from 1, in the order in which they were asked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenSource {
    request: u16,
    #[serde(default)]
    from: String,
    at: Option<String>,
    #[serde(default)]
    order_number: String,
    #[serde(default)]
    contact: String,
    #[serde(default)]
    notes: String,
}

impl Names<'_> {
    pub(super) fn paper(&self, written: Written, at: SimTime) -> Result<Order, String> {
        use Written as W;
        Ok(match written {
            W::AdHoc(w) => {
                let (to, mode) = (self.seats(&w.to)?, w.mode.unwrap_or(Mode::Phone));
                let what = AdHoc { to, text: w.text, from: w.from, mode, effects: self.effects(w.effects)? };
                Order::Control(Control::AdHoc { what: what.into() })
            }
            W::Send { inject } => {
                Order::Control(Control::Send { what: Outgoing::Inject { inject: self.inject(&inject)? } })
            }
            W::SendMessage { to, text } => {
                Order::Control(Control::Send { what: Outgoing::Message { to: self.seats(&to)?, text } })
            }
            W::General(w) => {
                let form = General { subject: w.subject, approved_by: w.approved_by, reply_to: w.reply_to };
                Order::Say(Say::General { to: self.seats(&w.to)?, form: form.into(), text: w.text })
            }
            W::Sitrep(w) => {
                let to = self.seats(&w.to)?;
                Order::Say(Say::Sitrep { to, form: Box::new(w.form()) })
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
                let details = Details {
                    urgency: w.urgency.unwrap_or_default(),
                    kind: w.kind,
                    substitutes: w.substitutes,
                    deliver_to: w.deliver_to,
                    requester: w.requester,
                };
                RequestStep::Ask {
                    asked: Asked { supply, quantity, at: place(w.at)?, needed_by, text: w.text, details }.into(),
                }
            }
            W::Approve { request } => RequestStep::Approve { request: number(request)? },
            W::Deny { request, reason } => RequestStep::Deny { request: number(request)?, reason },
            W::Source(w) => {
                let order = Logistics { order_number: w.order_number, contact: w.contact, notes: w.notes };
                RequestStep::Source { request: number(w.request)?, from: w.from, at: place(w.at)?, order }
            }
            W::Comment { request, text } => RequestStep::Comment { request: number(request)?, text },
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
