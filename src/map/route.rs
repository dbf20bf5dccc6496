//! Shortest routes: trees toward a destination, cached until the traffic changes.

use super::{CoalitionMap, Path, Step, Traffic};
use crate::units::{NodeId, Span};
use petgraph::visit::EdgeRef;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::Arc;

/// Unreachable, or no further arc.
const NONE: u32 = u32::MAX;

/// The quickest routes from everywhere to one junction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    dest: NodeId,
    /// Milliseconds to the destination, by junction.
    ms: Vec<u32>,
    /// The arc to take, by junction.
    next: Vec<u32>,
    /// The current cost of that arc.
    step_ms: Vec<u32>,
}

/// Computed trees. Not state: two routers always give equal answers, whatever their history. Closed roads usually
/// reopen, and the runs of an ensemble meet the same few closures in turn, so trees are kept for several states of the
/// roads, by closure and not by time.
#[derive(Clone, Debug, Default)]
pub struct Router {
    /// The version of the last shelf.
    version: Option<u64>,
    /// Least recently used first.
    shelves: Vec<Shelf>,
}

/// Results for one state of the roads.
#[derive(Clone, Debug)]
struct Shelf {
    traffic: Traffic,
    /// Milliseconds by arc, ordinary and with sirens; made when first needed.
    costs: [Vec<u32>; 2],
    trees: BTreeMap<u32, Arc<Tree>>,
    reaches: BTreeMap<u32, Arc<Reach>>,
}

/// Travel times from one junction to everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    ms: Vec<u32>,
}

/// Junctions in all trees kept for other states of the roads; at 12 bytes each about 100 MB [A].
const KEPT_JUNCTIONS: usize = 8_000_000;
/// Other states of the roads that are kept; a shelf without trees costs two numbers an arc.
const KEPT_SHELVES: usize = 24;

impl Router {
    pub fn new() -> Router {
        Router::default()
    }

    /// The same cache for another run on the same map, whose versions begin anew.
    pub fn for_another_run(mut self) -> Router {
        self.version = None;
        self
    }

    /// The tree toward `dest`. `version` must change whenever `traffic` does (and only one map may be used).
    pub fn tree_to(&mut self, map: &CoalitionMap, traffic: &Traffic, version: u64, dest: NodeId, siren: bool) -> &Tree {
        let Shelf { traffic, costs, trees, .. } = self.shelf(traffic, version);
        let grow = || Arc::new(Tree::grow(map, today(costs, map, traffic, siren), dest));
        trees.entry(with(dest, siren)).or_insert_with(grow)
    }

    /// The times from `start`, equal to those of the trees to every junction. `version` as above.
    pub fn reach_from(
        &mut self,
        map: &CoalitionMap,
        traffic: &Traffic,
        version: u64,
        start: NodeId,
        siren: bool,
    ) -> &Reach {
        let Shelf { traffic, costs, reaches, .. } = self.shelf(traffic, version);
        let grow = || Arc::new(Reach::grow(map, today(costs, map, traffic, siren), start));
        reaches.entry(with(start, siren)).or_insert_with(grow)
    }

    fn shelf(&mut self, traffic: &Traffic, version: u64) -> &mut Shelf {
        if self.version != Some(version) || self.shelves.is_empty() {
            self.turn_to(traffic);
            self.version = Some(version);
        }
        let last = self.shelves.len() - 1;
        &mut self.shelves[last]
    }

    /// Moves the shelf for `traffic` to the end, and drops the least recently used.
    fn turn_to(&mut self, traffic: &Traffic) {
        let known = self.shelves.iter().position(|s| s.traffic == *traffic);
        let shelf = known.map(|i| self.shelves.remove(i)).unwrap_or_else(|| Shelf {
            traffic: traffic.clone(),
            costs: [const { Vec::new() }; 2],
            trees: BTreeMap::new(),
            reaches: BTreeMap::new(),
        });
        let mut kept = 0;
        let first = self.shelves.iter().rposition(|s| {
            kept += s.trees.values().map(|t| t.ms.len()).sum::<usize>();
            kept > KEPT_JUNCTIONS
        });
        let too_many = (self.shelves.len()).saturating_sub(KEPT_SHELVES);
        self.shelves.drain(..first.map_or(0, |i| i + 1).max(too_many));
        self.shelves.push(shelf);
    }
}

