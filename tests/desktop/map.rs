//! The map: nobody is missing, no name covers anything, a screen reader walks it, and it answers questions.

use crate::stand::{Found, Stand};
use bevy_egui::egui::accesskit::{Action, Role};
use bevy_egui::egui::{Key, Modifiers};
use sandtable::app::map_question::{BEDS, Question};
use sandtable::app::panels::map::position;
use sandtable::app::surfaces::Thing;
use sandtable::scenario::{PlaceKind, builtins};
use sandtable::units::{SimTime, Span};

/// Every casualty at a scene, in transit, or at a hospital is on the map, as a dot or in a number.
fn nobody_is_missing(stand: &mut Stand, when: &str) {
    stand.read();
    stand.frames(2);
    assert!(stand.desk.memory.window.broken.is_empty(), "{when}: {:?}", stand.desk.memory.window.broken);
    let (drawn, t) = (&stand.desk.memory.map.drawn, &stand.desk.views.facilitator.totals);
    assert!(drawn.alone <= 150, "{when}: {} marks of one person", drawn.alone);
    assert_eq!(drawn.alone + drawn.counted, t.at_scene + t.on_the_way + t.waiting, "{when}: {t:?}");
}

/// So far away that everything is on the map.
fn step_back(stand: &mut Stand) {
    stand.fit_all();
    stand.desk.memory.map.cam.m_per_pt = 400.0;
}

#[test]
fn on_the_map_of_every_shipped_scenario_nobody_is_missing_and_at_most_150_stand_alone() {
    for id in builtins() {
        let mut stand = Stand::bots(id);
        step_back(&mut stand);
        let end = stand.desk.views.facilitator.clock.length;
        let mut now = SimTime::START + Span::mins(6);
        while now < end {
            stand.room.run_to(now);
            nobody_is_missing(&mut stand, &format!("{id} at {now}"));
            now += Span::mins(6);
        }
    }
}

#[test]
fn of_ten_thousand_people_nobody_is_missing_and_at_most_150_stand_alone() {
    let mut stand = Stand::bots("benches/frames/ten-thousand.ron");
    for minutes in [5, 25, 60] {
        stand.room.run_to(SimTime::START + Span::mins(minutes));
        step_back(&mut stand);
        nobody_is_missing(&mut stand, &format!("{minutes} minutes"));
        assert!(
            stand.desk.memory.map.drawn.grouped == (stand.desk.views.facilitator.map.walkers.len() > 150),
            "{minutes} minutes"
        );
    }
    assert!(stand.desk.views.facilitator.totals.casualties > 9_000);
}

