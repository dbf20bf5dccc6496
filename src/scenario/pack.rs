//! Reading region packs: from the folder a file is in, or from the ones built into the program.
//!
//! A pack is five files. `region.ron`, `places.ron` and `zones.ron` are for people to read; `nodes.csv` and `roads.csv`
//! are compact. Coordinates are degrees in RON and whole 1e-6 degrees in CSV.

use super::bounds::{self, Bound, Unit, grouped};
use super::decode::{is_kebab, shown};
use super::finding::{Sentence, msg};
use super::{BedKind, BedLine, Credit, PlaceKind, Region, RegionPlace, RegionZone, Road, RoadClass, TraumaLevel};
use crate::units::LatLon;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// The files of a pack, in the order they are read.
pub const FILES: [&str; 5] = ["region.ron", "places.ron", "zones.ron", "nodes.csv", "roads.csv"];

/// Largest file of a pack that is read: a large state with every local road has a few MiB.
const MAX_FILE: u64 = 64 << 20;

/// First line of `nodes.csv`.
pub const NODES_HEADER: &str = "lat,lon";
/// First line of `roads.csv`.
pub const ROADS_HEADER: &str = "from,to,length_m,speed,siren,class,oneway,via";

type Degrees = (f64, f64);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegionFile {
    id: String,
    name: String,
    centre: Degrees,
    credits: Vec<Credit>,
    boundary: Vec<Vec<Degrees>>,
    water: Vec<Vec<Degrees>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceRecord {
    id: String,
    name: String,
    code: String,
    kind: PlaceKind,
    at: Degrees,
    #[serde(default)]
    trauma: Option<TraumaLevel>,
    #[serde(default)]
    has_ed: bool,
    #[serde(default)]
    helipad: bool,
    /// Category, staffed, usual occupancy in percent.
    #[serde(default)]
    beds: Vec<(BedKind, u32, u8)>,
    #[serde(default)]
    people: u32,
    #[serde(default)]
    als: u16,
    #[serde(default)]
    bls: u16,
    #[serde(default)]
    estimated: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ZoneRecord {
    id: String,
    name: String,
    at: Degrees,
    population: u32,
    age_65_plus: u32,
    disabled: u32,
    households: u32,
    no_vehicle: u32,
    below_poverty: u32,
    #[serde(default)]
    vulnerability_pct: Option<u8>,
    #[serde(default)]
    estimated: Vec<String>,
}

/// Reads a pack. `files` gives the text of a file of the pack by its name. Errors name the file and the line.
pub fn parse<'a>(files: &dyn Fn(&str) -> Option<Cow<'a, str>>) -> Result<Region, Sentence> {
    let text = |name: &str| files(name).ok_or_else(|| in_file(name, msg!("file-missing")));
    let head: RegionFile = ron_file("region.ron", &text("region.ron")?)?;
    let places: Vec<PlaceRecord> = ron_file("places.ron", &text("places.ron")?)?;
    let zones: Vec<ZoneRecord> = ron_file("zones.ron", &text("zones.ron")?)?;
    let nodes = read_nodes(&text("nodes.csv")?)?;
    let roads = read_roads(&text("roads.csv")?, &nodes)?;
    count("places.ron", places.len(), &bounds::PACK_PLACES)?;
    count("zones.ron", zones.len(), &bounds::PACK_ZONES)?;
    for ring in head.boundary.iter().chain(&head.water) {
        count("region.ron", ring.len(), &bounds::PACK_POINTS)?;
    }
    good_id("region.ron", &head.id)?;
    text_fits("region.ron", &head.name)?;
    for credit in &head.credits {
        [&credit.what, &credit.line, &credit.licence, &credit.url]
            .iter()
            .try_for_each(|t| text_fits("region.ron", t))?;
    }
    let region = Region {
        id: head.id,
        name: head.name,
        centre: point("region.ron", head.centre)?,
        boundary: rings(&head.boundary)?,
        water: rings(&head.water)?,
        nodes,
        roads,
        places: places.into_iter().map(place).collect::<Result<_, _>>()?,
        zones: zones.into_iter().map(zone).collect::<Result<_, _>>()?,
        credits: head.credits,
    };
    let beds = region.places.iter().flat_map(|p| &p.beds).map(|b| u64::from(b.staffed)).sum();
    total("places.ron", beds, &bounds::ALL_BEDS)?;
    let vehicles = region.places.iter().map(|p| u64::from(p.als) + u64::from(p.bls)).sum();
    total("places.ron", vehicles, &bounds::ALL_VEHICLES)?;
    let residents = region.zones.iter().map(|z| u64::from(z.population)).sum();
    total("zones.ron", residents, &bounds::ALL_RESIDENTS)?;
    unique("places.ron", msg!("pack-thing-id"), region.places.iter().map(|p| p.id.as_str()))?;
    unique("places.ron", msg!("pack-thing-code"), region.places.iter().map(|p| p.code.as_str()))?;
    unique("zones.ron", msg!("pack-thing-id"), region.zones.iter().map(|z| z.id.as_str()))?;
    Ok(region)
}

/// Reads the pack in a folder.
pub fn load_dir(path: &Path) -> Result<Region, Sentence> {
    from_texts(&texts_of(path)?).map_err(|e| msg!("pack-in-folder", folder = path.display().to_string(), fault = e))
}

/// The texts of the pack in a folder, in the order of [`FILES`].
pub fn texts_of(path: &Path) -> Result<Vec<String>, Sentence> {
    let text = |name: &&str| {
        let file = path.join(name);
        let length = std::fs::metadata(&file).map_or(0, |m| m.len());
        if length > MAX_FILE {
            return Err(in_file(&file.display().to_string(), msg!("pack-file-large", most = MAX_FILE >> 20)));
        }
        std::fs::read_to_string(&file).map_err(|e| in_file(&file.display().to_string(), e.to_string().into()))
    };
    FILES.iter().map(text).collect()
}

/// Reads a pack from its texts, in the order of [`FILES`].
pub fn from_texts(texts: &[String]) -> Result<Region, Sentence> {
    let at = |name: &str| FILES.iter().position(|f| *f == name);
    parse(&|name| at(name).and_then(|i| texts.get(i)).map(|text| Cow::Borrowed(text.as_str())))
}

/// blake3 over the texts of a pack, in the order of [`FILES`].
pub fn hash_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = blake3::Hasher::new();
    for text in texts {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    hasher.finalize().to_hex()[..32].to_owned()
}

/// A pack built into the program.
struct Embedded {
    id: &'static str,
    texts: [&'static str; 5],
    parsed: OnceLock<Option<Arc<Region>>>,
    hash: OnceLock<String>,
}

macro_rules! pack {
    ($id:literal) => {
        Embedded {
            id: $id,
            texts: [
                include_str!(concat!("../../assets/regions/", $id, "/region.ron")),
                include_str!(concat!("../../assets/regions/", $id, "/places.ron")),
                include_str!(concat!("../../assets/regions/", $id, "/zones.ron")),
                include_str!(concat!("../../assets/regions/", $id, "/nodes.csv")),
                include_str!(concat!("../../assets/regions/", $id, "/roads.csv")),
            ],
            parsed: OnceLock::new(),
            hash: OnceLock::new(),
        }
    };
}

static EMBEDDED: [Embedded; 3] = [pack!("king-county-wa"), pack!("broward-fl"), pack!("manhattan-ny")];

/// The ids of the packs built into the program.
pub fn embedded_ids() -> impl Iterator<Item = &'static str> {
    EMBEDDED.iter().map(|e| e.id)
}

/// A pack built into the program, read once per process. `None` if there is none of that id.
pub fn embedded(id: &str) -> Option<Arc<Region>> {
    let pack = EMBEDDED.iter().find(|e| e.id == id)?;
    // A test reads every built-in pack, so one that cannot be read never ships.
    pack.parsed.get_or_init(|| parse(&|name| text_of(pack, name)).ok().map(Arc::new)).clone()
}

/// The hash of a pack built into the program.
pub fn embedded_hash(id: &str) -> Option<&'static str> {
    let pack = EMBEDDED.iter().find(|e| e.id == id)?;
    Some(pack.hash.get_or_init(|| hash_of(pack.texts)))
}

