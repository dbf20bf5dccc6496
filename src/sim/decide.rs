//! One match: decision to handler. The caller has checked.

use super::ems::FireWork;
use super::{Coalition, Decision, Destination, Due, Fact, Live, Recorded};
use crate::scenario::Evacuation;
use crate::units::{PlaceId, Span, ZoneId};

impl Coalition {
    /// Applies a decision that [`Coalition::check`] allows.
    pub fn decide(&mut self, decision: &Decision) {
        use Decision as D;
        match decision.clone() {
            D::ActivateCommandCenter { at } => self.activate_command_center(at),
            D::ReportStatus { at } => self.report_now(at),
            D::OpenSurge { at, level } => self.open_surge(at, level),
            D::CancelElectives { at } => self.cancel_electives(at),
            D::ReverseTriage { at } => self.reverse_triage(at),
            D::SetDiversion { at, divert } => self.set_diversion(at, divert),
            D::RecallStaff { at } => self.recall_staff(at),
            D::TransferPatients { from, to, count } => self.transfer(from, to, count),
            D::SendBuses { site, buses, to } => self.send_buses(site, buses, to),
            D::RequestMutualAid { from } => self.request_aid(from),
            D::MergeIncidents => self.merge_incidents(),
            D::SetTriageSystem { .. }
            | D::SetDestinationPolicy { .. }
            | D::SetQuota { .. }
            | D::SetReserve { .. }
            | D::SetDispatchPolicy { .. }
            | D::SetPriorityPolicy { .. }
            | D::RequestAir { .. }
            | D::OpenStaging { .. }
            | D::OpenCollectionPoint { .. }
            | D::StandDown { .. }
            | D::RelieveCrews
            | D::MoveUp { .. } => self.decide_ems(decision),
            D::IssueHealthAlert { languages } => {
                self.set(|live| live.alerted = Some(languages), Fact::HealthAlertIssued { languages })
            }
            D::OpenFamilyCenter { at } => {
                self.set(|live| live.family_center = Some(at), Fact::FamilyCenterOpened { at })
            }
            D::AllocateBlood { from, to, units } => self.move_blood(from, to, units),
            D::StaffShelter { at } => self.staff_shelter(at),
            D::ActivateEoc => self.set(|live| live.eoc_active = true, Fact::EocActivated),
            D::OpenShelter { at } => self.open_shelter(at),
            D::CloseShelter { at } => self.close_shelter(at),
            D::OrderEvacuation { zone } => self.order_evacuation(zone),
            D::ClearRoad { change } => self.clear_road(change),
            D::CloseRoad { near } => self.close_road_near(near),
            D::RestorePower { at } => self.restore_power(at),
            D::WarnPublic { languages } => {
                self.set(|live| live.warned = Some(languages), Fact::PublicWarned { languages })
            }
            D::ActivateCoalition => self.set(|live| live.coalition_active = true, Fact::CoalitionActivated),
            D::RequestStatus => self.ask_everybody(),
            D::AnnounceDistribution { rule } => self.announce_distribution(rule),
            D::SendRescueTeams { site } => self.send_rescue_teams(site),
            D::SetHazardZone { site } => self.fire_work(site, FireWork::Zone),
            D::MassDecontamination { site } => self.fire_work(site, FireWork::Decontamination),
            D::SearchSector { site } => self.fire_work(site, FireWork::Search),
            D::WaterSupply { site } => self.fire_work(site, FireWork::Water),
            D::AssessStructure { site } => self.fire_work(site, FireWork::Assessment),
            D::Retriage { site } => self.retriage(site),
            D::TreatAndRelease { site } => self.treat_and_release(site),
            D::LockDown { at } => self.lock_down(at),
            D::AssignInterpreters { at } => self.assign_interpreters(at),
            D::ConserveFuel { at } => self.conserve_fuel(at),
            D::OpenNurseLine => self.open_nurse_line(),
            D::DeclareCrisisStandards => self.declare_crisis_standards(),
            D::EvacuateResidents { from, to } => self.evacuate_residents(from, to),
            D::AcceptStepDown { at } => self.accept_step_down(at),
            D::Outreach { zone, languages } => self.outreach(zone, languages),
            D::CloseReferrals { at } => self.chase_referrals(at),
            D::EndorseMessage => self.endorse(),
            D::ControlRumour => self.control_rumour(),
            D::RecordDecision { text, reason } => self.tell(Fact::DecisionRecorded(Recorded { text, reason }.into())),
            _ => self.decide_in_a_hospital(decision),
        }
    }

