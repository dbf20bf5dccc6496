//! The data of a view. All words are ready to print; all numbers are as known to the seat.

use super::lists::{EeiLine, RequestLine};
use super::moves::MoveLine;
use crate::drill::{Duty, Form, Marking, Phase};
use crate::scenario::{BedKind, PlaceKind, Role, Severity, Status};
use crate::units::{InjectId, LatLon, PersonId, PlaceId, SeatId, SimTime, SiteId, UnitId, ZoneId};

use super::{Choice, MselLine};

/// Everything that one seat may see at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeatView {
    pub seat: SeatId,
    pub seat_name: String,
    pub is_facilitator: bool,
    pub title: String,
    pub clock: ClockView,
    pub script: Script,
    /// Every inject, as planned and as executed (facilitator only).
    pub msel: Vec<MselLine>,
    pub moves: Vec<MoveLine>,
    pub map: MapView,
    pub sheets: Vec<PlaceSheet>,
    pub seats: Vec<SeatLine>,
    pub choices: Vec<Choice>,
    pub timeline: Timeline,
    /// Newest last. For players: only what they received or did.
    pub journal: Vec<JournalLine>,
    pub totals: Totals,
    /// Resource requests known to this seat, in order of submission.
    pub requests: Vec<RequestLine>,
    /// Whether this seat may approve, deny, source, and send.
    pub approves: bool,
    pub eei: Vec<EeiLine>,
    /// The seats that lead the coalition (one, after handover).
    pub leads: Vec<SeatId>,
    /// The roster (facilitator only).
    pub people: Vec<PersonLine>,
    /// Channels with delay or loss (facilitator only).
    pub channels: Vec<ChannelLine>,
    /// Bookmarks to rewind to (facilitator only).
    pub checkpoints: Vec<CheckpointLine>,
    /// Present once the drill has ended.
    pub summary: Option<Summary>,
}

/// A person on the roster.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonLine {
    /// For `Control::Sit` and `Control::Leave`.
    pub person: PersonId,
    pub name: String,
    pub organization: String,
    pub duty: Duty,
    pub seats: Vec<SeatId>,
    pub left: bool,
}

/// A degraded channel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChannelLine {
    pub name: String,
    pub delay_min: i64,
    pub lost_pct: u8,
    pub until: Option<SimTime>,
}

/// A bookmark of the facilitator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckpointLine {
    /// For `Drill::branch_at`.
    pub entry: u64,
    pub at: SimTime,
    pub story: String,
    pub name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClockView {
    pub now: SimTime,
    pub length: SimTime,
    /// Scenario time of day, `11:52`.
    pub story: String,
    /// Scenario date, `Thu 12 Nov 2026`.
    pub date: String,
    pub phase: Phase,
    pub pace: u32,
    /// The scenario's own pace.
    pub usual_pace: u32,
    /// Why the clock is stopped, if it is.
    pub pause_reason: String,
    pub real_emergency: bool,
    /// The mark on every surface: EXERCISE, or that a real event has stopped the drill.
    pub marking: Marking,
    /// The facilitator goes from inject to inject: do not show a running clock.
    pub by_hand: bool,
    /// Release time of the next planned inject, for `Control::Jump` (facilitator only).
    pub next_inject: Option<SimTime>,
    /// Current easing or hardening, percent, and the author's bounds (facilitator only).
    pub pressure: Option<PressureView>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PressureView {
    pub tempo: u16,
    pub weight: u16,
    pub tempo_bounds: (u16, u16),
    pub weight_bounds: (u16, u16),
}

/// Now & next: a script for an occasional facilitator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script {
    /// Released injects not yet read aloud (facilitator) or not yet acknowledged (player).
    pub say: Vec<InjectCard>,
    /// Awaiting manual release, held, or overdue.
    pub due: Vec<InjectCard>,
    /// Upcoming.
    pub next: Vec<InjectCard>,
    /// Expected actions, running or missed (facilitator only).
    pub expected: Vec<ExpectLine>,
    pub inbox: Vec<MessageLine>,
    /// Released questions with their answers; oldest first.
    pub questions: Vec<InjectCard>,
    /// Sent and not yet released: may be recalled (facilitator only).
    pub pending: Vec<PendingLine>,
}

