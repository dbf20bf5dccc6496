//! Who learns of a fact: one table for all kinds of fact, and the law that a seat sees what it caused.

use super::Knowledge;
use crate::drill::{Entry, What};
use crate::scenario::{DecisionKind, Role};
use crate::sim::{About, Fact};
use crate::units::SiteId;

/// Facts that a seat's own order causes at once but its view omits, each with the reason.
pub const KEPT_BACK: [(fn(&Fact) -> bool, &str); 1] =
    [(|f| matches!(f, Fact::DecisionRecorded(_)), "the order's own line says the same words")];

/// Why a fact is hidden from the seat that caused it.
pub fn kept_back(fact: &Fact) -> Option<&'static str> {
    KEPT_BACK.iter().find(|(is, _)| is(fact)).map(|(_, why)| *why)
}

impl Knowledge<'_> {
    pub(super) fn may_see_fact(&self, entry: &Entry, fact: &Fact) -> bool {
        self.hears_of(fact) || self.caused(entry, fact)
    }

    /// Law 9: an accepted order of this seat caused it, at its own facility or at none. Effects at another seat's
    /// facility are known to that seat.
    pub fn caused(&self, entry: &Entry, fact: &Fact) -> bool {
        let order = entry.cause.and_then(|number| self.drill.entries().get(number.get() as usize - 1));
        let own = order.is_some_and(|e| e.by == Some(self.seat) && matches!(e.what, What::Ordered { .. }));
        own && kept_back(fact).is_none() && (fact.places().next().is_none() || self.staff_sees(fact))
    }

    /// It happens at a facility under this seat's command.
    fn staff_sees(&self, fact: &Fact) -> bool {
        fact.places().any(|at| self.commands(at))
    }

    /// A scene with a 911 call, for the seats that its crews report to.
    fn scene_sees(&self, fact: &Fact) -> bool {
        let called = |site: SiteId| self.live().sites.get(site).is_some_and(|s| s.called.is_some());
        self.sees_scenes() && !matches!(fact.about(), About::Site(site) if !called(site))
    }

    /// Cases spread over the region are counted only after surveillance has begun.
    fn counts_the_ill(&self) -> bool {
        self.live().relief.everywhere.contains(&DecisionKind::StartSurveillance)
    }

    fn hears_of(&self, fact: &Fact) -> bool {
        use Fact as F;
        let ems = self.role == Role::Ems;
        let responders = matches!(self.role, Role::Ems | Role::FireRescue);
        let community = matches!(self.role, Role::CommunityHealth | Role::CommunityAdvisor | Role::PublicInformation);
        let sends = || fact.places().next().is_some_and(|at| self.commands(at));
        // A table: kinds on the left, seats that learn of them on the right.
        #[rustfmt::skip]
        let hears = match fact {
            F::CoalitionActivated | F::EocActivated | F::PublicWarned { .. } | F::HealthAlertIssued { .. }
            | F::FamilyCenterOpened { .. } | F::ShelterOpened { .. } | F::ShelterClosed { .. } | F::RoadChanged { .. }
            | F::RoadRestored { .. } | F::EvacuationOrdered { .. } | F::NurseLineOpened | F::CrisisStandardsDeclared
            | F::MessageEndorsed | F::RumourControlled | F::WeatherChanged { .. } | F::RumourSpread { .. }
            | F::OutreachDone { .. } | F::HazardBegan { .. } | F::HazardEnded { .. } | F::HelpArrived { .. } => true,
            F::ReportReceived { .. } | F::StatusRequested | F::DistributionAnnounced { .. } => self.hears_the_board(),
            F::CallReceived { .. } | F::UnitArrived { .. } | F::TriageFinished { .. } | F::SceneCleared { .. }
            | F::RescueTeamsSent { .. } | F::Retriaged { .. } | F::PatientTreatedAtScene { .. }
            | F::StagingOpened { .. } | F::CollectionPointOpened { .. } | F::CompaniesSent { .. }
            | F::SectorSearched { .. } | F::LanesOpened { .. } | F::DangerControlled { .. }
            | F::StructureCameDown { .. } => self.scene_sees(fact),
            F::UnitDispatched { .. } | F::PatientTagged { .. } | F::AidRequested { .. } | F::AidArrived { .. }
            | F::AirRequested { .. } | F::StoodDown { .. } | F::CrewExposed { .. } | F::PatientWashed { .. } => responders,
            F::PatientLeftScene { .. } => ems || self.staff_sees(fact),
            F::IncidentsMerged { .. } | F::DestinationPolicySet { .. } | F::TriageSystemSet { .. }
            | F::ReserveSet { .. } | F::BusSent { .. } | F::DispatchPolicySet { .. } | F::PriorityPolicySet { .. }
            | F::CrewsRelieved { .. } | F::MovedUp { .. } => ems,
            // The coordinator may set them too; a quota reveals nothing about the actual state of the facility.
            F::QuotaSet { .. } => ems || self.drill.may(self.seat, DecisionKind::SetQuota),
            F::DiversionSet { .. } => ems || self.staff_sees(fact) || self.hears_the_board(),
            F::PeopleSheltered { .. } | F::PeopleTurnedAway { .. } | F::ShelterEncounter { .. }
            | F::ShelterStaffed { .. } | F::ReferralClosed { .. } | F::ReferralsChased { .. } | F::PeopleDriven { .. }
            | F::ShelterDecompensation { .. } | F::SuppliesOut { .. } | F::SuppliesArrived { .. } => self.sees_shelters(),
            F::CrewSentToRoad { .. } | F::CrewSentForPower { .. } => self.role == Role::EmergencyManagement,
            F::ResidentsEvacuating { .. } | F::ResidentsMoved { .. } => sends() || self.sees_shelters(),
            F::BloodMoved { .. } => self.role == Role::PublicHealth || self.staff_sees(fact),
            F::ZoneDark { .. } | F::ZoneLit { .. } => community || self.role == Role::EmergencyManagement,
            F::ReliefOrdered { kind, .. } | F::ReliefBegan { kind, .. } => {
                self.drill.may(self.seat, *kind) || self.staff_sees(fact) || self.sees_shelters()
            }
            F::PeopleFellIll { .. } => self.role == Role::PublicHealth && self.counts_the_ill(),
            F::SessionsMissed { .. } | F::EarlySessions { .. } => {
                matches!(self.role, Role::PublicHealth | Role::LongTermCare)
            }
            F::TrustChanged { .. } => community,
            F::PatientDied { .. } | F::PatientTransferred { .. } | F::PatientArrived { .. }
            | F::DefinitiveCareBegan { .. } | F::PatientMoved { .. } | F::PatientReleased { .. }
            | F::CommandCenterActivated { .. } | F::ReportMade { .. } | F::SurgeOrdered { .. } | F::SurgeOpened { .. }
            | F::ElectivesCancelled { .. } | F::EarlyDischargeOrdered { .. } | F::StatusForced { .. }
            | F::StaffRecalled { .. } | F::StaffArrived { .. } | F::TraumaTeamCame { .. } | F::StaffLost { .. }
            | F::StaffReleased { .. } | F::ShiftChanged { .. } | F::StaffLent { .. } | F::StaffBorrowed { .. }
            | F::StaffExposed { .. } | F::SuppliesSent { .. } | F::SuppliesReceived { .. } | F::SupplyLow { .. }
            | F::SupplyOut { .. } | F::OxygenConserved { .. } | F::UtilityLost { .. } | F::UtilityRestored { .. }
            | F::DowntimeStarted { .. } | F::DecontaminationOrdered { .. } | F::DecontaminationOpened { .. }
            | F::VisitorsSet { .. } | F::InformationCenterOpened { .. } | F::ShelteredInPlace { .. }
            | F::ShelterInPlaceOver { .. } | F::AlternateSiteOrdered { .. } | F::AlternateSiteOpened { .. }
            | F::TransferOffered { .. } | F::TransferAccepted { .. } | F::TransferRefused { .. }
            | F::TransferLapsed { .. } | F::EvacuationBegun { .. } | F::InpatientsLeft { .. } | F::EvacuationOver { .. }
            | F::MorgueFull { .. } | F::BedsChanged { .. } | F::BloodChanged { .. } | F::PowerLost { .. }
            | F::GeneratorStarted { .. } | F::GeneratorFailed { .. } | F::PowerRestored { .. } | F::WaterLost { .. }
            | F::WaterRestored { .. } | F::LockedDown { .. } | F::InterpretersAssigned { .. } | F::FuelConserved { .. }
            | F::StepDownAccepted { .. } | F::OffloadSlowed { .. } | F::ResidentsSuffered { .. } => self.staff_sees(fact),
            // Before the first call, on the road, or in the background: players learn of these by their effects.
            F::WaveStruck { .. } | F::PatientSetOff { .. } | F::UnitsMisdirected { .. } | F::DangerBegan { .. }
            | F::PeopleLeft { .. } | F::DemandChanged { .. } | F::ChannelChanged { .. } | F::DecisionRecorded(_) => false,
        };
        hears
    }
}
