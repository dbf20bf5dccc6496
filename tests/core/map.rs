//! Region packs match their pages, and routes are right, repeatable, and never shorter after a closure.

use petgraph::algo::dijkstra;
use petgraph::graph::NodeIndex;
use sandtable::cli::region::counts_table;
use sandtable::map::{CoalitionMap, Router, Traffic};
use sandtable::scenario::*;
use sandtable::units::*;
use std::sync::{Arc, OnceLock};

/// A scenario with a region's places and nothing else.
fn scenario_of(region: Arc<Region>) -> Scenario {
    let place = |p: &RegionPlace| Place {
        id: p.id.clone(),
        name: p.name.clone(),
        code: p.code.clone(),
        kind: p.kind,
        at: p.at,
        trauma: p.trauma,
        has_ed: p.has_ed,
        helipad: p.helipad,
        beds: vec![],
        people: p.people,
        fleet: Fleet { als: p.als, bls: p.bls, ..Fleet::default() },
        status: Status::Open,
        open: false,
        generator: None,
        staff_pct: 100,
        blood_units: 0,
        house: Default::default(),
        team_tenths: 10,
        on_call_teams: 0,
        estimated: vec![],
    };
    Scenario {
        id: "test".into(),
        title: Text::default(),
        summary: Text::default(),
        places: region.places.iter().map(place).collect(),
        region,
        starts_min: 0,
        length: Span::hours(1),
        pace: 1,
        players: (1, 1),
        hazard: Text::default(),
        hva: String::new(),
        seed: 1,
        hash: String::new(),
        links: vec![],
        conditions: IdVec::new(),
        sites: IdVec::new(),
        waves: vec![],
        triage_errors: Default::default(),
        road_changes: vec![],
        utility_changes: vec![],
        ems: EmsRules::default(),
        mutual_aid: vec![],
        patient_transport: sandtable::scenario::PatientTransport {
            batches: vec![sandtable::scenario::defaults::PATIENT_TRANSPORT],
        },
        zones: IdVec::new(),
        evacuations: vec![],
        community: Default::default(),
        seats: IdVec::new(),
        eei: Vec::new(),
        moves: IdVec::new(),
        pressure: sandtable::scenario::Pressure { tempo: (100, 100), weight: (100, 100) },
        by_hand: false,
        objectives: IdVec::new(),
        injects: IdVec::new(),
    }
}

fn king() -> &'static CoalitionMap {
    static MAP: OnceLock<CoalitionMap> = OnceLock::new();
    MAP.get_or_init(|| CoalitionMap::new(&scenario_of(pack::embedded("king-county-wa").unwrap())))
}

fn place_id(region: &Region, id: &str) -> PlaceId {
    PlaceId::at(region.places.iter().position(|p| p.id == id).unwrap())
}

fn nodes(map: &CoalitionMap, count: u32, salt: u64) -> Vec<NodeId> {
    let mut chance = Dice(salt).stream(Subject::Test, 1, 0);
    (0..count).map(|_| NodeId(chance.below(map.node_count() as u32))).collect()
}

/// Some thirty random closures and slow stretches.
fn closures(map: &CoalitionMap, salt: u64) -> Traffic {
    let mut chance = Dice(salt).stream(Subject::Test, 2, 0);
    let changes: Vec<RoadChange> = (0..30)
        .map(|i| RoadChange {
            id: format!("c{i}"),
            name: String::new(),
            at: map.position_of(NodeId(chance.below(map.node_count() as u32))),
            radius_m: 100 + chance.below(1_500),
            state: if i % 3 == 0 { RoadState::Slow(40) } else { RoadState::Closed },
            from: SimTime::START,
            until: None,
        })
        .collect();
    Traffic::new(map, &changes)
}

