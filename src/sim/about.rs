//! What a fact is about: one table for all kinds, so that a new kind compiles only with its row.

use super::Fact;
use crate::scenario::BedKind;
use crate::units::{PatientId, PlaceId, SiteId, UnitId, ZoneId};

/// The subject of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    Patient(PatientId, Passage),
    Unit(UnitId),
    Site(SiteId),
    Place(PlaceId),
    /// From the first place to the second.
    Transfer(PlaceId, PlaceId),
    Zone(ZoneId),
    /// By its position in the list of road changes.
    Road(u16),
    /// A policy, the public, or the whole region.
    Region,
}

/// What happened to one patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    Tagged,
    /// By ambulance or bus.
    LeftScene {
        to: PlaceId,
    },
    /// Self-presenting.
    SetOff {
        to: PlaceId,
    },
    Arrived {
        at: PlaceId,
        by_ems: bool,
    },
    CareBegan {
        at: PlaceId,
    },
    Moved {
        at: PlaceId,
        bed: BedKind,
    },
    Transferred {
        from: PlaceId,
        to: PlaceId,
    },
    Released {
        at: PlaceId,
    },
    TreatedAtScene,
    Decontaminated,
    Died {
        at: Option<PlaceId>,
        preventable: bool,
    },
}

impl Fact {
    pub fn about(&self) -> About {
        use About as A;
        use Fact as F;
        // A table: kinds to the left, the subject to the right.
        #[rustfmt::skip]
        let about = match *self {
            F::PatientTagged { patient, .. } => A::Patient(patient, Passage::Tagged),
            F::PatientLeftScene { patient, to, .. } => A::Patient(patient, Passage::LeftScene { to }),
            F::PatientSetOff { patient, to } => A::Patient(patient, Passage::SetOff { to }),
            F::PatientArrived { patient, at, by_ems } => A::Patient(patient, Passage::Arrived { at, by_ems }),
            F::DefinitiveCareBegan { patient, at } => A::Patient(patient, Passage::CareBegan { at }),
            F::PatientMoved { patient, at, bed } => A::Patient(patient, Passage::Moved { at, bed }),
            F::PatientTransferred { patient, from, to } => A::Patient(patient, Passage::Transferred { from, to }),
            F::PatientReleased { patient, at } => A::Patient(patient, Passage::Released { at }),
            F::PatientTreatedAtScene { patient, .. } => A::Patient(patient, Passage::TreatedAtScene),
            F::PatientWashed { patient } => A::Patient(patient, Passage::Decontaminated),
            F::PatientDied { patient, at, preventable } => A::Patient(patient, Passage::Died { at, preventable }),
            F::CrewExposed { unit } | F::MovedUp { unit, .. } => A::Unit(unit),
            F::WaveStruck { site, .. } | F::CallReceived { site } | F::UnitDispatched { site, .. }
            | F::UnitArrived { site, .. } | F::TriageFinished { site } | F::SceneCleared { site }
            | F::BusSent { site, .. } | F::AirRequested { site, .. } | F::StagingOpened { site }
            | F::CollectionPointOpened { site } | F::StoodDown { site, .. } | F::DangerBegan { site, .. }
            | F::DangerControlled { site, .. } | F::CompaniesSent { site, .. } | F::SectorSearched { site, .. }
            | F::LanesOpened { site } | F::StructureCameDown { site, .. } | F::RescueTeamsSent { site, .. }
            | F::Retriaged { site, .. } | F::RumourSpread { site } => A::Site(site),
            F::QuotaSet { at, .. } | F::CommandCenterActivated { at } | F::ReportMade { at } | F::ReportReceived { at }
            | F::SurgeOrdered { at, .. } | F::SurgeOpened { at, .. } | F::ElectivesCancelled { at }
            | F::EarlyDischargeOrdered { at, .. } | F::DiversionSet { at, .. } | F::StatusForced { at, .. }
            | F::StaffRecalled { at } | F::StaffArrived { at, .. } | F::TraumaTeamCame { at, .. }
            | F::StaffLost { at, .. } | F::StaffReleased { at, .. } | F::ShiftChanged { at, .. }
            | F::StaffBorrowed { at, .. } | F::StaffExposed { at, .. } | F::SuppliesReceived { at, .. }
            | F::SupplyLow { at, .. } | F::SupplyOut { at, .. } | F::OxygenConserved { at } | F::UtilityLost { at, .. }
            | F::UtilityRestored { at, .. } | F::DowntimeStarted { at } | F::DecontaminationOrdered { at }
            | F::DecontaminationOpened { at } | F::VisitorsSet { at, .. } | F::InformationCenterOpened { at }
            | F::ShelteredInPlace { at } | F::ShelterInPlaceOver { at } | F::AlternateSiteOrdered { at }
            | F::AlternateSiteOpened { at } | F::EvacuationBegun { at, .. } | F::EvacuationOver { at, .. }
            | F::MorgueFull { at } | F::BedsChanged { at, .. } | F::BloodChanged { at, .. } | F::PowerLost { at }
            | F::GeneratorStarted { at, .. } | F::GeneratorFailed { at } | F::PowerRestored { at } | F::WaterLost { at }
            | F::WaterRestored { at } | F::CrewSentForPower { at } | F::ShelterOpened { at } | F::ShelterClosed { at }
            | F::ShelterStaffed { at } | F::ShelterEncounter { at, .. } | F::ReferralClosed { at }
            | F::PeopleSheltered { at, .. } | F::FamilyCenterOpened { at } | F::LockedDown { at }
            | F::InterpretersAssigned { at } | F::FuelConserved { at, .. } | F::ReferralsChased { at }
            | F::OffloadSlowed { at, .. } | F::ResidentsSuffered { at, .. } | F::ShelterDecompensation { at, .. }
            | F::SuppliesOut { at, .. } | F::SuppliesArrived { at, .. } | F::PeopleDriven { to: at, .. }
            | F::ReliefOrdered { at: Some(at), .. } | F::ReliefBegan { at: Some(at), .. } => A::Place(at),
            F::StaffLent { from, to, .. } | F::SuppliesSent { from, to, .. } | F::TransferOffered { from, to, .. }
            | F::TransferAccepted { from, to, .. } | F::TransferRefused { from, to } | F::TransferLapsed { from, to }
            | F::InpatientsLeft { from, to, .. } | F::BloodMoved { from, to, .. }
            | F::ResidentsEvacuating { from, to, .. } | F::ResidentsMoved { from, to, .. }
            | F::StepDownAccepted { at: to, from, .. } => A::Transfer(from, to),
            F::EvacuationOrdered { zone } | F::PeopleLeft { zone, .. } | F::PeopleTurnedAway { zone, .. }
            | F::OutreachDone { zone } | F::ZoneDark { zone } | F::ZoneLit { zone }
            | F::TrustChanged { zone: Some(zone), .. } | F::ReliefOrdered { at: None, zone: Some(zone), .. }
            | F::ReliefBegan { at: None, zone: Some(zone), .. } => A::Zone(zone),
            F::RoadChanged { change } | F::RoadRestored { change } | F::CrewSentToRoad { change } => A::Road(change),
            F::AidRequested { .. } | F::AidArrived { .. } | F::UnitsMisdirected { .. } | F::IncidentsMerged { .. }
            | F::TriageSystemSet { .. } | F::DestinationPolicySet { .. } | F::ReserveSet { .. }
            | F::DispatchPolicySet { .. } | F::PriorityPolicySet { .. } | F::CrewsRelieved { .. } | F::StatusRequested
            | F::EocActivated | F::CoalitionActivated | F::HealthAlertIssued { .. } | F::PublicWarned { .. }
            | F::DistributionAnnounced { .. } | F::NurseLineOpened | F::CrisisStandardsDeclared | F::MessageEndorsed
            | F::RumourControlled | F::WeatherChanged { .. } | F::DemandChanged { .. } | F::DecisionRecorded(_)
            | F::ChannelChanged { .. } | F::HazardBegan { .. } | F::HazardEnded { .. } | F::PeopleFellIll { .. }
            | F::SessionsMissed { .. } | F::EarlySessions { .. } | F::HelpArrived { .. }
            | F::TrustChanged { zone: None, .. } | F::ReliefOrdered { at: None, zone: None, .. }
            | F::ReliefBegan { at: None, zone: None, .. } => A::Region,
        };
        about
    }

