//! The wall, measured: how large its figures are drawn, and how much stands there at once.

use crate::stand::Stand;
use crate::tools::{wall_context, wall_frame, wall_shapes};
use bevy_egui::egui::{self, Shape, epaint::TextShape};
use sandtable::app::base_map::BaseMap;
use sandtable::app::panels::projector::{self, Shown};
use sandtable::app::surfaces::Picture;
use sandtable::drill::{Control, Order};
use sandtable::scenario::{Status, builtins};
use sandtable::sim::Decision;
use sandtable::units::{SeatId, SimTime, Span};
use sandtable::words::{Language, in_language};

fn texts(shapes: &[egui::epaint::ClippedShape]) -> Vec<TextShape> {
    fn of(shape: &Shape, found: &mut Vec<TextShape>) {
        match shape {
            Shape::Text(t) => found.push(t.clone()),
            Shape::Vec(list) => list.iter().for_each(|s| of(s, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    shapes.iter().for_each(|s| of(&s.shape, &mut found));
    found
}

/// Height of the smallest digit as it was rasterised, points.
fn digits(text: &TextShape) -> Option<f32> {
    let glyphs = text.galley.rows.iter().flat_map(|r| r.row.glyphs.iter());
    glyphs.filter(|g| g.chr.is_ascii_digit()).map(|g| g.uv_rect.size.y).reduce(f32::min)
}

#[test]
fn the_large_figures_are_drawn_large_on_every_picture_that_has_them() {
    let mut stand = Stand::console(30);
    for seat in stand.desk.views.facilitator.seats.clone() {
        let _only_one_may = stand.room.submit(seat.seat, Order::Decide(Decision::ActivateCoalition));
    }
    let base_map = stand.room.region().map(|r| BaseMap::of(&r));
    for language in Language::ALL {
        let view = in_language(language, || stand.room.public());
        assert!(view.figures.len() >= 3);
        for (size, large, picture) in [egui::vec2(1920.0, 1080.0), egui::vec2(1280.0, 720.0), egui::vec2(1024.0, 768.0)]
            .into_iter()
            .flat_map(|s| [false, true].into_iter().flat_map(move |l| Picture::ALL.map(|p| (s, l, p))))
        {
            let wall = projector::Memory { picture, large, language, ..projector::Memory::default() };
            let hung = Shown { memory: wall, credit: "", outlook: None };
            let all = texts(&in_language(language, || wall_shapes(&view, size, base_map.as_ref(), &hung)));
            let mut drawn = 0;
            for f in &view.figures {
                // The words stand right under their number, and are painted right after it.
                let Some(words) = all.iter().position(|t| t.galley.job.text == f.words) else { continue };
                let number = &all[words - 1];
                assert_eq!(number.galley.job.text, f.number, "{picture:?}: another number stands over {}", f.words);
                assert!(!number.galley.elided, "{picture:?}: {} is cut", f.number);
                let high = digits(number).expect("a digit") / size.y;
                assert!(high >= 0.075, "{picture:?} at {size:?}: {} is {high:.4} of the height", f.number);
                drawn += 1;
            }
            match picture {
                Picture::Numbers if !large => assert_eq!(drawn, view.figures.len(), "{size:?}"),
                Picture::Numbers | Picture::Map | Picture::Replay => assert!(drawn > 0, "{picture:?} {size:?}"),
                _ => {}
            }
        }
    }
}

/// A shipped scenario with bots in every seat.
pub fn played(id: &str) -> (sandtable::app::Session, SeatId, SimTime) {
    let mut room = sandtable::app::Session::by_hand(None);
    room.open(id).expect("it ships");
    let seat = room.facilitator();
    room.submit(seat, Order::Control(Control::Begin)).expect("it begins");
    let view = room.view(seat);
    for s in view.seats.iter().filter(|s| s.seat != seat) {
        // Some have their bot already.
        let _has_one = room.submit(seat, Order::Control(Control::Bot { seat: s.seat, on: true }));
    }
    (room, seat, view.clock.length)
}

/// Numbers and words of what is painted: `14:42`, `7/9` and `T+00:42` are one number each.
fn counted(texts: &[TextShape]) -> (usize, usize) {
    let parts = texts.iter().flat_map(|t| t.galley.job.text.split_whitespace());
    let (numbers, words): (Vec<&str>, Vec<&str>) =
        parts.filter(|p| p.chars().any(char::is_alphanumeric)).partition(|p| p.chars().any(char::is_numeric));
    (numbers.len(), words.len())
}

#[test]
fn the_wall_never_says_more_than_twenty_numbers_and_sixty_words_in_any_shipped_scenario() {
    let mut most = (0, 0);
    let ctx = wall_context();
    for id in builtins() {
        let (mut room, _, length) = played(id);
        // Roads say nothing, and there are thousands of them.
        let mut base_map = room.region().map(|r| BaseMap::of(&r));
        base_map.iter_mut().for_each(|g| (g.roads, g.water) = Default::default());
        let credits = room.region().map_or(Vec::new(), |r| r.credits.clone());
        let credit = credits.iter().find(|c| c.what == "roads").map_or("", |c| c.line.as_str());
        let mut at = SimTime::START;
        while at < length {
            at += Span::mins(5);
            room.run_to(at.min(length));
            for language in Language::ALL {
                let wall = projector::Memory { language, ..projector::Memory::default() };
                let hung = Shown { memory: wall, credit, outlook: None };
                let view = in_language(language, || room.public());
                let size = egui::vec2(1920.0, 1080.0);
                let all = texts(&in_language(language, || wall_frame(&ctx, &view, size, base_map.as_ref(), &hung)));
                let (numbers, words) = counted(&all);
                assert!(numbers <= 20 && words <= 60, "{id} at {at} {language:?}: {numbers} numbers, {words} words");
                most = (most.0.max(numbers), most.1.max(words));
            }
        }
        println!("{id}: so far at most {most:?} numbers and words");
    }
    assert!(most.0 >= 15 && most.1 >= 30, "the wall says suspiciously little: {most:?}");
}

/// How a place stands and that a road is closed is drawn as a frame and as a badge; the tree has the words.
#[test]
fn the_wall_has_words_for_the_frames_of_places_and_the_badges_of_closed_roads() {
    let mut stand = Stand::console(30);
    let mut view = stand.room.public();
    let places: Vec<String> = view.places.iter().map(|p| p.code.clone()).collect();
    for p in &mut view.places {
        p.status = Status::Divert;
    }
    assert!(!view.closures.is_empty() && !places.is_empty());
    let base_map = stand.room.region().map(|r| BaseMap::of(&r));
    let ctx = stand.ctx.clone();
    let input = || egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1920.0, 1080.0))),
        ..Default::default()
    };
    ctx.run_ui(input(), |_| {}).drop_without_applying_deltas();
    let output = ctx.run_ui(input(), |_| {
        sandtable::app::panels::projector::draw(&ctx, &view, base_map.as_ref(), &Shown::default());
    });
    let tree = output.platform_output.accesskit_update.clone().expect("a tree");
    output.drop_without_applying_deltas();
    let names: Vec<&str> = tree.nodes.iter().filter_map(|(_, n)| n.label().or_else(|| n.value())).collect();
    assert!(names.iter().any(|n| n.ends_with("on diversion")), "{names:?}");
    let closed = view.closures.iter().find(|c| c.closed && !c.lines.is_empty()).expect("a closed road");
    assert!(names.iter().any(|n| n.contains(&closed.name)), "{names:?}");
    stand.frames(1);
}