    fn decide_in_a_hospital(&mut self, decision: &Decision) {
        use Decision as D;
        match *decision {
            D::ConserveOxygen { at } => self.save_oxygen(at),
            D::OpenDecontamination { at } => self.order_decontamination(at),
            D::ReleaseStaff { at } => self.release_staff(at),
            D::LendStaff { from, to, nurses } => self.lend_staff(from, to, nurses),
            D::SendSupplies { from, to, item, count } => self.send_supplies(from, to, item, count),
            D::OfferTransfer { from, to, kind, count } => self.offer_transfer(from, to, kind, count),
            D::AcceptTransfer { at, from } => self.accept_transfer(at, from),
            D::RefuseTransfer { at, from } => self.refuse_transfer(at, from),
            D::ShelterHospital { at, on } => self.shelter_in_place(at, on),
            D::EvacuateHospital { at, scope, by } => self.order_hospital_evacuation(at, scope, by),
            D::StartDowntime { at } => self.start_downtime(at),
            D::OpenAlternateSite { at } => self.order_alternate_site(at),
            D::SetVisitors { at, policy } => self.set_visitors(at, policy),
            D::OpenInformationCenter { at } => self.open_information_center(at),
            _ => self.relieve(decision),
        }
    }

    /// What EMS command decides about its fleet.
    fn decide_ems(&mut self, decision: &Decision) {
        use Decision as D;
        match *decision {
            D::SetTriageSystem { system } => {
                self.set(|live| live.ems.triage = system, Fact::TriageSystemSet { system })
            }
            D::SetDestinationPolicy { policy } => {
                self.set(|live| live.ems.destination = policy, Fact::DestinationPolicySet { policy })
            }
            D::SetQuota { at, immediate, delayed, minimal } => {
                self.live.ems.quota.insert(at, [immediate, delayed, minimal]);
                self.tell(Fact::QuotaSet { at, immediate, delayed, minimal });
            }
            D::SetReserve { pct } => {
                self.live.ems.reserve_pct = pct;
                self.tell(Fact::ReserveSet { pct });
                self.dispatch();
            }
            D::SetDispatchPolicy { policy } => {
                self.set(|live| live.ems.dispatch = policy, Fact::DispatchPolicySet { policy });
                if policy.moves_up() {
                    self.cover_an_empty_base();
                }
            }
            D::SetPriorityPolicy { policy } => {
                self.set(|live| live.ems.priority = policy, Fact::PriorityPolicySet { policy })
            }
            D::RequestAir { site } => self.request_air(site),
            D::OpenStaging { site } => self.open_staging(site),
            D::OpenCollectionPoint { site } => self.open_collection_point(site),
            D::StandDown { site, keep } => self.stand_down(site, keep),
            D::RelieveCrews => self.relieve_crews(),
            D::MoveUp { to } => {
                self.move_up(to);
            }
            _ => {}
        }
    }

    /// A plain change, and that it was made.
    fn set(&mut self, change: impl FnOnce(&mut Live), fact: Fact) {
        change(&mut self.live);
        self.tell(fact);
    }

    fn merge_incidents(&mut self) {
        let units = self.live.misdirected.len() as u16;
        self.split_ends();
        self.tell(Fact::IncidentsMerged { units });
    }

    fn activate_command_center(&mut self, at: PlaceId) {
        self.facility_mut(at).command_center = true;
        self.tell(Fact::CommandCenterActivated { at });
    }

    fn cancel_electives(&mut self, at: PlaceId) {
        self.facility_mut(at).electives = false;
        self.tell(Fact::ElectivesCancelled { at });
    }

    fn announce_distribution(&mut self, rule: Destination) {
        self.live.distribution = Some(rule);
        self.live.ems.destination = rule;
        self.tell(Fact::DistributionAnnounced { rule });
    }

    /// A seat sends its own numbers: they are on the board a minute later.
    fn report_now(&mut self, at: PlaceId) {
        let report = self.own_count(at);
        self.tell(Fact::ReportMade { at });
        self.report_leaves(at, report);
    }

    fn move_blood(&mut self, from: PlaceId, to: PlaceId, units: u16) {
        // Whoever orders it from elsewhere cannot count it: what is there goes.
        let units = units.min(self.live.facilities[from].blood.clamp(0, i32::from(u16::MAX)) as u16);
        self.facility_mut(from).blood -= i32::from(units);
        self.live.agenda.put(self.live.now + Span::mins(30), Due::BloodArrives { at: to, units });
        self.tell(Fact::BloodMoved { from, to, units });
    }

    /// An order reaches the part of the zone that can be reached at once: 2 % of its people, at most 600 [A]; of them
    /// 15 % look for a public shelter [Chatham, table B11].
    fn order_evacuation(&mut self, zone: ZoneId) {
        let people = (self.scenario.zones[zone].population / 50).min(600);
        self.live.ordered_out.push(zone);
        self.tell(Fact::EvacuationOrdered { zone });
        let (at, over) = (self.live.now, Span::mins(45));
        self.people_leave(&Evacuation { zone, at, people, to_shelter_pct: 15, over });
    }
}
