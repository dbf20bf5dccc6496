//! The decisions about the public: alerts and trust, people with needs, utilities, supplies. A measure is ordered at once and
//! comes into force after a time; all times [A], in the size that plans name.

use super::order::{COUNTY, Detail, at, in_zone};
use crate::scenario::PlaceKind::{Clinic, Dialysis, Hospital, LongTermCare, Operations, Shelter};
use crate::scenario::{DecisionKind, Role};
use crate::sim::check::{Answer, first, unless};
use crate::sim::decision::acts;
use crate::sim::descriptor::{Act, Begins, Descriptor, Group, describe};
use crate::sim::form::{Ask, Options, SHELTER, With, any, choice, number, own, own_with, place};
use crate::sim::{Coalition, Fact, Refusal};
use crate::units::Span;

// What people hear, and whom they can call.

describe! { IssueHealthAlert: [PublicHealth, PublicInformation]; Public; [choice("languages", Options::Languages)];
    check |d, c| unless(c.live.alerted == Some(d.languages));
    apply |d, c| c.set(|live| live.alerted = Some(d.languages), Fact::HealthAlertIssued { languages: d.languages });
}
describe! { WarnPublic: [EmergencyManagement, PublicHealth, PublicInformation]; Public;
    [choice("languages", Options::Languages)];
    check |d, c| unless(c.live.warned == Some(d.languages));
    apply |d, c| c.set(|live| live.warned = Some(d.languages), Fact::PublicWarned { languages: d.languages });
}
describe! { OpenFamilyCenter: [PublicHealth, EmergencyManagement, CoalitionCoordinator]; Public;
    [place("place", &[Operations, Shelter])];
    check |d, c| {
        c.exists(d.at)?;
        unless(c.live.family_center.is_some())
    };
    apply |d, c| c.set(|live| live.family_center = Some(d.at), Fact::FamilyCenterOpened { at: d.at });
}
describe! { OpenNurseLine: [PublicHealth]; Public; [];
    check |_, c| unless(c.live.community.nurse_line);
    apply |_, c| c.open_nurse_line();
}
describe! { DeclareCrisisStandards: [PublicHealth]; Capacity; [];
    check |_, c| unless(c.live.community.crisis_standards);
    apply |_, c| c.declare_crisis_standards();
}
describe! { Outreach: [CommunityHealth, PublicHealth]; Public; [Ask::Zone, choice("languages", Options::Languages)];
    check |d, c| {
        c.zone_exists(d.zone)?;
        unless(c.live.community.outreach.get(&d.zone) == Some(&d.languages))
    };
    apply |d, c| c.outreach(d.zone, d.languages);
}
describe! { EndorseMessage: [CommunityAdvisor]; Public; [];
    check |_, c| {
        first(DecisionKind::WarnPublic, c.live.warned.is_some() || c.live.alerted.is_some())?;
        unless(c.live.community.endorsed)
    };
    apply |_, c| c.endorse();
}
describe! { ControlRumour: [PublicInformation, EmergencyManagement]; Public; [];
    check |_, c| if c.live.community.rumour.is_none() { Err(Refusal::NothingToDo) } else { Ok(()) };
    apply |_, c| c.control_rumour();
}
describe! { PublishMessage: [CommunityAdvisor]; Public; [Ask::Zone];
    check |d, c| {
        c.zone_exists(d.zone)?;
        c.not_ordered(Self::KIND, in_zone(d.zone))
    };
    apply |d, c| c.order_measure(Self::KIND, in_zone(d.zone), Span::ZERO);
    begins Begins::In(|c, zone, _| c.trust_changes(Some(zone), 3));
}

// Public health.

