//! Dispatch of due items: one exhaustive match, one line per arm.

use super::{BedReport, Coalition, Detail, FireWork, Item, Ride, Surge};
use crate::scenario::{BedKind, DecisionKind, Holder, Utility};
use crate::units::{PatientId, PlaceId, SiteId, Span, UnitId, ZoneId};
use serde::{Deserialize, Serialize};

/// Something that will happen at a set moment. Items that carry a `plan` are dropped if the subject has changed plans.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Due {
    /// Position in the scenario's list.
    Wave(u16),
    /// An hour's worth of a batch that comes over time.
    Onset {
        wave: u16,
        part: u16,
    },
    Freed(PatientId),
    SetsOff(PatientId),
    /// Without more care than they have, they die.
    Fades(PatientId),
    IncidentCall(SiteId),
    /// A unit has finished what it was doing.
    Unit {
        unit: UnitId,
        plan: u32,
    },
    /// A patient on the road by themselves, or between hospitals, arrives.
    Arrives {
        patient: PatientId,
        plan: u32,
    },
    /// A stay in a bed is over.
    StayOver {
        patient: PatientId,
        plan: u32,
    },
    DiesInCare {
        patient: PatientId,
        plan: u32,
    },
    TransferLeaves {
        patient: PatientId,
        to: PlaceId,
        plan: u32,
    },
    BackgroundArrival {
        at: PlaceId,
        kind: BedKind,
    },
    BackgroundDeparture {
        at: PlaceId,
        kind: BedKind,
    },
    EarlyDischarge {
        at: PlaceId,
    },
    Call911,
    ReportMade(PlaceId),
    ReportIn(PlaceId, Box<BedReport>),
    SurgeOpens {
        at: PlaceId,
        level: Surge,
    },
    /// Recalled staff, in percent of the usual.
    StaffArrives {
        at: PlaceId,
        points: u8,
    },
    ShiftChange,
    StaffLent {
        at: PlaceId,
        nurses: u16,
    },
    StockCount,
    SuppliesArrive {
        at: PlaceId,
        item: Item,
        count: u16,
    },
    DecontaminationOpens(PlaceId),
    WashedAtTheDoor {
        patient: PatientId,
        at: PlaceId,
    },
    AlternateSiteOpens(PlaceId),
    OfferLapses(u16),
    EvacueeReady {
        evacuation: u16,
        who: u16,
    },
    EvacueeDown {
        evacuation: u16,
        who: u16,
    },
    CarriersBack {
        evacuation: u16,
        hands: u32,
    },
    /// Position in the scenario's list of batches.
    RidesStandBy {
        batch: u16,
        slack: Span,
    },
    RideLeaves {
        evacuation: u16,
        ride: Ride,
        riders: Vec<u16>,
    },
    RideArrives {
        evacuation: u16,
        ride: Ride,
        to: PlaceId,
        riders: Vec<u16>,
        way: Span,
    },
    RideBack(Ride),
    TeamComes(PlaceId),
    RoadStarts(u16),
    RoadEnds(u16),
    UtilityChange(u16),
    PowerBack(PlaceId),
    WaterBack(PlaceId),
    HouseWorks(PlaceId, Utility),
    GeneratorEnds(PlaceId),
    AidArrives {
        from: u16,
        slack: Span,
    },
    Evacuation(u16),
    /// A group of evacuees leaves home; position in the list of departures.
    GroupLeaves(u16),
    GroupArrives {
        at: PlaceId,
        departure: u16,
        people: u32,
    },
    BloodArrives {
        at: PlaceId,
        units: u16,
    },
    TreatedHere(PatientId),
    ResidentsMove {
        from: PlaceId,
        to: PlaceId,
        people: u32,
    },
    StepDown {
        from: PlaceId,
        to: PlaceId,
    },
    ShelterVisit(PlaceId),
    ReferralCloses(PlaceId),
    /// Of the false call card with this number.
    SplitEnds(u32),
    ShiftEnds,
    FireWorkDone {
        site: SiteId,
        work: FireWork,
    },
    CompaniesFree(u16),
    /// An unassessed structure collapses.
    Collapse(SiteId),
    Washed(PatientId),
    Sample,
    ZonesHour,
    /// Position in the scenario's list.
    HazardBegins(u16),
    /// Position among those that have begun.
    HazardEnds(u16),
    ReliefBegins {
        kind: DecisionKind,
        at: Option<PlaceId>,
        zone: Option<ZoneId>,
        detail: Detail,
    },
    CacheArrives {
        cache: u16,
        at: PlaceId,
    },
    HelpArrives(Holder),
    MovedSuffers {
        from: PlaceId,
        at: PlaceId,
        dies: bool,
    },
}

