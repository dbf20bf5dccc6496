//! Alerts. At most three marks are loud at once, and few become loud in ten minutes of scenario time: more than ten new
//! alarms in ten minutes are an alarm flood (EEMUA 191). Quiet alerts keep their mark and their words, in the color of
//! text, and are counted.

use crate::units::{SimTime, Span};
use bevy_egui::egui::{Context, Id};
use std::hash::{DefaultHasher, Hash, Hasher};

pub const LOUD: usize = 3;
/// New loud marks in the window; the rest of the ten is for injects to read aloud and questions.
const NEW: usize = 4;
const WINDOW: Span = Span::mins(10);

/// The least urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// In a list or on a sheet that is open.
    Listed,
    /// A facility in trouble.
    Place,
    /// A late mark on the timeline.
    Mark,
    /// A late request or an overdue EEI.
    Request,
    /// An expected action that was not done.
    Missed,
    /// An inject that is due.
    Due,
    /// A fault of the program, or a refusal.
    Program,
}

/// One alert; the same key at two places is one alert.
#[derive(Clone, Copy, Debug)]
pub struct Alert {
    rank: Rank,
    key: u64,
}

impl Alert {
    pub fn new(rank: Rank, key: impl Hash) -> Alert {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        Alert { rank, key: hasher.finish() }
    }
}

#[derive(Clone, Debug, Default)]
struct Ledger {
    now: SimTime,
    /// In drawing order; true: visible.
    offered: Vec<(Rank, u64, bool)>,
    loud: Vec<u64>,
    /// When alerts became loud, in the last ten minutes.
    begun: Vec<SimTime>,
}

impl Ledger {
    /// Picks the loud alerts: the most urgent, and of equals those that are loud already.
    fn settle(&mut self) {
        let mut list = std::mem::take(&mut self.offered);
        // An alert that is scrolled away is never loud.
        list.retain(|o| o.2);
        list.sort_by_key(|(rank, key, _)| (std::cmp::Reverse(*rank), !self.loud.contains(key)));
        let mut loud: Vec<u64> = Vec::new();
        for (_, key, _) in list {
            let old = self.loud.contains(&key);
            if loud.len() < LOUD && !loud.contains(&key) && (old || self.begun.len() < NEW) {
                if !old {
                    self.begun.push(self.now);
                }
                loud.push(key);
            }
        }
        self.loud = loud;
    }
}

fn ledger<R>(ctx: &Context, with: impl FnOnce(&mut Ledger) -> R) -> R {
    ctx.data_mut(|d| with(d.get_temp_mut_or_default(Id::new("alerts"))))
}

/// Before the panels draw: picks the loud ones of the last frame's alerts.
pub fn begin(ctx: &Context, now: SimTime) {
    ledger(ctx, |l| {
        if l.now > now {
            l.begun.clear(); // another exercise, or a branch
        }
        l.begun.retain(|at| now - *at < WINDOW);
        l.now = now;
        l.settle();
    });
}

/// Whether the alert is loud now. The call also offers it for the next frame.
pub fn is_loud(ctx: &Context, alert: Alert, in_sight: bool) -> bool {
    ledger(ctx, |l| {
        l.offered.push((alert.rank, alert.key, in_sight));
        l.loud.contains(&alert.key)
    })
}

/// After the panels: a new alert is loud in the next frame, so that frame must not wait for a key.
pub fn end(ctx: &Context) {
    let turned = ledger(ctx, |l| {
        let mut next = l.clone();
        next.settle();
        next.loud != l.loud
    });
    if turned {
        ctx.request_repaint();
    }
}

/// Alerts that are not loud.
pub fn others(ctx: &Context) -> usize {
    ledger(ctx, |l| {
        let mut keys: Vec<u64> = l.offered.iter().map(|o| o.1).filter(|key| !l.loud.contains(key)).collect();
        keys.sort();
        keys.dedup();
        keys.len()
    })
}

/// Keys of the loud alerts, for tests.
pub fn loud(ctx: &Context) -> Vec<u64> {
    ledger(ctx, |l| l.loud.clone())
}
