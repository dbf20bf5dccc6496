//! `--orders FILE`: what to order, when, by whom, with the names people use.
//!
//! ```ron
//! [
//!     (at: "+0:04", seat: "coalition-coordinator", order: ActivateCoalition),
//!     (at: "+0:10", seat: "hospital-harborview", order: OpenSurge(at: "harborview", level: Contingency)),
//! ]
//! ```

mod community;
mod effects;
mod facility;
mod paper;
mod people;

use crate::drill::{Control, Corrective, Evaluate, Feedback, Order, Say};
use crate::scenario::decode::shown;
use crate::scenario::finding::did_you_mean;
use crate::scenario::{Barrier, BedKind, Holder, MAX_BYTES, Scenario, bounds};
use crate::sim::{
    Allocation, Decision, Destination, Dispatch, Diversion, EvacuationScope, Item, Languages, MoveBy, Offer,
    PatientPriority, Surge, TriageSystem, Visitors,
};
use crate::units::{ConditionId, InjectId, PlaceId, SeatId, SimTime, SiteId, Span, ZoneId};
use serde::Deserialize;
use std::path::Path;

/// An order of a script, ready to give.
#[derive(Clone, Debug, PartialEq)]
pub struct Scripted {
    pub at: SimTime,
    pub seat: SeatId,
    pub order: Order,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    at: String,
    seat: String,
    order: Written,
}

/// Decisions, controls and talk with ids in place of numbers.
#[derive(Deserialize)]
enum Written {
    ActivateCommandCenter { at: String },
    ReportStatus { at: String },
    OpenSurge { at: String, level: Surge },
    CancelElectives { at: String },
    ReverseTriage { at: String },
    SetDiversion { at: String, divert: Diversion },
    RecallStaff { at: String },
    TransferPatients { from: String, to: String, count: u16 },
    SetTriageSystem { system: TriageSystem },
    SetDestinationPolicy { policy: Destination },
    SetQuota { at: String, immediate: u16, delayed: u16, minimal: u16 },
    SendBuses { site: String, buses: u16, to: String },
    RequestMutualAid { from: String },
    MergeIncidents,
    SetReserve { pct: u8 },
    SetDispatchPolicy { policy: Dispatch },
    SetPriorityPolicy { policy: PatientPriority },
    RequestAir { site: String },
    OpenStaging { site: String },
    OpenCollectionPoint { site: String },
    StandDown { site: String, keep: u16 },
    RelieveCrews,
    MoveUp { to: String },
    SetHazardZone { site: String },
    MassDecontamination { site: String },
    SearchSector { site: String },
    WaterSupply { site: String },
    AssessStructure { site: String },
    IssueHealthAlert { languages: Languages },
    OpenFamilyCenter { at: String },
    AllocateBlood { from: String, to: String, units: u16 },
    StaffShelter { at: String },
    ActivateEoc,
    OpenShelter { at: String },
    CloseShelter { at: String },
    OrderEvacuation { zone: String },
    ClearRoad { change: u16 },
    CloseRoad { near: String },
    RestorePower { at: String },
    WarnPublic { languages: Languages },
    ActivateCoalition,
    RequestStatus,
    AnnounceDistribution { rule: Destination },
    SendRescueTeams { site: String },
    Retriage { site: String },
    TreatAndRelease { site: String },
    LockDown { at: String },
    AssignInterpreters { at: String },
    ConserveFuel { at: String },
    OpenNurseLine,
    DeclareCrisisStandards,
    EvacuateResidents { from: String, to: String },
    AcceptStepDown { at: String },
    Outreach(community::WrittenOutreach),
    CloseReferrals { at: String },
    EndorseMessage,
    ControlRumour,
    StartSurveillance,
    OpenPod { at: String },
    IssueIsolationGuidance,
    OrderEarlyDialysis,
    IssueWaterOrder,
    OpenFatalityCenter { at: String },
    DeclareEmergency,
    RequestOutsideHelp { level: Holder },
    ProvideTransport { zone: String },
    RestoreZone { zone: String },
    DeliverFuel { at: String },
    AssessDamage,
    DrawCache { cache: String, to: String },
    ShelterInPlace { at: String },
    RunEarlySessions { at: String },
    ExtendHours { at: String },
    SetPowerPlan { at: String },
    CheckOnPeople { zone: String },
    ProvideLanguages { at: String },
    RegisterNeeds { zone: String },
    OpenCommunityCenter { zone: String, offer: Offer },
    RaiseBarrier { zone: String, barrier: Barrier },
    AnswerBarrier { zone: String, barrier: Barrier },
    SetPriorities { zone: String },
    ContestAllocation,
    PublishMessage { zone: String },
    SharePicture,
    BrokerTransfer { from: String, to: String, count: u16 },
    AnnounceAllocation { rule: Allocation },
    CallMeeting,
    TaskMember { at: String },
    RecordDecision { text: String, reason: String },
    ConserveOxygen { at: String },
    OpenDecontamination { at: String },
    ReleaseStaff { at: String },
    LendStaff { from: String, to: String, nurses: u16 },
    SendSupplies { from: String, to: String, item: Item, count: u16 },
    OfferTransfer { from: String, to: String, kind: BedKind, count: u16 },
    AcceptTransfer { at: String, from: String },
    RefuseTransfer { at: String, from: String },
    ShelterHospital { at: String, on: bool },
    EvacuateHospital { at: String, scope: EvacuationScope, by: MoveBy },
    StartDowntime { at: String },
    OpenAlternateSite { at: String },
    SetVisitors { at: String, policy: Visitors },
    OpenInformationCenter { at: String },
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

/// Reads a script. Errors name the file and, for syntax, line and column; for names, the order's number.
pub fn read(path: &Path, scenario: &Scenario) -> Result<Vec<Scripted>, String> {
    let length = std::fs::metadata(path).map_or(0, |m| m.len());
    if length > MAX_BYTES as u64 {
        return Err(format!("{}: the file is larger than 4 MiB", path.display()));
    }
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    parse(&text, scenario).map_err(|why| format!("{}:{why}", path.display()))
}

pub fn parse(text: &str, scenario: &Scenario) -> Result<Vec<Scripted>, String> {
    let options = ron::Options::default().with_default_extension(
        ron::extensions::Extensions::IMPLICIT_SOME | ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES,
    );
    let lines: Vec<Line> =
        options.from_str(text).map_err(|e| format!("{}:{}: {}", e.span.start.line, e.span.start.col, e.code))?;
    if !bounds::ORDERS.holds_len(lines.len()) {
        return Err(format!(" {} orders are too many; at most {} are possible", lines.len(), bounds::ORDERS.most));
    }
    let mut script = Vec::with_capacity(lines.len());
    for (i, line) in lines.into_iter().enumerate() {
        let names = Names { scenario };
        let one = || -> Result<Scripted, String> {
            Ok(Scripted {
                at: time(&line.at)?,
                seat: names.seat(&line.seat)?,
                order: names.order(line.order, time(&line.at)?)?,
            })
        };
        script.push(one().map_err(|why| format!(" order {}: {why}", i + 1))?);
    }
    // A stable sort: equal times keep the order of the file.
    script.sort_by_key(|s| s.at);
    Ok(script)
}

/// `+1:05` or `+1:05:30`: hours and minutes since StartEx.
pub fn time(text: &str) -> Result<SimTime, String> {
    let wrong = || format!("`{text}` is not a time; write hours and minutes since StartEx, like \"+0:12\"");
    let parts: Result<Vec<i64>, _> = text.strip_prefix('+').ok_or_else(wrong)?.split(':').map(str::parse).collect();
    let span = match parts.map_err(|_| wrong())?.as_slice() {
        [h, m] if *m < 60 => Span::hours(*h) + Span::mins(*m),
        [h, m, s] if *m < 60 && *s < 60 => Span::hours(*h) + Span::mins(*m) + Span::secs(*s),
        _ => return Err(wrong()),
    };
    Ok(SimTime::START + span)
}

struct Names<'a> {
    scenario: &'a Scenario,
}

