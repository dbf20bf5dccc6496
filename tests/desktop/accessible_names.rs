//! Nothing is said by color or shape alone: every mark has its words, and every control its name, in both languages.

use crate::stand::Stand;
use crate::walk::{Dress, busy, surfaces};
use bevy_egui::egui::{Color32, Rect, Shape, accesskit::Role};
use sandtable::app::surfaces::Thing;
use sandtable::app::theme::{TRIAGE, Theme};
use sandtable::scenario::{PlaceKind, Status};
use sandtable::words::{Language, in_language};

#[test]
fn every_control_of_every_surface_has_a_role_and_a_name_in_both_languages() {
    for language in Language::ALL {
        surfaces(Dress::usual(language), |stand, name| {
            for f in stand.found.iter().filter(|f| f.clickable || f.focusable) {
                let said = f.name.chars().any(|c| !c.is_whitespace());
                assert!(
                    said && f.role != Role::Unknown && f.role != Role::GenericContainer,
                    "{language:?} {name}: {f:?}"
                );
            }
        });
    }
}

/// Filled shapes with their color, in the order of drawing.
pub fn fills(shape: &Shape, see: &mut impl FnMut(Color32, Rect)) {
    match shape {
        Shape::Vec(list) => list.iter().for_each(|s| fills(s, see)),
        Shape::Rect(r) => see(r.fill, r.rect),
        Shape::Circle(c) => see(c.fill, Rect::from_center_size(c.center, bevy_egui::egui::Vec2::splat(2.0 * c.radius))),
        Shape::Path(p) => see(p.fill, Rect::from_points(&p.points)),
        _ => {}
    }
}

/// What is painted in a color that means something: where, and which word belongs to it (none: any word).
fn meant(stand: &Stand, language: Language) -> Vec<(Rect, Option<String>)> {
    let attention = Color32::from(Theme::of(&stand.ctx).tokens().attention);
    // Black is the ground of one theme as well: the saltire is told by its letter.
    let triage: Vec<(Color32, String)> = in_language(language, || {
        TRIAGE[..4].iter().map(|l| (Color32::from(l.fill), l.word().to_lowercase())).collect()
    });
    let mut list = Vec::new();
    for clipped in &stand.shapes {
        fills(&clipped.shape, &mut |color, rect| {
            if !clipped.clip_rect.intersects(rect) || rect.width() > 40.0 {
                return;
            }
            if color == attention {
                list.push((rect, None));
            }
            if let Some((_, word)) = triage.iter().find(|t| t.0 == color) {
                list.push((rect, Some(word.clone())));
            }
        });
    }
    list
}

#[test]
fn beside_every_mark_in_a_color_that_means_something_its_word_is_in_the_tree() {
    for language in Language::ALL {
        let mut seen = 0;
        surfaces(Dress::usual(language), |stand, name| {
            let map = Rect::from_min_size(
                stand.desk.memory.map.cam.rect[..2].try_into().map(|[x, y]: [f32; 2]| (x, y)).expect("two").into(),
                bevy_egui::egui::vec2(stand.desk.memory.map.cam.rect[2], stand.desk.memory.map.cam.rect[3]),
            );
            let legend = Rect::from_min_size(map.min, bevy_egui::egui::vec2(232.0, 368.0));
            use sandtable::app::surfaces::Surface;
            let console = matches!(stand.desk.memory.window.surface, Surface::Console | Surface::Ready);
            let sheet = stand.found.iter().find(|f| f.role == Role::Dialog).map_or(Rect::NOTHING, |f| f.rect);
            for (mark, word) in meant(stand, language) {
                let on_map = console && map.contains_rect(mark) && !sheet.intersects(mark);
                if on_map && !(stand.desk.memory.map.legend && legend.contains_rect(mark)) {
                    continue; // the map says it in the list of places: the next test
                }
                let beside = mark.expand2(bevy_egui::egui::vec2(40.0, 4.0));
                let said = |n: &str| match &word {
                    Some(word) => n.to_lowercase().contains(word),
                    None => n.chars().filter(|c| c.is_alphabetic()).count() > 1,
                };
                let told = stand.found.iter().any(|f| f.rect.intersects(beside) && said(&f.name));
                assert!(told, "{language:?} {name}: nothing says {word:?} at {mark:?}");
                seen += 1;
            }
        });
        assert!(seen > 12, "only {seen} marks were looked at");
    }
}

/// What the map draws as frames, badges and tokens stands in the list of places and in the inspector in words.
#[test]
fn what_the_map_shows_of_a_place_stands_in_the_list_and_in_the_inspector_in_words() {
    let mut stand = busy();
    let ids: Vec<_> = stand
        .desk
        .views
        .facilitator
        .map
        .places
        .iter()
        .filter(|p| p.kind == PlaceKind::Hospital)
        .map(|p| p.place)
        .collect();
    for (k, p) in
        stand.desk.views.facilitator.map.places.iter_mut().filter(|p| p.kind == PlaceKind::Hospital).enumerate()
    {
        p.status = [Status::Open, Status::Divert, Status::Closed][k % 3];
        p.trouble = if k % 2 == 0 { "power out".into() } else { String::new() };
        p.waiting = [k as u32, 1, 0, 2, 0];
    }
    for s in &mut stand.desk.views.facilitator.sheets {
        let mark = stand.desk.views.facilitator.map.places.iter().find(|p| p.place == s.place).expect("on the map");
        s.waiting = mark.waiting;
    }
    let list: Vec<String> = stand.frames(2).into_iter().map(|f| f.name).collect();
    for id in &ids {
        let p = stand.desk.views.facilitator.map.places.iter().find(|p| p.place == *id).expect("there").clone();
        let status = ["", "on diversion", "closed"][p.status as usize];
        // In the list of places, and in the list that a screen reader has for the map.
        for after in [", ", " ("] {
            let start = format!("{}{after}", p.name);
            let row = list.iter().find(|n| n.starts_with(&start) && n.contains(&p.trouble)).expect("a row of the list");
            assert!(row.contains(status), "{row} does not say {status}");
            assert!(row.contains(&p.waiting.iter().sum::<u32>().to_string()), "{row} does not say who waits");
        }
        stand.desk.memory.select(Thing::Place(*id));
        let inside: Vec<String> = stand.frames(2).into_iter().map(|f| f.name.to_lowercase()).collect();
        for (look, n) in TRIAGE.iter().zip(p.waiting).filter(|(_, n)| *n > 0) {
            let words = format!("{n} {}", look.word().to_lowercase());
            assert!(inside.iter().any(|n| n.contains(&words)), "{}: {words} is not in the inspector", p.name);
        }
        stand.desk.memory.map.selected = None;
    }
}
