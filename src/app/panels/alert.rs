//! What asks for attention. At most three marks at once are loud, and few become loud in ten minutes of the story, which at
//! 1× are ten minutes in the room: more than ten new things in that time are an alarm flood, in which nobody finds the one
//! that matters (EEMUA 191). The others keep their mark and their words, in the colour of text, and are counted.

use crate::units::{SimTime, Span};
use bevy_egui::egui::{Context, Id};
use std::hash::{DefaultHasher, Hash, Hasher};

pub const LOUD: usize = 3;
/// The rest of the ten is for what is to be read aloud and answered.
const NEW: usize = 4;
const WINDOW: Span = Span::mins(10);

/// What is more urgent comes later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Something in a list or on a sheet that somebody opened to read.
    Listed,
    /// A place in trouble.
    Place,
    /// Something late on the strip of time.
    Mark,
    /// Something that a seat has asked for, or was asked.
    Request,
    /// What was expected and not done.
    Missed,
    /// What the facilitator is to do and has not.
    Due,
    /// The program itself: a journal that cannot be written, a refusal.
    Program,
}

/// One thing that asks for attention; the same thing at two places is one.
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
    /// In the order in which they were drawn, and whether they were in sight.
    offered: Vec<(Rank, u64, bool)>,
    loud: Vec<u64>,
    /// What became loud when, in the last ten minutes.
    begun: Vec<SimTime>,
}

impl Ledger {
    /// Who may be loud, of what was offered: the most urgent, and of these whoever already is.
    fn settle(&mut self) {
        let mut list = std::mem::take(&mut self.offered);
        // What is scrolled away calls nobody.
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

/// Before anything is drawn: settles what the last frame offered.
pub fn begin(ctx: &Context, now: SimTime) {
    ledger(ctx, |l| {
        if l.now > now {
            l.begun.clear(); // another drill, or this one taken back
        }
        l.begun.retain(|at| now - *at < WINDOW);
        l.now = now;
        l.settle();
    });
}

/// May it be loud? Asking offers it for the next frame, if it is in sight.
pub fn is_loud(ctx: &Context, alert: Alert, in_sight: bool) -> bool {
    ledger(ctx, |l| {
        l.offered.push((alert.rank, alert.key, in_sight));
        l.loud.contains(&alert.key)
    })
}

/// After everything is drawn: what has just come is loud in the next frame, which must not wait for a key.
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

/// How many ask for attention and are not loud.
pub fn others(ctx: &Context) -> usize {
    ledger(ctx, |l| {
        let mut keys: Vec<u64> = l.offered.iter().map(|o| o.1).filter(|key| !l.loud.contains(key)).collect();
        keys.sort();
        keys.dedup();
        keys.len()
    })
}

/// What is loud now, for the tests that count.
pub fn loud(ctx: &Context) -> Vec<u64> {
    ledger(ctx, |l| l.loud.clone())
}
