//! The orders that a file can name, with ids in place of numbers: every decision of the list, controls, and talk.

use super::{Names, paper, people};
use crate::drill::{Control, Corrective, Evaluate, Feedback, Order, Say};
use crate::scenario::{Barrier, BedKind, Holder, each_decision};
use crate::sim::{
    Allocation, Decision, Destination, Dispatch, Diversion, EvacuationScope, Item, Languages, MoveBy, Offer,
    PatientPriority, Surge, TriageSystem, Visitors,
};
use crate::units::{AidId, CacheId, PlaceId, RoadChangeId, SimTime, SiteId, Span, ZoneId};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A field as a file has it.
pub(super) trait Named: Sized {
    type Written: DeserializeOwned;

    fn find(names: &Names, written: Self::Written) -> Result<Self, String>;
}

macro_rules! by_id {
    ($($ty:ty: $find:ident),+) => { $(impl Named for $ty {
        type Written = String;

        fn find(names: &Names, written: String) -> Result<Self, String> {
            names.$find(&written)
        }
    })+ };
}
by_id!(PlaceId: place, SiteId: site, ZoneId: zone, AidId: aid, CacheId: cache);

macro_rules! as_it_is {
    ($($ty:ty)+) => { $(impl Named for $ty {
        type Written = $ty;

        fn find(_: &Names, written: $ty) -> Result<Self, String> {
            Ok(written)
        }
    })+ };
}
as_it_is!(Allocation Barrier BedKind Destination Dispatch Diversion EvacuationScope Holder Item Languages MoveBy Offer);
as_it_is!(PatientPriority RoadChangeId String Surge TriageSystem Visitors bool u8 u16);

/// Community health workers speak the language of those they know.
fn in_four() -> Languages {
    Languages::TopFour
}

macro_rules! written {
    ($($kind:ident $({ $($(#[$attr:meta])* $field:ident: $ty:ty),* })? $says:literal;)*) => {
        #[derive(Deserialize)]
        pub(super) enum Written {
            $($kind $({ $($(#[$attr])* $field: <$ty as Named>::Written),* })?,)*
            Begin,
            Pause { why: String },
            Resume,
            SetPace { pace: u32 },
            Discuss,
            RealEmergency,
            Fire { inject: String },
            Hold { inject: String },
            Release { inject: String },
            Skip { inject: String, reason: String },
            Reschedule { inject: String, minute: i64 },
            Bot { seat: String, on: bool },
            Reveal { inject: String },
            Hint { inject: String },
            Close { inject: String },
            NextMove,
            Pressure { tempo: u16, weight: u16 },
            Jump,
            ByHand { on: bool },
            EmergencyOver { why: String },
            Join(people::WrittenSignIn),
            Sit { person: u16, seats: Vec<String> },
            Leave { person: u16 },
            Observe(people::WrittenObservation),
            Rate(people::WrittenRating),
            Agree(Corrective),
            Feedback(Feedback),
            Checkpoint { name: String },
            AdHoc(paper::WrittenAdHoc),
            Send { inject: String },
            SendMessage { to: Vec<String>, text: String },
            Recall { sent: u64 },
            Deliver { sent: u64 },
            End,
            Acknowledge { inject: String },
            Message { to: Vec<String>, text: String },
            General(paper::WrittenGeneral),
            Sitrep(paper::WrittenSitrep),
            Note { text: String },
            Answer(paper::WrittenAnswer),
            ReportEei { eei: String, value: String },
            HandLead { to: String },
            Ask(paper::WrittenAsk),
            Approve { request: u16 },
            Deny { request: u16, reason: String },
            Source(paper::WrittenSource),
            Ship { request: u16, takes_min: u32 },
            Withdraw { request: u16, reason: String },
            Comment { request: u16, text: String },
        }

        impl Names<'_> {
            pub(super) fn order(&self, written: Written, at: SimTime) -> Result<Order, String> {
                use Written as W;
                Ok(match written {
                    $(W::$kind $({ $($field),* })? => {
                        Order::Decide(Decision::$kind $({ $($field: <$ty as Named>::find(self, $field)?),* })?)
                    })*
                    W::Begin => Order::Control(Control::Begin),
                    W::Pause { why } => Order::Control(Control::Pause { why }),
                    W::Resume => Order::Control(Control::Resume),
                    W::SetPace { pace } => Order::Control(Control::SetPace { pace }),
                    W::Discuss => Order::Control(Control::Discuss),
                    W::RealEmergency => Order::Control(Control::RealEmergency),
                    W::Fire { inject } => Order::Control(Control::Fire { inject: self.inject(&inject)? }),
                    W::Hold { inject } => Order::Control(Control::Hold { inject: self.inject(&inject)? }),
                    W::Release { inject } => Order::Control(Control::Release { inject: self.inject(&inject)? }),
                    W::Skip { inject, reason } => Order::Control(Control::Skip { inject: self.inject(&inject)?, reason }),
                    W::Reschedule { inject, minute } => {
                        let at = SimTime::START + Span::mins(minute);
                        Order::Control(Control::Reschedule { inject: self.inject(&inject)?, at })
                    }
                    W::Bot { seat, on } => Order::Control(Control::Bot { seat: self.seat(&seat)?, on }),
                    W::End => Order::Control(Control::End),
                    W::Acknowledge { inject } => Order::Say(Say::Acknowledge { inject: self.inject(&inject)? }),
                    W::Reveal { inject } => Order::Control(Control::Reveal { inject: self.inject(&inject)? }),
                    W::Checkpoint { name } => Order::Control(Control::Checkpoint { name }),
                    W::Hint { inject } => Order::Control(Control::Hint { inject: self.inject(&inject)? }),
                    W::Close { inject } => Order::Control(Control::Close { inject: self.inject(&inject)? }),
                    W::NextMove => Order::Control(Control::NextMove),
                    W::Pressure { tempo, weight } => Order::Control(Control::Pressure { tempo, weight }),
                    W::Jump => Order::Control(Control::Jump),
                    W::ByHand { on } => Order::Control(Control::ByHand { on }),
                    W::EmergencyOver { why } => Order::Control(Control::EmergencyOver { why }),
                    W::Recall { sent } => Order::Control(Control::Recall { sent }),
                    W::Deliver { sent } => Order::Control(Control::Deliver { sent }),
                    W::Message { to, text } => Order::Say(Say::Message { to: self.seats(&to)?, text }),
                    W::HandLead { to } => Order::Say(Say::HandLead { to: self.seat(&to)? }),
                    W::Note { text } => Order::Say(Say::Note { text }),
                    W::General(_) | W::Sitrep(_) => self.paper(written, at)?,
                    W::AdHoc(_) | W::Send { .. } | W::SendMessage { .. } | W::Answer(_) | W::ReportEei { .. } => {
                        self.paper(written, at)?
                    }
                    W::Ask(_)
                    | W::Approve { .. }
                    | W::Deny { .. }
                    | W::Source(_)
                    | W::Ship { .. }
                    | W::Withdraw { .. }
                    | W::Comment { .. } => self.paper(written, at)?,
                    W::Join(_) | W::Sit { .. } | W::Leave { .. } | W::Observe(_) | W::Rate(_) => self.of_people(written)?,
                    W::Agree(what) => Evaluate::Agree { what }.into(),
                    W::Feedback(what) => Evaluate::Feedback { what }.into(),
                })
            }
        }
    };
}
each_decision!(written);
