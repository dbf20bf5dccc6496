//! From the scenario as written to the scenario as checked: defaults filled in, references resolved, sense tested.

mod community;
mod conditions;
mod effects;
mod ems;
mod happen;
mod injects;
mod limits;
mod moves;
mod places;
mod profiles;
mod reach;
mod table;

pub use profiles::assembled;

use super::checked::{Place, Scenario, Text, TriageErrors};
use super::decode::{At, Lost, Moment, Percent, Ref, Spot};
use super::defaults;
use super::finding::{Issue, Pos, Sentence, did_you_mean, msg};
use super::profile::Profile;
use super::region::Region;
use super::written;
use crate::units::{ConditionId, IdVec, LatLon, PlaceId, SimTime, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

/// At most this many wrong ids are compared with every id there is.
const GUESSES: u32 = 100;

/// Ids of one kind, and the position of each in its list.
#[derive(Debug)]
pub(super) struct Index {
    what: &'static str,
    /// The field of the scenario that holds them.
    list: &'static str,
    ids: BTreeMap<String, usize>,
}

impl Index {
    fn new(what: &'static str, list: &'static str) -> Index {
        Index { what, list, ids: BTreeMap::new() }
    }
}

/// Everything that checking knows so far.
pub(super) struct Ctx<'a> {
    issues: Vec<Issue>,
    lost: &'a Lost,
    /// Where the scenario itself stands.
    root: Pos,
    region: Arc<Region>,
    /// South-west and north-east corner of everything on the region's map.
    corners: Option<(LatLon, LatLon)>,
    /// How many ids have been compared with all others, to suggest the nearest.
    guesses: u32,
    /// The region pack was not found: nothing can be said about the ids of its places and zones.
    region_lost: bool,
    starts_min: i64,
    length: Span,
    conditions: Index,
    places: Index,
    place_at: Vec<LatLon>,
    sites: Index,
    site_at: Vec<LatLon>,
    zones: Index,
    seats: Index,
    tasks: Index,
    injects: Index,
    moves: Index,
    objectives: Index,
    /// Injects that go out in the stead of others.
    stand_ins: Vec<String>,
    eei: Index,
    /// The options of each inject, as written: conditions name them.
    options_of: Vec<Vec<String>>,
}

/// What is known about the region when checking starts.
pub enum Found {
    Region(Arc<Region>),
    /// The scenario names no region.
    None,
    /// The scenario names one that does not exist; that has been reported.
    Lost,
}

/// Checks. `Scenario` is `None` if an error was found (here or before: the caller knows).
pub fn check(w: &written::Scenario, found: Found, lost: &Lost) -> (Option<Scenario>, Vec<Issue>) {
    let (region, region_lost) = match found {
        Found::Region(region) => (region, false),
        Found::None => (Arc::new(own_region(w)), false),
        Found::Lost => (Arc::new(Region::default()), true),
    };
    let mut ctx = Ctx {
        issues: Vec::new(),
        lost,
        root: w.pos,
        corners: corners(&region),
        region,
        region_lost,
        guesses: 0,
        starts_min: w.starts.map_or(defaults::STARTS_MIN, |d| d.value.0),
        length: w.length.map_or(defaults::LENGTH, |l| l.value),
        conditions: Index::new("condition", "conditions"),
        places: Index::new("place", "places"),
        place_at: Vec::new(),
        sites: Index::new("site", "sites"),
        site_at: Vec::new(),
        zones: Index::new("zone", "zones"),
        seats: Index::new("seat", "seats"),
        tasks: Index::new("task", "objectives"),
        injects: Index::new("inject", "injects"),
        moves: Index::new("move", "moves"),
        objectives: Index::new("objective", "objectives"),
        stand_ins: Vec::new(),
        eei: Index::new("essential element of information", "eei"),
        options_of: w.injects.iter().map(|i| i.options.iter().map(|o| o.value.en.clone()).collect()).collect(),
    };
    if !ctx.whole(w) {
        return (None, ctx.issues);
    }
    let scenario = ctx.scenario(w);
    let bad = ctx.issues.iter().any(|i| i.level == super::finding::Level::Error);
    ((!bad).then_some(scenario), ctx.issues)
}

