//! Every place of a pack, by subject, with the rules of `docs/REGIONS.md` for missing data.

use super::csv::{Row, Table};
use super::hospitals;
use super::known::{About, known};
use super::names::{Namer, title};
use super::roads::Network;
use crate::scenario::{PlaceKind, RegionPlace, RegionZone};
use crate::units::LatLon;
use std::path::Path;

/// A place farther than this from any road of the network is excluded.
const REACH_M: f64 = 8_000.0;
/// A zone's point farther than this from any road is moved to the nearest junction.
const ZONE_REACH_M: f64 = 3_000.0;
const ZONE_LEFT_OUT_M: f64 = 20_000.0;
/// Residents as a share of certified beds where only the beds are known [A].
const LTC_FILL: f64 = 0.8;

/// Collects the places of one region.
pub struct Gather<'a> {
    pub dir: &'a Path,
    pub about: &'a About,
    pub network: &'a Network,
    pub namer: Namer,
    pub places: Vec<RegionPlace>,
    /// Exclusions and corrections, one sentence each.
    pub notes: Vec<String>,
}

fn blank(kind: PlaceKind, name: &str, at: LatLon) -> RegionPlace {
    RegionPlace {
        id: String::new(),
        name: name.to_string(),
        code: String::new(),
        kind,
        at,
        trauma: None,
        has_ed: false,
        helipad: false,
        beds: Vec::new(),
        people: 0,
        als: 0,
        bls: 0,
        estimated: Vec::new(),
    }
}

fn position(row: Row) -> Result<LatLon, String> {
    Ok(LatLon::degrees(row.needed("lat")?, row.needed("lon")?))
}

impl<'a> Gather<'a> {
    pub fn all(&mut self) -> Result<(), String> {
        for file in ["hospitals.csv", "ltc.csv", "shelters.csv", "dialysis.csv"] {
            self.table(file)?.rows().for_each(|r| self.namer.town(r.text("city")));
        }
        self.hospitals()?;
        self.stations()?;
        self.long_term_care()?;
        self.dialysis()?;
        self.shelters()
    }

    fn table(&self, file: &str) -> Result<Table, String> {
        Table::read(&self.dir.join(file))
    }

    /// Adds a place unless it is out of the network's reach.
    fn take(&mut self, mut place: RegionPlace, word: &str, letter: char) {
        let away = self.network.distance_m(place.at);
        if away > REACH_M {
            let km = away / 1000.0;
            self.notes.push(format!("left out: {} ({word}), {km:.0} km from the nearest road", place.name));
            return;
        }
        if place.id.is_empty() {
            place.id = self.namer.id(&place.name, word);
        }
        if place.code.is_empty() {
            place.code = self.namer.code(&place.name, letter);
        }
        self.places.push(place);
    }

    fn hospitals(&mut self) -> Result<(), String> {
        let table = self.table("hospitals.csv")?;
        let rows: Vec<Row> = table.rows().collect();
        for known in rows.iter().filter_map(|r| known(r.text("id"))) {
            self.namer.reserve(known.id, known.code)?;
        }
        let counts = hospitals::counts(&rows);
        let mut found = Vec::new();
        for row in &rows {
            let known = known(row.text("id"));
            let name = known.map_or_else(|| title(row.text("name")), |k| k.name.to_string());
            let counts = counts.get(row.text("id")).copied().unwrap_or_default();
            match hospitals::fill(row, known, counts) {
                Err(why) => self.notes.push(format!("left out: {name} (hospital), {why}")),
                Ok(filled) => {
                    self.notes.extend(filled.notes.iter().map(|n| format!("{name}: {n}")));
                    let mut place = blank(PlaceKind::Hospital, &name, position(*row)?);
                    if let Some(known) = known {
                        (place.id, place.code) = (known.id.to_string(), known.code.to_string());
                    }
                    place.helipad = row.flag("helipad");
                    (place.trauma, place.has_ed) = (filled.trauma, filled.has_ed);
                    (place.beds, place.estimated) = (filled.beds, filled.estimated);
                    found.push((place, row.text("city") == self.about.stations_city));
                }
            }
        }
        found.sort_by(|a, b| (!a.0.has_ed, &a.0.id).cmp(&(!b.0.has_ed, &b.0.id)));
        let bases = found.iter().filter(|(p, in_city)| p.has_ed && !in_city).map(|(p, _)| base_at(p));
        let bases: Vec<RegionPlace> = bases.collect();
        for (place, _) in found {
            self.take(place, "hospital", 'H');
        }
        for base in bases {
            self.namer.reserve(&base.id, &base.code)?;
            self.take(base, "ems", 'E');
        }
        Ok(())
    }

