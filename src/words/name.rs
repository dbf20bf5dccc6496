//! Names of things: one word for the same thing everywhere.

use crate::drill::Row;
use crate::scenario::{
    Barrier, BedKind, Channel, Danger, Dispatch, Fleet, Good, Holder, Inject, InjectKind, Mode, PatientPriority,
    PlaceKind, Role, Scenario, Severity, Stage, Status, Utility,
};
use crate::sim::{
    Allocation, Cause, Destination, EvacuationScope, FireWork, Item, MoveBy, NedocsBand, Offer, Surge, TriageSystem,
    Unit, UnitKind, Visitors,
};
use crate::tr;
use crate::units::{IdVec, PlaceId, SeatId, SiteId, UnitId, ZoneId};

pub fn place(scenario: &Scenario, id: PlaceId) -> &str {
    scenario.places.get(id).map_or_else(|| tr!("some-place"), |p| p.name.as_str())
}

pub fn site(scenario: &Scenario, id: SiteId) -> &str {
    scenario.sites.get(id).map_or_else(|| tr!("some-site"), |s| s.name.as_str())
}

pub fn zone(scenario: &Scenario, id: ZoneId) -> &str {
    scenario.zones.get(id).map_or_else(|| tr!("some-zone"), |z| z.name.as_str())
}

pub fn cache(scenario: &Scenario, n: u16) -> &str {
    scenario.community.caches.get(usize::from(n)).map_or_else(|| tr!("some-cache"), |c| c.name.as_str())
}

pub fn holder(holder: Holder) -> &'static str {
    match holder {
        Holder::Local => tr!("holder-local"),
        Holder::Regional => tr!("holder-regional"),
        Holder::State => tr!("holder-state"),
        Holder::Federal => tr!("holder-federal"),
    }
}

pub fn offer(offer: Offer) -> &'static str {
    match offer {
        Offer::Cooling => tr!("offer-cooling"),
        Offer::Charging => tr!("offer-charging"),
        Offer::Kitchen => tr!("offer-kitchen"),
    }
}

pub fn barrier(barrier: Barrier) -> &'static str {
    match barrier {
        Barrier::Papers => tr!("barrier-papers"),
        Barrier::Language => tr!("barrier-language"),
        Barrier::Pets => tr!("barrier-pets"),
        Barrier::Rides => tr!("barrier-rides"),
        Barrier::Cost => tr!("barrier-cost"),
    }
}

pub fn allocation(rule: Allocation) -> &'static str {
    match rule {
        Allocation::ByNeed => tr!("allocation-need"),
        Allocation::Equal => tr!("allocation-equal"),
    }
}

pub fn good(good: Good) -> &'static str {
    match good {
        Good::Oxygen => tr!("good-oxygen"),
        Good::Medication => tr!("good-medication"),
        Good::Cots => tr!("good-cots"),
        Good::Outlets => tr!("good-outlets"),
    }
}

pub fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Dialysis => tr!("cause-dialysis"),
        Cause::Power => tr!("cause-power"),
        Cause::Heat => tr!("cause-heat"),
        Cause::Monoxide => tr!("cause-monoxide"),
        Cause::Water => tr!("cause-water"),
        Cause::Medication => tr!("cause-medication"),
        Cause::Air => tr!("cause-air"),
        Cause::Injury => tr!("cause-injury"),
        Cause::Moved => tr!("cause-moved"),
        Cause::General => tr!("cause-general"),
    }
}

pub fn seat(scenario: &Scenario, id: SeatId) -> &str {
    scenario.seats.get(id).map_or_else(|| tr!("some-seat"), |s| super::text(&s.name))
}

pub fn bed_kind(kind: BedKind) -> &'static str {
    match kind {
        BedKind::Ed => tr!("bed-ed"),
        BedKind::Or => tr!("bed-or"),
        BedKind::AdultIcu => tr!("bed-adult-icu"),
        BedKind::MedSurg => tr!("bed-med-surg"),
        BedKind::Pediatric => tr!("bed-pediatric"),
        BedKind::PediatricIcu => tr!("bed-pediatric-icu"),
        BedKind::Burn => tr!("bed-burn"),
        BedKind::Psychiatric => tr!("bed-psychiatric"),
        BedKind::Isolation => tr!("bed-isolation"),
        BedKind::StepDown => tr!("bed-step-down"),
        BedKind::Nicu => tr!("bed-nicu"),
        BedKind::Labor => tr!("bed-labor"),
        BedKind::Dialysis => tr!("bed-dialysis"),
        BedKind::Imaging => tr!("bed-ct"),
        BedKind::Decontamination => tr!("bed-decontamination"),
        BedKind::Morgue => tr!("bed-morgue"),
        BedKind::Resus => tr!("bed-resuscitation"),
    }
}

/// Two letters for the bed battery.
pub fn bed_code(kind: BedKind) -> &'static str {
    kind.department().code
}

pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Immediate => tr!("severity-immediate"),
        Severity::Delayed => tr!("severity-delayed"),
        Severity::Minimal => tr!("severity-minimal"),
        Severity::Expectant => tr!("severity-expectant"),
        Severity::Dead => tr!("severity-dead"),
    }
}

pub fn status(status: Status) -> &'static str {
    match status {
        Status::Open => tr!("facility-open"),
        Status::Divert => tr!("facility-divert"),
        Status::Closed => tr!("facility-closed"),
    }
}

pub fn role(role: Role) -> &'static str {
    match role {
        Role::HospitalCommand => tr!("role-hospital-command"),
        Role::Ems => tr!("role-ems"),
        Role::PublicHealth => tr!("role-public-health"),
        Role::EmergencyManagement => tr!("role-emergency-management"),
        Role::CoalitionCoordinator => tr!("role-coalition-coordinator"),
        Role::FireRescue => tr!("role-fire-rescue"),
        Role::LongTermCare => tr!("role-long-term-care"),
        Role::CommunityHealth => tr!("role-community-health"),
        Role::CommunityAdvisor => tr!("role-community-advisor"),
        Role::PublicInformation => tr!("role-public-information"),
        Role::Facilitator => tr!("role-facilitator"),
    }
}

pub fn place_kind(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Hospital => tr!("place-hospital"),
        PlaceKind::LongTermCare => tr!("place-long-term-care"),
        PlaceKind::Dialysis => tr!("place-dialysis"),
        PlaceKind::Clinic => tr!("place-clinic"),
        PlaceKind::Shelter => tr!("place-shelter"),
        PlaceKind::EmsBase => tr!("place-ems-base"),
        PlaceKind::Operations => tr!("place-operations"),
    }
}

pub fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Phone => tr!("mode-phone"),
        Mode::Radio => tr!("mode-radio"),
        Mode::Email => tr!("mode-email"),
        Mode::Paper => tr!("mode-paper"),
        Mode::Ics213 => tr!("mode-ics213"),
        Mode::News => tr!("mode-news"),
        Mode::Tv => tr!("mode-tv"),
        Mode::Post => tr!("mode-post"),
        Mode::Sitrep => tr!("mode-sitrep"),
        Mode::LabReport => tr!("mode-lab-report"),
        Mode::UtilityFailure => tr!("mode-utility-failure"),
        Mode::StaffingChange => tr!("mode-staffing"),
        Mode::RoadChange => tr!("mode-road-report"),
        Mode::Weather => tr!("mode-weather"),
        Mode::ResourceArrival => tr!("mode-arrival"),
        Mode::ResourceDenial => tr!("mode-denial"),
        Mode::BedReport => tr!("mode-bed-report"),
        Mode::Dispatch => tr!("mode-dispatch"),
        Mode::WalkIn => tr!("mode-walk-in"),
        Mode::Visitor => tr!("mode-visitor"),
        Mode::InPerson => tr!("mode-in-person"),
        Mode::CommunityVoice => tr!("mode-community-voice"),
    }
}

pub fn inject_kind(kind: InjectKind) -> &'static str {
    match kind {
        InjectKind::Inject => tr!("inject-inject"),
        InjectKind::Contingency => tr!("inject-contingency"),
        InjectKind::Information => tr!("inject-information"),
        InjectKind::StateChange => tr!("inject-state-change"),
        InjectKind::ExpectedAction => tr!("inject-expected-action"),
        InjectKind::Cue => tr!("inject-cue"),
        InjectKind::Question => tr!("inject-question"),
    }
}

/// Status of an inject, in the terms of the MSEL.
pub fn inject_status(inject: &Inject, row: &Row) -> &'static str {
    match inject.sheet.stage {
        _ if row.closed.is_some() => tr!("stage-complete"),
        _ if row.fired.is_some() => tr!("stage-released"),
        _ if row.skipped.is_some() => tr!("stage-skipped"),
        _ if row.missed.is_some() => tr!("stage-missed"),
        _ if row.pending => tr!("stage-sending"),
        _ if row.held => tr!("stage-deferred"),
        Stage::Draft => tr!("stage-draft"),
        Stage::Submitted => tr!("stage-submitted"),
        Stage::Obsolete => tr!("stage-obsolete"),
        Stage::Approved => tr!("stage-ready"),
    }
}

pub fn surge(level: Surge) -> &'static str {
    match level {
        Surge::Conventional => tr!("surge-conventional"),
        Surge::Contingency => tr!("surge-contingency"),
        Surge::Crisis => tr!("surge-crisis"),
    }
}

pub fn destination(rule: Destination) -> &'static str {
    match rule {
        Destination::Nearest => tr!("destination-nearest"),
        Destination::ClosestAppropriate => tr!("destination-closest-appropriate"),
        Destination::NearestWithRoom => tr!("destination-with-room"),
        Destination::LoadBalanced => tr!("destination-balanced"),
        Destination::Specialty => tr!("destination-specialty"),
    }
}

pub fn triage_system(system: TriageSystem) -> &'static str {
    match system {
        TriageSystem::Start => tr!("triage-start"),
        TriageSystem::Salt => tr!("triage-salt"),
    }
}

