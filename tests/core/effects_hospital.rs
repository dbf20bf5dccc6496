//! Hospital decisions have the right sign in matched pairs: the same casualties and random numbers, one decision apart.
//!
//! `SANDTABLE_CASES=200` plays more pairs than the daily run.

use sandtable::host::Packs;
use sandtable::map::CoalitionMap;
use sandtable::scenario::{BedKind, Effect, Scenario, check_source};
use sandtable::sim::{
    Coalition, Decision, Destination, Diversion, EvacuationScope, Item, MoveBy, Stage, Surge, Visitors,
};
use sandtable::units::{Dice, PlaceId, SimTime, Span, Stream, Subject};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// Two hospitals and enough ambulances.
const TWO_HOSPITALS: &str = r#"Scenario(
    format: 1, id: "pairs", title: "Pairs", length: "6 h",
    sites: [ (id: "square", name: "Square", at: (45.0000, -93.0000)) ],
    casualties: [ (immediate: 16, delayed: 40, minimal: 40, self_present: (share: "20 %", delay: "10 min")),
                  (at: "+0:30", delayed: 2, minimal: 6, contaminated: true, self_present: (share: "90 %", delay: "10 min")) ],
    places: [
        (id: "near", name: "Near Hospital", kind: Hospital, at: (45.0100, -93.0000),
         beds: [ (kind: Ed, staffed: 24, occupied: 8, contingency: 12, crisis: 24), (kind: Or, staffed: 4, occupied: 1),
                 (kind: AdultIcu, staffed: 12, occupied: 4), (kind: MedSurg, staffed: 80, occupied: 40) ]),
        (id: "far", name: "Far Hospital", kind: Hospital, at: (45.0600, -93.0000),
         beds: [ (kind: Ed, staffed: 30, occupied: 8), (kind: Or, staffed: 4, occupied: 1),
                 (kind: AdultIcu, staffed: 12, occupied: 4), (kind: MedSurg, staffed: 80, occupied: 40) ]),
        (id: "base", name: "Base", kind: EmsBase, at: (45.0050, -93.0050), als: 8, bls: 8),
    ],
)"#;

const NEAR: PlaceId = PlaceId(0);

fn ground() -> (Arc<Scenario>, Arc<CoalitionMap>) {
    static GROUND: OnceLock<(Arc<Scenario>, Arc<CoalitionMap>)> = OnceLock::new();
    let made = || {
        let loaded = check_source("pairs.ron", TWO_HOSPITALS, &Packs::installed());
        let scenario = loaded.scenario.clone().unwrap_or_else(|| panic!("{}", loaded.render()));
        let map = Arc::new(CoalitionMap::new(&scenario));
        (scenario, map)
    };
    GROUND.get_or_init(made).clone()
}

fn pairs() -> u64 {
    std::env::var("SANDTABLE_CASES").ok().and_then(|n| n.parse::<u64>().ok()).unwrap_or(20).min(200)
}

/// Plays six hours with these decisions at their minutes; all must be lawful. The near hospital has this share of its
/// staff, and its morning report omits it.
fn played(seed: u64, staff_pct: u8, orders: &[(i64, Decision)]) -> Coalition {
    let (scenario, map) = ground();
    let mut coalition = Coalition::at_startex(scenario, map, seed);
    coalition.take_effect(&Effect::Staff { place: NEAR, pct: staff_pct });
    for (minute, decision) in orders {
        coalition.advance(SimTime::START + Span::mins(*minute));
        coalition.check(decision).unwrap_or_else(|why| panic!("{decision:?}: {why:?}"));
        coalition.decide(decision);
    }
    coalition.advance(SimTime::START + Span::hours(6));
    assert_eq!(coalition.broken_rules(), Vec::<String>::new());
    coalition
}

/// Minutes between injury and first hospital care, summed over all casualties; without care, the wait lasts to the end.
fn waited(coalition: &Coalition) -> f64 {
    let wait = |p: &sandtable::sim::Patient| (p.care_began.unwrap_or(coalition.now()) - p.injured).as_mins();
    coalition.truth().patients.iter().map(wait).sum()
}

