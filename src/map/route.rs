//! Shortest ways: whole trees towards a destination, kept until the roads change.

use super::{CoalitionMap, Path, Step, Traffic};
use crate::units::{NodeId, Span};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Not reachable, or no way on.
const NONE: u32 = u32::MAX;

/// The quickest ways from everywhere to one junction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    dest: NodeId,
    /// Milliseconds to the destination, by junction.
    ms: Vec<u32>,
    /// The arc to take, by junction.
    next: Vec<u32>,
    /// What that arc costs today.
    step_ms: Vec<u32>,
}

/// Trees that were asked for, until the roads change. Not state: two routers always give equal answers.
#[derive(Clone, Debug, Default)]
pub struct Router {
    version: Option<u64>,
    /// Milliseconds by arc, ordinary and with sirens; made when first needed.
    costs: [Vec<u32>; 2],
    trees: BTreeMap<(NodeId, bool), Tree>,
}

impl Router {
    pub fn new() -> Router {
        Router::default()
    }

    /// The tree towards `dest`. `version` must change whenever `traffic` does (and only one map may be used).
    pub fn tree_to(&mut self, map: &CoalitionMap, traffic: &Traffic, version: u64, dest: NodeId, siren: bool) -> &Tree {
        if self.version != Some(version) {
            *self = Router { version: Some(version), ..Router::default() };
        }
        let costs = &mut self.costs[usize::from(siren)];
        if costs.len() != map.graph.edge_count() {
            let today = |stretch| traffic.millis(stretch, siren).unwrap_or(NONE);
            *costs = map.graph.edge_weights().map(today).collect();
        }
        self.trees.entry((dest, siren)).or_insert_with(|| Tree::grow(map, costs, dest))
    }
}

impl Tree {
    /// Dijkstra from the destination against the arcs. Equal times: the lower junction first, then the lower arc.
    fn grow(map: &CoalitionMap, costs: &[u32], dest: NodeId) -> Tree {
        let n = map.graph.node_count();
        let mut tree = Tree { dest, ms: vec![NONE; n], next: vec![NONE; n], step_ms: vec![0; n] };
        if dest.index() >= n {
            return tree;
        }
        let mut heap = BinaryHeap::from([Reverse((0u32, dest.0))]);
        tree.ms[dest.index()] = 0;
        while let Some(Reverse((ms, node))) = heap.pop() {
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
                        heap.push(Reverse((total, arc.from)));
                    }
                }
            }
        }
        tree
    }

    pub fn dest(&self) -> NodeId {
        self.dest
    }

    /// Time on the road; `None` if there is no way.
    pub fn time(&self, from: NodeId) -> Option<Span> {
        self.ms.get(from.index()).filter(|ms| **ms != NONE).map(|ms| Span(i64::from(*ms)))
    }

    /// The way itself; `None` if there is none.
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