impl Names<'_> {
    fn position<'b>(
        &self,
        what: &str,
        id: &str,
        mut ids: impl Iterator<Item = &'b str> + Clone,
    ) -> Result<usize, String> {
        let all = ids.clone();
        ids.position(|known| known == id).ok_or_else(|| {
            let hint = did_you_mean(id, all).map_or(String::new(), |n| format!("; did you mean `{n}`?"));
            format!("there is no {what} `{}`{hint}", shown(id))
        })
    }

    fn place(&self, id: &str) -> Result<PlaceId, String> {
        self.position("place", id, self.scenario.places.iter().map(|p| p.id.as_str())).map(PlaceId::at)
    }

    fn seat(&self, id: &str) -> Result<SeatId, String> {
        self.position("seat", id, self.scenario.seats.iter().map(|s| s.id.as_str())).map(SeatId::at)
    }

    fn site(&self, id: &str) -> Result<SiteId, String> {
        self.position("site", id, self.scenario.sites.iter().map(|s| s.id.as_str())).map(SiteId::at)
    }

    fn condition(&self, id: &str) -> Result<ConditionId, String> {
        let id = crate::scenario::decode::hyphened(id);
        self.position("condition", &id, self.scenario.conditions.iter().map(|c| c.id.as_str())).map(ConditionId::at)
    }

    fn zone(&self, id: &str) -> Result<ZoneId, String> {
        self.position("zone", id, self.scenario.zones.iter().map(|z| z.id.as_str())).map(ZoneId::at)
    }

    fn inject(&self, id: &str) -> Result<InjectId, String> {
        self.position("inject", id, self.scenario.injects.iter().map(|i| i.id.as_str())).map(InjectId::at)
    }

    fn aid(&self, id: &str) -> Result<u16, String> {
        self.position("mutual aid", id, self.scenario.mutual_aid.iter().map(|a| a.id.as_str())).map(|i| i as u16)
    }

    fn order(&self, written: Written, at: SimTime) -> Result<Order, String> {
        use Written as W;
        Ok(match written {
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
            decision => Order::Decide(self.decision(decision)?),
        })
    }

    fn decision(&self, written: Written) -> Result<Decision, String> {
        use Decision as D;
        use Written as W;
        let p = |id: &str| self.place(id);
        Ok(match written {
            W::ActivateCommandCenter { at } => D::ActivateCommandCenter { at: p(&at)? },
            W::ReportStatus { at } => D::ReportStatus { at: p(&at)? },
            W::OpenSurge { at, level } => D::OpenSurge { at: p(&at)?, level },
            W::CancelElectives { at } => D::CancelElectives { at: p(&at)? },
            W::ReverseTriage { at } => D::ReverseTriage { at: p(&at)? },
            W::SetDiversion { at, divert } => D::SetDiversion { at: p(&at)?, divert },
            W::RecallStaff { at } => D::RecallStaff { at: p(&at)? },
            W::TransferPatients { from, to, count } => D::TransferPatients { from: p(&from)?, to: p(&to)?, count },
            W::SetTriageSystem { system } => D::SetTriageSystem { system },
            W::SetDestinationPolicy { policy } => D::SetDestinationPolicy { policy },
            W::SetQuota { at, immediate, delayed, minimal } => D::SetQuota { at: p(&at)?, immediate, delayed, minimal },
            W::SendBuses { site, buses, to } => D::SendBuses { site: self.site(&site)?, buses, to: p(&to)? },
            W::RequestMutualAid { from } => D::RequestMutualAid { from: self.aid(&from)? },
            W::MergeIncidents => D::MergeIncidents,
            W::SetReserve { pct } => D::SetReserve { pct },
            W::SetDispatchPolicy { policy } => D::SetDispatchPolicy { policy },
            W::SetPriorityPolicy { policy } => D::SetPriorityPolicy { policy },
            W::RelieveCrews => D::RelieveCrews,
            W::MoveUp { to } => D::MoveUp { to: p(&to)? },
            W::StandDown { site, keep } => D::StandDown { site: self.site(&site)?, keep },
            W::RequestAir { site } => D::RequestAir { site: self.site(&site)? },
            W::OpenStaging { site } => D::OpenStaging { site: self.site(&site)? },
            W::OpenCollectionPoint { site } => D::OpenCollectionPoint { site: self.site(&site)? },
            W::SetHazardZone { site } => D::SetHazardZone { site: self.site(&site)? },
            W::MassDecontamination { site } => D::MassDecontamination { site: self.site(&site)? },
            W::SearchSector { site } => D::SearchSector { site: self.site(&site)? },
            W::WaterSupply { site } => D::WaterSupply { site: self.site(&site)? },
            W::AssessStructure { site } => D::AssessStructure { site: self.site(&site)? },
            W::IssueHealthAlert { languages } => D::IssueHealthAlert { languages },
            W::OpenFamilyCenter { at } => D::OpenFamilyCenter { at: p(&at)? },
            W::AllocateBlood { from, to, units } => D::AllocateBlood { from: p(&from)?, to: p(&to)?, units },
            W::StaffShelter { at } => D::StaffShelter { at: p(&at)? },
            W::ActivateEoc => D::ActivateEoc,
            W::OpenShelter { at } => D::OpenShelter { at: p(&at)? },
            W::CloseShelter { at } => D::CloseShelter { at: p(&at)? },
            W::OrderEvacuation { zone } => D::OrderEvacuation { zone: self.zone(&zone)? },
            W::ClearRoad { change } => D::ClearRoad { change },
            W::CloseRoad { near } => D::CloseRoad { near: self.site(&near)? },
            W::RestorePower { at } => D::RestorePower { at: p(&at)? },
            W::WarnPublic { languages } => D::WarnPublic { languages },
            W::ActivateCoalition => D::ActivateCoalition,
            W::RequestStatus => D::RequestStatus,
            W::AnnounceDistribution { rule } => D::AnnounceDistribution { rule },
            W::SendRescueTeams { site } => D::SendRescueTeams { site: self.site(&site)? },
            W::Retriage { site } => D::Retriage { site: self.site(&site)? },
            W::TreatAndRelease { site } => D::TreatAndRelease { site: self.site(&site)? },
            W::LockDown { at } => D::LockDown { at: p(&at)? },
            W::AssignInterpreters { at } => D::AssignInterpreters { at: p(&at)? },
            W::ConserveFuel { at } => D::ConserveFuel { at: p(&at)? },
            W::OpenNurseLine => D::OpenNurseLine,
            W::DeclareCrisisStandards => D::DeclareCrisisStandards,
            W::EvacuateResidents { from, to } => D::EvacuateResidents { from: p(&from)?, to: p(&to)? },
            W::AcceptStepDown { at } => D::AcceptStepDown { at: p(&at)? },
            W::CloseReferrals { at } => D::CloseReferrals { at: p(&at)? },
            W::EndorseMessage => D::EndorseMessage,
            W::ControlRumour => D::ControlRumour,
            W::RecordDecision { text, reason } => D::RecordDecision { text, reason },
            other => return self.in_a_hospital(other),
        })
    }
}
