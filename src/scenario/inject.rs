//! Injects: what the players are told and asked, when, and what it does to the world.

use super::decision::DecisionKind;
use super::{BedKind, Danger, Hazard, RoadState, Status, TaskRef, Text, Utility, When};
use crate::units::{
    ConditionId, InjectId, LatLon, MoveId, ObjectiveId, PlaceId, SeatId, SimTime, SiteId, Span, ZoneId,
};
use serde::{Deserialize, Serialize};

/// One row of the MSEL.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Inject {
    pub id: String,
    pub title: Text,
    pub kind: InjectKind,
    pub trigger: Trigger,
    pub window: Window,
    /// Replacement when its window closes.
    pub otherwise: Option<InjectId>,
    pub repeat: Option<Repeat>,
    /// Module that must have started before automatic release.
    pub in_move: Option<MoveId>,
    /// Sender in the scenario.
    pub from: Text,
    /// Empty: the facilitator only.
    pub to: Vec<SeatId>,
    /// Who reads it too, without being expected to act.
    pub cc: Vec<SeatId>,
    pub mode: Mode,
    pub text: Text,
    /// Answers to choose from: a poll. Empty for a question that is answered in words.
    pub options: Vec<Text>,
    pub truth: Truth,
    pub effects: Vec<Effect>,
    pub expect: Option<Expect>,
    /// Controller notes: the facilitator only.
    pub notes: Text,
    /// A ladder, from gentle to plain. Each step is released by hand.
    pub hints: Vec<Text>,
    pub sheet: Sheet,
}

/// What stands in the MSEL beside it: for planners and controllers, never for the simulation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Read-aloud text; empty: the text.
    pub say: Text,
    /// Projector text; empty: the title, for an inject to all.
    pub projector: Text,
    pub handouts: Vec<String>,
    pub controller: String,
    pub priority: Priority,
    pub stage: Stage,
    pub tags: Vec<String>,
    pub color: String,
    pub author: String,
    pub reviewer: String,
    pub revision: String,
    pub objectives: Vec<ObjectiveId>,
    pub tasks: Vec<TaskRef>,
}

impl Inject {
    pub fn goes_to(&self, seat: SeatId) -> bool {
        self.to.contains(&seat) || self.cc.contains(&seat)
    }

    /// The objectives that it serves: named, or by way of its tasks.
    pub fn objectives(&self) -> Vec<ObjectiveId> {
        let expected = self.expect.iter().flat_map(|e| &e.tasks);
        let by_task = self.sheet.tasks.iter().chain(expected).map(|t| t.objective);
        let mut all: Vec<ObjectiveId> = self.sheet.objectives.iter().copied().chain(by_task).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum InjectKind {
    #[default]
    Inject,
    /// Fired by hand when the table needs it.
    Contingency,
    /// Asks for nothing.
    Information,
    /// For the facilitator only.
    Cue,
    /// A discussion question.
    Question,
    /// Told to nobody: it only changes the world.
    StateChange,
    /// Told to nobody: only looks whether what is expected is done.
    ExpectedAction,
}

/// How much hangs on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Priority {
    Key,
    #[default]
    Enabling,
    Supporting,
}

/// Planning stage. Before `Approved`, only the facilitator releases it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    Draft,
    Submitted,
    #[default]
    Approved,
    Obsolete,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Trigger {
    At(SimTime),
    /// By the facilitator's hand only, or in another's stead.
    #[default]
    Manual,
    /// As soon as the condition has held for `held_for`, looked at after every instant.
    When {
        condition: When,
        held_for: Span,
    },
}

/// When it may go out by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub not_before: Option<SimTime>,
    pub not_after: Option<SimTime>,
}

/// Again, when the condition holds again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeat {
    /// This often in all.
    pub most: u8,
    /// Not sooner than this after the last time.
    pub every: Span,
}

/// A part of the exercise with questions of its own to talk about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Move {
    pub id: String,
    pub title: Text,
    /// What the facilitator reads when it begins.
    pub text: Text,
    /// The first begins with the exercise, whatever stands here.
    pub enter: Trigger,
    pub questions: Vec<Text>,
    /// Time stands still when it begins, until the table has talked.
    pub discuss: bool,
}

