//! Signs of effects: more ambulances, earlier mutual aid, and spread destinations each help in at least 95% of matched
//! pairs. Sizes are the model's; no test is about them.

use sandtable::host::Packs;
use sandtable::map::CoalitionMap;
use sandtable::scenario::{Scenario, check_source};
use sandtable::sim::{Coalition, Decision};
use sandtable::units::{AidId, SimTime, Span};
use std::sync::Arc;

/// A town with a small hospital at the corner and two larger ones 15 min away.
const TOWN: &str = r#"Scenario(
    format: 1, id: "town", title: "Town", length: "6 h",
    sites: [ (id: "square", at: (45.0000, -93.0000)) ],
    casualties: [ (immediate: 24, delayed: 40, minimal: 20, extrication: "20 min") ],
    places: [
        (id: "corner", name: "Corner Hospital", kind: Hospital, at: (45.0060, -93.0020), trauma: III,
         beds: [ (kind: Ed, staffed: 10, occupied: 7), (kind: Or, staffed: 2, occupied: 1), (kind: AdultIcu, staffed: 4, occupied: 3),
                 (kind: MedSurg, staffed: 40, occupied: 30) ]),
        (id: "hill", name: "Hill Hospital", kind: Hospital, at: (45.0500, -93.0300), trauma: I,
         beds: [ (kind: Ed, staffed: 30, occupied: 12), (kind: Or, staffed: 8, occupied: 3), (kind: AdultIcu, staffed: 20, occupied: 12),
                 (kind: MedSurg, staffed: 120, occupied: 80) ]),
        (id: "lake", name: "Lake Hospital", kind: Hospital, at: (44.9600, -93.0500), trauma: II,
         beds: [ (kind: Ed, staffed: 24, occupied: 10), (kind: Or, staffed: 6, occupied: 2), (kind: AdultIcu, staffed: 16, occupied: 9),
                 (kind: MedSurg, staffed: 100, occupied: 70) ]),
        (id: "base", name: "Base", kind: EmsBase, at: (45.0100, -93.0100), als: ALS, bls: 4),
    ],
    zones: [ (id: "town", name: "Town", at: (45.0050, -93.0100), population: 20000) ],
    mutual_aid: [ (id: "next", als: 6, bls: 6, after: "AFTER min", enters_at: (45.0800, -93.0100)) ],
    ems_rules: (destination: RULE),
)"#;

struct Town {
    scenario: Arc<Scenario>,
    map: Arc<CoalitionMap>,
    asks_for_aid: bool,
}

impl Town {
    fn new(als: u32, rule: &str, aid_after: Option<u32>) -> Town {
        let after = aid_after.unwrap_or(60).to_string();
        let text = TOWN.replace("ALS", &als.to_string()).replace("AFTER", &after).replace("RULE", rule);
        let loaded = check_source("town.ron", &text, &Packs::installed());
        let scenario = loaded.scenario.clone().unwrap_or_else(|| panic!("{}", loaded.render()));
        let map = Arc::new(CoalitionMap::new(&scenario));
        Town { scenario, map, asks_for_aid: aid_after.is_some() }
    }

    /// (minutes that urgent casualties spent without definitive care, deaths) of one run.
    fn outcome(&self, seed: u64) -> (f64, usize) {
        let mut town = Coalition::at_startex(self.scenario.clone(), self.map.clone(), seed);
        let end = self.scenario.ends();
        if self.asks_for_aid {
            town.advance(SimTime::START + Span::mins(5));
            town.decide(&Decision::RequestMutualAid { from: AidId(0) });
        }
        town.advance(end);
        let patients = || town.truth().patients.iter().filter(|p| p.severity != sandtable::scenario::Severity::Minimal);
        // Deaths without care count to the end: an early death saves no time.
        let without = |p: &sandtable::sim::Patient| (p.definitive.unwrap_or(end) - p.injured).as_mins();
        (patients().map(without).sum(), patients().filter(|p| !p.alive()).count())
    }
}

fn pairs() -> u64 {
    std::env::var("SANDTABLE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(20).clamp(20, 400)
}

/// `better` saves time in at least 95% of pairs, and over all pairs costs no lives.
fn helps(what: &str, worse: &Town, better: &Town) {
    let pairs = pairs();
    let (mut spared, mut died) = (0, (0, 0));
    for seed in 1..=pairs {
        let (a, b) = (worse.outcome(seed), better.outcome(seed));
        spared += u64::from(b.0 < a.0);
        died = (died.0 + a.1, died.1 + b.1);
    }
    println!("{what}: helps in {spared} of {pairs} pairs; {} deaths without, {} with", died.0, died.1);
    assert!(spared * 100 >= pairs * 95, "{what}: only {spared} of {pairs} pairs");
    assert!(died.1 <= died.0, "{what}: {} deaths without, {} with", died.0, died.1);
}

#[test]
fn more_ambulances_help() {
    helps("more ambulances", &Town::new(3, "NearestWithRoom", None), &Town::new(9, "NearestWithRoom", None));
}

#[test]
fn sooner_mutual_aid_helps() {
    helps("sooner mutual aid", &Town::new(3, "NearestWithRoom", Some(90)), &Town::new(3, "NearestWithRoom", Some(20)));
}

#[test]
fn spreading_patients_over_hospitals_helps() {
    helps("load-balanced destinations", &Town::new(9, "Nearest", None), &Town::new(9, "LoadBalanced", None));
}