describe! { StartSurveillance: [PublicHealth]; Public; [];
    check |_, c| c.not_ordered(Self::KIND, COUNTY);
    apply |_, c| c.order_measure(Self::KIND, COUNTY, Span::hours(4));
}
describe! { OpenPod: [PublicHealth]; Supplies; [place("place", &[Clinic, Shelter])];
    check |d, c| {
        c.of_kind(d.at, &[Clinic, Shelter])?;
        c.team_for(None)?;
        c.not_ordered(Self::KIND, at(d.at))
    };
    apply |d, c| {
        c.team_goes();
        c.order_measure(Self::KIND, at(d.at), Span::hours(4));
    };
}
describe! { IssueIsolationGuidance: [PublicHealth]; Shelter; [];
    check |_, c| c.not_ordered(Self::KIND, COUNTY);
    apply |_, c| c.order_measure(Self::KIND, COUNTY, Span::hours(1));
    begins Begins::Everywhere(Coalition::isolate_in_shelters);
}
describe! { OrderEarlyDialysis: [PublicHealth]; Public; [];
    check |_, c| {
        if c.scenario.places_of(Dialysis).next().is_none() {
            return Err(Refusal::NothingToDo);
        }
        c.not_ordered(Self::KIND, COUNTY)
    };
    apply |_, c| c.order_measure(Self::KIND, COUNTY, Span::hours(6));
    begins Begins::Everywhere(|c| c.treat_early(None));
}
describe! { IssueWaterOrder: [PublicHealth]; Public; [];
    check |_, c| c.not_ordered(Self::KIND, COUNTY);
    apply |_, c| c.order_measure(Self::KIND, COUNTY, Span::hours(1));
}
describe! { OpenFatalityCenter: [PublicHealth, EmergencyManagement]; Public; [place("place", &[Operations])];
    check |d, c| {
        c.of_kind(d.at, &[Operations])?;
        c.not_ordered(Self::KIND, at(d.at))
    };
    apply |d, c| c.order_measure(Self::KIND, at(d.at), Span::hours(6));
}

// Emergency management.

describe! { DeclareEmergency: [EmergencyManagement]; Coordination; [];
    check |_, c| c.not_ordered(Self::KIND, COUNTY);
    apply |_, c| c.order_measure(Self::KIND, COUNTY, Span::ZERO);
}
describe! { RequestOutsideHelp: [EmergencyManagement, CoalitionCoordinator]; Coordination;
    [choice("from", Options::OutsideHelp)];
    check |d, c| c.check_help(d.level);
    apply |d, c| c.request_outside_help(d.level);
}
// Guard vehicles drive through water and serve all zones; 12 h to mobilize [A].
describe! { RequestNationalGuard: [EmergencyManagement]; Coordination; [];
    check |_, c| {
        let declared = DecisionKind::DeclareEmergency;
        first(declared, c.live.relief.everywhere.contains(&declared))?;
        c.not_ordered(Self::KIND, COUNTY)
    };
    apply |_, c| c.order_measure(Self::KIND, COUNTY, Span::hours(12));
    begins Begins::Everywhere(|c| c.live.zones.ids().for_each(|zone| c.drive_people(zone)));
}
describe! { ProvideTransport: [EmergencyManagement, CommunityHealth]; Shelter; [Ask::Zone];
    check |d, c| {
        c.check_rides(d.zone)?;
        c.not_ordered(Self::KIND, in_zone(d.zone))
    };
    apply |d, c| c.order_measure(Self::KIND, in_zone(d.zone), Span::hours(2));
    begins Begins::In(|c, zone, _| c.drive_people(zone));
}
describe! { RestoreZone: [EmergencyManagement]; Utilities; [Ask::Zone];
    check |d, c| c.check_restore_zone(d.zone);
    apply |d, c| {
        c.live.zones[d.zone].crew = true;
        let after = c.crew_needs(d.zone);
        c.order_anew(Self::KIND, in_zone(d.zone), after, Detail::Nothing);
    };
    begins Begins::In(|c, zone, _| c.zone_restored(zone));
}
describe! { DeliverFuel: [EmergencyManagement]; Utilities; [any("place", With::PowerLoss)];
    check |d, c| c.check_fuel_truck(d.at);
    apply |d, c| {
        c.live.relief.trucks_out += 1;
        c.order_anew(Self::KIND, at(d.at), Span::hours(2), Detail::Nothing);
    };
    begins Begins::At(Coalition::fuel_arrives);
}
describe! { AssessDamage: [EmergencyManagement]; Utilities; [];
    check |_, c| {
        c.crew_free()?;
        c.not_ordered(Self::KIND, COUNTY)
    };
    apply |_, c| c.order_measure(Self::KIND, COUNTY, Span::hours(4));
}
describe! { DrawCache: [EmergencyManagement, PublicHealth, CoalitionCoordinator]; Supplies; [Ask::Cache, SHELTER];
    check |d, c| c.check_cache(d.cache.0, d.to);
    apply |d, c| c.draw_cache(d.cache.0, d.to);
}

