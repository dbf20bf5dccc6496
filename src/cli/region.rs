//! `sandtable region build`: makes a region pack from source tables. Content and gaps of the tables, and the rule
//! behind every estimate, are in `docs/REGIONS.md`.

mod csv;
mod geo;
mod hospitals;
mod known;
mod names;
mod places;
mod roads;
mod write;

use crate::scenario::{BedKind, Credit, PlaceKind, Region};
use crate::units::LatLon;
use known::{About, REGIONS};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// Reads the tables in `from` and writes the pack `id` into the folder `to/id`. Returns a report in words.
pub fn build(from: &Path, to: &Path, id: &str) -> Result<String, String> {
    let known: Vec<&str> = REGIONS.iter().map(|r| r.id).collect();
    let about = REGIONS.iter().find(|r| r.id == id);
    let about = about.ok_or_else(|| format!("there is no region `{id}`; known are {}", known.join(", ")))?;
    let (region, notes) = gather(from, about)?;
    let dir = to.join(id);
    std::fs::create_dir_all(&dir).map_err(|e| format!("{}: {e}", dir.display()))?;
    let files = [
        ("region.ron", write::region_ron(&region)),
        ("places.ron", write::places_ron(&region)),
        ("zones.ron", write::zones_ron(&region)),
        ("nodes.csv", write::nodes_csv(&region)),
        ("roads.csv", write::roads_csv(&region)),
        ("NOTES.md", notes_md(&region, &notes)),
    ];
    let mut report = String::new();
    for (name, text) in files {
        let path = dir.join(name);
        std::fs::write(&path, &text).map_err(|e| format!("{}: {e}", path.display()))?;
        let _ = writeln!(report, "{}: {} bytes", path.display(), text.len());
    }
    Ok(report + &counts_table(&[&region]))
}

fn gather(from: &Path, about: &About) -> Result<(Region, Vec<String>), String> {
    let network = roads::Network::read(from)?;
    let mut gather = places::Gather {
        dir: from,
        about,
        network: &network,
        namer: names::Namer::default(),
        places: Vec::new(),
        notes: Vec::new(),
    };
    gather.all()?;
    let zones = gather.zones()?;
    let (places, mut notes) = (gather.places, gather.notes);
    let points = places.iter().map(|p| p.at).chain(zones.iter().map(|z| z.at));
    let keep: BTreeSet<usize> = points.filter_map(|at| network.nearest_street_node(at)).collect();
    let (raw_nodes, raw_roads) = network.raw_counts();
    let (nodes, roads) = network.join(&keep);
    notes.push(format!(
        "roads: {raw_nodes} junctions and {raw_roads} stretches in the source, {} and {} after chains were joined",
        nodes.len(),
        roads.len()
    ));
    let region = Region {
        id: about.id.to_string(),
        name: about.name.to_string(),
        centre: LatLon::degrees(about.centre.0, about.centre.1),
        boundary: geo::rings(&from.join("boundary.geojson"))?,
        water: geo::rings(&from.join("water.geojson"))?,
        nodes,
        roads,
        places: places.into(),
        zones,
        credits: credits(about),
    };
    Ok((region, notes))
}

fn credits(about: &About) -> Vec<Credit> {
    let credit = |what: &str, line: &str, licence: &str, url: &str| Credit {
        what: what.to_string(),
        line: line.to_string(),
        licence: licence.to_string(),
        url: url.to_string(),
    };
    let (line, licence, url) = about.roads;
    let mut out = vec![
        credit("roads", line, licence, url),
        credit(
            "hospitals",
            "Hospitals: HIFLD (US DHS); beds: Medicare cost reports and Florida AHCA via CovidCareMap, 2018–2020",
            "public domain; compilations MIT",
            "https://github.com/covidcaremap/covid19-healthsystemcapacity",
        ),
        credit(
            "long-term care and dialysis",
            "Nursing homes and dialysis: Centers for Medicare & Medicaid Services; town points: GeoNames",
            "public domain; GeoNames CC BY 4.0",
            "https://www.geonames.org",
        ),
        credit("water", "Water: GSHHG", "LGPL-3.0-or-later", "https://www.soest.hawaii.edu/pwessel/gshhg/"),
        credit(
            "zones",
            "Zones: US Census ACS 2018–2022, CDC/ATSDR SVI 2018; place names: GeoNames",
            "public domain; GeoNames CC BY 4.0",
            "https://www.census.gov",
        ),
        credit("boundary", "Boundary: US Census 2023", "public domain", "https://www.census.gov"),
    ];
    let (shelters, stations) = match about.id {
        "king-county-wa" => (
            "Shelters: Seattle Public Schools, Seattle Parks and Recreation, Washington State Library",
            Some("EMS: City of Seattle open data, Fire Stations"),
        ),
        "manhattan-ny" => (
            "Shelters: NYC Emergency Management evacuation centers, 2018",
            Some("EMS: ambulance stations of the JEMSS city models"),
        ),
        _ => ("Shelters: HIFLD Public Schools, 2024", None),
    };
    let open = "public agency open data";
    out.push(credit("shelters", shelters, open, ""));
    out.extend(stations.map(|line| credit("ems", line, open, "")));
    out
}

