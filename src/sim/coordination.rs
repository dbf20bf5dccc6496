//! The decisions of the coalition and of emergency management: coordination, shelters, roads, power.

use super::check::{Answer, first, unless};
use super::decision::acts;
use super::descriptor::{Act, Descriptor, Group, describe};
use super::form::{Ask, Options, SHELTER, With, any, choice, number};
use super::{Coalition, Fact, Recorded, Refusal};
use crate::scenario::{DecisionKind, Role};

describe! { ActivateCoalition: [CoalitionCoordinator] lead only; Coordination; [];
    check |_, c| unless(c.live.coalition_active);
    apply |_, c| c.set(|live| live.coalition_active = true, Fact::CoalitionActivated);
}
describe! { RequestStatus: [CoalitionCoordinator, Ems]; Coordination; [];
    check |_, _| Ok(());
    apply |_, c| c.ask_everybody();
}
describe! { AnnounceDistribution: [CoalitionCoordinator] lead only; Destinations; [choice("rule", Options::Destination)];
    check |d, c| {
        c.no_standing_orders()?;
        first(DecisionKind::ActivateCoalition, c.live.coalition_active)?;
        unless(c.live.distribution == Some(d.rule))
    };
    apply |d, c| c.announce_distribution(d.rule);
}
describe! { AllocateBlood: [PublicHealth, CoalitionCoordinator]; Supplies;
    [any("from", With::EmergencyDepartment), any("to", With::EmergencyDepartment), number("units", 1, 100, 20)];
    check |d, c| c.check_blood(d.from, d.to, d.units);
    apply |d, c| c.move_blood(d.from, d.to, d.units);
}
describe! { ActivateEoc: [EmergencyManagement]; Coordination; [];
    check |_, c| unless(c.live.eoc_active);
    apply |_, c| c.set(|live| live.eoc_active = true, Fact::EocActivated);
}
describe! { OpenShelter: [EmergencyManagement, PublicHealth]; Shelter; [SHELTER];
    check |d, c| {
        first(DecisionKind::ActivateEoc, c.live.eoc_active)?;
        c.check_shelter(d.at, true)
    };
    apply |d, c| c.open_shelter(d.at);
}
describe! { CloseShelter: [EmergencyManagement, PublicHealth]; Shelter; [SHELTER];
    check |d, c| c.check_shelter(d.at, false);
    apply |d, c| c.close_shelter(d.at);
}
describe! { StaffShelter: [PublicHealth, CommunityHealth]; Shelter; [SHELTER];
    check |d, c| c.check_staff_shelter(d.at);
    apply |d, c| c.staff_shelter(d.at);
}
describe! { CloseReferrals: [CommunityHealth]; Shelter; [SHELTER];
    check |d, c| c.check_referrals(d.at);
    apply |d, c| c.chase_referrals(d.at);
}
describe! { OrderEvacuation: [EmergencyManagement]; Shelter; [Ask::Zone];
    check |d, c| c.check_evacuation(d.zone);
    apply |d, c| c.order_evacuation(d.zone);
}
describe! { ClearRoad: [EmergencyManagement]; Utilities; [Ask::RoadChange];
    check |d, c| c.check_clear(d.change.0);
    apply |d, c| c.clear_road(d.change.0);
}
describe! { CloseRoad: [EmergencyManagement, FireRescue, Ems]; Utilities; [Ask::Site];
    check |d, c| c.check_close(d.near);
    apply |d, c| c.close_road_near(d.near);
}
describe! { RestorePower: [EmergencyManagement]; Utilities; [any("place", With::PowerLoss)];
    check |d, c| c.check_power(d.at);
    apply |d, c| c.restore_power(d.at);
}
describe! { RecordDecision:
    [
        HospitalCommand, Ems, PublicHealth, EmergencyManagement, CoalitionCoordinator, FireRescue, LongTermCare,
        CommunityHealth, CommunityAdvisor, PublicInformation
    ];
    Other; [Ask::Line { label: "decision" }, Ask::Line { label: "reason" }];
    check |d, _| if d.text.trim().is_empty() { Err(Refusal::EmptyText) } else { Ok(()) };
    apply |d, c| c.tell(Fact::DecisionRecorded(Recorded { text: d.text, reason: d.reason }.into()));
}
