//! Odd worlds and mutated scenarios, played to the end under random orders: no panic, and every rule is met.

use crate::random::random_order;
use crate::scenarios::Packs;
use crate::shipped::begun;
use sandtable::drill::{Bots, Drill};
use sandtable::scenario::{Scenario, builtin, check_source};
use sandtable::units::{Dice, SimTime, Span, Stream, Subject};
use std::sync::Arc;

/// Mutated scenarios to play. `SANDTABLE_CASES` asks for more, up to 300: each is a whole exercise.
fn cases() -> u64 {
    std::env::var("SANDTABLE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(24).min(300)
}

/// Plays up to three hours with random orders.
fn shaken(name: &str, scenario: &Arc<Scenario>, seed: u64, orders: i64) -> Drill {
    let bots = if seed.is_multiple_of(2) { Bots::Everywhere } else { Bots::Nowhere };
    let mut drill = begun(scenario, bots).unwatched();
    let until = scenario.ends().min(SimTime::START + Span::hours(3));
    for n in 0..orders {
        drill.advance_unattended(SimTime((until - SimTime::START).0 * n / orders));
        if let Some((seat, order)) = random_order(&drill, seed << 16 | n as u64) {
            let _either = drill.submit(seat, order, n);
        }
    }
    drill.advance_unattended(until);
    let broken = drill.coalition().broken_rules();
    assert!(broken.is_empty(), "{name}, seed {seed}: {broken:?}");
    for seat in 0..scenario.seats.len() {
        sandtable::view::build(&drill, sandtable::units::SeatId::at(seat));
    }
    drill
}

const HOSPITAL: &str = "(id: \"north\", name: \"North\", kind: Hospital, at: (10.0, 10.1), beds: [ (kind: Ed, staffed: 4), (kind: MedSurg, staffed: 9) ])";
const BASE: &str = "(id: \"base\", name: \"Base\", kind: EmsBase, at: (10.0, 10.05), als: 1)";

#[test]
fn odd_worlds_are_played_to_the_end() {
    let site = "sites: [ (id: \"mill\", at: (10.0, 10.0)) ]";
    let hurt = "casualties: [ (immediate: 4, delayed: 9, minimal: 22, dead: 1, extrication: \"20 min\") ]";
    let injects = "injects: [ (id: \"a\", at: \"+0:05\", text: \"x\", effects: [ Casualties(delayed: 2), Demand(calls: 500), Buses(count: 1), SplitResponse(units: 3), Rumour(site: \"mill\", name: \"Gas\"), Danger(site: \"mill\", is: Contamination) ]) ]";
    let worlds = [
        ("no hospital", format!("{site}, {hurt}, {injects}")),
        ("no ambulance", format!("{site}, {hurt}, {injects}, places: [ {HOSPITAL} ]")),
        ("one ambulance", format!("{site}, {hurt}, {injects}, places: [ {HOSPITAL}, {BASE} ]")),
        ("no staff", format!("{site}, {hurt}, places: [ {HOSPITAL}, {BASE} ], facilities: [ (id: \"north\", staff: \"0 %\") ]")),
        ("no beds", format!("{site}, {hurt}, places: [ (id: \"north\", name: \"N\", kind: Hospital, at: (10.0, 10.1), beds: [ (kind: Ed, staffed: 0), (kind: Or, staffed: 0) ]), {BASE} ]")),
        ("all beds blocked", format!("{site}, {hurt}, places: [ (id: \"north\", name: \"N\", kind: Hospital, at: (10.0, 10.1), beds: [ (kind: Ed, staffed: 4, blocked: 4, occupied: 4) ]), {BASE} ]")),
        ("empty zones", format!("{site}, {hurt}, places: [ {HOSPITAL}, {BASE} ], zones: [ (id: \"z\", name: \"Z\", at: (10.0, 10.0), population: 0) ], evacuations: [ (zone: \"z\", at: \"+0:01\", people: 0) ], community: (hazards: [ (kind: Heat, name: \"Heat\", near: \"mill\", radius: \"9 km\") ])")),
        ("no roads", format!("{site}, {hurt}, places: [ {HOSPITAL}, {BASE} ], links: [ (from: \"north\", to: (10.0, 10.2)) ]")),
        ("one minute", format!("{site}, {hurt}, places: [ {HOSPITAL}, {BASE} ], length: \"1 min\"")),
        ("nobody hurt", "length: \"30 min\"".to_string()),
        ("everything in one place", format!("{site}, {hurt}, places: [ (id: \"n\", name: \"N\", kind: Hospital, at: (10.0, 10.0), beds: [ (kind: Ed, staffed: 1) ], als: 1), (id: \"b\", name: \"B\", kind: EmsBase, at: (10.0, 10.0), als: 1) ]")),
        ("at the pole", "sites: [ (id: \"mill\", at: (90.0, 180.0)) ], casualties: [ (immediate: 3) ], places: [ (id: \"n\", name: \"N\", kind: Hospital, at: (-90.0, -180.0), beds: [ (kind: Ed, staffed: 1) ]), (id: \"b\", name: \"B\", kind: EmsBase, at: (0.0, 0.0), als: 1) ]".to_string()),
        ("one seat", format!("{site}, {hurt}, places: [ {HOSPITAL}, {BASE} ], seats: [ (role: Ems) ]")),
        ("a shelter without places", format!("{site}, {hurt}, places: [ {HOSPITAL}, {BASE}, (id: \"s\", name: \"S\", kind: Shelter, at: (10.0, 10.0), open: true), (id: \"home\", name: \"Home\", kind: LongTermCare, at: (10.0, 10.0)), (id: \"d\", name: \"D\", kind: Dialysis, at: (10.0, 10.0)) ], zones: [ (id: \"z\", name: \"Z\", at: (10.0, 10.0), population: 900) ], evacuations: [ (zone: \"z\", at: \"+0:01\", people: 900, over: \"0 s\") ]")),
    ];
    for (name, world) in worlds {
        let loaded =
            check_source("odd.ron", &format!("Scenario(format: 1, id: \"odd\", title: \"Odd\", {world})"), &Packs);
        let Some(scenario) = loaded.scenario.clone() else { panic!("{name}: {}", loaded.render()) };
        for seed in 0..3 {
            shaken(name, &scenario, seed, 60);
        }
    }
}

/// The largest of everything on one small map.
#[test]
fn world_at_its_limits_never_overflows() {
    let kinds = "Ed Or AdultIcu MedSurg Pediatric Psychiatric Isolation StepDown Labor Dialysis Imaging Morgue Resus";
    let beds: String =
        kinds.split(' ').map(|k| format!("(kind: {k}, staffed: 5000, crisis: 5000, floor: 200),")).collect();
    let text = format!(
        "Scenario(format: 1, id: \"full\", title: \"Full\", length: \"2 h\", sites: [ (id: \"mill\", at: (10.0, 10.0)) ], \
         casualties: [ (immediate: 200, over: \"366 d\"), (delayed: 300, children: 300, extrication: \"366 d\", hidden: \"100 %\", self_present: (share: \"100 %\", delay: \"366 d\")) ], \
         places: [ (id: \"north\", name: \"North\", kind: Hospital, at: (10.0, 10.1), beds: [{beds}], blood: 100000, trauma_teams: 500, on_call_teams: 500, generator: \"366 d\", \
                    house: (stairwells: 500, carriers: 10000, ventilators: 10000, oxygen: \"366 d\", protection: \"366 d\", medicines: \"0 s\")), {HOSPITAL_B}, \
                   (id: \"base\", name: \"Base\", kind: EmsBase, at: (10.0, 10.05), als: 200, bls: 200, helicopters: 100), \
                   (id: \"s\", name: \"S\", kind: Shelter, at: (10.0, 10.0), people: 100000, open: true), (id: \"home\", name: \"Home\", kind: LongTermCare, at: (10.0, 10.0), people: 2000), \
                   (id: \"d\", name: \"D\", kind: Dialysis, at: (10.0, 10.0), people: 100000) ], \
         zones: [ (id: \"z\", name: \"Z\", at: (10.0, 10.0), population: 10000000, no_vehicle: 4000000) ], \
         community: (dialysis: 100000, on_power: 100000, on_medication: 100000, caches: [ (id: \"c\", holder: Local, good: Oxygen, units: 1000000) ], \
                     hazards: [ (kind: Heat, name: \"Heat\", near: \"mill\", radius: \"200 km\"), (kind: Shaking, name: \"Shaking\", near: \"mill\", radius: \"200 km\"), (kind: Blackout, name: \"Dark\", near: \"mill\", radius: \"200 km\") ]), \
         evacuations: [ (zone: \"z\", at: \"+0:01\", people: 10000000, to_shelter: \"100 %\", over: \"366 d\") ], \
         injects: [ (id: \"a\", at: \"+0:05\", text: \"x\", effects: [ Beds(at: \"north\", kind: Ed, change: -5000), Beds(at: \"north\", kind: AdultIcu, change: 5000), Blood(at: \"north\", units: 100000), Blood(at: \"b\", units: -100000), \
            OffloadDelay(at: \"north\", extra: \"366 d\"), Evacuees(zone: \"z\", people: 10000000), Channel(channel: BedReports, delay: \"24 h\", loss: \"100 %\"), Staff(at: \"b\", share: \"0 %\"), Trust(points: -100) ]) ])",
        HOSPITAL_B = "(id: \"b\", name: \"B\", kind: Hospital, at: (10.0, 10.2), beds: [ (kind: Ed, staffed: 4), (kind: AdultIcu, staffed: 4), (kind: MedSurg, staffed: 9) ])"
    );
    let loaded = check_source("full.ron", &text, &Packs);
    let Some(scenario) = loaded.scenario.clone() else { panic!("{}", loaded.render()) };
    for seed in 0..4 {
        shaken("full", &scenario, seed, 80);
    }
}

/// Numbers, words, and ids of a text, as ranges of bytes.
fn tokens(text: &str, wanted: impl Fn(&str) -> bool) -> Vec<std::ops::Range<usize>> {
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let mut out = Vec::new();
    let mut start = None;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, inside(c)) {
            (None, true) => start = Some(i),
            (Some(from), false) => {
                if wanted(&text[from..i]) {
                    out.push(from..i);
                }
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// Replaces a few numbers, and now and then an id by another.
fn mutated(text: &str, s: &mut Stream) -> String {
    let mut text = text.to_string();
    for _ in 0..1 + s.below(6) {
        let number = |t: &str| t.parse::<f64>().is_ok() && !t.contains('.');
        let id = |t: &str| t.contains('-') && t.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let all = if s.below(4) == 0 { tokens(&text, id) } else { tokens(&text, number) };
        if all.is_empty() {
            continue;
        }
        let at = all[s.below(all.len() as u32) as usize].clone();
        let put = if id(&text[at.clone()]) {
            text[all[s.below(all.len() as u32) as usize].clone()].to_string()
        } else {
            let values =
                ["0", "1", "2", "7", "60", "99", "100", "255", "500", "5000", "20000", "65535", "100000", "4294967295"];
            values[s.below(values.len() as u32) as usize].to_string()
        };
        text.replace_range(at, &put);
    }
    text
}

#[test]
fn mutated_scenarios_are_refused_or_played_to_the_end() {
    let names = ["minimal", "buses-on-the-bridge", "minimal", "packing-house", "minimal", "ground-shakes"];
    let mut played = 0;
    for case in 0..cases() {
        let mut s = Dice(case).stream(Subject::Test, 13, 0);
        let small = case % 2 == 0;
        let name = names[(case / 2) as usize % names.len()];
        let text = if small { include_str!("small.ron") } else { builtin(name).expect("it ships") };
        let loaded = check_source("mutated.ron", &mutated(text, &mut s), &Packs);
        assert!(!loaded.render().contains("internal"));
        let Some(scenario) = loaded.scenario else { continue };
        shaken(name, &scenario, case, if small { 60 } else { 25 });
        played += 1;
    }
    assert!(played * 5 >= cases(), "only {played} of {} could be played", cases());
}