// Long-term care, dialysis, clinics.

describe! { ShelterInPlace: [LongTermCare]; Shelter; [own("nursing-home", &[LongTermCare])];
    check |d, c| {
        c.of_kind(d.at, &[LongTermCare])?;
        c.not_ordered(Self::KIND, at(d.at))
    };
    apply |d, c| c.order_measure(Self::KIND, at(d.at), Span::hours(1));
}
describe! { RunEarlySessions: [LongTermCare]; Public; [own("center", &[Dialysis])];
    check |d, c| {
        c.of_kind(d.at, &[Dialysis])?;
        c.not_ordered(Self::KIND, at(d.at))
    };
    apply |d, c| c.order_measure(Self::KIND, at(d.at), Span::hours(6));
    begins Begins::At(|c, at| c.treat_early(Some(at)));
}
describe! { ExtendHours: [LongTermCare]; Public; [own("place", &[Dialysis, Clinic])];
    check |d, c| {
        c.of_kind(d.at, &[Dialysis, Clinic])?;
        c.not_ordered(Self::KIND, at(d.at))
    };
    apply |d, c| c.order_measure(Self::KIND, at(d.at), Span::hours(3));
}
describe! { SetPowerPlan: [LongTermCare, HospitalCommand]; Utilities; [own_with("place", With::Anything)];
    check |d, c| {
        c.of_kind(d.at, &[Hospital, LongTermCare, Dialysis, Clinic])?;
        c.not_ordered(Self::KIND, at(d.at))
    };
    apply |d, c| c.order_measure(Self::KIND, at(d.at), Span::hours(6));
    begins Begins::At(Coalition::more_fuel);
}

// Community health workers and advisors.

