//! Injects, their conditions, and their effects.

use super::{DangerEffect, FieldEffect, RoadIs, TrustEffect, When, Who};
use crate::scenario::DecisionKind;
use crate::scenario::checked::{BedKind, Status, Text, Utility};
use crate::scenario::decode::{At, Cause, Distance, Many, Moment, Name, Percent, Plain, Ref, Spot, choice, record};
use crate::scenario::inject::{Channel, InjectKind, Mode, Priority, Stage, Truth};
use crate::units::Span;

record! {
    /// One row of the MSEL.
    Inject "inject" {
        /// Id; unique among injects.
        id: At<Name>,
        /// Title in the MSEL.
        title: Option<At<Text>> = "derived from the id",
        /// Kind.
        kind: Option<At<InjectKind>> = "`Inject`",
        /// Release time.
        at: Option<At<Moment>> = "none: see `when`; with neither, the facilitator releases it",
        /// Release condition.
        when: Option<When> = "none: see `at`; with neither, the facilitator releases it",
        /// Minimum time that the condition must hold.
        held_for: Option<At<Span>> = "`\"0 s\"`",
        /// Earliest automatic release, regardless of the condition.
        not_before: Option<At<Moment>> = "any time",
        /// Latest automatic release.
        not_after: Option<At<Moment>> = "any time",
        /// Replacement inject after `not_after`.
        otherwise: Option<At<Ref>> = "none",
        /// Repetition when the condition holds again.
        repeat: Option<Repeat> = "once",
        /// Module: no release before it starts.
        in_move: Option<At<Ref>> = "none",
        /// Sender in the scenario.
        from: Option<At<Text>> = "SimCell",
        /// Recipients.
        to: Option<Many<At<Who>>> = "`All`; for a cue, a state change, or an expected action: the facilitator only",
        /// Copy recipients, not expected to act.
        cc: Option<Many<At<Who>>> = "none",
        /// Delivery mode.
        mode: Option<At<Mode>> = "`Phone`",
        /// Message text.
        text: At<Text>,
        /// Answer options of a question (a poll). Answers stay hidden until the facilitator reveals them.
        options: Vec<At<Text>> = "none: free-text answers",
        /// Accuracy of the message.
        truth: Option<At<Truth>> = "`True`",
        /// Effects on the simulation.
        effects: Vec<Effect> = "none",
        /// Expected player action.
        expect: Option<Expect> = "none",
        /// Facilitator notes, hidden from players.
        notes: Option<At<Text>> = "empty",
        /// Hints, from subtle to explicit. The facilitator releases them one by one.
        hints: Vec<At<Text>> = "none",
        /// Read-aloud text.
        say: Option<At<Text>> = "the text",
        /// Projector text.
        projector: Option<At<Text>> = "the title, for an inject to all",
        /// Handouts.
        handouts: Vec<At<Plain>> = "none",
        /// Responsible exercise staff member.
        controller: Option<At<Plain>> = "the facilitator",
        /// Importance for the exercise.
        priority: Option<At<Priority>> = "`Enabling`",
        /// Planning stage.
        stage: Option<At<Stage>> = "`Approved`",
        /// Search tags.
        tags: Vec<At<Plain>> = "none",
        /// Color in the planner's list.
        color: Option<At<Plain>> = "none",
        /// Author.
        author: Option<At<Plain>> = "empty",
        /// Reviewer.
        reviewer: Option<At<Plain>> = "empty",
        /// Revision.
        revision: Option<At<Plain>> = "empty",
        /// Ids of objectives it supports.
        objectives: Vec<At<Ref>> = "those of its tasks",
        /// Ids of critical tasks it tests.
        tasks: Vec<At<Ref>> = "the task of `expect`",
    }
}

record! {
    /// Repetition when the condition holds again.
    Repeat "repeat" {
        /// Maximum number of releases.
        most: At<u16>,
        /// Minimum time since the last release.
        every: At<Span>,
    }
}

record! {
    /// Expected player action and its deadline. Requires `what` or `when`.
    Expect "expectation" {
        /// Expected decision, or a list of alternatives.
        what: Option<Many<At<DecisionKind>>> = "none: see `when`",
        /// Condition that shows completion.
        when: Option<When> = "none: see `what`",
        /// Seats or roles, any one of which suffices.
        who: Option<Many<At<Who>>> = "the recipients of the inject",
        /// Deadline after the release.
        within: At<Span>,
        /// Ids of critical tasks that it shows.
        task: Option<Many<At<Ref>>> = "none",
        /// Description.
        text: Option<At<Text>> = "empty",
    }
}

choice! {
    /// An integer from the actual state.
    Metric "metric" {
        /// Patients awaiting an ED bed.
        EdWaiting { AtPlace },
        /// Staffed beds available.
        BedsFree { BedsAt },
        /// Casualties on scene at a site.
        AtScene { AtSite },
        /// Ambulances available.
        UnitsAvailable,
        /// People in a shelter.
        ShelterPeople { AtPlace },
        /// Deaths among casualties.
        Died,
    }
}

record! {
    /// A place.
    AtPlace "place" {
        /// Id of the place.
        at: At<Ref>,
    }
}

record! {
    /// A site.
    AtSite "site" {
        /// Id of the site.
        site: At<Ref>,
    }
}

record! {
    /// Beds of a kind at a place.
    BedsAt "beds" {
        /// Id of the place.
        at: At<Ref>,
        /// Kind of bed.
        kind: At<BedKind>,
    }
}

