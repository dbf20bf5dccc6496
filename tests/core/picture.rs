//! The facilitator's totals include all casualties: each minute of every shipped scenario, with bots in all seats.

use crate::scenarios::shipped;
use crate::shipped::begun;
use sandtable::drill::Bots;
use sandtable::scenario::builtins;
use sandtable::units::{SimTime, Span};
use sandtable::view::build;

#[test]
fn screen_totals_equal_map_marks_every_minute() {
    let mut most = 0;
    for id in builtins() {
        let scenario = shipped(id).scenario.expect("it has no errors");
        let mut drill = begun(&scenario, Bots::Everywhere);
        let facilitator = scenario.facilitator();
        let mut now = SimTime::START;
        while now < scenario.ends() {
            now += Span::mins(1);
            drill.advance_unattended(now);
            let view = build(&drill, facilitator);
            let (t, map) = (&view.totals, &view.map);
            let all = drill.coalition().counts_of_patients().total;
            most = most.max(all);
            let shown = t.at_scene + t.on_the_way + t.waiting + t.in_hospital + t.gone_home + t.died;
            assert_eq!((shown, t.casualties), (all, all), "{id} at {now}: {t:?}");
            let at_scenes: u32 = map.sites.iter().map(|s| s.people()).sum();
            // Casualties in ambulance offload delay count at the hospital.
            let aboard: u32 = map.units.iter().filter(|u| !u.at_door).flat_map(|u| u.aboard).sum();
            let waiting: u32 = map.places.iter().flat_map(|p| p.waiting).sum();
            let marks = (at_scenes, aboard + map.walkers.len() as u32, waiting);
            assert_eq!(marks, (t.at_scene, t.on_the_way, t.waiting), "{id} at {now}");
        }
    }
    assert!(most > 100, "the largest had {most} patients");
}
