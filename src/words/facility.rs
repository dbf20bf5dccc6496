//! What hospitals decide about their own houses and what happens in them, in words.

use super::name::{bed_kind, place};
use super::retold::retold_phrase;
use crate::retold as format;
use crate::scenario::{DecisionKind, Scenario, Utility};
use crate::sim::{Decision, EvacuationScope, Fact, Item, MoveBy, Visitors};

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

/// One sentence; `None`: somebody else's fact.
pub(super) fn fact(scenario: &Scenario, fact: &Fact) -> Option<String> {
    let p = |id| place(scenario, id);
    Some(match fact {
        Fact::StaffReleased { at, pct } => format!("{} sent its recalled staff home: {pct} % of usual", p(*at)),
        Fact::ShiftChanged { at, pct } => format!("New shift at {}: {pct} % of usual", p(*at)),
        Fact::StaffLent { from, to, nurses } => format!("{nurses} nurses of {} are lent to {}", p(*from), p(*to)),
        Fact::StaffBorrowed { at, nurses } => format!("{nurses} nurses from elsewhere began work at {}", p(*at)),
        Fact::StaffExposed { at, carried_in } => {
            format!("Staff fall ill at {}: {carried_in} came in without being washed", p(*at))
        }
        Fact::SuppliesSent { from, to, item: what, count } => {
            format!("{count} {} on the way from {} to {}", item(*what), p(*from), p(*to))
        }
        Fact::SuppliesReceived { at, item: what, count } => format!("{count} {} arrived at {}", item(*what), p(*at)),
        Fact::SupplyLow { at, item: what } => format!("{} has less than 4 h of {}", p(*at), item(*what)),
        Fact::SupplyOut { at, item: what } => format!("{} is out of {}", p(*at), item(*what)),
        Fact::OxygenConserved { at } => format!("{} saves oxygen", p(*at)),
        Fact::UtilityLost { at, utility: what } => format!("{} failed at {}", utility(*what), p(*at)),
        Fact::UtilityRestored { at, utility: what } => format!("{} back at {}", utility(*what), p(*at)),
        Fact::DowntimeStarted { at } => format!("{} works on paper", p(*at)),
        Fact::DecontaminationOrdered { at } => format!("{} sets up decontamination", p(*at)),
        Fact::DecontaminationOpened { at } => format!("Decontamination is open at {}", p(*at)),
        Fact::VisitorsSet { at, policy } => format!("Visitors of {}: {}", p(*at), visitors(*policy)),
        Fact::InformationCenterOpened { at } => format!("Family information center open at {}", p(*at)),
        Fact::ShelteredInPlace { at } => format!("{} shelters in place", p(*at)),
        Fact::ShelterInPlaceOver { at } => format!("The doors of {} are open again", p(*at)),
        Fact::AlternateSiteOrdered { at } => format!("{} prepares an alternate care site", p(*at)),
        Fact::AlternateSiteOpened { at } => format!("The alternate care site of {} is open", p(*at)),
        Fact::TransferOffered { from, to, kind, count } => {
            format!("{} offers {count} {} patients to {}", p(*from), bed_kind(*kind), p(*to))
        }
        Fact::TransferAccepted { from, to, count } => format!("{} accepts {count} patients of {}", p(*to), p(*from)),
        Fact::TransferRefused { from, to } => format!("{} refuses the patients of {}", p(*to), p(*from)),
        Fact::TransferLapsed { from, to } => format!("{} did not answer {} in an hour", p(*to), p(*from)),
        Fact::EvacuationBegun { at, people } => format!("{people} inpatients of {} are to leave", p(*at)),
        Fact::InpatientsLeft { from, to, people } => format!("{people} inpatients left {} for {}", p(*from), p(*to)),
        Fact::EvacuationOver { at, moved, home } => {
            format!("The last of them has left {}: {moved} moved, {home} went home", p(*at))
        }
        Fact::MorgueFull { at } => format!("The morgue of {} is full", p(*at)),
        _ => return None,
    })
}

pub fn item(item: Item) -> &'static str {
    retold_phrase(match item {
        Item::RedCells => "red-cell units",
        Item::Ventilators => "ventilators",
        Item::Oxygen => "oxygen cylinders",
        Item::Protection => "sets of protective equipment",
        Item::Medicines => "patient-days of medicines",
    })
}

pub fn visitors(policy: Visitors) -> &'static str {
    retold_phrase(match policy {
        Visitors::Everybody => "everybody",
        Visitors::Limited => "one for each patient",
        Visitors::Nobody => "nobody",
    })
}

pub fn move_by(by: MoveBy) -> &'static str {
    retold_phrase(match by {
        MoveBy::Need => "each in what they need",
        MoveBy::Seats => "only those who can sit",
        MoveBy::Stretchers => "only those who lie",
    })
}

pub fn scope(scope: EvacuationScope) -> String {
    match scope {
        EvacuationScope::All => retold_phrase("everybody").into(),
        EvacuationScope::Floor(n) => format!("floor {n}"),
        EvacuationScope::Unit(kind) => bed_kind(kind).into(),
    }
}

fn utility(utility: Utility) -> &'static str {
    retold_phrase(match utility {
        Utility::Power => "Mains power",
        Utility::Water => "Water",
        Utility::Elevators => "Elevators",
        Utility::Ehr => "Electronic health record",
        Utility::Oxygen => "Piped oxygen",
    })
}
