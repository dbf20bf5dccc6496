//! Hospitals of a pack: recorded beds, and the rules for missing numbers (`docs/REGIONS.md`).

use super::csv::Row;
use super::known::{But, Known, SHARED_REPORTS};
use crate::scenario::{BedKind, BedLine, TraumaLevel};
use std::collections::BTreeMap;

/// ED treatment places as a share of staffed beds [A]. Check (medicine B7b): 1 place per 1,500–1,800 yearly visits.
const ED_SHARE: f64 = 0.12;
const ED_SHARE_TRAUMA: f64 = 0.15;
const ED_LEAST: f64 = 6.0;
/// An ED without recorded beds [A].
const ED_ALONE: u32 = 10;
/// One operating room per 20–25 beds (B7b).
const BEDS_PER_OR: f64 = 22.0;
/// ICU 8–12 % of beds (B7b).
const ICU_SHARE: f64 = 0.10;
/// Pediatric beds of a larger general hospital [A].
const PEDIATRIC_SHARE: f64 = 0.04;
const PEDIATRIC_FROM: f64 = 150.0;
/// Negative-pressure rooms [A].
const ISOLATION_SHARE: f64 = 0.03;
/// About 1,900 burn beds in 130 centers (B7b).
const BURN_BEDS: f64 = 15.0;
/// A cost report without an ED is doubted for general hospitals above this size.
const DOUBT_FROM: f64 = 50.0;

/// Usual occupancy, percent, where none is recorded: B7b's means for med-surg and ICU, [A] for the others.
const OCCUPANCY: (u8, u8, u8, u8) = (70, 67, 55, 60);

/// Result of one hospital's row.
#[derive(Default)]
pub struct Filled {
    pub trauma: Option<TraumaLevel>,
    pub has_ed: bool,
    pub beds: Vec<BedLine>,
    pub estimated: Vec<String>,
    /// Why a row was corrected.
    pub notes: Vec<String>,
}

/// Acute, ICU, and psychiatric beds by hospital, after division of shared cost reports.
#[derive(Clone, Copy, Default)]
pub struct Counts {
    beds: Option<f64>,
    icu: Option<f64>,
    psych: f64,
    shared: bool,
}

/// Reads the counts of all rows. A report for several campuses is divided by listed beds, never above them.
pub fn counts<'a>(rows: &[Row<'a>]) -> BTreeMap<&'a str, Counts> {
    let mut out = BTreeMap::new();
    for row in rows {
        let counts = Counts {
            beds: row.number("staffed_beds"),
            icu: row.number("icu_beds"),
            psych: row.number("psych_beds").unwrap_or(0.0),
            shared: false,
        };
        out.insert(row.text("id"), counts);
    }
    for group in SHARED_REPORTS {
        let members: Vec<&Row> = rows.iter().filter(|r| group.contains(&r.text("id"))).collect();
        let listed = |r: &Row| r.number("hifld_beds").unwrap_or(0.0);
        let total: f64 = members.iter().map(|r| listed(r)).sum();
        let Some(report) = group.first().and_then(|first| out.get(first)).copied() else { continue };
        let reported = report.beds.unwrap_or(0.0);
        if total <= 0.0 || reported <= 0.0 {
            continue;
        }
        for row in members {
            let beds = (reported * listed(row) / total).min(listed(row));
            let part = |whole: f64| beds * whole / reported;
            let shared =
                Counts { beds: Some(beds), icu: report.icu.map(part), psych: part(report.psych), shared: true };
            out.insert(row.text("id"), shared);
        }
    }
    out
}

/// `None`: the row is excluded, with the reason.
pub fn fill(row: &Row, known: Option<&Known>, counts: Counts) -> Result<Filled, String> {
    let but = known.map_or(But::Nothing, |k| k.but);
    let mut out = Filled { trauma: trauma(row.text("trauma_level")), ..Filled::default() };
    if but == But::EmergencyOnly {
        out.has_ed = true;
        out.beds.push(BedLine { kind: BedKind::Ed, staffed: ED_ALONE, occupancy_pct: OCCUPANCY.2 });
        out.estimated.extend(["has_ed", "beds.Ed", "occupancy.Ed"].map(String::from));
        return Ok(out);
    }
    let mut beds = counts.beds.ok_or("no beds recorded")?;
    let mut occupancy = row.number("bed_occupancy");
    let mut guessed = counts.shared || row.flag("beds_estimated");
    if but == But::MatchedToNeighbour {
        beds = row.number("hifld_beds").ok_or("no beds listed")?;
        occupancy = None;
        guessed = true;
        out.notes.push("the cost report in its row is a neighbour's: listed beds used".to_string());
    }
    if counts.shared {
        out.notes.push("its cost report covers several campuses: beds shared out by listed beds".to_string());
    }
    emergency(row, but, beds, &mut out);
    let occupancy_pct = percent(occupancy, OCCUPANCY.0);
    let mut lines = Lines { out: &mut out, occupancy_pct, occupancy_known: occupancy.is_some(), guessed };
    match row.text("type") {
        "PSYCHIATRIC" => lines.push(BedKind::Psychiatric, beds, false),
        "REHABILITATION" => lines.push(BedKind::MedSurg, beds, false),
        "LONG TERM CARE" => lines.acute(row, counts, beds, but),
        "CHILDREN" => lines.children(row, counts, beds),
        _ => lines.acute(row, counts, beds, but),
    }
    Ok(out)
}

