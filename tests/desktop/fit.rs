//! Does every text fit? Every surface in three window sizes and in English, Spanish and longer than both.

use crate::stand::{Found, Stand};
use crate::walk::{Dress, surfaces};
use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::{self, Shape};
use sandtable::app::keys::{Act, BINDINGS};
use sandtable::app::theme::TRIAGE;
use sandtable::words::Language;
use std::collections::{BTreeMap, BTreeSet};

/// A text that is cut, with where.
#[derive(Debug)]
struct Cut {
    surface: String,
    words: String,
    how: String,
}

const SIZES: [(f32, f32); 3] = [(1280.0, 720.0), (1440.0, 900.0), (1920.0, 1080.0)];

/// Smallest font on the console, points.
const SMALLEST: f32 = 12.0;

fn look(stand: &mut Stand, surface: &str, found: &mut Vec<Cut>) {
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, stand.size);
    for clipped in &stand.shapes.clone() {
        texts(&clipped.shape, &mut |text: &egui::epaint::TextShape| {
            let rect = text.visual_bounding_rect();
            let words = text.galley.job.text.clone();
            if words == "!" || TRIAGE.iter().any(|l| words == l.letter.to_string()) {
                return; // inside its mark, beside a word
            }
            if let Some(word) = broken_word(&text.galley) {
                let how = format!("breaks in {word}");
                found.push(Cut { surface: surface.into(), words: words.clone(), how });
            }
            let mut cut = |how: String| found.push(Cut { surface: surface.into(), words: words.clone(), how });
            for section in &text.galley.job.sections {
                if section.format.font_id.size < SMALLEST {
                    cut(format!("{} points", section.format.font_id.size));
                }
            }
            let clip = clipped.clip_rect.intersect(window);
            // What scrolls out above or below is no fault; what is cut at a side is.
            let seen = rect.intersects(clip) && rect.center().y > clip.top() && rect.center().y < clip.bottom();
            if seen && (rect.left() < clip.left() - 1.0 || rect.right() > clip.right() + 1.0) {
                cut(format!("cut at a side: {rect:?} in {clip:?}"));
            }
        });
    }
}

/// The two halves of a word that continues in the next row. An address may break anywhere.
fn broken_word(galley: &egui::Galley) -> Option<String> {
    if galley.job.text.contains("://") {
        return None;
    }
    let pairs = galley.rows.windows(2).filter(|pair| !pair[0].ends_with_newline);
    pairs.into_iter().find_map(|pair| {
        let (above, below) = (&pair[0].row.glyphs, &pair[1].row.glyphs);
        let inside = above.last()?.chr.is_alphanumeric() && below.first()?.chr.is_alphanumeric();
        let word = |glyphs: &[egui::epaint::text::Glyph]| glyphs.iter().map(|g| g.chr).collect::<String>();
        inside.then(|| format!("{}|{}", word(above), word(below)))
    })
}

fn texts(shape: &Shape, see: &mut impl FnMut(&egui::epaint::TextShape)) {
    match shape {
        Shape::Text(t) => see(t),
        Shape::Vec(list) => list.iter().for_each(|s| texts(s, see)),
        _ => {}
    }
}

fn each(language: Language, size: (f32, f32), pct: f32) -> Vec<Cut> {
    let mut found = Vec::new();
    let dress = Dress { language, size: egui::vec2(size.0 / pct, size.1 / pct) };
    surfaces(dress, |stand, name| look(stand, name, &mut found));
    found
}

fn report(all: &[Cut]) -> String {
    all.iter().map(|c| format!("{}: “{}” {}\n", c.surface, c.words, c.how)).collect()
}

#[test]
fn no_text_of_any_surface_is_cut_or_smaller_than_twelve_points_in_english_and_spanish() {
    for size in SIZES {
        for language in Language::ALL {
            let found = each(language, size, 1.0);
            assert!(found.is_empty(), "{size:?} {language:?}:\n{}", report(&found));
        }
    }
}

#[test]
fn texts_longer_than_spanish_are_not_cut_either() {
    let found = each(Language::Long, (1440.0, 900.0), 1.0);
    assert!(found.is_empty(), "{}", report(&found));
}

#[test]
fn at_twice_the_text_size_nothing_is_cut_and_no_control_is_lost() {
    let found = each(Language::English, (1440.0, 900.0), 2.0);
    assert!(found.is_empty(), "{}", report(&found));
    let mut outside = Vec::new();
    let mut controls = |pct: f32| {
        let mut all = BTreeMap::new();
        let dress = Dress { language: Language::English, size: egui::vec2(1440.0, 900.0) / pct };
        surfaces(dress, |stand, name| {
            let window = egui::Rect::from_min_size(egui::Pos2::ZERO, stand.size).expand(0.5);
            // Which units stand alone on the map depends on its scale.
            let counts = |f: &&Found| f.clickable && f.focusable && f.role != Role::ListBoxOption;
            let buttons: Vec<_> = stand.found.iter().filter(counts).cloned().collect();
            for f in &buttons {
                let wide = f.rect.x_range();
                if !window.x_range().contains(wide.min) || !window.x_range().contains(wide.max) {
                    outside.push(format!("{name}: {} at {:?}", f.name, f.rect));
                }
            }
            all.insert(name.to_owned(), buttons.into_iter().map(|f| f.name).collect::<BTreeSet<_>>());
        });
        all
    };
    let (usual, large) = (controls(1.0), controls(2.0));
    assert!(outside.is_empty(), "outside the window: {outside:#?}");
    // What the top bar has no room for stands in the menu, the palette and the help, with its key.
    // The scenario's own pace, four scenario minutes a minute, has a key as well.
    let paced = |pace: u32| pace == 4 || BINDINGS.iter().any(|b| b.act == Act::Pace(pace));
    let by_key = |name: &str| {
        let shown: Vec<&str> = BINDINGS.iter().filter(|b| b.does.is_some()).map(|b| b.shown).collect();
        name.rsplit("  ").next().is_some_and(|key| shown.contains(&key.trim()))
            || name.strip_suffix('×').and_then(|n| n.parse().ok()).is_some_and(paced)
    };
    let lost: Vec<_> = usual
        .iter()
        .flat_map(|(s, names)| names.difference(&large[s]).filter(|n| !by_key(n)).map(move |n| (s, n)))
        .collect();
    assert!(lost.is_empty(), "gone at twice the size: {lost:#?}");
}