#[test]
fn every_pack_has_the_counts_on_its_page() {
    let regions: Vec<Arc<Region>> = pack::embedded_ids().map(|id| pack::embedded(id).unwrap()).collect();
    assert_eq!(
        regions.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(),
        ["king-county-wa", "broward-fl", "manhattan-ny"]
    );
    let table = counts_table(&regions.iter().map(|r| &**r).collect::<Vec<_>>());
    let page = include_str!("../../docs/REGIONS.md");
    assert!(page.contains(&table), "put this table into docs/REGIONS.md:\n{table}");
    for region in &regions {
        assert!(region.credits.iter().any(|c| c.what == "roads" && !c.licence.is_empty()), "{}", region.id);
        assert!(!region.boundary.is_empty() && !region.water.is_empty(), "{}", region.id);
        for place in &region.places {
            let slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(place.id.chars().all(slug), "`{}` is not kebab-case", place.id);
            assert!((1..=4).contains(&place.code.len()), "`{}` is not a short code", place.code);
            assert!(place.beds.iter().all(|b| b.occupancy_pct <= 100), "{}", place.id);
        }
    }
}

#[test]
fn known_hospitals_match_their_county_records() {
    let region = pack::embedded("king-county-wa").unwrap();
    let harborview = &region.places[place_id(&region, "harborview")];
    assert_eq!((harborview.trauma, harborview.has_ed, harborview.helipad), (Some(TraumaLevel::I), true, true));
    assert!(harborview.beds.iter().any(|b| b.kind == BedKind::Burn && b.staffed > 0));
    assert!(harborview.estimated.contains(&"beds.Burn".to_string()));
    let childrens = &region.places[place_id(&region, "seattle-childrens")];
    assert!(childrens.beds.iter().all(|b| b.kind != BedKind::MedSurg && b.kind != BedKind::AdultIcu));
    assert!(childrens.trauma.is_none(), "a level for children is not one for adults");
}

#[test]
fn broken_pack_is_refused_with_file_and_line() {
    let with = |file: &'static str, text: &'static str| {
        move |name: &str| {
            let good = match name {
                "region.ron" => "(id: \"x\", name: \"X\", centre: (0, 0), credits: [], boundary: [], water: [])",
                "nodes.csv" => "lat,lon\n0,0\n0,1000\n",
                "roads.csv" => "from,to,length_m,speed,siren,class,oneway,via\n0,1,111,50,60,S,0,\n",
                _ => "[]",
            };
            Some(std::borrow::Cow::Borrowed(if name == file { text } else { good }))
        }
    };
    assert_eq!(pack::parse(&with("", "")).map(|r| r.roads.len()), Ok(1));
    let error = |file, text| sandtable::words::said(&pack::parse(&with(file, text)).unwrap_err());
    assert!(error("nodes.csv", "lat,lon\n0,0\n0,east\n").starts_with("nodes.csv:3: `east`"));
    let header = "from,to,length_m,speed,siren,class,oneway,via\n";
    assert_eq!(header.trim_end(), pack::ROADS_HEADER);
    assert!(
        error("roads.csv", "from,to,length_m,speed,siren,class,oneway,via\n0,7,1,50,60,S,0,\n")
            .starts_with("roads.csv:2: There is no node 7")
    );
    assert!(
        error("roads.csv", "from,to,length_m,speed,siren,class,oneway,via\n0,1,1,0,60,S,0,\n")
            .starts_with("roads.csv:2:")
    );
    assert!(error("places.ron", "[\n(id: 5)]").starts_with("places.ron:2:"));
}

#[test]
fn trees_agree_with_petgraph_under_closures() {
    let map = king();
    let traffic = closures(map, 5);
    assert!(traffic.changed().count() > 50);
    let mut router = Router::new();
    for (from, dest) in nodes(map, 20, 11).into_iter().zip(nodes(map, 20, 12)) {
        for siren in [false, true] {
            // A closed road costs petgraph more than any trip can take.
            let cost =
                |e: petgraph::graph::EdgeReference<_>| traffic.millis(e.weight(), siren).map_or(1 << 40, u64::from);
            let theirs = dijkstra(map.graph(), from.0.into(), Some(dest.0.into()), cost);
            let theirs =
                theirs.get(&NodeIndex::new(dest.index())).copied().filter(|ms| *ms < 1 << 40).map(|ms| Span(ms as i64));
            assert_eq!(router.tree_to(map, &traffic, 1, dest, siren).time(from), theirs);
        }
    }
}