/// An item sent by the facilitator; released five seconds after `since_ms`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PendingLine {
    /// For `Control::Recall` and `Control::Deliver`.
    pub sent: u64,
    pub text: String,
    /// Real time, milliseconds since 1970; `None`: the count begins with the next tick.
    pub since_ms: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct InjectCard {
    pub inject: InjectId,
    /// Its number in the MSEL, from 1.
    pub number: u16,
    pub id: String,
    /// "inject", "contingency", "question"…
    pub kind: String,
    pub title: String,
    pub from: String,
    /// Names of the recipient seats, `EMS, Coalition coordinator`.
    pub to: String,
    /// Copied seats; empty: none.
    pub cc: String,
    /// "by phone", "by radio"…
    pub mode: String,
    pub text: String,
    /// Read-aloud text, if it is not the text (facilitator only).
    pub say: String,
    /// Handouts.
    pub handouts: Vec<String>,
    /// Facilitator only.
    pub notes: String,
    /// Responsible staff (facilitator only).
    pub controller: String,
    /// For the facilitator all, for players the released ones.
    pub hints: Vec<String>,
    /// Number of released hints: `Control::Hint` releases the next.
    pub hints_out: u32,
    /// Planned time; `None` for conditional and manual ones.
    pub at: Option<SimTime>,
    /// "11:52", or "when ED waiting at Harborview ≥ 12", or "by hand".
    pub when: String,
    pub fired: Option<SimTime>,
    pub held: bool,
    pub skipped: bool,
    /// When the facilitator marked it complete.
    pub closed: Option<SimTime>,
    /// "ready", "deferred", "released", "complete", "skipped"…
    pub status: String,
    /// Readers, with times (facilitator only).
    pub heard: Vec<(String, SimTime)>,
    /// Objectives of the inject (facilitator only).
    pub objectives: Vec<String>,
    pub question: bool,
    /// Options of a question; empty: answered in words.
    pub options: Vec<String>,
    /// This seat's own answer, and its chosen option.
    pub my_answer: Option<String>,
    pub my_choice: Option<u32>,
    /// Number of asked seats with a committed answer.
    pub answered: u32,
    pub asked: u32,
    /// Seats that have answered (facilitator only; nobody sees the answers before the reveal).
    pub answered_by: Vec<String>,
    pub revealed: bool,
    /// After the reveal: one line an option, then one line a seat with its words.
    pub result: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExpectLine {
    pub text: String,
    pub who: String,
    pub due: SimTime,
    pub met: Option<SimTime>,
    pub missed: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MessageLine {
    /// For the facilitator the number of its entry, for a player the line of its own log about it.
    pub number: u64,
    pub form: Form,
    pub at: SimTime,
    pub story: String,
    pub from: String,
    pub text: String,
    /// “lost in transit”, “arrives at 11:42” (facilitator only).
    pub fate: String,
}

/// The changing part of the map. Land, water, and roads are public and come from the region.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapView {
    pub places: Vec<PlaceMark>,
    pub sites: Vec<SiteMark>,
    pub units: Vec<UnitMark>,
    /// Self-presenting casualties and patients on foot: one dot each.
    pub walkers: Vec<WalkerMark>,
    pub closures: Vec<ClosureMark>,
    pub zones: Vec<ZoneMark>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMark {
    pub place: PlaceId,
    pub name: String,
    pub code: String,
    pub kind: PlaceKind,
    pub at: LatLon,
    pub status: Status,
    /// Closed shelters are drawn faintly.
    pub in_use: bool,
    /// Age of the information, minutes; `None`: nothing was ever reported to this seat.
    pub age_min: Option<i64>,
    /// Bed battery: at most six categories.
    pub battery: Vec<BatteryCell>,
    /// Available staffed beds, or available shelter spaces. `None`: unknown.
    pub number: Option<i64>,
    /// Patients awaiting an ED bed, by triage tag (I, D, M, E, X), if this seat may know.
    pub waiting: [u32; 5],
    pub importance: u32,
    /// "on generator", "power out"… empty if all is well.
    pub trouble: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BatteryCell {
    pub kind: BedKind,
    /// Staffed and available.
    pub free: u32,
    /// Present but unstaffed (or surge space not yet open).
    pub unstaffed: u32,
    pub occupied: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SiteMark {
    pub site: SiteId,
    /// A, B, C…
    pub letter: char,
    pub name: String,
    pub at: LatLon,
    /// Casualties on scene, by tag (I, D, M, E, X), and not yet triaged.
    pub tagged: [u32; 5],
    pub untagged: u32,
}

impl SiteMark {
    /// Living casualties on scene: the number on every screen. The dead stay in `tagged`.
    pub fn people(&self) -> u32 {
        self.untagged + self.tagged[..4].iter().sum::<u32>()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct UnitMark {
    pub unit: UnitId,
    /// "Medic 10", "Bus 1".
    pub name: String,
    pub kind: UnitGlyph,
    /// Current position, meters.
    pub at: LatLon,
    /// Heading, radians counter-clockwise from east.
    pub heading: f32,
    /// Patients aboard, by tag.
    pub aboard: [u32; 5],
    /// The hospital counts these patients: they are on the unit's stretchers in ambulance offload delay.
    pub at_door: bool,
    pub moving: bool,
    /// "to Harborview, 6 min", "on scene"…
    pub doing: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitGlyph {
    Als,
    Bls,
    Bus,
    Helicopter,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WalkerMark {
    pub at: LatLon,
    pub severity: Severity,
}

/// A closed or slowed stretch, as lines to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct ClosureMark {
    pub name: String,
    pub closed: bool,
    pub lines: Vec<Vec<LatLon>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ZoneMark {
    pub zone: ZoneId,
    pub name: String,
    pub at: LatLon,
    pub population: u32,
    pub vulnerability_pct: Option<u8>,
}

/// The inspector's sheet for one place, in fixed order.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceSheet {
    pub place: PlaceId,
    pub name: String,
    pub code: String,
    pub kind: PlaceKind,
    /// "open", "on diversion"… as known to this seat.
    pub status: String,
    /// "reported 11:40 by Harborview, 12 min ago", "own eyes", "never reported".
    pub source: String,
    /// Facilitator only: the true status, if it differs.
    pub truth: Option<String>,
    pub rows: Vec<BedRow>,
    /// Further lines, "generator 5 h 10", "red cells 140 units": label and value.
    pub facts: Vec<(String, String)>,
    pub waiting: [u32; 5],
    pub inbound: u32,
    pub estimated: Vec<String>,
    /// "contingency surge"; empty in conventional care.
    pub surge: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BedRow {
    pub kind: BedKind,
    pub name: String,
    pub staffed: u32,
    pub occupied: u32,
    pub free: u32,
    pub unstaffed: u32,
    pub can_open: u32,
    /// All beds, staffed or not.
    pub licensed: u32,
    /// Unusable rooms.
    pub blocked: u32,
    /// Held for inbound patients.
    pub reserved: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SeatLine {
    pub seat: SeatId,
    pub name: String,
    pub role: Role,
    /// Facilities under its command.
    pub at: Vec<PlaceId>,
    pub bot: bool,
    /// People signed in for it.
    pub people: Vec<String>,
    /// Released injects not acknowledged.
    pub waiting: u32,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    pub injects: Vec<TimelineMark>,
    pub decisions: Vec<TimelineMark>,
    pub notes: Vec<TimelineMark>,
    /// (time, value): available staffed ICU beds of all hospitals known to this seat; one point a minute.
    pub icu_free: Vec<(SimTime, i64)>,
    /// Casualties without definitive care (facilitator only).
    pub waiting: Vec<(SimTime, i64)>,
    /// Error of each seat's bed board, one point a minute (facilitator only).
    pub belief: Vec<BeliefSeries>,
}

/// Sums over the hospitals of |reported available − actually available|.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BeliefSeries {
    pub seat: String,
    /// (time, ED beds, ICU beds); no points while the seat has no bed board.
    pub points: Vec<(SimTime, i64, i64)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TimelineMark {
    pub at: SimTime,
    pub label: String,
    pub state: MarkState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkState {
    Planned,
    Conditional,
    Done,
    Late,
    Skipped,
    Refused,
}

#[derive(Clone, Debug, PartialEq)]
pub struct JournalLine {
    /// For the facilitator the entry, for a player the number of its own lines.
    pub number: u64,
    pub at: SimTime,
    pub story: String,
    pub who: String,
    pub text: String,
    pub refused: bool,
}

/// Public counts for the top line. For players: as known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub casualties: u32,
    pub at_scene: u32,
    pub on_the_way: u32,
    pub in_hospital: u32,
    pub waiting: u32,
    pub died: u32,
    /// Treated and discharged, or uninjured.
    pub gone_home: u32,
    pub in_shelters: u32,
}

/// Content of the end screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// One line each, ready to read aloud.
    pub headline: Vec<String>,
    /// Objective, task, target, result, whether met.
    pub objectives: Vec<ObjectiveLine>,
    pub facilities: Vec<Vec<String>>,
    pub facility_columns: Vec<String>,
    pub decisions_accepted: u32,
    pub decisions_refused: u32,
    pub injects_fired: u32,
    pub injects_planned: u32,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ObjectiveLine {
    pub objective: String,
    pub task: String,
    pub result: String,
    pub met: Option<bool>,
}
