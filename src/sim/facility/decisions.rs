//! The decisions of hospitals and long-term care about their own facilities.

use super::Surge;
use super::check::enough;
use crate::scenario::PlaceKind::{Hospital, LongTermCare, Shelter};
use crate::scenario::{DecisionKind, Role};
use crate::sim::check::{Answer, first, unless};
use crate::sim::decision::acts;
use crate::sim::descriptor::{Act, Descriptor, Group, describe};
use crate::sim::form::{MY_HOSPITAL, Options, With, any, choice, number, own, own_with, place};
use crate::sim::{Coalition, Refusal};

describe! { ActivateCommandCenter: [HospitalCommand]; Command; [MY_HOSPITAL];
    check |d, c| c.not_yet(d.at, |f| f.command_center);
    apply |d, c| c.activate_command_center(d.at);
}
describe! { ReportStatus: [HospitalCommand, LongTermCare]; Command; [own_with("place", With::Beds)];
    check |d, c| c.reports(d.at);
    apply |d, c| c.report_now(d.at);
}
describe! { OpenSurge: [HospitalCommand]; Capacity; [MY_HOSPITAL, choice("level", Options::Surge)];
    check |d, c| c.check_surge(d.at, d.level);
    apply |d, c| c.open_surge(d.at, d.level);
}
describe! { CancelElectives: [HospitalCommand]; Capacity; [MY_HOSPITAL];
    check |d, c| c.not_yet(d.at, |f| !f.electives);
    apply |d, c| c.cancel_electives(d.at);
}
describe! { ReverseTriage: [HospitalCommand]; Capacity; [MY_HOSPITAL];
    check |d, c| c.check_reverse_triage(d.at);
    apply |d, c| c.reverse_triage(d.at);
}
describe! { SetDiversion: [HospitalCommand]; Command; [MY_HOSPITAL, choice("ambulances", Options::Diversion)];
    check |d, c| c.check_diversion(d.at, d.divert);
    apply |d, c| c.set_diversion(d.at, d.divert);
}
describe! { RecallStaff: [HospitalCommand]; Capacity; [MY_HOSPITAL];
    check |d, c| c.not_yet(d.at, |f| f.recalled);
    apply |d, c| c.recall_staff(d.at);
}
describe! { TransferPatients: [HospitalCommand]; Capacity;
    [MY_HOSPITAL, place("to", &[Hospital]), number("patients", 1, 40, 2)];
    check |d, c| c.check_transfer(d.from, d.to, d.count);
    apply |d, c| c.transfer(d.from, d.to, d.count);
}
describe! { LockDown: [HospitalCommand]; Command; [MY_HOSPITAL];
    check |d, c| c.not_yet(d.at, |f| f.locked_down);
    apply |d, c| c.lock_down(d.at);
}
describe! { AssignInterpreters: [HospitalCommand]; Public; [MY_HOSPITAL];
    check |d, c| c.not_yet(d.at, |f| f.interpreters);
    apply |d, c| c.assign_interpreters(d.at);
}
describe! { ConserveFuel: [HospitalCommand, LongTermCare]; Utilities; [own_with("place", With::PowerLoss)];
    check |d, c| c.check_fuel(d.at);
    apply |d, c| c.conserve_fuel(d.at);
}
describe! { ConserveOxygen: [HospitalCommand]; Supplies; [MY_HOSPITAL];
    check |d, c| c.not_yet(d.at, |f| f.stocks.saving_oxygen);
    apply |d, c| c.save_oxygen(d.at);
}
describe! { OpenDecontamination: [HospitalCommand]; Command; [MY_HOSPITAL];
    check |d, c| c.not_yet(d.at, |f| f.decontamination.ordered);
    apply |d, c| c.order_decontamination(d.at);
}
describe! { ReleaseStaff: [HospitalCommand]; Capacity; [MY_HOSPITAL];
    check |d, c| {
        c.hospital(d.at)?;
        first(DecisionKind::RecallStaff, c.live.facilities[d.at].recalled)
    };
    apply |d, c| c.release_staff(d.at);
}
describe! { LendStaff: [HospitalCommand]; Capacity;
    [own("from", &[Hospital]), place("to", &[Hospital]), number("nurses", 1, 200, 4)];
    check |d, c| c.check_lend_staff(d.from, d.to, u32::from(d.nurses));
    apply |d, c| c.lend_staff(d.from, d.to, d.nurses);
}
describe! { SendSupplies: [HospitalCommand]; Supplies;
    [own("from", &[Hospital]), place("to", &[Hospital]), choice("item", Options::Item), number("quantity", 1, 500, 10)];
    check |d, c| {
        c.hospital(d.from)?;
        c.between_hospitals(d.from, d.to, u32::from(d.count))?;
        enough(u32::from(d.count), c.live.facilities[d.from].spare(d.item))
    };
    apply |d, c| c.send_supplies(d.from, d.to, d.item, d.count);
}
describe! { OfferTransfer: [HospitalCommand]; Capacity;
    [own("from", &[Hospital]), place("to", &[Hospital]), choice("unit", Options::Wards), number("patients", 1, 60, 2)];
    check |d, c| {
        c.hospital(d.from)?;
        c.between_hospitals(d.from, d.to, u32::from(d.count))?;
        c.receives(d.to)?;
        unless(c.open_offer(d.from, d.to).is_some())?;
        enough(u32::from(d.count), c.could_be_offered(d.from, d.kind))
    };
    apply |d, c| c.offer_transfer(d.from, d.to, d.kind, d.count);
}
describe! { AcceptTransfer: [HospitalCommand]; Capacity; [MY_HOSPITAL, any("patients-of", With::OpenOffer)];
    check |d, c| {
        c.hospital(d.at)?;
        c.check_accept(d.at, d.from)
    };
    apply |d, c| c.accept_transfer(d.at, d.from);
}
describe! { RefuseTransfer: [HospitalCommand]; Capacity; [MY_HOSPITAL, any("patients-of", With::OpenOffer)];
    check |d, c| {
        c.hospital(d.at)?;
        c.open_offer(d.from, d.at).map(|_| ()).ok_or(Refusal::NothingToDo)
    };
    apply |d, c| c.refuse_transfer(d.at, d.from);
}
describe! { ShelterHospital: [HospitalCommand]; Command; [MY_HOSPITAL, choice("doors", Options::Doors)];
    check |d, c| {
        c.hospital(d.at)?;
        unless(c.live.facilities[d.at].doors.sheltering == d.on)
    };
    apply |d, c| c.shelter_in_place(d.at, d.on);
}
describe! { EvacuateHospital: [HospitalCommand]; Command;
    [MY_HOSPITAL, choice("scope", Options::EvacuationScope), choice("move-by", Options::MoveBy)];
    check |d, c| {
        c.hospital(d.at)?;
        c.check_leaving(d.at, d.scope)
    };
    apply |d, c| c.order_hospital_evacuation(d.at, d.scope, d.by);
}
describe! { StartDowntime: [HospitalCommand]; Supplies; [MY_HOSPITAL];
    check |d, c| c.not_yet(d.at, |f| f.building.downtime);
    apply |d, c| c.start_downtime(d.at);
}
describe! { OpenAlternateSite: [HospitalCommand]; Capacity; [MY_HOSPITAL];
    check |d, c| {
        c.hospital(d.at)?;
        let f = &c.live.facilities[d.at];
        first(DecisionKind::OpenSurge, f.surge_ordered > Surge::Conventional)?;
        unless(f.building.alternate_site.is_some())
    };
    apply |d, c| c.order_alternate_site(d.at);
}
describe! { SetVisitors: [HospitalCommand]; Command; [MY_HOSPITAL, choice("visitors", Options::Visitors)];
    check |d, c| {
        c.hospital(d.at)?;
        unless(c.live.facilities[d.at].doors.visitors == d.policy)
    };
    apply |d, c| c.set_visitors(d.at, d.policy);
}
describe! { OpenInformationCenter: [HospitalCommand]; Public; [MY_HOSPITAL];
    check |d, c| c.not_yet(d.at, |f| f.doors.information_center);
    apply |d, c| c.open_information_center(d.at);
}
describe! { EvacuateResidents: [LongTermCare]; Shelter;
    [own("from", &[LongTermCare]), place("to", &[LongTermCare, Shelter])];
    check |d, c| c.check_residents(d.from, d.to);
    apply |d, c| c.evacuate_residents(d.from, d.to);
}
describe! { AcceptStepDown: [LongTermCare]; Capacity; [own("nursing-home", &[LongTermCare])];
    check |d, c| c.check_step_down(d.at);
    apply |d, c| c.accept_step_down(d.at);
}
