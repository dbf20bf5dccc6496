//! Facts of facilities.

use super::Names;
use crate::sim::{Diversion, Fact};
use crate::tr;
use crate::units::Span;
use crate::words::name::{bed_kind, channel_name, item, status, surge, utility, visitors};

impl Names<'_> {
    /// Command, beds, staff, and diversion.
    pub(super) fn hospital(&self, fact: &Fact) -> Option<String> {
        let p = |id| self.p(id);
        Some(match fact {
            Fact::CommandCenterActivated { at } => tr!("fact-command-center", place = p(*at)),
            Fact::ReportMade { at } => tr!("fact-beds-counted", place = p(*at)),
            Fact::ReportReceived { at } => tr!("fact-report-received", place = p(*at)),
            Fact::StatusRequested => tr!("fact-status-requested").into(),
            Fact::SurgeOrdered { at, level } => tr!("fact-surge-ordered", place = p(*at), level = surge(*level)),
            Fact::SurgeOpened { at, level } => tr!("fact-surge-opened", place = p(*at), level = surge(*level)),
            Fact::ElectivesCancelled { at } => tr!("fact-electives-canceled", place = p(*at)),
            Fact::EarlyDischargeOrdered { at, people } => tr!("fact-early-discharge", n = *people, place = p(*at)),
            Fact::DiversionSet { at, divert: Diversion::Divert } => tr!("fact-diversion-began", place = p(*at)),
            Fact::DiversionSet { at, divert: Diversion::Accept } => tr!("fact-diversion-ended", place = p(*at)),
            Fact::StatusForced { at, status: s } => tr!("fact-status-set", place = p(*at), status = status(*s)),
            Fact::StaffRecalled { at } => tr!("fact-staff-recalled", place = p(*at)),
            Fact::StaffArrived { at, pct } => tr!("fact-staff-arrived", place = p(*at), pct = *pct),
            Fact::TraumaTeamCame { at, teams } => tr!("fact-trauma-team", n = *teams, place = p(*at)),
            Fact::StaffLost { at, pct } => tr!("fact-staff-lost", place = p(*at), pct = *pct),
            Fact::StaffReleased { at, pct } => tr!("fact-staff-released", place = p(*at), pct = *pct),
            Fact::ShiftChanged { at, pct } => tr!("fact-shift-changed", place = p(*at), pct = *pct),
            Fact::StaffLent { from, to, nurses } => {
                tr!("fact-staff-lent", n = *nurses, from = p(*from), to = p(*to))
            }
            Fact::StaffBorrowed { at, nurses } => tr!("fact-staff-borrowed", n = *nurses, place = p(*at)),
            Fact::StaffExposed { at, carried_in } => tr!("fact-staff-exposed", n = *carried_in, place = p(*at)),
            Fact::BedsChanged { at, kind, change } => {
                tr!("fact-beds-changed", place = p(*at), bed = bed_kind(*kind), change = format!("{change:+}"))
            }
            Fact::ChannelChanged { channel, delay, lost_pct } if *delay <= Span::ZERO && *lost_pct == 0 => {
                tr!("fact-channel-restored", channel = channel_name(*channel))
            }
            Fact::ChannelChanged { channel, delay, lost_pct } => {
                tr!("fact-channel-changed", channel = channel_name(*channel), delay = *delay, pct = *lost_pct)
            }
            Fact::OffloadSlowed { at, extra } => tr!("fact-offload-slowed", place = p(*at), extra = *extra),
            Fact::LockedDown { at } => tr!("fact-locked-down", place = p(*at)),
            Fact::InterpretersAssigned { at } => tr!("fact-interpreters", place = p(*at)),
            Fact::VisitorsSet { at, policy } => tr!("fact-visitors", place = p(*at), policy = visitors(*policy)),
            Fact::InformationCenterOpened { at } => tr!("fact-information-center", place = p(*at)),
            Fact::DecontaminationOrdered { at } => tr!("fact-decontamination-ordered", place = p(*at)),
            Fact::DecontaminationOpened { at } => tr!("fact-decontamination-opened", place = p(*at)),
            Fact::MorgueFull { at } => tr!("fact-morgue-full", place = p(*at)),
            _ => return None,
        })
    }

    /// Power, water, fuel, and supplies.
    pub(super) fn utility(&self, fact: &Fact) -> Option<String> {
        let p = |id| self.p(id);
        Some(match fact {
            Fact::BloodMoved { from, to, units } => {
                tr!("fact-blood-moved", n = *units, from = p(*from), to = p(*to))
            }
            Fact::BloodChanged { at, units } => {
                tr!("fact-blood-changed", place = p(*at), change = format!("{units:+}"))
            }
            Fact::PowerLost { at } => tr!("fact-power-lost", place = p(*at)),
            Fact::GeneratorStarted { at, fuel } => tr!("fact-generator-started", place = p(*at), fuel = *fuel),
            Fact::GeneratorFailed { at } => tr!("fact-generator-failed", place = p(*at)),
            Fact::PowerRestored { at } => tr!("fact-power-restored", place = p(*at)),
            Fact::WaterLost { at } => tr!("fact-water-lost", place = p(*at)),
            Fact::WaterRestored { at } => tr!("fact-water-restored", place = p(*at)),
            Fact::FuelConserved { at, until_more } => tr!("fact-fuel-conserved", place = p(*at), fuel = *until_more),
            Fact::UtilityLost { at, utility: u } => tr!("fact-utility-lost", place = p(*at), utility = utility(*u)),
            Fact::UtilityRestored { at, utility: u } => {
                tr!("fact-utility-restored", place = p(*at), utility = utility(*u))
            }
            Fact::DowntimeStarted { at } => tr!("fact-downtime", place = p(*at)),
            Fact::SuppliesSent { from, to, item: what, count } => {
                tr!("fact-supplies-sent", from = p(*from), to = p(*to), n = *count, item = item(*what))
            }
            Fact::SuppliesReceived { at, item: what, count } => {
                tr!("fact-supplies-received", place = p(*at), n = *count, item = item(*what))
            }
            Fact::SupplyLow { at, item: what } => tr!("fact-supply-low", place = p(*at), item = item(*what)),
            Fact::SupplyOut { at, item: what } => tr!("fact-supply-out", place = p(*at), item = item(*what)),
            Fact::OxygenConserved { at } => tr!("fact-oxygen-conserved", place = p(*at)),
            _ => return None,
        })
    }

    /// Transfers of patients and residents, and care elsewhere.
    pub(super) fn inpatients(&self, fact: &Fact) -> Option<String> {
        let p = |id| self.p(id);
        Some(match fact {
            Fact::ResidentsEvacuating { from, to, people } => {
                tr!("fact-residents-evacuating", n = *people, from = p(*from), to = p(*to))
            }
            Fact::ResidentsMoved { from, to, people } => {
                tr!("fact-residents-moved", n = *people, from = p(*from), to = p(*to))
            }
            Fact::StepDownAccepted { at, from, people } => {
                tr!("fact-snf-accepted", n = *people, place = p(*at), from = p(*from))
            }
            Fact::ShelteredInPlace { at } => tr!("fact-sheltered-in-place", place = p(*at)),
            Fact::ShelterInPlaceOver { at } => tr!("fact-shelter-in-place-over", place = p(*at)),
            Fact::AlternateSiteOrdered { at } => tr!("fact-alternate-site-ordered", place = p(*at)),
            Fact::AlternateSiteOpened { at } => tr!("fact-alternate-site-opened", place = p(*at)),
            Fact::TransferOffered { from, to, kind, count } => {
                tr!("fact-transfer-offered", n = *count, from = p(*from), to = p(*to), bed = bed_kind(*kind))
            }
            Fact::TransferAccepted { from, to, count } => {
                tr!("fact-transfer-accepted", n = *count, from = p(*from), to = p(*to))
            }
            Fact::TransferRefused { from, to } => tr!("fact-transfer-declined", from = p(*from), to = p(*to)),
            Fact::TransferLapsed { from, to } => tr!("fact-transfer-expired", from = p(*from), to = p(*to)),
            Fact::EvacuationBegun { at, people } => tr!("fact-evacuation-began", n = *people, place = p(*at)),
            Fact::InpatientsLeft { from, to, people } => {
                tr!("fact-inpatients-left", n = *people, from = p(*from), to = p(*to))
            }
            Fact::EvacuationOver { at, moved, home } => {
                tr!("fact-evacuation-over", place = p(*at), moved = *moved, home = *home)
            }
            _ => return None,
        })
    }
}
