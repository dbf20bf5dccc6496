//! Conditions and moves.

use super::{Metric, Who};
use crate::scenario::checked::Text;
use crate::scenario::decode::{At, Many, Moment, Name, Ref, choice, record};
use crate::scenario::inject::{Compare, DecisionKind};
use crate::units::Span;

choice! {
    /// A condition over the drill. It is looked at all the time; an inject goes out once, or as often as `repeat` says.
    When "condition" {
        /// All of these hold.
        All(list: Vec<When>),
        /// At least one of these holds.
        Any(list: Vec<When>),
        /// At least so many of these hold: `NOf(2, [ … ])`.
        NOf(count: At<u16>, list: Vec<When>),
        /// This does not hold.
        Not(condition: Box<When>),
        /// This has held without a break: `HeldFor("10 min", …)`.
        HeldFor(span: At<Span>, condition: Box<When>),
        /// From this moment on.
        After(time: At<Moment>),
        /// An inject has gone out.
        Fired { Fired },
        /// An inject has been read.
        Acknowledged { Acknowledged },
        /// A question has been answered.
        Answered { Answered },
        /// A decision has been taken.
        Decided { Decided },
        /// An element of information has been reported.
        Reported { Reported },
        /// Seats know the beds of a place.
        Knows { Knows },
        /// Seats have been told what an inject says.
        Told { Told },
        /// A figure of the true state: `Metric(Died, AtLeast, 10)`.
        Metric(figure: Metric, compare: At<Compare>, number: At<i64>),
        /// A move has begun.
        InMove(which: At<Ref>),
        /// An effect has set the mark, and none has cleared it since.
        Flag(name: At<Name>),
        /// Bots play all of these seats.
        Bot(who: Many<At<Who>>),
    }
}

record! {
    /// An inject has gone out.
    Fired "Fired" {
        /// Which.
        inject: At<Ref>,
        /// This long ago or longer.
        for_at_least: Option<At<Span>> = "`\"0 s\"`",
    }
}

record! {
    /// An inject has been read.
    Acknowledged "Acknowledged" {
        /// Which.
        inject: At<Ref>,
        /// By each of these.
        by: Option<Many<At<Who>>> = "everybody to whom it went",
    }
}

record! {
    /// A question has been answered.
    Answered "Answered" {
        /// Which.
        inject: At<Ref>,
        /// With this of its options, word for word.
        choice: Option<At<Text>> = "in any way",
        /// By any of these.
        by: Option<Many<At<Who>>> = "anyone",
    }
}

record! {
    /// A decision has been taken.
    Decided "Decided" {
        /// Which kind.
        kind: At<DecisionKind>,
        /// By whom.
        role: Option<Many<At<Who>>> = "anyone",
    }
}

record! {
    /// An essential element of information has been reported.
    Reported "Reported" {
        /// Which.
        eei: At<Ref>,
        /// By any of these.
        by: Option<Many<At<Who>>> = "anyone who is asked",
        /// And the answer came in not longer ago than this.
        within: Option<At<Span>> = "ever",
    }
}

record! {
    /// Seats know the beds of a place.
    Knows "Knows" {
        /// Each of these.
        who: Many<At<Who>>,
        /// The beds of this place: counted by their own staff, or reported to them.
        beds_of: At<Ref>,
        /// And the report is not older than this.
        within: Option<At<Span>> = "of any age",
    }
}

record! {
    /// Seats have been told what an inject says.
    Told "Told" {
        /// Each of these.
        who: Many<At<Who>>,
        /// Which inject.
        inject: At<Ref>,
    }
}

record! {
    /// A part of the exercise. The first one begins with it.
    Move "move" {
        /// Unique among moves.
        id: At<Name>,
        /// For people.
        title: Option<At<Text>> = "made from the id",
        /// What the facilitator reads when it begins.
        text: Option<At<Text>> = "empty",
        /// When it begins.
        at: Option<At<Moment>> = "by `when`; else by the facilitator's hand",
        /// Under which condition it begins, once the one before has begun.
        when: Option<When> = "by `at`; else by the facilitator's hand",
        /// What the table talks about.
        questions: Vec<At<Text>> = "none",
        /// Time stands still when it begins, until the table has talked.
        discuss: Option<At<bool>> = "false",
    }
}

record! {
    /// How far the facilitator may ease or harden during the drill.
    Pressure "pressure" {
        /// How fast planned injects follow each other.
        tempo: Option<Bounds> = "75 % to 150 %",
        /// How many people injects hurt, drive out or send astray.
        weight: Option<Bounds> = "as written: 100 %",
    }
}

record! {
    /// Least and most, in percent of what is written.
    Bounds "bounds" {
        /// Eased.
        least: Option<At<u16>> = "100",
        /// Hardened.
        most: Option<At<u16>> = "100",
    }
}