fn overlap(a: &[f32; 4], b: &[f32; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[test]
fn at_fit_all_of_every_shipped_scenario_no_name_covers_a_glyph_or_another_name() {
    let (mut names, mut hidden) = (0, 0);
    for id in builtins() {
        let mut stand = Stand::bots(id);
        for minutes in [0, 30, 60] {
            stand.room.run_to(SimTime::START + Span::mins(minutes));
            stand.read();
            for size in [(1280.0, 720.0), (1440.0, 900.0), (1920.0, 1080.0)] {
                for question in [None, Some(Question::Power), Some(Question::Roads), Some(Question::Beds(BEDS[2]))] {
                    stand.size = bevy_egui::egui::vec2(size.0, size.1);
                    stand.desk.memory.map.question = question;
                    let hospital =
                        stand.desk.views.facilitator.map.places.iter().find(|p| p.kind == PlaceKind::Hospital);
                    stand.desk.memory.map.selected = hospital.map(|p| Thing::Place(p.place));
                    stand.fit_all();
                    let drawn = &stand.desk.memory.map.drawn;
                    assert!(!drawn.glyphs.is_empty(), "{id}");
                    for (i, name) in drawn.names.iter().enumerate() {
                        let glyph = drawn.glyphs.iter().find(|g| overlap(g, name));
                        assert_eq!(glyph, None, "{id} {size:?} {question:?}: a name covers a glyph");
                        let other = drawn.names[i + 1..].iter().find(|n| overlap(n, name));
                        assert_eq!(other, None, "{id} {size:?} {question:?}: two names");
                    }
                    names += drawn.names.len();
                    hidden += drawn.names_hidden;
                }
            }
        }
    }
    assert!(names > 100 && hidden > 0, "{names} names, {hidden} hidden");
}

fn entries(stand: &mut Stand) -> Vec<Found> {
    stand.frames(2).into_iter().filter(|f| f.role == Role::ListBoxOption).collect()
}

#[test]
fn a_screen_reader_finds_every_place_and_site_on_the_map_and_presses_one() {
    let mut stand = Stand::console(10);
    let all = entries(&mut stand);
    let (places, sites) =
        (stand.desk.views.facilitator.map.places.clone(), stand.desk.views.facilitator.map.sites.clone());
    for name in places.iter().map(|p| &p.name).chain(sites.iter().map(|s| &s.name)) {
        assert!(all.iter().any(|f| f.name.contains(name.as_str())), "{name} is not in the list");
    }
    let hospital = places.iter().find(|p| p.kind == PlaceKind::Hospital).expect("a hospital");
    stand.reader(&hospital.name, Action::Click);
    assert_eq!(stand.desk.memory.map.selected, Some(Thing::Place(hospital.place)));
    let chosen: Vec<String> = entries(&mut stand).into_iter().filter(|f| f.selected).map(|f| f.name).collect();
    assert!(chosen.len() == 1 && chosen[0].starts_with(&hospital.name), "{chosen:?}");
    // Another one by being pointed at, and its sheet stands beside the map.
    let other = places.iter().rfind(|p| p.kind == PlaceKind::Hospital).expect("another");
    stand.reader(&other.name, Action::Focus);
    assert_eq!(stand.desk.memory.map.selected, Some(Thing::Place(other.place)));
}

#[test]
fn a_screen_reader_brings_a_place_into_view_and_what_is_chosen_in_a_list_comes_into_sight() {
    let mut stand = Stand::console(10);
    let place = stand.desk.views.facilitator.map.places[0].clone();
    let at = position(&stand.desk.views.facilitator.map, stand.desk.views.region.center, Thing::Place(place.place))
        .expect("it stands somewhere");
    let away = |stand: &mut Stand| {
        stand.desk.memory.map.cam.centre = [at[0] + 900_000.0, at[1]];
        stand.frames(1);
        assert!(!stand.desk.memory.map.cam.holds(at));
    };
    away(&mut stand);
    stand.reader(&place.name, Action::ScrollIntoView);
    assert!(stand.desk.memory.map.cam.holds(at) && stand.desk.memory.map.selected.is_none());
    away(&mut stand);
    stand.desk.memory.select(Thing::Place(place.place));
    stand.frames(2);
    assert!(stand.desk.memory.map.cam.holds(at), "the camera follows the selection");
    away(&mut stand);
    assert!(!stand.desk.memory.map.cam.holds(at), "whoever moves the map away is left in peace");
    stand.key(Key::Num0, Modifiers::SHIFT);
    assert!(stand.desk.memory.map.cam.holds(at) && stand.desk.memory.map.cam.m_per_pt <= 12.0);
}

#[test]
fn the_map_answers_one_question_at_a_time_with_a_legend_in_words() {
    let mut stand = Stand::bots("buses-on-the-bridge");
    step_back(&mut stand);
    let said = |stand: &mut Stand, key| -> Vec<String> {
        stand.key(key, Modifiers::NONE);
        stand.frames(2);
        let mut words = Vec::new();
        for clipped in &stand.shapes {
            texts(&clipped.shape, &mut words);
        }
        words
    };
    let has = |words: &[String], begin: &str| words.iter().any(|w| w.starts_with(begin));
    let beds = said(&mut stand, Key::Num6);
    assert!(has(&beds, "Number at each hospital") && beds.iter().any(|w| w.contains(" available at ")));
    let next = said(&mut stand, Key::Num6);
    assert_eq!(stand.desk.memory.map.question, Some(Question::Beds(BEDS[1])));
    assert!(has(&next, "Number at each hospital"));
    let power = said(&mut stand, Key::Num8);
    assert!(has(&power, "Power and water") && !has(&power, "Number at each hospital"), "one at a time");
    let roads = said(&mut stand, Key::Num9);
    assert!(has(&roads, "Closed and slow roads") && has(&roads, "Bar: closed"));
    let areas = said(&mut stand, Key::Num7);
    assert!(has(&areas, "Percentile rank of each area"));
    let zone =
        stand.desk.views.facilitator.map.zones.iter().find_map(|z| z.vulnerability_pct).expect("the pack has areas");
    assert!(areas.contains(&zone.to_string()), "the number stands on the map");
    let none = said(&mut stand, Key::Num7);
    assert!(stand.desk.memory.map.question.is_none() && !has(&none, "Percentile rank"));
}

fn texts(shape: &bevy_egui::egui::Shape, found: &mut Vec<String>) {
    match shape {
        bevy_egui::egui::Shape::Text(t) => found.push(t.galley.job.text.clone()),
        bevy_egui::egui::Shape::Vec(list) => list.iter().for_each(|s| texts(s, found)),
        _ => {}
    }
}
