//! Conditions and modules.

use super::{Metric, Who};
use crate::scenario::DecisionKind;
use crate::scenario::checked::Text;
use crate::scenario::decode::{At, Many, Moment, Name, Ref, choice, record};
use crate::scenario::inject::Compare;
use crate::units::Span;

choice! {
    /// A condition on the exercise, checked continuously. The inject is released once, or as `repeat` allows.
    When "condition" {
        /// All of these hold.
        All(list: Vec<When>),
        /// At least one of these holds.
        Any(list: Vec<When>),
        /// At least this number of these hold: `NOf(2, [ … ])`.
        NOf(count: At<u16>, list: Vec<When>),
        /// This does not hold.
        Not(condition: Box<When>),
        /// This has held without interruption: `HeldFor("10 min", …)`.
        HeldFor(span: At<Span>, condition: Box<When>),
        /// From this moment on.
        After(time: At<Moment>),
        /// An inject has been released.
        Fired { Fired },
        /// An inject has been acknowledged.
        Acknowledged { Acknowledged },
        /// A question has been answered.
        Answered { Answered },
        /// A decision has been made.
        Decided { Decided },
        /// An EEI has been reported.
        Reported { Reported },
        /// Seats have the bed counts of a facility.
        Knows { Knows },
        /// Seats have received an inject.
        Told { Told },
        /// A number of the actual state: `Metric(Died, AtLeast, 10)`.
        Metric(figure: Metric, compare: At<Compare>, number: At<i64>),
        /// A module has started.
        InMove(which: At<Ref>),
        /// A flag is set.
        Flag(name: At<Name>),
        /// Bots play all of these seats.
        Bot(who: Many<At<Who>>),
    }
}

record! {
    /// An inject has been released.
    Fired "Fired" {
        /// Id of the inject.
        inject: At<Ref>,
        /// Minimum time since release.
        for_at_least: Option<At<Span>> = "`\"0 s\"`",
    }
}

record! {
    /// An inject has been acknowledged.
    Acknowledged "Acknowledged" {
        /// Id of the inject.
        inject: At<Ref>,
        /// Seats or roles, each of which must have acknowledged it.
        by: Option<Many<At<Who>>> = "all recipients",
    }
}

record! {
    /// A question has been answered.
    Answered "Answered" {
        /// Id of the inject.
        inject: At<Ref>,
        /// Option, word for word.
        choice: Option<At<Text>> = "any answer",
        /// Seats or roles, any one of which suffices.
        by: Option<Many<At<Who>>> = "any seat",
    }
}

record! {
    /// A decision has been made.
    Decided "Decided" {
        /// Kind of decision.
        kind: At<DecisionKind>,
        /// Seats or roles, any one of which suffices.
        role: Option<Many<At<Who>>> = "any seat",
    }
}

record! {
    /// An EEI has been reported.
    Reported "Reported" {
        /// Id of the EEI.
        eei: At<Ref>,
        /// Seats or roles, any one of which suffices.
        by: Option<Many<At<Who>>> = "any seat that owes it",
        /// Maximum age of the report.
        within: Option<At<Span>> = "any age",
    }
}

record! {
    /// Seats have the bed counts of a facility.
    Knows "Knows" {
        /// Seats or roles, all of them.
        who: Many<At<Who>>,
        /// Facility whose beds their own staff counted or a report gave.
        beds_of: At<Ref>,
        /// Maximum age of the report.
        within: Option<At<Span>> = "any age",
    }
}

record! {
    /// Seats have received an inject.
    Told "Told" {
        /// Seats or roles, all of them.
        who: Many<At<Who>>,
        /// Id of the inject.
        inject: At<Ref>,
    }
}

record! {
    /// A module of the exercise. The first one starts at StartEx.
    Move "move" {
        /// Id; unique among modules.
        id: At<Name>,
        /// Display name.
        title: Option<At<Text>> = "derived from the id",
        /// Text to read at its start.
        text: Option<At<Text>> = "empty",
        /// Start time.
        at: Option<At<Moment>> = "none: see `when`; with neither, the facilitator starts it",
        /// Start condition, checked after the previous module has started.
        when: Option<When> = "none: see `at`; with neither, the facilitator starts it",
        /// Discussion questions.
        questions: Vec<At<Text>> = "none",
        /// Clock stops at its start for discussion.
        discuss: Option<At<bool>> = "false",
    }
}

record! {
    /// Limits of the facilitator's difficulty controls.
    Pressure "pressure" {
        /// Tempo of scheduled injects.
        tempo: Option<Bounds> = "75 % to 150 %",
        /// Numbers of casualties, evacuees, and misdirected units in injects.
        weight: Option<Bounds> = "as written: 100 %",
    }
}

record! {
    /// Minimum and maximum, in percent of the written value.
    Bounds "bounds" {
        /// Minimum.
        least: Option<At<u16>> = "100",
        /// Maximum.
        most: Option<At<u16>> = "100",
    }
}