/// The table of counts in `docs/REGIONS.md`; a test compares the two.
pub fn counts_table(regions: &[&Region]) -> String {
    let mut out = String::from("| | ");
    out += &regions.iter().map(|r| format!("{} |", r.id)).collect::<Vec<_>>().join(" ");
    out += "\n| --- |";
    out += &regions.iter().map(|_| " ---: |").collect::<String>();
    out.push('\n');
    type Count = fn(&Region) -> u32;
    let rows: [(&str, Count); 16] = [
        ("hospitals", |r| of_kind(r, PlaceKind::Hospital)),
        ("… with an emergency department", |r| r.places.iter().filter(|p| p.has_ed).count() as u32),
        ("… with an adult trauma level", |r| r.places.iter().filter(|p| p.trauma.is_some()).count() as u32),
        ("staffed med-surg, ICU, and pediatric beds", beds),
        ("ED beds (estimated)", |r| beds_of(r, &[BedKind::Ed])),
        ("adult ICU beds", |r| beds_of(r, &[BedKind::AdultIcu])),
        ("EMS bases", |r| of_kind(r, PlaceKind::EmsBase)),
        ("EMS units (estimated)", |r| r.places.iter().map(|p| u32::from(p.als) + u32::from(p.bls)).sum()),
        ("nursing homes", |r| of_kind(r, PlaceKind::LongTermCare)),
        ("… residents", |r| people(r, PlaceKind::LongTermCare)),
        ("dialysis facilities", |r| of_kind(r, PlaceKind::Dialysis)),
        ("shelter candidates", |r| of_kind(r, PlaceKind::Shelter)),
        ("zones", |r| r.zones.len() as u32),
        ("… people", |r| r.zones.iter().map(|z| z.population).sum()),
        ("road junctions", |r| r.nodes.len() as u32),
        ("roads between them", |r| r.roads.len() as u32),
    ];
    for (name, count) in rows {
        let _ = write!(out, "| {name} |");
        regions.iter().for_each(|r| {
            let _ = write!(out, " {} |", count(r));
        });
        out.push('\n');
    }
    out
}

fn of_kind(r: &Region, kind: PlaceKind) -> u32 {
    r.places.iter().filter(|p| p.kind == kind).count() as u32
}

fn people(r: &Region, kind: PlaceKind) -> u32 {
    r.places.iter().filter(|p| p.kind == kind).map(|p| p.people).sum()
}

fn beds(r: &Region) -> u32 {
    use BedKind::*;
    beds_of(r, &[AdultIcu, MedSurg, Pediatric, PediatricIcu, Burn, Isolation])
}

fn beds_of(r: &Region, kinds: &[BedKind]) -> u32 {
    r.places.iter().flat_map(|p| &p.beds).filter(|b| kinds.contains(&b.kind)).map(|b| b.staffed).sum()
}

