//! The road network of a pack: the largest strongly connected part, with chains of junctions of degree two joined.

use super::csv::Table;
use super::geo::off_line;
use crate::scenario::{Road, RoadClass};
use crate::units::LatLon;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Lights and sirens where the source has only one speed: the ratio of the JEMSS city models (33/25, 15/11).
const SIREN_RATIO: f64 = 1.3;
const SIREN_MAX_KMH: f64 = 130.0;

/// The network as read, before any joining.
pub struct Network {
    pub nodes: Vec<LatLon>,
    edges: Vec<Edge>,
}

#[derive(Clone, Debug)]
struct Edge {
    from: usize,
    to: usize,
    length_m: f64,
    speed: u16,
    siren: u16,
    class: RoadClass,
    oneway: bool,
    /// Intermediate nodes.
    via: Vec<usize>,
}

impl Network {
    pub fn read(dir: &Path) -> Result<Network, String> {
        let mut index = BTreeMap::new();
        let mut nodes = Vec::new();
        for row in Table::read(&dir.join("roads_nodes.csv"))?.rows() {
            index.insert(row.text("id").to_string(), nodes.len());
            nodes.push(LatLon::degrees(row.needed("lat")?, row.needed("lon")?));
        }
        let mut edges = Vec::new();
        for row in Table::read(&dir.join("roads_edges.csv"))?.rows() {
            let find = |column: &str| {
                let id = row.text(column);
                index.get(id).copied().ok_or_else(|| format!("roads_edges.csv: there is no node `{id}`"))
            };
            let speed = row.number("speed_kmh").ok_or("roads_edges.csv: a row has no `speed_kmh`")?;
            let class = class_of(row.text("class"))?;
            let usual = if class == RoadClass::Ferry { speed } else { (speed * SIREN_RATIO).min(SIREN_MAX_KMH) };
            let siren = row.number("speed_emergency_kmh").unwrap_or(usual).max(speed);
            edges.push(Edge {
                from: find("from")?,
                to: find("to")?,
                length_m: row.number("length_m").ok_or("roads_edges.csv: a row has no `length_m`")?,
                speed: (speed + 0.5) as u16,
                siren: (siren + 0.5) as u16,
                class,
                oneway: row.flag("oneway"),
                via: Vec::new(),
            });
        }
        let mut network = Network { nodes, edges };
        network.edges.retain(|e| e.from != e.to);
        network.pair_up();
        network.keep_main_part();
        Ok(network)
    }

    /// Two mirrored one-way rows are one two-way road.
    fn pair_up(&mut self) {
        let mut seen: BTreeMap<(usize, usize, u16, RoadClass), usize> = BTreeMap::new();
        let mut out: Vec<Edge> = Vec::new();
        for e in self.edges.drain(..) {
            let back = seen.get(&(e.to, e.from, e.speed, e.class)).copied();
            match back {
                Some(i) if e.oneway && out[i].oneway && (out[i].length_m - e.length_m).abs() < 1.0 => {
                    out[i].oneway = false;
                }
                _ => {
                    seen.insert((e.from, e.to, e.speed, e.class), out.len());
                    out.push(e);
                }
            }
        }
        self.edges = out;
    }

    /// Drops everything outside the largest strongly connected part.
    fn keep_main_part(&mut self) {
        let mut graph: DiGraph<(), ()> = DiGraph::new();
        self.nodes.iter().for_each(|_| {
            graph.add_node(());
        });
        for e in &self.edges {
            graph.add_edge(NodeIndex::new(e.from), NodeIndex::new(e.to), ());
            if !e.oneway {
                graph.add_edge(NodeIndex::new(e.to), NodeIndex::new(e.from), ());
            }
        }
        let main: BTreeSet<usize> = kosaraju_scc(&graph)
            .into_iter()
            .max_by_key(|part| part.len())
            .map(|part| part.into_iter().map(NodeIndex::index).collect())
            .unwrap_or_default();
        self.edges.retain(|e| main.contains(&e.from) && main.contains(&e.to));
    }

    pub fn raw_counts(&self) -> (usize, usize) {
        (self.nodes.len(), self.edges.len())
    }

    /// Meters from a point to the nearest road.
    pub fn distance_m(&self, at: LatLon) -> f64 {
        let each = self.edges.iter().map(|e| off_line(at, self.nodes[e.from], self.nodes[e.to]));
        each.min_by(f64::total_cmp).unwrap_or(f64::INFINITY)
    }

