//! The digest covers everything: a change of any single value of the state changes it.

use crate::stories::Grounds;
use sandtable::drill::{Bots, Control, Drill, FORMAT, Header, Order};
use sandtable::sim::{Live, digest_of};
use sandtable::units::{Dice, SimTime, Span, Subject};

/// The county with bots in midday: patients, trips, shelters, reports, a full agenda.
fn lived() -> Live {
    let (scenario, map) = Grounds::default().of("harbor-county");
    let header = Header {
        format: FORMAT,
        engine_version: "test".into(),
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        title: scenario.title.en.clone(),
        seed: 1,
        bots: Bots::Everywhere,
        created_ms: 0,
        parent: None,
        carried: Default::default(),
    };
    let mut drill = Drill::new(scenario.clone(), map, header);
    let control = |drill: &mut Drill, control| drill.submit(scenario.facilitator(), Order::Control(control), 0);
    control(&mut drill, Control::Begin).expect("a drill can begin");
    drill.advance(SimTime::START + Span::mins(20));
    for id in ["second-crash", "tree-down", "lights-out-valley", "second-card", "buses-here", "riverside-leaves"] {
        let inject = scenario.injects.iter().position(|i| i.id == id).expect("the county has it");
        control(&mut drill, Control::Fire { inject: sandtable::units::InjectId::at(inject) }).expect("it is open");
    }
    drill.advance(SimTime::START + Span::mins(35));
    drill.coalition().truth().clone()
}

/// Changes to try. CI sets 10,000.
fn wanted() -> u32 {
    std::env::var("SANDTABLE_CASES").ok().and_then(|n| n.parse::<u32>().ok()).map_or(1000, |n| n * 5)
}

/// One flipped bit of the digest's input is one changed value, or bytes that do not decode to a state.
#[test]
fn every_single_state_change_changes_the_digest() {
    let live = lived();
    let (digest, bytes) = (digest_of(&live), postcard::to_allocvec(&live).expect("the state is plain data"));
    let back: Live = postcard::from_bytes(&bytes).expect("what was written can be read");
    assert!(back == live && digest_of(&back) == digest, "the state does not survive being written and read");
    let mut draw = Dice(12).stream(Subject::Test, 22, 0);
    let (mut changed, mut tries) = (0, 0);
    while changed < wanted() {
        tries += 1;
        assert!(tries < 20 * wanted(), "only {changed} changes made sense to the state");
        let mut other = bytes.clone();
        let byte = draw.below(bytes.len() as u32) as usize;
        other[byte] ^= 1 << draw.below(8);
        let Ok(other) = postcard::from_bytes::<Live>(&other) else { continue };
        if other != live {
            changed += 1;
            assert_ne!(digest_of(&other), digest, "byte {byte} is not in the digest");
        }
    }
}

/// Every field of the state, by name: a field missing from the bytes would be invisible to the test above.
#[test]
fn digest_input_includes_every_state_field() {
    for file in ["src/sim", "src/units", "src/map", "src/drill"] {
        for source in crate::tidy::sources_under(file) {
            assert!(!source.1.contains("serde(skip"), "{} leaves a field out", source.0);
        }
    }
}
