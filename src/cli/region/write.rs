//! Writes the files of a pack: readable RON, and compact tables of the roads.

use crate::scenario::pack::{CLASS_LETTERS, NODES_HEADER, ROADS_HEADER};
use crate::scenario::{PlaceKind, Region, RegionPlace, RegionZone};
use crate::units::LatLon;
use std::fmt::Write;

/// Allows `trauma: I` for `trauma: Some(I)`.
const IMPLICIT: &str = "#![enable(implicit_some)]\n";

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn degrees(at: LatLon) -> String {
    format!("({:.6}, {:.6})", at.lat_degrees(), at.lon_degrees())
}

fn list(words: &[String]) -> String {
    words.iter().map(|w| quoted(w)).collect::<Vec<_>>().join(", ")
}

pub fn region_ron(region: &Region) -> String {
    let mut out = format!("// Made by `sandtable region build`: do not edit.\n{IMPLICIT}(\n");
    let _ = writeln!(out, "    id: {},\n    name: {},", quoted(&region.id), quoted(&region.name));
    let _ = writeln!(out, "    centre: {},\n    credits: [", degrees(region.centre));
    for c in &region.credits {
        let (what, line) = (quoted(&c.what), quoted(&c.line));
        let _ = writeln!(out, "        (what: {what}, line: {line},");
        let _ = writeln!(out, "            licence: {}, url: {}),", quoted(&c.licence), quoted(&c.url));
    }
    let _ = writeln!(out, "    ],");
    for (name, rings) in [("boundary", &region.boundary), ("water", &region.water)] {
        let _ = writeln!(out, "    {name}: [");
        for ring in rings {
            let points: Vec<String> =
                ring.iter().map(|p| format!("({:.5},{:.5})", p.lat_degrees(), p.lon_degrees())).collect();
            let _ = writeln!(out, "        [");
            for line in points.chunks(5) {
                let _ = writeln!(out, "            {},", line.join(","));
            }
            let _ = writeln!(out, "        ],");
        }
        let _ = writeln!(out, "    ],");
    }
    out + ")\n"
}

/// Headings of `places.ron`, in its order.
const HEADINGS: [(PlaceKind, &str); 5] = [
    (
        PlaceKind::Hospital,
        "Hospitals, those with an emergency department first. beds: (category, staffed, usual occupancy %)",
    ),
    (PlaceKind::EmsBase, "EMS bases"),
    (PlaceKind::LongTermCare, "Long-term care (people: residents)"),
    (PlaceKind::Dialysis, "Dialysis (people: stations)"),
    (PlaceKind::Shelter, "Shelter candidates (people: places)"),
];

pub fn places_ron(region: &Region) -> String {
    let mut out = format!(
        "// Made by `sandtable region build`: do not edit. The rules behind `estimated`: docs/REGIONS.md\n{IMPLICIT}[\n"
    );
    for (kind, heading) in HEADINGS {
        let _ = writeln!(out, "    // {heading}");
        region.places.iter().filter(|p| p.kind == kind).for_each(|p| place(&mut out, p));
    }
    out + "]\n"
}

fn place(out: &mut String, p: &RegionPlace) {
    let (id, name, code) = (quoted(&p.id), quoted(&p.name), quoted(&p.code));
    let _ = write!(out, "    (id: {id}, name: {name}, code: {code}, kind: {:?}, at: {}", p.kind, degrees(p.at));
    if let Some(level) = p.trauma {
        let _ = write!(out, ", trauma: {level:?}");
    }
    for (word, yes) in [("has_ed", p.has_ed), ("helipad", p.helipad)] {
        if yes {
            let _ = write!(out, ", {word}: true");
        }
    }
    for (word, n) in [("people", p.people), ("als", p.als.into()), ("bls", p.bls.into())] {
        if n > 0 {
            let _ = write!(out, ", {word}: {n}");
        }
    }
    if !p.beds.is_empty() {
        let beds: Vec<String> =
            p.beds.iter().map(|b| format!("({:?}, {}, {})", b.kind, b.staffed, b.occupancy_pct)).collect();
        let _ = write!(out, ",\n        beds: [{}]", beds.join(", "));
    }
    if !p.estimated.is_empty() {
        let gap = if p.kind == PlaceKind::Hospital { ",\n        " } else { ", " };
        let _ = write!(out, "{gap}estimated: [{}]", list(&p.estimated));
    }
    out.push_str("),\n");
}

pub fn zones_ron(region: &Region) -> String {
    let mut out = format!("// Made by `sandtable region build`: do not edit. ZIP code areas.\n{IMPLICIT}[\n");
    region.zones.iter().for_each(|z| zone(&mut out, z));
    out + "]\n"
}

fn zone(out: &mut String, z: &RegionZone) {
    let _ = write!(
        out,
        "    (id: {}, name: {}, at: {}, population: {}, age_65_plus: {}, disabled: {}, households: {}, no_vehicle: {}, \
         below_poverty: {}",
        quoted(&z.id),
        quoted(&z.name),
        degrees(z.at),
        z.population,
        z.age_65_plus,
        z.disabled,
        z.households,
        z.no_vehicle,
        z.below_poverty
    );
    if let Some(pct) = z.vulnerability_pct {
        let _ = write!(out, ", vulnerability_pct: {pct}");
    }
    if !z.estimated.is_empty() {
        let _ = write!(out, ", estimated: [{}]", list(&z.estimated));
    }
    out.push_str("),\n");
}

pub fn nodes_csv(region: &Region) -> String {
    let rows = region.nodes.iter().map(|n| format!("{},{}\n", n.lat, n.lon));
    std::iter::once(format!("{NODES_HEADER}\n")).chain(rows).collect()
}

pub fn roads_csv(region: &Region) -> String {
    let mut out = format!("{ROADS_HEADER}\n");
    for r in &region.roads {
        let letter = CLASS_LETTERS.iter().find(|(c, _)| *c == r.class).map_or("", |(_, l)| l);
        let oneway = u8::from(r.oneway);
        let _ = write!(out, "{},{},{},{},{},{letter},{oneway},", r.from, r.to, r.length_m, r.speed_kmh, r.siren_kmh);
        let mut at = region.nodes[r.from as usize];
        for (i, p) in r.via.iter().enumerate() {
            let gap = if i > 0 { " " } else { "" };
            let _ = write!(out, "{gap}{} {}", p.lat - at.lat, p.lon - at.lon);
            at = *p;
        }
        out.push('\n');
    }
    out
}
