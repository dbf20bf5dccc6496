//! Injects, their conditions and effects.

use super::{DangerEffect, FieldEffect, RoadIs, TrustEffect, When, Who};
use crate::scenario::checked::{BedKind, Status, Text, Utility};
use crate::scenario::decode::{At, Cause, Distance, Many, Moment, Name, Percent, Plain, Ref, Spot, choice, record};
use crate::scenario::inject::{Channel, DecisionKind, InjectKind, Mode, Priority, Stage, Truth};
use crate::units::Span;

record! {
    /// One row of the MSEL.
    Inject "inject" {
        /// Unique among injects.
        id: At<Name>,
        /// For the facilitator's list.
        title: Option<At<Text>> = "made from the id",
        /// What it is.
        kind: Option<At<InjectKind>> = "`Inject`",
        /// When it goes out.
        at: Option<At<Moment>> = "by `when`; else by the facilitator's hand",
        /// Under which condition it goes out.
        when: Option<When> = "by `at`; else by the facilitator's hand",
        /// The condition must hold this long.
        held_for: Option<At<Span>> = "`\"0 s\"`",
        /// Not by itself before this moment, whatever its condition.
        not_before: Option<At<Moment>> = "any time",
        /// Not by itself after this moment.
        not_after: Option<At<Moment>> = "any time",
        /// The inject that goes out in its stead when its time is over.
        otherwise: Option<At<Ref>> = "none",
        /// Again, when the condition holds again.
        repeat: Option<Repeat> = "once",
        /// The move that it belongs to: it waits until that has begun.
        in_move: Option<At<Ref>> = "none",
        /// Who it pretends to come from.
        from: Option<At<Text>> = "Exercise control",
        /// Who gets it.
        to: Option<Many<At<Who>>> = "`All`; a cue, a state change, an expected action: the facilitator only",
        /// Who reads it too, without being expected to act.
        cc: Option<Many<At<Who>>> = "nobody",
        /// How it reaches them.
        mode: Option<At<Mode>> = "`Phone`",
        /// What they read or hear.
        text: At<Text>,
        /// Answers to choose from, for a question: a poll. Nobody sees another's answer before the facilitator reveals them.
        options: Vec<At<Text>> = "none: answered in the seat's own words",
        /// Is it so?
        truth: Option<At<Truth>> = "`True`",
        /// What it does to the world.
        effects: Vec<Effect> = "nothing",
        /// What the table should do.
        expect: Option<Expect> = "nothing",
        /// For the facilitator only.
        notes: Option<At<Text>> = "empty",
        /// Help for a table that is stuck, from gentle to plain. The facilitator lets them out one by one.
        hints: Vec<At<Text>> = "none",
        /// What the facilitator reads aloud.
        say: Option<At<Text>> = "the text",
        /// What the projector shows.
        projector: Option<At<Text>> = "the title, if it goes to all",
        /// Papers to hand out with it.
        handouts: Vec<At<Plain>> = "none",
        /// Who of the staff is responsible for it.
        controller: Option<At<Plain>> = "the facilitator",
        /// How much hangs on it.
        priority: Option<At<Priority>> = "`Enabling`",
        /// How far its planning has come.
        stage: Option<At<Stage>> = "`Approved`",
        /// Words to find it by.
        tags: Vec<At<Plain>> = "none",
        /// A color for the planner's list.
        color: Option<At<Plain>> = "none",
        /// Who wrote it.
        author: Option<At<Plain>> = "empty",
        /// Who checked it.
        reviewer: Option<At<Plain>> = "empty",
        /// Which version of it this is.
        revision: Option<At<Plain>> = "empty",
        /// Objectives that it serves.
        objectives: Vec<At<Ref>> = "those of its tasks",
        /// Critical tasks that it tests.
        tasks: Vec<At<Ref>> = "that of its expectation",
    }
}

record! {
    /// Again, when the condition holds again.
    Repeat "repeat" {
        /// This often in all.
        most: At<u16>,
        /// Not sooner than this after the last time.
        every: At<Span>,
    }
}

record! {
    /// What the table should do, and by when. Write `what`, or `when`.
    Expect "expectation" {
        /// The decision, or a list of which one is enough.
        what: Option<Many<At<DecisionKind>>> = "by `when`",
        /// A condition that shows that it was done.
        when: Option<When> = "by `what`",
        /// Any of these.
        who: Option<Many<At<Who>>> = "those whom the inject goes to",
        /// Time from the inject.
        within: At<Span>,
        /// Tasks of objectives that this shows.
        task: Option<Many<At<Ref>>> = "none",
        /// In words.
        text: Option<At<Text>> = "empty",
    }
}

choice! {
    /// A whole number read off the true state.
    Metric "metric" {
        /// People who wait for an emergency department place.
        EdWaiting { AtPlace },
        /// Beds that are staffed and free.
        BedsFree { BedsAt },
        /// Casualties still at a site.
        AtScene { AtSite },
        /// Ambulances that are free.
        UnitsAvailable,
        /// People in a shelter.
        ShelterPeople { AtPlace },
        /// Casualties who have died.
        Died,
    }
}

record! {
    /// At a place.
    AtPlace "place" {
        /// The place.
        at: At<Ref>,
    }
}

record! {
    /// At a site.
    AtSite "site" {
        /// The site.
        site: At<Ref>,
    }
}

record! {
    /// Beds of a kind at a place.
    BedsAt "beds" {
        /// The place.
        at: At<Ref>,
        /// The kind.
        kind: At<BedKind>,
    }
}

