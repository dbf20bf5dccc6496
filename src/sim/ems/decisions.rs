//! The decisions of EMS command and of fire and rescue.

use super::{CREWS, FireWork, ONE_CREW, Site};
use crate::scenario::PlaceKind::EmsBase;
use crate::scenario::{DecisionKind, Role};
use crate::sim::check::{Answer, unless};
use crate::sim::decision::acts;
use crate::sim::descriptor::{Act, Descriptor, Group, describe};
use crate::sim::form::{Ask, Options, With, any, choice, number, place};
use crate::sim::{Coalition, Fact, Refusal};

fn is_open(scene: &Site) -> bool {
    scene.called.is_some() && scene.cleared.is_none()
}

describe! { SetTriageSystem: [Ems]; Scene; [choice("system", Options::TriageSystem)];
    check |d, c| unless(c.live.ems.triage == d.system);
    apply |d, c| c.set(|live| live.ems.triage = d.system, Fact::TriageSystemSet { system: d.system });
}
describe! { SetDestinationPolicy: [Ems, CoalitionCoordinator]; Destinations; [choice("rule", Options::Destination)];
    check |d, c| {
        c.no_standing_orders()?;
        unless(c.live.ems.destination == d.policy)
    };
    apply |d, c| c.set(|live| live.ems.destination = d.policy, Fact::DestinationPolicySet { policy: d.policy });
}
describe! { SetQuota: [Ems, CoalitionCoordinator]; Destinations;
    [
        any("hospital", With::EmergencyDepartment),
        number("immediate", 0, 60, 6),
        number("delayed", 0, 60, 10),
        number("minimal", 0, 100, 20)
    ];
    check |d, c| c.emergency_department(d.at);
    apply |d, c| c.set_quota(d.at, [d.immediate, d.delayed, d.minimal]);
}
describe! { SendBuses: [Ems, EmergencyManagement]; Fleet;
    [Ask::Site, number("buses", 1, 10, 1), any("to", With::EmergencyDepartment)];
    check |d, c| c.check_buses(d.site, d.buses, d.to);
    apply |d, c| c.send_buses(d.site, d.buses, d.to);
}
describe! { RequestMutualAid: [Ems]; Fleet; [Ask::MutualAid];
    check |d, c| unless(*c.live.aid_requested.get(d.from.index()).ok_or(Refusal::NoSuchThing)?);
    apply |d, c| c.request_aid(d.from.0);
}
describe! { MergeIncidents: [Ems, FireRescue, EmergencyManagement]; Scene; [];
    check |_, c| if c.live.misdirected.is_empty() { Err(Refusal::NothingToDo) } else { Ok(()) };
    apply |_, c| c.merge_incidents();
}
describe! { SetReserve: [Ems]; Fleet; [number("percent", 0, 80, 10)];
    check |d, c| {
        if d.pct > 80 {
            return Err(Refusal::TooMany { wanted: u32::from(d.pct), limit: 80 });
        }
        unless(c.live.ems.reserve_pct == d.pct)
    };
    apply |d, c| {
        c.set(|live| live.ems.reserve_pct = d.pct, Fact::ReserveSet { pct: d.pct });
        c.dispatch();
    };
}
describe! { SetDispatchPolicy: [Ems]; Fleet; [choice("rule", Options::Dispatch)];
    check |d, c| unless(c.live.ems.dispatch == d.policy);
    apply |d, c| {
        c.set(|live| live.ems.dispatch = d.policy, Fact::DispatchPolicySet { policy: d.policy });
        if d.policy.moves_up() {
            c.cover_an_empty_base();
        }
    };
}
describe! { SetPriorityPolicy: [Ems]; Scene; [choice("rule", Options::PatientPriority)];
    check |d, c| unless(c.live.ems.priority == d.policy);
    apply |d, c| c.set(|live| live.ems.priority = d.policy, Fact::PriorityPolicySet { policy: d.policy });
}
describe! { RequestAir: [Ems, FireRescue]; Fleet; [Ask::Site];
    check |d, c| c.check_air(d.site);
    apply |d, c| c.request_air(d.site);
}
describe! { OpenStaging: [Ems, FireRescue]; Scene; [Ask::Site];
    check |d, c| c.check_scene(d.site, ONE_CREW, |s| s.staging, is_open);
    apply |d, c| c.open_staging(d.site);
}
describe! { OpenCollectionPoint: [Ems, FireRescue]; Scene; [Ask::Site];
    check |d, c| c.check_scene(d.site, CREWS, |s| s.collection_point, is_open);
    apply |d, c| c.open_collection_point(d.site);
}
describe! { StandDown: [Ems, FireRescue]; Fleet; [Ask::Site, number("keep", 0, 60, 2)];
    check |d, c| c.check_stand_down(d.site, d.keep);
    apply |d, c| c.stand_down(d.site, d.keep);
}
describe! { RelieveCrews: [Ems]; Fleet; [];
    check |_, c| if c.relievable() == 0 { Err(Refusal::NothingToDo) } else { Ok(()) };
    apply |_, c| c.relieve_crews();
}
describe! { MoveUp: [Ems]; Fleet; [place("base", &[EmsBase])];
    check |d, c| c.check_move_up(d.to);
    apply |d, c| {
        c.move_up(d.to);
    };
}
describe! { SendRescueTeams: [FireRescue, Ems]; Scene; [Ask::Site];
    check |d, c| c.check_scene(d.site, CREWS, |s| s.rescue_teams, |s| s.trapped > 0);
    apply |d, c| c.send_rescue_teams(d.site);
}
describe! { SetHazardZone: [FireRescue]; Scene; [Ask::Site];
    check |d, c| c.check_fire_work(d.site, FireWork::Zone);
    apply |d, c| c.fire_work(d.site, FireWork::Zone);
}
describe! { MassDecontamination: [FireRescue]; Scene; [Ask::Site];
    check |d, c| c.check_fire_work(d.site, FireWork::Decontamination);
    apply |d, c| c.fire_work(d.site, FireWork::Decontamination);
}
describe! { SearchSector: [FireRescue]; Scene; [Ask::Site];
    check |d, c| c.check_fire_work(d.site, FireWork::Search);
    apply |d, c| c.fire_work(d.site, FireWork::Search);
}
describe! { WaterSupply: [FireRescue, EmergencyManagement]; Scene; [Ask::Site];
    check |d, c| c.check_fire_work(d.site, FireWork::Water);
    apply |d, c| c.fire_work(d.site, FireWork::Water);
}
describe! { AssessStructure: [FireRescue, EmergencyManagement]; Scene; [Ask::Site];
    check |d, c| c.check_fire_work(d.site, FireWork::Assessment);
    apply |d, c| c.fire_work(d.site, FireWork::Assessment);
}
describe! { Retriage: [Ems]; Scene; [Ask::Site];
    check |d, c| c.check_scene(d.site, CREWS, |_| false, |s| s.tagged.iter().any(|q| !q.is_empty()));
    apply |d, c| c.retriage(d.site);
}
describe! { TreatAndRelease: [Ems]; Scene; [Ask::Site];
    check |d, c| {
        c.no_standing_orders()?;
        c.check_scene(d.site, CREWS, |s| s.treats_here, |s| s.waiting_total() > 0)
    };
    apply |d, c| c.treat_and_release(d.site);
}