    /// Fire stations and ambulance stations. Sources do not record the units of a fire station.
    fn stations(&mut self) -> Result<(), String> {
        let table = self.table("ems_stations.csv")?;
        let number = |r: &Row| r.text("id").trim_start_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or(0u32);
        let mut rows: Vec<Row> = table.rows().filter(|r| !r.text("id").starts_with("FDNY")).collect();
        rows.sort_by_key(number);
        for (i, row) in rows.iter().enumerate() {
            let at = position(*row)?;
            let n = number(row);
            let (id, code, name, named);
            if row.text("kind") == "ambulance_station" {
                named = row.text("name").contains(|c: char| c.is_ascii_digit());
                name = if named { format!("EMS {}", row.text("name")) } else { self.named_after_neighbour(at) };
                let number = row.text("name").trim_start_matches("Station").trim();
                code = if named { format!("EM{number}") } else { format!("EMX{n}") };
                id = if named { format!("ems-station-{number}") } else { slug_of(&name) };
            } else if n == 0 {
                (id, code, name, named) =
                    ("medic-one".into(), "MED1".into(), "Medic One at Harborview".to_string(), true);
            } else {
                (id, code, named) = (format!("station-{n}"), format!("S{n}"), true);
                name = format!("Seattle Fire Station {n}");
            }
            let mut place = blank(PlaceKind::EmsBase, &name, at);
            (place.als, place.bls) = match row.count("ambulances") {
                Some(units) => ((units + 1) as u16 / 3, (units - (units + 1) / 3) as u16),
                None if n == 0 => (2, 0),
                None if i % 5 == 0 => (1, 0),
                None => (0, 1),
            };
            place.estimated = ["als", "bls"].map(String::from).to_vec();
            if !named {
                place.estimated.push("name".to_string());
            }
            self.namer.reserve(&id, &code)?;
            (place.id, place.code) = (id, code);
            self.take(place, "ems", 'E');
        }
        Ok(())
    }

    /// A station without a name is called after the nearest hospital.
    fn named_after_neighbour(&self, at: LatLon) -> String {
        let hospitals = self.places.iter().filter(|p| p.kind == PlaceKind::Hospital);
        let nearest = hospitals.min_by(|a, b| a.at.distance_m(at).total_cmp(&b.at.distance_m(at)));
        format!("EMS near {}", nearest.map_or("the centre", |p| p.name.split(" (").next().unwrap_or("")))
    }

    fn long_term_care(&mut self) -> Result<(), String> {
        for row in self.table("ltc.csv")?.rows() {
            let name = title(row.text("name"));
            let mut place = blank(PlaceKind::LongTermCare, &name, position(row)?);
            place.estimated.push("at".to_string());
            place.people = match (row.count("avg_residents"), row.number("certified_beds")) {
                (Some(residents), _) => residents,
                (None, Some(beds)) => {
                    place.estimated.push("people".to_string());
                    (beds * LTC_FILL + 0.5) as u32
                }
                (None, None) => {
                    self.notes.push(format!("left out: {name} (long-term care), neither residents nor beds recorded"));
                    continue;
                }
            };
            self.take(place, "ltc", 'L');
        }
        Ok(())
    }