fn emergency(row: &Row, but: But, beds: f64, out: &mut Filled) {
    let kind = row.text("type");
    let general = matches!(kind, "GENERAL ACUTE CARE" | "CRITICAL ACCESS" | "CHILDREN" | "MILITARY");
    let recorded = row.text("has_ed");
    let none = !general || matches!(but, But::LongTermAcute | But::NoEmergency);
    let (has, estimated) = match recorded {
        _ if none => (false, recorded == "1" || (general && recorded.is_empty())),
        "1" => (true, false),
        "0" => (out.trauma.is_some() || beds > DOUBT_FROM, out.trauma.is_some() || beds > DOUBT_FROM),
        _ => (true, true),
    };
    if has && recorded == "0" {
        out.notes.push("its cost report shows no emergency department: doubted, taken as having one".to_string());
    }
    if !has && recorded == "1" && but != But::MatchedToNeighbour {
        out.notes
            .push("an emergency cost centre is recorded, but it is a speciality hospital: taken as none".to_string());
    }
    out.has_ed = has;
    if estimated {
        out.estimated.push("has_ed".to_string());
    }
}

/// The bed lines of one hospital under construction.
struct Lines<'a> {
    out: &'a mut Filled,
    occupancy_pct: u8,
    occupancy_known: bool,
    /// The bed count itself is an estimate.
    guessed: bool,
}

impl Lines<'_> {
    fn push(&mut self, kind: BedKind, staffed: f64, estimated: bool) {
        let (pct, known) = (self.occupancy_pct, self.occupancy_known);
        self.push_at(kind, staffed, estimated, pct, known);
    }

    fn push_at(&mut self, kind: BedKind, staffed: f64, estimated: bool, occupancy_pct: u8, occupancy_known: bool) {
        let staffed = (staffed + 0.5) as u32;
        if staffed == 0 {
            return;
        }
        self.out.beds.push(BedLine { kind, staffed, occupancy_pct });
        if estimated || self.guessed {
            self.out.estimated.push(format!("beds.{kind:?}"));
        }
        if !occupancy_known {
            self.out.estimated.push(format!("occupancy.{kind:?}"));
        }
    }

    /// ED and operating rooms, which no table has.
    fn front(&mut self, beds: f64) {
        if self.out.has_ed {
            let high = matches!(self.out.trauma, Some(TraumaLevel::I | TraumaLevel::II));
            let share = if high { ED_SHARE_TRAUMA } else { ED_SHARE };
            self.push_at(BedKind::Ed, (beds * share).max(ED_LEAST), true, OCCUPANCY.2, false);
        }
        self.push_at(BedKind::Or, (beds / BEDS_PER_OR).max(1.0), true, OCCUPANCY.3, false);
    }

    fn children(&mut self, row: &Row, counts: Counts, beds: f64) {
        self.front(beds);
        let (icu, icu_guessed) = counts.icu.map_or((beds * ICU_SHARE, true), |icu| (icu, false));
        let isolation = (beds * ISOLATION_SHARE).ceil();
        self.push(BedKind::Pediatric, beds - icu - isolation, true);
        let pct = percent(row.number("icu_occupancy"), OCCUPANCY.1);
        self.push_at(BedKind::PediatricIcu, icu, icu_guessed, pct, row.number("icu_occupancy").is_some());
        self.push(BedKind::Isolation, isolation, true);
    }

    fn acute(&mut self, row: &Row, counts: Counts, beds: f64, but: But) {
        let long_term = but == But::LongTermAcute || row.text("type") == "LONG TERM CARE";
        if !long_term {
            self.front(beds);
        }
        let no_icu = counts.icu == Some(0.0);
        let (icu, icu_guessed) = counts.icu.map_or((beds * ICU_SHARE, true), |icu| (icu, false));
        let burn = match row.number("burn_beds") {
            Some(n) => (n, false),
            None if but == But::BurnCenter => (BURN_BEDS, true),
            None => (0.0, false),
        };
        let general = matches!(row.text("type"), "GENERAL ACUTE CARE") && !long_term && but != But::NoEmergency;
        let pediatric = if general && beds > PEDIATRIC_FROM { (beds * PEDIATRIC_SHARE).floor() } else { 0.0 };
        let isolation = if long_term { 0.0 } else { (beds * ISOLATION_SHARE).ceil() };
        if !no_icu {
            let recorded = row.number("icu_occupancy");
            self.push_at(BedKind::AdultIcu, icu, icu_guessed, percent(recorded, OCCUPANCY.1), recorded.is_some());
        }
        self.push(BedKind::MedSurg, (beds - icu - burn.0 - pediatric - isolation).max(0.0), !long_term);
        self.push(BedKind::Pediatric, pediatric, true);
        self.push_at(BedKind::Burn, burn.0, burn.1, OCCUPANCY.1, false);
        self.push(BedKind::Psychiatric, counts.psych, false);
        self.push(BedKind::Isolation, isolation, true);
    }
}

/// A share as percent, at most 100.
fn percent(share: Option<f64>, usual: u8) -> u8 {
    share.map_or(usual, |s| (s * 100.0 + 0.5).clamp(0.0, 100.0) as u8)
}

/// The adult level. A pediatric level alone does not serve adult casualties.
fn trauma(text: &str) -> Option<TraumaLevel> {
    let adult = text.split(',').map(str::trim).find(|l| !l.contains("PEDIATRIC"))?;
    match adult.strip_prefix("LEVEL ")? {
        "I" => Some(TraumaLevel::I),
        "II" => Some(TraumaLevel::II),
        "III" => Some(TraumaLevel::III),
        "IV" => Some(TraumaLevel::IV),
        "V" => Some(TraumaLevel::V),
        _ => None,
    }
}