    /// The nearest junction for a place: not one of freeways and ramps only.
    pub fn nearest_street_node(&self, at: LatLon) -> Option<usize> {
        let fast = |c: RoadClass| matches!(c, RoadClass::Motorway | RoadClass::Ramp | RoadClass::Ferry);
        let ends = self.edges.iter().filter(|e| !fast(e.class)).flat_map(|e| [e.from, e.to]);
        ends.min_by(|&a, &b| {
            let (da, db) = (self.nodes[a].distance_m(at), self.nodes[b].distance_m(at));
            da.total_cmp(&db).then(a.cmp(&b))
        })
    }

    /// Joins chains except at the junctions in `keep`, and returns the nodes and roads of the pack.
    pub fn join(mut self, keep: &BTreeSet<usize>) -> (Vec<LatLon>, Vec<Road>) {
        let mut at_node: Vec<Vec<usize>> = vec![Vec::new(); self.nodes.len()];
        for (i, e) in self.edges.iter().enumerate() {
            at_node[e.from].push(i);
            at_node[e.to].push(i);
        }
        let mut gone = vec![false; self.edges.len()];
        for node in 0..self.nodes.len() {
            let &[a, b] = at_node[node].as_slice() else { continue };
            if keep.contains(&node) {
                continue;
            }
            if let Some(joined) = joined(&self.edges[a], &self.edges[b], node) {
                gone[b] = true;
                for end in [joined.from, joined.to] {
                    at_node[end].iter_mut().filter(|i| **i == b).for_each(|i| *i = a);
                }
                self.edges[a] = joined;
                at_node[node].clear();
            }
        }
        let mut left = gone.iter();
        self.edges.retain(|_| !left.next().is_some_and(|g| *g));
        self.numbered()
    }

    fn numbered(mut self) -> (Vec<LatLon>, Vec<Road>) {
        self.edges.sort_by(|a, b| (a.from, a.to, &a.via).cmp(&(b.from, b.to, &b.via)));
        let used: BTreeSet<usize> = self.edges.iter().flat_map(|e| [e.from, e.to]).collect();
        let number: BTreeMap<usize, u32> = used.iter().enumerate().map(|(new, old)| (*old, new as u32)).collect();
        let road = |e: &Edge| Road {
            from: number[&e.from],
            to: number[&e.to],
            length_m: ((e.length_m + 0.5) as u32).max(1),
            speed_kmh: e.speed,
            siren_kmh: e.siren,
            class: e.class,
            oneway: e.oneway,
            via: e.via.iter().map(|v| self.nodes[*v]).collect(),
        };
        (used.iter().map(|i| self.nodes[*i]).collect(), self.edges.iter().map(road).collect())
    }
}

/// The two roads at `node` as one, or `None` where a junction must stay.
fn joined(a: &Edge, b: &Edge, node: usize) -> Option<Edge> {
    let same = (a.class, a.speed, a.siren, a.oneway) == (b.class, b.speed, b.siren, b.oneway);
    let other = |e: &Edge| if e.from == node { e.to } else { e.from };
    if !same || other(a) == other(b) || other(a) == node {
        return None;
    }
    // First the part into the node, then the part out of it.
    let (first, second) = match (a.to == node, b.from == node) {
        (true, true) => (a.clone(), b.clone()),
        (false, false) => (b.clone(), a.clone()),
        (true, false) if !a.oneway => (a.clone(), reversed(b)),
        (false, true) if !a.oneway => (reversed(a), b.clone()),
        _ => return None,
    };
    let mut via = first.via;
    via.push(node);
    via.extend(second.via);
    Some(Edge { from: first.from, to: second.to, length_m: a.length_m + b.length_m, via, ..a.clone() })
}

fn reversed(e: &Edge) -> Edge {
    let mut back = e.clone();
    (back.from, back.to) = (e.to, e.from);
    back.via.reverse();
    back
}

fn class_of(word: &str) -> Result<RoadClass, String> {
    Ok(match word {
        "motorway" => RoadClass::Motorway,
        "motorway_link" => RoadClass::Ramp,
        "trunk" => RoadClass::Trunk,
        "primary" => RoadClass::Primary,
        "secondary" | "secondary_oneway" => RoadClass::Secondary,
        "tertiary_or_residential" => RoadClass::Local,
        "ferry" => RoadClass::Ferry,
        _ => return Err(format!("roads_edges.csv: `{word}` is not a known class")),
    })
}