fn text_of(pack: &'static Embedded, name: &str) -> Option<Cow<'static, str>> {
    FILES.iter().position(|f| *f == name).map(|i| Cow::Borrowed(pack.texts[i]))
}

fn in_file(file: &str, fault: Sentence) -> Sentence {
    msg!("pack-file", file = file, fault = fault)
}

fn on_line(file: &str, line: usize, fault: Sentence) -> Sentence {
    msg!("pack-line", file = file, line = line, fault = fault)
}

fn beyond(n: i64, bound: &Bound) -> Sentence {
    let (low, high) = (bound.show(bound.least), bound.show(bound.most));
    msg!("pack-beyond", value = grouped(n), what = bound.what(), low = low, high = high, why = bound.why())
}

fn ron_file<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Sentence> {
    ron::from_str(text).map_err(|e| format!("{name}:{e}").into())
}

fn point(file: &str, (lat, lon): Degrees) -> Result<LatLon, Sentence> {
    if (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon) {
        Ok(LatLon::degrees(lat, lon))
    } else {
        Err(in_file(file, msg!("pack-degrees", lat = lat, lon = lon)))
    }
}

/// In 1e-6 degree.
fn on_earth(at: LatLon) -> Result<LatLon, Sentence> {
    let good = (-90_000_000..=90_000_000).contains(&at.lat) && (-180_000_000..=180_000_000).contains(&at.lon);
    if good { Ok(at) } else { Err(msg!("pack-position", lat = at.lat, lon = at.lon)) }
}

fn rings(all: &[Vec<Degrees>]) -> Result<Vec<Vec<LatLon>>, Sentence> {
    all.iter().map(|ring| ring.iter().map(|&p| point("region.ron", p)).collect()).collect()
}

fn count(file: &str, n: usize, bound: &Bound) -> Result<(), Sentence> {
    total(file, n as u64, bound)
}

/// Whether a number is within its limits.
fn total(file: &str, n: u64, bound: &Bound) -> Result<(), Sentence> {
    let n = i64::try_from(n).unwrap_or(i64::MAX);
    if bound.holds(n) {
        return Ok(());
    }
    Err(in_file(file, beyond(n, bound)))
}

fn text_fits(file: &str, text: &str) -> Result<(), Sentence> {
    if bounds::NAME.holds_len(text.chars().count()) {
        return Ok(());
    }
    Err(in_file(file, msg!("pack-text-long", n = text.chars().count(), most = bounds::NAME.most)))
}

fn good_id(file: &str, id: &str) -> Result<(), Sentence> {
    if is_kebab(id) { Ok(()) } else { Err(in_file(file, msg!("pack-bad-id", id = shown(id)))) }
}

/// The numbers of one record of `file`, each with its limits.
fn numbers<const N: usize>(file: &str, of: &str, all: [(u32, &Bound); N]) -> Result<(), Sentence> {
    all.into_iter()
        .try_for_each(|(n, bound)| total(file, u64::from(n), bound))
        .map_err(|e| msg!("pack-record", fault = e, id = of))
}

fn place(r: PlaceRecord) -> Result<RegionPlace, Sentence> {
    const FILE: &str = "places.ron";
    good_id(FILE, &r.id)?;
    [&r.name, &r.code].iter().try_for_each(|t| text_fits(FILE, t))?;
    count(FILE, r.beds.len(), bounds::of("", "", Unit::Entries))?;
    for (_, staffed, occupancy) in &r.beds {
        numbers(FILE, &r.id, [(*staffed, &bounds::BEDS), (u32::from(*occupancy), &bounds::OCCUPANCY)])?;
    }
    let people = bounds::of("LocalPlace", "people", Unit::Count);
    let (als, bls) = (u32::from(r.als), u32::from(r.bls));
    numbers(FILE, &r.id, [(r.people, people), (als, &bounds::VEHICLES), (bls, &bounds::VEHICLES)])?;
    let beds =
        r.beds.into_iter().map(|(kind, staffed, occupancy_pct)| BedLine { kind, staffed, occupancy_pct }).collect();
    Ok(RegionPlace {
        at: point("places.ron", r.at)?,
        id: r.id,
        name: r.name,
        code: r.code,
        kind: r.kind,
        trauma: r.trauma,
        has_ed: r.has_ed,
        helipad: r.helipad,
        beds,
        people: r.people,
        als: r.als,
        bls: r.bls,
        estimated: r.estimated,
    })
}

fn zone(r: ZoneRecord) -> Result<RegionZone, Sentence> {
    const FILE: &str = "zones.ron";
    good_id(FILE, &r.id)?;
    text_fits(FILE, &r.name)?;
    let people = [r.population, r.age_65_plus, r.disabled, r.households, r.no_vehicle, r.below_poverty];
    numbers(FILE, &r.id, people.map(|n| (n, &bounds::RESIDENTS)))?;
    numbers(FILE, &r.id, [(u32::from(r.vulnerability_pct.unwrap_or(0)), &bounds::PERCENT)])?;
    Ok(RegionZone {
        at: point("zones.ron", r.at)?,
        id: r.id,
        name: r.name,
        population: r.population,
        age_65_plus: r.age_65_plus,
        disabled: r.disabled,
        households: r.households,
        no_vehicle: r.no_vehicle,
        below_poverty: r.below_poverty,
        vulnerability_pct: r.vulnerability_pct,
        estimated: r.estimated,
    })
}

fn unique<'a>(file: &str, what: Sentence, all: impl Iterator<Item = &'a str>) -> Result<(), Sentence> {
    let mut seen = std::collections::BTreeSet::new();
    for one in all {
        if !seen.insert(one) {
            return Err(in_file(file, msg!("pack-twice", what = what, id = one)));
        }
    }
    Ok(())
}