/// A junction and whether with sirens, in one number: compared in one step.
fn with(node: NodeId, siren: bool) -> u32 {
    node.0 << 1 | u32::from(siren)
}

/// The cost of every arc in this state of the roads, computed once.
fn today<'a>(costs: &'a mut [Vec<u32>; 2], map: &CoalitionMap, traffic: &Traffic, siren: bool) -> &'a [u32] {
    let costs = &mut costs[usize::from(siren)];
    if costs.len() != map.graph.edge_count() {
        let today = |stretch| traffic.millis(stretch, siren).unwrap_or(NONE);
        *costs = map.graph.edge_weights().map(today).collect();
    }
    costs
}

/// Time and junction in one number, so that the heap compares once.
fn key(ms: u32, node: u32) -> Reverse<u64> {
    Reverse(u64::from(ms) << 32 | u64::from(node))
}

fn unkey(key: Reverse<u64>) -> (u32, u32) {
    ((key.0 >> 32) as u32, key.0 as u32)
}

impl Reach {
    /// Dijkstra along the arcs.
    fn grow(map: &CoalitionMap, costs: &[u32], start: NodeId) -> Reach {
        let mut ms = vec![NONE; map.graph.node_count()];
        let mut heap = BinaryHeap::new();
        if let Some(first) = ms.get_mut(start.index()) {
            *first = 0;
            heap.push(key(0, start.0));
        }
        while let Some((so_far, node)) = heap.pop().map(unkey) {
            if so_far > ms[node as usize] {
                continue;
            }
            for arc in map.graph.edges(node.into()) {
                let number = arc.id().index();
                let cost = costs[number];
                let (to, total) = (arc.target().index(), so_far.saturating_add(cost));
                if cost != NONE && total < ms[to] {
                    ms[to] = total;
                    heap.push(key(total, to as u32));
                }
            }
        }
        Reach { ms }
    }

    /// Travel time; `None` if there is no route.
    pub fn time(&self, to: NodeId) -> Option<Span> {
        span(&self.ms, to)
    }
}

fn span(ms: &[u32], node: NodeId) -> Option<Span> {
    ms.get(node.index()).filter(|ms| **ms != NONE).map(|ms| Span(i64::from(*ms)))
}

impl Tree {
    /// Dijkstra from the destination against the arcs. Equal times: the lower junction first, then the lower arc.
    fn grow(map: &CoalitionMap, costs: &[u32], dest: NodeId) -> Tree {
        let n = map.graph.node_count();
        let mut tree = Tree { dest, ms: vec![NONE; n], next: vec![NONE; n], step_ms: vec![0; n] };
        let Some(here) = tree.ms.get_mut(dest.index()) else { return tree };
        *here = 0;
        let mut heap = BinaryHeap::from([key(0, dest.0)]);
        while let Some((ms, node)) = heap.pop().map(unkey) {
            if ms > tree.ms[node as usize] {
                continue;
            }
            for arc in map.arcs_into(node) {
                let cost = costs[arc.arc as usize];
                let (from, total) = (arc.from as usize, ms.saturating_add(cost));
                if cost == NONE || total == NONE {
                    continue;
                }
                let best = tree.ms[from];
                if total < best || (total == best && arc.arc < tree.next[from]) {
                    tree.ms[from] = total;
                    tree.next[from] = arc.arc;
                    tree.step_ms[from] = cost;
                    if total < best {
                        heap.push(key(total, arc.from));
                    }
                }
            }
        }
        tree
    }

    pub fn dest(&self) -> NodeId {
        self.dest
    }

    /// Travel time; `None` if there is no route.
    pub fn time(&self, from: NodeId) -> Option<Span> {
        span(&self.ms, from)
    }

    /// The route; `None` if there is none.
    pub fn path(&self, map: &CoalitionMap, from: NodeId) -> Option<Path> {
        self.time(from)?;
        let (mut at, mut steps) = (from.0, Vec::new());
        while at != self.dest.0 {
            let arc = *self.next.get(at as usize).filter(|arc| **arc != NONE)?;
            let stretch = map.graph.edge_weight(arc.into())?;
            steps.push(Step { road: stretch.road, forward: stretch.forward, ms: self.step_ms[at as usize] });
            at = map.graph.edge_endpoints(arc.into())?.1.index() as u32;
        }
        Some(Path { steps })
    }
}