#[test]
fn times_from_a_junction_match_the_trees() {
    let map = king();
    let traffic = closures(map, 8);
    let mut router = Router::new();
    for (from, dest) in nodes(map, 12, 41).into_iter().zip(nodes(map, 12, 42)) {
        for siren in [false, true] {
            let there = router.tree_to(map, &traffic, 1, dest, siren).time(from);
            assert_eq!(router.reach_from(map, &traffic, 1, from, siren).time(dest), there);
        }
    }
}

/// A router's earlier queries and the order of road changes do not show in its answers.
#[test]
fn used_router_answers_like_a_new_one() {
    let map = king();
    let states: Vec<Traffic> = (0..4).map(|salt| closures(map, salt)).collect();
    let mut used = Router::new();
    let (from, dests) = (nodes(map, 1, 51)[0], nodes(map, 3, 52));
    for run in 0..3 {
        used = used.for_another_run();
        for version in 0..8u64 {
            let traffic = &states[(version as usize * (run + 1)) % states.len()];
            for dest in &dests {
                let fresh = Router::new().tree_to(map, traffic, 0, *dest, true).clone();
                assert_eq!(*used.tree_to(map, traffic, version, *dest, true), fresh);
                let fresh = Router::new().reach_from(map, traffic, 0, from, true).clone();
                assert_eq!(*used.reach_from(map, traffic, version, from, true), fresh);
            }
        }
    }
}

#[test]
fn no_road_near_a_point_is_missed() {
    let map = king();
    let mut found = 0;
    for (i, node) in nodes(map, 12, 61).into_iter().enumerate() {
        let (at, radius) = (map.position_of(node), [0, 60, 400, 3_000][i % 4]);
        let off = |w: &[LatLon]| map.projection().off_line_m(at, w[0], w[1]);
        let near = |id: &RoadId| map.polyline(*id).windows(2).any(|w| off(w) <= f64::from(radius));
        let slow: Vec<RoadId> = (0..map.road_count()).map(RoadId::at).filter(near).collect();
        assert_eq!(map.roads_near(at, radius), slow);
        found += slow.len();
    }
    assert!(found > 100);
}

#[test]
fn path_time_equals_its_trees_time() {
    let map = king();
    let traffic = closures(map, 6);
    let mut router = Router::new();
    for (from, dest) in nodes(map, 20, 21).into_iter().zip(nodes(map, 20, 22)) {
        let tree = router.tree_to(map, &traffic, 1, dest, true);
        let Some(path) = tree.path(map, from) else {
            assert_eq!(tree.time(from), None);
            continue;
        };
        assert_eq!(Some(Span(path.total_ms())), tree.time(from));
        let total = Span::mins(10);
        let at = |elapsed| path.position(map, elapsed, total).map(|(at, _)| at);
        assert_eq!(at(Span::ZERO), Some(map.position_of(from)));
        assert_eq!(at(total), Some(map.position_of(dest)));
        let last = path.steps.last().unwrap();
        assert_eq!(map.end_of(last.road, last.forward), dest);
        let line = path.polyline(map);
        let halfway = at(Span::mins(5)).unwrap();
        let off =
            line.windows(2).map(|w| map.projection().off_line_m(halfway, w[0], w[1])).fold(f64::INFINITY, f64::min);
        assert!(off < 1.0, "{off} m beside the road");
    }
}

