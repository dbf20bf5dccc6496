//! The words as everybody else uses them: in the language that is spoken now.

use super::retold::{retold, retold_phrase};
// The rooms have the names of the functions below.
use super::{decision as decisions, evaluation, fact as facts, name, order as orders, refusal as refusals, request};
use crate::drill::{Drill, Duty, Element, Level, ObservationKind, Order, Outgoing, RequestState, Supply};
use crate::scenario::{BedKind, Channel, DecisionKind, InjectKind, Mode, PlaceKind, Role, Scenario, Severity, Status};
use crate::sim::{Decision, Destination, Fact, Live, Refusal, Surge, TriageSystem, UnitKind};

macro_rules! spoken {
    ($($name:ident($kind:ty) from $room:ident;)+) => { $(
        pub fn $name(what: $kind) -> &'static str {
            retold_phrase($room::$name(what))
        }
    )+ };
}

spoken! {
    decision_label(DecisionKind) from decisions;
    decision_hint(DecisionKind) from decisions;
    group(DecisionKind) from decisions;
    channel_name(Channel) from facts;
    request_state(RequestState) from request;
    supply(Supply) from request;
    bed_kind(BedKind) from name;
    severity(Severity) from name;
    status(Status) from name;
    role(Role) from name;
    place_kind(PlaceKind) from name;
    mode(Mode) from name;
    inject_kind(InjectKind) from name;
    surge(Surge) from name;
    destination(Destination) from name;
    triage_system(TriageSystem) from name;
    unit_kind(UnitKind) from name;
    duty(Duty) from evaluation;
    level(Level) from evaluation;
    observation_kind(ObservationKind) from evaluation;
    element(Element) from evaluation;
}

/// One sentence for the journal.
pub fn decision(scenario: &Scenario, what: &Decision) -> String {
    retold(&decisions::decision(scenario, what))
}

/// One sentence for the journal.
pub fn fact(scenario: &Scenario, live: &Live, what: &Fact) -> String {
    retold(&facts::fact(scenario, live, what))
}

/// One sentence. `open`: what was committed in secret may be said.
pub fn order(drill: &Drill, what: &Order, open: bool) -> String {
    retold(&orders::order(drill, what, open))
}

pub fn outgoing(drill: &Drill, what: &Outgoing) -> String {
    retold(&orders::outgoing(drill, what))
}

/// Why not, with the numbers.
pub fn refusal(scenario: &Scenario, why: &Refusal) -> String {
    retold(&refusals::refusal(scenario, why))
}
