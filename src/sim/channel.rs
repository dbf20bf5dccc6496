//! Communication channels: delay and loss. The receiver cannot tell one from the other.

use super::{Coalition, Fact};
use crate::scenario::Channel;
use crate::units::{SimTime, Span, Subject};
use serde::{Deserialize, Serialize};

/// A channel that does not work as it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Degraded {
    /// Mean delay.
    pub delay: Span,
    /// So many of a hundred never arrive.
    pub lost_pct: u8,
    pub until: Option<SimTime>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channels {
    messages: Option<Degraded>,
    reports: Option<Degraded>,
}

/// Keeps the streams of channels apart from those of the places that write reports.
const STREAMS: u64 = 1 << 40;

impl Coalition {
    /// How the channel is degraded now, if it is.
    pub fn degraded(&self, channel: Channel) -> Option<Degraded> {
        let state = match channel {
            Channel::Messages => self.live.channels.messages,
            Channel::BedReports => self.live.channels.reports,
        };
        state.filter(|d| d.until.is_none_or(|until| self.live.now < until))
    }

    /// How long something sent now by `sender` takes beyond its usual time; `None`: it is lost.
    pub fn carry(&self, channel: Channel, sender: u64) -> Option<Span> {
        let Some(d) = self.degraded(channel) else { return Some(Span::ZERO) };
        let kind = match channel {
            Channel::Messages => STREAMS,
            Channel::BedReports => 2 * STREAMS,
        };
        // Named by sender and moment: a message more or less leaves the luck of all others as it was.
        let mut luck = self.live.dice.stream(Subject::Report, kind + sender, self.live.now.0 as u64);
        if luck.chance(f64::from(d.lost_pct) / 100.0) {
            return None;
        }
        if d.delay <= Span::ZERO {
            return Some(Span::ZERO);
        }
        Some(Span::from_mins(luck.lognormal(d.delay.as_mins(), 0.4)))
    }

    /// No delay and no loss: it works again.
    pub(super) fn degrade(&mut self, channel: Channel, delay: Span, lost_pct: u8, lasts: Option<Span>) {
        let until = lasts.map(|l| self.live.now + l);
        let works = delay <= Span::ZERO && lost_pct == 0;
        let state = (!works).then_some(Degraded { delay, lost_pct, until });
        match channel {
            Channel::Messages => self.live.channels.messages = state,
            Channel::BedReports => self.live.channels.reports = state,
        }
        self.tell(Fact::ChannelChanged { channel, delay, lost_pct });
    }
}
