//! Names on the map never cover each other or a glyph.

use bevy_egui::egui::{Rect, pos2, vec2};
use sandtable::app::panels::map::labels::{Wanted, nudge, overlaps, place};

/// A fixed scatter of anchors, crowded enough that some names find no room.
fn crowd() -> (Vec<Wanted>, Vec<Rect>) {
    let mut seed = 12_345_u32;
    let mut next = |n: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % n
    };
    let mut wanted = Vec::new();
    for _ in 0..120 {
        let at = pos2(next(780) as f32 + 10.0, next(580) as f32 + 10.0);
        let anchor = Rect::from_center_size(at, vec2(20.0, 16.0));
        wanted.push(Wanted { anchor, size: vec2(40.0 + next(90) as f32, 16.0), importance: next(100) });
    }
    let glyphs = wanted.iter().map(|w| w.anchor).collect();
    (wanted, glyphs)
}

#[test]
fn placed_names_overlap_neither_each_other_nor_a_glyph_and_stay_on_the_map() {
    let (wanted, glyphs) = crowd();
    let bounds = Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0));
    let placed: Vec<Rect> = place(&wanted, &glyphs, bounds).into_iter().flatten().collect();
    assert!(placed.len() > 20 && placed.len() < wanted.len());
    for (i, a) in placed.iter().enumerate() {
        assert!(bounds.contains_rect(*a));
        assert!(glyphs.iter().all(|g| !overlaps(g, a)));
        assert!(placed[i + 1..].iter().all(|b| !overlaps(a, b)));
    }
}

#[test]
fn of_two_names_for_one_room_the_more_important_one_stays() {
    let anchor = Rect::from_center_size(pos2(50.0, 50.0), vec2(10.0, 10.0));
    let bounds = Rect::from_min_size(pos2(0.0, 30.0), vec2(100.0, 45.0));
    let name = |importance| Wanted { anchor, size: vec2(90.0, 16.0), importance };
    assert_eq!(place(&[name(1), name(9)], &[anchor], bounds)[0], None);
}

#[test]
fn a_glyph_without_room_anywhere_is_not_drawn_over_another() {
    let bounds = Rect::from_min_size(pos2(0.0, 0.0), vec2(60.0, 60.0));
    assert!(nudge(pos2(30.0, 30.0), vec2(40.0, 36.0), &[], bounds).is_some());
    assert!(nudge(pos2(30.0, 30.0), vec2(40.0, 36.0), &[bounds], bounds).is_none());
}