#[test]
fn ties_are_broken_the_same_way_every_time() {
    let links = grid_links(6);
    let mut scenario = scenario_of(Arc::new(Region::default()));
    scenario.links = links;
    let (a, b) = (CoalitionMap::new(&scenario), CoalitionMap::new(&scenario));
    let (mut one, mut two) = (Router::new(), Router::new());
    // The second router has earlier queries.
    two.tree_to(&b, &Traffic::default(), 7, NodeId(20), true);
    let mut equal_ways = 0;
    for dest in 0..a.node_count() as u32 {
        let left = one.tree_to(&a, &Traffic::default(), 1, NodeId(dest), false).clone();
        let right = two.tree_to(&b, &Traffic::default(), 8, NodeId(dest), false).clone();
        assert_eq!(left, right);
        equal_ways +=
            (0..a.node_count() as u32).filter(|n| left.path(&a, NodeId(*n)).is_some_and(|p| p.steps.len() > 4)).count();
    }
    assert!(equal_ways > 100, "a square grid has many ways of equal length");
}

/// A square of `n` by `n` crossings with roads of equal length.
fn grid_links(n: i32) -> Vec<Link> {
    let at = |x: i32, y: i32| LatLon { lat: y * 5_000, lon: x * 5_000 };
    let mut links = Vec::new();
    for i in 0..n {
        for j in 0..n - 1 {
            links.push(Link { from: at(j, i), to: at(j + 1, i), speed_kmh: 50 });
            links.push(Link { from: at(i, j), to: at(i, j + 1), speed_kmh: 50 });
        }
    }
    links
}

#[test]
fn closing_roads_never_shortens_a_trip() {
    let map = king();
    let (open, mut router) = (Traffic::default(), Router::new());
    for salt in 0..3 {
        let shut = closures(map, salt);
        for dest in nodes(map, 4, 30 + salt) {
            let before = router.tree_to(map, &open, salt * 2, dest, false).clone();
            let after = router.tree_to(map, &shut, salt * 2 + 1, dest, false);
            for node in (0..map.node_count() as u32).map(NodeId) {
                let (b, a) = (before.time(node), after.time(node));
                assert!(a.is_none() || a >= b, "{node:?} to {dest:?}: {b:?} became {a:?}");
            }
        }
    }
}

#[test]
fn hospital_inside_a_closure_is_reached_at_escort_speed() {
    let region = pack::embedded("king-county-wa").unwrap();
    let map = king();
    let (here, there) = (place_id(&region, "harborview"), place_id(&region, "overlake"));
    let cordon = RoadChange {
        id: "cordon".into(),
        name: String::new(),
        at: region.places[here].at,
        radius_m: 700,
        state: RoadState::Closed,
        from: SimTime::START,
        until: None,
    };
    let shut = Traffic::new(map, [&cordon]);
    let mut router = Router::new();
    for (from, dest) in [(here, there), (there, here)] {
        let (from, dest) = (map.node_of_place(from), map.node_of_place(dest));
        // Lights and sirens pass the cordon: slower than without it, but less so than other traffic.
        for (siren, at_least) in [(false, Span::mins(1)), (true, Span::secs(10))] {
            let before = router.tree_to(map, &Traffic::default(), 1, dest, siren).time(from).unwrap();
            let after = router.tree_to(map, &shut, 2, dest, siren).time(from).unwrap();
            assert!(after > before + at_least, "{before} became {after}");
        }
    }
}

#[test]
fn every_place_inside_a_wide_closure_stays_reachable() {
    let region = pack::embedded("king-county-wa").unwrap();
    let map = king();
    let at = region.places[place_id(&region, "harborview")].at;
    let (name, from, until) = (String::new(), SimTime::START, None);
    let wide = RoadChange { id: "wide".into(), name, at, radius_m: 12_000, state: RoadState::Closed, from, until };
    let shut = Traffic::new(map, [&wide]);
    let outside = map.node_of_place(place_id(&region, "st-francis"));
    let mut router = Router::new();
    let mut inside = 0;
    for (id, place) in region.places.iter_ids().filter(|(_, p)| p.at.distance_m(at) < 10_000.0) {
        let node = map.node_of_place(id);
        let open = router.tree_to(map, &Traffic::default(), 1, outside, false).time(node);
        let out = router.tree_to(map, &shut, 2, outside, false).time(node);
        let back = router.tree_to(map, &shut, 2, node, false).time(outside);
        assert!(open.is_none() || (out.is_some() && back.is_some()), "{}", place.id);
        inside += usize::from(out > open);
    }
    assert!(inside > 50, "{inside} places are slower to reach");
}