/// A scenario without a region pack plays on a small map of its own.
fn own_region(w: &written::Scenario) -> Region {
    let points: Vec<LatLon> = w.places.iter().map(|p| p.at.value).chain(w.sites.iter().map(|s| s.at.value)).collect();
    let mean = |f: fn(&LatLon) -> i32| {
        points.iter().map(|p| i64::from(f(p))).sum::<i64>().checked_div(points.len() as i64).unwrap_or(0) as i32
    };
    let centre = LatLon { lat: mean(|p| p.lat), lon: mean(|p| p.lon) };
    Region { id: "own-map".into(), name: w.title.value.en.clone(), centre, ..Region::default() }
}

fn triage_errors(w: &written::Scenario) -> TriageErrors {
    let pct = |of: fn(&written::TriageErrors) -> Option<At<Percent>>| w.triage.as_ref().and_then(of).map(|p| p.value.0);
    TriageErrors { over_pct: pct(|t| t.over), under_pct: pct(|t| t.under) }
}

impl Ctx<'_> {
    fn scenario(&mut self, w: &written::Scenario) -> Scenario {
        self.header(w);
        let conditions: IdVec<ConditionId, Profile> = self.profiles(w).into();
        let places: IdVec<PlaceId, Place> = self.all_places(w).into();
        let sites = self.all_sites(w);
        let zones = self.all_zones(w);
        let community = self.community(w, &zones, &places);
        let seats = self.all_seats(w, &places);
        let objectives = self.objectives(w);
        let links = self.links(w);
        let waves = self.waves(w, &conditions);
        self.unlikely(w, &places);
        let road_changes = self.roads(w);
        let utility_changes = self.utilities(w);
        let ems = self.ems_rules(w);
        let mutual_aid = self.mutual_aid(w, &places);
        let evacuations = self.evacuations(w, &zones);
        let eei = self.all_eei(w, &seats);
        self.name_injects(w);
        let moves = self.all_moves(w, &seats);
        let injects = self.all_injects(w, &seats);
        self.something_happens(w, &injects);
        let patient_transport = self.patient_transport(w.patient_transport.as_ref());
        self.totals(w.pos.opening(), (&waves, &injects), (&places, &zones), &mutual_aid, &patient_transport);
        let scenario = Scenario {
            id: w.id.value.0.clone(),
            title: w.title.value.clone(),
            summary: w.summary.as_ref().map(|t| t.value.clone()).unwrap_or_default(),
            region: self.region.clone(),
            starts_min: self.starts_min,
            length: self.length,
            pace: w.pace.map_or(defaults::PACE, |p| p.value),
            players: w.players.as_ref().map_or(defaults::PLAYERS, |p| (p.min.value, p.max.value)),
            hazard: w.hazard.as_ref().map_or_else(|| w.title.value.clone(), |h| h.name.value.clone()),
            hva: w.hazard.as_ref().and_then(|h| h.hva.as_ref()).map(|h| h.value.0.clone()).unwrap_or_default(),
            seed: w.seed.map_or(defaults::SEED, |s| s.value),
            hash: String::new(),
            places,
            links,
            conditions,
            sites: sites.into(),
            waves,
            triage_errors: triage_errors(w),
            road_changes,
            utility_changes,
            ems,
            mutual_aid,
            patient_transport,
            zones: zones.into(),
            evacuations,
            community,
            seats: seats.into(),
            objectives: objectives.into(),
            eei,
            moves: moves.into(),
            pressure: self.pressure(w),
            by_hand: w.by_hand.is_some_and(|b| b.value),
            injects: injects.into(),
        };
        self.can_fire(w, &scenario);
        scenario
    }

    fn something_happens(&mut self, w: &written::Scenario, injects: &[super::Inject]) {
        let written =
            !w.casualties.is_empty() || !w.evacuations.is_empty() || has_hazards(w) || self.lost.any_field(w.pos);
        if !written && !has_casualties(injects) {
            let hint = msg!("add-casualties");
            self.issues.push(Issue::warning(w.pos.opening(), "W-SCN-01", msg!("nothing-happens"), hint));
        }
    }

    fn header(&mut self, w: &written::Scenario) {
        if w.format.value != 1 {
            let message = msg!("format-unknown", n = w.format.value);
            self.error(w.format.pos, "E-VAL-05", message, msg!("write-format"));
        }
        if let Some(p) = w.players.as_ref().filter(|p| p.min.value > p.max.value) {
            self.error(p.min.pos, "E-VAL-06", msg!("players-swapped"), msg!("swap"));
        }
    }

    pub(super) fn error(
        &mut self,
        pos: Pos,
        code: &'static str,
        message: impl Into<Sentence>,
        hint: impl Into<Sentence>,
    ) {
        self.issues.push(Issue::error(pos, code, message, hint));
    }

    pub(super) fn warn(
        &mut self,
        pos: Pos,
        code: &'static str,
        message: impl Into<Sentence>,
        hint: impl Into<Sentence>,
    ) {
        self.issues.push(Issue::warning(pos, code, message, hint));
    }

    /// The position of the thing with this id, or a finding.
    fn find(&mut self, which: fn(&Self) -> &Index, id: &str, pos: Pos) -> Option<usize> {
        let index = which(self);
        if let Some(at) = index.ids.get(id) {
            return Some(*at);
        }
        let from_region = matches!(index.what, "place" | "zone");
        let list_lost =
            self.lost.field(self.root, index.list) || (index.what == "task" && self.lost.record("objective"));
        if self.lost.id(id) || list_lost || (self.region_lost && from_region) {
            return None;
        }
        let what = index.what;
        let known = index.ids.keys().map(String::as_str);
        // Comparing with everything takes a while: a file full of wrong ids is a file of another region.
        let near = if self.guesses < GUESSES { did_you_mean(id, known) } else { None };
        let hint = match near {
            Some(like) => msg!("did-you-mean-id", like = like),
            None if index.ids.is_empty() => msg!("none-of-kind", what = thing(what)),
            None if index.ids.len() <= 12 => {
                msg!("there-are", ids = index.ids.keys().cloned().collect::<Vec<_>>().join(", "))
            }
            None => msg!("look-up"),
        };
        self.guesses += 1;
        let message = msg!("no-such", what = thing(what), id = super::decode::shown(id));
        self.error(pos, "E-REF-01", message, hint);
        None
    }

    fn find_place(&mut self, r: &At<Ref>) -> Option<usize> {
        self.find(|c| &c.places, &r.value.0, r.pos)
    }

    /// A place or site by id, or a position, as a position and the id that names it.
    fn spot(&mut self, spot: &At<Spot>) -> Option<(LatLon, Option<String>)> {
        match &spot.value {
            Spot::At(at) => {
                self.inside(*at, spot.pos);
                Some((*at, None))
            }
            Spot::Of(id) => {
                let at = match self.sites.ids.get(id) {
                    Some(i) => self.site_at[*i],
                    None => {
                        let i = self.find(|c| &c.places, id, spot.pos)?;
                        self.place_at[i]
                    }
                };
                Some((at, Some(id.clone())))
            }
        }
    }

    /// Adds an id, or reports that it is taken.
    fn add(&mut self, which: fn(&mut Self) -> &mut Index, id: &str, at: usize, pos: Pos) {
        let index = which(self);
        let what = index.what;
        if index.ids.contains_key(id) {
            let hint = msg!("another-id");
            self.error(pos, "E-DUP-01", msg!("id-taken", what = thing(what), id = id), hint);
        } else {
            index.ids.insert(id.to_string(), at);
        }
    }

    /// A scenario clock time as exercise time.
    fn time(&mut self, m: &At<Moment>) -> SimTime {
        match m.value {
            Moment::Offset(t) => t,
            Moment::Clock(minutes) => {
                let start = self.starts_min.rem_euclid(1440);
                SimTime((minutes - start).rem_euclid(1440) * 60_000)
            }
        }
    }

    /// A time that must be within the exercise.
    fn time_inside(&mut self, m: &At<Moment>) -> SimTime {
        let t = self.time(m);
        if t.0 > self.length.0 {
            let end = self.length.0 / 60_000;
            let length = format!("+{}:{:02}", end / 60, end % 60);
            let start = self.starts_min.rem_euclid(1440);
            let hint = match m.value {
                Moment::Offset(_) => msg!("time-within", length = length),
                Moment::Clock(_) => {
                    msg!("startex-at", time = format!("{:02}:{:02}", start / 60, start % 60), length = length)
                }
            };
            self.error(m.pos, "E-TIM-03", msg!("after-end"), hint);
        }
        t
    }

    /// A from–until pair.
    fn window(&mut self, from: Option<&At<Moment>>, until: Option<&At<Moment>>) -> (SimTime, Option<SimTime>) {
        let from = from.map_or(SimTime::START, |m| self.time_inside(m));
        let until = until.map(|m| {
            let t = self.time(m);
            if t <= from {
                self.error(m.pos, "E-TIM-04", msg!("ends-before"), msg!("until-later"));
            }
            t
        });
        (from, until)
    }

    /// A position must be within the region, plus a margin of 20 % of its size.
    fn inside(&mut self, at: LatLon, pos: Pos) {
        let Some((low, high)) = self.corners else { return };
        let fits = |at: LatLon| {
            let (h, w) = ((high.lat - low.lat) / 5, (high.lon - low.lon) / 5);
            (low.lat - h..=high.lat + h).contains(&at.lat) && (low.lon - w..=high.lon + w).contains(&at.lon)
        };
        if !fits(at) {
            let swapped = fits(LatLon { lat: at.lon, lon: at.lat });
            let west = fits(LatLon { lat: at.lat, lon: -at.lon });
            let hint = match (swapped, west) {
                (true, _) => msg!("latitude-first"),
                (_, true) => msg!("west-minus"),
                _ => {
                    let c = self.region.centre;
                    msg!("region-center", at = format!("({:.4}, {:.4})", c.lat_degrees(), c.lon_degrees()))
                }
            };
            self.error(pos, "E-VAL-07", msg!("outside-region", region = self.region.name), hint);
        }
    }
}