pub fn unit_kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Als => tr!("unit-kind-als"),
        UnitKind::Bls => tr!("unit-kind-bls"),
        UnitKind::Bus => tr!("unit-kind-bus"),
        UnitKind::CriticalCare => tr!("unit-kind-critical-care"),
        UnitKind::WheelchairVan => tr!("unit-kind-van"),
        UnitKind::Helicopter => tr!("unit-kind-helicopter"),
    }
}

pub fn unit(units: &IdVec<UnitId, Unit>, id: UnitId) -> &str {
    units.get(id).map_or_else(|| tr!("some-unit"), |u| u.name.as_str())
}

pub fn dispatch(policy: Dispatch) -> &'static str {
    match policy {
        Dispatch::Nearest => tr!("dispatch-nearest"),
        Dispatch::NearestWithCover => tr!("dispatch-cover"),
    }
}

pub fn priority(policy: PatientPriority) -> &'static str {
    match policy {
        PatientPriority::Start => tr!("priority-tag"),
        PatientPriority::ResourceAware => tr!("priority-resource"),
        PatientPriority::Sacco => tr!("priority-sacco"),
    }
}

pub fn hazard(hazard: Danger) -> &'static str {
    match hazard {
        Danger::Fire => tr!("hazard-fire"),
        Danger::Unstable => tr!("hazard-unstable"),
        Danger::Contamination => tr!("hazard-contamination"),
    }
}

pub(super) fn work(work: FireWork) -> &'static str {
    match work {
        FireWork::Zone => tr!("work-zone"),
        FireWork::Decontamination => tr!("work-decontamination"),
        FireWork::Search => tr!("work-search"),
        FireWork::Water => tr!("work-water"),
        FireWork::Assessment => tr!("work-assessment"),
    }
}

/// A base's units: "4 ALS, 3 BLS, 1 helicopter".
pub fn fleet(fleet: &Fleet) -> String {
    let mut all = vec![tr!("fleet-als", n = fleet.als), tr!("fleet-bls", n = fleet.bls)];
    if fleet.critical_care > 0 {
        all.push(tr!("fleet-critical-care", n = fleet.critical_care));
    }
    if fleet.vans > 0 {
        all.push(tr!("fleet-vans", n = fleet.vans));
    }
    if fleet.buses > 0 {
        all.push(tr!("fleet-buses", n = fleet.buses));
    }
    if fleet.helicopters > 0 {
        all.push(tr!("fleet-helicopters", n = fleet.helicopters));
    }
    all.join(", ")
}

pub fn item(item: Item) -> &'static str {
    match item {
        Item::RedCells => tr!("item-red-cells"),
        Item::Ventilators => tr!("item-ventilators"),
        Item::Oxygen => tr!("item-oxygen"),
        Item::Protection => tr!("item-protection"),
        Item::Medicines => tr!("item-medicines"),
    }
}

pub fn visitors(policy: Visitors) -> &'static str {
    match policy {
        Visitors::Everybody => tr!("visitors-all"),
        Visitors::Limited => tr!("visitors-limited"),
        Visitors::Nobody => tr!("visitors-none"),
    }
}

pub fn move_by(by: MoveBy) -> &'static str {
    match by {
        MoveBy::Need => tr!("move-need"),
        MoveBy::Seats => tr!("move-seats"),
        MoveBy::Stretchers => tr!("move-stretchers"),
    }
}

pub fn scope(scope: EvacuationScope) -> String {
    match scope {
        EvacuationScope::All => tr!("scope-all").into(),
        EvacuationScope::Floor(n) => tr!("scope-floor", n = n),
        EvacuationScope::Unit(kind) => bed_kind(kind).into(),
    }
}

pub(super) fn utility(utility: Utility) -> &'static str {
    match utility {
        Utility::Power => tr!("utility-power"),
        Utility::Water => tr!("utility-water"),
        Utility::Elevators => tr!("utility-elevators"),
        Utility::Ehr => tr!("utility-ehr"),
        Utility::Oxygen => tr!("utility-oxygen"),
    }
}

/// With a capital, to begin a line.
pub fn channel_name(channel: Channel) -> &'static str {
    match channel {
        Channel::Messages => tr!("channel-messages"),
        Channel::BedReports => tr!("channel-bed-reports"),
    }
}

/// How crowded an ED is.
pub fn crowding(band: NedocsBand) -> &'static str {
    match band {
        NedocsBand::NotBusy => tr!("nedocs-not-busy"),
        NedocsBand::Busy => tr!("nedocs-busy"),
        NedocsBand::ExtremelyBusy => tr!("nedocs-extremely-busy"),
        NedocsBand::Overcrowded => tr!("nedocs-overcrowded"),
        NedocsBand::SeverelyOvercrowded => tr!("nedocs-severely-overcrowded"),
        NedocsBand::DangerouslyOvercrowded => tr!("nedocs-dangerously-overcrowded"),
    }
}