/// In at least 95 of 100 pairs casualties wait less in the second run.
fn helps(what: &str, staff_pct: u8, without: &[(i64, Decision)], with: &[(i64, Decision)]) {
    let (mut better, mut sums) = (0, (0.0, 0.0));
    for seed in 0..pairs() {
        let (a, b) = (waited(&played(seed, staff_pct, without)), waited(&played(seed, staff_pct, with)));
        better += u64::from(b < a);
        sums = (sums.0 + a, sums.1 + b);
    }
    let n = pairs() as f64;
    println!("{what}: better in {better} of {n} pairs, mean {:.0} without, {:.0} with", sums.0 / n, sums.1 / n);
    assert!(better * 100 >= pairs() * 95, "{what}: better in {better} of {n} pairs only");
}

#[test]
fn surge_that_opens_earlier_shortens_the_wait() {
    let surge = |minute| {
        vec![
            (minute, Decision::ActivateCommandCenter { at: NEAR }),
            (minute, Decision::OpenSurge { at: NEAR, level: Surge::Contingency }),
            (minute, Decision::RecallStaff { at: NEAR }),
            (minute, Decision::CancelElectives { at: NEAR }),
        ]
    };
    helps("surge at 5 min instead of 120", 100, &surge(120), &surge(5));
}

#[test]
fn sharing_bed_status_shortens_the_wait() {
    let rule = (1, Decision::SetDestinationPolicy { policy: Destination::NearestWithRoom });
    let shared = vec![
        rule.clone(),
        (2, Decision::ActivateCoalition),
        (2, Decision::ActivateCommandCenter { at: NEAR }),
        (2, Decision::ActivateCommandCenter { at: PlaceId(1) }),
        (2, Decision::RequestStatus),
    ];
    helps("bed status shared", 50, &[rule], &shared);
}

#[test]
fn recalled_staff_shorten_the_wait() {
    helps("staff recalled", 50, &[], &[(5, Decision::RecallStaff { at: NEAR })]);
}

/// Every evacuee is at some facility, and none is left behind.
#[test]
fn evacuated_ward_patients_are_elsewhere() {
    for seed in 0..pairs().min(20) {
        let unit = EvacuationScope::Unit(BedKind::MedSurg);
        let out = [
            (5, Decision::ActivateCommandCenter { at: NEAR }),
            (5, Decision::EvacuateHospital { at: NEAR, scope: unit, by: MoveBy::Need }),
        ];
        let coalition = played(seed, 100, &out);
        let live = coalition.truth();
        let order = &live.moves[0];
        assert!(order.over.is_some(), "seed {seed}: six hours and {} of {} moved", order.moved(), order.people.len());
        let count = |stage| order.people.iter().filter(|e| e.stage == stage).count();
        assert_eq!(count(Stage::Arrived) + count(Stage::Home) + count(Stage::Gone), order.people.len());
        assert_eq!(live.facilities[PlaceId(0)].in_use(BedKind::MedSurg), 0, "seed {seed}");
        assert!(
            live.facilities[PlaceId(1)].tally.received as usize == count(Stage::Arrived) && count(Stage::Arrived) > 20
        );
    }
}

/// A ward of fifty is evacuated at this hour, with two vehicles now and three more after two hours.
fn emptied_at(hour: u32, until: Span) -> Coalition {
    let text = TWO_HOSPITALS
        .replace("length: \"6 h\"", &format!("length: \"20 h\", starts: \"2026-05-12 {hour:02}:00\""))
        .replace("    places: [", "    patient_transport: (als: 0, bls: 2, vans: 0, buses: 0, after: \"30 min\", later: [ (bls: 3, after: \"2 h\") ]),\n    places: [");
    let loaded = check_source("night.ron", &text, &Packs::installed());
    let scenario = loaded.scenario.clone().unwrap_or_else(|| panic!("{}", loaded.render()));
    let mut coalition = Coalition::at_startex(scenario.clone(), Arc::new(CoalitionMap::new(&scenario)), 3);
    let scope = EvacuationScope::Unit(BedKind::MedSurg);
    for order in
        [Decision::ActivateCommandCenter { at: NEAR }, Decision::EvacuateHospital { at: NEAR, scope, by: MoveBy::Need }]
    {
        coalition.check(&order).expect("it is lawful");
        coalition.decide(&order);
    }
    coalition.advance(SimTime::START + until);
    assert_eq!(coalition.broken_rules(), Vec::<String>::new());
    coalition
}