choice! {
    /// Effect of an inject on the simulation.
    Effect "effect" {
        /// Additional casualties.
        Casualties { MoreCasualties },
        /// Road change.
        Road { RoadEffect },
        /// Utility loss.
        UtilityLoss { UtilityEffect },
        /// Change in staffed beds.
        Beds { BedEffect },
        /// Change of a facility's status.
        FacilityStatus { StatusEffect },
        /// Staff on duty, share of usual.
        Staff { StaffEffect },
        /// Red cell units delivered (negative: lost).
        Blood { BloodEffect },
        /// Units assigned to a false call until EMS merges the incidents.
        SplitResponse { Units },
        /// Additional buses.
        Buses { Count },
        /// Displaced residents of a zone.
        Evacuees { EvacueeEffect },
        /// Change in ordinary 911 call volume.
        Demand { DemandEffect },
        /// Weather that slows all roads.
        Weather { WeatherEffect },
        /// A rumor: worried people visit EDs, and onlookers slow the roads.
        Rumour { RumourEffect },
        /// Delay or loss on a channel, visible to the facilitator only.
        Channel { ChannelEffect },
        /// Longer ambulance offload.
        OffloadDelay { OffloadEffect },
        /// Flag set or cleared for conditions.
        Flag { FlagEffect },
        /// New scene hazard: fire, instability, or contamination.
        Danger { DangerEffect },
        /// New hazard area: wind, heat, flood, blackout.
        Hazard { FieldEffect },
        /// Change of trust in officials.
        Trust { TrustEffect },
    }
}

record! {
    /// Ordinary 911 call volume.
    DemandEffect "demand" {
        /// Percent of the usual volume, 10 to 500.
        calls: At<u16>,
    }
}

record! {
    /// Weather on the roads.
    WeatherEffect "weather" {
        /// Display name, such as "ice" or "wildfire smoke".
        name: At<Plain>,
        /// Speed on all roads, share of usual.
        speed: At<Percent>,
        /// Helicopters grounded.
        grounds_helicopters: Option<At<bool>> = "true below 90 % speed",
        /// Duration.
        lasts: Option<At<Span>> = "to EndEx",
    }
}

record! {
    /// A rumor.
    RumourEffect "rumor" {
        /// Site of the rumor.
        site: At<Ref>,
        /// Display text of the rumor.
        name: At<Plain>,
    }
}

record! {
    /// Additional casualties.
    MoreCasualties "casualties" {
        /// Site.
        site: Option<At<Ref>> = "the only site",
        /// Condition.
        condition: Option<At<Cause>> = "`BluntTrauma`",
        /// Count, immediate (red).
        immediate: Option<At<u32>> = "0",
        /// Count, delayed (yellow).
        delayed: Option<At<u32>> = "0",
        /// Count, minimal (green).
        minimal: Option<At<u32>> = "0",
        /// Count, expectant.
        expectant: Option<At<u32>> = "0",
        /// Count, dead on scene.
        dead: Option<At<u32>> = "0",
    }
}

record! {
    /// A road change.
    RoadEffect "road change" {
        /// Center.
        near: At<Spot>,
        /// Display name.
        name: Option<At<Plain>> = "name of the site or place",
        /// Radius of the affected roads.
        radius: Option<At<Distance>> = "`\"250 m\"`",
        /// New state.
        is: Option<RoadIs> = "`Closed`",
        /// Duration.
        lasts: Option<At<Span>> = "until cleared",
    }
}

record! {
    /// A utility loss.
    UtilityEffect "utility loss" {
        /// Utility.
        lost: At<Utility>,
        /// Facility.
        at: At<Ref>,
        /// Duration.
        lasts: Option<At<Span>> = "until restored",
    }
}

record! {
    /// A change in staffed beds.
    BedEffect "beds" {
        /// Facility.
        at: At<Ref>,
        /// Kind of bed.
        kind: At<BedKind>,
        /// Beds added (negative: removed).
        change: At<i64>,
    }
}

record! {
    /// A facility's status.
    StatusEffect "status" {
        /// Facility.
        at: At<Ref>,
        /// New status.
        is: At<Status>,
    }
}

record! {
    /// Staff on duty.
    StaffEffect "staff" {
        /// Facility.
        at: At<Ref>,
        /// Staff on duty, share of usual.
        share: At<Percent>,
    }
}

record! {
    /// Blood.
    BloodEffect "blood" {
        /// Facility.
        at: At<Ref>,
        /// Red cell units (negative: lost).
        units: At<i64>,
    }
}

record! {
    /// A number of units.
    Units "units" {
        /// Number of units.
        units: At<u16>,
    }
}

record! {
    /// A number of vehicles.
    Count "count" {
        /// Number of vehicles.
        count: At<u16>,
    }
}

record! {
    /// Displaced residents.
    EvacueeEffect "evacuees" {
        /// Home zone.
        zone: At<Ref>,
        /// Number of people.
        people: At<u32>,
    }
}

record! {
    /// A degraded channel. Without delay and loss, it works again.
    ChannelEffect "channel" {
        /// Channel.
        channel: At<Channel>,
        /// Mean delay.
        delay: Option<At<Span>> = "none",
        /// Share of lost messages.
        loss: Option<At<Percent>> = "`\"0 %\"`",
        /// Duration.
        lasts: Option<At<Span>> = "until another effect changes it",
    }
}

record! {
    /// Longer ambulance offload.
    OffloadEffect "offload delay" {
        /// Facility.
        at: At<Ref>,
        /// Added time per handover.
        extra: At<Span>,
    }
}

record! {
    /// A flag for conditions.
    FlagEffect "flag" {
        /// Name of the flag.
        name: At<Name>,
        /// True sets the flag, false clears it.
        on: Option<At<bool>> = "true",
    }
}
