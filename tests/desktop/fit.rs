//! Does every text fit? Every surface in three window sizes and in English, Spanish and longer than both.

use crate::sheets::SHEETS;
use crate::stand::Stand;
use bevy_egui::egui::{self, Shape};
use sandtable::app::desk::{Surface, Tab};
use sandtable::words::Language;

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
    stand.frames(3);
    assert!(stand.desk.memory.broken.is_empty(), "{surface}: {:?}", stand.desk.memory.broken);
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, stand.size);
    for clipped in &stand.shapes.clone() {
        texts(&clipped.shape, &mut |text: &egui::epaint::TextShape| {
            let rect = text.visual_bounding_rect();
            let words = text.galley.job.text.clone();
            if words == "!" {
                return; // inside its triangle, beside a word
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

fn texts(shape: &Shape, see: &mut impl FnMut(&egui::epaint::TextShape)) {
    match shape {
        Shape::Text(t) => see(t),
        Shape::Vec(list) => list.iter().for_each(|s| texts(s, see)),
        _ => {}
    }
}

fn each(language: Language, size: (f32, f32), pct: f32) -> Vec<Cut> {
    let mut found = Vec::new();
    let mut stand = Stand::start();
    stand.size = egui::vec2(size.0 / pct, size.1 / pct);
    stand.desk.memory.language = language;
    stand.desk.asks = vec![sandtable::app::desk::Ask::Read];
    for ask in std::mem::take(&mut stand.desk.asks) {
        sandtable::app::carry_out(&mut stand.room, &mut stand.desk, ask);
    }
    look(&mut stand, "start", &mut found);
    let mut stand = Stand::console(30);
    stand.size = egui::vec2(size.0 / pct, size.1 / pct);
    stand.desk.memory.language = language;
    for tab in [Tab::Inspector, Tab::Decide, Tab::Journal] {
        stand.desk.memory.tab = tab;
        stand.desk.memory.decide_seat = Some(stand.desk.view.seats[0].seat);
        stand.read();
        look(&mut stand, &format!("{tab:?}"), &mut found);
    }
    stand.desk.memory.tab = Tab::Inspector;
    let hospital = stand.desk.view.map.places.iter().find(|p| p.number.is_some()).expect("a hospital").place;
    stand.desk.memory.select(sandtable::app::desk::Thing::Place(hospital));
    look(&mut stand, "a place", &mut found);
    for sheet in SHEETS {
        stand.desk.memory.sheet = Some(sheet);
        look(&mut stand, &format!("{sheet:?}"), &mut found);
    }
    stand.desk.memory.sheet = None;
    sandtable::app::keys::perform(sandtable::app::keys::Act::Compose, &mut stand.desk);
    look(&mut stand, "composer", &mut found);
    stand.desk.memory.drafts.inject = None;
    stand.desk.memory.drafts.request.open = true;
    look(&mut stand, "requests", &mut found);
    stand.desk.memory.drafts.request.open = false;
    stand.desk.memory.surface = Surface::Ready;
    look(&mut stand, "ready", &mut found);
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
fn at_twice_the_text_size_nothing_is_cut() {
    let mut found = each(Language::English, (1440.0, 900.0), 2.0);
    // The board of requests scrolls sideways then.
    found.retain(|c| c.surface != "requests");
    assert!(found.is_empty(), "{}", report(&found));
}