#[test]
fn vehicles_from_farther_away_arrive_later() {
    let all = |until| emptied_at(9, until).truth().rides.all;
    assert_eq!(all(Span::mins(29)), [0, 0, 0, 0]);
    assert_eq!(all(Span::mins(31)), [0, 2, 0, 0]);
    assert_eq!(all(Span::mins(121)), [0, 5, 0, 0]);
}

#[test]
fn no_discharge_home_at_night() {
    let home = |hour| {
        let coalition = emptied_at(hour, Span::hours(18));
        let order = &coalition.truth().moves[0];
        assert!(order.over.is_some(), "from {hour} o'clock: {} of {} moved", order.moved(), order.people.len());
        order.people.iter().filter(|e| e.stage == Stage::Home).count()
    };
    assert!(home(9) >= 8, "more than a fifth of a ward can go home");
    assert_eq!(home(21), 0);
}

/// Random lawful decisions of any hospital lose no casualty, and transfers preserve totals.
#[test]
fn hospital_decisions_never_lose_a_casualty() {
    let mut taken = BTreeSet::new();
    for seed in 0..pairs() {
        let (scenario, map) = ground();
        let mut coalition = Coalition::at_startex(scenario, map, seed);
        let mut s = Dice(seed).stream(Subject::Test, 77, 0);
        for minute in (0..360).step_by(3) {
            coalition.advance(SimTime::START + Span::mins(minute));
            let decision = any_decision(&mut s);
            if coalition.check(&decision).is_ok() {
                coalition.decide(&decision);
                taken.insert(format!("{:?}", decision.kind()));
            }
            let broken = coalition.broken_rules();
            assert!(broken.is_empty(), "seed {seed}, minute {minute}, after {decision:?}: {}", broken.join("; "));
        }
    }
    assert!(taken.len() >= 20, "only {taken:?} were lawful");
}

fn any_decision(s: &mut Stream) -> Decision {
    use Decision as D;
    let mut below = |n: u32| s.below(n);
    let (at, from) = (PlaceId(below(2)), PlaceId(below(2)));
    let (to, count) = (PlaceId(1 - from.0), 1 + below(12) as u16);
    let kind = BedKind::ALL[below(BedKind::ALL.len() as u32) as usize];
    let scope = [EvacuationScope::All, EvacuationScope::Unit(kind), EvacuationScope::Floor(5)][below(3) as usize];
    let by = [MoveBy::Need, MoveBy::Seats, MoveBy::Stretchers][below(3) as usize];
    let policy = [Visitors::Everybody, Visitors::Limited, Visitors::Nobody][below(3) as usize];
    match below(22) {
        0 => D::ActivateCommandCenter { at },
        1 => D::OpenSurge { at, level: Surge::Contingency },
        2 => D::CancelElectives { at },
        3 => D::ReverseTriage { at },
        4 => D::SetDiversion { at, divert: [Diversion::Divert, Diversion::Accept][below(2) as usize] },
        5 => D::RecallStaff { at },
        6 => D::TransferPatients { from, to, count },
        7 => D::LockDown { at },
        8 => D::ConserveOxygen { at },
        9 => D::OpenDecontamination { at },
        10 => D::ReleaseStaff { at },
        11 => D::LendStaff { from, to, nurses: count },
        12 => D::SendSupplies { from, to, item: Item::ALL[below(5) as usize], count },
        13 => D::OfferTransfer { from, to, kind: BedKind::MedSurg, count },
        14 => D::OfferTransfer { from, to, kind, count },
        15 => D::AcceptTransfer { at: to, from },
        16 => D::RefuseTransfer { at: to, from },
        17 => D::ShelterHospital { at, on: below(2) == 0 },
        18 => D::EvacuateHospital { at, scope, by },
        19 => D::StartDowntime { at },
        20 => D::OpenAlternateSite { at },
        _ => D::SetVisitors { at, policy },
    }
}