impl Coalition {
    pub(super) fn step(&mut self, due: Due) {
        match due {
            Due::Wave(n) => self.onset(n, 0),
            Due::Onset { wave, part } => self.onset(wave, part),
            Due::Freed(p) => self.freed(p),
            Due::SetsOff(p) => self.sets_off(p),
            Due::Fades(p) => self.fades(p),
            Due::IncidentCall(s) => self.incident_call(s),
            Due::Unit { unit, plan } => self.unit_done(unit, plan),
            Due::Arrives { patient, plan } => self.arrives_alone(patient, plan),
            Due::StayOver { patient, plan } => self.stay_over(patient, plan),
            Due::DiesInCare { patient, plan } => self.dies_in_care(patient, plan),
            Due::TransferLeaves { patient, to, plan } => self.transfer_leaves(patient, to, plan),
            Due::BackgroundArrival { at, kind } => self.background_arrival(at, kind),
            Due::BackgroundDeparture { at, kind } => self.background_departure(at, kind),
            Due::EarlyDischarge { at } => self.early_discharge(at),
            Due::Call911 => self.call_911(),
            Due::ReportMade(at) => self.report_made(at),
            Due::ReportIn(at, report) => self.report_in(at, *report),
            Due::SurgeOpens { at, level } => self.surge_opens(at, level),
            Due::TeamComes(at) => self.team_comes(at),
            Due::RoadStarts(n) => self.road_starts(n),
            Due::RoadEnds(n) => self.road_ends(n),
            Due::UtilityChange(n) => self.utility_change(n),
            Due::PowerBack(at) => self.power_due(at),
            Due::WaterBack(at) => self.water_due(at),
            Due::HouseWorks(at, utility) => self.house_works(at, utility, true),
            Due::GeneratorEnds(at) => self.generator_ends(at),
            Due::AidArrives { from, slack } => self.aid_arrives(from, slack),
            Due::Evacuation(n) => self.evacuation(n),
            Due::GroupLeaves(n) => self.group_leaves(n),
            Due::GroupArrives { at, departure, people } => self.group_arrives(at, departure, people),
            Due::BloodArrives { at, units } => self.receive_blood(at, units),
            Due::TreatedHere(p) => self.treated_here(p),
            Due::ResidentsMove { from, to, people } => self.residents_move(from, to, people),
            Due::StepDown { from, to } => self.steps_down(from, to),
            Due::ShelterVisit(at) => self.shelter_visit(at),
            Due::ReferralCloses(at) => self.referral_closes(at),
            Due::SplitEnds(card) => self.split_ends_by_itself(card),
            Due::ShiftEnds => self.shift_ends(),
            Due::FireWorkDone { site, work } => self.fire_work_done(site, work),
            Due::CompaniesFree(n) => self.companies_return(n),
            Due::Collapse(site) => self.collapses(site),
            Due::Washed(p) => self.washed(p),
            Due::Sample => self.sample(),
            Due::ZonesHour => self.zones_hour(),
            Due::HazardBegins(n) => self.hazard_begins(n),
            Due::HazardEnds(n) => self.hazard_ends(n),
            Due::ReliefBegins { kind, at, zone, detail } => self.relief_begins(kind, (at, zone), detail),
            Due::CacheArrives { cache, at } => self.cache_arrives(cache, at),
            Due::HelpArrives(level) => self.help_arrives(level),
            Due::MovedSuffers { from, at, dies } => self.moved_suffers(from, at, dies),
            Due::StaffArrives { at, points } => self.recalled_arrive(at, points),
            Due::ShiftChange => self.shift_changes(),
            Due::StaffLent { at, nurses } => self.lent_staff_arrive(at, nurses),
            Due::StockCount => self.count_stocks(),
            Due::SuppliesArrive { at, item, count } => self.supplies_arrive(at, item, count),
            Due::DecontaminationOpens(at) => self.decontamination_opens(at),
            Due::WashedAtTheDoor { patient, at } => self.washed_at_the_door(patient, at),
            Due::AlternateSiteOpens(at) => self.alternate_site_opens(at),
            Due::OfferLapses(n) => self.offer_lapses(n),
            Due::EvacueeReady { evacuation, who } => self.evacuee_ready(evacuation, who),
            Due::EvacueeDown { evacuation, who } => self.evacuee_down(evacuation, who),
            Due::CarriersBack { evacuation, hands } => self.carriers_back(evacuation, hands),
            Due::RidesStandBy { batch, slack } => self.rides_stand_by(batch, slack),
            Due::RideLeaves { evacuation, ride, riders } => self.ride_leaves(evacuation, ride, riders),
            Due::RideArrives { evacuation: n, ride, to, riders, way } => self.ride_arrives(n, ride, to, riders, way),
            Due::RideBack(ride) => self.ride_back(ride),
        }
    }
}