    fn dialysis(&mut self) -> Result<(), String> {
        let table = self.table("dialysis.csv")?;
        let mut known: Vec<u32> = table.rows().filter_map(|r| r.count("stations")).collect();
        known.sort_unstable();
        let median = known.get(known.len() / 2).copied().unwrap_or(0);
        for row in table.rows() {
            let mut name = title(&row.text("name").replace("Dialysis facility, ", "Dialysis at "));
            name.truncate(name.find(" #").unwrap_or(name.len()));
            let telling = ["dialysis", "kidney", "renal", "davita", "nkc", "fmc"];
            if !telling.iter().any(|w| name.to_lowercase().contains(w)) {
                name += " Dialysis";
            }
            let mut place = blank(PlaceKind::Dialysis, &name, position(row)?);
            place.people = row.count("stations").unwrap_or(median);
            if row.count("stations").is_none() {
                place.estimated.push("people".to_string());
            }
            if row.flag("name_estimated") {
                place.estimated.push("name".to_string());
            }
            self.take(place, "dialysis", 'D');
        }
        Ok(())
    }

    fn shelters(&mut self) -> Result<(), String> {
        for row in self.table("shelters.csv")?.rows() {
            let mut place = blank(PlaceKind::Shelter, &title(row.text("name")), position(row)?);
            let recorded = row.count("capacity");
            place.people = recorded.unwrap_or_else(|| usual_places(row.text("kind")));
            if recorded.is_none() || row.flag("capacity_estimated") {
                place.estimated.push("people".to_string());
            }
            self.take(place, "shelter", 'Z');
        }
        Ok(())
    }

    pub fn zones(&mut self) -> Result<Vec<RegionZone>, String> {
        let mut zones = Vec::new();
        for row in self.table("zones.csv")?.rows() {
            let id = row.text("id");
            let name = format!("{} {id}", row.text("name"));
            let (mut at, mut estimated) = (position(row)?, Vec::new());
            let away = self.network.distance_m(at);
            let km = away / 1000.0;
            if away > ZONE_LEFT_OUT_M {
                let people = row.text("population");
                self.notes.push(format!("left out: zone {name} ({people} people), {km:.0} km from the nearest road"));
                continue;
            }
            if away > ZONE_REACH_M
                && let Some(node) = self.network.nearest_street_node(at)
            {
                at = self.network.nodes[node];
                estimated.push("at".to_string());
                self.notes
                    .push(format!("zone {name}: its point is {km:.0} km from any road, moved to the nearest junction"));
            }
            if row.flag("disabled_estimated") || row.count("disabled").is_none() {
                estimated.push("disabled".to_string());
            }
            if row.flag("rpl_estimated") {
                estimated.push("vulnerability_pct".to_string());
            }
            let count = |column: &str| row.count(column).unwrap_or(0);
            zones.push(RegionZone {
                id: id.to_string(),
                name,
                at,
                population: count("population"),
                age_65_plus: count("age65plus"),
                disabled: count("disabled"),
                households: count("households"),
                no_vehicle: count("households_no_vehicle"),
                below_poverty: count("below_poverty"),
                vulnerability_pct: row.number("rpl_overall").map(|r| (r * 100.0 + 0.5).clamp(0.0, 100.0) as u8),
                estimated,
            });
        }
        Ok(zones)
    }
}

/// Where no station is recorded, one base at each hospital with an ED [A].
fn base_at(hospital: &RegionPlace) -> RegionPlace {
    let mut base = blank(PlaceKind::EmsBase, &format!("EMS at {}", hospital.name), hospital.at);
    base.id = format!("ems-{}", hospital.id);
    // The hospital's code after an E; a code of four letters loses its second one.
    let code = if hospital.code.len() < 4 {
        hospital.code.clone()
    } else {
        format!("{}{}", &hospital.code[..1], &hospital.code[2..])
    };
    base.code = format!("E{code}");
    (base.als, base.bls) = (1, 2);
    base.estimated = ["name", "at", "als", "bls"].map(String::from).to_vec();
    base
}

fn slug_of(name: &str) -> String {
    let lower = name.to_lowercase();
    lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join("-")
}

/// Spaces in a shelter of that kind where none are recorded [A].
pub fn usual_places(kind: &str) -> u32 {
    match kind {
        "high_school" => 300,
        "middle_school" | "college" => 250,
        "elementary_school" | "school" => 200,
        "community_center" => 100,
        "library" => 40,
        _ => 100,
    }
}