describe! { CheckOnPeople: [CommunityHealth, PublicHealth]; Public; [Ask::Zone];
    check |d, c| {
        c.zone_exists(d.zone)?;
        c.team_for(Some(d.zone))?;
        c.not_ordered(Self::KIND, in_zone(d.zone))
    };
    apply |d, c| {
        c.team_goes();
        c.order_measure(Self::KIND, in_zone(d.zone), Span::hours(3));
    };
}
describe! { ProvideLanguages: [CommunityHealth, PublicHealth]; Shelter; [SHELTER];
    check |d, c| {
        c.of_kind(d.at, &[Shelter])?;
        c.team_for(None)?;
        c.not_ordered(Self::KIND, at(d.at))
    };
    apply |d, c| {
        c.team_goes();
        c.order_measure(Self::KIND, at(d.at), Span::hours(2));
    };
}
describe! { RegisterNeeds: [CommunityHealth, EmergencyManagement]; Public; [Ask::Zone];
    check |d, c| {
        c.zone_exists(d.zone)?;
        c.team_for(Some(d.zone))?;
        c.not_ordered(Self::KIND, in_zone(d.zone))
    };
    apply |d, c| {
        c.team_goes();
        c.order_measure(Self::KIND, in_zone(d.zone), Span::hours(4));
    };
}
describe! { OpenCommunityCenter: [CommunityHealth, EmergencyManagement]; Shelter;
    [Ask::Zone, choice("offer", Options::Offer)];
    check |d, c| {
        c.zone_exists(d.zone)?;
        unless(c.live.zones[d.zone].centers.contains(&d.offer))?;
        c.team_for(Some(d.zone))
    };
    apply |d, c| {
        c.team_goes();
        c.order_anew(Self::KIND, in_zone(d.zone), Span::hours(3), Detail::Center(d.offer));
    };
    begins Begins::In(Coalition::center_opens);
}
describe! { RaiseBarrier: [CommunityAdvisor, CommunityHealth]; Public; [Ask::Zone, choice("barrier", Options::Barrier)];
    check |d, c| c.check_raise(d.zone, d.barrier);
    apply |d, c| {
        let now = c.live.now;
        c.live.zones[d.zone].raised.insert(d.barrier, now);
        c.order_anew(Self::KIND, in_zone(d.zone), Span::ZERO, Detail::Barrier(d.barrier));
    };
}
describe! { AnswerBarrier: [PublicHealth, EmergencyManagement, CoalitionCoordinator]; Public;
    [Ask::Zone, choice("barrier", Options::Barrier)];
    check |d, c| {
        c.check_answer(d.zone, d.barrier)?;
        c.team_for(Some(d.zone))
    };
    apply |d, c| {
        c.team_goes();
        c.remember(Self::KIND, in_zone(d.zone));
        c.order_anew(Self::KIND, in_zone(d.zone), Span::hours(2), Detail::Barrier(d.barrier));
    };
    begins Begins::In(Coalition::barrier_answered);
}
describe! { SetPriorities: [CommunityAdvisor]; Public; [Ask::Zone];
    check |d, c| {
        c.zone_exists(d.zone)?;
        c.not_ordered(Self::KIND, in_zone(d.zone))
    };
    apply |d, c| c.order_measure(Self::KIND, in_zone(d.zone), Span::ZERO);
}
describe! { ContestAllocation: [CommunityAdvisor]; Public; [];
    check |_, c| c.check_contest();
    apply |_, c| {
        c.live.relief.contested = true;
        c.tell(Fact::ReliefOrdered { kind: Self::KIND, at: None, zone: None });
    };
}

// The coalition.

describe! { SharePicture: [CoalitionCoordinator]; Coordination; [];
    check |_, c| {
        c.coalition_first()?;
        c.not_ordered(Self::KIND, COUNTY)
    };
    apply |_, c| c.order_measure(Self::KIND, COUNTY, Span::ZERO);
}
describe! { BrokerTransfer: [CoalitionCoordinator]; Destinations;
    [place("from", &[Hospital]), place("to", &[Hospital]), number("patients", 1, 40, 2)];
    check |d, c| {
        c.coalition_first()?;
        c.check_transfer(d.from, d.to, d.count)
    };
    apply |d, c| {
        c.tell(Fact::ReliefOrdered { kind: Self::KIND, at: Some(d.to), zone: None });
        c.transfer(d.from, d.to, d.count);
    };
}
describe! { AnnounceAllocation: [CoalitionCoordinator]; Supplies; [choice("rule", Options::Allocation)];
    check |d, c| {
        c.coalition_first()?;
        unless(c.live.relief.rule == Some(d.rule))
    };
    apply |d, c| {
        c.live.relief.rule = Some(d.rule);
        c.tell(Fact::ReliefOrdered { kind: Self::KIND, at: None, zone: None });
        c.follow_the_rule();
    };
}
describe! { CallMeeting: [CoalitionCoordinator, EmergencyManagement]; Coordination; [];
    check |_, c| c.not_ordered(Self::KIND, COUNTY);
    apply |_, c| c.order_measure(Self::KIND, COUNTY, Span::mins(30));
    begins Begins::Everywhere(Coalition::meeting_ends);
}
describe! { TaskMember: [CoalitionCoordinator]; Coordination; [place("member", &[Hospital])];
    check |d, c| c.check_task(d.at);
    apply |d, c| c.order_measure(Self::KIND, at(d.at), Span::mins(15));
    begins Begins::At(Coalition::member_acts);
}