/// The lines after the header, with their numbers.
fn body<'a>(
    file: &str,
    text: &'a str,
    header: &str,
) -> Result<impl Iterator<Item = (usize, &'a str)> + use<'a>, Sentence> {
    let mut lines = text.lines().enumerate();
    match lines.next() {
        Some((_, first)) if first.trim_end() == header => {}
        _ => return Err(on_line(file, 1, msg!("pack-header", header = header))),
    }
    Ok(lines.filter(|(_, l)| !l.is_empty()).map(|(i, l)| (i + 1, l)))
}

fn number<T: std::str::FromStr>(what: Sentence, field: Option<&str>) -> Result<T, Sentence> {
    let field = field.ok_or_else(|| msg!("pack-no-value", what = what))?;
    field.parse().map_err(|_| msg!("pack-bad-value", text = shown(field), what = what))
}

fn read_nodes(text: &str) -> Result<Vec<LatLon>, Sentence> {
    let mut nodes = Vec::new();
    for (line, row) in body("nodes.csv", text, NODES_HEADER)? {
        let mut fields = row.split(',');
        let node = number(msg!("pack-thing-latitude"), fields.next())
            .and_then(|lat| on_earth(LatLon { lat, lon: number(msg!("pack-thing-longitude"), fields.next())? }))
            .map_err(|e| on_line("nodes.csv", line, e))?;
        nodes.push(node);
    }
    count("nodes.csv", nodes.len(), &bounds::PACK_POINTS)?;
    Ok(nodes)
}

fn read_roads(text: &str, nodes: &[LatLon]) -> Result<Vec<Road>, Sentence> {
    let mut roads = Vec::new();
    for (line, row) in body("roads.csv", text, ROADS_HEADER)? {
        roads.push(road(row, nodes).map_err(|e| on_line("roads.csv", line, e))?);
    }
    count("roads.csv", roads.len(), &bounds::PACK_POINTS)?;
    count("roads.csv", roads.iter().map(|r| r.via.len()).sum(), &bounds::PACK_POINTS)?;
    Ok(roads)
}

fn road(row: &str, nodes: &[LatLon]) -> Result<Road, Sentence> {
    let mut fields = row.split(',');
    let from: u32 = number(msg!("pack-thing-node"), fields.next())?;
    let to: u32 = number(msg!("pack-thing-node"), fields.next())?;
    let start = *nodes.get(from as usize).ok_or_else(|| msg!("pack-no-node", n = from))?;
    nodes.get(to as usize).ok_or_else(|| msg!("pack-no-node", n = to))?;
    let length_m: u32 = number(msg!("pack-thing-length"), fields.next())?;
    let speed_kmh: u16 = number(msg!("pack-thing-speed"), fields.next())?;
    let siren_kmh: u16 = number(msg!("pack-thing-speed"), fields.next())?;
    for (n, bound) in [
        (length_m, &bounds::PACK_ROAD),
        (speed_kmh.into(), &bounds::PACK_SPEED),
        (siren_kmh.into(), &bounds::PACK_SPEED),
    ] {
        if !bound.holds(i64::from(n)) {
            return Err(beyond(n.into(), bound));
        }
    }
    let class = class_of(fields.next().unwrap_or(""))?;
    let oneway = match fields.next() {
        Some("0") => false,
        Some("1") => true,
        other => return Err(msg!("pack-bad-oneway", text = shown(other.unwrap_or("")))),
    };
    let via = via_points(start, fields.next().unwrap_or(""))?;
    Ok(Road { from, to, length_m, speed_kmh, siren_kmh, class, oneway, via })
}

/// The points between, each as the step from the point before: `dlat dlon dlat dlon…` in 1e-6 degree.
fn via_points(start: LatLon, field: &str) -> Result<Vec<LatLon>, Sentence> {
    let (mut at, mut points) = (start, Vec::new());
    let mut steps = field.split_ascii_whitespace();
    while let Some(dlat) = steps.next() {
        let dlat: i32 = number(msg!("pack-thing-north"), Some(dlat))?;
        let dlon: i32 = number(msg!("pack-thing-east"), steps.next())?;
        at = on_earth(LatLon { lat: at.lat.saturating_add(dlat), lon: at.lon.saturating_add(dlon) })?;
        points.push(at);
    }
    Ok(points)
}

/// Letters of the classes in `roads.csv`.
pub const CLASS_LETTERS: [(RoadClass, &str); 7] = [
    (RoadClass::Motorway, "M"),
    (RoadClass::Trunk, "T"),
    (RoadClass::Primary, "P"),
    (RoadClass::Secondary, "S"),
    (RoadClass::Local, "L"),
    (RoadClass::Ramp, "R"),
    (RoadClass::Ferry, "F"),
];

fn class_of(letter: &str) -> Result<RoadClass, Sentence> {
    let found = CLASS_LETTERS.iter().find(|(_, l)| *l == letter);
    found.map(|(class, _)| *class).ok_or_else(|| msg!("pack-bad-class", letter = shown(letter)))
}