    /// The patient, and what happened to them.
    pub fn passage(&self) -> Option<(PatientId, Passage)> {
        match self.about() {
            About::Patient(patient, passage) => Some((patient, passage)),
            About::Unit(_)
            | About::Site(_)
            | About::Place(_)
            | About::Transfer(..)
            | About::Zone(_)
            | About::Road(_)
            | About::Region => None,
        }
    }

    /// The places whose staff take part: none, one, or the sending and the receiving one.
    pub fn places(&self) -> impl Iterator<Item = PlaceId> {
        let both = match self.about() {
            About::Patient(_, passage) => passage.places(),
            About::Place(at) => [Some(at), None],
            About::Transfer(from, to) => [Some(from), Some(to)],
            About::Unit(_) | About::Site(_) | About::Zone(_) | About::Road(_) | About::Region => [None, None],
        };
        both.into_iter().flatten()
    }
}

impl Passage {
    fn places(self) -> [Option<PlaceId>; 2] {
        match self {
            Passage::Arrived { at, .. }
            | Passage::CareBegan { at }
            | Passage::Moved { at, .. }
            | Passage::Released { at }
            | Passage::LeftScene { to: at }
            | Passage::SetOff { to: at } => [Some(at), None],
            Passage::Transferred { from, to } => [Some(from), Some(to)],
            Passage::Died { at, .. } => [at, None],
            Passage::Tagged | Passage::TreatedAtScene | Passage::Decontaminated => [None, None],
        }
    }
}