choice! {
    /// What an inject does to the world.
    Effect "effect" {
        /// More people are hurt.
        Casualties { MoreCasualties },
        /// Roads change.
        Road { RoadEffect },
        /// Power or water fails.
        UtilityLoss { UtilityEffect },
        /// Staffed beds change by a number.
        Beds { BedEffect },
        /// A facility opens, diverts or closes.
        FacilityStatus { StatusEffect },
        /// Share of the usual staff on duty.
        Staff { StaffEffect },
        /// Red-cell units arrive (or are lost: `-`).
        Blood { BloodEffect },
        /// Units answer a call that is not there, until somebody merges the incidents.
        SplitResponse { Units },
        /// Buses become available.
        Buses { Count },
        /// People of a zone look for shelter.
        Evacuees { EvacueeEffect },
        /// Ordinary 911 calls come more or less often.
        Demand { DemandEffect },
        /// Snow, smoke, a storm: all roads are slow.
        Weather { WeatherEffect },
        /// A story goes round; the worried come to EDs and onlookers slow the roads.
        Rumour { RumourEffect },
        /// A channel delays or loses what is said on it. Only the facilitator knows.
        Channel { ChannelEffect },
        /// Every later handover takes longer.
        OffloadDelay { OffloadEffect },
        /// Sets or clears a mark that conditions ask for.
        Flag { FlagEffect },
        /// A scene catches fire, becomes unstable or contaminated.
        Danger { DangerEffect },
        /// Wind, heat, a flood, a blackout begins.
        Hazard { FieldEffect },
        /// People believe officials more, or less.
        Trust { TrustEffect },
    }
}

record! {
    /// Ordinary 911 calls.
    DemandEffect "demand" {
        /// Percent of the usual number, 10 to 500.
        calls: At<u16>,
    }
}

record! {
    /// Weather on the roads.
    WeatherEffect "weather" {
        /// For people: "ice", "wildfire smoke".
        name: At<Plain>,
        /// Speed on all roads, against usual.
        speed: At<Percent>,
        /// Helicopters stay on the ground.
        grounds_helicopters: Option<At<bool>> = "true below 90 % speed",
        /// How long.
        lasts: Option<At<Span>> = "to the end",
    }
}

record! {
    /// A rumor.
    RumourEffect "rumor" {
        /// What it is about.
        site: At<Ref>,
        /// For people: what is said.
        name: At<Plain>,
    }
}

record! {
    /// More casualties.
    MoreCasualties "casualties" {
        /// Where.
        site: Option<At<Ref>> = "the only site",
        /// What hurt them.
        condition: Option<At<Cause>> = "`BluntTrauma`",
        /// Red.
        immediate: Option<At<u32>> = "0",
        /// Yellow.
        delayed: Option<At<u32>> = "0",
        /// Green.
        minimal: Option<At<u32>> = "0",
        /// Expectant.
        expectant: Option<At<u32>> = "0",
        /// Dead at once.
        dead: Option<At<u32>> = "0",
    }
}

record! {
    /// A change to roads.
    RoadEffect "road change" {
        /// The middle of it.
        near: At<Spot>,
        /// For people.
        name: Option<At<Plain>> = "name of the site or place",
        /// Roads this near are meant.
        radius: Option<At<Distance>> = "`\"250 m\"`",
        /// What they are now.
        is: Option<RoadIs> = "`Closed`",
        /// How long.
        lasts: Option<At<Span>> = "until somebody clears it",
    }
}

record! {
    /// A loss of power or water.
    UtilityEffect "utility loss" {
        /// Power or water.
        lost: At<Utility>,
        /// Where.
        at: At<Ref>,
        /// How long.
        lasts: Option<At<Span>> = "until somebody restores it",
    }
}

record! {
    /// More or fewer staffed beds.
    BedEffect "beds" {
        /// Where.
        at: At<Ref>,
        /// Which.
        kind: At<BedKind>,
        /// How many more, or fewer (`-`).
        change: At<i64>,
    }
}

record! {
    /// A facility's status.
    StatusEffect "status" {
        /// Where.
        at: At<Ref>,
        /// New status.
        is: At<Status>,
    }
}

record! {
    /// Staff on duty.
    StaffEffect "staff" {
        /// Where.
        at: At<Ref>,
        /// Share of the usual staff.
        share: At<Percent>,
    }
}

record! {
    /// Blood.
    BloodEffect "blood" {
        /// Where.
        at: At<Ref>,
        /// Red-cell units, `-` for a loss.
        units: At<i64>,
    }
}

record! {
    /// Some units.
    Units "units" {
        /// How many.
        units: At<u16>,
    }
}

record! {
    /// Some vehicles.
    Count "count" {
        /// How many.
        count: At<u16>,
    }
}

record! {
    /// People who look for shelter.
    EvacueeEffect "evacuees" {
        /// Where they live.
        zone: At<Ref>,
        /// How many.
        people: At<u32>,
    }
}

record! {
    /// A channel that does not work as it should. Neither delay nor loss: it works again.
    ChannelEffect "channel" {
        /// Which.
        channel: At<Channel>,
        /// Mean delay.
        delay: Option<At<Span>> = "none",
        /// Share that never arrives.
        loss: Option<At<Percent>> = "`\"0 %\"`",
        /// How long.
        lasts: Option<At<Span>> = "until another effect changes it",
    }
}

record! {
    /// Slower handover.
    OffloadEffect "offload delay" {
        /// Where.
        at: At<Ref>,
        /// How much longer.
        extra: At<Span>,
    }
}

record! {
    /// A mark for conditions.
    FlagEffect "flag" {
        /// Its name.
        name: At<Name>,
        /// Set or cleared.
        on: Option<At<bool>> = "true",
    }
}
