//! What hospitals decide about their own houses and what happens in them, in words.

use super::name::{bed_kind, item, move_by, place, scope, visitors};
use crate::retold as format;
use crate::scenario::{DecisionKind, Scenario};
use crate::sim::Decision;

/// Verb first, for a button.
pub(super) fn label(kind: DecisionKind) -> Option<&'static str> {
    use DecisionKind as K;
    Some(match kind {
        K::ConserveOxygen => "Conserve oxygen",
        K::OpenDecontamination => "Open decontamination",
        K::ReleaseStaff => "Release staff",
        K::LendStaff => "Lend staff",
        K::SendSupplies => "Send supplies",
        K::OfferTransfer => "Offer a transfer",
        K::AcceptTransfer => "Accept a transfer",
        K::RefuseTransfer => "Refuse a transfer",
        K::ShelterHospital => "Shelter in place",
        K::EvacuateHospital => "Evacuate inpatients",
        K::StartDowntime => "Start downtime procedures",
        K::OpenAlternateSite => "Open an alternate care site",
        K::SetVisitors => "Set the visitor policy",
        K::OpenInformationCenter => "Open a family information center",
        _ => return None,
    })
}

/// What it does and what it costs, one line.
pub(super) fn hint(kind: DecisionKind) -> Option<&'static str> {
    use DecisionKind as K;
    Some(match kind {
        K::ConserveOxygen => "Oxygen lasts half as long again; those who breathe it do a little worse.",
        K::OpenDecontamination => "Ready in 15 to 30 min; takes 3 % of staff, and each patient some minutes.",
        K::ReleaseStaff => "Recalled staff go home and are there for the next shift.",
        K::LendStaff => "They arrive after an hour's papers (half with the coalition active) and the drive.",
        K::SendSupplies => "Packed in 25 min, then the drive; what you send you do not have.",
        K::OfferTransfer => "The other hospital must accept; without an answer it lapses after an hour.",
        K::AcceptTransfer => "Beds are kept for them from now until they arrive.",
        K::RefuseTransfer => "They stay where they are.",
        K::ShelterHospital => "Nobody walks in, goes home or is fetched until it ends.",
        K::EvacuateHospital => "What is emptied takes nobody new; stairs, carriers and vehicles set the pace.",
        K::StartDowntime => "With the record down, paper forms save most of the lost time; with it up they cost some.",
        K::OpenAlternateSite => "A fifth more ward places in about 4 h, for the staff you have.",
        K::SetVisitors => "Fewer families crowd the ED; takes 1 to 2 % of staff; without them discharges are slower.",
        K::OpenInformationCenter => "Families leave your ED; takes 2 % of staff.",
        _ => return None,
    })
}

/// One sentence for the journal.
pub(super) fn decision(scenario: &Scenario, decision: &Decision) -> Option<String> {
    use Decision as D;
    let p = |id| place(scenario, id);
    Some(match decision {
        D::ConserveOxygen { at } => format!("Conserve oxygen at {}", p(*at)),
        D::OpenDecontamination { at } => format!("Open decontamination at {}", p(*at)),
        D::ReleaseStaff { at } => format!("Release the recalled staff of {}", p(*at)),
        D::LendStaff { from, to, nurses } => format!("Lend {nurses} nurses of {} to {}", p(*from), p(*to)),
        D::SendSupplies { from, to, item: what, count } => {
            format!("Send {count} {} from {} to {}", item(*what), p(*from), p(*to))
        }
        D::OfferTransfer { from, to, kind, count } => {
            format!("Offer {count} {} patients of {} to {}", bed_kind(*kind), p(*from), p(*to))
        }
        D::AcceptTransfer { at, from } => format!("Accept the patients of {} at {}", p(*from), p(*at)),
        D::RefuseTransfer { at, from } => format!("Refuse the patients of {} at {}", p(*from), p(*at)),
        D::ShelterHospital { at, on: true } => format!("Shelter in place at {}", p(*at)),
        D::ShelterHospital { at, on: false } => format!("End sheltering in place at {}", p(*at)),
        D::EvacuateHospital { at, scope: who, by } => {
            format!("Evacuate {} of {}, {}", scope(*who), p(*at), move_by(*by))
        }
        D::StartDowntime { at } => format!("Work on paper at {}", p(*at)),
        D::OpenAlternateSite { at } => format!("Open an alternate care site for {}", p(*at)),
        D::SetVisitors { at, policy } => format!("Visitors of {}: {}", p(*at), visitors(*policy)),
        D::OpenInformationCenter { at } => format!("Open a family information center at {}", p(*at)),
        _ => return None,
    })
}