/// How far the facilitator may ease or harden, in percent of what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pressure {
    /// How fast planned injects follow each other.
    pub tempo: (u16, u16),
    /// How many people injects hurt, drive out or send astray.
    pub weight: (u16, u16),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Compare {
    AtLeast,
    AtMost,
}

/// Whole numbers read off the true state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Metric {
    /// Patients awaiting an ED bed.
    EdWaiting(PlaceId),
    /// Staffed and free.
    BedsFree(PlaceId, BedKind),
    /// Casualties still at the site.
    AtScene(SiteId),
    UnitsAvailable,
    ShelterPeople(PlaceId),
    Died,
}

/// Delivery modes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    #[default]
    Phone,
    Radio,
    Email,
    Paper,
    Ics213,
    News,
    Tv,
    Post,
    Sitrep,
    LabReport,
    BedReport,
    Dispatch,
    WalkIn,
    UtilityFailure,
    StaffingChange,
    RoadChange,
    Weather,
    ResourceArrival,
    ResourceDenial,
    Visitor,
    InPerson,
    CommunityVoice,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Truth {
    #[default]
    True,
    False,
    Partly,
}

/// What people talk over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Channel {
    /// Messages between seats.
    Messages,
    /// Bed reports of the hospitals.
    BedReports,
}

/// What an inject does to the world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    Casualties {
        site: SiteId,
        condition: ConditionId,
        counts: [u32; 5],
    },
    Road {
        id: String,
        name: String,
        at: LatLon,
        radius_m: u32,
        state: RoadState,
        lasts: Option<Span>,
    },
    UtilityLoss {
        utility: Utility,
        place: PlaceId,
        lasts: Option<Span>,
    },
    /// Staffed beds change by this many.
    Beds {
        place: PlaceId,
        kind: BedKind,
        change: i32,
    },
    FacilityStatus {
        place: PlaceId,
        status: Status,
    },
    /// Share of staff on duty, percent.
    Staff {
        place: PlaceId,
        pct: u8,
    },
    Blood {
        place: PlaceId,
        units: i32,
    },
    /// Units assigned to a false call until EMS merges the incidents.
    SplitResponse {
        units: u16,
    },
    /// Buses become available at the nearest base.
    Buses {
        count: u16,
    },
    Evacuees {
        zone: ZoneId,
        people: u32,
    },
    /// Ordinary 911 calls come this much as often, percent of usual, from now on.
    Demand {
        pct: u16,
    },
    /// All roads are this slow, percent of the usual speed: snow, smoke, a storm. `lasts` none: to the end.
    Weather {
        name: String,
        speed_pct: u8,
        /// Helicopters stay on the ground.
        grounds: bool,
        lasts: Option<Span>,
    },
    /// A story goes round: people come to EDs without need, and onlookers slow the roads around the site.
    Rumour {
        site: SiteId,
        name: String,
    },
    /// What is said on the channel comes late, or never. No delay and no loss: it works again.
    Channel {
        channel: Channel,
        delay: Span,
        lost_pct: u8,
        lasts: Option<Span>,
    },
    /// Every later offload takes this much longer.
    OffloadDelay {
        place: PlaceId,
        extra: Span,
    },
    /// A mark that conditions can ask for. It changes nothing else.
    Flag {
        name: String,
        on: bool,
    },
    Danger {
        site: SiteId,
        hazard: Danger,
    },
    /// A hazard field begins now.
    Hazard {
        hazard: Hazard,
        lasts: Option<Span>,
    },
    /// Points of trust, more or fewer; no zone: everywhere.
    Trust {
        zone: Option<ZoneId>,
        points: i8,
    },
}

/// What the table is expected to do, and by when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expect {
    pub what: Shown,
    /// Any of these.
    pub who: Vec<SeatId>,
    pub within: Span,
    pub tasks: Vec<TaskRef>,
    pub text: Text,
}

/// What shows that it was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Shown {
    /// Any of these decisions, by one of those who are expected to.
    Decided(Vec<DecisionKind>),
    Holds(When),
}