#[test]
fn island_behind_closed_bridges_is_unreachable() {
    // Two squares joined by one road.
    let mut scenario = scenario_of(Arc::new(Region::default()));
    scenario.links = grid_links(3);
    let far = |l: &Link| Link {
        from: LatLon { lat: l.from.lat, lon: l.from.lon + 50_000 },
        to: LatLon { lat: l.to.lat, lon: l.to.lon + 50_000 },
        speed_kmh: 50,
    };
    let other: Vec<Link> = scenario.links.iter().map(far).collect();
    scenario.links.extend(other);
    let bridge = Link { from: LatLon { lat: 0, lon: 10_000 }, to: LatLon { lat: 0, lon: 50_000 }, speed_kmh: 50 };
    scenario.links.push(bridge);
    let map = CoalitionMap::new(&scenario);
    let (left, right) = (map.attach(LatLon { lat: 0, lon: 0 }).node, map.attach(LatLon { lat: 0, lon: 60_000 }).node);
    let middle = LatLon { lat: 0, lon: 30_000 };
    let near = map.roads_near(middle, 200);
    assert_eq!(near.len(), 1, "the bridge is found by its middle, though its ends are far away");
    let shut = Traffic::of(&map, near.into_iter().map(|road| (road, RoadState::Closed)));
    let mut router = Router::new();
    assert!(router.tree_to(&map, &Traffic::default(), 1, right, false).time(left).is_some());
    assert_eq!(router.tree_to(&map, &shut, 2, right, false).time(left), None);
    assert_eq!(router.tree_to(&map, &shut, 2, right, false).path(&map, left), None);
}

#[test]
fn places_without_roads_reach_each_other() {
    let region = pack::embedded("king-county-wa").unwrap();
    let mut scenario = scenario_of(region);
    scenario.region = Arc::new(Region::default());
    let map = CoalitionMap::new(&scenario);
    let mut router = Router::new();
    let tree = router.tree_to(&map, &Traffic::default(), 1, map.node_of_place(PlaceId(0)), false);
    for i in 0..scenario.places.len() {
        assert!(tree.time(map.node_of_place(PlaceId::at(i))).is_some(), "{}", scenario.places[PlaceId::at(i)].id);
    }
    assert_eq!(map.access_of_place(PlaceId(3)), Span::ZERO);
}

#[test]
fn every_place_of_every_pack_is_reached_from_every_ems_base() {
    for id in pack::embedded_ids() {
        let region = pack::embedded(id).unwrap();
        let map = CoalitionMap::new(&scenario_of(Arc::clone(&region)));
        let mut router = Router::new();
        let bases: Vec<PlaceId> =
            (0..region.places.len()).map(PlaceId::at).filter(|p| region.places[p].kind == PlaceKind::EmsBase).collect();
        assert!(!bases.is_empty());
        for place in (0..region.places.len()).map(PlaceId::at) {
            let name = &region.places[place].id;
            let access = map.access_of_place(place);
            assert!(access < Span::mins(15), "{id}: {name} is {access} from the nearest junction");
            let tree = router.tree_to(&map, &Traffic::default(), 1, map.node_of_place(place), true);
            for base in &bases {
                let time = tree.time(map.node_of_place(*base));
                assert!(time.is_some_and(|t| t < Span::hours(3)), "{id}: from {base:?} to {name}: {time:?}");
            }
        }
    }
}