/// A kind of thing, by its name in [`Index`].
fn thing(what: &str) -> Sentence {
    match what {
        "condition" => msg!("thing-condition"),
        "place" => msg!("thing-place"),
        "site" => msg!("thing-site"),
        "zone" => msg!("thing-zone"),
        "seat" => msg!("thing-seat"),
        "task" => msg!("thing-task"),
        "inject" => msg!("thing-inject"),
        "move" => msg!("thing-move"),
        "objective" => msg!("thing-objective"),
        _ => msg!("thing-eei"),
    }
}

fn has_hazards(w: &written::Scenario) -> bool {
    w.community.as_ref().is_some_and(|c| !c.hazards.is_empty())
}

fn has_casualties(injects: &[super::Inject]) -> bool {
    injects.iter().flat_map(|i| &i.effects).any(|e| {
        matches!(e, super::Effect::Casualties { .. } | super::Effect::Evacuees { .. } | super::Effect::Hazard { .. })
    })
}

/// South-west and north-east corner of everything on the map.
fn corners(region: &Region) -> Option<(LatLon, LatLon)> {
    let boundary = region.boundary.iter().flatten().copied();
    let rest = region.nodes.iter().copied().chain(region.places.iter().map(|p| p.at));
    let points: Vec<LatLon> = if region.boundary.is_empty() { rest.collect() } else { boundary.collect() };
    let first = *points.first()?;
    Some(points.iter().fold((first, first), |(low, high), p| {
        (
            LatLon { lat: low.lat.min(p.lat), lon: low.lon.min(p.lon) },
            LatLon { lat: high.lat.max(p.lat), lon: high.lon.max(p.lon) },
        )
    }))
}

/// Written in capitals by the field.
const CAPITALS: [&str; 10] = ["ed", "ems", "eoc", "icu", "mci", "ppe", "pio", "hcc", "bls", "als"];

/// `first-call` → "First call", `eoc-stands` → "EOC stands".
fn title_from(id: &str) -> String {
    let word = |w: &str| if CAPITALS.contains(&w) { w.to_uppercase() } else { w.to_string() };
    let words: Vec<String> = id.split('-').map(word).collect();
    super::decode::capital(&words.join(" "))
}

fn words(t: &Option<At<Text>>) -> Text {
    t.as_ref().map(|t| t.value.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_title_made_from_an_id_keeps_the_capitals_of_the_field() {
        assert_eq!(super::title_from("first-call"), "First call");
        assert_eq!(super::title_from("eoc-stands"), "EOC stands");
        assert_eq!(super::title_from("more-ppe"), "More PPE");
    }
}