fn notes_md(region: &Region, notes: &[String]) -> String {
    let mut out = format!("# {}: build notes\n\nGenerated by `sandtable region build`; do not edit. ", region.name);
    out += "The rules are in `docs/REGIONS.md`.\n\n";
    out += &counts_table(&[region]);
    out.push('\n');
    notes.iter().for_each(|n| {
        let _ = writeln!(out, "- {n}");
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::pack;

    /// Two crossings on a street with a bend between, an island without a bridge, one hospital, one far library.
    const TABLES: [(&str, &str); 6] = [
        (
            "roads_nodes.csv",
            "id,lat,lon\na,40.70,-74.00\nb,40.71,-74.00\nc,40.71,-73.99\nd,40.72,-73.99\nx,40.6,-74.1\ny,40.6,-74.11\n",
        ),
        (
            "roads_edges.csv",
            "from,to,length_m,speed_kmh,class,oneway,speed_emergency_kmh\na,b,1112.4,40,primary,0,\nb,c,843.3,40,primary,0,\n\
             d,c,1112.4,40,primary,1,\nc,d,1112.4,40,primary,1,\nx,y,900,40,primary,0,\n",
        ),
        (
            "hospitals.csv",
            "id,name,lat,lon,staffed_beds,icu_beds,type,has_ed,bed_occupancy,city\n\
             1,\"GENERAL, THE\",40.70,-74.00,100,,GENERAL ACUTE CARE,,1.04,NEW YORK\n",
        ),
        (
            "shelters.csv",
            "id,name,lat,lon,kind,capacity\n1,FAR LIBRARY,41.5,-74.0,library,\n2,PS 9,40.72,-73.99,school,\n",
        ),
        ("ltc.csv", "id,name,lat,lon,certified_beds,avg_residents\n1,QUIET HOME INC,40.70,-74.00,50,\n"),
        ("zones.csv", "id,name,lat,lon,population,rpl_overall\n10001,New York,40.70,-74.00,900,0.345\n"),
    ];

    fn built(name: &str) -> (Region, String) {
        let dir = std::env::temp_dir().join(format!("sandtable-{name}-{}", std::process::id()));
        let (from, to) = (dir.join("from"), dir.join("to"));
        std::fs::create_dir_all(&from).unwrap();
        TABLES.iter().for_each(|(file, text)| std::fs::write(from.join(file), text).unwrap());
        build(&from, &to, "manhattan-ny").unwrap();
        let pack = to.join("manhattan-ny");
        let region = pack::load_dir(&pack).unwrap();
        let notes = std::fs::read_to_string(pack.join("NOTES.md")).unwrap();
        std::fs::remove_dir_all(&dir).unwrap();
        (region, notes)
    }

    #[test]
    fn a_pack_is_written_that_can_be_read_back() {
        let (region, notes) = built("whole");
        let ids: Vec<&str> = region.places.iter().map(|p| p.id.as_str()).collect();
        assert_eq!(ids, ["general", "quiet-home", "ps-9"]);
        assert!(notes.contains("left out: Far Library (shelter)"), "{notes}");
        assert_eq!(region.zones[0].vulnerability_pct, Some(35));
    }

    #[test]
    fn chains_are_joined_with_their_exact_length_and_islands_dropped() {
        let (region, _) = built("roads");
        // a–b–c–d is one street: the place at each end keeps its crossing, the bends are drawn only.
        assert_eq!((region.nodes.len(), region.roads.len()), (2, 1));
        let road = &region.roads[0];
        assert_eq!((road.length_m, road.via.len(), road.oneway), (3068, 2, false));
        assert_eq!((road.speed_kmh, road.siren_kmh), (40, 52));
    }

    #[test]
    fn estimates_follow_their_rules_and_are_named() {
        let (region, _) = built("rules");
        let hospital = &region.places[crate::units::PlaceId(0)];
        let staffed = |kind| hospital.beds.iter().find(|b| b.kind == kind).map(|b| (b.staffed, b.occupancy_pct));
        assert!(hospital.has_ed && hospital.estimated.contains(&"has_ed".to_string()));
        assert_eq!(staffed(BedKind::Ed), Some((12, 55)));
        assert_eq!(staffed(BedKind::Or), Some((5, 60)));
        assert_eq!(staffed(BedKind::AdultIcu), Some((10, 67)));
        assert_eq!(staffed(BedKind::MedSurg), Some((87, 100)), "what is left, and never above 100 %");
        assert_eq!(staffed(BedKind::Isolation), Some((3, 100)));
        let home = &region.places[crate::units::PlaceId(1)];
        assert_eq!((home.name.as_str(), home.people), ("Quiet Home", 40));
        assert_eq!(home.estimated, ["at", "people"]);
    }

    #[test]
    fn an_unknown_region_is_refused_by_name() {
        let refused = build(Path::new("."), Path::new("."), "atlantis").unwrap_err();
        assert!(refused.contains("king-county-wa"), "{refused}");
    }
}
